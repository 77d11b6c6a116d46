//! With the team.

use std::path::Path;

use soundings_core::model::Id;
use soundings_core::{Environment, Error, Notebook, Refusal, Resolution};
use soundings_runner::Outcome;

use super::begun::{begun, visited, with, with_a_mate};
use crate::crash::scenario::{Acting, After, Around, Done, SCENARIO, Scenario, id_of, name, sync, tell};
use crate::{Serving, invite, keys, picture, said};

const MEETING: Scenario = Scenario { prepare: with_a_mate, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "join",
        about: "joins a team",
        in_parts: true,
        prepare: invited,
        act: join,
        then: is_joined,
        ..SCENARIO
    },
    Scenario {
        name: "push",
        about: "pushes what it shared",
        in_parts: true,
        prepare: to_be_pushed,
        act: meet,
        then: once_at_the_teammates,
        ..SCENARIO
    },
    Scenario {
        name: "pull-pictures",
        about: "pulls a teammate's pictures",
        in_parts: true,
        prepare: with_pictures_to_pull,
        act: meet,
        then: pictures_arrive,
        ..SCENARIO
    },
    Scenario {
        name: "resume",
        about: "goes on with a file that was cut",
        in_parts: true,
        prepare: with_a_cut_file,
        act: meet,
        then: pictures_arrive,
        ..SCENARIO
    },
    Scenario {
        name: "share-some",
        about: "shares notes picked from a list, and takes one away from the team",
        in_parts: true,
        act: share_some,
        ..MEETING
    },
    Scenario { name: "versions", about: "decides between versions", prepare: with_versions, act: decide, ..SCENARIO },
    Scenario {
        name: "make-bundle",
        about: "a bundle for a teammate",
        act: make_bundle,
        then: bundle_is_whole,
        ..MEETING
    },
    Scenario {
        name: "take-bundle",
        about: "takes in a teammate's bundle",
        prepare: with_a_bundle,
        act: take_bundle,
        then: bundle_is_taken,
        ..SCENARIO
    },
];

/// One contact, to its end.
fn meet(acting: &Acting) -> Done {
    acting.begin()?.syncs()
}

fn invited(home: &Path) -> Around {
    begun(home);
    visited(home);
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    std::fs::write(home.join("invitation"), invite(hub.path(), &[])).unwrap();
    Around { hub: Some(hub), serving: Some(serving), mate: None }
}

fn join(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let invitation = std::fs::read_to_string(acting.file("invitation"))?;
    acts.does(|book| book.join(&invitation))?;
    acts.syncs()
}

fn is_joined(after: &After<'_>) {
    let waits = after.notebook.sync_screen().unwrap().may_join;
    assert!(!(after.all && waits), "it joined, and is in no team");
    // Where it had not joined yet, the hub would know of it by what it did only after the crash.
    if !waits {
        sync(after.notebook).unwrap();
    }
}

/// One who ended and shared a visit, and had no contact since.
pub fn to_be_pushed(home: &Path) -> Around {
    let around = with_a_mate(home);
    visited(home);
    with(home, |notebook| drop(notebook.end_visit(None, true).unwrap()));
    around
}

fn once_at_the_teammates(after: &After<'_>) {
    sync(after.notebook).unwrap();
    assert_eq!(after.mate().sync().unwrap(), Outcome::Together);
    assert_eq!(after.notebook.dump_team().unwrap(), after.mate().notebook.dump_team().unwrap());
    assert_eq!(after.mate().notebook.search("corner seam twice", None, 10).unwrap().items.len(), 1);
}

fn with_pictures_to_pull(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = around.mate.as_ref().unwrap();
    for number in 0..3 {
        let (note, _) = mate.share_file(&format!("{number}.png"), &picture(150, number));
        name(home, &number.to_string(), note);
    }
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    around
}

fn pictures_arrive(after: &After<'_>) {
    sync(after.notebook).unwrap();
    for number in 0..3 {
        let note = after.notebook.note(id_of(after.home, &number.to_string())).unwrap();
        let attachment = note.attachments[0].id;
        let theirs = after.mate().notebook.attachment(attachment).unwrap();
        assert!(theirs.is_some() && after.notebook.attachment(attachment).unwrap() == theirs, "a picture is missing");
    }
}

