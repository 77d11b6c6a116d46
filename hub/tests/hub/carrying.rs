//! What a teammate carries to a hub that lost it: an operation ranks as it did before, or by its clock.

use std::sync::Arc;

use soundings_hub::{Hub, Lists, restore};
use soundings_wire::chain::Receipt;
use soundings_wire::messages::*;
use soundings_wire::{HybridTime, Operation, Signed};
use tempfile::TempDir;

use crate::bench::{Bench, Counting, MINUTE, MORNING, accepted};
use crate::device::Device;

/// A hub that will be lost, with a backup of it, and two who joined before.
struct Shelf {
    bench: Bench,
    folder: TempDir,
    ada: Device,
    jonas: Device,
}

impl Shelf {
    fn new() -> Self {
        let mut bench = Bench::new();
        let (ada, jonas) = (bench.joined(), bench.joined());
        let folder = tempfile::tempdir().unwrap();
        bench.hub.back_up(&folder.path().join("backup"), bench.now_ms).unwrap();
        Self { bench, folder, ada, jonas }
    }

    /// The hub is lost, and restored an hour later.
    fn lose(&mut self) {
        self.bench.now_ms += 60 * MINUTE;
        let restored = self.folder.path().join("restored");
        restore(&self.folder.path().join("backup"), &restored, Lists::default(), self.bench.now_ms).unwrap();
        self.bench.hub = Hub::open(&restored, Arc::new(Counting::from("restored")), self.bench.now_ms).unwrap();
        self.bench.sign_in(&mut self.ada);
        self.bench.sign_in(&mut self.jonas);
    }

    /// What the hub signed of Ada's last push, as Jonas read it.
    fn last_push(&self) -> SignedPush {
        self.bench.pages(&self.jonas).pop().unwrap().heads.pop().unwrap()
    }

    /// Ada's operations as Jonas brings them.
    fn carried(&self, push: &SignedPush, operations: &[Operation]) -> Push {
        let (head, receipt) = (push.head.clone(), push.receipt.clone());
        Push { token: self.jonas.token, head, operations: operations.to_vec(), ranks: None, receipt }
    }
}

fn ranks(verdicts: &[Verdict]) -> Vec<HybridTime> {
    verdicts.iter().map(|verdict| accepted(verdict).unwrap_or_else(|| panic!("{verdict:?}")).rank).collect()
}

/// A clock that is ahead of the hub's.
fn ahead(device: &mut Device, entity: u8, minutes: u64) -> Operation {
    device.write_with(entity, b"words", |envelope| envelope.clock = HybridTime::new(MORNING + minutes * MINUTE, 0))
}

#[test]
fn the_very_push_brought_with_its_receipt_ranks_as_before_at_a_hub_that_lost_it() {
    let mut shelf = Shelf::new();
    let operations = [ahead(&mut shelf.ada, 1, 30), shelf.ada.write(2, b"words")];
    let before = ranks(&shelf.bench.push(&shelf.ada, &operations));
    assert_eq!(before[0], HybridTime::new(MORNING + 5 * MINUTE, 0), "as high as the hub's clock lets it");
    let push = shelf.last_push();
    shelf.lose();
    let carried = shelf.carried(&push, &operations);
    assert_eq!(ranks(&shelf.bench.pushed(carried)), before);
    let again = shelf.last_push().receipt.unwrap().verified(&shelf.bench.hub_key).unwrap();
    assert_eq!(again, push.receipt.unwrap().claimed().unwrap(), "and the next hub is told the same");
}

#[test]
fn without_its_receipt_it_ranks_by_the_clock_of_the_hub_that_takes_it() {
    let mut shelf = Shelf::new();
    let operations = [ahead(&mut shelf.ada, 1, 30)];
    shelf.bench.push(&shelf.ada, &operations);
    let push = shelf.last_push();
    shelf.lose();
    let carried = Push { receipt: None, ..shelf.carried(&push, &operations) };
    assert_eq!(ranks(&shelf.bench.pushed(carried)), [HybridTime::new(MORNING + 30 * MINUTE, 0)]);
}

