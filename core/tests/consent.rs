//! Who may be quoted, named and shown: one answer for reports and for the wall (rule 5).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::*;
use soundings_core::model::{ConsentChoice, Id, MapPart, ObservationKind};
use soundings_core::present::{ForWhom, Report, Wall};
use soundings_core::visit_log::{NewObservation, NewPerson, NewPromise, NoteChange, Person, StartVisit};
use soundings_core::{NewEntry, NewMap, Notebook};

/// Two notebooks of a team, and a visit to Brightline with one person a choice.
struct Team {
    office: Office,
    ada: Book,
    jonas: Book,
    customer: Id,
    visit: Id,
    will: Id,
    rosa: Id,
    colette: Id,
}

impl Team {
    fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        let will = ada.person(customer, "Will Tran", "welding supervisor", ConsentChoice::QuoteNamed);
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteUnnamed);
        ada.person(customer, "Imran Qureshi", "inspector", ConsentChoice::TeamOnly);
        let colette = ada.person(customer, "Colette Dubois", "purchasing", ConsentChoice::Wall);
        let visit = ada.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
        Self { office, ada, jonas, customer, visit, will, rosa, colette }
    }

    /// Ends the visit, shares it, and lets both hear everything.
    fn share(&mut self) {
        self.ada.end_visit(None, true).unwrap();
        self.meet();
    }

    /// Colette's exact words, shared.
    fn hears_colette(&mut self) -> Id {
        let note = self.ada.note(exactly("They ask me every Friday.", self.colette));
        self.share();
        note
    }

    fn meet(&mut self) {
        for book in [&self.ada, &self.jonas, &self.ada] {
            self.office.sync(book);
        }
    }

    fn others(&self) -> Report {
        self.ada.report(self.visit, ForWhom::Others).unwrap()
    }

    fn wall(&self) -> Wall {
        self.jonas.wall().unwrap()
    }

    /// An entry below the water of somebody's map, shown by a note, with or without words of its own.
    fn matter(&self, who: Id, text: Option<&str>, note: Id) -> Id {
        let map = self.ada.new_map(&NewMap { who, situation: "a batch comes back".into() }).unwrap();
        self.ada.add_entry(&NewEntry { text: text.map(Into::into), ..entry(map, MapPart::Pain, &[note]) }).unwrap()
    }

    fn promise(&self, text: &str, to: &[Id]) -> Id {
        let promise = NewPromise {
            text: text.into(),
            to: to.iter().copied().map(Person::Known).collect(),
            promised_by: None,
            until: "2026-11-27".into(),
            visit: Some(self.visit),
        };
        self.ada.promise(&promise).unwrap()
    }
}

fn ids(notes: &[soundings_core::present::Noted]) -> Vec<Id> {
    notes.iter().map(|note| note.id).collect()
}

/// All that goes out without anybody's having read it first.
fn out(report: &Report) -> String {
    serde_json::to_string(&Report { to_read_first: Vec::new(), ..report.clone() }).unwrap()
}

fn on(wall: &Wall) -> String {
    serde_json::to_string(wall).unwrap()
}

fn person(book: &Notebook, new: NewPerson) -> Id {
    book.add_person(&new).unwrap()
}

#[test]
fn a_note_of_which_versions_stand_side_by_side_goes_nowhere() {
    let mut team = Team::new();
    let note = team.hears_colette();
    assert!(out(&team.others()).contains("every Friday") && on(&team.wall()).contains("every Friday"));
    team.ada.correct_note(note, "They ask me every Monday.", None).unwrap();
    team.jonas.correct_note(note, "They ask me every Tuesday.", None).unwrap();
    team.meet();
    assert_eq!(team.jonas.notebook.note(note).unwrap().versions, 2);
    assert_eq!(team.others().withheld, 1);
    for version in ["Friday", "Monday", "Tuesday"] {
        assert!(!out(&team.others()).contains(version) && !on(&team.wall()).contains(version), "{version}");
    }
}

