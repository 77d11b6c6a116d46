//! Whether the hub told everybody the same (sync.md 21). With each page it signs a checksum over the log up to there: two signatures
//! over one place that do not agree show that it told two replicas different things, or this one. Where this notebook meets
//! another's signature, in a bundle, or the hub's own once more, it compares.

use rusqlite::{Connection, OptionalExtension, params};
use soundings_wire::chain::extend_checksum;
use soundings_wire::messages::PageProof;
use soundings_wire::{Digest, HybridTime, Id, Signed, encode};

use super::outbox::hashes;
use crate::error::Result;
use crate::store::columns::{Log, id};

/// So many of the latest signatures are kept, this device's own and others'.
const KEPT: i64 = 256;
/// So many places between two of them are gone through for one that lies there.
const GONE_THROUGH: i64 = 20_000;

/// Who brought a signature.
pub(super) enum By {
    /// This device read to there.
    Here,
    /// An engineer, in a bundle.
    Engineer(Id),
}

impl By {
    fn column(&self) -> &[u8] {
        match self {
            Self::Here => &[],
            Self::Engineer(engineer) => engineer.as_bytes(),
        }
    }
}

/// Takes a signature of the hub's over the team's log down, and compares it with what is here; with it what others brought of the
/// log so far. `read_to`: how far the log was read here.
pub(super) fn told(
    connection: &Connection,
    by: &By,
    (signed, proof): (&Signed<PageProof>, &PageProof),
    (read_to, now_ms): (u64, u64),
) -> Result<()> {
    let (epoch, place, column) = (proof.cursor.epoch, proof.cursor.hub_seq as i64, by.column());
    let before: Option<([u8; 32], Vec<u8>)> = connection
        .prepare_cached("SELECT checksum, proof FROM told WHERE epoch = ?1 AND hub_seq = ?2 AND engineer = ?3")?
        .query_row(params![epoch, place, column], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match before {
        Some((checksum, _)) if checksum == proof.checksum.0 => {}
        Some((_, before)) => apart(connection, (column, now_ms), (epoch, place), (&before, &encode(signed)))?,
        None => {
            connection
                .prepare_cached(
                    "INSERT INTO told (epoch, hub_seq, engineer, checksum, proof) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![epoch, place, column, proof.checksum.0, encode(signed)])?;
            connection
                .prepare_cached(
                    "DELETE FROM told WHERE (engineer = x'') = ?1 AND (epoch, hub_seq) < (SELECT epoch, hub_seq FROM told
                     WHERE (engineer = x'') = ?1 ORDER BY epoch DESC, hub_seq DESC LIMIT 1 OFFSET ?2)",
                )?
                .execute(params![column.is_empty(), KEPT])?;
        }
    }
    compare(connection, (epoch, read_to as i64), now_ms)
}

/// Compares what others brought with what was read here, as far as it was.
fn compare(connection: &Connection, (epoch, read_to): (u32, i64), now_ms: u64) -> Result<()> {
    let mut statement = connection.prepare_cached(
        "SELECT hub_seq, engineer, checksum, proof FROM told WHERE epoch = ?1 AND hub_seq <= ?2 AND engineer <> x''",
    )?;
    /// Where, who brought it, the checksum and the proof.
    type Theirs = (i64, Vec<u8>, [u8; 32], Vec<u8>);
    let theirs: Vec<Theirs> = statement
        .query_map((epoch, read_to), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (place, engineer, checksum, proof) in theirs {
        if let Some((here, mine)) = here(connection, epoch, place)?
            && here.0 != checksum
        {
            apart(connection, (&engineer, now_ms), (epoch, place), (&mine, &proof))?;
        }
        connection
            .prepare_cached("DELETE FROM told WHERE epoch = ?1 AND hub_seq = ?2 AND engineer = ?3")?
            .execute(params![epoch, place, engineer])?;
    }
    Ok(())
}

fn apart(
    connection: &Connection,
    (engineer, now_ms): (&[u8], u64),
    (epoch, place): (u32, i64),
    (mine, theirs): (&[u8], &[u8]),
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO told_apart (engineer, epoch, hub_seq, found, mine, theirs) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![engineer, epoch, place, now_ms as i64, mine, theirs])?;
    Ok(())
}

/// The checksum at a place as the hub told it to this device, with its signature there or at the next place that it signed: what
/// lies between two signatures is gone through, and believed where it leads from the one to the other.
fn here(connection: &Connection, epoch: u32, place: i64) -> Result<Option<(Digest, Vec<u8>)>> {
    let own = |condition: &str| -> Result<Option<(i64, Digest, Vec<u8>)>> {
        let sql = format!(
            "SELECT hub_seq, checksum, proof FROM told WHERE epoch = ?1 AND engineer = x'' AND hub_seq {condition} LIMIT 1"
        );
        Ok(connection
            .prepare_cached(&sql)?
            .query_row((epoch, place), |row| Ok((row.get(0)?, Digest(row.get(1)?), row.get(2)?)))
            .optional()?)
    };
    let Some((end, signed, proof)) = own(">= ?2 ORDER BY hub_seq")? else { return Ok(None) };
    if end == place {
        return Ok(Some((signed, proof)));
    }
    let (begin, before) =
        own("< ?2 ORDER BY hub_seq DESC")?.map_or((0, Digest::default()), |(begin, before, _)| (begin, before));
    if end - begin > GONE_THROUGH {
        return Ok(None);
    }
    let mut statement = connection.prepare_cached(
        "SELECT hub_seq, clock, envelope, payload, payload_hash, 0 FROM operation WHERE log = ?1 AND hub_seq > ?2 AND hub_seq <= ?3
         UNION ALL SELECT hub_seq, rank, envelope, payload, payload_hash, 0 FROM unread
             WHERE log = ?1 AND hub_seq > ?2 AND hub_seq <= ?3
         UNION ALL SELECT hub_seq, 0, envelope_hash, NULL, payload_hash, 1 FROM refused
             WHERE log = ?1 AND hub_seq > ?2 AND hub_seq <= ?3 ORDER BY 1",
    )?;
    let mut rows = statement.query((Log::Team, begin, end))?;
    let (mut next, mut checksum, mut at_place) = (begin + 1, before, None);
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(0)? != next {
            return Ok(None);
        }
        let (envelope, payload) = match row.get(5)? {
            true => (Digest(row.get(2)?), Digest(row.get(4)?)),
            false => hashes(row.get_ref(2)?.as_blob()?, row.get_ref(3)?.as_blob_or_null()?, row.get(4)?),
        };
        checksum = extend_checksum(&checksum, &envelope, &payload, HybridTime(row.get::<_, i64>(1)?.unsigned_abs()));
        if next == place {
            at_place = Some(checksum);
        }
        next += 1;
    }
    Ok(at_place.filter(|_| next == end + 1 && checksum == signed).map(|checksum| (checksum, proof)))
}

/// With whom this notebook was told different things, and when that was found; `None`: with itself, by what came before.
pub(crate) fn told_apart(connection: &Connection) -> Result<Vec<(Option<Id>, i64)>> {
    let mut statement =
        connection.prepare_cached("SELECT engineer, found FROM told_apart ORDER BY found, engineer LIMIT 100")?;
    let rows = statement.query_map([], |row| {
        let itself = row.get_ref(0)?.as_blob()?.is_empty();
        Ok((if itself { None } else { Some(id(row, 0)?) }, row.get(1)?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
