//! A bundle's file: what `sync_queue::bundle` gives, sealed to the devices of one engineer.
//!
//! | bytes | |
//! | --- | --- |
//! | 17 | `soundings bundle` and its form, 2 |
//! | 1 | to how many devices, 1 to 64 |
//! | 80 each | HPKE's encapsulated key (32), and the bundle's secret sealed to the device's key (48), info `soundings bundle 2` |
//! | the rest | the pieces, in chunks of 64 KiB (`stream`), under HKDF of the secret with the SHA-256 of all before as its salt |
//!
//! It names nobody in clear: whoever finds it sees to how many devices it goes, and how long it is.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use hkdf::Hkdf;
use serde::Serialize;
use sha2::{Digest, Sha256};
use soundings_wire::limits;

use super::stream::{Opening, Sealing};
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::{device, personal};
use crate::model::{Id, Kind, Moment};
use crate::notebook::{Notebook, lock};
use crate::store::attachments::{self, Part};
use crate::store::durable::Unfinished;
use crate::store::entities::Entity;
use crate::store::{sealing, transfers};
use crate::sync_queue::bundle::{self, Carried, For, Known, Taken};

const MAGIC: &[u8; 16] = b"soundings bundle";
const FORM: u8 = 2;
const SLOT: usize = 80;
const INFO: &[u8] = b"soundings bundle 2";

/// What was put into a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BundleMade {
    /// Whom it is for.
    pub to: Id,
    /// Their name.
    pub name: String,
    /// When.
    pub made: Moment,
    /// To how many of their devices it is sealed.
    pub devices: u64,
    /// Entries of the team's log in it.
    pub entries: u64,
    /// Those that the team's server has not got, as far as it is known here.
    pub not_with_server: u64,
    /// Entries that are only theirs, for another device of one's own.
    pub only_theirs: u64,
    /// Everything is in it, not what is new since the last alone.
    pub all: bool,
    /// Attachments' files in it; thumbnails are not counted.
    pub files: u64,
    /// Those that the bound left no room for: they follow with the team's server.
    pub files_later: u64,
    /// The file's bytes.
    pub bytes: u64,
}

/// How much of attachments' files goes along, where nobody says: what a mail takes.
pub const BUNDLE_FILE_BYTES: u64 = 20_000_000;
/// The most that can be asked for.
const MOST_FILE_BYTES: u64 = limits::BUNDLE_BYTES / 10 * 9;

/// What came of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct BundleTaken {
    /// Whose device made it.
    pub from: Option<Id>,
    /// Their name.
    pub name: Option<String>,
    /// Entries that were new here.
    pub new: u64,
    /// Those that were here.
    pub known: u64,
    /// Entries that are only yours, from another device of your own.
    pub only_yours: u64,
    /// Attachments' files that were not here; thumbnails are not counted.
    pub files: u64,
}

impl Notebook {
    /// Writes a new file for one engineer, sealed to all their devices: what they lack of the team's log, as far as this notebook
    /// can tell. `all`: everything, whatever they have. No network is needed. Attachments' files go along up to
    /// [`BUNDLE_FILE_BYTES`].
    ///
    /// # Errors
    /// As [`Notebook::make_bundle_with`].
    pub fn make_bundle(&self, to: Id, file: &Path, all: bool) -> Result<BundleMade> {
        self.make_bundle_with(to, file, all, BUNDLE_FILE_BYTES)
    }