#[test]
fn ranks_are_believed_from_the_author_and_not_from_who_carries_without_a_receipt() {
    let mut shelf = Shelf::new();
    let (lower, own) = (HybridTime::new(MORNING - MINUTE, 0), HybridTime::new(MORNING, 0));
    let operations = [shelf.ada.write(1, b"words"), shelf.ada.write(2, b"words")];
    let push = |operations: &[Operation], token, device: &Device| Push {
        token,
        ranks: Some(vec![lower; operations.len()]),
        ..device.push(operations)
    };
    let carried = push(&operations[..1], shelf.jonas.token, &shelf.ada);
    assert_eq!(ranks(&shelf.bench.pushed(carried)), [own]);
    let hers = push(&operations[1..], shelf.ada.token, &shelf.ada);
    assert_eq!(ranks(&shelf.bench.pushed(hers)), [lower]);
}

#[test]
fn ranks_never_rise_above_the_clock() {
    let mut shelf = Shelf::new();
    let operation = shelf.ada.write(1, b"words");
    let push = Push { ranks: Some(vec![HybridTime::new(MORNING + MINUTE, 0)]), ..shelf.ada.push(&[operation]) };
    assert_eq!(ranks(&shelf.bench.pushed(push)), [HybridTime::new(MORNING, 0)]);
}

#[test]
fn ranks_that_its_author_once_brought_go_on_in_the_receipt() {
    let mut shelf = Shelf::new();
    let known = shelf.ada.write(1, b"the hub has it");
    shelf.bench.push(&shelf.ada, std::slice::from_ref(&known));
    let lower = [HybridTime::new(MORNING - MINUTE, 0), HybridTime::new(MORNING - 2 * MINUTE, 0)];
    let new = [shelf.ada.write(2, b"new"), shelf.ada.write(3, b"new too")];
    // The first was sent again, for its reply was lost.
    let operations = [std::slice::from_ref(&known), &new].concat();
    let brought = [vec![HybridTime::new(MORNING, 0)], lower.to_vec()].concat();
    let verdicts = shelf.bench.pushed(Push { ranks: Some(brought), ..shelf.ada.push(&operations) });
    assert_eq!(ranks(&verdicts[1..]), lower);
    let pushes: Vec<_> = shelf.bench.pages(&shelf.jonas).remove(0).heads.into_iter().rev().take(2).collect();
    shelf.lose();
    ranks(&shelf.bench.pushed(shelf.carried(&pushes[1], &[known])));
    let carried = shelf.carried(&pushes[0], &new);
    assert_eq!(ranks(&shelf.bench.pushed(carried)), lower, "who carries it sees only what the push added");
}

#[test]
fn a_receipt_of_another_push_or_by_another_key_is_refused() {
    let mut shelf = Shelf::new();
    let operations = [shelf.ada.write(1, b"one"), shelf.ada.write(2, b"two")];
    shelf.bench.push(&shelf.ada, &operations[..1]);
    let first = shelf.last_push();
    shelf.bench.push(&shelf.ada, &operations[1..]);
    let second = shelf.last_push();
    shelf.lose();
    let swapped = Push { receipt: second.receipt.clone(), ..shelf.carried(&first, &operations[..1]) };
    assert_eq!(shelf.bench.refusal(HubRequest::Push(swapped)), HubRefusal::NotUnderstood);
    let early: Receipt = Receipt { received_ms: 1, ..first.receipt.clone().unwrap().claimed().unwrap() };
    let forged = Signed::sign(&shelf.jonas.key, &early);
    let forged = Push { receipt: Some(forged), ..shelf.carried(&first, &operations[..1]) };
    assert_eq!(shelf.bench.refusal(HubRequest::Push(forged)), HubRefusal::Signature);
    ranks(&shelf.bench.pushed(shelf.carried(&first, &operations[..1])));
    ranks(&shelf.bench.pushed(shelf.carried(&second, &operations[1..])));
}

#[test]
fn nobody_carries_what_a_device_did_not_sign() {
    let mut shelf = Shelf::new();
    let operation = shelf.ada.write(1, b"words");
    shelf.bench.push(&shelf.ada, std::slice::from_ref(&operation));
    let push = shelf.last_push();
    shelf.lose();
    let mut changed = operation.clone();
    changed.payload = soundings_wire::OperationPayload::Whole(b"sword".to_vec());
    assert_eq!(shelf.bench.pushed(shelf.carried(&push, &[changed])), [Verdict::Clone], "the head does not cover it");
    ranks(&shelf.bench.pushed(shelf.carried(&push, &[operation])));
}
