//! Attachments' files: how they travel, and transfers for a phone's own background service. While the app runs,
//! [`Notebook::sync`] and `run` carry them; state and progress stand in the records.

use std::path::Path;

use soundings_core::model::Id;
use soundings_core::visit_log::{FileSettings, Freed};
use soundings_core::{FileStep, NetworkFault, Reply, Transfer, TransferWay};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

/// Bytes for a background service to carry: POST the file that [`Notebook::write_transfer`] wrote, and hand what is answered
/// to [`Notebook::take_transfer`], also after the app was started anew.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Record)]
pub struct BackgroundTransfer {
    /// Its number.
    pub id: u64,
    /// Where it goes.
    pub address: String,
    /// The Ed25519 key that the server must show.
    pub hub_key: Vec<u8>,
    /// What stands before the bytes.
    pub head: Vec<u8>,
    /// Bytes go to the server; otherwise they come from there.
    pub sends: bool,
    /// The file, as the log names it.
    pub file: Id,
    /// From where.
    pub offset: u64,
    /// How many at most.
    pub length: u64,
}

impl From<Transfer> for BackgroundTransfer {
    fn from(transfer: Transfer) -> Self {
        Self {
            id: transfer.id,
            address: transfer.address,
            hub_key: transfer.hub_key.to_vec(),
            head: transfer.head,
            sends: transfer.way == TransferWay::Send,
            file: transfer.file,
            offset: transfer.offset,
            length: transfer.length,
        }
    }
}

impl From<BackgroundTransfer> for Transfer {
    fn from(transfer: BackgroundTransfer) -> Self {
        Self {
            id: transfer.id,
            address: transfer.address,
            hub_key: transfer.hub_key.try_into().unwrap_or_default(),
            head: transfer.head,
            way: if transfer.sends { TransferWay::Send } else { TransferWay::Fetch },
            file: transfer.file,
            offset: transfer.offset,
            length: transfer.length,
        }
    }
}

#[uniffi::export]
impl Notebook {
    /// Fetches an attachment, or all of a note's, with the next contact, on any network and whatever its size.
    pub fn fetch_attachment(&self, id: Id) -> Result<()> {
        caught(|| self.inner.fetch_attachment(id))?;
        self.runner.wake();
        Ok(())
    }

    /// Makes room: lets go what was attached more than so many days ago and the team's server keeps.
    pub fn free_files(&self, days: u32) -> Result<Freed> {
        caught(|| self.inner.free_files(days))
    }

    /// How files travel, as this device is set.
    pub fn file_settings(&self) -> Result<FileSettings> {
        caught(|| self.inner.file_settings())
    }

    /// Sets how files travel on this device.
    pub fn set_file_settings(&self, settings: FileSettings) -> Result<()> {
        caught(|| self.inner.set_file_settings(settings))?;
        self.runner.wake();
        Ok(())
    }

    /// Says whether this network is paid for by what it carries, and no Wi-Fi.
    pub fn set_metered(&self, metered: bool) -> Result<()> {
        caught(|| self.inner.set_metered(metered))?;
        self.runner.wake();
        Ok(())
    }

    /// The next transfer for a background service, once a contact left nothing else to do; `None`: the runner has to speak
    /// to the server first, or no file is to move.
    pub fn next_transfer(&self) -> Result<Option<BackgroundTransfer>> {
        caught(|| {
            Ok(match self.inner.file_next()? {
                FileStep::Carry(transfer) => Some(transfer.into()),
                FileStep::Ask(_) | FileStep::Nothing => None,
            })
        })
    }

    /// Writes what is to be posted into a file. Whether its bytes are here.
    pub fn write_transfer(&self, transfer: BackgroundTransfer, file: String) -> Result<bool> {
        caught(|| self.inner.write_transfer(&transfer.into(), Path::new(&file)))
    }

    /// Takes in the answer that a background service put into a file.
    pub fn take_transfer(&self, transfer: BackgroundTransfer, status: u16, answer: String) -> Result<()> {
        caught(|| self.inner.take_transfer(&transfer.into(), status, Path::new(&answer)))
    }

    /// The transfer did not reach the server.
    pub fn transfer_failed(&self, transfer: BackgroundTransfer) -> Result<()> {
        caught(|| self.inner.file_reply(transfer.id, &Reply::Failed(NetworkFault::Interrupted)))
    }
}
