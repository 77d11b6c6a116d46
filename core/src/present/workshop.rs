//! *Workshop*: who takes part and whose turn is next; once it is open, what everybody guessed and which of it was seen.
//!
//! Until a workshop opens its record holds no word of anybody's guesses: the next may have this phone in hand.

use std::collections::BTreeMap;

use serde::Serialize;

use super::rows::{self, NoteRow, Page, SyncState};
use crate::empathy_map::{check_evidence, guesses, turns};
use crate::error::Result;
use crate::log::gate::{is_workshop_open, opens_at};
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, guess, person, turn, workshop};
use crate::model::text::words_in;
use crate::model::{Audience, Id, Kind, MapPart, Moment, Opening, Participant};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::mentions;

/// Notes that are proposed for guesses, the latest first.
const MOST_NOTES: usize = 100;

/// How far somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum TurnState {
    /// Their turn is to come.
    ToCome,
    /// They are at it.
    UnderWay,
    /// Their turn is over, or opened as it was.
    Done,
}

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TakesPart {
    /// Hand to `take_turn`.
    pub who: Participant,
    /// Their name; a guest's as it was given.
    pub name: String,
    /// Whether that is oneself.
    pub me: bool,
    /// How far they are.
    pub state: TurnState,
    /// Their turn, once begun.
    pub turn: Option<Id>,
}

/// One guess of an open workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuessRow {
    /// The guess.
    pub id: Id,
    /// Its words.
    pub text: String,
    /// Who guessed it.
    pub by: String,
    /// Written by somebody who had not seen that the workshop was open.
    pub late: bool,
}

/// Guesses that say the same, or nearly; or one alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuessGroup {
    /// The guesses, the earliest first.
    pub guesses: Vec<GuessRow>,
    /// The entry of the map that they became.
    pub entry: Option<Id>,
    /// Notes that hold words of theirs, which may show it, likeliest first: at most three, of [`Workshop::notes`].
    pub likely: Vec<Id>,
}

/// What was guessed in a part of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuessedPart {
    /// The part.
    pub part: MapPart,
    /// Its guesses, alike ones together.
    pub groups: Vec<GuessGroup>,
}

/// *Workshop*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "WorkshopPage"))]
pub struct Workshop {
    /// The id.
    pub id: Id,
    /// The map that it is about.
    pub map: Id,
    /// Whose map that is; empty once they were deleted or erased.
    pub who: String,
    /// What they do there.
    pub role: Option<String>,
    /// The situation they are in.
    pub situation: String,
    /// Who takes part, in order of names.
    pub taking_part: Vec<TakesPart>,
    /// To whom the phone goes next: the first whose turn is to come.
    pub next: Option<TakesPart>,
    /// All may read what was guessed.
    pub open: bool,
    /// This engineer may open it now.
    pub may_open: bool,
    /// When it opens by itself.
    pub opens_by: Moment,
    /// Who started it; `None` for oneself.
    pub starter: Option<String>,
    /// When.
    pub started: Moment,
    /// Once it is open: what was guessed, part by part in canvas order, without empty ones.
    pub guessed: Vec<GuessedPart>,
    /// Once it is open: notes of this person that can be evidence, the latest first.
    pub notes: Vec<NoteRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
}

/// A workshop in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WorkshopRow {
    /// The id.
    pub id: Id,
    /// Whose map it is about.
    pub who: String,
    /// The situation they are in.
    pub situation: String,
    /// When it was started.
    pub started: Moment,
    /// All may read what was guessed.
    pub open: bool,
}

impl Notebook {
    /// *Workshop*.
    ///
    /// # Errors
    /// An unknown or deleted workshop.
    pub fn workshop(&self, workshop: Id) -> Result<Workshop> {
        self.settle_workshops()?;
        self.read(|reading| record(reading, workshop))
    }

