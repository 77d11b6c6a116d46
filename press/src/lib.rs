//! Soundings' press: a [`Document`] of `pages` on paper, as PDF. Pressing is pure: it decides nothing, reads nothing and
//! knows no clock.
//!
//! | module | what it does |
//! | --- | --- |
//! | `look` | the look's type, colours and gaps; made from `design/tokens.json` |
//! | `fonts` | the fonts that lie in here, and which stands in for which |
//! | `paper` | sizes and margins |
//! | `setting` | text into lines: shaping, both directions, fallback |
//! | `part` | a part of the document as pieces, each with what it may not be parted from |
//! | `breaks` | which pieces stand on which page |
//! | `picture` | a picture's bytes as something to draw |
//! | `ink` | lines and pictures onto a page |
//! | `canvas` | a map's canvas, on its side |
//! | `poster` | a poster on A3, upright |
//! | `tags` | what everything is, for those who listen to a page |
//! | `sheet` | the whole: set and measured once for the breaks, once more to be drawn |
//!
//! Text is set by parley and written by krilla, checked by it against PDF/UA-1. Fonts are embedded as far as they are used.

mod breaks;
mod canvas;
mod fonts;
mod ink;
#[rustfmt::skip]
mod look;
mod paper;
mod part;
mod picture;
mod poster;
mod setting;
mod sheet;
mod tags;

pub use paper::Paper;
pub use soundings_pages::document::Document;
pub use soundings_pages::poster::Sheet;

/// A document on paper.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written as PDF")]
pub struct Unwritable(#[source] krilla::error::KrillaError);

/// Sets a document on paper.
///
/// # Errors
/// What no known document leads to: the file could not be written, or is no PDF/UA. The source says why, and may hold
/// words of the document.
pub fn pdf(document: &Document, paper: Paper) -> Result<Pdf, Unwritable> {
    sheet::pdf(document, paper).map_err(Unwritable)
}

/// The same on one page: set smaller where `most` rows a part are too much, then with as many as it has room for; where one row of each part is still too
/// much, what stands last goes, and the page says how much more there is.
///
/// # Errors
/// As [`pdf`].
pub fn on_one_page(make: impl Fn(usize) -> Document, most: usize, paper: Paper) -> Result<Pdf, Unwritable> {
    let most = most.max(1);
    let mut measuring = sheet::Measuring::new(paper);
    let paper = if measuring.is_one_page(&make(most)) { paper } else { paper.close() };
    let mut measuring = sheet::Measuring::new(paper);
    let rows = most_that_fits(most, |rows| measuring.is_one_page(&make(rows)));
    // Measured in the fonts that it is most likely set in: where the machine's may not be embedded, it is set in ours.
    for rows in (1..=rows).rev() {
        let made = pdf(&make(rows), paper)?;
        if made.pages == 1 {
            return Ok(made);
        }
    }
    let least = make(1);
    let parts = most_that_fits(least.blocks.len(), |parts| measuring.is_one_page(&least.cut(parts)));
    for parts in (1..=parts).rev() {
        let made = pdf(&least.cut(parts), paper)?;
        if made.pages == 1 {
            return Ok(made);
        }
    }
    pdf(&least.cut(0), paper)
}

/// The most of so many that fits, where less always fits if more does; 0, where nothing does.
fn most_that_fits(most: usize, mut fits: impl FnMut(usize) -> bool) -> usize {
    if fits(most) {
        return most;
    }
    let (mut least, mut too_much) = (0, most);
    while too_much - least > 1 {
        let some = usize::midpoint(least, too_much);
        if fits(some) {
            least = some;
        } else {
            too_much = some;
        }
    }
    least
}

/// Sets a map's canvas on one sheet that lies on its side, as large as it fits; what does not fit in type of eight points goes on
/// further sheets.
///
/// # Errors
/// As [`pdf`].
pub fn canvas(canvas: &soundings_pages::map::Canvas, paper: Paper) -> Result<Pdf, Unwritable> {
    self::canvas::pdf(canvas, paper).map_err(Unwritable)
}

/// Sets a poster on a sheet of A3, as large as it fits on one. One that is too full for that becomes a document of several.
///
/// # Errors
/// As [`pdf`].
pub fn poster(sheet: &Sheet, otherwise: impl FnOnce() -> Document) -> Result<Pdf, Unwritable> {
    match self::poster::pdf(sheet).map_err(Unwritable)? {
        Some(pdf) => Ok(pdf),
        None => pdf(&otherwise(), Paper::A3),
    }
}
