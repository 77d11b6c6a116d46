//! A customer's briefing: one page to read before a visit and to write on.

mod document;

use maud::{Markup, html};
use soundings_core::present::{
    Briefing, ExpectationRow, LastVisit, MapMeter, MarkedRow, NoteRow, PromiseRow, VisitRow,
};

use crate::Language;
use crate::catalogue::Said;
use crate::frame::{CLOCK, name, sheet, words};
use crate::iceberg;
use crate::map::ticks;
use crate::report::came_of_it;
use crate::text::shown;

pub use document::{MOST_ROWS, document, for_a_pen};

/// What a briefing looks like, on top of documents.
pub(crate) const STYLE: &str = include_str!("brief.css");

/// Lines for a pen.
const LINES: usize = 10;

/// So many sites have room.
const SITES: usize = 4;

/// The briefing as CommonMark.
#[must_use]
pub fn markdown(briefing: &Briefing, locale: Language) -> String {
    document(briefing, locale, MOST_ROWS).markdown()
}

/// The briefing as a page that is whole in itself, headed *not for outside*, with ten lines for a pen.
#[must_use]
pub fn html(briefing: &Briefing, locale: Language) -> String {
    let content = html! {
        (known_and_asked(briefing, locale))
        section .pen {
            h2 { (locale.say("page-brief-pen")) }
            @for _ in 0..LINES { div .line {} }
        }
        (foot(briefing, locale))
    };
    sheet(locale, &heading(briefing, locale), STYLE, &content)
}

/// What the page is called.
pub(crate) fn heading(briefing: &Briefing, locale: Language) -> String {
    format!("{} · {}", locale.say("briefing"), briefing.customer.name)
}

/// What stands on the page, but for the lines for a pen.
pub(crate) fn content(briefing: &Briefing, locale: Language) -> Markup {
    html! { (known_and_asked(briefing, locale)) (foot(briefing, locale)) }
}

fn foot(briefing: &Briefing, locale: Language) -> Markup {
    html! {
        footer {
            @if briefing.only_you { p { (locale.say("page-brief-only-you")) } }
            p { (locale.dated("page-as-of", briefing.made.local_in(&briefing.made.zone))) "." }
        }
    }
}

fn known_and_asked(briefing: &Briefing, locale: Language) -> Markup {
    let title = &briefing.customer.name;
    html! {
        header {
            p .kind { (locale.say("briefing")) span .tag { (locale.say("not-for-outside")) } }
            h1 dir="auto" { (shown(title)) }
            (next(briefing, locale))
        }
        div .columns {
            @if !briefing.questions.items.is_empty() || !briefing.proposed.items.is_empty() { (to_ask(briefing, locale)) }
            @for (heading, list) in marked(briefing) {
                @if !list.items.is_empty() {
                    section {
                        h2 { (locale.say(heading)) }
                        ul { @for row in &list.items { (mark(locale, row)) } }
                        (more(locale, list.more))
                    }
                }
            }
            @if !briefing.promises.items.is_empty() {
                section {
                    h2 { (locale.say("promises-not-kept-yet")) }
                    ul { @for row in &briefing.promises.items { (promise(locale, row)) } }
                    (more(locale, briefing.promises.more))
                }
            }
            @if let Some(last) = &briefing.last { (came_of(locale, last)) }
            (known(briefing, locale))
        }
    }
}

/// Who they are: people, maps, sites, visits until now.
fn known(briefing: &Briefing, locale: Language) -> Markup {
    html! {
        @if !briefing.people.items.is_empty() {
            section {
                h2 { (locale.say("their-people")) }
                ul .plain {
                    @for row in &briefing.people.items {
                        li {
                            strong { (name(&row.name)) }
                            @if let Some(role) = &row.role { ", " (name(role)) }
                            span .beside { (locale.choice(row.consent)) }
                        }
                    }
                }
                (more(locale, briefing.people.more))
            }
        }
        @if !briefing.maps.items.is_empty() {
            section {
                h2 { (locale.say("below-the-surface")) }
                @for row in &briefing.maps.items { (map(locale, row)) }
                (more(locale, briefing.maps.more))
            }
        }
        @if !briefing.customer.sites.is_empty() {
            section {
                h2 { (locale.say("sites")) }
                ul .plain {
                    @for row in briefing.customer.sites.iter().take(SITES) {
                        li { strong { (name(&row.name)) } span .beside { (locale.photo_rule(row.photo_rule)) } }
                    }
                }
                (more(locale, briefing.customer.sites.len() > SITES))
            }
        }
        @if !briefing.visits.items.is_empty() {
            section {
                h2 { (locale.say("visits-until-now")) }
                ul .plain { @for row in &briefing.visits.items { li { (visit(locale, row)) } } }
                (more(locale, briefing.visits.more))
            }
        }
    }
}

