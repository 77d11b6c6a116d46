//! What a small request that unfolds costs the hub's real process, before anybody proved who they are.
#![cfg(target_os = "linux")]

use soundings_wire::chain::Head;
use soundings_wire::messages::*;
use soundings_wire::{Digest, HybridTime, Id, Incarnation, Operation, OperationPayload, Signed};

use crate::process::{Serving, text};

/// What so many at once may take more than a hub that was asked nothing: each what two megabytes hold, and a half of that for the
/// allocator, which on a busy machine has them all at once.
const MOST_KIB: u64 = 96 * 1024;
const AT_ONCE: usize = 32;

fn operation(bytes: usize) -> Operation {
    Operation { envelope: vec![7; bytes], payload: OperationPayload::Whole(Vec::new()) }
}

/// Requests of a few kilobytes that say as much as two megabytes can.
fn small_and_large() -> Vec<(&'static str, Vec<u8>)> {
    let incarnation = Incarnation { device: Id([7; 16]), number: 1 };
    let head = Head { log: Id([7; 16]), incarnation, seq: 1, chain: Digest::default() };
    let head = Signed::sign(&ed25519_dalek::SigningKey::from_bytes(&[7; 32]), &head);
    let push = |operations, ranks| {
        HubRequest::Push(Push { token: [7; 32], head: head.clone(), operations, ranks, receipt: None })
    };
    let requests = [
        ("operations", push(vec![operation(0); 600_000], None)),
        ("one operation", push(vec![operation(1_900_000)], None)),
        ("ranks", push(Vec::new(), Some(vec![HybridTime::default(); 2_000_000]))),
        (
            "names",
            HubRequest::AskBlobs(AskBlobs { token: [7; 32], log: Id([7; 16]), names: vec![Id([7; 16]); 110_000] }),
        ),
        (
            "an address",
            HubRequest::Invite(InviteRequest {
                token: [7; 32],
                address: "a".repeat(2_000_000),
                role: soundings_wire::enrolment::Role::Engineer,
                engineer: None,
            }),
        ),
    ];
    requests.into_iter().map(|(name, request)| (name, request.to_frame())).collect()
}

/// The most memory that a process ever had, in KiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn a_small_request_that_unfolds_costs_the_hub_no_more_than_a_few_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let serving = Serving::with(&["serve", "--data", text(folder.path()), "--plain", "--listen", "127.0.0.1:0"]);
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let ask = |body: &[u8]| {
        let mut response = agent.post(format!("{}/v1", serving.url)).send(body).unwrap();
        let _ = response.body_mut().read_to_vec().unwrap();
    };
    // What it has once for all: its threads, its replica.
    (0..3).for_each(|_| ask(&HubRequest::Unknown(77).to_frame()));
    let before = peak(serving.child.id());
    for (name, frame) in small_and_large() {
        assert!(frame.len() < 8 * 1024, "{name}: {} bytes", frame.len());
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| (0..10).for_each(|_| ask(&frame)));
            }
        });
        let more = peak(serving.child.id()) - before;
        assert!(more < MOST_KIB, "{name}: {} bytes asked {AT_ONCE} at once took {more} KiB", frame.len());
        println!("{name}: {} bytes, {more} KiB more", frame.len());
    }
}
