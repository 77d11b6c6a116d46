//! The wall: a page for a screen in plant or office, drawn from a replica of the team log.

mod replica;
mod visitors;

use std::sync::{Arc, Mutex, PoisonError};

use soundings_core::Notebook;
use soundings_pages::Language;
pub(crate) use soundings_pages::wall::{SCRIPT, SCRIPT_PATH, content_security_policy};
use soundings_pages::wall::{faces, page, welcome};

pub use self::replica::Replica;
use self::visitors::Visitors;
use crate::clock::Clock;
use crate::{Hub, HubError};

/// The wall of a hub, and what else is read from its replica.
pub(crate) struct Wall {
    hub: Arc<Hub>,
    clock: Arc<Clock>,
    language: Language,
    replica: Mutex<Option<Replica>>,
    /// The faces as they were drawn last, and what of the replica they were drawn from: pictures take their time.
    drawn: Mutex<Option<(String, String)>>,
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
    pub fn new(hub: Arc<Hub>, clock: Arc<Clock>, language: Language) -> Self {
        let visitors = Visitors::new(hub.folder());
        Self { hub, clock, language, replica: Mutex::new(None), drawn: Mutex::new(None), visitors }
    }

    /// The language that the wall and the team's pages are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Takes in what is new in the log: not only to show it, also to erase what was erased.
    pub fn refresh(&self) -> Result<(), HubError> {
        self.read(|_| Ok(()))
    }

    /// Reads something from the replica, which has all that the log has.
    pub fn read<T>(&self, look: impl FnOnce(&Notebook) -> Result<T, soundings_core::Error>) -> Result<T, HubError> {
        let mut replica = self.replica.lock().unwrap_or_else(PoisonError::into_inner);
        let open = match replica.take() {
            Some(open) => open,
            None => Replica::open(&self.hub, &self.clock)?,
        };
        let open = open.pull(&self.hub, &self.clock)?;
        let read = look(open.notebook());
        *replica = Some(open);
        Ok(read?)
    }

    /// The whole page.
    pub fn page(&self) -> Result<Drawn, HubError> {
        let posters = self.posters()?;
        Ok(Drawn { html: page(&posters.html, &posters.mark, posters.visitors, self.language), ..posters })
    }

    /// The posters alone, for a page that is open already.
    pub fn posters(&self) -> Result<Drawn, HubError> {
        let visitors = self.visitors.are_here(self.clock.now_ms());
        let html = if visitors { welcome(self.language) } else { self.faces()? };
        let mark = format!("\"{:?}\"", soundings_wire::sha256(&[html.as_bytes()]));
        Ok(Drawn { html, mark, visitors })
    }

    /// Every face, drawn anew where the replica is not as it was.
    fn faces(&self) -> Result<String, HubError> {
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        let before = drawn.as_ref().map(|(stamp, _)| stamp.clone());
        let anew = self.read(|notebook| {
            let stamp = notebook.wall_stamp()?;
            if before.as_ref() == Some(&stamp) {
                return Ok(None);
            }
            Ok(Some((stamp, notebook.wall()?)))
        })?;
        if let Some((stamp, wall)) = anew {
            *drawn = Some((stamp, faces(&wall, self.language)));
        }
        Ok(drawn.as_ref().map(|(_, html)| html.clone()).unwrap_or_default())
    }

    /// Visitors come, or have left.
    pub fn set_visitors(&self, here: bool) -> Result<(), HubError> {
        self.visitors.set(here, self.clock.now_ms())
    }
}
