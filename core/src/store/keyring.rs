//! The keyring: what a device signs by, kept beside the database key, where no copy of the database takes it along (sync.md
//! 20). A database without its keyring is a copy, and knows that by itself.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use minicbor::{Decode, Encode};
use soundings_wire::{Id, Incarnation, encode, sha256};

use super::durable::{folder_of, write_durably};
use super::keys::DatabaseKey;
use crate::error::Error;

/// No keyring of ours is longer.
const MOST_BYTES: u64 = 1024;

/// The keyring does not answer now: locked, or its file cannot be read or written. Nothing was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the keyring does not answer")]
pub struct KeyringAway;

impl From<KeyringAway> for Error {
    fn from(error: KeyringAway) -> Self {
        Self::unknown(error)
    }
}

/// Where a device's secrets lie. Whoever keeps them for the core must not let them be copied with the notebook.
pub trait Keyring: Send + Sync {
    /// What was kept last; `None`: nothing ever was, or it is lost.
    ///
    /// # Errors
    /// [`KeyringAway`] where that cannot be told now.
    fn read(&self) -> Result<Option<Vec<u8>>, KeyringAway>;

    /// Keeps these bytes instead, durably before this returns.
    ///
    /// # Errors
    /// [`KeyringAway`]; what was there before still is.
    fn replace(&self, kept: &[u8]) -> Result<(), KeyringAway>;
}

/// A keyring in a file that its owner alone may read.
#[derive(Clone, Debug)]
pub struct KeyringFile(PathBuf);

impl KeyringFile {
    /// The keyring in this file, which need not be there yet. It must not lie in the notebook's folder: it would be copied
    /// with it.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }
}

impl Keyring for KeyringFile {
    fn read(&self) -> Result<Option<Vec<u8>>, KeyringAway> {
        let file = match File::open(&self.0) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(_) => return Err(KeyringAway),
        };
        let mut bytes = Vec::new();
        file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|_| KeyringAway)?;
        Ok(Some(bytes))
    }

    fn replace(&self, kept: &[u8]) -> Result<(), KeyringAway> {
        let folder = folder_of(&self.0);
        std::fs::create_dir_all(folder).map_err(|_| KeyringAway)?;
        // Made readable by its owner alone, as every temporary file is.
        write_durably(&self.0, kept).map_err(|_| KeyringAway)
    }
}

/// What a keyring is called that lies beside a key which may open several notebooks: by where the notebook lies, so that a
/// copy beside it is known for one.
#[must_use]
pub fn keyring_name(notebook: &Path) -> String {
    let whole = notebook.canonicalize().or_else(|_| std::path::absolute(notebook));
    let whole = whole.unwrap_or_else(|_| notebook.to_owned());
    data_encoding::HEXLOWER.encode(&sha256(&[whole.as_os_str().as_encoded_bytes()]).0[..8])
}

/// What opens a notebook, and what its device signs by.
#[derive(Clone)]
pub struct Keys {
    /// Opens the database.
    pub database: DatabaseKey,
    /// Holds what the device signs by.
    pub device: Arc<dyn Keyring>,
}

impl Keys {
    /// With the device's secrets in a file.
    #[must_use]
    pub fn with_file(database: &DatabaseKey, device: &Path) -> Self {
        Self { database: database.clone(), device: Arc::new(KeyringFile::at(device)) }
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

/// The secrets in a keyring, each with the name that it signs for. One where all is well; more while a name changes, so that
/// whatever name the database has after a crash, its secret is here.
#[derive(Clone, Default)]
pub(crate) struct DeviceSecrets(Vec<Secret>);

#[derive(Clone, Encode, Decode)]
struct Secret {
    #[n(0)]
    device: Id,
    #[n(1)]
    number: u32,
    #[cbor(n(2), with = "minicbor::bytes")]
    secret: [u8; 32],
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Kept {
    #[n(0)]
    secrets: Vec<Secret>,
}

impl Secret {
    fn name(&self) -> Incarnation {
        Incarnation { device: self.device, number: self.number }
    }
}

impl DeviceSecrets {
    /// Reads what a keyring holds. What cannot be read is lost.
    pub fn read(keyring: &dyn Keyring) -> Result<Self, KeyringAway> {
        let kept = keyring.read()?.filter(|bytes| bytes.len() as u64 <= MOST_BYTES);
        let kept = kept.and_then(|bytes| minicbor::decode::<Kept>(&bytes).ok());
        Ok(Self(kept.map(|kept| kept.secrets).unwrap_or_default()))
    }

    /// Puts them there.
    pub fn keep(&self, keyring: &dyn Keyring) -> Result<(), KeyringAway> {
        keyring.replace(&encode(&Kept { secrets: self.0.clone() }))
    }

    /// The secret of a name.
    pub fn of(&self, name: Incarnation) -> Option<[u8; 32]> {
        self.0.iter().find(|secret| secret.name() == name).map(|secret| secret.secret)
    }

    /// The same with one more.
    pub fn with(mut self, name: Incarnation, secret: [u8; 32]) -> Self {
        self.0.retain(|known| known.name() != name);
        self.0.push(Secret { device: name.device, number: name.number, secret });
        self
    }

    /// The same without any but those of these names.
    pub fn only(mut self, names: &[Incarnation]) -> Self {
        self.0.retain(|secret| names.contains(&secret.name()));
        self
    }

    /// Whether there is more than one.
    pub fn are_several(&self) -> bool {
        self.0.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(number: u32) -> Incarnation {
        Incarnation { device: Id([1; 16]), number }
    }

    #[test]
    fn a_keyring_has_the_bytes_it_always_had() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyringFile::at(&folder.path().join("keys/device"));
        assert_eq!(keyring.read(), Ok(None));
        DeviceSecrets::default().with(name(1), [2; 32]).with(name(2), [3; 32]).keep(&keyring).unwrap();
        insta::assert_snapshot!(data_encoding::HEXLOWER.encode(&keyring.read().unwrap().unwrap()));
        let read = DeviceSecrets::read(&keyring).unwrap();
        assert_eq!((read.of(name(1)), read.of(name(2)), read.of(name(3))), (Some([2; 32]), Some([3; 32]), None));
        let one = read.only(&[name(2)]);
        assert!(!one.are_several() && one.of(name(1)).is_none());
    }

    #[test]
    fn what_is_no_keyring_is_a_lost_one() {
        let folder = tempfile::tempdir().unwrap();
        let keyring = KeyringFile::at(&folder.path().join("device"));
        for rubbish in [Vec::new(), b"rubbish".to_vec(), vec![0xa1; 100_000]] {
            std::fs::write(folder.path().join("device"), rubbish).unwrap();
            assert!(DeviceSecrets::read(&keyring).unwrap().of(name(1)).is_none());
        }
        assert_eq!(
            KeyringFile::at(folder.path()).read(),
            Err(KeyringAway),
            "a folder is none, and nothing is known of one"
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_the_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device");
        KeyringFile::at(&path).replace(b"secret").unwrap();
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
