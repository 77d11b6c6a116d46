//! *End*: the page on which a visit ends. Who we met, each with what they agreed to or nothing chosen; what we promised;
//! and what the button gives.

use serde::Serialize;

use super::capture::left_since;
use super::encounter::people;
use super::rows::{self, FIRST, LAST, PersonRow, PromiseRow, VisitRow};
use super::{PAGE, PromiseDay};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, observation, person, visit_state};
use crate::model::{ConsentChoice, Id, Kind, Moment, ObservationKind, Use, VisitState};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::counts::{self, Scope};
use crate::store::entities::Entity;
use crate::visit_log::{met, older_words_go};

/// Notes of a visit that are looked through for corrected words, the latest first.
const LATEST_NOTES: usize = 500;

/// *End*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct End {
    /// The visit.
    pub visit: VisitRow,
    /// Whom we met, at most [`PAGE`]; one row each.
    pub met: Vec<MetRow>,
    /// Others of the customer, to add.
    pub others: Vec<PersonRow>,
    /// What we promised here.
    pub promises: Vec<PromiseRow>,
    /// The days a promise offers.
    pub promise_days: Vec<PromiseDay>,
    /// When something was noted last, of a visit under way on which that is three hours or a midnight ago: whoever forgot to end it can
    /// say that it ended then ([`Notebook::end_visit_at`]). Never a time that is still to come, by a clock that was put back.
    #[cfg_attr(feature = "uniffi", uniffi(default = None))]
    pub left_since: Option<Moment>,
    /// What the button gives.
    pub gives: Gives,
    /// Of the notes that it gives, at most [`PAGE`], those whose first words are not what they say now: the team gets both, and to
    /// erase the first before that is offered ([`Notebook::erase_older_words`]).
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub first_words_differ: Vec<FirstWordsRow>,
}

/// A note whose first words are not what it says now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FirstWordsRow {
    /// The note.
    pub note: Id,
    /// Its first words.
    pub first: String,
    /// What it says now.
    pub now: String,
}

/// Somebody we met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MetRow {
    /// Who.
    pub person: PersonRow,
    /// What they chose when they were asked; `None`: nobody asked, and nothing is chosen beforehand.
    pub chose: Option<ConsentChoice>,
}

/// What *Share* gives to the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Gives {
    /// There is no team: the visit ends, and nothing else.
    NoTeam,
    /// One's own notes of this visit that are not meant to stay only me.
    ToTeam {
        /// Said, did, around, and those without a key yet.
        notes: u32,
        /// What we thought.
        thoughts: u32,
    },
}

impl Notebook {
    /// *End* of a visit.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn end_screen(&self, visit: Id) -> Result<End> {
        self.read(|reading| {
            let connection = reading.connection;
            let entity = reading.live(visit, Kind::Encounter)?;
            let known = met(connection, &entity)?;
            let (met, others): (Vec<Entity>, Vec<Entity>) =
                people(reading, &entity, &known, PAGE)?.into_iter().partition(|person| known.contains(&person.id));
            let promises = Entity::children_after(connection, visit, Kind::Promise, FIRST, PAGE)?;
            Ok(End {
                met: met.iter().map(row).collect(),
                others: others.iter().map(rows::person).collect(),
                promises: promises.iter().map(|row| rows::promise(reading, row)).collect::<Result<_>>()?,
                promise_days: rows::promise_days(reading.today()),
                first_words_differ: first_words_differ(reading, visit)?,
                left_since: may_have_ended(reading, &entity)?,
                gives: gives(reading, visit)?,
                visit: rows::visit(reading, &entity)?,
            })
        })
    }
}

fn may_have_ended(reading: &Reading<'_>, visit: &Entity) -> Result<Option<Moment>> {
    if visit_state(&visit.fields) != VisitState::UnderWay {
        return Ok(None);
    }
    let began = visit.fields.ms(encounter::START).unwrap_or(i64::MAX);
    Ok(left_since(reading, visit)?.filter(|left| (began..=reading.now().utc_ms).contains(&left.utc_ms)))
}

fn row(entity: &Entity) -> MetRow {
    let person = rows::person(entity);
    let asked = Use::ALL.iter().any(|needed| entity.fields.member(person::CONSENT, needed).is_some());
    MetRow { chose: asked.then_some(person.consent), person }
}

fn gives(reading: &Reading<'_>, visit: Id) -> Result<Gives> {
    if !reading.me.has_team() {
        return Ok(Gives::NoTeam);
    }
    let thought = ObservationKind::Thought;
    let thoughts = counts::notes_to_share_of_kind(reading.connection, Scope::Of(visit), thought)?;
    let notes = counts::notes_to_share(reading.connection, Scope::Of(visit))?.saturating_sub(thoughts);
    Ok(Gives::ToTeam { notes, thoughts })
}

fn first_words_differ(reading: &Reading<'_>, visit: Id) -> Result<Vec<FirstWordsRow>> {
    let mut differ = Vec::new();
    if !reading.me.has_team() {
        return Ok(differ);
    }
    for note in Entity::children_before(reading.connection, visit, Kind::Observation, LAST, LATEST_NOTES)? {
        let goes = note.log == Log::Personal && !note.fields.flag(observation::STAYS_ONLY_ME);
        let Some(first) = note.fields.get(observation::FIRST_WORDS).filter(|_| goes) else { continue };
        let now = note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
        if first != now && older_words_go(reading.connection, &note)?.is_none() {
            differ.push(FirstWordsRow { note: note.id, first, now });
        }
        if differ.len() == PAGE {
            break;
        }
    }
    Ok(differ)
}
