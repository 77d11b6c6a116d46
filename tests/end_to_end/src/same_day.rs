//! One day, lived in each shell: what a notebook holds of it, without what differs from run to run.
//!
//! A full export is what is compared. Ids are replaced by the order in which the things of their kind were made (their
//! beginning is a time); where an id is worked out of what the thing is about, by the order of what that says. Moments and
//! days are replaced by the word for them; devices, the names a device gives its files and numbers drawn by lot are left out.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

/// What belongs to a device or to chance rather than to the day.
const OF_THE_DEVICE: [&str; 2] = ["devices", "file-name"];

/// Beside the words of a text that may be written anew: which writing of it this is, drawn by lot.
const OF_A_WRITING: (&str, &str) = ("written", "number");

/// A thing of an export.
struct Thing {
    id: String,
    kind: String,
    fields: Value,
}

/// Every thing of an exported notebook, by its kind and in the order in which they were made, a line each.
///
/// # Errors
/// A folder that is no export.
pub fn told(export: &Path) -> io::Result<Vec<String>> {
    let things = things(export)?;
    let mut names = BTreeMap::new();
    let at = middle(&things);
    let (mut made, worked_out): (Vec<_>, Vec<_>) = things.into_iter().partition(|thing| was_made(&thing.id, at));
    name("", made.iter().map(|thing| (thing, thing.id.clone())).collect(), &mut names);
    // These name one another too: each round tells more of what they are about.
    for _ in 0..ROUNDS {
        let tell = |thing: &Thing| without(&thing.fields, &names).to_string();
        let told = worked_out.iter().map(|thing| (thing, tell(thing))).collect();
        name(WORKED_OUT, told, &mut names);
    }
    made.extend(worked_out);
    made.sort_by(|one, other| (&one.kind, &names[&one.id]).cmp(&(&other.kind, &names[&other.id])));
    Ok(made.iter().map(|thing| format!("{} {}", names[&thing.id], without(&thing.fields, &names))).collect())
}

/// A link names its entry and an entry its link: at most so many steps from anything to what was made.
const ROUNDS: usize = 3;

fn things(export: &Path) -> io::Result<Vec<Thing>> {
    let mut things = Vec::new();
    for entry in fs::read_dir(export)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        let kind = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for line in fs::read_to_string(&path)?.lines() {
            let thing: Value = serde_json::from_str(line)?;
            let id = thing["id"].as_str().unwrap_or_default().to_owned();
            things.push(Thing { id, kind: kind.clone(), fields: thing["fields"].clone() });
        }
    }
    Ok(things)
}

/// Numbers the things of each kind in the order of what stands beside them; those of which that is the same are one.
fn name(mark: &str, mut things: Vec<(&Thing, String)>, names: &mut BTreeMap<String, String>) {
    things.sort_by(|(one, first), (other, second)| (&one.kind, first).cmp(&(&other.kind, second)));
    let (mut before, mut count): (Option<(&String, &String)>, usize) = (None, 0);
    for (thing, by) in &things {
        let now = Some((&thing.kind, by));
        if before.is_none_or(|(kind, _)| *kind != thing.kind) {
            count = 0;
        }
        count += usize::from(before != now);
        before = now;
        names.insert(thing.id.clone(), format!("{} {mark}{count:02}", thing.kind));
    }
}

/// Before the number of what was worked out.
const WORKED_OUT: &str = "~";

/// An id's beginning, where it may be a time: a UUID of version 7, in milliseconds. One that is worked out may look like it.
fn time_in(id: &str) -> Option<u64> {
    let looks_so = is_an_id(id) && id.split('-').nth(2).is_some_and(|version| version.starts_with('7'));
    looks_so.then(|| u64::from_str_radix(&id.replace('-', "")[..12], 16).ok()).flatten()
}

