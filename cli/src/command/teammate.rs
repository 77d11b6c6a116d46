//! Joining a teammate's visit under way, from their screen.

use serde_json::json;
use soundings_core::present::VisitToJoin;

use super::bundle::lines;
use super::device::card;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::times;
use crate::words::say;

/// Shows the visit under way to a teammate.
pub fn invite(open: &Open) -> Result<Answer, Failure> {
    let shown = open.notebook.show_visit()?;
    let text = card(&shown.text, &say!("terminal-visit-shown", what = what(&shown)));
    Ok(Answer::new(&shown, text))
}

/// Joins the visit that a teammate's screen shows.
pub fn join(text: &str, open: &Open) -> Result<Answer, Failure> {
    let text = words_or_stdin(text)?;
    let shown = open.notebook.look_at_visit(&text)?;
    let id = open.notebook.join_visit(&text)?;
    let time = times::clock(&shown.started);
    let said = [say!("terminal-visit-joined", what = what(&shown), time = time), say!("terminal-note-down")];
    Ok(Answer::new(json!({"id": id, "visit": shown}), lines(&said)))
}

fn what(shown: &VisitToJoin) -> String {
    let names = [&shown.customer, &shown.site].into_iter().flatten().cloned();
    let names: Vec<String> = names.chain(shown.people.iter().cloned()).collect();
    if names.is_empty() { say!("terminal-visit-unnamed") } else { names.join(", ") }
}
