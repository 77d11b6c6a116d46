//! `soundings sort`, by hand in a real terminal and by one command a decision.

use serde_json::Value;

use crate::pty::Terminal;
use crate::support::Desk;

const ENTER: &str = "\r";
const ESC: &str = "\x1b";

/// A visit that ended, with three notes of Rosa's and one of Will's.
fn desk_after_a_visit() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    desk.done(&["person", "add", "Brightline Metals", "Will Tran"]);
    desk.done(&["visit", "start", "Brightline Metals", "--objective", "why do they re-weld"]);
    desk.done(&["note", "said", "--exact", "--by", "rosa", "If it opens, it's my initials on the tag."]);
    desk.done(&["note", "did", "--by", "rosa", "turned the dial to 8.0"]);
    desk.done(&["note", "around", "--star", "tape over our display"]);
    desk.done(&["note", "said", "--by", "will", "everybody runs your settings"]);
    desk.done(&["visit", "end"]);
    desk
}

fn map(desk: &Desk) -> Value {
    let maps = desk.done(&["map", "list"]).document();
    desk.done(&["map", "show", maps["items"][0]["id"].as_str().unwrap()]).document()
}

/// The part, the text and the basis of each entry.
fn entries(desk: &Desk) -> Vec<(String, String, String)> {
    let map = map(desk);
    let rows = map["parts"].as_array().unwrap().iter().flat_map(|part| part["entries"].as_array().unwrap().clone());
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.map(|row| (text(&row, "part"), text(&row, "text"), text(&row, "basis"))).collect()
}

#[test]
fn one_key_sorts_a_card_and_it_stops_anywhere_and_opens_on_the_same_card() {
    let desk = desk_after_a_visit();
    let mut terminal = Terminal::run(&desk, 110, &[], &["sort", "@", "rosa"]);
    terminal.shows("tape over our display");
    terminal.shows("4 cards left");
    terminal.types(ENTER);
    terminal.shows("→ They see");
    terminal.shows("“If it opens, it's my initials on the tag.”");
    terminal.types("6");
    terminal.shows("→ Pains");
    terminal.types("u");
    terminal.shows("taken back");
    terminal.types("2");
    terminal.shows("→ They say");
    terminal.shows("2 cards left");
    terminal.types(ESC);
    assert_eq!(terminal.ends(), 0);
    terminal.shows("2 cards are left");
    assert_eq!(entries(&desk).len(), 2);
    let mut terminal = Terminal::run(&desk, 110, &[], &["sort", "@", "rosa"]);
    terminal.shows("turned the dial to 8.0");
    terminal.kill();
    let mut terminal = Terminal::run(&desk, 110, &[], &["sort", "@", "rosa"]);
    terminal.shows("turned the dial to 8.0");
    terminal.types(ENTER);
    terminal.shows("everybody runs your settings");
    terminal.types(ENTER);
    terminal.shows("→ not about them");
    // Nothing is left but the empty parts below the water.
    terminal.shows("What were they trying to finish");
    terminal.types("-");
    terminal.shows("What could get them blamed?");
    terminal.types("a");
    terminal.until("a tick", |screen| screen.contains("a ✓"));
    terminal.types(&format!("{ENTER}Fears for her name{ENTER}"));
    terminal.shows("What would make them look good tomorrow?");
    terminal.types("++");
    terminal.until("the end", |screen| screen.contains("Every card is sorted"));
    assert_eq!(terminal.ends(), 0);
    let found = entries(&desk);
    assert_eq!(found.len(), 4);
    assert!(found.contains(&("pain".into(), "Fears for her name".into(), "our-reading".into())), "{found:?}");
}

#[test]
fn only_some_words_of_a_card_are_used_and_the_rest_comes_next() {
    let desk = desk_after_a_visit();
    let mut terminal = Terminal::run(&desk, 110, &[], &["sort", "@", "rosa"]);
    terminal.shows("tape over our display");
    terminal.types(ENTER);
    terminal.shows("If it opens");
    // Of nine words the first three.
    terminal.types("w");
    terminal.shows("Only these words");
    terminal.types(&"\x1b[D".repeat(6));
    terminal.shows("“If it opens,”");
    terminal.types("6");
    terminal.until("the rest", |screen| screen.contains("“it's my initials on the tag.”"));
    terminal.types("2");
    terminal.shows("turned the dial");
    terminal.types("q");
    assert_eq!(terminal.ends(), 0);
    let found = entries(&desk);
    assert!(found.contains(&("pain".into(), "If it opens,".into(), "our-reading".into())), "{found:?}");
    assert!(found.contains(&("say".into(), "it's my initials on the tag.".into(), "told".into())), "{found:?}");
}

