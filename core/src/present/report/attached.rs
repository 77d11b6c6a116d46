//! What is attached to a report's notes: for us everything, for others pictures alone. Every picture is the outgoing copy.

use std::path::Path;

use serde::Serialize;

use crate::consent::{COPY, Cleared, Giveaways, outgoing};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{AttachmentKind, Id, PicturePoint, PictureSize};
use crate::present::rows;
use crate::store::entities::Entity;

/// All pictures of one report together: a page that still opens on a phone and goes by mail.
const PICTURE_BYTES: usize = 24 * 1000 * 1000;

/// A picture or another file of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attached {
    /// What it is.
    pub kind: AttachmentKind,
    /// For us: the name the file had.
    pub file_name: Option<String>,
    /// IANA media type of what was attached; of a picture for others, of its copy.
    pub media_type: String,
    /// The length in bytes; so too.
    pub bytes: u64,
    /// How long a sound is.
    pub duration_ms: Option<u32>,
    /// A picture's copy; `None` for other files, for what is not here, and where the report holds too much already.
    pub picture: Option<Shown>,
}

/// A picture as it goes out: with what was drawn on it, covers over what they cover, and no metadata.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// JPEG.
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// How large it is.
    pub size: PictureSize,
    /// Something in it is covered.
    pub covered: bool,
    /// Words that stand on it; whoever draws the report puts them there.
    pub labels: Vec<Label>,
}

/// Words on a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Where they begin.
    pub at: PicturePoint,
    /// The words; for others without the names that may not be read.
    pub words: Cleared,
}

/// Gathers what is attached, note by note.
pub(super) struct Attaching<'a, 'c> {
    directory: &'a Path,
    reading: &'a Reading<'c>,
    room: usize,
}

impl<'a, 'c> Attaching<'a, 'c> {
    pub fn new(directory: &'a Path, reading: &'a Reading<'c>) -> Self {
        Self { directory, reading, room: PICTURE_BYTES }
    }

    /// Leaves every picture out: what a report says is looked at again without decoding any.
    pub fn nothing(directory: &'a Path, reading: &'a Reading<'c>) -> Self {
        Self { directory, reading, room: 0 }
    }

    /// Everything that is attached to a note.
    pub fn for_us(&mut self, note: Id) -> Result<Vec<Attached>> {
        let mut attached = Vec::new();
        for entity in Entity::attached(self.reading.connection, note)? {
            let row = rows::attachment(self.reading, &entity)?;
            attached.push(Attached {
                kind: row.kind,
                file_name: row.name,
                media_type: row.media_type,
                bytes: row.bytes,
                duration_ms: row.duration_ms,
                picture: self.shown(&entity, row.kind, |words| Cleared::whole(words.to_owned()))?,
            });
        }
        Ok(attached)
    }

    /// The pictures of a note that may go out.
    pub fn for_others(&mut self, note: Id, giveaways: &Giveaways) -> Result<Vec<Attached>> {
        let mut attached = Vec::new();
        for entity in Entity::attached(self.reading.connection, note)? {
            let row = rows::attachment(self.reading, &entity)?;
            let Some(shown) = self.shown(&entity, row.kind, |words| giveaways.taken_out(words))? else { continue };
            attached.push(Attached {
                kind: row.kind,
                file_name: None,
                media_type: "image/jpeg".to_owned(),
                bytes: shown.jpeg.len() as u64,
                duration_ms: None,
                picture: Some(shown),
            });
        }
        Ok(attached)
    }

    fn shown(
        &mut self,
        picture: &Entity,
        kind: AttachmentKind,
        cleared: impl Fn(&str) -> Cleared,
    ) -> Result<Option<Shown>> {
        if kind != AttachmentKind::Picture || self.room == 0 {
            return Ok(None);
        }
        let Some(copy) = outgoing(self.directory, self.reading, picture, COPY)? else { return Ok(None) };
        if copy.jpeg.len() > self.room {
            self.room = 0;
            return Ok(None);
        }
        self.room -= copy.jpeg.len();
        let labels = copy.labels.iter().map(|(at, words)| Label { at: *at, words: cleared(words) }).collect();
        Ok(Some(Shown { jpeg: copy.jpeg, size: copy.size, covered: copy.covered, labels }))
    }
}
