//! A disk that fills in the middle of a whole act: the terminal says so in one sentence, and nothing half lies there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::*;

/// A small file system, which only root may mount.
struct Mount(PathBuf);

impl Mount {
    fn at(place: &Path, megabytes: u32) -> Option<Self> {
        fs::create_dir(place).unwrap();
        let size = format!("size={megabytes}m");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(place).status();
        if mounted.is_ok_and(|status| status.success()) {
            Some(Self(place.to_owned()))
        } else {
            eprintln!("skipped: a small file system can be mounted by root alone");
            None
        }
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn an_export_and_a_backup_onto_a_full_disk_say_so_and_leave_nothing_there() {
    let desk = Desk::new();
    let small = desk.path("small");
    let Some(_mount) = Mount::at(&small, 1) else { return };
    let film = desk.path("film");
    fs::write(&film, (0..3_000_000_u32).map(|at| (at.wrapping_mul(at) >> 5) as u8).collect::<Vec<_>>()).unwrap();
    desk.done(&["note", "around", "a film of the gauge", "--attach", film.to_str().unwrap()]);
    fs::write(desk.path("passphrase"), "twelve words of mine\n").unwrap();
    let (copy, backup) = (small.join("copy"), small.join("ada.backup"));
    let passphrase = desk.path("passphrase");
    let tries: [&[&str]; 2] = [
        &["export", copy.to_str().unwrap()],
        &["backup", backup.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()],
    ];
    for arguments in tries {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 1, "{arguments:?}: {}", ran.err);
        let said = ran.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            said,
            "soundings: there is no room on this device; free some space and try again, what was noted before is safe"
        );
        assert_eq!(fs::read_dir(&small).unwrap().count(), 0, "{arguments:?}");
    }
    assert_eq!(desk.json(&["search", "gauge"]).document()["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_report_that_finds_no_room_is_not_written_down_as_gone() {
    let desk = Desk::new();
    let small = desk.path("small");
    let Some(_mount) = Mount::at(&small, 1) else { return };
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline", "Will Tran"]);
    desk.done(&["consent", "will", "quote-named"]);
    desk.done(&["visit", "start", "Brightline"]);
    desk.done(&["note", "said", "--by", "will", "we weld it twice"]);
    desk.done(&["visit", "end"]);
    let looked_at = desk.done(&["report", "--for", "others"]).document()["looked_at"].as_str().unwrap().to_owned();
    fs::write(small.join("filled"), vec![1; 1_040_000]).unwrap();
    let out = small.join("report.pdf");
    let out = out.to_str().unwrap();
    let send = ["report", "--for", "others", "--to", "Will", "--looked-at", &looked_at, "--pdf", out];
    assert_eq!(desk.refused(&send, 1), "disk-full");
    assert!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().is_empty());
    assert_eq!(fs::read_dir(&small).unwrap().count(), 1);
    fs::remove_file(small.join("filled")).unwrap();
    desk.done(&send);
}
