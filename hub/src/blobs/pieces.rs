//! Bytes on their way in and out, a piece at a time. One sender at a time writes under a name: whoever begins last, for a
//! line that was cut may look open here for a while.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use soundings_wire::messages::{
    AskBlobs, BlobBytes, BlobStanding, BlobStandings, BlobState, FetchBlob, HubRefusal, HubReply, SendBlob,
};
use soundings_wire::{Id, limits};

use super::table::{self, Named};
use super::{apart, folder};
use crate::enrolment::devices::Device;
use crate::enrolment::tokens;
use crate::error::Unserved;
use crate::ordered_log::Log;
use crate::quarantine::{self, files as unsent};
use crate::{Answer, Hub, HubError, State, rates};

/// Who writes under which name: the last to begin.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<Begun>);

#[derive(Default)]
struct Begun {
    last: u64,
    by_name: HashMap<Id, u64>,
}

impl Uploads {
    fn begun(&self) -> MutexGuard<'_, Begun> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self, name: Id) -> u64 {
        let mut begun = self.begun();
        begun.last += 1;
        let number = begun.last;
        begun.by_name.insert(name, number);
        number
    }

    /// Nobody writes any more who has begun: something was erased.
    pub(crate) fn end_all(&self) {
        self.begun().by_name.clear();
    }
}

/// Bytes that a device sends: handed in as they come.
#[derive(Debug)]
pub struct Receiving {
    name: Id,
    whose: Whose,
    place: PathBuf,
    number: u64,
    file: File,
    /// How many still come.
    left: u64,
    /// How many there will be of the whole file.
    length: u64,
}

/// Whose file it is.
#[derive(Clone, Copy, Debug)]
enum Whose {
    /// A log's.
    Log,
    /// Of a revoked device, which had not sent it.
    Revoked { device: i64 },
}

/// Bytes that a device fetches: what to answer, and what follows it.
#[derive(Debug)]
pub struct Fetched {
    /// The message before the bytes.
    pub message: BlobBytes,
    /// The bytes: [`limits::BLOB_PIECE_BYTES`] at most.
    pub bytes: Vec<u8>,
}

impl Hub {
    /// What is held of the files asked for.
    pub(crate) fn ask_blobs(&self, state: &mut State, asked: &AskBlobs, now_ms: u64) -> Result<HubReply, Unserved> {
        if let Some(device) = quarantine::bearer(&state.connection, &asked.token, now_ms)? {
            return self.ask_unsent(state, &device, asked, now_ms);
        }
        let device = tokens::bearer(&state.connection, &asked.token, now_ms)?;
        state.take_turn(&device, now_ms)?;
        let log = self.files_of(&state.connection, &device, asked.log)?;
        let standings = asked
            .names
            .iter()
            .map(|name| self.standing(&state.connection, log, *name))
            .collect::<Result<_, Unserved>>()?;
        Ok(HubReply::Blobs(BlobStandings { standings }))
    }

    /// Begins to take bytes. An answer instead says where the file stands, or why nothing is taken.
    ///
    /// # Errors
    /// The answer.
    pub fn receive(&self, asked: &SendBlob, now_ms: u64) -> Result<Receiving, Box<Answer>> {
        let mut begun = None;
        let reply = self.answer(|state| {
            let revoked = quarantine::bearer(&state.connection, &asked.token, now_ms)?;
            let is_revoked = revoked.is_some();
            let device = revoked.map_or_else(|| tokens::bearer(&state.connection, &asked.token, now_ms), Ok)?;
            state.take_turn(&device, now_ms)?;
            if !device.role.may_write() {
                return Err(HubRefusal::NotAllowed.into());
            }
            state.take_blob_bytes(&device, asked.length, now_ms)?;
            let log = self.files_of(&state.connection, &device, asked.log)?;
            let begins = if is_revoked {
                self.begin_unsent(&state.connection, &device, log, asked, now_ms)?
            } else {
                self.begin(state, &device, log, asked)?
            };
            match begins {
                Begins::Here(receiving) => {
                    begun = Some(receiving);
                    Ok(HubReply::Unknown(0))
                }
                Begins::Elsewhere(standing) => Ok(HubReply::Blob(standing)),
            }
        });
        begun.ok_or_else(|| Box::new(Answer { reply, added: false }))
    }

