//! What a person sees in a terminal: a line a thing, at its width, in colour or without; asked where it helps.

use std::process::Command;

use crate::pty::Terminal;
use crate::support::{Desk, Ran, Server};

fn desk_with_notes() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]);
    desk.done(&["person", "add", "brightline", "Rosa Medeiros", "--role", "welder"]);
    desk.done(&["person", "add", "brightline", "Will Tran"]);
    desk.done(&["visit", "start", "brightline", "--site", "plant 2"]);
    desk.done(&[
        "note",
        "said",
        "“We don't trust the first pass, so we weld it twice”, and nobody told them to stop.",
        "--by",
        "rosa",
    ]);
    desk.done(&["note", "did", "turned wire speed from 9.5 to 8.0"]);
    desk.done(&["note", "around", "溶接機の前に貼られたテープ、手書きで", "--star"]);
    desk.done(&["note", "said", "רוזה אמרה שהם מרתכים פעמיים, כל תפר, כל יום", "--by", "will"]);
    desk.done(&["note", "said", "e\u{301}te\u{301} 👩🏽‍🔧 chaud"]);
    desk
}

#[test]
fn a_note_is_a_line_as_wide_as_the_terminal_and_what_does_not_fit_hangs_under_itself() {
    let desk = desk_with_notes();
    for columns in [60, 80, 140] {
        let mut terminal = Terminal::run(&desk, columns, &[], &["visit", "show"]);
        let screen = terminal.all();
        let lines: Vec<&str> = screen.lines().collect();
        let first = lines.iter().position(|line| line.contains("said    Rosa")).unwrap();
        let column = lines[first].find("Rosa").unwrap();
        if columns == 140 {
            assert!(lines[first + 1].contains("did "), "it fits on a line:\n{screen}");
        } else {
            assert!(lines[first + 1].starts_with(&" ".repeat(column)), "{screen}");
            assert_ne!(lines[first + 1].chars().nth(column), Some(' '), "{screen}");
        }
        assert!(
            !screen.contains("on this computer, only you\n    ") || screen.matches("only you").count() == 1,
            "{screen}"
        );
    }
}

#[test]
fn colour_is_for_a_terminal_alone_and_can_be_forbidden_or_asked_for() {
    let desk = desk_with_notes();
    let coloured = |variables: &[(&str, &str)]| {
        let mut terminal = Terminal::run(&desk, 80, variables, &["visit", "show"]);
        terminal.ends();
        terminal.until("the visit", |screen| screen.contains("Plant 2"));
        terminal.is_coloured()
    };
    assert!(coloured(&[]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("TERM", "dumb")]));
    let piped = |variables: &[(&str, &str)]| {
        let mut command = desk.command(&["visit", "show"]);
        variables.iter().for_each(|(name, value)| {
            command.env(name, value);
        });
        Ran::of(command.output().unwrap()).out.contains('\x1b')
    };
    assert!(!piped(&[]));
    assert!(piped(&[("CLICOLOR_FORCE", "1")]));
    assert!(!piped(&[("CLICOLOR_FORCE", "0")]));
}

#[test]
fn what_is_longer_than_the_terminal_goes_through_the_pager_and_nothing_else_does() {
    let desk = Desk::new();
    let mut long = Terminal::run(&desk, 80, &[("PAGER", "grep -c .")], &["man", "man"]);
    assert!(long.all().contains("The manual's pages"), "what fits needs no pager");
    for number in 0..40 {
        desk.done(&["note", "said", &format!("note {number}")]);
    }
    let mut long = Terminal::run(&desk, 80, &[("PAGER", "tr a-z A-Z")], &["visit", "list"]);
    assert!(long.all().contains("NOTE 0"), "{}", long.screen());
    for pager in ["", "cat", "there-is-no-such-pager"] {
        let mut without = Terminal::run(&desk, 80, &[("PAGER", pager)], &["visit", "list"]);
        assert!(without.all().contains("note 0"), "{pager}: {}", without.screen());
    }
    assert!(desk.run(&["visit", "list"]).out.contains("note 39"));
}

#[test]
fn a_name_that_two_have_is_asked_about_and_nothing_is_changed_where_nobody_chooses() {
    let desk = desk_with_notes();
    desk.done(&["person", "add", "brightline", "Rosa Klein", "--role", "buyer"]);
    let mut terminal = Terminal::run(&desk, 80, &[], &["consent", "rosa", "wall"]);
    terminal.shows("Rosa Klein (buyer, Brightline Metals)");
    terminal.types("kle");
    terminal.until("one left", |screen| !screen.contains("Medeiros"));
    terminal.types("\r");
    terminal.shows("Written down: on the wall");
    assert_eq!(terminal.ends(), 0);
    let people = desk.done(&["person", "list", "brightline"]).document();
    let choices: Vec<_> =
        people["items"].as_array().unwrap().iter().map(|row| row["consent"].as_str().unwrap()).collect();
    assert_eq!(choices, ["team-only", "team-only", "wall"]);

    let mut terminal = Terminal::run(&desk, 80, &[], &["consent", "rosa", "named"]);
    terminal.shows("Which one?");
    terminal.types("\x1b");
    terminal.shows("nothing was chosen");
    assert_eq!(terminal.ends(), 1);
    assert_eq!(desk.refused(&["consent", "rosa", "wall"], 1), "ambiguous");
}

