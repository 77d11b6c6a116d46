//! One engineer's notebook, which can be killed at any moment and opened again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use soundings_core::model::{Id, Seen};
use soundings_core::{DatabaseKey, EngineerKey, Environment, Keys, Notebook};

use crate::chance::Seeded;
use crate::clock::{SkewedClock, Time};
use crate::ledger::Shown;
use crate::outcome::{Failure, Outcome};

const KEYRING: &str = "keyring";
const COPIED_KEYRING: &str = "keyring of the copy";

/// Words being typed: what the screen showed when the engineer began.
pub(crate) struct Typing {
    pub thing: Id,
    pub seen: Seen,
    pub shown: Shown,
}

/// A request whose answer is waited for.
#[derive(Clone, Copy)]
pub(crate) struct Awaited {
    pub request: u64,
    pub long_poll: bool,
}

/// A device.
pub(crate) struct Device {
    pub number: usize,
    pub notebook: Option<Notebook>,
    pub clock: Arc<SkewedClock>,
    pub environment: Environment,
    pub awaited: Option<Awaited>,
    /// Counts openings: answers to an earlier life reach nobody.
    pub life: u32,
    pub typing: Vec<Typing>,
    /// An invitation was accepted here.
    pub invited: bool,
    pub key: DatabaseKey,
    /// A copy of its folder, made a while ago.
    pub copy: Option<Copied>,
    /// Another has its engineer's key: what is only me on one is on both, and either may share it.
    pub has_twin: bool,
    /// It went back to a copy: what was written on it since comes with the log.
    pub went_back: bool,
    /// Requests it sent.
    pub requests: u64,
    folder: PathBuf,
    home: PathBuf,
    /// Whole disks are copied here, keyrings with them; otherwise the notebook's folder alone.
    copies_disks: bool,
}

/// A copy of a device's folder.
pub(crate) struct Copied {
    pub folder: PathBuf,
    /// How many things the ledger had taken down.
    pub taken_down: u64,
    /// What was only me, or out of sight, on it.
    pub private: BTreeSet<Id>,
    /// What had not been sent: each of two copies writes it again under a name of its own, and an edit hides one of them.
    pub unsent: BTreeSet<Id>,
}

impl Device {
    pub fn new(home: &Path, number: usize, seed: u64, time: &Time, skew_ms: i64, drift: i64) -> Outcome<Self> {
        let mut device = Self::empty(home, number, seed, SkewedClock::new(time.clone(), skew_ms, drift), None);
        prepare(&device.folder)?;
        let name = format!("Engineer {number}");
        device.notebook = Some(Notebook::create(&device.folder, &device.keys(), &name, device.environment.clone())?);
        Ok(device)
    }

    /// A second device that opens the copy of another's folder.
    pub fn of_copy(home: &Path, number: usize, seed: u64, time: &Time, original: &Self) -> Outcome<Self> {
        let clock = SkewedClock::new(time.clone(), original.clock.skew_ms(), 0);
        let mut device = Self::empty(home, number, seed, clock, Some(original.key.clone()));
        (device.invited, device.has_twin) = (true, true);
        let copy = original.copy.as_ref().ok_or_else(|| Failure::new("no copy was made"))?;
        copy_folder(&copy.folder, &device.folder)?;
        if original.copies_disks {
            std::fs::copy(original.home.join(COPIED_KEYRING), device.home.join(KEYRING))?;
        }
        device.open()?;
        Ok(device)
    }

    fn empty(home: &Path, number: usize, seed: u64, clock: SkewedClock, key: Option<DatabaseKey>) -> Self {
        let (clock, randomness) = (Arc::new(clock), Arc::new(Seeded::new(seed, number as u64 + 1)));
        let environment = Environment { clock: Arc::clone(&clock) as _, randomness: Arc::clone(&randomness) as _ };
        let key = key.unwrap_or_else(|| DatabaseKey::random(&*randomness));
        let home = home.join(format!("device-{number}"));
        Self {
            number,
            notebook: None,
            clock,
            environment,
            awaited: None,
            life: 0,
            typing: Vec::new(),
            invited: false,
            key,
            copy: None,
            has_twin: false,
            went_back: false,
            requests: 0,
            folder: home.join("0"),
            home,
            copies_disks: (seed + number as u64).is_multiple_of(2),
        }
    }

