//! The team's hub, which can be killed, and restored from an older backup.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use data_encoding::HEXLOWER;
use ed25519_dalek::SigningKey;
use rusqlite::Connection;
use soundings_core::model::Id;
use soundings_hub::{Answer, Hub, Lists};
use soundings_wire::enrolment::Role;
use soundings_wire::messages::{HubReply, HubRequest, Push, Pushed, Verdict};
use soundings_wire::sealed::{self, EngineerKey};
use soundings_wire::{Envelope, invite, limits};

use crate::chance::Seeded;
use crate::device::copy_folder;
use crate::ledger::Held;
use crate::outcome::{Failure, Outcome};

/// Where invitations say the hub answers.
const ADDRESS: &str = "http://127.0.0.1:7878";

/// The hub.
pub(crate) struct TeamHub {
    pub hub: Option<Hub>,
    randomness: Arc<Seeded>,
    home: PathBuf,
    folder: PathBuf,
    life: u32,
    /// The last backup.
    backup: Option<PathBuf>,
    /// Things on which it takes nothing for now.
    pub refused: BTreeSet<Id>,
    /// When somebody first asked for something to be erased, by its clock.
    asked: BTreeMap<Id, u64>,
    /// What it erased.
    erased: BTreeSet<Id>,
}

impl TeamHub {
    pub fn new(home: &Path, seed: u64, now_ms: u64) -> Outcome<Self> {
        let home = home.join("hub");
        let folder = home.join("0");
        let mut hub = Self {
            hub: None,
            randomness: Arc::new(Seeded::new(seed, 0)),
            home,
            folder,
            life: 0,
            backup: None,
            refused: BTreeSet::new(),
            asked: BTreeMap::new(),
            erased: BTreeSet::new(),
        };
        hub.open(now_ms)?;
        Ok(hub)
    }

    pub fn open(&mut self, now_ms: u64) -> Outcome {
        if self.hub.is_none() {
            let hub = Hub::open(&self.folder, Arc::clone(&self.randomness) as _, now_ms);
            let hub = hub.map_err(|error| Failure::new(format!("the hub cannot be opened: {error}")))?;
            hub.refuse_for_now(self.refused.clone());
            self.hub = Some(hub);
        }
        Ok(())
    }

    /// Its answer to a request.
    pub fn handle(&mut self, request: &HubRequest, now_ms: u64) -> Outcome<Answer> {
        let Some(hub) = &self.hub else { return Err(Failure::new("the hub is switched off")) };
        let answer = hub.handle(request, now_ms);
        if let (HubRequest::Push(push), HubReply::Pushed(pushed)) = (request, &answer.reply) {
            self.check_day(push, pushed, now_ms)?;
        }
        Ok(answer)
    }

    /// What it erases somebody asked for a day before.
    fn check_day(&mut self, push: &Push, pushed: &Pushed, now_ms: u64) -> Outcome {
        let mut any = false;
        for (operation, verdict) in push.operations.iter().zip(&pushed.verdicts) {
            let Ok(envelope) = Envelope::outline(&operation.envelope) else { continue };
            for named in envelope.erased_entities.iter().flatten().filter(|_| matches!(verdict, Verdict::Accepted(_))) {
                self.asked.entry(*named).or_insert(now_ms);
                any = true;
            }
        }
        if !any {
            return Ok(());
        }
        let database = self.database()?;
        let mut statement = database.prepare("SELECT entity FROM erased_entities")?;
        for erased in statement.query_map([], |row| row.get(0).map(Id))? {
            let erased = erased?;
            let is_due = |asked: &u64| asked + limits::TAKE_BACK_MS <= now_ms;
            if self.erased.insert(erased) && !self.asked.get(&erased).is_some_and(is_due) {
                return Err(Failure::new(format!("{erased} was erased before its day was over")));
            }
        }
        Ok(())
    }

    /// From now on it takes nothing on these things.
    pub fn refuse(&mut self, things: BTreeSet<Id>) {
        self.refused = things;
        if let Some(hub) = &self.hub {
            hub.refuse_for_now(self.refused.clone());
        }
    }

    /// The key it signs with.
    pub fn key(&self) -> Outcome<SigningKey> {
        let line = std::fs::read_to_string(self.folder.join("hub.key"))?;
        let key = HEXLOWER.decode(line.trim().as_bytes()).ok().and_then(|bytes| bytes.try_into().ok());
        key.map(|key| SigningKey::from_bytes(&key)).ok_or_else(|| Failure::new("the hub's key cannot be read"))
    }

