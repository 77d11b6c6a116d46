//! What a notebook does with itself.

use std::path::Path;

use soundings_core::FileSettings;
use soundings_runner::Outcome;

use super::begun::{ended, with, with_a_mate};
use super::every_check::{first_schemas_key, of_the_first_schema, upgrade, what_it_had};
use crate::crash::scenario::{Acting, After, Around, Done, SCENARIO, Scenario, id_of, sync, tell};
use crate::said;

const UPKEEP: Scenario = Scenario { prepare: ended, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "upgrade-last",
        about: "brings the newest schema but one up to date",
        key: first_schemas_key,
        prepare: of_the_newest_schema_but_one,
        act: upgrade,
        then: what_it_had,
        ..SCENARIO
    },
    Scenario {
        name: "rebuild",
        about: "works everything out anew from the log",
        act: rebuild,
        then: as_it_was,
        ..UPKEEP
    },
    Scenario {
        name: "search",
        about: "lets search catch up with a large page",
        in_parts: true,
        prepare: behind,
        act: catch_up,
        then: all_is_found,
        ..SCENARIO
    },
    Scenario { name: "settings", about: "settings, and words of one's own", act: settings, ..UPKEEP },
    Scenario { name: "pause", about: "is paused and goes on, between notes", act: pause, ..UPKEEP },
];

/// The fixture of the first schema, with every migration but the last.
fn of_the_newest_schema_but_one(home: &Path) -> Around {
    let around = of_the_first_schema(home);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../core/src/store/schema");
    let names = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let mut migrations: Vec<_> = names.filter(|path| path.is_file()).collect();
    migrations.sort();
    migrations.pop();
    let database = rusqlite::Connection::open(home.join("notebook/notebook.db")).unwrap();
    database.execute_batch(&first_schemas_key().opening()).unwrap();
    for migration in &migrations {
        database.execute_batch(&std::fs::read_to_string(migration).unwrap()).unwrap();
    }
    database.pragma_update(None, "user_version", 1 + migrations.len() as i64).unwrap();
    around
}

fn rebuild(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.notebook.rebuild()?;
    tell("note", acts.id("said")?, "we weld the corner seam twice")?;
    acts.does(|book| book.capture(&said("after it"))).map(drop)
}

fn as_it_was(after: &After<'_>) {
    let note = after.notebook.note(id_of(after.home, "said")).unwrap();
    assert_eq!(note.words, "we weld the corner seam twice");
    assert!(after.notebook.counted_differently().unwrap().is_empty());
}

/// How many notes a teammate has: more than search takes in with their page.
const MANY: usize = 1_500;

fn behind(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = around.mate.as_ref().unwrap();
    let notes: Vec<_> =
        (0..MANY).map(|number| mate.notebook.capture(&said(&format!("seam {number}"))).unwrap().id).collect();
    for some in notes.chunks(100) {
        mate.notebook.share(some).unwrap();
    }
    assert_eq!(mate.sync().unwrap(), Outcome::Together);
    // It is pulled, and search is behind.
    with(home, |notebook| sync(notebook).unwrap());
    around
}

fn catch_up(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    while acts.notebook.catch_up_search()? {}
    acts.told()
}

fn all_is_found(after: &After<'_>) {
    while after.notebook.catch_up_search().unwrap() {}
    for number in [0, MANY / 2, MANY - 1] {
        assert_eq!(after.notebook.search(&format!("seam {number}"), None, 10).unwrap().items.len(), 1);
    }
}

fn settings(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.does(|book| book.add_own_word("tack weld"))?;
    acts.does(|book| book.add_own_word("wire speed"))?;
    acts.does(|book| book.remove_own_word("tack weld"))?;
    acts.does(|book| book.set_nudges(false))?;
    acts.does(|book| book.set_names_in_reminders(true))?;
    acts.does(|book| book.set_file_settings(FileSettings { wifi_only: true, largest: 5_000_000 }))?;
    acts.does(|book| book.set_metered(true))
}

fn pause(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    for number in 0..4 {
        acts.does(|book| book.capture(&said(&format!("before the pause {number}"))))?;
        acts.notebook.pause();
        acts.notebook.resume()?;
    }
    Ok(())
}
