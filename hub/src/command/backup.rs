use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use soundings_hub::Lists;
use soundings_hub::clock::Clock;

use super::{Failure, Place, folder, not_printed};

#[derive(Args)]
pub struct Backup {
    /// The file to write, outside the hub's folder; one that is there is replaced
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Remove this hub's backups beside it that are older than so many days
    #[arg(long, value_name = "DAYS", num_args = 0..=1, default_missing_value = "90", value_parser = clap::value_parser!(u32).range(1..))]
    expire: Option<u32>,
    #[command(flatten)]
    place: Place,
}

impl Backup {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, clock) = self.place.open_existing()?;
        let hub_seq = hub.back_up(&self.file, clock.now_ms())?;
        say(&format!("Backed up to {}: the log up to {hub_seq}.\n", self.file.display()))?;
        let Some(days) = self.expire else { return Ok(()) };
        let removed = hub.expire_backups(&self.file, days, clock.now_ms())?;
        say(&format!("Removed beside it {removed} older than {days} days.\n"))
    }
}

#[derive(Args)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The list of erased ids that the lost hub kept
    #[arg(long, value_name = "FILE")]
    erased: Option<PathBuf>,
    /// The list of revoked devices that the lost hub kept
    #[arg(long, value_name = "FILE")]
    revoked: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

impl Restore {
    pub fn run(self) -> Result<(), Failure> {
        let clock = Clock::open(self.place.clock)?;
        let folder = folder(self.place.data)?;
        let lists = Lists { erased: self.erased.as_deref(), revoked: self.revoked.as_deref() };
        let restored = soundings_hub::restore(&self.file, &folder, lists, clock.now_ms())?;
        if self.erased.is_none() {
            eprintln!("Without --erased, what was erased since this backup is there again until its devices sync.");
        }
        if self.revoked.is_none() {
            eprintln!("Without --revoked, devices that were revoked since this backup have access again.");
        }
        say(&format!(
            "Restored into {}: the log up to {}, {} erased ids and {} revoked devices applied.\n",
            folder.display(),
            restored.hub_seq,
            restored.erased,
            restored.revoked
        ))
    }
}

fn say(line: &str) -> Result<(), Failure> {
    std::io::stdout().write_all(line.as_bytes()).map_err(|error| not_printed(&error))
}
