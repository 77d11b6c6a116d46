//! The team's hub, which can be killed, and restored from an older copy of its folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use soundings_hub::Hub;
use soundings_wire::messages::Role;

use crate::chance::Seeded;
use crate::device::copy_folder;
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
    /// An older copy of its folder.
    backup: Option<PathBuf>,
}

impl TeamHub {
    pub fn new(home: &Path, seed: u64, now_ms: u64) -> Outcome<Self> {
        let home = home.join("hub");
        let folder = home.join("0");
        let mut hub =
            Self { hub: None, randomness: Arc::new(Seeded::new(seed, 0)), home, folder, life: 0, backup: None };
        hub.open(now_ms)?;
        Ok(hub)
    }

    pub fn open(&mut self, now_ms: u64) -> Outcome {
        if self.hub.is_none() {
            let hub = Hub::open(&self.folder, Arc::clone(&self.randomness) as _, now_ms);
            self.hub = Some(hub.map_err(|error| Failure::new(format!("the hub cannot be opened: {error}")))?);
        }
        Ok(())
    }

    /// Its process is killed.
    pub fn kill(&mut self) -> Outcome {
        let from = self.folder.clone();
        self.go_on_from(&from)
    }

    /// A copy is laid aside.
    pub fn back_up(&mut self) -> Outcome {
        let copy = self.home.join("backup");
        if copy.exists() {
            std::fs::remove_dir_all(&copy)?;
        }
        copy_folder(&self.folder, &copy)?;
        self.backup = Some(copy);
        Ok(())
    }

    /// The disk broke, and the copy is all there is. Whether there was one.
    pub fn restore(&mut self) -> Outcome<bool> {
        let Some(backup) = self.backup.clone() else { return Ok(false) };
        self.go_on_from(&backup)?;
        Ok(true)
    }

    fn go_on_from(&mut self, folder: &Path) -> Outcome {
        self.life += 1;
        let after = self.home.join(self.life.to_string());
        copy_folder(folder, &after)?;
        self.hub = None;
        std::fs::remove_dir_all(&self.folder)?;
        self.folder = after;
        Ok(())
    }

    pub fn invite(&self, now_ms: u64) -> Outcome<Option<String>> {
        let Some(hub) = &self.hub else { return Ok(None) };
        let invite = hub.invite(ADDRESS, None, Role::Engineer, now_ms);
        Ok(Some(invite.map_err(|error| Failure::new(format!("the hub cannot invite: {error}")))?.to_string()))
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
