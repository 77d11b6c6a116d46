//! A device that was copied, or restored from a backup, goes on under another incarnation.

use std::sync::Arc;

use soundings_hub::{Hub, Lists, restore};
use soundings_wire::enrolment::Vouched;
use soundings_wire::messages::*;
use soundings_wire::{Id, Incarnation, Signed};

use crate::bench::{Bench, Counting, MINUTE, MORNING};
use crate::device::Device;

/// Ada's device, and her notebook under the key it has since.
fn ada_and_her_copy(bench: &mut Bench) -> (Device, Device) {
    (bench.joined(), bench.device())
}

fn vouched(bench: &Bench) -> Vouched {
    bench.hub.devices().unwrap().last().unwrap().vouched
}

#[test]
fn the_key_of_the_incarnation_before_vouches_for_the_next() {
    let mut bench = Bench::new();
    let (mut ada, mut copy) = ada_and_her_copy(&mut bench);
    let operation = ada.write(1, b"under the old one");
    bench.push(&ada, &[operation]);
    let welcome = bench.welcomed(copy.renew(bench.hub.id(), ada.incarnation, &ada.key));
    assert!(welcome.proof.answers(bench.hub.id(), &[9; 32]));
    assert_eq!(welcome.incarnation, Incarnation { number: 2, ..ada.incarnation });
    assert_eq!((welcome.engineer, welcome.team), (ada.engineer, bench.hub.team()));
    assert_eq!(vouched(&bench), Vouched::DeviceKey);

    copy.become_incarnation(&welcome);
    bench.sign_in(&mut copy);
    let operation = copy.write(1, b"under the new one");
    assert_eq!(
        bench.places(&bench.push(&copy, &[operation])),
        [3],
        "behind what was written before, and its enrolment"
    );
}

#[test]
fn the_engineers_key_vouches_where_the_devices_is_lost() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let by = ada.engineer_key.signing();
    assert_eq!(bench.welcomed(copy.renew(bench.hub.id(), ada.incarnation, &by)).incarnation.number, 2);
    assert_eq!(vouched(&bench), Vouched::EngineerKey);
}

#[test]
fn nobody_goes_on_as_a_device_that_nobody_vouches_for() {
    let mut bench = Bench::new();
    let (ada, stranger) = ada_and_her_copy(&mut bench);
    let jonas = bench.joined();
    let hub = bench.hub.id();
    for by in [&stranger.key, &stranger.engineer_key.signing(), &jonas.key, &jonas.engineer_key.signing()] {
        assert_eq!(bench.refusal(stranger.renew(hub, ada.incarnation, by)), HubRefusal::Signature);
    }
    let honest = Voucher { hub, before: ada.incarnation, signing_key: stranger.public() };
    let renewal = |voucher: &Voucher| {
        let renew = Signed::sign(&stranger.key, &stranger.renewing(hub, ada.incarnation));
        HubRequest::Renew(Renewal { renew, voucher: Signed::sign(&ada.key, voucher) })
    };
    let elsewhere = Id::new(MORNING, [250; 10]);
    for other in [
        Voucher { hub: elsewhere, ..honest.clone() },
        Voucher { before: jonas.incarnation, ..honest.clone() },
        Voucher { signing_key: jonas.public(), ..honest.clone() },
    ] {
        assert_eq!(bench.refusal(renewal(&other)), HubRefusal::Signature, "a voucher for something else: {other:?}");
    }
    assert_eq!(bench.hub.devices().unwrap().len(), 2);
    bench.welcomed(renewal(&honest));
}

#[test]
fn a_renewal_is_signed_by_the_key_it_brings_and_meant_for_this_hub() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let hub = bench.hub.id();
    let voucher = Signed::sign(&ada.key, &Voucher { hub, before: ada.incarnation, signing_key: copy.public() });
    let renew = Signed::sign(&ada.key, &copy.renewing(hub, ada.incarnation));
    let renewal = Renewal { renew, voucher };
    assert_eq!(bench.refusal(HubRequest::Renew(renewal)), HubRefusal::Signature, "whoever asks must hold the new key");
    let elsewhere = Id::new(MORNING, [250; 10]);
    assert_eq!(bench.refusal(copy.renew(elsewhere, ada.incarnation, &ada.key)), HubRefusal::WrongHub);
    let nobody = Incarnation { number: 7, ..ada.incarnation };
    assert_eq!(bench.refusal(copy.renew(hub, nobody, &ada.key)), HubRefusal::DeviceUnknown);
}

