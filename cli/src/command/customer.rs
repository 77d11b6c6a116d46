//! Customers, their sites and people, and what these agreed to.

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{ConsentChoice, PhotoRule};
use soundings_core::{Findable, NewPerson};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{completions, picker};

#[derive(Subcommand, Debug)]
pub enum Customer {
    /// Add a customer
    Add {
        #[arg(required = true)]
        name: Vec<String>,
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
                let name = name.join(" ");
                for text in [Some(&name), site.as_ref()].into_iter().flatten() {
                    soundings_core::model::check_text(text)?;
                }
                let id = notebook.add_customer(&name)?;
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
                    text += &words::line(row.id, &format!("{}, {people}", words::strong(&row.name)));
                    for site in &row.sites {
                        text += &format!("  {}", words::line(site.id, &site.name));
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
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
        /// Their name
        #[arg(required = true)]
        name: Vec<String>,
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
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: Vec<String>,
        #[command(flatten)]
        page: Page,
    },
}

impl PersonCommand {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Add { customer, name, role, site } => {
                let customer = open.customer(customer, site.as_deref())?;
                let site = site.as_deref().map(|site| open.site(Some(customer), site)).transpose()?;
                let id = notebook.add_person(&NewPerson {
                    customer: Some(customer),
                    name: Some(name.join(" ")),
                    role: role.clone(),
                    site,
                    ..NewPerson::default()
                })?;
                let added = say!("terminal-person-added", id = id.to_string());
                Ok(Answer::new(json!({"id": id}), format!("{added}\n{}\n", say!("terminal-nobody-asked"))))
            }
            Self::List { customer, page } => {
                let customer = picker::named_or_chosen(open, Findable::Customer, joined(customer).as_deref())?;
                let people = page.of(notebook.people(customer)?)?;
                let mut text = String::new();
                for row in &people.items {
                    let agreed = words::consent(row.consent);
                    text += &words::line(row.id, &format!("{}: {agreed}", words::strong(&words::person(row))));
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
    /// Name or id of the person, then what they agreed to: team-only, quote-unnamed, quote-named or wall
    #[arg(value_name = "PERSON CHOICE", add = ArgValueCompleter::new(completions::people))]
    words: Vec<String>,
}

/// The choice that a word means: all of it, or the beginning of a part that only one has.
fn choice(word: &str) -> Option<ConsentChoice> {
    let begun = |choice: &&ConsentChoice| choice.word().split('-').any(|part| part.starts_with(word));
    let fit: Vec<_> = ConsentChoice::ALL.iter().filter(begun).collect();
    ConsentChoice::from_word(word).or(match fit.as_slice() {
        [one] if word.chars().count() > 2 => Some(**one),
        _ => None,
    })
}

impl Consent {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let (choice, person) = match self.words.split_last() {
            Some((last, person)) => (choice(last), person),
            None => (None, [].as_slice()),
        };
        let choice = choice.ok_or_else(|| {
            let values: Vec<_> = ConsentChoice::ALL.iter().map(|choice| choice.word()).collect();
            let message = say!("terminal-one-of", argument = "CHOICE", values = values.join(", "));
            Failure { exit: exit::MISUSE, ..Failure::refused("misuse", message) }
        })?;
        let person = picker::named_or_chosen(open, Findable::Person, joined(person).as_deref())?;
        open.notebook.set_consent(person, choice)?;
        let time = crate::times::clock(&open.now);
        let text = say!("terminal-consent-written", choice = words::consent(choice), time = time);
        Ok(Answer::new(json!({"id": person, "consent": choice}), text))
    }
}
