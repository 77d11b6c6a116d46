//! Times people see (sync.md 8).

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::zone::Zone;
use crate::error::{Error, Refusal};

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

/// The last millisecond of the calendar as dates are written: of the year 9999.
const LAST_MS: i64 = 253_402_300_799_999;

impl Moment {
    /// What a clock shows in a zone, whoever tells it: never before 1970 nor after 9999, and in UTC where there is no zone of
    /// that name.
    #[must_use]
    pub fn in_zone(utc_ms: i64, zone: &str) -> Self {
        let utc_ms = utc_ms.clamp(0, LAST_MS);
        let Some(zone) = Zone::named(zone) else { return Self::utc(utc_ms) };
        let instant = Utc.timestamp_millis_opt(utc_ms).single().unwrap_or_default();
        Self { utc_ms, offset_minutes: zone.offset_at(instant).local_minus_utc() / 60, zone: zone.name().to_owned() }
    }

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
        let here = self.local();
        match Zone::named(zone) {
            Some(zone) => here.with_timezone(&zone.offset_at(here.to_utc())).naive_local(),
            None => here.naive_local(),
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

    /// That it can be read: a time of the calendar, in a zone that is known.
    ///
    /// # Errors
    /// [`Refusal::BadTime`], [`Refusal::UnknownZone`].
    pub fn checked(&self) -> Result<(), Error> {
        self.wall_clock().ok_or(Refusal::BadTime)?;
        Zone::named(&self.zone).ok_or(Refusal::UnknownZone)?;
        self.utc_ms().map(|_| ()).ok_or(Refusal::BadTime.into())
    }

    /// The instant, in Unix milliseconds, by the clock rules known now; `None` where the time or zone can't be read.
    #[must_use]
    pub fn utc_ms(&self) -> Option<i64> {
        Some(Zone::named(&self.zone)?.instant(self.wall_clock()?)?.timestamp_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(local: &str, zone: &str) -> Option<String> {
        let plan = Plan { local: local.to_owned(), zone: zone.to_owned() };
        let instant = DateTime::from_timestamp_millis(plan.utc_ms()?)?;
        Some(instant.format("%Y-%m-%dT%H:%MZ").to_string())
    }

    #[test]
    fn an_hour_that_the_clock_shows_twice_is_the_first() {
        assert_eq!(instant("2026-11-01T01:30", "America/Toronto").unwrap(), "2026-11-01T05:30Z", "still summer time");
        assert_eq!(instant("2026-10-25T02:30", "Europe/Berlin").unwrap(), "2026-10-25T00:30Z");
        assert_eq!(instant("2026-11-01T02:00", "America/Toronto").unwrap(), "2026-11-01T07:00Z");
    }

    #[test]
    fn an_hour_that_the_clock_skips_is_read_on_the_clock_as_it_went_before() {
        for (local, zone, there) in [
            ("2026-03-08T02:30", "America/Toronto", "2026-03-08T03:30"),
            ("2026-03-29T02:00", "Europe/Berlin", "2026-03-29T03:00"),
            ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45"),
            ("2011-12-30T10:00", "Pacific/Apia", "2011-12-31T10:00"),
        ] {
            let plan = Plan { local: local.to_owned(), zone: zone.to_owned() };
            let shown = Moment::utc(plan.utc_ms().unwrap()).local_in(zone);
            assert_eq!(shown.format("%Y-%m-%dT%H:%M").to_string(), there, "{zone}");
        }
    }

    #[test]
    fn a_clock_shows_what_its_zone_shows_then() {
        let [summer, winter] = [1_784_723_520_000, 1_795_528_320_000].map(|ms| Moment::in_zone(ms, "America/Toronto"));
        assert_eq!(summer.local().to_rfc3339(), "2026-07-22T08:32:00-04:00");
        assert_eq!(winter.local().to_rfc3339(), "2026-11-24T08:52:00-05:00");
        assert_eq!(winter.zone, "America/Toronto");
    }

    #[test]
    fn a_clock_that_lies_shows_a_moment_of_the_calendar() {
        assert_eq!(Moment::in_zone(-1, "Europe/Berlin").utc_ms, 0);
        assert_eq!(Moment::in_zone(i64::MIN, "Europe/Berlin").local().to_rfc3339(), "1970-01-01T01:00:00+01:00");
        assert_eq!(Moment::in_zone(i64::MAX, "UTC").local().to_rfc3339(), "9999-12-31T23:59:59.999+00:00");
        for no_zone in ["", "Berlin", "europe/berlin", "Europe/Berlin\0"] {
            assert_eq!(Moment::in_zone(7, no_zone), Moment::utc(7), "{no_zone}");
        }
    }

    #[test]
    fn a_plan_that_is_no_time_or_in_no_known_zone_is_refused() {
        for (local, zone, refusal) in [
            ("2026-02-30T08:00", "Europe/Berlin", Refusal::BadTime),
            ("tomorrow", "Europe/Berlin", Refusal::BadTime),
            ("2026-02-03T24:00", "Europe/Berlin", Refusal::BadTime),
            ("2026-02-03T08:00", "Berlin", Refusal::UnknownZone),
            ("2026-02-03T08:00", "", Refusal::UnknownZone),
        ] {
            let plan = Plan { local: local.to_owned(), zone: zone.to_owned() };
            assert!(matches!(plan.checked(), Err(Error::Refused(found)) if found == refusal), "{local} {zone}");
        }
        assert!(Plan { local: "2026-03-08T02:30".to_owned(), zone: "America/Toronto".to_owned() }.checked().is_ok());
    }
}
