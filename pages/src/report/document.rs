//! The report as a document.

use chrono::NaiveDateTime;
use soundings_core::model::ObservationKind;
use soundings_core::present::{self, Attached, CameOfIt, ForWhom, Named, Noted, PromiseMade, Report};

use super::{alt, as_of, called, not_typed_up, outcome_kind, seconds, title, when};
use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Fact, Label, Line, Picture, Statement, Voice, Words, one_line};
use crate::frame::CLOCK;
use crate::text::shown;

/// The whole report.
pub(super) fn document(report: &Report, locale: Language) -> Document {
    let us = report.for_whom == ForWhom::Us;
    let mut lead: Vec<Line> = report.site.iter().map(|site| Line::name(site)).collect();
    lead.push(Line::plain(when(locale, report.when.as_ref())));
    let made = locale.dated(as_of(report), report.made) + ".";
    Document {
        language: locale,
        kind: locale.encounter(report.kind),
        title: one_line(&title(report, locale)),
        not_for_outside: us.then(|| locale.say("not-for-outside")),
        lead,
        blocks: blocks(report, locale),
        foot: vec![Line::plain(made)],
        made: report.made,
    }
}

fn blocks(report: &Report, locale: Language) -> Vec<Block> {
    let mut blocks = Vec::new();
    let facts = facts(report, locale);
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    if !report.promises.is_empty() {
        blocks.push(Block::Heading(locale.say("page-promised")));
        blocks.extend(report.promises.iter().map(|promise| Block::Promise(promised(locale, promise))));
    }
    if !report.came_of_it.is_empty() {
        blocks.push(Block::Heading(locale.say("page-came-of-it")));
        blocks.extend(report.came_of_it.iter().map(|one| Block::Promise(came_of_it(locale, one))));
    }
    let rest = if report.starred.is_empty() { "page-notes" } else { "page-in-order" };
    for (heading, notes) in [("page-starred", &report.starred), (rest, &report.notes)] {
        if !notes.is_empty() {
            blocks.push(Block::Heading(locale.say(heading)));
            blocks.extend(notes.iter().map(|note| Block::Note(noted(locale, note))));
        }
    }
    if report.starred.is_empty() && report.notes.is_empty() {
        let us = report.for_whom == ForWhom::Us;
        let nothing = if us { "page-nothing-noted" } else { "page-nothing-may-go" };
        blocks.push(Block::Paragraph(Line::plain(locale.say(nothing))));
    }
    if report.only_you > 0 {
        blocks.push(Block::Paragraph(Line::plain(locale.only_you(report.only_you))));
    }
    blocks
}

pub(crate) fn facts(report: &Report, locale: Language) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |id: &str, values: Vec<Line>| {
        if !values.is_empty() {
            facts.push(Fact { label: locale.say(id), values });
        }
    };
    let objective = report.objective.iter().map(|objective| Line::name(&locale.cleared(objective)));
    fact("page-objective", objective.collect());
    let people = report.people.iter().map(|person| {
        let consent = person.consent.map(|consent| format!(" ({})", locale.choice(consent)));
        let line = with_role(&person.name, person.role.as_ref(), Voice::Name);
        consent.into_iter().fold(line, |line, consent| line.then(consent, Voice::Plain))
    });
    fact("page-we-met", people.collect());
    if !report.engineers.is_empty() {
        fact("page-we-were", vec![listed(report.engineers.iter().map(|engineer| Line::name(engineer)))]);
    }
    facts
}

/// Several on one line.
fn listed(lines: impl Iterator<Item = Line>) -> Line {
    lines.fold(Line::default(), |all, one| if all.0.is_empty() { one } else { all.then(", ", Voice::Plain).and(one) })
}

fn with_role(name: &str, role: Option<&String>, voice: Voice) -> Line {
    let line = Line::default().then(one_line(name), voice);
    role.into_iter().fold(line, |line, role| line.then(", ", Voice::Plain).and(Line::name(role)))
}

fn named(locale: Language, who: &Named) -> Line {
    match who {
        Named::Customer => Line::plain(locale.say("page-a-customer-within")),
        Named::Person { name, .. } => Line::name(name),
    }
}

/// Whom a note is about.
fn about(locale: Language, who: &Named) -> Line {
    match who {
        Named::Customer => Line::plain(locale.say("page-about-a-customer")),
        Named::Person { .. } => before(locale.say("page-about"), named(locale, who)),
    }
}

