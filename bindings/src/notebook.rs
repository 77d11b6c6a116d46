//! The one door: its life, its screens, and what is done on a visit.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use soundings_core::model::{ConsentChoice, Id, PhotoRule, Seen};
use soundings_core::present::{Capture, Encounter, NoteRow, PAGE, PersonRow, SearchResults, Today, Visits};
use soundings_core::{
    self as core, Captured, Changes, CustomerRow, DatabaseKey, Ended, EngineerRow, Environment, Erasing,
    NewObservation, NewPerson, NewPromise, NewVisit, NoteChange, StartVisit,
};
use soundings_runner::Runner;

use crate::error::{Result, SoundingsError, caught, log_panics_without_words};

/// Hears what changed, on one long-lived thread and never under a lock; nothing comes after `shut`.
#[uniffi::export(with_foreign)]
pub trait Observer: Send + Sync {
    /// These things changed.
    fn changed(&self, ids: Vec<Id>);
    /// Read everything again.
    fn reset(&self);
}

/// An engineer's notebook. All methods block; shells call them off the main thread.
#[derive(uniffi::Object)]
pub struct Notebook {
    pub(crate) inner: Arc<core::Notebook>,
    pub(crate) runner: Runner,
}

/// One page of customers.
#[derive(uniffi::Record)]
pub struct CustomerPage {
    /// By name.
    pub items: Vec<CustomerRow>,
    /// Hand back as `after` for the next page.
    pub next: Option<String>,
}

/// Something that could be given to the team.
#[derive(uniffi::Record)]
pub struct Shareable {
    /// Hand to `share`.
    pub id: Id,
    /// `visit`, `note`, `map`, `map-entry`, `promise`, `customer`, `person`.
    pub what: String,
    /// Notes of a visit that are still only mine.
    pub notes: u32,
}

fn key(bytes: &[u8]) -> Result<DatabaseKey> {
    <[u8; 32]>::try_from(bytes).map(DatabaseKey::new).map_err(|_| SoundingsError::WrongKey)
}

/// Whether a notebook lies in this folder.
#[uniffi::export]
pub fn notebook_exists(dir: String) -> bool {
    core::Notebook::exists(Path::new(&dir))
}

/// Takes a note while the notebook can't be opened: one sealed file, durable when this returns, taken in at the next open.
#[uniffi::export]
pub fn capture_to_inbox(dir: String, note: NewObservation) -> Result<Id> {
    caught(|| core::Notebook::capture_to_inbox(Path::new(&dir), &Environment::system(), &note))
}

impl Notebook {
    fn opened(open: impl FnOnce() -> core::Result<core::Notebook>) -> Result<Self> {
        log_panics_without_words();
        let inner = Arc::new(caught(open)?);
        Ok(Self { runner: Runner::new(Arc::clone(&inner)), inner })
    }
}

#[uniffi::export]
impl Notebook {
    /// Makes a notebook in a folder that has none. The key has 32 bytes.
    #[uniffi::constructor]
    pub fn create(dir: String, key: Vec<u8>, engineer_name: String) -> Result<Self> {
        let key = self::key(&key)?;
        Self::opened(|| core::Notebook::create(Path::new(&dir), &key, &engineer_name, Environment::system()))
    }

    /// Opens the notebook in this folder.
    #[uniffi::constructor]
    pub fn open(dir: String, key: Vec<u8>) -> Result<Self> {
        let key = self::key(&key)?;
        Self::opened(|| core::Notebook::open(Path::new(&dir), &key, Environment::system()))
    }

    /// Closes the notebook; may be called twice. (In Kotlin `close` is the object's own: it lets go of the handle.)
    pub fn shut(&self) {
        self.inner.close();
    }

    /// Before the phone suspends the app.
    pub fn pause(&self) {
        self.inner.pause();
    }

    /// After the phone woke the app. Where the notebook can't be opened again, the next call says so.
    pub fn resume(&self) {
        let _ = caught(|| self.inner.resume());
    }

    /// From now on `observer` hears what changed.
    pub fn on_change(&self, observer: Arc<dyn Observer>) {
        self.inner.on_change(Box::new(move |changes| {
            // What the shell throws ends here: the thread goes on.
            let _ = catch_unwind(AssertUnwindSafe(|| match changes {
                Changes::Ids(ids) => observer.changed(ids),
                Changes::Reset => observer.reset(),
            }));
        }));
    }

