//! Rule 11: no location, speed, count, score or rank of an engineer is worked out for anyone else, nor stands in any record or
//! export. Held by machine: every number that a record or an export says is listed here with why it may, and none that is not a
//! time stands beside an engineer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::common::*;
use crate::every_record::{records, sources};

/// Words of what would be worked out of somebody: in no key of a record or an export, whatever stands there.
const OF_SOMEBODY: [&str; 14] = [
    "score",
    "rank",
    "rating",
    "speed",
    "latitude",
    "longitude",
    "location",
    "position",
    "streak",
    "average",
    "hours",
    "points_of",
    "typing",
    "productivity",
];

/// Keys that hold a number, each with why it may. A new one is listed only with a reason that is not about an engineer.
const NUMBERS: &[(&str, &str)] = &[
    ("start", "a range in words"),
    ("end", "a range in words"),
    ("against", "notes against an entry"),
    ("utc_ms", "a time of day"),
    ("offset_minutes", "a time of day"),
    ("in_inbox", "notes from outside on this device: of nobody"),
    ("notes", "notes of a visit, or on this device: of nobody"),
    ("thoughts", "of one's own, to oneself: what one's own button gives"),
    ("people", "people whom we know of a customer"),
    ("only_me", "one's own, to oneself: what is not shared yet"),
    ("only_you", "one's own, to oneself: what others do not see there"),
    ("visits", "visits in the log: of nobody"),
    ("more_promises", "promises that are not listed here"),
    ("entries", "of a map"),
    ("in_all", "entries of a part of a map"),
    ("depth", "of a part of a map: what is known of a customer's person"),
    ("above", "the same, of four parts"),
    ("below", "the same, of four parts"),
    ("versions", "versions of words that stand side by side"),
    ("may_expect", "of one's own, to oneself: how many more may be written down"),
    ("place", "of a question in its list, of a note in a report"),
    ("number", "of a revision, random"),
    ("revision", "the same, in a link"),
    ("withheld", "what does not stand in a report"),
    ("pictures_withheld", "the same, of pictures"),
    ("not_yet", "notes that search does not find yet"),
    ("kept_sealed", "one's own, to oneself"),
    ("only_here", "one's own, to oneself"),
    ("follow", "files on their way, of this device"),
    ("largest", "how large a file this device fetches by itself"),
    ("to_fetch", "the same"),
    ("to_send", "the same"),
    ("bytes", "of a file, or of what travels from this device"),
    ("operations", "what waits on this device"),
    ("things", "what waits, needs a person, or goes with what is deleted or erased"),
    ("waiting", "what waits on this device"),
    ("files", "files that wait, or that an erasure takes along"),
    ("count", "of a kind, in what an erasure takes along"),
    ("maps", "of so many is one made"),
    ("annotations", "drawn on a picture"),
    ("duration_ms", "of a spoken note"),
    ("moved", "bytes of a file that are at the other end"),
    ("width", "of a picture"),
    ("height", "of a picture"),
    ("more", "entries of a part that a card has no room for"),
    ("most", "that a poster has room for"),
    ("calls", "to ourselves: of so many are findings made, of nobody"),
    ("phones", "that a bundle for somebody is sealed to"),
    ("words", "of a text that is checked"),
    ("unstarred", "notes that a summary leaves out"),
    ("years", "that things are kept"),
    ("left", "cards that are to be sorted, by oneself"),
    ("later", "the same"),
    ("to_sort", "notes of a visit that no map has, whoever took them, and the minutes that takes"),
    ("questions", "of parts of a map that are empty"),
];

/// Keys by which an object names an engineer.
const NAMES_ENGINEER: [&str; 7] =
    ["engineer", "engineers", "promised_by", "promised-by", "offered_by", "taken_by", "author"];

/// Beside an engineer stand times and nothing else that is a number. Where something does, why.
const BESIDE_ENGINEER: &[(&str, &str)] = &[
    ("revision", "in a link: a random name"),
    ("only_you", "a report: what others do not see there"),
    ("withheld", "a report: what does not stand in it"),
    ("versions", "of a note's words, that stand side by side"),
    ("visits", "Today: one's own notebook, to oneself"),
    ("more_promises", "Today: everybody's that are not listed"),
    ("only_me", "a visit's page: one's own, to oneself"),
    ("to_sort", "a visit's page: left of all of its notes"),
    ("number", "of a revision, random: who corrected stands with it"),
    ("place", "of a note in a report: its number to refer to"),
    ("SentRow.notes", "in a document, beside who sent it"),
    ("went_out.items.notes", "the same"),
    ("documents_about.items.notes", "the same"),
    ("documents.notes", "the same"),
    ("export.fields.notes", "the same"),
    ("things", "that one act deleted, beside who did it"),
    ("phones", "that a bundle for them is sealed to: before one is made"),
    ("retention_years", "Settings: the team's, beside one's own name"),
];

