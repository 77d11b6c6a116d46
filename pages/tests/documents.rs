//! Pages: how records are drawn, and that each page stands alone.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::Drawing;
use soundings_core::model::{ConsentChoice, MapPart, PicturePoint};
use soundings_core::present::{ForWhom, Report};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPromise, Person, StartVisit};
use soundings_pages::{Language, map, report, wall};

fn us(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Us).unwrap()
}

fn others(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Others).unwrap()
}

fn html(report: &Report) -> String {
    report::html(report, Language::English)
}

fn markdown(report: &Report) -> String {
    report::document(report, Language::English).markdown()
}

fn text(report: &Report) -> String {
    report::document(report, Language::English).text()
}

fn ended() -> Example {
    let example = Example::new();
    example.book.end_visit(None, true).unwrap();
    example.book.clock.at(12, 10);
    example
}

/// A page without its style, an element a line.
fn body(page: &str) -> String {
    page.split("<body>").nth(1).unwrap().replace("><", ">\n<")
}

#[test]
fn the_report_of_the_example_for_us_reads_as_it_should() {
    let report = us(&ended());
    insta::assert_snapshot!("example_for_us_html", body(&html(&report)));
    insta::assert_snapshot!("example_for_us_markdown", markdown(&report));
    insta::assert_snapshot!("example_for_us_text", text(&report));
}

#[test]
fn the_report_of_the_example_for_others_reads_as_it_should() {
    insta::assert_snapshot!("example_for_others_markdown", markdown(&others(&ended())));
}

#[test]
fn the_map_of_the_example_reads_as_it_should() {
    let example = ended();
    let page = example.book.map_page(example.map()).unwrap();
    insta::assert_snapshot!("example_map_html", body(&map::html(&page, Language::English)));
    insta::assert_snapshot!("example_iceberg_svg", map::svg(&page, Language::English));
}

#[test]
fn a_french_report_has_french_headings_and_quotation_marks() {
    insta::assert_snapshot!(
        "example_for_us_markdown_french",
        report::document(&us(&ended()), Language::French).markdown()
    );
}

/// Long names, words from right to left, line breaks, everything that could break a form.
fn odd(book: &Book) -> Report {
    let customer = book
        .add_customer("شركة اللحام الدقيق <b>& Söhne</b> Aktiengesellschaft für außergewöhnlich lange Firmennamen")
        .unwrap();
    let person = book.person(customer, "محمد بن عبد الله الأنصاري", "مشرف اللحام", ConsentChoice::QuoteNamed);
    let long = book.person(customer, &"Wolfeschlegelsteinhausenbergerdorff".repeat(4), "x", ConsentChoice::Wall);
    let start = StartVisit {
        customer: Some(customer),
        objective: Some("لماذا يعيدون اللحام؟".into()),
        ..StartVisit::default()
    };
    let visit = book.start_visit(&start).unwrap();
    book.note(exactly("نحن لا نثق في المرور الأول، لذلك نلحم مرتين. (MIG 8.0 m/min)", person));
    book.note(exactly(
        "first line\n\n# no heading\n- no list\n1. no number\n<script>alert(1)</script> & `code` *x* \u{202e}backwards",
        person,
    ));
    book.note(NewObservation { starred: true, ..roughly(&"verylongwordwithoutanyspace".repeat(30), long) });
    book.promise(&NewPromise {
        text: "a card | with *everything* <on> it".into(),
        to: vec![Person::Known(person), Person::Someone("the person at the [gate](x)".into())],
        promised_by: None,
        until: "2026-11-20".into(),
        visit: Some(visit),
    })
    .unwrap();
    book.end_visit(None, true).unwrap();
    book.report(visit, ForWhom::Us).unwrap()
}

#[test]
fn words_cannot_break_the_form_of_a_page_or_of_markdown() {
    let report = odd(&Book::new());
    let html = html(&report);
    assert!(!html.contains("<script>") && !html.contains("<b>&") && !html.contains('\u{202e}'));
    insta::assert_snapshot!("odd_markdown", markdown(&report));
    insta::assert_snapshot!("odd_text", text(&report));
}