#[test]
fn what_says_the_same_is_one_letter_away() {
    let desk = desk_after_a_visit();
    let made = desk.done(&["sort", "@", "rosa"]).document()["map"].as_str().unwrap().to_owned();
    desk.done(&["map", "add", &made, "say", "Her initials are on every tag"]);
    let mut terminal = Terminal::run(&desk, 110, &[], &["sort", "@", "rosa"]);
    terminal.shows("tape over");
    terminal.types(ENTER);
    terminal.shows("If it opens");
    terminal.shows("Says the same as");
    terminal.types("2");
    terminal.shows("The last one says the same as");
    terminal.types("a");
    terminal.shows("shows an entry that was there");
    terminal.types(ESC);
    assert_eq!(terminal.ends(), 0);
    let found = entries(&desk);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.contains(&("say".into(), "Her initials are on every tag".into(), "told".into())), "{found:?}");
}

#[test]
fn without_a_terminal_each_decision_is_a_command_and_the_card_a_document() {
    let desk = desk_after_a_visit();
    let up = |desk: &Desk| desk.done(&["sort", "@", "rosa"]).document();
    let card = up(&desk);
    assert_eq!((&card["card"]["words"], &card["card"]["likely"]), (&"tape over our display".into(), &"see".into()));
    assert_eq!((&card["left"], card["targets"].as_array().unwrap().len()), (&4.into(), 8));
    desk.done(&["sort", "@", "rosa", "--into", "later"]);
    let said = up(&desk)["card"]["note"]["id"].as_str().unwrap().to_owned();
    desk.done(&["sort", "@", "rosa", "--into", "say", "--note", &format!("{said}:13-41")]);
    assert_eq!(up(&desk)["card"]["words"], "If it opens,");
    desk.done(&["sort", "@", "rosa", "--into", "pain"]);
    let next = desk.done(&["sort", "@", "rosa", "--into", "do"]).document();
    assert_eq!((&next["left"], &next["later"], &next["card"]["likely"]), (&1.into(), &1.into(), &Value::Null));
    desk.done(&["sort", "@", "rosa", "--into", "not-about"]);
    desk.done(&["sort", "@", "rosa", "--put-off"]);
    desk.done(&["sort", "@", "rosa", "--into", "see"]);
    let asked = up(&desk);
    assert_eq!((&asked["card"], &asked["question"]["part"]), (&Value::Null, &"need-to-do".into()));
    desk.done(&["sort", "@", "rosa", "--skip", "need-to-do"]);
    desk.done(&["sort", "@", "rosa", "--answer", "gain", "--text", "A quiet Friday", "--note", &said]);
    desk.done(&["sort", "@", "rosa", "--ask-next", "other"]);
    assert_eq!(up(&desk)["question"], Value::Null);
    let found = entries(&desk);
    assert_eq!(found.len(), 5);
    // What was put off and taken up again is none.
    for _ in 0..8 {
        desk.done(&["sort", "@", "rosa", "--undo"]);
    }
    assert_eq!(entries(&desk).len(), 0);
    assert_eq!(desk.refused(&["sort", "@", "rosa", "--undo"], 1), "nothing-to-take-back");
    desk.refused(&["sort", "@", "rosa", "--into", "nowhere"], 2);
    desk.refused(&["sort", "@", "rosa", "--undo", "--into", "say"], 2);
    let text = desk.run(&["sort", "@", "rosa"]).out;
    assert!(text.contains("If it opens") && text.contains("most likely: They say"), "{text}");
}

#[test]
fn whose_map_is_asked_for_where_several_were_met() {
    let desk = desk_after_a_visit();
    assert_eq!(desk.refused(&["sort"], 1), "ambiguous");
    desk.done(&["visit", "start", "Brightline Metals"]);
    desk.done(&["note", "said", "--by", "will", "once more"]);
    assert_eq!(desk.refused(&["sort"], 1), "situation-needed");
    let made = desk.done(&["sort", "--situation", "the second pass"]).document();
    assert_eq!(made["who"]["name"], "Will Tran");
}