    fn begin(&self, state: &State, device: &Device, log: i64, asked: &SendBlob) -> Result<Begins, Unserved> {
        let State { connection, quotas, .. } = state;
        let standing = self.standing(connection, log, asked.name)?;
        let Some(named) = table::find(connection, asked.name)?.filter(|named| named.log == log) else {
            return Ok(Begins::Elsewhere(standing));
        };
        if matches!(standing.state, BlobState::TooLarge | BlobState::Erased | BlobState::Unnamed) {
            return Ok(Begins::Elsewhere(standing));
        }
        let anew = asked.anew && asked.offset == 0 && device.engineer == named.engineer;
        if !anew && (standing.state == BlobState::Whole || standing.stored_bytes != asked.offset) {
            return Ok(Begins::Elsewhere(standing));
        }
        fits(asked, named.length)?;
        if !quotas.has_room_for_file(connection, named.length)? {
            return Ok(Begins::Elsewhere(BlobStanding { state: BlobState::Full, ..standing }));
        }
        if anew {
            table::is_whole(connection, asked.name, None)?;
        }
        self.open_for(asked, (Whose::Log, folder::place(&self.folder, asked.name)), named.length)
    }

    /// [`Hub::begin`] of a revoked device, which sends what it had not sent before, and nothing anew.
    fn begin_unsent(
        &self,
        connection: &Connection,
        device: &Device,
        log: i64,
        asked: &SendBlob,
        now_ms: u64,
    ) -> Result<Begins, Unserved> {
        let standing = self.standing_of_unsent(connection, device, (log, asked.name), now_ms)?;
        if standing.state != BlobState::Partly || standing.stored_bytes != asked.offset {
            return Ok(Begins::Elsewhere(standing));
        }
        if let Some(named) = table::find(connection, asked.name)?.filter(|named| named.log == log) {
            fits(asked, named.length)?;
            return self.open_for(asked, (Whose::Log, folder::place(&self.folder, asked.name)), named.length);
        }
        let Some(named) = unsent::find(connection, device.number, asked.name)? else {
            return Ok(Begins::Elsewhere(standing));
        };
        fits(asked, named.length)?;
        unsent::is_begun(connection, device.number, asked.name)?;
        let place = apart::place(&self.folder, device.number, asked.name);
        self.open_for(asked, (Whose::Revoked { device: device.number }, place), named.length)
    }

    /// Opens a file of so many bytes at the offset that its sender goes on from.
    fn open_for(&self, asked: &SendBlob, (whose, place): (Whose, PathBuf), length: u64) -> Result<Begins, Unserved> {
        let fault = |source| HubError::File { path: place.clone(), source };
        let number = self.uploads.begin(asked.name);
        let file = folder::open(&place).map_err(fault)?;
        file.set_len(asked.offset).map_err(fault)?;
        Ok(Begins::Here(Receiving { name: asked.name, whose, place, number, file, left: asked.length, length }))
    }