    /// The workshops, the latest first, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn workshops(&self, after: Option<&str>, limit: usize) -> Result<Page<WorkshopRow>> {
        self.settle_workshops()?;
        self.read(|reading| {
            let (limit, before) = (rows::limit(limit), rows::place_after(after, rows::LAST)?);
            let mut found = Vec::new();
            for state in 0..2_i64 {
                found.extend(Entity::in_state_before(reading.connection, Kind::Workshop, state, before, limit + 1)?);
            }
            found.sort_by_key(|held| std::cmp::Reverse(held.place()));
            found.truncate(limit + 1);
            rows::page(found, limit, rows::place, |held| {
                let (_, who, situation) = about(reading, held)?;
                Ok(WorkshopRow {
                    id: held.id,
                    who: who.map(|who| who.kind.name(&who.fields).unwrap_or_default()).unwrap_or_default(),
                    situation,
                    started: started(held),
                    open: is_workshop_open(reading.connection, held)?,
                })
            })
        })
    }
}

/// The map that a workshop is about, whose it is, and the situation.
pub(super) fn about(reading: &Reading<'_>, held: &Entity) -> Result<(Id, Option<Entity>, String)> {
    let map = held.fields.get(workshop::MAP).unwrap_or_default();
    let Some(map) = Entity::live(reading.connection, map, Kind::EmpathyMap)? else {
        return Ok((map, None, String::new()));
    };
    let who = Entity::find_named(reading.connection, map.fields.get(empathy_map::PERSON))?.filter(Entity::is_here);
    Ok((map.id, who, map.fields.get(empathy_map::SITUATION).unwrap_or_default()))
}

fn started(held: &Entity) -> Moment {
    held.fields.get(workshop::STARTED).unwrap_or(Moment::utc(0))
}

pub(super) fn name_of(reading: &Reading<'_>, who: &Participant) -> Result<String> {
    match who {
        Participant::Engineer(id) => Ok(reading.name(Some(*id))?.unwrap_or_default()),
        Participant::Guest(name) => Ok(name.clone()),
    }
}

fn record(reading: &Reading<'_>, id: Id) -> Result<Workshop> {
    let held = reading.live(id, Kind::Workshop)?;
    let (map, who, situation) = about(reading, &held)?;
    let open = is_workshop_open(reading.connection, &held)?;
    let started = started(&held);
    let turns = turns(reading.connection, held.id)?;
    let taking_part = taking_part(reading, &held, &turns, open)?;
    let (guessed, notes) = match open {
        true => {
            let notes = notes_of(reading, who.as_ref())?;
            (guessed(reading, &held, &turns, &notes)?, notes)
        }
        false => (Vec::new(), Vec::new()),
    };
    let author = held.fields.get(workshop::AUTHOR);
    let name = who.as_ref().and_then(|who| who.kind.name(&who.fields));
    Ok(Workshop {
        id: held.id,
        map,
        who: name.unwrap_or_default(),
        role: who.and_then(|who| who.fields.get(person::ROLE)),
        situation,
        next: taking_part.iter().find(|one| !open && one.state == TurnState::ToCome).cloned(),
        taking_part,
        open,
        may_open: !open && author == Some(reading.me.engineer),
        opens_by: Moment {
            utc_ms: opens_at(reading.connection, Opening::Workshop, &held)?.unwrap_or(started.utc_ms),
            ..started.clone()
        },
        starter: rows::engineer_name(reading, author)?,
        started,
        guessed,
        notes,
        audience: held.log.audience(),
        state: rows::sync_state(reading, &held)?,
    })
}

fn taking_part(reading: &Reading<'_>, held: &Entity, turns: &[Entity], open: bool) -> Result<Vec<TakesPart>> {
    let mut all = Vec::new();
    for who in held.fields.members(workshop::TAKING_PART) {
        let turn = turns.iter().find(|turn| turn.fields.get(turn::WHO).as_ref() == Some(&who));
        let done = held.fields.member(workshop::FINISHED, &who).is_some() || (open && turn.is_some());
        let state = match turn {
            _ if done => TurnState::Done,
            Some(_) => TurnState::UnderWay,
            None => TurnState::ToCome,
        };
        let me = who == Participant::Engineer(reading.me.engineer);
        all.push(TakesPart { name: name_of(reading, &who)?, me, state, turn: turn.map(|turn| turn.id), who });
    }
    all.sort_by(|one, other| (&one.name, &one.who).cmp(&(&other.name, &other.who)));
    Ok(all)
}

