//! Phones beside one another: a visit joined from a screen, a copy, one whose access was taken, a new one.

use std::path::Path;

use soundings_core::model::EncounterKind;
use soundings_core::present::KeyState;
use soundings_core::{Error, NewObservation, NewVisit, Refusal, StartVisit};
use soundings_runner::Outcome;

use super::begun::{at, begun, with, with_a_mate};
use super::meeting::to_be_pushed;
use crate::crash::scenario::{Acting, After, Around, Done, SCENARIO, Scenario, id_of, name, sync, tell};
use crate::{Engineer, Serving, hub_program, invite, said};

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "join-visit",
        about: "joins a teammate's visit from a screen",
        prepare: with_a_shown_visit,
        act: join_visit,
        ..SCENARIO
    },
    Scenario {
        name: "copied",
        about: "goes on as a copy, under a new name",
        in_parts: true,
        prepare: copied,
        act: as_a_copy,
        then: has_both,
        ..SCENARIO
    },
    Scenario {
        name: "leave",
        about: "is told that its access was taken, and empties itself",
        in_parts: true,
        prepare: revoked,
        act: leave,
        then: nothing_of_the_teams,
        ..SCENARIO
    },
    Scenario {
        name: "new-phone",
        about: "takes an engineer's key from the old phone",
        in_parts: true,
        prepare: beside_the_old,
        act: take_key,
        then: has_what_was_hers,
        ..SCENARIO
    },
];

fn with_a_shown_visit(home: &Path) -> Around {
    let around = with_a_mate(home);
    let mate = &around.mate.as_ref().unwrap().notebook;
    let customer = Some(mate.add_customer("Kestrel Foods").unwrap());
    let new = NewVisit { customer, site: None, kind: EncounterKind::Visit, objective: None, at: at() };
    let visit = Some(mate.plan_visit(&new).unwrap());
    mate.start_visit(&StartVisit { visit, ..StartVisit::default() }).unwrap();
    std::fs::write(home.join("shown"), mate.show_visit().unwrap().text).unwrap();
    around
}

fn join_visit(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let shown = std::fs::read_to_string(acting.file("shown"))?;
    acts.does(|book| book.join_visit(&shown))?;
    acts.does(|book| book.capture(&said("beside Jonas")))?;
    acts.does(|book| book.end_visit(None, true)).map(drop)
}

/// One with work that waits, whose keyring is another's: it is a copy.
fn copied(home: &Path) -> Around {
    let around = to_be_pushed(home);
    std::fs::remove_file(home.join("notebook/device")).unwrap();
    around
}

fn as_a_copy(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.does(|book| book.capture(&said("on the copy")))?;
    acts.does(|book| book.capture(&said("on the copy too"))).map(drop)
}

fn has_both(after: &After<'_>) {
    let found = |words: &str| after.notebook.search(words, None, 10).unwrap().items.len();
    assert_eq!(found("corner seam twice"), 1, "what waited is lost");
    assert!(!after.all || found("on the copy") == 2);
}

fn revoked(home: &Path) -> Around {
    let around = to_be_pushed(home);
    with(home, |notebook| {
        let engineer = notebook.engineer().unwrap().id.to_string();
        let mut revoke = std::process::Command::new(hub_program());
        revoke.args(["revoke", &engineer, "--yes", "--data"]).arg(around.hub.as_ref().unwrap().path());
        assert!(revoke.output().unwrap().status.success());
    });
    around
}

fn leave(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    acts.does(|book| book.capture(&NewObservation { only_me: true, ..said("only mine") }))?;
    if sync(&acts.notebook).is_ok() {
        return Err("its access was taken".into());
    }
    acts.told()
}

fn nothing_of_the_teams(after: &After<'_>) {
    assert!(sync(after.notebook).is_err(), "its access was taken");
    assert!(after.notebook.sync_stopped().unwrap().is_some());
    assert!(after.notebook.search("corner seam", None, 10).unwrap().items.is_empty(), "the team's is still here");
}

/// A second phone of Ada's, to which her first has handed over a key.
fn beside_the_old(home: &Path) -> Around {
    begun(home);
    let hub = tempfile::tempdir().unwrap();
    let serving = Serving::start(hub.path());
    let old = Engineer::joined("Ada Okafor", hub.path());
    let secret = old.notebook.capture(&NewObservation { only_me: true, ..said("only Ada's") }).unwrap().id;
    assert_eq!(old.sync().unwrap(), Outcome::Together);
    std::fs::create_dir_all(home.join("ids")).unwrap();
    name(home, "secret", secret);
    with(home, |notebook| {
        notebook.join(&invite(hub.path(), &["--engineer", "Ada Okafor"])).unwrap();
        sync(notebook).unwrap();
        let shown = notebook.show_device().unwrap();
        assert_eq!(old.sync().unwrap(), Outcome::Together);
        std::fs::write(home.join("handed"), old.notebook.hand_over(&shown.text).unwrap().text).unwrap();
    });
    Around { hub: Some(hub), serving: Some(serving), mate: Some(old) }
}

fn take_key(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let handed = std::fs::read_to_string(acting.file("handed"))?;
    acts.does(|book| book.take_key(&handed))?;
    acts.syncs()?;
    tell("note", acts.id("secret")?, "only Ada's")
}

fn has_what_was_hers(after: &After<'_>) {
    let handed = std::fs::read_to_string(after.home.join("handed")).unwrap();
    match after.notebook.take_key(&handed) {
        // The hub has not heard of this one: what it knows of the phone came of the key that was taken once already.
        Ok(()) => assert!(!after.all, "the key is lost"),
        Err(error) => {
            assert!(matches!(error, Error::Refused(Refusal::KeyHere)), "{error}");
            sync(after.notebook).unwrap();
            assert_eq!(after.notebook.note(id_of(after.home, "secret")).unwrap().words, "only Ada's");
        }
    }
    assert_eq!(after.notebook.phones().unwrap().key, KeyState::Here);
}
