//! Going through a file piece by piece, with as much memory as one piece takes.

use std::io::{BufRead, BufReader, Read, Result, Seek, SeekFrom};

/// A place in a file.
pub(super) struct Walk<R> {
    reader: BufReader<R>,
    at: u64,
    length: u64,
}

impl<R: Read + Seek> Walk<R> {
    /// At the file's beginning.
    pub fn begin(mut source: R) -> Result<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        source.seek(SeekFrom::Start(0))?;
        Ok(Self { reader: BufReader::with_capacity(64 * 1024, source), at: 0, length })
    }

    pub fn at(&self) -> u64 {
        self.at
    }

    pub fn length(&self) -> u64 {
        self.length
    }

    /// The next bytes; an error at the file's end.
    pub fn read<const N: usize>(&mut self) -> Result<[u8; N]> {
        let mut bytes = [0; N];
        self.reader.read_exact(&mut bytes)?;
        self.at += N as u64;
        Ok(bytes)
    }

    /// So many of the next bytes, of which there must be enough.
    pub fn read_all(&mut self, length: usize) -> Result<Vec<u8>> {
        if length as u64 > self.length.saturating_sub(self.at) {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let mut bytes = vec![0; length];
        self.reader.read_exact(&mut bytes)?;
        self.at += length as u64;
        Ok(bytes)
    }

    /// Goes on by so many bytes, at most to the end.
    pub fn skip(&mut self, length: u64) -> Result<()> {
        self.go_to(self.at.saturating_add(length))
    }

    /// Goes to a place, at most to the end.
    pub fn go_to(&mut self, place: u64) -> Result<()> {
        let place = place.min(self.length);
        match i64::try_from(i128::from(place) - i128::from(self.at)) {
            Ok(way) => self.reader.seek_relative(way)?,
            Err(_) => {
                self.reader.seek(SeekFrom::Start(place))?;
            }
        }
        self.at = place;
        Ok(())
    }

    /// Goes on until the next byte is this one. Whether there is one.
    pub fn find(&mut self, byte: u8) -> Result<bool> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let (passed, found) = match buffer.iter().position(|other| *other == byte) {
                Some(place) => (place, true),
                None => (buffer.len(), false),
            };
            self.reader.consume(passed);
            self.at += passed as u64;
            if found {
                return Ok(true);
            }
        }
    }
}
