//! Who takes part in a workshop: members of the team, and guests who have no notebook of their own.

use serde::{Deserialize, Serialize};
use soundings_wire::Id;

use super::value::{Member, Value, id_or_text};

/// Somebody who guesses at a map in a workshop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Participant {
    /// A member of the team.
    Engineer(Id),
    /// Somebody else of ours, by name.
    Guest(String),
}

id_or_text!(Participant, Engineer, Guest);
