//! Connections: so many at most, each with so much time to say what it wants, in clear or over TLS.

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::pin::pin;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use crate::rates::Rate;
use crate::sources;
use crate::sources::BySource;

/// So many at once; more wait to be accepted. A waiting device holds one.
const MOST: u32 = 1_000;
/// So many at once from one address: nobody takes all the places, and a team behind one router has enough.
const MOST_FROM_ONE: usize = 200;
/// How many of one address's are accepted as time goes by: a handshake costs more than most requests.
const ATTEMPTS: Rate = Rate { burst: 1_000, per_minute: 3_000 };
/// How long the TLS handshake may take.
const HANDSHAKE_TIME: Duration = Duration::from_secs(10);
/// How long a request's head may take, and how long a connection may be idle.
const HEAD_TIME: Duration = Duration::from_secs(30);
/// How long to wait when the machine gives no more sockets.
const NO_SOCKETS: Duration = Duration::from_secs(1);

/// How many connections each source has: an IPv4 address, or all that one IPv6 customer is given.
#[derive(Clone, Default)]
struct Sources(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One of an address's connections; it counts until it is dropped.
struct Seat(Sources, IpAddr);

impl Sources {
    fn seat(&self, source: IpAddr) -> Option<Seat> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(source).or_default();
        if *count >= MOST_FROM_ONE {
            return None;
        }
        *count += 1;
        Some(Seat(self.clone(), source))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut counts = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}

/// What each source has left of connections to begin.
struct Attempts {
    begun: Instant,
    rates: BySource,
}

impl Attempts {
    fn new() -> Self {
        Self { begun: Instant::now(), rates: BySource::new(ATTEMPTS) }
    }

    /// Takes one of a source's; `false`: it begins too many, and this one is closed before anything is computed for it.
    fn take(&mut self, address: IpAddr, now_ms: u64) -> bool {
        self.rates.take(address, now_ms)
    }

    fn now_ms(&self) -> u64 {
        self.begun.elapsed().as_millis() as u64
    }
}

/// Who is at the other end of a connection.
#[derive(Clone)]
pub(crate) struct Peer {
    pub address: IpAddr,
    /// What was said last on this connection came from a device that proved who it is.
    pub proven: Arc<AtomicBool>,
}

/// Serves until `stop` is done, and then until what is under way is answered.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(MOST as usize));
    let sources = Sources::default();
    let mut attempts = Attempts::new();
    let stopping = watch::Sender::new(false);
    let mut stop = pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let peer = peer.ip().to_canonical();
                let now_ms = attempts.now_ms();
                if !attempts.take(peer, now_ms) {
                    continue;
                }
                let Some(seat) = sources.seat(sources::source(peer)) else { continue };
                let (tls, router, stopping) = (tls.clone(), router.clone(), stopping.subscribe());
                tokio::spawn(async move {
                    converse(stream, peer, tls, router, stopping).await;
                    drop((seat, place));
                });
            }
            Err(error) if is_the_peers(&error) => {}
            Err(error) => {
                tracing::error!(%error, "no connection could be accepted");
                sleep(NO_SOCKETS).await;
            }
        }
    }
    drop(listener);
    stopping.send_replace(true);
    // All places are free: every connection has ended.
    let _ = places.acquire_many(MOST).await;
}

fn is_the_peers(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

async fn converse(
    stream: TcpStream,
    peer: IpAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) {
    // Small answers go out at once: a teammate sees a note as soon as it is here.
    let _ = stream.set_nodelay(true);
    let router = router.layer(Extension(Peer { address: peer, proven: Arc::default() }));
    let Some(tls) = tls else { return exchange(stream, router, stopping).await };
    let shaken = tokio::select! {
        _ = stopping.wait_for(|stopping| *stopping) => return,
        shaken = timeout(HANDSHAKE_TIME, tls.accept(stream)) => shaken,
    };
    // Who does not get as far as this asked for nothing that could be answered.
    if let Ok(Ok(stream)) = shaken {
        exchange(stream, router, stopping).await;
    }
}

async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    router: Router,
    mut stopping: watch::Receiver<bool>,
) {
    let mut connection = pin!(
        http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD_TIME)
            .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
    );
    let stopped = tokio::select! {
        _ = connection.as_mut() => false,
        _ = stopping.wait_for(|stopping| *stopping) => true,
    };
    if stopped {
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_begins_so_many_connections_and_more_after_a_while_and_no_other_pays_for_it() {
        let (mut attempts, one, other) = (Attempts::new(), IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let begun = (0..10_000).take_while(|_| attempts.take(one, 0)).count();
        assert_eq!(begun as u64, ATTEMPTS.burst);
        assert!(attempts.take(other, 0));
        assert!(attempts.take(one, 1_000));
    }

    #[test]
    fn one_address_gets_so_many_connections_and_more_when_some_have_ended() {
        let (sources, one, other) = (Sources::default(), IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        let mut seats: Vec<_> = (0..MOST_FROM_ONE).filter_map(|_| sources.seat(one)).collect();
        assert_eq!(seats.len(), MOST_FROM_ONE);
        assert!(sources.seat(one).is_none());
        assert!(sources.seat(other).is_some());
        seats.pop();
        assert!(sources.seat(one).is_some());
        drop(seats);
        assert!(sources.0.lock().is_ok_and(|counts| counts.is_empty()), "nothing is kept of those who left");
    }
}
