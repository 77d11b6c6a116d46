//! Promises: something we said we would do; to whom, by whom, until when.

use soundings_wire::Change;

use super::sharing;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::promise;
use crate::model::{Id, Kind, Person, PromiseState, Seen, check_text};
use crate::notebook::Notebook;

/// A promise to write down.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewPromise {
    /// What we said we would do.
    pub text: String,
    /// To whom.
    pub to: Vec<Person>,
    /// Which engineer; oneself if nobody says.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub promised_by: Option<Id>,
    /// `YYYY-MM-DD`, the customer's calendar.
    pub until: String,
    /// Where we said it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
}

/// Another day or other words for a promise; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseChange {
    /// What we said we would do.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// `YYYY-MM-DD`, the customer's calendar.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub until: Option<String>,
}

impl Notebook {
    /// Writes a promise down.
    ///
    /// # Errors
    /// [`Refusal::NobodyToPromise`], [`Refusal::BadDate`]; text that is none; unknown ids.
    pub fn promise(&self, new: &NewPromise) -> Result<Id> {
        let text = check_text(&new.text)?;
        let until: chrono::NaiveDate = new.until.parse().map_err(|_| Error::from(Refusal::BadDate))?;
        if new.to.is_empty() {
            return Err(Refusal::NobodyToPromise.into());
        }
        self.write_words(|action| {
            let mut rests_on = Vec::new();
            let mut changes = vec![
                promise::TEXT.set(&text.to_owned()),
                promise::UNTIL.set(&until),
                promise::STATE.set(&PromiseState::Open),
                promise::AUTHOR.set(&action.me.engineer),
                promise::CREATED.set(&action.now),
            ];
            let by = new.promised_by.unwrap_or(action.me.engineer);
            action.live(by, Kind::Engineer)?;
            changes.push(promise::PROMISED_BY.set(&by));
            for person in &new.to {
                match person {
                    Person::Known(id) => rests_on.push(action.live(*id, Kind::Person)?),
                    Person::Someone(description) => check_text(description).map(|_| ())?,
                }
                changes.push(promise::TO.with(person));
            }
            if let Some(visit) = new.visit {
                rests_on.push(action.live(visit, Kind::Encounter)?);
                changes.push(promise::ENCOUNTER.set(&visit));
            }
            let audience = sharing::audience(action, new.visit, &rests_on)?;
            Ok(action.create(audience, Kind::Promise, changes))
        })
    }

    /// Writes down what became of a promise.
    ///
    /// # Errors
    /// An unknown promise.
    pub fn settle_promise(&self, id: Id, state: PromiseState, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let row = action.live(id, Kind::Promise)?;
            action.edit(&row, vec![promise::STATE.set(&state)], seen)
        })
    }

    /// Gives a promise another day or other words. What was said before stays in its history.
    ///
    /// # Errors
    /// [`Refusal::BadDate`]; text that is none; an unknown promise.
    pub fn change_promise(&self, id: Id, change: &PromiseChange, seen: Option<&Seen>) -> Result<()> {
        let text = change.text.as_deref().map(check_text).transpose()?;
        let until = change.until.as_deref().map(|until| until.parse::<chrono::NaiveDate>());
        let until = until.transpose().map_err(|_| Error::from(Refusal::BadDate))?;
        self.write_words(|action| {
            let row = action.live(id, Kind::Promise)?;
            let mut changes: Vec<Change> = text.iter().map(|text| promise::TEXT.set(&(*text).to_owned())).collect();
            changes.extend(until.as_ref().map(|until| promise::UNTIL.set(until)));
            if changes.is_empty() { Ok(()) } else { action.edit(&row, changes, seen) }
        })
    }

    /// Writes down that the customer was told how a promise stands.
    ///
    /// # Errors
    /// An unknown promise.
    pub fn tell_promise(&self, id: Id) -> Result<()> {
        self.write(|action| {
            let row = action.live(id, Kind::Promise)?;
            action.edit(&row, vec![promise::TOLD.set(&action.now.clone())], None)
        })
    }
}
