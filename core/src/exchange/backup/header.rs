//! A backup's first 74 bytes, in clear: that it is one, of which form, and what its key is made of. Numbers are big-endian.
//!
//! `soundings backup` · version (1) · opens with (1) · Argon2id's memory in KiB (4), passes (4), lanes (4) · salt (16) · the
//! content's length (8) · what tells a wrong passphrase (16) · the start of the SHA-256 of all before (4).

use std::io::Read;

use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::{BackupLock, OpensWith, code};
use crate::error::{Error, Refusal, Result};
use crate::exchange::stream::sealed_length;

const MAGIC: &[u8; 16] = b"soundings backup";
const VERSION: u8 = 1;
const KEY_MATERIAL: usize = 54;
const CHECKED: usize = KEY_MATERIAL + 16;
pub(super) const BYTES: usize = CHECKED + 4;

/// The second of RFC 9106's recommended choices, which phones have the memory for.
const OURS: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 4 };
/// What a header may ask for: a quarter of a gigabyte, some seconds.
const MOST: Cost = Cost { memory: 256 * 1024, passes: 16, lanes: 16 };
/// Fewer signs can be tried out by whoever finds the file.
const FEWEST_SIGNS: usize = 12;
const MOST_BYTES: usize = 1024;

/// What Argon2id is to spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    memory: u32,
    passes: u32,
    lanes: u32,
}

const NOTHING: Cost = Cost { memory: 0, passes: 0, lanes: 0 };

impl Cost {
    fn is_bounded(self) -> bool {
        (8 * self.lanes.min(MOST.lanes)..=MOST.memory).contains(&self.memory)
            && (1..=MOST.passes).contains(&self.passes)
            && (1..=MOST.lanes).contains(&self.lanes)
    }
}

/// The header, as far as it can be read without the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub opens_with: OpensWith,
    cost: Cost,
    salt: [u8; 16],
    /// Of what is sealed, in bytes.
    pub length: u64,
}

/// What a header and a lock make: the key of the content.
pub(super) struct ContentKey {
    pub key: [u8; 32],
    check: [u8; 16],
}

impl Header {
    /// For a new backup.
    pub fn new(lock: &BackupLock, salt: [u8; 16], length: u64) -> Self {
        let (opens_with, cost) = match lock {
            BackupLock::Passphrase { .. } => (OpensWith::Passphrase, OURS),
            BackupLock::Code { .. } => (OpensWith::Code, NOTHING),
        };
        Self { opens_with, cost, salt, length }
    }

    /// Reads one, and holds it against how long the file is.
    ///
    /// # Errors
    /// [`Refusal::NoBackup`], [`Refusal::BackupNewer`], [`Refusal::BackupCutOff`], [`Refusal::BackupNotWhole`].
    pub fn read(mut file: impl Read, file_length: u64) -> Result<(Self, [u8; 16])> {
        let unreadable = |_| Error::from(Refusal::FileUnreadable);
        let mut bytes = Vec::with_capacity(BYTES);
        file.by_ref().take(BYTES as u64).read_to_end(&mut bytes).map_err(unreadable)?;
        if !bytes.starts_with(MAGIC) {
            return Err(Refusal::NoBackup.into());
        }
        match bytes.get(MAGIC.len()) {
            Some(0) => return Err(Refusal::BackupNotWhole.into()),
            Some(version) if *version > VERSION => return Err(Refusal::BackupNewer.into()),
            _ => {}
        }
        let bytes = <[u8; BYTES]>::try_from(bytes).map_err(|_| Refusal::BackupCutOff)?;
        let header = Self::of(&bytes).filter(|_| bytes[CHECKED..] == checksum(&bytes[..CHECKED]));
        let header = header.ok_or(Refusal::BackupNotWhole)?;
        let whole = sealed_length(header.length).and_then(|sealed| sealed.checked_add(BYTES as u64));
        match whole.ok_or(Refusal::BackupNotWhole)?.cmp(&file_length) {
            std::cmp::Ordering::Equal => Ok((header, array(&bytes, KEY_MATERIAL))),
            std::cmp::Ordering::Greater => Err(Refusal::BackupCutOff.into()),
            std::cmp::Ordering::Less => Err(Refusal::BackupNotWhole.into()),
        }
    }