#[test]
fn words_below_the_water_stay_off_the_wall_while_their_note_is_undecided() {
    let mut team = Team::new();
    let note = team.hears_colette();
    team.matter(team.colette, None, note);
    team.meet();
    assert_eq!(team.wall().posters[0].matters.len(), 1);
    let exact = |exact| NoteChange { exact: Some(exact), ..NoteChange::default() };
    team.ada.change_note(note, &exact(false), None).unwrap();
    team.jonas.change_note(note, &exact(true), None).unwrap();
    team.meet();
    assert!(!on(&team.wall()).contains("Friday"));
}

#[test]
fn what_nobody_said_is_quoted_nowhere_though_a_merge_left_it_marked_exact() {
    let mut team = Team::new();
    let note = team.ada.note(roughly("She points at the overtime sheet.", team.colette));
    team.share();
    team.matter(team.colette, None, note);
    team.meet();
    team.ada.change_note(note, &NoteChange { exact: Some(true), ..NoteChange::default() }, None).unwrap();
    let did = NoteChange { kind: Some(ObservationKind::Did), ..NoteChange::default() };
    team.jonas.change_note(note, &did, None).unwrap();
    team.meet();
    let row = team.ada.notebook.note(note).unwrap();
    assert_eq!((row.kind, row.exact, row.versions), (Some(ObservationKind::Did), false, 1));
    let report = team.others();
    assert!(report.notes.iter().chain(&report.to_read_first).all(|note| !note.exact));
    assert!(!on(&team.wall()).contains("overtime sheet"), "and nothing they did hangs on a wall unread");
}

#[test]
fn a_name_of_two_letters_is_found() {
    let mut team = Team::new();
    team.ada.person(team.customer, "Bo Ek", "maintenance", ConsentChoice::TeamOnly);
    let by_will = team.ada.note(exactly("Ask Bo, he knows the drive.", team.will));
    team.ada.note(exactly("Bo keeps the spare one.", team.colette));
    team.share();
    assert_eq!(ids(&team.others().to_read_first)[0], by_will);
    assert!(!out(&team.others()).contains("Bo") && !on(&team.wall()).contains("Bo"));
}

#[test]
fn a_name_is_found_however_it_is_written() {
    let mut team = Team::new();
    for text in ["Only rosa can tell.", "Only RO\u{301}SA can tell.", "Only Ro\u{ad}sa can tell.", "Only Rosa's hand."]
    {
        team.ada.note(exactly(text, team.colette));
    }
    team.ada.note(exactly("We hope it will hold.", team.colette));
    team.share();
    assert_eq!(team.others().to_read_first.len(), 4);
    assert!(!on(&team.wall()).contains("Only"), "{}", on(&team.wall()));
    assert!(on(&team.wall()).contains("it will hold"), "will is no Will");
    assert!(out(&team.others()).contains("it will hold"));
}

#[test]
fn the_name_of_somebody_deleted_is_still_not_let_out() {
    let mut team = Team::new();
    let bengt = team.ada.person(team.customer, "Bengt Ahl", "night shift", ConsentChoice::TeamOnly);
    let note = team.ada.note(exactly("Bengt had that before.", team.colette));
    team.share();
    team.ada.delete(bengt).unwrap();
    team.meet();
    assert_eq!(ids(&team.others().to_read_first), [note]);
    assert!(!on(&team.wall()).contains("Bengt"));
}

#[test]
fn names_of_other_customers_and_their_people_are_found_too() {
    let mut team = Team::new();
    let other = team.ada.add_customer("Norwell Castings").unwrap();
    team.ada.person(other, "Ingrid Sand", "foundry", ConsentChoice::TeamOnly);
    person(&team.ada, NewPerson { name: Some("Yusuf".into()), ..NewPerson::default() });
    for text in ["Norwell has the same feeder.", "Ingrid swears by it.", "Yusuf rebuilt it."] {
        team.ada.note(exactly(text, team.colette));
    }
    team.share();
    assert_eq!(team.others().to_read_first.len(), 3);
    for name in ["Norwell", "Ingrid", "Yusuf"] {
        assert!(!on(&team.wall()).contains(name), "{name}");
    }
}

