//! Workshops: several people guess at one person's map, five minutes each, each alone; then all of it opens at once, and
//! together they ask *which of these have we seen?*.
//!
//! Life of a guess: written in somebody's turn -> unread by everybody (`log/gate.rs`), its author too once the turn is
//! over, since the next has the same phone in hand -> open, when all who take part are done, the starter opens it, or a
//! day has passed -> on the map, as an entry with the notes that show it, or as the guess that it is.
//!
//! Two devices apart merge so: a turn that somebody took twice is two, both kept; what comes in after the opening is
//! shown, and said to be late; a guess put on the map twice is one entry with what both found for it. A turn that nobody
//! finished opens as it is, unsent words included.

mod drafts;
mod due;
mod seen;

pub use seen::GuessesSeen;

pub(crate) use drafts::of as turn_drafts;

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::gate;
use crate::model::fields::{empathy_map, guess, turn, workshop};
use crate::model::{Audience, Kind, MapPart, Participant, check_text, fold};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// What somebody's turn takes.
pub const TURN_MS: i64 = 5 * 60 * 1000;
/// So many take part at most: each has their five minutes.
pub const MOST_TAKING_PART: usize = 30;

/// A workshop to start.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewWorkshop {
    /// Whose map it is about.
    pub who: Id,
    /// The situation they are in: of a map of theirs that is there, or of a new one.
    pub situation: String,
    /// Who takes part; oneself only if named here.
    pub taking_part: Vec<Participant>,
}

impl Notebook {
    /// Starts a workshop about a person. The map is made where they have none of this situation.
    ///
    /// # Errors
    /// [`Refusal::NobodyTakesPart`], [`Refusal::TooManyTakePart`]; a situation that is no text; unknown ids.
    pub fn start_workshop(&self, new: &NewWorkshop) -> Result<Id> {
        let situation = check_text(&new.situation)?;
        let mut taking_part = new.taking_part.iter().map(checked).collect::<Result<Vec<_>>>()?;
        taking_part.sort();
        taking_part.dedup();
        match taking_part.len() {
            0 => return Err(Refusal::NobodyTakesPart.into()),
            1..=MOST_TAKING_PART => {}
            _ => return Err(Refusal::TooManyTakePart.into()),
        }
        self.write_words(|action| {
            let person = action.live(new.who, Kind::Person)?;
            for who in &taking_part {
                is_known(action, who)?;
            }
            let (map, audience) = map_of(action, &person, situation)?;
            let mut changes = vec![
                workshop::MAP.set(&map),
                workshop::AUTHOR.set(&action.me.engineer),
                workshop::STARTED.set(&action.now),
            ];
            changes.extend(taking_part.iter().map(|who| workshop::TAKING_PART.with(who)));
            Ok(action.create(audience, Kind::Workshop, changes))
        })
    }

    /// Begins somebody's turn, or goes on with one that is not over. Who was not named joins late, and is waited for.
    ///
    /// # Errors
    /// [`Refusal::WorkshopIsOpen`], [`Refusal::TurnIsOver`]; [`Refusal::TooManyTakePart`]; unknown ids.
    pub fn take_turn(&self, workshop: Id, who: &Participant) -> Result<Id> {
        let who = checked(who)?;
        self.write(|action| {
            let held = waiting(action, workshop)?;
            is_known(action, &who)?;
            let taking_part = held.fields.members(workshop::TAKING_PART);
            if held.fields.member(workshop::FINISHED, &who).is_some() {
                return Err(Refusal::TurnIsOver.into());
            }
            let begun = turns(action.connection(), held.id)?;
            if let Some(turn) = begun.iter().find(|turn| turn.fields.get(turn::WHO).as_ref() == Some(&who)) {
                return Ok(turn.id);
            }
            if !taking_part.contains(&who) {
                if taking_part.len() >= MOST_TAKING_PART {
                    return Err(Refusal::TooManyTakePart.into());
                }
                action.edit(&held, vec![workshop::TAKING_PART.with(&who)], None)?;
            }
            let changes = vec![
                turn::WORKSHOP.set(&held.id),
                turn::WHO.set(&who),
                turn::AUTHOR.set(&action.me.engineer),
                turn::BEGUN.set(&action.now),
            ];
            Ok(action.create(held.log.audience(), Kind::Turn, changes))
        })
    }

    /// Writes down a guess in a turn. When this returns it is durable; the draft of its part is gone.
    ///
    /// # Errors
    /// [`Refusal::TurnIsOver`], [`Refusal::WorkshopIsOpen`]; text that is none; an unknown turn.
    pub fn add_guess(&self, turn: Id, part: MapPart, text: &str) -> Result<Id> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let (held, turn) = under_way(action, turn)?;
            drafts::clear(action.connection(), turn.id, part)?;
            Ok(write_guess(action, &held, &turn, part, text))
        })
    }

    /// Takes a guess back while its turn goes on.
    ///
    /// # Errors
    /// [`Refusal::TurnIsOver`], [`Refusal::WorkshopIsOpen`]; an unknown guess.
    pub fn take_guess_back(&self, guess: Id) -> Result<()> {
        self.write(|action| {
            let held = Entity::find_any(action.connection(), guess)?.filter(|held| held.kind == Kind::Guess);
            let held = held.ok_or(Error::NotFound { what: Kind::Guess.word() })?;
            under_way(action, held.fields.get(guess::TURN).unwrap_or_default())?;
            action.edit(&held, vec![guess::TAKEN_BACK.set(&true)], None)
        })
    }

    /// A turn is over: what was typed and not sent becomes guesses, and nothing of it is read until the workshop opens.
    ///
    /// # Errors
    /// [`Refusal::TurnIsOver`], [`Refusal::WorkshopIsOpen`]; an unknown turn.
    pub fn finish_turn(&self, turn: Id) -> Result<()> {
        self.write_words(|action| {
            let (held, turn) = under_way(action, turn)?;
            keep_drafts(action, &held, &turn)?;
            let Some(who) = turn.fields.get(turn::WHO) else { return Ok(()) };
            // What is to be read goes before what lets it be read.
            action.flush()?;
            let done = workshop::FINISHED.put(&who, &action.now);
            action.edit(&held, vec![done], None)
        })
    }

    /// Opens a workshop before everybody is done: turns that go on open as they are.
    ///
    /// # Errors
    /// [`Refusal::WorkshopIsOpen`]; [`Refusal::NotYours`] of one that somebody else started; an unknown workshop.
    pub fn open_workshop(&self, workshop: Id) -> Result<()> {
        self.write_words(|action| {
            let held = waiting(action, workshop)?;
            if held.fields.get(workshop::AUTHOR) != Some(action.me.engineer) {
                return Err(Refusal::NotYours.into());
            }
            keep_all_drafts(action, &held)?;
            action.flush()?;
            let now = action.now.clone();
            action.edit(&held, vec![workshop::OPENED.set(&now)], None)
        })
    }
}

