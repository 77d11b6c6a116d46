//! `soundings-bench PART`: what Soundings takes beside what its peer takes, the two in turns in one run on one disk.
//! Prints a table and writes it to `docs/benchmarks.md` with the machine it ran on.

mod capture;
mod machine;
mod measured;
mod peer;
mod words;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str =
    "soundings-bench capture [SAMPLES]   one observation: durable, searchable, queued (SAMPLES: 3000 of each)";

/// Whatever can go wrong ends the run.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let samples = match arguments.as_slice() {
        ["capture"] => Some(3_000),
        ["capture", samples] => samples.parse().ok(),
        _ => None,
    };
    let Some(samples) = samples else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(samples) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("soundings-bench: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(samples: usize) -> Outcome {
    if cfg!(debug_assertions) {
        eprintln!("soundings-bench: this is not a release build; its figures say nothing");
    }
    let report = capture::run(samples)?;
    print!("{report}");
    let page = format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench capture`. The two sides take turns within one run, on one disk; figures from other\n\
         days or machines do not compare.\n\n{}\n{report}",
        machine::describe()
    );
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    std::fs::create_dir_all(&docs)?;
    std::fs::write(docs.join("benchmarks.md"), page)?;
    println!("written to docs/benchmarks.md");
    Ok(())
}
