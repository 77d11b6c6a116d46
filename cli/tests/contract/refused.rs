//! What the team's server refused: looked at, said otherwise, sent again, kept as a file. The hub is the real one, in this
//! process, where it can be told to take nothing on a thing for now.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

use serde_json::{Value, json};
use soundings_core::Environment;
use soundings_hub::Hub;
use soundings_hub::clock::Clock;
use soundings_hub::server::Server;
use soundings_hub::tls::Tls;
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::support::{Desk, SECRET};

struct Served {
    hub: Arc<Hub>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    _folder: TempDir,
}

impl Served {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let hub = Hub::open(folder.path(), Environment::system().randomness, Clock::System.now_ms()).unwrap();
        let hub = Arc::new(hub);
        let tls = Tls::with_own_key(&hub).unwrap();
        let ((stop, stopped), (tell, told)) = (oneshot::channel(), channel());
        let served = Arc::clone(&hub);
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
            runtime.block_on(async move {
                let server = Server::bind("127.0.0.1:0".parse().unwrap(), Some(tls)).await.unwrap();
                tell.send(server.url()).unwrap();
                let stopped = async { stopped.await.unwrap_or(()) };
                server.run(served, Arc::new(Clock::System), stopped).await;
            });
        });
        Self { hub, url: told.recv().unwrap(), stop: Some(stop), thread: Some(thread), _folder: folder }
    }

    /// Ada, or whoever, at a desk of this team's.
    fn desk(&self, name: &str) -> Desk {
        let desk = Desk::empty();
        desk.done(&["init", "--engineer", name]);
        let invitation = self.hub.invite(&self.url, None, Role::Engineer, Clock::System.now_ms()).unwrap();
        desk.done(&["join", &invite::text(&invitation)]);
        desk.done(&["sync", "--wait", "20"]);
        desk
    }

    /// Takes nothing on these for now, and all of the rest.
    fn refuses(&self, things: &[&str]) {
        self.hub.refuse_for_now(things.iter().map(|thing| thing.parse().unwrap()).collect::<BTreeSet<_>>());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.stop.take().map(|stop| stop.send(()));
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// A note that was shared with its visit, and that the server refused.
fn refused_note(served: &Served, desk: &Desk, words: &str) -> String {
    desk.done(&["visit", "start"]);
    let note = desk.done(&["note", "said", words]).id();
    desk.done(&["visit", "end", "--share"]);
    served.refuses(&[&note]);
    let synced = desk.json(&["sync", "--wait", "20"]);
    assert!(matches!(synced.code, 0 | 3), "{}", synced.err);
    note
}

fn needs_you(desk: &Desk) -> Vec<Value> {
    desk.json(&["status"]).document()["sync"]["needs_you"].as_array().unwrap().clone()
}

fn found(desk: &Desk, words: &str) -> usize {
    desk.done(&["search", words]).document()["items"].as_array().unwrap().len()
}

#[test]
fn what_the_server_refused_is_looked_at_kept_as_a_file_and_said_otherwise_and_its_first_words_reach_nobody() {
    let served = Served::new();
    let (ada, jonas) = (served.desk("Ada Okafor"), served.desk("Jonas Lindqvist"));
    let note = refused_note(&served, &ada, &format!("{SECRET} welds it twice"));
    assert!(needs_you(&ada).iter().any(|row| row["entity"] == note.as_str() && row["reason"] == "not-understood"));

    let looked = ada.done(&["sync", "refused", &note]).document();
    let may: Vec<&Value> =
        looked["says"].as_array().unwrap().iter().filter(|says| says["may_change"] == true).collect();
    assert_eq!(may.len(), 1, "{looked}");
    assert_eq!(
        (&may[0]["field"], &may[0]["words"]),
        (&"first-words".into(), &format!("{SECRET} welds it twice").into())
    );
    let plain = ada.run(&["sync", "refused", &note]).out;
    let told: Vec<&str> = plain.lines().collect();
    assert!(told[0].contains("server"), "why it was refused comes first: {plain}");
    let handle = ada.done(&["search", "welds"]).document()["items"][0]["note"]["id"].as_str().unwrap().to_owned();
    assert!(!plain.contains(&handle), "people read its handle, not its id: {plain}");
    assert!(
        told.iter().any(|line| line.starts_with("soundings sync change ") && line.contains("first-words")),
        "{plain}"
    );

    ada.done(&["sync", "export", &note, "refused.json"]);
    let kept: Value = serde_json::from_slice(&std::fs::read(ada.path("refused.json")).unwrap()).unwrap();
    assert!(kept.to_string().contains(SECRET), "it is a copy, whole");

    assert_eq!(ada.refused(&["sync", "change", &note, "first-words", " "], 1), "empty-text");
    assert_eq!(ada.refused(&["sync", "change", &note, "noted", "now"], 1), "cannot-be-changed");
    served.refuses(&[]);
    ada.done(&["sync", "change", &note, "first-words", "They", "weld", "it", "twice."]);
    assert_eq!(ada.refused(&["sync", "refused", &note], 1), "not-refused");
    assert_eq!(ada.refused(&["sync", "change", &note, "first-words", SECRET], 1), "not-refused");
    for desk in [&ada, &jonas] {
        desk.done(&["sync", "--wait", "20"]);
        assert_eq!((found(desk, "weld twice"), found(desk, SECRET)), (1, 0));
    }
    assert_eq!(needs_you(&ada), Vec::<Value>::new());
}

#[test]
fn what_was_refused_is_sent_again_as_it_is_once_the_server_takes_it() {
    let served = Served::new();
    let (ada, jonas) = (served.desk("Ada Okafor"), served.desk("Jonas Lindqvist"));
    assert_eq!(ada.done(&["sync", "retry"]).document()["retried"], 0);
    assert!(ada.run(&["sync", "retry"]).out.contains("nothing to send again"));
    let note = refused_note(&served, &ada, "it hums at two");
    // Asked again it is refused again, and nothing is lost by it.
    ada.done(&["sync", "retry"]);
    ada.json(&["sync", "--wait", "20"]);
    assert!(!needs_you(&ada).is_empty());
    assert_eq!(ada.done(&["sync", "refused", &note]).document()["entity"], note.as_str());
    served.refuses(&[]);
    assert_ne!(ada.done(&["sync", "retry"]).document()["retried"], json!(0));
    for desk in [&ada, &jonas] {
        desk.done(&["sync", "--wait", "20"]);
        assert_eq!(found(desk, "hums"), 1);
    }
    assert_eq!(needs_you(&ada), Vec::<Value>::new());
    assert_eq!(ada.refused(&["sync", "refused", &note], 1), "not-refused");
}
