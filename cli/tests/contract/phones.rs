//! Phone to phone with the real hub gone: bundles, a visit joined from a screen, a new device's key.

use crate::support::{Desk, SECRET, Server};

fn joined(server: &Server, engineer: &str, more: &[&str]) -> Desk {
    let desk = Desk::empty();
    desk.done(&["init", "--engineer", engineer]);
    desk.done(&["join", &server.invite(more)]);
    desk
}

fn file(desk: &Desk, name: &str) -> String {
    desk.path(name).to_str().unwrap().to_owned()
}

#[test]
fn a_visit_joined_from_a_screen_and_exchanged_in_bundles_is_one_visit_at_the_server_later() {
    let mut server = Server::start();
    let (ada, jonas) = (joined(&server, "Ada Okafor", &[]), joined(&server, "Jonas Lindqvist", &[]));
    ada.done(&["sync"]);
    let address = ada.done(&["sync"]).document()["sync"]["server"].as_str().unwrap().replace("https://", "");
    server.kill();

    ada.done(&["customer", "add", "Brightline Metals"]);
    ada.done(&["visit", "start", "Brightline Metals"]);
    let shown = ada.done(&["visit", "invite"]).document();
    let text = shown["text"].as_str().unwrap();
    assert!(ada.run(&["visit", "invite"]).out.contains(text));
    let visit = jonas.done(&["visit", "join", text]).document();
    assert_eq!(visit["visit"]["customer"], "Brightline Metals");
    assert_eq!(jonas.refused(&["visit", "join", SECRET], 1), "card-unreadable");
    ada.done(&["note", "said", "We weld it twice."]);
    jonas.done(&["note", "said", "The card hangs behind the bottle."]);
    ada.done(&["visit", "end", "--share"]);
    jonas.done(&["visit", "end", "--share"]);

    let for_jonas = file(&ada, "for-jonas");
    let made = ada.done(&["bundle", "export", "--to", "jonas", "--out", &for_jonas]).document();
    assert!(made["bundle"]["not_with_server"].as_u64().unwrap() > 2, "{made}");
    assert_eq!(ada.refused(&["bundle", "import", &for_jonas], 1), "bundle-not-for-you");
    let taken = jonas.run(&["bundle", "import", &for_jonas]);
    assert!(taken.code == 0 && taken.out.contains("came from Ada Okafor"), "{} {}", taken.out, taken.err);
    assert_eq!(jonas.refused(&["bundle", "import", &for_jonas], 1), "bundle-taken");
    assert_eq!(jonas.done(&["search", "weld twice"]).document()["items"][0]["note"]["engineer"], "Ada Okafor");
    let back = file(&jonas, "back");
    jonas.done(&["bundle", "export", "--to", "ada", "--out", &back]);
    ada.done(&["bundle", "import", &back]);
    assert_eq!(
        ada.done(&["search", "behind the bottle"]).document()["items"][0]["note"]["engineer"],
        "Jonas Lindqvist"
    );
    assert!(ada.run(&["bundle", "list"]).out.contains("Jonas Lindqvist: 1 device"));

    // Jonas comes to the server first, with what Ada wrote; she has nothing left to send.
    server.serve(&address);
    jonas.done(&["sync"]);
    ada.done(&["sync"]);
    let newcomer = joined(&server, "Cleo Marsh", &[]);
    let shown = newcomer.done(&["visit", "show", visit["id"].as_str().unwrap()]).document();
    assert_eq!(shown["items"].as_array().unwrap().len(), 2, "{shown}");
    for desk in [&ada, &jonas] {
        assert_eq!(desk.done(&["status"]).document()["sync"]["sharing"]["is"], "together");
        assert_eq!(desk.done(&["sync"]).document()["sync"]["needs_you"].as_array().unwrap().len(), 0);
    }
}

#[test]
fn a_new_device_gets_the_key_and_what_is_only_its_engineers() {
    let server = Server::start();
    let ada = joined(&server, "Ada Okafor", &[]);
    ada.done(&["note", "thought", "only mine"]);
    let new = joined(&server, "Ada Okafor", &["--engineer", "Ada Okafor"]);
    ada.done(&["sync"]);
    assert_eq!(ada.refused(&["device", "show"], 1), "key-here");
    let shown = new.done(&["device", "show"]).document();
    let handed = ada.done(&["device", "hand-over", shown["text"].as_str().unwrap()]).document();
    assert_eq!(new.refused(&["device", "take", shown["text"].as_str().unwrap()], 1), "card-unreadable");
    new.done(&["device", "take", handed["text"].as_str().unwrap()]);
    let mine = file(&ada, "mine");
    ada.done(&["bundle", "export", "--to", "ada", "--out", &mine]);
    new.done(&["bundle", "import", &mine]);
    assert_eq!(new.done(&["search", "only mine"]).document()["items"].as_array().unwrap().len(), 1);
}
