//! The seams: the clock and randomness come in from outside, so that a failing seed replays.

use std::sync::Arc;

use crate::model::{Id, Moment, Zone};

/// Tells the time as the phone says it.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// Gives random bytes.
pub trait Randomness: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// What a notebook takes from the world around it.
#[derive(Clone)]
pub struct Environment {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Randomness: ids, keys, nonces.
    pub randomness: Arc<dyn Randomness>,
}

impl Environment {
    /// The machine's own clock, zone and randomness.
    #[must_use]
    pub fn system() -> Self {
        Self { clock: Arc::new(SystemClock), randomness: Arc::new(SystemRandomness) }
    }

    /// Now, in Unix milliseconds, never before 1970.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        u64::try_from(self.clock.now().utc_ms).unwrap_or(0)
    }

    /// `N` random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.randomness.fill(&mut bytes);
        bytes
    }

    /// A new id.
    #[must_use]
    pub fn new_id(&self) -> Id {
        Id::new(self.now_ms(), self.random())
    }
}

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Environment")
    }
}

/// The machine's clock, in the zone it is set to.
struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let now = chrono::Local::now();
        // Where TZ sets the offset, it names the zone too.
        let named = std::env::var("TZ").ok().filter(|zone| Zone::named(zone).is_some());
        let zone = named.or_else(|| iana_time_zone::get_timezone().ok()).unwrap_or_else(|| "UTC".to_owned());
        Moment { utc_ms: now.timestamp_millis(), offset_minutes: now.offset().local_minus_utc() / 60, zone }
    }
}

/// The system's random bytes.
struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no key and no id is safe: the one thing that must not go on.
        #[allow(clippy::expect_used)]
        getrandom::fill(bytes).expect("the system gives random bytes");
    }
}
