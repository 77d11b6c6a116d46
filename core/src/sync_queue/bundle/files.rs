//! Attachments' files in a bundle: behind the operations that name them, thumbnails first, the small before the large, as many as
//! fit. What does not fit follows with the team's server, or with a larger bundle.
//!
//! Life of a file that comes: copied and sealed before anything is changed -> named once the bundle was taken in and the log says that
//! it is what was meant -> here. A bundle with a file that is something else is refused, and its copies go.

use std::collections::HashSet;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use soundings_wire::bundle::{BundleFile, BundlePiece};
use soundings_wire::{Id, limits};

use super::given::{For, Out};
use super::{Frames, look};
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::device::Signer;
use crate::model::fields::attachment;
use crate::model::{BlobReference, Kind};
use crate::store::arriving;
use crate::store::attachments::{self, Kept, Part};
use crate::store::columns::{Log, id};
use crate::store::entities::Entity;

/// What of attachments' files a bundle holds.
#[derive(Default)]
pub(crate) struct FilesGiven {
    /// Attachments; their thumbnails are not counted.
    pub files: u64,
    pub bytes: u64,
    /// Attachments for which there was no room.
    pub later: u64,
    /// Whose they are, and which.
    pub given: Vec<(Id, Part)>,
}

/// A file that came, not named by anything yet.
pub(crate) struct Carried {
    attachment: Id,
    part: Part,
    name: Id,
    pub kept: Kept,
}

/// Gives what is here of what the other may lack.
pub(super) fn give(connection: &Connection, me: &Signer, to: &For<'_>, out: &mut Out<'_>) -> Result<FilesGiven> {
    let mut given = FilesGiven::default();
    let since = to.since.map(|cursor| i64::try_from(cursor.hub_seq).unwrap_or(i64::MAX));
    let own = to.recipient == me.engineer;
    // What the log's end holds, what the server has not got and what is only theirs; not what they are known to have.
    let mut statement = connection.prepare_cached(
        "SELECT blob.attachment, blob.part, blob.length FROM blob JOIN here ON here.id = blob.attachment
         WHERE here.kind = ?1 AND (here.log = ?2 OR ?3) AND (?4 IS NULL OR (
            NOT EXISTS (SELECT 1 FROM bundle_file WHERE engineer = ?5 AND bundle_file.attachment = blob.attachment
                AND bundle_file.part = blob.part)
            AND (here.log <> ?2
                OR EXISTS (SELECT 1 FROM operation WHERE operation.entity = here.id AND operation.log = ?2 AND creates = 1
                    AND (hub_seq IS NULL OR hub_seq > ?4))
                OR EXISTS (SELECT 1 FROM transfer WHERE transfer.attachment = blob.attachment AND transfer.part = blob.part
                    AND way = 1))))
         ORDER BY blob.part DESC, blob.length, blob.attachment",
    )?;
    let mut rows = statement.query((Kind::Attachment, Log::Team, own, since, to.recipient.as_bytes()))?;
    while let Some(row) = rows.next()? {
        let (attachment, part) = (id(row, 0)?, row.get(1)?);
        let length = row.get::<_, i64>(2)?.unsigned_abs();
        let (directory, most) = to.files;
        if given.bytes + length > most || given.given.len() == limits::BUNDLE_FILES {
            given.later += u64::from(part == Part::Content);
            continue;
        }
        let Some(named) = named(connection, attachment, part)?.filter(|named| named.length == length) else { continue };
        if one(connection, directory, (attachment, part, &named), out)? {
            given.files += u64::from(part == Part::Content);
            given.bytes += length;
            given.given.push((attachment, part));
        }
    }
    Ok(given)
}

/// What the log names of an attachment, in clear.
fn named(connection: &Connection, attachment: Id, part: Part) -> Result<Option<BlobReference>> {
    let Some(entity) = Entity::find(connection, attachment)?.filter(Entity::is_here) else { return Ok(None) };
    let named = entity.fields.get(match part {
        Part::Content => attachment::BLOB,
        Part::Thumbnail => attachment::THUMBNAIL,
    });
    Ok(named.map(|named| BlobReference { key: None, ..named }))
}

/// Gives one, piece by piece. Whether it is here.
fn one(
    connection: &Connection,
    directory: &Path,
    (attachment, part, named): (Id, Part, &BlobReference),
    out: &mut Out<'_>,
) -> Result<bool> {
    let mut offset = 0;
    while offset < named.length {
        let range = (offset, limits::BLOB_PIECE_BYTES.min(named.length - offset));
        let Some(bytes) = attachments::read_some(directory, connection, (attachment, part, named), range)? else {
            // An erasure took it away meanwhile; half of it must not stand there.
            return if offset == 0 { Ok(false) } else { Err(Refusal::ChangedSince.into()) };
        };
        let (name, length, thumbnail) = (named.name, named.length, part == Part::Thumbnail);
        let given = bytes.len() as u64;
        out.piece(&BundlePiece::File(BundleFile { attachment, thumbnail, name, length, offset, bytes }))?;
        offset += given.max(1);
    }
    Ok(true)
}

/// Remembers which files an engineer has.
pub(crate) fn are_had(connection: &Connection, engineer: Id, files: impl Iterator<Item = (Id, Part)>) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO bundle_file (engineer, attachment, part) VALUES (?1, ?2, ?3)";
    for (attachment, part) in files {
        connection.prepare_cached(sql)?.execute((engineer.as_bytes(), attachment.as_bytes(), part))?;
    }
    Ok(())
}

/// That pieces of files come one after another, each file from its beginning to its end.
#[derive(Default)]
pub(super) struct Order {
    files: usize,
    of: Option<(Id, Part)>,
    received: u64,
    length: u64,
}

