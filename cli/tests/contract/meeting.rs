//! For the customer and for the meeting, from the terminal: nothing goes unlooked at, and one's own hours go nowhere.

use crate::support::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline Metals", "Will Tran"]);
    desk.done(&["consent", "will", "quote-named"]);
    desk.done(&["visit", "start", "Brightline Metals"]);
    desk.done(&["note", "said", "--by", "will", "--exact", "--star", "We weld it twice."]);
    desk.done(&["note", "around", "--star", "tape over our display"]);
    desk.done(&["promise", "a card for the firmware", "--to", "will", "--until", "+6d"]);
    desk.done(&["visit", "end"]);
    desk
}

#[test]
fn a_summary_is_looked_at_first_and_what_goes_is_written_down() {
    let desk = desk();
    let file = desk.path("summary.html");
    let out = file.to_str().unwrap();
    // What is in a file has gone: it needs to be said to whom.
    assert_eq!(desk.refused(&["summary", "--out", out], 2), "misuse");
    let looked = desk.done(&["summary", "--say", "We utilize it."]).document();
    assert!(looked["summary"].as_str().unwrap().contains("“We weld it twice.”"));
    let words: Vec<_> =
        looked["plain"]["jargon"].as_array().unwrap().iter().map(|one| one["found"]["word"].clone()).collect();
    assert_eq!(words, ["utilize", "firmware"]);
    assert!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().is_empty());
    assert_eq!(desk.refused(&["summary", "--to", "Will", "--out", "summary.exe"], 2), "misuse");
    let looked_at = looked["looked_at"].as_str().unwrap();
    let to_will = ["summary", "--to", "Will, by mail", "--out", out, "--looked-at", looked_at];
    assert_eq!(desk.refused(&to_will, 1), "changed-since", "what was looked at had words of ours above it");
    desk.done(&[&to_will[..], &["--say", "We utilize it."]].concat());
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("We weld it twice.") && !page.contains("tape over our display"));
    let sent = desk.done(&["sent", "Brightline"]).document()["items"][0].clone();
    assert_eq!((sent["what"].as_str(), sent["to"].as_str()), (Some("summary"), Some("Will, by mail")));
}

#[test]
fn what_goes_is_what_was_looked_at_and_nothing_else() {
    let desk = desk();
    let file = desk.path("report.html");
    let out = file.to_str().unwrap();
    let look = || desk.looked_at();
    let nothing_went = || {
        assert!(!file.exists());
        assert!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().is_empty());
    };
    let send = ["report", "--for", "others", "--to", "Will, by mail", "--out", out];
    assert_eq!(desk.refused(&send, 2), "misuse", "not looked at");
    assert!(desk.run(&send).err.contains("look at it first"));
    let looked_at = look();
    assert!(desk.run(&["report", "--for", "others"]).out.contains(&format!("--looked-at {looked_at}")));
    assert_eq!(look(), looked_at, "looking again changes nothing");
    desk.done(&["consent", "will", "quote-unnamed"]);
    assert_eq!(desk.refused(&[&send[..], &["--looked-at", &looked_at]].concat(), 1), "changed-since");
    nothing_went();
    desk.done(&[&send[..], &["--looked-at", &look()]].concat());
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("We weld it twice.") && !page.contains("Will Tran"));
    assert_eq!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().len(), 1);
}

