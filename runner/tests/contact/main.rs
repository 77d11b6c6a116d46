//! The runner between real notebooks and the real hub, over loopback.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod ahead;
mod personal;
mod refused;
mod tls;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use soundings_core::model::{Id, Moment};
use soundings_core::{Clock, DatabaseKey, Environment, Keys, Notebook, Randomness};
use soundings_hub::Hub;
use soundings_hub::clock::Clock as HubClock;
use soundings_hub::server::Server;
use soundings_hub::tls::Tls;
use soundings_runner::{Cancel, Outcome, Runner};
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use tempfile::TempDir;
use tokio::sync::oneshot;

struct World;

impl Clock for World {
    fn now(&self) -> Moment {
        Moment::utc(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64)
    }
}

/// Different in every process, which is enough here.
impl Randomness for World {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            use std::hash::{BuildHasher, Hasher};
            *byte = std::hash::RandomState::new().build_hasher().finish() as u8;
        }
    }
}

struct Served {
    hub: Arc<Hub>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _folder: TempDir,
}

impl Served {
    /// Over TLS with its own key.
    fn new() -> Self {
        Self::with(|hub| Some(Tls::with_own_key(hub).unwrap()))
    }

    fn in_clear() -> Self {
        Self::with(|_| None)
    }

    fn with(tls: impl FnOnce(&Hub) -> Option<Tls>) -> Self {
        Self::at("127.0.0.1:0", tls)
    }

    fn at(address: &str, tls: impl FnOnce(&Hub) -> Option<Tls>) -> Self {
        let address = address.parse().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let hub = Arc::new(Hub::open(folder.path(), Arc::new(World), HubClock::System.now_ms()).unwrap());
        let (stop, stopped) = oneshot::channel();
        let (tell, told) = channel();
        let served = Arc::clone(&hub);
        let tls = tls(&hub);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
            runtime.block_on(async move {
                let server = Server::bind(address, tls).await.unwrap();
                tell.send(server.url()).unwrap();
                let stopped = async { stopped.await.unwrap_or(()) };
                server.run(served, Arc::new(HubClock::System), stopped).await;
            });
        });
        Self { hub, url: told.recv().unwrap(), stop: Some(stop), thread: Some(thread), _folder: folder }
    }

    fn invite(&self) -> String {
        self.invite_by(&self.url)
    }

    /// Leads there by another address.
    fn invite_by(&self, address: &str) -> String {
        invite::text(&self.hub.invite(address, None, Role::Engineer, HubClock::System.now_ms()).unwrap())
    }

    fn stop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.stop();
    }
}

struct Engineer {
    notebook: Arc<Notebook>,
    runner: Arc<Runner>,
    _folder: TempDir,
}

impl Engineer {
    fn new(name: &str) -> Self {
        Self::by(Arc::new(World), name)
    }

    /// Whose phone goes by a clock of its own.
    fn by(clock: Arc<dyn Clock>, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let environment = Environment { clock, randomness: Arc::new(World) };
        let keys = Keys::with_file(&DatabaseKey::random(&World), &folder.path().join("device"));
        let notebook = Arc::new(Notebook::create(folder.path(), &keys, name, environment).unwrap());
        let runner = Arc::new(Runner::new(Arc::clone(&notebook)));
        Self { notebook, runner, _folder: folder }
    }

    fn joined(name: &str, served: &Served) -> Self {
        let engineer = Self::new(name);
        engineer.notebook.join(&served.invite()).unwrap();
        assert_eq!(engineer.sync(), Outcome::Together);
        engineer
    }

    fn sync(&self) -> Outcome {
        self.runner.sync(Instant::now(), &Cancel::new()).unwrap()
    }

    /// Joined to a hub at an address where none is.
    fn led_to(address: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(folder.path(), Arc::new(World), HubClock::System.now_ms()).unwrap();
        let invitation = hub.invite(address, None, Role::Engineer, HubClock::System.now_ms()).unwrap();
        let engineer = Self::new("Ada");
        engineer.notebook.join(&invite::text(&invitation)).unwrap();
        engineer
    }

    fn customers(&self) -> Vec<Id> {
        self.notebook.customers(None, 100).unwrap().items.into_iter().map(|row| row.id).collect()
    }

    /// Stays in contact until cancelled; gives the moment it returned.
    fn run(&self, cancel: &Cancel) -> JoinHandle<Instant> {
        let (runner, cancel) = (Arc::clone(&self.runner), cancel.clone());
        std::thread::spawn(move || {
            runner.run(&cancel).unwrap();
            Instant::now()
        })
    }
}

/// Waits for something that another thread does.
fn until(what: &str, mut happens: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !happens() {
        assert!(Instant::now() < end, "never: {what}");
        std::thread::yield_now();
    }
}

