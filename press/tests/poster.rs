//! The poster on A3, as poppler reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::process::Command;

use soundings_pages::Language;
use soundings_pages::document::Words;
use soundings_pages::poster::Sheet;
use soundings_press::{Document, Pdf};

fn words(text: &str, exact: bool) -> Words {
    Words { text: if exact { format!("“{text}”") } else { text.to_owned() }, exact }
}

fn sheet() -> Sheet {
    Sheet {
        language: Language::English,
        title: "Rosa Medeiros · Brightline Metals".into(),
        customer: "Brightline Metals".into(),
        picture: None,
        words: vec![words("It’s my initials on the tag. If it opens, they come to me.", true)],
        who: Some(("Rosa Medeiros".into(), Some("welder, line 3".into()))),
        heading: "What matters to them".into(),
        matters: vec![
            ("what would hurt".into(), words("Being blamed for a setting that we made", false)),
            ("they say".into(), words("Nobody asks me until it cracks", true)),
        ],
        foot: "As people agreed to it on 24 November 2026.".into(),
        made: "2026-11-24T12:10:00".parse().unwrap(),
    }
}

fn pressed(sheet: &Sheet) -> Pdf {
    soundings_press::poster(sheet, || -> Document { panic!("it fits one sheet") }).unwrap()
}

/// Asks one of poppler's programs about a file, which is left where somebody can look at it.
fn ask(program: &str, before: &[&str], pdf: &Pdf, after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("poster.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    if let Some(folder) = std::env::var_os("SOUNDINGS_PAGES") {
        std::fs::write(Path::new(&folder).join(format!("poster-{}.pdf", pdf.bytes.len())), &pdf.bytes).unwrap();
    }
    let output = Command::new(program).args(before).arg(&file).args(after).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn read(pdf: &Pdf) -> String {
    ask("pdftotext", &[], pdf, &["-"]).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How high the letters of a word are, in points.
fn height(pdf: &Pdf, word: &str) -> f32 {
    let boxes = ask("pdftotext", &["-bbox"], pdf, &["-"]);
    let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap().to_owned();
    let at = |name: &str| -> f32 {
        let rest = &line[line.find(&format!("{name}=\"")).unwrap() + name.len() + 2..];
        rest[..rest.find('"').unwrap()].parse().unwrap()
    };
    at("yMax") - at("yMin")
}

#[test]
fn a_poster_is_one_sheet_of_a3_and_says_all_of_it_in_its_order() {
    let pdf = pressed(&sheet());
    assert_eq!(pdf.pages, 1);
    let size = ask("pdfinfo", &[], &pdf, &[]);
    assert!(size.contains("841.89 x 1190.55 pts (A3)"), "{size}");
    let text = read(&pdf);
    let places: Vec<usize> =
        ["Brightline Metals", "initials on the tag", "Rosa Medeiros, welder", "What matters", "Being blamed", "agreed"]
            .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} in {text}")))
            .to_vec();
    assert!(places.is_sorted(), "{text}");
    assert!(height(&pdf, "initials") > 45.0, "to be read from across a hall");
}

#[test]
fn what_is_fuller_is_set_smaller_and_what_is_too_full_becomes_a_document() {
    let few = height(&pressed(&sheet()), "initials");
    let mut full = sheet();
    full.words
        .extend((0..4).map(|_| words(&"Nobody asks me until it cracks, and then all of them do. ".repeat(4), true)));
    let pdf = pressed(&full);
    assert_eq!(pdf.pages, 1);
    assert!(height(&pdf, "initials") < few * 0.8);
    full.words.extend((0..40).map(|_| words(&"Nobody asks me until it cracks. ".repeat(10), true)));
    let mut asked = false;
    let document = || {
        asked = true;
        Document {
            language: Language::English,
            kind: "Poster".into(),
            title: "Rosa Medeiros".into(),
            not_for_outside: None,
            lead: Vec::new(),
            blocks: Vec::new(),
            foot: Vec::new(),
            made: full.made,
        }
    };
    soundings_press::poster(&full, document).unwrap();
    assert!(asked);
}

#[test]
fn a_poster_in_french_and_in_other_scripts_is_one_sheet() {
    let mut other = sheet();
    other.language = Language::French;
    other.words = vec![
        words("Ce sont mes initiales sur l’étiquette\u{202f}!", true),
        words("نحن لا نثق في المرور الأول", true),
        words("Ελλάδα, Москва", true),
    ];
    let pdf = pressed(&other);
    assert_eq!(pdf.pages, 1);
    assert!(read(&pdf).contains("initiales"), "{}", read(&pdf));
    other.who = None;
    other.matters.clear();
    assert_eq!(pressed(&other).pages, 1);
}
