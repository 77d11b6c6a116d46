//! Pictures of notes: the site's rule about taking them, and what is drawn on one beside the untouched original.
//!
//! Each drawing is a thing of its own: added, moved, deleted and brought back like any other. What two devices drew apart
//! is both there.

use rusqlite::Connection;
use soundings_wire::Change;

use super::visits;
use crate::error::{Error, Refusal, Result};
use crate::log::joined;
use crate::model::fields::{annotation, attachment, encounter, site};
use crate::model::value::Value;
use crate::model::{AttachmentKind, DrawnShape, Id, Kind, PhotoRule, PicturePoint, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// What to draw on a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Drawing {
    /// From one point to another, where its head is.
    Arrow {
        /// Its end.
        from: PicturePoint,
        /// Its head.
        to: PicturePoint,
    },
    /// An ellipse that touches the sides of a rectangle.
    Circle {
        /// A corner of it.
        corner: PicturePoint,
        /// The opposite one.
        opposite: PicturePoint,
    },
    /// Words that begin at a point.
    Text {
        /// Where.
        at: PicturePoint,
        /// The words.
        words: String,
    },
    /// What nobody is to see in any copy that goes out.
    Cover {
        /// A corner of it.
        corner: PicturePoint,
        /// The opposite one.
        opposite: PicturePoint,
    },
}

impl Drawing {
    fn parts(&self) -> (DrawnShape, Vec<PicturePoint>, Option<&str>) {
        match self {
            Self::Arrow { from, to } => (DrawnShape::Arrow, vec![*from, *to], None),
            Self::Circle { corner, opposite } => (DrawnShape::Circle, vec![*corner, *opposite], None),
            Self::Text { at, words } => (DrawnShape::Text, vec![*at], Some(words)),
            Self::Cover { corner, opposite } => (DrawnShape::Cover, vec![*corner, *opposite], None),
        }
    }
}

/// On the picture, and something to see.
fn check_points(shape: DrawnShape, points: &[PicturePoint]) -> Result<()> {
    let inside = points.iter().all(|point| point.x <= PicturePoint::MOST && point.y <= PicturePoint::MOST);
    let has_extent = match (shape, points) {
        (DrawnShape::Text, [_]) => true,
        (DrawnShape::Arrow, [from, to]) => from != to,
        (DrawnShape::Circle | DrawnShape::Cover, [one, other]) => one.x != other.x && one.y != other.y,
        _ => false,
    };
    if inside && has_extent { Ok(()) } else { Err(Refusal::PointsOutside.into()) }
}

impl Notebook {
    /// Writes down what a site says about pictures. `seen`: what was known of the site when it was asked.
    ///
    /// # Errors
    /// An unknown site.
    pub fn set_photo_rule(&self, site: Id, rule: PhotoRule, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let site = action.live(site, Kind::Site)?;
            action.edit(&site, vec![site::PHOTO_RULE.set(&rule)], seen)
        })
    }

    /// Draws on a picture: the attachment's id, or its note's where that has one picture. A drawing is read by whoever
    /// reads the picture.
    ///
    /// # Errors
    /// [`Refusal::NoPicture`], [`Refusal::PointsOutside`]; words that are none; an unknown id.
    pub fn annotate(&self, picture: Id, drawing: &Drawing) -> Result<Id> {
        let (shape, points, words) = drawing.parts();
        check_points(shape, &points)?;
        let words = words.map(check_text).transpose()?;
        self.write(|action| {
            let picture = self::picture(action.connection(), picture)?;
            let mut changes: Vec<Change> = vec![
                annotation::ATTACHMENT.set(&picture.id),
                annotation::SHAPE.set(&shape),
                annotation::POINTS.set(&points),
                annotation::AUTHOR.set(&action.me.engineer),
                annotation::CREATED.set(&action.now),
            ];
            changes.extend(words.map(|words| annotation::TEXT.set(&words.to_owned())));
            Ok(action.create(picture.log.audience(), Kind::Annotation, changes))
        })
    }

    /// Moves a drawing.
    ///
    /// # Errors
    /// [`Refusal::PointsOutside`]; an unknown or deleted drawing.
    pub fn move_annotation(&self, drawing: Id, points: &[PicturePoint], seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let drawing = action.live(drawing, Kind::Annotation)?;
            check_points(drawing.fields.get(annotation::SHAPE).ok_or(Error::from(Refusal::WrongKind))?, points)?;
            action.edit(&drawing, vec![annotation::POINTS.set(&points.to_vec())], seen)
        })
    }
}

