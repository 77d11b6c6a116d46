//! Attachments' files in one process: real notebooks and a real hub, lines cut at any byte, replies lost, processes killed, a hub
//! restored from its backup, bundles from phone to phone, room made and things fetched again. When the faults stop, every file that
//! somebody was told is kept is on every device, byte for byte, and what was erased is on none.
//!
//! A run of its own, beside [`crate::run()`]: the seeds kept there stay what they are.

use std::io::Read;
use std::path::{Path, PathBuf};

use soundings_core::model::{Id, ObservationKind};
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{Error, FileStep, NetworkFault, Notebook, Reply, Step, Transfer};
use soundings_wire::messages::{HubReply, HubRequest};

use crate::chance::Chance;
use crate::clock::Time;
use crate::device::Device;
use crate::outcome::{Failure, Outcome};
use crate::run::DAY_MS;
use crate::team_hub::TeamHub;

/// A minute of simulated time.
const MINUTE_MS: u64 = 60_000;
/// So many contacts after the faults stop, ten minutes apart.
const ROUNDS: usize = 12;
/// More steps than that in one contact, and something goes round in circles.
const STEPS: usize = 2_000;

/// What a person attached and was told is kept.
struct Attached {
    note: Id,
    attachment: Id,
    by: usize,
    bytes: Vec<u8>,
    erased: bool,
}

/// What a run met: one without cuts says nothing about cuts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Files attached.
    pub attached: u64,
    /// Lines cut while a file was on them.
    pub cuts: u64,
    /// Files that came in a bundle.
    pub by_bundle: u64,
    /// Contents that made room and were wanted again.
    pub freed: u64,
    /// Files erased.
    pub erased: u64,
    /// Times that a device or the hub was killed, or the hub restored.
    pub killed: u64,
}

struct Files {
    chance: Chance,
    time: Time,
    devices: Vec<Device>,
    hub: TeamHub,
    attached: Vec<Attached>,
    met: Met,
    home: PathBuf,
    /// Faults still happen.
    rough: bool,
    numbered: u64,
}

/// Runs one seed for so many acts.
///
/// # Errors
/// The first promise that was broken.
pub fn run(seed: u64, acts: usize) -> Result<Met, Failure> {
    let home = tempfile::tempdir()?;
    let mut files = Files::new(seed, home.path())?;
    for _ in 0..acts {
        files.act()?;
    }
    files.settle()?;
    Ok(files.met)
}

/// A reply as it comes from the hub.
fn reply_of(reply: &HubReply) -> Reply {
    Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None }
}

