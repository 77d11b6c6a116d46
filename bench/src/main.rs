//! `soundings-bench PART`: what Soundings takes beside what it is held against, in one run on one machine.
//! Prints tables and writes them to the part's own section of `docs/benchmarks.md`, with the machine it ran on.

mod capture;
mod company;
mod company_acts;
mod company_lists;
mod company_team;
mod filling;
mod lists;
mod machine;
mod measured;
mod page;
mod peer;
mod step;
mod sync;
mod words;

use std::process::ExitCode;

use page::Part;

const USAGE: &str = "\
soundings-bench capture [SAMPLES]   one observation: durable, searchable, queued (SAMPLES: 3000 of each)
soundings-bench lists [MOST]        opening, every screen, sharing, rebuilding, up to MOST notes (200000)
soundings-bench lists company [in FOLDER] [NOTES [PEOPLE [MAPS]]]
                                    every screen, searches, export and import of a believable company (100000 5000 2000);
                                    kept in FOLDER: filled once, its screens and searches looked at as often as you like
soundings-bench sync [MOST]         push, pull, a new device, an edit to a teammate, up to MOST notes (100000)
A run with a number of its own is printed, not written.";

/// Whatever can go wrong ends the run.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["lists", "company", rest @ ..] => company(rest),
        [step::WORD, which, folder] => step::run(which, folder.as_ref()),
        [part] if Part::named(part).is_some() => run(Part::named(part), None),
        [part, number] if number.parse::<u64>().is_ok() => run(Part::named(part), number.parse().ok()),
        _ => run(None, None),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("soundings-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(part: Option<Part>, number: Option<u64>) -> Outcome<ExitCode> {
    let Some(part) = part else {
        eprintln!("{USAGE}");
        return Ok(ExitCode::from(2));
    };
    if cfg!(debug_assertions) {
        eprintln!("soundings-bench: this is not a release build; its figures say nothing");
    }
    let measured = match part {
        Part::Capture => capture::run(number.unwrap_or(capture::SAMPLES))?,
        Part::Lists => lists::run(number.unwrap_or(lists::MOST))?,
        Part::Company => company_lists::run(&[])?.0,
        Part::Sync => sync::run(number.unwrap_or(sync::MOST))?,
    };
    tell(part, &measured, number.is_none())
}

fn company(arguments: &[&str]) -> Outcome<ExitCode> {
    let (measured, is_usual) = company_lists::run(arguments)?;
    tell(Part::Company, &measured, is_usual)
}

fn tell(part: Part, measured: &str, is_usual: bool) -> Outcome<ExitCode> {
    let section = part.section(measured);
    print!("{section}");
    if is_usual {
        page::write(part, &section)?;
    }
    Ok(ExitCode::SUCCESS)
}