#[test]
fn what_could_not_be_written_is_not_written_down_as_gone() {
    let desk = desk();
    desk.done(&["consent", "will", "wall"]);
    let note = desk.done(&["search", "weld"]).document()["items"][0]["note"]["id"].as_str().unwrap().to_owned();
    let poster = desk.done(&["poster", "new", "will", "--words", &note]).id();
    let look = |first: &[&str]| desk.done(first).document()["looked_at"].as_str().unwrap().to_owned();
    let (report, summary) = (look(&["report", "--for", "others"]), look(&["summary"]));
    let (missing, folder) = (desk.path("missing/a.html"), desk.path("a-folder.html"));
    std::fs::create_dir(&folder).unwrap();
    for (out, code) in [(&missing, "folder-missing"), (&folder, "cannot-write")] {
        let out = out.to_str().unwrap();
        for command in [
            &["report", "--for", "others", "--to", "Will", "--looked-at", &report, "--out", out][..],
            &["summary", "--to", "Will", "--looked-at", &summary, "--out", out],
            &["poster", "print", &poster, out, "--to", "the hall"],
        ] {
            assert_eq!(desk.refused(command, 1), code, "{command:?}");
        }
    }
    // Somebody withdraws: there is no copy of which nothing is written down, and no file half there.
    let out = desk.path("a.html");
    desk.done(&["consent", "will", "team-only"]);
    assert_eq!(
        desk.refused(&["poster", "print", &poster, out.to_str().unwrap(), "--to", "the hall"], 1),
        "not-on-the-wall"
    );
    assert!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().is_empty());
    let left = std::fs::read_dir(desk.path("")).unwrap().filter_map(|one| one.unwrap().file_name().into_string().ok());
    assert_eq!(left.filter(|name| name.starts_with(".tmp") || name == "a.html").count(), 0);
}

#[test]
fn the_teams_own_words_are_found_in_a_text() {
    let desk = desk();
    desk.done(&["jargon", "add", "blue", "box"]);
    let found = desk.done(&["jargon", "check", "Open the blue box."]).document();
    assert_eq!(found["jargon"][0]["found"]["word"], "blue box");
    assert_eq!(desk.done(&["jargon", "remove", "Blue box"]).document()["items"].as_array().unwrap().len(), 0);
    assert_eq!(desk.refused(&["jargon", "add", " "], 1), "empty-text");
}

#[test]
fn the_meeting_pack_is_one_page_on_either_paper() {
    let desk = desk();
    for number in 0..12 {
        desk.done(&[
            "promise",
            &format!("thing {number} with many words that go on and on until the line is full"),
            "--to",
            "will",
            "--until",
            "+3d",
        ]);
    }
    for letter in [false, true] {
        let file = desk.path("pack.pdf");
        let mut command = vec!["pack", "--out", file.to_str().unwrap()];
        command.extend(letter.then_some("--letter"));
        desk.done(&command);
        let bytes = std::fs::read(&file).unwrap();
        let pages = bytes.windows(10).filter(|window| window == b"/Type/Page" || window == b"/Type /Pag").count();
        assert!(bytes.starts_with(b"%PDF") && pages <= 2, "{pages}");
    }
    let pack = desk.done(&["pack"]).document();
    assert_eq!((pack["promises"].as_array().unwrap().len(), pack["more_promises"].as_bool()), (8, Some(true)));
}

#[test]
fn my_own_hours_are_in_no_document() {
    let desk = desk();
    let shown = desk.run(&["hours"]);
    assert_eq!(shown.code, 0);
    assert!(shown.out.contains("rule of thumb"), "{}", shown.out);
    let asked = desk.json(&["hours"]);
    assert_eq!((asked.code, asked.out.as_str()), (2, ""));
    assert!(asked.err.contains("for-you-alone"), "{}", asked.err);
    let export = desk.path("everything");
    desk.done(&["export", export.to_str().unwrap()]);
    for file in std::fs::read_dir(&export).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap()).to_lowercase();
        assert!(!text.contains("hours"), "{}", file.display());
    }
}

#[test]
fn a_role_play_and_a_call_to_ourselves_are_never_evidence() {
    let desk = desk();
    let map = desk.done(&["map", "new", "--who", "will", "--situation", "a batch comes back"]).id();
    let cards = desk.done(&["role-play", "cards", &map]).document();
    assert_eq!(cards["to_ask"].as_array().unwrap().len(), 8);
    for start in [vec!["role-play", "start", map.as_str()], vec!["call-ourselves", "start"]] {
        desk.done(&start);
        let note = desk.done(&["note", "said", "--by", "will", "I never read it"]).id();
        assert_eq!(desk.refused(&["map", "add", &map, "say", "--from", &note], 1), "not-evidence");
        desk.done(&["visit", "end"]);
    }
    let findings = desk.path("findings.md");
    desk.done(&["call-ourselves", "findings", "--out", findings.to_str().unwrap()]);
    assert!(std::fs::read_to_string(findings).unwrap().contains("I never read it"));
}