#[test]
fn a_lost_reply_to_a_renewal_is_asked_again_and_answered_the_same() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let renewal = copy.renew(bench.hub.id(), ada.incarnation, &ada.key);
    let first = bench.ask(renewal.clone());
    assert!(matches!(first, HubReply::Joined(_)));
    bench.now_ms += 30 * MINUTE;
    bench.restart();
    assert_eq!(bench.ask(renewal), first);
    assert_eq!(bench.hub.devices().unwrap().len(), 2);
}

#[test]
fn two_copies_of_a_notebook_get_two_numbers() {
    let mut bench = Bench::new();
    let (ada, one) = ada_and_her_copy(&mut bench);
    let (two, hub) = (bench.device(), bench.hub.id());
    let numbers = [&one, &two].map(|copy| {
        let welcome = bench.welcomed(copy.renew(hub, ada.incarnation, &ada.key));
        welcome.incarnation.number
    });
    assert_eq!(numbers, [2, 3]);
}

#[test]
fn the_key_of_any_incarnation_vouches_for_a_later_one() {
    let mut bench = Bench::new();
    let (ada, mut second) = ada_and_her_copy(&mut bench);
    let (third, hub) = (bench.device(), bench.hub.id());
    let welcome = bench.welcomed(second.renew(hub, ada.incarnation, &ada.key));
    second.become_incarnation(&welcome);
    let welcome = bench.welcomed(third.renew(hub, second.incarnation, &second.key));
    assert_eq!(welcome.incarnation.number, 3);
}

#[test]
fn a_range_of_protocols_without_one_in_common_gets_no_renewal() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let hub = bench.hub.id();
    let above = PROTOCOLS.highest + 1;
    let renew = Renew { protocols: Protocols { lowest: above, highest: above }, ..copy.renewing(hub, ada.incarnation) };
    let voucher = Voucher { hub, before: ada.incarnation, signing_key: copy.public() };
    let renewal = Renewal { renew: Signed::sign(&copy.key, &renew), voucher: Signed::sign(&ada.key, &voucher) };
    assert_eq!(bench.refusal(HubRequest::Renew(renewal)), HubRefusal::Version);
}

#[test]
fn a_device_whose_access_was_taken_does_not_come_back_by_an_older_incarnation() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let (another, hub) = (bench.device(), bench.hub.id());
    bench.welcomed(copy.renew(hub, ada.incarnation, &ada.key));
    bench.hub.revoke(ada.incarnation.device, bench.now_ms).unwrap();
    assert_eq!(bench.refusal(another.renew(hub, ada.incarnation, &ada.key)), HubRefusal::Revoked);
    assert_eq!(bench.refusal(copy.renew(hub, ada.incarnation, &ada.key)), HubRefusal::Revoked, "nor by asking again");
}

#[test]
fn a_restored_hub_gives_nobody_a_number_that_it_gave_before_and_lost() {
    let mut bench = Bench::new();
    let (ada, copy) = ada_and_her_copy(&mut bench);
    let folder = tempfile::tempdir().unwrap();
    let [backup, restored] = ["backup", "restored"].map(|name| folder.path().join(name));
    bench.hub.back_up(&backup, MORNING).unwrap();
    let before = bench.welcomed(copy.renew(bench.hub.id(), ada.incarnation, &ada.key)).incarnation.number;
    restore(&backup, &restored, Lists::default(), bench.now_ms).unwrap();
    bench.hub = Hub::open(&restored, Arc::new(Counting::from("restored")), bench.now_ms).unwrap();
    let another = bench.device();
    let after = bench.welcomed(another.renew(bench.hub.id(), ada.incarnation, &ada.key)).incarnation.number;
    assert!(after > before, "{after} {before}");
}

#[test]
fn a_device_gets_so_many_names_in_a_day_and_more_on_the_next() {
    let mut bench = Bench::new();
    let ada = bench.joined();
    let jonas = bench.joined();
    let hub = bench.hub.id();
    let mut granted = 0;
    let renewal = loop {
        let copy = bench.device();
        let renewal = copy.renew(hub, ada.incarnation, &ada.key);
        match bench.ask(renewal.clone()) {
            HubReply::Joined(_) => granted += 1,
            HubReply::Refused(refused) => {
                assert_eq!(refused.refusal, HubRefusal::Busy);
                break renewal;
            }
            other => panic!("{other:?}"),
        }
        assert!(granted < 100);
        bench.now_ms += MINUTE;
    };
    assert!(granted >= 15, "{granted}");
    let copy = bench.device();
    bench.welcomed(copy.renew(hub, jonas.incarnation, &jonas.key));
    bench.now_ms += 24 * 60 * MINUTE;
    bench.welcomed(renewal);
}
