//! `soundings capture`, typed by hand in a real terminal.

use std::sync::Arc;
use std::time::{Duration, Instant};

use soundings_core::model::{Moment, ObservationKind};
use soundings_core::{Clock, DatabaseKey, Environment, Keys, NewObservation, Notebook, StartVisit, keyring_name};

use crate::pty::Terminal;
use crate::support::Desk;

const TAB: &str = "\t";
const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const LEAVE: &str = "\x04";

fn desk_on_a_visit() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    for name in ["Rosa Medeiros", "Will Tran", "Rosa Klein", "רוזה לוי"] {
        desk.done(&["person", "add", "Brightline Metals", name]);
    }
    desk.done(&["visit", "start", "Brightline Metals"]);
    desk
}

fn capture(desk: &Desk) -> Terminal {
    let terminal = Terminal::run(desk, 100, &[], &["capture"]);
    terminal.shows("said ›");
    terminal
}

fn notes(desk: &Desk) -> Vec<serde_json::Value> {
    desk.done(&["visit", "show"]).document()["items"].as_array().unwrap().clone()
}

/// The draft of the visit under way, looked at by another process's means.
fn draft(desk: &Desk) -> String {
    let notebook = opened(desk, Environment::system());
    notebook.draft(notebook.under_way().unwrap()).unwrap()
}

fn opened(desk: &Desk, environment: Environment) -> Notebook {
    let key = std::fs::read_to_string(desk.path("key")).unwrap();
    // What the device signs by lies where the terminal keeps it: another place would make it another device.
    let device = desk.path(&format!("key.{}.device", keyring_name(&desk.notebook())));
    let keys = Keys::with_file(&DatabaseKey::from_hex(&key).unwrap(), &device);
    Notebook::open(&desk.notebook(), &keys, environment).unwrap()
}

fn until_the_draft_is(desk: &Desk, text: &str) -> Duration {
    let begun = Instant::now();
    while draft(desk) != text {
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?} is never kept: {:?}", text, draft(desk));
    }
    begun.elapsed()
}

