//! What builds on an operation that is not here waits for it by name, and is looked at again when that comes: what waits for
//! something that never will costs nothing, and keeps nobody from being looked at.

use soundings_wire::{Dot, Incarnation};

use super::taking::Taking;
use crate::error::Result;
use crate::store::columns::{Log, OperationState, id};

impl Taking<'_> {
    /// Remembers what an operation waits for.
    pub(super) fn waits(&self, (author, seq): (i64, u64), awaited: Dot) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO awaits (log, author, seq, device, incarnation, awaited) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                self.log,
                author,
                seq as i64,
                awaited.incarnation.device.as_bytes(),
                awaited.incarnation.number,
                i64::try_from(awaited.seq).unwrap_or(i64::MAX),
            ))?;
        Ok(())
    }

    /// What waited for an operation that came, and what waited for that.
    pub(super) fn take_early(&mut self) -> Result<()> {
        self.came.extend(self.came_otherwise()?);
        while let Some(dot) = self.came.pop() {
            for (author, seq) in self.waiting_for(dot)? {
                self.again(author, seq)?;
            }
        }
        Ok(())
    }

    fn waiting_for(&self, dot: Dot) -> Result<Vec<(i64, i64)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT author, seq FROM awaits WHERE log = ?1 AND device = ?2 AND incarnation = ?3 AND awaited = ?4 ORDER BY author, seq",
        )?;
        let of = dot.incarnation;
        let waiting = statement.query_map((self.log, of.device.as_bytes(), of.number, dot.seq as i64), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(waiting.collect::<rusqlite::Result<_>>()?)
    }

    /// What came by no page: this device wrote it itself, or, of the engineer's own, another brought it.
    fn came_otherwise(&self) -> Result<Vec<Dot>> {
        let whose = match self.log {
            Log::Personal => "TRUE",
            Log::Team => "(awaits.device, awaits.incarnation) = (SELECT device, incarnation FROM notebook)",
        };
        let sql = format!(
            "SELECT DISTINCT awaits.device, awaits.incarnation, awaited FROM awaits
             JOIN incarnation ON incarnation.device = awaits.device AND incarnation.incarnation = awaits.incarnation
             JOIN operation ON operation.log = awaits.log AND operation.author = incarnation.number AND operation.seq = awaited
             WHERE awaits.log = ?1 AND {whose} AND operation.state NOT IN (?2, ?3)"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let came = statement.query_map((self.log, OperationState::Uncovered, OperationState::Early), |row| {
            let incarnation = Incarnation { device: id(row, 0)?, number: row.get(1)? };
            Ok(Dot { incarnation, seq: row.get::<_, i64>(2)?.unsigned_abs() })
        })?;
        Ok(came.collect::<rusqlite::Result<_>>()?)
    }
}
