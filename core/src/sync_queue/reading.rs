//! What a projected thing says: a note's key, words and people, and the name of whatever has one.

use rusqlite::Connection;

use super::project::{Words, first_words};
use crate::error::Result;
use crate::model::fields::{engineer, observation, organization, person, site};
use crate::model::{Id, Kind, ObservationKind, Person};
use crate::store::entities::{Entity, Fields};

/// A `by` or `about` as it was written.
pub(crate) fn who(fields: &Fields, field: u16) -> Option<Person> {
    fields.id(field).map(Person::Known).or_else(|| fields.text(field).map(Person::Someone))
}

/// A note's key.
pub(crate) fn kind_of(fields: &Fields) -> Option<ObservationKind> {
    fields.get::<u8>(observation::KIND).and_then(ObservationKind::from_number)
}

/// A note's newest words and its first, each with the revision's id.
pub(crate) fn words_of(note: &Entity) -> Option<(Words, Words)> {
    let first = Words { revision: note.id, ..first_words(&note.fields)? };
    let newest = note.fields.get::<Words>(observation::WORDS).unwrap_or_else(|| first.clone());
    Some((newest, first))
}

/// The name of a thing that has one; a person without a name has a description.
pub(crate) fn name(connection: &Connection, id: Option<Id>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    let Some(entity) = Entity::find(connection, id)?.filter(|entity| entity.hidden == 0) else { return Ok(None) };
    let fields = &entity.fields;
    Ok(match entity.kind {
        Kind::Organization => fields.text(organization::NAME),
        Kind::Site => fields.text(site::NAME),
        Kind::Person => fields.text(person::NAME).or_else(|| fields.text(person::DESCRIPTION)),
        Kind::Engineer => fields.text(engineer::NAME),
        _ => None,
    })
}

/// Whether a note holds somebody's very words. A merge can leave the flag on what is no longer *said*.
pub(crate) fn is_exact(fields: &Fields) -> bool {
    fields.flag(observation::EXACT) && kind_of(fields) == Some(ObservationKind::Said)
}
