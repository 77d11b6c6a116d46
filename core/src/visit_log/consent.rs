//! Writing down what a person of the customer's agreed to: three choices on a screen, one register per use below. What
//! follows from it is said by `consent`.

use soundings_wire::Change;

use crate::error::Result;
use crate::model::fields::person;
use crate::model::{ConsentChoice, Id, Kind, Use};
use crate::notebook::Notebook;
use crate::sync_queue::action::live;
use crate::sync_queue::project::Allowed;

impl Notebook {
    /// Writes down what a person agreed to, as of now. About a person the team has, it goes to the team at once.
    ///
    /// # Errors
    /// An unknown person.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        self.write(|action| {
            let person = live(action, person, Kind::Person, "person")?;
            let changes = Use::ALL
                .iter()
                .map(|needed| Change {
                    member: Some(vec![needed.number()]),
                    ..Change::new(
                        person::CONSENT,
                        &Allowed { allowed: choice.uses().contains(needed), asked: action.now.clone() },
                    )
                })
                .collect();
            action.edit(&person, changes, None)
        })
    }
}
