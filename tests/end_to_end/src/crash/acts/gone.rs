//! What goes: deleted, erased, or taken back within its day.

use super::begun::{ended, with};
use super::every_check::two_days_later;
use crate::crash::scenario::{Acting, Acts, After, Around, Done, SCENARIO, Scenario, id_of, name, tell};
use crate::said;

const GONE: Scenario = Scenario { prepare: ended, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "delete-visit",
        about: "deletes a visit with all that is in it, and brings it back",
        act: delete_visit,
        ..GONE
    },
    Scenario {
        name: "delete-parts",
        about: "deletes a map, a note and a person, and brings the note back",
        act: delete_parts,
        ..GONE
    },
    Scenario {
        name: "erase-person",
        about: "erases a person",
        in_parts: true,
        act: erase_person,
        then: no_rosa,
        ..GONE
    },
    Scenario {
        name: "erase-visit",
        about: "erases a visit with its picture",
        in_parts: true,
        act: erase_visit,
        then: no_picture,
        ..GONE
    },
    Scenario { name: "erase-not", about: "erases, and takes it back within the day", act: erase_not, ..GONE },
    Scenario {
        name: "older-words",
        about: "erases the older words of a note, keeps those of another",
        prepare: corrected,
        act: older_words,
        ..SCENARIO
    },
    Scenario { name: "retention", about: "says how long things are kept", act: retention, ..GONE },
];

fn delete_visit(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("visit")?;
    for _ in 0..2 {
        acts.does(|book| book.delete(visit))?;
        acts.does(|book| book.undo_delete(visit))?;
    }
    Ok(())
}

fn delete_parts(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (map, said, will) = (acts.id("map")?, acts.id("said")?, acts.id("will")?);
    acts.does(|book| book.delete(map))?;
    acts.does(|book| book.delete(said))?;
    acts.does(|book| book.delete(will))?;
    acts.does(|book| book.undo_delete(said))
}

/// Opens it once more when what was erased has had its day.
fn its_day_goes_by<'a>(acting: &'a Acting, acts: Acts<'a>) -> Done<Acts<'a>> {
    drop(acts);
    acting.begin_in(two_days_later())
}

fn erase_person(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let rosa = acts.id("rosa")?;
    acts.does(|book| book.erase(rosa))?;
    let acts = its_day_goes_by(acting, acts)?;
    assert!(acts.notebook.search("Medeiros", None, 10)?.items.is_empty());
    tell("erased", rosa, "Medeiros")
}

fn no_rosa(after: &After<'_>) {
    let found = after.notebook.search("Medeiros", None, 10).unwrap().items;
    assert!(!after.all || found.is_empty(), "who was erased is found");
    assert!(after.notebook.note(id_of(after.home, "did")).is_ok(), "what nobody erased is lost");
}

fn erase_visit(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (visit, around) = (acts.id("visit")?, acts.id("around")?);
    acts.does(|book| book.erase(visit))?;
    its_day_goes_by(acting, acts)?;
    tell("erased", around, "tape")
}

fn no_picture(after: &After<'_>) {
    let files = std::fs::read_dir(after.home.join("notebook/attachments")).unwrap().count();
    assert!(!after.all || files == 0, "{files} files of what was erased");
}

fn erase_not(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    for thing in ["said", "visit", "rosa"] {
        let thing = acts.id(thing)?;
        acts.does(|book| book.erase(thing))?;
        acts.does(|book| book.undo_delete(thing))?;
    }
    Ok(())
}

fn corrected(home: &std::path::Path) -> Around {
    let around = ended(home);
    with(home, |notebook| {
        for called in ["one", "other"] {
            let note = notebook.capture(&said("the code is Quibblezot")).unwrap().id;
            notebook.correct_note(note, "the code is not told", None).unwrap();
            name(home, called, note);
        }
    });
    around
}

fn older_words(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (one, other) = (acts.id("one")?, acts.id("other")?);
    acts.does(|book| book.erase_older_words(one))?;
    acts.does(|book| book.erase_older_words(other))?;
    acts.does(|book| book.keep_older_words(other))
}

fn retention(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    for years in [Some(3), Some(10), None] {
        acts.does(|book| book.set_retention(years))?;
    }
    Ok(())
}
