//! *Turn*: what somebody has guessed so far in a workshop, while their five minutes go on. Once the turn is over nothing of
//! it is read until the workshop opens.

use serde::Serialize;

use super::workshop::{GuessRow, about, guess_row, name_of};
use crate::empathy_map::{TURN_MS, guesses, is_over, turn_drafts};
use crate::error::{Refusal, Result};
use crate::log::gate::is_workshop_open;
use crate::log::reading::Reading;
use crate::model::fields::{guess, turn};
use crate::model::{Id, Kind, MapPart, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// A part of the map in somebody's turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TurnPart {
    /// The part.
    pub part: MapPart,
    /// What they guessed so far.
    pub guesses: Vec<GuessRow>,
    /// What they typed on this device and did not send.
    pub draft: String,
}

/// *Turn*: somebody's five minutes, while they go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record), uniffi(name = "TurnPage"))]
pub struct Turn {
    /// The turn.
    pub id: Id,
    /// Its workshop.
    pub workshop: Id,
    /// Whose turn it is.
    pub name: String,
    /// Whose map it is about.
    pub about: String,
    /// The situation they are in.
    pub situation: String,
    /// When the five minutes are over. What is written later counts as well.
    pub until: Moment,
    /// The eight parts, in canvas order.
    pub parts: Vec<TurnPart>,
}

impl Notebook {
    /// *Turn*, for whoever is at it.
    ///
    /// # Errors
    /// [`Refusal::TurnIsOver`], [`Refusal::WorkshopIsOpen`]: it is not read here any more; an unknown turn.
    pub fn turn(&self, turn: Id) -> Result<Turn> {
        self.settle_workshops()?;
        self.read(|reading| turn_record(reading, turn))
    }
}

fn turn_record(reading: &Reading<'_>, id: Id) -> Result<Turn> {
    let turn = reading.live(id, Kind::Turn)?;
    let held = reading.live(turn.fields.get(turn::WORKSHOP).unwrap_or_default(), Kind::Workshop)?;
    if is_workshop_open(reading.connection, &held)? {
        return Err(Refusal::WorkshopIsOpen.into());
    }
    if is_over(&held, &turn) {
        return Err(Refusal::TurnIsOver.into());
    }
    let (_, who, situation) = about(reading, &held)?;
    let turns = [turn];
    let [turn] = &turns;
    let drafts = turn_drafts(reading.connection, turn.id)?;
    let own: Vec<Entity> = guesses(reading.connection, held.id)?
        .into_iter()
        .filter(|one| one.fields.get(guess::TURN) == Some(turn.id))
        .collect();
    let mut parts = Vec::new();
    for part in MapPart::ALL {
        let of_part = own.iter().filter(|one| one.fields.get(guess::PART) == Some(*part));
        let draft = drafts.iter().find(|(of, _)| of == part).map(|(_, words)| words.clone());
        parts.push(TurnPart {
            part: *part,
            guesses: of_part.map(|one| guess_row(reading, one, &turns, None)).collect::<Result<_>>()?,
            draft: draft.unwrap_or_default(),
        });
    }
    let begun = turn.fields.get(turn::BEGUN).unwrap_or(Moment::utc(0));
    let name = turn.fields.get(turn::WHO).map(|who| name_of(reading, &who)).transpose()?;
    Ok(Turn {
        id: turn.id,
        workshop: held.id,
        name: name.unwrap_or_default(),
        about: who.and_then(|who| who.kind.name(&who.fields)).unwrap_or_default(),
        situation,
        until: Moment { utc_ms: begun.utc_ms + TURN_MS, ..begun },
        parts,
    })
}
