//! Times as people type and read them: RFC 3339 or HH:MM today; shown as the clock on the wall.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use soundings_core::Refusal;
use soundings_core::model::{Moment, Plan, Zone};

use crate::failure::Failure;
use crate::words::say;

/// The zone of a moment: by its name, else by its offset.
fn zone(moment: &Moment) -> Option<Zone> {
    Zone::named(&moment.zone)
}

/// `instant` on the clock of whoever's moment `here` is.
fn on_clock_of(here: &Moment, instant: DateTime<Utc>) -> DateTime<FixedOffset> {
    match zone(here) {
        Some(zone) => instant.with_timezone(&zone.offset_at(instant)),
        None => instant.with_timezone(here.local().offset()),
    }
}

/// A wall-clock time where `here` is, by the rule of plans.
fn from_clock(here: &Moment, time: NaiveDateTime) -> Option<DateTime<Utc>> {
    let local = || here.local().offset().from_local_datetime(&time).earliest().map(|time| time.to_utc());
    let plan = Plan { local: time.format("%Y-%m-%dT%H:%M").to_string(), zone: here.zone.clone() };
    plan.utc_ms().and_then(DateTime::from_timestamp_millis).or_else(local)
}

fn read(text: &str, now: &Moment) -> Result<DateTime<FixedOffset>, Failure> {
    let text = text.trim();
    if let Ok(time) = NaiveTime::parse_from_str(text, "%H:%M") {
        let instant = from_clock(now, now.day().and_time(time)).ok_or(Refusal::BadTime)?;
        return Ok(on_clock_of(now, instant));
    }
    let time = DateTime::parse_from_rfc3339(text).map_err(|_| Refusal::BadTime)?;
    // An offset that was given is the clock they meant; Z is nobody's clock.
    Ok(if text.ends_with(['Z', 'z']) { on_clock_of(now, time.to_utc()) } else { time })
}

/// The moment at which the clock on the wall shows a time.
pub fn moment_on_clock(time: NaiveDateTime, now: &Moment) -> Result<Moment, Failure> {
    let instant = from_clock(now, time).ok_or(Refusal::BadTime)?;
    let there = on_clock_of(now, instant);
    Ok(Moment {
        utc_ms: there.timestamp_millis(),
        offset_minutes: there.offset().local_minus_utc() / 60,
        zone: now.zone.clone(),
    })
}

/// A past moment: RFC 3339, or HH:MM today.
pub fn moment(text: &str, now: &Moment) -> Result<Moment, Failure> {
    let time = read(text, now)?;
    let here = on_clock_of(now, time.to_utc());
    let offset_minutes = time.offset().local_minus_utc() / 60;
    let zone = if here.offset() == time.offset() { now.zone.clone() } else { time.offset().to_string() };
    Ok(Moment { utc_ms: time.timestamp_millis(), offset_minutes, zone })
}

/// A planned time: as [`moment`], kept as wall-clock time here.
pub fn plan(text: &str, now: &Moment) -> Result<Plan, Failure> {
    let time = on_clock_of(now, read(text, now)?.to_utc());
    let zone = if zone(now).is_some() { now.zone.clone() } else { "UTC".to_owned() };
    let time = if zone == "UTC" { time.to_utc().naive_utc() } else { time.naive_local() };
    Ok(Plan { local: time.format("%Y-%m-%dT%H:%M").to_string(), zone })
}

/// What a record gives in UTC for want of a clock, on the clock here.
pub fn here(moment: &Moment, now: &Moment) -> Moment {
    if moment.zone != "UTC" {
        return moment.clone();
    }
    let instant = Utc.timestamp_millis_opt(moment.utc_ms).single().unwrap_or_default();
    let offset = on_clock_of(now, instant).offset().local_minus_utc() / 60;
    Moment { offset_minutes: offset, zone: now.zone.clone(), ..moment.clone() }
}

/// `08:52`.
pub fn clock(moment: &Moment) -> String {
    moment.local().format("%H:%M").to_string()
}

/// `08:52` today, else `Tue 24 Nov, 08:52`, with the year if it is another.
pub fn when(moment: &Moment, now: &Moment) -> String {
    let moment = here(moment, now);
    let time = clock(&moment);
    if moment.day() == now.day() { time } else { say!("date-hour-of-day", day = day(moment.day(), now), time = time) }
}

/// `Tue 24 Nov`, with the year if it is another than now.
pub fn day(day: NaiveDate, now: &Moment) -> String {
    use chrono::Datelike;
    let weekday = say!(format!("date-weekday-{}", day.weekday().number_from_monday()));
    let month = say!(format!("date-month-{}", day.month()));
    if day.year() == now.day().year() {
        say!("date-day", weekday = weekday, day = day.day(), month = month)
    } else {
        say!("date-day-of-year", weekday = weekday, day = day.day(), month = month, year = day.year())
    }
}

/// A date as records give it, in words; as it stands if it is none.
pub fn date(text: &str, now: &Moment) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |found| day(found, now))
}

/// A plan in words.
pub fn planned(plan: &Plan, now: &Moment) -> String {
    let Ok(time) = NaiveDateTime::parse_from_str(&plan.local, "%Y-%m-%dT%H:%M") else { return plan.local.clone() };
    let hour = time.format("%H:%M").to_string();
    if time.date() == now.day() {
        say!("date-hour-today", time = hour)
    } else {
        say!("date-hour-of-day", day = day(time.date(), now), time = hour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026, 10:00 in Toronto.
    fn now() -> Moment {
        crate::words::speak(soundings_words::Language::English);
        Moment { utc_ms: 1_795_532_400_000, offset_minutes: -300, zone: "America/Toronto".to_owned() }
    }

    #[test]
    fn hours_and_minutes_are_today_on_the_clock_here() {
        let moment = moment("08:52", &now()).unwrap();
        assert_eq!(moment.local().to_rfc3339(), "2026-11-24T08:52:00-05:00");
        assert_eq!(moment.zone, "America/Toronto");
        assert_eq!(when(&moment, &now()), "08:52");
    }

    #[test]
    fn an_offset_that_was_given_is_kept_and_zulu_is_shown_here() {
        assert_eq!(clock(&moment("2026-11-24T08:52:00+01:00", &now()).unwrap()), "08:52");
        assert_eq!(clock(&moment("2026-11-24T13:52:00Z", &now()).unwrap()), "08:52");
    }

    #[test]
    fn a_plan_is_wall_clock_time_here() {
        let plan = plan("2026-12-01T14:00:00+01:00", &now()).unwrap();
        assert_eq!((plan.local.as_str(), plan.zone.as_str()), ("2026-12-01T08:00", "America/Toronto"));
        assert_eq!(planned(&plan, &now()), "Tue 1 Dec, 08:00");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in ["", "25:00", "tomorrow", "2026-11-24", "08:52:00"] {
            assert_eq!(moment(text, &now()).unwrap_err().code, "bad-time", "{text}");
        }
    }
}
