//! The working day as written down in `core/example/day.json`: who says what when. Content, not code.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::model::{ConsentChoice, DebriefQuestion, ExpectationOutcome, MapPart, ObservationKind, Sureness};

/// The day.
#[derive(Deserialize)]
pub struct Day {
    pub zone: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    pub engineers: Engineers,
    pub customer: Customer,
    pub objective: String,
    pub office: String,
    pub planned: String,
    pub ended: String,
    pub people: Vec<Person>,
    pub expectations: Vec<Expectation>,
    pub next: Next,
    /// In the order they happened.
    pub notes: Vec<Note>,
    pub promises: Vec<Promise>,
    pub maps: Vec<Map>,
    pub unmatched: Unmatched,
    pub versions: Versions,
    pub poster: Poster,
    pub story: Story,
    pub late_note: Note,
    pub afterwards: Afterwards,
}

/// What the two make of the day once it is over.
#[derive(Deserialize)]
pub struct Afterwards {
    pub at: String,
    /// Each one's in the debrief.
    pub answers: Vec<DebriefAnswer>,
    /// What whoever comes along next time could do.
    pub seat: String,
    /// What was said in a call that evening.
    pub call: Note,
    pub insight: Insight,
    /// The promise that is kept the same day.
    pub kept: String,
}

#[derive(Deserialize)]
pub struct DebriefAnswer {
    pub author: Author,
    pub question: DebriefQuestion,
    pub text: String,
}

#[derive(Deserialize)]
pub struct Insight {
    pub text: String,
    /// When the note was taken that it rests on beside the call.
    pub from: String,
}

#[derive(Deserialize)]
pub struct Engineers {
    pub ada: String,
    pub jonas: String,
}

#[derive(Deserialize)]
pub struct Customer {
    pub name: String,
    pub site: String,
}

#[derive(Deserialize)]
pub struct Person {
    pub key: String,
    pub name: String,
    pub role: String,
    pub consent: ConsentChoice,
}

/// What an engineer expects of the visit, and what becomes of it.
#[derive(Deserialize)]
pub struct Expectation {
    pub author: Author,
    pub text: String,
    pub sureness: Sureness,
    pub outcome: ExpectationOutcome,
}

/// The next visit.
#[derive(Deserialize)]
pub struct Next {
    /// `YYYY-MM-DDTHH:MM` where the customer is.
    pub at: String,
    pub objective: String,
}

impl Engineers {
    pub fn of(&self, author: Author) -> &str {
        match author {
            Author::Ada => &self.ada,
            Author::Jonas => &self.jonas,
        }
    }
}

/// Which of the two engineers.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Author {
    Ada,
    Jonas,
}

#[derive(Deserialize)]
pub struct Note {
    /// `HH:MM`; also what a map names the note by.
    pub at: String,
    pub author: Author,
    pub kind: ObservationKind,
    pub text: String,
    #[serde(default)]
    pub exact: bool,
    /// A person's key.
    pub by: Option<String>,
    pub by_someone: Option<String>,
    pub about: Option<String>,
    #[serde(default)]
    pub starred: bool,
    #[serde(default)]
    pub tags: Vec<String>,
    pub picture: Option<String>,
    /// Two corners on the picture, in thousandths.
    pub circle: Option<[u16; 4]>,
    /// What nobody outside is to see of it.
    pub cover: Option<[u16; 4]>,
    #[serde(default)]
    pub only_me: bool,
}

#[derive(Deserialize)]
pub struct Promise {
    pub author: Author,
    pub to: Vec<String>,
    pub until: String,
    pub text: String,
}

#[derive(Deserialize)]
pub struct Map {
    pub author: Author,
    pub key: String,
    pub who: String,
    pub situation: String,
    pub entries: Vec<Entry>,
    /// What the iceberg must show.
    pub ticks: BTreeMap<MapPart, u8>,
    pub above: u8,
    pub below: u8,
}

#[derive(Deserialize)]
pub struct Entry {
    pub part: MapPart,
    pub key: Option<String>,
    /// Its own words; without them it shows its first note's.
    pub text: Option<String>,
    /// Times of the notes that show it.
    #[serde(default)]
    pub from: Vec<String>,
}

/// What was said, what was seen beside it, each by the time of its note, and what would make both true.
#[derive(Deserialize)]
pub struct Unmatched {
    pub said: String,
    pub seen: Vec<String>,
    pub both_true: String,
}

/// Who hangs on the wall, and what of them.
#[derive(Deserialize)]
pub struct Poster {
    pub who: String,
    /// Times of the notes of their words.
    pub words: Vec<String>,
    /// The map that says what matters to them.
    pub map: String,
    /// The time of the note whose picture it shows.
    pub picture: String,
}

/// The week's story.
#[derive(Deserialize)]
pub struct Story {
    /// Whom it speaks of.
    pub who: String,
    pub text: String,
}

/// What both write into one entry, and what it becomes.
#[derive(Deserialize)]
pub struct Versions {
    pub map: String,
    pub entry: String,
    pub ada: String,
    pub jonas: String,
    pub third: String,
}

impl Day {
    /// Reads it.
    ///
    /// # Errors
    /// [`Error::Unknown`], never of the day that comes with Soundings.
    pub fn read() -> Result<Self> {
        read()
    }

    /// Every text of several words that it has.
    ///
    /// # Errors
    /// As [`Day::read`].
    pub fn texts() -> Result<Vec<String>> {
        fn of(value: Value, found: &mut Vec<String>) {
            match value {
                Value::String(text) if text.contains(' ') => found.push(text),
                Value::Array(items) => items.into_iter().for_each(|item| of(item, found)),
                Value::Object(fields) => fields.into_iter().for_each(|(_, field)| of(field, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        of(read()?, &mut found);
        found.sort();
        found.dedup();
        Ok(found)
    }
}

fn read<T: DeserializeOwned>() -> Result<T> {
    serde_json::from_str(include_str!("../../example/day.json")).map_err(Error::unknown)
}

/// The pictures by the names that notes give them.
pub const PICTURES: [(&str, &[u8]); 4] = [
    ("card", include_bytes!("../../example/pictures/card.png")),
    ("corner", include_bytes!("../../example/pictures/corner.png")),
    ("display", include_bytes!("../../example/pictures/display.png")),
    ("tag", include_bytes!("../../example/pictures/tag.png")),
];
