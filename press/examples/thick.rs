//! A report of many pages, timed: `cargo run --release -p soundings-press --example thick -- 9000 FILE`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::time::Instant;

use soundings_pages::Language;
use soundings_pages::document::{Block, Document, Line, Statement, Voice, Words};
use soundings_press::{Paper, pdf};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let notes: usize = arguments.next().map_or(9_000, |count| count.parse().expect("a number of notes"));
    let document = thick(notes);
    let start = Instant::now();
    let pdf = pdf(&document, Paper::A4).expect("a PDF");
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned();
    println!("{} pages, {} bytes, {:?}; {peak}", pdf.pages, pdf.bytes.len(), start.elapsed());
    if let Some(file) = arguments.next() {
        std::fs::write(file, pdf.bytes).expect("written");
    }
}

/// Notes as people take them: said, exact and roughly, a tenth of them in Arabic.
fn thick(notes: usize) -> Document {
    let note = |at: usize| {
        let text = match at % 10 {
            0 => "نحن لا نثق في المرور الأول، لذلك نلحم مرتين.".repeat(1 + at % 3),
            _ => "If it opens at their site, it's my initials on the tag; the second pass is overtime. "
                .repeat(1 + at % 4),
        };
        let exact = at.is_multiple_of(2);
        Block::Note(Statement {
            at: Some(format!("{:02}:{:02}", at / 60 % 24, at % 60)),
            facts: vec![
                Line::default()
                    .then("Rosa Medeiros", Voice::Speaker)
                    .then(", ", Voice::Plain)
                    .and(Line::name("welder")),
                Line::plain("They said"),
            ],
            words: Words { text: if exact { format!("“{text}”") } else { text }, exact },
            first: None,
            pictures: Vec::new(),
            files: Vec::new(),
        })
    };
    Document {
        language: Language::English,
        kind: "Visit".into(),
        title: "Brightline Metals".into(),
        not_for_outside: Some("not for outside".into()),
        lead: vec![Line::name("Plant 2")],
        blocks: std::iter::once(Block::Heading("In order".into())).chain((0..notes).map(note)).collect(),
        foot: vec![Line::plain("As it stood on Tuesday 24 November 2026, 12:10.")],
        made: chrono::NaiveDateTime::default(),
    }
}
