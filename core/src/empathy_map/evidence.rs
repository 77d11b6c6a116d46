//! Links from entries to notes, and what an entry rests on.

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::{Error, Refusal, Result};
use crate::log::revisions;
use crate::model::fields::{encounter, evidence, guess, map_entry, observation};
use crate::model::{Basis, EncounterKind, Kind, MapPart, ObservationKind, scalar_slice};
use crate::store::entities::Entity;

/// A note, or a range of its newest words, in Unicode scalar values from 0, the end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EvidenceRange {
    /// The note.
    pub note: Id,
    /// The first of its words; `None` with `end`: the whole note.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub start: Option<u32>,
    /// The one after the last.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub end: Option<u32>,
}

/// A link with the note it names.
pub(crate) struct Link {
    pub row: Entity,
    pub note: Entity,
    pub against: bool,
    pub range: Option<(u32, u32)>,
    pub revision: Option<u32>,
}

impl Link {
    /// The linked words: the range, or the whole revision. Where that is not here (a note is shared as it stands, not as it
    /// was) the newest; `None` where the note was erased.
    pub fn words(&self, connection: &Connection) -> Result<Option<String>> {
        let Some((newest, first)) = self.note.fields.words() else { return Ok(None) };
        let revision = self.revision.unwrap_or(first.number);
        let linked = match revision {
            number if number == newest.number => Some(newest.text.clone()),
            // Nothing was typed then: what was typed up later is what was said.
            number if number == first.number => Some(first.text).filter(|text| !text.is_empty()),
            _ => revisions::text(connection, &self.note, revision)?,
        };
        Ok(match (linked, self.range) {
            (Some(text), Some((start, end))) => scalar_slice(&text, start, end).map(str::to_owned),
            (Some(text), None) => Some(text),
            (None, _) => Some(newest.text),
        })
    }

    /// The note was corrected after it was linked.
    pub fn corrected_since(&self) -> bool {
        self.note.fields.words().is_some_and(|(newest, first)| {
            let linked = self.revision.unwrap_or(first.number);
            newest.number != linked && !(first.number == linked && first.text.is_empty())
        })
    }
}

/// Why a note can't be evidence about a customer; `Ok` if it can.
pub(crate) fn check(connection: &Connection, note: &Entity) -> Result<()> {
    if !note.is_here() {
        return Err(Refusal::EvidenceGone.into());
    }
    match note.fields.get(observation::KIND) {
        None => return Err(Refusal::NoKeyYet.into()),
        Some(ObservationKind::Thought) => return Err(Refusal::NotEvidence.into()),
        Some(_) => {}
    }
    match Entity::find_named(connection, note.fields.get(observation::ENCOUNTER))? {
        Some(visit) if !gives_evidence(&visit) => Err(Refusal::NotEvidence.into()),
        _ => Ok(()),
    }
}

/// Whether a note can be evidence about a customer.
pub(crate) fn is_evidence(connection: &Connection, note: &Entity) -> bool {
    check(connection, note).is_ok()
}

/// The link that an entry was made from, while its note is there: also of a thought, whose words a guess can show though
/// its link never stands.
pub(crate) fn origin(connection: &Connection, entry: &Entity) -> Result<Option<Link>> {
    let made_from = entry.fields.get(map_entry::MADE_FROM);
    let Some(row) = Entity::find_named(connection, made_from)? else { return Ok(None) };
    let is_own = row.kind == Kind::Evidence && row.kind.parent(&row.fields) == Some(entry.id);
    if !is_own || !row.is_here() || row.state != 1 {
        return Ok(None);
    }
    let note = Entity::find_named(connection, row.fields.get(evidence::OBSERVATION))?;
    Ok(note.filter(|note| note.is_here() && note.kind == Kind::Observation).map(|note| link(row, note)))
}

/// What an entry says in our words: its own, or those of the guess that it was put on the map as, while that is there.
pub(crate) fn our_words(connection: &Connection, entry: &Entity) -> Result<Option<String>> {
    if let Some(text) = entry.fields.get(map_entry::TEXT) {
        return Ok(Some(text));
    }
    let guessed = Entity::find_named(connection, entry.fields.get(map_entry::GUESSED))?;
    let guessed = guessed.filter(|guessed| guessed.is_here() && guessed.kind == Kind::Guess);
    Ok(guessed.and_then(|guessed| guessed.fields.get(guess::TEXT)))
}

fn link(row: Entity, note: Entity) -> Link {
    let against = row.fields.flag(evidence::AGAINST);
    let range = row.fields.get(evidence::RANGE);
    let revision = row.fields.get(evidence::REVISION);
    Link { row, note, against, range, revision }
}

/// Whether an encounter's notes can be evidence (rule 3).
pub(crate) fn gives_evidence(visit: &Entity) -> bool {
    visit.fields.get(encounter::KIND).is_none_or(EncounterKind::gives_evidence)
}

/// The standing links of an entry, the earliest first: neither unlinked nor deleted, their notes there and of a kind that
/// can be evidence.
pub(crate) fn links(connection: &Connection, entry: Id) -> Result<Vec<Link>> {
    let mut links = Vec::new();
    for row in Entity::children(connection, entry, Kind::Evidence)?.into_iter().filter(|row| row.state == 1) {
        let Some(note) = Entity::find_named(connection, row.fields.get(evidence::OBSERVATION))? else { continue };
        if check(connection, &note).is_ok() {
            links.push(link(row, note));
        }
    }
    Ok(links)
}

/// What an entry rests on: in the parts above the water told, seen or both; below, our reading; without evidence, a guess.
pub(crate) fn basis(part: MapPart, links: &[Link]) -> Basis {
    let (mut told, mut seen) = (false, false);
    for link in links.iter().filter(|link| !link.against) {
        match link.note.fields.get(observation::KIND) {
            Some(ObservationKind::Said) => told = true,
            Some(ObservationKind::Did | ObservationKind::Around) => seen = true,
            _ => {}
        }
    }
    match (part.above_water(), told, seen) {
        (_, false, false) => Basis::Guess,
        (false, _, _) => Basis::OurReading,
        (true, true, false) => Basis::Told,
        (true, false, true) => Basis::Seen,
        (true, true, true) => Basis::ToldAndSeen,
    }
}

/// Checks a range against the note's newest words; returns their revision.
pub(crate) fn check_range(note: &Entity, range: &EvidenceRange) -> Result<u32> {
    let (newest, _) = note.fields.words().ok_or(Error::from(Refusal::EvidenceGone))?;
    match (range.start, range.end) {
        (None, None) => {}
        (Some(start), Some(end)) if scalar_slice(&newest.text, start, end).is_some() => {}
        _ => return Err(Refusal::RangeOutside.into()),
    }
    Ok(newest.number)
}
