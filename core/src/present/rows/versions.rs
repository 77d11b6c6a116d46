//! Versions that stand side by side until a person decides (Compare).

use rusqlite::Connection;
use serde::Serialize;

use crate::empathy_map::version_id;
use crate::error::Result;
use crate::model::fields::{encounter, engineer, observation, promise, site};
use crate::model::{EncounterKind, Id, Kind, Merge, Moment, PhotoRule, PromiseState};
use crate::store::entities::Entity;
use crate::sync_queue::apply::{merge_of, register_rows};
use crate::sync_queue::identity::Identity;
use crate::sync_queue::project::{sameness, words_in};

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
}

/// Every field of a thing of which several versions stand side by side.
pub(crate) fn versions(connection: &Connection, entity: &Entity) -> Result<Vec<VersionsRow>> {
    let mut rows = Vec::new();
    if entity.versions == 0 {
        return Ok(rows);
    }
    let me = Identity::read(connection)?;
    let engineers = Entity::select(connection, "kind = ?1 AND hidden = 0", [Kind::Engineer.number()])?;
    for (number, member, register) in register_rows(connection, entity.log, entity.id)? {
        let merge = merge_of(entity.kind, number);
        let siblings = register.siblings(|value| sameness(entity.kind, number, value));
        if !matches!(merge, Merge::Words | Merge::Consent) || siblings.len() < 2 {
            continue;
        }
        let Some(field) = crate::model::field(entity.kind, number) else { continue };
        let versions = siblings
            .iter()
            .map(|version| {
                let device = version.dot.incarnation.device;
                let mine = device == me.incarnation.device;
                let author = engineers.iter().find(|row| row.fields.ids(engineer::DEVICES).contains(&device));
                VersionRow {
                    id: version_id(version.dot),
                    value: version_text(entity.kind, number, &version.value),
                    engineer: author
                        .filter(|row| row.id != me.engineer)
                        .and_then(|row| row.fields.text(engineer::NAME)),
                    written: Moment::utc(version.clock.utc_ms() as i64),
                    mine,
                }
            })
            .collect();
        let name = match (merge, member.first()) {
            (Merge::Consent, Some(needed)) => format!("{}:{needed}", field.name),
            _ => field.name.to_owned(),
        };
        let was = crate::sync_queue::revisions::before(connection, entity, number, &register)?
            .map(|value| version_text(entity.kind, number, &value));
        rows.push(VersionsRow { entity: entity.id, field: name, was, versions });
    }
    Ok(rows)
}

/// A version as words: people's own, or the word of a choice.
fn version_text(kind: Kind, number: u16, value: &[u8]) -> String {
    if let Some(text) = words_in(kind, number, value) {
        return text;
    }
    let choice: Option<u8> = minicbor::decode(value).ok();
    let word = match (kind, number, choice) {
        (Kind::Promise, promise::STATE, Some(choice)) => PromiseState::from_number(choice).map(PromiseState::word),
        (Kind::Observation, observation::KIND, Some(choice)) => {
            crate::model::ObservationKind::from_number(choice).map(crate::model::ObservationKind::word)
        }
        (Kind::Encounter, encounter::KIND, Some(choice)) => EncounterKind::from_number(choice).map(EncounterKind::word),
        (Kind::Site, site::PHOTO_RULE, Some(choice)) => PhotoRule::from_number(choice).map(PhotoRule::word),
        _ => None,
    };
    if let Some(word) = word {
        return word.to_owned();
    }
    if let Ok(allowed) = minicbor::decode::<crate::sync_queue::project::Allowed>(value) {
        return if allowed.allowed { "yes" } else { "no" }.to_owned();
    }
    match minicbor::decode::<bool>(value) {
        Ok(flag) => if flag { "yes" } else { "no" }.to_owned(),
        Err(_) => data_encoding::HEXLOWER.encode(value),
    }
}
