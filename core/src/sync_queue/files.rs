//! Attachments' files on their way: what to ask the hub, which bytes to hand out next, what its answers mean (sync.md 18).
//!
//! Text goes first: nothing here happens before the log was read to its end and nothing waits to be sent. What keeps one file
//! keeps that one alone, with a growing pause of its own; a hub that is away or in trouble pauses all of them.

use rusqlite::Connection;
use soundings_wire::messages::{
    AskBlobs, BlobStanding, BlobState, FetchBlob, HubRefusal, HubReply, HubRequest, Refused, SendBlob, before_bytes,
};
use soundings_wire::{Digest, Id, limits};

use super::engine::Engine;
use super::hub::{self, Hub, Stopped};
use super::pull;
use super::request::{FileStep, NetworkFault, Received, Reply, Request, Transfer, TransferWay};
use super::revocation;
use crate::environment::Environment;
use crate::error::Result;
use crate::log::identity::Identity;
use crate::log::personal;
use crate::store::columns::Log;
use crate::store::transfers::{self, Held, Trouble, Way};

/// So many are asked for at once.
const ASKED: usize = 500;
/// The first pause of a file, in milliseconds: it doubles each time.
const PAUSE_MS: u64 = 15_000;
/// The longest.
const LONGEST_PAUSE_MS: u64 = 60 * 60 * 1000;
/// The first where the server held or gave other bytes, and the longest.
const LIED_PAUSE_MS: u64 = 60_000;
const LONGEST_LIED_PAUSE_MS: u64 = 24 * 60 * 60 * 1000;
/// How long files rest where the hub knows none of them, or the disk here is full.
const REST_MS: u64 = 5 * 60 * 1000;

/// What is on its way.
pub(super) enum FileFlight {
    Ask(Vec<Id>),
    Send { name: Id, offset: u64 },
    Fetch { name: Id, offset: u64 },
}

/// What the engine remembers of files between a request and its reply.
#[derive(Default)]
pub(super) struct Files {
    flight: Option<(u64, FileFlight)>,
    /// None is asked for before.
    rests_until_ms: u64,
    /// The hub let a waiting request go with nothing in it: files may have become whole there.
    pub nudged: bool,
}

impl Engine {
    /// What to do for files now. Asking again without an answer gives the last transfer up.
    pub fn next_file(&mut self, connection: &Connection, environment: &Environment) -> Result<FileStep> {
        self.files.flight = None;
        let now = environment.now_ms();
        let Some(hub) = Hub::read(connection)? else { return Ok(FileStep::Nothing) };
        let me = Identity::read(connection)?;
        match hub.stopped {
            None => {}
            Some(Stopped::Leaving) => return self.next_unsent(connection, &hub, &me, now),
            Some(_) => return Ok(FileStep::Nothing),
        }
        let token = hub.token.filter(|_| hub.token_expires_ms > now);
        let rests = self.files.rests_until_ms > now && self.files.rests_until_ms - now <= REST_MS;
        let (Some(token), true, false, true) = (token, self.of(Log::Team).caught_up, rests, me.has_team()) else {
            return Ok(FileStep::Nothing);
        };
        transfers::look(connection, personal::travels(connection, &me)?)?;
        transfers::follow(connection, pull::cursor(connection, Log::Team)?.0.epoch, hub.watermark)?;
        let nudged = std::mem::take(&mut self.files.nudged);
        let mut asked = transfers::to_ask(connection, now, nudged, ASKED)?;
        if let Some(first) = asked.first() {
            let log = first.log;
            asked.retain(|file| file.log == log);
            return Ok(self.ask(&hub, (token, me.log_id(log)), &asked));
        }
        let Some(file) = transfers::to_move(connection, now)? else { return Ok(FileStep::Nothing) };
        Ok(FileStep::Carry(self.transfer(&hub, (token, me.log_id(file.log)), &file)))
    }

