//! A folder on a disk, with what of it was synced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rand_chacha::ChaCha8Rng;
use rand_core::Rng;

use super::{Event, moved_with};

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
    MoveFolder(PathBuf, PathBuf),
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
            Self::Name(path, _) | Self::Move(_, path, _) | Self::MoveFolder(_, path) | Self::Remove(path) => {
                path.parent().unwrap_or(Path::new(""))
            }
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
            Self::MoveFolder(from, to) => {
                *names = std::mem::take(names)
                    .into_iter()
                    .map(|(path, file)| (moved_with(&path, from, to).unwrap_or(path), file))
                    .collect();
            }
            Self::Remove(path) => {
                names.remove(path);
            }
        }
    }
}

impl Naming {
    /// As it stands once a folder has another name.
    fn moved_with(self, from: &Path, to: &Path) -> Self {
        let moved = |path: PathBuf| moved_with(&path, from, to).unwrap_or(path);
        match self {
            Self::Name(path, file) => Self::Name(moved(path), file),
            Self::Move(one, other, file) => Self::Move(moved(one), moved(other), file),
            Self::MoveFolder(one, other) => Self::MoveFolder(moved(one), moved(other)),
            Self::Remove(path) => Self::Remove(moved(path)),
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
            Event::Copied { from, from_at, to, at, length } => {
                let content = self.file(from).seen();
                let bytes = content[*from_at as usize..][..*length as usize].to_vec();
                self.file(to).writes.push(Change::Bytes(*at, bytes));
            }
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
                for naming in now {
                    naming.apply(&mut self.synced);
                    // What waits in a folder waits in it under its new name.
                    if let Naming::MoveFolder(from, to) = &naming {
                        let later = std::mem::take(&mut self.names).into_iter();
                        self.names = later.map(|waits| waits.moved_with(from, to)).collect();
                    }
                }
            }
            Event::Moved(from, to) => {
                let file = self.seen[from];
                self.name(Naming::Move(from.clone(), to.clone(), file));
            }
            Event::MovedFolder(from, to) => {
                let below: Vec<PathBuf> = self.folders.iter().filter_map(|path| moved_with(path, from, to)).collect();
                self.folders.extend(below);
                self.name(Naming::MoveFolder(from.clone(), to.clone()));
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
    /// As a process sees it.
    fn seen(&self) -> Vec<u8> {
        let mut content = self.synced.clone();
        self.writes.iter().for_each(|change| change.apply(&mut content));
        content
    }

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

#[cfg(test)]
mod tests {
    use rand_core::SeedableRng;

    use super::*;

    /// What is below a folder after a crash that leaves nothing unsynced.
    fn left(disk: &Disk) -> Vec<(PathBuf, Vec<u8>)> {
        let folder = tempfile::tempdir().unwrap();
        disk.crash(Left::Nothing, &mut ChaCha8Rng::seed_from_u64(1), folder.path());
        let after = Disk::of(folder.path());
        after.seen.iter().map(|(name, file)| (name.clone(), after.files[*file].synced.clone())).collect()
    }

    #[test]
    fn a_folder_that_moved_takes_with_it_the_names_that_were_synced_in_it_and_no_other() {
        let path = |name: &str| PathBuf::from(name);
        let mut disk = Disk::default();
        let events = [
            Event::MadeFolder(path("new")),
            Event::Made(path("new/kept")),
            Event::Wrote(path("new/kept"), 0, b"words".to_vec()),
            Event::Synced(path("new/kept")),
            Event::SyncedFolder(path("new")),
            Event::Made(path("new/late")),
            Event::Copied { from: path("new/kept"), from_at: 1, to: path("new/late"), at: 0, length: 4 },
            Event::Synced(path("new/late")),
            Event::MovedFolder(path("new"), path("there")),
        ];
        events.iter().for_each(|event| disk.does(event));
        assert_eq!(left(&disk), [(path("new/kept"), b"words".to_vec())], "its name is not on the disk yet");
        disk.does(&Event::SyncedFolder(path("")));
        assert_eq!(left(&disk), [(path("there/kept"), b"words".to_vec())]);
        disk.does(&Event::SyncedFolder(path("there")));
        let both = [(path("there/kept"), b"words".to_vec()), (path("there/late"), b"ords".to_vec())];
        assert_eq!(left(&disk), both);
    }
}
