//! The hub's clock.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::DateTime;

use crate::HubError;

/// Where the hub reads the time.
pub enum Clock {
    /// The machine's.
    System,
    /// A file that holds it, for demos and tests.
    File(FileClock),
}

/// A file with Unix milliseconds, or RFC 3339, read at each question.
pub struct FileClock {
    path: PathBuf,
    /// Stands while the file is being written anew.
    last_ms: AtomicU64,
}

impl Clock {
    /// The clock in a file, or the machine's.
    ///
    /// # Errors
    /// [`HubError::File`] if the file holds no time.
    pub fn open(file: Option<PathBuf>) -> Result<Self, HubError> {
        let Some(path) = file else { return Ok(Self::System) };
        let text = std::fs::read_to_string(&path).map_err(|source| HubError::File { path: path.clone(), source })?;
        let Some(ms) = parse(&text) else {
            return Err(HubError::File {
                path,
                source: std::io::Error::other("it holds neither Unix milliseconds nor an RFC 3339 time"),
            });
        };
        Ok(Self::File(FileClock { path, last_ms: AtomicU64::new(ms) }))
    }

    /// Now, in Unix milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> u64 {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_millis() as u64),
            Self::File(clock) => {
                if let Some(ms) = std::fs::read_to_string(&clock.path).ok().and_then(|text| parse(&text)) {
                    clock.last_ms.store(ms, Ordering::Relaxed);
                }
                clock.last_ms.load(Ordering::Relaxed)
            }
        }
    }
}

fn parse(text: &str) -> Option<u64> {
    let text = text.trim();
    text.parse().ok().or_else(|| {
        DateTime::parse_from_rfc3339(text).ok().and_then(|time| u64::try_from(time.timestamp_millis()).ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_clock_is_read_at_each_question_and_stands_while_the_file_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clock");
        assert!(Clock::open(Some(path.clone())).is_err());
        std::fs::write(&path, "1795528320000\n").unwrap();
        let clock = Clock::open(Some(path.clone())).unwrap();
        assert_eq!(clock.now_ms(), 1_795_528_320_000);
        std::fs::write(&path, "2026-11-24T08:53:00-05:00").unwrap();
        assert_eq!(clock.now_ms(), 1_795_528_380_000);
        std::fs::write(&path, "").unwrap();
        assert_eq!(clock.now_ms(), 1_795_528_380_000);
    }
}
