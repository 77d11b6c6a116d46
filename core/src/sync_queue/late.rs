//! What a hub withheld the head of comes late, and may stand in the log before what was applied already. Of a thing's operations
//! the first in the log's order says what it is, and pins what is verbatim: whoever reads late says the same as all others.

use soundings_wire::Id;

use super::entries::{self, Standing};
use super::taking::Taking;
use crate::error::{Error, Result};
use crate::log::operations;
use crate::model::Kind;
use crate::store::columns::OperationState;

impl Taking<'_> {
    /// What pages before this one held, and only the heads of this one cover.
    pub(super) fn take_covered_since(&mut self) -> Result<()> {
        for (author, before, now) in self.coverage.grown().collect::<Vec<_>>() {
            let sql = "SELECT seq FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?2 AND author = ?3 AND seq > ?4 AND seq <= ?5 ORDER BY seq";
            let bounds = (OperationState::Uncovered, self.log, author, before as i64, now as i64);
            let seqs: Vec<i64> = self
                .connection
                .prepare_cached(sql)?
                .query_map(bounds, |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            seqs.into_iter().try_for_each(|seq| self.again(author, seq))?;
        }
        Ok(())
    }

    /// What could not be, as it names something that stood for another thing here, may well be now that its author's stands
    /// under that name: it is judged once more.
    pub(super) fn judge_renamed(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.renamed) {
            return Ok(());
        }
        let sql = "SELECT author, seq FROM operation INDEXED BY operation_unsettled WHERE state <> 0 AND state = ?1 AND log = ?2 AND hub_seq IS NOT NULL ORDER BY hub_seq";
        let names: Vec<(i64, i64)> = self
            .connection
            .prepare_cached(sql)?
            .query_map((OperationState::Unreadable, self.log), |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        names.into_iter().try_for_each(|(author, seq)| self.again(author, seq))
    }

    /// Puts what came late where it stands; everything is projected anew then.
    pub(super) fn put_in_place(&mut self) -> Result<()> {
        let mut late = std::mem::take(&mut self.late);
        late.sort_unstable();
        late.dedup();
        for thing in late {
            self.judge_in_order(thing)?;
        }
        Ok(())
    }

    /// Judges the operations on a thing in the log's order: one whose kind is not that of the first is opaque.
    fn judge_in_order(&mut self, thing: Id) -> Result<()> {
        let names: Vec<(i64, i64, OperationState)> = self
            .connection
            .prepare_cached(
                "SELECT author, seq, state FROM operation
                 WHERE entity = ?1 AND log = ?2 AND payload IS NOT NULL AND state IN (?3, ?4)
                 ORDER BY hub_seq IS NULL, hub_seq, author, seq",
            )?
            .query_map((thing.as_bytes(), self.log, OperationState::Settled, OperationState::Unreadable), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        // Nothing was applied before it.
        if names.len() < 2 {
            return Ok(());
        }
        self.out_of_order = true;
        let mut kind: Option<Kind> = None;
        for (author, seq, state) in names {
            let name = (self.log, author, seq);
            let (operation, ..) = entries::kept(self.connection, name)?;
            let Standing::Operation(read) = entries::standing(&operation) else { return Err(Error::Damaged) };
            let Some(claimed) = self.kind(&read) else { continue };
            let content = self.content(&read);
            let judged = match self.state(author, &read, content.as_ref())?.state {
                OperationState::Settled if *kind.get_or_insert(claimed) != claimed => OperationState::Unreadable,
                judged => judged,
            };
            if judged != state && judged != OperationState::Early {
                operations::set_state(self.connection, name, judged)?;
            }
        }
        Ok(())
    }
}
