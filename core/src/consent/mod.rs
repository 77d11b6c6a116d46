//! Consent: the one answer to who may be quoted, named and shown outside our company (rule 5).
//!
//! A person of the customer's agrees to uses (quote, name, picture, wall); a screen offers them as three choices, and
//! nobody asked is *team only*. Whatever is made for readers outside asks here, by consent as it stands at that moment:
//! - [`People`] knows what everybody agreed to, and how a person stands before a [`Reader`];
//! - [`People::passage`] says whether a note may go out, and how it names people there;
//! - [`went_out`] writes down what was handed out, and [`SpeaksOf`] says whether somebody has withdrawn since;
//! - [`outgoing()`] makes the only copy of a picture that goes out: covers burnt in, nothing else in the file;
//! - [`Hanging`] says what may hang on the wall, for the wall itself, for posters and for the week's story;
//! - [`Giveaways`] finds the names that may not be read in people's words, and takes them out of our own.
//!
//! Reports and the wall differ only in their [`Reader`]. What was said is quoted where it is exact *and* said.

mod burnt;
mod hanging;
mod names;
mod outgoing;
mod passage;
mod people;
mod posters;
mod went_out;

pub use names::{Cleared, Piece};
pub use posters::{NewPoster, PosterChange};

pub(crate) use hanging::{Hanging, HangingMatter};
pub(crate) use names::Giveaways;
pub(crate) use outgoing::{COPY, outgoing};
pub(crate) use passage::{Naming, Passage};
pub(crate) use people::{People, is_on_the_wall};
pub(crate) use posters::{MOST_ON_POSTER, poster_went_out};
pub(crate) use went_out::{Outgoing, SpeaksOf, went_out};

use crate::model::ConsentChoice;

/// For whom something is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Readers of a document that a person looks through before it goes: a report for others.
    ///
    /// Whoever may be quoted is in it, without their name if they want it so. What could harm or give somebody away waits
    /// until it has been read.
    Others,
    /// Whoever passes by: the wall. Nobody reads it first, so what would wait elsewhere does not hang at all, and only
    /// who chose *on the wall* is on it; nobody is there unnamed.
    Wall,
}

impl Reader {
    /// Whether somebody with this choice may be named (`Some(true)`), only quoted (`Some(false)`), or neither.
    fn names(self, choice: ConsentChoice) -> Option<bool> {
        match (self, choice) {
            (Self::Others, ConsentChoice::QuoteUnnamed) => Some(false),
            (Self::Others, ConsentChoice::QuoteNamed | ConsentChoice::Wall) | (Self::Wall, ConsentChoice::Wall) => {
                Some(true)
            }
            _ => None,
        }
    }
}