/// One whose pictures came for a part when the line was cut.
fn with_a_cut_file(home: &Path) -> Around {
    use crate::proxy::BadLine;
    let Around { hub, serving, mate } = with_a_mate(home);
    let mate = mate.unwrap();
    for (number, side) in [(0, 420), (1, 150), (2, 150)] {
        let (note, _) = mate.share_file(&format!("{number}.png"), &picture(side, number));
        name(home, &number.to_string(), note);
    }
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    let (hub, was) = (hub.unwrap(), serving.unwrap());
    let url = was.url.clone();
    was.kill();
    let behind = Serving::start(hub.path());
    let line = BadLine::between(&url, &behind.url, 20_261_129, (60_000, 120_000));
    let half = || {
        let arriving = home.join("notebook");
        files_below(&arriving).iter().any(|path| path.to_string_lossy().contains("arriving"))
    };
    with(home, |notebook| {
        for _ in 0..40 {
            let end = std::time::Instant::now() + std::time::Duration::from_millis(150);
            let _ = soundings_runner::Runner::new(std::sync::Arc::clone(notebook))
                .sync(end, &soundings_runner::Cancel::new());
            if half() || line.cuts() > 3 {
                break;
            }
        }
    });
    assert!(line.cuts() > 0, "the line was cut");
    drop(line);
    drop(behind);
    let serving = Some(Serving::start_again(hub.path(), &url));
    Around { hub: Some(hub), serving, mate: Some(mate) }
}

fn files_below(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { found.extend(files_below(&entry)) } else { found.push(entry) }
    }
    found
}

fn share_some(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let mut notes = Vec::new();
    for words in ["for the team", "for the team too"] {
        notes.push(acts.does(|book| book.capture(&said(words)))?.id);
    }
    acts.does(|book| book.share(&notes))?;
    acts.does(|book| book.correct_note(notes[0], "for all of the team", None))?;
    acts.does(|book| book.delete(notes[1]))?;
    acts.does(|book| book.erase(notes[0])).map(drop)
}

/// One that has three notes on which two corrected apart.
fn with_versions(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = around.mate.as_ref().unwrap();
    let notes: Vec<Id> = (0..3).map(|number| mate.share_note(&format!("what Jonas saw {number}"))).collect();
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    with(home, |notebook| {
        sync(notebook).unwrap();
        for (number, note) in notes.iter().enumerate() {
            mate.notebook.correct_note(*note, &format!("what he saw {number}"), None).unwrap();
            notebook.correct_note(*note, &format!("what Jonas heard {number}"), None).unwrap();
            name(home, &number.to_string(), *note);
        }
        assert_eq!(mate.sync().unwrap(), Outcome::Together);
        sync(notebook).unwrap();
        assert!(notes.iter().all(|note| notebook.note(*note).unwrap().versions == 2));
    });
    around
}

fn decide(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (both, third, kept) = (acts.id("0")?, acts.id("1")?, acts.id("2")?);
    acts.does(|book| book.resolve(both, "words", &Resolution::Both))?;
    acts.does(|book| book.resolve(third, "words", &Resolution::Value("what was seen and heard".into())))?;
    let needs = acts.notebook.note_page(kept)?;
    let version = needs.versions.iter().find(|row| row.field == "words").ok_or("no versions")?.versions[0].id.clone();
    acts.does(|book| book.resolve(kept, "words", &Resolution::Keep(version)))
}

fn make_bundle(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let mate = acts.id("mate")?;
    let note = acts.does(|book| book.capture(&said("carried by hand")))?.id;
    acts.does(|book| book.share(&[note]))?;
    acts.does(|book| book.make_bundle(mate, &acting.file("for-jonas.bundle"), false))?;
    tell("together", Id::default(), "")
}

fn bundle_is_whole(after: &After<'_>) {
    if !after.all {
        return;
    }
    // The teammate as he was: a bundle is taken once.
    let folder = tempfile::tempdir().unwrap();
    for path in files_below(after.mate().folder()) {
        let to = folder.path().join(path.strip_prefix(after.mate().folder()).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(path, to).unwrap();
    }
    let mate = Notebook::open(folder.path(), &keys(folder.path()), Environment::system()).unwrap();
    mate.take_bundle(&after.home.join("for-jonas.bundle")).unwrap();
    assert_eq!(mate.search("carried by hand", None, 10).unwrap().items.len(), 1);
}

fn with_a_bundle(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = around.mate.as_ref().unwrap();
    for number in 0..3 {
        mate.share_note(&format!("by hand {number}"));
    }
    mate.share_file("seam.png", &picture(64, 5));
    with(home, |notebook| {
        let ada = notebook.engineer().unwrap().id;
        mate.notebook.make_bundle(ada, &home.join("from-jonas.bundle"), false).unwrap();
    });
    around
}

fn take_bundle(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let taken = acts.does(|book| book.take_bundle(&acting.file("from-jonas.bundle")))?;
    assert!(taken.new > 3, "{taken:?}");
    Ok(())
}

fn bundle_is_taken(after: &After<'_>) {
    match after.notebook.take_bundle(&after.home.join("from-jonas.bundle")) {
        Ok(_) => assert!(!after.all, "it is taken twice"),
        Err(error) => assert!(matches!(error, Error::Refused(Refusal::BundleTaken)), "{error}"),
    }
    assert_eq!(after.notebook.search("by hand", None, 10).unwrap().items.len(), 3);
    assert_eq!(after.notebook.dump_team().unwrap(), after.mate().notebook.dump_team().unwrap());
}
