//! Rule 11: no location, speed, count, score or rank of an engineer is worked out for anyone else, nor stands in any record or
//! export. Held by machine: every number that a record or an export says is listed here with why it may, and none that is not a
//! time stands beside an engineer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use soundings_core::model::{
    DebriefEnd, DebriefQuestion, EncounterKind, GuideLanguage, MapPart, Mark, OutcomeKind, Plan, PromiseState, Sureness,
};
use soundings_core::present::{ForWhom, Promises};
use soundings_core::visit_log::{NewPromise, Person, StartVisit};
use soundings_core::{NewDebriefAnswer, NewExpectation, NewInsight, NewMap, NewOutcome, NewVisit, Notebook};

use crate::common::*;

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
const NUMBERS: [(&str, &str); 34] = [
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
];

/// Keys by which an object names an engineer.
const NAMES_ENGINEER: [&str; 7] =
    ["engineer", "engineers", "promised_by", "promised-by", "offered_by", "taken_by", "author"];

/// Beside an engineer stand times and nothing else that is a number. Where something does, why.
const BESIDE_ENGINEER: [(&str, &str); 9] = [
    ("revision", "in a link: a random name"),
    ("only_you", "a report: what others do not see there"),
    ("withheld", "a report: what does not stand in it"),
    ("versions", "of a note's words, that stand side by side"),
    ("visits", "Today: one's own notebook, to oneself"),
    ("more_promises", "Today: everybody's that are not listed"),
    ("only_me", "a visit's page: one's own, to oneself"),
    ("number", "of a revision, random: who corrected stands with it"),
    ("place", "of a note in a report: its number to refer to"),
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
        self.1.extend(NUMBERS.iter().filter(|one| is_listed(one)).map(|(known, _)| *known));
        if !NUMBERS.iter().any(is_listed) {
            self.0.insert(here.to_owned(), "a number that is not listed with why it may stand".into());
        } else if names_engineer
            && !is_time
            && BESIDE_ENGINEER.iter().all(|(known, _)| *known != key && !key.ends_with(&format!("_{known}")))
        {
            self.0.insert(here.to_owned(), "a number beside an engineer".into());
        }
    }
}

/// Two engineers who did everything that there is to do.
fn busy() -> (Book, Book, BTreeMap<String, Value>) {
    let (mut office, ada, jonas) = two_engineers();
    let customer = ada.add_customer("Brightline Metals").unwrap();
    let rosa = ada.person(customer, "Rosa Medeiros", "welder", soundings_core::model::ConsentChoice::QuoteNamed);
    let at = |local: &str| Plan { local: local.into(), zone: "America/Toronto".into() };
    let plan = |local: &str| NewVisit {
        customer: Some(customer),
        site: None,
        kind: EncounterKind::Visit,
        objective: Some("why do they re-weld".into()),
        at: at(local),
    };
    let visit = ada.plan_visit(&plan("2026-11-24T08:30")).unwrap();
    let next = ada.plan_visit(&plan("2026-12-08T09:00")).unwrap();
    ada.offer_seat(next, Some("watch the inspector")).unwrap();
    let meet = |office: &mut Office| {
        for book in [&ada, &jonas, &ada] {
            office.sync(book);
        }
    };
    meet(&mut office);
    for book in [&ada, &jonas] {
        book.expect(&NewExpectation { visit, text: "damp wire".into(), sureness: Sureness::Hunch }).unwrap();
        book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
    }
    let note = ada.note(exactly("we weld it twice", rosa));
    jonas.note(thought("they never read the manual"));
    ada.mark(note, Mark::Question, true, None).unwrap();
    let promise = NewPromise {
        text: "a card".into(),
        to: vec![Person::Known(rosa)],
        promised_by: None,
        until: "2026-12-04".into(),
        visit: Some(visit),
    };
    let promise = ada.promise(&promise).unwrap();
    ada.end_visit(None, true).unwrap();
    meet(&mut office);
    let map = ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
    ada.add_entry(&entry(map, MapPart::Say, &[note])).unwrap();
    jonas.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let other = jonas.note(exactly("my initials", rosa));
    jonas.end_visit(None, true).unwrap();
    meet(&mut office);
    ada.add_insight(&NewInsight { text: "a name".into(), notes: vec![note, other] }).unwrap();
    ada.answer_question(note, "Rosa does").unwrap();
    let outcome = NewOutcome { customer, visits: vec![visit], kind: OutcomeKind::NewWork, text: None };
    ada.add_outcome(&outcome).unwrap();
    for book in [&ada, &jonas] {
        let answer = |question| NewDebriefAnswer { visit, question, text: "the corner".into(), only_me: false };
        book.answer_debrief(&answer(DebriefQuestion::Surprise)).unwrap();
        book.end_debrief(visit, DebriefEnd::Finished).unwrap();
    }
    meet(&mut office);
    for seat in jonas.seats().unwrap() {
        jonas.take_seat(seat.id).unwrap();
    }
    jonas.settle_promise(promise, PromiseState::Kept, None).unwrap();
    meet(&mut office);
    let records = records(&ada, [customer, visit, next, note, promise, map]);
    (ada, jonas, records)
}

/// Every record that there is of them, as JSON.
fn records(
    book: &Notebook,
    [customer, visit, next, note, promise, map]: [soundings_core::model::Id; 6],
) -> BTreeMap<String, Value> {
    let language = GuideLanguage::English;
    let all = [
        ("today", json!(book.today().unwrap())),
        ("visits", json!(book.visits(None, 100).unwrap())),
        ("encounter", json!(book.encounter(visit, None, 100).unwrap())),
        ("plan", json!(book.plan_face(next, language).unwrap())),
        ("end", json!(book.end_screen(visit).unwrap())),
        ("debrief", json!(book.debrief(visit).unwrap())),
        ("reminders", json!(book.debrief_reminders().unwrap())),
        ("note", json!(book.note(note).unwrap())),
        ("customers", json!(book.customers(None, 100).unwrap())),
        ("briefing", json!(book.briefing(customer, language).unwrap())),
        ("map", json!(book.map(map).unwrap())),
        ("promise", json!(book.promise_page(promise).unwrap())),
        ("promises", json!(book.promises(Promises::Became(PromiseState::Kept), None, 100).unwrap())),
        ("questions", json!(book.questions(None, true, None, 100).unwrap())),
        ("insights", json!(book.insights(None, 100).unwrap())),
        ("seats", json!(book.seats().unwrap())),
        ("outcomes", json!(book.outcomes(customer).unwrap())),
        ("a customer's page", json!(book.about_customer(customer).unwrap())),
        ("who knows", json!(book.who_knows(customer).unwrap())),
        ("not met", json!(book.not_met_lately(None, 100).unwrap())),
        ("team", json!(book.team().unwrap())),
        ("search", json!(book.search("weld", None, 100).unwrap())),
        ("sync", json!(book.sync_screen().unwrap())),
        ("settings", json!(book.settings().unwrap())),
        ("wall", json!(book.wall().unwrap())),
        ("report", json!(book.report(visit, ForWhom::Us).unwrap())),
    ];
    all.into_iter().map(|(name, record)| (name.to_owned(), record)).collect()
}

#[test]
fn rule_11_every_number_in_a_record_or_an_export_is_a_fact_of_something_else_than_an_engineer() {
    let (ada, jonas, records) = busy();
    let mut found = Found::default();
    records.iter().for_each(|(name, record)| found.look(name, record));
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
    drop(jonas);
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
