//! Empathy maps, and deciding between versions.

use soundings_core::model::{Id, Seen};
use soundings_core::present::{Map as EmpathyMap, MapListRow, PAGE};
use soundings_core::{EvidenceRange, NewEntry, NewMap, Resolution};

use crate::{
    error::{Result, caught},
    notebook::Notebook,
};

/// One page of maps.
#[derive(uniffi::Record)]
pub struct MapPage {
    /// The newest first.
    pub items: Vec<MapListRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

#[uniffi::export]
impl Notebook {
    /// *Map*.
    pub fn map(&self, id: Id) -> Result<EmpathyMap> {
        caught(|| self.inner.map(id))
    }

    /// One page of maps.
    pub fn maps(&self, after: Option<String>) -> Result<MapPage> {
        let page = caught(|| self.inner.maps(after.as_deref(), PAGE))?;
        Ok(MapPage { items: page.items, next: page.next })
    }

    /// A map of one person in a situation.
    pub fn new_map(&self, map: NewMap) -> Result<Id> {
        caught(|| self.inner.new_map(&map))
    }

    /// A statement in one part of a map.
    pub fn add_entry(&self, entry: NewEntry) -> Result<Id> {
        caught(|| self.inner.add_entry(&entry))
    }

    /// Other words for an entry; `seen` is what its row carried.
    pub fn edit_entry(&self, entry: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.edit_entry(entry, &text, seen.as_ref()))
    }

    /// Another note that shows an entry, or speaks against it.
    pub fn link(&self, entry: Id, range: EvidenceRange, against: bool) -> Result<Id> {
        caught(|| self.inner.link(entry, range, against))
    }

    /// Takes a note from an entry.
    pub fn unlink(&self, entry: Id, note: Id, against: bool) -> Result<()> {
        caught(|| self.inner.unlink(entry, note, against))
    }

    /// Decides between versions that stand side by side.
    pub fn resolve(&self, entity: Id, field: String, resolution: Resolution) -> Result<()> {
        caught(|| self.inner.resolve(entity, &field, &resolution))
    }
}
