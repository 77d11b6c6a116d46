//! The demo's clock: the day's, not the machine's. It runs, and is set forward from one moment of the day to the next.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use chrono::{NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Tz;
use soundings_core::Clock;
use soundings_core::model::Moment;

use crate::failure::Failure;

/// Told to both notebooks, and through a file to the team's server.
pub struct DayClock {
    zone: Tz,
    day: String,
    file: PathBuf,
    set: Mutex<(i64, Instant)>,
}

impl DayClock {
    /// At `time` (HH:MM) of `day`; `file` holds it in Unix milliseconds.
    pub fn at(zone: &str, day: &str, time: &str, file: PathBuf) -> Result<Self, Failure> {
        let zone = zone.parse().map_err(|_| Failure::refused("demo", "the demo's zone is not known here"))?;
        let clock = Self { zone, day: day.to_owned(), file, set: Mutex::new((0, Instant::now())) };
        clock.set(time)?;
        Ok(clock)
    }

    /// Sets it forward; never back.
    pub fn set(&self, time: &str) -> Result<(), Failure> {
        let wrong = || Failure::refused("demo", "the demo's day holds a time that is none");
        let local =
            NaiveDateTime::parse_from_str(&format!("{}T{time}", self.day), "%Y-%m-%dT%H:%M").map_err(|_| wrong())?;
        let target = self.zone.from_local_datetime(&local).earliest().ok_or_else(wrong)?.timestamp_millis();
        let now = self.running().max(target);
        *self.lock() = (now, Instant::now());
        self.tell_server()
    }

    /// Writes what it shows into the file.
    pub fn tell_server(&self) -> Result<(), Failure> {
        std::fs::write(&self.file, format!("{}\n", self.running()))
            .map_err(|_| Failure::refused("demo", "the demo's clock file could not be written"))
    }

    /// `08:52`.
    pub fn shows(&self) -> String {
        self.now().local().format("%H:%M").to_string()
    }

    fn running(&self) -> i64 {
        let (base, since) = *self.lock();
        base + i64::try_from(since.elapsed().as_millis()).unwrap_or(0)
    }

    fn lock(&self) -> MutexGuard<'_, (i64, Instant)> {
        self.set.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for DayClock {
    fn now(&self) -> Moment {
        let utc_ms = self.running();
        let instant = Utc.timestamp_millis_opt(utc_ms).single().unwrap_or_default();
        let offset = instant.with_timezone(&self.zone).offset().fix().local_minus_utc();
        Moment { utc_ms, offset_minutes: offset / 60, zone: self.zone.name().to_owned() }
    }
}
