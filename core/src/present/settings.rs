//! *Settings*: who I am, the team, and the ways on; and what an invitation says before it is kept.

use serde::Serialize;
use soundings_wire::invite;

use super::reminders::names_customers;
use super::sync::{Sharing, may_join, sharing};
use super::team::{EngineerRow, engineer};
use crate::error::{Refusal, Result};
use crate::model::Moment;
use crate::notebook::Notebook;
use crate::store::backups;
use crate::store::chosen::{self, NUDGES};
use crate::sync_queue::hub::Hub;
use crate::visit_log::stories::rotation::zone;
use crate::visit_log::{FileSettings, file_settings, retention_years};

/// *Settings*: who I am, the team, and the ways on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Settings {
    /// Whose notebook this is.
    pub engineer: EngineerRow,
    /// The address of the team's server, once invited.
    pub server: Option<String>,
    /// Where everything stands between here and the team: the way to Sync.
    pub sharing: Sharing,
    /// *Join* is offered: an invitation would not be refused.
    pub may_join: bool,
    /// When this notebook was last backed up; `None`: never.
    pub last_backup: Option<Moment>,
    /// A better question is shown under one's own words that judge.
    pub nudges: bool,
    /// Reminders name the customer.
    pub names_in_reminders: bool,
    /// How pictures and files travel, on this device.
    pub files: FileSettings,
    /// After how many years things are proposed to be erased; `None`: nothing is.
    pub retention_years: Option<u32>,
    /// The zone in which the team's weeks begin; `None` before anybody took a story up.
    pub story_zone: Option<String>,
}

/// An invitation that was read and not kept: *Join*, before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Invitation {
    /// The address of the server that it is of.
    pub server: String,
}

impl Notebook {
    /// *Settings*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn settings(&self) -> Result<Settings> {
        self.read(|reading| {
            let hub = Hub::read(reading.connection)?;
            Ok(Settings {
                engineer: engineer(reading, reading.me.engineer)?,
                sharing: sharing(reading)?,
                may_join: may_join(reading, hub.as_ref()),
                server: hub.map(|hub| hub.address),
                nudges: chosen::read(reading.connection, NUDGES)?.unwrap_or(true),
                files: file_settings(reading.connection)?,
                retention_years: retention_years(reading.connection)?,
                story_zone: zone(reading.connection)?,
                names_in_reminders: names_customers(reading)?,
                last_backup: backups::read(reading.connection)?.made.map(Moment::utc),
            })
        })
    }

    /// Reads an invitation without keeping it, so that a person sees whose it is before they join.
    ///
    /// # Errors
    /// [`Refusal::InviteUnreadable`]; [`Refusal::AlreadyJoined`], where no invitation would be kept.
    pub fn invitation(&self, text: &str) -> Result<Invitation> {
        let invite = invite::read(text).map_err(|_| Refusal::InviteUnreadable)?;
        self.read(|reading| {
            if !may_join(reading, Hub::read(reading.connection)?.as_ref()) {
                return Err(Refusal::AlreadyJoined.into());
            }
            Ok(Invitation { server: invite.address })
        })
    }
}
