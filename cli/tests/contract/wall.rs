//! Posters and the week's story from the command line.

use crate::support::{Desk, SECRET};

fn on_the_wall(desk: &Desk) -> (String, String) {
    desk.done(&["customer", "add", "Brightline Metals"]);
    let colette = desk.done(&["person", "add", "brightline", "Colette", "Dubois"]).id();
    desk.done(&["consent", &colette, "wall"]);
    let note = desk.done(&["note", "said", "Every Friday they ask me why.", "--by", &colette, "--exact"]).id();
    (colette, note)
}

#[test]
fn a_poster_is_put_together_printed_taken_down_and_refused_where_it_may_not_hang() {
    let desk = Desk::new();
    let (colette, note) = on_the_wall(&desk);
    let poster = desk.done(&["poster", "new", "colette", "--words", &note]).id();
    let shown = desk.run(&["poster", "show", &poster]);
    assert!(
        shown.out.contains("Colette Dubois") && shown.out.contains("“Every Friday they ask me why.”"),
        "{}",
        shown.out
    );
    assert_eq!(desk.refused(&["poster", "new", "colette", "--words", &note], 1), "poster-hangs");
    for (ending, begins) in [("html", "<!DOCTYPE"), ("md", "#"), ("pdf", "%PDF")] {
        let file = desk.path(&format!("poster.{ending}"));
        desk.done(&["poster", "print", &poster, file.to_str().unwrap(), "--to", "the hall"]);
        let bytes = std::fs::read(&file).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{ending}: {:?}", &bytes[..20]);
    }
    assert_eq!(desk.refused(&["poster", "print", &poster, "poster.docx", "--to", "the hall"], 2), "misuse");
    let sent = desk.done(&["sent", "--about", "colette"]).document();
    assert_eq!((sent["items"].as_array().unwrap().len(), sent["items"][0]["what"].as_str()), (3, Some("poster")));

    desk.done(&["poster", "down", &poster]);
    assert!(desk.run(&["poster", "list"]).out.contains("taken down"));
    desk.done(&["poster", "down", &poster, "--undo"]);
    desk.done(&["consent", &colette, "team-only"]);
    assert!(desk.run(&["poster", "list"]).out.contains("is not on the wall"));
    assert_eq!(desk.refused(&["poster", "print", &poster, "again.html", "--to", "the hall"], 1), "not-on-the-wall");
    assert!(!desk.path("again.html").exists(), "nothing is written that may not go");
    assert!(desk.run(&["sent", "--about", "colette"]).out.contains("fetch"), "and the printed ones are listed");

    let rough = desk.done(&["note", "said", SECRET, "--by", &colette]).id();
    desk.done(&["consent", &colette, "wall"]);
    assert_eq!(desk.refused(&["poster", "change", &poster, "--words", &rough], 1), "poster-needs-exact");
}

#[test]
fn the_weeks_story_says_whose_turn_it_is_is_told_and_says_what_keeps_it_from_the_wall() {
    let desk = Desk::new();
    let (_, note) = on_the_wall(&desk);
    assert!(desk.run(&["story"]).out.contains("it is your turn"));
    let told = desk.done(&["story", "tell", "Colette asked, and we came back on the day.", "--about", &note]);
    let story = told.id();
    assert_eq!(told.document()["held_back"][0], "inside");
    assert!(desk.run(&["story", "wall", &story]).out.contains("hangs on the wall"));
    desk.done(&["person", "add", "brightline", SECRET, "Tran"]);
    desk.done(&["story", "change", &story, "--text", &format!("We asked {SECRET} first.")]);
    let page = desk.done(&["story"]).document();
    assert_eq!(page["story"]["held_back"][0], "names-somebody");
    assert_eq!(page["teller"]["name"], "Ada Okafor");
    assert!(desk.run(&["story", "list"]).out.contains("rests on"));
    let absence = desk.done(&["story", "away", "--from", "2026-12-07", "--until", "2026-12-11"]).id();
    desk.done(&["story", "back", &absence]);
    assert_eq!(desk.refused(&["story", "away", "--from", "2026-12-11", "--until", "2026-12-07"], 1), "bad-date");
    assert_eq!(desk.refused(&["story", "zone", "Nowhere/Town"], 1), "unknown-zone");
    desk.done(&["story", "zone", "America/Toronto"]);
    desk.done(&["story", "pass"]);
}
