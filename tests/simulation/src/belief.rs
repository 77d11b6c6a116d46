//! Checks on whom devices believe, and on what the hub refuses for a while.

use std::collections::BTreeSet;

use data_encoding::HEXLOWER;
use rusqlite::{OptionalExtension, Row};
use soundings_core::Reply;
use soundings_core::model::{Audience, Id};
use soundings_wire::messages::{Content, HubReply};
use soundings_wire::{Digest, Dot, Incarnation, sha256};

use crate::forged::FORGED;
use crate::ledger::{Deletion, Thing};
use crate::liar::{ERASURE, NEVER};
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// Every operation in the team's log of a notebook that its screens show.
const SHOWN: &str = "SELECT device, incarnation, seq, envelope, payload, payload_hash
                     FROM operation JOIN incarnation ON incarnation.number = author
                     WHERE log = (SELECT number FROM log WHERE id = (SELECT team_log FROM notebook)) AND state = 0";

/// How far a notebook read a log.
const READ: &str = "SELECT epoch, cursor, checksum FROM log WHERE id = ?1";

/// How far a device read a log, and may not read on by what it is told now.
pub(crate) struct Stays {
    log: Id,
    cursor: u64,
}

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
    pub fn check_signed(&self, number: usize) -> Outcome {
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

    /// How far a device read the log that an answer is a page of, where the page does not fit that: it does not follow, or what
    /// it holds is not what its checksum says. `None`: it may be taken.
    pub fn stays(&self, number: usize, reply: &Reply) -> Outcome<Option<Stays>> {
        let Reply::Answer { body, .. } = reply else { return Ok(None) };
        let Ok(HubReply::Page(page)) = HubReply::from_frame(body) else { return Ok(None) };
        let Ok(proof) = page.proof.claimed() else { return Ok(None) };
        let Some((epoch, cursor, checksum)) = self.read_to(number, proof.log)? else { return Ok(None) };
        let end = page.first.wrapping_add(page.operations.len() as u64).wrapping_sub(1);
        let follows = (proof.cursor.epoch, page.first, proof.cursor.hub_seq) == (epoch, cursor + 1, end);
        // By which hashes it knows its own, a device alone can say.
        let is_own = page.operations.iter().any(|pulled| matches!(pulled.content, Content::Own(_)));
        let sum = self.checksum(checksum, &page.operations).filter(|_| !is_own);
        let fits = follows && sum.is_none_or(|sum| sum == proof.checksum);
        Ok((!fits).then_some(Stays { log: proof.log, cursor }))
    }

    /// What did not fit was not taken: the device is where it was, or reads from the start.
    pub fn check_stays(&self, number: usize, stays: &Stays) -> Outcome {
        match self.read_to(number, stays.log)? {
            Some((_, cursor, _)) if cursor > stays.cursor => {
                Err(Failure::new(format!("device {number} took a page that does not fit what it read before")))
            }
            _ => Ok(()),
        }
    }

    fn read_to(&self, number: usize, log: Id) -> Outcome<Option<(u32, u64, Digest)>> {
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs(), Digest(row.get(2)?)));
        Ok(self.devices[number].database()?.query_row(READ, [log.0], row).optional()?)
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

    /// Erasures of the team's that a device did by its own word, and a hub that was restored since they were asked for takes once
    /// its own day is over.
    pub fn erasures_that_wait(&self) -> Outcome<BTreeSet<String>> {
        let mut wait = BTreeSet::new();
        for device in &self.devices {
            let database = device.database()?;
            let sql = "SELECT operation.entity FROM operation JOIN entity ON entity.id = operation.entity
                       WHERE entity.kind = ?1 AND operation.log = 2 AND operation.state = 1";
            for thing in database.prepare(sql)?.query_map([ERASURE], |row| row.get(0).map(Id))? {
                wait.insert(thing?.to_string());
            }
        }
        Ok(wait)
    }

    /// While the hub refuses something, all else is everywhere.
    pub fn check_neighbours(&mut self) -> Outcome {
        let mut refused: BTreeSet<Id> = self.hub.refused.clone();
        for device in &self.devices {
            let rows = device.here()?.sync_screen()?.needs_you;
            refused.extend(rows.iter().filter(|row| !row.reason.is_a_choice()).map(|row| row.entity));
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
                // A deletion that the hub refused is on its own device alone.
                let deleted_here = |deletion: &Deletion| {
                    let covers = deletion.covers.contains_key(&thing.id) || thing.belongs_to(deletion.root);
                    deletion.author == number && covers
                };
                if self.look(number, thing.id)?.is_none() && !self.ledger.deletions.iter().any(deleted_here) {
                    let problem = format!("{:?} {} waits for others that the hub refused", thing.what, thing.id);
                    return Err(Failure::new(problem));
                }
            }
        }
        Ok(())
    }
}
