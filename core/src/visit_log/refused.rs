//! What the team's server refused, said in other words (sync.md 14): a new operation; the refused one is withdrawn.

use soundings_wire::{Change, Id};

use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::withdrawal::{Refused, refused, withdraw};
use crate::model::{Kind, check_text};
use crate::notebook::Notebook;
use crate::sync_queue::room;

/// Other words for a field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OtherWords {
    /// The field's name.
    pub field: String,
    /// What it is to say.
    pub words: String,
}

/// Whether a change holds people's own words, in whose place others may be written. First words too: nobody else has them yet.
pub(crate) fn may_say_otherwise(kind: Kind, change: &Change) -> bool {
    change.member.is_none() && (kind.behaviour(change.field).words)(&change.value).is_some()
}

impl Notebook {
    /// Writes what the team's server refused of a thing once more, with other words in some fields, and takes the refused
    /// operations back: their words reach nobody.
    ///
    /// # Errors
    /// [`Refusal::NotRefused`]; [`Refusal::CannotBeChanged`]: no words, or it is not known what became of it; text that is none.
    pub fn change_refused(&self, entity: Id, words: &[OtherWords]) -> Result<()> {
        self.write_words(|action| {
            let mut all = refused(action.connection(), &action.me, entity)?;
            let first = all.first().ok_or(Refusal::NotRefused)?;
            let says =
                |found: &Refused, other: &OtherWords| found.changes.iter().any(|change| is_in(found, change, other));
            if words.is_empty() || !words.iter().all(|other| says(first, other)) {
                return Err(Refusal::CannotBeChanged.into());
            }
            room::try_again(action.connection())?;
            for found in &mut all {
                for other in words {
                    say(action, found, other)?;
                }
                withdraw(action.connection(), entity, found)?;
            }
            for found in all {
                action.write_again(found.log, found.kind, entity, found.changes, found.blobs);
            }
            Ok(())
        })
    }
}

/// Whether a change is of the field that is to say something else.
fn is_in(found: &Refused, change: &Change, other: &OtherWords) -> bool {
    let field = found.kind.field(change.field).filter(|field| field.name == other.field);
    found.may_be_withdrawn() && field.is_some() && may_say_otherwise(found.kind, change)
}

fn say(action: &Action<'_>, found: &mut Refused, other: &OtherWords) -> Result<()> {
    let Some(place) = found.changes.iter().position(|change| is_in(found, change, other)) else { return Ok(()) };
    let change = &mut found.changes[place];
    let from_words = found.kind.behaviour(change.field).from_words;
    change.value = from_words(check_text(&other.words)?, &action.writing()).ok_or(Refusal::CannotBeChanged)?;
    Ok(())
}
