//! What is sealed, written and read chunk by chunk: no more than one is held.

use std::io::{Read, Write};

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::ChaCha20Poly1305;

use crate::error::{Error, Refusal, Result};

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// A key seals one file, so no nonce is used twice.
const NONCE: [u8; 7] = [0; 7];

/// How long so many bytes are when they are sealed; `None`: no file is.
pub(super) fn sealed_length(length: u64) -> Option<u64> {
    let chunks = length.div_ceil(CHUNK as u64).max(1);
    // The chunks are numbered in 32 bits.
    u32::try_from(chunks).ok()?;
    length.checked_add(chunks * TAG as u64)
}

/// Seals what is written to it.
pub(super) struct Sealing<W> {
    cipher: EncryptorBE32<ChaCha20Poly1305>,
    chunk: Vec<u8>,
    taken: u64,
    out: W,
}

impl<W: Write> Sealing<W> {
    pub fn to(out: W, key: [u8; 32]) -> Self {
        Self {
            cipher: EncryptorBE32::new(&key.into(), &NONCE.into()),
            chunk: Vec::with_capacity(CHUNK + TAG),
            taken: 0,
            out,
        }
    }

    /// Takes bytes in. The last chunk is known for one only at the end.
    pub fn add(&mut self, mut bytes: &[u8]) -> Result<()> {
        self.taken += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.chunk.len() == CHUNK {
                self.cipher.encrypt_next_in_place(b"", &mut self.chunk).map_err(Error::unknown)?;
                self.out.write_all(&self.chunk)?;
                self.chunk.clear();
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    /// How many bytes were taken in.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    pub fn finish(mut self) -> Result<W> {
        self.cipher.encrypt_last_in_place(b"", &mut self.chunk).map_err(Error::unknown)?;
        self.out.write_all(&self.chunk)?;
        Ok(self.out)
    }
}

/// Opens what is read through it. Nothing is given out that was not checked.
pub(super) struct Opening<R> {
    /// `None`: the last chunk was read.
    cipher: Option<DecryptorBE32<ChaCha20Poly1305>>,
    /// Sealed bytes that are still to come.
    sealed: u64,
    chunk: Vec<u8>,
    /// How many bytes of the chunk were given out.
    given: usize,
    from: R,
    /// What is said of one that was changed or cut.
    not_whole: Refusal,
}

impl<R: Read> Opening<R> {
    /// `sealed`: how many bytes lie sealed, to the end.
    pub fn of(from: R, key: [u8; 32], sealed: u64, not_whole: Refusal) -> Self {
        Self {
            cipher: Some(DecryptorBE32::new(&key.into(), &NONCE.into())),
            sealed,
            chunk: Vec::with_capacity(CHUNK + TAG),
            given: 0,
            from,
            not_whole,
        }
    }

    /// The next bytes, at most so many; none at the end.
    ///
    /// # Errors
    /// What it was told to say of one that is not whole; [`Refusal::FileUnreadable`].
    pub fn next(&mut self, most: u64) -> Result<&[u8]> {
        if self.given == self.chunk.len() && self.cipher.is_some() {
            self.open_chunk()?;
        }
        let rest = &self.chunk[self.given..];
        let now = rest.len().min(usize::try_from(most).unwrap_or(usize::MAX));
        self.given += now;
        Ok(&rest[..now])
    }

    fn open_chunk(&mut self) -> Result<()> {
        let refusal = self.not_whole;
        let not_whole = |_| Error::from(refusal);
        let Some(mut cipher) = self.cipher.take() else { return Ok(()) };
        let length = self.sealed.min((CHUNK + TAG) as u64);
        self.chunk.clear();
        self.given = 0;
        self.from.by_ref().take(length).read_to_end(&mut self.chunk).map_err(|_| Refusal::FileUnreadable)?;
        self.sealed -= length;
        if self.sealed == 0 {
            return cipher.decrypt_last_in_place(b"", &mut self.chunk).map_err(not_whole);
        }
        cipher.decrypt_next_in_place(b"", &mut self.chunk).map_err(not_whole)?;
        self.cipher = Some(cipher);
        Ok(())
    }

    /// Fills an array.
    ///
    /// # Errors
    /// As [`Opening::next`].
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        let mut filled = 0;
        while filled < N {
            let next = self.next((N - filled) as u64)?;
            if next.is_empty() {
                return Err(self.not_whole.into());
            }
            bytes[filled..filled + next.len()].copy_from_slice(next);
            filled += next.len();
        }
        Ok(bytes)
    }

    /// Hands so many bytes on.
    ///
    /// # Errors
    /// As [`Opening::next`], and what `each` says.
    pub fn each(&mut self, mut length: u64, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        while length > 0 {
            let next = self.next(length)?;
            if next.is_empty() {
                return Err(self.not_whole.into());
            }
            length -= next.len() as u64;
            each(next)?;
        }
        Ok(())
    }

    /// Whether all was given out; what comes next stays.
    pub fn is_over(&mut self) -> Result<bool> {
        if self.given == self.chunk.len() && self.cipher.is_some() {
            self.open_chunk()?;
        }
        Ok(self.given == self.chunk.len())
    }

    /// Whether all was read.
    pub fn is_at_end(&mut self) -> Result<bool> {
        Ok(self.next(1)?.is_empty())
    }
}
