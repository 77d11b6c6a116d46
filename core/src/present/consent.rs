//! *Consent*: what a person agreed to, use by use, with when they were asked and what speaks of them outside.

use serde::Serialize;

use super::rows::{self, Page, PersonRow};
use super::same::{AlsoRow, also};
use super::{PAGE, SentRow};
use crate::error::Result;
use crate::model::fields::person;
use crate::model::{ConsentChoice, Id, Kind, Moment, Use};
use crate::notebook::Notebook;

/// What a person agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Consent {
    /// Who, with what it amounts to in the three choices.
    pub person: PersonRow,
    /// Which of the choices they made; `None` before anybody asked, so that none stands as if it were theirs.
    pub chosen: Option<ConsentChoice>,
    /// When they were last asked; `None`: never, which is *team only*.
    pub asked: Option<Moment>,
    /// Use by use, behind *more*.
    pub uses: Vec<UseRow>,
    /// What else they are called: people who were declared the same.
    pub also: Vec<AlsoRow>,
    /// Documents outside that speak of them, the latest first.
    pub documents: Vec<SentRow>,
    /// Hand back as `after` to [`Notebook::documents_about`].
    pub next: Option<String>,
}

/// One use of what somebody said, or of their picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct UseRow {
    /// Which.
    #[serde(rename = "use")]
    pub needed: Use,
    /// `None`: nobody asked.
    pub allowed: Option<bool>,
    /// When they were asked.
    pub asked: Option<Moment>,
}

impl Notebook {
    /// What a person agreed to.
    ///
    /// # Errors
    /// An unknown or deleted person.
    pub fn consent(&self, id: Id) -> Result<Consent> {
        let Page { items: documents, next } = self.documents_about(id, None, PAGE)?;
        self.read(|reading| {
            let entity = reading.live(id, Kind::Person)?;
            let uses: Vec<UseRow> = Use::ALL
                .iter()
                .map(|needed| {
                    let answer = entity.fields.member(person::CONSENT, needed);
                    let allowed = answer.as_ref().map(|answer| answer.allowed);
                    UseRow { needed: *needed, allowed, asked: answer.map(|answer| answer.asked) }
                })
                .collect();
            let asked = uses.iter().filter_map(|row| row.asked.clone()).max_by_key(|asked| asked.utc_ms);
            let person = rows::person(&entity);
            Ok(Consent {
                chosen: asked.as_ref().map(|_| person.consent),
                person,
                asked,
                uses,
                also: also(reading.connection, entity.id)?,
                documents,
                next,
            })
        })
    }
}
