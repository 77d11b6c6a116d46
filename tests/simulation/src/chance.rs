//! The seed's choices.

use std::sync::{Mutex, PoisonError};

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

/// A stream of choices.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of a seed with a name, so that one part choosing more leaves the others as they were.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// From 0 up to, not including, `end`; 0 where that is 0.
    pub fn below(&mut self, end: u64) -> u64 {
        if end == 0 { 0 } else { self.0.next_u64() % end }
    }

    /// From `first` to `last`, both included.
    pub fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// Yes, so many times in a thousand.
    pub fn happens(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    /// One of a list; `None` of an empty one.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len() as u64) as usize)
    }

    /// One of a list, the later ones rather: what people worked on just now.
    pub fn recent<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let start = if self.happens(700) { list.len().saturating_sub(6) } else { 0 };
        self.one(&list[start..])
    }
}

/// Randomness for a notebook or a hub: keys, ids, nonces.
pub(crate) struct Seeded(Mutex<ChaCha8Rng>);

impl Seeded {
    /// A stream of a seed.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed_5eed_5eed_5eed);
        rng.set_stream(stream);
        Self(Mutex::new(rng))
    }
}

impl soundings_core::Randomness for Seeded {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
}