#[test]
fn what_somebody_is_described_as_tells_who_it_is_too() {
    let mut team = Team::new();
    let described = NewPerson { description: Some("night operator, line 3".into()), ..NewPerson::default() };
    person(&team.ada, NewPerson { customer: Some(team.customer), ..described });
    let note = team.ada.note(exactly("The night operator, line 3, sets it back.", team.colette));
    team.ada.note(exactly("Nobody works on line 3 at night.", team.colette));
    team.ada.note(exactly("The welding supervisor has one of his own.", team.colette));
    team.share();
    assert_eq!(ids(&team.others().to_read_first), [note]);
    assert!(!on(&team.wall()).contains("sets it back") && on(&team.wall()).contains("Nobody works"));
    assert!(out(&team.others()).contains("one of his own"), "he may be named there");
    assert!(!on(&team.wall()).contains("one of his own"), "and not on the wall");
}

#[test]
fn what_they_did_goes_only_after_somebody_has_read_it() {
    let mut team = Team::new();
    let dial = team.ada.note(did("turned the dial back to 8.0", team.will));
    team.share();
    let mut report = team.others();
    assert_eq!((ids(&report.to_read_first), report.notes.len()), (vec![dial], 0));
    report.read_through(&[dial]);
    assert_eq!(ids(&report.notes), [dial]);
}

#[test]
fn a_note_of_somebody_unnamed_carries_no_clock_time() {
    let mut team = Team::new();
    let first = team.ada.note(exactly("My initials are on the tag.", team.rosa));
    let about =
        team.ada.note(NewObservation { about: Some(Person::Known(team.rosa)), ..exactly("She is.", team.will) });
    let named = team.ada.note(exactly("We weld it twice.", team.will));
    team.share();
    let report = team.others();
    assert_eq!(ids(&report.notes), [first, about, named], "and keeps its place");
    assert_eq!(report.notes.iter().map(|note| note.at.is_some()).collect::<Vec<_>>(), [false, false, true]);
    assert!(team.ada.report(team.visit, ForWhom::Us).unwrap().notes.iter().all(|note| note.at.is_some()));
}

#[test]
fn nobody_unnamed_is_on_the_wall() {
    let mut team = Team::new();
    let tag = team.ada.note(exactly("My initials are on the tag.", team.rosa));
    let twice = team.ada.note(exactly("We weld it twice.", team.will));
    team.share();
    team.matter(team.rosa, Some("Fears a weld that opens"), tag);
    team.matter(team.will, Some("Pays for two passes"), twice);
    team.meet();
    let wall = team.wall();
    assert_eq!(wall.posters.len(), 1);
    assert!(wall.posters[0].words.is_empty() && wall.posters[0].matters.is_empty());
}

#[test]
fn a_promise_is_on_the_wall_only_if_all_whom_it_was_made_to_are() {
    let mut team = Team::new();
    team.share();
    team.promise("a card for both", &[team.colette, team.will]);
    team.promise("a count of the second passes", &[team.colette]);
    team.meet();
    assert_eq!(team.wall().promise.map(|promise| promise.to), Some(vec!["Colette Dubois".to_owned()]));
    team.ada.set_consent(team.colette, ConsentChoice::QuoteNamed).unwrap();
    team.meet();
    assert_eq!(team.wall().promise, None);
}

#[test]
fn our_own_words_go_without_the_names_that_may_not_be_read() {
    let mut team = Team::new();
    let note = team.hears_colette();
    team.matter(team.colette, Some("Explains an overtime that Imran orders, not Rosa Medeiros"), note);
    team.promise("a card with Rosa's 8.0 on it", &[team.colette]);
    team.meet();
    let report = team.others();
    assert_eq!(report.promises.len(), 1, "a promise does not vanish for a name in it");
    for shown in [out(&report), on(&team.wall())] {
        assert!(shown.contains("'s 8.0 on it") && !shown.contains("Rosa") && !shown.contains("Imran"), "{shown}");
    }
    assert!(on(&team.wall()).contains("Explains an overtime that "));
}

