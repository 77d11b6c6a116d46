//! How sorting is shown in a terminal.

use soundings_core::SortInto;
use soundings_core::model::{Id, MapPart};
use soundings_core::present::{AlikeEntry, Sort};

use super::session::{Mode, Session};
use crate::words::{self, say};

/// The title above the keys, what stands before the field, and the line that helps.
pub fn foot(session: &Session<'_>) -> (String, String, String) {
    let screen = &session.screen;
    if let (Mode::Words { from, to, .. }, Some(card)) = (&session.mode, &screen.card) {
        let places = words_of(&card.words);
        let range = places.get(*from).zip(places.get(*to)).map(|(first, last)| (first.0, last.1));
        let shown = range.and_then(|(start, end)| soundings_core::model::scalar_slice(&card.words, start, end));
        let title =
            format!("{}  {}", say!("terminal-sort-only"), words::quoted(shown.unwrap_or_default(), card.note.exact));
        return (title, format!("{} › ", targets(None)), say!("terminal-sort-words-help"));
    }
    let help = match (&session.mode, &screen.card) {
        _ if !session.message.is_empty() => session.message.clone(),
        (Mode::Writing, _) => say!("terminal-sort-writing-help"),
        (_, Some(_)) => say!("terminal-sort-help"),
        (_, None) => say!("terminal-sort-question-help"),
    };
    let lead = match (&session.mode, &screen.card) {
        (Mode::Writing, _) => "› ".to_owned(),
        (_, Some(card)) => format!("{} › ", targets(card.likely)),
        (_, None) => format!("{} › ", say!("sort-show-it")),
    };
    (title(screen), lead, help)
}

fn title(screen: &Sort) -> String {
    let who = screen.who.as_ref().map_or_else(|| say!("map-somebody"), |who| who.name.clone());
    let mut parts = vec![format!("{who}: {}", screen.situation)];
    if screen.card.is_some() {
        parts.push(say!("sort-left", count = screen.left));
    } else {
        parts.push(say!("terminal-sort-questions", count = screen.questions));
    }
    if screen.later > 0 {
        parts.push(say!("terminal-sort-later", count = screen.later));
    }
    format!("── {}", parts.join(" · "))
}

/// The eight targets, always in the same place; the likely one stands out.
fn targets(likely: Option<MapPart>) -> String {
    let name = |(place, part): (usize, &MapPart)| {
        let name = format!("{} {}", place + 1, short(*part));
        if Some(*part) == likely { words::bright(&name) } else { name }
    };
    MapPart::ALL.iter().enumerate().map(name).collect::<Vec<_>>().join("  ")
}

fn short(part: MapPart) -> String {
    match part {
        MapPart::See => say!("terminal-sort-part-see"),
        MapPart::Say => say!("terminal-sort-part-say"),
        MapPart::Do => say!("terminal-sort-part-do"),
        MapPart::Hear => say!("terminal-sort-part-hear"),
        MapPart::NeedToDo => say!("terminal-sort-part-need-to-do"),
        MapPart::Pain => say!("terminal-sort-part-pain"),
        MapPart::Gain => say!("terminal-sort-part-gain"),
        MapPart::Other => say!("terminal-sort-part-other"),
    }
}

