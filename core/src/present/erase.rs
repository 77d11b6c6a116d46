//! *Erase*: what would go, said before it is asked for.

use serde::Serialize;

use super::FoundKind;
use super::deleted::beginning_of_words;
use crate::error::Result;
use crate::model::{Audience, Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::{TAKE_BACK_MS, would_go};

/// *Erase*: what would go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EraseAsked {
    /// The thing.
    pub id: Id,
    /// What it is; `None` for what stands in no list of its own.
    pub what: Option<FoundKind>,
    /// Its name or the beginning of its words.
    pub words: String,
    /// How many things go, itself included.
    pub things: u32,
    /// Notes among them.
    pub notes: u32,
    /// Pictures, spoken notes and files among them.
    pub files: u32,
    /// Who may read it until then.
    pub audience: Audience,
    /// Until when it could be taken back.
    pub until: Moment,
}

impl Notebook {
    /// What erasing a thing would take along. Nothing is written.
    ///
    /// # Errors
    /// An unknown thing, or one erased already.
    pub fn would_erase(&self, id: Id) -> Result<EraseAsked> {
        self.read(|reading| {
            let (entity, covered) = would_go(reading.connection, id)?;
            let mut kinds = Vec::new();
            for id in &covered {
                kinds.extend(Entity::find_any(reading.connection, *id)?.map(|covered| covered.kind));
            }
            let count = |kind| kinds.iter().filter(|one| **one == kind).count() as u32;
            let now = reading.now();
            Ok(EraseAsked {
                id: entity.id,
                what: FoundKind::of(entity.kind),
                words: beginning_of_words(&entity),
                things: covered.len() as u32,
                notes: count(Kind::Observation),
                files: count(Kind::Attachment),
                audience: entity.log.audience(),
                until: Moment { utc_ms: now.utc_ms + TAKE_BACK_MS, ..now.clone() },
            })
        })
    }
}
