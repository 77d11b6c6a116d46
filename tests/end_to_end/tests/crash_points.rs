//! The power goes away at each sync of a process, with nothing, all or some of what was not synced on the disk.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a test")]

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;
use soundings_core::exchange::Backup;
use soundings_core::model::{Audience, Id};
use soundings_core::{DatabaseKey, Environment, Keys, Notebook};
use soundings_end_to_end::crash::{Disk, Event, Left, may_trace, record};
use soundings_end_to_end::{CODE, Engineer, PATIENCE, Serving, invite, is_whole, key, key_for, keys, picture};
use soundings_runner::{Cancel, Outcome, Runner};

/// Chooses what some of it is.
const SEED: u64 = 20_261_124;

/// What a process acknowledged.
struct Told {
    step: String,
    id: Id,
    words: String,
}

impl Told {
    fn of(line: &str) -> Self {
        let mut parts = line.split('\t');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        Self { step: part(), id: part().parse().unwrap(), words: part() }
    }
}

/// A notebook that is there before.
fn begun(home: &Path) {
    let folder = home.join("notebook");
    Notebook::create(&folder, &keys(&folder), "Ada Okafor", Environment::system()).unwrap().close();
}

/// One whose engineer is in a team.
fn joined(home: &Path, hub: &Path) {
    begun(home);
    let folder = home.join("notebook");
    let notebook = Arc::new(Notebook::open(&folder, &keys(&folder), Environment::system()).unwrap());
    notebook.join(&invite(hub, &[])).unwrap();
    together(&notebook);
    notebook.close();
}

/// Records `what` in a folder that `prepare` made, lets the power go away at each of its syncs, and looks at what is left;
/// then does so too.
fn at_each_sync(what: &str, prepare: impl FnOnce(&Path), then: impl Fn(&Path, &Arc<Notebook>)) {
    if !may_trace() {
        println!("left out: no process may be traced here");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    prepare(home.path());
    let mut disk = Disk::of(home.path());
    let mut acting = Command::new(env!("CARGO_BIN_EXE_soundings-acting"));
    let events = record(acting.arg(home.path()).arg(what), home.path());
    let all: Vec<Told> = events.iter().filter_map(said).collect();
    let (mut told, mut crashes) = (0, 0);
    for (number, event) in events.iter().enumerate() {
        if matches!(event, Event::Synced(_) | Event::SyncedFolder(_)) || number + 1 == events.len() {
            for left in [Left::Nothing, Left::All, Left::Some] {
                let mut chance = ChaCha8Rng::seed_from_u64(SEED + number as u64);
                let after = tempfile::tempdir().unwrap();
                disk.crash(left, &mut chance, after.path());
                crashes += 1;
                println!("{what}, event {number}: {event:?}, {left:?} of what was not synced");
                look(&Folder { home: after.path(), key: key_for(what) }, &all, told, &then);
            }
        }
        disk.does(event);
        told += usize::from(said(event).is_some());
    }
    println!("{what}: {crashes} crashes, {told} steps acknowledged");
    assert!(told > 0 && crashes > 9);
}

fn said(event: &Event) -> Option<Told> {
    match event {
        Event::Said(line) => Some(Told::of(line)),
        _ => None,
    }
}

/// What is left.
struct Folder<'a> {
    home: &'a Path,
    key: DatabaseKey,
}

/// Whether all that was acknowledged before a crash is there after it.
fn look(left: &Folder<'_>, all: &[Told], told: usize, then: impl Fn(&Path, &Arc<Notebook>)) {
    let folder = left.home.join("notebook");
    if told == 0 && !folder.join("notebook.db").exists() {
        return;
    }
    let keys = Keys::with_file(&left.key, &folder.join("device"));
    let notebook = Arc::new(Notebook::open(&folder, &keys, Environment::system()).unwrap());
    for number in 0..told {
        holds(left.home, &notebook, &all[number], &all[number + 1..]);
    }
    then(left.home, &notebook);
    notebook.close();
    is_whole(&folder, &left.key);
}

