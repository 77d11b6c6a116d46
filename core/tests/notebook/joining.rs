//! What is said of a team before it is joined, while it is, and after: *Join*, *Settings*, *Team* and *Sync*.

use soundings_core::Refusal;
use soundings_core::present::Sharing;
use soundings_core::{NetworkFault, Reply, Step};

use crate::common::*;

#[test]
fn an_invitation_is_read_without_being_kept_and_names_its_server() {
    let (book, office) = (Book::new(), Office::new());
    assert_eq!(book.invitation(&office.invite()).unwrap().server, "http://127.0.0.1:1");
    assert_eq!(refused(book.invitation("hello")), Refusal::InviteUnreadable);
    let settings = book.settings().unwrap();
    assert_eq!((settings.engineer.name.as_str(), settings.server), ("Ada Okafor", None));
    assert_eq!(settings.sharing, Sharing::NoTeam { notes: 0 });
    assert!(matches!(book.sync_next().unwrap(), Step::NotJoined));
}

#[test]
fn a_kept_invitation_says_that_it_waits_for_the_server_and_since_when_in_vain() {
    let (book, office) = (Book::new(), Office::new());
    book.join(&office.invite()).unwrap();
    let screen = book.sync_screen().unwrap();
    assert_eq!(screen.sharing, Sharing::Joining { away_since: None });
    assert_eq!(screen.server.as_deref(), Some("http://127.0.0.1:1"));
    let Step::Send(request) = book.sync_next().unwrap() else { panic!("it is sent") };
    book.sync_reply(request.id, &Reply::Failed(NetworkFault::NoConnection)).unwrap();
    let Sharing::Joining { away_since: Some(_) } = book.today().unwrap().sharing else { panic!("the server is away") };
    assert!(book.sync_screen().unwrap().away_since.is_some());
}

#[test]
fn join_is_offered_where_an_invitation_is_not_refused() {
    let (book, mut office) = (Book::new(), Office::new());
    let offered = |book: &Book| {
        let all = [
            book.sync_screen().unwrap().may_join,
            book.settings().unwrap().may_join,
            book.team().unwrap().may_join,
            book.invitation(&Office::new().invite()).is_ok(),
        ];
        assert!(all.iter().all(|one| *one == all[0]), "{all:?}");
        all[0]
    };
    assert!(offered(&book));
    office.join(&book);
    assert!(!offered(&book));
    assert_eq!(refused(book.join(&office.invite())), Refusal::AlreadyJoined);
    assert_eq!(book.team().unwrap().engineers.len(), 1);
}

#[test]
fn sync_says_why_nothing_is_sent_and_offers_to_send_again_what_was_refused() {
    let (book, mut office) = (Book::new(), Office::new());
    office.join(&book);
    let note = book.note(said("8.0 NOT 9.5"));
    office.refuses.push(note);
    book.share(&[note]).unwrap();
    assert!(!book.sync_screen().unwrap().may_retry);
    office.sync(&book);
    assert!(book.sync_screen().unwrap().may_retry);
    assert_eq!(book.sync_screen().unwrap().stopped, None);
    office.refuses.clear();
    assert!(book.retry_refused().unwrap() > 0);
    office.sync(&book);
    assert!(!book.sync_screen().unwrap().may_retry);

    let Step::Send(request) = book.sync_next().unwrap() else { panic!("it waits for news") };
    book.sync_reply(request.id, &Reply::Failed(NetworkFault::NoConnection)).unwrap();
    assert!(book.sync_screen().unwrap().away_since.is_some());
    book.sync_now().unwrap();
    let Step::Send(request) = book.sync_next().unwrap() else { panic!("it asks again") };
    book.sync_reply(request.id, &Reply::Failed(NetworkFault::OtherHub)).unwrap_err();
    let screen = book.sync_screen().unwrap();
    assert_eq!(screen.stopped, Some(Refusal::WrongHub));
    assert_eq!(screen.away_since, None, "waiting would not help");
    assert!(matches!(screen.sharing, Sharing::NeedsYou { things: 1, .. }));
    assert_eq!(serde_json::to_value(&screen).unwrap()["stopped"], "wrong-hub");
}
