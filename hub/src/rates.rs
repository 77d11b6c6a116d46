//! How much one device may ask: a bucket that fills by the hub's clock. Kept in memory: a restart forgives.

use std::collections::HashMap;

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
/// What proves nothing about who asks, from everybody together: challenges, and token requests that do not hold.
/// Never charged to the device it names, or anybody could use up another's.
pub(crate) const UNPROVEN: Rate = Rate { burst: 10_000, per_minute: 60_000 };
/// Invitations that were not known here, from anybody: guessing 160 bits is hopeless, and is not to cost anything.
pub(crate) const WRONG_INVITES: Rate = Rate { burst: 20, per_minute: 20 };

struct Bucket {
    /// In 1/60,000 of one request, so that a millisecond adds `per_minute`.
    level: u64,
    at_ms: u64,
}

const ONE: u64 = 60_000;

/// The buckets of one kind.
pub(crate) struct Rates {
    rate: Rate,
    buckets: HashMap<i64, Bucket>,
}

impl Rates {
    pub(crate) fn new(rate: Rate) -> Self {
        Self { rate, buckets: HashMap::new() }
    }

    /// Whether there is room for one more, without taking it.
    pub(crate) fn has_room(&mut self, asker: i64, now_ms: u64) -> bool {
        self.bucket(asker, now_ms).level >= ONE
    }

    /// Takes one; `false` if there is none.
    pub(crate) fn take(&mut self, asker: i64, now_ms: u64) -> bool {
        let bucket = self.bucket(asker, now_ms);
        match bucket.level.checked_sub(ONE) {
            Some(level) => {
                bucket.level = level;
                true
            }
            None => false,
        }
    }

    fn bucket(&mut self, asker: i64, now_ms: u64) -> &mut Bucket {
        let full = self.rate.burst * ONE;
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
