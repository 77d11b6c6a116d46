//! `soundings-simulation`: runs seeds until one breaks a promise.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

use soundings_simulation::{Options, run};

const USAGE: &str = "\
soundings-simulation --seeds N [--first S] [--events M]   runs N seeds from S on
soundings-simulation --seed S [--events M] [--trace]      runs one seed; --trace says what happens
With --restored-hubs the hub may come back from an older copy.";

/// How many events the faults of a seed last, if nobody says.
const EVENTS: u64 = 400;

struct Asked {
    first: u64,
    seeds: u64,
    events: u64,
    trace: bool,
    restored_hubs: bool,
}

fn read(arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked { first: 1, seeds: 1, events: EVENTS, trace: false, restored_hubs: false };
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|text| text.parse().ok());
        match argument.as_str() {
            "--seeds" => asked.seeds = number()?,
            "--first" | "--seed" => asked.first = number()?,
            "--events" => asked.events = number()?,
            "--trace" => asked.trace = true,
            "--restored-hubs" => asked.restored_hubs = true,
            _ => return None,
        }
    }
    Some(asked)
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let begun = Instant::now();
    let (mut events, mut acknowledged) = (0, 0);
    let (mut faults, mut situations): (BTreeMap<&str, u64>, BTreeMap<&str, u64>) = Default::default();
    for (count, seed) in (asked.first..).take(asked.seeds as usize).enumerate() {
        match run(Options { seed, events: asked.events, trace: asked.trace, restored_hubs: asked.restored_hubs }) {
            Ok(report) => {
                events += report.events;
                acknowledged += report.acknowledged;
                report.faults.into_iter().for_each(|(fault, times)| *faults.entry(fault).or_default() += times);
                report.situations.into_iter().for_each(|(met, times)| *situations.entry(met).or_default() += times);
            }
            Err(failure) => {
                eprintln!("seed {seed}: {failure}");
                eprintln!(
                    "again: cargo run -p soundings-simulation -- --seed {seed} --events {} --trace{}",
                    asked.events,
                    if asked.restored_hubs { " --restored-hubs" } else { "" }
                );
                return ExitCode::FAILURE;
            }
        }
        let count = count as u64 + 1;
        if count.is_multiple_of(100) && count < asked.seeds {
            println!("{count} of {} seeds, {events} events, {} s", asked.seeds, begun.elapsed().as_secs());
        }
    }
    println!(
        "{} seeds from {}: {events} events, {acknowledged} things acknowledged, in {:.1} s",
        asked.seeds,
        asked.first,
        begun.elapsed().as_secs_f64()
    );
    println!("what went wrong:");
    for (fault, times) in faults {
        println!("{times:>9}  {fault}");
    }
    println!("what the checks met:");
    for (met, times) in situations {
        println!("{times:>9}  {met}");
    }
    println!("nothing lost, nothing invented, nothing erased came back, all replicas equal");
    ExitCode::SUCCESS
}
