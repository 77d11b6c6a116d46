//! Reading what strace wrote, with every string in hexadecimal (`-xx`) and the path of every open file (`-y`).

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::{Event, moved_with};

/// The calls that are recorded. What changes a file in a way that is not known here ends the recording.
pub const CALLS: &str = "trace=openat,open,creat,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,fallocate,\
                         copy_file_range,sendfile,fsync,fdatasync,msync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,\
                         link,linkat";

/// Where a program's answers go.
const STANDARD_OUTPUT: u64 = 1;

/// What a process does below a folder.
pub struct Reader<'a> {
    root: &'a Path,
    /// How long each file is that it sees.
    files: BTreeMap<PathBuf, u64>,
    /// Where each descriptor writes next; none: at the end.
    places: HashMap<u64, Option<u64>>,
    said: String,
    events: Vec<Event>,
}

/// One call: its name, its arguments and what it answered.
struct Call<'a> {
    name: &'a str,
    arguments: Vec<&'a str>,
    answer: &'a str,
}

impl<'a> Call<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let (name, rest) = line.split_once('(')?;
        // No string holds a parenthesis or a comma: they are in hexadecimal.
        let (arguments, answer) = rest.rsplit_once(") = ").or_else(|| rest.rsplit_once(')')).unwrap_or((rest, ""));
        Some(Self { name, arguments: arguments.split(", ").collect(), answer: answer.trim_start_matches([' ', '=']) })
    }

    fn number(&self, argument: usize) -> u64 {
        self.arguments[argument].parse().unwrap_or_else(|_| panic!("{} has no number {argument}", self.name))
    }

    /// The path of a name in its arguments, which may stand below an open folder.
    fn path(&self, argument: usize) -> PathBuf {
        let name = path(&bytes(self.arguments[argument]));
        match argument.checked_sub(1).and_then(|before| descriptor(self.arguments[before])) {
            Some((_, folder)) => folder.join(name),
            None => name,
        }
    }
}

/// The bytes of a string.
fn bytes(argument: &str) -> Vec<u8> {
    assert!(!argument.ends_with("..."), "a string was cut");
    let digits = argument.trim_matches('"').as_bytes();
    digits
        .chunks_exact(4)
        .map(|one| u8::from_str_radix(std::str::from_utf8(&one[2..]).unwrap(), 16).expect("two hexadecimal digits"))
        .collect()
}

fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(OsStr::from_bytes(bytes))
}

/// An open file's number and path.
fn descriptor(argument: &str) -> Option<(u64, PathBuf)> {
    let (number, rest) = argument.split_once('<')?;
    let path = path(&bytes(rest.split_once('>')?.0));
    Some((number.parse().unwrap_or(u64::MAX), path))
}

impl<'a> Reader<'a> {
    /// One for a process that finds these files below `root`.
    pub fn new(root: &'a Path, files: BTreeMap<PathBuf, u64>) -> Self {
        Self { root, files, places: HashMap::new(), said: String::new(), events: Vec::new() }
    }

    /// Reads a trace to its end.
    pub fn read(mut self, trace: &str) -> Vec<Event> {
        let mut unfinished: HashMap<&str, &str> = HashMap::new();
        for line in trace.lines() {
            let (process, call) = line.split_once(' ').unwrap();
            let call = call.trim_start();
            if let Some(begun) = call.strip_suffix("<unfinished ...>") {
                unfinished.insert(process, begun.trim_end());
            } else if let Some((_, rest)) = call.split_once("resumed>").filter(|_| call.starts_with("<... ")) {
                let whole = format!("{}{rest}", unfinished.remove(process).unwrap_or_default());
                self.take(&whole);
            } else {
                self.take(call);
            }
        }
        self.events
    }

