//! One day, lived in each shell: what a notebook holds of it, without what differs from run to run.
//!
//! A full export is what is compared. Ids are replaced by the order in which they were made (their beginning is a time),
//! moments and days by the word for them, devices are left out.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

/// What belongs to a device rather than to the day.
const OF_THE_DEVICE: &str = "devices";

/// Every thing of an exported notebook, in the order in which they were made, a line each.
///
/// # Errors
/// A folder that is no export.
pub fn told(export: &Path) -> io::Result<Vec<String>> {
    let mut things: Vec<(String, String, Value)> = Vec::new();
    for entry in fs::read_dir(export)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "jsonl") {
            continue;
        }
        let kind = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for line in fs::read_to_string(&path)?.lines() {
            let thing: Value = serde_json::from_str(line)?;
            let id = thing["id"].as_str().unwrap_or_default().to_owned();
            things.push((id, kind.clone(), thing["fields"].clone()));
        }
    }
    things.sort_by(|one, other| one.0.cmp(&other.0));
    let names: BTreeMap<&str, String> = things
        .iter()
        .enumerate()
        .map(|(place, (id, kind, _))| (id.as_str(), format!("{kind} {}", place + 1)))
        .collect();
    Ok(things.iter().map(|(id, _, fields)| format!("{} {}", names[id.as_str()], without(fields, &names))).collect())
}

/// The value without what differs from run to run.
fn without(value: &Value, names: &BTreeMap<&str, String>) -> Value {
    match value {
        Value::Object(fields) if fields.contains_key("utc_ms") => "a moment".into(),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| *name != OF_THE_DEVICE);
            kept.map(|(name, value)| (name.clone(), without(value, names))).collect()
        }
        Value::Array(values) => values.iter().map(|value| without(value, names)).collect(),
        Value::String(text) => match names.get(text.as_str()) {
            Some(name) => name.clone().into(),
            None if is_a_day(text) => "a day".into(),
            None => text.clone().into(),
        },
        other => other.clone(),
    }
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
        assert_eq!(one[1], r#"note 2 {"encounter":"visit 1","words":"damp"}"#);
    }

    #[test]
    fn another_word_or_another_order_is_another_day() {
        let of = |notes: &str| told(export(&[("note", notes)]).path()).expect("an export");
        let day = of(r#"{"id":"1","fields":{"words":"damp"}}"#);
        assert_ne!(day, of(r#"{"id":"1","fields":{"words":"dry"}}"#));
        assert_ne!(day, of("{\"id\":\"1\",\"fields\":{\"words\":\"damp\"}}\n{\"id\":\"2\",\"fields\":{}}"));
    }
}
