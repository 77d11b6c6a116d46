//! What an operation builds on (sync.md 2): the writes that its editor had seen. What is not here yet is waited for; what
//! cannot be, because it is a write to something else or one that its author had not made, hides nothing for ever.

use rusqlite::Connection;
use soundings_wire::{Context, Dot, Envelope, Id, Payload};

use super::identity::known_author;
use super::operations;
use crate::error::Result;
use crate::model::fields::deletion;
use crate::model::value::Value;
use crate::model::{Covered, Kind};
use crate::store::columns::{Log, OperationState};

/// Whether what an operation builds on is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grounds {
    /// All of it.
    Here,
    /// Something is not, and may come.
    NotYet,
    /// Something cannot be.
    Never,
}

/// Looks for everything that an operation names as seen. `author`: the small number of who wrote it; `kind`: of its thing,
/// which a sealed one's envelope does not tell; `any_waits`: some
/// operation already waits for another.
pub(crate) fn grounds(
    connection: &Connection,
    (log, author): (Log, i64),
    envelope: &Envelope,
    (kind, payload): (u16, &Payload),
    any_waits: bool,
) -> Result<Grounds> {
    let mut all = if any_waits { earlier_on_the_same(connection, (log, author), envelope)? } else { Grounds::Here };
    for change in &payload.changes {
        all = all.max(seen(connection, (log, author), envelope, envelope.entity, &change.base)?);
    }
    if Kind::from_number(kind) == Some(Kind::Deletion) {
        for change in payload.changes.iter().filter(|change| change.field == deletion::COVERS.number) {
            for covered in Vec::<Covered>::from_cbor(&change.value).unwrap_or_default() {
                all = all.max(seen(connection, (log, author), envelope, covered.entity, &covered.seen)?);
            }
        }
    }
    Ok(all)
}

/// One author's operations on one thing are applied in their order.
fn earlier_on_the_same(connection: &Connection, (log, author): (Log, i64), envelope: &Envelope) -> Result<Grounds> {
    let waits: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3 AND seq < ?4 AND entity = ?5)",
        )?
        .query_row(
            (OperationState::Early, log, author, envelope.dot.seq as i64, envelope.entity.as_bytes()),
            |row| row.get(0),
        )?;
    Ok(if waits { Grounds::NotYet } else { Grounds::Here })
}

fn seen(
    connection: &Connection,
    by: (Log, i64),
    envelope: &Envelope,
    entity: Id,
    context: &Context,
) -> Result<Grounds> {
    let mut all = Grounds::Here;
    for (incarnation, seq) in &context.0 {
        all = all.max(write(connection, by, envelope.dot, entity, Dot { incarnation: *incarnation, seq: *seq })?);
    }
    Ok(all)
}

/// Whether one write that `by` names as seen is here, and is one to `entity`.
fn write(connection: &Connection, (log, author): (Log, i64), by: Dot, entity: Id, named: Dot) -> Result<Grounds> {
    if named.incarnation == by.incarnation && named.seq >= by.seq {
        return Ok(Grounds::Never);
    }
    let author =
        if named.incarnation == by.incarnation { Some(author) } else { known_author(connection, named.incarnation)? };
    let Some(author) = author else { return Ok(Grounds::NotYet) };
    Ok(match operations::standing(connection, (log, author, named.seq as i64))? {
        None | Some((_, OperationState::Uncovered | OperationState::Early)) => Grounds::NotYet,
        Some((about, _)) if about == entity => Grounds::Here,
        Some(_) => Grounds::Never,
    })
}