impl Order {
    pub fn any(&self) -> bool {
        self.files > 0
    }

    /// The next piece.
    ///
    /// # Errors
    /// [`Refusal::BundleNotWhole`], [`Refusal::FileTooLarge`].
    pub fn next(&mut self, piece: &BundleFile) -> Result<()> {
        let of = Some((piece.attachment, part(piece)));
        if self.received == self.length {
            (self.of, self.received, self.length) = (of, 0, piece.length);
            self.files += 1;
        }
        if piece.length > attachments::LARGEST || self.files > limits::BUNDLE_FILES {
            return Err(Refusal::FileTooLarge.into());
        }
        let bytes = piece.bytes.len() as u64;
        let in_order = self.of == of && self.length == piece.length && self.received == piece.offset;
        let fits = bytes > 0 && bytes <= limits::BLOB_PIECE_BYTES && self.received + bytes <= self.length;
        if !in_order || !fits {
            return Err(Refusal::BundleNotWhole.into());
        }
        self.received += bytes;
        Ok(())
    }

    /// No more come.
    pub fn end(&self) -> Result<()> {
        if self.received == self.length { Ok(()) } else { Err(Refusal::BundleNotWhole.into()) }
    }
}

fn part(piece: &BundleFile) -> Part {
    if piece.thumbnail { Part::Thumbnail } else { Part::Content }
}

/// A file that comes in pieces.
struct Coming<'f, 'a> {
    frames: &'f mut Frames<'a>,
    order: Order,
    bytes: Vec<u8>,
    given: usize,
    fault: Option<Error>,
}

impl Coming<'_, '_> {
    fn next_piece(&mut self) -> Result<()> {
        let not_whole = || Error::from(Refusal::BundleNotWhole);
        let frame = (self.frames)()?.ok_or_else(not_whole)?;
        let BundlePiece::File(piece) = look::read(&frame)? else { return Err(not_whole()) };
        self.order.next(&piece)?;
        (self.bytes, self.given) = (piece.bytes, 0);
        Ok(())
    }
}

impl Read for Coming<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let more = self.given == self.bytes.len() && self.order.end().is_err();
        if more && let Err(fault) = self.next_piece() {
            self.fault = Some(fault);
            return Err(std::io::ErrorKind::InvalidData.into());
        }
        let rest = self.bytes.get(self.given..).unwrap_or_default();
        let now = rest.len().min(into.len());
        into[..now].copy_from_slice(&rest[..now]);
        self.given += now;
        Ok(now)
    }
}

/// Copies the files of a bundle that are not here, sealed; nothing names them yet, and `kept` holds them also where this ends early.
///
/// # Errors
/// [`Refusal::BundleNotWhole`], [`Refusal::FileTooLarge`], [`Error::DiskFull`].
pub(crate) fn keep(
    (directory, environment): (&Path, &Environment),
    (team, hub, engineer): (Id, Id, Id),
    mut frames: Frames<'_>,
    is_here: &dyn Fn(Id, Part) -> Result<bool>,
    kept: &mut Vec<Carried>,
) -> Result<()> {
    let mut seen = HashSet::new();
    // What is not for here is looked at no further; why it is refused is said where all of it is looked at.
    let first = frames()?.map(|frame| look::read(&frame)).transpose()?;
    let Some(BundlePiece::Opening(opening)) = first else { return Ok(()) };
    if (opening.team, opening.hub, opening.recipient) != (team, hub, engineer) {
        return Ok(());
    }
    while let Some(frame) = frames()? {
        let BundlePiece::File(first) = look::read(&frame)? else { continue };
        let (attachment, part, name) = (first.attachment, part(&first), first.name);
        let mut order = Order::default();
        order.next(&first)?;
        if !seen.insert((attachment, part)) || seen.len() > limits::BUNDLE_FILES {
            return Err(Refusal::BundleNotWhole.into());
        }
        let mut coming = Coming { frames: &mut frames, order, bytes: first.bytes, given: 0, fault: None };
        if is_here(attachment, part)? {
            while coming.order.end().is_err() {
                coming.next_piece()?;
            }
            continue;
        }
        match attachments::keep(directory, environment, (None, ""), &mut coming) {
            Ok(copy) => kept.push(Carried { attachment, part, name, kept: copy }),
            Err(error) => return Err(coming.fault.unwrap_or(error)),
        }
    }
    Ok(())
}

/// Names the files that came, where the log says of what they are, once its operations are in. Those that something names now.
///
/// # Errors
/// [`Refusal::BundleNotWhole`]: one is not what the log says.
pub(crate) fn record(
    connection: &Connection,
    directory: &Path,
    carried: &[Carried],
    changed: &mut Vec<Id>,
) -> Result<HashSet<(Id, Part)>> {
    let mut recorded = HashSet::new();
    for Carried { attachment, part, name, kept } in carried {
        let is_wanted = |named: &BlobReference| named.name == *name;
        let Some(named) = named(connection, *attachment, *part)?.filter(is_wanted) else { continue };
        if !kept.is(&named) {
            return Err(Refusal::BundleNotWhole.into());
        }
        if attachments::is_here(connection, *attachment, *part)? {
            continue;
        }
        kept.record(connection, *attachment, *part)?;
        // What had come of it from the server is not needed any more.
        arriving::discard(directory, connection, named.name)?;
        changed.push(*attachment);
        recorded.insert((*attachment, *part));
    }
    Ok(recorded)
}

impl Carried {
    /// Whose it is, and which.
    pub fn of(&self) -> (Id, Part) {
        (self.attachment, self.part)
    }
}
