//! The Notebook: opening, closing, and how everything else gets at the database.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::identity::Identity;
use crate::log::reading::Reading;
use crate::log::{device, dump, indexing, rebuild};
use crate::model::{Id, check_text};
use crate::store::columns::Log;
use crate::store::{self, DatabaseKey, Keyring, Keys, attachments, ballast, inbox};
use crate::sync_queue::engine::Engine;
use crate::sync_queue::{Received, Reply, Step, hub, upgraded};
use crate::visit_log;

/// How many idle connections for reading are kept.
const READERS: usize = 2;

/// An engineer's notebook in a folder, encrypted. `Send` and `Sync`: one writer, a few readers, no lock held across the
/// network.
pub struct Notebook {
    pub(crate) directory: PathBuf,
    pub(crate) environment: Environment,
    keys: Keys,
    writer: Mutex<Option<Connection>>,
    readers: Mutex<Vec<Connection>>,
    pub(crate) engine: Mutex<Engine>,
    closed: AtomicBool,
    /// Nothing is written into it any more: it is the example.
    is_example: AtomicBool,
    observers: Mutex<Option<Sender<Changes>>>,
}

/// What changed on screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// These things.
    Ids(Vec<Id>),
    /// Too much to list: draw everything again.
    Reset,
}

impl Notebook {
    /// Makes a notebook in `directory` and opens it.
    ///
    /// # Errors
    /// [`crate::Refusal::AlreadyExists`] if one is there; a name that is no text.
    pub fn create(directory: &Path, keys: &Keys, engineer_name: &str, environment: Environment) -> Result<Self> {
        let name = check_text(engineer_name)?;
        let connection = store::create(directory, &keys.database, |transaction| {
            let device = Identity::begin(transaction, &environment)?;
            device::begin(&environment, keys.device.as_ref(), device)?;
            rebuild::is_done(transaction)
        })?;
        inbox::prepare(directory, &keys.database)?;
        let notebook = Self::around(directory, keys, environment, connection);
        notebook.write(|action| {
            visit_log::add_oneself(action, name);
            Ok(())
        })?;
        Ok(notebook)
    }

    /// Opens the notebook in `directory`, and takes in what waits in its inbox. Without the keyring it was begun with it is a
    /// copy, and goes on as another device of the same engineer.
    ///
    /// # Errors
    /// [`Error::NoNotebook`], [`Error::WrongKey`], [`Error::Newer`] or [`Error::Damaged`]; nothing was touched.
    pub fn open(directory: &Path, keys: &Keys, environment: Environment) -> Result<Self> {
        let connection = match store::open(directory, &keys.database) {
            // Opening itself needs a little room on the disk.
            Err(Error::DiskFull) if ballast::give_up(directory) => store::open(directory, &keys.database)?,
            outcome => outcome?,
        };
        // Whatever hinders that, words are taken: it is looked at once more before the next contact.
        let _ = device::signer(&connection, &environment, keys.device.as_ref());
        let notebook = Self::around(directory, keys, environment, connection);
        if notebook.read(|reading| rebuild::is_due(reading.connection))? {
            notebook.write(|action| {
                rebuild::everything(action.connection())?;
                upgraded::judge_again(action.connection())
            })?;
        }
        notebook.take_in_inbox()?;
        notebook.carry_out_due_erasures()?;
        notebook.open_gates_by_time()?;
        Ok(notebook)
    }

    fn around(directory: &Path, keys: &Keys, environment: Environment, connection: Connection) -> Self {
        ballast::lay_down(directory);
        // Files that nothing names do no harm, so a notebook opens even if they cannot be removed.
        let _ = attachments::sweep(directory, &connection);
        Self {
            directory: directory.to_owned(),
            environment,
            keys: keys.clone(),
            writer: Mutex::new(Some(connection)),
            readers: Mutex::new(Vec::new()),
            engine: Mutex::new(Engine::new(keys.device.clone())),
            closed: AtomicBool::new(false),
            is_example: AtomicBool::new(false),
            observers: Mutex::new(None),
        }
    }

    /// Whether a notebook lies in `directory`.
    #[must_use]
    pub fn exists(directory: &Path) -> bool {
        store::exists(directory)
    }

    /// Whether it is the example ([`crate::example::open`]), which every screen marks: whatever would write into it, join a team
    /// with it or send anything of it is refused with [`Refusal::OnlyAnExample`].
    #[must_use]
    pub fn is_example(&self) -> bool {
        self.is_example.load(Ordering::SeqCst)
    }

    /// It is the example, and told: from here on it is read alone.
    pub(crate) fn looked_at_alone(&self) {
        self.is_example.store(true, Ordering::SeqCst);
    }

    pub(crate) fn key(&self) -> &DatabaseKey {
        &self.keys.database
    }

    pub(crate) fn keyring(&self) -> &dyn Keyring {
        self.keys.device.as_ref()
    }

