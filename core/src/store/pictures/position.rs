//! A picture without where it was taken: its file piece by piece as it is, but for what can hold a position. Pixels are
//! not touched, and the file is not held in memory.
//!
//! What may stay is listed, not what must go: of JPEG's application segments JFIF, Exif without its position, colour
//! profile and Adobe's; of PNG's and WebP's chunks those that make the picture. Exif keeps what else it says. What stands
//! behind the picture (a film of the moment, a second picture) goes.

use std::io::{Read, Result, Seek, SeekFrom};
use std::ops::Range;

use super::content::Coding;
use super::exif;
use super::walk::Walk;

/// A part of the file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// As it is there.
    Kept(Range<u64>),
    /// Written anew.
    Put(Vec<u8>),
}

/// More pieces than an honest picture has.
const MOST_PIECES: usize = 100_000;
/// What Exif can be at most in a JPEG, and should be anywhere.
const MOST_EXIF: u64 = 64 * 1024;
const EXIF: &[u8] = b"Exif\0\0";

/// What of a picture is kept. `None`: it is not formed as such a picture is.
pub(crate) fn left_out(source: impl Read + Seek, coding: Coding) -> Result<Option<Vec<Piece>>> {
    let mut pieces = Pieces(Vec::new());
    let walk = Walk::begin(source)?;
    let followed = match coding {
        Coding::Jpeg => jpeg(walk, &mut pieces),
        Coding::Png => png(walk, &mut pieces),
        Coding::WebP => webp(walk, &mut pieces),
    };
    match followed {
        Ok(followed) => Ok(followed.filter(|()| pieces.0.len() <= MOST_PIECES).map(|()| pieces.0)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn keep(&mut self, range: Range<u64>) {
        match self.0.last_mut() {
            Some(Piece::Kept(last)) if last.end == range.start => last.end = range.end,
            _ if range.is_empty() => {}
            _ => self.0.push(Piece::Kept(range)),
        }
    }

    fn put(&mut self, bytes: Vec<u8>) {
        self.0.push(Piece::Put(bytes));
    }

    fn too_many(&self) -> bool {
        self.0.len() > MOST_PIECES
    }
}

fn jpeg<R: Read + Seek>(mut walk: Walk<R>, pieces: &mut Pieces) -> Result<Option<()>> {
    const SCAN: u8 = 0xda;
    const END: u8 = 0xd9;
    walk.skip(2)?;
    pieces.keep(0..2);
    while !pieces.too_many() {
        let start = walk.at();
        let [0xff, mut marker] = walk.read()? else { return Ok(None) };
        // Any number of such bytes may stand before a marker.
        while marker == 0xff {
            [marker] = walk.read()?;
        }
        if marker == END {
            pieces.keep(start..walk.at());
            return Ok(Some(()));
        }
        let length = u64::from(u16::from_be_bytes(walk.read()?));
        let Some(length) = length.checked_sub(2) else { return Ok(None) };
        let content = walk.at();
        let begin = walk.read_all(length.min(14) as usize)?;
        let is_exif = marker == 0xe1 && begin.starts_with(EXIF);
        if is_exif {
            walk.go_to(content + EXIF.len() as u64)?;
            let mut tiff = walk.read_all(length as usize - EXIF.len())?;
            if exif::without_position(&mut tiff).is_some() {
                let length = (length as u16 + 2).to_be_bytes();
                pieces.put([&[0xff, 0xe1], length.as_slice(), EXIF, &tiff].concat());
            }
        } else if !(0xe0..=0xef).contains(&marker) && marker != 0xfe
            || marker == 0xe0 && begin.starts_with(b"JFIF\0")
            || marker == 0xe2 && begin.starts_with(b"ICC_PROFILE\0")
            || marker == 0xee && begin.starts_with(b"Adobe")
        {
            if content + length > walk.length() {
                return Ok(None);
            }
            pieces.keep(start..content + length);
        }
        walk.go_to(content + length)?;
        if marker == SCAN {
            let start = walk.at();
            let ended = scan(&mut walk)?;
            pieces.keep(start..walk.at());
            if !ended {
                // Cut off in the middle: what there is of it can be seen.
                return Ok(Some(()));
            }
        }
    }
    Ok(None)
}

/// Goes to the marker behind a scan. Whether there is one.
fn scan<R: Read + Seek>(walk: &mut Walk<R>) -> Result<bool> {
    while walk.find(0xff)? {
        let at = walk.at();
        if at + 2 > walk.length() {
            walk.go_to(walk.length())?;
            return Ok(false);
        }
        let [_, marker] = walk.read()?;
        match marker {
            // A byte of the picture, or a mark to begin anew at.
            0x00 | 0xd0..=0xd7 => {}
            0xff => walk.go_to(at + 1)?,
            _ => {
                walk.go_to(at)?;
                return Ok(true);
            }
        }
    }
    Ok(false)
}

const PNG_KEPT: [&[u8; 4]; 21] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"sBIT", b"bKGD", b"hIST", b"pHYs",
    b"sPLT", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT", b"tIME", b"IEND",
];

fn png<R: Read + Seek>(mut walk: Walk<R>, pieces: &mut Pieces) -> Result<Option<()>> {
    walk.skip(8)?;
    pieces.keep(0..8);
    while !pieces.too_many() {
        let start = walk.at();
        let length = u64::from(u32::from_be_bytes(walk.read()?));
        let name: [u8; 4] = walk.read()?;
        let end = start + length + 12;
        if end > walk.length() {
            return Ok(None);
        }
        if PNG_KEPT.contains(&&name) {
            pieces.keep(start..end);
        } else if &name == b"eXIf" && length <= MOST_EXIF {
            let mut tiff = walk.read_all(length as usize)?;
            if exif::without_position(&mut tiff).is_some() {
                let named = [name.as_slice(), &tiff].concat();
                let check = checksum(&named).to_be_bytes();
                pieces.put([(length as u32).to_be_bytes().as_slice(), &named, &check].concat());
            }
        }
        if &name == b"IEND" {
            return Ok(Some(()));
        }
        walk.go_to(end)?;
    }
    Ok(None)
}

/// CRC-32 as PNG has it.
fn checksum(bytes: &[u8]) -> u32 {
    let mut check = u32::MAX;
    for byte in bytes {
        check ^= u32::from(*byte);
        for _ in 0..8 {
            check = if check & 1 == 1 { (check >> 1) ^ 0xedb8_8320 } else { check >> 1 };
        }
    }
    !check
}

fn webp<R: Read + Seek>(mut walk: Walk<R>, pieces: &mut Pieces) -> Result<Option<()>> {
    const EXTENDED: usize = 10;
    const HAS_XMP: u8 = 0x04;
    walk.skip(4)?;
    let whole = u64::from(u32::from_le_bytes(walk.read()?)) + 8;
    walk.skip(4)?;
    // In front of it comes a header with the length, which is known only then.
    let mut inside = Pieces(Vec::new());
    while walk.at() + 8 <= whole.min(walk.length()) && !inside.too_many() {
        let start = walk.at();
        let name: [u8; 4] = walk.read()?;
        let length = u64::from(u32::from_le_bytes(walk.read()?));
        let end = start + 8 + length + length % 2;
        if start + 8 + length > walk.length() {
            return Ok(None);
        }
        match &name {
            b"VP8X" if length == EXTENDED as u64 => {
                let mut head = walk.read_all(EXTENDED)?;
                head[0] &= !HAS_XMP;
                inside.put([name.as_slice(), &(length as u32).to_le_bytes(), &head].concat());
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => inside.keep(start..end.min(walk.length())),
            b"EXIF" if length <= MOST_EXIF => {
                let mut tiff = walk.read_all(length as usize)?;
                let begins = if tiff.starts_with(EXIF) { EXIF.len() } else { 0 };
                // Where it can't be followed it stays in its place, empty: the head says that there is one.
                if exif::without_position(&mut tiff[begins..]).is_none() {
                    tiff.fill(0);
                }
                tiff.extend(std::iter::repeat_n(0, (length % 2) as usize));
                inside.put([name.as_slice(), &(length as u32).to_le_bytes(), &tiff].concat());
            }
            _ => {}
        }
        walk.go_to(end)?;
    }
    let length: u64 = inside.0.iter().map(Piece::length).sum();
    let Ok(riff) = u32::try_from(length + 4) else { return Ok(None) };
    pieces.put([b"RIFF".as_slice(), &riff.to_le_bytes(), b"WEBP"].concat());
    pieces.0.append(&mut inside.0);
    Ok(Some(()))
}

impl Piece {
    fn length(&self) -> u64 {
        match self {
            Self::Kept(range) => range.end - range.start,
            Self::Put(bytes) => bytes.len() as u64,
        }
    }
}

/// Reads the pieces of a file one after the other.
pub(crate) struct InPieces<R> {
    source: R,
    pieces: std::vec::IntoIter<Piece>,
    now: Option<Piece>,
}

impl<R: Read + Seek> InPieces<R> {
    pub fn new(source: R, pieces: Vec<Piece>) -> Self {
        Self { source, pieces: pieces.into_iter(), now: None }
    }
}

impl<R: Read + Seek> Read for InPieces<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        loop {
            match &mut self.now {
                Some(Piece::Kept(range)) if !range.is_empty() && !buffer.is_empty() => {
                    let most = buffer.len().min((range.end - range.start) as usize);
                    self.source.seek(SeekFrom::Start(range.start))?;
                    let read = self.source.read(&mut buffer[..most])?;
                    range.start += read as u64;
                    return if read == 0 { Err(std::io::ErrorKind::UnexpectedEof.into()) } else { Ok(read) };
                }
                Some(Piece::Put(bytes)) if !bytes.is_empty() && !buffer.is_empty() => {
                    let read = bytes.as_slice().read(buffer)?;
                    bytes.drain(..read);
                    return Ok(read);
                }
                _ if buffer.is_empty() => return Ok(0),
                _ => match self.pieces.next() {
                    Some(next) => self.now = Some(next),
                    None => return Ok(0),
                },
            }
        }
    }
}
