//! Joining, syncing and deciding, with the real hub.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::support::{Desk, SECRET, Server};

fn joined(server: &Server) -> Desk {
    let desk = Desk::new();
    desk.done(&["join", &server.invite(&[])]);
    desk
}

#[test]
fn a_note_taken_offline_reaches_a_teammate() {
    let mut server = Server::start();
    let (ada, jonas) = (joined(&server), Desk::empty());
    jonas.done(&["init", "--engineer", "Jonas Lindqvist"]);
    let ran = jonas.typed(&["join", "-"], server.invite(&[]).as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("You have joined the team"), "{}", ran.out);

    ada.done(&["customer", "add", "Brightline Metals"]);
    ada.done(&["visit", "start", "Brightline Metals"]);
    ada.done(&["note", "said", "We weld it twice."]);
    let status = ada.done_or(&["status"], 3);
    assert_eq!(status["sync"]["sharing"]["is"], "waiting");
    ada.done(&["visit", "end", "--share"]);
    let address = ada.done(&["sync"]).document()["sync"]["server"].as_str().unwrap().replace("https://", "");
    assert_eq!(ada.done(&["status"]).document()["sync"]["sharing"]["is"], "together");
    jonas.done(&["sync"]);
    assert_eq!(jonas.done(&["search", "twice"]).document()["items"][0]["note"]["engineer"], "Ada Okafor");

    server.kill();
    let late = ada.done(&["note", "said", "late"]).id();
    ada.done(&["share", &late]);
    let away = ada.done_or(&["sync"], 3);
    assert_eq!(away["outcome"], "away");
    assert_eq!(away["sync"]["sharing"]["is"], "waiting");
    assert_eq!(ada.done_or(&["status"], 3)["sync"]["sharing"]["is"], "waiting");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| ada.done(&["sync", "--wait", "60"]));
        server.serve(&address);
        assert_eq!(waiting.join().unwrap().document()["outcome"], "together");
    });
}

#[test]
fn two_versions_are_shown_and_a_third_is_written() {
    let server = Server::start();
    let (ada, jonas) = (joined(&server), joined(&server));
    ada.done(&["customer", "add", "Brightline Metals"]);
    ada.done(&["person", "add", "Brightline Metals", "Rosa Medeiros"]);
    let map = ada.done(&["map", "new", "--who", "Rosa Medeiros", "--situation", "a batch comes back"]).id();
    let entry = ada.done(&["map", "add", &map, "pain", "Afraid a weld opens"]).id();
    ada.done(&["sync"]);
    jonas.done(&["sync"]);
    ada.done(&["map", "edit", &entry, "Afraid of her initials"]);
    jonas.done(&["map", "edit", &entry, "Afraid of being blamed"]);
    ada.done(&["sync"]);
    let needs = jonas.done_or(&["sync"], 3);
    let versions = &needs["sync"]["needs_you"][0]["versions"];
    assert_eq!(versions["field"], "text");
    assert_eq!(versions["was"], "Afraid a weld opens");
    assert_eq!(versions["versions"].as_array().unwrap().len(), 2);
    assert_eq!(jonas.refused(&["resolve", &entry, "text", "--keep", SECRET], 1), "unknown-version");
    jonas.done(&["resolve", &entry, "text", "--value", "Fears her initials on a weld our settings made"]);
    jonas.done(&["sync"]);
    ada.done(&["sync"]);
    let shown = ada.done(&["map", "show", &map]).document();
    assert_eq!(shown["parts"][5]["entries"][0]["text"], "Fears her initials on a weld our settings made");
    assert_eq!(shown["parts"][5]["entries"][0]["versions"], serde_json::Value::Null);
}

#[test]
fn an_invitation_that_is_none_used_expired_or_of_another_hub_is_refused() {
    let server = Server::start();
    let desk = Desk::new();
    assert_eq!(desk.refused(&["join", SECRET], 1), "invite-unreadable");
    assert_eq!(desk.refused(&["join", ""], 1), "invite-unreadable");

    let used = server.invite(&[]);
    let first = Desk::new();
    first.done(&["join", &used]);
    assert_eq!(first.refused(&["join", &server.invite(&[])], 1), "already-joined");
    assert_eq!(desk.refused(&["join", &used], 1), "invite-used");

    let past = server.path("past");
    let an_hour_ago = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() - 3_600_000;
    std::fs::write(&past, an_hour_ago.to_string()).unwrap();
    let expired = server.invite(&["--clock", past.to_str().unwrap()]);
    assert_eq!(desk.refused(&["join", &expired], 1), "invite-expired");

    desk.done(&["join", &server.invite(&[])]);
}

#[test]
fn an_invitation_is_kept_while_its_hub_is_away() {
    let mut server = Server::start();
    let invite = server.invite(&[]);
    let address = std::fs::read_to_string(server.path("address")).unwrap().trim().replace("https://", "");
    server.kill();
    let desk = Desk::new();
    assert_eq!(desk.refused(&["join", &invite], 1), "server-away");
    server.serve(&address);
    assert_eq!(desk.done(&["sync", "--wait", "30"]).document()["outcome"], "together");
}

