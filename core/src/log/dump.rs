//! A canonical dump of a log's logical rows: what its replicas must agree on, whatever order they heard it in.

use rusqlite::Connection;

use crate::error::Result;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// One line a thing, by id: kind, whether it is hidden or came back, how many fields have versions, and its fields.
/// Erased things are not in it: a replica that came later never heard more of them than their names.
pub(crate) fn of(connection: &Connection, log: Log) -> Result<String> {
    let mut lines = String::new();
    for entity in Entity::of_log(connection, log)? {
        let fields = data_encoding::HEXLOWER.encode(&soundings_wire::encode(&entity.fields));
        // When a gate opens is a replica's own; until then its author's devices show what the others don't.
        let hidden = if entity.presence == Presence::Later { 0 } else { entity.presence as i64 };
        let Entity { id, kind, brought_back, versions, .. } = entity;
        lines.push_str(&format!("{id} {kind:?} hidden={hidden} back={brought_back} versions={versions} {fields}\n"));
    }
    Ok(lines)
}
