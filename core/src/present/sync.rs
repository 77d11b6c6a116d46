//! *Sync*: what waits, what travels, what needs you and why.

use rusqlite::Connection;
use serde::{Serialize, Serializer};

use super::needs_you::{NeedsYouRow, needs_you};
use super::rows;
use crate::error::{Error, Refusal, Result};
use crate::log::personal;
use crate::log::reading::Reading;
use crate::model::{Kind, Moment};
use crate::notebook::Notebook;
use crate::store::columns::{Log, OperationState};
use crate::store::counts::{self, Scope};
use crate::store::inbox;
use crate::store::transfers::{self, Held, Way};
use crate::sync_queue::hub::{Hub, Stopped};
use crate::sync_queue::needs_you::TROUBLED;
use crate::sync_queue::{room, told};
use crate::visit_log::file_settings;

/// Where everything stands between this device and the team: the line on Today and the head of Sync.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Sharing {
    /// No team joined: everything stays on this phone.
    NoTeam {
        /// Notes on this device.
        notes: u32,
    },
    /// An invitation is kept, and the team's server has not answered it yet.
    Joining {
        /// Since when the server could not be reached, where it could not.
        away_since: Option<Moment>,
    },
    /// Nothing waits.
    Together {
        /// When the server last said so.
        checked: Option<Moment>,
    },
    /// Words are with the team; pictures and other files are not yet.
    FilesFollow {
        /// Files to send; thumbnails are files too.
        files: u32,
    },
    /// Something waits; nothing to do.
    Waiting {
        /// Notes that wait.
        notes: u32,
        /// Operations waiting, notes included.
        things: u32,
        /// Since when the server could not be reached, where it could not.
        away_since: Option<Moment>,
    },
    /// A person must decide something; Sync lists it.
    NeedsYou {
        /// How many things need a person.
        things: u32,
        /// Operations that wait besides.
        waiting: u32,
    },
}

/// Who can open what is only me.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum OwnKey {
    /// This device, and another of the engineer's.
    Here,
    /// This device alone, as far as is known here: lost with it, and with no backup, nobody can.
    OnlyHere,
    /// The engineer's other devices. This one waits for the key.
    NotHere,
}

/// *Sync*: what waits, what travels, what needs you and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Sync {
    /// Where everything stands.
    pub sharing: Sharing,
    /// The address of the team's server, once invited.
    pub server: Option<String>,
    /// *Join* is offered: an invitation would not be refused.
    pub may_join: bool,
    /// Why nothing is sent until a person decides something.
    #[serde(serialize_with = "code")]
    pub stopped: Option<Refusal>,
    /// Operations that wait to be sent.
    pub waiting_operations: u32,
    /// Their bytes.
    pub waiting_bytes: u64,
    /// Only me: on this device, kept nowhere else.
    pub only_here: u32,
    /// Only me, and kept sealed with the team's server.
    pub kept_sealed: u32,
    /// Notes from outside the notebook that could not be taken in yet: they stay in the inbox, and are tried at each opening.
    pub in_inbox: u32,
    /// Who can open what is only me; `None` without a team.
    pub own_key: Option<OwnKey>,
    /// When the server last answered.
    pub last_contact: Option<Moment>,
    /// Since when it could not be reached, where it could not and a person need not decide anything first.
    pub away_since: Option<Moment>,
    /// What needs a person, and why: at most [`PAGE`](super::PAGE) of each reason.
    pub needs_you: Vec<NeedsYouRow>,
    /// *Try again* is offered for what the server refused ([`Notebook::retry_refused`]).
    pub may_retry: bool,
    /// The server takes nothing more for now: it has no room. What waits is sent again by itself.
    pub server_full: bool,
    /// The server says it was never backed up.
    pub server_never_backed_up: bool,
    /// Attachments' files on their way.
    pub files: FilesOnTheWay,
    /// The server told this device and another different things: nobody can believe it any more.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    pub told_apart: Vec<ToldApartRow>,
}

