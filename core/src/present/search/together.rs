//! What search finds of what a team makes of its visits.

use serde::Serialize;

use crate::empathy_map::our_words;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{answer, debrief_answer, guess, insight, map_entry, open_seat, outcome};
use crate::model::{Id, Kind};
use crate::store::entities::Entity;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum TeamWordsOf {
    /// An answer in a debrief.
    DebriefAnswer,
    /// An insight.
    Insight,
    /// An open seat.
    OpenSeat,
    /// What came of visits.
    Outcome,
    /// The answer to a question.
    Answer,
}

/// Words that a team wrote about its visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TeamWords {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub of: TeamWordsOf,
    /// The visit, the customer, the note or the entry that it belongs to.
    pub about: Option<Id>,
    /// Its words.
    pub text: String,
}

pub(super) fn words(entity: &Entity) -> Option<TeamWords> {
    let fields = &entity.fields;
    let (of, text) = match entity.kind {
        Kind::DebriefAnswer => (TeamWordsOf::DebriefAnswer, fields.get(debrief_answer::TEXT).map(|words| words.text)),
        Kind::Insight => (TeamWordsOf::Insight, fields.get(insight::TEXT)),
        Kind::OpenSeat => (TeamWordsOf::OpenSeat, fields.get(open_seat::WHAT_FOR)),
        Kind::Outcome => (TeamWordsOf::Outcome, fields.get(outcome::TEXT)),
        Kind::Answer => (TeamWordsOf::Answer, fields.get(answer::TEXT)),
        _ => return None,
    };
    Some(TeamWords { id: entity.id, of, about: entity.kind.parent(fields), text: text.unwrap_or_default() })
}

/// An entry of a map, the map, and what it says in our words. What was guessed is found where it lies on a map, while nobody
/// wrote other words there.
pub(super) fn entry(reading: &Reading<'_>, found: &Entity) -> Result<Option<(Id, Id, String)>> {
    let connection = reading.connection;
    let entry = if found.kind == Kind::Guess {
        let lies = Entity::find_named(connection, found.fields.get(guess::ENTRY))?.filter(Entity::is_here);
        lies.filter(|entry| entry.fields.get(map_entry::TEXT).is_none())
            .filter(|entry| entry.fields.get(map_entry::GUESSED) == Some(found.id))
    } else {
        Some(found.clone())
    };
    let Some(entry) = entry else { return Ok(None) };
    let text = our_words(connection, &entry)?.unwrap_or_default();
    Ok(entry.fields.get(map_entry::MAP).map(|map| (entry.id, map, text)))
}
