//! Days of the past as people type them: `2026-11-24`, `2026-11`, `2026`, a month's or a weekday's name, `10d`.

use chrono::{Datelike, Days, Months, NaiveDate};
use soundings_core::Refusal;
use soundings_core::model::{Moment, fold};

use crate::failure::Failure;
use crate::words::say;

/// The first and the last day that are meant: of a month, all of it, and the last such month or weekday that has begun.
fn meant(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let text = fold(text.trim());
    let one = |day: NaiveDate| (day, day);
    let month = |first: NaiveDate| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?));
    if let Ok(day) = text.parse() {
        return Some(one(day));
    }
    if let Some(days) = text.strip_suffix('d').and_then(|days| days.parse().ok()) {
        return today.checked_sub_days(Days::new(days)).map(one);
    }
    if let Ok(first) = format!("{text}-01").parse() {
        return month(first);
    }
    if let Some(year) = text.parse().ok().filter(|_| text.len() == 4) {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
    }
    /// A name may be cut to this.
    const FEWEST: usize = 3;
    if text.chars().count() < FEWEST {
        return None;
    }
    let begins = |name: String| {
        let name = fold(name.trim_end_matches('.'));
        name.starts_with(&text) || text.starts_with(&name)
    };
    if let Some(number) = (1..=12).find(|number| begins(say!(format!("date-month-{number}")))) {
        let year = if number > today.month() { today.year() - 1 } else { today.year() };
        return month(NaiveDate::from_ymd_opt(year, number, 1)?);
    }
    let last = (0..7).filter_map(|back| today.checked_sub_days(Days::new(back)));
    let mut last = last.filter(|day| begins(say!(format!("date-weekday-{}", day.weekday().number_from_monday()))));
    last.next().map(one)
}

/// The day from which on something is asked for.
pub fn since(text: &str, now: &Moment) -> Result<NaiveDate, Failure> {
    meant(text, now.day()).map(|(first, _)| first).ok_or_else(|| Refusal::BadDate.into())
}

/// The day until which something is asked for, included.
pub fn until(text: &str, now: &Moment) -> Result<NaiveDate, Failure> {
    meant(text, now.day()).map(|(_, last)| last).ok_or_else(|| Refusal::BadDate.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_a_month_a_year_a_name_or_so_many_days_back() {
        crate::words::speak(soundings_words::Language::English);
        // Tuesday 24 November 2026 in Toronto.
        let now = Moment { utc_ms: 1_795_532_400_000, offset_minutes: -300, zone: "America/Toronto".to_owned() };
        let days = |text: &str| (since(text, &now).unwrap().to_string(), until(text, &now).unwrap().to_string());
        let pair = |first: &str, last: &str| (first.to_owned(), last.to_owned());
        assert_eq!(days("2026-11-03"), pair("2026-11-03", "2026-11-03"));
        assert_eq!(days("2025-02"), pair("2025-02-01", "2025-02-28"));
        assert_eq!(days("2025"), pair("2025-01-01", "2025-12-31"));
        assert_eq!(days("nov"), pair("2026-11-01", "2026-11-30"));
        assert_eq!(days("December"), pair("2025-12-01", "2025-12-31"), "the last one that began");
        assert_eq!(days("fri"), pair("2026-11-20", "2026-11-20"));
        assert_eq!(days("10d"), pair("2026-11-14", "2026-11-14"));
        for text in ["", "x", "2026-13-01", "someday"] {
            assert_eq!(since(text, &now).unwrap_err().code, "bad-date", "{text}");
        }
    }
}