    /// The place of a path below the root. What the processes that share a database map into their memory holds nothing that
    /// counts after a crash.
    fn below(&self, path: &Path) -> Option<PathBuf> {
        let below = path.strip_prefix(self.root).ok()?;
        (!below.to_string_lossy().ends_with("-shm")).then(|| below.to_owned())
    }

    fn take(&mut self, line: &str) {
        let Some(call) = Call::parse(line).filter(|call| !call.answer.starts_with(['-', '?'])) else { return };
        match call.name {
            "open" | "openat" | "creat" => self.opened(&call),
            "rename" => self.moved(call.path(0), call.path(1)),
            "renameat" | "renameat2" => self.moved(call.path(1), call.path(3)),
            "unlink" => self.removed(&call.path(0)),
            // An empty folder more or less is nothing to anybody.
            "unlinkat" if call.arguments.contains(&"AT_REMOVEDIR") => {}
            "unlinkat" => self.removed(&call.path(1)),
            "mkdir" => self.made_folder(&call.path(0)),
            "mkdirat" => self.made_folder(&call.path(1)),
            _ => self.on_open_file(&call),
        }
    }

    fn opened(&mut self, call: &Call<'_>) {
        let Some((number, path)) = descriptor(call.answer) else { return };
        let flags = call.arguments.iter().find(|argument| argument.contains("O_")).copied().unwrap_or_default();
        self.places.insert(number, (!flags.contains("O_APPEND")).then_some(0));
        let Some(path) = self.below(&path) else { return };
        if flags.contains("O_CREAT") && !self.files.contains_key(&path) {
            self.files.insert(path.clone(), 0);
            self.events.push(Event::Made(path));
        } else if flags.contains("O_TRUNC") {
            self.files.insert(path.clone(), 0);
            self.events.push(Event::Cut(path, 0));
        }
    }

    fn moved(&mut self, from: PathBuf, to: PathBuf) {
        let (Some(from), Some(to)) = (self.below(&from), self.below(&to)) else { return };
        self.events.push(match self.files.remove(&from) {
            Some(length) => {
                self.files.insert(to.clone(), length);
                Event::Moved(from, to)
            }
            None => {
                self.files = std::mem::take(&mut self.files)
                    .into_iter()
                    .map(|(path, length)| (moved_with(&path, &from, &to).unwrap_or(path), length))
                    .collect();
                Event::MovedFolder(from, to)
            }
        });
    }

    fn removed(&mut self, path: &Path) {
        let Some(path) = self.below(path) else { return };
        self.files.remove(&path).expect("a file is removed, no folder");
        self.events.push(Event::Removed(path));
    }

    fn made_folder(&mut self, path: &Path) {
        if let Some(path) = self.below(path) {
            self.events.push(Event::MadeFolder(path));
        }
    }

    fn on_open_file(&mut self, call: &Call<'_>) {
        let Some((number, path)) = descriptor(call.arguments[0]) else { return };
        if call.name == "lseek" {
            self.places.insert(number, call.answer.parse().ok());
            return;
        }
        if call.name == "write" && number == STANDARD_OUTPUT {
            return self.said(&bytes(call.arguments[1]));
        }
        if call.arguments[0].ends_with("(deleted)") {
            return;
        }
        if call.name == "copy_file_range" {
            return self.copied(call, number, &path);
        }
        let Some(path) = self.below(&path) else { return };
        match call.name {
            "write" => {
                let at = self.places.get(&number).copied().flatten().unwrap_or_else(|| self.files[&path]);
                let written = self.wrote(path, at, call);
                if let Some(Some(place)) = self.places.get_mut(&number) {
                    *place += written;
                }
            }
            "pwrite64" => {
                self.wrote(path, call.number(3), call);
            }
            "ftruncate" => self.cut(path, call.number(1)),
            "fallocate" => self.cut(path.clone(), self.files[&path].max(call.number(2) + call.number(3))),
            "fsync" | "fdatasync" if self.files.contains_key(&path) => self.events.push(Event::Synced(path)),
            "fsync" | "fdatasync" => self.events.push(Event::SyncedFolder(path)),
            other => panic!("{other} changes a file in a way that is not known here"),
        }
    }

