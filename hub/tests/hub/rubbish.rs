//! Whatever bytes come, a hub answers them, fails at nothing, and goes on.

use soundings_core::Randomness;
use soundings_wire::chain::Head;
use soundings_wire::enrolment::Role;
use soundings_wire::messages::*;
use soundings_wire::{Envelope, HybridTime, Operation, OperationPayload, Signed, encode};

use crate::bench::{Bench, Counting, MORNING, accepted};
use crate::device::Device;

/// Numbers that are the same in every run.
struct Dice(Counting);

impl Dice {
    fn below(&self, limit: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        (u64::from_be_bytes(bytes) % limit as u64) as usize
    }
}

fn samples(bench: &Bench, ada: &mut Device) -> Vec<Vec<u8>> {
    let operations =
        [ada.write_group(&[1, 2, 3], b"group"), vec![ada.write(4, b"alone"), ada.write_rubbish()]].concat();
    let invite = bench.invite();
    vec![
        encode(&HubRequest::Push(ada.push(&operations))),
        encode(&ada.join(&invite)),
        encode(&HubRequest::Pull(ada.pull(bench.hub.team(), Cursor { epoch: 1, hub_seq: 2 }))),
        encode(&ada.challenge()),
        encode(&ada.token_request(bench.hub.id(), [1; 32])),
        encode(&ada.renew(bench.hub.id(), ada.incarnation, &ada.key)),
        encode(&HubRequest::Invite(InviteRequest {
            token: ada.token,
            address: "http://127.0.0.1:1".to_owned(),
            role: Role::Engineer,
            engineer: Some(ada.engineer),
        })),
    ]
}

#[test]
fn changed_bytes_in_a_request_fail_nothing() {
    let mut bench = Bench::new();
    let (mut ada, mut jonas) = (bench.joined(), bench.joined());
    let (dice, samples) = (Dice(Counting::from("changed")), samples(&bench, &mut ada));
    for round in 0..3_000 {
        // As the clock goes on, nobody is merely told to wait.
        bench.now_ms += 1_000;
        let mut bytes = samples[round % samples.len()].clone();
        for _ in 0..=dice.below(3) {
            let place = dice.below(bytes.len());
            bytes[place] = dice.below(256) as u8;
        }
        if let Ok(request) = soundings_wire::decode::<HubRequest>(&bytes, "a request") {
            let reply = bench.hub.handle(&request, bench.now_ms).reply;
            assert_ne!(reply, HubReply::Refused(HubRefusal::HubFault.into()), "round {round}");
        }
    }
    goes_on(&bench, &mut jonas);
}

/// A device that signs properly and sends nonsense: numbers at their ends, groups that overlap, orders turned round.
#[test]
fn nonsense_that_is_properly_signed_fails_nothing() {
    let mut bench = Bench::new();
    let (ada, mut jonas) = (bench.joined(), bench.joined());
    let dice = Dice(Counting::from("nonsense"));
    let ends = [0, 1, 2, 3, 4, 7, i64::MAX as u64 - 1, i64::MAX as u64, u64::MAX];
    let number = || ends[dice.below(ends.len())];
    for round in 0..3_000 {
        bench.now_ms += 10;
        let operations: Vec<Operation> = (0..dice.below(5))
            .map(|_| {
                let mut writer = Device::new(1, bench.hub.team());
                let mut operation = writer.write_with(dice.below(4) as u8, &[7; 3], |envelope: &mut Envelope| {
                    envelope.dot.seq = number();
                    envelope.clock = HybridTime(number());
                    let (first, count) = (number(), dice.below(4) as u16);
                    envelope.group = (dice.below(2) == 0).then_some(soundings_wire::Group { first, count });
                    envelope.payload_length = dice.below(5) as u32;
                    if dice.below(20) == 0 {
                        envelope.erased_operations = Some(vec![soundings_wire::Dot { seq: number(), ..envelope.dot }]);
                    }
                });
                if dice.below(4) == 0 {
                    operation.payload = OperationPayload::Absent(operation.payload.hash());
                }
                operation
            })
            .collect();
        let seq = operations
            .last()
            .and_then(|last| Envelope::from_bytes(&last.envelope).ok())
            .map_or_else(number, |envelope| envelope.dot.seq);
        // The head that fits, if all of them go on from the chain's start; else one that does not.
        let start = soundings_wire::chain::start(bench.hub.team(), ada.incarnation);
        let head = operations.iter().fold(start, |head, operation| soundings_wire::chain::extend(&head, operation));
        let head = Head { log: bench.hub.team(), incarnation: ada.incarnation, seq, chain: head };
        let head = Signed::sign(&ada.key, &head);
        let push = Push { token: ada.token, head, operations, ranks: None, receipt: None };
        let reply = bench.hub.handle(&HubRequest::Push(push), bench.now_ms).reply;
        assert_ne!(reply, HubReply::Refused(HubRefusal::HubFault.into()), "round {round}");
        let strange = Cursor { epoch: number() as u32, hub_seq: number() };
        let pull = Pull { wait_ms: number(), ..ada.pull(bench.hub.team(), strange) };
        let reply = bench.hub.handle(&HubRequest::Pull(pull), bench.now_ms).reply;
        let is_busy = reply == HubReply::Refused(HubRefusal::Busy.into());
        assert!(is_busy || matches!(reply, HubReply::Page(_)), "round {round}: {reply:?}");
    }
    assert!(bench.now_ms > MORNING);
    goes_on(&bench, &mut jonas);
}

fn goes_on(bench: &Bench, device: &mut Device) {
    bench.sign_in(device);
    let operation = device.write(1, b"words");
    assert!(accepted(&bench.push(device, &[operation])[0]).is_some());
    bench.pull_all(device);
}
