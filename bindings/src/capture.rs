//! Capture: the field, its draft, and the four keys; also while the notebook can't be opened.

use std::path::Path;
use std::sync::Arc;

use soundings_core::model::Id;
use soundings_core::present::{Capture, HeldText};
use soundings_core::{self as core, Captured, NewObservation};

use crate::error::{Result, caught};
use crate::notebook::{DeviceClock, Notebook, environment};

/// Takes a note while the notebook can't be opened: one sealed file, durable when this returns, taken in at the next open.
#[uniffi::export(default(clock = None))]
pub fn capture_to_inbox(dir: String, note: NewObservation, clock: Option<Arc<dyn DeviceClock>>) -> Result<Id> {
    caught(|| core::Notebook::capture_to_inbox(Path::new(&dir), &environment(clock), &note))
}

#[uniffi::export]
impl Notebook {
    /// *Capture*, of this visit or the one under way; `held`: what the shell has of the unsent text, if it has any.
    #[uniffi::method(default(held = None))]
    pub fn capture_screen(&self, visit: Option<Id>, held: Option<HeldText>) -> Result<Capture> {
        caught(|| self.inner.capture_screen(visit, held.as_ref()))
    }

    /// Takes a note: when this returns, it is durable.
    pub fn capture(&self, note: NewObservation) -> Result<Captured> {
        caught(|| self.inner.capture(&note))
    }

    /// Keeps unsent text.
    pub fn save_draft(&self, visit: Option<Id>, text: String) -> Result<()> {
        caught(|| self.inner.save_draft(visit, &text))
    }

    /// The unsent text.
    pub fn draft(&self, visit: Option<Id>) -> Result<String> {
        caught(|| self.inner.draft(visit))
    }
}
