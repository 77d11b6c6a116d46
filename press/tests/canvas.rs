//! The canvas on A3, as poppler reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::process::Command;

use soundings_core::model::MapPart;
use soundings_pages::Language;
use soundings_pages::document::Words;
use soundings_pages::map::{Canvas, CanvasEntry, CanvasPart};
use soundings_press::Pdf;

fn entry(text: &str, exact: bool) -> CanvasEntry {
    let text = if exact { format!("“{text}”") } else { text.to_owned() };
    CanvasEntry { words: Words { text, exact }, sign: "💬", says: "told".into(), guess: !exact }
}

fn canvas(entries: impl Fn(MapPart) -> Vec<CanvasEntry>) -> Canvas {
    let part = |part: &MapPart| CanvasPart {
        part: *part,
        name: format!("Part {}", part.word()),
        depth: "twice".into(),
        entries: entries(*part),
    };
    Canvas {
        language: Language::English,
        who: "Rosa Medeiros".into(),
        situation: "a batch comes back".into(),
        customer: Some("Brightline Metals".into()),
        not_for_outside: "not for outside".into(),
        credit: "After the empathy map canvas by Dave Gray (XPLANE, 2017).".into(),
        as_of: "As it stood on Tuesday".into(),
        parts: MapPart::ALL.iter().map(part).collect(),
        made: "2026-11-24T12:10:00".parse().unwrap(),
    }
}

/// Asks one of poppler's programs about a file.
fn ask(program: &str, before: &[&str], pdf: &Pdf, after: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("canvas.pdf");
    std::fs::write(&file, &pdf.bytes).unwrap();
    keep(&pdf.bytes);
    let output = Command::new(program).args(before).arg(&file).args(after).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Left where somebody can look at it.
fn keep(bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("SOUNDINGS_PAGES") {
        let name = format!("canvas-{}.pdf", bytes.len());
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

fn words(pdf: &Pdf) -> String {
    ask("pdftotext", &[], pdf, &["-"]).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_map_is_one_sheet_of_a3_on_its_side_with_every_part_and_not_for_outside() {
    let pdf = soundings_press::canvas(&canvas(|part| {
        let hebrew = entry("אם זה נפתח, אלה ראשי התיבות שלי", true);
        let mut entries = vec![entry(&format!("what stands in {}", part.word()), part == MapPart::Say)];
        entries.extend((part == MapPart::Hear).then_some(hebrew));
        entries
    }))
    .unwrap();
    assert_eq!(pdf.pages, 1);
    let about = ask("pdfinfo", &[], &pdf, &[]);
    assert!(about.contains("1190.55 x 841.89") && about.contains("A3"), "{about}");
    assert!(about.contains("Tagged:") && about.contains("yes"), "{about}");
    let text = words(&pdf);
    for part in MapPart::ALL {
        assert!(text.contains(&format!("Part {}", part.word())), "{part:?}: {text}");
        assert!(text.contains(&format!("what stands in {}", part.word())), "{part:?}: {text}");
    }
    for said in ["Rosa Medeiros", "not for outside", "Dave Gray", "“what stands in say”"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(text.matches('“').count(), 2, "only exact words carry quotation marks");
}

#[test]
fn two_hundred_entries_and_one_longer_than_a_sheet_flow_on_and_nothing_is_left_out() {
    let long: String = (0..6_000).map(|number| format!("word{number} ")).collect();
    let pdf = soundings_press::canvas(&canvas(|part| match part {
        MapPart::Pain => (0..200).map(|number| entry(&format!("pain number {number} of many."), false)).collect(),
        MapPart::Gain => vec![entry(&long, true), entry("the last gain", false)],
        _ => vec![entry("one", false)],
    }))
    .unwrap();
    assert!(pdf.pages > 2, "{}", pdf.pages);
    let text = words(&pdf);
    for number in 0..200 {
        assert!(text.contains(&format!("pain number {number} of many.")), "{number}");
    }
    assert!(text.contains("word0 ") && text.contains("word5999") && text.contains("the last gain"));
    assert!(text.contains("more on the next sheets"));
    assert_eq!(text.matches("not for outside").count(), pdf.pages, "on every sheet");
    assert!(
        text.contains(&format!("{} / {}", pdf.pages, pdf.pages))
            || text.contains(&format!("{} of {}", pdf.pages, pdf.pages)),
        "each is numbered"
    );
}
