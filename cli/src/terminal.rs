//! The terminal itself: how wide it is, whether it shows colour, whether somebody sits at it.

use std::io::IsTerminal;
use std::sync::OnceLock;

/// The width of what is printed where nobody looks: into a file, into a pipe.
const COLUMNS: usize = 80;
/// Narrower than this no line is laid out.
const FEWEST_COLUMNS: usize = 24;

/// How many columns a line may have: as many as the terminal has.
pub fn columns() -> usize {
    size().map_or(COLUMNS, |(columns, _)| columns.max(FEWEST_COLUMNS))
}

/// How many lines the terminal shows; `None` where nobody looks.
pub fn lines() -> Option<usize> {
    size().map(|(_, lines)| lines)
}

fn size() -> Option<(usize, usize)> {
    let stdout = std::io::stdout();
    let (columns, lines) = stdout.is_terminal().then(|| terminal_size::terminal_size_of(stdout)).flatten()?;
    Some((columns.0.into(), lines.0.into()))
}

/// Whether a variable is set to something.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Whether colours are shown (<https://no-color.org>, <https://bixense.com/clicolors>).
pub fn coloured() -> bool {
    static COLOURED: OnceLock<bool> = OnceLock::new();
    *COLOURED.get_or_init(|| {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
        !is_set("NO_COLOR") && (forced || (std::io::stdout().is_terminal() && !dumb))
    })
}

/// Whether somebody can be asked: they sit at a terminal, and no document was asked for.
pub fn may_ask() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal() && !wants_document()
}

/// Whether the command line asks for one JSON document.
pub fn wants_document() -> bool {
    std::env::args_os().take_while(|argument| argument != "--").any(|argument| argument == "--json")
}
