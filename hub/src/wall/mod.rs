//! The wall: a page for a screen in plant or office, drawn from a replica of the team log.

mod replica;
mod visitors;

use std::sync::{Arc, Mutex, PoisonError};

use soundings_core::present::Wall as Record;
use soundings_pages::Language;
pub(crate) use soundings_pages::wall::content_security_policy;
use soundings_pages::wall::{faces, page, welcome};

pub use self::replica::Replica;
use self::visitors::Visitors;
use crate::clock::Clock;
use crate::{Hub, HubError};

/// The language of the wall.
const LANGUAGE: Language = Language::English;

/// The wall of a hub.
pub(crate) struct Wall {
    hub: Arc<Hub>,
    clock: Arc<Clock>,
    replica: Mutex<Option<Replica>>,
    visitors: Visitors,
}

/// A page, or the part of it that changes.
pub(crate) struct Drawn {
    pub html: String,
    /// The same as long as the same is shown.
    pub mark: String,
    /// No customer is shown.
    pub visitors: bool,
}

impl Wall {
    pub fn new(hub: Arc<Hub>, clock: Arc<Clock>) -> Self {
        let visitors = Visitors::new(hub.folder());
        Self { hub, clock, replica: Mutex::new(None), visitors }
    }

    /// Takes in what is new in the log: not only to show it, also to erase what was erased.
    pub fn refresh(&self) -> Result<Record, HubError> {
        let mut replica = self.replica.lock().unwrap_or_else(PoisonError::into_inner);
        let open = match replica.take() {
            Some(open) => open,
            None => Replica::open(&self.hub, &self.clock)?,
        };
        let open = open.pull(&self.hub, &self.clock)?;
        let record = open.notebook().wall()?;
        *replica = Some(open);
        Ok(record)
    }

    /// The whole page.
    pub fn page(&self) -> Result<Drawn, HubError> {
        let posters = self.posters()?;
        Ok(Drawn { html: page(&posters.html, &posters.mark, posters.visitors, LANGUAGE), ..posters })
    }

    /// The posters alone, for a page that is open already.
    pub fn posters(&self) -> Result<Drawn, HubError> {
        let visitors = self.visitors.are_here(self.clock.now_ms());
        let html = if visitors { welcome(LANGUAGE) } else { faces(&self.refresh()?, LANGUAGE) };
        let mark = format!("\"{:?}\"", soundings_wire::sha256(&[html.as_bytes()]));
        Ok(Drawn { html, mark, visitors })
    }

    /// Visitors come, or have left.
    pub fn set_visitors(&self, here: bool) -> Result<(), HubError> {
        self.visitors.set(here, self.clock.now_ms())
    }
}
