//! What people and places of the customers' are called, word by word, as it is looked for in texts that others will read.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fields::{organization, person, site};
use super::{Fields, Kind, fold};

/// What a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Called {
    /// A person's name: each word of it tells who it is.
    Name = 1,
    /// A description, or a role of several words, which is one person's: it tells as a whole.
    Description = 2,
    /// A customer's or a site's name: each word of it tells.
    Place = 3,
}

impl Called {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::Description, Self::Place];
}

/// Words to look for: the first of them, and those that follow it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sought {
    /// Folded.
    pub word: String,
    pub called: Called,
    /// Folded, one space apart.
    pub rest: String,
}

/// All that a thing is called; nothing of what is neither person nor place.
pub(crate) fn called(kind: Kind, fields: &Fields) -> Vec<(Called, String)> {
    let texts: &[(Called, Option<String>)] = &match kind {
        Kind::Person => [
            (Called::Name, fields.get(person::NAME)),
            (Called::Description, fields.get(person::DESCRIPTION)),
            (Called::Description, fields.get(person::ROLE).filter(|role| name_words(role).count() > 1)),
        ],
        Kind::Organization => {
            [(Called::Place, fields.get(organization::NAME)), (Called::Place, None), (Called::Place, None)]
        }
        Kind::Site => [(Called::Place, fields.get(site::NAME)), (Called::Place, None), (Called::Place, None)],
        _ => return Vec::new(),
    };
    texts.iter().filter_map(|(called, text)| Some((*called, text.clone()?))).collect()
}

/// What of a text is looked for.
pub(crate) fn sought(called: Called, text: &str) -> Vec<Sought> {
    let mut words = name_words(text).map(|(_, word)| word);
    match called {
        Called::Name | Called::Place => words.map(|word| Sought { word, called, rest: String::new() }).collect(),
        Called::Description => {
            let first = words.next();
            first.map(|word| Sought { word, called, rest: words.collect::<Vec<_>>().join(" ") }).into_iter().collect()
        }
    }
}

/// The words of a text, folded, each with where it stands. Marks and invisible characters do not part a word.
pub(crate) fn name_words(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_inside =
        |character: char| character.is_alphanumeric() || is_combining_mark(character) || is_invisible(character);
    let mut done = 0;
    std::iter::from_fn(move || {
        let start = done + text[done..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|character| !is_inside(character)).map_or(text.len(), |length| start + length);
        done = end;
        let plain: String = text[start..end].chars().filter(|character| !is_invisible(*character)).collect();
        Some((start..end, fold(&plain).replace('ß', "ss")))
    })
}

/// Soft hyphens, joiners and the like: nobody sees that they stand in a name.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{61c}')
}

/// Whether a word's script knows capitals. Of others, which seldom put spaces between words, names are looked for inside of words.
pub(crate) fn has_case(word: &str) -> bool {
    word.chars().all(|character| character.is_lowercase() || character.is_uppercase() || !character.is_alphabetic())
}
