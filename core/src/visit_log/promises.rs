//! Promises: something we said we would do; to whom, by whom, until when.

use soundings_wire::{Change, encode};

use super::sharing;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::promise;
use crate::model::{Id, Kind, Person, PromiseState, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::action::{live, member};

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
                Change::new(promise::TEXT, &text),
                Change::new(promise::UNTIL, &until.format("%Y-%m-%d").to_string()),
                Change::new(promise::STATE, &PromiseState::Open.number()),
                Change::new(promise::AUTHOR, &action.me.engineer),
                Change::new(promise::CREATED, &action.now),
            ];
            let by = new.promised_by.unwrap_or(action.me.engineer);
            live(action, by, Kind::Engineer, "engineer")?;
            changes.push(Change::new(promise::PROMISED_BY, &by));
            for person in &new.to {
                match person {
                    Person::Known(id) => {
                        rests_on.push(live(action, *id, Kind::Person, "person")?);
                        changes.push(member(promise::TO, &encode(id)));
                    }
                    Person::Someone(description) => {
                        changes.push(member(promise::TO, &encode(&check_text(description)?)));
                    }
                }
            }
            if let Some(visit) = new.visit {
                rests_on.push(live(action, visit, Kind::Encounter, "visit")?);
                changes.push(Change::new(promise::ENCOUNTER, &visit));
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
            let row = live(action, id, Kind::Promise, "promise")?;
            action.edit(&row, vec![Change::new(promise::STATE, &state.number())], seen)
        })
    }
}

/// To whom, known people and descriptions: each member is the CBOR of an id or of a text.
pub(crate) fn to(promise: &Entity) -> Vec<Person> {
    let members = promise.fields.members(promise::TO);
    members
        .into_iter()
        .filter_map(|member| {
            let known = minicbor::decode(member).map(Person::Known);
            known.or_else(|_| minicbor::decode(member).map(Person::Someone)).ok()
        })
        .collect()
}
