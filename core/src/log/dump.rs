//! A canonical dump of a log's logical rows: what its replicas must agree on, whatever order they heard it in.

use rusqlite::Connection;

use super::projection;
use crate::error::Result;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// One line a thing, by id: kind, whether it is hidden or came back, how many fields have versions, and its fields.
/// Erased things are not in it: a replica that came later never heard more of them than their names.
pub(crate) fn of(connection: &Connection, log: Log) -> Result<String> {
    let mut lines = String::new();
    for entity in Entity::of_log(connection, log)? {
        // Each by itself: what is declared one is in it as its declaration, and whoever has that has the outcome.
        let (fields, versions) = projection::by_itself(connection, &entity)?;
        let fields = data_encoding::HEXLOWER.encode(&soundings_wire::encode(&fields));
        // When a gate opens is a replica's own; until then its author's devices show what the others don't.
        let is_there = matches!(entity.presence, Presence::Later | Presence::Alias);
        let hidden = if is_there { 0 } else { entity.presence as i64 };
        let Entity { id, kind, brought_back, .. } = entity;
        lines.push_str(&format!("{id} {kind:?} hidden={hidden} back={brought_back} versions={versions} {fields}\n"));
    }
    Ok(lines)
}
