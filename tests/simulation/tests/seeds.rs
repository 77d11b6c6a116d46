//! Seeds that run with every `cargo test`; thousands more run with the program.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use soundings_simulation::{Options, run};

/// Each thread takes every so-manieth seed.
const THREADS: u64 = 2;

#[test]
fn nothing_is_lost_in_sixty_seeds() {
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            std::thread::spawn(move || {
                for seed in (1_000..1_060).filter(|seed| seed % THREADS == thread) {
                    if let Err(failure) = run(Options { seed, events: 250, trace: false }) {
                        panic!("seed {seed}: {failure}\nagain: cargo run -p soundings-simulation -- --seed {seed} --events 250 --trace");
                    }
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let options = Options { seed: 7, events: 250, trace: false };
    let (one, other) = (run(options).unwrap(), run(options).unwrap());
    assert_eq!((one.events, one.acknowledged, one.faults), (other.events, other.acknowledged, other.faults));
}
