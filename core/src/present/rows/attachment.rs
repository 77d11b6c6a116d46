//! What is attached to a note, in any list.

use serde::Serialize;

use super::file::{FileStanding, file_standing};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{annotation, attachment};
use crate::model::{AttachmentKind, DrawnShape, Id, Kind, PictureSize};
use crate::store::attachments::{self, Part};
use crate::store::entities::Entity;
use crate::store::pictures::decoded;

/// Why a picture is kept as a file that can't be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum NotShown {
    /// It is coded in a way that is not read here (HEIC and others). Where it was taken may still stand in it.
    Coding,
    /// It is too large to be looked at.
    TooLarge,
    /// It is cut off or broken.
    Broken,
}

impl NotShown {
    /// The name in commands and files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Coding => "coding",
            Self::TooLarge => "too-large",
            Self::Broken => "broken",
        }
    }
}

/// One picture, spoken note or file of a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AttachmentRow {
    /// The id.
    pub id: Id,
    /// Picture, spoken note or file: by its content, whatever its name says.
    pub kind: AttachmentKind,
    /// IANA media type.
    pub media_type: String,
    /// The length of the content in bytes.
    pub bytes: u64,
    /// Whether the bytes are on this device; otherwise *picture follows*.
    pub here: bool,
    /// The name the file had.
    pub name: Option<String>,
    /// A picture's, as it is shown: turned as it was held.
    pub size: Option<PictureSize>,
    /// Whether a thumbnail is on this device.
    pub thumbnail_here: bool,
    /// How long a sound is, in milliseconds.
    pub duration_ms: Option<u32>,
    /// When it was taken by the camera's own clock, `YYYY-MM-DDTHH:MM:SS`.
    pub taken: Option<String>,
    /// A photographed page that notes are typed beside.
    pub page: bool,
    /// Something in it is covered in every copy that goes out.
    pub covered: bool,
    /// How many things are drawn on it, covers too.
    pub annotations: u32,
    /// A picture that is kept as a file, and why.
    pub not_shown: Option<NotShown>,
    /// Where its bytes stand between its author, the team's server and this device.
    pub file: FileStanding,
    /// How many of them are at the other end already, where some are on their way.
    pub moved: u64,
}

/// What is attached.
pub(crate) fn attachment(reading: &Reading<'_>, entity: &Entity) -> Result<AttachmentRow> {
    let fields = &entity.fields;
    let blob = fields.get(attachment::BLOB);
    let kind = fields.get(attachment::KIND).unwrap_or(AttachmentKind::File);
    let size = fields.get(attachment::SIZE);
    let drawn = Entity::children(reading.connection, entity.id, Kind::Annotation)?;
    let here = |part| attachments::is_here(reading.connection, entity.id, part);
    let is_here = here(Part::Content)?;
    let (file, moved) = file_standing(reading, entity, is_here)?;
    let media_type = blob.as_ref().map(|blob| blob.media_type.clone()).unwrap_or_default();
    let bytes = blob.as_ref().map_or(0, |blob| blob.length);
    Ok(AttachmentRow {
        id: entity.id,
        kind,
        here: is_here,
        name: blob.and_then(|blob| blob.file_name),
        thumbnail_here: here(Part::Thumbnail)?,
        duration_ms: fields.get(attachment::DURATION_MS),
        taken: fields.get(attachment::TAKEN).map(|taken| taken.format("%Y-%m-%dT%H:%M:%S").to_string()),
        page: fields.flag(attachment::PAGE),
        covered: drawn.iter().any(|row| row.fields.get(annotation::SHAPE) == Some(DrawnShape::Cover)),
        annotations: drawn.len() as u32,
        not_shown: (kind == AttachmentKind::File).then(|| not_shown(&media_type, bytes, size)).flatten(),
        media_type,
        bytes,
        size,
        file,
        moved,
    })
}

fn not_shown(media_type: &str, bytes: u64, size: Option<PictureSize>) -> Option<NotShown> {
    match media_type {
        "image/jpeg" | "image/png" | "image/webp" if size.is_some() || bytes > decoded::MOST_BYTES => {
            Some(NotShown::TooLarge)
        }
        "image/jpeg" | "image/png" | "image/webp" => Some(NotShown::Broken),
        other => other.starts_with("image/").then_some(NotShown::Coding),
    }
}
