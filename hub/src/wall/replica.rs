//! The wall's replica: a notebook with the role *display* that reads the team log like any device, in the hub's own
//! process. It is a cache: whatever is wrong with it, it is thrown away and read again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local, Offset};
use soundings_core::model::{Id, Moment};
use soundings_core::visit_log::Findable;
use soundings_core::{DatabaseKey, Environment, Error, FileStep, Keys, NetworkFault, Notebook, Reply, Step, Transfer};
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::{HubReply, HubRequest};

use crate::clock::Clock;
use crate::{Hub, HubError, private_file};

/// What stands before a message: the length of its frame.
const PREFIX: usize = 4;
/// So many pieces of files at one reading: the rest follows at the next.
const MOST_PIECES: usize = 64;

/// An open replica.
pub struct Replica {
    notebook: Notebook,
}

struct HubTime(Arc<Clock>);

impl soundings_core::Clock for HubTime {
    fn now(&self) -> Moment {
        let utc_ms = self.0.now_ms() as i64;
        let here = DateTime::from_timestamp_millis(utc_ms).unwrap_or_default().with_timezone(&Local);
        Moment { utc_ms, offset_minutes: here.offset().fix().local_minus_utc() / 60, zone: "local".to_owned() }
    }
}

impl Replica {
    /// Opens the hub's replica, made anew where there is none that opens.
    ///
    /// # Errors
    /// [`HubError`] if its folder cannot be used, or a newer version wrote it.
    pub fn open(hub: &Hub, clock: &Arc<Clock>) -> Result<Self, HubError> {
        let environment = Environment { clock: Arc::new(HubTime(Arc::clone(clock))), randomness: hub.randomness() };
        let folder = hub.folder().join("wall");
        let keys = Keys::with_file(&key(hub)?, &hub.folder().join("wall.device"));
        if Notebook::exists(&folder) {
            match Notebook::open(&folder, &keys, environment.clone()) {
                Ok(notebook) => return Ok(Self { notebook }),
                Err(Error::WrongKey | Error::Damaged) => {
                    tracing::warn!("the wall's replica does not open, and is read from the log again");
                    remove(&folder)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Self { notebook: Notebook::create(&folder, &keys, "The wall", environment)? })
    }

    /// Reads the team log to its end.
    ///
    /// # Errors
    /// [`HubError`] if the replica or the hub's database fails.
    pub fn pull(self, hub: &Hub, clock: &Arc<Clock>) -> Result<Self, HubError> {
        self.notebook.sync_now()?;
        loop {
            match self.notebook.sync_next()? {
                Step::NotJoined => {
                    let invitation = hub.invite("http://127.0.0.1", None, Role::Display, clock.now_ms())?;
                    self.notebook.join(&invite::text(&invitation))?;
                }
                // Everything is read: the rest is waiting, and that is not done here. Or the hub is busy: next time.
                Step::Send(request) if request.long_poll => break,
                Step::Wait { .. } => break,
                Step::Send(request) => {
                    let asked = HubRequest::from_frame(&request.body)?;
                    let body = hub.handle(&asked, clock.now_ms()).reply.to_frame();
                    let reply = Reply::Answer { status: 200, body, retry_after_s: None };
                    self.notebook.sync_reply(request.id, &reply)?;
                }
                // The database beside it is another hub's, or this replica is not enrolled any more.
                Step::Stopped => {
                    self.notebook.close();
                    remove(&hub.folder().join("wall"))?;
                    return Self::open(hub, clock)?.pull(hub, clock);
                }
            }
        }
        self.fetch_files(hub, clock)?;
        Ok(self)
    }

    /// Fetches the files that the hub has and the replica lacks, a piece at a time. What keeps one away keeps nothing else.
    fn fetch_files(&self, hub: &Hub, clock: &Clock) -> Result<(), HubError> {
        for _ in 0..MOST_PIECES {
            match self.notebook.file_next()? {
                FileStep::Nothing => break,
                FileStep::Ask(request) => {
                    let asked = HubRequest::from_frame(&request.body)?;
                    let body = hub.handle(&asked, clock.now_ms()).reply.to_frame();
                    self.notebook.file_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None })?;
                }
                FileStep::Carry(transfer) => self.fetch(hub, clock, &transfer)?,
            }
        }
        Ok(())
    }

    fn fetch(&self, hub: &Hub, clock: &Clock, transfer: &Transfer) -> Result<(), HubError> {
        let asked = transfer.head.get(PREFIX..).map(HubRequest::from_frame).transpose()?;
        let Some(HubRequest::FetchBlob(asked)) = asked else {
            let failed = Reply::Failed(NetworkFault::Interrupted);
            return Ok(self.notebook.file_reply(transfer.id, &failed)?);
        };
        let (reply, bytes) = match hub.fetch(&asked, clock.now_ms()) {
            Ok(fetched) => (HubReply::BlobBytes(fetched.message), fetched.bytes),
            Err(answer) => (answer.reply, Vec::new()),
        };
        let taken = match reply {
            HubReply::BlobBytes(_) => self.notebook.take_incoming(transfer, &mut bytes.as_slice())?,
            _ => Ok(()),
        };
        let answer = Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None };
        Ok(self.notebook.file_reply(transfer.id, &taken.map_or_else(Reply::Failed, |()| answer))?)
    }

    /// The engineer of that name, or of the beginning of an id.
    ///
    /// # Errors
    /// [`HubError::Replica`] if there is none, or several.
    pub fn find_engineer(&self, named: &str) -> Result<Id, HubError> {
        Ok(self.notebook.find(Findable::Engineer, named)?)
    }

    /// The notebook.
    pub(super) fn notebook(&self) -> &Notebook {
        &self.notebook
    }
}

/// The replica's key lies beside it: it keeps a copied database from being read, not the hub's machine.
fn key(hub: &Hub) -> Result<DatabaseKey, HubError> {
    let path = hub.folder().join("wall.key");
    let fault = |source| HubError::File { path: path.clone(), source };
    if let Some(key) = std::fs::read_to_string(&path).ok().and_then(|text| DatabaseKey::from_hex(&text).ok()) {
        return Ok(key);
    }
    let key = DatabaseKey::random(&*hub.randomness());
    private_file::write(hub.folder(), "wall.key", &format!("{}\n", key.to_hex())).map_err(fault)?;
    Ok(key)
}

fn remove(folder: &Path) -> Result<(), HubError> {
    std::fs::remove_dir_all(folder).map_err(|source| HubError::File { path: PathBuf::from(folder), source })
}
