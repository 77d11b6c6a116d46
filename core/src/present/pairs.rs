//! *Doesn't match*: what was said beside what was seen, to be decided about, and what would make both true.

use serde::Serialize;

use super::rows::{self, NoteRow, SyncState, VersionsRow};
use crate::empathy_map::{Looked, Pair};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::mismatch;
use crate::model::{Audience, Id, Kind, PairVerdict, Seen};
use crate::notebook::Notebook;

/// Something said beside something seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PairRow {
    /// The id, the same before anybody decided.
    pub id: Id,
    /// What was said.
    pub said: NoteRow,
    /// What was done or stood around.
    pub was_seen: NoteRow,
    /// What was decided; two where two people decided differently, each without the other.
    pub verdicts: Vec<PairVerdict>,
    /// What would make both true.
    pub answer: Option<String>,
    /// What is written of it; `None` of one that nobody decided about.
    pub written: Option<WrittenPair>,
}

/// Of a pair that was decided about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct WrittenPair {
    /// Answers that stand side by side.
    pub versions: Option<VersionsRow>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// *Doesn't match*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Pairs {
    /// To be decided about: at most five, the newest first.
    pub proposed: Vec<PairRow>,
    /// What does not match, the newest first.
    pub unmatched: Vec<PairRow>,
}

impl Notebook {
    /// *Doesn't match*, of a map: pairs of which one is on it, or concerns its person.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn pairs_of_map(&self, map: Id) -> Result<Pairs> {
        self.read(|reading| {
            let map = reading.live(map, Kind::EmpathyMap)?;
            pairs(reading, &Looked::for_map(reading.connection, &map)?)
        })
    }

    /// *Doesn't match*, of one visit's notes.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn pairs_of_visit(&self, visit: Id) -> Result<Pairs> {
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            pairs(reading, &Looked::at_visit(reading.connection, &visit)?)
        })
    }
}

fn pairs(reading: &Reading<'_>, looked: &Looked) -> Result<Pairs> {
    Ok(Pairs {
        proposed: rows_of(reading, looked.proposed(reading.connection)?)?,
        unmatched: rows_of(reading, looked.decided(reading.connection)?)?,
    })
}

/// The pairs of a map that do not match.
pub(super) fn unmatched(reading: &Reading<'_>, map: &crate::store::entities::Entity) -> Result<Vec<PairRow>> {
    rows_of(reading, Looked::for_map(reading.connection, map)?.decided(reading.connection)?)
}

fn rows_of(reading: &Reading<'_>, pairs: Vec<Pair>) -> Result<Vec<PairRow>> {
    pairs.iter().map(|pair| row(reading, pair)).collect()
}

fn row(reading: &Reading<'_>, pair: &Pair) -> Result<PairRow> {
    let written = pair.written.as_ref();
    let fields = written.map(|written| &written.fields);
    Ok(PairRow {
        id: pair.id,
        said: rows::note(reading, &pair.said)?,
        was_seen: rows::note(reading, &pair.was_seen)?,
        verdicts: fields.map(|fields| fields.members(mismatch::VERDICTS)).unwrap_or_default(),
        answer: fields.and_then(|fields| fields.get(mismatch::ANSWER)).map(|answer| answer.text),
        written: written.map(|written| written_pair(reading, written)).transpose()?,
    })
}

fn written_pair(reading: &Reading<'_>, written: &crate::store::entities::Entity) -> Result<WrittenPair> {
    Ok(WrittenPair {
        versions: rows::versions(reading, written)?.into_iter().find(|versions| versions.field == "answer"),
        audience: written.log.audience(),
        state: rows::sync_state(reading, written)?,
        seen: seen_token(reading.connection, written)?,
    })
}
