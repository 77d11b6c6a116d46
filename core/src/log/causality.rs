//! What an operation builds on (sync.md 2): the writes that its editor had seen. What is not here yet is waited for; what
//! cannot be, because it is a write to something else or one that its author had not made, hides nothing for ever.

use rusqlite::Connection;
use soundings_wire::{Context, Dot, Envelope, Id, Payload};

use super::identity::known_author;
use super::operations::{self, Standing};
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
    /// Something is not, and may come: this.
    NotYet(Dot),
    /// Something cannot be.
    Never,
}

/// Looks for everything that an operation names as seen. `author`: the small number of who wrote it; `kind`: of its thing,
/// which a sealed one's envelope does not tell; `any_waits`: some operation already waits for another. With it: whether all its
/// changes saw what the thing begins with in this log.
pub(crate) fn grounds(
    connection: &Connection,
    (log, author): (Log, i64),
    envelope: &Envelope,
    (kind, payload): (u16, &Payload),
    any_waits: bool,
) -> Result<(Grounds, bool)> {
    let mut all = if any_waits { earlier_on_the_same(connection, (log, author), envelope)? } else { Grounds::Here };
    let mut saw_beginning = true;
    for change in &payload.changes {
        let (grounds, beginning) = seen(connection, (log, author), envelope, envelope.entity, &change.base)?;
        all = all.max(grounds);
        saw_beginning &= beginning;
    }
    if Kind::from_number(kind) == Some(Kind::Deletion) {
        for change in payload.changes.iter().filter(|change| change.field == deletion::COVERS.number) {
            for covered in Vec::<Covered>::from_cbor(&change.value).unwrap_or_default() {
                all = all.max(seen(connection, (log, author), envelope, covered.entity, &covered.seen)?.0);
            }
        }
    }
    Ok((all, saw_beginning))
}

/// One author's operations on one thing are applied in their order.
fn earlier_on_the_same(connection: &Connection, (log, author): (Log, i64), envelope: &Envelope) -> Result<Grounds> {
    let waits: Option<i64> = connection
        .prepare_cached(
            "SELECT max(seq) FROM operation WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3 AND seq < ?4 AND entity = ?5",
        )?
        .query_row(
            (OperationState::Early, log, author, envelope.dot.seq as i64, envelope.entity.as_bytes()),
            |row| row.get(0),
        )?;
    let named = |seq: i64| Dot { incarnation: envelope.dot.incarnation, seq: seq.unsigned_abs() };
    Ok(waits.map_or(Grounds::Here, |seq| Grounds::NotYet(named(seq))))
}

fn seen(
    connection: &Connection,
    by: (Log, i64),
    envelope: &Envelope,
    entity: Id,
    context: &Context,
) -> Result<(Grounds, bool)> {
    let (mut all, mut saw_beginning) = (Grounds::Here, false);
    for (incarnation, seq) in &context.0 {
        let named = Dot { incarnation: *incarnation, seq: *seq };
        let (grounds, begins) = write(connection, by, envelope.dot, entity, named)?;
        all = all.max(grounds);
        saw_beginning |= begins;
    }
    Ok((all, saw_beginning))
}

/// Whether one write that `by` names as seen is here, and is one to `entity`. With it: whether `entity` begins with it.
fn write(
    connection: &Connection,
    (log, author): (Log, i64),
    by: Dot,
    entity: Id,
    named: Dot,
) -> Result<(Grounds, bool)> {
    if named.incarnation == by.incarnation && named.seq >= by.seq {
        return Ok((Grounds::Never, false));
    }
    let author =
        if named.incarnation == by.incarnation { Some(author) } else { known_author(connection, named.incarnation)? };
    let Some(author) = author else { return Ok((Grounds::NotYet(named), false)) };
    Ok(match operations::standing(connection, (log, author, named.seq as i64))? {
        None | Some(Standing { state: OperationState::Uncovered | OperationState::Early, .. }) => {
            (Grounds::NotYet(named), false)
        }
        Some(Standing { entity: about, begins, .. }) if about == entity => (Grounds::Here, begins),
        Some(_) => (Grounds::Never, false),
    })
}
