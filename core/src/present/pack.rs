//! *Meeting pack*: one page for the weekly meeting. The week's story, promises due, open questions, customers nobody has met
//! lately, what surprised us. It is ours: whoever draws it heads it *not for outside*.
//!
//! What is told of lately is told per customer, never per engineer (rule 11).

use serde::Serialize;

use super::acquaintance::{NotMetRow, not_met_lately};
use super::marked::{MarkedRow, row as marked_row};
use super::rows::{self, LAST, PromiseRow};
use crate::error::Result;
use crate::log::gate::is_known_open;
use crate::log::reading::Reading;
use crate::model::fields::{
    day_number, debrief_answer, empathy_map, encounter, expectation, map_entry, observation, person, trust_story,
};
use crate::model::{DebriefQuestion, ExpectationOutcome, Id, Kind, Mark, Moment, PromiseState};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::stories::rotation::{Week, monday};

/// A promise due within so many days stands on it.
const SOON_DAYS: i64 = 14;
/// So many of each at most.
const ROWS: usize = 8;
/// What surprised us of so many days.
const SURPRISING_DAYS: i64 = 28;
/// So many of each are looked at: some may stay only me.
const MOST: usize = 100;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The week's story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PackStory {
    /// The story.
    pub text: String,
    /// The customer it is of.
    pub customer: Option<String>,
    /// Who tells it.
    pub teller: Option<String>,
}

/// An open question, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PackQuestion {
    /// The question.
    pub question: MarkedRow,
    /// The customer, where it is of one.
    pub customer: Option<String>,
}

/// Something that surprised one of us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Surprise {
    /// What somebody would not have guessed; or what they had expected, and it was otherwise.
    pub text: String,
    /// It had been expected.
    pub expected: bool,
    /// The visit.
    pub visit: Id,
    /// Its customer.
    pub customer: Option<String>,
    /// When it began.
    pub when: Option<Moment>,
}

/// *Meeting pack*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MeetingPack {
    /// The week's story, once it is told.
    pub story: Option<PackStory>,
    /// Open promises that are due within two weeks or past their day, soonest first.
    pub promises: Vec<PromiseRow>,
    /// There are more of them.
    pub more_promises: bool,
    /// Open questions, the latest first.
    pub questions: Vec<PackQuestion>,
    /// There are more of them.
    pub more_questions: bool,
    /// Customers whom nobody has met in six weeks: who was never met, then the longest ago.
    pub not_met: Vec<NotMetRow>,
    /// There are more of them.
    pub more_not_met: bool,
    /// What surprised us in the last four weeks, the latest first.
    pub surprises: Vec<Surprise>,
    /// What is only me was left out.
    pub only_you: bool,
    /// As of when it stands.
    pub made: Moment,
}

impl Notebook {
    /// *Meeting pack*: of what the team has; before a team is joined, of everything.
    ///
    /// # Errors
    /// What the disk says.
    pub fn meeting_pack(&self) -> Result<MeetingPack> {
        self.read(|reading| Packing { reading, only_you: false }.pack())
    }
}

struct Packing<'a> {
    reading: &'a Reading<'a>,
    only_you: bool,
}

/// The first of a list, and whether there are more.
fn first<T>(mut all: Vec<T>) -> (Vec<T>, bool) {
    let more = all.len() > ROWS;
    all.truncate(ROWS);
    (all, more)
}