#[test]
fn a_promise_or_an_entry_of_which_versions_stand_side_by_side_goes_nowhere() {
    let mut team = Team::new();
    let note = team.hears_colette();
    let entry = team.matter(team.colette, Some("Explains overtime"), note);
    let promise = team.promise("a count of the second passes", &[team.colette]);
    team.meet();
    assert!(team.wall().promise.is_some() && on(&team.wall()).contains("Explains overtime"));
    team.ada.edit_entry(entry, "Explains overtime to her boss", None).unwrap();
    team.jonas.edit_entry(entry, "Explains overtime to nobody", None).unwrap();
    team.ada.settle_promise(promise, soundings_core::model::PromiseState::LetGo, None).unwrap();
    team.jonas.settle_promise(promise, soundings_core::model::PromiseState::Kept, None).unwrap();
    team.meet();
    assert!(team.wall().promise.is_none() && !on(&team.wall()).contains("Explains"));
    assert!(team.others().promises.is_empty());
    assert_eq!(team.ada.report(team.visit, ForWhom::Us).unwrap().promises.len(), 1);
}

#[test]
fn words_that_were_corrected_since_are_not_quoted_on_the_wall() {
    let mut team = Team::new();
    let note = team.hears_colette();
    team.matter(team.colette, None, note);
    team.meet();
    assert_eq!(team.wall().posters[0].matters.len(), 1);
    team.ada.correct_note(note, "They ask me on some Fridays.", None).unwrap();
    team.meet();
    assert!(team.wall().posters[0].matters.is_empty() && !on(&team.wall()).contains("every Friday"));
}

#[test]
fn what_somebody_said_whom_nobody_could_ask_stays_inside() {
    let mut team = Team::new();
    let someone = || Some(Person::Someone("a man at the gate".into()));
    team.ada.note(said("Nobody comes here."));
    team.ada.note(NewObservation { by: someone(), ..said("It rains in.") });
    team.ada.note(NewObservation { about: someone(), ..exactly("He is tired.", team.colette) });
    team.ada.note(NewObservation { about: someone(), ..around("his coat on our display") });
    team.share();
    let report = team.others();
    assert_eq!((report.withheld, report.notes.len(), report.to_read_first.len()), (4, 0, 0));
    assert!(team.wall().posters[0].words.is_empty());
}

#[test]
fn a_thought_and_a_role_play_go_nowhere_and_nobody_met_in_private_is_named() {
    let mut team = Team::new();
    team.ada.note(thought("Colette is tired of it."));
    team.share();
    let play = StartVisit {
        customer: Some(team.customer),
        kind: Some(soundings_core::model::EncounterKind::RolePlay),
        ..StartVisit::default()
    };
    let play = team.ada.start_visit(&play).unwrap();
    team.ada.note(exactly("We made this up.", team.colette));
    team.ada.end_visit(None, true).unwrap();
    // Not shared: what this one agreed to is known to Ada alone.
    let norwell = team.ada.add_customer("Norwell Castings").unwrap();
    let private = team.ada.start_visit(&StartVisit { customer: Some(norwell), ..StartVisit::default() }).unwrap();
    let met = NewPerson { name: Some("Odd".into()), visit: Some(private), ..NewPerson::default() };
    let met = person(&team.ada, NewPerson { customer: Some(norwell), ..met });
    team.ada.set_consent(met, ConsentChoice::Wall).unwrap();
    team.ada.note(exactly("Between us.", met));
    team.meet();
    for shown in [out(&team.others()), out(&team.ada.report(play, ForWhom::Others).unwrap()), on(&team.wall())] {
        assert!(!shown.contains("tired") && !shown.contains("made this up"), "{shown}");
    }
    assert!(!out(&team.ada.report(private, ForWhom::Others).unwrap()).contains("Odd"));
    let own = on(&team.ada.wall().unwrap());
    assert!(!own.contains("Odd") && !own.contains("Norwell"), "{own}");
}
