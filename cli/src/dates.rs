//! Days and times as people say them, in every language of the catalogue: `fri`, `next friday`, `tomorrow 9:00`, `+10d`,
//! `4 dec`, `vendredi 14h30`, `10:06`. What is not plainly one day is refused, never guessed: `4/12` is two days.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};
use soundings_core::Refusal;
use soundings_core::model::{Moment, Plan, fold};
use soundings_words::{Language, Place};

use crate::failure::Failure;
use crate::times;

/// Nobody promises or plans further ahead.
const MOST_DAYS: u64 = 3_660;

/// Which day of that name is meant: one ahead, or one that was. Today is both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ahead,
    Behind,
}

/// A day ahead.
pub fn day(text: &str, now: &Moment) -> Result<NaiveDate, Failure> {
    day_of(&words(text), now.day(), Side::Ahead).ok_or_else(|| Refusal::BadDate.into())
}

/// A moment that was: a day and an hour, or an hour today.
pub fn moment(text: &str, now: &Moment) -> Result<Moment, Failure> {
    times::moment(text, now).or_else(|bad| {
        let (day, time) = day_and_time(text, now, Side::Behind).ok_or(bad)?;
        times::moment_on_clock(day.and_time(time), now)
    })
}

/// A time that is planned: a day and an hour, or an hour today.
pub fn plan(text: &str, now: &Moment) -> Result<Plan, Failure> {
    times::plan(text, now).or_else(|bad| {
        let (day, time) = day_and_time(text, now, Side::Ahead).ok_or(bad)?;
        let moment = times::moment_on_clock(day.and_time(time), now)?;
        times::plan(&moment.local().to_rfc3339(), now)
    })
}

/// The day from which on something is asked for.
pub fn since(text: &str, now: &Moment) -> Result<NaiveDate, Failure> {
    span(&words(text), now.day()).map(|(first, _)| first).ok_or_else(|| Refusal::BadDate.into())
}

/// The day until which something is asked for, included.
pub fn until(text: &str, now: &Moment) -> Result<NaiveDate, Failure> {
    span(&words(text), now.day()).map(|(_, last)| last).ok_or_else(|| Refusal::BadDate.into())
}

/// The first and the last day of what was: a day, `10d` ago, a month (the last of that name that began), a year.
fn span(words: &[String], today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let whole_month = |first: NaiveDate| Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?));
    if let [one] = words {
        if let Ok(first) = format!("{one}-01").parse() {
            return whole_month(first);
        }
        if let Some(year) = one.parse().ok().filter(|_| one.len() == 4) {
            return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?));
        }
        if let Some(number) = month(one) {
            let year = if number > today.month() { today.year() - 1 } else { today.year() };
            return whole_month(NaiveDate::from_ymd_opt(year, number, 1)?);
        }
    }
    let ago = || today.checked_sub_signed(later(&words.concat(), today)? - today);
    day_of(words, today, Side::Behind).or_else(ago).map(|day| (day, day))
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace('’', "'");
    let words = folded.split(|letter: char| letter.is_whitespace() || letter == ',');
    words.map(|word| word.trim_end_matches('.').to_owned()).filter(|word| !word.is_empty()).collect()
}

fn day_and_time(text: &str, now: &Moment, side: Side) -> Option<(NaiveDate, NaiveTime)> {
    let mut words = words(text);
    let time = time_of(&words.pop()?)?;
    if words.last().is_some_and(|word| is_one_of("date-say-at", word)) {
        words.pop();
    }
    let day = if words.is_empty() { Some(now.day()) } else { day_of(&words, now.day(), side) };
    Some((day?, time))
}

