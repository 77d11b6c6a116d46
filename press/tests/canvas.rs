//! The canvas on A3, as poppler reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::path::Path;
use std::process::Command;

use soundings_core::model::MapPart;
use soundings_pages::Language;
use soundings_pages::document::Words;
use soundings_pages::map::{Canvas, CanvasEntry, CanvasPart};
use soundings_press::{Paper, Pdf};

fn entry(text: &str, exact: bool) -> CanvasEntry {
    let text = if exact { format!("“{text}”") } else { text.to_owned() };
    CanvasEntry { words: Words { text, exact }, sign: "💬", says: "told".into(), guess: !exact }
}

fn canvas(entries: impl Fn(MapPart) -> Vec<CanvasEntry>) -> Canvas {
    let part = |part: &MapPart| CanvasPart {
        part: *part,
        name: format!("Part {}", part.word()),
        depth: "twice".into(),
        ticks: 2,
        also: None,
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
        water: ["Above the water".into(), "Below the water".into()],
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
fn a_map_is_one_sheet_on_its_side_with_every_part_the_water_between_and_not_for_outside() {
    let canvas = canvas(|part| {
        let hebrew = entry("אם זה נפתח, אלה ראשי התיבות שלי", true);
        let mut entries = vec![entry(&format!("what stands in {part:?}"), part == MapPart::Say)];
        entries.extend((part == MapPart::Hear).then_some(hebrew));
        entries
    });
    let sheets = [
        (Paper::A4, "841.89 x 595.276", "A4"),
        (Paper::Letter, "792 x 612", "letter"),
        (Paper::A3, "1190.55 x 841.89", "A3"),
    ];
    for (paper, size, name) in sheets {
        let pdf = soundings_press::canvas(&canvas, paper).unwrap();
        assert_eq!(pdf.pages, 1, "{name}");
        let about = ask("pdfinfo", &[], &pdf, &[]);
        assert!(about.contains(size) && about.contains(name), "{about}");
        assert!(about.contains("Tagged:") && about.contains("yes"), "{about}");
        let text = words(&pdf);
        for part in MapPart::ALL {
            assert!(text.contains(&format!("Part {}", part.word())), "{part:?}: {text}");
            assert!(text.contains(&format!("what stands in {part:?}")), "{part:?}: {text}");
        }
        for said in
            ["Rosa Medeiros", "not for outside", "Dave Gray", "“what stands in Say”", "Above the water", "1 of 1"]
        {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert_eq!(text.matches('“').count(), 2, "only exact words carry quotation marks");
    }
}

#[test]
fn a_canvas_that_holds_much_is_set_smaller_before_it_goes_on_and_an_empty_part_says_that_it_is() {
    let full = canvas(|part| match part {
        MapPart::Gain => Vec::new(),
        _ => {
            (0..7).map(|number| entry(&format!("entry {number} of {}, in so many words", part.word()), false)).collect()
        }
    });
    let mut full = full;
    full.parts[6].also = Some("Nothing here yet.".into());
    let pdf = soundings_press::canvas(&full, Paper::A4).unwrap();
    let text = words(&pdf);
    assert_eq!(pdf.pages, 1);
    assert!(text.contains("Nothing here yet.") && !text.contains("on the next sheet"), "{text}");
    assert_eq!(text.matches("in so many words").count(), 49);
}

#[test]
fn two_hundred_entries_and_one_longer_than_a_sheet_flow_on_and_nothing_is_left_out() {
    let long: String = (0..6_000).map(|number| format!("word{number} ")).collect();
    let pdf = soundings_press::canvas(
        &canvas(|part| match part {
            MapPart::Pain => (0..200).map(|number| entry(&format!("pain number {number} of many."), false)).collect(),
            MapPart::Gain => vec![entry(&long, true), entry("the last gain", false)],
            _ => vec![entry("one", false)],
        }),
        Paper::A4,
    )
    .unwrap();
    assert!(pdf.pages > 2, "{}", pdf.pages);
    let text = words(&pdf);
    for number in 0..200 {
        assert!(text.contains(&format!("pain number {number} of many.")), "{number}");
    }
    assert!(text.contains("word0 ") && text.contains("word5999") && text.contains("the last gain"));
    assert!(text.contains("more on the next sheets") && text.contains("Part pain, goes on"));
    assert_eq!(text.matches("not for outside").count(), pdf.pages, "on every sheet");
    assert!(
        text.contains(&format!("{} / {}", pdf.pages, pdf.pages))
            || text.contains(&format!("{} of {}", pdf.pages, pdf.pages)),
        "each is numbered"
    );
}
