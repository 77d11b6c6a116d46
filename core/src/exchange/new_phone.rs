//! A new phone by QR code from the old. The new one, let into the team as another device of the same engineer, shows a code; the
//! old one scans it and shows the engineer's key, sealed to the new one; that scans it and opens all that is only me, as it
//! comes. No network is needed, once each has heard of the other.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use soundings_wire::card::{self, DeviceCard, HandedKey, KeyCard};
use soundings_wire::sealed::EngineerKey;
use soundings_wire::{Incarnation, decode, encode, limits};

use crate::error::{Refusal, Result};
use crate::log::device::{self, Signer};
use crate::log::personal;
use crate::model::Moment;
use crate::model::fields::engineer;
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::store::sealing;
use crate::sync_queue::opening;

const INFO: &[u8] = b"soundings key 2";

/// What the new phone shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ShownDevice {
    /// What a QR code says, and what is typed.
    pub text: String,
    /// Whose phone it is, as the team knows them.
    pub engineer: String,
    /// Until when the answer is taken, by this device's clock.
    pub until: Moment,
}

/// What the old phone shows: whoever reads it but the new phone learns nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct HandedOver {
    /// What a QR code says, and what is typed.
    pub text: String,
}

impl Notebook {
    /// Shows this device to the engineer's old one. A code shown before counts no more.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`]; [`Refusal::KeyHere`]: it has the key.
    pub fn show_device(&self) -> Result<ShownDevice> {
        self.write(|action| {
            let connection = action.connection();
            let me = signer(self, connection)?;
            let team = me.team_log.ok_or(Refusal::NotJoined)?;
            if personal::holds_key(connection, &me)? {
                return Err(Refusal::KeyHere.into());
            }
            let (nonce, made_ms) = (self.environment.random(), action.now.utc_ms);
            connection
                .execute("INSERT OR REPLACE INTO key_asked (one, nonce, made) VALUES (1, ?1, ?2)", (nonce, made_ms))?;
            let card = DeviceCard {
                team,
                engineer: me.engineer,
                incarnation: me.incarnation,
                sealing_key: me.sealing_key(),
                nonce,
                made_ms: made_ms.unsigned_abs(),
            };
            let until = Moment { utc_ms: made_ms + limits::CARD_MS as i64, ..action.now.clone() };
            let engineer = Entity::find(connection, me.engineer)?.and_then(|row| row.fields.get(engineer::NAME));
            Ok(ShownDevice { text: card::text(&card), engineer: engineer.unwrap_or_default(), until })
        })
    }

    /// Hands the engineer's key to their new device, whose text this is: sealed to it alone.
    ///
    /// # Errors
    /// [`Refusal::CardUnreadable`], [`Refusal::CardOtherTeam`], [`Refusal::NotJoined`]; [`Refusal::DeviceNotYours`]: the team
    /// does not know that device as this engineer's, as far as this one has heard; [`Refusal::KeyNotHere`].
    pub fn hand_over(&self, text: &str) -> Result<HandedOver> {
        let asked: DeviceCard = card::read(text).map_err(|_| Refusal::CardUnreadable)?;
        self.read(|reading| {
            let connection = reading.connection;
            let me = signer(self, connection)?;
            let team = me.team_log.ok_or(Refusal::NotJoined)?;
            if asked.team != team {
                return Err(Refusal::CardOtherTeam.into());
            }
            if asked.engineer != me.engineer || !is_enrolled(connection, &me, &asked)? {
                return Err(Refusal::DeviceNotYours.into());
            }
            if !personal::holds_key(connection, &me)? {
                return Err(Refusal::KeyNotHere.into());
            }
            let EngineerKey { number, key } = me.engineer_key.clone();
            let handed = HandedKey { team, engineer: me.engineer, number, key };
            let info = info(&asked.nonce, asked.incarnation);
            let (encapsulated, sealed) =
                sealing::seal_to(&asked.sealing_key, &info, &encode(&handed), &self.environment)?;
            Ok(HandedOver { text: card::text(&KeyCard { nonce: asked.nonce, encapsulated, sealed }) })
        })
    }

    /// Takes the engineer's key in that the old device handed over. What this device wrote as only me moves into the engineer's
    /// own log.
    ///
    /// # Errors
    /// [`Refusal::CardUnreadable`]; [`Refusal::KeyNotAsked`]: it answers another code, or is sealed to another device;
    /// [`Refusal::CardExpired`], [`Refusal::KeyHere`], [`Refusal::DeviceNotYours`]: it is no key of this engineer's.
    pub fn take_key(&self, text: &str) -> Result<()> {
        let card: KeyCard = card::read(text).map_err(|_| Refusal::CardUnreadable)?;
        self.write(|action| {
            let connection = action.connection();
            let me = signer(self, connection)?;
            if personal::holds_key(connection, &me)? {
                return Err(Refusal::KeyHere.into());
            }
            let asked: Option<([u8; 16], i64)> = connection
                .query_row("SELECT nonce, made FROM key_asked", [], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let (_, made) = asked.filter(|(nonce, _)| *nonce == card.nonce).ok_or(Refusal::KeyNotAsked)?;
            if made.abs_diff(action.now.utc_ms) > limits::CARD_MS {
                return Err(Refusal::CardExpired.into());
            }
            let info = info(&card.nonce, me.incarnation);
            let opened = sealing::open(&me.sealing_secret(), &info, &card.encapsulated, &card.sealed);
            let handed: HandedKey =
                decode(&opened.ok_or(Refusal::KeyNotAsked)?, "a key").map_err(|_| Refusal::CardUnreadable)?;
            let key = EngineerKey { number: handed.number, key: handed.key };
            let is_ours = (Some(handed.team), handed.engineer) == (me.team_log, me.engineer);
            if !is_ours || !personal::is_key(connection, &me, &key)? {
                return Err(Refusal::DeviceNotYours.into());
            }
            opening::take_key(connection, &self.environment, &key)?;
            connection.execute("DELETE FROM key_asked", [])?;
            action.joined()
        })?;
        self.tell_of_everything();
        Ok(())
    }
}

fn signer(notebook: &Notebook, connection: &Connection) -> Result<Signer> {
    Ok(device::signer(connection, &notebook.environment, notebook.keyring())?.ok_or(Refusal::BundleNotNow)?)
}

/// What a key is sealed for: this code, on this device.
fn info(nonce: &[u8; 16], device: Incarnation) -> Vec<u8> {
    [INFO, nonce, device.device.as_bytes(), &device.number.to_be_bytes()].concat()
}

/// Whether the hub let that very device in, by that very key, as another of this engineer's.
fn is_enrolled(connection: &Connection, me: &Signer, asked: &DeviceCard) -> Result<bool> {
    let of = asked.incarnation;
    let is_enrolled: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM incarnation WHERE device = ?1 AND incarnation = ?2 AND engineer = ?3
             AND sealing_key = ?4 AND until IS NULL)",
        )?
        .query_row((of.device.as_bytes(), of.number, me.engineer.as_bytes(), asked.sealing_key), |row| row.get(0))?;
    Ok(is_enrolled && of != me.incarnation)
}
