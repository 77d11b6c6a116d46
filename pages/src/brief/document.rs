//! The briefing as a document: CommonMark and paper are made of it.

use soundings_core::present::{
    Briefing, ExpectationRow, MapMeter, MarkedRow, NoteRow, PartTicks, PersonRow, PromiseRow, VisitRow,
};

use super::{LINES, expected, marked, tasks, when};
use crate::Language;
use crate::catalogue::Said;
use crate::document::{Block, Document, Fact, Line, Statement, Voice, few, one_line};
use crate::report::outcome_kind;
use crate::text::shown;

/// The most rows that a part of it may have: whoever needs it on one sheet takes fewer.
pub const MOST_ROWS: usize = 12;

/// What is known of the customer, without the lines for a pen; so many rows a part at most.
#[must_use]
pub fn document(briefing: &Briefing, locale: Language, rows: usize) -> Document {
    let made = briefing.made.local_in(&briefing.made.zone);
    let lead = briefing.next.is_none().then(|| Line::plain(locale.say("nothing-planned"))).into_iter().collect();
    let ours =
        Document::ours(locale, locale.say("briefing"), &briefing.customer.name, made, blocks(briefing, locale, rows));
    Document { lead, ..ours.without_what_is_only_yours(briefing.only_you) }
}

/// The same with ten lines for a pen, as it is printed.
#[must_use]
pub fn for_a_pen(briefing: &Briefing, locale: Language, rows: usize) -> Document {
    let mut document = document(briefing, locale, rows);
    document.blocks = beside_headings(document.blocks);
    document.blocks.push(Block::Heading(locale.say("page-brief-pen")));
    document.blocks.push(Block::BlankLines(LINES as u32));
    document
}

/// Each part's rows beside its heading: one under the other they leave no room for half of what is known.
fn beside_headings(blocks: Vec<Block>) -> Vec<Block> {
    let mut parts = Vec::new();
    for block in blocks {
        let row = match block {
            Block::Heading(label) => {
                parts.push(Block::Facts(vec![Fact { label, values: Vec::new() }]));
                continue;
            }
            Block::Note(note) => joined(note.facts.into_iter().chain([Line::name(&note.words.text)])),
            Block::Promise(promise) => joined([Line::name(&promise.words.text)].into_iter().chain(promise.facts)),
            Block::Paragraph(line) => line,
            other => {
                parts.push(other);
                continue;
            }
        };
        if let Some(Block::Facts(facts)) = parts.last_mut()
            && let Some(part) = facts.last_mut()
        {
            part.values.push(row);
        }
    }
    parts
}

fn joined(pieces: impl IntoIterator<Item = Line>) -> Line {
    let between = |all: Line, one| if all.0.is_empty() { one } else { all.then(" · ", Voice::Plain).and(one) };
    pieces.into_iter().fold(Line::default(), between)
}

fn blocks(briefing: &Briefing, locale: Language, rows: usize) -> Vec<Block> {
    let mut blocks: Vec<Block> = briefing.next.iter().map(|visit| next(briefing, locale, visit)).collect();
    let mut part = |heading: &str, all: Vec<Block>, more: bool| blocks.extend(few(locale, heading, all, rows, more));
    let asks = |text: &str| Block::Note(Statement::of(shown(text), false, Vec::new()));
    part("what-to-ask", briefing.questions.items.iter().map(|row| asks(&row.text)).collect(), briefing.questions.more);
    part("could-ask", briefing.proposed.items.iter().map(|row| asks(&row.text)).collect(), false);
    for (heading, list) in marked(briefing) {
        part(heading, list.items.iter().map(|row| mark(locale, row)).collect(), list.more);
    }
    let promises = |rows: &[PromiseRow]| rows.iter().map(|row| promise(locale, row)).collect::<Vec<_>>();
    part("promises-not-kept-yet", promises(&briefing.promises.items), briefing.promises.more);
    if let Some(last) = &briefing.last {
        let mut came: Vec<Block> = last.starred.iter().map(|note| noted(locale, note)).collect();
        came.extend(last.expectations.iter().map(|row| expectation(locale, row)));
        came.extend(promises(&last.promises));
        came.extend(last.outcomes.iter().map(|row| {
            let kind = outcome_kind(locale, row.kind);
            let text = row.text.as_deref().map(|text| format!("{} {}", locale.say("page-colon"), one_line(text)));
            Block::Note(Statement::of(format!("{kind}{}", text.unwrap_or_default()), false, Vec::new()))
        }));
        part("came-of-last-visit", came, false);
    }
    part("their-people", briefing.people.items.iter().map(|row| person(locale, row)).collect(), briefing.people.more);
    part("below-the-surface", briefing.maps.items.iter().map(|row| map(locale, row)).collect(), briefing.maps.more);
    let sites = briefing.customer.sites.iter();
    let sites = sites.map(|row| said_of(&row.name, &format!(" ({})", locale.photo_rule(row.photo_rule))));
    part("sites", sites.collect(), false);
    let visits = briefing.visits.items.iter().map(|row| {
        let objective = row.objective.as_deref().map(|text| format!("{} {}", locale.say("page-colon"), one_line(text)));
        Block::Note(Statement::of(when(locale, row) + &objective.unwrap_or_default(), false, Vec::new()))
    });
    part("visits-until-now", visits.collect(), briefing.visits.more);
    blocks
}

