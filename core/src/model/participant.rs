//! Who takes part in a workshop: members of the team, and guests who have no notebook of their own.

use serde::{Deserialize, Serialize};
use soundings_wire::Id;

use super::value::{Member, Value};

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

/// Written as the id or as the name.
impl Value for Participant {
    fn to_cbor(&self) -> Vec<u8> {
        match self {
            Self::Engineer(id) => soundings_wire::encode(id),
            Self::Guest(name) => soundings_wire::encode(name),
        }
    }

    fn from_cbor(bytes: &[u8]) -> Option<Self> {
        let engineer = minicbor::decode(bytes).map(Self::Engineer);
        engineer.or_else(|_| minicbor::decode(bytes).map(Self::Guest)).ok()
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Engineer(_) => None,
            Self::Guest(name) => Some(name.clone()),
        }
    }

    fn refers_to(&self) -> Option<Id> {
        match self {
            Self::Engineer(id) => Some(*id),
            Self::Guest(_) => None,
        }
    }
}

impl Member for Participant {
    fn to_bytes(&self) -> Vec<u8> {
        self.to_cbor()
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Self::from_cbor(bytes)
    }

    fn refers_to(&self) -> Option<Id> {
        Value::refers_to(self)
    }
}
