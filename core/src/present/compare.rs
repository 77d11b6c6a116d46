//! *Compare*: the versions of one field side by side, with where they differ, and what a person may decide.

use serde::Serialize;

use super::rows;
use crate::error::{Refusal, Result};
use crate::model::differing::differing;
use crate::model::{Id, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// Some words of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ComparedPiece {
    /// As they stand, with the spaces after them.
    pub text: String,
    /// Not all versions have them here: underlined.
    pub differs: bool,
}

/// One version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ComparedVersion {
    /// Hand to `resolve` to keep this one.
    pub id: String,
    /// What it says, piece by piece.
    pub pieces: Vec<ComparedPiece>,
    /// The engineer who wrote it; `None` for oneself.
    pub engineer: Option<String>,
    /// When it was written, by its author's clock.
    pub written: Moment,
    /// Written on this device's side.
    pub mine: bool,
}

/// *Compare*. Nothing is chosen beforehand: one's own stands first, and weighs no more for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Compare {
    /// The thing.
    pub entity: Id,
    /// The field's name as `resolve` takes it.
    pub field: String,
    /// What both had seen, where it is known.
    pub was: Option<String>,
    /// One's own, then the others, the latest first. Empty once somebody decided: there is nothing to decide any more.
    pub versions: Vec<ComparedVersion>,
    /// They are words: both can be kept, and a third written.
    pub words: bool,
    /// A device wrote so many without looking at them that its older ones may stand in the log alone.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub older_left_out: bool,
}

impl Notebook {
    /// *Compare*. `field`: as the record that showed the versions names it.
    ///
    /// # Errors
    /// [`Refusal::UnknownField`]; an unknown or deleted thing.
    pub fn compare(&self, entity: Id, field: &str) -> Result<Compare> {
        self.read(|reading| {
            let entity = Entity::find(reading.connection, entity)?
                .filter(Entity::is_here)
                .ok_or(crate::Error::NotFound { what: "thing" })?;
            let name = field.split_once(':').map_or(field, |(name, _)| name);
            if entity.kind.block().fields.iter().all(|field| field.name != name) {
                return Err(Refusal::UnknownField.into());
            }
            let found = rows::compared(reading, &entity)?.into_iter().find(|(row, _)| row.field == field);
            let Some((row, words)) = found else {
                let (entity, field) = (entity.id, field.to_owned());
                return Ok(Compare {
                    entity,
                    field,
                    was: None,
                    versions: Vec::new(),
                    words: false,
                    older_left_out: false,
                });
            };
            let texts: Vec<&str> = row.versions.iter().map(|version| version.value.as_str()).collect();
            let pieces = differing(&texts);
            let mut versions: Vec<ComparedVersion> = row.versions.iter().zip(pieces).map(compared).collect();
            versions.sort_by_key(|version| !version.mine);
            let older_left_out = row.older_left_out;
            Ok(Compare { entity: row.entity, field: row.field, was: row.was, versions, words, older_left_out })
        })
    }
}

fn compared((version, pieces): (&rows::VersionRow, Vec<(&str, bool)>)) -> ComparedVersion {
    let piece = |(text, differs): (&str, bool)| ComparedPiece { text: text.to_owned(), differs };
    ComparedVersion {
        id: version.id.clone(),
        pieces: pieces.into_iter().map(piece).collect(),
        engineer: version.engineer.clone(),
        written: version.written.clone(),
        mine: version.mine,
    }
}
