//! Taking access, by a person at the hub: of one device, or of every device of an engineer.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use soundings_wire::Id;

use crate::enrolment::devices::EnrolledDevice;
use crate::enrolment::revocations::{self, Revoked};
use crate::quarantine::{self, Quarantined, files};
use crate::{Hub, HubError, begin, blobs, private_file, revoked_list, store};

/// The folder of files that belongs to an export of the quarantine.
#[must_use]
pub fn files_of_export(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-files");
    name.into()
}

impl Hub {
    /// The devices that an id means, each incarnation: of one device, or all of an engineer's.
    ///
    /// # Errors
    /// [`HubError::NobodyJoined`], or a failed database.
    pub fn devices_of(&self, id: Id) -> Result<Vec<EnrolledDevice>, HubError> {
        let all = self.devices()?;
        let is_device = all.iter().any(|device| device.incarnation.device == id);
        let names = |device: &EnrolledDevice| if is_device { device.incarnation.device } else { device.engineer };
        let meant: Vec<_> = all.into_iter().filter(|device| names(device) == id).collect();
        if meant.is_empty() { Err(HubError::NobodyJoined) } else { Ok(meant) }
    }

    /// Takes the access of a device, or of all of an engineer's, for ever: tokens end, the team sees it in its log, and the
    /// device is told to erase itself. Gives the devices as they stand then.
    ///
    /// # Errors
    /// [`HubError::NobodyJoined`], a failed database, or a list that cannot be written.
    pub fn revoke(&self, id: Id, now_ms: u64) -> Result<Vec<EnrolledDevice>, HubError> {
        let mut revoked: Vec<_> = self.devices_of(id)?.iter().map(|device| device.incarnation.device).collect();
        revoked.dedup();
        let revoked: Vec<_> = revoked.into_iter().map(|device| Revoked { device, since_ms: now_ms }).collect();
        self.take_access(&revoked, true, now_ms)?;
        self.devices_of(id)
    }

    /// Takes the access of those whom the list beside the database names and the database does not: it was restored from
    /// a backup that is older than their revocation.
    pub(crate) fn take_access_of_listed(&self, now_ms: u64) -> Result<(), HubError> {
        // Under the lock that every revocation holds, so that none comes in between.
        let listed = revoked_list::agree(&self.folder, &*begin(&mut self.state().connection)?)?;
        self.take_access(&listed, false, now_ms)
    }

    /// What revoked devices had not sent before, by device.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn quarantine(&self) -> Result<Vec<Quarantined>, HubError> {
        Ok(quarantine::all(&self.state().connection)?)
    }

    /// Writes the quarantine to a file that only its owner reads: each push as it came, a CBOR item after another. Attachments'
    /// files lie in a folder beside it ([`files_of_export`]), each under the name that its operation gives it. With `empty` all
    /// of it goes from here once it is there, which makes room for more. How many pushes.
    ///
    /// # Errors
    /// [`HubError`] if a file cannot be written; then everything stays here.
    pub fn export_quarantine(&self, file: &Path, empty: bool) -> Result<u64, HubError> {
        let exported = self.export_files(&files_of_export(file))?;
        let fault = |source| HubError::File { path: file.to_owned(), source };
        let mut out = BufWriter::new(private_file::create(file).map_err(fault)?);
        let mut state = self.state();
        // Nothing comes in between, so that nothing goes which the file has not.
        let transaction = begin(&mut state.connection)?;
        let mut pushes = 0;
        quarantine::each(&transaction, |push| {
            pushes += 1;
            out.write_all(push).map_err(fault)
        })?;
        out.into_inner().map_err(|error| fault(error.into_error()))?.sync_all().map_err(fault)?;
        // With the folder of files that lies beside it: nothing goes from here whose name the power could take.
        private_file::sync_names(private_file::folder_of(file)).map_err(fault)?;
        if empty {
            quarantine::empty(&transaction)?;
            files::take_out(&transaction, &exported)?;
            transaction.commit()?;
            files::sweep(&self.folder, &state.connection)?;
            store::empty_write_ahead_log(&state.connection)?;
        }
        Ok(pushes)
    }

    /// Writes each whole file; those that are as they came. One that is erased meanwhile is in no export.
    fn export_files(&self, folder: &Path) -> Result<Vec<files::Whole>, HubError> {
        let whole = files::whole(&self.state().connection)?;
        if whole.is_empty() {
            return Ok(whole);
        }
        private_file::folder(folder).map_err(|source| HubError::File { path: folder.to_owned(), source })?;
        let mut exported = Vec::new();
        for file in whole {
            let (from, to) =
                (blobs::apart::place(&self.folder, file.device, file.name), folder.join(file.name.to_string()));
            let fault = |source| HubError::File { path: to.clone(), source };
            let mut out = private_file::create(&to).map_err(fault)?;
            let copied = File::open(&from).and_then(|mut bytes| std::io::copy(&mut bytes, &mut out));
            copied.and_then(|_| out.sync_all()).map_err(fault)?;
            if blobs::hash(&to).map_err(fault)?.0 == file.hash {
                exported.push(file);
            }
        }
        let fault = |source| HubError::File { path: folder.to_owned(), source };
        private_file::sync_names(folder).map_err(fault)?;
        Ok(exported)
    }

    fn take_access(&self, revoked: &[Revoked], list: bool, now_ms: u64) -> Result<(), HubError> {
        if revoked.is_empty() {
            return Ok(());
        }
        let mut state = self.state();
        let transaction = begin(&mut state.connection)?;
        let mut new = Vec::new();
        for one in revoked {
            if revocations::since(&transaction, one.device)?.is_some() {
                continue;
            }
            for incarnation in revocations::revoke(&transaction, *one, now_ms)? {
                self.announce(&transaction, &incarnation, now_ms)?;
            }
            new.push(*one);
        }
        if list {
            revoked_list::append(&self.folder, &new)?;
        }
        transaction.commit()?;
        Ok(())
    }
}