#[test]
fn a_line_is_a_note_and_tab_turns_its_key() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    terminal.types(&format!("“We weld it twice.”{ENTER}"));
    terminal.shows("1 note");
    terminal.types(&format!("{TAB}turned his knob{ENTER}"));
    terminal.shows("2 notes");
    terminal.types(&format!("{TAB}* tape over our display{ENTER}"));
    terminal.shows("3 notes");
    terminal.types(&format!("{TAB}nobody can be blamed{ENTER}"));
    let screen = terminal.shows("1 thought");
    assert!(screen.contains("a thought") && !screen.contains("nobody can be blamed"), "a thought folds:\n{screen}");
    terminal.types(LEAVE);
    assert_eq!(terminal.ends(), 0);
    terminal.shows("4 notes are kept.");
    let kept: Vec<_> = notes(&desk)
        .iter()
        .map(|note| (note["kind"].as_str().unwrap().to_owned(), note["words"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [
        ("said", "We weld it twice."),
        ("did", "turned his knob"),
        ("around", "tape over our display"),
        ("thought", "nobody can be blamed"),
    ];
    assert_eq!(kept, expected.map(|(kind, words)| (kind.to_owned(), words.to_owned())));
    assert_eq!((&notes(&desk)[0]["exact"], &notes(&desk)[2]["starred"]), (&true.into(), &true.into()));
}

#[test]
fn people_complete_and_the_speaker_is_cleared_after_each_note() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    terminal.types("@ro");
    terminal.shows("[Rosa Medeiros]  Rosa Klein");
    terminal.types(&format!("\x1b[B{TAB}"));
    terminal.shows("said › Rosa Klein:");
    terminal.types(&format!("it's my initials{ENTER}"));
    terminal.shows("1 note");
    terminal.types(&format!("@tran we weld it twice{ENTER}"));
    terminal.shows("2 notes");
    terminal.types(&format!("@operator too hot{ENTER}"));
    terminal.shows("3 notes");
    // Two people begin like that: which one is asked, not guessed.
    terminal.types(&format!("@rosa weld twice{ENTER}"));
    terminal.shows("[Rosa Medeiros]  Rosa Klein");
    terminal.types(TAB);
    terminal.shows("said › Rosa Medeiros: weld twice");
    terminal.types(&format!("{ENTER}nobody in particular{ENTER}"));
    terminal.shows("5 notes");
    terminal.types("@רו");
    terminal.shows("[רוזה לוי]");
    terminal.types(&format!("{TAB}פעמיים{ENTER}"));
    terminal.shows("6 notes");
    terminal.types(LEAVE);
    terminal.ends();
    let by: Vec<_> = notes(&desk).iter().map(|note| note["by"]["name"].as_str().map(str::to_owned)).collect();
    let names =
        [Some("Rosa Klein"), Some("Will Tran"), Some("operator"), Some("Rosa Medeiros"), None, Some("רוזה לוי")];
    assert_eq!(by, names.map(|name| name.map(str::to_owned)));
    assert!(notes(&desk)[2]["by"]["id"].is_null(), "somebody described");
}

#[test]
fn what_is_typed_survives_a_kill_and_is_in_the_field_again() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    terminal.types(&format!("first{ENTER}"));
    terminal.shows("1 note");
    terminal.types(&format!("@klein{TAB}they weld it tw"));
    terminal.shows("Rosa Klein: they weld it tw");
    let took = until_the_draft_is(&desk, "@Rosa Klein they weld it tw");
    assert!(took < Duration::from_secs(5), "300 ms after the last key, with room for a busy machine: {took:?}");
    terminal.kill();
    assert_eq!(notes(&desk).len(), 1);
    let mut again = capture(&desk);
    again.shows("said › Rosa Klein: they weld it tw");
    again.types(&format!("ice{ENTER}"));
    again.shows("2 notes");
    assert_eq!(draft(&desk), "", "sent is sent");
    again.types(LEAVE);
    again.ends();
    let last = &notes(&desk)[1];
    assert_eq!((last["words"].as_str(), last["by"]["name"].as_str()), (Some("they weld it twice"), Some("Rosa Klein")));
}

#[test]
fn somebody_who_goes_on_typing_is_kept_as_well() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    // A key each 50 ms never leaves the pause that a draft is kept after.
    let begun = Instant::now();
    let mut typed = String::new();
    let kept = loop {
        terminal.types("a");
        typed.push('a');
        terminal.shows(&typed);
        let now = Instant::now();
        while now.elapsed() < Duration::from_millis(50) {
            std::thread::yield_now();
        }
        let kept = draft(&desk);
        if !kept.is_empty() {
            break kept;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "never kept while typing");
    };
    assert!(typed.starts_with(&kept));
}

#[test]
fn esc_twice_thinks_again_and_nothing_is_lost() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    terminal.types("not so fast");
    terminal.shows("not so fast");
    terminal.types(ESC);
    terminal.shows("Esc again puts these words aside");
    terminal.types(ESC);
    terminal.shows("Put aside.");
    terminal.types("something else");
    terminal.shows("said › something else");
    until_the_draft_is(&desk, "not so fast\nsomething else");
    terminal.types(ENTER);
    terminal.shows("1 note");
    until_the_draft_is(&desk, "not so fast");
    terminal.types(ESC);
    terminal.shows("said › not so fast");
    terminal.types("\x15");
    terminal.until("an empty field", |screen| !screen.contains("not so fast"));
    terminal.types(ESC);
    terminal.shows("Esc again takes the last note back");
    terminal.types(ESC);
    terminal.shows("Taken back:");
    terminal.shows("said › something else");
    assert_eq!(notes(&desk).len(), 0);
    terminal.types(&format!("{ENTER}{LEAVE}"));
    terminal.ends();
    assert_eq!(notes(&desk).len(), 1);
}

