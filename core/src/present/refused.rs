//! What the team's server refused of one thing: what it says, what of it may be said in other words, and why it was refused.

use serde::Serialize;

use super::needs_you::{NeedsYouReason, refused_because};
use super::rows;
use crate::error::{Refusal, Result};
use crate::log::reading::Reading;
use crate::log::withdrawal::refused;
use crate::model::{Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::visit_log::may_say_otherwise;
use soundings_wire::Change;

/// One thing that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RefusedWords {
    /// The field's name, as *change* takes it.
    pub field: String,
    /// Its words, or the name of what it points at.
    pub words: String,
    /// Other words may be written in their place.
    pub may_change: bool,
}

/// What the team's server refused of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RefusedThing {
    /// The thing.
    pub entity: Id,
    /// What it is.
    pub kind: String,
    /// Why.
    pub reason: NeedsYouReason,
    /// The number of a reason that is not known here.
    pub number: Option<u16>,
    /// Since when.
    pub since: Moment,
    /// What it says in words.
    pub says: Vec<RefusedWords>,
}

impl Notebook {
    /// What the team's server refused of a thing.
    ///
    /// # Errors
    /// [`Refusal::NotRefused`]; what the disk says.
    pub fn refused(&self, entity: Id) -> Result<RefusedThing> {
        self.read(|reading| {
            let all = refused(reading.connection, &reading.me, entity)?;
            let found = all.first().ok_or(Refusal::NotRefused)?;
            let mut says = Vec::new();
            for change in &found.changes {
                let Some((field, words)) = words(reading, found.kind, change)? else { continue };
                let may_change = found.may_be_withdrawn() && may_say_otherwise(found.kind, change);
                says.push(RefusedWords { field: field.to_owned(), words, may_change });
            }
            let (reason, number) = refused_because(found.reason);
            let (kind, since) = (found.kind.word().to_owned(), reading.shown_here(found.since_ms));
            Ok(RefusedThing { entity, kind, reason, number, since, says })
        })
    }
}

/// A change in words, where it has any: people's own, the word of a choice, the name of what it points at.
fn words(reading: &Reading<'_>, kind: Kind, change: &Change) -> Result<Option<(&'static str, String)>> {
    let Some(field) = kind.field(change.field) else { return Ok(None) };
    let words = match &change.member {
        Some(member) => match (field.behaviour.member_words)(member) {
            None => reading.name((field.behaviour.member_refers_to)(member))?,
            words => words,
        },
        None if (field.behaviour.shown)(&change.value).is_some() => Some(rows::text(reading, field, &change.value)?),
        None => reading.name((field.behaviour.refers_to)(&change.value))?,
    };
    Ok(words.map(|words| (field.name, words)))
}
