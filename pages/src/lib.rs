//! Soundings' pages: what is handed out and hung up, drawn from the records of [`soundings_core::present`]. Drawing is
//! pure: it decides nothing, reads nothing and knows no clock.
//!
//! | module | what it draws |
//! | --- | --- |
//! | [`report`] | a visit's report, as HTML and as a document |
//! | [`document`] | what stands in a document, without a form; text, CommonMark and a page of it (PDF: `press`) |
//! | [`map`] | an empathy map, as HTML; its iceberg as SVG |
//! | [`brief`] | a customer's briefing, as HTML and CommonMark |
//! | [`pack`], [`findings`] | the meeting pack; what came of calls to ourselves |
//! | [`deck`] | cards to play a customer's person by |
//! | [`summary`] | a summary for the customer, as a document |
//! | [`preview`] | a report for others before it goes, to be read through |
//! | [`went_out`] | who has which of our documents |
//! | [`guide`] | a guide's questions, with room for a pen |
//! | [`recovery`] | the recovery code of a backup |
//! | [`export`] | what stands beside a full export, as CommonMark |
//! | [`poster`] | a poster to print, a sheet of A3 |
//! | [`team`] | the team's pages, for who has no phone in it |
//! | [`wall`] | the wall: a page for a screen, a face at a time |
//! | `frame` | the one page around each of them |
//! | `iceberg` | the one iceberg; its points are made from `design/tokens.json` |
//! | `catalogue` | what is said, in the words of `design/words` |
//!
//! A document is whole in itself: its style and its pictures lie in it, and it asks nothing of the network. Only exact
//! words ever carry quotation marks.

mod catalogue;
mod frame;
mod iceberg;
mod text;

pub mod brief;
pub mod deck;
pub mod document;
pub mod export;
pub mod findings;
pub mod guide;
pub mod map;
pub mod pack;
pub mod poster;
pub mod preview;
pub mod recovery;
pub mod report;
pub mod summary;
pub mod team;
pub mod wall;
pub mod went_out;

pub use soundings_words::Language;
