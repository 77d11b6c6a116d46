//! The hub: it orders, stores and hands on what a team's devices write. It understands envelopes, not customers.
//!
//! Everything a device asks goes through one synchronous function, [`Hub::handle`]; the HTTP server, the simulator
//! and the tests all call that.
//!
//! | module | what it holds |
//! | --- | --- |
//! | `answering` | what each request is answered |
//! | `enrolment` | invitations, devices and their keys, tokens, access that was taken |
//! | `revoking`, `revoked_list` | taking access; whose was taken, kept apart from backups |
//! | `quarantine` | what revoked devices had not sent, in no log |
//! | `ordered_log` | judging a push, the order, erasure, pages of a pull |
//! | `blobs` | attachments' files: taken, given, erased, in pieces |
//! | `identity` | who this hub is: its id and its key pair |
//! | `audit`, `rates` | who did what, in ids; how much one device may ask |
//! | `backup`, `erased_list` | a copy to restore from; what was erased, kept apart from it |
//! | `store` | the SQLite file and its schema |
//! | [`server`], `blob_routes`, `connections`, `sources`, [`tls`] | HTTP around it all; in clear on loopback only; how much one address may send |
//! | `access`, `browser` | which browsers may look in; what they ask for |
//! | `wall` | the page for a screen in plant or office, drawn from a replica |
//! | [`clock`] | the hub's clock: the machine's, or a file's in demos and tests |

mod access;
mod answering;
mod audit;
mod backup;
mod blob_routes;
mod blobs;
mod browser;
pub mod clock;
mod connections;
mod enrolment;
mod erased_list;
mod error;
mod identity;
mod metrics;
mod ordered_log;
pub mod private_file;
mod quarantine;
mod quotas;
mod rates;
mod revoked_list;
mod revoking;
pub mod server;
mod sources;
mod store;
pub mod tls;
mod wall;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use soundings_core::Randomness;
use soundings_wire::enrolment::Role;
use soundings_wire::invite::Invite;
use soundings_wire::{Id, Signed};

pub use crate::access::{BrowserAccess, Looks, MadeLink};
pub use crate::answering::Answer;
pub use crate::audit::AuditCheck;
use crate::audit::Event;
pub use crate::backup::{Lists, Restored, restore};
pub use crate::blobs::{Fetched, Receiving};
use crate::enrolment::devices;
pub use crate::enrolment::devices::EnrolledDevice;
use crate::enrolment::invites;
use crate::enrolment::nonces::Nonces;
pub use crate::error::HubError;
use crate::identity::Identity;
pub use crate::quarantine::{Full, MAKE_ROOM_MS, Quarantined, UnsentFiles};
pub use crate::quotas::Quotas;
use crate::rates::Rates;
pub use crate::revoking::files_of_export;
use crate::sources::BySource;
pub use crate::wall::Replica;

/// A team's hub over one folder.
pub struct Hub {
    folder: PathBuf,
    identity: Identity,
    /// As which it writes to the team's log, until it is closed.
    incarnation: u32,
    randomness: Arc<dyn Randomness>,
    uploads: blobs::Uploads,
    state: Mutex<State>,
}

struct State {
    connection: Connection,
    nonces: Nonces,
    requests: Rates,
    unproven: BySource,
    wrong_invites: BySource,
    blob_bytes: Rates,
    push_bytes: Rates,
    quotas: Quotas,
    /// Things on which nothing is taken for now.
    refused: BTreeSet<Id>,
}

impl Hub {
    /// Opens the hub in `folder`; an empty one becomes a new hub with a new team. `now_ms`: Unix milliseconds.
    ///
    /// # Errors
    /// [`HubError`] if a file cannot be used, or the key does not lie beside the database any more.
    pub fn open(folder: &Path, randomness: Arc<dyn Randomness>, now_ms: u64) -> Result<Self, HubError> {
        std::fs::create_dir_all(folder).map_err(|source| HubError::File { path: folder.to_owned(), source })?;
        let mut connection = store::open(&folder.join(store::FILE))?;
        let identity = identity::open(folder, &mut connection, &*randomness, now_ms)?;
        {
            // Under the lock that every erasure holds, so that none comes in between.
            let transaction = begin(&mut connection)?;
            erased_list::keep(folder, &transaction)?;
            blobs::make(folder)?;
            blobs::sweep(folder, &transaction)?;
            blobs::apart::make(folder)?;
            quarantine::files::sweep(folder, &transaction)?;
        }
        let state = State {
            connection,
            nonces: Nonces::new(&*randomness),
            requests: Rates::new(rates::REQUESTS),
            unproven: BySource::new(rates::UNPROVEN),
            wrong_invites: BySource::new(rates::WRONG_INVITES),
            blob_bytes: Rates::new(rates::BLOB_KIB),
            push_bytes: Rates::new(rates::PUSH_KIB),
            quotas: Quotas::default(),
            refused: BTreeSet::new(),
        };
        let mut number = [0; 4];
        randomness.fill(&mut number);
        let incarnation = u32::from_be_bytes(number).max(1);
        let (uploads, state) = (blobs::Uploads::default(), Mutex::new(state));
        let hub = Self { folder: folder.to_owned(), identity, incarnation, randomness, uploads, state };
        hub.take_access_of_listed(now_ms)?;
        Ok(hub)
    }

