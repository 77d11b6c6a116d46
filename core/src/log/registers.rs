//! A thing's registers, one per field and member. One has a row only where it differs from the creating operation.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Change, Dot, HybridTime, Id};

use super::identity::same_engineer;
use super::operations::{self, Stored};
use super::register::Register;
use crate::error::Result;
use crate::model::{Kind, Merge};
use crate::store::columns::Log;

/// One register of a thing.
pub(crate) struct Row {
    pub field: u16,
    /// Empty where the field has none.
    pub member: Vec<u8>,
    pub register: Register,
}

/// A field's register, from its row or from the creating operation.
pub(crate) fn read(
    connection: &Connection,
    log: Log,
    entity: Id,
    kind: Kind,
    field: u16,
    member: Option<&[u8]>,
) -> Result<Register> {
    let created = || operations::creating(connection, log, entity);
    match at(connection, log, entity, field, member)? {
        Some(register) => Ok(register),
        None => Ok(begun(created()?.as_ref(), kind, field, member)),
    }
}

/// A register's row. Where there is one, the log has the operation that it began with.
pub(super) fn stored(connection: &Connection, log: Log, entity: Id, of: &Change) -> Result<Option<Register>> {
    at(connection, log, entity, of.field, of.member.as_deref())
}

fn at(connection: &Connection, log: Log, entity: Id, field: u16, member: Option<&[u8]>) -> Result<Option<Register>> {
    let stored: Option<Vec<u8>> = connection
        .prepare_cached("SELECT state FROM register WHERE log = ?1 AND entity = ?2 AND field = ?3 AND member = ?4")?
        .query_row((log, entity.as_bytes(), field, member.unwrap_or_default()), |row| row.get(0))
        .optional()?;
    Ok(stored.map(|state| minicbor::decode(&state)).transpose()?)
}

/// A register as its creating operation begins it.
pub(super) fn begun(created: Option<&Stored>, kind: Kind, field: u16, member: Option<&[u8]>) -> Register {
    let mut register = Register::default();
    if let Some(created) = created
        && let Some(change) =
            created.payload.changes.iter().find(|change| change.field == field && change.member.as_deref() == member)
    {
        register.apply(kind.merge(field), created.dot, created.rank, change);
    }
    register
}

/// Takes one write into its register. `created`: the operation that the thing's registers begin with.
pub(crate) fn write(
    connection: &Connection,
    log: Log,
    (kind, entity): (Kind, Id),
    created: Option<&Stored>,
    (dot, rank): (Dot, HybridTime),
    change: &Change,
) -> Result<()> {
    let stored = stored(connection, log, entity, change)?;
    write_over(connection, log, (kind, entity), (stored, created), (dot, rank), change).map(drop)
}

/// [`write`] where it was looked for already whether the register has a row. The register as it is now.
pub(crate) fn write_over(
    connection: &Connection,
    log: Log,
    (kind, entity): (Kind, Id),
    (stored, created): (Option<Register>, Option<&Stored>),
    (dot, rank): (Dot, HybridTime),
    change: &Change,
) -> Result<Register> {
    let merge = kind.merge(change.field);
    let has_row = stored.is_some();
    let mut register = stored.unwrap_or_else(|| begun(created, kind, change.field, change.member.as_deref()));
    if merge == Merge::Verbatim && !is_first(connection, &register, dot, change)? {
        return Ok(register);
    }
    register.apply(merge, dot, rank, change);
    let sql = if has_row {
        "UPDATE register SET state = ?5 WHERE log = ?1 AND entity = ?2 AND field = ?3 AND member = ?4"
    } else {
        "INSERT INTO register (log, entity, field, member, state) VALUES (?1, ?2, ?3, ?4, ?5)"
    };
    let (member, state) = (change.member.as_deref().unwrap_or_default(), soundings_wire::encode(&register));
    connection.prepare_cached(sql)?.execute((log, entity.as_bytes(), change.field, member, state))?;
    Ok(register)
}

/// What is verbatim is written once, by the thing's author: whatever somebody else's clock says, their words are not it.
fn is_first(connection: &Connection, register: &Register, dot: Dot, change: &Change) -> Result<bool> {
    let pinned = register.first().map(|version| version.dot.incarnation);
    Ok(change.base.is_empty()
        && pinned.map_or(Ok(true), |pinned| same_engineer(connection, pinned, dot.incarnation))?)
}

fn store(connection: &Connection, log: Log, entity: Id, row: &Row) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO register (log, entity, field, member, state) VALUES (?1, ?2, ?3, ?4, ?5)";
    connection.prepare_cached(sql)?.execute((
        log,
        entity.as_bytes(),
        row.field,
        &row.member,
        soundings_wire::encode(&row.register),
    ))?;
    Ok(())
}

/// Every register row of a thing in a log.
pub(crate) fn of_entity(connection: &Connection, log: Log, entity: Id) -> Result<Vec<Row>> {
    let mut statement = connection.prepare_cached(
        "SELECT field, member, state FROM register WHERE log = ?1 AND entity = ?2 ORDER BY field, member",
    )?;
    let mut rows = statement.query((log, entity.as_bytes()))?;
    let mut registers = Vec::new();
    while let Some(row) = rows.next()? {
        let register = minicbor::decode(row.get_ref(2)?.as_blob()?)?;
        registers.push(Row { field: row.get(0)?, member: row.get(1)?, register });
    }
    Ok(registers)
}

/// The hub ranked an operation lower than its author did. Whether that changed a register.
pub(crate) fn lower_rank(connection: &Connection, log: Log, entity: Id, dot: Dot, rank: HybridTime) -> Result<bool> {
    let mut lowered = false;
    for mut row in of_entity(connection, log, entity)? {
        if row.register.rank(dot, rank) {
            store(connection, log, entity, &row)?;
            lowered = true;
        }
    }
    Ok(lowered)
}

/// Forgets a thing's registers, in one log or in both.
pub(crate) fn forget(connection: &Connection, log: Option<Log>, entity: Id) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM register WHERE entity = ?1 AND (?2 IS NULL OR log = ?2)")?
        .execute((entity.as_bytes(), log))?;
    Ok(())
}