/// A person's notes that can be evidence, the latest first.
fn notes_of(reading: &Reading<'_>, who: Option<&Entity>) -> Result<Vec<NoteRow>> {
    let Some(who) = who else { return Ok(Vec::new()) };
    let mut notes = Vec::new();
    for number in mentions::of(reading.connection, who.id, Kind::Observation, MOST_NOTES)? {
        let Some(note) = Entity::numbered(reading.connection, number)? else { continue };
        if check_evidence(reading.connection, &note).is_ok() {
            notes.push(rows::note(reading, &note)?);
        }
    }
    Ok(notes)
}

/// What was guessed, alike ones together.
fn guessed(reading: &Reading<'_>, held: &Entity, turns: &[Entity], notes: &[NoteRow]) -> Result<Vec<GuessedPart>> {
    let opened = opened_ms(held);
    let told: Vec<(Id, Vec<String>)> = notes.iter().map(|note| (note.id, telling(&note.words))).collect();
    let mut parts: BTreeMap<u8, GuessedPart> = BTreeMap::new();
    for one in guesses(reading.connection, held.id)?.into_iter().filter(Entity::is_here) {
        let Some(part) = one.fields.get(guess::PART) else { continue };
        let row = guess_row(reading, &one, turns, opened)?;
        let entry = one.fields.get(guess::ENTRY).map(|entry| Entity::live(reading.connection, entry, Kind::MapEntry));
        let entry = entry.transpose()?.flatten().map(|entry| entry.id);
        let of_part = parts.entry(part.number()).or_insert(GuessedPart { part, groups: Vec::new() });
        let alike = |group: &&mut GuessGroup| match (entry, group.entry) {
            (None, None) => are_alike(&group.guesses[0].text, &row.text),
            (entry, of_group) => entry == of_group,
        };
        match of_part.groups.iter_mut().find(alike) {
            Some(group) => group.guesses.push(row),
            None => of_part.groups.push(GuessGroup { likely: likely(&row.text, &told), guesses: vec![row], entry }),
        }
    }
    Ok(parts.into_values().collect())
}

/// When a workshop opened, as far as somebody wrote it.
fn opened_ms(held: &Entity) -> Option<i64> {
    let finished: Vec<i64> =
        held.fields.choices(workshop::FINISHED).into_iter().filter_map(|(_, at)| Some(at?.utc_ms)).collect();
    let everybody = finished.len() >= held.fields.members(workshop::TAKING_PART).len();
    let last = finished.into_iter().max().filter(|_| everybody);
    [held.fields.ms(workshop::OPENED), last].into_iter().flatten().min()
}

pub(super) fn guess_row(
    reading: &Reading<'_>,
    one: &Entity,
    turns: &[Entity],
    opened: Option<i64>,
) -> Result<GuessRow> {
    let turn = one.fields.get(guess::TURN);
    let who = turns.iter().find(|of| Some(of.id) == turn).and_then(|turn| turn.fields.get(turn::WHO));
    Ok(GuessRow {
        id: one.id,
        text: one.fields.get(guess::TEXT).unwrap_or_default(),
        by: who.map(|who| name_of(reading, &who)).transpose()?.unwrap_or_default(),
        late: opened.is_some_and(|opened| one.order > opened),
    })
}

/// The words of a text that tell something: longer than those that every sentence has.
fn telling(text: &str) -> Vec<String> {
    let mut words: Vec<String> =
        words_in(text).map(|word| word.folded).filter(|word| word.chars().count() > 3).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Whether two guesses say the same, or nearly: most words that tell something are in both.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (telling(one), telling(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
    let fewer = one.len().min(other.len());
    if fewer == 0 { one == other } else { 2 * shared > fewer && shared >= fewer.min(2) }
}

/// Notes that share words with a guess, most first.
fn likely(text: &str, notes: &[(Id, Vec<String>)]) -> Vec<Id> {
    let words = telling(text);
    let shared = |told: &[String]| told.iter().filter(|word| words.contains(word)).count();
    let mut likely: Vec<(usize, Id)> = notes.iter().map(|(note, told)| (shared(told), *note)).collect();
    likely.retain(|(shared, _)| *shared > 0);
    // The latest stand first, and stay so among those that share as much.
    likely.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
    likely.into_iter().take(3).map(|(_, id)| id).collect()
}
