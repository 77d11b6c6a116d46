//! Making a bundle: what is here of the team's log beyond a place, and what has none yet, piece by piece. No more than one piece
//! is held, and a name an operation.

use std::path::Path;

use rusqlite::Connection;
use soundings_wire::bundle::{BundleEnd, BundleEntry, BundleOpening, BundlePart, BundlePiece};
use soundings_wire::chain::Head;
use soundings_wire::messages::{Content, Cursor, PageProof, ParkedHashes, SignedPush};
use soundings_wire::{Digest, HybridTime, Id, Signed, decode, limits};

use super::super::coverage::NO_PLACE;
use super::super::hub::Hub;
use super::super::outbox;
use super::files::FilesGiven;
use super::{Pieces, files, personal};
use crate::error::{Refusal, Result};
use crate::log::device::Signer;
use crate::log::identity::{author_number, dot};
use crate::log::operations;
use crate::store::columns::{Log, OperationState};

/// What a bundle holds.
#[derive(Default)]
pub(crate) struct Given {
    /// Operations that no hub has, as far as it is known here.
    pub not_with_hub: u64,
    /// All of them.
    pub operations: u64,
    /// Operations of the engineer's own log, where it goes to another of their devices.
    pub only_theirs: u64,
    /// How far the log is in it.
    pub up_to: Cursor,
    /// What of attachments' files goes along.
    pub files: FilesGiven,
}

/// Whom it is for, from where on, and what it is called.
pub(crate) struct For<'a> {
    pub bundle: Id,
    pub recipient: Id,
    pub since: Option<Cursor>,
    pub made_ms: u64,
    /// Where attachments' files lie, and how many of their bytes may go along.
    pub files: (&'a Path, u64),
}

/// Where pieces go.
pub(super) struct Out<'a> {
    pieces: Pieces,
    sink: &'a mut dyn FnMut(&[u8]) -> Result<()>,
}

impl Out<'_> {
    pub(super) fn piece(&mut self, piece: &BundlePiece) -> Result<()> {
        let bytes = piece.to_bytes();
        self.pieces.add(&bytes);
        (self.sink)(&bytes)
    }
}

/// An operation to give.
struct Name {
    author: i64,
    seq: i64,
    hub_seq: Option<i64>,
    /// Only its hashes stand there.
    is_refused: bool,
}

/// Gives all of it.
pub(crate) fn give(
    connection: &Connection,
    (me, hub, team): (&Signer, &Hub, Id),
    to: &For<'_>,
    sink: &mut dyn FnMut(&[u8]) -> Result<()>,
) -> Result<Given> {
    let (cursor, _) = super::pull::cursor(connection, Log::Team)?;
    let mut out = Out { pieces: Pieces::default(), sink };
    out.piece(&BundlePiece::Opening(BundleOpening {
        bundle: to.bundle,
        team,
        hub: hub.id,
        carrier: me.incarnation,
        recipient: to.recipient,
        made_ms: to.made_ms,
        since: to.since,
        proof: proof(connection)?,
    }))?;
    let names = names(connection, (me, hub), to.since)?;
    if names.len() > limits::BUNDLE_OPERATIONS {
        return Err(Refusal::FileTooLarge.into());
    }
    heads(connection, (me, team), &mut out)?;
    let mut given = Given { up_to: cursor, ..Given::default() };
    let mine = author_number(connection, me.incarnation)?;
    let mut part = Filling::of(team);
    for name in &names {
        given.operations += 1;
        given.not_with_hub += u64::from(name.hub_seq.is_none());
        part.add(entry(connection, mine, name)?, &mut out)?;
    }
    part.finish(&mut out)?;
    if to.recipient == me.engineer {
        given.only_theirs = personal::give(connection, me, &mut out)?;
    }
    given.files = files::give(connection, me, to, &mut out)?;
    let Out { pieces, sink } = out;
    let end = BundleEnd { carrier: me.incarnation, pieces: pieces.finish() };
    sink(&BundlePiece::End(Signed::sign(&me.device_key(), &end)).to_bytes())?;
    Ok(given)
}

