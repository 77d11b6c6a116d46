//! Things to be read later (sync.md 10): they travel to everybody, and wait here, unprojected but for their author, until
//! their gate opens. In no list, search, count or report, and found by no id. What is guessed in a workshop waits for its
//! author too: the next person may have the same phone in hand.
//!
//! That is an order of reading among colleagues, no secrecy. A gate follows from the log here, offline too: it opens once
//! on a replica, never closes there, and opens by the same rule when everything is projected anew, or on a device that
//! joins later. A kind is behind one where its block of the table says `waits for … but for …`; the rule is an arm of
//! [`is_open`]. An operation on a thing asks for the gates of what belongs to it, and of its neighbors behind the same
//! ([`opened_by`]); a rule that goes by time is asked when the notebook is opened, at each contact, and before a person looks
//! ([`open_by_time`]).

use std::collections::BTreeSet;

use rusqlite::Connection;
use soundings_wire::Id;

use super::{clock_error, debriefed, operations};
use crate::error::Result;
use crate::model::fields::{attachment, visit_state, workshop};
use crate::model::value::Field;
use crate::model::{Fields, Gate, Kind, Moment, Opening, VisitState};
use crate::store::columns::{Log, Presence, id};
use crate::store::entities::Entity;

/// Whether a thing that is neither deleted nor erased may be read here.
pub(super) fn presence(connection: &Connection, log: Log, kind: Kind, fields: &Fields) -> Result<Presence> {
    // What was spoken waits with its answer. A device may name anything as one: what is none is not followed.
    if kind == Kind::Attachment
        && let Some(answer) = fields.get(attachment::ANSWER)
        && let Some(answer) = Entity::find_any(connection, answer)?
        && answer.kind == Kind::DebriefAnswer
    {
        return presence(connection, answer.log, answer.kind, &answer.fields);
    }
    // What is only me is only mine, unless it waits for everybody.
    let waits = |gate: &&Gate| log == Log::Team || gate.author.is_none();
    let Some(gate) = kind.block().gate.as_ref().filter(waits) else { return Ok(Presence::Here) };
    let mine = match gate.author {
        Some(author) => fields.get(Field::at(author)) == Some(me(connection)?),
        None => false,
    };
    let open = mine || is_open(connection, kind, gate, kind.parent(fields))?;
    Ok(if open { Presence::Here } else { Presence::Later })
}

/// Whether an operation on a thing of this kind can open a gate: things behind one belong to it, or are of it.
pub(super) fn is_asked_by(kind: Kind) -> bool {
    let belongs = |gated: &Kind| {
        let above = |parent: &u16| gated.field(*parent).and_then(|parent| parent.refers) == Some(kind);
        *gated == kind || gated.block().parent.iter().any(above)
    };
    opens(kind) || Kind::ALL.iter().filter(|gated| gated.block().gate.is_some()).any(belongs)
}

/// Whether a thing of this kind says that a gate opens, beside what waits behind it.
fn opens(kind: Kind) -> bool {
    kind == Kind::DebriefDone
}

/// Things behind gates that an operation on a thing opened.
pub(super) fn opened_by(connection: &Connection, entity: Id) -> Result<Vec<Id>> {
    let mut waiting = Entity::later(connection, Some(entity))?;
    if let Some(one) =
        Entity::find_any(connection, entity)?.filter(|one| one.kind.block().gate.is_some() || opens(one.kind))
    {
        let above = one.kind.parent(&one.fields);
        waiting.extend(above.map(|above| Entity::later(connection, Some(above))).transpose()?.into_iter().flatten());
    }
    open_of(connection, waiting)
}

/// Opens the debriefs whose time it is, at a moment of this device's clock. Whether any did. A workshop keeps what was typed in
/// it first (`empathy_map`).
pub(super) fn open_by_time(connection: &Connection, here_ms: i64) -> Result<bool> {
    let due = due(connection, Opening::Debriefed, here_ms)?;
    for (above, kind) in &due {
        open(connection, *kind, *above)?;
    }
    Ok(!due.is_empty())
}

/// Whether anything waits behind a gate of a rule. Mostly nothing does.
pub(crate) fn waits_for(connection: &Connection, rule: Opening) -> Result<bool> {
    Ok(!behind(connection, rule)?.is_empty())
}

/// Gates of a rule that are open by their time and are not known to be: the things that what waits behind them belongs to.
pub(crate) fn due(connection: &Connection, rule: Opening, here_ms: i64) -> Result<Vec<(Id, Kind)>> {
    let mut due = Vec::new();
    for (above, kind) in behind(connection, rule)? {
        let Some(above) = Entity::find_any(connection, above)? else { continue };
        if is_due(connection, rule, &above, here_ms)? {
            due.push((above.id, kind));
        }
    }
    Ok(due)
}

/// Whether a gate of a rule is open by its time, at a moment of this device's clock: by what that should say, as far as the last
/// contact told.
pub(crate) fn is_due(connection: &Connection, rule: Opening, above: &Entity, here_ms: i64) -> Result<bool> {
    let now_ms = clock_error::now(connection, here_ms)?;
    Ok(opens_at(connection, rule, above)?.is_some_and(|at| at <= now_ms))
}

