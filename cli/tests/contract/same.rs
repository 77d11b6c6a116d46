//! Two that are one, and what is kept too long: proposed, done by whoever says so, and refused where it makes no sense.

use crate::support::{Desk, Server};

fn two_of_a_name() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Veldmann GmbH", "--site", "Plant 2"]);
    desk.done(&["customer", "add", "Veldmann"]);
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Veldmann GmbH", "Will Tran"]);
    desk
}

#[test]
fn two_customers_are_proposed_declared_one_and_taken_back() {
    let desk = two_of_a_name();
    let proposed = || desk.done(&["same"]).document()["items"].as_array().unwrap().len();
    assert_eq!(proposed(), 1);
    let plain = desk.run(&["same"]).out;
    assert!(plain.contains("Veldmann GmbH (Plant 2)") && plain.contains("soundings same ONE OTHER"), "{plain}");
    desk.done(&["same", "Veldmann GmbH", "Veldmann"]);
    let listed = desk.run(&["customer", "list"]).out;
    assert!(listed.contains("also: Veldmann GmbH") && listed.contains("1 person"), "{listed}");
    assert_eq!(desk.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(), 2);
    let status = desk.run(&["status"]).out;
    assert!(status.contains("Veldmann GmbH"), "the two names stand side by side: {status}");
    assert_eq!(desk.done(&["person", "list", "Veldmann GmbH"]).document()["items"].as_array().unwrap().len(), 1);
    desk.done(&["same", "--undo", "Veldmann GmbH"]);
    assert_eq!(desk.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(), 3);
    assert_eq!(proposed(), 0, "what was taken back is proposed no more");
}

#[test]
fn what_is_not_the_same_is_kept_and_what_makes_no_sense_is_refused() {
    let desk = two_of_a_name();
    desk.done(&["same", "--not", "Veldmann GmbH", "Veldmann"]);
    assert!(desk.run(&["same"]).out.contains("Nothing looks like the same thing twice"));
    let before = desk.done(&["customer", "list"]).document();
    for (arguments, code, exit) in [
        (["same", "Veldmann", "Veldmann"].as_slice(), "already-same", 1),
        (&["same", "Veldmann", "Will Tran"], "wrong-kind", 1),
        (&["same", "--undo", "Brightline"], "not-declared-same", 1),
        (&["same", "Veldmann", "nobody of that name"], "not-found", 1),
        (&["same", "one", "other", "third"], "misuse", 2),
        (&["same", "--undo", "Brightline", "Veldmann"], "misuse", 2),
        (&["retention", "--years", "0"], "years-outside", 1),
        (&["retention", "--years", "many"], "misuse", 2),
        (&["retention", "--erase", "nobody of that name"], "not-found", 1),
    ] {
        assert_eq!(desk.refused(arguments, exit), code, "{arguments:?}");
    }
    assert_eq!(desk.done(&["customer", "list"]).document(), before);
}

#[test]
fn retention_proposes_counts_and_does_nothing_by_itself() {
    let desk = two_of_a_name();
    assert!(desk.run(&["retention"]).out.contains("Nothing is proposed"));
    assert_eq!(desk.done(&["retention", "--years", "3"]).document()["years"], 3);
    let page = desk.done(&["retention"]).document();
    assert_eq!((&page["visits"], page["people"].as_array().unwrap().len()), (&0.into(), 0));
    desk.done(&["retention", "--erase", "Will Tran"]);
    assert_eq!(desk.done(&["person", "list", "Veldmann GmbH"]).document()["items"].as_array().unwrap().len(), 0);
    assert_eq!(desk.done(&["retention", "--never"]).document()["years"], serde_json::Value::Null);
}

#[test]
fn what_one_declares_a_teammate_has_and_may_take_back() {
    let server = Server::start();
    let (ada, jonas) = (Desk::new(), Desk::new());
    for desk in [&ada, &jonas] {
        desk.done(&["join", &server.invite(&[])]);
    }
    for name in ["Veldmann GmbH", "Veldmann"] {
        ada.done(&["customer", "add", name]);
    }
    ada.done(&["person", "add", "Veldmann GmbH", "Will Tran"]);
    ada.done(&["same", "Veldmann GmbH", "Veldmann"]);
    // Their two names wait to be decided on, which sync says by how it ends.
    for desk in [&ada, &jonas] {
        assert_eq!(desk.json(&["sync"]).code, 3);
    }
    let listed = jonas.run(&["customer", "list"]).out;
    assert!(listed.contains("also: Veldmann GmbH") && listed.contains("1 person"), "{listed}");
    jonas.done(&["same", "--undo", "Veldmann GmbH"]);
    jonas.done(&["sync"]);
    ada.done(&["sync"]);
    assert_eq!(ada.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(), 2);
    ada.done(&["retention", "--years", "5"]);
    ada.done(&["sync"]);
    jonas.done(&["sync"]);
    assert_eq!(jonas.done(&["retention"]).document()["years"], 5, "it is the team's");
}
