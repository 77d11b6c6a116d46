#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use common::*;
use soundings_core::present::ForWhom;
use soundings_pages::{Language, report};
use soundings_press::{Paper, pdf};

#[test]
fn look() {
    let example = Example::new();
    example.book.end_visit(None, true).unwrap();
    example.book.clock.at(12, 10);
    for (name, language) in [("en", Language::English), ("fr", Language::French)] {
        let document = report::document(&example.book.report(example.visit, ForWhom::Us).unwrap(), language);
        println!("{}", document.text());
        let pdf = pdf(&document, Paper::A4).unwrap_or_else(|e| panic!("{e:?}"));
        std::fs::write(format!("/tmp/{name}.pdf"), pdf.bytes).unwrap();
    }
}
