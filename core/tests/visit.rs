//! One visit, from the first note to the map, through the door.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use soundings_core::empathy_map::{EvidenceRange, NewEntry, NewMap};
use soundings_core::model::{Basis, ConsentChoice, MapPart, Moment, ObservationKind};
use soundings_core::visit_log::{Findable, NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{Clock, DatabaseKey, Environment, Error, Notebook, Randomness, Refusal};

struct Steps(AtomicI64);

impl Clock for Steps {
    fn now(&self) -> Moment {
        Moment {
            utc_ms: self.0.fetch_add(1000, Ordering::SeqCst),
            offset_minutes: -300,
            zone: "America/Toronto".into(),
        }
    }
}

struct Counting(AtomicU64);

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst);
            chunk.copy_from_slice(&next.to_le_bytes()[..chunk.len()]);
        }
    }
}

fn environment() -> Environment {
    static SEED: AtomicU64 = AtomicU64::new(7);
    Environment {
        clock: Arc::new(Steps(AtomicI64::new(1_795_700_000_000))),
        randomness: Arc::new(Counting(AtomicU64::new(SEED.fetch_add(1_000_003, Ordering::SeqCst)))),
    }
}

fn notebook(directory: &Path) -> Notebook {
    Notebook::create(directory, &DatabaseKey::new([7; 32]), "Ada Okafor", environment()).unwrap()
}

fn said(text: &str) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Said), text: text.into(), ..NewObservation::default() }
}

#[test]
fn a_visit_goes_from_the_first_note_to_the_map_and_is_there_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let notebook = notebook(folder.path());
    let customer = notebook.add_customer("Brightline Metals").unwrap();
    let rosa = notebook
        .add_person(&NewPerson {
            customer: Some(customer),
            name: Some("Rosa Medeiros".into()),
            role: Some("welder".into()),
            ..NewPerson::default()
        })
        .unwrap();
    notebook.set_consent(rosa, ConsentChoice::QuoteUnnamed).unwrap();
    let visit = notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = notebook
        .capture(&NewObservation {
            exact: true,
            by: Some(Person::Known(rosa)),
            starred: true,
            tags: vec!["blame".into()],
            ..said("If it opens at their site, it's my initials on the tag.")
        })
        .unwrap();
    assert_eq!(note.visit, Some(visit));
    notebook
        .promise(&NewPromise {
            text: "a settings card".into(),
            to: vec![Person::Known(rosa)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: Some(visit),
        })
        .unwrap();
    let map = notebook.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let from = vec![EvidenceRange { note: note.id, start: Some(27), end: Some(53) }];
    let entry = notebook.add_entry(&NewEntry { map, part: MapPart::Say, text: None, from, against: vec![] }).unwrap();
    notebook.correct_note(note.id, "If it opens there, it's my initials.", None).unwrap();
    notebook.end_visit(None, true).unwrap();

    notebook.close();
    let notebook = Notebook::open(folder.path(), &DatabaseKey::new([7; 32]), environment()).unwrap();
    let screen = notebook.map(map).unwrap();
    let row = &screen.parts[1].entries[0];
    assert_eq!((row.id, row.text.as_str(), row.basis), (entry, "it's my initials on the ta", Basis::Told));
    assert!(row.evidence[0].words_corrected_since);
    assert_eq!((screen.above, screen.below), (1, 0));
    let encounter = notebook.encounter(visit, None, 100).unwrap();
    assert_eq!(encounter.notes[0].words, "If it opens there, it's my initials.");
    assert_eq!(
        encounter.notes[0].first_words.as_deref(),
        Some("If it opens at their site, it's my initials on the tag.")
    );
    assert_eq!(encounter.promises.len(), 1);
    assert_eq!(notebook.search("initi", None, 10).unwrap().items.len(), 1);
    assert_eq!(notebook.find(Findable::Person, "ROSA medeiros").unwrap(), rosa);
    let today = notebook.today().unwrap();
    assert_eq!(today.visits, 1);
    println!("{}", serde_json::to_string_pretty(&today).unwrap());
}

#[test]
fn a_rebuilt_projection_gives_the_same_rows() {
    let folder = tempfile::tempdir().unwrap();
    let notebook = notebook(folder.path());
    let visit = notebook.start_visit(&StartVisit::default()).unwrap();
    let note = notebook.capture(&said("first")).unwrap().id;
    let other = notebook.capture(&said("second")).unwrap().id;
    notebook.correct_note(note, "first, corrected", None).unwrap();
    notebook.delete(other).unwrap();
    let rows =
        |notebook: &Notebook| (notebook.encounter(visit, None, 100).unwrap(), notebook.visits(None, 10).unwrap());
    let before = rows(&notebook);
    notebook.rebuild().unwrap();
    assert_eq!(rows(&notebook), before);
    assert!(matches!(notebook.note(other), Err(Error::NotFound { .. })));
    notebook.undo_delete(other).unwrap();
    assert!(notebook.note(other).is_ok());
}

#[test]
fn a_wrong_key_opens_nothing_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    notebook(folder.path()).close();
    let error = Notebook::open(folder.path(), &DatabaseKey::new([8; 32]), environment()).err().unwrap();
    assert!(matches!(error, Error::WrongKey));
    let id = Notebook::capture_to_inbox(folder.path(), &environment(), &said("in the dark")).unwrap();
    let notebook = Notebook::open(folder.path(), &DatabaseKey::new([7; 32]), environment()).unwrap();
    assert_eq!(notebook.note(id).unwrap().words, "in the dark");
    assert!(matches!(notebook.capture(&said("  ")), Err(Error::Refused(Refusal::EmptyText))));
}
