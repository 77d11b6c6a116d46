//! *Picture*: one picture with what is drawn on it.

use std::path::Path;

use serde::Serialize;

use super::rows::{self, AttachmentRow};
use crate::consent::{COPY, outgoing};
use crate::error::{Refusal, Result};
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{annotation, attachment};
use crate::model::{DrawnShape, Id, Kind, Moment, PicturePoint, Seen};
use crate::notebook::Notebook;
use crate::store::attachments::{self, Part};
use crate::store::durable::write_durably;
use crate::store::entities::Entity;
use crate::visit_log::{attached, is_picture, picture};

/// *Picture*: the untouched original and what people drew beside it. Covers are drawn here too, over the whole of what
/// they cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Picture {
    /// It.
    pub picture: AttachmentRow,
    /// Its note.
    pub note: Option<Id>,
    /// What is drawn on it, in the order it was drawn.
    pub annotations: Vec<AnnotationRow>,
}

/// Something drawn on a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AnnotationRow {
    /// The id.
    pub id: Id,
    /// `None`: a later version's.
    pub shape: Option<DrawnShape>,
    /// One point of a text, else two.
    pub points: Vec<PicturePoint>,
    /// The words of a text.
    pub words: Option<String>,
    /// The engineer who drew it; `None` for oneself.
    pub engineer: Option<String>,
    /// When.
    pub created: Option<Moment>,
    /// Hand back with a move.
    pub seen: Seen,
}

impl Notebook {
    /// *Picture*, by its own id or its note's.
    ///
    /// # Errors
    /// [`Refusal::NoPicture`]; an unknown or deleted picture.
    pub fn picture(&self, id: Id) -> Result<Picture> {
        self.read(|reading| {
            let entity = picture(reading.connection, id)?;
            let mut annotations = Vec::new();
            for row in Entity::children(reading.connection, entity.id, Kind::Annotation)? {
                annotations.push(self::annotation(reading, &row)?);
            }
            Ok(Picture {
                picture: rows::attachment(reading, &entity)?,
                note: entity.fields.get(attachment::OBSERVATION),
                annotations,
            })
        })
    }

    /// What is attached to a note; or one attachment, by its own id.
    ///
    /// # Errors
    /// An unknown thing.
    pub fn attachments(&self, id: Id) -> Result<Vec<AttachmentRow>> {
        self.read(|reading| {
            let attached = match Entity::live(reading.connection, id, Kind::Attachment)? {
                Some(attachment) => vec![attachment],
                None => Entity::attached(reading.connection, id)?,
            };
            attached.iter().map(|entity| rows::attachment(reading, entity)).collect()
        })
    }

    /// An attachment's bytes as they were taken in, checked, covers and all that lies under them; `None` where they are
    /// not on this device yet. For one's own eyes.
    ///
    /// # Errors
    /// An unknown attachment; [`crate::Error::Damaged`] if the file was changed.
    pub fn attachment(&self, id: Id) -> Result<Option<Vec<u8>>> {
        self.part(id, Part::Content)
    }

    /// A picture's thumbnail as it was taken in: a JPEG of at most 480 pixels, for one's own eyes; `None` where it is not
    /// on this device yet, and of what is no picture.
    ///
    /// # Errors
    /// As [`Notebook::attachment`].
    pub fn thumbnail(&self, id: Id) -> Result<Option<Vec<u8>>> {
        self.part(id, Part::Thumbnail)
    }

    /// An attachment, by its id or by that of the note that has no other, as it may go out: a picture with what is drawn on it and nothing else in it, any other file as it is.
    /// `original`: a picture too as it was taken in. `None` where its bytes are not on this device.
    ///
    /// # Errors
    /// [`Refusal::NoPicture`] of a picture that can't be drawn; an unknown attachment.
    pub fn attachment_copy(&self, id: Id, original: bool) -> Result<Option<Vec<u8>>> {
        self.read(|reading| {
            let entity = attached(reading.connection, id)?;
            if original || !is_picture(&entity) {
                return attachments::read(&self.directory, reading.connection, entity.id, Part::Content);
            }
            match outgoing(&self.directory, reading, &entity, COPY)? {
                Some(copy) => Ok(Some(copy.jpeg)),
                None if rows::attachment(reading, &entity)?.here => Err(Refusal::NoPicture.into()),
                None => Ok(None),
            }
        })
    }

    /// Writes [`Notebook::attachment_copy`] to a file. Whether the attachment's bytes are on this device.
    ///
    /// # Errors
    /// So too; what the disk says.
    pub fn save_attachment(&self, id: Id, file: &Path, original: bool) -> Result<bool> {
        let Some(content) = self.attachment_copy(id, original)? else { return Ok(false) };
        write_durably(file, &content).map(|()| true)
    }

    fn part(&self, id: Id, part: Part) -> Result<Option<Vec<u8>>> {
        self.read(|reading| {
            let attachment = attached(reading.connection, id)?;
            attachments::read(&self.directory, reading.connection, attachment.id, part)
        })
    }
}

fn annotation(reading: &Reading<'_>, entity: &Entity) -> Result<AnnotationRow> {
    let fields = &entity.fields;
    Ok(AnnotationRow {
        id: entity.id,
        shape: fields.get(annotation::SHAPE),
        points: fields.get(annotation::POINTS).unwrap_or_default(),
        words: fields.get(annotation::TEXT),
        engineer: rows::engineer_name(reading, fields.get(annotation::AUTHOR))?,
        created: fields.get(annotation::CREATED),
        seen: seen_token(reading.connection, entity)?,
    })
}
