//! One page, whatever is on it.

use soundings_pages::document::{Block, Document};
use soundings_press::{Paper, on_one_page};

use crate::read::Read;
use crate::{document, said};

/// Parts with so many rows at most, each of a text that is as long as this.
fn full(parts: usize, rows: usize, letters: usize) -> Document {
    let mut blocks = Vec::new();
    for part in 0..parts {
        blocks.push(Block::Heading(format!("Part {part}")));
        blocks.extend(
            (0..rows).map(|row| said("Rosa Medeiros", &format!("{part}.{row} {}", "weld ".repeat(letters / 5)), true)),
        );
    }
    document(blocks)
}

#[test]
fn what_fits_with_fewer_rows_keeps_each_of_its_parts() {
    for paper in [Paper::A4, Paper::Letter] {
        let made = on_one_page(|rows| full(3, rows, 160), 4, paper).unwrap();
        let texts = Read::of(&made).texts();
        assert_eq!((made.pages, texts.len()), (1, 1));
        let missing: Vec<_> = (0..3).filter(|part| !texts[0].contains(&format!("{part}.0 weld"))).collect();
        assert!(missing.is_empty() && !texts[0].contains("and 1 more"), "{missing:?}: {}", texts[0]);
    }
}

#[test]
fn what_is_too_much_with_a_row_a_part_is_one_page_that_says_how_much_more_there_is() {
    for (parts, letters) in [(12, 400), (4, 2_000), (2, 6_000)] {
        let made = on_one_page(|rows| full(parts, rows, letters), 2, Paper::A4).unwrap();
        let texts = Read::of(&made).texts();
        assert_eq!((made.pages, texts.len()), (1, 1), "{parts} parts of {letters} letters");
        let shown = (0..parts).filter(|part| texts[0].contains(&format!("{part}.0 weld"))).count();
        assert!(texts[0].contains(&format!("and {} more", parts - shown)), "{shown} of {parts}: {}", texts[0]);
    }
}

#[test]
fn lines_for_a_pen_stay_whatever_goes() {
    let make = |rows| {
        let mut document = full(8, rows, 400);
        document.blocks.extend([Block::Heading("By hand".into()), Block::BlankLines(10)]);
        document
    };
    let made = on_one_page(make, 2, Paper::A4).unwrap();
    let texts = Read::of(&made).texts();
    assert_eq!(made.pages, 1);
    assert!(texts[0].contains("By hand") && texts[0].contains("more"));
}
