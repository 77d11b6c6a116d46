//! Looking through a bundle before a word of it is believed: its form, its bounds, whose it is and for whom. Nothing is written.

use rusqlite::Connection;
use soundings_wire::bundle::{BundleEnd, BundleFile, BundleOpening, BundlePart, BundlePiece};
use soundings_wire::enrolment::{self, Enrolment};
use soundings_wire::messages::{Cursor, PageProof, SignedPush};
use soundings_wire::{Digest, Dot, HybridTime, Id, Payload, Signed, WireError, chain, limits};

use super::super::coverage::Coverage;
use super::super::entries::{Hashes, Read};
use super::super::hub::Hub;
use super::super::pull;
use super::entry::{self, Said};
use super::{Frames, Pieces, files};
use crate::error::{Error, Refusal, Result};
use crate::log::device::Signer;
use crate::log::identity::author_number;
use crate::log::operations;
use crate::store::columns::Log;

/// What stands at a place, as the carrier says.
struct Placed {
    hub_seq: u64,
    rank: HybridTime,
    dot: Dot,
    hashes: Hashes,
}

/// A bundle that was looked through.
pub(crate) struct Looked {
    pub(super) opening: BundleOpening,
    pub(super) heads: Vec<SignedPush>,
    named: Vec<(Dot, Hashes)>,
    enrolments: Vec<(Dot, Enrolment)>,
    placed: Vec<Placed>,
    end: Signed<BundleEnd>,
    pub(super) pieces: Digest,
}

/// Looks through all of it.
///
/// # Errors
/// [`Refusal::BundleNotWhole`], [`Refusal::BundleNewer`], [`Refusal::BundleOtherTeam`], [`Refusal::BundleNotForYou`],
/// [`Refusal::BundleTaken`], [`Refusal::FileTooLarge`].
pub(crate) fn look(
    connection: &Connection,
    (me, hub, team): (&Signer, &Hub, Id),
    frames: Frames<'_>,
) -> Result<Looked> {
    let mut pieces = Pieces::default();
    let not_whole = || Error::from(Refusal::BundleNotWhole);
    let first = frames()?.ok_or_else(not_whole)?;
    let BundlePiece::Opening(opening) = read(&first)? else { return Err(Refusal::BundleNotWhole.into()) };
    pieces.add_frame(&first);
    for_this_device(connection, (me, hub, team), &opening)?;
    let mut looking = Looking::default();
    let end = loop {
        let frame = frames()?.ok_or_else(not_whole)?;
        match read(&frame)? {
            BundlePiece::Part(part) => looking.part(&part, (hub.id, team))?,
            BundlePiece::File(file) => looking.file(&file)?,
            BundlePiece::End(end) => {
                looking.files.end()?;
                break end;
            }
            BundlePiece::Opening(_) => return Err(Refusal::BundleNotWhole.into()),
            BundlePiece::Unknown(_) => return Err(Refusal::BundleNewer.into()),
        }
        pieces.add_frame(&frame);
    };
    if frames()?.is_some() {
        return Err(Refusal::BundleNotWhole.into());
    }
    let Looking { heads, named, enrolments, mut placed, .. } = looking;
    placed.sort_unstable_by_key(|one| one.hub_seq);
    Ok(Looked { opening, heads, named, enrolments, placed, end, pieces: pieces.finish() })
}

/// A piece from its frame.
pub(super) fn read(frame: &[u8]) -> Result<BundlePiece> {
    BundlePiece::from_frame(frame).map_err(|error| match error {
        WireError::TooLarge { .. } => Refusal::FileTooLarge.into(),
        _ => Refusal::BundleNotWhole.into(),
    })
}

/// Whether it is of this team, for this engineer, and was not taken in before.
fn for_this_device(
    connection: &Connection,
    (me, hub, team): (&Signer, &Hub, Id),
    opening: &BundleOpening,
) -> Result<()> {
    if (opening.team, opening.hub) != (team, hub.id) {
        return Err(Refusal::BundleOtherTeam.into());
    }
    if opening.recipient != me.engineer {
        return Err(Refusal::BundleNotForYou.into());
    }
    let taken: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM bundle_taken WHERE bundle = ?1)")?
        .query_row([opening.bundle.as_bytes()], |row| row.get(0))?;
    if taken || opening.carrier == me.incarnation { Err(Refusal::BundleTaken.into()) } else { Ok(()) }
}

#[derive(Default)]
struct Looking {
    operations: usize,
    heads: Vec<SignedPush>,
    named: Vec<(Dot, Hashes)>,
    enrolments: Vec<(Dot, Enrolment)>,
    placed: Vec<Placed>,
    files: files::Order,
}