    /// Lays a copy of its folder aside.
    pub fn lay_copy_aside(&mut self, taken_down: u64, private: BTreeSet<Id>) -> Outcome {
        let folder = self.home.join("copy");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        copy_folder(&self.folder, &folder)?;
        std::fs::copy(self.home.join(KEYRING), self.home.join(COPIED_KEYRING))?;
        let unsent = self.unsent()?;
        self.copy = Some(Copied { folder, taken_down, private, unsent });
        Ok(())
    }

    /// The phone is lost; another begins with the copy.
    pub fn go_back(&mut self) -> Outcome<Option<Copied>> {
        let Some(copy) = self.copy.take() else { return Ok(None) };
        self.life += 1;
        self.notebook = None;
        std::fs::remove_dir_all(&self.folder)?;
        self.folder = self.home.join(self.life.to_string());
        copy_folder(&copy.folder, &self.folder)?;
        if self.copies_disks {
            std::fs::copy(self.home.join(COPIED_KEYRING), self.home.join(KEYRING))?;
        } else {
            std::fs::remove_file(self.home.join(KEYRING))?;
        }
        self.gone();
        (self.invited, self.went_back) = (true, true);
        Ok(Some(copy))
    }

    /// The things of which something waits for the team.
    fn unsent(&self) -> Outcome<BTreeSet<Id>> {
        let database = self.database()?;
        let mut statement = database.prepare("SELECT DISTINCT entity FROM operation WHERE state IN (1, 2)")?;
        let things = statement.query_map([], |row| row.get(0).map(Id))?;
        Ok(things.collect::<rusqlite::Result<_>>()?)
    }

    /// The key that its engineer's own log is sealed to.
    pub fn engineer_key(&self) -> Outcome<EngineerKey> {
        let sql = "SELECT engineer_key_number, engineer_key FROM notebook";
        Ok(self.database()?.query_row(sql, [], |row| Ok(EngineerKey { number: row.get(0)?, key: row.get(1)? }))?)
    }

    /// Its database, as its owner could open it.
    pub fn database(&self) -> Outcome<rusqlite::Connection> {
        let database = rusqlite::Connection::open(self.folder.join("notebook.db"))?;
        database.execute_batch(&self.key.opening())?;
        Ok(database)
    }

    fn keys(&self) -> Keys {
        Keys::with_file(&self.key, &self.home.join(KEYRING))
    }

    /// Where it lies now.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Its process is killed: what it had written is there, the process's own closing is not.
    pub fn kill(&mut self) -> Outcome {
        self.life += 1;
        let after = self.home.join(self.life.to_string());
        copy_folder(&self.folder, &after)?;
        self.notebook = None;
        std::fs::remove_dir_all(&self.folder)?;
        self.folder = after;
        self.gone();
        Ok(())
    }

    /// It is closed as it should be.
    pub fn close(&mut self) {
        self.life += 1;
        if let Some(notebook) = self.notebook.take() {
            notebook.close();
        }
        self.gone();
    }

    fn gone(&mut self) {
        self.awaited = None;
        self.typing.clear();
    }

    pub fn open(&mut self) -> Outcome {
        if self.notebook.is_none() {
            self.notebook = Some(Notebook::open(&self.folder, &self.keys(), self.environment.clone())?);
        }
        Ok(())
    }

    pub fn here(&self) -> Outcome<&Notebook> {
        self.notebook.as_ref().ok_or_else(|| Failure::new("the device is switched off"))
    }
}

/// A folder with an empty ballast in it: eight megabytes each would only keep the memory busy.
fn prepare(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    std::fs::write(folder.join("ballast"), [])?;
    Ok(())
}

/// Copies files as they lie on the disk at this moment, without the part that only lives in shared memory.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else if !entry.file_name().to_string_lossy().ends_with("-shm") {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
