//! Reports: what is in them, for whom, and that they stand alone.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::*;
use soundings_core::model::{ConsentChoice, MapPart};
use soundings_core::report::{ForWhom, Locale, Named, Report};
use soundings_core::visit_log::{NewObservation, NewPerson, NewPromise, Person, StartVisit};

fn us(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Us, Locale::English).unwrap()
}

fn others(example: &Example) -> Report {
    example.book.report(example.visit, ForWhom::Others, Locale::English).unwrap()
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
    insta::assert_snapshot!("example_for_us_record", serde_json::to_string_pretty(&report).unwrap());
    insta::assert_snapshot!("example_for_us_html", body(&report.to_html()));
    insta::assert_snapshot!("example_for_us_markdown", report.to_markdown());
}

#[test]
fn the_report_of_the_example_for_others_reads_as_it_should() {
    let report = others(&ended());
    insta::assert_snapshot!("example_for_others_record", serde_json::to_string_pretty(&report).unwrap());
    insta::assert_snapshot!("example_for_others_markdown", report.to_markdown());
}

#[test]
fn the_map_of_the_example_reads_as_it_should() {
    let example = ended();
    let map = example.map();
    let page = example.book.map_page(map, Locale::English).unwrap();
    insta::assert_snapshot!("example_map_html", body(&page.to_html()));
    insta::assert_snapshot!("example_iceberg_svg", page.iceberg_svg());
}

#[test]
fn a_french_report_has_french_headings_and_quotation_marks() {
    let example = ended();
    let markdown = example.book.report(example.visit, ForWhom::Us, Locale::French).unwrap().to_markdown();
    insta::assert_snapshot!("example_for_us_markdown_french", markdown);
}

/// Writes pages for a person to look at: SOUNDINGS_PAGES=folder.
#[test]
fn pages_to_look_at() {
    let Some(folder) = std::env::var_os("SOUNDINGS_PAGES").map(std::path::PathBuf::from) else { return };
    let example = ended();
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    write("us.html", us(&example).to_html());
    let mut report = others(&example);
    write("others.html", report.to_html());
    let unread: Vec<_> = report.to_read_first.iter().map(|note| note.id).collect();
    report.read_through(&unread);
    write("others-read.html", report.to_html());
    let map = example.map();
    let page = example.book.map_page(map, Locale::English).unwrap();
    write("map.html", page.to_html());
    write("iceberg.svg", page.iceberg_svg());
    write("map-fr.html", example.book.map_page(map, Locale::French).unwrap().to_html());
    let empty = example.book.start_visit(&StartVisit::default()).unwrap();
    write("empty.html", example.book.report(empty, ForWhom::Us, Locale::English).unwrap().to_html());
    example.book.end_visit(None, false).unwrap();
    write("odd.html", odd(&example.book).to_html());
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
    book.report(visit, ForWhom::Us, Locale::English).unwrap()
}

#[test]
fn words_cannot_break_the_form_of_a_page_or_of_markdown() {
    let report = odd(&Book::new());
    let html = report.to_html();
    assert!(!html.contains("<script>") && !html.contains("<b>&") && !html.contains('\u{202e}'));
    insta::assert_snapshot!("odd_markdown", report.to_markdown());
}

#[test]
fn a_page_stands_alone_with_its_pictures_in_it() {
    let example = ended();
    let html = us(&example).to_html();
    assert!(html.contains(&format!("src=\"data:image/png;base64,{}\"", data_encoding::BASE64.encode(SQUARE))));
    let map = example.book.map_page(example.map(), Locale::English).unwrap().to_html();
    for page in [html, map] {
        for from_elsewhere in ["<link", "<script", "src=\"http", "url(", "@import", "href="] {
            assert!(!page.contains(from_elsewhere), "{from_elsewhere}");
        }
    }
}

#[test]
fn only_exact_words_carry_quotation_marks() {
    let example = ended();
    let page = us(&example).to_html();
    let body = page.split("<body>").nth(1).unwrap();
    assert_eq!(body.matches('“').count(), 3);
    for exact in ["We don't trust the first pass, so we weld it twice.", "Everybody runs your recommended settings."] {
        assert!(us(&example).to_markdown().contains(&format!("“{exact}”")), "{exact}");
    }
    assert!(body.contains(">the second pass is overtime; she is asked about it every Friday<"));
}

#[test]
fn a_report_for_us_leaves_out_thoughts_notes_without_a_key_and_what_stays_only_me() {
    let example = Example::new();
    example.book.note(NewObservation { only_me: true, ..said("between us") });
    example.book.note(NewObservation { kind: None, ..said("no key yet") });
    example.book.save_draft(Some(example.visit), "unsent").unwrap();
    example.book.end_visit(None, true).unwrap();
    let report = us(&example);
    let (html, markdown) = (report.to_html(), report.to_markdown());
    for left_out in ["between us", "no key yet", "unsent", "nobody can be blamed"] {
        assert!(!html.contains(left_out) && !markdown.contains(left_out), "{left_out}");
    }
    assert_eq!(report.only_you, 1);
    assert!(html.contains("1 note only you can see is not in here."));
    assert!(html.contains("not for outside") && markdown.contains("**not for outside**"));
}

