//! Guides, an encounter's list of questions, and what is proposed for it.

use soundings_core::model::{
    Audience, ConsentChoice, EncounterKind, GuideLanguage, Id, MapPart, Mark, Plan, QuestionSource,
};
use soundings_core::present::{Found, PlanFace, ProposedQuestion, SyncState};
use soundings_core::visit_log::{FiledUnder, NewObservation};
use soundings_core::{
    Error, Findable, NewMap, NewQuestion, NewVisit, Notebook, QuestionChange, QuestionsOf, Refusal, Resolution,
    ShareableKind, StartVisit, VisitChange,
};

use crate::common::*;

const EN: GuideLanguage = GuideLanguage::English;
const FR: GuideLanguage = GuideLanguage::French;

fn plan(book: &Notebook, customer: Option<Id>) -> Id {
    let at = Plan { local: "2026-12-01T08:30".into(), zone: "America/Toronto".into() };
    book.plan_visit(&NewVisit { customer, site: None, kind: EncounterKind::Visit, objective: None, at }).unwrap()
}

fn choose(book: &Notebook, visit: Id, guide: Id) {
    book.change_visit(visit, &VisitChange { guide: Some(guide), ..VisitChange::default() }, None).unwrap();
}

fn asked(book: &Notebook, visit: Id) -> Vec<String> {
    book.plan_face(visit, EN).unwrap().questions.into_iter().map(|row| row.text).collect()
}

fn texts(book: &Notebook, guide: Id, language: GuideLanguage) -> Vec<String> {
    book.guide(guide, language).unwrap().questions.into_iter().map(|row| row.text).collect()
}

fn own(text: &str) -> NewQuestion {
    NewQuestion { text: text.into(), source: QuestionSource::Own, about: None, part: None }
}

fn words(text: &str) -> QuestionChange {
    QuestionChange { text: Some(text.into()), ..QuestionChange::default() }
}

fn two() -> (Office, Book, Book) {
    let (mut office, ada, jonas) = two_engineers();
    meet(&mut office, &ada, &jonas);
    (office, ada, jonas)
}

fn meet(office: &mut Office, ada: &Book, jonas: &Book) {
    for book in [ada, jonas, ada] {
        office.sync(book);
    }
    assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
}

#[test]
fn the_guides_that_come_with_soundings_are_there_in_both_languages_and_in_no_log() {
    let (office, ada, _) = two();
    let names = |language| ada.guides(language).unwrap().into_iter().map(|row| row.name).collect::<Vec<_>>();
    assert_eq!(names(EN).len(), 6);
    assert_eq!((names(EN)[0].as_str(), names(FR)[0].as_str()), ("First visit", "Première visite"));
    let first = ada.find_guide("first visit", EN).unwrap();
    assert_eq!(ada.find_guide("première", FR).unwrap(), first);
    assert_eq!(ada.find_guide("first-visit", FR).unwrap(), first);
    assert!(matches!(ada.find_guide("a call", EN), Err(Error::Ambiguous { candidates, .. }) if candidates.len() == 2));
    assert!(matches!(ada.find_guide("", EN), Err(Error::NotFound { .. })));
    assert_eq!(texts(&ada, first, EN)[3], "Who do you ask when it stops?");
    assert_eq!(texts(&ada, first, FR)[3], "À qui demandez-vous quand ça s’arrête\u{202f}?");
    assert!(ada.guide(first, EN).unwrap().questions.iter().all(|row| row.written.is_none()));
    assert!(!office.names_thing(first));
}

#[test]
fn two_offline_edits_of_a_guide_merge_each_question_by_itself() {
    let (mut office, ada, jonas) = two();
    let first = ada.find_guide("first-visit", EN).unwrap();
    let questions: Vec<Id> = ada.guide(first, EN).unwrap().questions.iter().map(|row| row.id).collect();
    let of = QuestionsOf::Guide(first);
    ada.change_question(of, questions[0], &words("Show me, from the start."), None).unwrap();
    ada.change_question(of, questions[1], &words("What did we interrupt?"), None).unwrap();
    ada.name_guide(first, "First time there", None).unwrap();
    jonas.change_question(of, questions[1], &words("What were you doing?"), None).unwrap();
    jonas
        .change_question(of, questions[2], &QuestionChange { left_out: Some(true), ..QuestionChange::default() }, None)
        .unwrap();
    jonas.move_question(of, questions[5], Some(questions[0])).unwrap();
    jonas.add_question(of, &own("And at night?")).unwrap();
    meet(&mut office, &ada, &jonas);
    for book in [&ada, &jonas] {
        let page = book.guide(first, EN).unwrap();
        assert_eq!(page.guide.name, "First time there");
        let texts: Vec<_> = page.questions.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(texts[0], "What should I have asked?");
        assert_eq!(texts[1], "Show me, from the start.");
        assert_eq!(
            texts[3..],
            ["Who do you ask when it stops?", "What would make tomorrow a good day here?", "And at night?"]
        );
        let versions = &page.questions[2].written.as_ref().unwrap().versions[0].versions;
        assert_eq!(versions.len(), 2, "two wordings of one question stand side by side");
    }
    jonas.resolve(questions[1], "text", &Resolution::Value("What did we break into?".into())).unwrap();
    meet(&mut office, &ada, &jonas);
    assert_eq!(texts(&ada, first, FR)[2], "What did we break into?", "the team's words, whatever the language");
    ada.rebuild().unwrap();
    assert_eq!(texts(&ada, first, EN), texts(&jonas, first, EN));
}

