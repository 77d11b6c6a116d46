//! The time of the day that is told: where the customer is, from one moment of it to the next.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDateTime;

use super::Day;
use crate::environment::Clock;
use crate::error::{Refusal, Result};
use crate::model::{Moment, Zone};

/// Times of one day where the customer is.
#[derive(Clone, Debug)]
pub struct DayTime {
    zone: Zone,
    day: String,
}

impl DayTime {
    /// Those of this day.
    ///
    /// # Errors
    /// [`Refusal::UnknownZone`].
    pub fn of(day: &Day) -> Result<Self> {
        let zone = Zone::named(&day.zone).ok_or(Refusal::UnknownZone)?;
        Ok(Self { zone, day: day.day.clone() })
    }

    /// `HH:MM` of it, in Unix milliseconds.
    ///
    /// # Errors
    /// [`Refusal::BadTime`].
    pub fn at(&self, time: &str) -> Result<i64> {
        let local = NaiveDateTime::parse_from_str(&format!("{}T{time}", self.day), "%Y-%m-%dT%H:%M");
        let there = local.ok().and_then(|local| self.zone.instant(local));
        Ok(there.ok_or(Refusal::BadTime)?.timestamp_millis())
    }

    /// What a clock shows there then.
    #[must_use]
    pub fn moment(&self, utc_ms: i64) -> Moment {
        Moment::in_zone(utc_ms, self.zone.name())
    }
}

/// The example's clock: it stands at a moment of the day until it is set to another.
pub(super) struct ExampleClock {
    times: DayTime,
    utc_ms: AtomicI64,
}

impl ExampleClock {
    /// At `HH:MM` of the day.
    pub fn at(times: DayTime, time: &str) -> Result<Self> {
        let utc_ms = AtomicI64::new(times.at(time)?);
        Ok(Self { times, utc_ms })
    }

    pub fn set(&self, time: &str) -> Result<()> {
        self.utc_ms.store(self.times.at(time)?, Ordering::Relaxed);
        Ok(())
    }
}

impl Clock for ExampleClock {
    fn now(&self) -> Moment {
        self.times.moment(self.utc_ms.load(Ordering::Relaxed))
    }
}
