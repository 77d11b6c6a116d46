//! What goes out whole, what comes in from files, and what was deleted lately.

use std::path::Path;

use soundings_core::exchange::{Exported, ImportAnswers, ImportPreview, Imported, Restorable, Restored, Undone};
use soundings_core::model::Id;
use soundings_core::present::PAGE;
use soundings_pages::Language;
use soundings_pages::export::readme;

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::DeletedPage;

#[uniffi::export]
impl Notebook {
    /// Writes everything into a folder that is new or empty; `language` is a tag such as `fr-CA`, for what says what is what.
    pub fn export_all(&self, folder: String, language: String) -> Result<Exported> {
        let language = Language::from_tag(&language);
        caught(|| self.inner.export(Path::new(&folder), &|exported| readme(exported, language)))
    }

    /// What an export in a folder holds, beside what is here. Nothing is written.
    pub fn restorable(&self, folder: String) -> Result<Restorable> {
        caught(|| self.inner.restorable(Path::new(&folder)))
    }

    /// Takes an export in; `shown` is what [`Notebook::restorable`] carried.
    pub fn restore(&self, folder: String, shown: String) -> Result<Restored> {
        caught(|| self.inner.restore(Path::new(&folder), &shown))
    }

    /// What would be made of a trip report, a table or cards. Nothing is written.
    pub fn import_preview(&self, file: String, answers: ImportAnswers) -> Result<ImportPreview> {
        caught(|| self.inner.import_preview(Path::new(&file), &answers))
    }

    /// Takes a file in, in one act; `shown` is what the preview with the same answers carried.
    pub fn import_file(&self, file: String, answers: ImportAnswers, shown: String) -> Result<Imported> {
        caught(|| self.inner.import(Path::new(&file), &answers, &shown))
    }

    /// Undoes an import, or the last one.
    pub fn undo_import(&self, import: Option<Id>) -> Result<Undone> {
        caught(|| self.inner.undo_import(import))
    }

    /// *Recently deleted*: one page.
    pub fn deleted(&self, after: Option<String>) -> Result<DeletedPage> {
        Ok(caught(|| self.inner.deleted(after.as_deref(), PAGE))?.into())
    }
}
