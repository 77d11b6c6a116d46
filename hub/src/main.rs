//! `soundings-hub`: serves a team, and invites to it.

mod command;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::run()
}
