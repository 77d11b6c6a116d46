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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(height: f32, keeps: bool) -> Measure {
        Measure { above: 2.0, height, keeps }
    }

    #[test]
    fn a_page_is_filled_and_what_keeps_together_goes_over_together() {
        let pieces = [piece(40.0, false), piece(40.0, false), piece(10.0, true), piece(10.0, true)];
        assert_eq!(pages(&pieces, 100.0), [0..1, 1..4]);
        assert_eq!(pages(&pieces, 200.0).len(), 1);
    }

    #[test]
    fn what_keeps_together_and_is_higher_than_a_page_is_parted_where_the_page_is_full() {
        let pieces: Vec<Measure> = (0..5).map(|at| piece(30.0, at > 0)).collect();
        assert_eq!(pages(&pieces, 100.0), [0..3, 3..5]);
        assert_eq!(pages(&[piece(300.0, false), piece(10.0, false)], 100.0), [0..1, 1..2]);
    }

    #[test]
    fn nothing_is_one_page() {
        assert!(matches!(pages(&[], 100.0).as_slice(), [page] if page.is_empty()));
    }

    proptest! {
        #[test]
        fn every_piece_is_on_one_page_that_it_fits_on_and_is_parted_from_the_last_only_if_it_may_be_or_must(
            pieces in proptest::collection::vec((1.0..60.0_f32, any::<bool>()).prop_map(|(high, keeps)| piece(high, keeps)), 0..60)
        ) {
            let pages = pages(&pieces, 100.0);
            let mut next = 0;
            for page in &pages {
                prop_assert_eq!(page.start, next);
                next = page.end;
                let on_it = &pieces[page.clone()];
                let height: f32 = on_it.iter().map(|piece| piece.above + piece.height).sum();
                prop_assert!(height - 2.0 <= 100.0 + 0.001);
                // Parted against its will: then all of the page before keeps together.
                if pieces.get(page.end).is_some_and(|first| first.keeps) {
                    prop_assert!(on_it[1..].iter().all(|piece| piece.keeps));
                }
            }
            prop_assert_eq!(next, pieces.len());
        }
    }
}
