//! The rules that hold everywhere, each broken on purpose from the command line: refused with a clear sentence, and
//! nothing changed.

use serde_json::Value;

use crate::support::{Desk, SECRET, Server};

/// What stands ready to be broken.
struct Office {
    desk: Desk,
    names: Vec<(&'static str, String)>,
}

impl Office {
    fn new(server: &Server) -> Self {
        let (desk, mate) = (Desk::new(), Desk::new());
        desk.done(&["join", &server.invite(&[])]);
        mate.done(&["join", &server.invite(&[])]);
        desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]);
        desk.done(&["person", "add", "Brightline", "Rosa Medeiros"]);
        let mut names = Vec::new();
        let mut name = |it: &'static str, ran: crate::support::Ran| names.push((it, ran.id()));
        name("MAP", desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]));
        desk.done(&["visit", "start", "Brightline"]);
        name("VISIT", desk.done(&["visit", "show"]).of_visit());
        name("SAID", desk.done(&["note", "said", "we", "weld", "it", "twice", "--by", "rosa"]));
        name("DID", desk.done(&["note", "did", "turned his knob"]));
        name("THOUGHT", desk.done(&["note", "thought", "nobody can be blamed"]));
        name("KEYLESS", desk.done(&["note", "without", "a", "key"]));
        name("GONE", desk.done(&["note", "said", "a secret"]));
        desk.done(&["note", "erase", "^", "--yes"]);
        name("SHARED", desk.done(&["note", "said", "for all"]));
        desk.done(&["share", "^"]);
        let (map, said) = (names_of(&names, "MAP"), names_of(&names, "SAID"));
        names.push(("ENTRY", desk.done(&["map", "add", &map, "say", "--from", &said]).id()));
        desk.done(&["person", "add", "Brightline", "Will Tran"]);
        desk.done(&["consent", "will", "quote-named"]);
        for (who, words) in [("will", "ask the inspector"), ("rosa", "it is on the tag")] {
            desk.done(&["note", "said", words, "--by", who]);
            desk.done(&["share", "^"]);
        }
        desk.done(&["visit", "end"]);
        desk.done(&["debrief", "--pass"]);
        desk.done(&["visit", "start", "--kind", "role-play"]);
        names.push(("PLAYED", desk.done(&["note", "said", "I would never"]).id()));
        desk.done(&["visit", "end"]);
        names.push(("ENDED", desk.done(&["visit", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned()));
        let planned = desk.done(&["visit", "plan", "Brightline", "--at", "10:00"]).id();
        for text in ["one", "two", "three"] {
            desk.done(&["expect", "add", &planned, text]);
        }
        names.push(("PLANNED", planned));
        names.push(("SECRET", SECRET.to_owned()));
        desk.done(&["person", "add", "Brightline", "Colette Dubois"]);
        desk.done(&["consent", "colette", "wall"]);
        names.push(("OWN", desk.done(&["note", "said", "every Friday", "--exact", "--by", "colette"]).id()));
        // Looked at while Rosa agreed, who agrees no more.
        desk.done(&["consent", "rosa", "quote-named"]);
        let visit = names_of(&names, "VISIT");
        for (name, look) in [("REPORT", &["report", &visit, "--for", "others"][..]), ("SUMMARY", &["summary", &visit])]
        {
            names.push((name, desk.done(look).document()["looked_at"].as_str().unwrap().to_owned()));
        }
        desk.done(&["consent", "rosa", "team-only"]);
        mate.done(&["sync"]);
        names.push(("THEIRS", mate.done(&["note", "said", "of a teammate"]).id()));
        mate.done(&["share", "^"]);
        mate.done(&["sync"]);
        desk.done(&["sync"]);
        Self { desk, names }
    }

    fn filled(&self, arguments: &str) -> Vec<String> {
        let fill = |word: &str| {
            let (before, name) = word.split_once(':').map_or((word, ""), |(before, behind)| (before, behind));
            let id = self.names.iter().find(|(name, _)| *name == before).map(|(_, id)| id.as_str());
            let behind = if name.is_empty() { String::new() } else { format!(":{name}") };
            id.map_or_else(|| word.replace('_', " "), |id| format!("{id}{behind}"))
        };
        arguments.split(' ').map(fill).collect()
    }

    /// Everything there is, as documents say it.
    fn everything(&self) -> Vec<Value> {
        let visit = &names_of(&self.names, "VISIT");
        let map = &names_of(&self.names, "MAP");
        let look: [&[&str]; 5] =
            [&["visit", "list"], &["visit", "show", visit], &["map", "show", map], &["customer", "list"], &["share"]];
        look.iter().map(|arguments| self.desk.done(arguments).document()).collect()
    }
}

