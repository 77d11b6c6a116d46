//! A page of a log after a cursor.
//!
//! A cursor that does not lie in this log (of another epoch, or beyond its end: the hub was restored) is answered
//! from the beginning. A device keeps what it has and finds the known by their names; absence deletes nothing.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{Cursor, Page, Pull, Pulled};
use soundings_wire::{Digest, Dot, HybridTime, Operation, OperationPayload, limits};

use super::{Log, hub_seq};
use crate::enrolment::devices::Device;
use crate::store;

/// What a page costs beside the operation's own bytes.
const ROW_BYTES: usize = 40;

/// Who reads, and what the page says of the hub.
pub(crate) struct Reader<'a> {
    pub device: &'a Device,
    pub epoch: u32,
    pub watermark: Option<u64>,
    pub now_ms: u64,
}

/// Reads a page.
pub(crate) fn pull(connection: &Connection, log: &Log, reader: &Reader<'_>, pull: &Pull) -> rusqlite::Result<Page> {
    let after = pull.after;
    let start = if after.epoch == reader.epoch && after.hub_seq <= log.last { after.hub_seq } else { 0 };
    let own: Option<i64> = connection
        .prepare_cached("SELECT number FROM chains WHERE log = ? AND device = ?")?
        .query_row((log.number, reader.device.number), |row| row.get(0))
        .optional()?;
    let mut statement = connection.prepare_cached(
        "SELECT place, chain, seq, rank, following, checksum, payload_hash, envelope, payload FROM operations
         WHERE place > ? AND place <= ? ORDER BY place",
    )?;
    let mut rows = statement.query((log.place(start), log.place(log.last)))?;
    let (mut operations, mut bytes, mut checksum) = (Vec::new(), 0, None);
    let mut last = start;
    while let Some(row) = rows.next()? {
        last = hub_seq(row.get(0)?);
        let rank = HybridTime(row.get::<_, i64>(3)? as u64);
        let pulled = if Some(row.get(1)?) == own && !pull.own_whole {
            let dot = Dot { incarnation: reader.device.incarnation, seq: row.get::<_, i64>(2)? as u64 };
            Pulled { hub_seq: last, rank, operation: None, own: Some(dot) }
        } else {
            let payload = match row.get::<_, Option<Vec<u8>>>(8)? {
                Some(payload) => OperationPayload::Whole(payload),
                None => OperationPayload::Absent(store::digest(row, 6)?),
            };
            Pulled { hub_seq: last, rank, operation: Some(Operation { envelope: row.get(7)?, payload }), own: None }
        };
        bytes += ROW_BYTES + pulled.operation.as_ref().map_or(0, Operation::bytes);
        operations.push(pulled);
        let group_ends = row.get::<_, i64>(4)? == 0;
        if group_ends && bytes >= limits::PAGE_BYTES {
            checksum = Some(store::digest(row, 5)?);
            break;
        }
    }
    let checksum = match checksum {
        Some(checksum) => checksum,
        None if last == log.last => log.checksum,
        None => checksum_at(connection, log, last)?,
    };
    Ok(Page {
        operations,
        cursor: Cursor { epoch: reader.epoch, hub_seq: last },
        more: last < log.last,
        checksum,
        now_ms: reader.now_ms,
        watermark: reader.watermark,
    })
}

fn checksum_at(connection: &Connection, log: &Log, hub_seq: u64) -> rusqlite::Result<Digest> {
    let found = connection
        .prepare_cached("SELECT checksum FROM operations WHERE place = ?")?
        .query_row([log.place(hub_seq)], |row| store::digest(row, 0))
        .optional()?;
    Ok(found.unwrap_or_default())
}
