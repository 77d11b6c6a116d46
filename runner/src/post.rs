//! One request to the hub, one answer.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use soundings_core::{NetworkFault, Reply, Request};
use soundings_wire::limits;
use ureq::http::{HeaderMap, Uri, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::{Agent, Error, Timeout};

use crate::line::Line;
use crate::tls;
use crate::transport::HubConnector;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long nothing may move. It counts bytes, not the time of the whole: a slow line is not a dead one. A waiting
/// hub is silent for up to 25 s.
const STALLED: Duration = Duration::from_secs(40);

/// The way to the hub; connections are kept and used again.
pub(crate) struct Post {
    line: Arc<Line>,
    /// For the hub with this key.
    agent: Mutex<Option<([u8; 32], Agent)>>,
}

impl Post {
    pub fn new(line: &Arc<Line>) -> Self {
        Self { line: Arc::clone(line), agent: Mutex::default() }
    }

    /// The kept connections of the hub with this key; another's are not used for it.
    fn agent(&self, hub_key: [u8; 32]) -> Result<Agent, rustls::Error> {
        let mut kept = self.agent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((key, agent)) = &*kept
            && *key == hub_key
        {
            return Ok(agent.clone());
        }
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
        let connector = HubConnector { line: Arc::clone(&self.line), tls: Arc::new(tls::config(hub_key)?) };
        let agent = Agent::with_parts(config, connector, DefaultResolver::default());
        *kept = Some((hub_key, agent.clone()));
        Ok(agent)
    }

    /// Posts what the engine wants to say.
    pub fn send(&self, request: &Request) -> Reply {
        let Ok(agent) = self.agent(request.hub_key) else { return Reply::Failed(NetworkFault::NoConnection) };
        let way = format!("{}/v1", request.address);
        let sent = agent.post(way).content_type("application/octet-stream").send(&request.body[..]);
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

/// Whether nobody on a network can read what goes to `address`: it is spoken to over TLS, or is this machine.
pub(crate) fn is_private(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    let host = host(&uri);
    let loopback = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    match uri.scheme_str() {
        Some("https") => true,
        Some("http") => loopback,
        _ => false,
    }
}

/// The host of an address, an IPv6 one without its brackets.
pub(crate) fn host(uri: &Uri) -> &str {
    uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
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
        Error::Io(error) if tls::is_other_hub(error) => NetworkFault::OtherHub,
        _ => NetworkFault::Interrupted,
    }
}

#[cfg(test)]
mod tests {
    use super::is_private;

    #[test]
    fn only_this_machine_is_spoken_to_in_clear() {
        for private in [
            "http://127.0.0.1:7878",
            "http://[::1]:7878",
            "http://localhost:1",
            "http://127.9.9.9",
            "https://127.0.0.1",
            "https://hub.example:7878",
        ] {
            assert!(is_private(private), "{private}");
        }
        for other in [
            "http://192.168.1.4:7878",
            "http://hub.example",
            "http://127.0.0.1.example",
            "ftp://127.0.0.1",
            "127.0.0.1:1",
            "",
            "http://",
        ] {
            assert!(!is_private(other), "{other}");
        }
    }
}
