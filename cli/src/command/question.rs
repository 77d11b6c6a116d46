//! Questions that were marked: open and answered.

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Seen;
use soundings_core::present::QuestionWithAnswers;

use super::{Page, more};
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin};
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Question {
    /// Open questions, everybody's or a customer's
    List {
        /// Of this customer
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: Option<String>,
        /// Those that were answered
        #[arg(long)]
        answered: bool,
        #[command(flatten)]
        page: Page,
    },
    /// Answer a question
    Answer {
        /// The note or the entry that is marked
        question: String,
        /// What you know now, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Correct an answer
    Correct {
        answer: String,
        #[arg(required = true)]
        text: Vec<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// The customer was told the answer
    Told {
        answer: String,
        /// They were not
        #[arg(long)]
        not: bool,
    },
}

impl Question {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::List { customer, answered, page } => {
                let customer = customer.as_deref().map(|text| open.find(Findable::Customer, text)).transpose()?;
                let found = notebook.questions(customer, *answered, page.after.as_deref(), page.limit)?;
                let mut text: String = found.items.iter().map(|row| shown(row, open)).collect();
                if text.is_empty() {
                    text = format!("{}\n", say!("terminal-no-questions"));
                }
                text += &more(found.next.as_ref());
                Ok(Answer::new(json!(found), text))
            }
            Self::Answer { question, text } => {
                let question = open.find(Findable::Any, question)?;
                let id = notebook.answer_question(question, &joined_or_stdin(text)?)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-answered", id = id.to_string())))
            }
            Self::Correct { answer, text, seen } => {
                let id = open.find(Findable::Any, answer)?;
                notebook.change_answer(id, &joined_or_stdin(text)?, seen.clone().map(Seen).as_ref())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-answered", id = id.to_string())))
            }
            Self::Told { answer, not } => {
                let id = open.find(Findable::Any, answer)?;
                notebook.tell_answer(id, !not)?;
                let said = if *not { say!("terminal-question-not-told") } else { say!("customer-told") };
                Ok(Answer::new(json!({"id": id, "told": !not}), said))
            }
        }
    }
}

pub fn shown(row: &QuestionWithAnswers, open: &Open) -> String {
    let question = &row.question;
    let mut text = words::quoted(&question.text, question.exact);
    text += &words::beside(question.who.as_slice());
    let mut text = words::line(question.id, &text);
    for answer in &row.answers {
        let who = answer.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
        let told = if answer.told { say!("customer-told") } else { say!("terminal-question-not-told") };
        let said = say!("terminal-question-answer", who = who, text = answer.text.as_str());
        text += &words::line_below("    ", answer.id, &format!("{said}{}", words::beside(&[told])));
        for versions in &answer.versions {
            text += &super::resolve::versions(versions, &open.now);
        }
    }
    text
}