/// Whether one thing that was acknowledged holds, or what came of it next.
fn holds(home: &Path, notebook: &Notebook, Told { step, id, words }: &Told, later: &[Told]) {
    let becomes = |steps: &[&str]| later.iter().any(|one| one.id == *id && steps.contains(&one.step.as_str()));
    let note = notebook.note(*id);
    match step.as_str() {
        "opens" | "together" => {}
        "note" if becomes(&["deleted", "erased"]) => {}
        "note" => {
            let now = note.unwrap_or_else(|error| panic!("{words:?} is lost: {error}")).words;
            let next = later.iter().any(|one| one.id == *id && one.step == "note" && one.words == now);
            assert!(now == *words || next, "{words:?} says {now:?}");
        }
        "picture" => {
            let attachment = &note.unwrap().attachments[0];
            assert!(notebook.attachment(attachment.id).unwrap().is_some(), "a picture is lost");
        }
        "deleted" => assert!(becomes(&["back"]) || note.is_err(), "what was deleted is here"),
        "back" => assert!(note.is_ok(), "what was brought back is lost"),
        "shared" => assert_eq!(note.unwrap().audience, Audience::Team),
        "erased" => {
            assert!(note.is_err() && notebook.deleted(None, 10).unwrap().items.is_empty());
            assert!(notebook.search(words, None, 10).unwrap().items.is_empty());
        }
        "backed up" => {
            let folder = home.join("restored");
            let keys = Keys::with_file(&key(), &home.join("another device"));
            let backup = Backup::look(&home.join("ada.backup")).unwrap();
            backup.unlock(CODE).unwrap().restore(&folder, &keys, &|_, _| true).unwrap();
            assert_eq!(Notebook::open(&folder, &keys, Environment::system()).unwrap().note(*id).unwrap().words, *words);
        }
        other => panic!("{other} is not known"),
    }
}

fn nothing_more(_: &Path, _: &Arc<Notebook>) {}

#[test]
fn a_notebook_being_made_is_there_whole_or_not_at_all() {
    at_each_sync("create", |_| {}, nothing_more);
}

#[test]
fn each_note_that_was_acknowledged_is_there() {
    at_each_sync("capture", begun, nothing_more);
}

#[test]
fn each_picture_is_there_with_its_note() {
    let prepare = |home: &Path| {
        begun(home);
        std::fs::write(home.join("picture.png"), picture(64, 1)).unwrap();
    };
    at_each_sync("picture", prepare, nothing_more);
}

#[test]
fn corrected_words_are_the_last_or_the_next() {
    at_each_sync("correct", begun, nothing_more);
}

#[test]
fn what_was_deleted_and_brought_back_stays_so() {
    at_each_sync("delete", begun, nothing_more);
}

#[test]
fn what_was_ended_and_shared_is_the_teams() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    at_each_sync("share", |home| joined(home, hub.path()), nothing_more);
}

#[test]
fn what_went_to_the_inbox_is_there_once() {
    at_each_sync("inbox", begun, |_, notebook| {
        for number in 0..4 {
            assert!(notebook.search(&format!("locked {number}"), None, 10).unwrap().items.len() <= 1);
        }
    });
}

#[test]
fn what_was_erased_does_not_come_back() {
    at_each_sync("erase", begun, nothing_more);
}

#[test]
fn a_backup_that_was_made_can_be_restored() {
    at_each_sync("back-up", begun, nothing_more);
}

#[test]
fn a_notebook_of_the_first_schema_has_what_it_had_wherever_its_upgrade_ended() {
    let prepare = |home: &Path| {
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema-1");
        std::fs::create_dir(home.join("notebook")).unwrap();
        for file in std::fs::read_dir(fixture).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), home.join("notebook").join(file.file_name())).unwrap();
        }
    };
    at_each_sync("upgrade", prepare, |_, notebook| {
        assert_eq!(notebook.search("initials", None, 10).unwrap().items.len(), 1);
        assert!(notebook.counted_differently().unwrap().is_empty());
    });
}

#[test]
fn what_a_teammate_shared_arrives_once_wherever_the_pull_ended() {
    let hub = tempfile::tempdir().unwrap();
    let _serving = Serving::start(hub.path());
    let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
    let prepare = |home: &Path| {
        joined(home, hub.path());
        for number in 0..20 {
            jonas.share_note(&format!("what Jonas saw {number}"));
        }
        assert_eq!(jonas.sync().unwrap(), Outcome::Together);
    };
    at_each_sync("pull", prepare, |_, notebook| {
        together(notebook);
        assert_eq!(notebook.dump_team().unwrap(), jonas.notebook.dump_team().unwrap());
    });
}

fn together(notebook: &Arc<Notebook>) {
    let outcome = Runner::new(Arc::clone(notebook)).sync(Instant::now() + PATIENCE, &Cancel::new()).unwrap();
    assert_eq!(outcome, Outcome::Together);
}
