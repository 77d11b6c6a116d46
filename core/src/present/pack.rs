//! *Meeting pack*: one page for the weekly meeting. Promises due, open questions, customers nobody has met lately, what
//! surprised us. It is ours: whoever draws it heads it *not for outside*.
//!
//! What is told of lately is told per customer, never per engineer (rule 11).

use serde::Serialize;

use super::marked::{MarkedRow, marked};
use super::rows::{self, PromiseRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{day_number, encounter, expectation, organization};
use crate::model::{EncounterKind, ExpectationOutcome, Id, Kind, Mark, Moment, PromiseState};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// A promise due within so many days stands on it.
const SOON_DAYS: i64 = 14;
/// So many of each at most.
const ROWS: usize = 8;
/// So long nobody has met a customer: the field's rule of thumb of six weeks.
const LATELY_DAYS: i64 = 42;
/// What surprised us of so many days.
const SURPRISING_DAYS: i64 = 28;
/// Open promises, customers and encounters that are looked through.
const MOST: usize = 2_000;
const MOST_ENCOUNTERS: usize = 8;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// An open question, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PackQuestion {
    /// The question.
    pub question: MarkedRow,
    /// The customer.
    pub customer: String,
}

/// A customer whom nobody has met lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NotMet {
    /// The customer.
    pub customer: Id,
    /// Its name.
    pub name: String,
    /// When somebody met them last; `None`: never.
    pub last: Option<Moment>,
    /// So many days ago.
    pub days: Option<u32>,
}

/// Something that came otherwise than one of us had expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Surprise {
    /// What was expected.
    pub expected: String,
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
    /// Open promises that are due within two weeks or past their day, soonest first.
    pub promises: Vec<PromiseRow>,
    /// So many more.
    pub more_promises: u32,
    /// Open questions, the latest first.
    pub questions: Vec<PackQuestion>,
    /// So many more.
    pub more_questions: u32,
    /// Customers whom nobody has met in six weeks, the longest ago first; who was never met comes last.
    pub not_met: Vec<NotMet>,
    /// So many more.
    pub more_not_met: u32,
    /// What came otherwise than expected in the last four weeks, the latest first.
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

/// The first of a list, and how many more there are.
fn first<T>(mut all: Vec<T>) -> (Vec<T>, u32) {
    let more = all.len().saturating_sub(ROWS) as u32;
    all.truncate(ROWS);
    (all, more)
}

impl Packing<'_> {
    fn pack(mut self) -> Result<MeetingPack> {
        let customers = Entity::of_kind_after(self.reading.connection, Kind::Organization, 0, MOST)?;
        let (promises, more_promises) = first(self.promises()?);
        let (questions, more_questions) = first(self.questions(&customers)?);
        let (not_met, more_not_met) = first(self.not_met(&customers)?);
        let (surprises, _) = first(self.surprises()?);
        Ok(MeetingPack {
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

    fn promises(&mut self) -> Result<Vec<PromiseRow>> {
        let (reading, soon) = (self.reading, day_number(self.reading.today()) + SOON_DAYS);
        let open = PromiseState::Open.number();
        let mut promises = Vec::new();
        for row in Entity::in_state_within(reading.connection, Kind::Promise, open, i64::MIN..=soon, MOST)? {
            if self.may_stand(&row) {
                let promise = rows::promise(reading, &row)?;
                // On paper nobody is *you*.
                let mine = reading.name(Some(reading.me.engineer))?;
                promises.push(PromiseRow { promised_by: promise.promised_by.clone().or(mine), ..promise });
            }
        }
        Ok(promises)
    }

    fn questions(&mut self, customers: &[Entity]) -> Result<Vec<PackQuestion>> {
        let mut questions = Vec::new();
        for customer in customers {
            let reading = self.reading;
            let name = customer.kind.name(&customer.fields).unwrap_or_default();
            let of_customer = marked(reading, customer.id, Mark::Question, ROWS + 1, |row| self.may_stand(row))?;
            questions.extend(of_customer.into_iter().map(|question| PackQuestion { question, customer: name.clone() }));
        }
        questions.sort_by_key(|row| std::cmp::Reverse(row.question.when.as_ref().map(|when| when.utc_ms)));
        Ok(questions)
    }

    fn not_met(&mut self, customers: &[Entity]) -> Result<Vec<NotMet>> {
        let (reading, now) = (self.reading, self.reading.now().utc_ms);
        let mut not_met = Vec::new();
        for customer in customers.iter().filter(|customer| !customer.fields.flag(organization::INTERNAL)) {
            if !self.may_stand(customer) {
                continue;
            }
            // What we play among ourselves is no meeting with them.
            let met = |visit: &&Entity| {
                visit.fields.get(encounter::KIND).is_none_or(EncounterKind::gives_evidence)
                    && !(reading.me.has_team() && visit.log == Log::Personal)
            };
            let begun = Entity::begun_with(reading.connection, customer.id, MOST_ENCOUNTERS)?;
            let last = begun.iter().find(met).and_then(|visit| visit.fields.get(encounter::START));
            let days = last.as_ref().map(|last| (now - last.utc_ms).max(0) / DAY_MS);
            if days.is_none_or(|days| days >= LATELY_DAYS) {
                let name = customer.kind.name(&customer.fields).unwrap_or_default();
                not_met.push(NotMet { customer: customer.id, name, last, days: days.map(|days| days as u32) });
            }
        }
        not_met.sort_by_key(|row| (row.days.is_none(), std::cmp::Reverse(row.days), row.name.clone()));
        Ok(not_met)
    }

    fn surprises(&mut self) -> Result<Vec<Surprise>> {
        let reading = self.reading;
        let otherwise = ExpectationOutcome::Otherwise.number();
        let mut surprises = Vec::new();
        for row in Entity::latest_in_state(reading.connection, Kind::Expectation, otherwise, MOST)? {
            let visit = Entity::find_named(reading.connection, row.fields.get(expectation::ENCOUNTER))?;
            let Some(visit) = visit.filter(Entity::is_here) else { continue };
            let when = visit.fields.get(encounter::START);
            let age = when.as_ref().map(|when| reading.now().utc_ms - when.utc_ms);
            if age.is_none_or(|age| age > SURPRISING_DAYS * DAY_MS) || !self.may_stand(&row) {
                continue;
            }
            surprises.push(Surprise {
                expected: row.fields.get(expectation::TEXT).map(|words| words.text).unwrap_or_default(),
                visit: visit.id,
                customer: reading.name(visit.fields.get(encounter::ORGANIZATION))?,
                when,
            });
        }
        surprises.sort_by_key(|row| std::cmp::Reverse(row.when.as_ref().map(|when| when.utc_ms)));
        Ok(surprises)
    }
}
