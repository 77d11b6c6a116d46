//! Times people see (sync.md 8).

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// A past moment as the phone said it: UTC milliseconds, the offset then, and the zone's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cbor(map)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[n(0)]
    pub utc_ms: i64,
    /// Minutes east of UTC.
    #[n(1)]
    pub offset_minutes: i32,
    /// IANA name, or whatever the phone called it.
    #[n(2)]
    pub zone: String,
}

impl Moment {
    /// A moment in UTC.
    #[must_use]
    pub fn utc(utc_ms: i64) -> Self {
        Self { utc_ms, offset_minutes: 0, zone: "UTC".to_owned() }
    }

    /// The wall-clock time where the phone was. Out-of-range values are clamped to the epoch.
    #[must_use]
    pub fn local(&self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(self.offset_minutes.clamp(-1439, 1439) * 60).unwrap_or_else(|| Utc.fix());
        Utc.timestamp_millis_opt(self.utc_ms).single().unwrap_or_default().with_timezone(&offset)
    }

    /// The wall-clock time in a zone; where the zone is unknown, where the phone was.
    #[must_use]
    pub fn local_in(&self, zone: &str) -> NaiveDateTime {
        match zone.parse::<chrono_tz::Tz>() {
            Ok(zone) => self.local().with_timezone(&zone).naive_local(),
            Err(_) => self.local().naive_local(),
        }
    }

    /// The local calendar day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.local().date_naive()
    }
}

/// A planned time: local wall-clock time in a zone, so that a changed clock rule moves the instant and not the hour.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cbor(map)]
pub struct Plan {
    /// `YYYY-MM-DDTHH:MM`, local to `zone`.
    #[n(0)]
    pub local: String,
    /// IANA zone name.
    #[n(1)]
    pub zone: String,
}

impl Plan {
    /// The wall-clock time; `None` where it can't be read.
    #[must_use]
    pub fn wall_clock(&self) -> Option<NaiveDateTime> {
        NaiveDateTime::parse_from_str(&self.local, "%Y-%m-%dT%H:%M").ok()
    }

    /// The instant, in Unix milliseconds, by the clock rules known now; `None` where the time or zone can't be read.
    /// An hour that the clock skips is read as the hour after.
    #[must_use]
    pub fn utc_ms(&self) -> Option<i64> {
        let local = self.wall_clock()?;
        let zone: chrono_tz::Tz = self.zone.parse().ok()?;
        let instant = zone
            .from_local_datetime(&local)
            .earliest()
            .or_else(|| zone.from_local_datetime(&(local + chrono::TimeDelta::hours(1))).earliest())?;
        Some(instant.timestamp_millis())
    }
}