/// Who was told something else than this device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ToldApartRow {
    /// The teammate whose phone was told something else; `None`: this device itself, before.
    pub engineer: Option<String>,
    /// When it was found.
    pub found: Moment,
}

/// Attachments' files on their way: thumbnails are files too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct FilesOnTheWay {
    /// So many are not with the team yet.
    pub to_send: u32,
    /// Their bytes that are still to go.
    pub to_send_bytes: u64,
    /// So many are at the server and not here.
    pub to_fetch: u32,
    /// Their bytes that are still to come.
    pub to_fetch_bytes: u64,
    /// So many have not reached the server: their authors' devices send them.
    pub follow: u32,
    /// Originals travel over Wi-Fi alone.
    pub wifi_only: bool,
}

fn files_on_the_way(reading: &Reading<'_>) -> Result<FilesOnTheWay> {
    let count = |way, held: &[Held]| transfers::count(reading.connection, way, held);
    let (to_send, to_send_bytes) = count(Way::Send, &[Held::NotAsked, Held::NotWhole, Held::Whole])?;
    let (to_fetch, to_fetch_bytes) = count(Way::Fetch, &[Held::Whole])?;
    let (follow, _) = count(Way::Fetch, &[Held::NotAsked, Held::NotWhole])?;
    let wifi_only = file_settings(reading.connection)?.wifi_only;
    Ok(FilesOnTheWay { to_send, to_send_bytes, to_fetch, to_fetch_bytes, follow, wifi_only })
}

impl Notebook {
    /// *Sync*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync_screen(&self) -> Result<Sync> {
        self.read(|reading| {
            let connection = reading.connection;
            let hub = Hub::read(connection)?;
            let (waiting_operations, waiting_bytes) = counts::operations(connection, OperationState::Waiting)?;
            let (only_here, kept_sealed) = only_mine(reading)?;
            Ok(Sync {
                sharing: sharing(reading)?,
                server: hub.as_ref().map(|hub| hub.address.clone()),
                may_join: may_join(reading, hub.as_ref()),
                stopped: hub.as_ref().and_then(|hub| hub.stopped).map(Stopped::refusal),
                waiting_operations,
                waiting_bytes,
                only_here,
                kept_sealed,
                in_inbox: inbox::left(&self.directory),
                own_key: own_key(reading)?,
                last_contact: hub.as_ref().and_then(|hub| hub.checked_ms).map(|ms| reading.shown_here(ms)),
                away_since: hub
                    .as_ref()
                    .filter(|hub| hub.stopped.is_none())
                    .and_then(|hub| hub.away_since_ms)
                    .map(|ms| reading.shown_here(ms)),
                needs_you: needs_you(reading)?,
                may_retry: counts::operations(connection, OperationState::Parked)?.0 > 0,
                server_full: is_full(connection)?,
                files: files_on_the_way(reading)?,
                told_apart: told_apart(reading)?,
                server_never_backed_up: reading.me.has_team()
                    && hub.is_some_and(|hub| hub.checked_ms.is_some() && hub.watermark.is_none()),
            })
        })
    }

    /// Why nothing is sent until a person decides something, if that is so.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sync_stopped(&self) -> Result<Option<Error>> {
        self.read(|reading| {
            let stopped = Hub::read(reading.connection)?.and_then(|hub| hub.stopped);
            Ok(stopped.map(|stopped| stopped.refusal().into()))
        })
    }

    /// Offers what the server refused once more, with the same bytes. How many things that are.
    ///
    /// # Errors
    /// What the disk says.
    pub fn retry_refused(&self) -> Result<u32> {
        self.write(|action| Ok(room::retry_parked(action.connection())? as u32))
    }
}

fn told_apart(reading: &Reading<'_>) -> Result<Vec<ToldApartRow>> {
    let found = told::told_apart(reading.connection)?.into_iter();
    found
        .map(|(engineer, found)| {
            let name = rows::engineer_name(reading, engineer)?;
            Ok(ToldApartRow { engineer: engineer.map(|_| name.unwrap_or_default()), found: reading.shown_here(found) })
        })
        .collect()
}

