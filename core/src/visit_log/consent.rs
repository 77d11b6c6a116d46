//! What a person of the customer's agreed to: three choices on a screen, one register per use below.

use crate::error::Result;
use crate::model::fields::person;
use crate::model::{Allowed, ConsentChoice, Fields, Id, Kind, Use};
use crate::notebook::Notebook;

/// The uses a choice allows.
fn uses(choice: ConsentChoice) -> &'static [Use] {
    match choice {
        ConsentChoice::TeamOnly => &[],
        ConsentChoice::QuoteUnnamed => &[Use::Quote],
        ConsentChoice::QuoteNamed => &[Use::Quote, Use::Name],
        ConsentChoice::Wall => &[Use::Quote, Use::Name, Use::Picture, Use::Wall],
    }
}

/// The choice that a person's registers amount to. Nobody asked: team only.
pub(crate) fn choice(fields: &Fields) -> ConsentChoice {
    let allows = |needed: &Use| fields.member(person::CONSENT, needed).is_some_and(|allowed| allowed.allowed);
    [ConsentChoice::Wall, ConsentChoice::QuoteNamed, ConsentChoice::QuoteUnnamed]
        .into_iter()
        // A picture is asked for on its own too; a poster goes up without one.
        .find(|choice| uses(*choice).iter().filter(|needed| **needed != Use::Picture).all(allows))
        .unwrap_or(ConsentChoice::TeamOnly)
}

impl Notebook {
    /// Writes down what a person agreed to, as of now. About a person the team has, it goes to the team at once.
    ///
    /// # Errors
    /// An unknown person.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        self.write(|action| {
            let person = action.live(person, Kind::Person)?;
            let allowed = |needed: &Use| uses(choice).contains(needed);
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
