//! What only this engineer changed of a thing that the team has.

use serde::Serialize;

use super::versions::text;
use crate::error::Result;
use crate::log::only_you::changed_since;
use crate::log::reading::Reading;
use crate::store::entities::Entity;

/// A field that this engineer changed on another of their devices before they knew there that it was shared: the team never had it.
/// Written anew it goes to the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OnlyYouRow {
    /// The field's name, as `resolve` has it.
    pub field: String,
    /// What it says to this engineer alone.
    pub value: String,
}

/// All of a thing's.
pub(crate) fn only_you(reading: &Reading<'_>, entity: &Entity) -> Result<Vec<OnlyYouRow>> {
    let mut rows = Vec::new();
    for (field, value) in changed_since(reading.connection, entity, &reading.me)? {
        let Some(field) = entity.kind.field(field) else { continue };
        rows.push(OnlyYouRow { field: field.name.to_owned(), value: text(reading, field, &value)? });
    }
    Ok(rows)
}