#[test]
fn what_is_pasted_is_one_note_with_its_lines_and_every_letter_is_one_press() {
    let desk = desk_on_a_visit();
    let mut terminal = capture(&desk);
    terminal.types("\x1b[200~two lines,\r\nas they were\x1b[201~");
    terminal.shows("as they were");
    assert_eq!(notes(&desk).len(), 0, "a line break that is pasted sends nothing");
    terminal.types(&format!("👩🏽‍🔧e\u{301}\x7f\x7f{ENTER}"));
    terminal.shows("1 note");
    terminal.types(LEAVE);
    terminal.ends();
    assert_eq!(notes(&desk)[0]["words"], "two lines,\nas they were");
}

#[test]
fn without_a_visit_notes_are_filed_later_and_without_a_terminal_there_is_no_prompt() {
    let desk = Desk::new();
    let mut terminal = Terminal::run(&desk, 60, &[], &["capture"]);
    terminal.shows("A note without a visit");
    terminal.types(&format!("on the phone{ENTER}"));
    terminal.shows("on the phone");
    terminal.types(LEAVE);
    terminal.ends();
    assert_eq!(desk.done(&["visit", "list"]).document()["not_filed"].as_array().unwrap().len(), 1);
    assert_eq!(desk.refused(&["capture"], 2), "no-terminal");
}

/// A clock that stands a day back.
struct Yesterday;

impl Clock for Yesterday {
    fn now(&self) -> Moment {
        let now = Environment::system().clock.now();
        Moment { utc_ms: now.utc_ms - 26 * 60 * 60 * 1000, ..now }
    }
}

/// A desk on whose visit something was noted yesterday, and nothing since; a few words were left there.
fn desk_on_a_visit_of_yesterday() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    let yesterday = Environment { clock: Arc::new(Yesterday), ..Environment::system() };
    let notebook = opened(&desk, yesterday);
    let customer = notebook.customers(None, 1).unwrap().items[0].id;
    notebook.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let words = NewObservation { text: "We weld it twice.".into(), ..NewObservation::default() };
    notebook.capture(&NewObservation { kind: Some(ObservationKind::Said), ..words }).unwrap();
    notebook.save_draft(notebook.under_way().unwrap(), "and the third").unwrap();
    notebook.close();
    desk
}

#[test]
fn after_midnight_it_asks_whether_it_is_the_same_visit_before_anything_is_added() {
    let desk = desk_on_a_visit_of_yesterday();
    for columns in [80, 40] {
        let mut terminal = Terminal::run(&desk, columns, &[], &["capture"]);
        let screen = terminal.shows("n: no, keep");
        let question = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            question.contains("Still the same visit? It has been quiet for a while, or a day has passed."),
            "{screen}"
        );
        // No other key answers, and none leaves but those that always do.
        terminal.types(&format!("c{TAB}d"));
        terminal.types("\x03");
        assert_eq!(terminal.ends(), 0);
        assert_eq!(notes(&desk).len(), 1);
    }
    let mut no = Terminal::run(&desk, 80, &[], &["capture"]);
    no.shows("n: no, keep");
    no.types("n");
    let screen = no.shows("A note without a visit");
    assert!(!screen.contains("› and the third"), "the draft is the visit's:\n{screen}");
    no.types(&format!("on the way home{ENTER}"));
    no.shows("said    on the way home");
    no.types(LEAVE);
    no.ends();
    assert_eq!((notes(&desk).len(), draft(&desk).as_str()), (1, "and the third"));
    let mut yes = Terminal::run(&desk, 80, &[], &["capture"]);
    yes.shows("n: no, keep");
    yes.types("y");
    yes.shows("said › and the third");
    yes.types(ENTER);
    yes.shows("2 notes");
    yes.types(LEAVE);
    yes.ends();
    assert_eq!(notes(&desk)[1]["words"], "and the third");
    // Once something was added it is today's.
    let mut again = capture(&desk);
    assert!(!again.screen().contains("n: no, keep"));
    again.types(LEAVE);
    again.ends();
}
