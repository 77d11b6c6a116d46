//! How much one source may send, counted before a body is read and before any of it is decoded (sync.md, *On the network*).
//!
//! A source is an IPv4 address, or the /64 that one IPv6 customer is given. It pays for what nobody stands behind. What a
//! device sends that then proves who it is goes on that device's own account, and the source gets it back; and once it
//! has proved it on a connection, it is let through there however much strangers behind the same address send.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::Extension;
use axum::body::{Body, HttpBody};
use axum::extract::State;
use axum::http::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::connections::Peer;
use crate::rates::{Rate, Rates};
use crate::server::{self, BODY_BYTES};

/// Requests of one source that nobody stands behind: a team behind one router begins its contacts with them.
const REQUESTS: Rate = Rate { burst: 2_000, per_minute: 6_000 };
/// The bytes of their bodies.
const BYTES: Rate = Rate { burst: 128 << 20, per_minute: 128 << 20 };
/// So many sources are told apart; whoever comes beside them shares one budget.
const MOST_SOURCES: usize = 10_000;
/// Whose budget that is.
pub(crate) const OTHERS: IpAddr = IpAddr::V6(Ipv6Addr::UNSPECIFIED);

/// Marks a response to a device that proved who it is.
#[derive(Clone, Copy)]
pub(crate) struct Proven;

/// What each source has left.
pub(crate) struct Budgets {
    begun: Instant,
    rates: Mutex<Both>,
}

struct Both {
    requests: Rates<IpAddr>,
    bytes: Rates<IpAddr>,
}

impl Default for Budgets {
    fn default() -> Self {
        let rates = Both { requests: Rates::new(REQUESTS), bytes: Rates::new(BYTES) };
        Self { begun: Instant::now(), rates: Mutex::new(rates) }
    }
}

impl Budgets {
    fn now_ms(&self) -> u64 {
        self.begun.elapsed().as_millis() as u64
    }

    fn rates<T>(&self, work: impl FnOnce(&mut Both) -> T) -> T {
        work(&mut self.rates.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Both {
    /// Who pays for an address.
    fn payer(&mut self, address: IpAddr, now_ms: u64) -> IpAddr {
        let source = source(address);
        let has_place = self.requests.has_place(&source, MOST_SOURCES, now_ms)
            && self.bytes.has_place(&source, MOST_SOURCES, now_ms);
        if has_place { source } else { OTHERS }
    }

    /// Takes a request and its bytes; `None`: too much.
    fn take(&mut self, payer: IpAddr, bytes: u64, now_ms: u64) -> Option<Paid> {
        if !self.requests.has_room(payer, now_ms) || !self.bytes.take_many(payer, bytes, now_ms) {
            return None;
        }
        self.requests.take(payer, now_ms);
        Some(Paid { payer, bytes })
    }

    fn give_back(&mut self, paid: &Paid, now_ms: u64) {
        self.requests.give_back(paid.payer, 1, now_ms);
        self.bytes.give_back(paid.payer, paid.bytes, now_ms);
    }
}

/// What a source paid for one request.
struct Paid {
    payer: IpAddr,
    bytes: u64,
}

/// Whose a peer's address is: with IPv6 one customer has all addresses of a /64.
pub(crate) fn source(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [first, second, third, fourth, ..] = address.segments();
            IpAddr::V6(Ipv6Addr::new(first, second, third, fourth, 0, 0, 0, 0))
        }
        address => address,
    }
}

/// A budget of each source for one kind of thing; those beside the table have one together. Who pays is worked out here alone.
pub(crate) struct BySource(Rates<IpAddr>);

impl BySource {
    pub fn new(rate: Rate) -> Self {
        Self(Rates::new(rate))
    }

    /// Whether the source of an address has some left, without taking it.
    pub fn has_room(&mut self, address: IpAddr, now_ms: u64) -> bool {
        let payer = self.payer(address, now_ms);
        self.0.has_room(payer, now_ms)
    }