/// Around when the things of a day were made.
fn middle(things: &[Thing]) -> u64 {
    let mut times: Vec<u64> = things.iter().filter_map(|thing| time_in(&thing.id)).collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A day has so many milliseconds; no id is worked out that begins with one of these.
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

fn was_made(id: &str, at: u64) -> bool {
    !is_an_id(id) || time_in(id).is_some_and(|time| time.abs_diff(at) < DAY_MS)
}

/// The value without what differs from run to run. An id of which the name is not known yet is *something*.
fn without(value: &Value, names: &BTreeMap<String, String>) -> Value {
    match value {
        Value::Object(fields) if fields.contains_key("utc_ms") => "a moment".into(),
        Value::Object(fields) => {
            let is_a_writing = fields.contains_key(OF_A_WRITING.0);
            let kept = fields.iter().filter(|(name, _)| {
                let by_lot = is_a_writing && name.as_str() == OF_A_WRITING.1;
                !by_lot && !OF_THE_DEVICE.contains(&name.as_str())
            });
            // A phone stands where its test's clock says, the terminal where this machine is.
            let told = |name: &str, value: &Value| if name == "zone" { "a zone".into() } else { without(value, names) };
            kept.map(|(name, value)| (name.clone(), told(name, value))).collect()
        }
        Value::Array(values) => values.iter().map(|value| without(value, names)).collect(),
        Value::String(text) => match names.get(text.as_str()) {
            Some(name) => name.clone().into(),
            None if is_an_id(text) => "something".into(),
            None if is_a_day(text) => "a day".into(),
            None => match text.split_once('T').filter(|(day, _)| is_a_day(day)) {
                Some((_, hour)) => format!("a day at {hour}").into(),
                None => text.clone().into(),
            },
        },
        other => other.clone(),
    }
}

/// A UUID.
fn is_an_id(text: &str) -> bool {
    let parts: Vec<_> =
        text.split('-').map(|part| (part.len(), part.bytes().all(|byte| byte.is_ascii_hexdigit()))).collect();
    parts == [8, 4, 4, 4, 12].map(|length| (length, true))
}

/// `YYYY-MM-DD`.
fn is_a_day(text: &str) -> bool {
    let parts: Vec<_> =
        text.split('-').map(|part| (part.len(), part.bytes().all(|byte| byte.is_ascii_digit()))).collect();
    parts == [(4, true), (2, true), (2, true)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(lines: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (kind, text) in lines {
            fs::write(folder.path().join(format!("{kind}.jsonl")), text).expect("written");
        }
        folder
    }

    #[test]
    fn two_runs_of_one_day_tell_the_same() {
        let run = |note: &str, visit: &str, ms: u64, day: &str| {
            let told = told(
                export(&[
                    ("visit", &format!(r#"{{"id":"{visit}","fields":{{"start":{{"utc_ms":{ms}}},"day":"{day}"}}}}"#)),
                    ("note", &format!(r#"{{"id":"{note}","fields":{{"encounter":"{visit}","words":"damp"}}}}"#)),
                ])
                .path(),
            );
            told.expect("an export")
        };
        let one = run("02-b", "01-a", 7, "2026-11-24");
        assert_eq!(one, run("09-z", "03-y", 8, "2027-01-02"));
        assert_eq!(one[0], r#"note 01 {"encounter":"visit 01","words":"damp"}"#);
    }

    #[test]
    fn what_is_worked_out_stands_by_what_it_is_about_whatever_its_id() {
        let run = |[first, second]: [&str; 2], [one, other]: [&str; 2]| {
            let entry = |id: &str, link: &str, part| {
                format!(r#"{{"id":"{id}","fields":{{"made-from":"{link}","part":"{part}"}}}}"#)
            };
            let link = |id: &str, entry: &str| format!(r#"{{"id":"{id}","fields":{{"entry":"{entry}"}}}}"#);
            let entries = [entry(first, one, "see"), entry(second, other, "do")].join("\n");
            let links = [link(one, first), link(other, second)].join("\n");
            // Most of what a day holds was made in it.
            let notes =
                (0..5).map(|place| format!(r#"{{"id":"01a22502-0809-7000-8000-00000000000{place}","fields":{{}}}}"#));
            let notes = notes.collect::<Vec<_>>().join("\n");
            told(export(&[("map-entry", &entries), ("link", &links), ("note", &notes)]).path()).expect("an export")
        };
        let ids =
            ["a", "b", "c", "d"].map(|letter| format!("{0}{0}{0}{0}{0}{0}{0}{0}-0000-7000-8000-000000000000", letter));
        let [a, b, c, d] = ids.each_ref().map(String::as_str);
        assert_eq!(run([a, b], [c, d]), run([d, a], [b, c]));
        assert!(run([a, b], [c, d]).contains(&r#"map-entry ~01 {"made-from":"link ~01","part":"do"}"#.to_owned()));
    }

    #[test]
    fn what_was_drawn_by_lot_and_a_device_s_own_names_are_left_out() {
        let run = |number: u32, file: &str| {
            let fields = format!(
                r#"{{"text":{{"number":{number},"written":{{"utc_ms":1}}}},"blob":{{"file-name":"{file}"}},"at":"2026-11-24T09:00"}}"#
            );
            told(export(&[("expectation", &format!(r#"{{"id":"1","fields":{fields}}}"#))]).path()).expect("an export")
        };
        assert_eq!(run(3, "picture-1.jpg"), run(4, "display.png"));
        assert_eq!(run(3, "")[0], r#"expectation 01 {"at":"a day at 09:00","blob":{},"text":{"written":"a moment"}}"#);
    }

    #[test]
    fn another_word_or_another_order_is_another_day() {
        let of = |notes: &str| told(export(&[("note", notes)]).path()).expect("an export");
        let day = of(r#"{"id":"1","fields":{"words":"damp"}}"#);
        assert_ne!(day, of(r#"{"id":"1","fields":{"words":"dry"}}"#));
        assert_ne!(day, of("{\"id\":\"1\",\"fields\":{\"words\":\"damp\"}}\n{\"id\":\"2\",\"fields\":{}}"));
    }
}