    fn wrote(&mut self, path: PathBuf, at: u64, call: &Call<'_>) -> u64 {
        let mut content = bytes(call.arguments[1]);
        content.truncate(call.answer.parse().expect("how much was written"));
        let (written, length) = (content.len() as u64, self.files.get_mut(&path).expect("a file is there"));
        *length = (*length).max(at + written);
        self.events.push(Event::Wrote(path, at, content));
        written
    }

    /// Bytes that the system copies by itself, from where each of the two files is, as `std::fs::copy` asks for it.
    fn copied(&mut self, call: &Call<'_>, number: u64, from: &Path) {
        let (to, path) = descriptor(call.arguments[2]).expect("an open file");
        assert!(call.arguments[1] == "NULL" && call.arguments[3] == "NULL", "a copy from elsewhere is not known here");
        let Some(path) = self.below(&path) else { return };
        let from = self.below(from).expect("what is copied is below the folder too");
        let length: u64 = call.answer.parse().expect("how much was copied");
        let mut goes_on = |number| {
            let place = self.places.entry(number).or_insert(Some(0)).as_mut().expect("it has a place");
            *place += length;
            *place - length
        };
        let (from_at, at) = (goes_on(number), goes_on(to));
        let whole = self.files.get_mut(&path).expect("a file is there");
        *whole = (*whole).max(at + length);
        self.events.push(Event::Copied { from, from_at, to: path, at, length });
    }

    fn cut(&mut self, path: PathBuf, length: u64) {
        self.files.insert(path.clone(), length);
        self.events.push(Event::Cut(path, length));
    }

    fn said(&mut self, bytes: &[u8]) {
        self.said.push_str(&String::from_utf8_lossy(bytes));
        while let Some((line, rest)) = self.said.split_once('\n') {
            self.events.push(Event::Said(line.to_owned()));
            self.said = rest.to_owned();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hexadecimal(text: &str) -> String {
        text.bytes().map(|byte| format!("\\x{byte:02x}")).collect()
    }

    #[test]
    fn what_two_threads_do_at_once_is_taken_in_as_it_was_finished_and_other_folders_are_passed_over() {
        let (a, b, other) = (hexadecimal("/root/a"), hexadecimal("/root/b"), hexadecimal("/tmp/c"));
        let (root, words) = (hexadecimal("/root"), hexadecimal("words"));
        let trace = format!(
            "1 openat(AT_FDCWD<{root}>, \"{a}\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3<{a}>\n\
             1 write(3<{a}>, \"{words}\", 5) = 5\n\
             1 fsync(3<{a}> <unfinished ...>\n\
             2 write(3<{a}>, \"{words}\", 5) = 4\n\
             2 pwrite64(4<{other}>, \"{words}\", 5, 0) = 5\n\
             1 <... fsync resumed>)        = 0\n\
             1 rename(\"{a}\", \"{b}\") = 0\n\
             1 rename(\"{a}\", \"{other}\") = -1 ENOENT (No such file or directory)\n\
             1 fsync(5<{root}>) = 0\n\
             2 write(1<{other}>, \"{}\", 5) = 5\n",
            hexadecimal("kept\n"),
        );
        let path = |name: &str| PathBuf::from(name);
        let events = Reader::new(Path::new("/root"), BTreeMap::new()).read(&trace);
        let expected = [
            Event::Made(path("a")),
            Event::Wrote(path("a"), 0, b"words".to_vec()),
            Event::Wrote(path("a"), 5, b"word".to_vec()),
            Event::Synced(path("a")),
            Event::Moved(path("a"), path("b")),
            Event::SyncedFolder(path("")),
            Event::Said("kept".to_owned()),
        ];
        assert_eq!(events, expected);
    }
}