/// `14:30`, `14h30`, `9h`, `9am`, `2:15pm`.
fn time_of(word: &str) -> Option<NaiveTime> {
    let (clock, afternoon) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(false)),
        (_, Some(clock)) => (clock, Some(true)),
        _ => (word, None),
    };
    let (hour, minute) = match clock.split_once([':', 'h']) {
        Some((hour, "")) if clock.ends_with('h') => (hour, 0),
        Some((hour, minute)) if minute.len() == 2 => (hour, minute.parse().ok()?),
        None if afternoon.is_some() => (clock, 0),
        _ => return None,
    };
    let hour: u32 = hour.parse().ok()?;
    let hour = match afternoon {
        None => hour,
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        Some(_) => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn day_of(words: &[String], today: NaiveDate, side: Side) -> Option<NaiveDate> {
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    match texts.as_slice() {
        [one] => {
            let near = [("date-say-today", 0), ("date-say-tomorrow", 1), ("date-say-yesterday", -1)];
            if let Some((_, days)) = near.iter().find(|(id, _)| is_one_of(id, one)) {
                return today.checked_add_signed(chrono::TimeDelta::days(*days));
            }
            one.parse().ok().or_else(|| later(one.strip_prefix('+')?, today)).or_else(|| {
                let weekday = weekday(one)?;
                Some(nearest(weekday, today, side))
            })
        }
        [sign, number, unit] if is_one_of("date-say-in", sign) => later(&format!("{number}{unit}"), today),
        [number, unit] if number.starts_with('+') => later(&format!("{}{unit}", &number[1..]), today),
        [next, name] | [name, next] if is_one_of("date-say-next", next) && side == Side::Ahead => {
            let week = today.week(Weekday::Mon).first_day();
            week.checked_add_days(Days::new(7 + u64::from(weekday(name)?.num_days_from_monday())))
        }
        [first, rest @ ..] if rest.len() > 1 && weekday(first).is_some() => {
            let day = day_of_month(rest, today, side)?;
            (weekday(first) == Some(day.weekday())).then_some(day)
        }
        several => day_of_month(several, today, side),
    }
}

/// `10d`, `2w`, `10 days`: so much later.
fn later(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
    let (number, unit) = text.split_at(digits);
    let days = match unit {
        unit if is_one_of("date-say-days", unit) => 1,
        unit if is_one_of("date-say-weeks", unit) => 7,
        _ => return None,
    };
    let days = number.parse::<u64>().ok()?.checked_mul(days).filter(|days| *days <= MOST_DAYS)?;
    today.checked_add_days(Days::new(days))
}

/// `4 dec`, `dec 4`, `4 december 2027`.
fn day_of_month(words: &[&str], today: NaiveDate, side: Side) -> Option<NaiveDate> {
    let (first, second, year) = match words {
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(year.parse::<i32>().ok().filter(|year| *year >= 1000)?)),
        _ => return None,
    };
    let (number, month) = match (month(second), month(first)) {
        (Some(month), _) => (first, month),
        (_, Some(month)) => (second, month),
        _ => return None,
    };
    let number = number.trim_end_matches(|letter: char| letter.is_alphabetic());
    let day: u32 = number.parse().ok()?;
    let in_year = |year: i32| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(year) = year {
        return in_year(year);
    }
    // A day that not every year has is the next one that is.
    let years: Vec<i32> = match side {
        Side::Ahead => (0..=8).map(|years| today.year() + years).collect(),
        Side::Behind => (0..=8).map(|years| today.year() - years).collect(),
    };
    let fits = |day: &NaiveDate| if side == Side::Ahead { *day >= today } else { *day <= today };
    years.into_iter().filter_map(in_year).find(fits)
}

fn nearest(weekday: Weekday, today: NaiveDate, side: Side) -> NaiveDate {
    let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    match side {
        Side::Ahead => today + Days::new(ahead.into()),
        Side::Behind => today - Days::new(((7 - ahead) % 7).into()),
    }
}

fn weekday(word: &str) -> Option<Weekday> {
    let number = numbered("date-weekday", 7, word)?;
    Weekday::try_from(u8::try_from(number - 1).ok()?).ok()
}

fn month(word: &str) -> Option<u32> {
    numbered("date-month", 12, word)
}

