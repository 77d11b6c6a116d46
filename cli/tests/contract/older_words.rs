//! The words that a note had before: named as a visit is shared, and erased by themselves.

use crate::support::{Desk, SECRET, Server};

/// With a team; a visit is under way, and what one of its notes said first it does not say now.
fn corrected(server: &Server) -> (Desk, String) {
    let desk = Desk::empty();
    desk.done(&["init", "--engineer", "Ada Okafor"]);
    desk.done(&["join", &server.invite(&[])]);
    desk.done(&["visit", "start"]);
    let note = desk.done(&["note", "said", &format!("the code is {SECRET}")]).id();
    desk.done(&["note", "said", "as it was first"]);
    desk.done(&["note", "correct", &note, "they weld it twice"]);
    (desk, note)
}

#[test]
fn older_words_are_shown_before_they_are_erased_and_are_kept_again_within_a_day() {
    let server = Server::start();
    let (desk, note) = corrected(&server);
    let shown = desk.run(&["note", "erase", &note, "--older-words"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    for told in [SECRET, "Nothing is erased yet", "--older-words --yes"] {
        assert!(shown.out.contains(told), "{told}: {}", shown.out);
    }
    assert!(!shown.out.contains("they weld it twice"), "what stays is not among what goes: {}", shown.out);
    let looked = desk.done(&["note", "erase", &note, "--older-words"]).document();
    assert_eq!(looked["older_words"], serde_json::json!([format!("the code is {SECRET}")]));

    let erased = desk.done(&["note", "erase", &note, "--older-words", "--yes"]).document();
    assert!(erased["final_at"]["utc_ms"].is_number());
    assert_eq!(desk.refused(&["note", "erase", &note, "--older-words", "--yes"], 1), "no-older-words");
    let going = desk.run(&["note", "erase", &note, "--older-words"]);
    assert!(going.out.contains("erased for good at") && !going.out.contains(SECRET), "{}{}", going.out, going.err);
    let kept = desk.run(&["note", "undo", &note, "--older-words"]);
    assert!(kept.code == 0 && kept.out.contains("Its older words stay."), "{}{}", kept.out, kept.err);
    assert_eq!(desk.refused(&["note", "undo", &note, "--older-words"], 1), "not-deleted");
    assert_eq!(desk.done(&["note", "erase", &note, "--older-words"]).document(), looked, "they are all there");
    let never = desk.done(&["note", "said", "said once"]).id();
    assert_eq!(desk.refused(&["note", "erase", &never, "--older-words"], 1), "no-older-words");
}

#[test]
fn a_visit_that_is_shared_names_the_notes_whose_first_words_differ() {
    let server = Server::start();
    let (desk, note) = corrected(&server);
    let ended = desk.run(&["visit", "end", "--share"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains("the team gets the first words too"), "{}", ended.out);
    let told: Vec<&str> = ended.out.lines().filter(|line| line.contains('→')).collect();
    let [told] = told.as_slice() else { panic!("one note, on one line: {}", ended.out) };
    assert!(told.contains(SECRET) && told.contains("they weld it twice"), "{told}");
    assert!(!told.contains(&note) && !ended.out.contains("as it was first"), "{}", ended.out);
    // One that is not shared gives nobody anything.
    let (desk, _) = corrected(&server);
    assert!(!desk.run(&["visit", "end"]).out.contains("first words"));
}
