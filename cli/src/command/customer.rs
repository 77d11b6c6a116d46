//! Customers, their sites and people, and what these agreed to.

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{ConsentChoice, Id, PhotoRule, Use};
use soundings_core::present;
use soundings_core::{Error, Findable, NewPerson, PersonChange};

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
        /// It is one of our own house
        #[arg(long)]
        internal: bool,
    },
    /// Say whether a customer is one of our own house
    Change {
        /// Which: a name, a handle or an id
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
        /// It is: nobody is reminded to call on it
        #[arg(long, required_unless_present = "not_internal", conflicts_with = "not_internal")]
        internal: bool,
        /// It is not
        #[arg(long)]
        not_internal: bool,
    },
    /// Give a customer another name, or one of their sites
    Rename {
        /// Which: a name, a handle or an id
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: String,
        /// The new name
        #[arg(required = true)]
        name: Vec<String>,
        /// This site of theirs gets the name
        #[arg(long, value_name = "SITE")]
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
            Self::Add { name, site, internal } => {
                // Both or neither: a site that is no text must not leave half behind.
                let name = name.join(" ");
                for text in [Some(&name), site.as_ref()].into_iter().flatten() {
                    soundings_core::model::check_text(text)?;
                }
                let id = notebook.add_customer(&name)?;
                if *internal {
                    notebook.set_internal(id, true)?;
                }
                let site = site.as_deref().map(|site| notebook.add_site(id, site, PhotoRule::NotAsked)).transpose()?;
                let mut text = format!("{}\n", say!("terminal-customer-added", id = id.to_string()));
                if let Some(site) = site {
                    text += &format!("{}\n", say!("terminal-site-added", id = site.to_string()));
                }
                Ok(Answer::new(json!({"id": id, "site": site}), text))
            }
            Self::Rename { customer, name, site } => {
                let (customer, name) = (open.customer(customer, site.as_deref())?, name.join(" "));
                let id = match site {
                    Some(site) => open.site(Some(customer), site)?,
                    None => customer,
                };
                if site.is_some() {
                    notebook.change_site(id, &name, None)?;
                } else {
                    notebook.change_customer(id, &name, None)?;
                }
                let name = name.trim();
                Ok(Answer::new(json!({"id": id, "name": name}), format!("{}\n", say!("terminal-renamed", name = name))))
            }
            Self::Change { customer, internal, .. } => {
                let id = open.customer(customer, None)?;
                notebook.set_internal(id, *internal)?;
                let said = say!(if *internal { "terminal-is-internal" } else { "terminal-is-not-internal" });
                Ok(Answer::new(json!({"id": id, "internal": internal}), format!("{said}\n")))
            }
            Self::List { page } => {
                let found = notebook.customers(page.after.as_deref(), page.limit)?;
                let mut text = String::new();
                for row in &found.items {
                    let people = say!("terminal-people", count = row.people);
                    let house = if row.internal { format!(", {}", say!("internal-customer")) } else { String::new() };
                    text += &words::line(row.id, &format!("{}, {people}{house}", words::strong(&row.name)));
                    text += &super::same::also(&row.also).unwrap_or_default();
                    for site in &row.sites {
                        text += &words::line_below("  ", site.id, &site.name);
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
        #[arg(required_unless_present = "described")]
        name: Vec<String>,
        /// Who it is, where nobody knows the name: "night operator, line 3"
        #[arg(long, value_name = "TEXT")]
        described: Option<String>,
        /// What they do there
        #[arg(long)]
        role: Option<String>,
        /// Where
        #[arg(long)]
        site: Option<String>,
    },
    /// Give a person another name: somebody who was only described, their first
    Rename {
        /// Who: a name, a handle or an id
        #[arg(add = ArgValueCompleter::new(completions::people))]
        person: String,
        /// The new name
        #[arg(required = true)]
        name: Vec<String>,
    },
    /// Correct what is known of a person; what you do not name stays
    Change(Change),
    /// The people of a customer, with what they agreed to
    List {
        /// Name or id of the customer
        #[arg(add = ArgValueCompleter::new(completions::customers))]
        customer: Vec<String>,
        /// Only those who are at this site of theirs
        #[arg(long)]
        site: Option<String>,
        #[command(flatten)]
        page: Page,
    },
}

impl PersonCommand {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::Rename { person, name } => {
                let change = PersonChange { name: Some(name.join(" ")), ..PersonChange::default() };
                changed(open, open.find(Findable::Person, person)?, &change)
            }
            Self::Change(change) => change.run(open),
            Self::Add { customer, name, described, role, site } => {
                let customer = open.customer(customer, site.as_deref())?;
                let site = site.as_deref().map(|site| open.site(Some(customer), site)).transpose()?;
                let id = notebook.add_person(&NewPerson {
                    customer: Some(customer),
                    name: joined(name),
                    description: described.clone(),
                    role: role.clone(),
                    site,
                    ..NewPerson::default()
                })?;
                let added = say!("terminal-person-added", id = id.to_string());
                Ok(Answer::new(json!({"id": id}), format!("{added}\n{}\n", say!("nobody-asked"))))
            }
            Self::List { customer, site, page } => {
                let customer = picker::named_or_chosen(open, Findable::Customer, joined(customer).as_deref())?;
                let people = match site {
                    Some(site) => {
                        let site = open.site(Some(customer), site)?;
                        notebook.people_of_site(site, page.after.as_deref(), page.limit)?
                    }
                    None => notebook.people_of(customer, page.after.as_deref(), page.limit)?,
                };
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
pub struct Change {
    /// Who: a name, a handle or an id
    #[arg(add = ArgValueCompleter::new(completions::people))]
    person: String,
    /// Their name
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// Who it is, described
    #[arg(long, value_name = "TEXT")]
    described: Option<String>,
    /// What they do there
    #[arg(long, value_name = "TEXT")]
    role: Option<String>,
    /// Whose they are
    #[arg(long, add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// Where
    #[arg(long)]
    site: Option<String>,
}

impl Change {
    fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let person = open.find(Findable::Person, &self.person)?;
        let customer = self.customer.as_deref().map(|text| open.customer(text, self.site.as_deref())).transpose()?;
        let of = customer.or(open.notebook.about_person(person)?.customer);
        let change = PersonChange {
            name: self.name.clone(),
            description: self.described.clone(),
            role: self.role.clone(),
            customer,
            site: self.site.as_deref().map(|site| open.site(of, site)).transpose()?,
        };
        changed(open, person, &change)
    }
}

/// Changes what is known of a person, and says who it is now.
fn changed(open: &Open, person: Id, change: &PersonChange) -> Result<Answer, Failure> {
    open.notebook.change_person(person, change, None)?;
    let about = open.notebook.about_person(person)?;
    let who = words::person(&about.consent.person);
    let answer = json!({
        "id": person, "name": about.named, "described": about.described, "role": about.consent.person.role,
        "customer": about.customer, "site": about.site,
    });
    Ok(Answer::new(answer, format!("{}\n", say!("terminal-renamed", name = who))))
}

#[derive(Args, Debug)]
pub struct Consent {
    /// The person, then what they agreed to: team-only, quote-unnamed, quote-named or wall [without: what they said before]
    #[arg(value_name = "PERSON CHOICE", add = ArgValueCompleter::new(completions::people))]
    words: Vec<String>,
    /// One use by itself that they allow: quote, name, picture or wall
    #[arg(long, value_name = "USE", value_parser = uses())]
    allow: Vec<String>,
    /// One use by itself that they do not allow
    #[arg(long, value_name = "USE", value_parser = uses())]
    deny: Vec<String>,
}

fn uses() -> clap::builder::PossibleValuesParser {
    Use::ALL.iter().map(|needed| needed.word()).collect::<Vec<_>>().into()
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
            Some((last, person)) if choice(last).is_some() => (choice(last), person),
            _ => (None, self.words.as_slice()),
        };
        let named = joined(person);
        let is_choice_missing = choice.is_none() && person.len() > 1 && self.allow.is_empty() && self.deny.is_empty();
        let is_nobody = |name| matches!(open.notebook.find(Findable::Person, name), Err(Error::NotFound { .. }));
        if is_choice_missing && named.as_deref().is_some_and(is_nobody) {
            // The last word is nobody's name, and was meant as a choice.
            let values: Vec<_> = ConsentChoice::ALL.iter().map(|choice| choice.word()).collect();
            let message = say!("terminal-one-of", argument = "CHOICE", values = values.join(", "));
            return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", message) });
        }
        let person = picker::named_or_chosen(open, Findable::Person, named.as_deref())?;
        let notebook = &open.notebook;
        if let Some(choice) = choice {
            notebook.set_consent(person, choice)?;
        }
        for (uses, allowed) in [(&self.allow, true), (&self.deny, false)] {
            for needed in uses.iter().filter_map(|word| Use::from_word(word)) {
                notebook.set_use(person, needed, allowed)?;
            }
        }
        let consent = notebook.consent(person)?;
        let wrote = choice.is_some() || !self.allow.is_empty() || !self.deny.is_empty();
        let text = format!("{}{}", self.said(open, &consent, wrote), to_fetch_back(open, &consent));
        let answer = json!({"id": person, "consent": consent.person.consent, "uses": consent.uses, "documents": consent.documents});
        Ok(Answer::new(answer, text))
    }

    fn said(&self, open: &Open, consent: &present::Consent, wrote: bool) -> String {
        let choice = words::consent(consent.person.consent);
        if wrote {
            let time = crate::times::clock(&open.now);
            return format!("{}\n", say!("terminal-consent-written", choice = choice, time = time));
        }
        let who = words::strong(&words::person(&consent.person));
        let Some(asked) = &consent.asked else { return format!("{who}: {}\n", say!("nobody-asked")) };
        let uses: Vec<String> = consent.uses.iter().map(use_of).collect();
        let asked = say!("terminal-asked-on", time = crate::times::when(asked, &open.now));
        let also = super::same::also(&consent.also).unwrap_or_default();
        format!("{who}: {choice}{}\n{also}  {}\n", words::beside(&[asked]), uses.join("; "))
    }
}

/// The copies that somebody would not let out any more.
fn to_fetch_back(open: &Open, consent: &present::Consent) -> String {
    let out: Vec<String> = consent
        .documents
        .iter()
        .filter(|row| {
            row.to_fetch_back && row.people.iter().any(|one| one.person == consent.person.id && one.withdrawn)
        })
        .map(|row| super::sent::document(row, open))
        .collect();
    if out.is_empty() {
        return String::new();
    }
    format!("{}\n{}", say!("terminal-fetch-these-back", count = out.len()), out.concat())
}

/// One use of what somebody said: allowed, not allowed, or nobody asked.
fn use_of(row: &present::UseRow) -> String {
    let needed = words::said(&format!("use-{}", row.needed.word()), &[]);
    match row.allowed {
        Some(true) => format!("{needed}: {}", say!("terminal-yes")),
        Some(false) => format!("{needed}: {}", say!("terminal-no")),
        None => format!("{needed}: {}", say!("terminal-not-asked")),
    }
}
