//! Versions that stand side by side until a person decides (Compare).

use serde::Serialize;

use crate::error::Result;
use crate::log::joined;
use crate::log::reading::Reading;
use crate::log::revisions;
use crate::model::fields::engineer;
use crate::model::table::Definition;
use crate::model::{Id, Kind, Merge, Moment};
use crate::store::entities::Entity;
use crate::visit_log::version_ids;

/// One version of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VersionRow {
    /// Hand back to keep this one.
    pub id: String,
    /// What it says.
    pub value: String,
    /// The engineer who wrote it; `None` for oneself.
    pub engineer: Option<String>,
    /// When it was written, by its author's clock.
    pub written: Moment,
    /// Written on this device's side.
    pub mine: bool,
}

/// A field of which several versions stand side by side (Compare).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VersionsRow {
    /// The thing.
    pub entity: Id,
    /// The field's name as `resolve` takes it.
    pub field: String,
    /// What both had seen, where it is known.
    pub was: Option<String>,
    /// Highest rank first.
    pub versions: Vec<VersionRow>,
    /// A device wrote so many without looking at them that its older ones may stand in the log alone.
    pub older_left_out: bool,
}

/// Every field of a thing of which several versions stand side by side.
pub(crate) fn versions(reading: &Reading<'_>, entity: &Entity) -> Result<Vec<VersionsRow>> {
    Ok(compared(reading, entity)?.into_iter().map(|(row, _)| row).collect())
}

/// [`versions`], each with whether it is people's own words, so that both can be kept and a third written.
pub(crate) fn compared(reading: &Reading<'_>, entity: &Entity) -> Result<Vec<(VersionsRow, bool)>> {
    let mut rows = Vec::new();
    if entity.versions == 0 {
        return Ok(rows);
    }
    let engineers = Entity::of_kind(reading.connection, Kind::Engineer)?;
    for row in joined::of_thing(reading.connection, entity.log, entity)? {
        let Some(field) = entity.kind.field(row.field).filter(|field| field.merge.asks()) else { continue };
        let siblings = row.register.siblings(field.behaviour.sameness);
        if siblings.len() < 2 {
            continue;
        }
        let mut versions = Vec::new();
        let ids = version_ids(&siblings);
        let words = siblings.iter().all(|version| (field.behaviour.words)(&version.value).is_some());
        for (version, id) in siblings.into_iter().zip(ids) {
            let device = version.dot.incarnation.device;
            let author = engineers.iter().find(|row| row.fields.members(engineer::DEVICES).contains(&device));
            versions.push(VersionRow {
                id,
                value: text(reading, field, &version.value)?,
                engineer: author
                    .filter(|row| row.id != reading.me.engineer)
                    .and_then(|row| row.fields.get(engineer::NAME)),
                written: reading.shown_here(version.clock.utc_ms() as i64),
                mine: device == reading.me.incarnation.device,
            });
        }
        let name = match (field.merge, row.member.first()) {
            (Merge::Consent, Some(needed)) => format!("{}:{needed}", field.name),
            _ => field.name.to_owned(),
        };
        let older_left_out = row.register.is_full();
        let own = row.register.own();
        let before =
            own.map(|own| revisions::before(reading.connection, entity, row.field, own)).transpose()?.flatten();
        let was = before.map(|value| text(reading, field, &value)).transpose()?;
        rows.push((VersionsRow { entity: entity.id, field: name, was, versions, older_left_out }, words));
    }
    Ok(rows)
}

/// A version as words: people's own, the word of a choice, the name of what it points at.
pub(crate) fn text(reading: &Reading<'_>, field: &Definition, value: &[u8]) -> Result<String> {
    if let Some(text) = (field.behaviour.shown)(value) {
        return Ok(text);
    }
    let name = reading.name((field.behaviour.refers_to)(value))?;
    Ok(name.unwrap_or_else(|| data_encoding::HEXLOWER.encode(value)))
}