    /// [`Notebook::make_bundle`] with so many bytes of attachments' files at most: thumbnails first, the small before the large.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`], [`Refusal::EngineerUnknown`], [`Refusal::BundleToNobody`]: no device of theirs is known here;
    /// [`Refusal::BundleNotNow`]; [`Refusal::FileExists`], [`Refusal::FolderMissing`], [`Refusal::CannotWriteThere`],
    /// [`Error::DiskFull`]. The file is not there then.
    pub fn make_bundle_with(&self, to: Id, file: &Path, all: bool, file_bytes: u64) -> Result<BundleMade> {
        let folder = self.place_for(file)?;
        let mut out = Unfinished::begin(&folder).map_err(super::backup::cannot_write)?;
        let (made, given) = self.read(|reading| {
            let connection = reading.connection;
            let me = device::signer(connection, &self.environment, self.keyring())?.ok_or(Refusal::BundleNotNow)?;
            let (team, hub) = bundle::team(connection, &me)?;
            let engineer = Entity::find(connection, to)?.filter(|entity| entity.kind == Kind::Engineer);
            engineer.ok_or(Refusal::EngineerUnknown)?;
            let keys = bundle::sealing_keys(connection, &me, to)?;
            let since = if all { None } else { bundle::since(connection, to)? };
            let (header, key) = header(&keys, &self.environment)?;
            out.write_all(&header)?;
            let mut sealing = Sealing::to(out, key);
            let made = reading.now().clone();
            let made_ms = made.utc_ms.unsigned_abs();
            let files = (self.directory.as_path(), file_bytes.min(MOST_FILE_BYTES));
            let what = For { bundle: self.environment.new_id(), recipient: to, since, made_ms, files };
            let given = bundle::give(connection, (&me, &hub, team), &what, &mut |bytes| sealing.add(bytes))?;
            sealing.finish()?.finish(file)?;
            let made = BundleMade {
                to,
                name: reading.name(Some(to))?.unwrap_or_default(),
                made,
                devices: keys.len().min(limits::BUNDLE_DEVICES) as u64,
                entries: given.operations,
                not_with_server: given.not_with_hub,
                only_theirs: given.only_theirs,
                all: since.is_none(),
                files: given.files.files,
                files_later: given.files.later,
                bytes: std::fs::metadata(file)?.len(),
            };
            Ok((made, given))
        })?;
        // Where that finds no room the next bundle holds it once more.
        self.remember(|action| {
            bundle::are_had(action.connection(), to, given.files.given.into_iter())?;
            bundle::is_known(action.connection(), to, given.up_to, Known::Given(made.made.utc_ms))
        })?;
        Ok(made)
    }

    /// Takes a bundle in, whole or not at all. No network is needed; what the team's server lacks of it goes there with the next
    /// contact.
    ///
    /// # Errors
    /// [`Refusal::NoBundle`], [`Refusal::BundleNewer`], [`Refusal::BundleNotWhole`], [`Refusal::BundleNotForYou`],
    /// [`Refusal::BundleOtherTeam`], [`Refusal::BundleTaken`], [`Refusal::BundleNotVouchedFor`], [`Refusal::BundleGap`],
    /// [`Refusal::FileTooLarge`], [`Refusal::NotJoined`]; a file that cannot be read. Nothing was changed then.
    pub fn take_bundle(&self, file: &Path) -> Result<BundleTaken> {
        let mut carried = Vec::new();
        let outcome = self.take_whole(file, &mut carried);
        let named = |one: &Carried| outcome.as_ref().is_ok_and(|(_, named)| named.contains(&one.of()));
        let unnamed = carried.iter().filter(|one| !named(one)).map(|one| &one.kept);
        attachments::discard(&self.directory, unnamed);
        let (taken, named) = outcome?;
        if taken.erases {
            self.remove_traces()?;
        }
        let name = self.read(|reading| reading.name(taken.from))?;
        let from = taken.from;
        let files = named.iter().filter(|(_, part)| *part == Part::Content).count() as u64;
        Ok(BundleTaken { from, name, new: taken.new, known: taken.known, only_yours: taken.only_yours, files })
    }

    /// Takes all of it in, in one act, and its files into `carried`. Those of them that something names now.
    fn take_whole(&self, file: &Path, carried: &mut Vec<Carried>) -> Result<(Taken, HashSet<(Id, Part)>)> {
        let (mut file, length) = open(file)?;
        let mut found = Vec::new();
        self.copy_files(&mut file, length, carried)?;
        let taken = self.write(|action| {
            let connection = action.connection();
            let me = device::signer(connection, &self.environment, self.keyring())?.ok_or(Refusal::BundleNotNow)?;
            let (team, hub) = bundle::team(connection, &me)?;
            let (key, from) = unlock(&mut file, length, &me.sealing_secret())?;
            let looked = bundle::look(connection, (&me, &hub, team), &mut frames(&file, key, (from, length))?)?;
            let mut frames = frames(&file, key, (from, length))?;
            let environment = &self.environment;
            let taken = bundle::take(connection, environment, (&me, &hub, team), &looked, &mut frames, &mut found)?;
            let named = bundle::record(connection, &self.directory, carried, &mut found)?;
            let had = carried.iter().map(Carried::of);
            taken.from.map_or(Ok(()), |from| bundle::are_had(connection, from, had))?;
            while transfers::look(connection, personal::travels(connection, &action.me)?)? {}
            Ok((taken, named))
        })?;
        lock(&self.engine).heard_elsewhere();
        self.tell(found);
        Ok(taken)
    }

    /// Copies its files before anything is changed: nobody waits for that who writes meanwhile.
    fn copy_files(&self, file: &mut File, length: u64, carried: &mut Vec<Carried>) -> Result<()> {
        let (key, from, team) = self.read(|reading| {
            let me = device::signer(reading.connection, &self.environment, self.keyring())?;
            let me = me.ok_or(Refusal::BundleNotNow)?;
            let (team, hub) = bundle::team(reading.connection, &me)?;
            let (key, from) = unlock(file, length, &me.sealing_secret())?;
            Ok((key, from, (team, hub.id, me.engineer)))
        })?;
        let mut frames = frames(file, key, (from, length))?;
        let is_here = |id, part| self.read(|reading| attachments::is_here(reading.connection, id, part));
        bundle::keep((&self.directory, &self.environment), team, &mut frames, &is_here, carried)
    }
}

