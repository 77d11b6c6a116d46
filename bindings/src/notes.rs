//! Notes: looked at, found, corrected; and whatever is deleted or erased.

use soundings_core::model::{Id, Seen};
use soundings_core::present::{EraseAsked, NotePage, NoteRow, PAGE, Search, SearchResults};
use soundings_core::{Erasing, NoteChange};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::{GoesPage, NamedElsewherePage};

#[uniffi::export]
impl Notebook {
    /// One note.
    pub fn note(&self, id: Id) -> Result<NoteRow> {
        caught(|| self.inner.note(id))
    }

    /// *Note*: its page.
    pub fn note_page(&self, id: Id) -> Result<NotePage> {
        caught(|| self.inner.note_page(id))
    }

    /// One page of what fits, among what the filters leave.
    pub fn search_for(&self, search: Search, after: Option<String>) -> Result<SearchResults> {
        caught(|| self.inner.search_for(&search, after.as_deref(), PAGE))
    }

    /// Corrects a note's words; `seen` is what its row carried.
    pub fn correct_note(&self, note: Id, text: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.correct_note(note, &text, seen.as_ref()))
    }

    /// Corrects a note's facts: whose words, when, how exact.
    pub fn change_note(&self, note: Id, change: NoteChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_note(note, &change, seen.as_ref()))
    }

    /// Deletes; can be undone.
    pub fn delete(&self, id: Id) -> Result<()> {
        caught(|| self.inner.delete(id))
    }

    /// Undoes a deletion.
    pub fn undo_delete(&self, id: Id) -> Result<()> {
        caught(|| self.inner.undo_delete(id))
    }

    /// *Erase*: what would go. Nothing is written.
    pub fn would_erase(&self, id: Id) -> Result<EraseAsked> {
        caught(|| self.inner.would_erase(id))
    }

    /// What erasing a thing would take along, kind by kind: one page.
    pub fn what_goes(&self, id: Id, after: Option<String>) -> Result<GoesPage> {
        Ok(caught(|| self.inner.what_goes(id, after.as_deref(), PAGE))?.into())
    }

    /// What would stay and holds the name of who goes, to be looked at by hand: one page.
    pub fn named_elsewhere(&self, id: Id, after: Option<String>) -> Result<NamedElsewherePage> {
        Ok(caught(|| self.inner.named_elsewhere(id, after.as_deref(), PAGE))?.into())
    }

    /// The words that a note had before those it has now.
    pub fn older_words(&self, note: Id) -> Result<Vec<String>> {
        caught(|| self.inner.older_words(note))
    }

    /// Erases those for good, after a time to take it back; the note stays with the words it has now.
    pub fn erase_older_words(&self, note: Id) -> Result<Erasing> {
        caught(|| self.inner.erase_older_words(note))
    }

    /// Takes that back.
    pub fn keep_older_words(&self, note: Id) -> Result<()> {
        caught(|| self.inner.keep_older_words(note))
    }

    /// Erases for good, after a time to take it back.
    pub fn erase(&self, id: Id) -> Result<Erasing> {
        caught(|| self.inner.erase(id))
    }
}
