//! Checks on whom devices believe, and on what the hub refuses for a while.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use rusqlite::OptionalExtension;
use soundings_core::model::{Audience, Id};
use soundings_core::present::NeedsYouReason;
use soundings_wire::{Digest, Dot, Incarnation, sha256};

use crate::forged::FORGED;
use crate::ledger::Thing;
use crate::liar::NEVER;
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// Every operation in the team's log of a notebook that its screens show.
const SHOWN: &str = "SELECT device, incarnation, seq, envelope, payload, payload_hash
                     FROM operation JOIN incarnation ON incarnation.number = author
                     WHERE log = (SELECT number FROM log WHERE id = (SELECT team_log FROM notebook)) AND state = 0";

/// How far a notebook read the team's log, and how many places before that hold nothing of anybody else's. What was refused stands
/// where it stood when it was first read, and what the device wrote itself where the hub's last verdict or token says.
const LACKING: &str = "WITH own AS (SELECT number FROM incarnation WHERE device = (SELECT device FROM notebook))
                       SELECT cursor, cursor
                         - (SELECT count(*) FROM refused WHERE refused.log = log.number)
                         - (SELECT count(*) FROM operation WHERE operation.log = log.number AND author IN own)
                         - (SELECT count(*) FROM (
                             SELECT hub_seq FROM operation WHERE operation.log = log.number AND author NOT IN own
                             UNION SELECT hub_seq FROM unread WHERE unread.log = log.number)
                           WHERE hub_seq <= cursor)
                       FROM log WHERE id = (SELECT team_log FROM notebook)";

impl Run {
    /// Nothing is shown that its author's device did not sign, and no words that somebody made up.
    pub fn check_covered(&mut self, dumps: &[String]) -> Outcome {
        (0..self.devices.len()).try_for_each(|number| self.check_signed(number))?;
        for (device, dump) in self.devices.iter().zip(dumps) {
            for made_up in [FORGED, NEVER] {
                let found = !device.here()?.search(made_up, None, 10)?.items.is_empty();
                if found || dump.contains(&HEXLOWER.encode(made_up.as_bytes())) {
                    return Err(Failure::new(format!("device {} shows words that were made up", device.number)));
                }
            }
        }
        Ok(())
    }

    /// Nothing that counts on a device is anything but what its author's device signed.
    fn check_signed(&self, number: usize) -> Outcome {
        let hub = self.hub.hub.as_ref().map(soundings_hub::Hub::id);
        let database = self.devices[number].database()?;
        let mut statement = database.prepare(SHOWN)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let incarnation = Incarnation { device: Id(row.get(0)?), number: row.get(1)? };
            let dot = Dot { incarnation, seq: row.get::<_, i64>(2)?.unsigned_abs() };
            let envelope: Vec<u8> = row.get(3)?;
            let payload = match row.get::<_, Option<Vec<u8>>>(4)? {
                Some(payload) => sha256(&[&payload]),
                None => Digest(row.get::<_, Option<[u8; 32]>>(5)?.unwrap_or_default()),
            };
            let hashes = (sha256(&[&envelope]), payload);
            let is_signed = self.lies.signed.get(&dot).is_some_and(|signed| signed.contains(&hashes));
            if !is_signed && !self.liar.wrote(dot) && hub.is_some_and(|hub| incarnation.device != hub) {
                return Err(Failure::new(format!("device {number} shows {dot:?}, which nobody signed")));
            }
        }
        Ok(())
    }

    /// What a device believes by now: only what was signed, and all of the log that it says it read.
    pub fn check_believed(&self, number: usize) -> Outcome {
        self.check_signed(number)?;
        let database = self.devices[number].database()?;
        let (read, lacking): (i64, i64) =
            database.query_row(LACKING, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?.unwrap_or_default();
        if lacking > 0 {
            return Err(Failure::new(format!(
                "device {number} read the log to {read}, and lacks {lacking} places of it"
            )));
        }
        Ok(())
    }

    /// For a trace: what two devices have on the first thing in which they differ.
    pub fn tell_operations(&self, difference: &str, devices: [usize; 2]) -> Outcome {
        let Some(thing) = difference.get(2..38).and_then(|id| id.parse::<Id>().ok()) else { return Ok(()) };
        for number in devices {
            let database = self.devices[number].database()?;
            let mut statement = database.prepare(
                "SELECT device, incarnation, seq, state, hub_seq, clock, hex(payload) FROM operation
                 JOIN incarnation ON incarnation.number = author WHERE entity = ? ORDER BY hub_seq",
            )?;
            let mut rows = statement.query([thing.0])?;
            while let Some(row) = rows.next()? {
                let dot = (Id(row.get(0)?), row.get::<_, i64>(1)?, row.get::<_, i64>(2)?);
                let (state, place): (i64, Option<i64>) = (row.get(3)?, row.get(4)?);
                let (rank, payload): (i64, String) = (row.get(5)?, row.get(6)?);
                self.say(|| format!("device {number}: {dot:?} in state {state} at {place:?} rank {rank}: {payload}"));
            }
            let sql = "SELECT format('its row: kind %d, log %d, hidden %d, parent %s', kind, log, hidden, hex(parent)) FROM entity WHERE id = ?1
                       UNION ALL SELECT format('covered by %s, log %d: %s', hex(deletion), log, hex(seen)) FROM cover WHERE entity = ?1
                       UNION ALL SELECT format('erased by %s', hex(erasure)) FROM erased WHERE entity = ?1";
            let mut statement = database.prepare(sql)?;
            for row in statement.query_map([thing.0], |row| row.get::<_, String>(0))? {
                let row = row?;
                self.say(|| format!("device {number}: {row}"));
            }
        }
        Ok(())
    }

    /// What devices erased while the hub, which counts the day itself, has not carried it out.
    pub fn erased_by_own_clock(&self) -> Outcome<BTreeSet<String>> {
        let mut erased = BTreeSet::new();
        for device in &self.devices {
            let database = device.database()?;
            let sql = "SELECT entity FROM erased WHERE erasure IN (SELECT entity FROM operation WHERE state = 1)";
            for thing in database.prepare(sql)?.query_map([], |row| row.get(0).map(Id))? {
                erased.insert(thing?.to_string());
            }
        }
        Ok(erased)
    }

    /// While the hub refuses something, all else is everywhere.
    pub fn check_neighbours(&mut self) -> Outcome {
        let mut refused: BTreeSet<Id> = self.hub.refused.clone();
        for device in &self.devices {
            let rows = device.here()?.sync_screen()?.needs_you;
            refused.extend(rows.iter().filter(|row| row.reason != NeedsYouReason::Versions).map(|row| row.entity));
        }
        refused.iter().for_each(|_| self.met("things refused while all others arrive"));
        let stays_behind =
            |thing: &Thing| refused.contains(&thing.id) || refused.iter().any(|refused| thing.belongs_to(*refused));
        for thing in self.ledger.things.clone().into_iter().filter(|thing| !thing.lost && !stays_behind(thing)) {
            let Some(own) = self.look(thing.author, thing.id)? else { continue };
            if own.audience != Audience::Team {
                continue;
            }
            for number in (0..self.devices.len()).filter(|number| *number != thing.author) {
                if self.look(number, thing.id)?.is_none() {
                    let problem = format!("{:?} {} waits for others that the hub refused", thing.what, thing.id);
                    return Err(Failure::new(problem));
                }
            }
        }
        Ok(())
    }
}