    /// [`Engine::next_file`] of a device whose access was taken: what the hub has not got, once it has all that names it.
    fn next_unsent(&mut self, connection: &Connection, hub: &Hub, me: &Identity, now: u64) -> Result<FileStep> {
        let token = hub.token.filter(|_| hub.token_expires_ms > now && hub.retry_at_ms <= now);
        let Some(token) = token.filter(|_| self.files.rests_until_ms <= now) else { return Ok(FileStep::Nothing) };
        if revocation::has_operations(connection)? {
            return Ok(FileStep::Nothing);
        }
        let mut files = transfers::unsent(connection, now, ASKED)?;
        let Some(first) = files.first().cloned() else { return Ok(FileStep::Nothing) };
        files.retain(|file| file.held == Held::NotAsked || file.way == Way::Check);
        let of_team = (token, me.log_id(Log::Team));
        if files.is_empty() {
            Ok(FileStep::Carry(self.transfer(hub, of_team, &first)))
        } else {
            Ok(self.ask(hub, of_team, &files))
        }
    }

    fn ask(&mut self, hub: &Hub, (token, log): ([u8; 32], Id), files: &[transfers::Transfer]) -> FileStep {
        let names: Vec<Id> = files.iter().map(|file| file.name).collect();
        let request = HubRequest::AskBlobs(AskBlobs { token, log, names: names.clone() });
        let id = self.file_flight(FileFlight::Ask(names));
        FileStep::Ask(Request {
            id,
            address: hub.address.clone(),
            hub_key: hub.key,
            body: request.to_frame(),
            long_poll: false,
        })
    }

    fn transfer(&mut self, hub: &Hub, (token, log): ([u8; 32], Id), file: &transfers::Transfer) -> Transfer {
        let (name, offset) = (file.name, file.moved);
        let length = file.bytes.saturating_sub(offset).min(limits::BLOB_PIECE_BYTES);
        let (request, way, flight) = if file.way == Way::Send {
            let anew = file.trouble == Trouble::OtherBytes && offset == 0;
            let send = SendBlob { token, log, name, offset, length, anew };
            (HubRequest::SendBlob(send), TransferWay::Send, FileFlight::Send { name, offset })
        } else {
            let fetch = FetchBlob { token, log, name, offset, most: length };
            (HubRequest::FetchBlob(fetch), TransferWay::Fetch, FileFlight::Fetch { name, offset })
        };
        let (id, head) = (self.file_flight(flight), before_bytes(&request.to_frame()));
        Transfer { id, address: hub.address.clone(), hub_key: hub.key, head, way, file: name, offset, length }
    }

    fn file_flight(&mut self, flight: FileFlight) -> u64 {
        let id = self.number();
        self.files.flight = Some((id, flight));
        id
    }

    /// Files wait a while: nothing of them can be kept here now.
    pub fn rest_files(&mut self, environment: &Environment) {
        self.files.rests_until_ms = environment.now_ms() + REST_MS;
    }

    /// Takes an answer about files in. Gives the attachments of which something changed.
    pub fn file_reply(
        &mut self,
        connection: &Connection,
        environment: &Environment,
        id: u64,
        reply: &Reply,
    ) -> Result<Vec<Id>> {
        let Some((_, flight)) = self.files.flight.take_if(|(flight, _)| *flight == id) else { return Ok(Vec::new()) };
        let reply = match Received::read(reply) {
            Received::Answer { reply: HubReply::Refused(refused), .. } => {
                return self.file_refused(connection, environment, &flight, &refused);
            }
            Received::Answer { reply, .. } => reply,
            Received::Rubbish { retry_after_s } => return hub::pause(connection, environment, retry_after_s),
            Received::Failed(fault) => {
                ask_again(connection, &flight)?;
                if fault == NetworkFault::Cancelled {
                    return Ok(Vec::new());
                }
                self.of(Log::Team).caught_up = false;
                return hub::pause(connection, environment, None);
            }
        };
        match (flight, reply) {
            (FileFlight::Ask(names), HubReply::Blobs(blobs)) if names.len() == blobs.standings.len() => {
                let mut changed = Vec::new();
                for (name, standing) in names.iter().zip(&blobs.standings) {
                    changed.extend(stands(connection, environment, (*name, None), standing)?);
                }
                Ok(changed)
            }
            (FileFlight::Send { name, offset }, HubReply::Blob(standing)) => {
                stands(connection, environment, (name, Some(offset)), &standing)
            }
            (FileFlight::Fetch { name, .. }, HubReply::Blob(standing)) => {
                stands(connection, environment, (name, None), &standing)
            }
            (FileFlight::Fetch { name, offset }, HubReply::BlobBytes(_)) => came(connection, environment, name, offset),
            _ => hub::pause(connection, environment, None),
        }
    }

