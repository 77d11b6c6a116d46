//! What came of encounters with a customer: new work, a referral, a complaint solved. It stands with the customer and with the
//! encounters that led to it.

use soundings_wire::Id;

use super::sharing;
use crate::error::Result;
use crate::model::fields::outcome;
use crate::model::{Kind, OutcomeKind, Seen, check_text};
use crate::notebook::Notebook;

/// What came of encounters with a customer.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewOutcome {
    /// The customer.
    pub customer: Id,
    /// The encounters that led to it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visits: Vec<Id>,
    /// Of which kind it is.
    pub kind: OutcomeKind,
    /// What, in a few words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
}

impl Notebook {
    /// Writes down what came of encounters with a customer.
    ///
    /// # Errors
    /// Text that is none; unknown ids.
    pub fn add_outcome(&self, new: &NewOutcome) -> Result<Id> {
        let text = new.text.as_deref().map(check_text).transpose()?;
        self.write_words(|action| {
            let mut rests_on = vec![action.live(new.customer, Kind::Organization)?];
            let mut changes = vec![
                outcome::ORGANIZATION.set(&new.customer),
                outcome::KIND.set(&new.kind),
                outcome::AUTHOR.set(&action.me.engineer),
                outcome::CREATED.set(&action.now),
            ];
            for visit in &new.visits {
                rests_on.push(action.live(*visit, Kind::Encounter)?);
                changes.push(outcome::ENCOUNTERS.with(visit));
            }
            changes.extend(text.map(|text| outcome::TEXT.set(&text.to_owned())));
            let audience = sharing::audience(action, None, &rests_on)?;
            Ok(action.create(audience, Kind::Outcome, changes))
        })
    }

    /// Corrects the words of what came of encounters.
    ///
    /// # Errors
    /// Text that is none; an unknown outcome.
    pub fn change_outcome(&self, id: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let row = action.live(id, Kind::Outcome)?;
            action.edit(&row, vec![outcome::TEXT.set(&text.to_owned())], seen)
        })
    }
}