/// The last page that the hub signed.
fn proof(connection: &Connection) -> Result<Option<Signed<PageProof>>> {
    let bytes: Option<Vec<u8>> =
        connection.query_row("SELECT proof FROM log WHERE number = ?1", [Log::Team], |row| row.get(0))?;
    Ok(bytes.and_then(|bytes| decode(&bytes, "a page").ok()))
}

/// What is given, in its order: all that the hub wrote, so that nobody misses by which key somebody speaks; the log; what has no
/// place in it. What nobody stands behind is nobody's to carry, nor what an earlier name of this device still has to write again.
fn names(connection: &Connection, (me, hub): (&Signer, &Hub), since: Option<Cursor>) -> Result<Vec<Name>> {
    let mine = author_number(connection, me.incarnation)?;
    let since = since.map_or(0, |cursor| i64::try_from(cursor.hub_seq).unwrap_or(i64::MAX));
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, hub_seq, 0, device <> ?2, coalesce(hub_seq, ?9) FROM operation JOIN incarnation ON number = author
         WHERE log = ?1 AND (device = ?2 OR hub_seq IS NULL OR hub_seq > ?3) AND state <> ?4
         AND (author = ?5 OR state NOT IN (?6, ?7, ?8))
         UNION ALL SELECT author, seq, hub_seq, 1, 1, hub_seq FROM refused WHERE log = ?1 AND hub_seq > ?3
         ORDER BY 5, 6, 1, 2",
    )?;
    let left_out = (OperationState::Waiting, OperationState::Parked, OperationState::Withdrawn);
    let rows = statement.query_map(
        (
            Log::Team,
            hub.id.as_bytes(),
            since,
            OperationState::Uncovered,
            mine,
            left_out.0,
            left_out.1,
            left_out.2,
            NO_PLACE,
        ),
        |row| Ok(Name { author: row.get(0)?, seq: row.get(1)?, hub_seq: row.get(2)?, is_refused: row.get(3)? }),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One operation; of this device's that were refused or taken back, their hashes.
fn entry(connection: &Connection, mine: i64, name: &Name) -> Result<BundleEntry> {
    if name.is_refused {
        let (envelope, payload) = connection
            .prepare_cached(
                "SELECT envelope_hash, payload_hash FROM refused WHERE log = ?1 AND author = ?2 AND seq = ?3",
            )?
            .query_row((Log::Team, name.author, name.seq), |row| Ok((Digest(row.get(0)?), Digest(row.get(1)?))))?;
        let hashes = ParkedHashes { dot: dot(connection, name.author, name.seq)?, envelope, payload };
        return Ok(BundleEntry { hub_seq: name.hub_seq.unwrap_or(0).unsigned_abs(), ..refused(hashes) });
    }
    let (operation, rank, state): (_, i64, OperationState) = connection
        .prepare_cached(
            "SELECT envelope, payload, payload_hash, clock, state FROM operation WHERE log = ?1 AND author = ?2 AND seq = ?3",
        )?
        .query_row((Log::Team, name.author, name.seq), |row| {
            Ok((operations::whole(row, 0)?, row.get(3)?, row.get(4)?))
        })?;
    let hub_seq = name.hub_seq.unwrap_or(0).unsigned_abs();
    let is_refused = name.author == mine && matches!(state, OperationState::Parked | OperationState::Withdrawn);
    Ok(if is_refused {
        let dot = dot(connection, name.author, name.seq)?;
        let (envelope, payload) = (soundings_wire::sha256(&[&operation.envelope]), operation.payload.hash());
        refused(ParkedHashes { dot, envelope, payload })
    } else {
        BundleEntry { hub_seq, rank: HybridTime(rank.unsigned_abs()), content: Content::Whole(operation) }
    })
}

fn refused(hashes: ParkedHashes) -> BundleEntry {
    BundleEntry { hub_seq: 0, rank: HybridTime::default(), content: Content::Parked(hashes) }
}

/// Heads, and what the hub refused of others: all of them, before the operations that they cover.
fn heads(connection: &Connection, (me, team): (&Signer, Id), out: &mut Out<'_>) -> Result<()> {
    let mut heads = Vec::new();
    let mut entries = Vec::new();
    let mut statement = connection.prepare_cached(
        "SELECT head, receipt FROM signed_push WHERE log = ?1
         UNION ALL SELECT signed, x'' FROM chain WHERE log = ?1 AND signed IS NOT NULL",
    )?;
    let mut rows = statement.query([Log::Team])?;
    while let Some(row) = rows.next()? {
        let Ok(head) = decode(row.get_ref(0)?.as_blob()?, "a head") else { continue };
        let receipt = decode(row.get_ref(1)?.as_blob()?, "a receipt").ok();
        heads.push(SignedPush { head, receipt });
        if heads.len() == limits::GROUP_OPERATIONS {
            let heads = std::mem::take(&mut heads);
            out.piece(&BundlePiece::Part(BundlePart { log: team, entries: Vec::new(), heads }))?;
        }
    }
    heads.extend(own_heads(connection, me, team)?.into_iter().map(|head| SignedPush { head, receipt: None }));
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, envelope_hash, payload_hash FROM refused WHERE log = ?1 AND NOT EXISTS (SELECT 1 FROM operation
         WHERE operation.log = refused.log AND operation.author = refused.author AND operation.seq = refused.seq)
         ORDER BY author, seq",
    )?;
    let mut rows = statement.query([Log::Team])?;
    while let Some(row) = rows.next()? {
        let dot = dot(connection, row.get(0)?, row.get(1)?)?;
        let (envelope, payload) = (Digest(row.get(2)?), Digest(row.get(3)?));
        entries.push(refused(ParkedHashes { dot, envelope, payload }));
        if entries.len() == limits::GROUP_OPERATIONS {
            let entries = std::mem::take(&mut entries);
            out.piece(&BundlePiece::Part(BundlePart { log: team, entries, heads: Vec::new() }))?;
        }
    }
    out.piece(&BundlePiece::Part(BundlePart { log: team, entries, heads }))
}

