//! The outgoing picture: the only way in which a picture gets into something for readers.
//!
//! It is made anew from pixels: covers are burnt in, and of the file nothing is taken along: no metadata, no thumbnail
//! within, nothing behind the end. Where what was drawn can't be read (a later version drew it), no copy is made.

use std::path::Path;

use super::burnt::Drawn;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::registers;
use crate::model::fields::annotation;
use crate::model::value::Value;
use crate::model::{DrawnShape, Kind, PicturePoint, PictureSize};
use crate::store::attachments::{self, Part};
use crate::store::entities::Entity;
use crate::store::pictures::decoded;

/// The longer side of a copy that is read: 6 cm in print with room to look closer.
pub(crate) const COPY: u32 = 1600;

/// A copy that may go out.
pub(crate) struct Outgoing {
    /// Pixels and nothing else.
    pub jpeg: Vec<u8>,
    pub size: PictureSize,
    /// Something in it can't be seen.
    pub covered: bool,
    /// Words that stand on it, for whoever draws it: not in its pixels.
    pub labels: Vec<(PicturePoint, String)>,
}

/// A copy of a picture; `None` where it is not here yet, can't be shown, or holds what can't be drawn.
pub(crate) fn outgoing(
    directory: &Path,
    reading: &Reading<'_>,
    picture: &Entity,
    longest: u32,
) -> Result<Option<Outgoing>> {
    let Some((drawn, labels)) = drawn(reading, picture)? else { return Ok(None) };
    let read = |part| attachments::read(directory, reading.connection, picture.id, part);
    let content = match read(Part::Content)? {
        Some(content) => Some(content),
        None => read(Part::Thumbnail)?,
    };
    let Some(pixels) = content.and_then(|content| decoded::upright(&content)) else { return Ok(None) };
    let copy = drawn.on(pixels, longest);
    let size = PictureSize { width: copy.width(), height: copy.height() };
    let covered = !drawn.covers.is_empty();
    Ok(decoded::jpeg(&copy).map(|jpeg| Outgoing { jpeg, size, covered, labels }))
}

type Labels = Vec<(PicturePoint, String)>;

/// What was drawn on a picture; `None` where some of it can't be read.
fn drawn(reading: &Reading<'_>, picture: &Entity) -> Result<Option<(Drawn, Labels)>> {
    let (mut drawn, mut labels) = (Drawn::default(), Labels::new());
    for row in Entity::children(reading.connection, picture.id, Kind::Annotation)? {
        let points = row.fields.get(annotation::POINTS);
        match (row.fields.get(annotation::SHAPE), points.as_deref()) {
            (Some(DrawnShape::Cover), _) => {
                for place in places(reading, &row)? {
                    let Some([corner, opposite]) = place.as_deref() else { return Ok(None) };
                    drawn.covers.push([*corner, *opposite]);
                }
            }
            (Some(DrawnShape::Arrow), Some([from, to])) => drawn.arrows.push([*from, *to]),
            (Some(DrawnShape::Circle), Some([corner, opposite])) => drawn.circles.push([*corner, *opposite]),
            (Some(DrawnShape::Text), Some([at])) => {
                labels.extend(row.fields.get(annotation::TEXT).map(|words| (*at, words)));
            }
            _ => return Ok(None),
        }
    }
    Ok(Some((drawn, labels)))
}

/// All places that a cover was moved to by people who did not see each other's: it lies on each.
fn places(reading: &Reading<'_>, cover: &Entity) -> Result<Vec<Option<Vec<PicturePoint>>>> {
    let field = annotation::POINTS.number;
    let register = registers::read(reading.connection, cover.log, cover.id, cover.kind, field, None)?;
    let places = register.siblings(<[u8]>::to_vec);
    Ok(places.iter().map(|version| Vec::<PicturePoint>::from_cbor(&version.value)).collect())
}
