//! A file that a person attaches, taken in: copied and sealed first; what it is, is told of the copy.

use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use chrono::NaiveDateTime;

use super::content::{self, Content, Told};
use super::decoded::{self, Looked};
use super::position::{self, InPieces};
use super::sound;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::attachment;
use crate::model::{AttachmentKind, BlobReference, Id, PictureSize};
use crate::store::attachments::{self, Kept, Part};
use rusqlite::Connection;
use soundings_wire::Change;

/// The longest spoken note, with what a recorder takes to stop.
const LONGEST_SPOKEN_MS: u32 = 61_000;
const JPEG: &str = "image/jpeg";

/// A file whose sealed copy is durable on this device, with what it is.
pub(crate) struct TakenIn {
    kind: AttachmentKind,
    content: Kept,
    thumbnail: Option<Kept>,
    size: Option<PictureSize>,
    taken: Option<NaiveDateTime>,
    duration_ms: Option<u32>,
}

impl TakenIn {
    /// Looks at the copy of a picture: what it shows, and how large.
    fn look(&mut self, (directory, environment): (&Path, &Environment)) -> Result<()> {
        match decoded::look(&attachments::read_copy(directory, &self.content)?) {
            Looked::Picture { size, taken, thumbnail } => {
                let thumbnail = attachments::keep(directory, environment, (None, JPEG), &mut thumbnail.as_slice())?;
                self.thumbnail = Some(thumbnail);
                (self.kind, self.size, self.taken) = (AttachmentKind::Picture, Some(size), taken);
            }
            Looked::TooLarge { size } => self.size = Some(size),
            Looked::Unreadable => {}
        }
        Ok(())
    }

    /// What its operation says of it, and the blobs that the envelope names.
    pub fn changes(&self) -> (Vec<Change>, Vec<BlobReference>) {
        let content = self.content.reference();
        let mut changes = vec![attachment::KIND.set(&self.kind), attachment::BLOB.set(&content)];
        let mut blobs = vec![content];
        changes.extend(self.size.map(|size| attachment::SIZE.set(&size)));
        if let Some(thumbnail) = self.thumbnail.as_ref().map(Kept::reference) {
            changes.push(attachment::THUMBNAIL.set(&thumbnail));
            blobs.push(thumbnail);
        }
        changes.extend(self.duration_ms.map(|ms| attachment::DURATION_MS.set(&ms)));
        changes.extend(self.taken.map(|taken| attachment::TAKEN.set(&taken)));
        (changes, blobs)
    }

    /// Whether it is a voice, for a minute at most.
    pub fn is_spoken(&self) -> bool {
        self.kind == AttachmentKind::SpokenNote
    }

    /// Its files that are durable here.
    pub fn copies(&self) -> impl Iterator<Item = &Kept> {
        std::iter::once(&self.content).chain(&self.thumbnail)
    }

    /// Remembers where its files lie, and that they are an attachment's.
    pub fn record(&self, connection: &Connection, attachment: Id) -> Result<()> {
        self.content.record(connection, attachment, Part::Content)?;
        self.thumbnail.iter().try_for_each(|thumbnail| thumbnail.record(connection, attachment, Part::Thumbnail))
    }
}

/// What a file holds, by its beginning.
pub(crate) fn told(source: &mut (impl Read + Seek), name: Option<&Path>) -> Result<Told> {
    let mut head = Vec::with_capacity(content::HEAD);
    let read = source.by_ref().take(content::HEAD as u64).read_to_end(&mut head);
    read.and_then(|_| source.seek(SeekFrom::Start(0))).map_err(unreadable)?;
    Ok(content::told(&head, name))
}

/// Takes a file in. A picture loses where it was taken, unless `with_position`.
pub(crate) fn take_in(
    (directory, environment): (&Path, &Environment),
    name: Option<&Path>,
    mut source: impl Read + Seek,
    with_position: bool,
) -> Result<TakenIn> {
    let Told { content, mut media_type } = told(&mut source, name)?;
    let mut kind = AttachmentKind::File;
    let (mut duration_ms, mut pieces) = (None, None);
    match content {
        Content::Sound(coding) => {
            duration_ms = sound::length_ms(&mut source, coding).map_err(unreadable)?;
            if duration_ms.is_some() {
                // A box says what it may hold; what is in it is heard only.
                media_type = media_type.replace("video/", "audio/");
            }
            if duration_ms.is_some_and(|ms| ms <= LONGEST_SPOKEN_MS) {
                kind = AttachmentKind::SpokenNote;
            }
        }
        Content::Picture(coding) => pieces = position::left_out(&mut source, coding).map_err(unreadable)?,
        Content::OtherPicture | Content::Other => {}
    }
    source.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let is_formed = pieces.is_some();
    let keep = |name: Option<&Path>, media_type: &str, content: &mut dyn Read| {
        attachments::keep(directory, environment, (name, media_type), content)
    };
    let copy = match pieces.filter(|_| !with_position) {
        Some(pieces) => keep(name, &media_type, &mut InPieces::new(source, pieces))?,
        None => keep(name, &media_type, &mut source)?,
    };
    let mut taken_in = TakenIn { kind, content: copy, thumbnail: None, size: None, taken: None, duration_ms };
    if is_formed && taken_in.content.length() <= decoded::MOST_BYTES {
        let looked = taken_in.look((directory, environment));
        // What came to nothing takes no room: the disk may be full.
        looked.inspect_err(|_| attachments::discard(directory, taken_in.copies()))?;
    }
    Ok(taken_in)
}

fn unreadable(_: std::io::Error) -> Error {
    Refusal::FileUnreadable.into()
}
