//! Attachments' files between this notebook and the team's server: which bytes go, and what comes of those that came.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;
use soundings_wire::messages::read_before_bytes;
use soundings_wire::{Id, limits};

use crate::error::{Error, Result};
use crate::log::personal;
use crate::model::Kind;
use crate::notebook::{Notebook, lock};
use crate::store::arriving::{self, Arriving, Piece};
use crate::store::attachments;
use crate::store::durable::write_durably;
use crate::store::entities::Entity;
use crate::store::transfers::{self, Held, Setting, Trouble, Way};
use crate::sync_queue::{FileStep, NetworkFault, Reply, Transfer, TransferWay, files};

/// How files travel, as this device is set. Thumbnails always do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FileSettings {
    /// Originals travel over Wi-Fi alone.
    pub wifi_only: bool,
    /// The largest that comes by itself, in bytes.
    pub largest: u64,
}

/// How files travel, as this device is set.
pub(crate) fn file_settings(connection: &Connection) -> Result<FileSettings> {
    let setting = Setting::read(connection)?;
    Ok(FileSettings { wifi_only: setting.wifi_only, largest: setting.largest })
}

impl Notebook {
    /// What to do for attachments' files, once nothing else waits (sync.md 18). Asking without having answered gives the last
    /// one up.
    ///
    /// # Errors
    /// What the notebook itself can't do. A network that fails is not an error.
    pub fn file_next(&self) -> Result<FileStep> {
        self.hash_one_sealed()?;
        self.write(|action| lock(&self.engine).next_file(action.connection(), &self.environment))
    }

    /// Takes the hub's answer about a file in.
    ///
    /// # Errors
    /// What the disk says.
    pub fn file_reply(&self, id: u64, reply: &Reply) -> Result<()> {
        let changed =
            self.write(|action| lock(&self.engine).file_reply(action.connection(), &self.environment, id, reply))?;
        self.tell_of_files(&changed)
    }

    /// The bytes of a transfer to send. `None` where they are not here any more: the transfer is given up.
    ///
    /// # Errors
    /// [`Error::Damaged`], or what the disk says.
    pub fn outgoing_bytes(&self, transfer: &Transfer) -> Result<Option<Vec<u8>>> {
        let Some(file) = self.read(|reading| transfers::find(reading.connection, transfer.file))? else {
            return Ok(None);
        };
        let range = (transfer.offset, transfer.length);
        let bytes = self.read(|reading| {
            let connection = reading.connection;
            let Some(named) = transfers::reference(connection, &file)? else { return Ok(None) };
            attachments::read_some(&self.directory, connection, (file.attachment, file.part, &named), range)
        })?;
        if bytes.is_none() {
            self.write(|action| attachments::is_gone(action.connection(), file.attachment, file.part))?;
        }
        Ok(bytes)
    }

    /// Works out what a server will store of one of the engineer's own files: sealed, it has another hash than the log says.
    fn hash_one_sealed(&self) -> Result<()> {
        let found = self.read(|reading| {
            let connection = reading.connection;
            let Some(file) = transfers::unhashed(connection)? else { return Ok(None) };
            let Some(named) = transfers::reference(connection, &file)? else { return Ok(None) };
            let of = (file.attachment, file.part, &named);
            Ok(attachments::stored_hash(&self.directory, connection, of)?.map(|hash| (file.name, hash)))
        })?;
        match found {
            Some((name, hash)) => self.write(|action| transfers::keep_stored_hash(action.connection(), name, hash)),
            None => Ok(()),
        }
    }

    /// Writes what is to be posted into a file, for a phone's own background service. Whether its bytes are here.
    ///
    /// # Errors
    /// As [`Notebook::outgoing_bytes`].
    pub fn write_transfer(&self, transfer: &Transfer, file: &Path) -> Result<bool> {
        let bytes = match transfer.way {
            TransferWay::Send => self.outgoing_bytes(transfer)?,
            TransferWay::Fetch => Some(Vec::new()),
        };
        let Some(bytes) = bytes else { return Ok(false) };
        write_durably(file, &[transfer.head.as_slice(), &bytes].concat())?;
        Ok(true)
    }

