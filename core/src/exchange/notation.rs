//! What lines of a trip report say: a label, a kind of visit, hours, a person's name.

use chrono::NaiveTime;

use super::vocabulary::day_in;
use crate::model::{EncounterKind, fold};

pub(super) fn label_of(line: &str) -> Option<&str> {
    line.split_once(':').map(|(label, _)| label)
}

pub(super) fn kind(value: &str) -> Option<EncounterKind> {
    EncounterKind::from_word(&fold(value.trim()).replace(' ', "-"))
}

/// `09:00–11:30`, `9:00 to 11:30`.
pub(super) fn hours(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let clock = |word: &str| NaiveTime::parse_from_str(word, "%H:%M").ok();
    let times: Vec<NaiveTime> =
        text.split(|character: char| !character.is_ascii_digit() && character != ':').filter_map(clock).collect();
    match times.as_slice() {
        [start, end, ..] if start <= end => Some((*start, *end)),
        [start, ..] => Some((*start, *start)),
        [] => None,
    }
}

/// A heading without the day in it.
pub(super) fn without_day(heading: &str) -> String {
    let is_of_day = |part: &str| part.chars().any(|character| character.is_ascii_digit()) && day_in(part).is_some();
    let parts: Vec<&str> = heading.split([',', '|', '·', '—', '–', '(', ')']).map(str::trim).collect();
    let left: Vec<&str> = parts.into_iter().filter(|part| !is_of_day(part)).collect();
    let heading = left.join(", ");
    // `Brightline 2026-11-24`: the day is a word of the name's part.
    let words = heading.split_whitespace().filter(|word| day_in(word).is_none());
    words.collect::<Vec<_>>().join(" ").trim_matches(|sign: char| sign == ',' || sign == '-' || sign == ' ').to_owned()
}

/// Somebody without a name is described in small letters: *night operator*.
pub(super) fn is_description(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_lowercase)
}

/// A few words, each with a capital, or in a script that has none.
pub(super) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &&str| word.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    (1..=4).contains(&words.len()) && words.iter().all(capital)
}

/// What stands between quotation marks, where all of it does.
pub(super) fn without_marks(text: &str) -> &str {
    const MARKS: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('‘', '’')];
    let text = text.trim();
    let inside = MARKS.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside.trim())
    });
    inside.filter(|inside| !inside.is_empty()).unwrap_or(text)
}

/// A text cut at signs that stand in no brackets.
pub(super) fn outside_brackets(text: &str, signs: &[char]) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0_u32);
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && signs.contains(&character) {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(character);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}
