//! *What went out* of a customer's visits, and copies that were fetched back.

use clap::Args;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present::SentRow;

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{picker, times};

#[derive(Args, Debug)]
pub struct Sent {
    /// Whose [default: the customer of the visit under way or last]
    customer: Vec<String>,
    /// Only what speaks of this person
    #[arg(long, value_name = "PERSON", conflicts_with = "customer")]
    about: Option<String>,
    #[command(flatten)]
    page: Page,
}

impl Sent {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let (notebook, after, limit) = (&open.notebook, self.page.after.as_deref(), self.page.limit);
        let page = match &self.about {
            Some(person) => notebook.documents_about(open.find(Findable::Person, person)?, after, limit)?,
            None => {
                let named = joined(&self.customer);
                let of_last =
                    || notebook.encounter(open.find(Findable::Visit, "@").ok()?, None, 1).ok()?.visit.customer_id;
                let customer = match (&named, of_last()) {
                    (None, Some(customer)) => customer,
                    _ => picker::named_or_chosen(open, Findable::Customer, named.as_deref())?,
                };
                notebook.went_out(customer, after, limit)?
            }
        };
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
        text += &format!(" {}", words::strong(&say!("terminal-to-fetch-back")));
    }
    words::line(row.id, &text)
}

fn of_person(one: &soundings_core::present::SpokenOfRow) -> String {
    let name = if one.name.is_empty() { say!("terminal-somebody-gone") } else { one.name.clone() };
    if one.named { name } else { say!("terminal-unnamed", name = name) }
}
