//! The briefing as CommonMark: what stands on the page, without the lines for a pen.

use std::fmt::Write;

use soundings_core::present::{
    Briefing, ExpectationRow, MapMeter, MarkedRow, NoteRow, PartTicks, PersonRow, PromiseRow,
};

use super::{as_of, expected, marked, tasks, when};
use crate::Language;
use crate::catalogue::Said;
use crate::document::markdown::{escape, in_item};
use crate::document::one_line;
use crate::report::outcome_kind;
use crate::text::shown;

/// The whole document.
pub(super) fn document(briefing: &Briefing, locale: Language) -> String {
    let mut out = format!(
        "# {}{} {}\n\n**{}**\n\n",
        locale.say("briefing"),
        locale.say("page-colon"),
        line(&briefing.customer.name),
        locale.say("not-for-outside")
    );
    next(briefing, locale, &mut out);
    let mut section = |heading: &str, items: Vec<String>, more: bool| {
        if items.is_empty() {
            return;
        }
        let _ = write!(out, "## {}\n\n", locale.say(heading));
        items.iter().for_each(|item| out.push_str(&format!("- {item}\n")));
        if more {
            let _ = writeln!(out, "\n{}", locale.say("page-brief-more"));
        }
        out.push('\n');
    };
    let questions = &briefing.questions;
    section("what-to-ask", questions.items.iter().map(|row| block(&row.text)).collect(), questions.more);
    let proposed = briefing.proposed.items.iter().map(|row| block(&row.text));
    section("could-ask", proposed.collect(), false);
    for (heading, list) in marked(briefing) {
        section(heading, list.items.iter().map(|row| mark(locale, row)).collect(), list.more);
    }
    let promises = |rows: &[PromiseRow]| rows.iter().map(|row| promise(locale, row)).collect::<Vec<_>>();
    section("promises-not-kept-yet", promises(&briefing.promises.items), briefing.promises.more);
    if let Some(last) = &briefing.last {
        let mut came: Vec<String> = last.starred.iter().map(|note| noted(locale, note)).collect();
        came.extend(last.expectations.iter().map(|row| expectation(locale, row)));
        came.extend(promises(&last.promises));
        came.extend(last.outcomes.iter().map(|row| {
            let kind = outcome_kind(locale, row.kind);
            row.text.as_ref().map_or_else(
                || line(&kind),
                |text| format!("{}{} {}", line(&kind), locale.say("page-colon"), line(text)),
            )
        }));
        section("came-of-last-visit", came, false);
    }
    let people = briefing.people.items.iter().map(|row| person(locale, row));
    section("their-people", people.collect(), briefing.people.more);
    let maps = briefing.maps.items.iter().map(|row| map(locale, row));
    section("below-the-surface", maps.collect(), briefing.maps.more);
    let sites = briefing.customer.sites.iter();
    let sites = sites.map(|row| format!("**{}** ({})", line(&row.name), locale.photo_rule(row.photo_rule)));
    section("sites", sites.collect(), false);
    let visits = briefing.visits.items.iter().map(|row| {
        let objective = row.objective.as_deref().map_or(String::new(), |text| format!(": {}", line(text)));
        format!("{}{objective}", line(&when(locale, row)))
    });
    section("visits-until-now", visits.collect(), briefing.visits.more);
    if briefing.only_you {
        let _ = writeln!(out, "{}\n", locale.say("page-brief-only-you"));
    }
    let _ = writeln!(out, "{} {}", locale.say("page-as-of"), as_of(locale, &briefing.made));
    out
}

fn next(briefing: &Briefing, locale: Language, out: &mut String) {
    let Some(visit) = &briefing.next else {
        let _ = writeln!(out, "{}\n", locale.say("nothing-planned"));
        return;
    };
    let colon = locale.say("page-colon");
    let mut fact = |heading: String, value: String| {
        let _ = writeln!(out, "- **{heading}**{colon} {value}");
    };
    fact(locale.say("page-brief-next"), line(&when(locale, visit)));
    if let Some(objective) = &visit.objective {
        fact(locale.say("page-brief-objective"), line(objective));
    }
    if !briefing.tasks.is_empty() {
        fact(locale.say("page-we-were"), line(&tasks(briefing, locale)));
    }
    out.push('\n');
}

fn words(locale: Language, text: &str, exact: bool) -> String {
    block(&if exact { locale.quoted(&shown(text)) } else { text.to_owned() })
}

fn mark(locale: Language, row: &MarkedRow) -> String {
    let who = row.who.as_deref().map_or(String::new(), |who| format!(" ({})", line(who)));
    format!("{}{who}", words(locale, &row.text, row.exact))
}

fn noted(locale: Language, note: &NoteRow) -> String {
    let by = note.by.as_ref().map_or(String::new(), |by| format!(" ({})", line(&by.name)));
    format!("{}{by}", words(locale, &note.words, note.exact))
}

fn expectation(locale: Language, row: &ExpectationRow) -> String {
    format!("{} ({})", words(locale, &row.text, false), line(&expected(locale, row)))
}

fn promise(locale: Language, row: &PromiseRow) -> String {
    let mut facts = Vec::new();
    facts.extend(row.until.map(|until| format!("{} **{}**", locale.say("page-until"), locale.day(until))));
    let to: Vec<String> = row.to.iter().map(|who| line(&who.name)).collect();
    facts.push(format!("{} {}", locale.say("page-to"), to.join(", ")));
    facts.extend(row.promised_by.as_ref().map(|engineer| format!("{} {}", locale.say("page-by"), line(engineer))));
    facts.extend(locale.standing(row.standing));
    format!("{}  \n  {}", block(&row.text), facts.join(" · "))
}

fn person(locale: Language, row: &PersonRow) -> String {
    let role = row.role.as_deref().map_or(String::new(), |role| format!(", {}", line(role)));
    format!("**{}**{role} ({})", line(&row.name), locale.choice(row.consent))
}

fn map(locale: Language, row: &MapMeter) -> String {
    let depth =
        |of: &PartTicks| format!("{}{} {}", locale.part(of.part), locale.say("page-colon"), locale.depth(of.depth));
    let depths: Vec<_> = row.parts.iter().map(depth).collect();
    format!("**{}**, {}  \n  {}", line(&row.map.who), line(&row.map.situation), depths.join(" · "))
}

/// Text that stands in a line with other text.
fn line(text: &str) -> String {
    escape(&one_line(text))
}

/// Text that has its own lines, in an item of a list.
fn block(text: &str) -> String {
    in_item(&shown(text))
}
