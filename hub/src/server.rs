//! HTTP around [`Hub::handle`]: `POST /v1` takes a framed request and answers a framed reply; files go to `/v1/blob`.
//!
//! `GET /` is the team's wall, and what else `browser` has for people. Without TLS it binds loopback only: no note crosses a network in clear.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use soundings_core::Notebook;
use soundings_pages::Language;
use soundings_wire::limits;
use soundings_wire::messages::{HubRefusal, HubReply, HubRequest, Pull};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, timeout, timeout_at};

use crate::clock::Clock;
use crate::connections::{self, Peer};
use crate::metrics::Metrics;
use crate::sources::{self, Budgets, BySource, Proven};
use crate::tls::Tls;
use crate::wall::{Drawn, SCRIPT, SCRIPT_PATH, Wall, content_security_policy};
use crate::{Answer, Hub, HubError, blob_routes, browser};

/// The largest body: a push, and what it needs beside its operations.
pub(crate) const BODY_BYTES: usize = limits::PUSH_BYTES + 64 * 1024;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(60);
/// How many requests are unfolded and answered at once: a few hundred bytes may become some megabytes before anybody has proved who
/// asks. The others wait as they came; a log takes one at a time in any case.
const UNFOLDED_AT_ONCE: usize = 4;
/// How long a device that asked too much is to wait.
const BUSY_SECONDS: HeaderValue = HeaderValue::from_static("2");

/// A bound address.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    tls: Option<Tls>,
    language: Language,
}

/// Why a server cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The address is not this machine's own, and there is no TLS.
    #[error("{0} is not a loopback address; without TLS notes would cross a network in clear, so leave --plain out")]
    InClear(SocketAddr),
    /// The address cannot be used.
    #[error("{address} cannot be used: {source}")]
    Address {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
}

impl ServerError {
    /// A stable name for machines.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InClear(_) => "in-clear",
            Self::Address { .. } => "address",
        }
    }
}

/// What changed for those who wait.
#[derive(Default)]
pub(crate) struct News {
    /// Nobody waits any longer.
    stopping: bool,
    /// How many files became whole: those who wait ask again for what they lack.
    pub files: u64,
}

pub(crate) struct Shared {
    pub hub: Arc<Hub>,
    pub clock: Arc<Clock>,
    wall: Wall,
    pub scheme: &'static str,
    pub news: watch::Sender<News>,
    wrong_links: Mutex<BySource>,
    pub metrics: Metrics,
    /// A place for each request that may be unfolded now.
    unfolding: Semaphore,
}

impl Shared {
    /// The language of the wall and of the team's pages.
    pub fn language(&self) -> Language {
        self.wall.language()
    }

    /// Reads something from the replica.
    pub fn read<T>(&self, look: impl FnOnce(&Notebook) -> Result<T, soundings_core::Error>) -> Result<T, HubError> {
        self.wall.read(look)
    }

    /// Links that did not open, by source.
    pub fn wrong_links(&self) -> MutexGuard<'_, BySource> {
        self.wrong_links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Binds an address; port 0 takes any that is free. Without `tls` it serves in clear.
    ///
    /// # Errors
    /// [`ServerError`] if the address is taken, or is not loopback and there is no TLS.
    pub async fn bind(address: SocketAddr, tls: Option<Tls>) -> Result<Self, ServerError> {
        if tls.is_none() && !address.ip().is_loopback() {
            return Err(ServerError::InClear(address));
        }
        let fault = |source| ServerError::Address { address, source };
        let listener = TcpListener::bind(address).await.map_err(fault)?;
        let address = listener.local_addr().map_err(fault)?;
        Ok(Self { listener, address, tls, language: Language::English })
    }

    /// The language of the wall and of the team's pages.
    #[must_use]
    pub fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The bound address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it answers, as an invitation names it.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme(), self.address)
    }

    fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }

    /// Serves until `stop` is done; requests under way are answered, those that wait at once.
    pub async fn run(self, hub: Arc<Hub>, clock: Arc<Clock>, stop: impl Future<Output = ()> + Send) {
        let scheme = self.scheme();
        let wall = Wall::new(Arc::clone(&hub), Arc::clone(&clock), self.language);
        let (news, wrong_links) = (watch::Sender::new(News::default()), Mutex::new(browser::wrong_links()));
        let (metrics, unfolding) = (Metrics::default(), Semaphore::new(UNFOLDED_AT_ONCE));
        let shared = Arc::new(Shared { hub, clock, wall, scheme, news, wrong_links, metrics, unfolding });
        // Before anybody can stop it, so that it hears of that.
        let news = shared.news.subscribe();
        let replicating = tokio::spawn(keep_replica(Arc::clone(&shared), news));
        let stopping = Arc::clone(&shared);
        let stop = async move {
            stop.await;
            stopping.news.send_modify(|news| news.stopping = true);
        };
        let tls = self.tls.map(|tls| tls.0.into());
        connections::serve(self.listener, tls, router(shared), stop).await;
        // It ends by itself, its transaction whole.
        let _ = replicating.await;
    }
}

fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(wall_page))
        .route("/wall", get(wall_posters))
        .route(SCRIPT_PATH, get(wall_script))
        .route("/visitors", post(visitors))
        .layer(middleware::from_fn_with_state(Arc::clone(&shared), browser::may_see_wall))
        .merge(browser::routes(&shared))
        .route("/v1", post(answer))
        .route("/v1/blob", post(blob_routes::blob))
        .route("/metrics", get(metrics))
        .route("/health", get(|| async { "ok\n" }))
        .layer(middleware::from_fn_with_state(Arc::new(Budgets::default()), sources::within_budget))
        .with_state(shared)
}

/// Reads the replica on a second after there was news, when teammates have theirs: what was erased goes from it too,
/// watched or not.
async fn keep_replica(shared: Arc<Shared>, mut news: watch::Receiver<News>) {
    loop {
        let asked = Arc::clone(&shared);
        if let Some(Err(error)) = blocking(move || asked.wall.refresh()).await {
            tracing::error!(code = error.code(), "the wall's replica could not be read on");
        }
        if news.changed().await.is_err()
            || timeout(Duration::from_secs(1), news.wait_for(|news| news.stopping)).await.is_ok()
        {
            return;
        }
    }
}

/// In numbers how the hub does: to this machine alone, where whoever asks could read the folder as well.
async fn metrics(State(shared): State<Arc<Shared>>, Extension(peer): Extension<Peer>, headers: HeaderMap) -> Response {
    if !browser::is_from_here(peer.address, &headers, shared.scheme) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let asked = Arc::clone(&shared);
    match blocking(move || asked.hub.held(asked.clock.now_ms())).await {
        Some(Ok(held)) => {
            let content = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
            (content, shared.metrics.text(&held)).into_response()
        }
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn wall_page(State(shared): State<Arc<Shared>>) -> Response {
    drawn(blocking(move || shared.wall.page()).await, &HeaderMap::new())
}

async fn wall_posters(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    drawn(blocking(move || shared.wall.posters()).await, &headers)
}

async fn wall_script() -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, SCRIPT).into_response()
}

fn drawn(drawn: Option<Result<Drawn, HubError>>, asked: &HeaderMap) -> Response {
    let drawn = match drawn {
        Some(Ok(drawn)) => drawn,
        Some(Err(error)) => {
            tracing::error!(code = error.code(), "the wall could not be drawn");
            return (StatusCode::SERVICE_UNAVAILABLE, "The wall can't be drawn right now; the hub's log says why.\n")
                .into_response();
        }
        None => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    if asked.get(header::IF_NONE_MATCH).is_some_and(|mark| mark.as_bytes() == drawn.mark.as_bytes()) {
        return StatusCode::NOT_MODIFIED.into_response();
    }
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, content_security_policy()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::ETAG, drawn.mark),
        (HeaderName::from_static("x-visitors"), if drawn.visitors { "yes" } else { "no" }.to_owned()),
    ];
    (headers, drawn.html).into_response()
}

