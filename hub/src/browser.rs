//! HTTP for browsers: the wall for this machine and for displays that were let in, the team's pages by their link.
//!
//! A link is opened by a press of a button, so that whatever looks at links ahead of people uses none up. What a browser
//! keeps then is a cookie that no script reads and no other site sends along.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::uri::Authority;
use axum::http::{self, HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router};
use soundings_core::model::Id;
use soundings_core::present::ForWhom;
use soundings_core::{Error, Notebook};
use soundings_pages::{Language, team};

use crate::access::Looks;
use crate::connections::Peer;
use crate::rates::Rate;
use crate::server::{Shared, blocking};
use crate::sources::BySource;

/// Links that do not open, of one source: guessing 160 bits is hopeless, and is not to cost anything.
pub(crate) const WRONG_LINKS: Rate = Rate { burst: 20, per_minute: 20 };
/// The cookie of a display, and of who reads the team's pages.
const COOKIES: [(Looks, &str); 2] = [(Looks::Wall, "soundings-wall"), (Looks::Pages, "soundings-pages")];
/// The longest secret that is looked at.
const LONGEST_SECRET: usize = 64;
/// Rows of a page's list.
const ROWS: usize = 50;

/// Links that did not open, by source.
pub(crate) fn wrong_links() -> BySource {
    BySource::new(WRONG_LINKS)
}

/// What browsers ask for besides the wall itself.
pub(crate) fn routes(shared: &Arc<Shared>) -> Router<Arc<Shared>> {
    let team = Router::new()
        .route("/pages", get(visits))
        .route("/pages/customers", get(customers))
        .route("/pages/maps", get(maps))
        .route("/pages/visit/{id}", get(visit))
        .route("/pages/customer/{id}", get(customer))
        .route("/pages/map/{id}", get(map))
        .layer(middleware::from_fn_with_state(Arc::clone(shared), with_pages_link));
    Router::new().route("/enter/{secret}", get(link_page).post(open)).merge(team)
}