    fn of(bytes: &[u8; BYTES]) -> Option<Self> {
        let number = |place| u32::from_be_bytes(array(bytes, place));
        let cost = Cost { memory: number(18), passes: number(22), lanes: number(26) };
        let opens_with = match bytes[17] {
            1 if cost.is_bounded() => OpensWith::Passphrase,
            2 if cost == NOTHING => OpensWith::Code,
            _ => return None,
        };
        Some(Self { opens_with, cost, salt: array(bytes, 30), length: u64::from_be_bytes(array(bytes, 46)) })
    }

    fn key_material(&self) -> [u8; KEY_MATERIAL] {
        let opens_with = match self.opens_with {
            OpensWith::Passphrase => 1,
            OpensWith::Code => 2,
        };
        let mut bytes = [0; KEY_MATERIAL];
        let parts: [&[u8]; 7] = [
            MAGIC,
            &[VERSION, opens_with],
            &self.cost.memory.to_be_bytes(),
            &self.cost.passes.to_be_bytes(),
            &self.cost.lanes.to_be_bytes(),
            &self.salt,
            &self.length.to_be_bytes(),
        ];
        for (place, byte) in bytes.iter_mut().zip(parts.concat()) {
            *place = byte;
        }
        bytes
    }

    /// The bytes of a header.
    pub fn bytes(&self, key: &ContentKey) -> [u8; BYTES] {
        let mut bytes = [0; BYTES];
        bytes[..KEY_MATERIAL].copy_from_slice(&self.key_material());
        bytes[KEY_MATERIAL..CHECKED].copy_from_slice(&key.check);
        let sum = checksum(&bytes[..CHECKED]);
        bytes[CHECKED..].copy_from_slice(&sum);
        bytes
    }

    /// The key of a backup that is being made, bound to every byte of the header.
    ///
    /// # Errors
    /// As [`check_lock`].
    pub fn lock(&self, lock: &BackupLock) -> Result<ContentKey> {
        check_lock(lock)?;
        match lock {
            BackupLock::Passphrase { passphrase: typed } | BackupLock::Code { code: typed } => self.key(typed),
        }
    }

    /// The key of a backup that was read.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::WrongCode`], [`Refusal::CodeUnreadable`].
    pub fn unlock(&self, typed: &str, check: [u8; 16]) -> Result<ContentKey> {
        let key = self.key(typed)?;
        match self.opens_with {
            _ if key.check == check => Ok(key),
            OpensWith::Passphrase => Err(Refusal::WrongPassphrase.into()),
            OpensWith::Code => Err(Refusal::WrongCode.into()),
        }
    }

    fn key(&self, typed: &str) -> Result<ContentKey> {
        let secret = match self.opens_with {
            OpensWith::Passphrase => stretched(typed, &self.salt, self.cost)?.to_vec(),
            OpensWith::Code => code::typed(typed)?.to_vec(),
        };
        let (mut key, mut check) = ([0; 32], [0; 16]);
        let derived = Hkdf::<Sha256>::new(Some(&self.salt), &secret);
        let info = self.key_material();
        // So few bytes are far below what HKDF can expand to, its only error.
        let _ = derived.expand_multi_info(&[b"content", &info], &mut key);
        let _ = derived.expand_multi_info(&[b"check", &info], &mut check);
        Ok(ContentKey { key, check })
    }
}

/// What a lock must be.
///
/// # Errors
/// [`Refusal::PassphraseTooShort`], [`Refusal::TextTooLong`], [`Refusal::CodeUnreadable`].
pub(super) fn check_lock(lock: &BackupLock) -> Result<()> {
    match lock {
        BackupLock::Passphrase { passphrase } if passphrase.chars().count() < FEWEST_SIGNS => {
            Err(Refusal::PassphraseTooShort.into())
        }
        BackupLock::Passphrase { passphrase } if passphrase.len() > MOST_BYTES => Err(Refusal::TextTooLong.into()),
        BackupLock::Passphrase { .. } => Ok(()),
        BackupLock::Code { code } => code::typed(code).map(|_| ()),
    }
}

/// A passphrase, the same however a keyboard composes its signs, made slow to try out (Argon2id, RFC 9106).
fn stretched(passphrase: &str, salt: &[u8], cost: Cost) -> Result<[u8; 32]> {
    if passphrase.len() > MOST_BYTES {
        return Err(Refusal::TextTooLong.into());
    }
    let composed: String = passphrase.nfc().collect();
    let parameters = Params::new(cost.memory, cost.passes, cost.lanes, Some(32)).map_err(Error::unknown)?;
    let mut stretched = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(composed.as_bytes(), salt, &mut stretched)
        .map_err(Error::unknown)?;
    Ok(stretched)
}

