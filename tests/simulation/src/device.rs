//! One engineer's notebook, which can be killed at any moment and opened again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use soundings_core::model::{Id, Seen};
use soundings_core::{DatabaseKey, Environment, Notebook};

use crate::chance::Seeded;
use crate::clock::{SkewedClock, Time};
use crate::ledger::Shown;
use crate::outcome::{Failure, Outcome};

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
    folder: PathBuf,
    home: PathBuf,
}

impl Device {
    pub fn new(home: &Path, number: usize, seed: u64, time: &Time, skew_ms: i64, drift: i64) -> Outcome<Self> {
        let clock = Arc::new(SkewedClock::new(time.clone(), skew_ms, drift));
        let randomness = Arc::new(Seeded::new(seed, number as u64 + 1));
        let environment = Environment { clock: Arc::clone(&clock) as _, randomness: Arc::clone(&randomness) as _ };
        let key = DatabaseKey::random(&*randomness);
        let home = home.join(format!("device-{number}"));
        let folder = home.join("0");
        prepare(&folder)?;
        let notebook = Notebook::create(&folder, &key, &format!("Engineer {number}"), environment.clone())?;
        let device = Self {
            number,
            notebook: Some(notebook),
            clock,
            environment,
            awaited: None,
            life: 0,
            typing: Vec::new(),
            invited: false,
            key,
            folder,
            home,
        };
        Ok(device)
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
            self.notebook = Some(Notebook::open(&self.folder, &self.key, self.environment.clone())?);
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
