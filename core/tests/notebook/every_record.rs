//! Every record that the notebook gives, of two engineers who did everything: for rules that hold whatever is shown. A new one
//! is added here, or named with why it is none.

use serde_json::{Value, json};
use soundings_core::model::{GuideLanguage, MapPart, Mark, PromiseState};
use soundings_core::present::{ForWhom, MapsOf, Promises};
use soundings_core::{Notebook, SortingOf};

use crate::common::*;

/// Functions of `present` that give no record, each with what it gives.
const NO_RECORD: [(&str, &str); 19] = [
    ("own_hours", "one's own, to oneself: the one record of hours, and it can't be written out"),
    ("sync_stopped", "an error"),
    ("wall_stamp", "a text by which the same wall is known"),
    ("attachment", "a file's bytes"),
    ("thumbnail", "a file's bytes"),
    ("attachment_copy", "a file's bytes"),
    ("save_attachment", "an act"),
    ("send_report", "an act; what it answers stands under report and preview"),
    ("send_summary", "an act; what it answers stands under summary_preview"),
    ("poster_went_out", "an act; what it answers stands under poster_sheet"),
    ("retry_refused", "an act"),
    ("refused", "what an engineer wrote of one thing, where the team's server refused it"),
    ("set_nudges", "an act"),
    ("set_names_in_reminders", "an act"),
    ("only_here_was_seen", "an act"),
    ("keeping_was_asked", "an act"),
    ("search_for", "what search gives"),
    ("briefing_page", "what briefing gives"),
    ("look_at_visit", "what show_visit gives"),
];

const ENGLISH: GuideLanguage = GuideLanguage::English;