fn checksum(bytes: &[u8]) -> [u8; 4] {
    array(&Sha256::digest(bytes), 0)
}

/// `N` bytes from a place on that is within.
fn array<const N: usize>(bytes: &[u8], place: usize) -> [u8; N] {
    std::array::from_fn(|index| bytes[place + index])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::stream::{Opening, Sealing};

    fn locks() -> [BackupLock; 2] {
        let code = code::recovery_code(&crate::environment::Environment {
            randomness: std::sync::Arc::new(Same),
            ..crate::environment::Environment::system()
        });
        [BackupLock::Passphrase { passphrase: "four words well apart".into() }, BackupLock::Code { code }]
    }

    struct Same;

    impl crate::environment::Randomness for Same {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0x5a);
        }
    }

    #[test]
    fn a_backup_has_the_bytes_it_always_had() {
        for (lock, content) in locks().iter().zip([&b"soundings"[..], b""]) {
            let header = Header::new(lock, [3; 16], content.len() as u64);
            let key = header.lock(lock).unwrap();
            let mut file = header.bytes(&key).to_vec();
            let mut sealing = Sealing::to(&mut file, key.key);
            sealing.add(content).unwrap();
            sealing.finish().unwrap();
            insta::assert_snapshot!(data_encoding::HEXLOWER.encode(&file));
            let (read, check) = Header::read(&file[..], file.len() as u64).unwrap();
            assert_eq!(read, header);
            let (BackupLock::Passphrase { passphrase: typed } | BackupLock::Code { code: typed }) = lock;
            let key = read.unlock(typed, check).unwrap();
            let mut opening =
                Opening::of(&file[BYTES..], key.key, sealed_length(read.length).unwrap(), Refusal::BackupNotWhole);
            assert_eq!(opening.next(u64::MAX).unwrap(), content);
            assert!(opening.is_at_end().unwrap());
        }
    }

    #[test]
    fn content_of_any_length_is_sealed_and_read_chunk_by_chunk() {
        for length in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
            let content: Vec<u8> = (0..length).map(|place| (place % 251) as u8).collect();
            let mut sealing = Sealing::to(Vec::new(), [1; 32]);
            content.chunks(999).for_each(|some| sealing.add(some).unwrap());
            assert_eq!(sealing.taken(), length as u64);
            let sealed = sealing.finish().unwrap();
            assert_eq!(Some(sealed.len() as u64), sealed_length(length as u64));
            let mut opening = Opening::of(&sealed[..], [1; 32], sealed.len() as u64, Refusal::BackupNotWhole);
            let mut read = Vec::new();
            let take = |some: &[u8]| {
                read.extend_from_slice(some);
                Ok(())
            };
            opening.each(length as u64, take).unwrap();
            assert!(read == content && opening.is_at_end().unwrap());
            assert!(opening.each(1, |_| Ok(())).is_err());
        }
    }

    #[test]
    fn a_header_that_asks_for_too_much_is_refused_before_anything_is_done_for_it() {
        let [lock, _] = locks();
        let header = Header::new(&lock, [3; 16], 9);
        let whole = header.bytes(&header.lock(&lock).unwrap());
        let with = |place: usize, number: &[u8]| {
            let mut bytes = whole;
            bytes[place..place + number.len()].copy_from_slice(number);
            let sum = checksum(&bytes[..CHECKED]);
            bytes[CHECKED..].copy_from_slice(&sum);
            Header::read(&bytes[..], 99).map(|_| ())
        };
        assert!(with(16, &[1]).is_ok());
        for (place, number) in [
            (18, u32::MAX),
            (18, MOST.memory + 1),
            (18, 31),
            (18, 0),
            (22, 0),
            (22, MOST.passes + 1),
            (26, 0),
            (26, MOST.lanes + 1),
            (26, u32::MAX),
        ] {
            assert!(matches!(with(place, &number.to_be_bytes()), Err(Error::Refused(Refusal::BackupNotWhole))));
        }
        for (place, number) in [(17, 0), (17, 2), (17, 3), (17, 255)] {
            assert!(matches!(with(place, &[number]), Err(Error::Refused(Refusal::BackupNotWhole))));
        }
        for length in [u64::MAX, u64::MAX - 16, 1 << 60] {
            assert!(matches!(with(46, &length.to_be_bytes()), Err(Error::Refused(Refusal::BackupNotWhole))));
        }
    }
}
