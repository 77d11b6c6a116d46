//! A workshop at the terminal: passed around by hand, and in scripts.

use crate::pty::Terminal;
use crate::support::Desk;

const ENTER: &str = "\r";
const TAB: &str = "\t";
const DONE: &str = "\x04";
const LATER: &str = "\x03";

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    let start = ["workshop", "start", "Rosa", "--situation", "a batch comes back", "--with", "Jonas"];
    let id = desk.done(&start).id();
    (desk, id)
}

#[test]
fn passed_around_the_screen_shows_nothing_of_the_turn_before() {
    let (desk, id) = desk();
    let mut terminal = Terminal::run(&desk, 100, &[], &["workshop", "pass", &id]);
    terminal.shows("Give this device to Ada Okafor");
    terminal.types(ENTER);
    terminal.shows("Ada Okafor · 4:");
    terminal.types(&format!("weld smoke{ENTER}"));
    terminal.until("the guess", |screen| screen.contains("      weld smoke"));
    // Half a sentence waits in its part.
    terminal.types(&format!("{TAB}her own in{TAB}"));
    terminal.shows("> They do");
    terminal.types(DONE);
    let screen = terminal.shows("Give this device to Jonas");
    assert!(!screen.contains("weld smoke") && !screen.contains("her own in"), "{screen}");
    terminal.types(ENTER);
    let screen = terminal.shows("Jonas · 4:");
    assert!(!screen.contains("weld smoke"), "{screen}");
    terminal.types(&format!("the card{ENTER}"));
    terminal.until("the guess", |screen| screen.contains("      the card"));
    terminal.types(LATER);
    let screen = terminal.all();
    assert!(screen.contains("Jonas · under way") && !screen.contains("the card"), "{screen}");
    assert!(!desk.done(&["workshop", "show", &id]).out.contains("weld smoke"));
    // He takes it up again, where it was.
    let mut terminal = Terminal::run(&desk, 100, &[], &["workshop", "pass", &id]);
    terminal.shows("Give this device to Jonas");
    terminal.types(ENTER);
    terminal.until("his guess", |screen| screen.contains("      the card"));
    terminal.types(DONE);
    let screen = terminal.all();
    for words in ["weld smoke", "her own in", "the card"] {
        assert!(screen.contains(words), "{words}: {screen}");
    }
}

#[test]
fn in_a_script_turns_are_given_as_options_and_refused_with_a_clear_sentence() {
    let (desk, id) = desk();
    let turn = ["workshop", "turn", &id, "--guess", "pain=blamed for our settings"];
    let ran = desk.done(&turn).document();
    assert_eq!((ran["finished"].as_bool(), ran["open"].as_bool()), (Some(true), Some(false)));
    assert_eq!(desk.refused(&turn, 1), "turn-is-over");
    let guess = ran["guesses"][0].as_str().unwrap().to_owned();
    assert_eq!(desk.refused(&["workshop", "seen", &guess], 1), "not-found");
    assert_eq!(desk.refused(&["workshop", "turn", &id, "--as", "Jonas"], 2), "no-terminal");
    assert_eq!(desk.refused(&["workshop", "turn", &id, "--as", "Jonas", "--guess", "nowhere=x"], 2), "misuse");
    let page = desk.done(&["workshop", "open", &id]).document();
    assert_eq!(page["guessed"][0]["groups"][0]["guesses"][0]["text"], "blamed for our settings");
    let entry = desk.done(&["workshop", "seen", &guess]).id();
    let map = desk.done(&["map", "show", page["map"].as_str().unwrap()]).document();
    let shown = map["parts"][5]["entries"][0].clone();
    assert_eq!((shown["id"].as_str(), shown["basis"].as_str()), (Some(entry.as_str()), Some("guess")));
}