fn names_of(names: &[(&'static str, String)], name: &str) -> String {
    names.iter().find(|(it, _)| *it == name).unwrap().1.clone()
}

impl crate::support::Ran {
    /// The document of a visit, with its id where others have theirs.
    fn of_visit(mut self) -> Self {
        let id = self.document()["visit"]["id"].clone();
        self.out = serde_json::json!({"id": id}).to_string();
        self
    }
}

/// Rule, what breaks it, the refusal's code, and a word of its sentence that says what is the matter.
const BROKEN: &[(u8, &str, &str, &str)] = &[
    (1, "note correct SAID _", "empty-text", "no words"),
    (1, "note did quoted --exact", "misuse", "option"),
    (1, "note correct SAID other_words --seen rubbish", "seen-unreadable", "token"),
    (2, "map add MAP pain --from KEYLESS", "no-key-yet", "no key yet"),
    (2, "note", "empty-text", "no words"),
    (3, "map add MAP pain --from THOUGHT", "not-evidence", "never evidence"),
    (3, "map add MAP say --from PLAYED", "not-evidence", "never evidence"),
    (3, "map link ENTRY --against THOUGHT", "not-evidence", "never evidence"),
    (4, "map add MAP gain", "entry-needs-words", "needs words"),
    (4, "map link ENTRY --from SAID", "already-linked", "linked"),
    (5, "poster new rosa --words SAID", "not-on-the-wall", "not on the wall"),
    (5, "report VISIT --for others --to Rosa", "misuse", "look at it first"),
    (5, "report VISIT --for others --to Rosa --looked-at REPORT", "changed-since", "once more"),
    (5, "summary VISIT --to Rosa --looked-at SUMMARY", "changed-since", "once more"),
    (5, "poster new colette --words SHARED", "poster-needs-exact", "very words"),
    (6, "debrief PLANNED --finish", "not-started", "not started"),
    (6, "debrief VISIT --answer next=what_i_read_of_others", "debrief-over", "done with this debrief"),
    (7, "expect add ENDED I_knew_it", "too-late-to-expect", "started"),
    (7, "expect add PLANNED a_fourth", "three-expectations", "three"),
    (8, "note undo SAID", "not-deleted", "not deleted"),
    (8, "note delete GONE", "gone", "deleted or erased"),
    (8, "undelete SAID", "not-deleted", "not deleted"),
    (9, "note change GONE --star", "gone", "deleted or erased"),
    (9, "note correct GONE new_words", "gone", "deleted or erased"),
    (9, "map add MAP say --from GONE", "evidence-gone", "erased"),
    (9, "mark GONE question", "gone", "deleted or erased"),
    (10, "poster new colette --words OWN", "share-it-first", "share"),
    (10, "note change THEIRS --only-me", "already-shared", "has this already"),
    (10, "note change SHARED --only-me", "already-shared", "has this already"),
    (10, "share THEIRS", "already-shared", "has this already"),
    (10, "share SHARED", "already-shared", "has this already"),
    (10, "visit end ENDED", "already-ended", "ended already"),
    (10, "visit start --visit ENDED", "already-ended", "ended already"),
    (11, "team hours", "misuse", "no such command"),
    (11, "hours Jonas", "misuse", ""),
    (11, "search weld --engineer Jonas", "misuse", "option"),
    (12, "person rename SECRET Rosa", "not-found", "id or name"),
    (12, "delete SECRET", "not-found", "id or name"),
    (12, "note said SECRET --by SECRET", "not-found", "no person"),
    (12, "promise SECRET --to rosa --until never", "bad-date", "calendar day"),
    (12, "import SECRET.csv --yes", "file-missing", "not there"),
];

#[test]
fn each_rule_broken_on_purpose_is_refused_with_a_clear_sentence_and_nothing_is_changed() {
    let server = Server::start();
    let office = Office::new(&server);
    let before = office.everything();
    for (rule, arguments, code, says) in BROKEN {
        let filled = office.filled(arguments);
        let filled: Vec<&str> = filled.iter().map(String::as_str).collect();
        let exit = if *code == "misuse" { 2 } else { 1 };
        assert_eq!(office.desk.refused(&filled, exit), *code, "rule {rule}: {arguments}");
        let sentence = office.desk.run(&filled).err;
        let plain = sentence.replace("\n  ", " ");
        assert!(plain.starts_with("soundings: ") && plain.contains(says), "rule {rule}: {arguments}: {sentence}");
        assert!(sentence.lines().all(|line| line.chars().count() <= 80), "{sentence}");
    }
    assert_eq!(office.everything(), before, "what was refused changed nothing");
}

#[test]
fn every_rule_is_broken_here_or_has_a_row_of_its_own_in_the_table() {
    let table = include_str!("../../../docs/rules.md").split("From the command line").nth(1).unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let rows: Vec<u8> = rows.flat_map(|rules| rules.split(", ").filter_map(|rule| rule.parse().ok())).collect();
    let held = |rule: &u8| rows.contains(rule) || BROKEN.iter().any(|(broken, ..)| broken == rule);
    assert_eq!((1..=14).filter(held).count(), 14);
}

#[test]
fn the_first_words_and_the_time_of_noting_have_no_command_that_changes_them() {
    let desk = Desk::new();
    let id = desk.done(&["note", "said", "first", "words"]).id();
    desk.done(&["note", "correct", "^", "other", "words"]);
    let note = desk.done(&["note", "correct", &id, "third", "words"]).document()["note"].clone();
    assert_eq!((&note["words"], &note["first_words"]), (&"third words".into(), &"first words".into()));
}

#[test]
fn a_guess_raises_no_tick_and_who_was_not_asked_is_in_no_report_for_others() {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "brightline", "Rosa Medeiros"]);
    let map = desk.done(&["map", "new", "--who", "rosa", "--situation", "a batch comes back"]).id();
    desk.done(&["map", "add", &map, "pain", "afraid", "of", "blame"]);
    assert_eq!(desk.done(&["map", "show", &map]).document()["below"], 0);
    desk.done(&["visit", "start", "brightline"]);
    desk.done(&["note", "said", SECRET, "--by", "rosa"]);
    desk.done(&["visit", "end"]);
    let others = desk.done(&["report", "--for", "others"]).document();
    assert_eq!(others["left_out"]["withheld"], 1);
    assert!(!others["report"].as_str().unwrap().contains(SECRET));
    assert!(desk.run(&["report"]).out.contains(SECRET), "for us it stands there");
}

