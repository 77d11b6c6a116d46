//! Drives a notebook's engine over HTTP. The engine decides what to say and when; this carries it to the hub and
//! brings the answer back, and can be cancelled or woken at any moment.
//!
//! [`Runner::sync`] is one contact, for a terminal or a phone's background task. [`Runner::run`] stays in contact:
//! when everything is with the team, it waits at the hub for what teammates do, and [`Runner::wake`] takes it from
//! there when something new was noted here. Attachments' files move when all else is with the team. While there is nothing to send or to read, search catches up.

mod line;
mod post;
mod tls;
mod transport;

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use soundings_core::{Error, FileStep, NetworkFault, Notebook, Received, Reply, Request, Step, Transfer, TransferWay};

pub use crate::line::Cancel;
use crate::line::Line;
use crate::post::Post;

/// The engine is asked again at least this often while it waits: its clock may not be this machine's.
const ASK_AGAIN: Duration = Duration::from_millis(250);
/// The longest sleep of [`Runner::run`] where only time can bring news.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// How a contact ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No team was joined: there is nobody to speak to.
    NotJoined,
    /// Nothing is left to send or to read.
    Together,
    /// The hub could not be reached or asked for time. Everything is kept and goes later, by itself.
    Away,
    /// The engine waits for a person's decision; Sync says which.
    Stopped,
    /// The hub's address is on a network, and would be spoken to in clear: nothing was sent.
    InClear,
    /// It was cancelled. What was under way is taken up next time.
    Cancelled,
}

/// What came of one step.
enum Moved {
    On,
    Waits { until_ms: u64 },
    Ended(Outcome),
}

/// A page that was asked for while the one before it was taken in.
struct Ahead {
    /// The request's.
    body: Vec<u8>,
    received: Received,
}

/// Carries what a notebook and its hub have to say to each other.
pub struct Runner {
    notebook: Arc<Notebook>,
    line: Arc<Line>,
    post: Post,
}

impl Runner {
    /// A runner for a notebook. One at a time per notebook.
    #[must_use]
    pub fn new(notebook: Arc<Notebook>) -> Self {
        let line = Arc::new(Line::default());
        let post = Post::new(&line);
        Self { notebook, line, post }
    }

    /// One contact, begun anew because somebody asks for it: until nothing is left to do. Waits for a hub that is away
    /// no longer than `until`.
    ///
    /// # Errors
    /// What the notebook refuses, such as an invitation that the hub does not know.
    pub fn sync(&self, until: Instant, cancel: &Cancel) -> Result<Outcome, Error> {
        cancel.reach(&self.line);
        self.notebook.sync_now()?;
        let mut ahead = None;
        loop {
            match self.step(cancel, false, &mut ahead)? {
                Moved::On => {}
                Moved::Ended(outcome) => return Ok(outcome),
                Moved::Waits { .. } if Instant::now() >= until => return Ok(Outcome::Away),
                Moved::Waits { .. } => self.line.sleep_until(until.min(Instant::now() + ASK_AGAIN)),
            }
        }
    }

    /// Stays in contact until cancelled.
    ///
    /// # Errors
    /// What the notebook refuses; a shell shows it and runs again.
    pub fn run(&self, cancel: &Cancel) -> Result<(), Error> {
        cancel.reach(&self.line);
        let mut ahead = None;
        loop {
            match self.step(cancel, true, &mut ahead)? {
                Moved::On => {}
                Moved::Ended(Outcome::Cancelled) => return Ok(()),
                Moved::Ended(_) => self.line.sleep_until(Instant::now() + LONGEST_SLEEP),
                Moved::Waits { until_ms } => self.line.sleep_until(Instant::now() + left(until_ms)),
            }
        }
    }

    /// Something new waits in the notebook, or the network came back: [`Runner::run`] looks at once.
    pub fn wake(&self) {
        self.line.wake();
    }

