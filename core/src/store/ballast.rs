//! Eight megabytes kept for a full disk: given up so that words still fit.

use std::io::Write;
use std::path::Path;

use crate::error::Result;

const BYTES: usize = 8 * 1024 * 1024;

/// Writes the ballast if it is not there. A notebook opens even if the disk is already full.
pub(crate) fn lay_down(directory: &Path) {
    let path = directory.join("ballast");
    if !path.exists() && write(&path).is_err() {
        let _ = std::fs::remove_file(&path);
    }
}

/// Gives the ballast up. Whether there was any.
pub(crate) fn give_up(directory: &Path) -> bool {
    std::fs::remove_file(directory.join("ballast")).is_ok()
}

fn write(path: &Path) -> Result<()> {
    let mut file = std::fs::File::create(path)?;
    // Written out, not a hole: a sparse file would give nothing back.
    let block = [0x5a_u8; 64 * 1024];
    for _ in 0..BYTES / block.len() {
        file.write_all(&block)?;
    }
    file.sync_all()?;
    Ok(())
}