    fn database(&self) -> Outcome<Connection> {
        Ok(Connection::open(self.folder.join("hub.sqlite3"))?)
    }

    /// Whether it has something on a thing with these words in it, or anything that was erased since. What is sealed is
    /// opened with `key`; what that does not open is not this engineer's.
    pub fn has(&self, thing: Id, words: &str, key: &EngineerKey, sealed_may_be_lost: bool) -> Outcome<Held> {
        let mut held = Held::No;
        let database = self.database()?;
        let mut statement = database.prepare(
            "SELECT payload, envelope, place >> 40 = 1 FROM operations WHERE entity = ? AND envelope IS NOT NULL",
        )?;
        let mut rows = statement.query([thing.0])?;
        while let Some(row) = rows.next()? {
            let payload: Option<Vec<u8>> = row.get(0)?;
            let (envelope, is_teams): (Vec<u8>, bool) = (row.get(1)?, row.get(2)?);
            let payload = match payload {
                Some(payload) if !is_teams => match sealed::open(key, &envelope, &payload) {
                    Ok((_, payload)) => Some(payload),
                    Err(_) => continue,
                },
                payload => payload,
            };
            if payload.is_none_or(|payload| {
                payload.windows(words.len().max(1)).any(|window| words.is_empty() || window == words.as_bytes())
            }) {
                if is_teams || !sealed_may_be_lost {
                    return Ok(Held::Yes);
                }
                held = Held::Sealed;
            }
        }
        Ok(held)
    }

    /// The things that the team's log holds something on.
    pub fn things(&self) -> Outcome<BTreeSet<Id>> {
        let database = self.database()?;
        let mut statement = database
            .prepare("SELECT DISTINCT entity FROM operations WHERE envelope IS NOT NULL AND place >> 40 = 1")?;
        let things = statement.query_map([], |row| row.get(0).map(Id))?;
        Ok(things.collect::<rusqlite::Result<_>>()?)
    }

    /// Its process is killed.
    pub fn kill(&mut self) -> Outcome {
        let after = self.next_folder();
        copy_folder(&self.folder, &after)?;
        self.go_on_in(after)
    }

    /// A backup is written while it serves.
    pub fn back_up(&mut self, now_ms: u64) -> Outcome {
        let Some(hub) = &self.hub else { return Ok(()) };
        let backup = self.home.join("backup");
        hub.back_up(&backup, now_ms).map_err(|error| Failure::new(format!("the hub cannot be backed up: {error}")))?;
        self.backup = Some(backup);
        Ok(())
    }

    /// The database is lost, and the backup and the list of erased ids are all there is. Whether there was a backup.
    pub fn restore(&mut self, now_ms: u64) -> Outcome<bool> {
        let Some(backup) = self.backup.clone() else { return Ok(false) };
        let list = self.folder.join("erased-ids");
        let after = self.next_folder();
        soundings_hub::restore(&backup, &after, Lists { erased: Some(&list), ..Lists::default() }, now_ms)
            .map_err(|error| Failure::new(format!("the hub cannot be restored: {error}")))?;
        self.go_on_in(after)?;
        Ok(true)
    }

    fn next_folder(&mut self) -> PathBuf {
        self.life += 1;
        self.home.join(self.life.to_string())
    }

    fn go_on_in(&mut self, after: PathBuf) -> Outcome {
        self.hub = None;
        std::fs::remove_dir_all(&self.folder)?;
        self.folder = after;
        Ok(())
    }

    pub fn invite(&self, now_ms: u64) -> Outcome<Option<String>> {
        let Some(hub) = &self.hub else { return Ok(None) };
        let invitation = hub.invite(ADDRESS, None, Role::Engineer, now_ms);
        let invitation = invitation.map_err(|error| Failure::new(format!("the hub cannot invite: {error}")))?;
        Ok(Some(invite::text(&invitation)))
    }

    /// The bytes of all its files, to look for what must not be there.
    pub fn bytes(&self) -> Outcome<Vec<u8>> {
        let mut bytes = Vec::new();
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.is_file() {
                bytes.extend(std::fs::read(path)?);
            }
        }
        Ok(bytes)
    }
}
