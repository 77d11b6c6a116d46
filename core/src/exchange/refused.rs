//! What the team's server refused of one thing, as a file of its own that a person can keep (sync.md 14).

use serde_json::json;

use super::line;
use crate::error::{Error, Refusal, Result};
use crate::log::withdrawal::refused;
use crate::model::{Fields, Id};
use crate::notebook::Notebook;

impl Notebook {
    /// What the team's server refused of a thing, as JSON: what it is, and its fields as a full export has them.
    ///
    /// # Errors
    /// [`Refusal::NotRefused`]; what the disk says.
    pub fn export_refused(&self, entity: Id) -> Result<String> {
        self.read(|reading| {
            let all = refused(reading.connection, &reading.me, entity)?;
            let found = all.first().ok_or(Refusal::NotRefused)?;
            let mut fields = Fields::default();
            for change in &found.changes {
                fields.put(change.field, change.member.as_deref(), &change.value);
            }
            let all = json!({
                "id": entity,
                "kind": found.kind.word(),
                "audience": found.log.audience(),
                "fields": line::fields(found.kind, &fields),
            });
            serde_json::to_string_pretty(&all).map(|text| text + "\n").map_err(Error::unknown)
        })
    }
}