/// Who said or did it, with what they do there.
pub(crate) fn speaker(locale: Language, who: &Named) -> Line {
    match who {
        Named::Customer => Line::default().then(locale.say("page-a-customer"), Voice::Speaker),
        Named::Person { name, role } => with_role(name, role.as_ref(), Voice::Speaker),
    }
}

/// A word of ours, with what it goes before.
fn before(word: String, line: Line) -> Line {
    Line::plain(word + " ").and(line)
}

fn came_of_it(locale: Language, one: &CameOfIt) -> Statement {
    let kind = outcome_kind(locale, one.kind);
    let facts = one.text.iter().map(|_| Line::plain(kind.clone())).collect();
    let words = Words { text: one.text.as_deref().map_or_else(|| kind.clone(), shown), exact: false };
    Statement { at: None, facts, words, first: None, pictures: Vec::new(), files: Vec::new() }
}

pub(crate) fn promised(locale: Language, promise: &PromiseMade) -> Statement {
    let mut facts = Vec::new();
    facts.extend(
        promise
            .until
            .map(|until| before(locale.say("page-until"), Line::default().then(locale.day(until), Voice::Strong))),
    );
    if !promise.to.is_empty() {
        facts.push(before(locale.say("page-to"), listed(promise.to.iter().map(|who| named(locale, who)))));
    }
    facts.extend(promise.promised_by.as_ref().map(|engineer| before(locale.say("page-by"), Line::name(engineer))));
    facts.extend(locale.standing(promise.standing).map(Line::plain));
    let words = Words { text: locale.cleared(&promise.text), exact: false };
    Statement { at: None, facts, words, first: None, pictures: Vec::new(), files: Vec::new() }
}

pub(crate) fn noted(locale: Language, note: &Noted) -> Statement {
    let clock = |at: &NaiveDateTime| at.format(CLOCK).to_string();
    let at = note
        .at
        .as_ref()
        .map(|at| if note.another_day { format!("{} {}", locale.day(at.date()), clock(at)) } else { clock(at) });
    let mut facts = Vec::new();
    facts.extend(note.by.as_ref().map(|by| speaker(locale, by)));
    let kind = locale.note(note.kind);
    let roughly = note.kind == ObservationKind::Said && !note.exact;
    facts.push(Line::plain(if roughly { format!("{kind}, {}", locale.say("page-roughly")) } else { kind }));
    facts.extend(note.about.as_ref().map(|who| about(locale, who)));
    facts.extend(note.from_memory.then(|| Line::plain(locale.say("from-memory"))));
    facts.extend(note.engineer.as_ref().map(|engineer| before(locale.say("page-noted-by"), Line::name(engineer))));
    let spoken = if not_typed_up(note) { locale.say("to-type-up") } else { String::new() };
    let words = |words: &str| Words {
        text: if note.exact { locale.quoted(&shown(words)) } else { shown(words) },
        exact: note.exact,
    };
    let first = note.first_words.as_ref().map(|first| (locale.say("page-first-words"), words(first)));
    let (mut pictures, mut files) = (Vec::new(), Vec::new());
    for one in &note.attached {
        match attached(locale, one) {
            Ok(picture) => pictures.push(picture),
            Err(file) => files.push(file),
        }
    }
    let words = if spoken.is_empty() { words(&note.words) } else { Words { text: spoken, exact: false } };
    Statement { at, facts, words, first, pictures, files }
}

/// A picture, or the line that stands for another file.
fn attached(locale: Language, attached: &Attached) -> Result<Picture, Line> {
    let size = locale.bytes(attached.bytes);
    let length = attached.duration_ms.map_or_else(|| size.clone(), |ms| seconds(locale, ms));
    let line = || Line::name(&called(locale, attached)).then(format!(" · {length}"), Voice::Plain);
    let shown = attached.picture.as_ref().ok_or_else(line)?;
    let mut caption = attached.file_name.as_deref().map(Line::name).unwrap_or_default();
    if shown.covered {
        let between = if caption.0.is_empty() { "" } else { " · " };
        caption = caption.then(format!("{between}{}", locale.say("covered")), Voice::Plain);
    }
    let label =
        |label: &present::Label| Label { words: one_line(&locale.cleared(&label.words)), at: (label.at.x, label.at.y) };
    Ok(Picture {
        media_type: "image/jpeg".to_owned(),
        bytes: shown.jpeg.clone(),
        alt: alt(locale, shown),
        caption,
        labels: shown.labels.iter().map(label).collect(),
        size,
    })
}
