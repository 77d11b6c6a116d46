//! What we expect: at most three an engineer before an encounter, fixed once it has started (rule 7), and what became of it
//! afterwards.
//!
//! Two devices apart merge so: more than three are all kept; one written or changed without having seen the start stays, and
//! is shown as written after it. Until the start is in the log here, nobody reads what others expect (`log/gate.rs`).

use rusqlite::Connection;
use soundings_wire::Id;

use super::sharing;
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{expectation, visit_state};
use crate::model::{ExpectationOutcome, Fields, Kind, Revision, Seen, Sureness, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many an engineer may write down before an encounter.
pub(crate) const MOST_EXPECTATIONS: usize = 3;

/// What an engineer expects of an encounter.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewExpectation {
    /// Of which encounter.
    pub visit: Id,
    /// What they expect.
    pub text: String,
    /// How sure they are.
    pub sureness: Sureness,
}

/// A change of what one expects; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ExpectationChange {
    /// What one expects.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// How sure one is.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub sureness: Option<Sureness>,
}

impl Notebook {
    /// Writes down what one expects of an encounter that has not started.
    ///
    /// # Errors
    /// [`Refusal::ThreeExpectations`], [`Refusal::TooLateToExpect`]; text that is none; an unknown encounter.
    pub fn expect(&self, new: &NewExpectation) -> Result<Id> {
        let text = check_text(&new.text)?;
        self.write_words(|action| {
            let visit = action.live(new.visit, Kind::Encounter)?;
            if visit_state(&visit.fields) != VisitState::Planned {
                return Err(Refusal::TooLateToExpect.into());
            }
            is_room(action, visit.id)?;
            let changes = vec![
                expectation::ENCOUNTER.set(&visit.id),
                expectation::AUTHOR.set(&action.me.engineer),
                expectation::TEXT.set(&written(action, text)),
                expectation::SURENESS.set(&new.sureness),
                expectation::CREATED.set(&action.now),
            ];
            let audience = sharing::audience(action, None, &[visit])?;
            Ok(action.create(audience, Kind::Expectation, changes))
        })
    }

    /// Changes what one expects, as long as the encounter has not started.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::TooLateToExpect`]; text that is none; an unknown expectation.
    pub fn change_expectation(&self, id: Id, change: &ExpectationChange, seen: Option<&Seen>) -> Result<()> {
        let text = change.text.as_deref().map(check_text).transpose()?;
        self.write_words(|action| {
            let entity = action.live(id, Kind::Expectation)?;
            may_change(action, &entity)?;
            let mut changes = Vec::new();
            if text.is_some() || change.sureness.is_some() {
                // Whatever is changed, the words say when: so a change that comes too late is seen to be one.
                let stands = entity.fields.get(expectation::TEXT).map(|words| words.text).unwrap_or_default();
                changes.push(expectation::TEXT.set(&written(action, text.unwrap_or(&stands))));
            }
            changes.extend(change.sureness.map(|sureness| expectation::SURENESS.set(&sureness)));
            if changes.is_empty() { Ok(()) } else { action.edit(&entity, changes, seen) }
        })
    }

    /// Writes down what became of what one expected, once the encounter has started.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::NotStarted`]; an unknown expectation.
    pub fn settle_expectation(&self, id: Id, outcome: ExpectationOutcome, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let entity = action.live(id, Kind::Expectation)?;
            is_mine(action, &entity)?;
            if !has_started(action.connection(), &entity)? {
                return Err(Refusal::NotStarted.into());
            }
            action.edit(&entity, vec![expectation::OUTCOME.set(&outcome)], seen)
        })
    }
}

fn written(action: &Action<'_>, text: &str) -> Revision {
    let writing = action.writing();
    Revision { number: writing.number, text: text.to_owned(), written: writing.now, author: writing.author }
}

fn is_room(action: &Action<'_>, visit: Id) -> Result<()> {
    let all = Entity::children(action.connection(), visit, Kind::Expectation)?;
    let mine = all.iter().filter(|one| one.fields.get(expectation::AUTHOR) == Some(action.me.engineer)).count();
    if mine < MOST_EXPECTATIONS { Ok(()) } else { Err(Refusal::ThreeExpectations.into()) }
}

fn is_mine(action: &Action<'_>, entity: &Entity) -> Result<()> {
    let mine = entity.fields.get(expectation::AUTHOR) == Some(action.me.engineer);
    if mine { Ok(()) } else { Err(Refusal::NotYours.into()) }
}

/// Whether the encounter that an expectation is about has started, as far as this notebook knows.
fn has_started(connection: &Connection, entity: &Entity) -> Result<bool> {
    let visit = Entity::find_named(connection, entity.fields.get(expectation::ENCOUNTER))?;
    Ok(visit.is_some_and(|visit| visit_state(&visit.fields) != VisitState::Planned))
}

/// Rule 7: one's own, and only until the encounter starts.
pub(super) fn may_change(action: &Action<'_>, entity: &Entity) -> Result<()> {
    is_mine(action, entity)?;
    if has_started(action.connection(), entity)? { Err(Refusal::TooLateToExpect.into()) } else { Ok(()) }
}

/// Rule 7 of one that comes back from a deletion.
pub(super) fn may_add(action: &Action<'_>, entity: &Entity) -> Result<()> {
    may_change(action, entity)?;
    entity.fields.get(expectation::ENCOUNTER).map_or(Ok(()), |visit| is_room(action, visit))
}

/// Rule 7 of a decision between versions: once the encounter has started, only one of them can be kept.
pub(super) fn may_decide(action: &Action<'_>, entity: &Entity, keeps: bool) -> Result<()> {
    if keeps { is_mine(action, entity) } else { may_change(action, entity) }
}

/// Whether it was written, or changed last, after the encounter started: somebody had not seen the start.
pub(crate) fn is_after_start(fields: &Fields, start_ms: Option<i64>) -> bool {
    let changed = fields.get(expectation::TEXT).map(|words| words.written.utc_ms);
    let written = changed.max(fields.ms(expectation::CREATED));
    start_ms.is_some_and(|start| written.is_some_and(|written| written > start))
}
