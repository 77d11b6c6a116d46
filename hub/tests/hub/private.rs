//! The real process holds no word of what is only me: neither in its files, its write-ahead log and a backup, nor in memory.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::Child;

use soundings_core::NewObservation;
use soundings_core::model::ObservationKind;
use soundings_core::visit_log::FiledUnder;

use crate::process::{hub, text};
use crate::wall::Engineer;

/// Words that stand nowhere else, so that whatever is found is theirs.
const PRIVATE: [&str; 3] = ["zwiebelkuchen looked tired", "Quarzsand GmbH", "mischkalkulation ask again"];
const TEAMS: &str = "Brightwater Foundry";

struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

/// Which of the words lie in the files of a folder.
fn in_files(folder: &Path, words: &[&'static str]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(in_files(&entry.path(), words));
        } else if let Ok(bytes) = fs::read(entry.path()) {
            found.extend(words.iter().filter(|words| holds(&bytes, words)));
        }
    }
    found
}

/// Which of the words lie in a process's writable memory. `None` where this machine lets nobody look.
fn in_memory(process: u32, words: &[&'static str]) -> Option<Vec<&'static str>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let mut found = Vec::new();
    let mut read_any = false;
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (from, to) = line.split_once(' ')?.0.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        let mut bytes = vec![0; usize::try_from(to - from).ok()?];
        if memory.seek(SeekFrom::Start(from)).is_ok() && memory.read_exact(&mut bytes).is_ok() {
            read_any = true;
            found.extend(words.iter().filter(|words| holds(&bytes, words)));
        }
    }
    read_any.then_some(found)
}

fn thinks(ada: &Engineer, words: &str) {
    let note = NewObservation {
        visit: FiledUnder::Nowhere,
        kind: Some(ObservationKind::Thought),
        text: words.into(),
        only_me: true,
        ..NewObservation::default()
    };
    ada.notebook.capture(&note).unwrap();
}

#[test]
fn no_private_word_is_in_the_hubs_files_its_backup_or_its_memory() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("hub");
    let serve = ["serve", "--data", text(&data), "--plain", "--listen", "127.0.0.1:0"];
    let mut serving = Process(hub(&serve).spawn().unwrap());
    let mut line = String::new();
    BufReader::new(serving.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("Listening on ").unwrap().to_owned();
    let invited = hub(&["invite", "--data", text(&data)]).output().unwrap();

    let ada = Engineer::with_clock("Ada", std::sync::Arc::new(World));
    // Before a team everything is only me, customers too.
    ada.notebook.add_customer(PRIVATE[1]).unwrap();
    thinks(&ada, PRIVATE[0]);
    ada.notebook.join(String::from_utf8(invited.stdout).unwrap().trim()).unwrap();
    let ask = |body: &[u8]| {
        let sent = ureq::post(format!("{url}/v1")).content_type("application/octet-stream").send(body);
        sent.unwrap().body_mut().read_to_vec().unwrap()
    };
    ada.sync_by(ask);
    thinks(&ada, PRIVATE[2]);
    ada.notebook.add_customer(TEAMS).unwrap();
    ada.sync_by(ask);
    assert_eq!(ada.notebook.sync_screen().unwrap().kept_sealed, 2, "the hub has them");

    let backup = folder.path().join("backup");
    assert!(hub(&["backup", text(&backup), "--data", text(&data)]).output().unwrap().status.success());
    let words = [PRIVATE[0], PRIVATE[1], PRIVATE[2], TEAMS];
    let mut found = in_files(folder.path(), &words);
    found.dedup();
    assert!(found.iter().all(|words| *words == TEAMS) && !found.is_empty(), "only the team's: {found:?}");
    if let Some(found) = in_memory(serving.0.id(), &words) {
        assert!(found.iter().all(|words| *words == TEAMS) && !found.is_empty(), "only the team's: {found:?}");
    }
}

struct World;

impl soundings_core::Clock for World {
    fn now(&self) -> soundings_core::model::Moment {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        soundings_core::model::Moment::utc(since.as_millis() as i64)
    }
}
