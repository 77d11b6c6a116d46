//! The peer: one transaction by hand that leaves the same rows behind.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use soundings_core::DatabaseKey;
use soundings_wire::Id;

use crate::Outcome;
use crate::words::Words;

/// A row as it lies in a notebook.
struct Template {
    clock: i64,
    envelope: Vec<u8>,
    payload: Vec<u8>,
    kind: i64,
    parent: Option<Vec<u8>>,
    state: i64,
    sort: i64,
    fields: Vec<u8>,
}

/// A database with the notebook's schema, rows, indexes and cipher.
pub struct Peer {
    connection: Connection,
    templates: Vec<Template>,
    seq: i64,
    ids: Words,
}

impl Peer {
    /// Opens a copy of a notebook. The bytes of its newest notes are what it will write, ready-made.
    pub fn open(folder: &Path, key: &DatabaseKey) -> Outcome<Self> {
        let connection = Connection::open(folder.join("notebook.db"))?;
        connection.execute_batch(&key.opening())?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.set_prepared_statement_cache_capacity(128);
        let templates = connection
            .prepare(
                "SELECT clock, envelope, payload, kind, parent, entity.state, sort, fields FROM operation
                 JOIN entity ON entity.id = operation.entity JOIN search ON search.rowid = entity.number
                 WHERE payload IS NOT NULL AND parent IS NOT NULL AND creates = 1 ORDER BY seq DESC LIMIT 500",
            )?
            .query_map([], |row| {
                Ok(Template {
                    clock: row.get(0)?,
                    envelope: row.get(1)?,
                    payload: row.get(2)?,
                    kind: row.get(3)?,
                    parent: row.get(4)?,
                    state: row.get(5)?,
                    sort: row.get(6)?,
                    fields: row.get(7)?,
                })
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        if templates.is_empty() {
            return Err("the notebook to copy from has no notes".into());
        }
        let seq = connection.query_row("SELECT max(seq) FROM operation", [], |row| row.get(0))?;
        Ok(Self { connection, templates, seq, ids: Words::new(77) })
    }

    /// Writes one.
    pub fn write(&mut self, words: &str) -> Outcome {
        let now_ms = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as u64;
        let id = Id::new(now_ms, self.ids.bytes());
        self.seq += 1;
        let template = &self.templates[self.seq as usize % self.templates.len()];
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction
            .prepare_cached(
                "INSERT INTO operation (log, author, seq, entity, creates, clock, hub_seq, state, payload_hash, envelope, payload)
                 VALUES (1, 1, ?1, ?2, 1, ?3, NULL, 1, NULL, ?4, ?5)",
            )?
            .execute((self.seq, id.as_bytes(), template.clock, &template.envelope, &template.payload))?;
        transaction
            .prepare_cached(
                "INSERT INTO entity (id, kind, log, parent, target, state, sort, fields) VALUES (?1, ?2, 1, ?3, NULL, ?4, ?5, ?6)",
            )?
            .execute((id.as_bytes(), template.kind, &template.parent, template.state, template.sort, &template.fields))?;
        let number = transaction.last_insert_rowid();
        transaction.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?.execute((number, words))?;
        transaction.prepare_cached("UPDATE clock SET reading = ?1 WHERE one = 1")?.execute([template.clock])?;
        transaction.commit()?;
        Ok(())
    }
}