impl Looking {
    /// Files stand behind all operations.
    fn file(&mut self, file: &BundleFile) -> Result<()> {
        self.files.next(file)
    }

    fn part(&mut self, part: &BundlePart, (hub, team): (Id, Id)) -> Result<()> {
        if self.files.any() {
            return Err(Refusal::BundleNotWhole.into());
        }
        let heads = self.heads.len() + part.heads.len();
        self.operations += part.entries.len();
        if heads > limits::BUNDLE_HEADS || self.operations > limits::BUNDLE_OPERATIONS {
            return Err(Refusal::FileTooLarge.into());
        }
        if part.log != team {
            // The engineer's own, or one that this version brings nobody.
            return Ok(());
        }
        self.heads.extend(part.heads.iter().cloned());
        for entry in &part.entries {
            let said = entry::read(entry)?;
            if let Said::Operation(read) = &said
                && let Some(enrolment) = enrolled(read, hub)
            {
                self.enrolments.push((read.envelope.dot, enrolment));
            }
            let (dot, hashes) = said.named();
            if entry.hub_seq > 0 {
                self.placed.push(Placed { hub_seq: entry.hub_seq, rank: entry.rank, dot, hashes });
            }
            self.named.push((dot, hashes));
        }
        Ok(())
    }
}

/// What an operation says of a device, where the hub is said to have written it.
fn enrolled(read: &Read<'_>, hub: Id) -> Option<Enrolment> {
    let is_hubs =
        read.understood && read.envelope.kind == enrolment::KIND && read.envelope.dot.incarnation.device == hub;
    let payload = Payload::from_bytes(read.payload().filter(|_| is_hubs)?).ok()?;
    Enrolment::in_payload(&payload).ok()
}

impl Looked {
    /// Whom it covers by its heads.
    ///
    /// # Errors
    /// [`Refusal::BundleNotVouchedFor`]: who signed it is not, or no longer, of the team, as far as this notebook and the bundle
    /// know; [`Refusal::BundleNotWhole`].
    pub(super) fn believed(&self, connection: &Connection, (me, hub): (&Signer, &Hub)) -> Result<Coverage<'_>> {
        let named = self.named.iter().copied();
        let coverage = Coverage::of_bundle(connection, (me, hub), named, &self.heads, &self.enrolments)?;
        let carrier = self.opening.carrier;
        let key = coverage.key(connection, carrier)?.ok_or(Refusal::BundleNotVouchedFor)?;
        if coverage.until(connection, carrier)?.is_some() {
            return Err(Refusal::BundleNotVouchedFor.into());
        }
        let end = self.end.verified(&key).map_err(|_| Refusal::BundleNotVouchedFor)?;
        if (end.carrier, end.pieces) == (carrier, self.pieces) {
            Ok(coverage)
        } else {
            Err(Refusal::BundleNotWhole.into())
        }
    }

    /// The page that the hub signed at its end, where what stands at the places behind those read here makes its checksum, whole
    /// and in order: then they are as true as if the hub had sent them.
    pub(super) fn in_log(&self, connection: &Connection, (me, hub): (&Signer, &Hub)) -> Result<Option<PageProof>> {
        let (cursor, mut checksum) = pull::cursor(connection, Log::Team)?;
        let Some(proof) = self.opening.proof.as_ref().and_then(|proof| proof.verified(&hub.key).ok()) else {
            return Ok(None);
        };
        let (mut last, mine) = (cursor.hub_seq, author_number(connection, me.incarnation)?);
        let behind =
            self.placed.iter().filter(|one| (cursor.hub_seq + 1..=proof.cursor.hub_seq).contains(&one.hub_seq));
        for one in behind {
            last += 1;
            // One's own must be here: a page that names it says no more.
            let is_missing = one.dot.incarnation == me.incarnation
                && operations::standing(connection, (Log::Team, mine, one.dot.seq as i64))?.is_none();
            if one.hub_seq != last || is_missing {
                return Ok(None);
            }
            checksum = chain::extend_checksum(&checksum, &one.hashes.0, &one.hashes.1, one.rank);
        }
        let is_of_this_log = proof.log == self.opening.team && proof.cursor.epoch == cursor.epoch;
        let is_news = last > cursor.hub_seq && last == proof.cursor.hub_seq;
        Ok(Some(proof).filter(|proof| is_of_this_log && is_news && proof.checksum == checksum))
    }

    /// Whose device carried it, if that is known, and how far they have the log.
    pub(super) fn has(&self, hub: &Hub) -> Option<Cursor> {
        let proof = self.opening.proof.as_ref()?.verified(&hub.key).ok()?;
        (proof.log == self.opening.team).then_some(proof.cursor)
    }
}
