//! Phone to phone: bundles, a visit joined from a teammate's screen, a new phone beside the old one.

use std::path::Path;

use soundings_core::exchange::{BundleMade, BundleTaken, HandedOver, ShownDevice};
use soundings_core::model::Id;
use soundings_core::present::{Phones, VisitToJoin};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// *Phone to phone*.
    pub fn phones(&self) -> Result<Phones> {
        caught(|| self.inner.phones())
    }

    /// Writes what an engineer lacks into a new file, sealed to their devices; everything, where `all` is asked.
    pub fn make_bundle(&self, to: Id, file: String, all: bool) -> Result<BundleMade> {
        caught(|| self.inner.make_bundle(to, Path::new(&file), all))
    }

    /// Takes a bundle in, whole or not at all.
    pub fn take_bundle(&self, file: String) -> Result<BundleTaken> {
        caught(|| self.inner.take_bundle(Path::new(&file)))
    }

    /// The visit under way, for a teammate to scan.
    pub fn show_visit(&self) -> Result<VisitToJoin> {
        caught(|| self.inner.show_visit())
    }

    /// What a teammate's screen shows, before it is joined.
    pub fn look_at_visit(&self, text: String) -> Result<VisitToJoin> {
        caught(|| self.inner.look_at_visit(&text))
    }

    /// Joins a teammate's visit under way.
    pub fn join_visit(&self, text: String) -> Result<Id> {
        caught(|| self.inner.join_visit(&text))
    }

    /// On the new phone: shows it to the old one.
    pub fn show_device(&self) -> Result<ShownDevice> {
        caught(|| self.inner.show_device())
    }

    /// On the old phone: hands the engineer's key to the new one.
    pub fn hand_over(&self, text: String) -> Result<HandedOver> {
        caught(|| self.inner.hand_over(&text))
    }

    /// On the new phone: takes the engineer's key in.
    pub fn take_key(&self, text: String) -> Result<()> {
        caught(|| self.inner.take_key(&text))
    }
}
