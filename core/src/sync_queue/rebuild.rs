//! Working the projection out anew from the log: for one thing, or for all of them.

use std::collections::HashMap;

use rusqlite::Connection;
use soundings_wire::{Envelope, HybridTime, Id, Payload};

use super::apply::{create, open_payload, reproject, write_register};
use super::identity::{TEAM, dot, id};
use super::{deletion, erasure};
use crate::error::Result;
use crate::model::Kind;

struct Logged {
    log: i64,
    author: i64,
    seq: i64,
    entity: Id,
    rank: HybridTime,
    envelope: Vec<u8>,
    kind: Kind,
    payload: Payload,
}

/// Readable operations in an order that keeps each author's own: confirmed ones as the hub has them, then what waits.
fn logged(connection: &Connection, condition: &str, parameters: impl rusqlite::Params) -> Result<Vec<Logged>> {
    let sql = format!(
        "SELECT log, author, seq, clock, envelope, payload FROM operation WHERE payload IS NOT NULL AND {condition}
         ORDER BY log, hub_seq IS NULL, hub_seq, author, seq"
    );
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query(parameters)?;
    let mut list = Vec::new();
    while let Some(row) = rows.next()? {
        let (log, envelope, payload): (i64, Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(4)?, row.get(5)?);
        let Ok((kind, payload)) = open_payload(connection, log, &envelope, &payload) else { continue };
        let (Some(kind), Ok(read)) = (Kind::from_number(kind), Envelope::from_bytes(&envelope)) else { continue };
        list.push(Logged {
            log,
            author: row.get(1)?,
            seq: row.get(2)?,
            entity: read.entity,
            rank: HybridTime(row.get::<_, i64>(3)?.unsigned_abs()),
            envelope,
            kind,
            payload,
        });
    }
    Ok(list)
}

/// One thing's registers and row in a log, from its operations.
pub(crate) fn entity(connection: &Connection, log: i64, entity: Id) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM register WHERE log = ?1 AND entity = ?2")?
        .execute((log, entity.as_bytes()))?;
    connection
        .prepare_cached("UPDATE operation SET creates = 0 WHERE log = ?1 AND entity = ?2")?
        .execute((log, entity.as_bytes()))?;
    let mut operations = logged(connection, "log = ?1 AND entity = ?2", (log, entity.as_bytes()))?.into_iter();
    if let Some(first) = operations.next() {
        mark_creating(connection, &first)?;
    }
    for operation in operations {
        write_registers(connection, &operation)?;
    }
    reproject(connection, log, entity)
}

fn mark_creating(connection: &Connection, operation: &Logged) -> Result<()> {
    connection
        .prepare_cached("UPDATE operation SET creates = 1 WHERE log = ?1 AND author = ?2 AND seq = ?3")?
        .execute((operation.log, operation.author, operation.seq))?;
    Ok(())
}

fn write_registers(connection: &Connection, operation: &Logged) -> Result<()> {
    let name = dot(connection, operation.author, operation.seq)?;
    for change in &operation.payload.changes {
        write_register(connection, operation.log, operation.kind, operation.entity, name, operation.rank, change)?;
    }
    Ok(())
}

fn numbers(connection: &Connection) -> Result<HashMap<Id, i64>> {
    let mut statement = connection.prepare("SELECT id, number FROM entity")?;
    let rows = statement.query_map([], |row| Ok((id(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Every projected row from the log alone. What is not in the log (drafts, keys, attachments' files) stays as it is.
pub(crate) fn everything(connection: &Connection) -> Result<()> {
    let numbers = numbers(connection)?;
    let mut next = numbers.values().max().copied().unwrap_or(0);
    connection.execute_batch(
        "DELETE FROM entity; DELETE FROM register; DELETE FROM search; DELETE FROM cover; DELETE FROM erased;
         UPDATE operation SET creates = 0;",
    )?;
    let operations = logged(connection, "TRUE", [])?;
    let mut begun = std::collections::HashSet::new();
    for operation in &operations {
        if begun.insert((operation.log, operation.entity)) {
            mark_creating(connection, operation)?;
            if begun.contains(&(3 - operation.log, operation.entity)) {
                if operation.log == TEAM {
                    reproject(connection, TEAM, operation.entity)?;
                }
            } else {
                // Lists are in the order in which this notebook came to know things; that is not in the log.
                let number = numbers.get(&operation.entity).copied().unwrap_or_else(|| {
                    next += 1;
                    next
                });
                create(connection, operation.log, operation.kind, operation.entity, &operation.payload, Some(number))?;
            }
        } else {
            write_registers(connection, operation)?;
            let both = operation.log != TEAM && begun.contains(&(TEAM, operation.entity));
            if !both {
                reproject(connection, operation.log, operation.entity)?;
            }
        }
    }
    let mut changed = Vec::new();
    for operation in &operations {
        deletion::after_operation(
            connection,
            operation.log,
            operation.kind,
            operation.entity,
            &operation.payload,
            &mut changed,
        )?;
        let envelope = Envelope::from_bytes(&operation.envelope)?;
        if envelope.erases() {
            erasure::carry_out(connection, operation.log, &envelope, &mut changed)?;
        }
    }
    Ok(())
}
