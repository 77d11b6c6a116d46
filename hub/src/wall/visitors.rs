//! *Visitors today*: one tap puts the customers' posters away until the end of the day.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, Local, NaiveTime, TimeZone};

use crate::HubError;

/// Kept in a file, so that a restart brings no customer up in front of visitors.
pub(super) struct Visitors(PathBuf);

impl Visitors {
    pub fn new(folder: &Path) -> Self {
        Self(folder.join("visitors-until"))
    }

    pub fn are_here(&self, now_ms: u64) -> bool {
        let until = std::fs::read_to_string(&self.0).ok().and_then(|text| text.trim().parse::<u64>().ok());
        until.is_some_and(|until| now_ms < until)
    }

    pub fn set(&self, here: bool, now_ms: u64) -> Result<(), HubError> {
        let until = if here { end_of_day(now_ms) } else { 0 };
        std::fs::write(&self.0, format!("{until}\n")).map_err(|source| HubError::File { path: self.0.clone(), source })
    }
}

/// The next midnight where the hub stands.
fn end_of_day(now_ms: u64) -> u64 {
    let now = DateTime::from_timestamp_millis(now_ms as i64).unwrap_or_default().with_timezone(&Local);
    let midnight = (now.date_naive() + Days::new(1)).and_time(NaiveTime::MIN);
    let midnight = Local.from_local_datetime(&midnight).earliest().map(|midnight| midnight.timestamp_millis() as u64);
    // A zone whose clocks skip that midnight: a day from now.
    midnight.unwrap_or(now_ms + 24 * 60 * 60 * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 60 * 60 * 1000;

    #[test]
    fn visitors_stay_until_the_end_of_the_day_and_over_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let now = 1_795_528_320_000;
        Visitors::new(folder.path()).set(true, now).unwrap();
        assert!(Visitors::new(folder.path()).are_here(now));
        assert!(!Visitors::new(folder.path()).are_here(now + 25 * HOUR));
        assert!(end_of_day(now) > now && end_of_day(now) <= now + 25 * HOUR);
    }

    #[test]
    fn visitors_who_left_are_gone() {
        let folder = tempfile::tempdir().unwrap();
        let visitors = Visitors::new(folder.path());
        visitors.set(true, 5).unwrap();
        visitors.set(false, 6).unwrap();
        assert!(!visitors.are_here(6));
    }
}
