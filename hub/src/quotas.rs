//! How much a hub takes in all: beyond it nothing is taken and nothing is lost, for every device keeps what waits and says why.
//! A disk that fills up would stop everybody at once, and whatever else this machine does with them.

use rusqlite::Connection;

/// What a hub takes in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Bytes of the database, with every log.
    pub log_bytes: u64,
    /// Bytes of attachments' files.
    pub file_bytes: u64,
}

impl Default for Quotas {
    /// Ten times what a large team writes in ten years.
    fn default() -> Self {
        Self { log_bytes: 16 << 30, file_bytes: 256 << 30 }
    }
}

impl Quotas {
    /// Whether the logs have room for more.
    pub(crate) fn has_room_for_operations(&self, connection: &Connection) -> rusqlite::Result<bool> {
        Ok(log_bytes(connection)? < self.log_bytes)
    }

    /// Whether the files have room for so many bytes more.
    pub(crate) fn has_room_for_file(&self, connection: &Connection, bytes: u64) -> rusqlite::Result<bool> {
        Ok(file_bytes(connection)?.saturating_add(bytes) <= self.file_bytes)
    }
}

/// Bytes of the database as it lies on the disk. Read from its head, whatever is in it.
pub(crate) fn log_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok(pragma("page_count")?.unsigned_abs() * pragma("page_size")?.unsigned_abs())
}

/// Bytes of the files that are whole.
pub(crate) fn file_bytes(connection: &Connection) -> rusqlite::Result<u64> {
    let bytes: i64 = connection.prepare_cached("SELECT file_bytes FROM held")?.query_row([], |row| row.get(0))?;
    Ok(bytes.unsigned_abs())
}
