//! Insights: a statement with the notes from several encounters that led to it. Rule 3 holds here as on a map.
//!
//! Two devices apart merge so: both links stand; unlinked here and linked there it is linked; what an insight still rests on
//! is worked out from the links that stand, and it says where that is less than it was.

use soundings_wire::{Change, Id};

use super::evidence::check;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{insight, insight_link, observation};
use crate::model::{Audience, Kind, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// An insight to write down.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewInsight {
    /// The statement.
    pub text: String,
    /// The notes that led to it, of at least two encounters.
    pub notes: Vec<Id>,
}

impl Notebook {
    /// Writes an insight down.
    ///
    /// # Errors
    /// [`Refusal::OneEncounter`]; a note that can be no evidence ([`Refusal::NotEvidence`], [`Refusal::NoKeyYet`]); text that is
    /// none; unknown notes.
    pub fn add_insight(&self, new: &NewInsight) -> Result<Id> {
        let text = check_text(&new.text)?;
        self.write_words(|action| {
            let mut notes: Vec<Entity> = Vec::new();
            for id in &new.notes {
                let note = action.live(*id, Kind::Observation)?;
                check(action.connection(), &note)?;
                if notes.iter().all(|known| known.id != note.id) {
                    notes.push(note);
                }
            }
            if encounters(&notes) < 2 {
                return Err(Refusal::OneEncounter.into());
            }
            let is_teams = notes.iter().all(|note| note.log == Log::Team);
            let audience = if is_teams { Audience::Team } else { Audience::OnlyMe };
            let changes = vec![
                insight::TEXT.set(&text.to_owned()),
                insight::AUTHOR.set(&action.me.engineer),
                insight::CREATED.set(&action.now),
            ];
            let id = action.create(audience, Kind::Insight, changes);
            for note in &notes {
                action.create(audience, Kind::InsightLink, link(action, id, note.id));
            }
            Ok(id)
        })
    }

    /// Changes an insight's words.
    ///
    /// # Errors
    /// Text that is none; an unknown insight.
    pub fn change_insight(&self, id: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let row = action.live(id, Kind::Insight)?;
            action.edit(&row, vec![insight::TEXT.set(&text.to_owned())], seen)
        })
    }

    /// Adds a note that an insight rests on. One that is only me is linked for oneself alone.
    ///
    /// # Errors
    /// [`Refusal::AlreadyLinked`]; a note that can be no evidence; unknown ids.
    pub fn link_insight(&self, id: Id, note: Id) -> Result<()> {
        self.write(|action| {
            let row = action.live(id, Kind::Insight)?;
            let note = action.live(note, Kind::Observation)?;
            check(action.connection(), &note)?;
            match linking(action, row.id, note.id)? {
                Some(link) if link.state == 1 => Err(Refusal::AlreadyLinked.into()),
                Some(link) => action.edit(&link, vec![insight_link::STANDS.with(&())], None),
                None => {
                    let log = if row.log == Log::Team { note.log } else { row.log };
                    action.create(log.audience(), Kind::InsightLink, link(action, row.id, note.id));
                    Ok(())
                }
            }
        })
    }

    /// Takes a note away that an insight rests on.
    ///
    /// # Errors
    /// [`Refusal::NotLinked`]; unknown ids.
    pub fn unlink_insight(&self, id: Id, note: Id) -> Result<()> {
        self.write(|action| {
            action.live(id, Kind::Insight)?;
            let found = linking(action, id, note)?.filter(|link| link.state == 1);
            let link = found.ok_or(Error::from(Refusal::NotLinked))?;
            action.edit(&link, vec![insight_link::STANDS.without(&())], None)
        })
    }
}

/// From how many encounters notes are.
pub(crate) fn encounters(notes: &[Entity]) -> usize {
    let of: std::collections::BTreeSet<Id> =
        notes.iter().filter_map(|note| note.fields.get(observation::ENCOUNTER)).collect();
    of.len()
}

fn link(action: &Action<'_>, insight: Id, note: Id) -> Vec<Change> {
    vec![
        insight_link::INSIGHT.set(&insight),
        insight_link::OBSERVATION.set(&note),
        insight_link::STANDS.with(&()),
        insight_link::AUTHOR.set(&action.me.engineer),
        insight_link::LINKED.set(&action.now),
    ]
}

fn linking(action: &Action<'_>, insight: Id, note: Id) -> Result<Option<Entity>> {
    let links = Entity::children(action.connection(), insight, Kind::InsightLink)?;
    Ok(links.into_iter().find(|link| link.fields.get(insight_link::OBSERVATION) == Some(note)))
}

/// The notes that an insight rests on, the earliest link first; and whether a link leads to one that is not there any more, or
/// can be no evidence by now.
pub(crate) fn rests_on(connection: &rusqlite::Connection, insight: Id) -> Result<(Vec<Entity>, bool)> {
    // A note that goes takes the links to it along.
    let (mut notes, mut less) = (Vec::new(), Entity::any_gone(connection, insight, Kind::InsightLink)?);
    for link in Entity::children(connection, insight, Kind::InsightLink)?.into_iter().filter(|link| link.state == 1) {
        match Entity::find_named(connection, link.fields.get(insight_link::OBSERVATION))? {
            Some(note) if check(connection, &note).is_ok() => notes.push(note),
            _ => less = true,
        }
    }
    Ok((notes, less))
}
