//! Files of a device whose access was taken, over the real hub: what the team waits for arrives, what it never heard of is kept
//! apart, and nothing of either stays on the device.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use soundings_core::model::Id;
use soundings_core::{Error, Refusal};
use soundings_end_to_end::{Engineer, PATIENCE, Serving, hub_program, picture};
use soundings_runner::{Cancel, Outcome};

/// A command of the hub's.
fn hub(folder: &Path, words: &[&str]) -> String {
    let output = Command::new(hub_program()).args(words).arg("--data").arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn revoke(folder: &Path, engineer: &Engineer) {
    hub(folder, &["revoke", &engineer.notebook.engineer().unwrap().id.to_string(), "--yes"]);
}

/// The first device in quarantine: how many files are whole, and their bytes.
fn held(folder: &Path) -> Option<(u64, u64)> {
    let document: serde_json::Value = serde_json::from_str(&hub(folder, &["quarantine", "--json"])).unwrap();
    let one = document["quarantine"].get(0)?;
    Some((one["files"].as_u64()?, one["file_bytes"].as_u64()?))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    files.map(|file| file.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// Sealed files of attachments in a notebook's folder.
fn sealed(engineer: &Engineer) -> usize {
    files_in(&engineer.folder().join("attachments")).len()
}

fn has_left(engineer: &Engineer) -> bool {
    matches!(engineer.notebook.sync_stopped().unwrap(), Some(Error::Refused(Refusal::Left)))
}

/// Ada, whose second picture no server knows of, and whose first one only by its note and its thumbnail; Jonas; both notes'
/// attachments, and what they hold.
struct Team {
    ada: Engineer,
    jonas: Engineer,
    told: (Id, Id, Vec<u8>),
    untold: (Id, Vec<u8>),
}

fn team(hub: &Path) -> Team {
    let ada = Engineer::joined("Ada Okafor", hub);
    let jonas = Engineer::joined("Jonas Lindqvist", hub);
    ada.notebook.set_metered(true).unwrap();
    let (told, untold) = (picture(700, 1), picture(720, 2));
    let (note, attachment) = ada.share_file("told.png", &told);
    assert_eq!(ada.sync().unwrap(), Outcome::Together);
    let (_, second) = ada.share_file("untold.png", &untold);
    // A file of this very minute is left alone: another process might be naming it.
    for file in files_in(&ada.folder().join("attachments")) {
        let file = std::fs::File::options().append(true).open(file).unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(120)).unwrap();
    }
    Team { ada, jonas, told: (note, attachment, told), untold: (second, untold) }
}

#[test]
fn a_revoked_device_hands_its_unsent_pictures_over_before_anything_goes_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let _serving = Serving::start(folder.path());
    let Team { ada, jonas, told, untold } = team(folder.path());
    let small = ada.notebook.thumbnail(untold.0).unwrap().unwrap();
    assert!(sealed(&ada) >= 4, "{}", sealed(&ada));
    revoke(folder.path(), &ada);

    assert_eq!(ada.sync().unwrap(), Outcome::Stopped);
    assert!(has_left(&ada), "also over a network that costs");
    assert_eq!(sealed(&ada), 0, "nothing of the team's pictures stays");

    assert_eq!(jonas.sync().unwrap(), Outcome::Together);
    assert_eq!(jonas.notebook.attachment(told.1).unwrap().unwrap(), told.2, "what the team waited for arrives");
    assert!(jonas.notebook.attachment(untold.0).is_err(), "what it never heard of does not");
    assert_eq!(held(folder.path()), Some((2, (untold.1.len() + small.len()) as u64)));

    let shelf = tempfile::tempdir().unwrap();
    let export = shelf.path().join("export");
    hub(folder.path(), &["quarantine", "--export", export.to_str().unwrap(), "--empty"]);
    let exported = files_in(&shelf.path().join("export-files"));
    let mut contents: Vec<Vec<u8>> = exported.iter().map(|file| std::fs::read(file).unwrap()).collect();
    contents.sort_by_key(Vec::len);
    assert!(contents == [small, untold.1], "{exported:?}");
    assert_eq!(held(folder.path()), None);
    assert!(files_in(&folder.path().join("quarantine")).is_empty(), "what was taken out is not kept");
    assert!(jonas.notebook.note(told.0).is_ok());
}

#[test]
fn a_file_in_quarantine_goes_on_where_the_hub_was_killed_and_is_in_its_backup() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::start(folder.path());
    let url = serving.url.clone();
    let ada = Engineer::joined("Ada Okafor", folder.path());
    let content: Vec<u8> = (0..9_000_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    ada.share_file("log.bin", &content);
    revoke(folder.path(), &ada);
    let apart = folder.path().join("quarantine");
    let stored = || -> u64 { files_in(&apart).iter().map(|file| file.metadata().unwrap().len()).sum() };

    let (runner, cancel) = (std::sync::Arc::clone(&ada.runner), Cancel::new());
    let stop = cancel.clone();
    let under_way = std::thread::spawn(move || runner.sync(Instant::now() + PATIENCE, &cancel).unwrap());
    let end = Instant::now() + PATIENCE;
    while stored() < 1_500_000 {
        assert!(Instant::now() < end, "it goes on");
        std::thread::sleep(Duration::from_millis(1));
    }
    serving.kill();
    stop.cancel();
    under_way.join().unwrap();
    let was = stored();
    assert!(was < content.len() as u64 && !has_left(&ada) && sealed(&ada) > 0, "nothing goes before all is there");

    let serving = Serving::start_again(folder.path(), &url);
    assert_eq!(stored(), was, "what came is kept");
    let end = Instant::now() + 3 * PATIENCE;
    while !has_left(&ada) {
        assert!(Instant::now() < end, "it comes to an end");
        ada.sync().unwrap();
    }
    assert_eq!(held(folder.path()), Some((1, content.len() as u64)));

    let shelf = tempfile::tempdir().unwrap();
    let (backup, restored) = (shelf.path().join("backup"), shelf.path().join("restored"));
    hub(folder.path(), &["backup", backup.to_str().unwrap()]);
    drop(serving);
    hub(&restored, &["restore", backup.to_str().unwrap()]);
    assert_eq!(held(&restored), Some((1, content.len() as u64)));
    let export = shelf.path().join("export");
    hub(&restored, &["quarantine", "--export", export.to_str().unwrap()]);
    assert!(std::fs::read(&files_in(&shelf.path().join("export-files"))[0]).unwrap() == content);
}