#[test]
fn what_one_engineer_wrote_reaches_the_other() {
    let served = Served::new();
    let (ada, jonas) = (Engineer::joined("Ada", &served), Engineer::joined("Jonas", &served));
    let customer = ada.notebook.add_customer("Brightline Metals").unwrap();
    assert_eq!(ada.sync(), Outcome::Together);
    assert_eq!(jonas.sync(), Outcome::Together);
    assert_eq!(jonas.customers(), [customer]);
}

#[test]
fn without_a_team_there_is_nobody_to_speak_to() {
    assert_eq!(Engineer::new("Ada").sync(), Outcome::NotJoined);
}

#[test]
fn a_hub_that_is_away_is_said_so_and_what_was_written_goes_later() {
    let mut served = Served::new();
    let ada = Engineer::joined("Ada", &served);
    served.stop();
    ada.notebook.add_customer("Brightline Metals").unwrap();
    assert_eq!(ada.sync(), Outcome::Away);
    assert_eq!(ada.customers().len(), 1);
}

#[test]
fn a_teammate_who_stays_in_contact_sees_a_change_at_once() {
    let served = Served::new();
    let (ada, jonas) = (Engineer::joined("Ada", &served), Engineer::joined("Jonas", &served));
    let (cancel, cancel_too) = (Cancel::new(), Cancel::new());
    let (runs, runs_too) = (ada.run(&cancel), jonas.run(&cancel_too));
    for number in 1..=20 {
        ada.notebook.add_customer("Brightline Metals").unwrap();
        ada.runner.wake();
        until("the customer arrives", || jonas.customers().len() == number);
    }
    cancel.cancel();
    cancel_too.cancel();
    runs.join().unwrap();
    runs_too.join().unwrap();
}

#[test]
fn cancelling_ends_a_wait_at_once_and_the_runner_runs_again() {
    let served = Served::new();
    let ada = Engineer::joined("Ada", &served);
    for _ in 0..3 {
        let cancel = Cancel::new();
        let runs = ada.run(&cancel);
        // Wherever it is by now: signing in, pulling, or waiting at the hub.
        std::thread::yield_now();
        let cancelled = Instant::now();
        cancel.cancel();
        assert!(runs.join().unwrap().duration_since(cancelled) < Duration::from_millis(500));
    }
    let cancelled = Cancel::new();
    cancelled.cancel();
    assert_eq!(ada.runner.sync(Instant::now(), &cancelled).unwrap(), Outcome::Cancelled);
    assert_eq!(ada.sync(), Outcome::Together);
}

/// A server that takes one request after another and answers each with the same bytes, then says nothing more.
fn answering(answer: Vec<u8>, closes: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 65_536]);
            let _ = stream.write_all(&answer);
            if !closes {
                kept.push(stream);
            }
        }
    });
    address
}

#[test]
fn a_hub_that_answers_rubbish_is_away_and_nothing_panics() {
    let http = |status: &str, body: &str| {
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).into_bytes()
    };
    for rubbish in [
        b"hello".to_vec(),
        Vec::new(),
        vec![0xff; 10_000],
        http("200 OK", "hello"),
        http("200 OK", ""),
        http("500 Oh", "<html>"),
        http("302 Found\r\nlocation: http://192.0.2.1/v1", ""),
        b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort".to_vec(),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_vec(),
    ] {
        let ada = Engineer::led_to(&answering(rubbish.clone(), true));
        assert_eq!(ada.sync(), Outcome::Away, "{rubbish:?}");
    }
}

#[test]
fn an_answer_larger_than_any_message_is_not_taken_in() {
    let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n".to_vec();
    answer.resize(17 * 1024 * 1024, 0);
    assert_eq!(Engineer::led_to(&answering(answer, true)).sync(), Outcome::Away);
}

#[test]
fn a_hub_that_stalls_is_left_at_once_when_cancelled() {
    let ada = Engineer::led_to(&answering(b"HTTP/1.1 200 OK\r\n".to_vec(), false));
    let cancel = Cancel::new();
    let runs = ada.run(&cancel);
    std::thread::sleep(Duration::from_millis(200));
    let cancelled = Instant::now();
    cancel.cancel();
    assert!(runs.join().unwrap().duration_since(cancelled) < Duration::from_millis(500));
}

#[test]
fn nothing_is_sent_in_clear_over_a_network() {
    for address in ["http://192.0.2.1:7878", "http://hub.example:7878"] {
        let begun = Instant::now();
        assert_eq!(Engineer::led_to(address).sync(), Outcome::InClear, "{address}");
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}

#[test]
fn an_invitation_that_somebody_else_used_is_the_persons_to_know() {
    let served = Served::new();
    let invite = served.invite();
    let (ada, jonas) = (Engineer::new("Ada"), Engineer::new("Jonas"));
    ada.notebook.join(&invite).unwrap();
    jonas.notebook.join(&invite).unwrap();
    assert_eq!(ada.sync(), Outcome::Together);
    let refused = jonas.runner.sync(Instant::now(), &Cancel::new());
    assert_eq!(refused.unwrap_err().code(), "invite-used");
}