    fn file_refused(
        &mut self,
        connection: &Connection,
        environment: &Environment,
        flight: &FileFlight,
        refused: &Refused,
    ) -> Result<Vec<Id>> {
        ask_again(connection, flight)?;
        let leaving = revocation::is_leaving(connection)?;
        match refused.refusal {
            // An older hub keeps no files of a device whose access it took: they go with everything else.
            HubRefusal::Revoked if leaving => {
                transfers::unsent_are_not_taken(connection)?;
                Ok(Vec::new())
            }
            HubRefusal::TokenExpired => hub::prove_again(connection, environment),
            // It is said once more to what the log asks for, and taken in there.
            HubRefusal::DeviceUnknown | HubRefusal::Revoked | HubRefusal::Version | HubRefusal::WrongHub => {
                self.of(Log::Team).caught_up = false;
                hub::prove_again(connection, environment)
            }
            HubRefusal::HubFault | HubRefusal::TooLarge | HubRefusal::NotAllowed => match flight {
                FileFlight::Send { name, .. } | FileFlight::Fetch { name, .. } => {
                    let Some(mut file) = transfers::find(connection, *name)? else { return Ok(Vec::new()) };
                    wait(environment, &mut file, Trouble::ServerFault);
                    transfers::write(connection, &file)?;
                    Ok(vec![file.attachment])
                }
                FileFlight::Ask(_) => {
                    self.rest_files(environment);
                    Ok(Vec::new())
                }
            },
            // An older hub keeps no files; one that is asked too much has no time for them now.
            _ => {
                self.rest_files(environment);
                Ok(Vec::new())
            }
        }
    }
}

/// What came of bytes to send is not known: the hub says how many it has.
fn ask_again(connection: &Connection, flight: &FileFlight) -> Result<()> {
    if let FileFlight::Send { name, .. } = flight
        && let Some(mut file) = transfers::find(connection, *name)?
    {
        file.held = Held::NotAsked;
        transfers::write(connection, &file)?;
    }
    Ok(())
}

/// Pauses a file, twice as long each time, a random part of it.
pub(crate) fn wait(environment: &Environment, file: &mut transfers::Transfer, trouble: Trouble) {
    let (first, longest) = match trouble {
        Trouble::OtherBytes => (LIED_PAUSE_MS, LONGEST_LIED_PAUSE_MS),
        _ => (PAUSE_MS, LONGEST_PAUSE_MS),
    };
    let pause = (first << file.failures.min(16)).min(longest);
    let jitter = u64::from(u16::from_be_bytes(environment.random())) * (pause / 2) / u64::from(u16::MAX);
    file.failures = file.failures.saturating_add(1);
    file.due_ms = environment.now_ms() + pause / 2 + jitter;
    file.trouble = trouble;
}

