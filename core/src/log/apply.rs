//! Applying one operation, ours or a teammate's, to the registers and the projection.
//!
//! In any order that keeps each author's operations on one entity in their order, the outcome is the same.

use rusqlite::Connection;
use soundings_wire::{Dot, HybridTime, Id};

use super::operations::{self, Incoming};
use super::{deletion, erasure, projection, registers, same};
use crate::error::Result;
use crate::model::{Kind, Merge};
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Stores an operation that is not here yet and applies it. Adds the ids of what changed on screens to `changed`.
pub(crate) fn apply(connection: &Connection, incoming: &Incoming<'_>, changed: &mut Vec<Id>) -> Result<()> {
    let (log, envelope) = (incoming.log, incoming.envelope);
    let entity = envelope.entity;
    let row = Entity::find_any(connection, entity)?;
    let known = incoming.content.as_ref().and_then(|(kind, payload)| Some((Kind::from_number(*kind)?, payload)));
    // Most edits change one field, and not for the first time: what the thing began with need not be read then.
    let mut stored = match (&row, known.map(|(_, payload)| payload.changes.as_slice())) {
        (Some(_), Some([change])) => registers::stored(connection, log, entity, change)?,
        _ => None,
    };
    // Nor where a change replaces it: of what it says nothing stays in the register.
    let replaces = stored.is_none()
        && incoming.saw_beginning
        && known.is_some_and(|(kind, payload)| {
            matches!(payload.changes.as_slice(), [change] if kind.merge(change.field) != Merge::Verbatim)
        });
    let created = match (&row, &stored) {
        (Some(_), None) if !replaces => operations::creating(connection, log, entity)?,
        _ => None,
    };
    let begins = created.is_none() && stored.is_none() && !replaces;
    let Passing { erased, any_cover } = Passing::of(connection, entity)?;
    let erased = erased && erasure::is_erased(connection, log, entity)?;
    if let (Some(row), Some((claimed, _))) = (&row, known)
        && row.kind != claimed
    {
        // It says it is something else than it is: kept, and hides nothing.
        return operations::insert(connection, &incoming.unreadable(), false, erased);
    }
    if let (None, false, Some((kind, payload))) = (&row, erased, known) {
        // Before its operation: what waits is counted by what it is.
        projection::create(connection, log, kind, entity, payload, None)?;
    }
    operations::insert(connection, incoming, begins && known.is_some(), erased)?;
    // In the team's log it is done once it stands there: somebody may take it back before.
    let stands = log == Log::Personal || incoming.hub_seq.is_some();
    if envelope.erases()
        && stands
        && incoming.state.is_applied()
        && known.is_some_and(|(_, payload)| erasure::is_final(payload))
    {
        erasure::carry_out(connection, log, envelope, changed)?;
    }
    let Some((kind, payload)) = known.filter(|_| !erased) else { return Ok(()) };
    changed.push(entity);
    let belonged_to = if row.is_some() && any_cover { deletion::belongs_to(connection, entity)? } else { Vec::new() };
    match row {
        None => {}
        // The other log holds it already: the team's registers are projected.
        Some(_) if begins && log == Log::Team => projection::begin_anew(connection, log, entity)?,
        Some(_) if begins => {}
        Some(row) => {
            let written = (envelope.dot, incoming.rank);
            let mut registers = Vec::with_capacity(payload.changes.len());
            for change in &payload.changes {
                let before = match stored.take() {
                    None if created.is_some() => registers::stored(connection, log, entity, change)?,
                    stored => stored,
                };
                let before = (before, created.as_ref());
                registers.push(registers::write_over(connection, log, (kind, entity), before, written, change)?);
            }
            if row.log == log {
                projection::renew_changed(connection, &row, &payload.changes, &registers)?;
            }
        }
    }
    deletion::open_gates(connection, kind, entity, changed)?;
    if any_cover || kind == Kind::Deletion {
        deletion::after_operation(connection, log, kind, entity, payload, changed)?;
        deletion::moved(connection, log, belonged_to, changed)?;
    }
    same::after_operation(connection, kind, entity, changed)
}

/// What nearly no operation has to do with.
struct Passing {
    /// The thing was erased for ever, from one log at least.
    erased: bool,
    /// Something was deleted, at any time.
    any_cover: bool,
}

impl Passing {
    fn of(connection: &Connection, entity: Id) -> Result<Self> {
        let sql = "SELECT EXISTS (SELECT 1 FROM erased WHERE entity = ?1), EXISTS (SELECT 1 FROM cover)";
        Ok(connection
            .prepare_cached(sql)?
            .query_row([entity.as_bytes()], |row| Ok(Self { erased: row.get(0)?, any_cover: row.get(1)? }))?)
    }
}

/// The hub ranked one of our operations lower than we did: whatever it decides is worked out anew.
pub(crate) fn lower_rank(connection: &Connection, log: Log, entity: Id, dot: Dot, rank: HybridTime) -> Result<()> {
    if registers::lower_rank(connection, log, entity, dot, rank)? {
        projection::renew(connection, log, entity)?;
        same::touched(connection, entity, &mut Vec::new())?;
    }
    Ok(())
}
