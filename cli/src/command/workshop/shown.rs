//! A workshop's page in the terminal.

use soundings_core::present::{GuessGroup, TurnState, Workshop};

use crate::notebook::Open;
use crate::times;
use crate::words::{self, say};

/// The whole page.
pub fn page(page: &Workshop, open: &Open) -> String {
    let title = words::strong(&format!("{}: {}", page.who, page.situation));
    let beside = words::beside(words::unusual(page.audience, page.state).as_slice());
    let mut text = format!("{}\n", words::line(page.id, &format!("{title}{beside}")));
    for one in &page.taking_part {
        let state = say!(match one.state {
            TurnState::ToCome => "turn-state-to-come",
            TurnState::UnderWay => "turn-state-under-way",
            TurnState::Done => "turn-state-done",
        });
        text += &format!("  {}{}\n", one.name, words::beside(&[state]));
    }
    if !page.open {
        let when = times::when(&page.opens_by, &open.now);
        text += &format!("\n{}\n", words::wrapped(&say!("workshop-opens", time = when), ""));
        if let Some(next) = &page.next {
            text += &format!("{}\n", say!("terminal-workshop-give-to", name = next.name.as_str()));
        }
        return text;
    }
    for part in &page.guessed {
        text += &format!("\n{}\n", words::strong(&words::part(part.part)));
        part.groups.iter().for_each(|group| text += &guesses(group, page));
    }
    if page.guessed.is_empty() {
        text += &format!("\n{}\n", say!("workshop-nothing"));
    } else if page.guessed.iter().flat_map(|part| &part.groups).any(|group| group.entry.is_none()) {
        text += &format!("\n{}\n", words::wrapped(&say!("terminal-workshop-which-seen"), ""));
    }
    text
}

/// Guesses that say the same, and the notes that may show it.
fn guesses(group: &GuessGroup, page: &Workshop) -> String {
    let mut text = String::new();
    for (place, guess) in group.guesses.iter().enumerate() {
        let mut beside = vec![guess.by.clone()];
        beside.extend(guess.late.then(|| say!("workshop-late")));
        beside.extend(group.entry.map(|_| say!("workshop-placed")).filter(|_| place == 0));
        let alike = if place > 0 { "= " } else { "" };
        let line = words::line(guess.id, &format!("{alike}{}{}", guess.text, words::beside(&beside)));
        text += &format!("  {line}");
    }
    for note in group.likely.iter().filter(|_| group.entry.is_none()) {
        if let Some(row) = page.notes.iter().find(|row| row.id == *note) {
            let by = row.by.as_ref().map(|by| format!("{}: ", by.name)).unwrap_or_default();
            let line = words::line(row.id, &format!("? {by}{}", words::quoted(&row.words, row.exact)));
            text += &format!("      {}\n", words::small(line.trim_end()));
        }
    }
    text
}
