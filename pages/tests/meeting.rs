//! Pages for a meeting and for the customer: the pack, the deck, findings, the summary.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::model::{ConsentChoice, GuideLanguage, MapPart, Mark};
use soundings_core::present::{MeetingPack, Summary};
use soundings_core::visit_log::{FiledUnder, NewObservation};
use soundings_pages::document::Document;
use soundings_pages::{Language, deck, findings, pack, summary};

const ENGLISH: GuideLanguage = GuideLanguage::English;

fn told(example: &Example) -> Summary {
    let ours = Some("Thank you for the morning.");
    example.book.summary_preview(example.visit, ours, ENGLISH).unwrap().summary
}

fn packed() -> (Example, MeetingPack) {
    let example = Example::new();
    example.book.add_customer("مصنع الخليج للمعادن").unwrap();
    example.book.mark(example.notes[5], Mark::Question, true, None).unwrap();
    let pack = example.book.meeting_pack().unwrap();
    (example, pack)
}

/// A page asks for nothing, and runs nothing.
fn stands_alone(page: &str) {
    for asks in ["http:", "https:", "<script", "<link", "@import", "url("] {
        assert!(!page.contains(asks), "{asks}");
    }
    assert!(page.contains("default-src 'none'"));
}

/// The same words in every form.
fn each_form(document: &Document, words: &[&str]) {
    let (html, markdown, text) = (document.html(), document.markdown(), document.text());
    stands_alone(&html);
    for word in words {
        assert!(html.contains(word), "{word} in the page");
        assert!(markdown.contains(word), "{word} in Markdown: {markdown}");
        assert!(text.contains(word), "{word} in the text");
    }
}

#[test]
fn the_summary_of_the_example_reads_as_it_should() {
    let example = Example::new();
    insta::assert_snapshot!("summary_markdown", summary::document(&told(&example), Language::English).markdown());
    insta::assert_snapshot!("summary_french_markdown", summary::document(&told(&example), Language::French).markdown());
}

#[test]
fn a_summary_says_the_same_in_every_form_and_never_that_it_is_ours() {
    let example = Example::new();
    let document = summary::document(&told(&example), Language::English);
    each_form(&document, &["Thank you for the morning.", "initials on the tag", "a settings card"]);
    assert!(!document.html().contains("not for outside"));
    // Clock times are nobody's business there.
    assert!(!document.markdown().contains("08:52"));
}

#[test]
fn names_that_may_not_be_read_are_in_no_form_of_a_summary() {
    let example = Example::new();
    for person in [example.will, example.colette, example.rosa] {
        example.book.set_consent(person, ConsentChoice::TeamOnly).unwrap();
    }
    let document = summary::document(&told(&example), Language::English);
    for written in [document.html(), document.markdown(), document.text()] {
        for name in ["Brightline", "Will", "Rosa", "Colette", "Imran"] {
            assert!(!written.contains(name), "{name}");
        }
    }
}

#[test]
fn the_meeting_pack_of_the_example_reads_as_it_should() {
    let (_example, pack) = packed();
    insta::assert_snapshot!("pack_markdown", pack::document(&pack, Language::English, pack::MOST_ROWS).markdown());
    insta::assert_snapshot!("pack_french_text", pack::document(&pack, Language::French, pack::MOST_ROWS).text());
}

#[test]
fn a_pack_is_not_for_outside_stands_alone_and_says_where_there_are_more() {
    let (_example, pack) = packed();
    let page = pack::html(&pack, Language::English);
    stands_alone(&page);
    assert!(page.contains("not for outside"));
    let few = MeetingPack { more_not_met: true, ..pack };
    let document = pack::document(&few, Language::English, 1);
    each_form(&document, &["and more", "not for outside", "مصنع الخليج للمعادن"]);
    // A long text is cut between words, so that one page has room for all.
    let mut long = few.clone();
    long.questions[0].question.text = "overtime ".repeat(400);
    let markdown = pack::document(&long, Language::English, 1).markdown();
    assert!(markdown.contains("overtime…") && markdown.len() < 1500, "{}", markdown.len());
}

#[test]
fn a_deck_says_what_each_line_rests_on_and_what_nobody_knows() {
    let example = Example::new();
    let map = example.map();
    let record = example.book.deck(map, ENGLISH).unwrap();
    insta::assert_snapshot!("deck_markdown", deck::document(&record, Language::English).markdown());
    let page = deck::html(&record, Language::English);
    stands_alone(&page);
    for words in ["“If it opens at their site", "our reading, from 2 notes", "class=\"guess\"", "not for outside"] {
        assert!(page.contains(words), "{words}");
    }
    let french = deck::html(&example.book.deck(map, GuideLanguage::French).unwrap(), Language::French);
    assert!(french.contains("Ce que vous craignez") && french.contains("lang=\"fr\""));
}

#[test]
fn what_people_wrote_can_break_no_card() {
    let example = Example::new();
    let map = example.map();
    example.book.add_entry(&guess(map, MapPart::Other, "</li><script>alert(1)</script>")).unwrap();
    let record = example.book.deck(map, ENGLISH).unwrap();
    stands_alone(&deck::html(&record, Language::English));
    stands_alone(&deck::document(&record, Language::English).html());
}

#[test]
fn findings_of_calls_to_ourselves_say_that_they_are_about_us() {
    let example = Example::new();
    example.book.end_visit(None, false).unwrap();
    let none = findings::document(&example.book.findings().unwrap(), Language::English);
    each_form(&none, &["No call yet", "Nothing was noted yet."]);
    let call = example.book.start_call_to_ourselves(ENGLISH).unwrap();
    let note = NewObservation { visit: FiledUnder::Visit(call), starred: true, ..thought("why do we say ticket?") };
    example.book.note(note);
    let document = findings::document(&example.book.findings().unwrap(), Language::English);
    each_form(&document, &["1 call", "why do we say ticket?", "nothing about a customer", "not for outside"]);
}
