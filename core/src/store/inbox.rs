//! The inbox: capture by any process, or while the notebook can't be opened. One sealed file a note.
//!
//! A file is HPKE (RFC 9180: X25519, HKDF-SHA-256, ChaCha20-Poly1305; info `soundings inbox 1`) to the public key beside the
//! inbox: the encapsulated key (32 bytes), then the ciphertext of an [`InboxNote`]. Written beside, synced, renamed, the
//! folder synced: that is durable capture. The notebook takes it in at the next open, once, by its id.

use std::path::{Path, PathBuf};

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use minicbor::{Decode, Encode};

use super::open::{DatabaseKey, derive, write_durably};
use crate::environment::{Environment, Randomness};
use crate::error::{Error, Result};
use crate::model::{Id, Moment};

const INFO: &[u8] = b"soundings inbox 1";
const ENCAPSULATED: usize = 32;

/// A note as it waits in the inbox.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct InboxNote {
    /// The observation's id.
    #[n(0)]
    pub id: Id,
    /// [`crate::model::ObservationKind`]'s number; `None`: without a key yet.
    #[n(1)]
    pub kind: Option<u8>,
    #[n(2)]
    pub words: String,
    #[n(3)]
    pub exact: bool,
    #[n(4)]
    pub noted: Moment,
    #[n(5)]
    pub happened: Option<Moment>,
    /// A description of who said or did it.
    #[n(6)]
    pub by: Option<String>,
    #[n(7)]
    pub starred: bool,
    #[n(8)]
    pub tags: Vec<String>,
    #[n(9)]
    pub attachments: Vec<InboxAttachment>,
    /// A description of whom it concerns.
    #[n(10)]
    pub about: Option<String>,
    /// The visit it was meant for.
    #[n(11)]
    pub visit: Option<Id>,
    /// It stays only me.
    #[n(12)]
    pub only_me: Option<bool>,
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
    let public = <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(&public).map_err(|_| Error::Damaged)?;
    let (encapsulated, sealed) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &public,
        INFO,
        &soundings_wire::encode(note),
        &[],
        &mut Random(environment.randomness.as_ref()),
    )
    .map_err(|_| Error::Damaged)?;
    std::fs::create_dir_all(folder(directory))?;
    write_durably(&folder(directory).join(note.id.to_string()), &[encapsulated.to_bytes().as_slice(), &sealed].concat())
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

fn open(secret: &<X25519HkdfSha256 as Kem>::PrivateKey, bytes: &[u8]) -> Option<InboxNote> {
    let (encapsulated, sealed) = bytes.split_at_checked(ENCAPSULATED)?;
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
    let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        secret,
        &encapsulated,
        INFO,
        sealed,
        &[],
    )
    .ok()?;
    soundings_wire::decode(&opened, "a note in the inbox").ok()
}

/// Our seam in the shape the library takes.
struct Random<'a>(&'a dyn Randomness);

impl rand_core::TryRng for Random<'_> {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> std::result::Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.0.fill(&mut bytes);
        Ok(u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> std::result::Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        Ok(u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), Self::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl rand_core::TryCryptoRng for Random<'_> {}
