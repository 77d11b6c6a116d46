//! Ids as people read them: the letters that tell a thing from everything else in the notebook bright, a few more dim,
//! so that a handle copied today still fits tomorrow. Whole ids stand in documents alone.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use soundings_core::Notebook;
use soundings_core::model::{Handle, Id};
use soundings_core::present::Sharing;

use crate::layout::{display_width, wrapped, wrapped_words};
use crate::words;

/// At least as many letters are shown, so that handles stand in a column.
const LETTERS: usize = 4;
/// An id as documents write it.
const WHOLE: usize = 36;

thread_local! {
    /// The notebook that the command works on: whoever words a thing asks it for the thing's handle.
    static OPEN: RefCell<Option<Beside>> = const { RefCell::new(None) };
}

struct Beside {
    notebook: Arc<Notebook>,
    alone: OnceCell<bool>,
}

/// From now on handles are those of this notebook.
pub fn of(notebook: &Arc<Notebook>) {
    OPEN.set(Some(Beside { notebook: Arc::clone(notebook), alone: OnceCell::new() }));
}

fn ask<T>(question: impl FnOnce(&Notebook) -> Option<T>) -> Option<T> {
    OPEN.with_borrow(|open| open.as_ref().and_then(|open| question(&open.notebook)))
}

/// Whether there is no team: then everything is on this computer, and only theirs.
pub fn alone() -> bool {
    let look = |notebook: &Notebook| matches!(notebook.sync_screen().map(|it| it.sharing), Ok(Sharing::NoTeam { .. }));
    OPEN.with_borrow(|open| open.as_ref().is_some_and(|open| *open.alone.get_or_init(|| look(&open.notebook))))
}

fn handle(id: Id) -> Option<Handle> {
    ask(|notebook| notebook.handles(&[id]).ok()?.pop())
}

/// A thing's handle, to stand in a line; the whole id where no notebook is open.
pub fn shown(id: Id) -> String {
    let Some(Handle { letters, unique }) = handle(id) else { return id.to_string() };
    let rest = &letters[unique..unique.max(LETTERS)];
    format!("{}{}", words::bright(&letters[..unique]), words::small(rest))
}

/// A thing's handle without colour: for lists to choose from and for shells.
pub fn plain(id: Id) -> String {
    handle(id).map_or_else(|| id.to_string(), |handle| handle.letters[..handle.unique.max(LETTERS)].to_owned())
}

/// Text with the handles of whole ids in their place. Nobody's words are touched: only an id of this notebook's is one.
pub fn in_text(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = first_id(rest) {
        let (before, from) = rest.split_at(at);
        let (id, behind) = from.split_at(WHOLE);
        out.push_str(before);
        match id.parse::<Id>().ok().filter(|id| ask(|notebook| notebook.knows(*id).ok()).unwrap_or(false)) {
            Some(id) => out.push_str(&shown(id)),
            None => out.push_str(id),
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

fn first_id(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_id = |start: &usize| {
        bytes[*start..*start + WHOLE].iter().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
    };
    let mut from = 0;
    // A hyphen at its ninth place is what few words have.
    while let Some(hyphen) = bytes.get(from + 8..).and_then(|rest| rest.iter().position(|byte| *byte == b'-')) {
        let start = from + hyphen;
        if start + WHOLE > bytes.len() {
            return None;
        }
        if is_id(&start) {
            return Some(start);
        }
        from = start + 1;
    }
    None
}

/// A thing on a line of its own, behind its handle; what does not fit hangs under itself.
pub fn line(id: Id, text: &str) -> String {
    line_below("", id, text)
}

/// [`line()`] of what belongs to the line above, so far in.
pub fn line_below(within: &str, id: Id, text: &str) -> String {
    hanging(&format!("{within}{}  ", shown(id)), text, wrapped)
}

/// [`line()`] of what people wrote, in whatever script: a word longer than the terminal goes on below.
pub fn line_of_theirs(id: Id, text: &str) -> String {
    hanging(&format!("{}  ", shown(id)), text, wrapped_words)
}

fn hanging(lead: &str, text: &str, wrap: fn(&str, &str) -> String) -> String {
    format!("{}\n", wrap(&format!("{lead}{text}"), &" ".repeat(display_width(lead))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_a_text_are_found_wherever_they_stand() {
        let id = "01a20387-a40d-7ff1-a261-9ac74591ae3e";
        assert_eq!(first_id(id), Some(0));
        assert_eq!(first_id(&format!("well-known, and so on: {id}.")), Some(23));
        assert_eq!(first_id(&format!("é-{}", &id[..35])), None);
        assert_eq!(first_id("a - b - c"), None);
        assert_eq!(in_text(&format!("Noted: {id}\n")), format!("Noted: {id}\n"), "no notebook, no handle");
    }
}
