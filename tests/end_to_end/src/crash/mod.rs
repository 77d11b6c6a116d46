//! What a disk may hold after the power went away: a process is recorded as it writes and syncs ([`record`]), and its folder
//! is built again as it could lie there at any of its syncs ([`Disk`]).
//!
//! A disk owes nobody what was not synced. At a crash each write to a file since its last sync is there, is not, or is there
//! for some of its sectors; a name that was made, moved or removed is as it was until its folder was synced, and names change in
//! their order. Where this is harder than a journaling file system, it is so on purpose. After SQLite's *how to corrupt* and
//! ALICE (Pillai and others, OSDI 2014).

pub mod acts;
mod disk;
mod run;
pub mod scenario;
mod state;
mod trace;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub use disk::{Disk, Left};
pub use run::{Moments, Tally, run};
pub use state::State;

/// One thing a process did to its folder, paths relative to that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A file that was not there.
    Made(PathBuf),
    /// Bytes written at an offset.
    Wrote(PathBuf, u64, Vec<u8>),
    /// Bytes of one file written into another.
    Copied {
        /// The one.
        from: PathBuf,
        /// Where they are in it.
        from_at: u64,
        /// The other.
        to: PathBuf,
        /// Where they are in that.
        at: u64,
        /// How many.
        length: u64,
    },
    /// A file cut or lengthened.
    Cut(PathBuf, u64),
    /// A file's bytes are on the disk.
    Synced(PathBuf),
    /// A folder that was not there.
    MadeFolder(PathBuf),
    /// A folder's names are on the disk.
    SyncedFolder(PathBuf),
    /// A file with another name, in the place of what had it.
    Moved(PathBuf, PathBuf),
    /// A folder with another name, and all that is in it.
    MovedFolder(PathBuf, PathBuf),
    /// A name that is gone.
    Removed(PathBuf),
    /// What it told its caller.
    Said(String),
}

/// Where a path leads once a folder that it goes through has another name; nothing where it goes elsewhere.
fn moved_with(path: &Path, from: &Path, to: &Path) -> Option<PathBuf> {
    path.strip_prefix(from).ok().map(|below| to.join(below))
}

/// Whether the system lets processes be traced: not every container does.
///
/// # Panics
/// Without strace.
pub fn may_trace() -> bool {
    let traced = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).stderr(Stdio::null()).status();
    traced.expect("strace is here (Debian: strace)").success()
}

/// Runs a program to its end and records what it did below `root`, and what it said.
///
/// # Panics
/// If the program fails, or did something to its files that is not known here.
pub fn record(program: &mut Command, root: &Path) -> Vec<Event> {
    let before = Disk::of(root).lengths();
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-xx", "-s", "16777216", "--seccomp-bpf", "-e", trace::CALLS, "-o"]).arg(&trace);
    strace.arg(program.get_program()).args(program.get_args()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let output = strace.output().unwrap();
    assert!(output.status.success(), "it ended by itself: {}", String::from_utf8_lossy(&output.stderr));
    trace::Reader::new(root, before).read(&std::fs::read_to_string(trace).unwrap())
}
