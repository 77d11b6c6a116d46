//! What a pulled operation says: as it stands in the team's log, opened with the engineer's key in a personal one. What came
//! before that key is kept, and opened when it is here.

use rusqlite::Connection;
use soundings_wire::Payload;
use soundings_wire::sealed::EngineerKey;

use super::entries::Read;
use super::hub::Hub;
use super::taking::Taking;
use super::upgraded;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::log::identity::Identity;
use crate::log::{adoption, operations, rebuild};
use crate::model::Kind;
use crate::store::columns::Log;

/// The kind of its thing and its payload, where they can be read.
pub(super) type Content = Result<(u16, Payload)>;

impl Taking<'_> {
    /// What an operation says; `None` where its payload is gone.
    pub(super) fn content(&self, read: &Read<'_>) -> Option<Content> {
        let key = || Ok(self.me.engineer_key.clone());
        let payload = read.payload()?;
        Some(match self.log {
            Log::Personal => operations::open_payload(key, self.log, &read.operation.envelope, payload),
            Log::Team => Payload::from_bytes(payload).map(|payload| (read.envelope.kind, payload)).map_err(Error::from),
        })
    }

    /// Of which kind its thing is, as far as it can be told.
    pub(super) fn kind(&self, read: &Read<'_>) -> Option<Kind> {
        let (kind, _) = self.content(read)?.ok()?;
        Kind::from_number(kind)
    }
}

/// Takes the engineer's key in from another of their devices: what is only me here is sealed to it from now on, and what came
/// sealed to it is opened. How many operations that were.
pub(crate) fn take_key(connection: &Connection, environment: &Environment, key: &EngineerKey) -> Result<u32> {
    adoption::is_sealed_to(connection, environment, key)?;
    open_kept(connection)
}

fn open_kept(connection: &Connection) -> Result<u32> {
    let Some(hub) = Hub::read(connection)? else { return Ok(0) };
    let me = Identity::read(connection)?;
    let kept = upgraded::judge(connection, (&me, &hub, Log::Personal))?;
    rebuild::everything(connection)?;
    Ok(kept as u32)
}
