//! What every check runs: the acts that most of what a notebook does comes down to.

use std::path::Path;
use std::sync::Arc;

use soundings_core::exchange::BackupLock;
use soundings_core::model::{Id, Moment};
use soundings_core::{Clock, DatabaseKey, Environment, NewObservation, Notebook, StartVisit};
use soundings_runner::Outcome;

use super::begun::{begun, joined, with_a_mate, with_a_picture};
use crate::crash::scenario::{Acting, After, Around, Done, SCENARIO, Scenario, sync, tell};
use crate::{CODE, said};

/// How much of each thing is done.
const TIMES: usize = 8;

const CHECKED: Scenario = Scenario { every_check: true, prepare: begun, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario { name: "create", about: "a new notebook", prepare: |_| Around::default(), act: create, ..CHECKED },
    Scenario { name: "capture", about: "notes", act: capture, ..CHECKED },
    Scenario { name: "picture", about: "notes with pictures", prepare: with_a_picture, act: pictures, ..CHECKED },
    Scenario { name: "correct", about: "corrections", act: correct, ..CHECKED },
    Scenario { name: "delete", about: "deletes and brings back", act: delete, ..CHECKED },
    Scenario { name: "share", about: "ends and shares a visit", prepare: joined, act: share, ..CHECKED },
    Scenario {
        name: "inbox",
        about: "inbox notes, and takes them in",
        act: inbox,
        then: once_from_the_inbox,
        ..CHECKED
    },
    Scenario { name: "erase", about: "erases", act: erase, ..CHECKED },
    Scenario { name: "back-up", about: "a backup", act: back_up, ..CHECKED },
    Scenario {
        name: "upgrade",
        about: "brings the first schema up to date",
        key: first_schemas_key,
        prepare: of_the_first_schema,
        act: upgrade,
        then: what_it_had,
        ..CHECKED
    },
    Scenario {
        name: "pull",
        about: "pulls what a teammate shared",
        prepare: to_be_pulled,
        act: pull,
        then: as_the_teammate_has_it,
        ..CHECKED
    },
];

fn noted(notebook: &Notebook, note: &NewObservation) -> Done<Id> {
    let id = notebook.capture(note)?.id;
    tell("note", id, &note.text)?;
    Ok(id)
}

fn create(acting: &Acting) -> Done {
    let notebook = Notebook::create(&acting.folder, &acting.keys(), "Ada Okafor", Environment::system())?;
    tell("opens", Id::default(), "")?;
    noted(&notebook, &said("the first of all"))?;
    Ok(())
}

fn capture(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    (0..TIMES).try_for_each(|number| noted(&notebook, &said(&format!("note {number}"))).map(drop))
}

fn pictures(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    for number in 0..TIMES / 2 {
        let attachments = vec![acting.file("picture.png")];
        let id = noted(&notebook, &NewObservation { attachments, ..said(&format!("with a picture {number}")) })?;
        tell("picture", id, "")?;
    }
    Ok(())
}

fn correct(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    let id = noted(&notebook, &said("first words"))?;
    for number in 0..TIMES {
        let words = format!("corrected {number} times");
        notebook.correct_note(id, &words, None)?;
        tell("note", id, &words)?;
    }
    Ok(())
}

fn delete(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    for number in 0..TIMES / 2 {
        let id = noted(&notebook, &said(&format!("deleted {number}")))?;
        notebook.delete(id)?;
        tell("deleted", id, "")?;
        if number % 2 == 0 {
            notebook.undo_delete(id)?;
            tell("back", id, "")?;
        }
    }
    Ok(())
}

fn share(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    notebook.start_visit(&StartVisit::default())?;
    let notes = (0..TIMES).map(|number| noted(&notebook, &said(&format!("on site {number}"))));
    let notes = notes.collect::<Done<Vec<Id>>>()?;
    notebook.end_visit(None, true)?;
    notes.into_iter().try_for_each(|note| tell("shared", note, ""))
}

fn inbox(acting: &Acting) -> Done {
    for number in 0..TIMES / 2 {
        let words = format!("while locked {number}");
        let id = Notebook::capture_to_inbox(&acting.folder, &Environment::system(), &said(&words))?;
        tell("note", id, &words)?;
    }
    acting.open()?;
    capture(acting)
}

fn once_from_the_inbox(after: &After<'_>) {
    for number in 0..4 {
        assert!(after.notebook.search(&format!("locked {number}"), None, 10).unwrap().items.len() <= 1);
    }
}

fn erase(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    let id = noted(&notebook, &said("a secret that slipped in"))?;
    notebook.erase(id)?;
    tell("deleted", id, "")?;
    drop(notebook);
    Notebook::open(&acting.folder, &acting.keys(), two_days_later())?;
    tell("erased", id, "a secret that slipped in")
}

fn back_up(acting: &Acting) -> Done {
    let notebook = acting.open()?;
    let id = noted(&notebook, &said("before the backup"))?;
    notebook.back_up(&acting.file("ada.backup"), &BackupLock::Code { code: CODE.into() }, &|_, _| true)?;
    tell("backed up", id, "before the backup")
}

/// The fixture's.
pub fn first_schemas_key() -> DatabaseKey {
    DatabaseKey::new([7; 32])
}

pub fn of_the_first_schema(home: &Path) -> Around {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/schema-1");
    std::fs::create_dir(home.join("notebook")).unwrap();
    for file in std::fs::read_dir(fixture).unwrap().map(Result::unwrap) {
        std::fs::copy(file.path(), home.join("notebook").join(file.file_name())).unwrap();
    }
    Around::default()
}

pub fn upgrade(acting: &Acting) -> Done {
    noted(&acting.open()?, &said("after the upgrade"))?;
    Ok(())
}

pub fn what_it_had(after: &After<'_>) {
    assert_eq!(after.notebook.search("initials", None, 10).unwrap().items.len(), 1);
    assert!(after.notebook.counted_differently().unwrap().is_empty());
}

fn to_be_pulled(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = around.mate.as_ref().unwrap();
    for number in 0..20 {
        mate.share_note(&format!("what Jonas saw {number}"));
    }
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    around
}

fn pull(acting: &Acting) -> Done {
    sync(&Arc::new(acting.open()?))?;
    tell("together", Id::default(), "")
}

fn as_the_teammate_has_it(after: &After<'_>) {
    sync(after.notebook).unwrap();
    assert_eq!(after.notebook.dump_team().unwrap(), after.mate().notebook.dump_team().unwrap());
}

/// A clock two days on.
struct TwoDaysLater(Environment);

impl Clock for TwoDaysLater {
    fn now(&self) -> Moment {
        let now = self.0.clock.now();
        Moment { utc_ms: now.utc_ms + 2 * 24 * 60 * 60 * 1000, ..now }
    }
}

/// When what was erased is gone.
pub fn two_days_later() -> Environment {
    Environment { clock: Arc::new(TwoDaysLater(Environment::system())), ..Environment::system() }
}
