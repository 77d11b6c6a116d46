//! Time zones: the IANA database, which is part of the program, so that every device of a version goes by the same rules.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime, Offset, Timelike, Utc};
use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The rules of a clock on the wall.
#[derive(Clone, Debug)]
pub struct Zone(TimeZone);

impl Zone {
    /// By its IANA name; `None` where there is none of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let zone = TimeZoneDatabase::bundled().get(name).ok()?;
        // It reads names in any letters; what is kept is the name as it is written.
        (zone.iana_name() == Some(name)).then_some(Self(zone))
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or_default()
    }

    /// How far it is from UTC at an instant.
    #[must_use]
    pub fn offset_at(&self, instant: DateTime<Utc>) -> FixedOffset {
        let seconds =
            jiff::Timestamp::from_second(instant.timestamp()).map_or(0, |then| self.0.to_offset(then).seconds());
        FixedOffset::east_opt(seconds).unwrap_or_else(|| Utc.fix())
    }

    /// The instant at which a clock there shows a time. Of an hour that it shows twice it is the first; one that it skips is
    /// read on the clock as it went before. `None` beyond the years of the calendar.
    #[must_use]
    pub fn instant(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let small = |number: u32| i8::try_from(number).ok();
        let (date, time) = (local.date(), local.time());
        let shown = civil::DateTime::new(
            i16::try_from(date.year()).ok()?,
            small(date.month())?,
            small(date.day())?,
            small(time.hour())?,
            small(time.minute())?,
            small(time.second())?,
            0,
        );
        let instant = self.0.to_ambiguous_timestamp(shown.ok()?).compatible().ok()?;
        DateTime::from_timestamp(instant.as_second(), 0)
    }
}