/// Somebody as they are written down.
fn checked(who: &Participant) -> Result<Participant> {
    Ok(match who {
        Participant::Engineer(id) => Participant::Engineer(*id),
        Participant::Guest(name) => {
            Participant::Guest(check_text(name)?.split_whitespace().collect::<Vec<_>>().join(" "))
        }
    })
}

fn is_known(action: &Action<'_>, who: &Participant) -> Result<()> {
    match who {
        Participant::Engineer(id) => action.live(*id, Kind::Engineer).map(|_| ()),
        Participant::Guest(_) => Ok(()),
    }
}

/// The person's map of a situation, and who may read it; made where there is none.
fn map_of(action: &mut Action<'_>, person: &Entity, situation: &str) -> Result<(Id, Audience)> {
    let maps = Entity::children(action.connection(), person.id, Kind::EmpathyMap)?;
    let same = |map: &&Entity| map.fields.get(empathy_map::SITUATION).is_some_and(|its| fold(&its) == fold(situation));
    if let Some(map) = maps.iter().rev().find(same) {
        return Ok((map.id, map.log.audience()));
    }
    let changes = vec![
        empathy_map::PERSON.set(&person.id),
        empathy_map::SITUATION.set(&situation.to_owned()),
        empathy_map::AUTHOR.set(&action.me.engineer),
        empathy_map::CREATED.set(&action.now),
    ];
    let audience = person.log.audience();
    Ok((action.create(audience, Kind::EmpathyMap, changes), audience))
}

/// A workshop's turns, the earliest first.
pub(crate) fn turns(connection: &Connection, workshop: Id) -> Result<Vec<Entity>> {
    Entity::children(connection, workshop, Kind::Turn)
}

/// What was guessed in a workshop and not taken back, read or not, the earliest first.
pub(crate) fn guesses(connection: &Connection, workshop: Id) -> Result<Vec<Entity>> {
    let mut guesses = Entity::children(connection, workshop, Kind::Guess)?;
    guesses.extend(Entity::later(connection, Some(workshop))?.into_iter().filter(|one| one.kind == Kind::Guess));
    guesses.retain(|guess| !guess.fields.flag(guess::TAKEN_BACK));
    guesses.sort_by_key(|guess| (guess.order, guess.id));
    Ok(guesses)
}

/// A workshop that has not opened.
fn waiting(action: &Action<'_>, workshop: Id) -> Result<Entity> {
    let held = action.live(workshop, Kind::Workshop)?;
    let is_open = gate::is_workshop_open(action.connection(), &held)?;
    if is_open { Err(Refusal::WorkshopIsOpen.into()) } else { Ok(held) }
}

/// Whether somebody's turn is over.
pub(crate) fn is_over(workshop: &Entity, turn: &Entity) -> bool {
    let who = turn.fields.get(turn::WHO);
    who.is_some_and(|who| workshop.fields.member(workshop::FINISHED, &who).is_some())
}

/// A turn that goes on, with its workshop.
fn under_way(action: &Action<'_>, turn: Id) -> Result<(Entity, Entity)> {
    let turn = action.live(turn, Kind::Turn)?;
    let held = waiting(action, turn.fields.get(turn::WORKSHOP).unwrap_or_default())?;
    if is_over(&held, &turn) { Err(Refusal::TurnIsOver.into()) } else { Ok((held, turn)) }
}

fn write_guess(action: &mut Action<'_>, held: &Entity, turn: &Entity, part: MapPart, text: &str) -> Id {
    let changes = vec![
        guess::WORKSHOP.set(&held.id),
        guess::TURN.set(&turn.id),
        guess::PART.set(&part),
        guess::TEXT.set(&text.to_owned()),
        guess::AUTHOR.set(&action.me.engineer),
        guess::CREATED.set(&action.now),
    ];
    action.create(held.log.audience(), Kind::Guess, changes)
}

/// What was typed in a turn on this device and not sent becomes guesses.
fn keep_drafts(action: &mut Action<'_>, held: &Entity, turn: &Entity) -> Result<()> {
    for (part, text) in drafts::of(action.connection(), turn.id)? {
        // What is no text was never anything that somebody said.
        if let Ok(text) = check_text(&text) {
            write_guess(action, held, turn, part, text);
        }
    }
    drafts::clear_all(action.connection(), turn.id)
}

fn keep_all_drafts(action: &mut Action<'_>, held: &Entity) -> Result<()> {
    for turn in turns(action.connection(), held.id)? {
        keep_drafts(action, held, &turn)?;
    }
    Ok(())
}
