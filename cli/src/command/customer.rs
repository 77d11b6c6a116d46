//! Customers, their sites and people, and what these agreed to.

use clap::{Args, Subcommand};
use serde_json::json;
use soundings_core::model::{ConsentChoice, PhotoRule};
use soundings_core::{Findable, NewPerson};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Customer {
    /// Add a customer
    Add {
        name: String,
        /// One of their sites
        #[arg(long, value_name = "NAME")]
        site: Option<String>,
    },
    /// Customers with their sites
    List {
        #[command(flatten)]
        page: Page,
    },
}

impl Customer {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Add { name, site } => {
                // Both or neither: a site that is no text must not leave half behind.
                for text in [Some(name), site.as_ref()].into_iter().flatten() {
                    soundings_core::model::check_text(text)?;
                }
                let id = notebook.add_customer(name)?;
                let site = site.as_deref().map(|site| notebook.add_site(id, site, PhotoRule::NotAsked)).transpose()?;
                let mut text = format!("{}\n", say!("terminal-customer-added", id = id.to_string()));
                if let Some(site) = site {
                    text += &format!("{}\n", say!("terminal-site-added", id = site.to_string()));
                }
                Ok(Answer::new(json!({"id": id, "site": site}), text))
            }
            Self::List { page } => {
                let found = notebook.customers(page.after.as_deref(), page.limit)?;
                let mut text = String::new();
                for row in &found.items {
                    let people = say!("terminal-people", count = row.people);
                    text += &format!("{}, {people}\n", words::strong(&row.name));
                    text += &format!("  {}\n", words::small(&row.id.to_string()));
                    for site in &row.sites {
                        text += &format!("  {}\n    {}\n", site.name, words::small(&site.id.to_string()));
                    }
                }
                if found.items.is_empty() {
                    text = format!("{}\n", say!("terminal-no-customer-yet"));
                }
                text += &more(found.next.as_ref());
                Ok(Answer::new(&found, text))
            }
        }
    }
}

#[derive(Subcommand, Debug)]
pub enum PersonCommand {
    /// Add a person of a customer's
    Add {
        /// Name or id of the customer
        customer: String,
        name: String,
        /// What they do there
        #[arg(long)]
        role: Option<String>,
        /// Where
        #[arg(long)]
        site: Option<String>,
    },
    /// The people of a customer, with what they agreed to
    List {
        /// Name or id of the customer
        customer: String,
        #[command(flatten)]
        page: Page,
    },
}

impl PersonCommand {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Add { customer, name, role, site } => {
                let customer = open.find(Findable::Customer, customer)?;
                let site = site.as_deref().map(|site| open.site(Some(customer), site)).transpose()?;
                let id = notebook.add_person(&NewPerson {
                    customer: Some(customer),
                    name: Some(name.clone()),
                    role: role.clone(),
                    site,
                    ..NewPerson::default()
                })?;
                let added = say!("terminal-person-added", id = id.to_string());
                Ok(Answer::new(json!({"id": id}), format!("{added}\n{}\n", say!("terminal-nobody-asked"))))
            }
            Self::List { customer, page } => {
                let people = page.of(notebook.people(open.find(Findable::Customer, customer)?)?)?;
                let mut text = String::new();
                for row in &people.items {
                    text += &format!("{}: {}\n", words::strong(&words::person(row)), words::consent(row.consent));
                    text += &format!("  {}\n", words::small(&row.id.to_string()));
                }
                if people.items.is_empty() {
                    text = format!("{}\n", say!("terminal-no-person-yet"));
                }
                text += &more(people.next.as_ref());
                Ok(Answer::new(&people, text))
            }
        }
    }
}

#[derive(Args, Debug)]
pub struct Consent {
    /// Name or id of the person
    person: String,
    /// What they agreed to
    #[arg(value_name = "CHOICE", value_parser = choices())]
    choice: String,
}

fn choices() -> clap::builder::PossibleValuesParser {
    ConsentChoice::ALL.iter().map(|choice| choice.word()).collect::<Vec<_>>().into()
}

impl Consent {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let person = open.find(Findable::Person, &self.person)?;
        let choice = ConsentChoice::from_word(&self.choice).unwrap_or(ConsentChoice::TeamOnly);
        open.notebook.set_consent(person, choice)?;
        let time = crate::times::clock(&open.now);
        let text = say!("terminal-consent-written", choice = words::consent(choice), time = time);
        Ok(Answer::new(json!({"id": person, "consent": choice}), text))
    }
}