#[test]
fn a_missing_person_is_chosen_from_those_of_the_visit_and_only_at_a_terminal() {
    let desk = desk_with_notes();
    let mut terminal = Terminal::run(&desk, 80, &[], &["promise", "a settings card", "--until", "+10d"]);
    terminal.shows("Will Tran (Brightline Metals)");
    terminal.types("\r");
    terminal.shows("Promised by");
    assert_eq!(terminal.ends(), 0);
    for arguments in [
        ["promise", "a card", "--until", "fri"].as_slice(),
        &["consent", "wall"],
        &["map", "show"],
        &["note", "delete"],
    ] {
        assert_eq!(desk.refused(arguments, 2), "misuse", "{arguments:?}");
    }
}

#[test]
fn a_near_miss_is_told_on_a_terminal_and_nowhere_else() {
    let desk = desk_with_notes();
    let mut terminal = Terminal::run(&desk, 80, &[], &["consent", "rsoa", "wall"]);
    terminal.shows("Did you mean");
    terminal.shows("Rosa Medeiros (welder, Brightline Metals)");
    assert_eq!(terminal.ends(), 1);
    let piped = desk.run(&["consent", "rsoa", "wall"]);
    assert!(!piped.err.contains("Rosa"), "no names but on a terminal: {}", piped.err);
    let slip = desk.run(&["note", "delte", "kz"]);
    assert!(slip.err.contains("did you mean soundings note delete"), "{}", slip.err);
}

#[test]
fn bare_soundings_is_status_and_words_without_a_key_are_kept() {
    let desk = desk_with_notes();
    assert_eq!(desk.run(&[]).out, desk.run(&["status"]).out);
    assert_eq!(desk.json(&[]).document()["today"]["engineer"], "Ada Okafor");
    let ran = desk.run(&["note", "they", "were", "saying", "something", "--tag", "later"]);
    assert!(ran.out.contains("It has no key yet. Give it one: soundings note key "), "{}", ran.out);
    let note = desk.done(&["search", "saying"]).document()["items"][0]["note"].clone();
    assert_eq!((&note["words"], &note["kind"]), (&"they were saying something".into(), &serde_json::Value::Null));
    desk.done(&["note", "key", "^", "said"]);
    assert_eq!(desk.done(&["search", "saying"]).document()["items"][0]["note"]["kind"], "said");
    desk.done(&["note", "--tag", "x", "did", "turned", "it"]);
    assert_eq!(
        desk.done(&["search", "turned it"]).document()["items"][0]["note"]["kind"],
        "did",
        "options may come first"
    );
}

#[test]
fn shells_complete_commands_people_and_handles() {
    let desk = desk_with_notes();
    let complete = |words: &[&str]| {
        let mut command = desk.command(&["--"]);
        command.arg("soundings").args(words);
        command
            .env("SOUNDINGS_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
            .env("_CLAP_IFS", "\n");
        Ran::of(command.output().unwrap()).out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(complete(&["cons"]), ["consent"]);
    assert_eq!(complete(&["consent", "ro"]), ["Rosa\\ Medeiros"]);
    assert_eq!(complete(&["consent", "tran"]), ["Will\\ Tran"]);
    assert_eq!(complete(&["note", "said", "x", "--by", "Rosa\\ M"]), ["Rosa\\ Medeiros"]);
    assert_eq!(complete(&["visit", "start", "bri"]), ["Brightline\\ Metals"]);
    let notes = complete(&["note", "delete", ""]);
    let handles: Vec<_> = notes.iter().filter(|word| !word.starts_with('-')).collect();
    assert_eq!(handles.len(), 5);
    desk.done(&["note", "delete", handles[0]]);
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.run(&["completions", shell]).out.contains("SOUNDINGS_COMPLETE"), "{shell}");
    }
    // What bash itself makes of it.
    let script = "source <(\"$SOUNDINGS\" completions bash)\nCOMP_WORDS=(soundings consent ro) COMP_CWORD=2\n\
                  soundings() { \"$SOUNDINGS\" \"$@\"; }\n_clap_complete_soundings soundings ro consent\necho \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    let path = std::path::Path::new(env!("CARGO_BIN_EXE_soundings")).parent().unwrap();
    let asked = bash.args(["-c", script]).env("SOUNDINGS", env!("CARGO_BIN_EXE_soundings"));
    let path = format!("{}:{}", path.display(), std::env::var("PATH").unwrap());
    let asked =
        asked.env("PATH", path).env("SOUNDINGS_DIR", desk.notebook()).env("SOUNDINGS_KEY_FILE", desk.path("key"));
    assert_eq!(Ran::of(asked.output().unwrap()).out, "Rosa\\ Medeiros\n");
}

