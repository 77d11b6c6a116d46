//! What we expect of a visit, and what became of it.

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{ExpectationOutcome, Seen, Sureness};
use soundings_core::present::ExpectationRow;
use soundings_core::{ExpectationChange, Findable, NewExpectation};

use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, joined, joined_or_stdin, words_or_stdin};
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Expect {
    /// Write down what you expect of a visit, before it starts: at most three things
    Add {
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        visit: String,
        /// What you expect, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
        #[arg(long, value_name = "HOW", value_parser = how_sure(), default_value = "hunch")]
        sure: String,
    },
    /// Change what you expect, before it starts
    Change {
        expectation: String,
        /// What you expect, or - for stdin
        text: Vec<String>,
        #[arg(long, value_name = "HOW", value_parser = how_sure())]
        sure: Option<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Write down what became of what you expected
    Settle {
        expectation: String,
        #[arg(value_parser = outcomes())]
        outcome: String,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// What is expected of a visit; what others expect is shown once it has started
    List {
        /// Which visit [default: the one under way, next or last]
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        visit: Option<String>,
    },
    /// Delete what you expect, before it starts
    Delete { expectation: String },
}

fn how_sure() -> clap::builder::PossibleValuesParser {
    Sureness::ALL.iter().map(|sureness| sureness.word()).collect::<Vec<_>>().into()
}

fn outcomes() -> clap::builder::PossibleValuesParser {
    ExpectationOutcome::ALL.iter().map(|outcome| outcome.word()).collect::<Vec<_>>().into()
}

impl Expect {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Add { visit, text, sure } => {
                let id = notebook.expect(&NewExpectation {
                    visit: open.find(Findable::Visit, visit)?,
                    text: joined_or_stdin(text)?,
                    sureness: Sureness::from_word(sure).unwrap_or(Sureness::Hunch),
                })?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-expected", id = id.to_string())))
            }
            Self::Change { expectation, text, sure, seen } => {
                let id = open.find(Findable::Any, expectation)?;
                let change = ExpectationChange {
                    text: joined(text).as_deref().map(words_or_stdin).transpose()?,
                    sureness: sure.as_deref().and_then(Sureness::from_word),
                };
                notebook.change_expectation(id, &change, seen.clone().map(Seen).as_ref())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-expectation-changed")))
            }
            Self::Settle { expectation, outcome, seen } => {
                let id = open.find(Findable::Any, expectation)?;
                let outcome = ExpectationOutcome::from_word(outcome).unwrap_or(ExpectationOutcome::Otherwise);
                notebook.settle_expectation(id, outcome, seen.clone().map(Seen).as_ref())?;
                let said = say!("terminal-expectation-settled", outcome = words::outcome(outcome));
                Ok(Answer::new(json!({"id": id, "outcome": outcome}), said))
            }
            Self::List { visit } => {
                let face = notebook.plan_face(open.visit_ahead(visit.as_deref())?, super::guide::language())?;
                let mut text: String = face.expectations.iter().map(|row| shown(row, open)).collect();
                if text.is_empty() {
                    text = format!("{}\n", say!("terminal-nothing-expected"));
                }
                Ok(Answer::new(json!({"items": face.expectations, "may_expect": face.may_expect}), text))
            }
            Self::Delete { expectation } => {
                let id = open.find(Findable::Any, expectation)?;
                notebook.delete(id)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-expectation-deleted")))
            }
        }
    }
}

/// One thing that somebody expects, with its id.
pub fn shown(row: &ExpectationRow, open: &Open) -> String {
    let who = row.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
    let sureness = row.sureness.map(words::sureness).into_iter();
    let after = row.after_start.then(|| say!("terminal-after-start")).into_iter();
    let beside: Vec<_> = sureness.chain(after).chain(row.outcome.map(words::outcome)).collect();
    let line = words::wrapped(&format!("  {who}: {} [{}]", row.text, beside.join("; ")), "    ");
    let id = words::small(&format!("{} · {}", row.id, words::standing(row.audience, row.state)));
    let mut text = format!("{line}\n    {id}\n");
    for versions in &row.versions {
        text += &super::resolve::versions(versions, &open.now);
    }
    text
}
