//! One thing as a line of JSON: its id, and its fields under the names of the table.
//!
//! A field of one value is that value; a set is the list of its members; consent, a list of what it is about and what it is.
//! What this version cannot read is carried as it is, in hexadecimal.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use soundings_wire::{Change, Context, encode};

use crate::model::table::Definition;
use crate::model::text::check_characters;
use crate::model::{Audience, Fields, Id, Kind, Merge};

/// A line.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub id: Id,
    pub audience: Audience,
    /// The attachment's bytes, in the folder of files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    pub fields: Map<String, Json>,
    /// Versions that stand side by side with what the fields show, the older first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Version>,
}

/// One version of a field, undecided.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub field: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Json>,
    pub value: Json,
}

/// A field that a later version of the table has.
const LATER: &str = "field-";
/// What stands in place of a value that this version cannot read.
const OPAQUE: &str = "cbor";

/// The fields of a thing under their names.
pub(super) fn fields(kind: Kind, fields: &Fields) -> Map<String, Json> {
    let mut one = Map::new();
    let mut many: BTreeMap<u16, Vec<Json>> = BTreeMap::new();
    for (number, member, value) in fields.all() {
        // A value taken away is none.
        if value == encode(&()) {
            continue;
        }
        match (member, kind.merge(number)) {
            (None, _) => {
                one.insert(name(kind, number), value_json(kind, number, value));
            }
            (Some(member), Merge::Consent) => {
                let pair = json!({"of": member_json(kind, number, member), "is": value_json(kind, number, value)});
                many.entry(number).or_default().push(pair);
            }
            (Some(member), Merge::Set) => {
                let present = (kind.behaviour(number).to_json)(value) == Some(Json::Bool(true));
                many.entry(number).or_default().extend(present.then(|| member_json(kind, number, member)));
            }
            // A later version's set.
            (Some(member), _) => {
                let pair = json!({"of": opaque(member), "is": opaque(value)});
                many.entry(number).or_default().push(pair);
            }
        }
    }
    let many = many.into_iter().filter(|(_, members)| !members.is_empty());
    one.extend(many.map(|(number, members)| (name(kind, number), Json::Array(members))));
    one
}

/// What a version of a field says.
pub(super) fn version(kind: Kind, field: u16, member: Option<&[u8]>, value: &[u8]) -> Version {
    Version {
        field: name(kind, field),
        of: member.map(|member| member_json(kind, field, member)),
        value: value_json(kind, field, value),
    }
}

fn name(kind: Kind, number: u16) -> String {
    kind.field(number).map_or_else(|| format!("{LATER}{number}"), |field| field.name.to_owned())
}

fn opaque(bytes: &[u8]) -> Json {
    json!({OPAQUE: data_encoding::HEXLOWER.encode(bytes)})
}

fn value_json(kind: Kind, number: u16, value: &[u8]) -> Json {
    (kind.behaviour(number).to_json)(value).unwrap_or_else(|| opaque(value))
}

fn member_json(kind: Kind, number: u16, member: &[u8]) -> Json {
    (kind.behaviour(number).member_to_json)(member).unwrap_or_else(|| opaque(member))
}

/// What a line says that this version does not know, by the name it has there.
pub(super) type Unknown = Vec<String>;

/// The changes that make a thing with these fields, and what of them is not understood.
pub(super) fn changes(kind: Kind, fields: &Map<String, Json>) -> (Vec<Change>, Unknown) {
    let (mut changes, mut unknown) = (Vec::new(), Unknown::new());
    for (name, json) in fields {
        match field_changes(kind, name, json) {
            Some(more) => changes.extend(more),
            None => unknown.push(name.clone()),
        }
    }
    changes.sort_by_key(|change| change.field);
    (changes, unknown)
}

/// The change that writes one version; `None` where it is not understood.
pub(super) fn version_change(kind: Kind, version: &Version) -> Option<Change> {
    let field = definition(kind, &version.field)?;
    let member = match &version.of {
        Some(of) => Some(member_bytes(field, of)?),
        None => None,
    };
    if member.is_some() != field.merge.has_members() {
        return None;
    }
    Some(change(field.number, member, value_bytes(field, &version.value)?))
}

fn change(field: u16, member: Option<Vec<u8>>, value: Vec<u8>) -> Change {
    Change { field, member, value, base: Context::default() }
}

fn definition(kind: Kind, name: &str) -> Option<&'static Definition> {
    kind.block().fields.iter().find(|field| field.name == name)
}

fn field_changes(kind: Kind, name: &str, json: &Json) -> Option<Vec<Change>> {
    let Some(field) = definition(kind, name) else { return later_changes(kind, name, json) };
    match field.merge {
        Merge::Set => {
            let members = json.as_array()?.iter();
            members
                .map(|member| Some(change(field.number, Some(member_bytes(field, member)?), encode(&true))))
                .collect()
        }
        Merge::Consent => {
            let pairs = json.as_array()?.iter();
            pairs
                .map(|pair| {
                    let member = member_bytes(field, pair.get("of")?)?;
                    Some(change(field.number, Some(member), value_bytes(field, pair.get("is")?)?))
                })
                .collect()
        }
        _ => Some(vec![change(field.number, None, value_bytes(field, json)?)]),
    }
}

/// A later version's field, carried as it was.
fn later_changes(kind: Kind, name: &str, json: &Json) -> Option<Vec<Change>> {
    let number: u16 = name.strip_prefix(LATER)?.parse().ok()?;
    if kind.field(number).is_some() {
        return None;
    }
    match json {
        Json::Array(pairs) => pairs
            .iter()
            .map(|pair| Some(change(number, Some(read_opaque(pair.get("of")?)?), read_opaque(pair.get("is")?)?)))
            .collect(),
        one => Some(vec![change(number, None, read_opaque(one)?)]),
    }
}

fn read_opaque(json: &Json) -> Option<Vec<u8>> {
    let bytes = data_encoding::HEXLOWER.decode(json.get(OPAQUE)?.as_str()?.as_bytes()).ok()?;
    // One value and nothing behind it, as a payload holds it.
    let mut decoder = minicbor::Decoder::new(&bytes);
    decoder.skip().ok()?;
    (decoder.position() == bytes.len()).then_some(bytes)
}

fn value_bytes(field: &Definition, json: &Json) -> Option<Vec<u8>> {
    let bytes = (field.behaviour.from_json)(json).or_else(|| read_opaque(json))?;
    let words = (field.behaviour.words)(&bytes);
    words.is_none_or(|words| check_characters(&words).is_ok()).then_some(bytes)
}

fn member_bytes(field: &Definition, json: &Json) -> Option<Vec<u8>> {
    let bytes = (field.behaviour.member_from_json)(json)?;
    let words = (field.behaviour.member_words)(&bytes);
    words.is_none_or(|words| check_characters(&words).is_ok()).then_some(bytes)
}