/// A picture that is here, by its own id or by that of the note that it alone is attached to.
pub(crate) fn picture(connection: &Connection, id: Id) -> Result<Entity> {
    one_of(connection, id, is_picture)?.ok_or(Refusal::NoPicture.into())
}

/// Whatever is attached, so too.
pub(crate) fn attached(connection: &Connection, id: Id) -> Result<Entity> {
    one_of(connection, id, |_| true)?.ok_or(Error::NotFound { what: Kind::Attachment.word() })
}

pub(crate) fn is_picture(attached: &Entity) -> bool {
    attached.fields.get(attachment::KIND) == Some(AttachmentKind::Picture)
}

fn one_of(connection: &Connection, id: Id, fits: impl Fn(&Entity) -> bool) -> Result<Option<Entity>> {
    let found = Entity::find(connection, id)?.filter(Entity::is_here);
    let found = found.ok_or(Error::NotFound { what: Kind::Attachment.word() })?;
    let mut attached = match found.kind {
        Kind::Observation => Entity::attached(connection, id)?,
        Kind::Attachment => vec![found],
        _ => Vec::new(),
    };
    attached.retain(fits);
    if attached.len() > 1 {
        let candidates = attached.iter().map(|one| one.id).collect();
        return Err(Error::Ambiguous { what: Kind::Attachment.word(), candidates });
    }
    Ok(attached.pop())
}

/// What is said about pictures where a visit is; `None` where nobody has said yet where that is.
pub(crate) fn photo_rule(connection: &Connection, visit: &Entity) -> Result<Option<PhotoRule>> {
    let site = visit.fields.get(encounter::SITE).map(|site| Entity::live(connection, site, Kind::Site)).transpose()?;
    site.flatten().map(|site| rule_of(connection, &site)).transpose()
}

/// Of several rules that people wrote apart, none has been decided on yet: the strictest holds until then.
pub(crate) fn rule_of(connection: &Connection, site: &Entity) -> Result<PhotoRule> {
    if site.versions == 0 {
        return Ok(site.fields.get(site::PHOTO_RULE).unwrap_or(PhotoRule::NotAsked));
    }
    let register = joined::read(connection, site, site::PHOTO_RULE.number, None)?;
    let rules = register.siblings(<[u8]>::to_vec).into_iter().filter_map(|rule| PhotoRule::from_cbor(&rule.value));
    let strictness = |rule: &PhotoRule| match rule {
        PhotoRule::Yes => 0,
        PhotoRule::NotAsked => 1,
        PhotoRule::AskEachTime => 2,
        PhotoRule::No => 3,
    };
    Ok(rules.max_by_key(strictness).unwrap_or(PhotoRule::NotAsked))
}

/// Where pictures are not wanted, none is taken in by mistake: whoever has a reason says so.
pub(super) fn check_allowed(connection: &Connection, visit: Option<Id>) -> Result<()> {
    let Some(visit) = Entity::find_named(connection, visit)? else { return Ok(()) };
    if photo_rule(connection, &visit)? == Some(PhotoRule::No) { Err(Refusal::NoPictures.into()) } else { Ok(()) }
}

/// The visit that a note with this filing goes to, if it is known.
pub(super) fn filed(connection: &Connection, me: Id, filing: super::FiledUnder) -> Result<Option<Id>> {
    Ok(match filing {
        super::FiledUnder::Nowhere => None,
        super::FiledUnder::Visit(id) => Some(id),
        super::FiledUnder::UnderWay => visits::under_way(connection, me)?.map(|visit| visit.id),
    })
}
