//! The canvas: eight parts where they belong, quotation marks only around exact words, and never for outside.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::model::{MapPart, PairVerdict};
use soundings_core::present::{EntryRow, MapPage};
use soundings_core::{NewMap, NewPerson};
use soundings_pages::{Language, map};

fn of_example(locale: Language) -> (MapPage, String) {
    let example = Example::new();
    let page = example.map();
    example.book.judge_pair(example.notes[1], example.notes[2], PairVerdict::DoesNotMatch).unwrap();
    let both = "Nobody can read the card from the torch.";
    example.book.answer_pair(example.notes[1], example.notes[2], both, None).unwrap();
    let page = example.book.map_page(page).unwrap();
    let html = map::canvas_html(&page, locale);
    (page, html)
}

#[test]
fn the_canvas_of_the_example_reads_as_it_should() {
    let (page, _) = of_example(Language::English);
    insta::assert_snapshot!("example_map_markdown", map::text_document(&page, Language::English).markdown());
    insta::assert_snapshot!("example_map_text", map::text_document(&page, Language::English).text());
}

#[test]
fn a_canvas_stands_alone_credits_its_maker_and_is_not_for_outside_in_every_language() {
    for locale in [Language::English, Language::French] {
        let (page, html) = of_example(locale);
        assert!(html.contains("default-src 'none'") && !html.contains("<script") && !html.contains("http://www."));
        assert!(html.contains("Dave Gray (XPLANE, 2017)"));
        let warning = if locale == Language::English { "not for outside" } else { "pas pour l’extérieur" };
        assert!(html.matches(warning).count() >= 2, "on the page, and on every sheet it is printed on");
        for part in MapPart::ALL {
            assert!(html.contains(&format!("region {}\"", part.word())), "{part:?}");
        }
        let quoted = if locale == Language::English { '“' } else { '«' };
        assert_eq!(html.matches(quoted).count(), 1, "only Rosa's very words");
        assert_eq!(map::canvas(&page, locale).parts.len(), 8);
    }
}

#[test]
fn what_does_not_match_stands_on_the_page_with_what_would_make_both_true() {
    let (page, _) = of_example(Language::English);
    let html = map::html(&page, Language::English);
    assert!(html.contains("Doesn’t match") && html.contains("Nobody can read the card from the torch."));
}

#[test]
fn an_empty_part_says_so_in_every_form_and_so_does_a_map_of_which_something_was_left_out_or_is_too_much() {
    let (mut page, _) = of_example(Language::English);
    page.only_you = true;
    page.map.parts[5].in_all += 9_500;
    let forms = [
        map::canvas_html(&page, Language::English),
        map::canvas_svg(&page, Language::English),
        map::text_document(&page, Language::English).text(),
        map::text_document(&page, Language::English).markdown(),
    ];
    for form in &forms {
        assert!(form.contains("Nothing here yet."), "{form}");
        assert!(form.contains("What only you can see is not in here."), "{form}");
        assert!(form.contains("9500 more are in the map itself"), "{form}");
    }
}

#[test]
fn a_map_that_holds_more_than_a_sheet_is_set_smaller_then_goes_on_and_loses_nothing() {
    let (few, html) = of_example(Language::English);
    assert!(!html.contains("on the next sheet") && !html.contains("class=\"further\""));
    let size = |html: &str| -> f32 {
        html.rsplit("html { font-size: ").next().unwrap().split("pt").next().unwrap().parse().unwrap()
    };
    let with = |many: usize| {
        let mut page = few.clone();
        let one = page.map.parts[5].entries[0].clone();
        page.map.parts[5].entries =
            (0..many).map(|at| EntryRow { text: format!("pain {at}."), ..one.clone() }).collect();
        page.map.parts[5].in_all = many as u32;
        map::canvas_html(&page, Language::English)
    };
    let (some, many) = (with(6), with(60));
    assert!(size(&html) > size(&some) && size(&some) > size(&many) && size(&many) >= 8.5);
    assert!(
        !some.contains("on the next sheet") && many.contains("on the next sheets") && many.contains("Pains, goes on")
    );
    for at in 0..60 {
        assert_eq!(many.matches(&format!(">pain {at}.<")).count(), 1, "{at}");
    }
}

#[test]
fn two_hundred_entries_long_names_and_words_from_right_to_left_all_stand_on_it() {
    let example = Example::new();
    let name = "Maria-Magdalena von und zu Hohenstein-Oberursel genannt Mädi aus der Endmontage";
    let who = example.book.add_person(&NewPerson { name: Some(name.into()), ..NewPerson::default() }).unwrap();
    let new = NewMap { who, situation: "ein Los kommt zurück, und niemand weiß weshalb".into() };
    let map = example.book.new_map(&new).unwrap();
    let hebrew = example.book.note(exactly("אם זה נפתח, אלה ראשי התיבות שלי", who));
    example.book.add_entry(&entry(map, MapPart::Say, &[hebrew])).unwrap();
    for number in 0..200 {
        example.book.add_entry(&guess(map, MapPart::Pain, &format!("pain number {number}"))).unwrap();
    }
    let page = example.book.map_page(map).unwrap();
    let html = map::canvas_html(&page, Language::English);
    assert!((0..200).all(|number| html.contains(&format!("pain number {number}<"))));
    assert!(html.contains(name) && html.contains("dir=\"auto\"") && html.contains("אם זה נפתח"));
    if let Some(folder) = std::env::var_os("SOUNDINGS_PAGES").map(std::path::PathBuf::from) {
        std::fs::write(folder.join("canvas-hard.html"), html).unwrap();
        let (_, html) = of_example(Language::English);
        std::fs::write(folder.join("canvas.html"), html).unwrap();
    }
}

#[test]
fn the_canvas_drawn_has_its_eight_parts_and_every_word_and_grows_with_what_stands_in_it() {
    let (page, _) = of_example(Language::English);
    let svg = map::canvas_svg(&page, Language::English);
    if let Some(file) = std::env::var_os("CANVAS_SVG_OUT") {
        std::fs::write(file, &svg).unwrap();
    }
    let words = |svg: &str| -> String {
        let pieces = svg.split("</text>").filter_map(|piece| piece.rsplit('>').next().map(str::to_owned));
        pieces.collect::<Vec<_>>().join(" ")
    };
    let said = words(&svg);
    let canvas = map::canvas(&page, Language::English);
    for part in &canvas.parts {
        assert!(said.contains(&part.name) && said.contains(&part.depth), "{}", part.name);
        for entry in &part.entries {
            for word in entry.words.text.split_whitespace() {
                assert!(said.contains(&word.replace('&', "&amp;").replace('"', "&quot;")), "{word}");
            }
        }
    }
    assert!(said.contains("not for outside") && said.contains("Dave Gray") && svg.starts_with("<svg"));
    assert_eq!(svg.matches('“').count(), 1, "only Rosa's very words");
    assert!(!svg.contains("<script") && !svg.contains("href"));
    let high =
        |svg: &str| -> f32 { svg.split("height=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap() };
    assert_eq!(high(&svg), 1188.0, "A3 on its side");
    let mut full = page.clone();
    let part = full.map.parts.iter_mut().find(|part| !part.entries.is_empty()).unwrap();
    let one = part.entries[0].clone();
    part.entries.extend(std::iter::repeat_n(one, 60));
    assert!(high(&map::canvas_svg(&full, Language::English)) > 1_500.0);
}
