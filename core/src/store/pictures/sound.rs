//! How long a sound is, from what its file says; nothing is decoded.

use std::io::{Read, Result, Seek};

use super::content::SoundCoding;
use super::walk::Walk;

/// The length of a sound in milliseconds; `None` for what is no sound alone, or does not say how long it is.
pub(crate) fn length_ms(source: impl Read + Seek, coding: SoundCoding) -> Result<Option<u32>> {
    let walk = Walk::begin(source)?;
    let told = match coding {
        SoundCoding::Wav => wav(walk),
        SoundCoding::Ogg => ogg(walk),
        SoundCoding::Adts => adts(walk),
        SoundCoding::Boxes => boxes(walk),
    };
    match told {
        Ok(ms) => Ok(ms.and_then(|ms| u32::try_from(ms).ok()).filter(|ms| *ms > 0)),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// More parts than an honest file has.
const MOST_PARTS: usize = 100_000;

fn wav<R: Read + Seek>(mut walk: Walk<R>) -> Result<Option<u64>> {
    walk.skip(12)?;
    let mut bytes_a_second = 0;
    for _ in 0..MOST_PARTS {
        let name: [u8; 4] = walk.read()?;
        let length = u64::from(u32::from_le_bytes(walk.read()?));
        match &name {
            b"fmt " if length >= 16 => {
                let format: [u8; 16] = walk.read()?;
                bytes_a_second = u64::from(u32::from_le_bytes([format[8], format[9], format[10], format[11]]));
                walk.skip(length - 16 + length % 2)?;
            }
            // A recorder that was killed wrote no length, or one that is too long.
            b"data" => {
                let here = walk.length() - walk.at();
                let length = if length == 0 { here } else { length.min(here) };
                return Ok((length * 1000).checked_div(bytes_a_second));
            }
            _ => walk.skip(length + length % 2)?,
        }
    }
    Ok(None)
}

/// Opus (RFC 7845) and Vorbis: what the last page has reached.
fn ogg<R: Read + Seek>(mut walk: Walk<R>) -> Result<Option<u64>> {
    /// As long as a page can be.
    const PAGE: u64 = 65_307;
    let head = walk.read_all(walk.length().min(64) as usize)?;
    let found = |name: &[u8]| head.windows(name.len()).position(|window| window == name);
    let (rate, before) = if let Some(at) = found(b"OpusHead") {
        let skip = head.get(at + 10..at + 12).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_le_bytes);
        (48_000, u64::from(skip))
    } else if let Some(at) = found(b"\x01vorbis") {
        let rate = head.get(at + 12..at + 16).and_then(|bytes| bytes.try_into().ok()).map_or(0, u32::from_le_bytes);
        (u64::from(rate), 0)
    } else {
        return Ok(None);
    };
    walk.go_to(walk.length().saturating_sub(PAGE))?;
    let tail = walk.read_all((walk.length() - walk.at()) as usize)?;
    let last = tail.windows(4).rposition(|window| window == b"OggS");
    let reached = last.and_then(|at| tail.get(at + 6..at + 14)).and_then(|bytes| bytes.try_into().ok());
    let samples = reached.map_or(0, u64::from_le_bytes).saturating_sub(before);
    Ok(samples.checked_mul(1000).and_then(|ms| ms.checked_div(rate)))
}

fn adts<R: Read + Seek>(mut walk: Walk<R>) -> Result<Option<u64>> {
    const RATES: [u64; 13] =
        [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
    let (mut frames, mut rate) = (0, 0);
    while walk.at() + 7 <= walk.length() {
        let start = walk.at();
        let head: [u8; 7] = walk.read()?;
        let length = u64::from(head[3] & 0x3) << 11 | u64::from(head[4]) << 3 | u64::from(head[5]) >> 5;
        if head[0] != 0xff || head[1] & 0xf6 != 0xf0 || length < 7 || frames == MOST_PARTS {
            return Ok(None);
        }
        rate = RATES.get(usize::from(head[2] >> 2 & 0xf)).copied().unwrap_or(0);
        // The last one may have been cut off.
        if start + length > walk.length() {
            break;
        }
        frames += 1;
        walk.go_to(start + length)?;
    }
    Ok((frames as u64 * 1024 * 1000).checked_div(rate))
}

/// MPEG-4: the boxes of the head say how long it lasts, and of what each track is.
fn boxes<R: Read + Seek>(mut walk: Walk<R>) -> Result<Option<u64>> {
    let (mut ms, mut sounds) = (None, 0);
    for _ in 0..MOST_PARTS {
        if walk.at() + 8 > walk.length() {
            break;
        }
        let start = walk.at();
        let mut length = u64::from(u32::from_be_bytes(walk.read()?));
        let name: [u8; 4] = walk.read()?;
        if length == 1 {
            length = u64::from_be_bytes(walk.read()?);
        } else if length == 0 {
            length = walk.length() - start;
        }
        if length < walk.at() - start {
            return Ok(None);
        }
        match &name {
            // What is in these comes next.
            b"moov" | b"trak" | b"mdia" => continue,
            b"mvhd" => {
                let [version, ..]: [u8; 4] = walk.read()?;
                walk.skip(if version == 1 { 16 } else { 8 })?;
                let scale = u64::from(u32::from_be_bytes(walk.read()?));
                let lasts = match version {
                    1 => u64::from_be_bytes(walk.read()?),
                    _ => u64::from(u32::from_be_bytes(walk.read()?)),
                };
                ms = lasts.checked_mul(1000).and_then(|ms| ms.checked_div(scale));
            }
            b"hdlr" => {
                let head: [u8; 12] = walk.read()?;
                match &head[8..] {
                    b"soun" => sounds += 1,
                    b"vide" => return Ok(None),
                    _ => {}
                }
            }
            _ => {}
        }
        walk.go_to(start.saturating_add(length))?;
    }
    Ok(ms.filter(|_| sounds > 0))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn ms(bytes: &[u8], coding: SoundCoding) -> Option<u32> {
        length_ms(Cursor::new(bytes), coding).unwrap()
    }

    fn wav_of(seconds: usize, said: u32) -> Vec<u8> {
        let mut bytes = b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        bytes.extend([8_000_u32.to_le_bytes(), 16_000_u32.to_le_bytes()].concat());
        bytes.extend(b"\x02\0\x10\0data");
        bytes.extend(said.to_le_bytes());
        bytes.extend(vec![0; seconds * 16_000]);
        bytes
    }

    fn boxed(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
        [&(content.len() as u32 + 8).to_be_bytes(), name.as_slice(), content].concat()
    }

    fn m4a(handler: &[u8; 4]) -> Vec<u8> {
        let head = [&[0; 12], 1000_u32.to_be_bytes().as_slice(), &7_250_u32.to_be_bytes(), &[0; 80]].concat();
        let track = boxed(b"trak", &boxed(b"mdia", &boxed(b"hdlr", &[&[0; 8], handler.as_slice(), &[0; 12]].concat())));
        let film = boxed(b"moov", &[boxed(b"mvhd", &head), track].concat());
        [boxed(b"ftyp", b"M4A \0\0\0\0"), boxed(b"mdat", &[7; 500]), film].concat()
    }

    #[test]
    fn a_sound_says_how_long_it_is() {
        assert_eq!(ms(&wav_of(3, 48_000), SoundCoding::Wav), Some(3_000));
        assert_eq!(ms(&m4a(b"soun"), SoundCoding::Boxes), Some(7_250));
        let page =
            |reached: u64, content: &[u8]| [b"OggS\0\0".as_slice(), &reached.to_le_bytes(), &[0; 14], content].concat();
        let opus = [page(0, b"OpusHead\x01\x01\x38\x01\0\0\0\0\0\0\0"), page(48_000 * 5 + 312, b"sound")].concat();
        assert_eq!(ms(&opus, SoundCoding::Ogg), Some(5_000));
        let frame = [[0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc].as_slice(), [0; 9].as_slice()].concat();
        assert_eq!(ms(&frame.repeat(43), SoundCoding::Adts), Some(998));
    }

    #[test]
    fn a_recorder_that_was_killed_leaves_what_it_had() {
        assert_eq!(ms(&wav_of(6, 0), SoundCoding::Wav), Some(6_000));
        assert_eq!(ms(&wav_of(6, u32::MAX), SoundCoding::Wav), Some(6_000));
        let frame = [[0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0xfc].as_slice(), [0; 9].as_slice()].concat();
        let cut = frame.repeat(44);
        assert_eq!(ms(&cut[..cut.len() - 3], SoundCoding::Adts), Some(998));
    }

    #[test]
    fn what_is_no_sound_or_is_cut_off_at_any_byte_claims_no_length_it_has_not() {
        assert_eq!(ms(&m4a(b"vide"), SoundCoding::Boxes), None);
        for whole in [wav_of(1, 16_000), m4a(b"soun")] {
            for end in 0..whole.len().min(700) {
                for coding in [SoundCoding::Wav, SoundCoding::Ogg, SoundCoding::Adts, SoundCoding::Boxes] {
                    assert!(ms(&whole[..end], coding).is_none_or(|ms| ms <= 7_250), "{coding:?} {end}");
                }
            }
        }
    }
}