impl Packing<'_> {
    fn pack(mut self) -> Result<MeetingPack> {
        let (promises, more_promises) = first(self.promises()?);
        let (questions, more_questions) = first(self.questions()?);
        let (not_met, more_not_met) = first(self.not_met()?);
        let (surprises, _) = first(self.surprises()?);
        Ok(MeetingPack {
            story: self.story()?,
            promises,
            more_promises,
            questions,
            more_questions,
            not_met,
            more_not_met,
            surprises,
            only_you: self.only_you,
            made: self.reading.now().clone(),
        })
    }

    /// Whether the team may read it.
    fn may_stand(&mut self, row: &Entity) -> bool {
        let only_me = row.kind.stays_only_me(&row.fields) || (self.reading.me.has_team() && row.log == Log::Personal);
        self.only_you |= only_me;
        !only_me
    }

    fn story(&mut self) -> Result<Option<PackStory>> {
        let connection = self.reading.connection;
        let week = Week::read(connection, monday(connection, self.reading.now())?)?;
        let Some(story) = week.told().filter(|story| self.may_stand(story)) else { return Ok(None) };
        Ok(Some(PackStory {
            text: story.fields.get(trust_story::TEXT).unwrap_or_default(),
            customer: self.reading.name(story.fields.get(trust_story::CUSTOMER))?,
            teller: self.reading.name(story.fields.get(trust_story::TELLER))?,
        }))
    }

    fn promises(&mut self) -> Result<Vec<PromiseRow>> {
        let (reading, soon) = (self.reading, day_number(self.reading.today()) + SOON_DAYS);
        let open = PromiseState::Open.number();
        let mut promises = Vec::new();
        for row in Entity::in_state_within(reading.connection, Kind::Promise, open, i64::MIN..=soon, MOST)? {
            if promises.len() <= ROWS && self.may_stand(&row) {
                let promise = rows::promise(reading, &row)?;
                // On paper nobody is *you*.
                let mine = reading.name(Some(reading.me.engineer))?;
                promises.push(PromiseRow { promised_by: promise.promised_by.clone().or(mine), ..promise });
            }
        }
        Ok(promises)
    }

    fn questions(&mut self) -> Result<Vec<PackQuestion>> {
        let reading = self.reading;
        let mut questions = Vec::new();
        for kind in [Kind::Observation, Kind::MapEntry] {
            let mut of_kind = 0;
            for asked in Entity::questions(reading.connection, (kind, false), None, LAST, MOST)? {
                if of_kind > ROWS || !self.may_stand(&asked) {
                    continue;
                }
                let question = marked_row(reading, &asked, Mark::Question)?;
                // One that was erased says nothing any more.
                if !question.text.is_empty() {
                    questions.push(PackQuestion { question, customer: self.asked_of(&asked)? });
                    of_kind += 1;
                }
            }
        }
        questions.sort_by_key(|row| std::cmp::Reverse(row.question.when.as_ref().map(|when| when.utc_ms)));
        Ok(questions)
    }

    /// The customer whom a note or an entry is of.
    fn asked_of(&self, asked: &Entity) -> Result<Option<String>> {
        let found = |id| Entity::find_named(self.reading.connection, id);
        let customer = if asked.kind == Kind::Observation {
            found(asked.fields.get(observation::ENCOUNTER))?.and_then(|visit| visit.fields.get(encounter::ORGANIZATION))
        } else {
            let map = found(asked.fields.get(map_entry::MAP))?;
            found(map.and_then(|map| map.fields.get(empathy_map::PERSON)))?
                .and_then(|who| who.fields.get(person::ORGANIZATION))
        };
        self.reading.name(customer)
    }

    fn not_met(&mut self) -> Result<Vec<NotMetRow>> {
        let mut stands = Vec::new();
        for row in not_met_lately(self.reading, None, MOST)?.items {
            let customer = Entity::find_named(self.reading.connection, Some(row.customer))?;
            if customer.is_some_and(|it| self.may_stand(&it)) {
                stands.push(row);
            }
        }
        Ok(stands)
    }

    fn surprises(&mut self) -> Result<Vec<Surprise>> {
        let reading = self.reading;
        let mut surprises = Vec::new();
        let otherwise = ExpectationOutcome::Otherwise.number();
        for row in Entity::latest_in_state(reading.connection, Kind::Expectation, otherwise, MOST)? {
            let visit = Entity::find_named(reading.connection, row.fields.get(expectation::ENCOUNTER))?;
            let words = row.fields.get(expectation::TEXT);
            if let Some(visit) = visit.filter(|visit| visit.is_here() && self.is_lately(visit))
                && self.may_stand(&row)
            {
                surprises.push(self.surprise(&visit, words.map(|words| words.text).unwrap_or_default(), true)?);
            }
        }
        for visit in Entity::visits_begun_by(reading.connection, reading.now().utc_ms, MOST)? {
            // What waits for the others stands on no paper before it opens.
            let open = !reading.me.has_team() || is_known_open(reading.connection, Kind::DebriefAnswer, visit.id)?;
            if !open || !self.is_lately(&visit) {
                continue;
            }
            for answer in Entity::children(reading.connection, visit.id, Kind::DebriefAnswer)? {
                let asked = answer.fields.get(debrief_answer::QUESTION) == Some(DebriefQuestion::Surprise);
                let words = answer.fields.get(debrief_answer::TEXT).filter(|words| asked && !words.text.is_empty());
                // What is only me is nobody else's surprise: its author has it in their debrief.
                if let Some(words) = words.filter(|_| self.may_stand(&answer)) {
                    surprises.push(self.surprise(&visit, words.text, false)?);
                }
            }
        }
        surprises.sort_by_key(|row| std::cmp::Reverse(row.when.as_ref().map(|when| when.utc_ms)));
        Ok(surprises)
    }

    fn is_lately(&self, visit: &Entity) -> bool {
        let age = visit.fields.get(encounter::START).map(|when| self.reading.now().utc_ms - when.utc_ms);
        age.is_some_and(|age| age <= SURPRISING_DAYS * DAY_MS)
    }

    fn surprise(&self, visit: &Entity, text: String, expected: bool) -> Result<Surprise> {
        let customer = self.reading.name(visit.fields.get(encounter::ORGANIZATION))?;
        Ok(Surprise { text, expected, visit: visit.id, customer, when: visit.fields.get(encounter::START) })
    }
}