/// Questions, concerns and priorities, each with its heading.
fn marked(briefing: &Briefing) -> [(&'static str, &soundings_core::present::FewMarked); 3] {
    [
        ("open-questions", &briefing.open_questions),
        ("concerns", &briefing.concerns),
        ("priorities", &briefing.priorities),
    ]
}

fn more(locale: Language, more: bool) -> Markup {
    html! { @if more { p .beside { (locale.say("page-brief-more")) } } }
}

/// The next visit: when, where, what for, who does what.
fn next(briefing: &Briefing, locale: Language) -> Markup {
    html! {
        @match &briefing.next {
            Some(visit) => {
                p .when { strong { (locale.say("page-brief-next")) (locale.say("page-colon")) } " " (when(locale, visit)) }
                @if let Some(objective) = &visit.objective {
                    p .objective dir="auto" { strong { (locale.say("page-brief-objective")) (locale.say("page-colon")) } " " (shown(objective)) }
                }
                @if !briefing.tasks.is_empty() { p .when { (tasks(briefing, locale)) } }
            }
            None => p .when { (locale.say("nothing-planned")) },
        }
    }
}

/// "Jonas Lindqvist asks, Ada Okafor writes"
fn tasks(briefing: &Briefing, locale: Language) -> String {
    let said = |row: &soundings_core::present::TaskRow| {
        let task = row.task.map(|task| locale.say(&format!("engineer-task-{}", task.word())));
        format!("{} {}", shown(&row.name), task.unwrap_or_default()).trim().to_owned()
    };
    briefing.tasks.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// When a visit was or is to be, with its kind and its site.
fn when(locale: Language, visit: &VisitRow) -> String {
    let at = match (&visit.started, &visit.planned) {
        (Some(start), _) => Some(start.local_in(&start.zone)),
        (None, Some(plan)) => plan.wall_clock(),
        (None, None) => None,
    };
    let mut parts = vec![locale.encounter(visit.kind)];
    parts.extend(at.map(|at| format!("{}, {}", locale.day(at.date()), at.format(CLOCK))));
    parts.extend(visit.site.as_deref().map(shown));
    parts.join(" · ")
}

fn visit(locale: Language, row: &VisitRow) -> Markup {
    html! {
        (when(locale, row))
        @if let Some(objective) = &row.objective { span .beside dir="auto" { (shown(objective)) } }
    }
}

fn to_ask(briefing: &Briefing, locale: Language) -> Markup {
    html! {
        section {
            @if !briefing.questions.items.is_empty() {
                h2 {
                    (locale.say("what-to-ask"))
                    @if let Some(guide) = &briefing.guide { span .beside { (name(&guide.name)) } }
                }
                ol .boxes { @for row in &briefing.questions.items { li dir="auto" { (shown(&row.text)) } } }
                (more(locale, briefing.questions.more))
            }
            @if !briefing.proposed.items.is_empty() {
                h2 { (locale.say("could-ask")) }
                ol .boxes { @for row in &briefing.proposed.items { li dir="auto" { (shown(&row.text)) } } }
            }
        }
    }
}

fn mark(locale: Language, row: &MarkedRow) -> Markup {
    html! { li { (words(locale, &row.text, row.exact)) @if let Some(who) = &row.who { span .beside { (name(who)) } } } }
}

fn promise(locale: Language, row: &PromiseRow) -> Markup {
    html! {
        li {
            p .words dir="auto" { (shown(&row.text)) }
            span .beside {
                @if let Some(until) = row.until { (locale.say("page-until")) " " strong { (locale.day(until)) } ", " }
                (locale.say("page-to")) " "
                @for (place, who) in row.to.iter().enumerate() { @if place > 0 { ", " } (name(&who.name)) }
                @if let Some(engineer) = &row.promised_by { ", " (locale.say("page-by")) " " (name(engineer)) }
                @if let Some(standing) = locale.standing(row.standing) { ", " (standing) }
            }
        }
    }
}

fn came_of(locale: Language, last: &LastVisit) -> Markup {
    html! {
        @let nothing = last.starred.is_empty() && last.expectations.is_empty() && last.promises.is_empty();
        @if !nothing || !last.outcomes.is_empty() {
            section {
                h2 { (locale.say("came-of-last-visit")) }
                ul {
                    @for note in &last.starred { (noted(locale, note)) }
                    @for row in &last.expectations { li { p .words dir="auto" { (shown(&row.text)) } span .beside { (expected(locale, row)) } } }
                    @for row in &last.promises { (promise(locale, row)) }
                    @for row in &last.outcomes { li { (came_of_it(locale, row.kind, row.text.as_deref())) } }
                }
            }
        }
    }
}

fn noted(locale: Language, note: &NoteRow) -> Markup {
    html! {
        li {
            (words(locale, &note.words, note.exact))
            span .beside {
                @if let Some(by) = &note.by { (name(&by.name)) } @else if let Some(kind) = note.kind { (locale.note(kind)) }
            }
        }
    }
}

/// "expected by Ada Okafor, fairly sure: otherwise"
fn expected(locale: Language, row: &ExpectationRow) -> String {
    let mut parts = vec![match &row.engineer {
        Some(engineer) => locale.with("page-brief-expected-by", &[("engineer", shown(engineer).into())]),
        None => locale.say("page-brief-expected"),
    }];
    parts.extend(row.sureness.map(|sureness| locale.say(&format!("sureness-{}", sureness.word()))));
    parts.extend(row.after_start.then(|| locale.say("page-brief-after-start")));
    let said = parts.join(", ");
    match row.outcome {
        Some(outcome) => {
            let outcome = locale.say(&format!("expectation-outcome-{}", outcome.word()));
            format!("{said}{} {outcome}", locale.say("page-colon"))
        }
        None => said,
    }
}

fn map(locale: Language, row: &MapMeter) -> Markup {
    let depths: Vec<_> = row.parts.iter().map(|of| (of.part, of.depth)).collect();
    html! {
        div .map {
            p { strong { (name(&row.map.who)) } " " span .beside dir="auto" { (shown(&row.map.situation)) } }
            div .iceberg-small { (iceberg::small(&depths)) }
            ul .depths {
                @for of in &row.parts {
                    li class=(if of.part.above_water() { "above" } else { "below" }) {
                        (ticks(of.depth)) span { (locale.part(of.part)) (locale.say("page-colon")) " " (locale.depth(of.depth)) }
                    }
                }
            }
        }
    }
}
