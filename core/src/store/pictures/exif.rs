//! What a camera wrote beside a picture: a TIFF file without a picture (Exif 2.32). Read and changed where it lies.

use chrono::NaiveDateTime;

/// Where GPS positions stand.
const GPS: u16 = 0x8825;
/// Where exposure and the like stand.
const EXPOSURE: u16 = 0x8769;
/// What the camera's maker writes as it likes: positions too.
const MAKER_NOTE: u16 = 0x927c;
/// XMP, IPTC and Photoshop's own: places by name.
const OTHER_METADATA: [u16; 3] = [0x02bc, 0x83bb, 0x8649];
const TAKEN: u16 = 0x9003;
const CHANGED: u16 = 0x0132;

/// More directories than any camera writes after one another.
const MOST_DIRECTORIES: usize = 8;
const ENTRY: usize = 12;

/// Takes out where it was taken. `None`: it can't be followed, and nobody knows what stands in it.
pub(super) fn without_position(bytes: &mut [u8]) -> Option<()> {
    let mut tiff = Tiff::of(bytes)?;
    let mut at = tiff.long(4)? as usize;
    for _ in 0..MOST_DIRECTORIES {
        if at == 0 {
            return Some(());
        }
        if let Some(gps) = tiff.pointer(at, GPS)? {
            tiff.empty_directory(gps)?;
        }
        if let Some(exposure) = tiff.pointer(at, EXPOSURE)? {
            tiff.take_out(exposure, MAKER_NOTE)?;
            tiff.take_out(exposure, GPS)?;
        }
        tiff.take_out(at, GPS)?;
        for tag in OTHER_METADATA {
            tiff.take_out(at, tag)?;
        }
        at = tiff.next(at)?;
    }
    None
}

/// When the camera's clock says that it was taken.
pub(super) fn taken(bytes: &mut [u8]) -> Option<NaiveDateTime> {
    let tiff = Tiff::of(bytes)?;
    let first = tiff.long(4)? as usize;
    let exposure = tiff.pointer(first, EXPOSURE)?;
    let text = exposure.and_then(|at| tiff.text(at, TAKEN)).or_else(|| tiff.text(first, CHANGED))?;
    NaiveDateTime::parse_from_str(text.get(..19)?, "%Y:%m:%d %H:%M:%S").ok()
}

struct Tiff<'a> {
    bytes: &'a mut [u8],
    little: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a mut [u8]) -> Option<Self> {
        let little = match bytes.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { bytes, little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// Where the entries of a directory begin, and how many there are; all of them lie inside.
    fn entries(&self, directory: usize) -> Option<(usize, usize)> {
        let (first, count) = (directory.checked_add(2)?, usize::from(self.short(directory)?));
        (first + count * ENTRY <= self.bytes.len()).then_some((first, count))
    }

    /// The place of an entry.
    fn entry(&self, directory: usize, tag: u16) -> Option<Option<usize>> {
        let (first, count) = self.entries(directory)?;
        Some((0..count).map(|number| first + number * ENTRY).find(|at| self.short(*at) == Some(tag)))
    }

    /// The directory that an entry leads to.
    fn pointer(&self, directory: usize, tag: u16) -> Option<Option<usize>> {
        self.entry(directory, tag)?
            .map(|at| self.long(at + 8).map(|place| place as usize))
            .map_or(Some(None), |at| at.map(Some))
    }

    /// Where an entry's value lies.
    fn value(&self, entry: usize) -> Option<(usize, usize)> {
        let each = match self.short(entry + 2)? {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => 1,
        };
        let length = (self.long(entry + 4)? as usize).checked_mul(each)?;
        let at = if length <= 4 { entry + 8 } else { self.long(entry + 8)? as usize };
        (at.checked_add(length)? <= self.bytes.len()).then_some((at, length))
    }

    fn text(&self, directory: usize, tag: u16) -> Option<&str> {
        let (at, length) = self.value(self.entry(directory, tag)??)?;
        std::str::from_utf8(&self.bytes[at..at + length]).ok()
    }

    fn next(&self, directory: usize) -> Option<usize> {
        let (first, count) = self.entries(directory)?;
        // Some writers leave it out at the very end.
        Some(self.long(first + count * ENTRY).map_or(0, |next| next as usize))
    }

    /// Overwrites an entry's value.
    fn overwrite(&mut self, entry: usize) -> Option<()> {
        let (at, length) = self.value(entry)?;
        self.bytes[at..at + length].fill(0);
        Some(())
    }

    /// Overwrites a whole directory with its values; it has no entries then.
    fn empty_directory(&mut self, directory: usize) -> Option<()> {
        let (first, count) = self.entries(directory)?;
        for entry in (0..count).map(|number| first + number * ENTRY) {
            self.overwrite(entry)?;
        }
        self.bytes[directory..first + count * ENTRY].fill(0);
        Some(())
    }

    /// Overwrites an entry's value, and closes the gap that it leaves.
    fn take_out(&mut self, directory: usize, tag: u16) -> Option<()> {
        while let Some(entry) = self.entry(directory, tag)? {
            if tag != GPS {
                self.overwrite(entry)?;
            }
            let (first, count) = self.entries(directory)?;
            let end = (first + count * ENTRY + 4).min(self.bytes.len());
            self.bytes.copy_within(entry + ENTRY..end, entry);
            self.bytes[end - ENTRY..end].fill(0);
            let left = (count - 1) as u16;
            let left = if self.little { left.to_le_bytes() } else { left.to_be_bytes() };
            self.bytes[directory..directory + 2].copy_from_slice(&left);
        }
        Some(())
    }
}
