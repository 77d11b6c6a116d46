//! The demo's clock: the day's, not the machine's. It runs, and is set forward from one moment of the day to the next.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use soundings_core::Clock;
use soundings_core::example::{Day, DayTime};
use soundings_core::model::Moment;

use crate::failure::Failure;

/// Told to both notebooks, and through a file to the team's server.
pub struct DayClock {
    times: DayTime,
    file: PathBuf,
    set: Mutex<(i64, Instant)>,
}

impl DayClock {
    /// At `time` (HH:MM) of the day; `file` holds it in Unix milliseconds.
    pub fn at(day: &Day, time: &str, file: PathBuf) -> Result<Self, Failure> {
        let clock = Self { times: DayTime::of(day)?, file, set: Mutex::new((0, Instant::now())) };
        clock.set(time)?;
        Ok(clock)
    }

    /// Sets it forward; never back.
    pub fn set(&self, time: &str) -> Result<(), Failure> {
        let target = self.times.at(time)?;
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
        self.times.moment(self.running())
    }
}