#[test]
fn a_guide_of_ones_own_goes_to_the_team_with_the_visit_it_is_chosen_for() {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 7), Book::of("Jonas Lindqvist", 9));
    let guide = ada.new_guide("Robot cells", &["Who teaches it?".into(), "Who fears it?".into()]).unwrap();
    assert_eq!(refused(ada.new_guide("x", &[" ".into()])), Refusal::EmptyText);
    office.join(&ada);
    office.join(&jonas);
    assert!(!office.knows("Robot cells"));
    assert_eq!(
        ada.shareable(None, 100).unwrap().items.into_iter().map(|row| row.what).collect::<Vec<_>>(),
        [ShareableKind::Guide]
    );
    let visit = plan(&ada, None);
    choose(&ada, visit, guide);
    meet(&mut office, &ada, &jonas);
    assert_eq!(jonas.find_guide("robot", FR).unwrap(), guide);
    assert_eq!(asked(&jonas, visit), ["Who teaches it?", "Who fears it?"]);
    assert_eq!(jonas.plan_face(visit, EN).unwrap().guide.unwrap().name, "Robot cells");
    jonas.delete(guide).unwrap();
    meet(&mut office, &ada, &jonas);
    assert!(asked(&ada, visit).is_empty() && ada.guides(EN).unwrap().len() == 6);
    assert!(matches!(ada.guide(guide, EN), Err(Error::NotFound { .. })));
}

#[test]
fn what_was_changed_of_a_guide_before_joining_is_the_teams_once_it_is_changed_again() {
    let mut office = Office::new();
    let ada = Book::new();
    let first = ada.find_guide("first-visit", EN).unwrap();
    let question = ada.guide(first, EN).unwrap().questions[0].id;
    ada.change_question(QuestionsOf::Guide(first), question, &words("Show me."), None).unwrap();
    office.join(&ada);
    assert!(!office.knows("Show me."));
    ada.change_question(QuestionsOf::Guide(first), question, &words("Show me all of it."), None).unwrap();
    office.sync(&ada);
    assert!(office.knows("Show me all of it."));
    assert_eq!(texts(&ada, first, EN)[0], "Show me all of it.");
}

#[test]
fn a_visits_list_shows_its_guide_and_what_was_asked_stays_when_another_is_chosen() {
    let (mut office, ada, jonas) = two();
    let visit = plan(&ada, None);
    let [first, wrong] = ["first-visit", "went-wrong"].map(|key| ada.find_guide(key, EN).unwrap());
    choose(&ada, visit, first);
    meet(&mut office, &ada, &jonas);
    assert_eq!(asked(&ada, visit), texts(&ada, first, EN));
    let rows = ada.plan_face(visit, EN).unwrap().questions;
    let of = QuestionsOf::Visit(visit);
    let tick = QuestionChange { asked: Some(true), ..QuestionChange::default() };
    // Both tick the same one, apart: it is one question, and asked.
    ada.change_question(of, rows[3].id, &tick, None).unwrap();
    jonas.change_question(of, rows[3].id, &tick, None).unwrap();
    jonas.change_question(of, rows[0].id, &words("Show me the wire."), None).unwrap();
    ada.add_question(of, &own("Whose tape is that?")).unwrap();
    ada.move_question(of, rows[5].id, Some(rows[1].id)).unwrap();
    meet(&mut office, &ada, &jonas);
    for book in [&ada, &jonas] {
        let rows = book.plan_face(visit, EN).unwrap().questions;
        let texts: Vec<_> = rows.iter().map(|row| row.text.as_str()).collect();
        assert_eq!(
            texts[..3],
            ["Show me the wire.", "What should I have asked?", "What were you in the middle of when we came?"]
        );
        assert_eq!((rows[4].asked, texts[6], rows.len()), (true, "Whose tape is that?", 7));
        assert_eq!(rows[4].written.as_ref().unwrap().state, SyncState::WithTheTeam);
        assert_eq!(rows[6].source, QuestionSource::Own);
    }
    assert_eq!(texts(&jonas, first, EN)[0], "Show me the last time you used it, from the start.", "the guide stays");
    choose(&jonas, visit, wrong);
    meet(&mut office, &ada, &jonas);
    let after = asked(&ada, visit);
    assert_eq!(after.len(), 6 + 2);
    assert!(after.contains(&"Who do you ask when it stops?".to_owned()));
    let without = VisitChange { no_guide: true, ..VisitChange::default() };
    ada.change_visit(visit, &without, None).unwrap();
    assert_eq!(asked(&ada, visit), ["Who do you ask when it stops?", "Whose tape is that?"]);
    let leave = QuestionChange { left_out: Some(true), ..QuestionChange::default() };
    ada.change_question(of, rows[3].id, &leave, None).unwrap();
    assert_eq!(asked(&ada, visit), ["Whose tape is that?"]);
}

