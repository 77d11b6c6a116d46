//! Visits and calls.

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{EncounterKind, Id};
use soundings_core::present::{Encounter, Freshness};
use soundings_core::{Findable, NewVisit, StartVisit};

use super::naming::{Name, Planning};
use super::{Page, more, teammate};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{completions, dates, handles, pager, picker, teamwork, terminal, times};

#[derive(Subcommand, Debug)]
pub enum Visit {
    /// Plan a visit
    Plan {
        /// Name or id of the customer
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: Vec<String>,
        /// tomorrow 9:00, fri 14:30, 4 dec 9:00, 14:00 today, or RFC 3339
        #[arg(long, value_name = "TIME")]
        at: String,
        #[arg(long, value_parser = kinds(), default_value = "visit")]
        kind: String,
        /// What for
        #[arg(long, value_name = "TEXT")]
        objective: Option<String>,
        /// Where
        #[arg(long)]
        site: Option<String>,
        #[command(flatten)]
        planning: Planning,
    },
    /// Name a visit, or change what is known of it, at any time
    Name(Name),
    /// Start a visit: the planned one, or one from nothing
    Start {
        /// Name or id of the customer; can be named later
        #[arg(conflicts_with = "visit", add = ArgValueCompleter::new(completions::customers))]
        customer: Vec<String>,
        /// Another one, though a visit with this customer is planned for today
        #[arg(long)]
        new: bool,
        /// The planned visit
        #[arg(long, value_name = "ID", conflicts_with_all = ["kind", "objective", "site"], add = ArgValueCompleter::new(completions::visits))]
        visit: Option<String>,
        #[arg(long, value_parser = kinds())]
        kind: Option<String>,
        /// What for
        #[arg(long, value_name = "TEXT")]
        objective: Option<String>,
        /// Where
        #[arg(long)]
        site: Option<String>,
    },
    /// End the visit under way
    End {
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        id: Option<String>,
        /// Give your notes of it to your team
        #[arg(long)]
        share: bool,
        /// When it ended, of one that nobody ended: RFC 3339, or HH:MM today
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
    },
    /// Show the visit under way to a teammate, who joins it with no network
    Invite,
    /// Join the visit under way that a teammate shows
    Join {
        /// What their screen shows, or - for stdin
        text: String,
    },
    /// Go on with a visit that ended not ten minutes ago
    Continue { id: String },
    /// All visits, the newest first
    List {
        #[command(flatten)]
        page: Page,
    },
    /// One visit with its notes
    Show {
        /// Which [default: the one under way or last]
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        id: Option<String>,
        #[command(flatten)]
        page: Page,
    },
}

pub fn kinds() -> clap::builder::PossibleValuesParser {
    EncounterKind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().into()
}

