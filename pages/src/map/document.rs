//! A map as a document: text, CommonMark and paper are made of it.

use soundings_core::model::ObservationKind;
use soundings_core::present::{EntryRow, EvidenceRow, MapPage, NoteRow, PairRow};

use super::canvas::canvas;
use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Line, Statement, Voice, one_line};
use crate::frame::CLOCK;
use crate::text::shown;

/// The whole map: part by part with what shows each entry, then what does not match.
#[must_use]
pub fn document(page: &MapPage, locale: Language) -> Document {
    let map = &page.map;
    let who = map.who.as_ref().map_or(String::new(), |who| who.name.clone());
    let canvas = canvas(page, locale);
    let mut lead = vec![Line::name(&map.situation)];
    lead.extend(map.customer.iter().map(|customer| Line::name(customer)));
    let mut blocks = Vec::new();
    for (part, row) in canvas.parts.into_iter().zip(&map.parts) {
        blocks.push(Block::Heading(format!("{} · {}", part.name, part.depth)));
        for (entry, row) in part.entries.into_iter().zip(&row.entries) {
            let mut facts = vec![Line::plain(format!("{} {}", entry.sign, entry.says))];
            facts.extend(row.evidence.iter().map(|evidence| shown_by(locale, row, evidence)));
            blocks.push(Block::Note(Statement::of(entry.words.text, entry.words.exact, facts)));
        }
        blocks.extend(part.also.map(|also| Block::Paragraph(Line::plain(also))));
    }
    blocks.extend(unmatched(locale, &page.unmatched));
    let mut ours = Document::ours(locale, locale.say("page-map"), &who, page.made, blocks);
    ours.foot.insert(0, Line::plain(canvas.credit));
    Document { lead, ..ours }
}

/// What shows an entry: when, who, how; and its words, where the entry has its own.
fn shown_by(locale: Language, entry: &EntryRow, evidence: &EvidenceRow) -> Line {
    let mut line = noted(locale, &evidence.note);
    if evidence.against {
        line = Line::plain(format!("{} · ", locale.against(1))).and(line);
    }
    if evidence.words != entry.text {
        let text = one_line(&evidence.words);
        let text = if evidence.note.exact { locale.quoted(&text) } else { text };
        line = line.then(locale.say("page-colon") + " ", Voice::Plain).and(Line::name(&text));
    }
    line
}

fn noted(locale: Language, note: &NoteRow) -> Line {
    let at = note.happened.local_in(&note.happened.zone);
    let mut line = Line::plain(format!("{}, {}", locale.day(at.date()), at.format(CLOCK)));
    if let Some(by) = &note.by {
        line = line.then(" · ", Voice::Plain).and(Line::name(&by.name));
    }
    if let Some(kind) = note.kind {
        line = line.then(format!(" · {}", locale.note(kind)), Voice::Plain);
        if kind == ObservationKind::Said && !note.exact {
            line = line.then(format!(", {}", locale.say("page-roughly")), Voice::Plain);
        }
    }
    line
}

/// What was said and does not match what was seen, each with what would make both true.
fn unmatched(locale: Language, pairs: &[PairRow]) -> Vec<Block> {
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(locale.say("unmatched"))];
    for pair in pairs {
        for note in [&pair.said, &pair.was_seen] {
            let text = if note.exact { locale.quoted(&shown(&note.words)) } else { shown(&note.words) };
            blocks.push(Block::Note(Statement::of(text, note.exact, vec![noted(locale, note)])));
        }
        if let Some(answer) = &pair.answer {
            let asked = format!("{} ", locale.say("make-both-true"));
            blocks.push(Block::Paragraph(Line::default().then(asked, Voice::Strong).and(Line::name(answer))));
        }
    }
    blocks
}