#[test]
fn questions_moved_into_one_gap_again_and_again_find_room() {
    let book = Book::new();
    let guide = book.new_guide("Cells", &["a".into(), "b".into(), "c".into()]).unwrap();
    let of = QuestionsOf::Guide(guide);
    for round in 0..60 {
        let rows = book.guide(guide, EN).unwrap().questions;
        book.move_question(of, rows[2].id, Some(rows[1].id)).unwrap();
        let expected = if round % 2 == 0 { ["a", "c", "b"] } else { ["a", "b", "c"] };
        assert_eq!(texts(&book, guide, EN), expected, "{round}");
    }
    let rows = book.guide(guide, EN).unwrap().questions;
    book.move_question(of, rows[0].id, None).unwrap();
    book.move_question(of, rows[0].id, Some(rows[0].id)).unwrap();
    assert_eq!(texts(&book, guide, EN), ["b", "c", "a"]);
    let stranger = Id([9; 16]);
    assert!(matches!(book.move_question(of, stranger, None), Err(Error::NotFound { .. })));
    assert!(matches!(book.move_question(of, rows[0].id, Some(stranger)), Err(Error::NotFound { .. })));
    assert!(matches!(book.change_question(of, stranger, &words("x"), None), Err(Error::NotFound { .. })));
    assert!(matches!(book.add_question(QuestionsOf::Guide(stranger), &own("x")), Err(Error::NotFound { .. })));
}

fn proposed(face: &PlanFace, source: QuestionSource) -> Vec<&ProposedQuestion> {
    face.proposed.iter().filter(|one| one.source == source).collect()
}

fn take(book: &Notebook, visit: Id, one: &ProposedQuestion) -> Id {
    let ProposedQuestion { text, source, about, part, .. } = one.clone();
    book.add_question(QuestionsOf::Visit(visit), &NewQuestion { text, source, about: Some(about), part }).unwrap()
}

#[test]
fn empty_parts_unanswered_questions_and_what_is_known_least_are_proposed_and_not_written() {
    let example = Example::new();
    let book = &example.book;
    example.map();
    book.mark(example.notes[5], Mark::Question, true, None).unwrap();
    book.end_visit(None, false).unwrap();
    let next = plan(book, Some(example.customer));
    let face = book.plan_face(next, EN).unwrap();
    assert!(face.questions.is_empty(), "proposed, and on no list");
    let ask = proposed(&face, QuestionSource::AskNext);
    assert_eq!((ask.len(), ask[0].part, ask[0].who.as_deref()), (1, Some(MapPart::Hear), Some("Rosa Medeiros")));
    assert_eq!(ask[0].text, "Rosa Medeiros: What do they hear when something goes wrong, and from whom?");
    let gaps: Vec<_> = proposed(&face, QuestionSource::Gap).iter().filter_map(|one| one.part).collect();
    assert_eq!(gaps, [MapPart::NeedToDo, MapPart::Other], "a guess is no gap, and hear is asked next");
    let open = proposed(&face, QuestionSource::Unanswered);
    assert_eq!((open.len(), open[0].who.as_deref()), (1, Some("Colette Dubois")));

    let id = take(book, next, ask[0]);
    assert_eq!(take(book, next, ask[0]), id, "taken over twice it is one");
    take(book, next, open[0]);
    let face = book.plan_face(next, EN).unwrap();
    assert_eq!(
        face.questions.iter().map(|row| row.source).collect::<Vec<_>>(),
        [QuestionSource::AskNext, QuestionSource::Unanswered]
    );
    assert_eq!(face.proposed.len(), 2);
    let leave = QuestionChange { left_out: Some(true), ..QuestionChange::default() };
    book.change_question(QuestionsOf::Visit(next), id, &leave, None).unwrap();
    assert_eq!(
        book.plan_face(next, EN).unwrap().proposed.len(),
        2,
        "what was taken off the list is not proposed again"
    );

    // Only of those who are to be met, where somebody said who.
    let people = VisitChange { people: vec![example.will], ..VisitChange::default() };
    book.change_visit(next, &people, None).unwrap();
    assert!(book.plan_face(next, EN).unwrap().proposed.is_empty());
    book.mark(example.notes[5], Mark::Question, false, None).unwrap();
    assert_eq!(refused(book.mark(example.customer, Mark::Question, true, None)), Refusal::WrongKind);
}

