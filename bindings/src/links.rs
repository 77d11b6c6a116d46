//! Links by which a browser looks in: a coordinator's.

use soundings_core::{LinkAct, Links};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// Asks the team's server to make, list or take back links. It is asked with the next contact, whose error is its refusal;
    /// a server that does not answer then is not asked later.
    pub fn ask_of_links(&self, act: LinkAct) -> Result<()> {
        caught(|| self.inner.ask_of_links(act))
    }

    /// What the server answered about links, once; `None`: it did not.
    pub fn take_links(&self) -> Option<Links> {
        self.inner.take_links()
    }
}