    /// Oneself.
    pub fn engineer(&self) -> Result<EngineerRow> {
        caught(|| self.inner.engineer())
    }

    /// The team's engineers, oneself included.
    pub fn engineers(&self) -> Result<Vec<EngineerRow>> {
        caught(|| self.inner.engineers())
    }

    /// *Today*.
    pub fn today(&self) -> Result<Today> {
        caught(|| self.inner.today())
    }

    /// *Capture*, of this visit or the one under way.
    pub fn capture_screen(&self, visit: Option<Id>) -> Result<Capture> {
        caught(|| self.inner.capture_screen(visit))
    }

    /// *Visits*: one page.
    pub fn visits(&self, after: Option<String>) -> Result<Visits> {
        caught(|| self.inner.visits(after.as_deref(), PAGE))
    }

    /// One visit's page.
    pub fn encounter(&self, id: Id, after: Option<String>) -> Result<Encounter> {
        caught(|| self.inner.encounter(id, after.as_deref(), PAGE))
    }

    /// One note.
    pub fn note(&self, id: Id) -> Result<NoteRow> {
        caught(|| self.inner.note(id))
    }

    /// One page of what fits these words.
    pub fn search(&self, words: String, after: Option<String>) -> Result<SearchResults> {
        caught(|| self.inner.search(&words, after.as_deref(), PAGE))
    }

    /// *Customers*: one page.
    pub fn customers(&self, after: Option<String>) -> Result<CustomerPage> {
        let page = caught(|| self.inner.customers(after.as_deref(), PAGE))?;
        Ok(CustomerPage { items: page.items, next: page.next })
    }

    /// A customer's people.
    pub fn people(&self, customer: Id) -> Result<Vec<PersonRow>> {
        caught(|| self.inner.people(customer))
    }

    /// A customer.
    pub fn add_customer(&self, name: String) -> Result<Id> {
        caught(|| self.inner.add_customer(&name))
    }

    /// A site of a customer's.
    pub fn add_site(&self, customer: Id, name: String, photo_rule: PhotoRule) -> Result<Id> {
        caught(|| self.inner.add_site(customer, &name, photo_rule))
    }

    /// A person of a customer's, or met at a visit.
    pub fn add_person(&self, person: NewPerson) -> Result<Id> {
        caught(|| self.inner.add_person(&person))
    }

    /// What a person agreed to.
    pub fn set_consent(&self, person: Id, choice: ConsentChoice) -> Result<()> {
        caught(|| self.inner.set_consent(person, choice))
    }

    /// Plans a visit.
    pub fn plan_visit(&self, visit: NewVisit) -> Result<Id> {
        caught(|| self.inner.plan_visit(&visit))
    }

    /// Starts a visit.
    pub fn start_visit(&self, visit: StartVisit) -> Result<Id> {
        caught(|| self.inner.start_visit(&visit))
    }

    /// Ends a visit, and with `share` gives one's own notes of it to the team.
    pub fn end_visit(&self, visit: Option<Id>, share: bool) -> Result<Ended> {
        caught(|| self.inner.end_visit(visit, share))
    }

    /// What could be given to the team.
    pub fn shareable(&self) -> Result<Vec<Shareable>> {
        let rows = caught(|| self.inner.shareable())?;
        Ok(rows.into_iter().map(|row| Shareable { id: row.id, what: row.what.to_owned(), notes: row.notes }).collect())
    }

    /// Gives these to the team. How many things the team gets, what they point at included.
    pub fn share(&self, ids: Vec<Id>) -> Result<u32> {
        caught(|| self.inner.share(&ids).map(|shared| shared.things))
    }

    /// Takes a note: when this returns, it is durable.
    pub fn capture(&self, note: NewObservation) -> Result<Captured> {
        caught(|| self.inner.capture(&note))
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

    /// Erases for good, after a time to take it back.
    pub fn erase(&self, id: Id) -> Result<Erasing> {
        caught(|| self.inner.erase(id))
    }

    /// Keeps unsent text.
    pub fn save_draft(&self, visit: Option<Id>, text: String) -> Result<()> {
        caught(|| self.inner.save_draft(visit, &text))
    }

    /// The unsent text.
    pub fn draft(&self, visit: Option<Id>) -> Result<String> {
        caught(|| self.inner.draft(visit))
    }

    /// A promise.
    pub fn promise(&self, promise: NewPromise) -> Result<Id> {
        caught(|| self.inner.promise(&promise))
    }
}