    /// Takes in what a background service was answered and put into a file.
    ///
    /// # Errors
    /// As [`Notebook::take_incoming`].
    pub fn take_transfer(&self, transfer: &Transfer, status: u16, answer: &Path) -> Result<()> {
        let mut answer = File::open(answer)?.take(limits::MESSAGE_BYTES as u64);
        let mut body = Vec::new();
        let mut outcome = Ok(());
        if transfer.way == TransferWay::Fetch && status == 200 {
            match read_before_bytes(&mut answer) {
                Ok(frame) => body = frame,
                Err(_) => outcome = Err(NetworkFault::Interrupted),
            }
            if outcome.is_ok() {
                outcome = self.take_incoming(transfer, &mut answer)?;
            }
        } else {
            answer.read_to_end(&mut body)?;
        }
        let answered = |()| Reply::Answer { status, body, retry_after_s: None };
        self.file_reply(transfer.id, &outcome.map_or_else(Reply::Failed, answered))
    }

    /// Takes in the bytes of a transfer to fetch, as far as they come; a line that is cut loses none. A file counts as here
    /// once all of it came and is what its author attached; on a full disk nothing of it is kept.
    ///
    /// # Errors
    /// [`NetworkFault`] inside: how the bytes ended. What the disk says otherwise.
    pub fn take_incoming(
        &self,
        transfer: &Transfer,
        content: &mut dyn Read,
    ) -> Result<std::result::Result<(), NetworkFault>> {
        let found = self.read(|reading| {
            let Some(file) = transfers::find(reading.connection, transfer.file)? else { return Ok(None) };
            let Some(named) = transfers::reference(reading.connection, &file)? else { return Ok(None) };
            let arriving = Arriving::read(&self.directory, reading.connection, &self.environment, &named)?;
            Ok(Some((file, named, arriving)))
        })?;
        let Some((file, named, mut arriving)) = found.filter(|(file, ..)| file.way == Way::Fetch) else {
            return Ok(Ok(()));
        };
        if arriving.received() != transfer.offset {
            // What was written is not there any more: from where it is now, next time.
            self.write(|action| arrived(action.connection(), &arriving, &file))?;
            return Ok(Ok(()));
        }
        let took = arriving
            .take(&self.directory, &named, content, transfer.length)
            .and_then(|ended| self.settle_arriving(&file, &arriving, &named).map(|()| ended));
        let outcome = match took {
            Ok(Piece::All) => Ok(()),
            Ok(Piece::Cut) => Err(NetworkFault::Interrupted),
            Err(Error::DiskFull) => {
                self.has_no_room(&file);
                Ok(())
            }
            Err(Error::Damaged) if named.key.is_some() => {
                self.write(|action| self.is_another(action.connection(), &arriving, file.clone()))?;
                Ok(())
            }
            Err(error) => return Err(error),
        };
        self.tell_of_files(&[file.attachment])?;
        Ok(outcome)
    }

    /// Makes of what came what it is: some of a file, the file, or other bytes than its author's.
    fn settle_arriving(
        &self,
        file: &transfers::Transfer,
        arriving: &Arriving,
        named: &crate::model::BlobReference,
    ) -> Result<()> {
        if !arriving.is_whole(named.length) {
            return self.write(|action| arrived(action.connection(), arriving, file));
        }
        // Outside of the write: it reads all of a large file.
        let is_true = arriving.is_true(&self.directory, named)?;
        if is_true {
            arriving.put(&self.directory)?;
        }
        self.write(|action| {
            let connection = action.connection();
            let Some(mut file) = transfers::find(connection, file.name)? else {
                // Erased or deleted while it came.
                arriving.take_away(&self.directory);
                return Ok(());
            };
            if is_true && transfers::reference(connection, &file)?.as_ref() == Some(named) {
                arriving.record(connection, file.attachment, file.part, named)?;
                (file.way, file.moved, file.trouble, file.failures) = (Way::Settled, file.bytes, Trouble::None, 0);
                transfers::write(connection, &file)
            } else {
                self.is_another(connection, arriving, file)
            }
        })
    }

