//! Writing down what a person of the customer's agreed to: three choices on a screen, one register per use below. What
//! follows from it is said by `consent`.

use crate::error::Result;
use crate::model::fields::person;
use crate::model::{Allowed, ConsentChoice, Id, Kind, Use};
use crate::notebook::Notebook;

impl Notebook {
    /// Writes down what a person agreed to, as of now. About a person the team has, it goes to the team at once.
    ///
    /// # Errors
    /// An unknown person.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        self.write(|action| {
            let person = action.live(person, Kind::Person)?;
            let allowed = |needed: &Use| choice.uses().contains(needed);
            let changes = Use::ALL
                .iter()
                .map(|needed| {
                    let allowed = Allowed { allowed: allowed(needed), asked: action.now.clone() };
                    person::CONSENT.put(needed, &allowed)
                })
                .collect();
            action.edit(&person, changes, None)
        })
    }
}
