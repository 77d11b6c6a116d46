//! Access that is taken: what was not sent goes to the hub's quarantine, what the team has goes from here, and what was only
//! mine stays.

use soundings_core::model::Id;
use soundings_core::present::Sharing;
use soundings_core::visit_log::{FiledUnder, NewObservation, StartVisit};
use soundings_core::{Error, Notebook, Refusal, Reply, Step};
use soundings_wire::messages::{
    EraseYourself, HubRefusal, HubReply, HubRequest, Placed, Pushed, Refused, Token, Verdict,
};
use soundings_wire::{HybridTime, Incarnation, Operation, OperationPayload, Signed};

use crate::common::{Book, Office, everything_in, holds, said};

/// What opens the quarantine.
const PASS: [u8; 32] = [0xaa; 32];

/// A hub that took a device's access.
struct Revoking<'a> {
    office: &'a mut Office,
    order: Option<Signed<EraseYourself>>,
    takes: bool,
    quarantine: Vec<Operation>,
}

impl<'a> Revoking<'a> {
    fn with(office: &'a mut Office, order: Option<Signed<EraseYourself>>) -> Self {
        Self { office, order, takes: true, quarantine: Vec::new() }
    }

    fn answer(&mut self, asked: &HubRequest) -> HubReply {
        match asked {
            HubRequest::Token(request) if self.takes && request.claimed().unwrap().nonce == [0; 32] => {
                let seen = vec![self.office.seen(request.claimed().unwrap().incarnation)];
                HubReply::Token(Token { token: PASS, expires_ms: 3_600_000, now_ms: 0, seen, watermark: None })
            }
            HubRequest::Push(push) if push.token == PASS => {
                self.quarantine.extend(push.operations.clone());
                let placed = Placed { hub_seq: 0, rank: HybridTime(i64::MAX as u64) };
                let verdicts = push.operations.iter().map(|_| Verdict::Accepted(placed)).collect();
                HubReply::Pushed(Pushed { verdicts, now_ms: 0 })
            }
            _ => HubReply::Refused(Refused { order: self.order.clone(), ..HubRefusal::Revoked.into() }),
        }
    }

    /// One contact, `most` requests of it. The step it ended with.
    fn contact(&mut self, notebook: &Notebook, most: usize) -> Step {
        notebook.sync_now().unwrap();
        for _ in 0..most {
            match notebook.sync_next().unwrap() {
                Step::Send(request) => {
                    let body = self.answer(&HubRequest::from_frame(&request.body).unwrap()).to_frame();
                    notebook.sync_reply(request.id, &Reply::Answer { status: 401, body, retry_after_s: None }).unwrap();
                }
                step => return step,
            }
        }
        notebook.sync_next().unwrap()
    }

    fn has(&self, words: &str) -> bool {
        self.quarantine.iter().any(|operation| match &operation.payload {
            OperationPayload::Whole(payload) => holds(payload, words),
            OperationPayload::Absent(_) => false,
        })
    }
}

/// Ada, in a team, with something of every sort.
struct Ada {
    book: Book,
    office: Office,
    visit: Id,
    only_mine: Id,
    incarnation: Incarnation,
}

fn ada() -> Ada {
    let (book, mut office) = (Book::new(), Office::new());
    office.join(&book);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.note(said("we weld it twice"));
    let only_mine = book.note(NewObservation { only_me: true, ..said("he looked afraid") });
    book.share(&[visit]).unwrap();
    office.sync(&book);
    let incarnation = office.last_device();
    book.add_customer("Late Foundry").unwrap();
    book.note(NewObservation { visit: FiledUnder::Nowhere, ..said("the torch is old") });
    let later = book.note(said("they grind it away"));
    book.share(&[later]).unwrap();
    book.save_draft(Some(visit), "half a thought").unwrap();
    Ada { book, office, visit, only_mine, incarnation }
}

fn stopped(book: &Notebook) -> Option<Refusal> {
    book.sync_stopped().unwrap().map(|error| match error {
        Error::Refused(refusal) => refusal,
        other => panic!("{other:?}"),
    })
}

fn found(book: &Notebook, words: &str) -> usize {
    book.search(words, None, 100).unwrap().items.len()
}