/// What a person may be told no to; anything else ends the run.
fn allowed<T>(outcome: Result<T, Error>) -> Outcome<Option<T>> {
    match outcome {
        Ok(value) => Ok(Some(value)),
        Err(Error::Refused(_) | Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

impl Files {
    fn new(seed: u64, home: &Path) -> Outcome<Self> {
        let mut chance = Chance::new(seed, 77);
        let time = Time::new();
        let mut devices = Vec::new();
        for number in 0..chance.between(2, 3) as usize {
            devices.push(Device::new(home, number, seed, &time, 0, 0)?);
        }
        let hub = TeamHub::new(home, seed, time.now_ms())?;
        let (attached, met) = (Vec::new(), Met::default());
        let mut files =
            Self { chance, time, devices, hub, attached, met, home: home.to_owned(), rough: false, numbered: 0 };
        for number in 0..files.devices.len() {
            files.contact(number)?;
        }
        for number in 0..files.devices.len() {
            files.contact(number)?;
        }
        // A hub that is restored knows everybody.
        files.hub.back_up(files.time.now_ms())?;
        files.rough = true;
        Ok(files)
    }

    fn later(&mut self, ms: u64) {
        self.time.set(self.time.now_ms() + ms);
    }

    fn fault(&mut self, per_mille: u64) -> bool {
        self.rough && self.chance.happens(per_mille)
    }

    fn act(&mut self) -> Outcome {
        let minutes = self.chance.between(1, 15);
        self.later(minutes * MINUTE_MS);
        let number = self.chance.below(self.devices.len() as u64) as usize;
        match self.chance.below(100) {
            0..=27 => self.attach(number),
            28..=37 => self.share(number),
            38..=68 => self.contact(number),
            69..=76 => self.bundle(number),
            77..=81 => {
                self.met.killed += 1;
                self.devices[number].kill()?;
                self.devices[number].open()
            }
            82..=85 => {
                self.met.killed += 1;
                self.hub.kill()?;
                self.hub.open(self.time.now_ms())
            }
            86..=89 => self.hub.back_up(self.time.now_ms()),
            90 => {
                self.met.killed += 1;
                self.hub.restore(self.time.now_ms())?;
                self.hub.open(self.time.now_ms())
            }
            91..=92 => self.erase(),
            93..=96 => {
                self.met.freed += self.devices[number].here()?.free_files(0)?.files;
                Ok(())
            }
            _ => self.fetch(number),
        }
    }

    fn attach(&mut self, number: usize) -> Outcome {
        let length = if self.chance.happens(60) { 1_200_000 } else { self.chance.between(1, 150_000) };
        let salt = self.chance.below(u64::from(u32::MAX)) as u32;
        let bytes: Vec<u8> =
            (0..length as u32).map(|at| ((at ^ salt).wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let path = self.home.join("attached.bin");
        std::fs::write(&path, &bytes)?;
        let notebook = self.devices[number].here()?;
        if notebook.under_way()?.is_none() {
            notebook.start_visit(&StartVisit::default())?;
        }
        let new = NewObservation {
            kind: Some(ObservationKind::Around),
            text: "a gauge".into(),
            visit: FiledUnder::UnderWay,
            attachments: vec![path],
            ..NewObservation::default()
        };
        let note = notebook.capture(&new)?.id;
        let row = notebook.note(note)?.attachments.first().cloned();
        let attachment = row.ok_or_else(|| Failure::new("a note without what was attached"))?.id;
        self.met.attached += 1;
        self.attached.push(Attached { note, attachment, by: number, bytes, erased: false });
        Ok(())
    }

    fn share(&mut self, number: usize) -> Outcome {
        allowed(self.devices[number].here()?.end_visit(None, true))?;
        Ok(())
    }

    fn erase(&mut self) -> Outcome {
        let Some(at) = self.attached.len().checked_sub(1) else { return Ok(()) };
        let at = self.chance.below(at as u64 + 1) as usize;
        let one = &mut self.attached[at];
        if allowed(self.devices[one.by].here()?.erase(one.note))?.is_some() && !one.erased {
            one.erased = true;
            self.met.erased += 1;
        }
        Ok(())
    }

    fn fetch(&mut self, number: usize) -> Outcome {
        let notes: Vec<Id> = self.attached.iter().map(|one| one.note).collect();
        if let Some(note) = self.chance.one(&notes) {
            allowed(self.devices[number].here()?.fetch_attachment(*note))?;
        }
        Ok(())
    }

    /// From one phone to another, with no hub.
    fn bundle(&mut self, from: usize) -> Outcome {
        let to = (from + 1) % self.devices.len();
        self.numbered += 1;
        let file = self.home.join(format!("bundle-{}", self.numbered));
        let most = *self.chance.one(&[20_000_000, 100_000, 0]).unwrap_or(&0);
        let (all, to) = (self.chance.happens(300), self.devices[to].here()?);
        let whom = to.engineer()?.id;
        if allowed(self.devices[from].here()?.make_bundle_with(whom, &file, all, most))?.is_some() {
            if let Some(taken) = allowed(to.take_bundle(&file))? {
                self.met.by_bundle += taken.files;
            }
            std::fs::remove_file(&file)?;
        }
        Ok(())
    }

    /// A device speaks with the hub until it has nothing to say, words first.
    fn contact(&mut self, number: usize) -> Outcome {
        self.devices[number].here()?.sync_now()?;
        for _ in 0..STEPS {
            match self.devices[number].here()?.sync_next()? {
                Step::Send(request) => {
                    let waits = request.long_poll;
                    let reply = if self.fault(40) { None } else { Some(self.asked(&request.body)?) };
                    let lost = self.fault(40);
                    let reply = match reply.filter(|_| !lost && !waits) {
                        Some(reply) => reply_of(&reply),
                        None => Reply::Failed(if waits { NetworkFault::Cancelled } else { NetworkFault::Interrupted }),
                    };
                    allowed(self.devices[number].here()?.sync_reply(request.id, &reply))?;
                    if waits {
                        return self.carry(number);
                    }
                }
                Step::Wait { until_ms } => {
                    if self.rough {
                        return Ok(());
                    }
                    self.later(until_ms.saturating_sub(self.time.now_ms()).clamp(1, 10 * MINUTE_MS));
                }
                Step::NotJoined | Step::Stopped => {
                    let invite = self.hub.invite(self.time.now_ms())?;
                    let Some(invite) = invite else { return Ok(()) };
                    self.devices[number].here()?.join(&invite)?;
                }
            }
        }
        Err(Failure::new(format!("device {number} never comes to rest")))
    }

    fn asked(&mut self, body: &[u8]) -> Outcome<HubReply> {
        let request = HubRequest::from_frame(body).map_err(|_| Failure::new("a request that is none"))?;
        Ok(self.hub.handle(&request, self.time.now_ms())?.reply)
    }

    /// Its files.
    fn carry(&mut self, number: usize) -> Outcome {
        for _ in 0..STEPS {
            let step = self.devices[number].here()?.file_next()?;
            let (id, reply) = match step {
                FileStep::Nothing => return Ok(()),
                FileStep::Ask(request) => {
                    let reply = self.asked(&request.body)?;
                    let lost = self.fault(50);
                    (request.id, if lost { Reply::Failed(NetworkFault::Interrupted) } else { reply_of(&reply) })
                }
                FileStep::Carry(transfer) => (transfer.id, self.transfer(number, &transfer)?),
            };
            let was_cut = matches!(reply, Reply::Failed(_));
            self.devices[number].here()?.file_reply(id, &reply)?;
            if was_cut {
                self.met.cuts += 1;
                return Ok(());
            }
        }
        Err(Failure::new(format!("device {number} carries files without end")))
    }

    fn transfer(&mut self, number: usize, transfer: &Transfer) -> Outcome<Reply> {
        let head = transfer.head.get(4..).and_then(|head| HubRequest::from_frame(head).ok());
        let cut = self.fault(250);
        let now_ms = self.time.now_ms();
        let none = || Failure::new("the hub is switched off");
        match head {
            Some(HubRequest::SendBlob(asked)) => {
                let Some(bytes) = self.devices[number].here()?.outgoing_bytes(transfer)? else {
                    return Ok(Reply::Failed(NetworkFault::Interrupted));
                };
                let comes = if cut { self.chance.below(bytes.len() as u64 + 1) as usize } else { bytes.len() };
                let hub = self.hub.hub.as_ref().ok_or_else(none)?;
                let mut receiving = match hub.receive(&asked, now_ms) {
                    Ok(receiving) => receiving,
                    Err(answer) => return Ok(reply_of(&answer.reply)),
                };
                for piece in bytes.get(..comes).unwrap_or_default().chunks(10_000) {
                    hub.take(&mut receiving, piece)?;
                }
                let answer = hub.received(receiving);
                Ok(if cut { Reply::Failed(NetworkFault::Interrupted) } else { reply_of(&answer.reply) })
            }
            Some(HubRequest::FetchBlob(asked)) => {
                let hub = self.hub.hub.as_ref().ok_or_else(none)?;
                let fetched = match hub.fetch(&asked, now_ms) {
                    Ok(fetched) => fetched,
                    Err(answer) => return Ok(reply_of(&answer.reply)),
                };
                let length = fetched.bytes.len();
                let comes = if cut { self.chance.below(length as u64) as usize } else { length };
                let mut content = fetched.bytes.get(..comes).unwrap_or_default().chain(std::io::empty());
                let took = self.devices[number].here()?.take_incoming(transfer, &mut content)?;
                Ok(match took {
                    Ok(()) if !cut => reply_of(&HubReply::BlobBytes(fetched.message)),
                    _ => Reply::Failed(NetworkFault::Interrupted),
                })
            }
            _ => Err(Failure::new("a transfer of nothing")),
        }
    }

    /// The faults stop: everybody shares, speaks, waits a day, and wants everything.
    fn settle(&mut self) -> Outcome {
        self.rough = false;
        for number in 0..self.devices.len() {
            self.share(number)?;
        }
        self.rounds()?;
        self.later(DAY_MS);
        self.rounds()?;
        for number in 0..self.devices.len() {
            for one in &self.attached {
                allowed(self.devices[number].here()?.fetch_attachment(one.note))?;
            }
        }
        self.rounds()?;
        self.check()
    }

    fn rounds(&mut self) -> Outcome {
        for _ in 0..ROUNDS {
            for number in 0..self.devices.len() {
                self.contact(number)?;
            }
            self.later(10 * MINUTE_MS);
        }
        Ok(())
    }

    fn check(&self) -> Outcome {
        for (number, device) in self.devices.iter().enumerate() {
            let notebook: &Notebook = device.here()?;
            for one in &self.attached {
                let here = allowed(notebook.attachment(one.attachment))?.flatten();
                let id = one.attachment;
                if one.erased {
                    let sql = "SELECT count(*) FROM blob WHERE attachment = ?1";
                    let rows: i64 = device.database()?.query_row(sql, [id.as_bytes()], |row| row.get(0))?;
                    if here.is_some() || rows > 0 {
                        return Err(Failure::new(format!("device {number} has {id}, which was erased")));
                    }
                } else if here.as_ref() != Some(&one.bytes) {
                    let what = if here.is_some() { "other bytes of" } else { "nothing of" };
                    let there = |device: &Device| -> Outcome<String> {
                        let row = allowed(device.here()?.note(one.note))?;
                        Ok(row.and_then(|row| row.attachments.first().cloned()).map_or_else(
                            || "no such note".to_owned(),
                            |row| format!("{:?}, here: {}, {} of {}", row.file, row.here, row.moved, row.bytes),
                        ))
                    };
                    let all: Vec<String> = self.devices.iter().map(there).collect::<Result<_, _>>()?;
                    return Err(Failure::new(format!(
                        "device {number} has {what} {id}, attached on {}: {all:?}",
                        one.by
                    )));
                }
            }
            let differences = notebook.counted_differently()?;
            if !differences.is_empty() {
                return Err(Failure::new(format!("device {number} counts otherwise: {differences:?}")));
            }
        }
        Ok(())
    }
}