/// This device's own heads: of what waits one wherever a push would end, so that whoever brings it on can push it; and of all.
fn own_heads(connection: &Connection, me: &Signer, team: Id) -> Result<Vec<Signed<Head>>> {
    let author = author_number(connection, me.incarnation)?;
    let last = operations::next_seq(connection, Log::Team, author)? - 1;
    let (mut heads, mut covered) = (Vec::new(), 0);
    while let Some((push, batch)) = outbox::next_batch(connection, (me, Log::Team), [0; 32], covered)? {
        covered = batch.seqs.last().copied().unwrap_or(last);
        heads.push(push.head);
    }
    if last > covered {
        let seq = i64::try_from(last).unwrap_or(i64::MAX);
        let chain = outbox::head_at(connection, (me, Log::Team), author, seq)?;
        heads.push(Signed::sign(&me.device_key(), &Head { log: team, incarnation: me.incarnation, seq: last, chain }));
    }
    Ok(heads)
}

/// A part on its way.
pub(super) struct Filling {
    log: Id,
    entries: Vec<BundleEntry>,
    bytes: usize,
}

impl Filling {
    pub fn of(log: Id) -> Self {
        Self { log, entries: Vec::new(), bytes: 0 }
    }

    pub fn add(&mut self, entry: BundleEntry, out: &mut Out<'_>) -> Result<()> {
        let bytes = match &entry.content {
            Content::Whole(operation) => operation.bytes() + 32,
            _ => 128,
        };
        if self.bytes + bytes > limits::PAGE_BYTES || self.entries.len() == limits::PUSH_OPERATIONS {
            self.finish(out)?;
        }
        self.bytes += bytes;
        self.entries.push(entry);
        Ok(())
    }

    pub fn finish(&mut self, out: &mut Out<'_>) -> Result<()> {
        let entries = std::mem::take(&mut self.entries);
        self.bytes = 0;
        if entries.is_empty() {
            return Ok(());
        }
        out.piece(&BundlePiece::Part(BundlePart { log: self.log, entries, heads: Vec::new() }))
    }
}
