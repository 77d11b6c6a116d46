//! What search finds of what a team makes of its visits.

use serde::Serialize;

use crate::model::fields::{answer, debrief_answer, insight, open_seat, outcome};
use crate::model::{Id, Kind};
use crate::store::entities::Entity;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum TeamWordsOf {
    /// An answer in a debrief.
    DebriefAnswer,
    /// An insight.
    Insight,
    /// An open seat.
    OpenSeat,
    /// What came of visits.
    Outcome,
    /// The answer to a question.
    Answer,
}

/// Words that a team wrote about its visits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TeamWords {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub of: TeamWordsOf,
    /// The visit, the customer, the note or the entry that it belongs to.
    pub about: Option<Id>,
    /// Its words.
    pub text: String,
}

pub(super) fn words(entity: &Entity) -> Option<TeamWords> {
    let fields = &entity.fields;
    let (of, text) = match entity.kind {
        Kind::DebriefAnswer => (TeamWordsOf::DebriefAnswer, fields.get(debrief_answer::TEXT).map(|words| words.text)),
        Kind::Insight => (TeamWordsOf::Insight, fields.get(insight::TEXT)),
        Kind::OpenSeat => (TeamWordsOf::OpenSeat, fields.get(open_seat::WHAT_FOR)),
        Kind::Outcome => (TeamWordsOf::Outcome, fields.get(outcome::TEXT)),
        Kind::Answer => (TeamWordsOf::Answer, fields.get(answer::TEXT)),
        _ => return None,
    };
    Some(TeamWords { id: entity.id, of, about: entity.kind.parent(fields), text: text.unwrap_or_default() })
}
