//! Simulated time, and a phone's idea of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use soundings_core::Clock;
use soundings_core::model::Moment;

/// When every run begins: 2026-11-24T08:40:00Z.
pub(crate) const BEGINNING_MS: u64 = 1_795_509_600_000;

/// The time that is.
#[derive(Clone)]
pub(crate) struct Time(Arc<AtomicU64>);

impl Time {
    pub fn new() -> Self {
        Self(Arc::new(AtomicU64::new(BEGINNING_MS)))
    }

    pub fn now_ms(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    pub fn set(&self, now_ms: u64) {
        self.0.store(now_ms, Ordering::Relaxed);
    }
}

/// A device's clock: off by up to years, running a little fast or slow, put right or wrong at any moment.
pub(crate) struct SkewedClock {
    time: Time,
    skew_ms: AtomicI64,
    /// Parts per million that it runs fast.
    drift: i64,
}

impl SkewedClock {
    pub fn new(time: Time, skew_ms: i64, drift: i64) -> Self {
        Self { time, skew_ms: AtomicI64::new(skew_ms), drift }
    }

    pub fn put(&self, skew_ms: i64) {
        self.skew_ms.store(skew_ms, Ordering::Relaxed);
    }

    /// How far it is off, beside its drift.
    pub fn skew_ms(&self) -> i64 {
        self.skew_ms.load(Ordering::Relaxed)
    }

    pub fn now_ms(&self) -> i64 {
        let passed = (self.time.now_ms() - BEGINNING_MS) as i64;
        BEGINNING_MS as i64 + passed + passed * self.drift / 1_000_000 + self.skew_ms.load(Ordering::Relaxed)
    }
}

impl Clock for SkewedClock {
    fn now(&self) -> Moment {
        Moment { utc_ms: self.now_ms(), offset_minutes: -300, zone: "America/Toronto".to_owned() }
    }
}
