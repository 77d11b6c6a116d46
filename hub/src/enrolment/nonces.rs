//! Nonces that need no memory: each carries the hub's mark for one incarnation and one stretch of time, so nobody can
//! push another's out. Only those that were signed well are remembered, while they could be signed again.

use std::collections::HashMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use soundings_core::Randomness;
use soundings_wire::Incarnation;

/// A nonce is accepted in the stretch it was given in and in the next: for 2.5 to 5 minutes.
const STRETCH_MS: u64 = 150_000;
/// Random bytes of a nonce; the rest is the mark over them.
const SALT: usize = 16;

/// Gives nonces and knows them again.
pub(crate) struct Nonces {
    /// Made at start: a restart ends what was given before, and the devices ask again.
    secret: [u8; 32],
    /// Signed already, with the last stretch that would accept them.
    spent: HashMap<[u8; 32], u64>,
}

impl Nonces {
    pub(crate) fn new(randomness: &dyn Randomness) -> Self {
        let mut secret = [0; 32];
        randomness.fill(&mut secret);
        Self { secret, spent: HashMap::new() }
    }

    /// A nonce for this incarnation. `random`: new for each.
    pub(crate) fn give(&self, incarnation: Incarnation, random: [u8; SALT], now_ms: u64) -> [u8; 32] {
        let mut nonce = [0; 32];
        nonce[..SALT].copy_from_slice(&random);
        if let Some(mark) = self.mark(incarnation, now_ms / STRETCH_MS, &random) {
            nonce[SALT..].copy_from_slice(&mark.finalize().into_bytes()[..32 - SALT]);
        }
        nonce
    }

    /// Takes a nonce whose signature was right: it is good once.
    pub(crate) fn take(&mut self, incarnation: Incarnation, nonce: &[u8; 32], now_ms: u64) -> bool {
        let now = now_ms / STRETCH_MS;
        self.spent.retain(|_, until| *until >= now);
        let (random, mark) = nonce.split_at(SALT);
        let given = [Some(now), now.checked_sub(1)].into_iter().flatten().find(|stretch| {
            self.mark(incarnation, *stretch, random).is_some_and(|known| known.verify_truncated_left(mark).is_ok())
        });
        given.is_some_and(|given| self.spent.insert(*nonce, given + 1).is_none())
    }

    fn mark(&self, incarnation: Incarnation, stretch: u64, random: &[u8]) -> Option<Hmac<Sha256>> {
        // Any length of key will do, so this is always there.
        let mut mark = Hmac::<Sha256>::new_from_slice(&self.secret).ok()?;
        mark.update(b"soundings nonce 1");
        mark.update(&incarnation.device.0);
        mark.update(&incarnation.number.to_be_bytes());
        mark.update(&stretch.to_be_bytes());
        mark.update(random);
        Some(mark)
    }
}