impl Visit {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Plan { customer, at, kind, objective, site, planning } => {
                let at = dates::plan(at, &open.now)?;
                let customer = match joined(customer) {
                    Some(named) => open.customer(&named, site.as_deref())?,
                    None => picker::named_or_chosen(open, Findable::Customer, None)?,
                };
                let site = site.as_deref().map(|site| open.site(Some(customer), site)).transpose()?;
                let time = times::planned(&at, &open.now);
                let change = planning.change(open)?;
                let id = notebook.plan_visit(&NewVisit {
                    customer: Some(customer),
                    site,
                    kind: EncounterKind::from_word(kind).unwrap_or(EncounterKind::Visit),
                    objective: objective.clone(),
                    at,
                })?;
                notebook.change_visit(id, &change, None)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-visit-planned", time = time, id = id.to_string())))
            }
            Self::Name(name) => name.run(open),
            Self::Start { .. } => self.start(open),
            Self::End { id, share, at } => end(id.as_deref(), *share, at.as_deref(), open),
            Self::Invite => teammate::invite(open),
            Self::Join { text } => teammate::join(text, open),
            Self::Continue { id } => {
                let id = open.find(Findable::Visit, id)?;
                notebook.continue_visit(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-visit-continues", id = id.to_string())))
            }
            Self::List { page } => list(page, open),
            Self::Show { id, page } => {
                let id = open.find(Findable::Visit, id.as_deref().unwrap_or("@"))?;
                let screen = notebook.encounter(id, page.after.as_deref(), page.limit)?;
                let text = shown(&screen, notebook.notes_to_share(id)?, open);
                let mut document = serde_json::to_value(&screen).unwrap_or_default();
                // Lists are `items` in every document.
                if let Some(notes) = document.as_object_mut().and_then(|fields| fields.remove("notes")) {
                    document["items"] = notes;
                }
                Ok(Answer::new(document, text))
            }
        }
    }

    fn start(&self, open: &Open) -> Result<Answer, Failure> {
        let Self::Start { customer, new, visit, kind, objective, site } = self else { return Err(Failure::inside()) };
        let notebook = &open.notebook;
        let customer = joined(customer).map(|text| open.customer(&text, site.as_deref())).transpose()?;
        let id = notebook.start_visit(&StartVisit {
            visit: visit.as_deref().map(|text| open.find(Findable::Visit, text)).transpose()?,
            customer,
            site: site.as_deref().map(|site| open.site(customer, site)).transpose()?,
            kind: kind.as_deref().and_then(EncounterKind::from_word),
            objective: objective.clone(),
            planned: !new,
        })?;
        let started = say!("terminal-visit-started", time = times::clock(&open.now), id = id.to_string());
        let begun = notebook.encounter(id, None, 1)?.visit;
        let as_planned = begun.planned.is_some();
        let mut text = format!("{started}\n");
        if as_planned && visit.is_none() {
            let what = begun.objective.map_or_else(String::new, |objective| format!(" {objective}"));
            text += &format!("{}{what}\n", say!("terminal-visit-was-planned"));
        }
        text += &format!("{}\n", say!("terminal-note-down"));
        Ok(Answer::new(json!({"id": id, "planned": as_planned}), text))
    }
}

fn end(id: Option<&str>, share: bool, at: Option<&str>, open: &Open) -> Result<Answer, Failure> {
    let visit = id.map(|text| open.find(Findable::Visit, text)).transpose()?;
    let differ = if share { first_words_differ(visit, open)? } else { String::new() };
    let ended = match at {
        Some(at) => open.notebook.end_visit_at(visit, share, &times::moment(at, &open.now)?)?,
        None => open.notebook.end_visit(visit, share)?,
    };
    let visit = ended.visit.to_string();
    let time = times::clock(&open.now);
    let mut text = vec![say!("terminal-visit-ended", time = time, id = visit.as_str())];
    if ended.shared > 0 {
        text.push(say!("terminal-for-the-team", count = ended.shared));
    }
    if ended.shared_when_joined {
        text.push(say!("terminal-shared-when-joined"));
    }
    if ended.draft_kept.is_some() {
        text.push(say!("terminal-draft-kept"));
    }
    if !share && !handles::alone() {
        text.push(say!("terminal-stays-yours", visit = visit.as_str()));
    }
    let met = open.notebook.end_screen(ended.visit)?.met;
    let unasked: Vec<String> = met.into_iter().filter(|row| row.chose.is_none()).map(|row| row.person.name).collect();
    if !unasked.is_empty() {
        text.push(say!("terminal-may-be-told", names = unasked.join(", ")));
    }
    if !differ.is_empty() {
        text.push(differ);
    }
    text.push(say!("terminal-report-ready", visit = visit.as_str()));
    text.push(say!("terminal-debrief-offer", fresh = teamwork::freshness(Freshness::StillFresh)));
    let text: Vec<String> = text.iter().map(|line| words::wrapped(line, "")).collect();
    Ok(Answer::new(&ended, text.join("\n")))
}