    /// Closes it. Later calls answer [`Error::Closed`]; closing again does nothing. No change is told after this.
    pub fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        *lock(&self.observers) = None;
        lock(&self.readers).clear();
        if let Some(connection) = lock(&self.writer).take() {
            // The log file is folded in, so that a copy of the folder is whole; a reader elsewhere only delays that.
            let _ = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    /// Before the system suspends the app: gives every file lock back. [`Notebook::resume`] goes on.
    pub fn pause(&self) {
        lock(&self.readers).clear();
        *lock(&self.writer) = None;
    }

    /// After [`Notebook::pause`].
    ///
    /// # Errors
    /// As [`Notebook::open`].
    pub fn resume(&self) -> Result<()> {
        self.check_open()?;
        let mut writer = lock(&self.writer);
        if writer.is_none() {
            *writer = Some(store::open(&self.directory, self.key())?);
        }
        drop(writer);
        self.take_in_inbox()
    }

    /// Tells `observer` what changed, from one long-lived thread, never under a lock, several changes at once.
    /// The last observer counts.
    pub fn on_change(&self, observer: Box<dyn Fn(Changes) + Send>) {
        let (sender, receiver) = channel();
        *lock(&self.observers) = Some(sender);
        std::thread::spawn(move || tell(&receiver, observer.as_ref()));
    }

    fn check_open(&self) -> Result<()> {
        if self.closed.load(Ordering::SeqCst) { Err(Error::Closed) } else { Ok(()) }
    }

    /// One thing a person did, in one transaction.
    pub(crate) fn write<T>(&self, act: impl FnOnce(&mut Action<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer()?;
        let connection = writer.as_mut().ok_or(Error::Closed)?;
        let mut action = Action::begin(connection, &self.environment)?;
        let outcome = act(&mut action)?;
        let changed = action.commit_after(crate::settle_meters)?;
        drop(writer);
        self.tell(changed);
        Ok(outcome)
    }

    /// [`Notebook::write`] for words that must fit even on a full disk: the ballast is given up for them.
    pub(crate) fn write_words<T>(&self, act: impl Fn(&mut Action<'_>) -> Result<T>) -> Result<T> {
        match self.write(&act) {
            Err(Error::DiskFull) if ballast::give_up(&self.directory) => self.write(&act),
            outcome => outcome,
        }
    }

    /// The writing connection, opened again where a pause gave it back.
    fn writer(&self) -> Result<MutexGuard<'_, Option<Connection>>> {
        self.check_open()?;
        if self.is_example() {
            return Err(Refusal::OnlyAnExample.into());
        }
        let mut writer = lock(&self.writer);
        if writer.is_none() {
            *writer = Some(store::open(&self.directory, self.key())?);
        }
        Ok(writer)
    }

    /// Something to look up, beside whatever is being written.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Reading<'_>) -> Result<T>) -> Result<T> {
        self.check_open()?;
        let kept = lock(&self.readers).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => store::open_reader(&self.directory, self.key())?,
        };
        // One transaction: a record never shows half of what a writer did.
        let transaction = connection.unchecked_transaction()?;
        let reading = Reading::begin(&transaction, &self.environment);
        let outcome = reading.and_then(|reading| look(&reading.of_example(self.is_example())));
        transaction.finish()?;
        let mut readers = lock(&self.readers);
        if readers.len() < READERS && !self.closed.load(Ordering::SeqCst) {
            readers.push(connection);
        }
        outcome
    }

    /// Folds the write-ahead log in and empties it.
    pub(crate) fn checkpoint(&self) -> Result<()> {
        let writer = self.writer()?;
        writer.as_ref().ok_or(Error::Closed)?.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?;
        Ok(())
    }

    pub(crate) fn tell(&self, mut changed: Vec<Id>) {
        if changed.is_empty() {
            return;
        }
        changed.sort_unstable();
        changed.dedup();
        if let Some(sender) = lock(&self.observers).as_ref() {
            // An observer's thread that ended has nobody to tell.
            let _ = sender.send(Changes::Ids(changed));
        }
    }

    /// Keeps an invitation to a team. The exchange with the hub follows in the next steps.
    ///
    /// # Errors
    /// [`crate::Refusal::InviteUnreadable`], [`crate::Refusal::AlreadyJoined`]. What the hub thinks of it comes with
    /// [`Notebook::sync_reply`].
    pub fn join(&self, invite: &str) -> Result<()> {
        let writer = self.writer()?;
        hub::keep_invite(writer.as_ref().ok_or(Error::Closed)?, invite)
    }

    /// What to send to the hub next (sync.md 12). Asking without having answered gives the last request up.
    ///
    /// # Errors
    /// What the notebook itself can't do. A network that fails is not an error.
    pub fn sync_next(&self) -> Result<Step> {
        self.carry_out_due_erasures()?;
        self.open_gates_by_time()?;
        self.leave_where_ordered()?;
        let writer = self.writer()?;
        lock(&self.engine).next(writer.as_ref().ok_or(Error::Closed)?, &self.environment)
    }

