//! What the hub's program does with what it keeps: the quarantine of a device whose access was taken, and its backup.

use std::path::Path;
use std::process::Command;

use soundings_runner::Outcome;

use crate::crash::scenario::{Around, Other, SCENARIO, Scenario};
use crate::{Engineer, Serving, hub_program, picture};

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "quarantine",
        about: "exports and empties the hub's quarantine",
        every_check: true,
        prepare: with_a_quarantine,
        other: Some(Other { program: export_and_empty, look: once_in_either }),
        ..SCENARIO
    },
    Scenario {
        name: "hub-backup",
        about: "a backup of the hub",
        prepare: with_a_quarantine,
        other: Some(Other { program: back_up, look: can_be_restored }),
        ..SCENARIO
    },
];

/// The picture of which the team never heard.
fn untold() -> Vec<u8> {
    picture(120, 2)
}

/// A command of the hub's on what lies in a folder.
fn hub(home: &Path, command: &str, words: &[&str], path: Option<&str>) -> Command {
    let mut hub = Command::new(hub_program());
    hub.arg(command).arg("--data").arg(home.join("hub")).args(words).args(path.map(|path| home.join(path)));
    hub
}

fn answer(mut command: Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A hub that took the access of a device with an unsent picture.
fn with_a_quarantine(home: &Path) -> Around {
    let folder = home.join("hub");
    let serving = Serving::start(&folder);
    let ada = Engineer::joined("Ada Okafor", &folder);
    ada.share_file("untold.png", &untold());
    answer(hub(home, "revoke", &[&ada.notebook.engineer().unwrap().id.to_string(), "--yes"], None));
    assert_eq!(ada.sync().unwrap(), Outcome::Stopped);
    drop(serving);
    assert!(holds(&folder.join("quarantine")), "it is held");
    Around::default()
}

/// Whether a folder holds the picture.
fn holds(folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| std::fs::read(path).unwrap() == untold())
}

fn export_and_empty(home: &Path) -> Command {
    hub(home, "quarantine", &["--empty", "--export"], Some("export"))
}

fn once_in_either(home: &Path, ended: bool) {
    let list = answer(hub(home, "quarantine", &["--json"], None));
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let kept = list["quarantine"].get(0).is_some();
    assert!(!(ended && kept), "it was emptied");
    if kept {
        answer(hub(home, "quarantine", &["--export"], Some("again")));
        assert!(
            home.join("again").exists() && holds(&home.join("again-files")),
            "the hub holds it no more, and says that it does"
        );
    } else {
        assert!(home.join("export").exists() && holds(&home.join("export-files")), "what was emptied is nowhere");
    }
}

fn back_up(home: &Path) -> Command {
    hub(home, "backup", &[], Some("backup"))
}

fn can_be_restored(home: &Path, ended: bool) {
    let backup = home.join("backup");
    if ended {
        let restored = home.join("restored");
        let mut restore = Command::new(hub_program());
        restore.arg("restore").arg(&backup).arg("--data").arg(&restored);
        answer(restore);
        assert!(holds(&restored.join("quarantine")), "the backup has not what was in quarantine");
    }
    // Whatever became of the backup, the hub has what it had.
    assert!(answer(hub(home, "quarantine", &["--json"], None)).contains("\"files\""));
    assert!(holds(&home.join("hub/quarantine")));
}
