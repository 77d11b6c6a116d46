//! Which pieces stand on which page.
//!
//! A page is filled as far as it goes; then it ends before the last piece that may be parted from the one before it. What
//! may not be parted and is higher than a page is parted all the same, where the page is full: nothing is left out.

use std::ops::Range;

/// A piece of the column, as far as pages care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Measure {
    /// The gap above it; none at the top of a page.
    pub(crate) above: f32,
    /// How high it is.
    pub(crate) height: f32,
    /// Never parted from the piece before it.
    pub(crate) keeps: bool,
}

/// The pieces of each page, in order. One page at least.
pub(crate) fn pages(pieces: &[Measure], room: f32) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let full = fills(&pieces[start..], room) + start;
        let end = if full == pieces.len() {
            full
        } else {
            (start + 1..=full).rev().find(|at| !pieces[*at].keeps).unwrap_or(full)
        };
        pages.push(start..end);
        start = end;
    }
    if pages.is_empty() {
        pages.push(0..0);
    }
    pages
}

/// How many pieces fit on a page: one at least.
fn fills(pieces: &[Measure], room: f32) -> usize {
    let mut height = 0.0;
    for (at, piece) in pieces.iter().enumerate() {
        height += piece.height + if at == 0 { 0.0 } else { piece.above };
        if height > room && at > 0 {
            return at;
        }
    }
    pieces.len()
}