/// Where everything stands.
pub(super) fn sharing(reading: &Reading<'_>) -> Result<Sharing> {
    let connection = reading.connection;
    let hub = Hub::read(connection)?;
    if !reading.me.has_team() {
        // One that this device left is known, and not waited for.
        return Ok(match hub.filter(|hub| hub.secret.is_some()) {
            Some(hub) => Sharing::Joining { away_since: hub.away_since_ms.map(|ms| reading.shown_here(ms)) },
            None => Sharing::NoTeam { notes: counts::things(connection, Scope::All, Kind::Observation)? },
        });
    }
    let (waiting, _) = counts::operations(connection, OperationState::Waiting)?;
    let things = things_that_need_you(reading, hub.as_ref())?;
    if things > 0 {
        return Ok(Sharing::NeedsYou { things, waiting });
    }
    let away_since = hub.as_ref().and_then(|hub| hub.away_since_ms).map(|ms| reading.shown_here(ms));
    if waiting == 0 && away_since.is_none() {
        let files = files_on_the_way(reading)?.to_send;
        if files > 0 {
            return Ok(Sharing::FilesFollow { files });
        }
        return Ok(Sharing::Together { checked: hub.and_then(|hub| hub.checked_ms).map(|ms| reading.shown_here(ms)) });
    }
    Ok(Sharing::Waiting { notes: counts::waiting_notes(connection)?, things: waiting, away_since })
}

/// Whether the server had no room for something that waits.
fn is_full(connection: &Connection) -> Result<bool> {
    Ok(room::lacks(connection, Log::Team)?
        || room::lacks(connection, Log::Personal)?
        || transfers::server_is_full(connection)?)
}

/// Notes that are only me: on this device alone, and kept sealed with the team's server.
fn only_mine(reading: &Reading<'_>) -> Result<(u32, u32)> {
    let all = counts::notes_in(reading.connection, Scope::All, Log::Personal)?;
    if !reading.me.has_team() {
        return Ok((all, 0));
    }
    let here = personal::notes_not_kept(reading.connection)?.min(all);
    Ok((here, all - here))
}

/// Who can open what is only me; `None` without a team, and before it said whose device this is.
pub(super) fn own_key(reading: &Reading<'_>) -> Result<Option<OwnKey>> {
    let (connection, me) = (reading.connection, &reading.me);
    if !me.has_team() || !personal::is_enrolled(connection, me)? {
        return Ok(None);
    }
    Ok(Some(match personal::holds_key(connection, me)? {
        false => OwnKey::NotHere,
        true if personal::is_held_elsewhere(connection, me)? => OwnKey::Here,
        true => OwnKey::OnlyHere,
    }))
}

/// Whether an invitation would be kept: before a team, or where its server does not know this device any more.
pub(super) fn may_join(reading: &Reading<'_>, hub: Option<&Hub>) -> bool {
    !reading.me.has_team() || hub.is_some_and(|hub| hub.stopped == Some(Stopped::DeviceUnknown))
}

/// A refusal as its code.
fn code<S: Serializer>(why: &Option<Refusal>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    why.map(Refusal::code).serialize(serializer)
}

fn things_that_need_you(reading: &Reading<'_>, hub: Option<&Hub>) -> Result<u32> {
    let connection = reading.connection;
    let mut troubled = 0;
    for state in TROUBLED {
        troubled += counts::operations(connection, state)?.0;
    }
    troubled += match own_key(reading)? {
        // All that cannot be opened needs one thing.
        Some(OwnKey::NotHere) => 1,
        _ => personal::troubled(connection)?,
    };
    let stopped = u32::from(hub.is_some_and(|hub| hub.stopped.is_some()));
    Ok(counts::undecided(connection)?
        + counts::shared_meanwhile(connection)?
        + troubled
        + counts::unread(connection)?
        + stopped)
}
