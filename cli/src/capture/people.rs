//! Who is speaking: `@` and the beginning of a name before a note's words.

use soundings_core::model::{Id, fold};
use soundings_core::present::Capture;
use soundings_core::{Findable, Person};

use crate::notebook::Open;

/// So many are offered.
const OFFERED: usize = 5;

/// Somebody who is speaking, or doing something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// `None`: somebody described.
    pub id: Option<Id>,
    pub name: String,
}

impl From<Speaker> for Person {
    fn from(speaker: Speaker) -> Self {
        speaker.id.map_or(Self::Someone(speaker.name), Self::Known)
    }
}

/// What a text that begins with `@` says: who, as far as it is typed, and the words behind.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let named = text.strip_prefix('@')?;
    Some(named.split_once(char::is_whitespace).unwrap_or((named, "")))
}

/// The people of whom every word that was typed begins one of their name: those of the visit first.
pub fn offered(open: &Open, screen: &Capture, begun: &str) -> Vec<Speaker> {
    let words: Vec<String> = fold(begun).split_whitespace().map(str::to_owned).collect();
    let fits = |name: &str| {
        let folded = fold(name);
        words.iter().all(|word| folded.split_whitespace().any(|part| part.starts_with(word.as_str())))
    };
    let here = screen.people.iter().filter(|row| fits(&row.name));
    let mut found: Vec<Speaker> =
        here.map(|row| Speaker { id: Some(row.id), name: row.name.clone() }).take(OFFERED).collect();
    let elsewhere = open.notebook.names(Findable::Person, begun, 2 * OFFERED).unwrap_or_default();
    for called in elsewhere.into_iter().filter(|_| !begun.is_empty()) {
        if found.len() < OFFERED && found.iter().all(|there| there.id != Some(called.id)) {
            found.push(Speaker { id: Some(called.id), name: called.name });
        }
    }
    found
}

/// Who speaks in a kept draft, `@` and a whole name in front, and the words behind.
pub fn in_draft<'a>(screen: &Capture, text: &'a str) -> Option<(Speaker, &'a str)> {
    let named = text.strip_prefix('@')?;
    let said = |name: &str| named.strip_prefix(name)?.strip_prefix(' ');
    let longest = screen.people.iter().filter(|row| said(&row.name).is_some()).max_by_key(|row| row.name.len())?;
    Some((Speaker { id: Some(longest.id), name: longest.name.clone() }, said(&longest.name)?))
}