/// The notes whose first words the team gets, which are not what they say now. Whoever is there to be asked may erase those
/// before.
fn first_words_differ(visit: Option<Id>, open: &Open) -> Result<String, Failure> {
    let under_way = || Ok::<_, Failure>(open.notebook.today()?.under_way.map(|visit| visit.id));
    let Some(visit) = visit.map_or_else(under_way, |visit| Ok(Some(visit)))? else { return Ok(String::new()) };
    let differ = open.notebook.end_screen(visit)?.first_words_differ;
    if differ.is_empty() {
        return Ok(String::new());
    }
    let mut text = words::wrapped(&say!("end-first-words-more"), "");
    for row in &differ {
        text += &format!("\n{}", words::line(row.note, &format!("{} → {}", row.first, row.now)).trim_end());
    }
    if terminal::may_ask() {
        pager::show(&Answer::new(&differ, text).text());
        if picker::is_sure(&say!("older-words-sure"))? {
            differ.iter().try_for_each(|row| open.notebook.erase_older_words(row.note).map(drop))?;
        }
        return Ok(String::new());
    }
    Ok(text)
}

fn list(page: &Page, open: &Open) -> Result<Answer, Failure> {
    let found = open.notebook.visits(page.after.as_deref(), page.limit)?;
    let mut text = String::new();
    if !found.not_filed.is_empty() {
        text += &format!("{}\n", say!("terminal-not-filed"));
        text += &words::note_list(&found.not_filed, None, &open.now);
        text += "\n";
    }
    found.items.iter().for_each(|visit| text += &words::visit(visit, &open.now));
    if found.items.is_empty() {
        text += &format!("{}\n", say!("terminal-no-visit-yet"));
    }
    text += &more(found.next.as_ref());
    Ok(Answer::new(&found, text))
}

/// `unshared`: notes that sharing the visit would give to the team.
fn shown(screen: &Encounter, unshared: u32, open: &Open) -> String {
    let now = &open.now;
    let mut text = words::visit(&screen.visit, now);
    if let Some((audience, state)) = words::where_most_are(&screen.notes) {
        text += &format!("  {}\n", words::small(&say!("terminal-notes-are", place = words::standing(audience, state))));
    }
    if let Some(objective) = &screen.visit.objective {
        let objective = say!("terminal-objective", objective = objective.as_str());
        text += &format!("{}\n", words::wrapped(&format!("  {objective}"), "  "));
    }
    if !screen.engineers.is_empty() {
        text += &format!("  {}\n", say!("terminal-we", names = screen.engineers.join(", ")));
    }
    if !screen.people.is_empty() {
        text += &format!("  {}\n", say!("terminal-they"));
    }
    for person in &screen.people {
        let line = format!("{}: {}", words::person(person), words::consent(person.consent));
        text += &words::line_below("    ", person.id, &line);
    }
    text += "\n";
    text += &words::note_list(&screen.notes, Some(&screen.visit), now);
    if screen.notes.is_empty() {
        text += &format!("{}\n", say!("terminal-no-notes-yet"));
    }
    text += &more(screen.next.as_ref());
    if !screen.promises.is_empty() {
        text += &format!("\n{}\n", say!("terminal-promised"));
    }
    screen.promises.iter().for_each(|promise| text += &words::promise(promise, now));
    if !screen.outcomes.is_empty() {
        text += &format!("\n{}\n", say!("page-came-of-it"));
    }
    screen.outcomes.iter().for_each(|row| text += &super::together::outcome(row, now));
    if unshared > 0 && screen.visit.ended.is_some() {
        let share = say!("terminal-still-yours", count = unshared, visit = screen.visit.id.to_string());
        text += &format!("{}\n", words::wrapped(&format!("\n{share}"), "  "));
    }
    for versions in &screen.versions {
        text += &super::resolve::versions(versions, now);
    }
    text
}

/// The visit that was named, or the one under way.
pub fn or_under_way(open: &Open, id: Option<&str>) -> Result<Option<Id>, Failure> {
    match id {
        Some(text) => open.find(Findable::Visit, text).map(Some),
        None => Ok(open.notebook.under_way()?),
    }
}