/// Every page there is, in a language, each with its file's name.
fn every_page(locale: Language) -> Vec<(&'static str, String)> {
    let example = ended();
    let map_page = example.book.map_page(example.map()).unwrap();
    let mut for_others = others(&example);
    let mut pages = vec![
        ("us.html", report::html(&us(&example), locale)),
        ("others.html", report::html(&for_others, locale)),
        ("map.html", map::html(&map_page, locale)),
        ("wall.html", wall::page(&wall::faces(&example.book.wall().unwrap(), locale), "", false, locale)),
        ("welcome.html", wall::page(&wall::welcome(locale), "", true, locale)),
    ];
    let unread: Vec<_> = for_others.to_read_first.iter().map(|note| note.id).collect();
    for_others.read_through(&unread);
    pages.push(("others-read.html", report::html(&for_others, locale)));
    let empty = example.book.start_visit(&StartVisit::default()).unwrap();
    pages.push(("empty.html", report::html(&example.book.report(empty, ForWhom::Us).unwrap(), locale)));
    example.book.end_visit(None, false).unwrap();
    pages.push(("odd.html", report::html(&odd(&example.book), locale)));
    pages
}

/// SOUNDINGS_PAGES=folder writes them for a person to look at.
#[test]
fn every_page_stands_alone_and_says_its_language() {
    for locale in [Language::English, Language::French] {
        for (name, page) in every_page(locale) {
            if let Some(folder) = std::env::var_os("SOUNDINGS_PAGES").map(std::path::PathBuf::from) {
                std::fs::write(folder.join(format!("{}-{name}", locale.tag())), &page).unwrap();
            }
            assert!(page.starts_with(&format!("<!DOCTYPE html><html lang=\"{}\">", locale.tag())), "{name}");
            for from_elsewhere in ["<link", "src=\"http", "url(", "@import", "href="] {
                assert!(!page.contains(from_elsewhere), "{name}: {from_elsewhere}");
            }
            // The wall alone has a script, the one that its policy names.
            let scripts = usize::from(matches!(name, "wall.html" | "welcome.html"));
            assert_eq!(page.matches("<script").count(), scripts, "{name}");
        }
    }
}

/// Every picture in a page, decoded, after looking that nothing but pixels is in its file.
fn pictures_in(page: &str) -> Vec<image::RgbImage> {
    let files = page.split("data:image/jpeg;base64,").skip(1).map(|rest| rest.split('"').next().unwrap());
    files.map(|file| photo::plain_pixels(&data_encoding::BASE64.decode(file.as_bytes()).unwrap())).collect()
}

#[test]
fn every_picture_that_goes_out_is_covered_in_its_pixels_and_its_file_holds_nothing_else() {
    let example = Example::new();
    let book = &example.book;
    let path = book.path().join("IMG_Rosa_Medeiros.jpg");
    std::fs::write(&path, photo::jpeg(&photo::scene(600, 800), 6)).unwrap();
    let note = NewObservation { attachments: vec![path], visit: FiledUnder::Visit(example.visit), ..around("tape") };
    let note = book.note(note);
    let at = |x, y| PicturePoint { x, y };
    book.annotate(note, &Drawing::Cover { corner: at(100, 100), opposite: at(300, 300) }).unwrap();
    book.annotate(note, &Drawing::Circle { corner: at(400, 400), opposite: at(600, 600) }).unwrap();
    book.annotate(note, &Drawing::Text { at: at(700, 125), words: "ask <Rosa>".into() }).unwrap();
    let mut for_others = others(&example);
    let unread: Vec<_> = for_others.to_read_first.iter().map(|note| note.id).collect();
    for_others.read_through(&unread);
    for (report, inside) in [(us(&example), true), (for_others, false)] {
        let page = html(&report);
        let document = report::document(&report, Language::English);
        let beside: Vec<(String, _)> = document.pictures().collect();
        let pictures = pictures_in(&page);
        assert_eq!((pictures.len(), beside.len()), (2, 2), "the square of the example, and this one");
        let files: Vec<_> = beside.iter().map(|(_, picture)| photo::plain_pixels(&picture.bytes)).collect();
        assert!(files == pictures);
        let covered = files.iter().find(|picture| picture.dimensions() == (600, 800)).unwrap();
        assert_eq!(photo::red(covered), 0);
        assert!(covered.get_pixel(120, 160).0[2] < 80 && covered.get_pixel(480, 640).0[1] > 150);
        assert!(covered.get_pixel(300, 321).0[0] > 220, "and the circle is on it");
        assert!(page.contains("left:70.0%;top:12.5%"), "words stand on it");
        let text = document.markdown_with_pictures("r-pictures");
        for text in [&page, &text] {
            assert_eq!(text.contains("IMG"), inside, "the name of its file is ours");
            assert_eq!(text.contains("Rosa&gt;") || text.contains("Rosa\\>"), inside, "a name on it too");
            assert!(text.contains("covered"));
        }
        assert!(beside.iter().all(|(name, _)| text.contains(&format!("](<r-pictures/{name}>)"))));
    }
}

