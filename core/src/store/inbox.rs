//! The inbox: capture by any process, or while the notebook can't be opened. One sealed file a note.
//!
//! A file is HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305; info `soundings inbox 1`) to the public key beside the
//! inbox: the encapsulated key (32 bytes), then the ciphertext of an [`InboxNote`]. Written beside, synced, renamed, the
//! folder synced: that is durable capture. The notebook takes it in at the next open, once, by its id.

use std::path::{Path, PathBuf};

use hpke::kem::X25519HkdfSha256;
use hpke::{Kem, Serializable};
use minicbor::{Decode, Encode};
use soundings_wire::Change;

use super::durable::write_durably;
use super::keys::{DatabaseKey, derive};
use super::sealing::{self, seal_to};
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::model::fields::observation;
use crate::model::value::Field;
use crate::model::{Id, Moment, ObservationKind, Person};

const INFO: &[u8] = b"soundings inbox 1";
const ENCAPSULATED: usize = 32;

/// A note as it waits in the inbox: what its operation will say, as far as that is known without the notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InboxNote {
    /// The observation's id.
    pub id: Id,
    /// Its fields.
    pub changes: Vec<Change>,
    pub attachments: Vec<InboxAttachment>,
}

/// The bytes of an inbox file. A file of the first form names each field itself; later ones hold changes.
#[derive(Encode, Decode)]
#[cbor(map)]
struct File {
    #[n(0)]
    id: Id,
    #[n(1)]
    kind: Option<u8>,
    #[n(2)]
    words: Option<String>,
    #[n(3)]
    exact: Option<bool>,
    #[n(4)]
    noted: Option<Moment>,
    #[n(5)]
    happened: Option<Moment>,
    #[n(6)]
    by: Option<String>,
    #[n(7)]
    starred: Option<bool>,
    #[n(8)]
    tags: Option<Vec<String>>,
    #[n(9)]
    attachments: Vec<InboxAttachment>,
    #[n(10)]
    about: Option<String>,
    #[n(11)]
    visit: Option<Id>,
    #[n(12)]
    only_me: Option<bool>,
    #[n(13)]
    changes: Option<Vec<Change>>,
}

impl File {
    fn of(note: &InboxNote) -> Self {
        Self {
            id: note.id,
            kind: None,
            words: None,
            exact: None,
            noted: None,
            happened: None,
            by: None,
            starred: None,
            tags: None,
            attachments: note.attachments.clone(),
            about: None,
            visit: None,
            only_me: None,
            changes: Some(note.changes.clone()),
        }
    }

    fn note(self) -> InboxNote {
        let (id, attachments) = (self.id, self.attachments.clone());
        InboxNote { id, changes: self.changes.clone().unwrap_or_else(|| self.first_form()), attachments }
    }

    fn first_form(self) -> Vec<Change> {
        let someone = |description: String| Person::Someone(description);
        let raised =
            |flag: Option<bool>, field: Field<bool>| flag.filter(|raised| *raised).map(|raised| field.set(&raised));
        let mut changes = Vec::new();
        changes.extend(self.words.map(|words| observation::FIRST_WORDS.set(&words)));
        changes.extend(self.noted.map(|noted| observation::NOTED.set(&noted)));
        changes.extend(self.happened.map(|happened| observation::HAPPENED.set(&happened)));
        changes.extend(self.kind.and_then(ObservationKind::from_number).map(|kind| observation::KIND.set(&kind)));
        changes.extend(self.visit.map(|visit| observation::ENCOUNTER.set(&visit)));
        changes.extend(self.by.map(someone).map(|by| observation::BY.set(&by)));
        changes.extend(self.about.map(someone).map(|about| observation::ABOUT.set(&about)));
        changes.extend(self.tags.unwrap_or_default().iter().map(|tag| observation::TAGS.with(tag)));
        changes.extend(raised(self.exact, observation::EXACT));
        changes.extend(raised(self.starred, observation::STARRED));
        changes.extend(raised(self.only_me, observation::STAYS_ONLY_ME));
        changes
    }
}

/// A file that came with a note.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct InboxAttachment {
    #[n(0)]
    pub file_name: Option<String>,
    #[cbor(n(1), with = "minicbor::bytes")]
    pub content: Vec<u8>,
}

fn folder(directory: &Path) -> PathBuf {
    directory.join("inbox")
}

fn public_key_path(directory: &Path) -> PathBuf {
    directory.join("inbox-key")
}

/// Makes the inbox and lays its public key beside it, in clear: it only seals.
pub(crate) fn prepare(directory: &Path, key: &DatabaseKey) -> Result<()> {
    std::fs::create_dir_all(folder(directory))?;
    let (_, public) = X25519HkdfSha256::derive_keypair(&derive(key, "inbox"));
    write_durably(&public_key_path(directory), public.to_bytes().as_slice())
}

/// Whether notes can be captured here without opening the notebook.
pub(crate) fn is_there(directory: &Path) -> bool {
    public_key_path(directory).exists()
}

/// Seals a note into the inbox. When this returns it is durable.
pub(crate) fn capture(directory: &Path, environment: &Environment, note: &InboxNote) -> Result<()> {
    let public = std::fs::read(public_key_path(directory)).map_err(|_| Error::NoNotebook)?;
    let public = public.try_into().map_err(|_| Error::Damaged)?;
    let (encapsulated, sealed) = seal_to(&public, INFO, &soundings_wire::encode(&File::of(note)), environment)?;
    std::fs::create_dir_all(folder(directory))?;
    write_durably(&folder(directory).join(note.id.to_string()), &[encapsulated.as_slice(), &sealed].concat())
}

/// The notes that wait, oldest first, with their files. One that can't be opened stays where it is.
pub(crate) fn waiting(directory: &Path, key: &DatabaseKey) -> Result<Vec<(PathBuf, InboxNote)>> {
    let Ok(files) = std::fs::read_dir(folder(directory)) else { return Ok(Vec::new()) };
    let (secret, _) = X25519HkdfSha256::derive_keypair(&derive(key, "inbox"));
    let mut notes = Vec::new();
    for file in files {
        let path = file?.path();
        let Ok(bytes) = std::fs::read(&path) else { continue };
        if let Some(note) = open(&secret, &bytes) {
            notes.push((path, note));
        }
    }
    notes.sort_by_key(|(_, note)| note.id);
    Ok(notes)
}

/// How many files wait, also those that nobody here can open.
pub(crate) fn left(directory: &Path) -> u32 {
    /// More are not told apart.
    const MOST: usize = 10_000;
    std::fs::read_dir(folder(directory)).map_or(0, |files| files.take(MOST).count() as u32)
}

fn open(secret: &<X25519HkdfSha256 as Kem>::PrivateKey, bytes: &[u8]) -> Option<InboxNote> {
    let (encapsulated, sealed) = bytes.split_first_chunk::<ENCAPSULATED>()?;
    read(&sealing::open_with(secret, INFO, encapsulated, sealed)?)
}

#[cfg(any(test, feature = "fuzzing"))]
pub(crate) fn bytes(note: &InboxNote) -> Vec<u8> {
    soundings_wire::encode(&File::of(note))
}

pub(crate) fn read(bytes: &[u8]) -> Option<InboxNote> {
    soundings_wire::decode::<File>(bytes, "a note in the inbox").ok().map(File::note)
}