/// What was found: paths to keys that break the rule, and the listed numbers that were met.
#[derive(Default)]
struct Found(BTreeMap<String, String>, BTreeSet<&'static str>);

impl Found {
    fn look(&mut self, path: &str, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.look(path, item)),
            Value::Object(fields) => {
                let names = fields.keys().any(|key| NAMES_ENGINEER.contains(&key.as_str()));
                for (key, value) in fields {
                    let here = format!("{path}.{key}");
                    if OF_SOMEBODY.iter().any(|word| key.split(['_', '-']).any(|part| part == *word)) {
                        self.0.insert(here.clone(), "a word of what is worked out of somebody".into());
                    }
                    if value.is_number() {
                        self.number(&here, key, names);
                    }
                    self.look(&here, value);
                }
            }
            _ => {}
        }
    }

    fn number(&mut self, here: &str, key: &str, names_engineer: bool) {
        let is_time = key == "utc_ms" || key == "offset_minutes";
        // `to_fetch_bytes` is bytes.
        let is_listed = |(known, _): &(&str, &str)| *known == key || key.ends_with(&format!("_{known}"));
        let stands = |known: &(&str, &str)| is_listed(known) || known.0.contains('.') && here.ends_with(known.0);
        self.1.extend(NUMBERS.iter().filter(|one| is_listed(one)).map(|(known, _)| *known));
        if !NUMBERS.iter().any(is_listed) {
            self.0.insert(here.to_owned(), "a number that is not listed with why it may stand".into());
        } else if names_engineer && !is_time && !BESIDE_ENGINEER.iter().any(stands) {
            self.0.insert(here.to_owned(), "a number beside an engineer".into());
        }
    }
}

/// Looks at the numbers that the types of a source have, whether an example fills them or not.
fn look_at_types(found: &mut Found, source: &str) {
    const KINDS: [&str; 9] = ["u8", "u16", "u32", "u64", "i32", "i64", "usize", "f32", "f64"];
    let (mut name, mut fields) = (None, Vec::new());
    for line in source.lines() {
        if let Some(rest) = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum ")) {
            name = rest.split_whitespace().next().map(str::to_owned);
        }
        let field = line.trim().trim_start_matches("pub ").trim_end_matches(',').split_once(": ");
        fields.extend(field.filter(|_| name.is_some() && line.starts_with(' ')));
        if line == "}"
            && let Some(name) = name.take()
        {
            let names_engineer = fields.iter().any(|(field, _)| NAMES_ENGINEER.contains(field));
            let is_number = |kind: &str| {
                kind != "Vec<u8>" && kind.split(|sign: char| !sign.is_alphanumeric()).any(|word| KINDS.contains(&word))
            };
            for (field, _) in fields.iter().filter(|(_, kind)| is_number(kind) && name != "OwnHours") {
                found.number(&format!("{name}.{field}"), field, names_engineer);
            }
            fields.clear();
        }
    }
}

#[test]
fn rule_11_every_number_in_a_record_or_an_export_is_a_fact_of_something_else_than_an_engineer() {
    let busy = Busy::new();
    let invitation = busy.office.invite();
    let (records, ada) = (records(&busy, &invitation), &busy.ada);
    let mut found = Found::default();
    records.iter().for_each(|(name, record)| found.look(name, record));
    sources().iter().for_each(|source| look_at_types(&mut found, source));
    // Both are there to be counted, had anybody counted.
    let said = json!(records).to_string();
    assert!(said.contains("Jonas Lindqvist") && said.contains("the corner"));
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("export");
    ada.export(&out, &|_| String::new()).unwrap();
    for file in std::fs::read_dir(&out).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|ending| ending == "jsonl") {
            for line in std::fs::read_to_string(&file).unwrap().lines() {
                found.look("export", &serde_json::from_str(line).unwrap());
            }
        }
    }
    assert!(found.0.is_empty(), "{:#?}", found.0);
    let idle: Vec<_> = NUMBERS.iter().filter(|(known, _)| !found.1.contains(known)).collect();
    assert!(idle.is_empty(), "listed, and in no record: {idle:?}");
}

#[test]
fn what_the_rule_forbids_is_found() {
    let mut found = Found::default();
    found.look("team", &json!({"engineer": "Jonas", "notes": 12}));
    found.look("team", &json!({"rows": [{"typing_speed": "slow"}, {"somebody": 3}]}));
    found.look("note", &json!({"author": "Jonas", "noted": {"utc_ms": 1}}));
    let paths: Vec<_> = found.0.keys().map(String::as_str).collect();
    assert_eq!(paths, ["team.notes", "team.rows.somebody", "team.rows.typing_speed"]);
}

#[test]
fn rule_11_nothing_on_the_wire_has_a_place_for_what_is_worked_out_of_an_engineer() {
    // By what an operation stands among others, whoever wrote it.
    const OF_AN_OPERATION: [&str; 3] = ["rank", "ranks", "rank_clock"];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../wire/src");
    let mut folders = vec![folder];
    let mut fields = 0;
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            for line in std::fs::read_to_string(&path).unwrap().lines() {
                let Some((name, _)) = line.trim().strip_prefix("pub ").and_then(|rest| rest.split_once(':')) else {
                    continue;
                };
                fields += 1;
                let named = name.split('_').any(|part| OF_SOMEBODY.contains(&part.trim_end_matches('s')));
                assert!(!named || OF_AN_OPERATION.contains(&name), "{name} in {}", path.display());
            }
        }
    }
    assert!(fields > 100, "the messages are found: {fields}");
}
