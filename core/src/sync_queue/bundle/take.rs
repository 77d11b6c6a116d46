//! Taking a bundle in, by what takes a page in. The caller rolls back where it is refused.

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::bundle::{BundleEntry, BundlePiece};
use soundings_wire::messages::ParkedHashes;
use soundings_wire::{HybridTime, Id, limits};

use super::super::carry;
use super::super::entries::{Entry, Read, Standing};
use super::super::hub::Hub;
use super::super::pull;
use super::super::taking::Taking;
use super::super::told::{self, By};
use super::entry::{self, Said};
use super::look::{self, Looked};
use super::{Frames, Known, Pieces, brought, is_known, personal};
use crate::environment::Environment;
use crate::error::{Refusal, Result};
use crate::log::device::Signer;
use crate::log::identity::enrolled_as;
use crate::log::rebuild;
use crate::store::columns::{Log, OperationState};
use crate::store::counts;

/// What came of a bundle.
pub(crate) struct Taken {
    /// Who made it.
    pub from: Option<Id>,
    /// Operations that were not here.
    pub new: u64,
    /// Those that were.
    pub known: u64,
    /// Of the engineer's own log, that were not.
    pub only_yours: u64,
    /// Something in it erased something here.
    pub erases: bool,
}

/// Takes all of it in.
///
/// # Errors
/// As [`Looked::believed`]; [`Refusal::BundleGap`]: between what is here and what it holds something is missing.
pub(crate) fn take(
    connection: &Connection,
    environment: &Environment,
    (me, hub, team): (&Signer, &Hub, Id),
    looked: &Looked,
    frames: Frames<'_>,
    changed: &mut Vec<Id>,
) -> Result<Taken> {
    let coverage = looked.believed(connection, (me, hub))?;
    let proof = looked.in_log(connection, (me, hub))?;
    let read_to = pull::cursor(connection, Log::Team)?.0.hub_seq;
    let places = proof.as_ref().map(|proof| read_to + 1..=proof.cursor.hub_seq);
    let any_early = counts::operations(connection, OperationState::Early)?.0 > 0;
    let mut taking = Taking::new(connection, (me, hub, Log::Team), coverage, any_early, changed)?;
    let (mut taken, mut pieces) =
        (Taken { from: None, new: 0, known: 0, only_yours: 0, erases: false }, Pieces::default());
    let mut latest = HybridTime::default();
    while let Some(frame) = frames()? {
        match look::read(&frame)? {
            BundlePiece::Part(part) if part.log == team => {
                for entry in &part.entries {
                    let is_placed = places.as_ref().is_some_and(|places| places.contains(&entry.hub_seq));
                    let new =
                        if is_placed { placed(&mut taking, me, entry) } else { one(&mut taking, (me, looked), entry) };
                    match new? {
                        Some(rank) => {
                            taken.new += 1;
                            latest = latest.max(rank);
                        }
                        None => taken.known += 1,
                    }
                }
            }
            // To another device of the same engineer, which opens it by their key.
            BundlePiece::Part(part)
                if part.log == me.personal_log
                    && enrolled_as(connection, looked.opening.carrier)? == Some(me.engineer) =>
            {
                for entry in &part.entries {
                    match personal::take(connection, me, entry, taking.changed)? {
                        Some(rank) => {
                            taken.only_yours += 1;
                            latest = latest.max(rank);
                        }
                        None => taken.known += 1,
                    }
                }
            }
            BundlePiece::End(_) => break,
            _ => {}
        }
        pieces.add_frame(&frame);
    }
    if pieces.finish() != looked.pieces {
        // The file was written to while it was read.
        return Err(Refusal::BundleNotWhole.into());
    }
    taking.coverage.keep_brought(connection)?;
    if let Some(proof) = &proof {
        taking.coverage.keep_placed(connection, hub)?;
        pull::read_to(connection, Log::Team, proof)?;
        looked.opening.proof.as_ref().map_or(Ok(()), |proof| pull::keep_proof(connection, Log::Team, proof))?;
    }
    if taking.any_early {
        taking.take_early()?;
    }
    if taking.out_of_order {
        rebuild::everything(connection)?;
    }
    taken.erases = taking.erases();
    taken.from = enrolled_as(connection, looked.opening.carrier)?;
    compare(connection, environment, (hub, looked), taken.from)?;
    remember(connection, environment, (hub, looked), &taken)?;
    move_clock(connection, environment, latest)?;
    Ok(taken)
}

