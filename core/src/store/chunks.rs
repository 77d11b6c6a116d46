//! Files that are sealed in chunks: each can be opened or sealed by its number alone, so that a file may be sent from
//! anywhere, and one that was cut off on its way here goes on where it was.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use aead_stream::{NewStream as _, StreamBE32, StreamPrimitive as _};
use chacha20poly1305::ChaCha20Poly1305;
use sha2::{Digest as _, Sha256};

use super::attachments::{CHUNK, NONCE, TAG};
use crate::error::{Error, Result};

/// Seals and opens one file's chunks.
pub(crate) struct Chunks {
    stream: StreamBE32<ChaCha20Poly1305>,
    /// Of the content.
    length: u64,
}

impl Chunks {
    /// Of a file with this key and so many bytes of content.
    pub fn new(key: &[u8; 32], length: u64) -> Self {
        Self { stream: StreamBE32::new(&(*key).into(), &NONCE.into()), length }
    }

    fn is_last(&self, number: u32) -> bool {
        (u64::from(number) + 1) * CHUNK as u64 >= self.length
    }

    /// Seals a chunk. Under one key a number's content is always the same: a file that begins anew has a new key.
    pub fn seal(&self, number: u32, content: &[u8]) -> Result<Vec<u8>> {
        self.stream.encrypt(number, self.is_last(number), content).map_err(|_| Error::Damaged)
    }

    /// Opens the chunks of `file` from a place on, until there is no more or `take` has enough.
    pub fn open_from(&self, file: &mut File, offset: u64, mut take: impl FnMut(&[u8]) -> Result<bool>) -> Result<()> {
        let mut number = u32::try_from(offset / CHUNK as u64).map_err(Error::unknown)?;
        let mut passed = (offset % CHUNK as u64) as usize;
        file.seek(SeekFrom::Start(sealed_before(number)))?;
        loop {
            let mut sealed = Vec::with_capacity(CHUNK + TAG);
            file.by_ref().take((CHUNK + TAG) as u64).read_to_end(&mut sealed)?;
            let last = self.is_last(number);
            let chunk = self.stream.decrypt(number, last, sealed.as_slice()).map_err(|_| Error::Damaged)?;
            let goes_on = take(chunk.get(passed..).unwrap_or_default())?;
            if last || !goes_on {
                return Ok(());
            }
            passed = 0;
            number += 1;
        }
    }

    /// Opens one chunk.
    pub fn open(&self, number: u32, sealed: &[u8]) -> Result<Vec<u8>> {
        self.stream.decrypt(number, self.is_last(number), sealed).map_err(|_| Error::Damaged)
    }

    /// What `file`, which is sealed with this, is when it is sealed with `other`: from a place of that on, until there is no more
    /// or `take` has enough.
    pub fn seal_again(
        &self,
        file: &mut File,
        other: &Self,
        offset: u64,
        mut take: impl FnMut(&[u8]) -> Result<bool>,
    ) -> Result<()> {
        let mut number = u32::try_from(offset / (CHUNK + TAG) as u64).map_err(Error::unknown)?;
        let mut passed = (offset - sealed_before(number)) as usize;
        self.open_from(file, u64::from(number) * CHUNK as u64, |chunk| {
            let sealed = other.seal(number, chunk)?;
            number += 1;
            take(&sealed[std::mem::take(&mut passed)..])
        })
    }

    /// The hash of the content.
    pub fn hash(&self, file: &mut File) -> Result<[u8; 32]> {
        let mut hash = Sha256::new();
        self.open_from(file, 0, |content| {
            hash.update(content);
            Ok(true)
        })?;
        Ok(hash.finalize().into())
    }
}

/// How many sealed bytes stand before a chunk.
pub(crate) fn sealed_before(number: u32) -> u64 {
    u64::from(number) * (CHUNK + TAG) as u64
}
