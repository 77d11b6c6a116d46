//! Empathy maps, and deciding between versions.

use soundings_core::model::{Id, MapPart, Seen};
use soundings_core::present::{AggregatedMap, Compare, InFour, Map, MapTray, MapsOf, OneEntry, PAGE};
use soundings_core::{EvidenceRange, NewEntry, NewMap, Resolution};

use crate::{
    error::{Result, caught},
    notebook::Notebook,
    pages::{AggregatedPage, EntryPage, MapPage},
};

#[uniffi::export]
impl Notebook {
    /// *Map*.
    pub fn map(&self, id: Id) -> Result<Map> {
        caught(|| self.inner.map(id))
    }

    /// One page of maps.
    pub fn maps(&self, after: Option<String>) -> Result<MapPage> {
        Ok(caught(|| self.inner.maps(after.as_deref(), PAGE))?.into())
    }

    /// One page of the entries of a part of a map.
    pub fn map_part(&self, id: Id, part: MapPart, after: Option<String>) -> Result<EntryPage> {
        Ok(caught(|| self.inner.map_part(id, part, after.as_deref(), PAGE))?.into())
    }

    /// A map in four parts.
    pub fn map_in_four(&self, id: Id) -> Result<InFour> {
        caught(|| self.inner.map_in_four(id))
    }

    /// Many maps as one.
    pub fn aggregated_map(&self, of: MapsOf) -> Result<AggregatedMap> {
        caught(|| self.inner.aggregated_map(&of))
    }

    /// One page of the entries of a part of many maps.
    pub fn aggregated_part(&self, of: MapsOf, part: MapPart, after: Option<String>) -> Result<AggregatedPage> {
        Ok(caught(|| self.inner.aggregated_part(&of, part, after.as_deref(), PAGE))?.into())
    }

    /// *Entry*.
    pub fn entry(&self, id: Id) -> Result<OneEntry> {
        caught(|| self.inner.entry(id))
    }

    /// The tray beside a map.
    pub fn map_tray(&self, id: Id) -> Result<MapTray> {
        caught(|| self.inner.map_tray(id))
    }

    /// *Compare*.
    pub fn compare(&self, entity: Id, field: String) -> Result<Compare> {
        caught(|| self.inner.compare(entity, &field))
    }

    /// An entry in another part.
    pub fn move_entry(&self, entry: Id, part: MapPart) -> Result<()> {
        caught(|| self.inner.move_entry(entry, part))
    }

    /// Two entries made one.
    pub fn merge_entry(&self, other: Id, into: Id) -> Result<()> {
        caught(|| self.inner.merge_entry(other, into))
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