/// When a gate of a rule opens whatever was not done, in Unix milliseconds; `None`: it does not by time, or nothing says when
/// that began.
pub(crate) fn opens_at(connection: &Connection, rule: Opening, above: &Entity) -> Result<Option<i64>> {
    let (since, waits) = match rule {
        Opening::Start => return Ok(None),
        Opening::Debriefed => (debriefed::ended(connection, above)?, DEBRIEF_WAITS_MS),
        Opening::Workshop => (claimed(connection, above.log, above, workshop::STARTED)?, WORKSHOP_WAITS_MS),
    };
    Ok(since.map(|since| since.saturating_add(waits)))
}

/// When something is said to have been, but no later than the clock that what says so ranks by: a phone with a wrong date
/// neither opens a gate nor keeps it shut.
pub(super) fn claimed(connection: &Connection, log: Log, thing: &Entity, field: Field<Moment>) -> Result<Option<i64>> {
    let Some(said) = thing.fields.ms(field) else { return Ok(None) };
    let operations = operations::of_entity(connection, log, thing.id)?;
    let by = operations.iter().filter(|one| one.payload.changes.iter().any(|change| change.field == field.number));
    let ranked = by.map(|one| i64::try_from(one.rank.utc_ms()).unwrap_or(i64::MAX)).max();
    Ok(Some(ranked.map_or(said, |ranked| said.min(ranked))))
}

fn behind(connection: &Connection, rule: Opening) -> Result<BTreeSet<(Id, Kind)>> {
    let is_behind = |kind: Kind| kind.block().gate.as_ref().is_some_and(|gate| gate.opens == rule);
    let waiting = Entity::later(connection, None)?.into_iter().filter(|one| is_behind(one.kind));
    Ok(waiting.filter_map(|one| Some((one.kind.parent(&one.fields)?, one.kind))).collect())
}

/// Things behind gates that are open by now.
pub(super) fn all_open(connection: &Connection) -> Result<Vec<Id>> {
    open_of(connection, Entity::later(connection, None)?)
}

fn open_of(connection: &Connection, waiting: Vec<Entity>) -> Result<Vec<Id>> {
    let mut open = Vec::new();
    for one in waiting {
        if presence(connection, one.log, one.kind, &one.fields)? == Presence::Here {
            open.push(one.id);
            // What it is made of waited with it.
            open.extend(Entity::later(connection, Some(one.id))?.iter().map(|part| part.id));
        }
    }
    Ok(open)
}

/// Whether the gate of a kind is open for what belongs to `above`. An open one stays open, whatever becomes of its rule.
fn is_open(connection: &Connection, kind: Kind, gate: &Gate, above: Option<Id>) -> Result<bool> {
    let Some(above) = above else { return Ok(false) };
    if is_known_open(connection, kind, above)? {
        return Ok(true);
    }
    let opens = match (gate.opens, Entity::find_any(connection, above)?) {
        (Opening::Start, Some(visit)) if visit.kind == Kind::Encounter => {
            visit_state(&visit.fields) != VisitState::Planned
        }
        (Opening::Debriefed, Some(visit)) if visit.kind == Kind::Encounter => debriefed::is_done(connection, &visit)?,
        (Opening::Workshop, Some(held)) if held.kind == Kind::Workshop => all_are_done(&held.fields),
        _ => false,
    };
    if opens {
        open(connection, kind, above)?;
    }
    Ok(opens)
}

/// Writes down that a gate is open.
fn open(connection: &Connection, kind: Kind, above: Id) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO opened (thing, kind) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute((above.as_bytes(), kind))?;
    Ok(())
}

/// Whether a gate is known to be open here.
pub(crate) fn is_known_open(connection: &Connection, kind: Kind, above: Id) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM opened WHERE thing = ?1 AND kind = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row((above.as_bytes(), kind), |row| row.get(0))?)
}

/// Whether a workshop opens by what was written of it: its starter opened it, or everybody who takes part is done.
fn all_are_done(workshop: &Fields) -> bool {
    let taking_part = workshop.members(workshop::TAKING_PART);
    let is_done = |who| workshop.member(workshop::FINISHED, who).is_some();
    workshop.get(workshop::OPENED).is_some() || (!taking_part.is_empty() && taking_part.iter().all(is_done))
}

/// So long what is guessed in a workshop waits for those who never finish.
const WORKSHOP_WAITS_MS: i64 = 24 * 60 * 60 * 1000;
/// So long after the end debriefs wait for those who do not answer.
const DEBRIEF_WAITS_MS: i64 = 48 * 60 * 60 * 1000;

/// Opens a workshop that has waited long enough. No operation says so: each replica tells it by the corrected clock.
pub(crate) fn open_workshop(connection: &Connection, workshop: Id) -> Result<()> {
    open(connection, Kind::Guess, workshop)
}

/// Whether what was guessed in a workshop may be read here.
pub(crate) fn is_workshop_open(connection: &Connection, workshop: &Entity) -> Result<bool> {
    Ok(all_are_done(&workshop.fields) || is_known_open(connection, Kind::Guess, workshop.id)?)
}

/// The engineer of this notebook.
fn me(connection: &Connection) -> Result<Id> {
    Ok(connection.prepare_cached("SELECT engineer FROM notebook")?.query_row([], |row| id(row, 0))?)
}