#[test]
fn what_a_teammate_answered_is_shown_to_nobody_before_the_debrief_opens() {
    let server = Server::start();
    let (ada, jonas) = (Desk::new(), Desk::new());
    for desk in [&ada, &jonas] {
        desk.done(&["join", &server.invite(&[])]);
    }
    ada.done(&["customer", "add", "Brightline Metals"]);
    let visit = ada.done(&["visit", "start", "Brightline"]).id();
    ada.done(&["visit", "end", "--share"]);
    ada.done(&["debrief", "--answer", &format!("surprise={SECRET}")]);
    ada.done(&["sync"]);
    jonas.done(&["sync"]);
    for command in [&["debrief", &visit][..], &["visit", "show", &visit], &["search", SECRET]] {
        let ran = jonas.run(command);
        assert!(!ran.out.contains(SECRET), "{command:?}: {}", ran.out);
    }
    ada.done(&["debrief", "--finish"]);
    ada.done(&["sync"]);
    jonas.done(&["sync"]);
    assert_eq!(jonas.done(&["debrief", &visit]).document()["questions"][0]["others"][0]["text"], SECRET);
}

#[test]
fn while_the_server_is_away_a_note_is_taken_found_and_in_the_report_all_the_same() {
    let mut server = Server::start();
    let desk = Desk::new();
    desk.done(&["join", &server.invite(&[])]);
    server.kill();
    desk.done(&["visit", "start"]);
    let begun = std::time::Instant::now();
    desk.done(&["note", "said", "we weld it twice"]);
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(desk.done(&["search", "weld"]).document()["items"].as_array().unwrap().len(), 1);
    desk.done(&["visit", "end", "--share"]);
    assert!(desk.run(&["report"]).out.contains("weld it twice"));
    let sync = desk.json(&["sync"]);
    assert_eq!((sync.code, &sync.document()["outcome"]), (3, &"away".into()));
}
