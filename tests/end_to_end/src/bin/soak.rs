//! What `cargo xtask soak` runs, a piece at a time, beside the programs it plays with:
//! - `soundings-soak crash`: the scenarios, a line each: name, what it makes or does, whether every check runs it
//! - `soundings-soak crash SCENARIO SEED`: plays one, with the power going away at each of its writes and syncs
//! - `soundings-soak kill SEED KILLS`: kills a capturing process so many times
//!
//! It ends with the numbers it came to, on a line of their own; anything lost is a panic.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use soundings_end_to_end::crash::{Moments, acts, may_trace, run};
use soundings_end_to_end::kill::kill;

const USAGE: &str = "soundings-soak crash [SCENARIO SEED] | kill SEED KILLS";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["crash"] => {
            for scenario in acts::all() {
                println!("{}\t{}\t{}", scenario.name, scenario.about, scenario.every_check);
            }
        }
        ["crash", name, seed] => match seed.parse() {
            Ok(seed) => return crash(name, seed),
            Err(_) => return usage(),
        },
        ["kill", seed, kills] => match (seed.parse(), kills.parse()) {
            (Ok(seed), Ok(kills)) => println!("came to: {}", kill(&beside("soundings-capturing"), kills, seed)),
            _ => return usage(),
        },
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}

fn crash(name: &str, seed: u64) -> ExitCode {
    if !may_trace() {
        eprintln!("no process may be traced here");
        return ExitCode::FAILURE;
    }
    let place = std::sync::Arc::new(Mutex::new(String::new()));
    let last = std::sync::Arc::clone(&place);
    let told = std::panic::take_hook();
    // Where it was, before what went wrong.
    std::panic::set_hook(Box::new(move |panic| {
        eprintln!("{}", last.lock().map(|last| last.clone()).unwrap_or_default());
        told(panic);
    }));
    let tally = run(acts::named(name), &beside("soundings-acting"), Moments::SyncsAndWrites, seed, &|here| {
        if let Ok(mut place) = place.lock() {
            here.clone_into(&mut place);
        }
    });
    println!("came to: {} {}", tally.steps, tally.crashes);
    ExitCode::SUCCESS
}

/// A program that was built with this one.
fn beside(name: &str) -> PathBuf {
    let mut program = std::env::current_exe().unwrap_or_default();
    program.set_file_name(name);
    program
}
