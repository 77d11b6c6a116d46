//! The key that an engineer's own log is sealed to: it goes from one of their devices to another, and nowhere else.

use soundings_wire::sealed::EngineerKey;

use crate::error::{Refusal, Result};
use crate::log::personal;
use crate::notebook::Notebook;
use crate::sync_queue::opening;

impl Notebook {
    /// The engineer's key, for another of their devices. Whoever carries it seals it to that device.
    ///
    /// # Errors
    /// [`Refusal::KeyNotHere`] on a device that waits for it itself.
    pub fn engineer_key(&self) -> Result<EngineerKey> {
        self.read(|reading| {
            if reading.me.has_team() && !personal::holds_key(reading.connection, &reading.me)? {
                return Err(Refusal::KeyNotHere.into());
            }
            Ok(reading.me.engineer_key.clone())
        })
    }

    /// Takes the engineer's key in, as another of their devices gave it. What came sealed to it is opened, and what is only
    /// me on this device is sealed to it from here on, and goes to the others. How many operations were opened. The same key
    /// once more changes nothing.
    ///
    /// # Errors
    /// [`Refusal::NotJoined`] before the team said whose device this is; [`Refusal::KeyOfAnother`].
    pub fn take_engineer_key(&self, key: &EngineerKey) -> Result<u32> {
        let opened = self.write(|action| {
            let connection = action.connection();
            if !personal::is_enrolled(connection, &action.me)? {
                return Err(Refusal::NotJoined.into());
            }
            if !personal::is_key(connection, &action.me, key)? {
                return Err(Refusal::KeyOfAnother.into());
            }
            if action.me.engineer_key == *key {
                return Ok(0);
            }
            opening::take_key(connection, action.environment, key)
        })?;
        self.tell_of_everything();
        Ok(opened)
    }
}
