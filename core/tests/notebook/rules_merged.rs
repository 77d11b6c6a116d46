//! What a merge makes of the rules where two devices broke them together, each offline: it never refuses.

use soundings_core::model::{
    Basis, ConsentChoice, EncounterKind, Id, MapPart, ObservationKind, Plan, PromiseState, Sureness,
};
use soundings_core::present::ForWhom;
use soundings_core::visit_log::{ExpectationChange, NewExpectation, NewPromise, Person, StartVisit};
use soundings_core::{Error, NewMap, NewVisit, NoteChange};

use crate::common::*;

/// Two engineers of one team, with a visit planned, a person and their map.
struct Two {
    office: Office,
    ada: Book,
    jonas: Book,
    visit: Id,
    rosa: Id,
    map: Id,
}

impl Two {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
        let visit = ada
            .plan_visit(&NewVisit {
                customer: Some(customer),
                site: None,
                kind: EncounterKind::Visit,
                objective: None,
                at: Plan { local: "2026-11-24T08:30".into(), zone: "America/Toronto".into() },
            })
            .unwrap();
        let map = ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
        let mut two = Self { office, ada, jonas, visit, rosa, map };
        two.meet();
        two
    }

    fn start(&self, book: &Book) {
        book.start_visit(&StartVisit { visit: Some(self.visit), ..StartVisit::default() }).unwrap();
    }

    /// A note of Ada's that both have, of a visit that ended.
    fn note(&mut self) -> Id {
        self.start(&self.ada);
        let note = self.ada.note(exactly("we weld it twice", self.rosa));
        self.ada.end_visit(None, true).unwrap();
        self.meet();
        note
    }

    fn meet(&mut self) {
        self.office.meet(&self.ada, &self.jonas);
    }

    fn both(&self) -> [&Book; 2] {
        [&self.ada, &self.jonas]
    }
}

#[test]
fn rule_01_words_corrected_on_both_sides_stand_side_by_side_over_the_first() {
    let mut two = Two::new();
    let note = two.note();
    two.ada.correct_note(note, "we weld each twice", None).unwrap();
    two.jonas.correct_note(note, "we weld all of it twice", None).unwrap();
    two.meet();
    for book in two.both() {
        let row = book.notebook.note(note).unwrap();
        assert_eq!((row.versions, row.first_words.as_deref()), (2, Some("we weld it twice")));
        let needs = book.sync_screen().unwrap().needs_you;
        assert_eq!(needs[0].versions.as_ref().unwrap().versions.len(), 2);
    }
}

#[test]
fn rule_02_started_twice_is_the_earliest_and_ended_twice_the_latest() {
    let mut two = Two::new();
    two.ada.clock.at(8, 40);
    two.start(&two.ada);
    two.jonas.clock.at(8, 55);
    two.start(&two.jonas);
    let began = two.ada.encounter(two.visit, None, 1).unwrap().visit.started.unwrap();
    two.ada.clock.at(10, 0);
    two.ada.end_visit(None, true).unwrap();
    two.jonas.clock.at(11, 30);
    two.jonas.end_visit(None, true).unwrap();
    let ended = two.jonas.encounter(two.visit, None, 1).unwrap().visit.ended.unwrap();
    two.meet();
    for book in two.both() {
        let row = book.encounter(two.visit, None, 1).unwrap().visit;
        assert_eq!((row.started.unwrap().utc_ms, row.ended.unwrap().utc_ms), (began.utc_ms, ended.utc_ms));
    }
}

#[test]
fn rule_03_linked_here_and_made_a_thought_there_it_is_no_evidence() {
    let mut two = Two::new();
    let note = two.note();
    let made = two.ada.add_entry(&entry(two.map, MapPart::Say, &[note])).unwrap();
    let to_thought = NoteChange { kind: Some(ObservationKind::Thought), ..NoteChange::default() };
    two.jonas.change_note(note, &to_thought, None).unwrap();
    two.meet();
    for book in two.both() {
        let map = book.map(two.map).unwrap();
        let row = map.parts.iter().flat_map(|part| &part.entries).find(|row| row.id == made).unwrap();
        assert_eq!((row.basis, map.above), (Basis::Guess, 0));
    }
}

