//! What stands on the paper, as other programs read it: poppler (`pdftotext`, `pdffonts`, `pdfimages`) and qpdf, which
//! `cargo xtask test` installs.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod breaks;
mod hard;
mod one_page;
mod read;

use soundings_pages::Language;
use soundings_pages::document::{Block, Document, Line, Picture, Statement, Voice, Words};

/// A document of ours with these parts.
pub fn document(blocks: Vec<Block>) -> Document {
    Document {
        language: Language::English,
        kind: "Visit".into(),
        title: "Brightline Metals".into(),
        not_for_outside: Some("not for outside".into()),
        lead: vec![Line::name("Plant 2")],
        blocks,
        foot: vec![Line::plain("As it stood.")],
        made: "2026-11-24T12:10:00".parse().unwrap(),
    }
}

/// What somebody said.
pub fn statement(who: &str, text: &str, exact: bool) -> Statement {
    Statement {
        at: Some("10:06".into()),
        facts: vec![Line::default().then(who, Voice::Speaker), Line::plain("They said")],
        words: Words { text: if exact { format!("“{text}”") } else { text.into() }, exact },
        first: None,
        pictures: Vec::new(),
        files: Vec::new(),
    }
}

pub fn said(who: &str, text: &str, exact: bool) -> Block {
    Block::Note(statement(who, text, exact))
}

/// A whole PNG of one colour.
pub fn picture(caption: &str, width: u32, height: u32) -> Picture {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[0x8f, 0xc1, 0xdc].repeat((width * height) as usize)).unwrap();
    writer.finish().unwrap();
    drawn("image/png", bytes, caption)
}

/// A picture that may be none.
pub fn drawn(media_type: &str, bytes: Vec<u8>, caption: &str) -> Picture {
    Picture {
        media_type: media_type.into(),
        bytes,
        alt: caption.into(),
        caption: Line::name(caption),
        labels: Vec::new(),
        size: "2 kB".into(),
    }
}