#[test]
fn a_question_taken_over_from_what_is_only_me_stays_only_me() {
    let (mut office, ada, jonas) = two();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    ada.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let secret = ada.note(said("why do they hide the tape from their boss"));
    ada.mark(secret, Mark::Question, true, None).unwrap();
    ada.end_visit(None, false).unwrap();
    let visit = plan(&ada, Some(customer));
    let face = ada.plan_face(visit, EN).unwrap();
    assert!(face.proposed[0].only_me);
    take(&ada, visit, &face.proposed[0]);
    ada.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    ada.end_visit(None, true).unwrap();
    meet(&mut office, &ada, &jonas);
    assert!(!office.knows("hide the tape") && !office.names_thing(secret));
    let rows = ada.plan_face(visit, EN).unwrap().questions;
    assert_eq!(rows[0].written.as_ref().unwrap().audience, Audience::OnlyMe);
    assert!(asked(&jonas, visit).is_empty());
}

#[test]
fn two_devices_that_take_over_the_same_question_have_it_once() {
    let (mut office, ada, jonas) = two();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::TeamOnly);
    ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    let visit = plan(&ada, Some(customer));
    meet(&mut office, &ada, &jonas);
    for book in [&ada, &jonas] {
        let face = book.plan_face(visit, EN).unwrap();
        assert_eq!(face.proposed.len(), 8, "a map with nothing on it");
        take(book, visit, &face.proposed[0]);
    }
    meet(&mut office, &ada, &jonas);
    for book in [&ada, &jonas] {
        assert_eq!(asked(book, visit).len(), 1);
        assert!(book.plan_face(visit, EN).unwrap().questions[0].written.as_ref().unwrap().versions.is_empty());
    }
}

#[test]
fn search_finds_questions_and_guides_and_what_was_left_out_no_more() {
    let book = Book::new();
    let guide = book.new_guide("Robot cells", &["Who teaches the robot?".into()]).unwrap();
    let is = |words: &str| book.search(words, None, 10).unwrap().items;
    assert!(matches!(&is("cells")[..], [Found::Guide { id, .. }] if *id == guide));
    let [Found::Question { id, guide: Some(of), visit: None, .. }] = is("teaches")[..] else { panic!("not found") };
    assert_eq!((of, book.find(Findable::Any, &id.to_string()).unwrap()), (guide, id));
    let leave = QuestionChange { left_out: Some(true), ..QuestionChange::default() };
    book.change_question(QuestionsOf::Guide(guide), id, &leave, None).unwrap();
    assert!(is("teaches").is_empty());
    let again = QuestionChange { left_out: Some(false), ..QuestionChange::default() };
    book.change_question(QuestionsOf::Guide(guide), id, &again, None).unwrap();
    assert_eq!(is("teaches").len(), 1);
}

#[test]
fn a_mark_set_on_one_device_and_taken_on_another_stands() {
    let (mut office, ada, jonas) = two();
    ada.start_visit(&StartVisit::default()).unwrap();
    let note = ada.note(said("who reads the card?"));
    ada.mark(note, Mark::Question, true, None).unwrap();
    ada.end_visit(None, true).unwrap();
    meet(&mut office, &ada, &jonas);
    jonas.mark(note, Mark::Question, false, None).unwrap();
    ada.mark(note, Mark::Question, true, None).unwrap();
    ada.mark(note, Mark::Concern, true, None).unwrap();
    meet(&mut office, &ada, &jonas);
    for book in [&ada, &jonas] {
        assert_eq!(book.notebook.note(note).unwrap().marks, [Mark::Question, Mark::Concern]);
    }
    let loose = ada.note(NewObservation { visit: FiledUnder::Nowhere, ..said("loose") });
    ada.mark(loose, Mark::Priority, true, None).unwrap();
}
