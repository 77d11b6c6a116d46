//! Applying one operation, ours or a teammate's, to the registers and the projection.
//!
//! In any order that keeps each author's operations on one entity in their order, the outcome is the same.

use rusqlite::Connection;
use soundings_wire::{Dot, HybridTime, Id};

use super::operations::{self, Incoming};
use super::{deletion, erasure, projection, registers};
use crate::error::Result;
use crate::model::Kind;
use crate::store::columns::Log;

/// Stores an operation that is not here yet and applies it. Adds the ids of what changed on screens to `changed`.
pub(crate) fn apply(connection: &Connection, incoming: &Incoming<'_>, changed: &mut Vec<Id>) -> Result<()> {
    let (log, envelope) = (incoming.log, incoming.envelope);
    let entity = envelope.entity;
    let projected = projection::of(connection, entity)?;
    let created = match projected {
        None => None,
        Some(_) => operations::creating(connection, log, entity)?,
    };
    let begins = created.is_none();
    let erased = erasure::is_erased(connection, log, entity)?;
    let known = incoming.content.as_ref().and_then(|(kind, payload)| Some((Kind::from_number(*kind)?, payload)));
    if let (Some((_, is)), Some((claimed, _))) = (projected, known)
        && is != claimed
    {
        // It says it is something else than it is: kept, and hides nothing.
        return operations::insert(connection, &incoming.unreadable(), false, erased);
    }
    if let (None, false, Some((kind, payload))) = (projected, erased, known) {
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
    let projected = projected.map(|(log, _)| log);
    changed.push(entity);
    let belonged_to = if projected.is_some() { deletion::belongs_to(connection, entity)? } else { Vec::new() };
    match projected {
        None => {}
        // The other log holds it already: the team's registers are projected.
        Some(_) if begins && log == Log::Team => projection::begin_anew(connection, log, entity)?,
        Some(_) if begins => {}
        Some(projected) => {
            for change in &payload.changes {
                let written = (envelope.dot, incoming.rank);
                registers::write(connection, log, (kind, entity), created.as_ref(), written, change)?;
            }
            if let Some(created) = created.as_ref().filter(|_| projected == log) {
                projection::renew_from(connection, log, entity, created)?;
            }
        }
    }
    deletion::after_operation(connection, log, kind, entity, payload, changed)?;
    deletion::moved(connection, log, belonged_to, changed)
}

/// The hub ranked one of our operations lower than we did: whatever it decides is worked out anew.
pub(crate) fn lower_rank(connection: &Connection, log: Log, entity: Id, dot: Dot, rank: HybridTime) -> Result<()> {
    if registers::lower_rank(connection, log, entity, dot, rank)? {
        projection::renew(connection, log, entity)?;
    }
    Ok(())
}
