//! `cargo xtask`: everything that is done with this project besides editing it.
//!
//! It uses the standard library alone and compiles no C, so that it is there in seconds on a fresh machine.
//! - `checks`: the one list of what `cargo xtask test` runs; a new check is one more entry there
//! - `steps`: what those checks do
//! - `lanes`: runs a list of checks, two side by side, and ends with the table and the closing line
//! - `tools`: what a check needs beyond Rust, and how it is installed
//! - `peers`: what a benchmark is held against
//! - `counts`: how many tests a runner says it ran
//! - `arrows`, `licences`: checks that are ours; `gradle`: what Gradle would refuse, where none runs
//! - `libraries`: the Rust library for phones, where an NDK or a Mac is
//! - `fuzzing`: decoders with what a fuzzer makes up
//! - `mutants`: faults put in on purpose, which the simulation must catch; that they fit the code is a check
//! - `soaking`: processes that end without warning: the power goes away, or they are killed
//! - `tables`: those of docs/soak.md that runs add to
//! - `process`, `project`: how a command is run here, and where

mod arrows;
mod checks;
mod counts;
mod fuzzing;
mod gradle;
mod lanes;
mod libraries;
mod licences;
mod mutants;
mod peers;
mod process;
mod project;
mod shells;
mod soaking;
mod steps;
mod tables;
mod tools;

use std::process::ExitCode;

use process::{Journal, Problem};
use project::Project;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  demo                     the main job, end to end: a working day, two engineers, a hub, the wall
  test [--fast] [CHECK...] every check, or the Rust ones without the long ones, or those named
  test --list              the names of the checks
  bindings                 Kotlin and Swift, and the library they call, into target/bindings
  android-libs [--dry-run] the library for Android's architectures, where an NDK is; the plan, where not
  xcframework [--dry-run]  the library for iPhones and the simulator, on a Mac; the plan, elsewhere
  bench PART [ARG...]      measures beside a peer, in release: writes docs/benchmarks.md (PART: capture, lists, sync)
  soak PART [MINUTES]      goes on trying what is new, 60 min unless told: writes docs/soak.md (PART: simulation, fuzz, crash,
                           kill)
  mutants [WORD]           faults put in on purpose, all or those named so: each must be caught within 500 seeds
  install                  what every check needs beyond Rust; says first what that is
  arrows                   do the dependencies point one way?
  licences                 licences, bans and sources of everything in Cargo.lock, by deny.toml
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("xtask: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// For how many minutes, an hour unless told, and what stands behind that.
fn minutes_first<'w>(words: &'w [&'w str]) -> (u64, &'w [&'w str]) {
    let told = words.split_first().and_then(|(minutes, more)| Some((minutes.parse().ok()?, more)));
    told.unwrap_or((60, words))
}

fn run(words: &[&str]) -> Result<ExitCode, Problem> {
    let project = Project::find()?;
    let mut journal = Journal::live();
    match words {
        ["test", rest @ ..] => return test(&project, rest),
        ["demo"] => {
            tools::install(&project, checks::DEMO_NEEDS, &mut journal)?;
            steps::cargo(&project, &mut journal, steps::BUILD_FOR_DEMO)?;
            steps::demo(&project, &mut journal)?;
        }
        ["bindings"] => {
            tools::install(&project, tools::RUST, &mut journal)?;
            steps::cargo(&project, &mut journal, steps::BUILD_FOR_BINDINGS)?;
            steps::bindings(&project, &mut journal)?;
        }
        ["android-libs", rest @ ..] if is_plan(rest).is_some() => {
            libraries::android(&project, &mut journal, is_plan(rest) == Some(true))?;
        }
        ["xcframework", rest @ ..] if is_plan(rest).is_some() => {
            libraries::xcframework(&project, &mut journal, is_plan(rest) == Some(true))?;
        }
        ["bench", rest @ ..] if !rest.is_empty() => {
            tools::install(&project, tools::RUST, &mut journal)?;
            steps::bench(&project, &mut journal, rest)?;
        }
        ["soak", "simulation", rest @ ..] => {
            let (minutes, more) = minutes_first(rest);
            tools::install(&project, tools::RUST, &mut journal)?;
            steps::soak_simulation(&project, &mut journal, minutes, more)?;
        }
        ["soak", "fuzz", rest @ ..] if rest.len() <= 2 => {
            let (minutes, word) = minutes_first(rest);
            tools::install(&project, tools::RUST, &mut journal)?;
            fuzzing::run(&project, &mut journal, minutes, word.first().copied().unwrap_or_default())?;
        }
        ["soak", "crash", rest @ ..] if rest.len() <= 2 => {
            let (minutes, word) = minutes_first(rest);
            tools::install(&project, tools::RECORDING, &mut journal)?;
            soaking::crash(&project, &mut journal, minutes, word.first().copied().unwrap_or_default())?;
        }
        ["soak", "kill", rest @ ..] if rest.len() <= 1 => {
            tools::install(&project, tools::RUST, &mut journal)?;
            soaking::kill(&project, &mut journal, minutes_first(rest).0)?;
        }
        ["mutants", rest @ ..] if rest.len() <= 1 => {
            tools::install(&project, tools::RUST, &mut journal)?;
            mutants::run(&project, &mut journal, rest.first().copied().unwrap_or_default())?;
        }
        ["install"] => {
            let needs: Vec<_> = checks::ALL.iter().flat_map(|check| check.needs).copied().collect();
            tools::install(&project, &needs, &mut journal)?;
            journal.line("Everything the checks need is here.");
        }
        ["arrows"] => {
            arrows::check(&project, &mut journal)?;
            journal.line("All arrows point one way.");
        }
        ["licences"] => licences::check(&project, &mut journal)?,
        [] | ["help" | "--help" | "-h"] => print!("{USAGE}"),
        _ => {
            eprint!("{USAGE}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether only the plan is asked for; nothing where something else is.
fn is_plan(words: &[&str]) -> Option<bool> {
    match words {
        [] => Some(false),
        ["--dry-run"] => Some(true),
        _ => None,
    }
}

fn test(project: &Project, words: &[&str]) -> Result<ExitCode, Problem> {
    if words == ["--list"] {
        for check in checks::ALL {
            println!("{:<18}{}", check.name, check.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let chosen = checks::choose(words)?;
    Ok(if lanes::run(project, &chosen)? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
