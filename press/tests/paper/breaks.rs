//! Page breaks, in documents of every kind: a heading with its text, a quote with its speaker, a picture with its caption;
//! and nothing of a document is missing.

use proptest::prelude::*;
use soundings_pages::document::{Block, Fact, Line, Statement};
use soundings_press::Paper;

use crate::read::{Read, packed};
use crate::{document, picture, statement};

/// What a part of a random document is.
#[derive(Clone, Debug)]
enum Kind {
    Heading,
    /// So many words, exact or not, so many pictures.
    Note(usize, bool, usize),
    Promise(usize),
    Facts(usize),
    Paragraph(usize),
    BlankLines(u32),
}

fn kinds() -> impl Strategy<Value = Vec<Kind>> {
    let kind = prop_oneof![
        2 => Just(Kind::Heading),
        6 => (1..60_usize, any::<bool>(), 0..4_usize).prop_map(|(words, exact, pictures)| Kind::Note(words, exact, pictures)),
        1 => (100..1500_usize, any::<bool>()).prop_map(|(words, exact)| Kind::Note(words, exact, 0)),
        2 => (1..60_usize).prop_map(Kind::Promise),
        1 => (1..12_usize).prop_map(Kind::Facts),
        2 => (1..300_usize).prop_map(Kind::Paragraph),
        1 => (1..12_u32).prop_map(Kind::BlankLines),
    ];
    proptest::collection::vec(kind, 1..30)
}

/// Words that occur nowhere else: the first, the last, and those between.
fn words(at: usize, count: usize) -> String {
    let word = |place: usize| match place {
        0 => format!("Begin{at:03}x"),
        _ if place + 1 == count => format!("End{at:03}x"),
        _ => format!("w{at:03}n{place:04}x"),
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn noted(at: usize, count: usize, exact: bool, pictures: usize) -> Statement {
    let mut note = statement(&format!("Speaker{at:03}x"), &words(at, count), exact);
    note.pictures = (0..pictures).map(|place| picture(&format!("Caption{at:03}n{place}x"), 20, 30)).collect();
    note
}

fn block(at: usize, kind: &Kind) -> Block {
    match kind {
        Kind::Heading => Block::Heading(format!("Heading{at:03}x")),
        Kind::Note(count, exact, pictures) => Block::Note(noted(at, *count, *exact, *pictures)),
        Kind::Promise(count) => Block::Promise(Statement { at: None, ..noted(at, *count, false, 0) }),
        Kind::Facts(count) => Block::Facts(vec![Fact {
            label: format!("Begin{at:03}x"),
            values: (0..*count).map(|place| Line::name(&format!("v{at:03}n{place}x"))).collect(),
        }]),
        Kind::Paragraph(count) => Block::Paragraph(Line::plain(words(at, *count))),
        Kind::BlankLines(count) => Block::BlankLines(*count),
    }
}

/// How many pictures lie on each page.
fn pictures(read: &Read) -> Vec<usize> {
    let list = read.ask("pdfimages", &["-list"], &[]);
    let mut pages = vec![0; read.pages];
    for line in list.lines().skip(2) {
        let page: usize = line.split_whitespace().next().unwrap().parse().unwrap();
        pages[page - 1] += 1;
    }
    pages
}

fn holds(kinds: &[Kind], paper: Paper) {
    let document = document(kinds.iter().enumerate().map(|(at, kind)| block(at, kind)).collect());
    let read = Read::new(&document, paper);
    let texts = read.texts();
    let page_of = |word: String| read.page_of(&texts, &word);
    for (at, kind) in kinds.iter().enumerate() {
        let next = match kinds.get(at + 1) {
            Some(Kind::Note(_, _, _)) => Some(page_of(format!("Speaker{:03}x", at + 1))),
            Some(Kind::Promise(_) | Kind::Facts(_) | Kind::Paragraph(_)) => {
                Some(page_of(format!("Begin{:03}x", at + 1)))
            }
            Some(Kind::Heading) => Some(page_of(format!("Heading{:03}x", at + 1))),
            Some(Kind::BlankLines(_)) | None => None,
        };
        match kind {
            Kind::Heading => {
                let page = page_of(format!("Heading{at:03}x"));
                assert!(next.is_none_or(|next| next == page), "a heading stays with what follows it");
            }
            Kind::Note(count, _, _) | Kind::Promise(count) => {
                let speaker = page_of(format!("Speaker{at:03}x"));
                let begin = page_of(format!("Begin{at:03}x"));
                assert_eq!(speaker, begin, "a quote stays with its speaker");
                if (2..=60).contains(count) {
                    assert_eq!(begin, page_of(format!("End{at:03}x")), "a short quote stays whole");
                }
            }
            _ => {}
        }
    }
    let captions = texts.iter().map(|text| text.matches("Caption").count());
    assert!(captions.eq(pictures(&read)), "a picture stays with its caption");
    let packed_text = read.packed();
    for (at, kind) in kinds.iter().enumerate() {
        let whole = match kind {
            Kind::Note(count, _, _) | Kind::Promise(count) | Kind::Paragraph(count) => words(at, *count),
            _ => continue,
        };
        // A page's head and foot may stand between two words.
        assert!(whole.split(' ').all(|word| packed_text.contains(&packed(word))), "every word is there");
    }
    for text in &texts {
        assert!(text.contains("not for outside"), "it is said on every page");
    }
    for (page, text) in texts.iter().enumerate() {
        assert!(text.contains(&format!("{} of {}", page + 1, texts.len())), "pages are numbered");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_belongs_together_stays_together_and_nothing_is_missing(kinds in kinds(), letter in any::<bool>()) {
        holds(&kinds, if letter { Paper::Letter } else { Paper::A4 });
    }
}

#[test]
fn two_lines_at_least_stay_together_where_words_run_over_a_page() {
    for above in 0..24 {
        let mut parts = vec![Block::BlankLines(above)];
        parts.push(Block::Paragraph(Line::plain(words(1, 160))));
        let read = Read::new(&document(parts), Paper::A4);
        for text in read.texts() {
            let lines = text.lines().filter(|line| line.contains("w001n") || line.contains("001x")).count();
            assert!(lines != 1, "{above} lines above it");
        }
    }
}
