//! Rule 11 on pages: nothing that is worked out of an engineer stands beside their name.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::model::GuideLanguage;
use soundings_core::present::ForWhom;
use soundings_pages::{Language, brief, report};

const MONTHS: [&str; 3] = ["November", "December", "Nov"];

/// Numbers of a line that are neither a day, a year nor a time of day.
fn numbers(line: &str) -> Vec<String> {
    let words: Vec<&str> =
        line.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric())).collect();
    let is_month = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|word| MONTHS.contains(word));
    let is_number = |word: &str| word.chars().any(|sign| sign.is_ascii_digit());
    let is_date = |at: usize| is_month(Some(at + 1)) || is_month(at.checked_sub(1)) || words[at].contains(':');
    (0..words.len()).filter(|at| is_number(words[*at]) && !is_date(*at)).map(|at| words[at].to_owned()).collect()
}

#[test]
fn rule_11_no_number_stands_beside_an_engineer_on_a_page() {
    let example = Example::new();
    example.book.end_visit(None, true).unwrap();
    let report =
        report::document(&example.book.report(example.visit, ForWhom::Us).unwrap(), Language::English).markdown();
    let briefing = example.book.briefing_page(example.customer, GuideLanguage::English).unwrap();
    let mut named = 0;
    for line in report.lines().chain(brief::markdown(&briefing, Language::English).lines()) {
        if line.contains("Ada Okafor") {
            named += 1;
            assert!(numbers(line).is_empty(), "{line}");
        }
    }
    assert!(named >= 3, "{named}");
    assert_eq!(numbers("- **From us**: Ada Okafor, 8 notes until **Friday 4 December 2026**, 08:40"), ["8"]);
}
