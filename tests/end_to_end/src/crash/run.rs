//! A scenario, played, with the power going away at each of its moments.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use rand_chacha::ChaCha8Rng;
use rand_core::SeedableRng;
use soundings_core::exchange::Backup;
use soundings_core::model::{Audience, Id};
use soundings_core::{Environment, Keys, Notebook};

use super::scenario::{After, Around, Scenario};
use super::{Disk, Event, Left, State, record};
use crate::{CODE, is_whole, key, keys, said};

/// When the power goes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moments {
    /// At each sync, with nothing, all or some of what was not synced on the disk.
    Syncs,
    /// Also at each write, with some of it; and what is opened then goes on working.
    SyncsAndWrites,
}

/// What a run came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Steps that the process acknowledged.
    pub steps: u64,
    /// Times that the power went away.
    pub crashes: u64,
}

/// What a process acknowledged.
struct Told {
    step: String,
    id: Id,
    words: String,
}

impl Told {
    fn of(event: &Event) -> Option<Self> {
        let Event::Said(line) = event else { return None };
        let mut parts = line.split('\t');
        let mut part = || parts.next().unwrap_or_default().to_owned();
        Some(Self { step: part(), id: part().parse().unwrap(), words: part() })
    }
}

/// Records what `program` does, lets the power go away at each moment, and looks at what is left. `place` hears of each
/// crash before what it left is looked at.
///
/// # Panics
/// If anything is lost, twice or half.
pub fn run(scenario: &Scenario, program: &Path, moments: Moments, seed: u64, place: &dyn Fn(&str)) -> Tally {
    let home = tempfile::tempdir().unwrap();
    let around = (scenario.prepare)(home.path());
    let mut disk = Disk::of(home.path());
    let mut acting = Command::new(program);
    acting.arg(home.path()).arg(scenario.name);
    let mut acting = scenario.other.map_or(acting, |other| (other.program)(home.path()));
    let events = record(&mut acting, home.path());
    let told = |event: &&Event| scenario.other.is_none() && matches!(event, Event::Said(_));
    let all: Vec<Told> = events.iter().filter(told).filter_map(Told::of).collect();
    each_act_does_something(&all);
    let mut tally = Tally::default();
    for (number, event) in events.iter().enumerate() {
        let lefts: &[Left] = match event {
            Event::Synced(_) | Event::SyncedFolder(_) => &[Left::Nothing, Left::All, Left::Some],
            _ if number + 1 == events.len() => &[Left::Nothing, Left::All, Left::Some],
            Event::Said(_) | Event::MadeFolder(_) => &[],
            _ if moments == Moments::SyncsAndWrites => &[Left::Some],
            _ => &[],
        };
        for left in lefts {
            let mut chance = ChaCha8Rng::seed_from_u64(seed + number as u64);
            let after = tempfile::tempdir().unwrap();
            disk.crash(*left, &mut chance, after.path());
            tally.crashes += 1;
            place(&format!("{}, event {number}: {}, {left:?} of what was not synced", scenario.name, short(event)));
            if let Some(other) = scenario.other {
                (other.look)(after.path(), number + 1 == events.len());
                continue;
            }
            let told = tally.steps as usize;
            look(&Crashed { scenario, home: after.path(), around: &around, all: &all, told }, moments);
        }
        disk.does(event);
        tally.steps += u64::from(matches!(event, Event::Said(_)));
    }
    assert!(tally.steps > 0 && tally.crashes > 9);
    tally
}

/// An event without its bytes.
fn short(event: &Event) -> String {
    match event {
        Event::Wrote(path, at, bytes) => format!("{} bytes at {at} of {}", bytes.len(), path.display()),
        Event::Said(line) => line.chars().take(80).collect(),
        other => format!("{other:?}"),
    }
}

/// A step after which the notebook holds what it held before proves nothing.
fn each_act_does_something(all: &[Told]) {
    let states: Vec<&Told> = all.iter().filter(|told| told.step == "holds").collect();
    for (number, pair) in states.windows(2).enumerate() {
        assert!(pair[0].words != pair[1].words, "act {} changes nothing", number + 1);
    }
}

/// What a crash left.
struct Crashed<'a> {
    scenario: &'a Scenario,
    home: &'a Path,
    around: &'a Around,
    all: &'a [Told],
    told: usize,
}

/// Whether all that was acknowledged before a crash is there after it.
fn look(left: &Crashed<'_>, moments: Moments) {
    let Crashed { scenario, home, around, all, told } = *left;
    let folder = home.join("notebook");
    if told == 0 && !folder.join("notebook.db").exists() {
        return;
    }
    let key = (scenario.key)();
    let keys = Keys::with_file(&key, &home.join(scenario.device));
    let notebook = Arc::new(Notebook::open(&folder, &keys, Environment::system()).unwrap());
    for number in 0..told {
        holds(home, &notebook, &all[number], &all[number + 1..]);
    }
    holds_all(left, &State::of(&folder, &key, &notebook));
    (scenario.then)(&After { home, notebook: &notebook, all: told == all.len(), around });
    if moments == Moments::SyncsAndWrites {
        goes_on(&notebook);
    }
    notebook.close();
    is_whole(&folder, &key);
}

/// Whether it holds what it held when it last said so, or what it held after the act that was under way.
fn holds_all(left: &Crashed<'_>, now: &State) {
    let state = |told: &Told| (told.step == "holds").then(|| State::read(&told.words));
    let Some(before) = left.all[..left.told].iter().rev().find_map(state) else { return };
    let after = left.all[left.told..].iter().find_map(state);
    if *now == before || after.as_ref() == Some(now) {
        return;
    }
    let after = after.unwrap_or_else(|| before.clone());
    let differs =
        || format!("beside what it held:{}; beside what it was to hold:{}", now.beside(&before), now.beside(&after));
    assert!(left.scenario.in_parts, "an act is half there; {}", differs());
    assert!(now.has_what_stays(&before, &after), "something is lost; {}", differs());
}

/// Notes, finds what it noted, and has the same once all of it is worked out anew.
fn goes_on(notebook: &Notebook) {
    let note = notebook.capture(&said("afterthecrash")).unwrap().id;
    let found = notebook.search("afterthecrash", None, 10).unwrap().items;
    assert!(found.len() == 1 && notebook.note(note).is_ok(), "what is noted after a crash is not found");
    let dumps = || [notebook.dump_own().unwrap(), notebook.dump_team().unwrap()];
    let before = dumps();
    notebook.rebuild().unwrap();
    assert!(before == dumps(), "the log alone gives something else");
    assert_eq!(notebook.counted_differently().unwrap(), [""; 0]);
}

/// Whether one thing that was acknowledged holds, or what came of it next.
fn holds(home: &Path, notebook: &Notebook, Told { step, id, words }: &Told, later: &[Told]) {
    let becomes = |steps: &[&str]| later.iter().any(|one| one.id == *id && steps.contains(&one.step.as_str()));
    let note = notebook.note(*id);
    match step.as_str() {
        "opens" | "together" | "holds" => {}
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
        "exported" => {
            let folder = home.join("another's");
            let another = Notebook::create(&folder, &keys(&folder), "Jonas Lindqvist", Environment::system()).unwrap();
            let shown = another.restorable(&home.join("export")).unwrap().shown;
            another.restore(&home.join("export"), &shown).unwrap();
            let note = another.note(*id).unwrap();
            assert_eq!(note.words, *words);
            assert!(another.attachment(note.attachments[0].id).unwrap().is_some(), "a picture is not in the export");
        }
        other => panic!("{other} is not known"),
    }
}