    /// Takes one; `false` if there is none.
    pub fn take(&mut self, address: IpAddr, now_ms: u64) -> bool {
        let payer = self.payer(address, now_ms);
        self.0.take(payer, now_ms)
    }

    fn payer(&mut self, address: IpAddr, now_ms: u64) -> IpAddr {
        let source = source(address);
        if self.0.has_place(&source, MOST_SOURCES, now_ms) { source } else { OTHERS }
    }
}

/// Lets a request through, or answers 429 with nothing of its body read.
pub(crate) async fn within_budget(
    State(budgets): State<Arc<Budgets>>,
    Extension(peer): Extension<Peer>,
    request: Request<Body>,
    next: Next,
) -> Response {
    // A body that does not say how long it is may be as long as any.
    let bytes = request.body().size_hint().upper().unwrap_or(BODY_BYTES as u64).min(BODY_BYTES as u64);
    let now_ms = budgets.now_ms();
    let take = || {
        budgets.rates(|rates| {
            let payer = rates.payer(peer.address, now_ms);
            rates.take(payer, bytes, now_ms)
        })
    };
    let paid = if peer.proven.load(Ordering::Relaxed) {
        None
    } else {
        let Some(paid) = take() else { return server::busy() };
        Some(paid)
    };
    let response = next.run(request).await;
    let proven = response.extensions().get::<Proven>().is_some();
    peer.proven.store(proven, Ordering::Relaxed);
    match paid {
        Some(paid) if proven => budgets.rates(|rates| rates.give_back(&paid, budgets.now_ms())),
        // It was let through for what was said before it, and does not stand up to it.
        None if !proven => drop(take()),
        _ => {}
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_source_is_an_ipv4_address_or_an_ipv6_64() {
        assert_eq!(source(address("192.0.2.1")), source(address("::ffff:192.0.2.1")));
        assert_ne!(source(address("192.0.2.1")), source(address("192.0.2.2")));
        assert_eq!(source(address("2001:db8:1:2::1")), source(address("2001:db8:1:2:ffff::9")));
        assert_ne!(source(address("2001:db8:1:2::1")), source(address("2001:db8:1:3::1")));
    }

    fn both() -> Both {
        Budgets::default().rates.into_inner().unwrap()
    }

    #[test]
    fn one_source_uses_up_its_own_budget_of_requests_or_bytes_alone() {
        let (mut rates, one, other) = (both(), address("192.0.2.1"), address("192.0.2.2"));
        let sent = (0..10_000).take_while(|_| rates.take(one, 100, 0).is_some()).count();
        assert_eq!(sent as u64, REQUESTS.burst);
        assert!(rates.take(other, 100, 0).is_some());
        assert!(rates.take(one, 100, 10).is_some(), "and has some again after a while");

        let sent = (0..10_000).take_while(|_| rates.take(other, 1 << 20, 0).is_some()).count();
        assert_eq!(sent as u64, BYTES.burst / (1 << 20) - 1);
        assert!(rates.take(other, 100, 0).is_some(), "less still fits");
    }

    #[test]
    fn what_was_paid_for_another_is_given_back() {
        let (mut rates, one) = (both(), address("192.0.2.1"));
        for _ in 0..2 * REQUESTS.burst {
            let paid = rates.take(one, BODY_BYTES as u64, 0).unwrap();
            rates.give_back(&paid, 0);
        }
    }

    #[test]
    fn the_table_of_sources_is_bounded_and_those_who_rest_leave_it() {
        let mut rates = both();
        let nth = |number: u32| IpAddr::from(std::net::Ipv4Addr::from(number));
        for number in 0..50_000 {
            let payer = rates.payer(nth(number), 0);
            assert!(payer == nth(number) || number as usize >= MOST_SOURCES);
            rates.take(payer, 100, 0);
        }
        assert_eq!(rates.payer(nth(77_777), 0), OTHERS);
        assert_eq!(rates.payer(nth(3), 0), nth(3), "who is known keeps their own");
        assert_eq!(rates.payer(nth(77_777), 60_000), nth(77_777));
    }
}