    /// What came is not what its author attached: nothing of it is kept, and it is asked for again later.
    fn is_another(&self, connection: &Connection, arriving: &Arriving, mut file: transfers::Transfer) -> Result<()> {
        arriving.take_away(&self.directory);
        arriving::discard(&self.directory, connection, file.name)?;
        files::wait(&self.environment, &mut file, Trouble::OtherBytes);
        (file.held, file.moved) = (Held::NotAsked, 0);
        transfers::write(connection, &file)
    }

    /// The disk is full: what came of the file goes, so that words still fit, and it is tried again later.
    fn has_no_room(&self, file: &transfers::Transfer) {
        arriving::remove(&self.directory, file.name);
        lock(&self.engine).rest_files(&self.environment);
        let said = self.write(|action| {
            arriving::discard(&self.directory, action.connection(), file.name)?;
            let mut file = file.clone();
            files::wait(&self.environment, &mut file, Trouble::NoRoom);
            (file.held, file.moved) = (Held::NotAsked, 0);
            transfers::write(action.connection(), &file)
        });
        // Where even that finds no room, the file that is missing says it: it begins from nothing.
        drop(said);
    }

    fn tell_of_files(&self, attachments: &[Id]) -> Result<()> {
        let mut changed = attachments.to_vec();
        self.read(|reading| {
            for attachment in attachments {
                let of = Entity::find(reading.connection, *attachment)?;
                changed.extend(of.iter().flat_map(|entity| entity.kind.references(&entity.fields)));
            }
            Ok(())
        })?;
        self.tell(changed);
        Ok(())
    }

    /// Fetches an attachment with the next contact, on any network and whatever its size. By its id, or its note's: then all
    /// that is attached there.
    ///
    /// # Errors
    /// An unknown or deleted thing.
    pub fn fetch_attachment(&self, id: Id) -> Result<()> {
        let attachments = self.write(|action| {
            let entity = action.here(id, Kind::Attachment.word())?;
            let attached = match entity.kind {
                Kind::Attachment => vec![entity.id],
                _ => Entity::attached(action.connection(), id)?.into_iter().map(|row| row.id).collect(),
            };
            let with_personal = personal::travels(action.connection(), &action.me)?;
            while transfers::look(action.connection(), with_personal)? {}
            for attachment in &attached {
                transfers::want(action.connection(), *attachment)?;
            }
            Ok(attached)
        })?;
        self.tell_of_files(&attachments)
    }

    /// How files travel, as this device is set.
    ///
    /// # Errors
    /// What the disk says.
    pub fn file_settings(&self) -> Result<FileSettings> {
        self.read(|reading| file_settings(reading.connection))
    }

    /// Sets how files travel on this device.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_file_settings(&self, settings: FileSettings) -> Result<()> {
        self.write(|action| {
            let before = Setting::read(action.connection())?;
            let FileSettings { wifi_only, largest } = settings;
            Setting { wifi_only, largest, ..before }.write(action.connection())
        })
    }

    /// Says whether this network is paid for by what it carries, and no Wi-Fi: the phone knows.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_metered(&self, metered: bool) -> Result<()> {
        self.write(|action| {
            let before = Setting::read(action.connection())?;
            if before.metered == metered { Ok(()) } else { Setting { metered, ..before }.write(action.connection()) }
        })
    }
}

/// Writes down how far a file is.
fn arrived(connection: &rusqlite::Connection, arriving: &Arriving, file: &transfers::Transfer) -> Result<()> {
    let Some(mut file) = transfers::find(connection, file.name)? else { return Ok(()) };
    arriving.write(connection)?;
    file.moved = arriving.received();
    transfers::write(connection, &file)
}
