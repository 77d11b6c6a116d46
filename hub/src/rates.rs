//! How much one device, or one address, may ask: a bucket that fills as time goes by. Kept in memory: a restart forgives.

use std::collections::HashMap;
use std::hash::Hash;

/// What one asker may do: so many at once, and so many a second for ever.
#[derive(Clone, Copy)]
pub(crate) struct Rate {
    /// How many at once.
    pub burst: u64,
    /// How many a minute after that.
    pub per_minute: u64,
}

/// Requests of one enrolled device.
pub(crate) const REQUESTS: Rate = Rate { burst: 600, per_minute: 3_000 };
/// What proves nothing about who asks, from one source: challenges, and token requests that do not hold.
/// Never charged to the device it names, or anybody could use up another's.
pub(crate) const UNPROVEN: Rate = Rate { burst: 10_000, per_minute: 60_000 };
/// Invitations that were not known here, from one source: guessing 160 bits is hopeless, and is not to cost anything.
pub(crate) const WRONG_INVITES: Rate = Rate { burst: 20, per_minute: 20 };

/// KiB of attachments' files, there and back, of one enrolled device.
pub(crate) const BLOB_KIB: Rate = Rate { burst: 1024 * 1024, per_minute: 512 * 1024 };

/// KiB of operations that one enrolled device pushes: a team's whole past in one go, and then more than anybody writes.
pub(crate) const PUSH_KIB: Rate = Rate { burst: 256 * 1024, per_minute: 128 * 1024 };
/// What bytes are counted in.
pub(crate) const COUNTED: u64 = 1024;

struct Bucket {
    /// In 1/60,000 of one request, so that a millisecond adds `per_minute`.
    level: u64,
    at_ms: u64,
}

const ONE: u64 = 60_000;

impl Rate {
    /// A full bucket's level.
    fn full(self) -> u64 {
        self.burst * ONE
    }
}

/// The buckets of one kind, by who asks.
pub(crate) struct Rates<K = i64> {
    rate: Rate,
    buckets: HashMap<K, Bucket>,
    /// When those that were full again went last.
    swept_ms: Option<u64>,
}

/// How often they go at most: looking through all of them is not to be had for each request.
const SWEEP_MS: u64 = 1_000;

impl<K: Eq + Hash> Rates<K> {
    pub(crate) fn new(rate: Rate) -> Self {
        Self { rate, buckets: HashMap::new(), swept_ms: None }
    }

    /// Whether there is room for one more, without taking it.
    pub(crate) fn has_room(&mut self, asker: K, now_ms: u64) -> bool {
        self.bucket(asker, now_ms).level >= ONE
    }

    /// Takes one; `false` if there is none.
    pub(crate) fn take(&mut self, asker: K, now_ms: u64) -> bool {
        self.take_many(asker, 1, now_ms)
    }

    /// Takes so many; `false` and nothing if there are not as many.
    pub(crate) fn take_many(&mut self, asker: K, many: u64, now_ms: u64) -> bool {
        let bucket = self.bucket(asker, now_ms);
        match bucket.level.checked_sub(many.saturating_mul(ONE)) {
            Some(level) => {
                bucket.level = level;
                true
            }
            None => false,
        }
    }

    /// Puts back what was taken and is another's to pay.
    pub(crate) fn give_back(&mut self, asker: K, many: u64, now_ms: u64) {
        let full = self.rate.full();
        let bucket = self.bucket(asker, now_ms);
        bucket.level = bucket.level.saturating_add(many.saturating_mul(ONE)).min(full);
    }

    /// Whether there is a bucket of this asker's, or room for one among `most`. Those that are full again are as good as
    /// none, and go where room is needed.
    pub(crate) fn has_place(&mut self, asker: &K, most: usize, now_ms: u64) -> bool {
        if self.buckets.contains_key(asker) || self.buckets.len() < most {
            return true;
        }
        if self.swept_ms.is_some_and(|swept_ms| now_ms.saturating_sub(swept_ms) < SWEEP_MS) {
            return false;
        }
        self.swept_ms = Some(now_ms);
        let Rate { per_minute, .. } = self.rate;
        let full = self.rate.full();
        self.buckets.retain(|_, bucket| {
            let passed = now_ms.saturating_sub(bucket.at_ms);
            bucket.level.saturating_add(passed.saturating_mul(per_minute)) < full
        });
        self.buckets.len() < most
    }

    fn bucket(&mut self, asker: K, now_ms: u64) -> &mut Bucket {
        let full = self.rate.full();
        let per_minute = self.rate.per_minute;
        let bucket = self.buckets.entry(asker).or_insert(Bucket { level: full, at_ms: now_ms });
        let passed = now_ms.saturating_sub(bucket.at_ms);
        bucket.level = bucket.level.saturating_add(passed.saturating_mul(per_minute)).min(full);
        bucket.at_ms = now_ms;
        bucket
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_asks_too_much_waits_and_is_served_again() {
        let mut rates = Rates::new(Rate { burst: 2, per_minute: 60 });
        assert!(rates.take(1, 0) && rates.take(1, 0));
        assert!(!rates.take(1, 999));
        assert!(rates.take(2, 999), "another device is not held up");
        assert!(rates.take(1, 1_000));
    }

    #[test]
    fn a_clock_that_is_set_back_forgives_nothing_and_locks_nobody_out() {
        let mut rates = Rates::new(Rate { burst: 1, per_minute: 60 });
        assert!(rates.take(1, 1_000_000));
        assert!(!rates.take(1, 0));
        assert!(rates.take(1, 1_000));
    }
}