/// The card or the question that is up, as it goes by.
pub fn up(screen: &Sort, ticked: &[Id]) -> String {
    if let Some(card) = &screen.card {
        let note = &card.note;
        let mut beside = vec![words::key(note.kind)];
        beside.extend(note.by.as_ref().map(|by| by.name.clone()));
        beside.extend(note.about.as_ref().map(|about| say!("terminal-about", name = about.name.as_str())));
        beside.push(crate::times::clock(&note.happened));
        let likely = card.likely.map_or_else(|| say!("terminal-sort-not-about"), words::part);
        let mut text = format!(
            "\n{}\n  {}\n",
            words::strong(&words::wrapped(&words::quoted(&card.words, note.exact), "  ")),
            words::small(&format!("{} · {}", beside.join(" · "), say!("terminal-sort-likely", part = likely)))
        );
        if card.guess {
            text += &format!("  {}\n", words::small(&say!("sort-guess")));
        }
        return text + &alike(screen);
    }
    let Some(question) = &screen.question else { return String::new() };
    let mut text = format!("\n{}\n", words::strong(&words::wrapped(&question.text, "  ")));
    for (letter, note) in ('a'..='z').zip(&question.notes) {
        let tick = if ticked.contains(&note.id) { "✓" } else { " " };
        let by = note.by.as_ref().map(|by| format!("{by}: ")).unwrap_or_default();
        let line = format!("  {letter} {tick} {by}{}", words::quoted(&note.words, note.exact));
        text += &format!("{}\n", words::wrapped(&line, "      "));
    }
    text
}

/// Entries that the last card, or else this one, may be the same as, each under its letter.
fn alike(screen: &Sort) -> String {
    let rather = screen.last.as_ref().map(|last| last.alike.as_slice()).unwrap_or_default();
    let here = screen.card.as_ref().map(|card| card.alike.as_slice()).unwrap_or_default();
    let (heading, rows) = match (rather, here) {
        ([], []) => return String::new(),
        ([], here) => (say!("terminal-sort-same"), here),
        (rather, _) => (say!("terminal-sort-rather"), rather),
    };
    let line = |(letter, entry): (char, &AlikeEntry)| {
        format!("    {letter} {}: {}\n", words::part(entry.part), words::quoted(&entry.text, entry.exact))
    };
    format!("  {heading}\n{}", ('a'..='c').zip(rows).map(line).collect::<String>())
}

/// Where a card went.
pub fn went(into: SortInto) -> String {
    match into {
        SortInto::Part(part) => format!("→ {}", words::part(part)),
        SortInto::SameAs(_) => format!("→ {}", say!("terminal-sort-went-same")),
        SortInto::NotAboutThem => format!("→ {}", say!("terminal-sort-not-about")),
        SortInto::NotForTheMap => format!("→ {}", say!("terminal-sort-not-for-map")),
        SortInto::Later => format!("→ {}", say!("terminal-sort-for-later")),
    }
}

pub fn went_same(entry: &AlikeEntry) -> String {
    format!("→ {}: {}", say!("terminal-sort-went-same"), words::quoted(&entry.text, entry.exact))
}

/// The words of a text: where each begins and ends, in Unicode scalar values.
pub fn words_of(text: &str) -> Vec<(u32, u32)> {
    let mut words = Vec::new();
    let mut begun = None;
    for (place, letter) in text.chars().chain([' ']).enumerate() {
        match (begun, letter.is_whitespace()) {
            (None, false) => begun = Some(place as u32),
            (Some(start), true) => {
                words.push((start, place as u32));
                begun = None;
            }
            _ => {}
        }
    }
    words
}

/// The card that is up, for whoever decides by command.
pub fn plain(screen: &Sort) -> String {
    if screen.card.is_none() && screen.question.is_none() {
        return ended(screen, 0);
    }
    let keys = if screen.card.is_some() { format!("{}\n", say!("terminal-sort-commands")) } else { String::new() };
    format!("{}\n{}{keys}", words::small(&title(screen)), up(screen, &[]))
}

/// How far it came.
pub fn ended(screen: &Sort, sorted: u32) -> String {
    let mut text = Vec::new();
    if sorted > 0 {
        text.push(say!("terminal-sorted", count = sorted));
    }
    if screen.left > 0 {
        text.push(say!("terminal-sort-stopped", count = screen.left));
    } else if screen.questions == 0 {
        text.push(say!("sort-done"));
    }
    if screen.later > 0 {
        text.push(say!("terminal-sort-later-how", count = screen.later));
    }
    text.push(say!("terminal-sort-map", map = screen.map.to_string()));
    text.join("\n")
}
