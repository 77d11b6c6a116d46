//! What this layer reads of others' bytes; see [`crate::hostile`].

use serde_json::to_string;
use soundings_wire::Payload;

use super::import;
use super::line::{self, Line};
use super::plan::ImportAnswers;
use crate::model::Kind;

/// Reports, tables, cards: what a person brings in, in any encoding. The first byte says what the file's name ends in.
pub(crate) fn imported(bytes: &[u8]) {
    let Some((ending, bytes)) = bytes.split_first() else { return };
    let ending = ["md", "csv", "vcf", "txt"][usize::from(*ending) % 4];
    let _ = import::read_bytes(bytes, ("Visit on 3 November", ending), &ImportAnswers::default());
}

/// A line of a full export, as a thing of each kind.
pub(crate) fn exported(bytes: &[u8]) {
    let Ok(line) = serde_json::from_slice::<Line>(bytes) else { return };
    for kind in Kind::ALL {
        let (changes, _) = line::changes(*kind, &line.fields);
        let beside = line.beside.iter().filter_map(|version| line::version_change(*kind, version));
        for change in changes.into_iter().chain(beside) {
            written_again(*kind, change.field, change.member.as_deref(), &change.value);
        }
    }
}

/// What an operation changes, as a thing of each kind.
pub(crate) fn payload(payload: &Payload) {
    for kind in Kind::ALL {
        for change in &payload.changes {
            written_again(*kind, change.field, change.member.as_deref(), &change.value);
        }
    }
}

/// What an export says of a value it reads back, and says again.
fn written_again(kind: Kind, field: u16, member: Option<&[u8]>, value: &[u8]) {
    let version = line::version(kind, field, member, value);
    let Some(change) = line::version_change(kind, &version) else { return };
    let again = line::version(kind, change.field, change.member.as_deref(), &change.value);
    assert_eq!(to_string(&version).ok(), to_string(&again).ok());
}
