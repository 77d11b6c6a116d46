//! What a command gives: one JSON document, and the same for people.

use serde::Serialize;
use serde_json::{Map, Value, json};
use soundings_core::model::Moment;

use crate::{handles, layout};

/// A command's answer.
pub struct Answer {
    document: Map<String, Value>,
    text: String,
    /// Its lines are as long as they are, however wide the terminal is.
    unbroken: bool,
    /// 0, or 3 from `sync` and `status`.
    pub exit: u8,
}

impl Answer {
    /// `document` must be an object; fields are only ever added to it.
    pub fn new(document: impl Serialize, text: impl Into<String>) -> Self {
        let mut document = match serde_json::to_value(document) {
            Ok(Value::Object(document)) => document,
            Ok(other) => Map::from_iter([("value".to_owned(), other)]),
            // Only a map with keys that are no text could not be written, and no record holds one.
            Err(_) => Map::new(),
        };
        document.values_mut().for_each(add_clock_times);
        document.insert("format".to_owned(), json!(1));
        Self { document, text: layout::printable(&handles::in_text(&text.into())), unbroken: false, exit: 0 }
    }

    pub fn with_exit(self, exit: u8) -> Self {
        Self { exit, ..self }
    }

    /// Text that is copied from here as it stands.
    pub fn unbroken(self) -> Self {
        Self { unbroken: true, ..self }
    }

    pub fn json(&self) -> String {
        format!("{}\n", Value::Object(self.document.clone()))
    }

    pub fn text(&self) -> String {
        let text = if self.unbroken { self.text.clone() } else { layout::fitting(&self.text) };
        if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
    }
}

/// Every moment also says itself in RFC 3339, as the phone's own clock showed it.
fn add_clock_times(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(add_clock_times),
        Value::Object(fields) if fields.contains_key("utc_ms") => {
            if let Ok(moment) = serde_json::from_value::<Moment>(Value::Object(fields.clone())) {
                fields.insert(
                    "at".to_owned(),
                    json!(moment.local().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)),
                );
            }
        }
        Value::Object(fields) => fields.values_mut().for_each(add_clock_times),
        _ => {}
    }
}