    /// Takes bytes that came. More than were told of, or after somebody else began, are refused.
    ///
    /// # Errors
    /// What the disk says; what came before stays.
    pub fn take(&self, receiving: &mut Receiving, bytes: &[u8]) -> io::Result<()> {
        let begun = self.uploads.begun();
        if begun.by_name.get(&receiving.name) != Some(&receiving.number) || bytes.len() as u64 > receiving.left {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        receiving.file.write_all(bytes)?;
        receiving.left -= bytes.len() as u64;
        Ok(())
    }

    /// All that came is written: makes it durable and says what is held; of a whole file, its hash.
    pub fn received(&self, receiving: Receiving) -> Answer {
        let path = receiving.place;
        // Outside of every lock: it reads all of a large file.
        let synced = receiving.file.sync_all();
        let hashed = synced.and_then(|()| match folder::length(&path)? {
            length if length == receiving.length => folder::hash(&path).map(Some),
            _ => Ok(None),
        });
        let mut added = false;
        let reply = self.answer(|state| {
            let hashed = hashed.map_err(|source| HubError::File { path: path.clone(), source })?;
            let is_last = self.uploads.begun().by_name.get(&receiving.name) == Some(&receiving.number);
            if let Some((hash, length)) = hashed
                && is_last
                && length == receiving.length
            {
                match receiving.whose {
                    Whose::Log => table::is_whole(&state.connection, receiving.name, Some(hash))?,
                    Whose::Revoked { device } => unsent::is_whole(&state.connection, device, receiving.name, hash)?,
                }
                added = matches!(receiving.whose, Whose::Log);
            }
            if let Whose::Revoked { device } = receiving.whose {
                let unsent = unsent::find(&state.connection, device, receiving.name)?;
                let unsent = unsent.ok_or(HubRefusal::NotAllowed)?;
                return Ok(HubReply::Blob(self.standing_apart(device, receiving.name, &unsent)?));
            }
            let log = table::find(&state.connection, receiving.name)?.map_or(0, |named| named.log);
            Ok(HubReply::Blob(self.standing(&state.connection, log, receiving.name)?))
        });
        Answer { reply, added }
    }

    /// Gives bytes of a whole file. An answer instead says where it stands, or why none are given.
    ///
    /// # Errors
    /// The answer.
    pub fn fetch(&self, asked: &FetchBlob, now_ms: u64) -> Result<Fetched, Box<Answer>> {
        let mut fetched = None;
        let reply = self.answer(|state| {
            let device = tokens::bearer(&state.connection, &asked.token, now_ms)?;
            state.take_turn(&device, now_ms)?;
            let log = self.files_of(&state.connection, &device, asked.log)?;
            let standing = self.standing(&state.connection, log, asked.name)?;
            if standing.state != BlobState::Whole {
                return Ok(HubReply::Blob(standing));
            }
            let left = standing.stored_bytes.saturating_sub(asked.offset);
            let length = left.min(asked.most).min(limits::BLOB_PIECE_BYTES);
            state.take_blob_bytes(&device, length, now_ms)?;
            fetched = Some((length, standing.stored_bytes));
            Ok(HubReply::Blob(standing))
        });
        let Some((length, stored_bytes)) = fetched else {
            return Err(Box::new(Answer { reply, added: false }));
        };
        let path = folder::place(&self.folder, asked.name);
        let read = File::open(&path).and_then(|mut file| {
            file.seek(SeekFrom::Start(asked.offset))?;
            let mut bytes = Vec::with_capacity(length as usize);
            file.take(length).read_to_end(&mut bytes)?;
            if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
        });
        match read {
            Ok(bytes) => Ok(Fetched { message: BlobBytes { offset: asked.offset, length, stored_bytes }, bytes }),
            // Erased a moment ago, or a disk in trouble.
            Err(source) => {
                let reply = self.answer(|_| Err(HubError::File { path: path.clone(), source }.into()));
                Err(Box::new(Answer { reply, added: false }))
            }
        }
    }

    /// The log whose files a device asks for: the team's, or its engineer's own.
    pub(crate) fn files_of(&self, connection: &Connection, device: &Device, log: Id) -> Result<i64, Unserved> {
        if !self.may_use(device, log) {
            return Err(HubRefusal::NotYourLog.into());
        }
        Ok(Log::find(connection, log)?.ok_or(HubRefusal::NotYourLog)?.number)
    }

    pub(crate) fn standing(&self, connection: &Connection, log: i64, name: Id) -> Result<BlobStanding, Unserved> {
        let nothing = |state| BlobStanding { state, stored_bytes: 0, hash: None, backed_up: false };
        if table::is_erased(connection, name)? {
            return Ok(nothing(BlobState::Erased));
        }
        let Some(named) = table::find(connection, name)?.filter(|named| named.log == log) else {
            return Ok(nothing(BlobState::Unnamed));
        };
        if named.length > limits::BLOB_BYTES {
            return Ok(nothing(BlobState::TooLarge));
        }
        let Named { length, hash, backed_up, .. } = named;
        if hash.is_some() {
            return Ok(BlobStanding { state: BlobState::Whole, stored_bytes: length, hash, backed_up });
        }
        let path = folder::place(&self.folder, name);
        let stored_bytes = folder::length(&path).map_err(|source| HubError::File { path, source })?;
        // As long as it should be, and never hashed: the hub ended in between. Its last byte comes again.
        let stored_bytes = stored_bytes.min(length.saturating_sub(1));
        Ok(BlobStanding { stored_bytes, ..nothing(BlobState::Partly) })
    }
}

/// Whether what is sent lies within the file, and is no more than may come at once.
fn fits(asked: &SendBlob, length: u64) -> Result<(), HubRefusal> {
    let ends = asked.offset.checked_add(asked.length).filter(|ends| *ends <= length);
    if ends.is_none() || asked.length > limits::BLOB_PIECE_BYTES { Err(HubRefusal::TooLarge) } else { Ok(()) }
}

enum Begins {
    Here(Receiving),
    Elsewhere(BlobStanding),
}

impl State {
    fn take_blob_bytes(&mut self, device: &Device, bytes: u64, now_ms: u64) -> Result<(), HubRefusal> {
        let counted = bytes.div_ceil(rates::COUNTED);
        if self.blob_bytes.take_many(device.number, counted, now_ms) { Ok(()) } else { Err(HubRefusal::Busy) }
    }
}
