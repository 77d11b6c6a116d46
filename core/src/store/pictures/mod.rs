//! What a file that a person attaches is, told by its content and never by its name; what a picture shows, and what a
//! sound lasts. Everything is bounded before it is decoded.
//!
//! | module | what it knows |
//! | --- | --- |
//! | [`content`] | what begins a file of which kind |
//! | [`position`] | how where it was taken is left out of a picture, without decoding it |
//! | [`exif`] | what a camera wrote beside a picture |
//! | [`decoded`] | a picture as it is seen: upright, in bounds; its thumbnail |
//! | [`taken_in`] | the whole way of a file into the notebook |
//! | [`sound`] | how long a sound is |

pub(crate) mod content;
pub(crate) mod decoded;
mod exif;
pub(crate) mod position;
pub(crate) mod sound;
pub(crate) mod taken_in;
mod walk;
