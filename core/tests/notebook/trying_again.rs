//! When the hub is tried again, and what stops this device until somebody updates it.

use soundings_core::Refusal;
use soundings_core::present::Sharing;
use soundings_core::{Reply, Step};
use soundings_wire::Id;
use soundings_wire::messages::{Content, HubRefusal, HubReply, HubRequest, Pulled};

use crate::common::*;

/// The longest pause between tries.
const LONGEST_MS: u64 = 5 * 60 * 1000;

/// Answers each request, and gives the first step that sends none.
fn contact(book: &Book, answer: &mut dyn FnMut(&HubRequest) -> HubReply) -> Step {
    book.sync_now().unwrap();
    for _ in 0..100 {
        match book.sync_next().unwrap() {
            Step::Send(request) if !request.long_poll => {
                let body = answer(&HubRequest::from_frame(&request.body).unwrap()).to_frame();
                let _ = book.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None });
            }
            step => return step,
        }
    }
    panic!("it never ends");
}

/// Fails once at what is asked next; how long it waits then.
fn fails(book: &Book, retry_after_s: Option<u64>) -> u64 {
    let before = book.environment.clock.now().utc_ms as u64;
    let request = loop {
        match book.sync_next().unwrap() {
            Step::Send(request) => break request,
            // A moment of this clock goes by with each look.
            Step::Wait { until_ms } => {
                book.clock.forward((until_ms - book.environment.clock.now().utc_ms as u64) as i64)
            }
            other => panic!("{other:?}"),
        }
    };
    let asked = book.environment.clock.now().utc_ms as u64;
    assert!(asked >= before);
    let body = HubReply::Refused(HubRefusal::Busy.into()).to_frame();
    book.sync_reply(request.id, &Reply::Answer { status: 429, body, retry_after_s }).unwrap();
    match book.sync_next().unwrap() {
        Step::Wait { until_ms } => until_ms - asked,
        // So short a pause is over when this clock is looked at.
        Step::Send(_) => 0,
        other => panic!("{other:?}"),
    }
}

/// This clock goes on a second with each look, and is looked at a few times on the way.
const LOOKS_MS: u64 = 10_000;

#[test]
fn each_failure_waits_longer_up_to_five_minutes_and_no_two_devices_as_long() {
    let waits = |seed| {
        let (book, mut office) = (Book::of("Ada Okafor", seed), Office::new());
        office.join(&book);
        (0..16).map(|_| fails(&book, None)).collect::<Vec<_>>()
    };
    let (ada, jonas) = (waits(7), waits(135));
    assert!(ada[0] < 2_000 + LOOKS_MS, "{ada:?}");
    assert!(ada[12..].iter().all(|wait| (LONGEST_MS / 2..=LONGEST_MS + LOOKS_MS).contains(wait)), "{ada:?}");
    assert!(ada[12] > 10 * ada[3].min(LOOKS_MS), "{ada:?}");
    let apart = ada[8..].iter().zip(&jonas[8..]).filter(|(one, other)| one.abs_diff(**other) > LOOKS_MS);
    assert!(apart.count() >= 4, "a team's phones do not come at once: {ada:?} {jonas:?}");
}

#[test]
fn the_time_that_the_hub_names_is_waited_for_and_no_longer_than_five_minutes() {
    let (book, mut office) = (Book::new(), Office::new());
    office.join(&book);
    for (said_s, waits_ms) in [(40, 40_000), (90, 90_000), (86_400, LONGEST_MS)] {
        let waited = fails(&book, Some(said_s));
        assert!((waits_ms..waits_ms + LOOKS_MS).contains(&waited), "{said_s} s: {waited} ms");
    }
}

#[test]
fn a_hub_that_speaks_no_protocol_of_ours_stops_sending_and_never_a_note() {
    let (book, mut office) = (Book::new(), Office::new());
    office.join(&book);
    office.end_tokens();
    let step = contact(&book, &mut |_| HubReply::Refused(HubRefusal::Version.into()));
    // A token may still serve: whatever is asked is refused.
    assert!(matches!(step, Step::Stopped), "{step:?}");
    assert_eq!(book.sync_screen().unwrap().stopped, Some(Refusal::UpdateNeeded));
    assert_eq!(book.sync_screen().unwrap().away_since, None, "it is not away");
    let note = book.note(said("They weld it twice."));
    book.share(&[note]).unwrap();
    assert!(matches!(book.sync_next().unwrap(), Step::Stopped));
    // The other side was updated.
    office.sync(&book);
    assert_eq!(book.sync_screen().unwrap().stopped, None);
    assert!(office.knows("They weld it twice."));
}

#[test]
fn a_page_that_only_a_later_version_can_read_says_so_and_is_read_once_it_can_be() {
    let (book, mut office) = (Book::new(), Office::new());
    office.join(&book);
    let mut jonas = office.author(8);
    let name = jonas.say(2, Id([0x77; 16]), vec![soundings_wire::Change::new(1, &"Brightline Metals")]);
    office.hear(&jonas, vec![name]);
    office.lies = Some(|page| {
        for pulled in page.operations.iter_mut().filter(|pulled| matches!(pulled.content, Content::Whole(_))) {
            *pulled = Pulled { content: Content::Unknown(77), ..pulled.clone() };
        }
    });
    let step = contact(&book, &mut |asked| office.answer(asked));
    assert!(matches!(step, Step::Stopped), "{step:?}");
    let screen = book.sync_screen().unwrap();
    assert_eq!((screen.stopped, screen.away_since), (Some(Refusal::UpdateNeeded), None));
    assert!(matches!(screen.sharing, Sharing::NeedsYou { .. }));
    office.lies = None;
    office.sync(&book);
    assert_eq!(book.name(Id([0x77; 16])).unwrap().as_deref(), Some("Brightline Metals"));
}