#[test]
fn a_report_for_others_goes_by_consent_as_it_stands_now() {
    let example = ended();
    let words = |report: &Report| report.starred.iter().chain(&report.notes).map(|note| note.id).collect::<Vec<_>>();
    let [first, everybody, dial, tape, checked, overtime, initials, thought] = example.notes;
    let report = others(&example);
    assert_eq!(words(&report), [initials, first, everybody, dial, overtime]);
    assert_eq!(report.to_read_first.iter().map(|note| note.id).collect::<Vec<_>>(), [tape]);
    assert_eq!(report.withheld, 1, "what the inspector did");
    let all = format!("{}{}", report.to_html(), report.to_markdown());
    for inside in [
        "Rosa",
        "welder",
        "Imran",
        "Brightline",
        "Plant 2",
        "Toronto",
        "chalked",
        "blamed",
        "data:image",
        "not for outside",
    ] {
        assert!(!all.contains(inside), "{inside}");
    }
    assert!(all.contains("Will Tran") && all.contains("A customer"));

    example.book.set_consent(example.imran, ConsentChoice::QuoteNamed).unwrap();
    assert!(words(&others(&example)).contains(&checked));
    example.book.set_consent(example.will, ConsentChoice::TeamOnly).unwrap();
    let report = others(&example);
    assert!(
        !words(&report).contains(&first) && !words(&report).contains(&everybody) && !words(&report).contains(&thought)
    );
    assert!(!report.to_html().contains("Will Tran"));
}

#[test]
fn around_notes_and_words_that_give_a_name_away_go_only_after_somebody_read_them() {
    let example = Example::new();
    let telling = example.book.note(exactly("Ask Medeiros, she has the dial in her fingers.", example.will));
    example.book.end_visit(None, true).unwrap();
    let mut report = others(&example);
    let waiting: Vec<_> = report.to_read_first.iter().map(|note| note.id).collect();
    assert_eq!(waiting, [example.notes[3], telling]);
    assert!(!report.to_html().contains("felt pen") && !report.to_html().contains("fingers"));
    report.read_through(&[example.notes[3]]);
    assert!(report.to_html().contains("felt pen") && !report.to_html().contains("data:image"));
    assert_eq!(report.to_read_first.len(), 1);
    assert_eq!(report.starred[0].id, example.notes[3], "in its place by time");
}

#[test]
fn the_customer_is_named_outside_only_where_everybody_in_it_is() {
    let book = Book::new();
    let customer = book.add_customer("Brightline Metals").unwrap();
    let will = book.person(customer, "Will Tran", "welding supervisor", ConsentChoice::QuoteNamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let report = || book.report(visit, ForWhom::Others, Locale::English).unwrap();
    assert_eq!(report().customer, None, "nobody of it let a name out");
    book.note(exactly("Everybody runs your recommended settings.", will));
    assert_eq!(report().customer.as_deref(), Some("Brightline Metals"));
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteUnnamed);
    book.note(exactly("It's my initials on the tag.", rosa));
    let report = report();
    assert_eq!(report.customer, None);
    assert_eq!(report.notes[1].by, Some(Named::Customer));
    assert!(report.to_html().contains("A customer"));
}

#[test]
fn an_erased_or_deleted_note_is_in_no_report() {
    let example = Example::new();
    example.book.delete(example.notes[0]).unwrap();
    assert!(!us(&example).to_html().contains("the first pass, so"));
    example.book.undo_delete(example.notes[0]).unwrap();
    assert!(us(&example).to_html().contains("the first pass, so"));
}

#[test]
fn somebody_only_described_is_named_by_it_for_us_and_stays_inside_for_others() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let operator = book
        .add_person(&NewPerson { description: Some("night operator, line 3".into()), ..NewPerson::default() })
        .unwrap();
    book.note(exactly("It hums before it fails.", operator));
    book.note(NewObservation { by: Some(Person::Someone("a man at the gate".into())), ..said("nobody comes here") });
    let page = |who| book.report(visit, who, Locale::English).unwrap();
    let html = page(ForWhom::Us).to_html();
    assert!(html.contains("night operator, line 3") && html.contains("a man at the gate"));
    assert!(page(ForWhom::Others).notes.is_empty());
    assert_eq!(page(ForWhom::Others).withheld, 2);
}

#[test]
fn a_map_shows_its_basis_by_word_and_its_depth_by_ticks_and_words() {
    let example = ended();
    let map = example.map();
    assert_eq!(
        depths(&example.book, map),
        [(MapPart::See, 1), (MapPart::Say, 1), (MapPart::Do, 1), (MapPart::Pain, 2)]
    );
    let html = example.book.map_page(map, Locale::English).unwrap().to_html();
    for word in ["our reading, from 2 notes", "guess", ">told<", ">seen<", "They hear: not yet", "Pains: twice"] {
        assert!(html.contains(word), "{word}");
    }
}
