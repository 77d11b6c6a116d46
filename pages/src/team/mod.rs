//! The team's pages: the visit log, customers, maps and reports, read only, for who has no phone in the team. Every one of
//! them is headed *not for outside*, runs nothing and asks for nothing.

use maud::{Markup, html};
use soundings_core::present::{Briefing, CustomerRow, MapListRow, MapPage, Page, Report, VisitRow, Visits};

use crate::catalogue::Said;
use crate::frame::{CLOCK, name, team_page};
use crate::{Language, brief, map as map_page, report as report_page};

const STYLE: &str = include_str!("team.css");

/// For all of these pages: their own style, pictures that stand in them, and their one form.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The pages that lists are on, with their words.
const LISTS: [(&str, &str); 3] =
    [("/pages", "page-team-visits"), ("/pages/customers", "page-team-customers"), ("/pages/maps", "page-team-maps")];

/// The visit log, newest first.
#[must_use]
pub fn visits(visits: &Visits, locale: Language) -> String {
    let rows = html! { @for row in &visits.items { li { (visit(row, locale)) } } };
    list(0, visits.items.is_empty().then_some("page-team-nothing-visits"), &rows, visits.next.as_deref(), locale)
}

/// The customers.
#[must_use]
pub fn customers(customers: &Page<CustomerRow>, locale: Language) -> String {
    let rows = html! {
        @for row in &customers.items {
            li {
                a href=(format!("/pages/customer/{}", row.id)) { (name(&row.name)) }
                p {
                    (locale.counted("page-team-people", row.people.into()))
                    @for site in row.sites.iter().take(3) { " · " (name(&site.name)) }
                }
            }
        }
    };
    let nothing = customers.items.is_empty().then_some("page-team-nothing-customers");
    list(1, nothing, &rows, customers.next.as_deref(), locale)
}

/// The maps, newest first.
#[must_use]
pub fn maps(maps: &Page<MapListRow>, locale: Language) -> String {
    let rows = html! {
        @for row in &maps.items {
            li {
                a href=(format!("/pages/map/{}", row.id)) { (name(&row.who)) ", " (name(&row.situation)) }
                p {
                    (locale.with("page-team-ticks", &[("above", u32::from(row.above).into()), ("below", u32::from(row.below).into())]))
                }
            }
        }
    };
    let nothing = maps.items.is_empty().then_some("page-team-nothing-maps");
    list(2, nothing, &rows, maps.next.as_deref(), locale)
}

/// A visit's report, for us.
#[must_use]
pub fn report(report: &Report, locale: Language) -> String {
    let (title, content) = (report_page::heading(report, locale), report_page::content(report, locale));
    page(&title, None, &content, "", locale)
}

/// A customer on one page.
#[must_use]
pub fn customer(briefing: &Briefing, locale: Language) -> String {
    let (title, content) = (brief::heading(briefing, locale), brief::content(briefing, locale));
    page(&title, None, &content, brief::STYLE, locale)
}

/// A map.
#[must_use]
pub fn map(map: &MapPage, locale: Language) -> String {
    let (title, content) = (map_page::heading(map, locale), map_page::content(map, locale));
    page(&title, None, &content, "", locale)
}

/// What a link shows before it is opened.
#[must_use]
pub fn enter(secret: &str, locale: Language) -> String {
    let content = html! {
        header { h1 { (locale.say("page-team-pages")) } }
        p .empty { (locale.say("page-team-enter")) }
        form method="post" action=(format!("/enter/{secret}")) { button { (locale.say("page-team-open")) } }
    };
    team_page(locale, &locale.say("page-team-pages"), STYLE, &html! { main { (content) } })
}

/// For who has no link, or one that does not open.
#[must_use]
pub fn no_link(locale: Language) -> String {
    plain("page-team-no-link", locale)
}

/// For what is not there.
#[must_use]
pub fn not_here(locale: Language) -> String {
    plain("page-team-not-here", locale)
}

fn plain(words: &str, locale: Language) -> String {
    let content = html! {
        header { h1 { (locale.say("page-team-pages")) } }
        p .empty { (locale.say(words)) }
    };
    team_page(locale, &locale.say("page-team-pages"), STYLE, &html! { main { (content) } })
}

fn list(at: usize, nothing: Option<&str>, rows: &Markup, next: Option<&str>, locale: Language) -> String {
    let (path, words) = LISTS[at];
    let heading = locale.say(words);
    let content = html! {
        header {
            p .kind { (locale.say("page-team-pages")) span .tag { (locale.say("not-for-outside")) } }
            h1 { (heading) }
        }
        @if let Some(nothing) = nothing { p .empty { (locale.say(nothing)) } }
        ul .rows { (rows) }
        @if let Some(next) = next { a .more href=(format!("{path}?after={next}")) { (locale.say("page-team-more")) } }
    };
    page(&heading, Some(at), &content, "", locale)
}

/// The page around a list or a document. `at`: the list it is.
fn page(title: &str, at: Option<usize>, content: &Markup, style: &str, locale: Language) -> String {
    let body = html! {
        nav aria-label=(locale.say("page-team-pages")) {
            ul {
                @for (place, (path, words)) in LISTS.iter().enumerate() {
                    li { a href=(path) aria-current=[(at == Some(place)).then_some("page")] { (locale.say(words)) } }
                }
            }
        }
        main { (content) }
    };
    team_page(locale, title, &format!("{style}{STYLE}"), &body)
}

/// A visit, as a row of the log.
fn visit(row: &VisitRow, locale: Language) -> Markup {
    let unnamed = locale.say("page-not-named-yet");
    let began = row.started.as_ref().map(|started| started.local_in(&started.zone));
    let planned = row.planned.as_ref().and_then(soundings_core::model::Plan::wall_clock);
    let day = began.or(planned).map(|day| format!("{}, {}", locale.day(day.date()), day.format(CLOCK)));
    html! {
        a href=(format!("/pages/visit/{}", row.id)) { (name(row.customer.as_deref().unwrap_or(&unnamed))) }
        p {
            (locale.encounter(row.kind))
            @if let Some(day) = &day {
                " · " @if began.is_none() { (locale.say("page-planned")) " " } (day)
            }
            @if let Some(site) = &row.site { " · " (name(site)) }
            " · " (locale.counted("page-team-notes", row.notes.into()))
        }
        @if let Some(objective) = &row.objective { p dir="auto" { (crate::text::shown(objective)) } }
    }
}
