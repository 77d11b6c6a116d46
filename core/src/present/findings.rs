//! *Findings*: what the team heard when it called itself. They are about us; none is evidence about a customer (rule 3).

use chrono::NaiveDateTime;
use serde::Serialize;

use super::rows;
use crate::error::Result;
use crate::model::fields::encounter;
use crate::model::{EncounterKind, Id, Kind, Moment, ObservationKind};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Encounters that are looked through for calls to ourselves, the latest first.
const MOST_ENCOUNTERS: usize = 2_000;
/// So many findings are listed.
const MOST: usize = 200;

/// Something that came of calls to ourselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Finding {
    /// The note.
    pub id: Id,
    /// The call.
    pub call: Id,
    /// When it happened.
    pub when: Moment,
    /// The key.
    pub kind: Option<ObservationKind>,
    /// Its words.
    pub text: String,
    /// Somebody's very words.
    pub exact: bool,
    /// With a star.
    pub starred: bool,
}

/// *Findings*. Whoever draws them heads them *not for outside*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// The latest call first, each call in its order; thoughts are among them.
    pub items: Vec<Finding>,
    /// Of so many calls.
    pub calls: u32,
    /// The local moment as of which it stands.
    pub made: NaiveDateTime,
}

impl Notebook {
    /// *Findings*: of what the team has; before a team is joined, of everything but what is meant to stay only me.
    ///
    /// # Errors
    /// What the disk says.
    pub fn findings(&self) -> Result<Findings> {
        self.read(|reading| {
            let now = reading.now();
            let only_me = |row: &Entity| {
                row.kind.stays_only_me(&row.fields) || (reading.me.has_team() && row.log == Log::Personal)
            };
            let (mut items, mut calls) = (Vec::new(), 0);
            for call in Entity::visits_begun_by(reading.connection, now.utc_ms, MOST_ENCOUNTERS)? {
                let ours = call.fields.get(encounter::KIND) == Some(EncounterKind::CallToOurselves);
                if !ours || only_me(&call) || items.len() >= MOST {
                    continue;
                }
                calls += 1;
                for note in Entity::children(reading.connection, call.id, Kind::Observation)? {
                    if only_me(&note) {
                        continue;
                    }
                    let row = rows::note(reading, &note)?;
                    items.push(Finding {
                        id: row.id,
                        call: call.id,
                        when: row.happened,
                        kind: row.kind,
                        text: row.words,
                        exact: row.exact,
                        starred: row.starred,
                    });
                }
            }
            items.truncate(MOST);
            Ok(Findings { items, calls, made: now.local_in(&now.zone) })
        })
    }
}
