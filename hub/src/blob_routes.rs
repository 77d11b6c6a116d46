//! HTTP around attachments' bytes: `POST /v1/blob` takes a message and, after it, the bytes it tells of; or it answers with
//! a message and, after it, the bytes that were asked for. Nothing larger than a piece is ever in memory.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use soundings_wire::limits;
use soundings_wire::messages::{FetchBlob, HubRefusal, HubReply, HubRequest, SendBlob, before_bytes};
use tokio::time::{Instant, timeout, timeout_at};

use crate::server::{Shared, blocking, respond, status, tell};
use crate::sources::Proven;
use crate::{Answer, Receiving};

/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(30);
/// How long one piece may take: a slow line has its time, and nobody holds a place for ever.
const PIECE_TIME: Duration = Duration::from_secs(10 * 60);
/// What stands before a message: the length of its frame.
const PREFIX: usize = 4;

/// A body as it comes in.
struct Incoming {
    body: Body,
    end: Instant,
    /// What came and was not taken yet.
    ahead: Bytes,
}

impl Incoming {
    fn new(body: Body) -> Self {
        Self { body, end: Instant::now() + PIECE_TIME, ahead: Bytes::new() }
    }

    /// What comes next; `None` at the end, or where the line was cut or is silent.
    async fn next(&mut self) -> Option<Bytes> {
        if !self.ahead.is_empty() {
            return Some(std::mem::take(&mut self.ahead));
        }
        let body = &mut self.body;
        let frame = std::future::poll_fn(|context| Pin::new(&mut *body).poll_frame(context));
        let frame = timeout_at(self.end, timeout(SILENCE, frame)).await.ok()?.ok()??.ok()?;
        frame.into_data().ok()
    }

    /// The message before the bytes.
    async fn head(&mut self) -> Option<HubRequest> {
        let mut head = Vec::new();
        loop {
            let length = head.first_chunk::<PREFIX>().map(|prefix| u32::from_be_bytes(*prefix) as usize);
            if length.is_some_and(|length| length > limits::BLOB_HEAD_BYTES) {
                return None;
            }
            let wanted = length.map_or(PREFIX, |length| PREFIX + length);
            if length.is_some() && head.len() == wanted {
                return HubRequest::from_frame(&head[PREFIX..]).ok();
            }
            let mut came = self.next().await?;
            let taken = came.split_to(came.len().min(wanted - head.len()));
            head.extend_from_slice(&taken);
            self.ahead = came;
        }
    }

    /// Reads what is not wanted, so that the sender gets its answer instead of a cut.
    async fn drain(mut self) {
        let mut left = limits::BLOB_PIECE_BYTES;
        while let Some(bytes) = self.next().await {
            let Some(less) = left.checked_sub(bytes.len() as u64) else { return };
            left = less;
        }
    }
}

/// Bytes of an attachment's file, in or out.
pub(crate) async fn blob(State(shared): State<Arc<Shared>>, body: Body) -> Response {
    let mut incoming = Incoming::new(body);
    let Some(request) = incoming.head().await else {
        return respond(&HubReply::Refused(HubRefusal::NotUnderstood.into()));
    };
    let begun = Instant::now();
    match &request {
        HubRequest::SendBlob(asked) => {
            let answer = receive(&shared, incoming, asked.clone()).await;
            tell(&shared.metrics, &request, (asked.length as usize, begun.elapsed()), &answer.reply);
            if answer.added {
                shared.news.send_modify(|news| news.files += 1);
            }
            respond(&answer.reply)
        }
        HubRequest::FetchBlob(asked) => {
            let (reply, bytes) = fetch(&shared, asked.clone()).await;
            tell(&shared.metrics, &request, (bytes.len(), begun.elapsed()), &reply);
            with_bytes(&reply, &bytes)
        }
        _ => {
            // What it unfolded to is not held while the rest comes, which may take minutes.
            drop(request);
            incoming.drain().await;
            respond(&HubReply::Refused(HubRefusal::NotUnderstood.into()))
        }
    }
}

async fn receive(shared: &Arc<Shared>, mut incoming: Incoming, asked: SendBlob) -> Answer {
    let hub = Arc::clone(shared);
    let begun = blocking(move || hub.hub.receive(&asked, hub.clock.now_ms())).await;
    let mut receiving = match begun {
        Some(Ok(receiving)) => receiving,
        Some(Err(answer)) => {
            incoming.drain().await;
            return *answer;
        }
        None => return Answer::refused(HubRefusal::HubFault),
    };
    while let Some(bytes) = incoming.next().await {
        let hub = Arc::clone(shared);
        let took = blocking(move || {
            let mut receiving: Receiving = receiving;
            hub.hub.take(&mut receiving, &bytes).map(|()| receiving)
        });
        receiving = match took.await {
            Some(Ok(receiving)) => receiving,
            Some(Err(error)) => {
                tracing::warn!(%error, "bytes of a file were not taken");
                incoming.drain().await;
                return Answer::refused(HubRefusal::HubFault);
            }
            None => return Answer::refused(HubRefusal::HubFault),
        };
    }
    let hub = Arc::clone(shared);
    blocking(move || hub.hub.received(receiving)).await.unwrap_or_else(|| Answer::refused(HubRefusal::HubFault))
}

async fn fetch(shared: &Arc<Shared>, asked: FetchBlob) -> (HubReply, Vec<u8>) {
    let hub = Arc::clone(shared);
    match blocking(move || hub.hub.fetch(&asked, hub.clock.now_ms())).await {
        Some(Ok(fetched)) => (HubReply::BlobBytes(fetched.message), fetched.bytes),
        Some(Err(answer)) => (answer.reply, Vec::new()),
        None => (HubReply::Refused(HubRefusal::HubFault.into()), Vec::new()),
    }
}

/// A message and the bytes after it; a problem of the protocol is answered as everywhere.
fn with_bytes(reply: &HubReply, bytes: &[u8]) -> Response {
    let is_plain = matches!(reply, HubReply::Refused(refused) if status(refused.refusal) != StatusCode::OK);
    if is_plain {
        return respond(reply);
    }
    let content = [(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"))];
    let mut body = before_bytes(&reply.to_frame());
    body.extend_from_slice(bytes);
    let mut response = (StatusCode::OK, content, body).into_response();
    if !matches!(reply, HubReply::Refused(_)) {
        response.extensions_mut().insert(Proven);
    }
    response
}
