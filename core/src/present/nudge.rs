//! A nudge: a better question under one's own words that judge. In Sort and Debrief alone, off in Settings; worked out when it
//! is looked at, never kept, synced or counted.

use serde::Serialize;

use crate::error::Result;
use crate::model::fields::{debrief_answer, encounter, observation};
use crate::model::{GuideLanguage, Id, Kind, ObservationKind, nudge};
use crate::notebook::Notebook;
use crate::store::chosen::{self, NUDGES};
use crate::store::entities::Entity;

/// A better question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Nudge {
    /// The question.
    pub question: String,
    /// The next visit planned with that customer, whose questions a tap puts it among; `None`: none is planned.
    pub visit: Option<Id>,
}

impl Notebook {
    /// The nudge under a thought or an answer in a debrief, of one's own; `None` where its words judge nobody, or nudges are
    /// off.
    ///
    /// # Errors
    /// What the disk says.
    pub fn nudge(&self, id: Id, language: GuideLanguage) -> Result<Option<Nudge>> {
        self.read(|reading| {
            let connection = reading.connection;
            let Some(entity) = Entity::find(connection, id)?.filter(Entity::is_here) else { return Ok(None) };
            let fields = &entity.fields;
            let (author, text, visit) = match entity.kind {
                Kind::Observation if fields.get(observation::KIND) == Some(ObservationKind::Thought) => {
                    let words = fields.words().map(|(newest, _)| newest.text);
                    (fields.get(observation::AUTHOR), words, fields.get(observation::ENCOUNTER))
                }
                Kind::DebriefAnswer => {
                    let words = fields.get(debrief_answer::TEXT).map(|words| words.text);
                    (fields.get(debrief_answer::AUTHOR), words, fields.get(debrief_answer::ENCOUNTER))
                }
                _ => return Ok(None),
            };
            let off = chosen::read(connection, NUDGES)? == Some(false);
            if off || author != Some(reading.me.engineer) {
                return Ok(None);
            }
            let Some(question) = text.and_then(|text| nudge(&text, language)) else { return Ok(None) };
            let visit = Entity::find_named(connection, visit)?;
            let customer = visit.and_then(|visit| visit.fields.get(encounter::ORGANIZATION));
            let planned = |customer| Entity::planned_with(connection, customer, reading.now().utc_ms);
            let next = customer.map(planned).transpose()?.flatten();
            Ok(Some(Nudge { question: question.to_owned(), visit: next.map(|visit| visit.id) }))
        })
    }

    /// Turns nudges on or off, on this device.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_nudges(&self, on: bool) -> Result<()> {
        self.write(|action| chosen::write(action.connection(), NUDGES, on))
    }
}
