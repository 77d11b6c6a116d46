//! Making room on this device: pictures and files that the team's server keeps go from here, and come back when asked for.

use serde::Serialize;

use crate::error::Result;
use crate::notebook::Notebook;
use crate::store::freeing;
use crate::store::sealed_files::place;

/// So many go in one transaction.
const AT_ONCE: usize = 500;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What went from this device, or would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Freed {
    /// Pictures and files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

impl Notebook {
    /// Lets go from this device what was attached more than so many days ago, that the team's server holds whole and has in a backup.
    /// Thumbnails stay; [`Notebook::fetch_attachment`] brings the rest back.
    ///
    /// # Errors
    /// What the disk says.
    pub fn free_files(&self, days: u32) -> Result<Freed> {
        let mut freed = Freed::default();
        loop {
            let gone = self.write(|action| {
                let before = action.now.utc_ms - i64::from(days) * DAY_MS;
                let gone = freeing::freeable(action.connection(), before, AT_ONCE)?;
                gone.iter().try_for_each(|one| freeing::forget(action.connection(), one))?;
                Ok(gone)
            })?;
            for one in &gone {
                freed.files += 1;
                freed.bytes += one.bytes;
                // What can't be removed now goes with the next sweep: nothing names it any more.
                let _ = std::fs::remove_file(place(&self.directory, one.lying));
            }
            self.tell(gone.iter().map(|one| one.attachment).collect());
            if gone.len() < AT_ONCE {
                return Ok(freed);
            }
        }
    }
}