/// A record by the name of the function that gives it.
pub type Record = (&'static str, Value);

fn of_visits(book: &Notebook, busy: &Busy) -> Vec<Record> {
    let (customer, visit, note) = (busy.customer, busy.visit, busy.note);
    vec![
        ("today", json!(book.today().unwrap())),
        ("visits", json!(book.visits(None, 100).unwrap())),
        ("encounter", json!(book.encounter(visit, None, 100).unwrap())),
        ("plan_face", json!(book.plan_face(busy.next, ENGLISH).unwrap())),
        ("end_screen", json!(book.end_screen(visit).unwrap())),
        ("name_visit", json!(book.name_visit(visit, "Ro").unwrap())),
        ("capture_screen", json!(book.capture_screen(None, None).unwrap())),
        ("show_visit", json!(book.show_visit().unwrap())),
        ("debrief", json!(book.debrief(visit).unwrap())),
        ("debrief_reminders", json!(book.debrief_reminders().unwrap())),
        ("reminders", json!(book.reminders().unwrap())),
        ("note", json!(book.note(note).unwrap())),
        ("note_page", json!(book.note_page(note).unwrap())),
        ("nudge", json!(book.nudge(busy.thought, ENGLISH).unwrap())),
        ("picture", json!(book.picture(note).unwrap())),
        ("attachments", json!(book.attachments(note).unwrap())),
        ("customers", json!(book.customers(None, 100).unwrap())),
        ("customer", json!(book.customer(customer).unwrap())),
        ("people_of", json!(book.people_of(customer, None, 100).unwrap())),
        ("people_of_site", json!(book.people_of_site(busy.site, None, 100).unwrap())),
        ("which_customer", json!(book.which_customer("Br").unwrap())),
        ("shareable", json!(book.shareable(None, 100).unwrap())),
        ("notes_to_share", json!(book.notes_to_share(visit).unwrap())),
        ("briefing", json!(book.briefing(customer, ENGLISH).unwrap())),
        ("about_customer", json!(book.about_customer(customer).unwrap())),
        ("about_site", json!(book.about_site(busy.site).unwrap())),
        ("about_person", json!(book.about_person(busy.rosa).unwrap())),
        ("consent", json!(book.consent(busy.rosa).unwrap())),
        ("also", json!(book.also(customer).unwrap())),
        ("same_proposals", json!(book.same_proposals().unwrap())),
        ("guides", json!(book.guides(ENGLISH).unwrap())),
        ("guide", json!(book.guide(book.guides(ENGLISH).unwrap()[0].id, ENGLISH).unwrap())),
        ("deleted", json!(book.deleted(None, 100).unwrap())),
        ("would_erase", json!(book.would_erase(customer).unwrap())),
        ("what_goes", json!(book.what_goes(customer, None, 100).unwrap())),
        ("named_elsewhere", json!(book.named_elsewhere(busy.rosa, None, 100).unwrap())),
        ("retention", json!(book.retention().unwrap())),
        ("search", json!(book.search("weld", None, 100).unwrap())),
    ]
}

fn of_maps(book: &Notebook, busy: &Busy) -> Vec<Record> {
    let (map, everybody) = (busy.map, MapsOf::Everybody);
    let of = SortingOf { map, visit: busy.visit };
    vec![
        ("map", json!(book.map(map).unwrap())),
        ("map_page", json!(book.map_page(map).unwrap())),
        ("map_part", json!(book.map_part(map, MapPart::Say, None, 100).unwrap())),
        ("maps", json!(book.maps(None, 100).unwrap())),
        ("map_in_four", json!(book.map_in_four(map).unwrap())),
        ("map_tray", json!(book.map_tray(map).unwrap())),
        ("aggregated_map", json!(book.aggregated_map(&everybody).unwrap())),
        ("aggregated_part", json!(book.aggregated_part(&everybody, MapPart::Say, None, 100).unwrap())),
        ("entry", json!(book.entry(busy.entry).unwrap())),
        ("entry_history", json!(book.entry_history(busy.entry).unwrap())),
        ("compare", json!(book.compare(busy.entry, "text").unwrap())),
        ("pairs_of_map", json!(book.pairs_of_map(map).unwrap())),
        ("pairs_of_visit", json!(book.pairs_of_visit(busy.visit).unwrap())),
        ("sort_screen", json!(book.sort_screen(of, ENGLISH).unwrap())),
        ("people_to_sort", json!(book.people_to_sort(busy.visit).unwrap())),
        ("deck", json!(book.deck(map, ENGLISH).unwrap())),
        ("workshop", json!(book.workshop(busy.workshop).unwrap())),
        ("workshops", json!(book.workshops(None, 100).unwrap())),
        ("turn", json!(book.turn(busy.turn).unwrap())),
    ]
}

fn of_the_team(book: &Notebook, busy: &Busy, invitation: &str) -> Vec<Record> {
    let (customer, visit, promise) = (busy.customer, busy.visit, busy.promise);
    vec![
        ("promise_page", json!(book.promise_page(promise).unwrap())),
        ("promises", json!(book.promises(Promises::Became(PromiseState::Kept), None, 100).unwrap())),
        ("questions", json!(book.questions(None, true, None, 100).unwrap())),
        ("marked_of", json!(book.marked_of(customer, Mark::Concern, None, 100).unwrap())),
        ("insights", json!(book.insights(None, 100).unwrap())),
        ("insight", json!(book.insight(busy.insight).unwrap())),
        ("seats", json!(book.seats().unwrap())),
        ("seats_of", json!(book.seats_of(busy.next).unwrap())),
        ("visits_to_offer", json!(book.visits_to_offer().unwrap())),
        ("outcomes", json!(book.outcomes(customer, None, 10).unwrap())),
        ("who_knows", json!(book.who_knows(customer).unwrap())),
        ("not_met_lately", json!(book.not_met_lately(None, 100).unwrap())),
        ("team", json!(book.team().unwrap())),
        ("engineers", json!(book.engineers().unwrap())),
        ("engineer", json!(book.engineer().unwrap())),
        ("story_page", json!(book.story_page().unwrap())),
        ("story", json!(book.story(busy.story).unwrap())),
        ("stories", json!(book.stories(None, 100).unwrap())),
        ("posters", json!(book.posters(None, 100).unwrap())),
        ("poster", json!(book.poster(busy.poster).unwrap())),
        ("poster_choices", json!(book.poster_choices(busy.rosa).unwrap())),
        ("poster_sheet", json!(book.poster_sheet(busy.poster).unwrap())),
        ("wall", json!(book.wall().unwrap())),
        ("report", json!(book.report(visit, ForWhom::Us).unwrap())),
        ("preview", json!(book.preview(visit).unwrap())),
        ("summary_preview", json!(book.summary_preview(visit, None, ENGLISH).unwrap())),
        ("check_words", json!(book.check_words("we weld it twice", ENGLISH).unwrap())),
        ("went_out", json!(book.went_out(customer, None, 100).unwrap())),
        ("documents_about", json!(book.documents_about(busy.rosa, None, 100).unwrap())),
        ("meeting_pack", json!(book.meeting_pack().unwrap())),
        ("findings", json!(book.findings().unwrap())),
        ("sync_screen", json!(book.sync_screen().unwrap())),
        ("settings", json!(book.settings().unwrap())),
        ("phones", json!(book.phones().unwrap())),
        ("invitation", json!(Book::of("Mira Sand", 11).invitation(invitation).unwrap())),
    ]
}

/// Every source of the records.
pub fn sources() -> Vec<String> {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/present")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                sources.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
}

/// The functions of the notebook that a source has.
fn functions(source: &str) -> Vec<String> {
    let (mut found, mut of_notebook) = (Vec::new(), false);
    for line in source.lines() {
        of_notebook = (of_notebook || line == "impl Notebook {") && line != "}";
        let name = line.strip_prefix("    pub fn ").and_then(|rest| rest.split('(').next());
        found.extend(name.filter(|_| of_notebook).map(str::to_owned));
    }
    found
}

#[test]
fn every_record_there_is_is_among_these_and_has_something_to_say() {
    let busy = Busy::new();
    let invitation = busy.office.invite();
    let records = records(&busy, &invitation);
    let named: Vec<&str> =
        records.iter().map(|(name, _)| *name).chain(NO_RECORD.iter().map(|(name, _)| *name)).collect();
    let there: Vec<String> = sources().iter().flat_map(|source| functions(source)).collect();
    assert!(there.len() > 90, "they are found: {}", there.len());
    let missing: Vec<&String> = there.iter().filter(|name| !named.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "records that nobody looks at: {missing:?}");
    let gone: Vec<&&str> = named.iter().filter(|name| !there.iter().any(|one| one == **name)).collect();
    assert!(gone.is_empty(), "{gone:?}");
    // Each has something to say.
    let empty: Vec<&str> = records
        .iter()
        .filter(|(_, record)| record == &json!([]) || record.is_null() || record["items"] == json!([]))
        .map(|(name, _)| *name)
        .collect();
    assert_eq!(empty, MAY_BE_EMPTY);
}

/// Of these there is nothing in the example.
const MAY_BE_EMPTY: [&str; 0] = [];

/// Every record that there is of them, as JSON.
pub fn records(busy: &Busy, invitation: &str) -> Vec<Record> {
    [of_visits(&busy.ada, busy), of_maps(&busy.ada, busy), of_the_team(&busy.ada, busy, invitation)].concat()
}