#[test]
fn only_exact_words_carry_quotation_marks() {
    let report = us(&ended());
    let page = html(&report);
    let body = page.split("<body>").nth(1).unwrap();
    assert_eq!(body.matches('“').count(), 3);
    for exact in ["We don't trust the first pass, so we weld it twice.", "Everybody runs your recommended settings."] {
        assert!(markdown(&report).contains(&format!("“{exact}”")), "{exact}");
    }
    assert!(body.contains(">the second pass is overtime; she is asked about it every Friday<"));
}

#[test]
fn a_report_for_us_is_headed_not_for_outside_and_says_what_only_its_author_has() {
    let example = Example::new();
    example.book.note(NewObservation { only_me: true, ..said("between us") });
    example.book.end_visit(None, true).unwrap();
    let report = us(&example);
    assert!(html(&report).contains("1 note only you can see is not in here."));
    assert!(html(&report).contains("not for outside") && markdown(&report).contains("**not for outside**"));
}

#[test]
fn text_to_paste_says_first_that_it_must_stay_with_us_and_nothing_of_a_persons_is_taken_for_ours() {
    let example = ended();
    assert!(text(&us(&example)).starts_with("not for outside\n"));
    assert!(!text(&others(&example)).contains("not for outside"));
    let odd = text(&odd(&Book::new()));
    // What people said is set in, whatever it begins with.
    for words in ["# no heading", "- no list", "1. no number"] {
        assert!(odd.contains(&format!("\n  {words}\n")), "{words}");
    }
    assert!(!odd.contains('\u{202e}'));
}

#[test]
fn markdown_shows_the_pictures_of_a_folder_by_names_that_tell_nothing() {
    let document = report::document(&us(&ended()), Language::English);
    let names: Vec<String> = document.pictures().map(|(name, _)| name).collect();
    assert_eq!(names, ["picture-1.jpg"]);
    assert!(document.markdown_with_pictures("pictures").contains("  ![tape.png](<pictures/picture-1.jpg>)\n"));
    assert!(!document.markdown().contains("picture-1"));
}

#[test]
fn a_page_for_others_names_nobody_who_did_not_agree_and_holds_pictures_only_once_they_were_looked_at() {
    let mut report = others(&ended());
    let all = || format!("{}{}", html(&report), markdown(&report));
    for inside in ["Rosa", "welder", "Imran", "Brightline", "Plant 2", "Toronto", "chalked", "felt pen", "data:image"] {
        assert!(!all().contains(inside), "{inside}");
    }
    assert!(!all().contains("not for outside") && all().contains("Will Tran") && all().contains("A customer"));
    let unread: Vec<_> = report.to_read_first.iter().map(|note| note.id).collect();
    report.read_through(&unread);
    let all = format!("{}{}", html(&report), markdown(&report));
    assert!(all.contains("felt pen") && all.contains("data:image") && !all.contains("tape.png"));
}

#[test]
fn a_map_shows_its_basis_by_word_and_its_depth_by_ticks_and_words() {
    let example = ended();
    let map = example.map();
    assert_eq!(
        depths(&example.book, map),
        [(MapPart::See, 1), (MapPart::Say, 1), (MapPart::Do, 1), (MapPart::Pain, 2)]
    );
    let html = map::html(&example.book.map_page(map).unwrap(), Language::English);
    for word in ["our reading, from 2 notes", "guess", ">told<", ">seen<", "They hear: not yet", "Pains: twice"] {
        assert!(html.contains(word), "{word}");
    }
}
