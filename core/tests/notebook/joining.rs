//! What is said of a team before it is joined, while it is, and after: *Join*, *Settings*, *Team* and *Sync*.

use soundings_core::Refusal;
use soundings_core::model::{ConsentChoice, Id};
use soundings_core::present::Sharing;
use soundings_core::visit_log::{NewPromise, Person, StartVisit};
use soundings_core::{NetworkFault, Reply, Step};
use soundings_wire::{Change, encode};

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
    assert!(!book.sync_screen().unwrap().server_never_backed_up, "nobody said so");
    office.join(&book);
    assert!(!offered(&book));
    assert!(book.sync_screen().unwrap().server_never_backed_up, "it said so with its first page");
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

#[test]
fn what_was_noted_before_joining_as_an_engineer_who_exists_is_theirs_and_shared_as_theirs() {
    let (book, mut office) = (Book::new(), Office::new());
    let made_up = book.engineer().unwrap().id;
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    let ended = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let first = book.note(exactly("my initials are on the tag", rosa));
    book.correct_note(first, "my initials are on that tag", None).unwrap();
    book.end_visit(Some(ended), true).unwrap();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let note = book.note(said("They weld it twice."));
    book.promise(&NewPromise {
        text: "send the table".into(),
        to: vec![Person::Known(rosa)],
        promised_by: None,
        until: "2026-11-30".into(),
        visit: Some(visit),
    })
    .unwrap();
    let promised_by = |book: &Book| book.today().unwrap().promises[0].promised_by.clone();

    let mut jonas = office.author(8);
    let theirs = Id([8; 16]);
    let name = jonas.say(1, theirs, vec![Change::new(1, &"Jonas Lindqvist")]);
    office.hear(&jonas, vec![name]);
    office.joins_as = Some(theirs);
    let before = (promised_by(&book), book.notebook.note(note).unwrap().engineer);
    office.join(&book);

    assert_eq!(book.engineer().unwrap().id, theirs);
    let engineers = book.team().unwrap().engineers;
    assert_eq!(
        engineers.iter().map(|row| (row.name.as_str(), row.me)).collect::<Vec<_>>(),
        [("Jonas Lindqvist", true)]
    );
    assert_eq!((promised_by(&book), book.notebook.note(note).unwrap().engineer), before, "mine, as it was");
    assert_eq!(book.under_way().unwrap(), Some(visit), "and the visit under way is still mine");
    assert_eq!(book.notebook.note(first).unwrap().words, "my initials are on that tag");
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    assert!(office.knows("initials"), "it was ended with *End and share*");

    book.end_visit(Some(visit), true).unwrap();
    office.sync(&book);
    let author = office.heard().into_iter().find(|(envelope, _)| envelope.entity == note).unwrap().1;
    assert!(author.changes.iter().any(|change| change.value == encode(&theirs)));
    assert!(!office.names_thing(made_up), "nobody hears of the one who was made up");
    assert!(!holds_id(&everything_in(book.path()), made_up));
    assert!(book.sync_screen().unwrap().needs_you.is_empty());
    let again = book.again();
    again.rebuild().unwrap();
    assert_eq!(again.notebook.note(note).unwrap().words, "They weld it twice.");
}

fn holds_id(bytes: &[u8], id: Id) -> bool {
    bytes.windows(16).any(|window| window == id.as_bytes())
}

#[test]
fn a_new_engineer_whose_id_was_taken_keeps_their_name() {
    let (book, mut office) = (Book::new(), Office::new());
    office.renames = Some(Id([9; 16]));
    office.join(&book);
    let me = book.engineer().unwrap();
    assert_eq!((me.name.as_str(), me.id), ("Ada Okafor", Id([9; 16])));
    assert!(office.knows("Ada Okafor"));
}

#[test]
fn when_the_server_was_asked_last_is_told_as_the_clock_on_the_phone_showed_it() {
    let (mut office, book) = (Office::new(), Book::new());
    office.join(&book);
    book.note(around("8.0 NOT 9.5"));
    book.clock.at(9, 10);
    office.sync(&book);
    let Sharing::Together { checked: Some(checked) } = book.sync_screen().unwrap().sharing else {
        panic!("not together")
    };
    assert_eq!((checked.zone.as_str(), checked.offset_minutes), ("America/Toronto", -300));
    assert!(checked.local().to_rfc3339().starts_with("2026-11-24T09:1"), "{}", checked.local());
}
