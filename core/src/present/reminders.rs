//! What a phone reminds of by itself, and when: the debriefs of one's own visits, and on its morning what one promised. None of
//! it names a customer unless whoever holds this device turned that on.

use serde::Serialize;

use super::debrief::{Freshness, debriefs_to_remind_of};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{day_number, encounter, organization, promise};
use crate::model::{Id, Kind, Moment, Plan, PromiseState};
use crate::notebook::Notebook;
use crate::store::chosen::{self, NAMES_IN_REMINDERS};
use crate::store::entities::Entity;

/// When a day's promises are reminded of.
const MORNING: &str = "08:00";
/// Promises are reminded of so many days ahead: a device is looked at more often than that.
const AHEAD_DAYS: i64 = 30;
/// So many at most.
const MOST: usize = 50;

/// What a reminder leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum ReminderOf {
    /// A debrief.
    Debrief {
        /// Of which visit.
        visit: Id,
        /// What it says.
        freshness: Freshness,
    },
    /// One's own promise, on its day.
    Promise {
        /// Which.
        promise: Id,
    },
}

/// One reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reminder {
    /// Its name on this device: one that is set anew under it takes its place.
    pub name: String,
    /// When.
    pub at: Moment,
    /// Of what.
    pub of: ReminderOf,
    /// The customer, where names were turned on and it has one.
    pub customer: Option<String>,
}

impl Notebook {
    /// What to remind of from now on, the soonest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn reminders(&self) -> Result<Vec<Reminder>> {
        self.read(|reading| {
            let mut reminders = debriefs(reading)?;
            reminders.extend(promises(reading)?);
            reminders.sort_by_key(|one| one.at.utc_ms);
            Ok(reminders)
        })
    }

    /// Whether reminders name the customer, on this device.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_names_in_reminders(&self, on: bool) -> Result<()> {
        self.write(|action| chosen::write(action.connection(), NAMES_IN_REMINDERS, on))
    }
}

/// Whether reminders name the customer; nobody turned it on yet: no.
pub(super) fn names_customers(reading: &Reading<'_>) -> Result<bool> {
    Ok(chosen::read(reading.connection, NAMES_IN_REMINDERS)?.unwrap_or(false))
}

fn debriefs(reading: &Reading<'_>) -> Result<Vec<Reminder>> {
    let mut reminders = Vec::new();
    for (number, one) in debriefs_to_remind_of(reading)?.into_iter().enumerate() {
        let Some(utc_ms) = one.at.utc_ms() else { continue };
        reminders.push(Reminder {
            name: format!("debrief {number}"),
            at: Moment { utc_ms, ..reading.now().clone() },
            customer: customer(reading, Some(one.visit))?,
            of: ReminderOf::Debrief { visit: one.visit, freshness: one.freshness },
        });
    }
    Ok(reminders)
}

/// One's own open promises, each on the morning of its day.
fn promises(reading: &Reading<'_>) -> Result<Vec<Reminder>> {
    let today = day_number(reading.today());
    let (open, days) = (PromiseState::Open.number(), today..=today + AHEAD_DAYS);
    let mut reminders = Vec::new();
    for row in Entity::in_state_within(reading.connection, Kind::Promise, open, days, MOST)? {
        let (fields, now) = (&row.fields, reading.now());
        let Some(until) = fields.get(promise::UNTIL) else { continue };
        let at = Plan { local: format!("{until}T{MORNING}"), zone: now.zone.clone() }.utc_ms();
        let mine = fields.get(promise::PROMISED_BY) == Some(reading.me.engineer);
        if let Some(utc_ms) = at.filter(|at| mine && *at > now.utc_ms) {
            reminders.push(Reminder {
                name: format!("promise {}", reminders.len()),
                at: Moment { utc_ms, ..now.clone() },
                customer: customer(reading, fields.get(promise::ENCOUNTER))?,
                of: ReminderOf::Promise { promise: row.id },
            });
        }
    }
    Ok(reminders)
}

fn customer(reading: &Reading<'_>, visit: Option<Id>) -> Result<Option<String>> {
    if !names_customers(reading)? {
        return Ok(None);
    }
    let visit = Entity::find_named(reading.connection, visit)?;
    let customer =
        Entity::find_named(reading.connection, visit.and_then(|visit| visit.fields.get(encounter::ORGANIZATION)))?;
    Ok(customer.and_then(|customer| customer.fields.get(organization::NAME)))
}