    /// Takes the hub's answer in.
    ///
    /// # Errors
    /// A refused invitation, or the wrong hub: what a person must know.
    pub fn sync_reply(&self, id: u64, reply: &Reply) -> Result<()> {
        self.sync_received(id, Received::read(reply))
    }

    /// [`Notebook::sync_reply`] of an answer that was read already.
    ///
    /// # Errors
    /// As there.
    pub fn sync_received(&self, id: u64, received: Received) -> Result<()> {
        let mut writer = self.writer()?;
        let connection = writer.as_mut().ok_or(Error::Closed)?;
        let mut engine = lock(&self.engine);
        let changed = engine.reply(connection, &self.environment, id, received, &visit_log::introduce)?;
        crate::settle_meters_apart(connection);
        let (erased, everything) = (engine.has_erased(), engine.has_changed_everything());
        drop((engine, writer));
        if everything {
            self.tell_of_everything();
        }
        self.tell(changed);
        if erased { self.remove_traces() } else { Ok(()) }
    }

    /// A person asks, or the network is back: forget the pause.
    ///
    /// # Errors
    /// [`Error::Closed`], or what the disk says.
    pub fn sync_now(&self) -> Result<()> {
        let writer = self.writer()?;
        lock(&self.engine).begin(writer.as_ref().ok_or(Error::Closed)?)
    }

    /// Lets search catch up with some of the notes that came with large pages. Whether there may be more: whoever drives the
    /// sync goes on while nothing else is to be done, a step at a time.
    ///
    /// # Errors
    /// What the disk says; nothing is changed then.
    pub fn catch_up_search(&self) -> Result<bool> {
        if self.read(|reading| indexing::is_done(reading.connection))? {
            return Ok(false);
        }
        self.write(|action| indexing::catch_up(action.connection()))?;
        Ok(true)
    }

    /// Works every projected row out anew from the log.
    ///
    /// # Errors
    /// What the disk says; nothing is changed then.
    pub fn rebuild(&self) -> Result<()> {
        self.write(|action| rebuild::everything(action.connection()))?;
        self.tell_of_everything();
        Ok(())
    }

    pub(crate) fn tell_of_everything(&self) {
        if let Some(sender) = lock(&self.observers).as_ref() {
            let _ = sender.send(Changes::Reset);
        }
    }

    /// A team was left: nothing of it goes on, and every screen is drawn again.
    pub(crate) fn everything_changed(&self) {
        lock(&self.engine).forget();
        self.tell_of_everything();
    }

    /// How many turns the database's loops take from here on, counted as they are taken: for tests that hold that work does
    /// not grow with the log, without a clock.
    ///
    /// # Errors
    /// [`Error::Closed`], or what the disk says.
    pub fn count_turns(&self) -> Result<Arc<AtomicU64>> {
        let turns = Arc::new(AtomicU64::new(0));
        let mut writer = self.writer()?;
        store::count_turns(writer.as_mut().ok_or(Error::Closed)?, &turns)?;
        for reader in lock(&self.readers).iter_mut() {
            store::count_turns(reader, &turns)?;
        }
        Ok(turns)
    }

    /// What screens count, kept as it changes and counted anew, where the two differ: for tests and the simulation.
    ///
    /// # Errors
    /// What the disk says.
    pub fn counted_differently(&self) -> Result<Vec<String>> {
        self.read(|reading| crate::counted_differently(reading.connection))
    }

    /// Every logical row in a canonical order, for tests that compare replicas: what a team's notebooks must agree on.
    ///
    /// # Errors
    /// What the disk says.
    pub fn dump_team(&self) -> Result<String> {
        self.read(|reading| dump::of(reading.connection, Log::Team))
    }

    /// The same of what is only this engineer's: what all of their devices with their key must agree on.
    ///
    /// # Errors
    /// What the disk says.
    pub fn dump_own(&self) -> Result<String> {
        self.read(|reading| dump::of(reading.connection, Log::Personal))
    }
}

fn tell(receiver: &Receiver<Changes>, observer: &dyn Fn(Changes)) {
    const MOST: usize = 1_000;
    while let Ok(first) = receiver.recv() {
        let mut all = first;
        while let Ok(next) = receiver.try_recv() {
            all = match (all, next) {
                (Changes::Ids(mut ids), Changes::Ids(more)) if ids.len() + more.len() <= MOST => {
                    ids.extend(more);
                    ids.sort_unstable();
                    ids.dedup();
                    Changes::Ids(ids)
                }
                _ => Changes::Reset,
            };
        }
        observer(all);
    }
}

/// A panic elsewhere rolled its transaction back; what the lock guards is whole.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
