//! *Join a visit*: what one phone shows, and what a teammate's sees of it before they join.

use serde::Serialize;
use soundings_wire::card::{self, VisitCard};

use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::visit_state;
use crate::model::{EncounterKind, Id, Moment, VisitState};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::teammate;

/// A visit under way, to be joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitToJoin {
    /// The visit.
    pub visit: Id,
    /// What a QR code says, and what is typed.
    pub text: String,
    /// What kind it is.
    pub kind: EncounterKind,
    /// Whose screen shows it, where that is a name known here.
    pub engineer: Option<String>,
    /// With whom.
    pub customer: Option<String>,
    /// Where.
    pub site: Option<String>,
    /// What for.
    pub objective: Option<String>,
    /// Whom they meet, by name or description.
    pub people: Vec<String>,
    /// When it started.
    pub started: Moment,
    /// This notebook has it as under way or ended.
    pub here: Option<VisitState>,
}

impl Notebook {
    /// The visit under way, for a teammate to join: no network is needed.
    ///
    /// # Errors
    /// [`crate::Refusal::NothingUnderWay`], [`crate::Refusal::NotJoined`]: only a teammate can.
    pub fn show_visit(&self) -> Result<VisitToJoin> {
        self.read(|reading| {
            let card = teammate::shown(reading)?;
            shown(reading, &card, card::text(&card))
        })
    }

    /// What a teammate's screen shows, before it is joined. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Refusal::CardUnreadable`], [`crate::Refusal::CardOtherTeam`], [`crate::Refusal::NotJoined`].
    pub fn look_at_visit(&self, text: &str) -> Result<VisitToJoin> {
        self.read(|reading| {
            let card = teammate::read(reading, text)?;
            shown(reading, &card, card::text(&card))
        })
    }
}

fn shown(reading: &Reading<'_>, card: &VisitCard, text: String) -> Result<VisitToJoin> {
    let here = Entity::find(reading.connection, card.visit)?.filter(Entity::is_here);
    let kind = u8::try_from(card.kind).ok().and_then(EncounterKind::from_number);
    Ok(VisitToJoin {
        visit: card.visit,
        text,
        kind: kind.unwrap_or(EncounterKind::Visit),
        engineer: reading.name(Some(card.engineer))?,
        customer: card.customer.as_ref().map(|named| named.name.clone()),
        site: card.site.as_ref().map(|named| named.name.clone()),
        objective: card.objective.clone(),
        people: card.people.iter().map(|named| named.name.clone()).collect(),
        started: teammate::start(card),
        here: here.map(|visit| visit_state(&visit.fields)),
    })
}
