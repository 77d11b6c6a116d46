//! A promise's page, with its history and the way to settle it; and the lists of those that are due, open, settled.

use chrono::NaiveDate;
use serde::Serialize;

use super::rows::{self, FIRST, LAST, Page, PromiseDay, PromiseRow, VersionsRow};
use crate::error::Result;
use crate::log::history::{self, Said};
use crate::log::reading::Reading;
use crate::model::fields::{day_number, promise};
use crate::model::value::Value;
use crate::model::{Id, Kind, Moment, PromiseState};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// Promises due within this many days are due.
const SOON_DAYS: i64 = 7;

/// What was said of a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PromiseSaid {
    /// It was made, as it stood then.
    Made {
        /// What we said we would do.
        text: String,
        /// Until when.
        until: Option<NaiveDate>,
    },
    /// Another day.
    Until {
        /// Which.
        day: NaiveDate,
    },
    /// Other words.
    Words {
        /// Which.
        text: String,
    },
    /// What became of it.
    Became {
        /// What.
        state: PromiseState,
    },
    /// The customer was told how it stands.
    Told,
}

/// What somebody said of a promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseEvent {
    /// Who; `None` for oneself.
    pub engineer: Option<String>,
    /// When.
    pub at: Moment,
    /// What.
    pub said: PromiseSaid,
}

/// A promise's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromisePage {
    /// The promise.
    pub promise: PromiseRow,
    /// Everything that was said of it, the earliest first.
    pub history: Vec<PromiseEvent>,
    /// When the customer was last told how it stands.
    pub told: Option<Moment>,
    /// Nothing was said of it since they were told.
    pub told_of_all: bool,
    /// Versions that stand side by side: kept and let go, two days.
    pub versions: Vec<VersionsRow>,
    /// What can be said to have become of it.
    pub may_become: Vec<PromiseState>,
    /// The days that another day offers.
    pub days: Vec<PromiseDay>,
}

/// Which promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Promises {
    /// Open, due within seven days or past their day.
    Due,
    /// Open, whenever they are due.
    Open,
    /// Of which something became, the last day first.
    Became(PromiseState),
}

impl Notebook {
    /// A promise's page.
    ///
    /// # Errors
    /// An unknown promise.
    pub fn promise_page(&self, id: Id) -> Result<PromisePage> {
        self.read(|reading| {
            let entity = reading.live(id, Kind::Promise)?;
            let history = history(reading, &entity)?;
            let told = entity.fields.get(promise::TOLD);
            let last = history.iter().rfind(|event| event.said != PromiseSaid::Told).map(|event| event.at.utc_ms);
            let last_told = history.iter().rfind(|event| event.said == PromiseSaid::Told).map(|event| event.at.utc_ms);
            let state = entity.fields.get(promise::STATE).unwrap_or(PromiseState::Open);
            Ok(PromisePage {
                promise: rows::promise(reading, &entity)?,
                told_of_all: told.is_some() && last_told >= last,
                told,
                history,
                versions: rows::versions(reading, &entity)?,
                may_become: PromiseState::ALL.iter().copied().filter(|one| *one != state).collect(),
                days: rows::promise_days(reading.today()),
            })
        })
    }

    /// Promises, a page at a time.
    ///
    /// # Errors
    /// [`crate::Refusal::CursorUnreadable`].
    pub fn promises(&self, which: Promises, after: Option<&str>, limit: usize) -> Result<Page<PromiseRow>> {
        self.read(|reading| {
            let (connection, limit) = (reading.connection, rows::limit(limit));
            let found = match which {
                Promises::Became(state) => {
                    let before = rows::place_after(after, LAST)?;
                    Entity::in_state_before(connection, Kind::Promise, state.number(), before, limit + 1)?
                }
                Promises::Due | Promises::Open => {
                    let (open, after) = (PromiseState::Open.number(), rows::place_after(after, FIRST)?);
                    let mut found = Entity::in_state_after(connection, Kind::Promise, open, after, limit + 1)?;
                    let soon = day_number(reading.today()) + SOON_DAYS;
                    found.retain(|row| which == Promises::Open || row.order <= soon);
                    found
                }
            };
            rows::page(found, limit, rows::place, |row| rows::promise(reading, row))
        })
    }
}

/// Open promises that are due, everybody's, the soonest first, so many of them.
pub(super) fn due(reading: &Reading<'_>, limit: usize) -> Result<Vec<PromiseRow>> {
    let (open, soon) = (PromiseState::Open.number(), day_number(reading.today()) + SOON_DAYS);
    let due = Entity::in_state_within(reading.connection, Kind::Promise, open, i64::MIN..=soon, limit)?;
    due.iter().map(|row| rows::promise(reading, row)).collect()
}

fn history(reading: &Reading<'_>, entity: &Entity) -> Result<Vec<PromiseEvent>> {
    let mut events = Vec::new();
    for one in history::of_thing(reading, entity)? {
        let Some(said) = said(&one) else { continue };
        // The day and the words that it was made with are one event.
        if let (true, Some(PromiseEvent { said: PromiseSaid::Made { text, until }, .. })) =
            (one.first, events.last_mut())
            && let PromiseSaid::Made { text: more, until: day } = said
        {
            *text = if more.is_empty() { std::mem::take(text) } else { more };
            *until = day.or(*until);
            continue;
        }
        let engineer = rows::engineer_name(reading, one.by)?;
        events.push(PromiseEvent { engineer, at: one.at, said });
    }
    Ok(events)
}

fn said(one: &Said) -> Option<PromiseSaid> {
    let value = one.value.as_slice();
    let text = || String::from_cbor(value);
    match one.field {
        field if field == promise::TEXT.number && one.first => Some(PromiseSaid::Made { text: text()?, until: None }),
        field if field == promise::UNTIL.number && one.first => {
            Some(PromiseSaid::Made { text: String::new(), until: NaiveDate::from_cbor(value) })
        }
        field if field == promise::TEXT.number => text().map(|text| PromiseSaid::Words { text }),
        field if field == promise::UNTIL.number => NaiveDate::from_cbor(value).map(|day| PromiseSaid::Until { day }),
        field if field == promise::STATE.number => {
            let state = PromiseState::from_cbor(value)?;
            (!one.first || state != PromiseState::Open).then_some(PromiseSaid::Became { state })
        }
        field if field == promise::TOLD.number => Some(PromiseSaid::Told),
        _ => None,
    }
}