async fn visitors(State(shared): State<Arc<Shared>>, body: String) -> Response {
    let here = match body.trim() {
        "here=yes" => true,
        "here=no" => false,
        _ => return StatusCode::BAD_REQUEST.into_response(),
    };
    match blocking(move || shared.wall.set_visitors(here)).await {
        Some(Ok(())) => Redirect::to("/").into_response(),
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn answer(State(shared): State<Arc<Shared>>, Extension(peer): Extension<Peer>, body: Body) -> Response {
    let body = match timeout(BODY_TIME, to_bytes(body, BODY_BYTES)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return respond(&HubReply::Refused(HubRefusal::TooLarge.into())),
        Err(_) => return respond(&HubReply::Refused(HubRefusal::NotUnderstood.into())),
    };
    // Before the first look, so that nothing which comes in between is missed.
    let news = shared.news.subscribe();
    let asked = Arc::clone(&shared);
    let place = shared.unfolding.acquire().await;
    let (answer, pull) = blocking(move || {
        let Ok(request) = HubRequest::from_frame(&body) else {
            return (Answer::refused(HubRefusal::NotUnderstood), None);
        };
        let begun = Instant::now();
        let answer = asked.hub.handle_from(peer.address, &request, asked.clock.now_ms());
        tell(&asked.metrics, &request, (body.len(), begun.elapsed()), &answer.reply);
        let waits = match request {
            HubRequest::Pull(pull) if pull.wait_ms > 0 && is_empty(&answer.reply) => Some(pull),
            _ => None,
        };
        (answer, waits)
    })
    .await
    .unwrap_or((Answer::refused(HubRefusal::HubFault), None));
    drop(place);
    if answer.added {
        shared.news.send_modify(|_| ());
    }
    match pull {
        Some(pull) => respond(&wait(shared, news, pull, answer.reply).await),
        None => respond(&answer.reply),
    }
}

/// What is told of a request: what kind it is, how large, how long it took and what came of it; never what is in it.
pub(crate) fn tell(metrics: &Metrics, request: &HubRequest, (bytes, took): (usize, Duration), reply: &HubReply) {
    let asked = match request {
        HubRequest::Join(_) => "join",
        HubRequest::Challenge(_) => "challenge",
        HubRequest::Token(_) => "token",
        HubRequest::Push(_) => "push",
        HubRequest::Pull(_) => "pull",
        HubRequest::Renew(_) => "renew",
        HubRequest::Invite(_) => "invite",
        HubRequest::Links(_) => "links",
        HubRequest::AskBlobs(_) => "ask-blobs",
        HubRequest::SendBlob(_) => "send-blob",
        HubRequest::FetchBlob(_) => "fetch-blob",
        HubRequest::Unknown(_) => "unknown",
    };
    metrics.count(asked, reply, took);
    let microseconds = took.as_micros() as u64;
    match reply {
        HubReply::Refused(refused) => {
            tracing::debug!(asked, bytes, microseconds, refusal = refused.refusal.number(), "refused");
        }
        _ => tracing::debug!(asked, bytes, microseconds, "served"),
    }
}

/// Looks again whenever something new stands in a log, until there is something for whoever waits or the time is over.
async fn wait(shared: Arc<Shared>, mut news: watch::Receiver<News>, pull: Pull, mut reply: HubReply) -> HubReply {
    let deadline = Instant::now() + Duration::from_millis(pull.wait_ms.min(limits::LONG_POLL_MS));
    let (pull, counting) = (Arc::new(pull), Arc::clone(&shared));
    let _waiting = counting.metrics.waits();
    let files = news.borrow().files;
    let last_of_own =
        |shared: Arc<Shared>, pull: Arc<Pull>| blocking(move || shared.hub.last_of_own(&pull, shared.clock.now_ms()));
    let own = last_of_own(Arc::clone(&shared), Arc::clone(&pull)).await;
    // Not marked as seen here: what came since the first look is looked at.
    while is_empty(&reply) && !news.borrow().stopping && news.borrow().files == files {
        let Ok(Ok(())) = timeout_at(deadline, news.changed()).await else { break };
        let (asked, looked_for) = (Arc::clone(&shared), Arc::clone(&pull));
        reply = blocking(move || asked.hub.look_again(&looked_for, asked.clock.now_ms()))
            .await
            .unwrap_or(HubReply::Refused(HubRefusal::HubFault.into()));
        // Another of this engineer's devices wrote what is only theirs: an empty page lets this one ask for it.
        if is_empty(&reply) && last_of_own(Arc::clone(&shared), Arc::clone(&pull)).await != own {
            break;
        }
    }
    reply
}

fn is_empty(reply: &HubReply) -> bool {
    matches!(reply, HubReply::Page(page) if page.operations.is_empty() && !page.more)
}

/// Runs what touches the database away from the threads that serve. `None` if it panicked.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    tokio::task::spawn_blocking(work).await.ok()
}

/// A problem with the protocol or with who asks; anything else is said in a 200.
pub(crate) fn status(refusal: HubRefusal) -> StatusCode {
    match refusal {
        HubRefusal::NotUnderstood => StatusCode::BAD_REQUEST,
        HubRefusal::TokenExpired | HubRefusal::DeviceUnknown | HubRefusal::Revoked => StatusCode::UNAUTHORIZED,
        HubRefusal::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        HubRefusal::Busy => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::OK,
    }
}

/// To an address that sent more than its share.
pub(crate) fn busy() -> Response {
    respond(&HubReply::Refused(HubRefusal::Busy.into()))
}

/// Whether this is said only to a device that proved who it is.
fn is_for_proven(reply: &HubReply) -> bool {
    !matches!(reply, HubReply::Refused(_) | HubReply::Challenged(_) | HubReply::Unknown(_))
}

pub(crate) fn respond(reply: &HubReply) -> Response {
    let status = match reply {
        HubReply::Refused(refused) => status(refused.refusal),
        _ => StatusCode::OK,
    };
    let content = [(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"))];
    let mut response = (status, content, reply.to_frame()).into_response();
    if is_for_proven(reply) {
        response.extensions_mut().insert(Proven);
    }
    if status == StatusCode::TOO_MANY_REQUESTS {
        response.headers_mut().insert(header::RETRY_AFTER, BUSY_SECONDS);
    }
    response
}