    fn step(&self, cancel: &Cancel, stay: bool, ahead: &mut Option<Ahead>) -> Result<Moved, Error> {
        // In this order: a wake after the settling is seen by whatever waits next.
        self.line.settle();
        if cancel.is_cancelled() {
            return Ok(Moved::Ended(Outcome::Cancelled));
        }
        let request = match self.notebook.sync_next()? {
            Step::NotJoined => return Ok(Moved::Ended(Outcome::NotJoined)),
            // A device whose access was taken hands its files over last.
            Step::Stopped => return Ok(self.files(cancel)?.unwrap_or(Moved::Ended(Outcome::Stopped))),
            Step::Wait { until_ms } => {
                return Ok(if stay && self.notebook.catch_up_search()? {
                    Moved::On
                } else {
                    Moved::Waits { until_ms }
                });
            }
            Step::Send(request) => request,
        };
        if request.long_poll {
            if let Some(moved) = self.files(cancel)? {
                return Ok(moved);
            }
            if !stay {
                return Ok(Moved::Ended(Outcome::Together));
            }
            // A slice at a time: whatever was noted meanwhile is sent before the next.
            if self.notebook.catch_up_search()? {
                return Ok(Moved::On);
            }
            if !self.line.begin_waiting() {
                return Ok(Moved::On);
            }
        }
        if !post::is_private(&request.address) {
            return Ok(Moved::Ended(Outcome::InClear));
        }
        let received = match ahead.take() {
            Some(ahead) if ahead.body == request.body => ahead.received,
            _ => Received::read(&self.ask(&request, cancel)),
        };
        *ahead = self.take(&request, received, cancel)?;
        Ok(Moved::On)
    }

    /// Has the notebook take an answer in, and meanwhile asks for the page behind it, where there is one, and reads that.
    fn take(&self, request: &Request, received: Received, cancel: &Cancel) -> Result<Option<Ahead>, Error> {
        let Some(next) = request.next_page(&received) else {
            self.notebook.sync_received(request.id, received)?;
            return Ok(None);
        };
        std::thread::scope(|scope| {
            let asking = scope.spawn(|| Received::read(&self.ask(&next, cancel)));
            self.notebook.sync_received(request.id, received)?;
            Ok(asking.join().ok())
        })
        .map(|received| received.map(|received| Ahead { body: next.body, received }))
    }

    /// Everything else is with the team: a piece of a file goes, or one comes. `None`: none is to move now.
    fn files(&self, cancel: &Cancel) -> Result<Option<Moved>, Error> {
        let (id, reply) = match self.notebook.file_next()? {
            FileStep::Nothing => return Ok(None),
            FileStep::Ask(request) if !post::is_private(&request.address) => return Ok(None),
            FileStep::Carry(transfer) if !post::is_private(&transfer.address) => return Ok(None),
            FileStep::Ask(request) => (request.id, self.ask(&request, cancel)),
            FileStep::Carry(transfer) => (transfer.id, self.carry(&transfer, cancel)?),
        };
        self.notebook.file_reply(id, &reply)?;
        Ok(Some(Moved::On))
    }

    fn carry(&self, transfer: &Transfer, cancel: &Cancel) -> Result<Reply, Error> {
        let reply = match transfer.way {
            TransferWay::Send => match self.notebook.outgoing_bytes(transfer)? {
                Some(bytes) => self.post.send_bytes(transfer, &bytes),
                None => Reply::Failed(NetworkFault::Cancelled),
            },
            TransferWay::Fetch => {
                self.post.fetch_bytes(transfer, |content| self.notebook.take_incoming(transfer, content))?
            }
        };
        Ok(self.or_cancelled(reply, cancel))
    }

    fn ask(&self, request: &Request, cancel: &Cancel) -> Reply {
        self.or_cancelled(self.post.send(request), cancel)
    }

    /// What fails because somebody here cancelled it is no fault of the hub's.
    fn or_cancelled(&self, reply: Reply, cancel: &Cancel) -> Reply {
        match reply {
            Reply::Failed(_) if cancel.is_cancelled() || self.line.was_taken_from_waiting() => {
                Reply::Failed(NetworkFault::Cancelled)
            }
            reply => reply,
        }
    }
}

/// How long to sleep for a moment of the notebook's clock.
fn left(until_ms: u64) -> Duration {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Duration::from_millis(until_ms).saturating_sub(now).clamp(ASK_AGAIN, LONGEST_SLEEP)
}