/// What the hub holds of a file. `sent_from`: bytes were sent just now, from there.
fn stands(
    connection: &Connection,
    environment: &Environment,
    (name, sent_from): (Id, Option<u64>),
    standing: &BlobStanding,
) -> Result<Vec<Id>> {
    let Some(mut file) = transfers::find(connection, name)? else { return Ok(Vec::new()) };
    let leaving = revocation::is_leaving(connection)?;
    let Some(named) = transfers::reference(connection, &file)? else { return Ok(Vec::new()) };
    let is_true = standing.stored_bytes == file.bytes
        && match (&named.key, file.way) {
            // Whether it is what was sealed, its key shows as it comes.
            (Some(_), Way::Fetch) => standing.hash.is_some(),
            _ => {
                let stored = transfers::stored_hash(connection, &file, &named)?;
                stored.is_some() && standing.hash == stored.map(Digest)
            }
        };
    match (standing.state, file.way) {
        (BlobState::Whole, Way::Fetch) if is_true => {
            (file.held, file.trouble, file.due_ms) = (Held::Whole, Trouble::None, 0);
            file.backed_up = standing.backed_up;
        }
        (BlobState::Whole, _) if is_true => {
            (file.way, file.held, file.moved) = (Way::Settled, Held::Whole, file.bytes);
            (file.trouble, file.failures, file.due_ms) = (Trouble::None, 0, 0);
            file.backed_up = standing.backed_up;
        }
        // Of a device whose access was taken nothing is sent anew, and what no operation at the hub names none will name.
        (BlobState::NotTaken, _) => file.trouble = Trouble::NotTaken,
        (BlobState::Whole | BlobState::Unnamed, _) if leaving => file.trouble = Trouble::NotTaken,
        // The quarantine has no room now.
        (BlobState::TooLarge, _) if leaving => {
            wait(environment, &mut file, Trouble::ServerFault);
            file.held = Held::NotAsked;
        }
        (BlobState::Whole, way) => {
            wait(environment, &mut file, Trouble::OtherBytes);
            file.held = Held::NotWhole;
            if way != Way::Fetch {
                (file.way, file.moved) = (Way::Send, 0);
            }
        }
        (BlobState::Erased, _) => (file.way, file.trouble) = (Way::Settled, Trouble::Erased),
        (BlobState::TooLarge, _) => (file.way, file.trouble) = (Way::Settled, Trouble::TooLarge),
        (BlobState::Partly | BlobState::Unnamed, Way::Fetch) => {
            let is_named = standing.state == BlobState::Partly;
            wait(environment, &mut file, if is_named { Trouble::None } else { Trouble::Unnamed });
            file.held = Held::NotWhole;
        }
        (BlobState::Partly, _) => {
            let stored = standing.stored_bytes.min(file.bytes);
            if sent_from.is_some_and(|from| stored <= from) {
                wait(environment, &mut file, Trouble::NoProgress);
            } else {
                (file.trouble, file.due_ms) = (Trouble::None, 0);
            }
            (file.way, file.held, file.moved) = (Way::Send, Held::NotWhole, stored);
        }
        (BlobState::Unnamed, _) => {
            wait(environment, &mut file, Trouble::Unnamed);
            file.held = Held::NotAsked;
        }
        (BlobState::Full, _) => {
            wait(environment, &mut file, Trouble::ServerFull);
            file.held = Held::NotAsked;
        }
        (BlobState::Unknown(_), _) => wait(environment, &mut file, Trouble::ServerFault),
    }
    transfers::write(connection, &file)?;
    Ok(vec![file.attachment])
}

/// Bytes came, and were taken in or not: a hub that gives none of them is not asked on at once, for ever.
fn came(connection: &Connection, environment: &Environment, name: Id, offset: u64) -> Result<Vec<Id>> {
    let Some(mut file) = transfers::find(connection, name)? else { return Ok(Vec::new()) };
    if file.way == Way::Fetch && file.trouble == Trouble::None && file.moved <= offset {
        wait(environment, &mut file, Trouble::NoProgress);
        file.held = Held::NotAsked;
        transfers::write(connection, &file)?;
    }
    Ok(vec![file.attachment])
}
