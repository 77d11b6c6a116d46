//! Applying one operation, ours or a teammate's, to the registers and the projection.
//!
//! In any order that keeps each author's operations on one entity in their order, the outcome is the same.

use std::sync::LazyLock;

use rusqlite::Connection;
use soundings_wire::{Change, Dot, HybridTime, Id};

use super::identity::Identity;
use super::operations::{self, Incoming};
use super::register::Register;
use super::{deletion, erasure, only_you, projection, registers, same};
use crate::error::Result;
use crate::model::{Kind, Merge};
use crate::store::columns::{Log, OperationState};
use crate::store::entities::Entity;

/// Stores an operation that is not here yet and applies it. Adds the ids of what changed on screens to `changed`.
pub(crate) fn apply(connection: &Connection, incoming: &Incoming<'_>, changed: &mut Vec<Id>) -> Result<()> {
    let (log, envelope) = (incoming.log, incoming.envelope);
    let entity = envelope.entity;
    let known = incoming.content.as_ref().and_then(|(kind, payload)| Some((Kind::from_number(*kind)?, payload)));
    // Most edits change one field, and not for the first time: what the thing began with need not be read then.
    let only = match known.map(|(_, payload)| payload.changes.as_slice()) {
        Some([change]) => Some(change),
        _ => None,
    };
    let Look { row, register: mut stored, erased, any_cover } = Look::at(connection, log, entity, only)?;
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
    // Also one that cannot be read, or waits: the hub goes by its envelope alone.
    if envelope.erases() && !matches!(incoming.state, OperationState::Uncovered | OperationState::Withdrawn) {
        erasure::carry_out(connection, log, entity, changed)?;
    }
    let Some((kind, payload)) = known.filter(|_| !erased) else { return Ok(()) };
    changed.push(entity);
    // A share finds it as its author wants it here; what they said elsewhere comes to the one log or the other afterwards.
    let stays = only_you::says_whether_it_stays(kind, &payload.changes)
        || row.as_ref().is_some_and(|row| row.log != log && kind.stays_only_me(&row.fields));
    let is_shared = row.as_ref().is_some_and(|row| log == Log::Team || row.log == Log::Team);
    let belonged_to = if row.is_some() && any_cover { deletion::belongs_to(connection, entity)? } else { Vec::new() };
    match row {
        None => {}
        // The other log holds it already: the team's registers are projected. Or the hub took nothing of what it began with
        // here: what is left of that in its row nobody said.
        Some(row) if begins && (log == Log::Team || row.log == log) => projection::begin_anew(connection, log, entity)?,
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
    if stays && is_shared {
        only_you::settle(connection, entity, &Identity::read(connection)?)?;
    }
    deletion::open_gates(connection, kind, entity, changed)?;
    if any_cover || kind == Kind::Deletion {
        deletion::after_operation(connection, log, kind, entity, payload, changed)?;
        deletion::moved(connection, log, belonged_to, changed)?;
    }
    same::after_operation(connection, kind, entity, changed)
}

/// What is here of a thing before an operation is applied to it, by one look: a large page is thousands.
struct Look {
    row: Option<Entity>,
    /// The register that it changes, if it changes one only and that has a row.
    register: Option<Register>,
    /// The thing was erased for ever, from one log at least. Nearly none was.
    erased: bool,
    /// Something was deleted, at any time.
    any_cover: bool,
}

static LOOK: LazyLock<String> = LazyLock::new(|| {
    Entity::beside(
        "EXISTS (SELECT 1 FROM erased WHERE entity = ?1), EXISTS (SELECT 1 FROM cover),
         (SELECT register.state FROM register WHERE log = ?2 AND entity = ?1 AND field = ?3 AND member = ?4)",
    )
});

impl Look {
    fn at(connection: &Connection, log: Log, entity: Id, only: Option<&Change>) -> Result<Self> {
        let member = only.map(|change| change.member.as_deref().unwrap_or_default());
        let parameters = (entity.as_bytes(), log, only.map(|change| change.field), member);
        let (row, (erased, any_cover, register)) = Entity::find_beside(connection, &LOOK, parameters, |row, first| {
            let register = row.get_ref(first + 2)?.as_blob_or_null()?.map(minicbor::decode).transpose();
            Ok((row.get(first)?, row.get(first + 1)?, register))
        })?;
        // A thing that is nowhere yet begins with what comes.
        let register = register?.filter(|_| row.is_some());
        Ok(Self { row, register, erased, any_cover })
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
