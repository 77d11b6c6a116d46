//! The exchange with the team's server: joining, one contact, staying in contact.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use soundings_core::{
    OtherWords,
    model::Id,
    present::{Invitation, RefusedThing, Settings, Sync},
};
use soundings_runner::Outcome;

use crate::{
    error::{Result, caught},
    notebook::Notebook,
};

/// How a contact ended.
#[uniffi::remote(Enum)]
pub enum Outcome {
    NotJoined,
    Together,
    Away,
    Stopped,
    InClear,
    Cancelled,
}

/// Ends a long call from another thread, at once and for ever. What was under way is taken up next time.
#[derive(Default, uniffi::Object)]
pub struct Cancel {
    inner: soundings_runner::Cancel,
}

#[uniffi::export]
impl Cancel {
    /// Not cancelled.
    #[uniffi::constructor]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancels.
    pub fn cancel(&self) {
        self.inner.cancel();
    }
}

impl Cancel {
    pub(crate) fn is_cancelled(&self) -> bool {
        self.inner.is_cancelled()
    }
}

#[uniffi::export]
impl Notebook {
    /// Reads an invitation without keeping it.
    pub fn invitation(&self, text: String) -> Result<Invitation> {
        caught(|| self.inner.invitation(&text))
    }

    /// Keeps an invitation to a team; the next contact brings it to the server.
    pub fn join(&self, invite: String) -> Result<()> {
        caught(|| self.inner.join(&invite))
    }

    /// One contact, until nothing is left to do. Waits no longer than `seconds` for a server that is away.
    pub fn sync(&self, seconds: u32, cancel: Arc<Cancel>) -> Result<Outcome> {
        let until = Instant::now() + Duration::from_secs(u64::from(seconds));
        caught(|| self.runner.sync(until, &cancel.inner))
    }

    /// Stays in contact until cancelled.
    pub fn stay_in_contact(&self, cancel: Arc<Cancel>) -> Result<()> {
        caught(|| self.runner.run(&cancel.inner))
    }

    /// Something new waits, or the network came back: whoever stays in contact looks at once.
    pub fn wake(&self) {
        self.runner.wake();
    }

    /// A person asks: whoever stays in contact forgets the pause and begins anew.
    pub fn try_now(&self) -> Result<()> {
        caught(|| self.inner.sync_now())?;
        self.runner.wake();
        Ok(())
    }

    /// *Sync*.
    pub fn sync_screen(&self) -> Result<Sync> {
        caught(|| self.inner.sync_screen())
    }

    /// *Settings*.
    pub fn settings(&self) -> Result<Settings> {
        caught(|| self.inner.settings())
    }

    /// Sends what the server refused once more. How many things that are.
    pub fn retry_refused(&self) -> Result<u32> {
        caught(|| self.inner.retry_refused())
    }

    /// What the server refused of a thing.
    pub fn refused(&self, thing: Id) -> Result<RefusedThing> {
        caught(|| self.inner.refused(thing))
    }

    /// Says what the server refused of a thing otherwise; what was refused is taken back.
    pub fn change_refused(&self, thing: Id, words: Vec<OtherWords>) -> Result<()> {
        caught(|| self.inner.change_refused(thing, &words))
    }

    /// What the server refused of a thing, as JSON.
    pub fn export_refused(&self, thing: Id) -> Result<String> {
        caught(|| self.inner.export_refused(thing))
    }
}
