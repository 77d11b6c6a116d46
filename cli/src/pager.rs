//! What is longer than the terminal is read page by page: with `PAGER`, else `less`; an empty `PAGER` or `cat` means never.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::terminal;

/// Shows an answer; whatever goes wrong with a pager, it is printed.
pub fn show(text: &str) {
    let is_long = terminal::lines().is_some_and(|lines| text.lines().count() >= lines);
    if !(is_long && page(text)) {
        let _ = std::io::stdout().write_all(text.as_bytes());
    }
}

/// Whether a pager took it.
fn page(text: &str) -> bool {
    let chosen = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
    let mut words = chosen.split_whitespace();
    let Some(program) = words.next().filter(|program| *program != "cat") else { return false };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::piped());
    // Colours pass, what fits is only printed, and what was read stays on the terminal; its own settings come first.
    for (name, value) in [("LESS", "FRX"), ("LESSCHARSET", "utf-8")] {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut pager) = command.spawn() else { return false };
    // An interrupt is the pager's, which gives the terminal back.
    let _ = ctrlc::set_handler(|| {});
    if let Some(mut page) = pager.stdin.take() {
        // Whoever has read enough leaves early.
        let _ = page.write_all(text.as_bytes());
    }
    let _ = pager.wait();
    true
}
