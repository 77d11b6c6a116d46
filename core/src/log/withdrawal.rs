//! What the hub refused of a thing, and how it is taken back for something else in its place (sync.md 14): its envelope and the
//! hash of its payload still go, so that the chain has no hole; its words don't.

use std::collections::BTreeMap;

use rusqlite::Connection;
use soundings_wire::messages::ParkReason;
use soundings_wire::{Blob, Change, Context, Dot, Envelope, Id};

use super::identity::Identity;
use super::operations::{self, RowName};
use super::{projection, registers};
use crate::error::Result;
use crate::model::Kind;
use crate::store::columns::{Log, OperationState};

/// The last word on each field and member of a thing, with who said it.
type Said = BTreeMap<(u16, Option<Vec<u8>>), (Dot, Change)>;

/// All that the hub refused of a thing in one log: what builds on it too.
pub(crate) struct Refused {
    pub log: Log,
    pub kind: Kind,
    pub reason: ParkReason,
    /// Since when, in Unix milliseconds by its author's clock.
    pub since_ms: i64,
    /// What it says and nobody replaced since, as one operation would say it.
    pub changes: Vec<Change>,
    pub blobs: Vec<Blob>,
    /// Something of it erases: that is asked for again, not written again.
    erases: bool,
    operations: Vec<(RowName, Envelope)>,
}

impl Refused {
    /// Whether it is known that the hub has nothing of it, and something else may stand in its place.
    pub fn may_be_withdrawn(&self) -> bool {
        !self.erases && !matches!(self.reason, ParkReason::Unknown(_))
    }
}

/// What the hub refused of a thing, in each log; the team's first.
pub(crate) fn refused(connection: &Connection, me: &Identity, entity: Id) -> Result<Vec<Refused>> {
    let mut all = Vec::new();
    for log in [Log::Team, Log::Personal] {
        all.extend(refused_in(connection, (me, log), entity)?);
    }
    Ok(all)
}

fn refused_in(connection: &Connection, (me, log): (&Identity, Log), entity: Id) -> Result<Option<Refused>> {
    let mut statement = connection.prepare_cached(
        "SELECT author, seq, reason, clock, envelope, payload FROM operation
         WHERE entity = ?1 AND log = ?2 AND seq > 0 AND state = ?3 AND payload IS NOT NULL ORDER BY author, seq",
    )?;
    let mut rows = statement.query((entity.as_bytes(), log, OperationState::Parked))?;
    let mut refused: Option<Refused> = None;
    let mut said = Said::new();
    while let Some(row) = rows.next()? {
        let name: RowName = (log, row.get(0)?, row.get(1)?);
        let reason = row.get::<_, Option<u16>>(2)?.map_or(ParkReason::NotUnderstood, ParkReason::from_number);
        let (bytes, payload) = (row.get_ref(4)?.as_blob()?, row.get_ref(5)?.as_blob()?);
        let envelope = Envelope::from_bytes(bytes)?;
        let (kind, payload) = operations::open_payload(|| Ok(me.engineer_key.clone()), log, bytes, payload)?;
        let Some(kind) = Kind::from_number(kind) else { continue };
        let since_ms = row.get::<_, i64>(3)? >> 16;
        let all = refused.get_or_insert_with(|| Refused {
            log,
            kind,
            reason,
            since_ms,
            changes: Vec::new(),
            blobs: Vec::new(),
            erases: false,
            operations: Vec::new(),
        });
        // What it builds on says more than that it does.
        if all.reason == ParkReason::Dependent {
            all.reason = reason;
        }
        all.erases |= envelope.erases();
        all.blobs.extend(envelope.blobs.iter().flatten().copied());
        for mut change in payload.changes {
            let of = (change.field, change.member.clone());
            if let Some((_, before)) = said.get(&of) {
                change.base.join(&before.base);
            }
            said.insert(of, (envelope.dot, change));
        }
        all.operations.push((name, envelope));
    }
    let Some(mut all) = refused else { return Ok(None) };
    for (dot, change) in said.into_values() {
        // Somebody wrote something else there since, and had seen it.
        let member = change.member.as_deref();
        if !registers::read(connection, log, entity, all.kind, change.field, member)?.covers(dot) {
            all.changes.push(change);
        }
    }
    Ok(Some(all))
}

/// Takes all of it back: without their payloads the operations go to the hub again, and with them what they are grouped with. What
/// its changes had seen is named by what is left.
pub(crate) fn withdraw(connection: &Connection, entity: Id, refused: &mut Refused) -> Result<()> {
    for (name, envelope) in &refused.operations {
        operations::empty(connection, *name)?;
        let group = envelope.group();
        let last = group.first + u64::from(group.count) - 1;
        connection
            .prepare_cached(
                "UPDATE operation SET state = ?5, reason = NULL
                 WHERE log = ?1 AND author = ?2 AND seq BETWEEN ?3 AND ?4 AND state = ?6",
            )?
            .execute((
                name.0,
                name.1,
                group.first as i64,
                last as i64,
                OperationState::Waiting,
                OperationState::Parked,
            ))?;
    }
    for change in &mut refused.changes {
        change.base = without(connection, entity, &refused.operations, &change.base)?;
    }
    projection::rework(connection, refused.log, entity)
}

/// What an editor had seen, but for what is taken back.
fn without(connection: &Connection, entity: Id, withdrawn: &[(RowName, Envelope)], seen: &Context) -> Result<Context> {
    let mut left = seen.clone();
    for ((log, author, seq), envelope) in withdrawn.iter().rev() {
        let incarnation = envelope.dot.incarnation;
        if left.0.get(&incarnation) != Some(&envelope.dot.seq) {
            continue;
        }
        left.0.remove(&incarnation);
        let before: Option<i64> = connection
            .prepare_cached(
                "SELECT max(seq) FROM operation WHERE log = ?1 AND author = ?2 AND seq > 0 AND seq < ?3 AND entity = ?4",
            )?
            .query_row((log, author, seq, entity.as_bytes()), |row| row.get(0))?;
        if let Some(before) = before {
            left.add(Dot { incarnation, seq: before.unsigned_abs() });
        }
    }
    Ok(left)
}
