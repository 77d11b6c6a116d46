//! A folder on a disk, with what of it was synced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rand_chacha::ChaCha8Rng;
use rand_core::Rng;

use super::Event;

/// What is written as one: all of it is there, or nothing.
const SECTOR: usize = 512;

/// What a crash leaves of what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing.
    Nothing,
    /// All of it.
    All,
    /// Some of it, by chance.
    Some,
}

/// A folder, as a process left it so far.
#[derive(Clone, Debug, Default)]
pub struct Disk {
    files: Vec<File>,
    /// By name: what is synced, and what a process sees.
    synced: BTreeMap<PathBuf, usize>,
    seen: BTreeMap<PathBuf, usize>,
    folders: BTreeSet<PathBuf>,
    names: Vec<Naming>,
}

/// A file, whatever its name.
#[derive(Clone, Debug, Default)]
struct File {
    synced: Vec<u8>,
    writes: Vec<Change>,
}

#[derive(Clone, Debug)]
enum Change {
    Bytes(u64, Vec<u8>),
    Length(u64),
}

/// A name that is not yet on the disk, or not yet gone from it.
#[derive(Clone, Debug)]
enum Naming {
    Name(PathBuf, usize),
    Move(PathBuf, PathBuf, usize),
    Remove(PathBuf),
}

impl Change {
    fn apply(&self, content: &mut Vec<u8>) {
        match self {
            Self::Bytes(at, bytes) => {
                let (at, end) = (*at as usize, *at as usize + bytes.len());
                if content.len() < end {
                    content.resize(end, 0);
                }
                content[at..end].copy_from_slice(bytes);
            }
            Self::Length(length) => content.resize(*length as usize, 0),
        }
    }

    /// As a crash in the middle of it leaves it: some of its sectors.
    fn apply_torn(&self, content: &mut Vec<u8>, chance: &mut ChaCha8Rng) {
        let Self::Bytes(at, bytes) = self else { return self.apply(content) };
        let mut from = 0;
        while from < bytes.len() {
            let to = bytes.len().min(from + SECTOR - (*at as usize + from) % SECTOR);
            if chance.next_u64().is_multiple_of(2) {
                Self::Bytes(at + from as u64, bytes[from..to].to_vec()).apply(content);
            }
            from = to;
        }
    }
}

impl Naming {
    /// The folder in which it stands.
    fn folder(&self) -> &Path {
        match self {
            Self::Name(path, _) | Self::Move(_, path, _) | Self::Remove(path) => path.parent().unwrap_or(Path::new("")),
        }
    }

    fn apply(&self, names: &mut BTreeMap<PathBuf, usize>) {
        match self {
            Self::Name(path, file) => {
                names.insert(path.clone(), *file);
            }
            Self::Move(from, to, file) => {
                names.remove(from);
                names.insert(to.clone(), *file);
            }
            Self::Remove(path) => {
                names.remove(path);
            }
        }
    }
}

impl Disk {
    /// A folder whose files are all synced.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.read(folder, Path::new(""));
        disk.synced.clone_from(&disk.seen);
        disk
    }

    fn read(&mut self, folder: &Path, below: &Path) {
        self.folders.insert(below.to_owned());
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = below.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                self.read(&entry.path(), &name);
            } else {
                self.files.push(File { synced: std::fs::read(entry.path()).unwrap(), writes: Vec::new() });
                self.seen.insert(name, self.files.len() - 1);
            }
        }
    }

    /// Its files, and how long each is.
    pub fn lengths(&self) -> BTreeMap<PathBuf, u64> {
        self.seen.iter().map(|(name, file)| (name.clone(), self.files[*file].synced.len() as u64)).collect()
    }

    /// One more thing that the process did.
    ///
    /// # Panics
    /// If it is done to a file that is not there.
    pub fn does(&mut self, event: &Event) {
        match event {
            Event::Made(path) => {
                self.files.push(File::default());
                self.name(Naming::Name(path.clone(), self.files.len() - 1));
            }
            Event::Wrote(path, at, bytes) => self.file(path).writes.push(Change::Bytes(*at, bytes.clone())),
            Event::Cut(path, length) => self.file(path).writes.push(Change::Length(*length)),
            Event::Synced(path) => {
                let file = self.file(path);
                for change in std::mem::take(&mut file.writes) {
                    change.apply(&mut file.synced);
                }
            }
            Event::MadeFolder(path) => {
                self.folders.insert(path.clone());
            }
            Event::SyncedFolder(path) => {
                let (now, later) = std::mem::take(&mut self.names).into_iter().partition(|one| one.folder() == path);
                self.names = later;
                let now: Vec<Naming> = now;
                now.iter().for_each(|naming| naming.apply(&mut self.synced));
            }
            Event::Moved(from, to) => {
                let file = self.seen[from];
                self.name(Naming::Move(from.clone(), to.clone(), file));
            }
            Event::Removed(path) => self.name(Naming::Remove(path.clone())),
            Event::Said(_) => {}
        }
    }

    fn name(&mut self, naming: Naming) {
        naming.apply(&mut self.seen);
        self.names.push(naming);
    }

    fn file(&mut self, path: &Path) -> &mut File {
        let file = *self.seen.get(path).unwrap_or_else(|| panic!("{} was never made", path.display()));
        &mut self.files[file]
    }

    /// Writes into an empty folder what is there after a crash now.
    pub fn crash(&self, left: Left, chance: &mut ChaCha8Rng, folder: &Path) {
        for below in &self.folders {
            std::fs::create_dir_all(folder.join(below)).unwrap();
        }
        let mut names = self.synced.clone();
        let kept = match left {
            Left::Nothing => 0,
            Left::All => self.names.len(),
            Left::Some => (chance.next_u64() % (self.names.len() as u64 + 1)) as usize,
        };
        self.names[..kept].iter().for_each(|naming| naming.apply(&mut names));
        for (name, file) in names {
            std::fs::write(folder.join(name), self.files[file].after(left, chance)).unwrap();
        }
    }
}

impl File {
    fn after(&self, left: Left, chance: &mut ChaCha8Rng) -> Vec<u8> {
        let mut content = self.synced.clone();
        for change in &self.writes {
            match (left, chance.next_u64() % 4) {
                (Left::Nothing, _) | (Left::Some, 0) => {}
                (Left::Some, 1) => change.apply_torn(&mut content, chance),
                (Left::All | Left::Some, _) => change.apply(&mut content),
            }
        }
        content
    }
}