#[test]
fn what_takes_longer_than_a_second_says_so_and_leaves_nothing_behind() {
    let mut server = Server::start();
    let desk = desk_with_notes();
    desk.done(&["join", &server.invite(&[])]);
    server.kill();
    let mut terminal = Terminal::run(&desk, 80, &[], &["sync", "--wait", "4"]);
    terminal.shows("Exchanging with your team's server");
    let screen = terminal.all();
    assert!(!screen.contains("Exchanging") && screen.contains("Your team's server has not answered"), "{screen}");
}

#[test]
fn a_command_that_is_none_is_told_the_one_that_is_near() {
    let desk = Desk::new();
    assert!(desk.run(&["vist", "show"]).err.contains("did you mean visit"));
    assert!(desk.run(&["customer", "lst"]).err.contains("did you mean list"));
    // The likest first, and not every one that has a letter in common.
    for (typed, likest) in [("notes", "note, poster, invite"), ("reprot", "report, export, restore")] {
        let told = desk.run(&[typed]).err;
        assert!(told.contains(&format!("did you mean {likest}\n")), "{told}");
    }
    assert!(
        desk.run(&["correct"]).err.contains("did you mean note correct"),
        "what is done to something is said with it"
    );
}

#[test]
fn where_no_visit_is_named_and_none_is_there_that_is_what_is_said() {
    let desk = Desk::new();
    for command in ["report", "summary", "debrief"] {
        let told = desk.run(&[command]).err;
        assert!(told.contains("there is no visit yet; start one"), "{told}");
    }
    let kept = desk.run(&["note", "said", "we weld it twice"]).out;
    assert!(kept.contains("\nIt has no visit yet."), "{kept}");
}

#[test]
fn a_note_of_another_day_says_so() {
    let desk = desk_with_notes();
    desk.done(&["note", "did", "called", "back", "--at", "yesterday 9:05"]);
    let shown = desk.run(&["visit", "show"]).out;
    let day = |words: &str| shown.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(day("called back").contains(", 09:05  did"), "{shown}");
    assert!(!day("turned wire speed").contains(','), "{shown}");
}

#[test]
fn the_manual_has_a_page_a_command() {
    let desk = Desk::empty();
    desk.done(&["man", "man"]);
    let page = std::fs::read_to_string(desk.path("man/soundings-note-said.1")).unwrap();
    assert!(page.contains("Their very words"), "{page}");
    assert!(desk.path("man/soundings.1").is_file() && desk.path("man/soundings-capture.1").is_file());
}

#[test]
fn what_was_looked_for_is_underlined_in_a_hit_where_the_terminal_shows_colours() {
    let desk = desk_with_notes();
    let found = |colours: &str| {
        let mut command = desk.command(&["search", "WELD twi"]);
        command.env("CLICOLOR_FORCE", colours);
        Ran::of(command.output().unwrap()).out
    };
    let hit = found("1");
    for word in ["weld", "twice"] {
        assert!(hit.contains(&format!("\x1b[1;4m{word}\x1b[0m")), "{hit:?}");
    }
    let plain = found("0");
    assert!(plain.contains("twice") && !plain.contains('\x1b'), "{plain}");
    assert_eq!(plain.lines().count(), hit.lines().count(), "underlining takes no columns");
}

#[test]
fn nothing_that_is_printed_is_wider_than_the_terminal_but_a_command_to_copy() {
    let desk = desk_with_notes();
    desk.done(&["consent", "will", "quote-named"]);
    desk.done(&["note", "around", "tape over our display, felt pen, and a card behind the gas bottle"]);
    desk.done(&["visit", "end"]);
    let looked_at = desk.looked_at();
    let to = ["--to", "Will Tran and his shift leads", "--looked-at", &looked_at];
    desk.done(&[&["report", "--for", "others"], to.as_slice(), &["--out", "report.html"]].concat());
    desk.done(&["consent", "will", "team-only"]);
    for arguments in [
        ["status"].as_slice(),
        &["visit", "list"],
        &["visit", "show"],
        &["customer", "list"],
        &["person", "list", "brightline"],
        &["sent"],
        &["guide", "show", "first-visit"],
        &["report", "--for", "others"],
        &["summary"],
        &["search", "card"],
        &["backup", "a.backup", "--code"],
    ] {
        for columns in [80, 40] {
            let _ = std::fs::remove_file(desk.path("a.backup"));
            let mut terminal = Terminal::run(&desk, columns, &[("PAGER", "cat")], arguments);
            terminal.all();
            let mut broken = terminal.broken_lines();
            broken.retain(|line| !line.contains("soundings ") && !line.contains("a.backup"));
            assert!(broken.is_empty(), "{arguments:?} in {columns} columns: {broken:#?}");
        }
    }
}
