//! *Note*: one note's page.

use serde::Serialize;

use super::encounter::people;
use super::map::entry_text;
use super::rows::{self, LAST, NoteRow, PersonRow, SyncState, VersionsRow};
use crate::error::Result;
use crate::log::operations;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, evidence, map_entry, observation};
use crate::model::{Id, Kind, MapPart, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::older_words_go;

/// Links that are looked through, the latest first.
const LINKS: usize = 100;
const PEOPLE: usize = 20;

/// *Note*: one note's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NotePage {
    /// It.
    pub note: NoteRow,
    /// It is not given to the team with its visit.
    pub stays_only_me: bool,
    /// Who may have said or done it, and whom it may concern: the visit's people, then others of the customer.
    pub people: Vec<PersonRow>,
    /// The entries of maps that it stands for or against, the one linked last first.
    pub shows: Vec<ShownBy>,
    /// What was written apart of it: words or facts of which several versions stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Its older words are to be erased, and can be kept until then ([`Notebook::keep_older_words`]).
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub older_words_go: Option<Moment>,
}

/// An entry of a map that a note is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ShownBy {
    /// The entry.
    pub entry: Id,
    /// Where on the map it stands.
    pub part: MapPart,
    /// What it says.
    pub text: String,
    /// These are somebody's very words.
    pub exact: bool,
    /// The note speaks against it.
    pub against: bool,
}

impl Notebook {
    /// One note.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn note(&self, note: Id) -> Result<NoteRow> {
        self.read(|reading| {
            let mut row = rows::note(reading, &reading.live(note, Kind::Observation)?)?;
            row.state = self.on_its_way(reading, row.id, row.state)?;
            Ok(row)
        })
    }

    /// *Note*: its page.
    ///
    /// # Errors
    /// An unknown or deleted note.
    pub fn note_page(&self, note: Id) -> Result<NotePage> {
        let row = self.note(note)?;
        self.read(|reading| {
            let note = reading.live(note, Kind::Observation)?;
            let visit = Entity::find_named(reading.connection, note.fields.get(observation::ENCOUNTER))?;
            let people = match visit {
                Some(visit) => people(reading, &visit, &visit.fields.members(encounter::PEOPLE), PEOPLE)?,
                None => Vec::new(),
            };
            Ok(NotePage {
                note: row,
                stays_only_me: note.fields.flag(observation::STAYS_ONLY_ME),
                people: people.iter().map(rows::person).collect(),
                shows: shows(reading, note.id)?,
                versions: rows::versions(reading, &note)?,
                older_words_go: older_words_go(reading.connection, &note)?,
            })
        })
    }

    /// *On this phone* is *on its way* while a push that carries it is under way.
    fn on_its_way(&self, reading: &Reading<'_>, entity: Id, state: SyncState) -> Result<SyncState> {
        if state != SyncState::OnThisPhone {
            return Ok(state);
        }
        let waiting = operations::waiting_seqs(reading.connection, entity)?;
        // The engine is busy while it writes; the word beside a note can wait for the next drawing.
        let Ok(engine) = self.engine.try_lock() else { return Ok(state) };
        Ok(if waiting.iter().any(|seq| engine.in_flight(*seq)) { SyncState::OnItsWay } else { state })
    }
}

/// The entries that a note's standing links lead from.
fn shows(reading: &Reading<'_>, note: Id) -> Result<Vec<ShownBy>> {
    let mut entries = Vec::new();
    for link in Entity::leading_to(reading.connection, note, Kind::Evidence, LAST, LINKS)? {
        let Some(entry) = Entity::find_named(reading.connection, link.fields.get(evidence::ENTRY))? else { continue };
        let Some(part) = entry.fields.get(map_entry::PART).filter(|_| link.state == 1 && entry.is_here()) else {
            continue;
        };
        let (text, exact) = entry_text(reading, &entry)?;
        entries.push(ShownBy { entry: entry.id, part, text, exact, against: link.fields.flag(evidence::AGAINST) });
    }
    Ok(entries)
}