    /// Whether a hub lies in `folder`.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(store::FILE).exists()
    }

    /// The folder it was opened in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The hub's id.
    #[must_use]
    pub fn id(&self) -> Id {
        self.identity.hub
    }

    /// The team, and its log.
    #[must_use]
    pub fn team(&self) -> Id {
        self.identity.team
    }

    /// Takes nothing on these things until it is told otherwise, as a hub of an older version that does not understand what
    /// is written about them: what a simulation or a test needs to see operations parked and taken later.
    pub fn refuse_for_now(&self, things: BTreeSet<Id>) {
        self.state().refused = things;
    }

    /// Takes so much in all, and no more.
    pub fn limit(&self, quotas: Quotas) {
        self.state().quotas = quotas;
    }

    /// Whether a device of this engineer has joined.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn engineer_has_joined(&self, engineer: Id) -> Result<bool, HubError> {
        Ok(devices::engineer_key(&self.state().connection, engineer)?.is_some())
    }

    /// Writes an invitation to this hub at `address`. With `engineer`, it adds a device to one who has joined.
    ///
    /// # Errors
    /// [`HubError::EngineerUnknown`], or a failed database.
    pub fn invite(
        &self,
        address: &str,
        engineer: Option<Id>,
        role: Role,
        now_ms: u64,
    ) -> Result<Signed<Invite>, HubError> {
        self.write_invite(&mut self.state(), address, engineer, role, now_ms)
    }

    fn write_invite(
        &self,
        state: &mut State,
        address: &str,
        engineer: Option<Id>,
        role: Role,
        now_ms: u64,
    ) -> Result<Signed<Invite>, HubError> {
        let secret = self.random();
        let transaction = begin(&mut state.connection)?;
        let expires_ms = invites::write(&transaction, &secret, engineer, role, now_ms)?;
        transaction.commit()?;
        let (hub, hub_key) = (self.identity.hub, self.identity.key.verifying_key().to_bytes());
        let invite = Invite { address: address.to_owned(), hub, hub_key, secret, expires_ms, role, engineer };
        Ok(Signed::sign(&self.identity.key, &invite))
    }

    /// Checks the audit log from its first entry.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn check_audit_log(&self) -> Result<AuditCheck, HubError> {
        Ok(audit::check(&self.state().connection)?)
    }

    /// The devices that joined, the first to join first.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn devices(&self) -> Result<Vec<EnrolledDevice>, HubError> {
        Ok(devices::all(&self.state().connection)?)
    }

    /// Writes a backup to `file` while the hub serves, and sets the watermark: devices may drop what lies below it.
    /// Gives the last hub_seq that the backup holds.
    ///
    /// # Errors
    /// [`HubError`] if the file cannot be written, or lies in the hub's own folder.
    pub fn back_up(&self, file: &Path, now_ms: u64) -> Result<u64, HubError> {
        let held = backup::write(&self.folder, file, now_ms)?;
        let hub_seq = held.lasts.first().map_or(0, |(_, last)| *last);
        let mut state = self.state();
        let transaction = begin(&mut state.connection)?;
        transaction.execute("UPDATE hub SET watermark = max(coalesce(watermark, 0), ?)", [hub_seq as i64])?;
        for (log, last) in held.lasts {
            transaction.execute(
                "UPDATE logs SET watermark = max(coalesce(watermark, 0), ?) WHERE number = ?",
                (last as i64, log),
            )?;
        }
        blobs::mark_backed_up(&transaction, &held.files)?;
        audit::record(&transaction, now_ms, Event::BackedUp, &[self.identity.hub])?;
        transaction.commit()?;
        // While the backup was read, an erasure could not do it.
        store::empty_write_ahead_log(&state.connection)?;
        Ok(hub_seq)
    }

    /// Removes backups of this hub that lie beside `newest` and are older than so many days; how many those were.
    ///
    /// # Errors
    /// [`HubError`] if a file cannot be read or removed.
    pub fn expire_backups(&self, newest: &Path, days: u32, now_ms: u64) -> Result<u64, HubError> {
        backup::expire(self.id(), newest, now_ms.saturating_sub(u64::from(days) * 24 * 60 * 60 * 1_000))
    }

    /// How many turns the database's loops take from here on, counted as they are taken: for tests that hold that work does
    /// not grow with the log, without a clock.
    ///
    /// # Errors
    /// [`HubError`] if the database does not say.
    pub fn count_turns(&self) -> Result<Arc<AtomicU64>, HubError> {
        let turns = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&turns);
        let count = move || {
            counted.fetch_add(1, Ordering::Relaxed);
            false
        };
        self.state().connection.progress_handler(1, Some(count))?;
        Ok(turns)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic in between rolled its transaction back; what else is there is whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn randomness(&self) -> Arc<dyn Randomness> {
        Arc::clone(&self.randomness)
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.randomness.fill(&mut bytes);
        bytes
    }

    fn new_id(&self, now_ms: u64) -> Id {
        identity::new_id(&*self.randomness, now_ms)
    }
}

/// A transaction that writes, and so waits for another process's at its beginning rather than in its middle.
fn begin(connection: &mut Connection) -> rusqlite::Result<Transaction<'_>> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

/// The epoch and the backup watermark.
fn standing(connection: &Connection) -> rusqlite::Result<(u32, Option<u64>)> {
    connection
        .prepare_cached("SELECT epoch, watermark FROM hub")?
        .query_row([], |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(|watermark| watermark as u64))))
}
