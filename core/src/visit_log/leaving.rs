//! Leaving a team whose hub took this device's access.

use soundings_wire::Id;

use super::notes::keep_draft;
use super::oneself::add_oneself;
use crate::error::Result;
use crate::log::action::Action;
use crate::log::leaving::{forget_team, of_team};
use crate::log::reading::name;
use crate::model::Kind;
use crate::model::fields::observation;
use crate::notebook::Notebook;
use crate::store::Keyring;
use crate::store::columns::{Log, ids};
use crate::store::entities::Entity;
use crate::sync_queue::revocation;

impl Notebook {
    /// Erases what the team's hub has, where it ordered that and has everything. Cheap where it did not.
    pub(crate) fn leave_where_ordered(&self) -> Result<()> {
        let now_ms = self.environment.now_ms();
        if !self.read(|reading| revocation::is_due(reading.connection, now_ms))? {
            return Ok(());
        }
        let left = self.write(|action| {
            let due = revocation::is_due(action.connection(), now_ms)?;
            if due {
                leave(action, self.keyring())?;
            }
            Ok(due)
        })?;
        if left {
            self.everything_changed();
            self.remove_traces()?;
        }
        Ok(())
    }
}

fn leave(action: &mut Action<'_>, keyring: &dyn Keyring) -> Result<()> {
    let me = name(action.connection(), Some(action.me.engineer))?.unwrap_or_default();
    let things = of_team(action.connection(), &action.me)?;
    let drafts = drafts_of(action, &things)?;
    forget_team(action.connection(), (action.environment, keyring), &things)?;
    revocation::is_done(action.connection())?;
    action.joined()?;
    if Entity::find(action.connection(), action.me.engineer)?.is_none() {
        add_oneself(action, &me);
    }
    // What is only mine and belonged to what is gone is filed nowhere, where it is seen.
    for note in notes_of(action, &things)? {
        action.edit(&note, vec![observation::ENCOUNTER.clear()], None)?;
    }
    drafts.into_iter().try_for_each(|visit| keep_draft(action, visit, None).map(drop))
}

/// The visits among these with unsent text.
fn drafts_of(action: &Action<'_>, things: &[Id]) -> Result<Vec<Id>> {
    let drafts = ids(action.connection(), "SELECT visit FROM draft", ())?;
    Ok(drafts.into_iter().filter(|visit| things.binary_search(visit).is_ok()).collect())
}

fn notes_of(action: &Action<'_>, things: &[Id]) -> Result<Vec<Entity>> {
    let notes = Entity::of_kind(action.connection(), Kind::Observation)?;
    let belongs = |note: &Entity| {
        note.log == Log::Personal
            && note.fields.get(observation::ENCOUNTER).is_some_and(|visit: Id| things.binary_search(&visit).is_ok())
    };
    Ok(notes.into_iter().filter(belongs).collect())
}