/// What stands in clear, and the key of the rest.
fn header(keys: &[[u8; 32]], environment: &Environment) -> Result<(Vec<u8>, [u8; 32])> {
    // The newest first: an engineer with more devices than that has thrown some away.
    let keys = keys.get(..limits::BUNDLE_DEVICES).unwrap_or(keys);
    let count = u8::try_from(keys.len()).ok().filter(|count| *count > 0).ok_or(Refusal::BundleToNobody)?;
    let secret: [u8; 32] = environment.random();
    let mut header = [MAGIC.as_slice(), &[FORM, count]].concat();
    for key in keys {
        let (encapsulated, sealed) = sealing::seal_to(key, INFO, &secret, environment)?;
        header.extend(encapsulated);
        header.extend(sealed);
    }
    let key = content_key(&secret, &header);
    Ok((header, key))
}

/// A header that was changed gives another key.
fn content_key(secret: &[u8; 32], header: &[u8]) -> [u8; 32] {
    let mut key = [0; 32];
    // So few bytes are far below what HKDF can expand to, its only error.
    let _ = Hkdf::<Sha256>::new(Some(&Sha256::digest(header)), secret).expand(INFO, &mut key);
    key
}

fn open(path: &Path) -> Result<(File, u64)> {
    let facts = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Refusal::FileMissing,
        _ => Refusal::FileUnreadable,
    })?;
    if facts.is_dir() {
        return Err(Refusal::FileIsFolder.into());
    }
    if !facts.is_file() {
        return Err(Refusal::NoBundle.into());
    }
    if facts.len() > limits::BUNDLE_BYTES {
        return Err(Refusal::FileTooLarge.into());
    }
    Ok((File::open(path).map_err(|_| Refusal::FileUnreadable)?, facts.len()))
}

/// The key of a bundle that is sealed to this device, and where what it opens begins.
fn unlock(file: &mut File, length: u64, secret: &[u8; 32]) -> Result<([u8; 32], u64)> {
    let mut header = Vec::new();
    let most = MAGIC.len() + 2 + limits::BUNDLE_DEVICES * SLOT;
    file.seek(SeekFrom::Start(0))?;
    file.take(most as u64).read_to_end(&mut header).map_err(|_| Refusal::FileUnreadable)?;
    let rest = header.strip_prefix(MAGIC).ok_or(Refusal::NoBundle)?;
    let (form, rest) = rest.split_first().ok_or(Refusal::BundleNotWhole)?;
    if *form > FORM {
        return Err(Refusal::BundleNewer.into());
    }
    let (count, slots) = rest.split_first().ok_or(Refusal::BundleNotWhole)?;
    let slots = slots.get(..usize::from(*count) * SLOT).filter(|slots| *form == FORM && !slots.is_empty());
    let slots = slots.ok_or(Refusal::BundleNotWhole)?;
    let from = MAGIC.len() + 2 + slots.len();
    let opened = slots.chunks(SLOT).find_map(|slot| {
        let (encapsulated, sealed) = slot.split_first_chunk()?;
        sealing::open(secret, INFO, encapsulated, sealed)?.try_into().ok()
    });
    let opened: [u8; 32] = opened.ok_or(Refusal::BundleNotForYou)?;
    if length <= from as u64 {
        return Err(Refusal::BundleNotWhole.into());
    }
    Ok((content_key(&opened, header.get(..from).unwrap_or_default()), from as u64))
}

/// The frames of its pieces, one after another.
fn frames(
    file: &File,
    key: [u8; 32],
    (from, length): (u64, u64),
) -> Result<impl FnMut() -> Result<Option<Vec<u8>>> + use<'_>> {
    let mut file = file;
    file.seek(SeekFrom::Start(from))?;
    let mut opening = Opening::of(BufReader::new(file), key, length - from, Refusal::BundleNotWhole);
    Ok(move || {
        if opening.is_over()? {
            return Ok(None);
        }
        let length = u32::from_be_bytes(opening.array()?) as usize;
        if length > limits::BUNDLE_PIECE_BYTES + 1 {
            return Err(Error::from(Refusal::FileTooLarge));
        }
        let mut frame = Vec::new();
        opening.each(length as u64, |bytes| {
            frame.extend_from_slice(bytes);
            Ok(())
        })?;
        Ok(Some(frame))
    })
}
