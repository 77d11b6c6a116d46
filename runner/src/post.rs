//! One request to the hub, one answer.

use std::sync::Arc;
use std::time::Duration;

use soundings_core::{NetworkFault, Reply};
use soundings_wire::limits;
use ureq::http::{HeaderMap, Uri, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::{Agent, Error, Timeout};

use crate::line::Line;
use crate::transport::HubConnector;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long nothing may move. It counts bytes, not the time of the whole: a slow line is not a dead one. A waiting
/// hub is silent for up to 25 s.
const STALLED: Duration = Duration::from_secs(40);

/// The way to the hub; connections are kept and used again.
pub(crate) struct Post(Agent);

impl Post {
    pub fn new(line: &Arc<Line>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .timeout_connect(Some(CONNECT))
            .timeout_per_read(Some(STALLED))
            .timeout_per_write(Some(STALLED))
            .max_idle_connections(1)
            .user_agent("soundings")
            .build();
        Self(Agent::with_parts(config, HubConnector(Arc::clone(line)), DefaultResolver::default()))
    }

    /// Posts `body` to `address`/v1.
    pub fn send(&self, address: &str, body: &[u8]) -> Reply {
        let sent = self.0.post(format!("{address}/v1")).content_type("application/octet-stream").send(body);
        let mut response = match sent {
            Ok(response) => response,
            Err(error) => return Reply::Failed(fault(&error)),
        };
        let status = response.status().as_u16();
        let retry_after_s = retry_after(response.headers());
        match response.body_mut().with_config().limit(limits::MESSAGE_BYTES as u64).read_to_vec() {
            Ok(body) => Reply::Answer { status, body, retry_after_s },
            Err(error) => Reply::Failed(fault(&error)),
        }
    }
}

/// Whether `address` is this machine over plain HTTP, the only thing that may be spoken to until there is TLS.
pub(crate) fn is_loopback(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    let loopback = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    uri.scheme_str() == Some("http") && loopback
}

fn retry_after(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()
}

fn fault(error: &Error) -> NetworkFault {
    match error {
        Error::ConnectionFailed
        | Error::HostNotFound
        | Error::BadUri(_)
        | Error::Timeout(Timeout::Connect | Timeout::Resolve) => NetworkFault::NoConnection,
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => NetworkFault::NoConnection,
        _ => NetworkFault::Interrupted,
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_machine_is_spoken_to_in_clear() {
        for loopback in ["http://127.0.0.1:7878", "http://[::1]:7878", "http://localhost:1", "http://127.9.9.9"] {
            assert!(is_loopback(loopback), "{loopback}");
        }
        for other in [
            "http://192.168.1.4:7878",
            "http://hub.example",
            "https://127.0.0.1",
            "http://127.0.0.1.example",
            "127.0.0.1:1",
            "",
            "http://",
        ] {
            assert!(!is_loopback(other), "{other}");
        }
    }
}
