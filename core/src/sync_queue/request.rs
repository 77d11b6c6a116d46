//! What passes between the engine and whoever drives it: requests out, what came of them back.

use soundings_wire::Id;
use soundings_wire::messages::{Cursor, HubReply, HubRequest};

/// What the runner does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send this and hand the answer to `sync_reply`.
    Send(Request),
    /// Nothing until then (Unix milliseconds).
    Wait {
        /// When to ask again.
        until_ms: u64,
    },
    /// No team was joined.
    NotJoined,
    /// The server must not be spoken to until a person decided something; Sync says what.
    Stopped,
}

/// A request for the hub: POST `body` to `address`/v1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Goes back with the answer.
    pub id: u64,
    /// Where the hub answers, without a path.
    pub address: String,
    /// The hub's Ed25519 public key, as the invitation named it: over `https` this goes to nobody else.
    pub hub_key: [u8; 32],
    /// The framed bytes.
    pub body: Vec<u8>,
    /// Everything is with the team: this one only waits for news, up to half a minute.
    pub long_poll: bool,
}

impl Request {
    /// What is sent next if all goes well, known before the answer is taken in: the next page, where the answer is one and
    /// there is more. Nothing of the answer is believed by that: what comes counts only where the engine asks the very same.
    #[must_use]
    pub fn next_page(&self, received: &Received) -> Option<Self> {
        let Received::Answer { reply: HubReply::Page(page), .. } = received else { return None };
        if !page.more {
            return None;
        }
        let Ok(HubRequest::Pull(mut pull)) = HubRequest::from_frame(&self.body) else { return None };
        let hub_seq = page.first.checked_add(page.operations.len() as u64)?.checked_sub(1)?;
        pull.after = Cursor { hub_seq, ..pull.after };
        Some(Self { body: HubRequest::Pull(pull).to_frame(), ..self.clone() })
    }
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The hub answered.
    Answer {
        /// The HTTP status.
        status: u16,
        /// The framed bytes.
        body: Vec<u8>,
        /// `Retry-After`, in seconds.
        retry_after_s: Option<u64>,
    },
    /// It did not.
    Failed(NetworkFault),
}

/// What came of a request, read: a frame is taken apart once, by whoever waited for it, while the notebook is still busy with
/// what came before.
#[derive(Clone, Debug)]
pub enum Received {
    /// The hub answered.
    Answer {
        /// What it says.
        reply: HubReply,
        /// `Retry-After`, in seconds.
        retry_after_s: Option<u64>,
    },
    /// Bytes that are no answer of a hub's.
    Rubbish {
        /// `Retry-After`, in seconds.
        retry_after_s: Option<u64>,
    },
    /// Nothing came.
    Failed(NetworkFault),
}

impl Received {
    /// Reads what came.
    #[must_use]
    pub fn read(reply: &Reply) -> Self {
        match reply {
            Reply::Answer { body, retry_after_s, .. } => match HubReply::from_frame(body) {
                Ok(reply) => Self::Answer { reply, retry_after_s: *retry_after_s },
                Err(_) => Self::Rubbish { retry_after_s: *retry_after_s },
            },
            Reply::Failed(fault) => Self::Failed(*fault),
        }
    }
}

/// Why a hub did not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetworkFault {
    /// No connection could be made.
    NoConnection,
    /// It took too long, or was cut.
    Interrupted,
    /// Another hub answered there, one with another key; nothing was sent to it.
    OtherHub,
    /// Somebody here cancelled it; no fault of the hub's.
    Cancelled,
}

/// What the runner does for attachments' files, when everything else is with the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// Send this as any other request and hand the answer to `file_reply`.
    Ask(Request),
    /// Carry bytes and hand the answer to `file_reply`.
    Carry(Transfer),
    /// No file is to move now.
    Nothing,
}

/// Bytes of a file to carry: POST `head` to `address`/v1/blob, for one to send with its bytes after it. What is answered to
/// one to fetch begins with its frame's length in four bytes, big end first, and the frame; the bytes follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Goes back with the answer.
    pub id: u64,
    /// Where the hub answers, without a path.
    pub address: String,
    /// The hub's Ed25519 public key, as in [`Request`].
    pub hub_key: [u8; 32],
    /// What stands before the bytes, and asks for them.
    pub head: Vec<u8>,
    /// Which way they go.
    pub way: TransferWay,
    /// The file, as the log names it.
    pub file: Id,
    /// From where.
    pub offset: u64,
    /// How many at most.
    pub length: u64,
}

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferWay {
    /// To the hub.
    Send,
    /// From it.
    Fetch,
}