/// The wall is for browsers on this machine, and for displays that were let in.
pub(crate) async fn may_see_wall(
    State(shared): State<Arc<Shared>>,
    Extension(peer): Extension<Peer>,
    request: http::Request<Body>,
    next: Next,
) -> Response {
    let headers = request.headers();
    if is_from_here(peer.address, headers, shared.scheme) || is_let_in(&shared, Looks::Wall, headers).await {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn with_pages_link(State(shared): State<Arc<Shared>>, request: http::Request<Body>, next: Next) -> Response {
    if is_let_in(&shared, Looks::Pages, request.headers()).await {
        next.run(request).await
    } else {
        let html = team::no_link(shared.language());
        (StatusCode::FORBIDDEN, document(html)).into_response()
    }
}

async fn is_let_in(shared: &Arc<Shared>, looks: Looks, headers: &HeaderMap) -> bool {
    let Some(secret) = cookie(looks, headers) else { return false };
    if !is_own_page(headers, shared.scheme) {
        return false;
    }
    let asked = Arc::clone(shared);
    let let_in = blocking(move || asked.hub.lets_in(looks, &secret, asked.clock.now_ms())).await;
    matches!(let_in, Some(Ok(true)))
}

fn header(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn cookie(looks: Looks, headers: &HeaderMap) -> Option<String> {
    let name = COOKIES.iter().find(|(of, _)| *of == looks).map(|(_, name)| *name)?;
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let found = pairs.into_iter().find(|(called, _)| *called == name).map(|(_, secret)| secret.to_owned());
    found.filter(|secret| secret.len() <= LONGEST_SECRET)
}

/// Whether a request that says where it comes from comes from a page of this hub.
fn is_own_page(headers: &HeaderMap, scheme: &str) -> bool {
    let host = header(headers, header::HOST).unwrap_or_default();
    header(headers, header::ORIGIN).is_none_or(|origin| origin == format!("{scheme}://{host}"))
}

/// A browser on this machine: nobody on the network is, whatever name they ask for, and nor is a page from elsewhere that
/// gives itself a loopback name.
pub(crate) fn is_from_here(peer: IpAddr, headers: &HeaderMap, scheme: &str) -> bool {
    let Some(host) = header(headers, header::HOST).and_then(|host| host.parse::<Authority>().ok()) else {
        return false;
    };
    let name = host.host().trim_start_matches('[').trim_end_matches(']');
    let is_here = name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
    peer.is_loopback() && is_here && is_own_page(headers, scheme)
}

/// A page of ours: it runs nothing, asks for nothing, and stands in no other page.
fn document(html: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(team::CONTENT_SECURITY_POLICY)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // Not none at all: of a page without one, a browser does not say either that its form comes from here.
        (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, html).into_response()
}

async fn link_page(State(shared): State<Arc<Shared>>, Path(secret): Path<String>) -> Response {
    let language = shared.language();
    if secret.len() > LONGEST_SECRET || !secret.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return (StatusCode::NOT_FOUND, document(team::no_link(language))).into_response();
    }
    document(team::enter(&secret, language))
}

async fn open(
    State(shared): State<Arc<Shared>>,
    Extension(peer): Extension<Peer>,
    Path(secret): Path<String>,
    headers: HeaderMap,
) -> Response {
    let language = shared.language();
    let refused = |status| (status, document(team::no_link(language))).into_response();
    let now_ms = shared.clock.now_ms();
    if !shared.wrong_links().has_room(peer.address, now_ms) {
        return refused(StatusCode::TOO_MANY_REQUESTS);
    }
    if secret.len() > LONGEST_SECRET || !is_own_page(&headers, shared.scheme) {
        return refused(StatusCode::FORBIDDEN);
    }
    let asked = Arc::clone(&shared);
    match blocking(move || asked.hub.open_link(&secret, asked.clock.now_ms())).await {
        Some(Ok(Some(opened))) => {
            let (name, to) = match opened.looks {
                Looks::Wall => (COOKIES[0].1, "/"),
                Looks::Pages => (COOKIES[1].1, "/pages"),
            };
            let secure = if shared.scheme == "https" { "; Secure" } else { "" };
            let kept =
                format!("{name}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure}", opened.secret, opened.seconds);
            ([(header::SET_COOKIE, kept)], Redirect::to(to)).into_response()
        }
        Some(Ok(None)) => {
            shared.wrong_links().take(peer.address, now_ms);
            refused(StatusCode::FORBIDDEN)
        }
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// Where a list goes on: its `after`.
type After = HashMap<String, String>;

fn after(query: &After) -> Option<&str> {
    query.get("after").map(String::as_str)
}

/// A page drawn from the replica.
async fn drawn(
    shared: Arc<Shared>,
    draw: impl FnOnce(&Notebook, Language) -> Result<String, Error> + Send + 'static,
) -> Response {
    let language = shared.language();
    match blocking(move || shared.read(|notebook| draw(notebook, language))).await {
        Some(Ok(html)) => document(html),
        Some(Err(error)) if matches!(error.code(), "not-found" | "gone" | "cursor-unreadable" | "wrong-kind") => {
            (StatusCode::NOT_FOUND, document(team::not_here(language))).into_response()
        }
        _ => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn visits(State(shared): State<Arc<Shared>>, Query(query): Query<After>) -> Response {
    drawn(shared, move |notebook, language| Ok(team::visits(&notebook.visits(after(&query), ROWS)?, language))).await
}

async fn customers(State(shared): State<Arc<Shared>>, Query(query): Query<After>) -> Response {
    drawn(shared, move |notebook, language| Ok(team::customers(&notebook.customers(after(&query), ROWS)?, language)))
        .await
}

async fn maps(State(shared): State<Arc<Shared>>, Query(query): Query<After>) -> Response {
    drawn(shared, move |notebook, language| Ok(team::maps(&notebook.maps(after(&query), ROWS)?, language))).await
}

/// What a path names.
fn id(text: &str) -> Result<Id, Error> {
    text.parse().map_err(|_| Error::NotFound { what: "thing" })
}

async fn visit(State(shared): State<Arc<Shared>>, Path(of): Path<String>) -> Response {
    drawn(shared, move |notebook, language| Ok(team::report(&notebook.report(id(&of)?, ForWhom::Us)?, language))).await
}

async fn customer(State(shared): State<Arc<Shared>>, Path(of): Path<String>) -> Response {
    drawn(shared, move |notebook, language| {
        let guides = soundings_core::model::GuideLanguage::from_word(language.tag());
        let guides = guides.unwrap_or(soundings_core::model::GuideLanguage::English);
        Ok(team::customer(&notebook.briefing_page(id(&of)?, guides)?, language))
    })
    .await
}

async fn map(State(shared): State<Arc<Shared>>, Path(of): Path<String>) -> Response {
    drawn(shared, move |notebook, language| Ok(team::map(&notebook.map_page(id(&of)?)?, language))).await
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test's report is its panic")]
mod tests {
    use super::*;

    #[test]
    fn the_wall_is_for_this_machines_browser_alone() {
        let asked = |peer: &str, host: &'static str, origin: Option<&'static str>| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static(host));
            origin.map(|origin| headers.insert(header::ORIGIN, HeaderValue::from_static(origin)));
            is_from_here(peer.parse().unwrap(), &headers, "https")
        };
        assert!(asked("127.0.0.1", "localhost:7878", None));
        assert!(asked("::1", "[::1]:7878", Some("https://[::1]:7878")));
        assert!(!asked("192.0.2.1", "localhost:7878", None), "on the network, under a name of here");
        assert!(!asked("127.0.0.1", "evil.example:7878", None), "a name of elsewhere");
        assert!(!asked("127.0.0.1", "localhost:7878", Some("http://localhost:7878")), "a page that came in clear");
    }
}
