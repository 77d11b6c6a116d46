//! `soundings-simulation`: runs seeds, and names each that breaks a promise.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use soundings_simulation::crew::run_all;
use soundings_simulation::soak::{Places, soak};
use soundings_simulation::totals::Totals;
use soundings_simulation::{Options, files, list, run};

const USAGE: &str = "\
soundings-simulation --list FILE                          runs the seeds of a list
soundings-simulation --soak MINUTES --list FILE --state FILE --page FILE [--events M]
                                                          runs new seeds; one that fails joins the list
soundings-simulation --list FILE --until-one-fails        runs the first 500 of them: how many until one fails
soundings-simulation --seeds N [--first S] [--events M]   runs N seeds from S on, until one fails
soundings-simulation --seed S [--events M] [--trace]      runs one seed; --trace says what happens
soundings-simulation --files [--seeds N] [--first S] [--events M]
                                                          runs of attachments' files alone; names each seed that fails";

/// How many events the faults of a seed last, if nobody says.
const EVENTS: u64 = 400;
/// A fault put in on purpose is caught within so many seeds.
const FOR_A_MUTANT: usize = 500;

struct Asked {
    seeds: u64,
    settings: Options,
    list: Option<PathBuf>,
    /// A failure is what is looked for.
    until_one_fails: bool,
    /// Of attachments' files alone.
    files: bool,
    soak: Option<(u64, PathBuf, PathBuf)>,
}

fn read(arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let settings = Options { seed: 1, events: EVENTS, trace: false };
    let mut asked = Asked { seeds: 1, settings, list: None, until_one_fails: false, files: false, soak: None };
    let (mut minutes, mut state, mut page) = (None, None, None);
    let mut arguments = arguments;
    while let Some(argument) = arguments.next() {
        let mut text = || arguments.next();
        match argument.as_str() {
            "--seeds" => asked.seeds = text()?.parse().ok()?,
            "--first" | "--seed" => asked.settings.seed = text()?.parse().ok()?,
            "--events" => asked.settings.events = text()?.parse().ok()?,
            "--until-one-fails" => asked.until_one_fails = true,
            "--files" => asked.files = true,
            "--trace" => asked.settings.trace = true,
            "--list" => asked.list = Some(text()?.into()),
            "--soak" => minutes = Some(text()?.parse().ok()?),
            "--state" => state = Some(text()?.into()),
            "--page" => page = Some(text()?.into()),
            _ => return None,
        }
    }
    if let Some(minutes) = minutes {
        asked.soak = Some((minutes, state?, page?));
    }
    Some(asked)
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let begun = Instant::now();
    if asked.files {
        return run_files(&asked);
    }
    let totals = match (&asked.soak, &asked.list) {
        (Some((minutes, state, page)), Some(list)) => {
            soak(asked.settings, *minutes, &Places { list, state, page }).map_err(|error| error.to_string())
        }
        (Some(_), None) => Err("a soak needs the list that a failing seed joins".to_owned()),
        (None, Some(list)) if asked.until_one_fails => {
            read_list(list).map(|seeds| until_one_fails(seeds.into_iter().take(FOR_A_MUTANT)))
        }
        (None, Some(list)) => listed(list),
        (None, None) => {
            let seeds = (asked.settings.seed..).take(asked.seeds as usize);
            Ok(until_one_fails(seeds.map(|seed| Options { seed, ..asked.settings })))
        }
    };
    match totals {
        Ok(totals) if asked.until_one_fails => {
            match totals.failed.first() {
                Some(_) => println!("failed after {} seeds", totals.seeds()),
                None => println!("none of {} seeds failed", totals.seeds()),
            }
            ExitCode::SUCCESS
        }
        Ok(totals) => {
            totals.tell(begun.elapsed().as_secs_f64());
            if totals.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(problem) => {
            eprintln!("soundings-simulation: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Every seed, also after one failed.
fn run_files(asked: &Asked) -> ExitCode {
    let (first, begun) = (asked.settings.seed, Instant::now());
    let mut failed = 0;
    for seed in first..first + asked.seeds {
        match files::run(seed, asked.settings.events as usize) {
            Ok(met) => println!("seed {seed}: {met:?}, {} s", begun.elapsed().as_secs()),
            Err(failure) => {
                failed += 1;
                println!("seed {seed} FAILED: {failure}");
            }
        }
    }
    println!("{failed} of {} seeds failed", asked.seeds);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Every seed of a list, also after one failed.
fn listed(path: &Path) -> Result<Totals, String> {
    let seeds = read_list(path)?;
    let (mut totals, all, begun) = (Totals::default(), seeds.len(), Instant::now());
    run_all(seeds, |options, result| {
        totals.add(options, result);
        if totals.seeds().is_multiple_of(100) {
            println!("{} of {all} seeds, {} events, {} s", totals.seeds(), totals.events, begun.elapsed().as_secs());
        }
        ControlFlow::Continue(())
    });
    Ok(totals)
}

fn read_list(path: &Path) -> Result<Vec<Options>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    list::read(&text).map_err(|problem| format!("{}: {problem}", path.display()))
}

fn until_one_fails(seeds: impl Iterator<Item = Options>) -> Totals {
    let mut totals = Totals::default();
    for options in seeds {
        totals.add(options, run(options));
        if !totals.failed.is_empty() {
            break;
        }
    }
    totals
}
