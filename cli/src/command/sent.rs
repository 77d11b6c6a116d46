//! *What went out* of a customer's visits, and copies that were fetched back.

use std::path::PathBuf;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present::SentRow;
use soundings_pages::went_out::{self, WentOut};

use super::meeting::written;
use super::report::form_of;
use super::{Page, more};
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{picker, times};

#[derive(Args, Debug)]
pub struct Sent {
    /// Whose [default: the customer of the visit under way or last]
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: Vec<String>,
    /// Only what speaks of this person
    #[arg(long, value_name = "PERSON", conflicts_with = "customer")]
    #[arg(add = ArgValueCompleter::new(completions::people))]
    about: Option<String>,
    /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A PDF on Letter paper instead of A4
    #[arg(long)]
    letter: bool,
    #[command(flatten)]
    page: Page,
}

impl Sent {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let (notebook, after, limit) = (&open.notebook, self.page.after.as_deref(), self.page.limit);
        let form = form_of(self.out.as_deref(), self.letter)?;
        let (of, page) = match &self.about {
            Some(person) => {
                let person = open.find(Findable::Person, person)?;
                (notebook.about_person(person)?.consent.person.name, notebook.documents_about(person, after, limit)?)
            }
            None => {
                let named = joined(&self.customer);
                let of_last =
                    || notebook.encounter(open.find(Findable::Visit, "@").ok()?, None, 1).ok()?.visit.customer_id;
                let customer = match (&named, of_last()) {
                    (None, Some(customer)) => customer,
                    _ => picker::named_or_chosen(open, Findable::Customer, named.as_deref())?,
                };
                (notebook.customer(customer)?.name, notebook.went_out(customer, after, limit)?)
            }
        };
        if let Some(file) = &self.out {
            let made = open.now.local_in(&open.now.zone);
            let list = WentOut { of: &of, items: &page.items, has_more: page.next.is_some(), made };
            let out = written(file, form, &went_out::document(&list, words::language()), None)?;
            let text = say!("terminal-went-out-in", file = out.display().to_string());
            return Ok(Answer::new(json!({"out": out, "documents": page.items.len()}), text));
        }
        let mut text: String = page.items.iter().map(|row| document(row, open)).collect();
        if page.items.is_empty() {
            text = say!("terminal-nothing-went-out");
        }
        text += &more(page.next.as_ref());
        Ok(Answer::new(&page, text))
    }
}

#[derive(Args, Debug)]
pub struct Fetched {
    /// Handle or id of a document that went out
    document: String,
    /// It is out again after all
    #[arg(long)]
    undo: bool,
}

impl Fetched {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let document = open.find(Findable::SentDocument, &self.document)?;
        open.notebook.fetched_back(document, !self.undo)?;
        let text = if self.undo { say!("terminal-out-again") } else { say!("terminal-fetched-back") };
        Ok(Answer::new(json!({"id": document, "fetched_back": !self.undo}), text))
    }
}

/// A document that went out, on a line.
pub fn document(row: &SentRow, open: &Open) -> String {
    let what = row.what.map_or_else(String::new, words::document);
    let when = times::when(&row.sent, &open.now);
    let mut text = say!("terminal-sent", what = what, to = row.to.as_str(), time = when);
    let people: Vec<String> = row.people.iter().map(of_person).collect();
    if !people.is_empty() {
        text += &format!(": {}", people.join(", "));
    }
    let mut beside: Vec<String> =
        row.engineer.iter().map(|name| say!("terminal-sent-by", engineer = name.as_str())).collect();
    if row.fetched_back {
        beside.push(say!("terminal-is-back"));
    }
    text += &words::beside(&beside);
    if row.to_fetch_back {
        text += &format!(" · {}", words::strong(&say!("terminal-to-fetch-back")));
    }
    words::line(row.id, &text)
}

fn of_person(one: &soundings_core::present::SpokenOfRow) -> String {
    let name = if one.name.is_empty() { say!("terminal-somebody-gone") } else { one.name.clone() };
    if one.named { name } else { say!("terminal-unnamed", name = name) }
}
