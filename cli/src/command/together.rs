//! The team: a little of everything, who knows a customer, customers nobody has met lately, what came of it.

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{Moment, OutcomeKind, Seen};
use soundings_core::present::{NotMetRow, OutcomeRow};
use soundings_core::{Findable, NewOutcome};

use super::{Page, insight, more, question, seat};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{completions, teamwork, times};

#[derive(Args, Debug)]
pub struct Team {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Who of your team has met a customer
    Knows {
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
    },
    /// Customers nobody has met in the last six weeks
    NotMet {
        #[command(flatten)]
        page: Page,
    },
}

impl Team {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match &self.what {
            None => team(open),
            Some(What::Knows { customer }) => {
                let known = notebook.who_knows(open.find(Findable::Customer, customer)?)?;
                let line = |row: &soundings_core::present::KnowsRow| {
                    let time = row.met.as_ref().map(|met| times::when(met, &open.now)).unwrap_or_default();
                    words::line(row.visit, &say!("knows-since", engineer = row.engineer.name.as_str(), time = time))
                };
                let mut text: String = known.iter().map(line).collect();
                if text.is_empty() {
                    text = say!("nobody-knows");
                }
                Ok(Answer::new(json!({"items": known}), text))
            }
            Some(What::NotMet { page }) => {
                let found = notebook.not_met_lately(page.after.as_deref(), page.limit)?;
                let mut text: String = found.items.iter().map(|row| not_met(row, open)).collect();
                if text.is_empty() {
                    text = format!("{}\n", say!("all-met"));
                }
                text += &more(found.next.as_ref());
                Ok(Answer::new(json!({"items": found.items, "next": found.next}), text))
            }
        }
    }
}

fn team(open: &Open) -> Result<Answer, Failure> {
    let team = open.notebook.team()?;
    let names: Vec<&str> = team.engineers.iter().map(|row| row.name.as_str()).collect();
    let mut text = format!("{}\n", words::wrapped(&words::strong(&names.join(", ")), ""));
    let lists = [
        (say!("open-seats"), team.seats.iter().map(|row| seat::shown(row, open)).collect::<String>()),
        (say!("promises-due"), team.promises.iter().map(|row| words::promise(row, &open.now)).collect()),
        (say!("open-questions"), team.questions.iter().map(|row| question::shown(row, open)).collect()),
        (say!("insights"), team.insights.iter().map(insight::head).collect()),
        (say!("terminal-team-not-met"), team.not_met_lately.iter().map(|row| not_met(row, open)).collect()),
    ];
    if names.len() == 1 {
        text += &format!("{}\n", say!("terminal-team-alone"));
    }
    for (head, rows) in lists.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        text += &format!("\n{}\n{rows}", words::strong(&head));
    }
    Ok(Answer::new(team, text))
}

fn not_met(row: &NotMetRow, open: &Open) -> String {
    let name = row.name.as_str();
    let said = match &row.met {
        Some(met) => say!("terminal-not-met", name = name, time = times::when(met, &open.now)),
        None => say!("terminal-never-met", name = name),
    };
    words::line(row.customer, &said)
}

/// What came of visits and calls.
#[derive(Subcommand, Debug)]
pub enum Outcome {
    /// Write down what came of visits with a customer
    Add {
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
        #[arg(value_parser = kinds())]
        kind: String,
        /// What, in a few words
        text: Vec<String>,
        /// A visit that led to it; may be given several times
        #[arg(long, value_name = "VISIT", add = ArgValueCompleter::new(completions::visits))]
        visit: Vec<String>,
    },
    /// What came of visits with a customer
    List {
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
        #[command(flatten)]
        page: Page,
    },
    /// Change its words
    Change {
        outcome: String,
        text: Vec<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
}

fn kinds() -> clap::builder::PossibleValuesParser {
    OutcomeKind::ALL.iter().map(|kind| kind.word()).collect::<Vec<_>>().into()
}

impl Outcome {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Add { customer, kind, text, visit } => {
                let id = notebook.add_outcome(&NewOutcome {
                    customer: open.find(Findable::Customer, customer)?,
                    visits: visit.iter().map(|text| open.find(Findable::Visit, text)).collect::<Result<_, _>>()?,
                    kind: OutcomeKind::from_word(kind).unwrap_or(OutcomeKind::NewWork),
                    text: joined(text),
                })?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-outcome-made", id = id.to_string())))
            }
            Self::List { customer, page } => {
                let customer = open.find(Findable::Customer, customer)?;
                let found = notebook.outcomes(customer, page.after.as_deref(), page.limit)?;
                let mut text: String = found.items.iter().map(|row| outcome(row, &open.now)).collect();
                if text.is_empty() {
                    text = say!("no-outcomes");
                }
                text += &more(found.next.as_ref());
                Ok(Answer::new(json!(found), text))
            }
            Self::Change { outcome, text, seen } => {
                let id = open.find(Findable::Any, outcome)?;
                notebook.change_outcome(id, &text.join(" "), seen.clone().map(Seen).as_ref())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-outcome-made", id = id.to_string())))
            }
        }
    }
}

/// Whether a better question stands under words of one's own that judge.
#[derive(Args, Debug)]
pub struct Nudges {
    #[arg(value_parser = ["on", "off"])]
    on: String,
}

impl Nudges {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let on = self.on == "on";
        open.notebook.set_nudges(on)?;
        let said = if on { say!("terminal-nudges-on") } else { say!("terminal-nudges-off") };
        Ok(Answer::new(json!({"nudges": on}), said))
    }
}

/// What came of visits, in a line.
pub fn outcome(row: &OutcomeRow, now: &Moment) -> String {
    let kind = row.kind.map(teamwork::outcome_kind).unwrap_or_default();
    let said = row.text.as_ref().map_or_else(|| kind.clone(), |text| format!("{kind}: {text}"));
    let beside: Vec<String> = words::unusual(row.audience, row.state).into_iter().collect();
    let mut text = words::line(row.id, &format!("{said}{}", words::beside(&beside)));
    for versions in &row.versions {
        text += &super::resolve::versions(versions, now);
    }
    text
}
