//! What labels, headings and columns of other people's files are called. The words stand in `vocabulary.txt`: data, not rules.

use chrono::NaiveDate;

use crate::model::fold;
use crate::model::text::words_in;

const VOCABULARY: &str = include_str!("vocabulary.txt");

/// What a file can say by a name.
fn line(meaning: &str) -> impl Iterator<Item = &'static str> {
    let found = VOCABULARY.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let (name, words) = line.split_once(':')?;
        (name == meaning).then_some(words)
    });
    found.into_iter().flat_map(|words| words.split('|')).map(str::trim)
}

/// A label or a column's name as it is compared.
fn bare(text: &str) -> String {
    words_in(text).map(|word| word.folded).collect::<Vec<_>>().join(" ")
}

/// Whether a label or a column is called so.
pub(super) fn is_called(text: &str, meaning: &str) -> bool {
    let text = bare(text);
    line(meaning).any(|word| word == text)
}

/// Whether a heading speaks of it.
pub(super) fn speaks_of(heading: &str, meaning: &str) -> bool {
    let heading = format!(" {} ", bare(heading));
    line(meaning).any(|word| heading.contains(&format!(" {word} ")))
}

/// A heading without the words that every report begins with.
pub(super) fn without_report(heading: &str) -> &str {
    let folded = fold(heading);
    // Folding can change where things stand: only what keeps its length is cut off.
    if folded.chars().count() != heading.chars().count() {
        return heading;
    }
    let longest = line("report").filter(|word| {
        let ends = folded[..].strip_prefix(word);
        ends.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    let cut = longest.map(|word| word.chars().count()).max().unwrap_or(0);
    let rest = heading.char_indices().nth(cut).map_or("", |(index, _)| &heading[index..]);
    rest.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, ':' | '-' | '–' | '—' | ',' | '|')
    })
}

/// The day that a text names, where it can be only one.
pub(super) fn day_in(text: &str) -> Option<NaiveDate> {
    let words: Vec<String> = words_in(text).map(|word| word.folded).collect();
    let mut days: Vec<NaiveDate> =
        words.windows(3).filter_map(|three| day_of([&three[0], &three[1], &three[2]])).collect();
    days.dedup();
    match days.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

/// Whether a text holds what may be a day or may be another: 4/5/2026.
pub(super) fn is_unclear_day(text: &str) -> bool {
    let words: Vec<String> = words_in(text).map(|word| word.folded).collect();
    day_in(text).is_none() && words.iter().any(|word| year(word).is_some())
}

fn year(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| word.len() == 4 && (1970..=2100).contains(year))
}

fn month(word: &str) -> Option<u32> {
    (1..=12).find(|number| line(&format!("months-{number}")).any(|name| name == word))
}

fn number(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|character: char| character.is_alphabetic());
    digits.parse().ok().filter(|_| (1..=2).contains(&digits.len()))
}

fn day_of([a, b, c]: [&str; 3]) -> Option<NaiveDate> {
    let of = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    if let Some(year) = year(a) {
        return of(year, number(b).or_else(|| month(b))?, number(c)?);
    }
    let year = year(c)?;
    if let Some(month) = month(a) {
        return of(year, month, number(b)?);
    }
    if let Some(month) = month(b) {
        return of(year, month, number(a)?);
    }
    match (number(a)?, number(b)?) {
        (day, month) if day > 12 => of(year, month, day),
        (month, day) if day > 12 => of(year, month, day),
        (day, month) if day == month => of(year, month, day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_one_that_could_be_two_is_none() {
        let day = |text: &str| day_in(text).map(|day| day.to_string());
        for text in [
            "2026-11-24",
            "Visit, 24 November 2026",
            "Nov. 24th, 2026",
            "le 24 novembre 2026",
            "24.11.2026",
            "11/24/2026",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-11-24"), "{text}");
        }
        assert_eq!(day("1er décembre 2026").as_deref(), Some("2026-12-01"));
        assert_eq!(day("5/5/2026").as_deref(), Some("2026-05-05"));
        for text in ["4/5/2026", "31.2.2026", "9.5 to 8.0", "2026-11-24 and 2026-11-25", ""] {
            assert_eq!(day(text), None, "{text}");
        }
        assert!(is_unclear_day("4/5/2026") && !is_unclear_day("tomorrow"));
    }

    #[test]
    fn a_report_s_heading_is_its_customer() {
        assert_eq!(without_report("Trip report: Brightline Metals, Plant 2"), "Brightline Metals, Plant 2");
        assert_eq!(without_report("Visite chez Brightline"), "Brightline");
        assert_eq!(without_report("Visitor centre"), "Visitor centre");
    }
}