#[test]
fn an_order_is_obeyed_what_waits_goes_to_quarantine_and_only_what_was_mine_alone_stays() {
    let Ada { book, mut office, visit, only_mine, incarnation } = ada();
    let order = office.order(office.id, incarnation, false);
    let mut hub = Revoking::with(&mut office, Some(order));
    assert_eq!(hub.contact(&book, 100), Step::Stopped);
    assert_eq!(stopped(&book), Some(Refusal::Left));
    assert!(hub.has("Late Foundry") && hub.has("they grind it away"), "what was not sent is not lost");
    assert!(!hub.has("we weld it twice") && !hub.has("the torch is old") && !hub.has("he looked afraid"));

    for gone in ["Brightline Metals", "we weld it twice", "Late Foundry", "they grind it away"] {
        assert!(found(&book, gone) == 0 && !holds(&everything_in(book.path()), gone), "{gone}");
    }
    for kept in ["the torch is old", "he looked afraid", "half a thought"] {
        assert_eq!(found(&book, kept), 1, "{kept}");
    }
    assert!(book.encounter(visit, None, 10).is_err() && book.notebook.note(only_mine).is_ok());
    assert!(matches!(book.sync_screen().unwrap().sharing, Sharing::NoTeam { notes: 3 }));
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    assert_eq!(book.dump_team().unwrap(), "");
    assert_eq!(book.engineer().unwrap().name, "Ada Okafor");

    let book = book.again();
    book.add_customer("Another Customer").unwrap();
    book.note(said("life goes on"));
    book.rebuild().unwrap();
    assert_eq!((found(&book, "life goes on"), found(&book, "torch")), (1, 1));
    assert_eq!(book.sync_next().unwrap(), Step::Stopped, "nothing is sent");
}

#[test]
fn a_notebook_that_left_joins_again_as_another_device_and_the_old_order_is_nothing_to_it() {
    let Ada { book, mut office, incarnation, .. } = ada();
    let order = office.order(office.id, incarnation, false);
    Revoking::with(&mut office, Some(order.clone())).contact(&book, 100);
    office.join(&book);
    assert_eq!(stopped(&book), None);
    assert_ne!(office.last_device().device, incarnation.device);
    assert_eq!(
        (found(&book, "we weld it twice"), found(&book, "Brightline Metals")),
        (1, 1),
        "the team's things are back"
    );
    assert_eq!(found(&book, "the torch is old"), 1);
    book.add_customer("New Foundry").unwrap();
    office.sync(&book);
    assert!(office.knows("New Foundry"));

    let mut hub = Revoking::with(&mut office, Some(order));
    assert_eq!(hub.contact(&book, 100), Step::Stopped);
    assert_eq!(stopped(&book), Some(Refusal::Revoked));
    assert_eq!(found(&book, "we weld it twice"), 1, "nothing was erased");
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
}

#[test]
fn without_an_order_or_with_a_wrong_one_nothing_is_erased_and_nothing_sent() {
    type Order = fn(&Office, Incarnation) -> Option<Signed<EraseYourself>>;
    let wrong: [Order; 5] = [
        |_, _| None,
        |office, ada| Some(office.order(office.id, ada, true)),
        |office, ada| Some(office.order(office.id, Incarnation { device: Id([9; 16]), ..ada }, false)),
        |office, ada| Some(office.order(office.id, Incarnation { number: ada.number + 1, ..ada }, false)),
        |office, ada| Some(office.order(Id([9; 16]), ada, false)),
    ];
    for (number, order) in wrong.iter().enumerate() {
        let Ada { book, mut office, incarnation, .. } = ada();
        let order = order(&office, incarnation);
        let mut hub = Revoking::with(&mut office, order);
        assert_eq!(hub.contact(&book, 100), Step::Stopped, "{number}");
        assert_eq!(stopped(&book), Some(Refusal::Revoked), "{number}");
        assert!(hub.quarantine.is_empty());
        for kept in ["we weld it twice", "they grind it away", "the torch is old", "Late Foundry"] {
            assert_eq!(found(&book, kept), 1, "{number}: {kept}");
        }
    }
}

#[test]
fn nothing_is_erased_before_the_quarantine_has_taken_what_waits() {
    let Ada { book, mut office, incarnation, .. } = ada();
    let order = office.order(office.id, incarnation, false);
    let mut hub = Revoking::with(&mut office, Some(order));
    hub.takes = false;
    assert!(matches!(hub.contact(&book, 100), Step::Wait { .. }));
    assert_eq!(stopped(&book), Some(Refusal::Leaving));
    assert_eq!(found(&book, "they grind it away"), 1);

    hub.takes = true;
    assert_eq!(hub.contact(&book, 100), Step::Stopped);
    assert_eq!((stopped(&book), found(&book, "they grind it away")), (Some(Refusal::Left), 0));
    assert!(hub.has("they grind it away"));
}

#[test]
fn a_device_that_ends_in_the_middle_goes_on_leaving_and_loses_nothing() {
    for requests in 1..=3 {
        let Ada { book, mut office, incarnation, .. } = ada();
        let order = office.order(office.id, incarnation, false);
        let mut hub = Revoking::with(&mut office, Some(order));
        hub.contact(&book, requests);
        let book = book.again();
        assert_eq!(hub.contact(&book, 100), Step::Stopped, "{requests}");
        assert_eq!((stopped(&book), found(&book, "they grind it away")), (Some(Refusal::Left), 0));
        assert!(hub.has("they grind it away") && hub.has("Late Foundry"));
        assert_eq!(found(&book, "the torch is old"), 1);
    }
}
