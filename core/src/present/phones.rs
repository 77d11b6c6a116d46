//! *Phone to phone*: to whom a bundle can be made, when one last went each way; and the way to a new phone.

use rusqlite::OptionalExtension;
use serde::Serialize;

use super::team::{EngineerRow, engineer};
use crate::error::Result;
use crate::log::personal;
use crate::log::reading::Reading;
use crate::model::{Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// *Phone to phone*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Phones {
    /// Whom a bundle could go to, oneself with another phone included. Nobody without a team.
    pub engineers: Vec<PhoneRow>,
    /// Whether this phone holds its engineer's key.
    pub key: KeyState,
}

/// An engineer's other phones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PhoneRow {
    /// Whose.
    pub engineer: EngineerRow,
    /// How many of their phones, but for this one, a bundle is sealed to; with none it can't be made yet.
    pub phones: u32,
    /// When the last bundle was made for them here.
    pub given: Option<Moment>,
    /// When the last of theirs was taken in here.
    pub taken: Option<Moment>,
}

/// Whether a phone opens what is only its engineer's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum KeyState {
    /// Nobody else could hand it a key: it has its own, and no team.
    NoTeam,
    /// It does: another phone of the engineer's can get the key from it.
    Here,
    /// It was let in as another phone of the engineer's, and is to get the key from the old one.
    Wanted,
}

impl Notebook {
    /// *Phone to phone*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn phones(&self) -> Result<Phones> {
        self.read(|reading| {
            if !reading.me.has_team() {
                return Ok(Phones { engineers: Vec::new(), key: KeyState::NoTeam });
            }
            // Before the hub said whose device this is, nobody else can have a key for it.
            let held = !personal::is_enrolled(reading.connection, &reading.me)?
                || personal::holds_key(reading.connection, &reading.me)?;
            let engineers = Entity::of_kind(reading.connection, Kind::Engineer)?;
            let rows = engineers.iter().map(|of| row(reading, of.id)).collect::<Result<Vec<_>>>()?;
            let engineers = rows.into_iter().filter(|row| !row.engineer.me || row.phones > 0).collect();
            Ok(Phones { engineers, key: if held { KeyState::Here } else { KeyState::Wanted } })
        })
    }
}

fn row(reading: &Reading<'_>, of: Id) -> Result<PhoneRow> {
    let phones: u32 = reading
        .connection
        .prepare_cached(
            "SELECT count(*) FROM incarnation WHERE engineer = ?1 AND sealing_key IS NOT NULL AND until IS NULL AND device <> ?2",
        )?
        .query_row((of.as_bytes(), reading.me.incarnation.device.as_bytes()), |row| row.get(0))?;
    let (given, taken): (Option<i64>, Option<i64>) = reading
        .connection
        .prepare_cached("SELECT given, taken FROM bundle_known WHERE engineer = ?1")?
        .query_row([of.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .unwrap_or_default();
    let [given, taken] = [given, taken].map(|time| time.map(|ms| reading.shown_here(ms)));
    Ok(PhoneRow { engineer: engineer(reading, of)?, phones, given, taken })
}