/// The next visit: when, what for, who does what.
fn next(briefing: &Briefing, locale: Language, visit: &VisitRow) -> Block {
    let fact = |label: &str, value: Line| Fact { label: locale.say(label), values: vec![value] };
    let mut facts = vec![fact("page-brief-next", Line::plain(when(locale, visit)))];
    facts.extend(visit.objective.as_deref().map(|text| fact("page-brief-objective", Line::name(text))));
    if !briefing.tasks.is_empty() {
        facts.push(fact("page-we-were", Line::plain(tasks(briefing, locale))));
    }
    Block::Facts(facts)
}

/// People's words, in quotation marks where they are exact, with who said them.
fn words(locale: Language, (text, exact): (&str, bool), who: Option<&str>) -> Block {
    let text = if exact { locale.quoted(&shown(text)) } else { shown(text) };
    Block::Note(Statement::of(text, exact, who.map(Line::name).into_iter().collect()))
}

fn mark(locale: Language, row: &MarkedRow) -> Block {
    words(locale, (&row.text, row.exact), row.who.as_deref())
}

fn noted(locale: Language, note: &NoteRow) -> Block {
    words(locale, (&note.words, note.exact), note.by.as_ref().map(|by| by.name.as_str()))
}

fn expectation(locale: Language, row: &ExpectationRow) -> Block {
    Block::Note(Statement::of(shown(&row.text), false, vec![Line::plain(expected(locale, row))]))
}

fn promise(locale: Language, row: &PromiseRow) -> Block {
    let mut facts = Vec::new();
    facts.extend(
        row.until.map(|until| Line::plain(locale.say("page-until") + " ").then(locale.day(until), Voice::Strong)),
    );
    let to: Vec<String> = row.to.iter().map(|who| one_line(&who.name)).collect();
    facts.push(Line::plain(locale.say("page-to") + " ").then(to.join(", "), Voice::Name));
    facts.extend(row.promised_by.as_ref().map(|by| Line::plain(locale.say("page-by") + " ").and(Line::name(by))));
    facts.extend(locale.standing(row.standing).map(Line::plain));
    Block::Promise(Statement::of(shown(&row.text), false, facts))
}

/// A name and what is said of it, in one line.
fn said_of(name: &str, more: &str) -> Block {
    Block::Paragraph(Line::default().then(one_line(name), Voice::Strong).then(more, Voice::Plain))
}

fn person(locale: Language, row: &PersonRow) -> Block {
    let role = row.role.as_deref().map_or(String::new(), |role| format!(", {}", one_line(role)));
    said_of(&row.name, &format!("{role} ({})", locale.choice(row.consent)))
}

fn map(locale: Language, row: &MapMeter) -> Block {
    let depth =
        |of: &PartTicks| format!("{}{} {}", locale.part(of.part), locale.say("page-colon"), locale.depth(of.depth));
    let depths: Vec<_> = row.parts.iter().map(depth).collect();
    let facts = vec![Line::name(&row.map.who), Line::name(&row.map.situation)];
    Block::Note(Statement::of(depths.join(" · "), false, facts))
}