#[test]
fn another_hub_at_the_address_gets_nothing() {
    let mut server = Server::start();
    let desk = joined(&server);
    let address = std::fs::read_to_string(server.path("address")).unwrap().trim().replace("https://", "");
    let invite = server.invite(&[]);
    server.kill();
    let mut other = Server::start();
    other.kill();
    other.serve(&address);
    let stranger = Desk::new();
    assert_eq!(stranger.refused(&["join", &invite], 1), "wrong-hub");
    let stopped = desk.done_or(&["sync"], 3);
    assert_eq!(stopped["outcome"], "stopped");
    assert_eq!(desk.done_or(&["status"], 3)["sync"]["sharing"]["is"], "needs-you");
}

#[test]
fn a_hub_that_answers_rubbish_is_away_and_nothing_is_lost() {
    let mut server = Server::start();
    let desk = joined(&server);
    let id = desk.done(&["note", "said", "We weld it twice."]).id();
    desk.done(&["share", &id]);
    let address = std::fs::read_to_string(server.path("address")).unwrap().trim().replace("https://", "");
    server.kill();
    let listener = std::net::TcpListener::bind(&address).unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().take(2) {
            use std::io::{Read, Write};
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nrubbish");
        }
    });
    assert_eq!(desk.done_or(&["sync"], 3)["outcome"], "away");
    assert_eq!(desk.done_or(&["status"], 3)["sync"]["sharing"]["is"], "waiting");
    assert_eq!(desk.done(&["search", "twice"]).document()["items"][0]["note"]["state"], "on-this-phone");
}

impl Desk {
    /// A document that comes with another exit code than 0.
    fn done_or(&self, arguments: &[&str], code: i32) -> serde_json::Value {
        let ran = self.json(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.out, ran.err);
        ran.document()
    }
}

#[test]
fn a_coordinator_invites_from_their_own_device_and_an_engineer_is_told_that_they_may_not() {
    let server = Server::start();
    let (ada, jonas) = (Desk::new(), joined(&server));
    assert_eq!(ada.refused(&["invite"], 1), "not-joined");
    ada.done(&["join", &server.invite(&["--role", "coordinator"])]);
    let invited = ada.done(&["invite", "--role", "coordinator"]).document();
    assert!(invited["expires"]["at"].is_string());
    let newcomer = Desk::new();
    newcomer.done(&["join", invited["invite"].as_str().unwrap()]);
    newcomer.done(&["invite"]);
    assert_eq!(jonas.refused(&["invite"], 1), "not-allowed");
    jonas.done(&["sync"]);
}

#[test]
fn a_device_whose_access_was_taken_says_what_happened_and_that_nothing_unsent_is_lost() {
    let server = Server::start();
    let ada = joined(&server);
    ada.done(&["customer", "add", "Brightline Metals"]);
    ada.done(&["note", "said", "only mine"]);
    ada.done(&["sync"]);
    ada.done(&["customer", "add", "Late Foundry"]);
    server.revoke("Ada Okafor");
    let synced = ada.done_or(&["sync"], 3);
    assert_eq!((&synced["outcome"], &synced["because"]["code"]), (&"stopped".into(), &"left".into()));
    assert_eq!(synced["sync"]["sharing"]["is"], "no-team");
    let status = ada.run(&["status"]);
    assert!(status.out.contains("nothing unsent was lost"), "{}", status.out);
    assert_eq!(ada.done(&["customer", "list"]).document()["items"], serde_json::json!([]));
    assert_eq!(ada.done(&["search", "mine"]).document()["items"].as_array().unwrap().len(), 1);

    ada.done(&["join", &server.invite(&["--engineer", "Ada Okafor"])]);
    assert_eq!(ada.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_coordinator_makes_a_link_sees_it_and_takes_it_back_and_an_engineer_is_told_why_not() {
    let server = Server::start();
    let ada = Desk::new();
    ada.done(&["join", &server.invite(&["--role", "coordinator"])]);
    let jonas = joined(&server);
    assert_eq!(jonas.refused(&["link", "make", "Sales"], 1), "not-allowed");
    assert_eq!(ada.refused(&["link", "make", "--days", "900"], 1), "link-days");
    assert_eq!(Desk::new().refused(&["link", "list"], 1), "not-joined");
    let made = ada.done(&["link", "make", "--days", "7", "Sales", "and", "service"]).document();
    let link = made["made"]["link"].as_str().unwrap();
    assert!(link.starts_with("https://") && link.contains("/enter/"), "{link}");
    let listed = ada.run(&["link", "list"]).out;
    assert!(listed.contains("Sales and service") && listed.contains("your team's pages"), "{listed}");
    let id = ada.done(&["link", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned();
    assert!(ada.run(&["link", "take-back", &id]).out.contains("sees nothing more"));
    assert_eq!(ada.refused(&["link", "take-back", &id], 1), "link-unknown");
    assert!(ada.run(&["link", "list"]).out.contains("Nobody looks in by a link."));
    let wall = ada.run(&["link", "make", "--to", "wall", "Hall"]).out;
    assert!(wall.contains("/enter/"), "{wall}");
}
