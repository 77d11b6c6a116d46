//! `soundings`: the same Notebook in a terminal.
//!
//! One module per family of commands; each command opens the notebook, does one thing through the core's door and gives
//! an [`answer::Answer`]: a JSON document and the same in plain words. Nothing is decided here.

mod answer;
mod capture;
mod command;
mod completions;
mod dates;
mod demo;
mod failure;
mod family;
mod files;
mod handles;
mod keys;
mod layout;
mod notebook;
mod pager;
mod picker;
mod progress;
mod qr;
mod reading;
mod sort;
mod teamwork;
mod terminal;
mod times;
mod whole_files;
mod words;

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use crate::failure::Failure;

fn main() -> ExitCode {
    // What a panic says can hold somebody's words: only where it happened is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|location| format!(" ({}:{})", location.file(), location.line()));
        let _ = writeln!(std::io::stderr(), "soundings: stopped inside{}", place.unwrap_or_default());
    }));
    // A shell that asks what could stand next is answered here, and nothing else is done.
    completions::answer();
    let json = terminal::wants_document();
    let outcome = match family::parse(std::env::args_os().collect()) {
        Ok(line) => std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| line.run()))
            .unwrap_or_else(|_| Err(Failure::inside())),
        Err(error) if !error.use_stderr() => {
            // Help and version were asked for; a reader who left early is no fault.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => Err(Failure::misuse(&error)),
    };
    match outcome {
        Ok(answer) => {
            if json {
                let _ = std::io::stdout().write_all(answer.json().as_bytes());
            } else {
                pager::show(&answer.text());
            }
            ExitCode::from(answer.exit)
        }
        Err(failure) => {
            let mut err = std::io::stderr();
            let printed = if json { failure.json() } else { failure.text(err.is_terminal()) };
            let _ = err.write_all(printed.as_bytes());
            ExitCode::from(failure.exit)
        }
    }
}
