//! The folder of files in quarantine: a file a device and name.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use soundings_wire::Id;

use crate::HubError;

/// Its name in the hub's folder.
pub(crate) const FOLDER: &str = "quarantine";

pub(crate) fn folder(hub: &Path) -> PathBuf {
    hub.join(FOLDER)
}

/// Where a file of a device lies.
pub(crate) fn place(hub: &Path, device: i64, name: Id) -> PathBuf {
    folder(hub).join(format!("{device}-{}", data_encoding::HEXLOWER.encode(&name.0)))
}

/// Whose file it is, and which. `None`: whatever else somebody put there.
pub(crate) fn of_file(file: &OsStr) -> Option<(i64, Id)> {
    let (device, name) = file.to_str()?.split_once('-')?;
    let name = data_encoding::HEXLOWER.decode(name.as_bytes()).ok()?;
    Some((device.parse().ok()?, Id(name.try_into().ok()?)))
}

/// Makes the folder.
pub(crate) fn make(hub: &Path) -> Result<(), HubError> {
    fs::create_dir_all(folder(hub)).map_err(|source| HubError::File { path: folder(hub), source })
}
