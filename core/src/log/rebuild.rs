//! Working the whole projection out anew from the log, a thing at a time: its cost grows with the notebook and no faster,
//! and no list of everything is held.

use rusqlite::Connection;
use soundings_wire::{Dot, HybridTime, Id, Payload};

use super::identity::{Identity, dot};
use super::operations::{self, Stored, open_payload};
use super::{deletion, erasure, only_you, projection, registers, same};
use crate::error::Result;
use crate::model::Kind;
use crate::store::columns::{Log, id};
use crate::store::{counts, search};

/// The version of the code that projects. Rows that an older one projected are projected again when a notebook is opened.
const PROJECTION: u32 = 6;

/// Whether another version projected the rows.
pub(crate) fn is_due(connection: &Connection) -> Result<bool> {
    let projected: u32 = connection.query_row("SELECT projected FROM notebook", [], |row| row.get(0))?;
    Ok(projected != PROJECTION)
}

/// Says that this version projected the rows.
pub(crate) fn is_done(connection: &Connection) -> Result<()> {
    connection.execute("UPDATE notebook SET projected = ?1", [PROJECTION])?;
    Ok(())
}

struct Logged {
    dot: Dot,
    log: Log,
    author: i64,
    seq: i64,
    hub_seq: Option<i64>,
    rank: HybridTime,
    creates: bool,
    kind: Kind,
    payload: Payload,
}

impl Logged {
    /// As registers begin with it.
    fn stored(&self) -> Stored {
        Stored { dot: self.dot, rank: self.rank, kind: self.kind.number(), payload: self.payload.clone() }
    }
}

/// Every projected row from the log alone. What is not in the log (drafts, keys, attachments' files) stays as it is.
pub(crate) fn everything(connection: &Connection) -> Result<()> {
    // Lists are in the order in which this notebook came to know things; that is not in the log.
    connection.execute_batch(
        "CREATE TEMP TABLE numbered (id BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
         INSERT INTO numbered SELECT id, number FROM entity;
         DELETE FROM entity; DELETE FROM mention; DELETE FROM mention_alone; DELETE FROM promised_to;
         DELETE FROM register; DELETE FROM cover;
         DELETE FROM alias; DELETE FROM declared; DELETE FROM shared_meanwhile; DELETE FROM called;
         DELETE FROM name_key; DELETE FROM look_alike; DELETE FROM on_site;",
    )?;
    search::begin_anew(connection)?;
    counts::forget_things(connection)?;
    project_things(connection)?;
    connection.execute_batch("DROP TABLE numbered")?;
    counts::recount_operations(connection)?;
    deletion::settle_all(connection)?;
    // Each thing may have been projected before what opens its gate.
    deletion::open_all_gates(connection, &mut Vec::new())?;
    erasure::again(connection)?;
    same::settle_all(connection)?;
    is_done(connection)
}

/// Projects each thing.
fn project_things(connection: &Connection) -> Result<()> {
    let key = Identity::read(connection)?.engineer_key;
    let mut statement = connection.prepare(
        "SELECT entity, log, author, seq, hub_seq, clock, creates, envelope, payload FROM operation
         WHERE payload IS NOT NULL AND state < 3 ORDER BY entity",
    )?;
    let mut rows = statement.query([])?;
    let mut thing: Option<(Id, Vec<Logged>)> = None;
    while let Some(row) = rows.next()? {
        let (entity, log) = (id(row, 0)?, row.get(1)?);
        let (envelope, payload) = (row.get_ref(7)?.as_blob()?, row.get_ref(8)?.as_blob()?);
        let Ok((kind, payload)) = open_payload(|| Ok(key.clone()), log, envelope, payload) else { continue };
        let Some(kind) = Kind::from_number(kind) else { continue };
        if thing.as_ref().is_none_or(|(of, _)| *of != entity) {
            project(connection, thing.take())?;
        }
        let (_, operations) = thing.get_or_insert((entity, Vec::new()));
        let (author, seq) = (row.get(2)?, row.get(3)?);
        operations.push(Logged {
            dot: dot(connection, author, seq)?,
            log,
            author,
            seq,
            hub_seq: row.get(4)?,
            rank: HybridTime(row.get::<_, i64>(5)?.unsigned_abs()),
            creates: row.get(6)?,
            kind,
            payload,
        });
    }
    project(connection, thing)
}

fn project(connection: &Connection, thing: Option<(Id, Vec<Logged>)>) -> Result<()> {
    let Some((entity, mut operations)) = thing else { return Ok(()) };
    // Each log in its order: confirmed ones as the hub has them, then what waits.
    operations.sort_by_key(|one| (one.log, one.hub_seq.is_none(), one.hub_seq, one.author, one.seq));
    let shown = operations.last().map(|last| last.log);
    let stays = operations.iter().any(|one| only_you::says_whether_it_stays(one.kind, &one.payload.changes));
    for log in Log::ALL {
        let of_log =
            operations::behind_what_was_seen(operations.extract_if(.., |one| one.log == log).collect(), |one| {
                (one.dot, &one.payload)
            });
        let of_log = || of_log.iter().enumerate();
        // Before any register is written: it begins with the one operation that is marked.
        for (place, operation) in of_log().filter(|(place, operation)| operation.creates != (*place == 0)) {
            operations::mark_creating(connection, (log, operation.author, operation.seq), place == 0)?;
        }
        let created = of_log().next().map(|(_, first)| first.stored());
        let mut edited = false;
        for (place, operation) in of_log() {
            let first = place == 0;
            if first && shown == Some(log) {
                let number = number(connection, entity)?;
                projection::create(connection, log, operation.kind, entity, &operation.payload, Some(number))?;
            } else if !first {
                write(connection, entity, created.as_ref(), operation)?;
                edited = true;
            }
            if operation.kind == Kind::Deletion {
                deletion::cover(connection, log, entity, &operation.payload)?;
            }
        }
        if edited && shown == Some(log) {
            projection::renew(connection, log, entity)?;
        }
    }
    if stays && shown == Some(Log::Team) {
        only_you::settle(connection, entity, &Identity::read(connection)?)?;
    }
    Ok(())
}

fn write(connection: &Connection, entity: Id, created: Option<&Stored>, operation: &Logged) -> Result<()> {
    for change in &operation.payload.changes {
        let written = (operation.dot, operation.rank);
        registers::write(connection, operation.log, (operation.kind, entity), created, written, change)?;
    }
    Ok(())
}

/// The number a thing had, or the next.
fn number(connection: &Connection, entity: Id) -> Result<i64> {
    let sql = "SELECT coalesce((SELECT number FROM numbered WHERE id = ?1),
               max((SELECT coalesce(max(number), 0) FROM numbered), (SELECT coalesce(max(number), 0) FROM entity)) + 1)";
    Ok(connection.prepare_cached(sql)?.query_row([entity.as_bytes()], |row| row.get(0))?)
}