/// Takes one entry in. What it ranks by; `None`: it was here, or is this device's own.
fn one(taking: &mut Taking<'_>, (me, looked): (&Signer, &Looked), entry: &BundleEntry) -> Result<Option<HybridTime>> {
    let connection = taking.connection;
    let said = entry::read(entry)?;
    let (dot, hashes) = said.named();
    if dot.incarnation == me.incarnation {
        return Ok(None);
    }
    let author = taking.author(dot.incarnation)?;
    let read = match said {
        Said::Operation(read) => read,
        Said::Refused(..) => {
            if taking.coverage.covers(connection, dot, hashes)? {
                connection
                    .prepare_cached(
                        "INSERT OR IGNORE INTO refused (log, author, seq, envelope_hash, payload_hash) VALUES (?1, ?2, ?3, ?4, ?5)",
                    )?
                    .execute((Log::Team, author.number, dot.seq as i64, hashes.0.0, hashes.1.0))?;
            }
            return Ok(None);
        }
    };
    if Some(read.envelope.log) != me.team_log {
        return Err(Refusal::BundleNotWhole.into());
    }
    let here = if dot.seq < author.next { taking.here(author.number, dot.seq)? } else { None };
    match here {
        // Nobody stood behind what came under this name before: now its author does, or behind something else.
        Some(here) if here.state == OperationState::Uncovered && taking.is_covered(&read)? => {
            if here.hashes == read.hashes {
                taking.again(author.number, dot.seq as i64)?;
            }
            Ok(None)
        }
        // Two operations under one name: what is here stays, and the log decides when it comes.
        Some(_) => Ok(None),
        // By somebody who carries it in good faith, and has not heard of it.
        None if taking.coverage.is_too_late(dot) => Ok(None),
        None if !taking.is_covered(&read)? => Err(Refusal::BundleGap.into()),
        None => {
            let rank = rank(looked, entry, &read);
            taking.store(0, rank, &read, true)?;
            brought::remember(connection, (Log::Team, author.number, dot.seq as i64))?;
            Ok(Some(rank))
        }
    }
}

/// Takes one entry in as a page's: the hub signed its place. What it ranks by; `None`: it was here.
fn placed(taking: &mut Taking<'_>, me: &Signer, entry: &BundleEntry) -> Result<Option<HybridTime>> {
    let said = entry::read(entry)?;
    let (dot, _) = said.named();
    let author = taking.author(dot.incarnation)?;
    let is_here = dot.seq < author.next && taking.here(author.number, dot.seq)?.is_some();
    let (is_new, content) = match said {
        Said::Operation(read) => {
            let is_new = !is_here && dot.incarnation != me.incarnation;
            if is_new && !taking.is_covered(&read)? {
                return Err(Refusal::BundleGap.into());
            }
            (is_new, Standing::Operation(read))
        }
        Said::Refused(dot, (envelope, payload)) => (false, Standing::Refused(ParkedHashes { dot, envelope, payload })),
    };
    let entry = Entry { hub_seq: entry.hub_seq, rank: entry.rank, content };
    taking.one(&entry)?.ok_or(Refusal::BundleNotWhole)?;
    Ok(is_new.then_some(entry.rank))
}

/// What an operation ranks by until the log says it: its author's clock. A lower one is believed from its author alone.
fn rank(looked: &Looked, entry: &BundleEntry, read: &Read<'_>) -> HybridTime {
    let clock = read.envelope.clock;
    if read.envelope.dot.incarnation == looked.opening.carrier { clock.min(entry.rank) } else { clock }
}

/// Compares what the hub told its maker with what it told this device.
fn compare(
    connection: &Connection,
    environment: &Environment,
    (hub, looked): (&Hub, &Looked),
    from: Option<Id>,
) -> Result<()> {
    let (Some(signed), Some(from)) = (&looked.opening.proof, from) else { return Ok(()) };
    let proof = signed.verified(&hub.key).ok().filter(|proof| proof.log == looked.opening.team);
    let Some(proof) = proof else { return Ok(()) };
    let read_to = pull::cursor(connection, Log::Team)?.0.hub_seq;
    told::told(connection, &By::Engineer(from), (signed, &proof), (read_to, environment.now_ms()))
}

/// That it was taken in; how far its maker has the log; and that a hub may lack something of what is here.
fn remember(
    connection: &Connection,
    environment: &Environment,
    (hub, looked): (&Hub, &Looked),
    taken: &Taken,
) -> Result<()> {
    let now = i64::try_from(environment.now_ms()).unwrap_or(i64::MAX);
    connection
        .prepare_cached("INSERT INTO bundle_taken (bundle, taken) VALUES (?1, ?2)")?
        .execute((looked.opening.bundle.as_bytes(), now))?;
    if let (Some(from), Some(has)) = (taken.from, looked.has(hub)) {
        is_known(connection, from, has, Known::Taken(now))?;
    }
    carry::begin(connection, Log::Team)
}

/// The clock follows what came, and no further than the hub's or this device's own and five minutes: one phone ten years ahead
/// must not drag the others along.
fn move_clock(connection: &Connection, environment: &Environment, latest: HybridTime) -> Result<()> {
    let hub_ms: Option<i64> = connection.query_row("SELECT now FROM hub", [], |row| row.get(0)).optional()?.flatten();
    let now = environment.now_ms().max(hub_ms.unwrap_or(0).unsigned_abs());
    let furthest = HybridTime::new(now.saturating_add(limits::CLOCK_AHEAD_MS), 0);
    connection
        .prepare_cached("UPDATE clock SET reading = max(reading, min(?1, ?2)) WHERE one = 1")?
        .execute((latest.0 as i64, furthest.0 as i64))?;
    Ok(())
}