#[test]
fn rule_04_evidence_unlinked_on_both_sides_leaves_a_guess_that_says_so() {
    let mut two = Two::new();
    let first = two.note();
    let second = two.ada.note(exactly("and once more", two.rosa));
    two.ada.share(&[second]).unwrap();
    let made = two.ada.add_entry(&entry(two.map, MapPart::Say, &[first, second])).unwrap();
    two.meet();
    let map = two.map;
    let row = move |book: &Book| {
        let map = book.map(map).unwrap();
        let entry = map.parts.iter().flat_map(|part| &part.entries).find(|row| row.id == made).unwrap().clone();
        (entry.basis, map.above)
    };
    assert_ne!(row(&two.ada).0, Basis::Guess);
    two.ada.unlink(made, first, false).unwrap();
    two.jonas.unlink(made, second, false).unwrap();
    for book in two.both() {
        assert_ne!(row(book).0, Basis::Guess, "each left one");
    }
    two.meet();
    for book in two.both() {
        assert_eq!((row(book), depths(book, two.map)), ((Basis::Guess, 0), vec![]));
    }
}

#[test]
fn rule_05_quoted_here_and_withdrawn_there_goes_out_no_more() {
    let mut two = Two::new();
    let note = two.note();
    let goes = |book: &Book| {
        let report = book.report(two.visit, ForWhom::Others).unwrap();
        report.notes.iter().chain(&report.starred).any(|row| row.id == note)
    };
    assert!(goes(&two.ada) && goes(&two.jonas));
    let (ada, jonas, rosa) = (&two.ada, &two.jonas, two.rosa);
    ada.set_consent(rosa, ConsentChoice::Wall).unwrap();
    jonas.set_consent(rosa, ConsentChoice::TeamOnly).unwrap();
    two.meet();
    let goes = |book: &Book| {
        let report = book.report(two.visit, ForWhom::Others).unwrap();
        report.notes.iter().chain(&report.starred).any(|row| row.id == note)
    };
    assert!(!goes(&two.ada) && !goes(&two.jonas));
    assert!(two.ada.wall().unwrap().posters.is_empty());
}

#[test]
fn rule_07_changed_before_the_start_it_is_read_as_changed_and_more_than_three_are_all_kept() {
    let mut two = Two::new();
    let expect = |book: &Book, text: &str| {
        book.expect(&NewExpectation { visit: two.visit, text: text.into(), sureness: Sureness::Hunch }).unwrap()
    };
    let id = expect(&two.ada, "porosity");
    for text in ["tips", "damp gas"] {
        expect(&two.ada, text);
    }
    for text in ["spatter", "a wrong table", "no time"] {
        expect(&two.jonas, text);
    }
    two.meet();
    // Jonas has it by now and may not read it yet.
    let text = Some("porosity at the corner".to_owned());
    two.ada.change_expectation(id, &ExpectationChange { text, sureness: None }, None).unwrap();
    two.meet();
    two.start(&two.ada);
    two.meet();
    for book in two.both() {
        let rows = book.plan_face(two.visit, soundings_core::model::GuideLanguage::English).unwrap().expectations;
        assert_eq!(rows.len(), 6);
        assert!(rows.iter().any(|row| row.text == "porosity at the corner"));
    }
}

#[test]
fn rule_08_deleted_here_and_corrected_there_it_is_back_and_marked() {
    let mut two = Two::new();
    let note = two.note();
    two.ada.delete(note).unwrap();
    two.jonas.correct_note(note, "we weld each twice", None).unwrap();
    two.meet();
    for book in two.both() {
        let row = book.notebook.note(note).unwrap();
        assert_eq!((row.words.as_str(), row.brought_back), ("we weld each twice", true));
    }
}

#[test]
fn rule_09_asked_to_be_erased_here_and_corrected_there_it_is_erased_all_the_same() {
    let mut two = Two::new();
    let note = two.note();
    two.ada.erase(note).unwrap();
    two.jonas.correct_note(note, "we weld each twice", None).unwrap();
    two.meet();
    two.office.now_ms += 25 * HOUR as u64;
    two.meet();
    for book in two.both() {
        assert!(matches!(book.notebook.note(note), Err(Error::NotFound { .. })));
        assert!(!holds(&everything_in(book.path()), "each twice"));
    }
}

#[test]
fn a_promise_kept_here_and_let_go_there_shows_both() {
    let mut two = Two::new();
    let promise = two
        .ada
        .promise(&NewPromise {
            text: "a settings card".into(),
            to: vec![Person::Known(two.rosa)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: None,
        })
        .unwrap();
    two.meet();
    two.ada.settle_promise(promise, PromiseState::Kept, None).unwrap();
    two.jonas.settle_promise(promise, PromiseState::LetGo, None).unwrap();
    two.meet();
    for book in two.both() {
        let needs = book.sync_screen().unwrap().needs_you;
        let versions = needs.into_iter().find(|row| row.entity == promise).unwrap().versions.unwrap();
        let mut shown: Vec<String> = versions.versions.into_iter().map(|version| version.value).collect();
        shown.sort();
        assert_eq!(shown, ["kept", "let-go"]);
    }
}
