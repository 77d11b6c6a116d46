//! One request to the hub, one answer.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use soundings_core::{NetworkFault, Reply, Request, Transfer};
use soundings_wire::limits;
use soundings_wire::messages::read_before_bytes;
use ureq::http::{HeaderMap, Response, Uri, header};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::{Agent, Body, Error, Timeout};

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
        let way = format!("{}/v1", request.address);
        self.post(request.hub_key, &way, &request.body).map_or_else(Reply::Failed, answer)
    }

    /// Carries bytes of a file to the hub.
    pub fn send_bytes(&self, transfer: &Transfer, bytes: &[u8]) -> Reply {
        let body = [&transfer.head, bytes].concat();
        self.post(transfer.hub_key, &blob_way(transfer), &body).map_or_else(Reply::Failed, answer)
    }

    /// Carries bytes of a file from the hub: what comes of them goes to `take` as it comes. What `take` refuses is handed
    /// through.
    pub fn fetch_bytes<E>(
        &self,
        transfer: &Transfer,
        take: impl FnOnce(&mut dyn Read) -> Result<Result<(), NetworkFault>, E>,
    ) -> Result<Reply, E> {
        let mut response = match self.post(transfer.hub_key, &blob_way(transfer), &transfer.head) {
            Ok(response) => response,
            Err(fault) => return Ok(Reply::Failed(fault)),
        };
        let status = response.status().as_u16();
        if status != 200 {
            return Ok(answer(response));
        }
        let most = 4 + limits::BLOB_HEAD_BYTES as u64 + limits::BLOB_PIECE_BYTES;
        let mut reader = response.body_mut().with_config().limit(most).reader();
        let Ok(body) = read_before_bytes(&mut reader) else { return Ok(Reply::Failed(NetworkFault::Interrupted)) };
        if let Err(fault) = take(&mut reader)? {
            return Ok(Reply::Failed(fault));
        }
        Ok(Reply::Answer { status, body, retry_after_s: None })
    }

    fn post(&self, hub_key: [u8; 32], way: &str, body: &[u8]) -> Result<Response<Body>, NetworkFault> {
        let agent = self.agent(hub_key).map_err(|_| NetworkFault::NoConnection)?;
        let sent = agent.post(way).content_type("application/octet-stream").send(body);
        sent.map_err(|error| fault(&error))
    }
}

/// Where bytes of files go.
fn blob_way(transfer: &Transfer) -> String {
    format!("{}/v1/blob", transfer.address)
}

/// The whole of an answer.
fn answer(mut response: Response<Body>) -> Reply {
    let status = response.status().as_u16();
    let retry_after_s = retry_after(response.headers());
    match response.body_mut().with_config().limit(limits::MESSAGE_BYTES as u64).read_to_vec() {
        Ok(body) => Reply::Answer { status, body, retry_after_s },
        Err(error) => Reply::Failed(fault(&error)),
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