/// The number whose name in any language begins with a word of at least three letters; `None` where two do.
fn numbered(id: &str, most: u32, word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let named = |number: &u32| {
        let id = format!("{id}-{number}");
        Language::ALL.iter().any(|language| {
            let written = [Place::Phone, Place::Terminal].map(|place| fold(&language.words(place, &id, &[])));
            written.iter().any(|name| name.trim_end_matches('.') == word || name.starts_with(word))
        })
    };
    let fit: Vec<u32> = (1..=most).filter(named).collect();
    match fit.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// Whether a word is one of those that the catalogue gives in any language.
fn is_one_of(id: &str, word: &str) -> bool {
    Language::ALL.iter().any(|language| {
        let all = fold(&language.words(Place::Terminal, id, &[])).replace('’', "'");
        all.split_whitespace().any(|one| one == word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026, 10:00 in Toronto.
    fn now() -> Moment {
        Moment { utc_ms: 1_795_532_400_000, offset_minutes: -300, zone: "America/Toronto".to_owned() }
    }

    #[test]
    fn a_day_is_read_as_people_say_it() {
        for (said, meant) in [
            ("today", "2026-11-24"),
            ("Tomorrow", "2026-11-25"),
            ("fri", "2026-11-27"),
            ("Friday", "2026-11-27"),
            ("tue", "2026-11-24"),
            ("mon", "2026-11-30"),
            ("next fri", "2026-12-04"),
            ("next tuesday", "2026-12-01"),
            ("+10d", "2026-12-04"),
            ("+2w", "2026-12-08"),
            ("+ 10 days", ""),
            ("+10 days", "2026-12-04"),
            ("in 2 weeks", "2026-12-08"),
            ("4 dec", "2026-12-04"),
            ("Dec 4th", "2026-12-04"),
            ("fri 4 dec", "2026-12-04"),
            ("Friday, 4 December", "2026-12-04"),
            ("thu 4 dec", ""),
            ("1 nov", "2027-11-01"),
            ("29 feb", "2028-02-29"),
            ("4 december 2027", "2027-12-04"),
            ("2026-12-04", "2026-12-04"),
            ("aujourd'hui", "2026-11-24"),
            ("aujourd’hui", "2026-11-24"),
            ("demain", "2026-11-25"),
            ("vendredi", "2026-11-27"),
            ("ven.", "2026-11-27"),
            ("vendredi prochain", "2026-12-04"),
            ("+10j", "2026-12-04"),
            ("dans 2 semaines", "2026-12-08"),
            ("4 déc.", "2026-12-04"),
            ("4 DÉCEMBRE", "2026-12-04"),
            ("1er août", "2027-08-01"),
        ] {
            let read = day(said, &now()).map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(read, meant, "{said}");
        }
    }

    #[test]
    fn what_is_not_plainly_a_day_is_refused() {
        for said in [
            "",
            "soon",
            "4/12",
            "04.12.2026",
            "2026-02-30",
            "30 feb",
            "fr",
            "ju 4",
            "+d",
            "+10",
            "10d",
            "+99999d",
            "next",
            "4",
            "dec",
            "4 5 dec",
            "next 4 dec",
            "+18446744073709551615w",
            "32 dec",
            "٤ dec",
        ] {
            assert_eq!(day(said, &now()).unwrap_err().code, "bad-date", "{said}");
        }
    }

    #[test]
    fn a_moment_was_and_a_plan_is_ahead() {
        for (said, was, ahead) in [
            ("14:30", "2026-11-24T14:30", "2026-11-24T14:30"),
            ("9am", "2026-11-24T09:00", "2026-11-24T09:00"),
            ("12am", "2026-11-24T00:00", "2026-11-24T00:00"),
            ("2:15pm", "2026-11-24T14:15", "2026-11-24T14:15"),
            ("fri 9:00", "2026-11-20T09:00", "2026-11-27T09:00"),
            ("mon at 14:30", "2026-11-23T14:30", "2026-11-30T14:30"),
            ("yesterday 8:05", "2026-11-23T08:05", "2026-11-23T08:05"),
            ("4 dec 14:00", "2025-12-04T14:00", "2026-12-04T14:00"),
            ("2026-12-04 14:00", "2026-12-04T14:00", "2026-12-04T14:00"),
            ("vendredi à 14h30", "2026-11-20T14:30", "2026-11-27T14:30"),
            ("demain 9h", "2026-11-25T09:00", "2026-11-25T09:00"),
        ] {
            let moment = moment(said, &now()).unwrap();
            assert_eq!(moment.local().format("%Y-%m-%dT%H:%M").to_string(), was, "{said}");
            assert_eq!(moment.zone, "America/Toronto");
            assert_eq!(plan(said, &now()).unwrap().local, ahead, "{said}");
        }
        for said in ["", "soon", "tomorrow", "25:00", "13pm", "0am", "9", "14:30 tomorrow", "fri 4"] {
            assert_eq!(moment(said, &now()).unwrap_err().code, "bad-time", "{said}");
            assert_eq!(plan(said, &now()).unwrap_err().code, "bad-time", "{said}");
        }
    }

    #[test]
    fn a_span_of_what_was_is_a_day_a_month_a_year_or_so_long_ago() {
        let spans = |text: &str| (since(text, &now()).unwrap().to_string(), until(text, &now()).unwrap().to_string());
        for (said, first, last) in [
            ("2026-11-03", "2026-11-03", "2026-11-03"),
            ("2025-02", "2025-02-01", "2025-02-28"),
            ("2025", "2025-01-01", "2025-12-31"),
            ("nov", "2026-11-01", "2026-11-30"),
            ("December", "2025-12-01", "2025-12-31"),
            ("fri", "2026-11-20", "2026-11-20"),
            ("yesterday", "2026-11-23", "2026-11-23"),
            ("4 nov", "2026-11-04", "2026-11-04"),
            ("4 dec", "2025-12-04", "2025-12-04"),
            ("10d", "2026-11-14", "2026-11-14"),
            ("2 weeks", "2026-11-10", "2026-11-10"),
            ("décembre", "2025-12-01", "2025-12-31"),
            ("lundi", "2026-11-23", "2026-11-23"),
        ] {
            assert_eq!(spans(said), (first.to_owned(), last.to_owned()), "{said}");
        }
        for text in ["", "x", "2026-13-01", "2026-13", "someday", "4/12"] {
            assert_eq!(since(text, &now()).unwrap_err().code, "bad-date", "{text}");
        }
    }

    #[test]
    fn an_hour_that_the_clock_skips_or_shows_twice_is_still_one_moment() {
        let spring = plan("8 mar 2:30", &Moment { utc_ms: 1_772_900_000_000, ..now() }).unwrap();
        assert_eq!(spring.zone, "America/Toronto");
        let autumn = moment("1 nov 1:30", &now()).unwrap();
        assert_eq!(autumn.local().to_rfc3339(), "2026-11-01T01:30:00-04:00");
    }
}
