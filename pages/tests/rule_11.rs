//! Rule 11 on pages: nothing that is worked out of an engineer stands beside their name.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[path = "../../core/tests/common/mod.rs"]
mod common;

use std::collections::BTreeSet;

use common::*;
use soundings_core::model::GuideLanguage;
use soundings_core::present::ForWhom;
use soundings_pages::{
    Language, brief, deck, findings, guide, map, pack, poster, preview, recovery, report, summary, team, wall, went_out,
};

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

const OURS: Language = Language::English;
const THEIRS: GuideLanguage = GuideLanguage::English;

/// A page by the function that draws it.
type Drawn = (&'static str, String);

fn made() -> chrono::NaiveDateTime {
    "2026-11-24T12:10:00".parse().unwrap()
}

/// What goes out, and what one prints for oneself.
fn documents(busy: &Busy) -> Vec<Drawn> {
    let book = &busy.ada;
    let (us, others) =
        (book.report(busy.visit, ForWhom::Us).unwrap(), book.report(busy.visit, ForWhom::Others).unwrap());
    let told = book.summary_preview(busy.visit, None, THEIRS).unwrap().summary;
    let sheet = book.poster_sheet(busy.poster).unwrap().poster;
    let sent = book.went_out(busy.customer, None, 100).unwrap().items;
    let list = went_out::WentOut { of: "Brightline Metals", items: &sent, has_more: true, made: made() };
    let code = recovery::Recovery { code: "ABCD-EFGH", engineer: "Ada Okafor", file: "ada.backup", made: made() };
    let first_guide = book.guide(book.guides(THEIRS).unwrap()[0].id, THEIRS).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("export");
    book.export(&out, &|exported| soundings_pages::export::readme(exported, OURS)).unwrap();
    vec![
        ("report::html", report::html(&us, OURS)),
        ("report::document", report::document(&us, OURS).markdown()),
        ("report::html", report::html(&others, OURS)),
        ("report::document", report::document(&others, OURS).markdown()),
        ("preview::document", preview::document(&others, OURS).markdown()),
        ("summary::document", summary::document(&told, OURS).markdown()),
        ("poster::html", poster::html(&sheet, OURS)),
        ("poster::document", poster::document(&sheet, made(), OURS).markdown()),
        ("poster::sheet", format!("{:#?}", poster::sheet(&sheet, made(), OURS).matters)),
        ("went_out::document", went_out::document(&list, OURS).markdown()),
        ("recovery::document", recovery::document(&code, OURS).markdown()),
        ("guide::document", guide::document(&first_guide, made(), OURS).markdown()),
        ("export::readme", std::fs::read_to_string(out.join("README.md")).unwrap()),
        ("findings::document", findings::document(&book.findings().unwrap(), OURS).markdown()),
    ]
}

/// What the team looks at together.
fn pages_of_the_team(busy: &Busy) -> Vec<Drawn> {
    let book = &busy.ada;
    let briefing = book.briefing_page(busy.customer, THEIRS).unwrap();
    let (page, packed) = (book.map_page(busy.map).unwrap(), book.meeting_pack().unwrap());
    let cards = book.deck(busy.map, THEIRS).unwrap();
    let faces = wall::faces(&book.wall().unwrap(), OURS);
    vec![
        ("brief::html", brief::html(&briefing, OURS)),
        ("brief::markdown", brief::markdown(&briefing, OURS)),
        ("brief::document", brief::document(&briefing, OURS, 40).markdown()),
        ("brief::for_a_pen", brief::for_a_pen(&briefing, OURS, 40).markdown()),
        ("pack::html", pack::html(&packed, OURS)),
        ("pack::document", pack::document(&packed, OURS, pack::MOST_ROWS).markdown()),
        ("deck::html", deck::html(&cards, OURS)),
        ("deck::document", deck::document(&cards, OURS).markdown()),
        ("map::html", map::html(&page, OURS)),
        ("map::svg", map::svg(&page, OURS)),
        ("map::document", map::text_document(&page, OURS).markdown()),
        ("map::canvas", format!("{:#?}", map::canvas(&page, OURS).parts)),
        ("map::canvas_html", map::canvas_html(&page, OURS)),
        ("map::canvas_svg", map::canvas_svg(&page, OURS)),
        ("wall::faces", faces.clone()),
        ("wall::page", wall::page(&faces, "", false, OURS)),
        ("wall::welcome", wall::welcome(OURS)),
        ("team::visits", team::visits(&book.visits(None, 100).unwrap(), OURS)),
        ("team::customers", team::customers(&book.customers(None, 100).unwrap(), OURS)),
        ("team::maps", team::maps(&book.maps(None, 100).unwrap(), OURS)),
        ("team::report", team::report(&book.report(busy.visit, ForWhom::Us).unwrap(), OURS)),
        ("team::customer", team::customer(&briefing, OURS)),
        ("team::map", team::map(&page, OURS)),
        ("team::enter", team::enter("secret", OURS)),
        ("team::no_link", team::no_link(OURS)),
        ("team::not_here", team::not_here(OURS)),
    ]
}

/// A page's lines as somebody reads them: without its style and its marks.
fn lines(page: &str) -> Vec<String> {
    let body = page.split("<body").last().unwrap();
    let mut broken = body.to_owned();
    for ends in ["</p>", "</li>", "</h1>", "</h2>", "</h3>", "</dd>", "</tr>", "</div>", "</blockquote>", "</text>"] {
        broken = broken.replace(ends, "\n");
    }
    let plain = |line: &str| line.split('<').map(|part| part.rsplit('>').next().unwrap()).collect::<Vec<_>>().join(" ");
    broken.lines().map(plain).collect()
}

#[test]
fn rule_11_no_number_stands_beside_an_engineer_on_any_page() {
    let busy = Busy::new();
    let pages = [documents(&busy), pages_of_the_team(&busy)].concat();
    let mut naming = BTreeSet::new();
    for (name, page) in &pages {
        for line in lines(page).iter().filter(|line| line.contains("Ada Okafor") || line.contains("Jonas Lindqvist")) {
            naming.insert(*name);
            assert!(numbers(line).is_empty(), "{name}: {line}");
        }
        // And nobody's hours, whoever they are of.
        assert!(!page.contains(" hours with customers"), "{name}");
    }
    let expected = ["report::html", "report::document", "summary::document", "pack::html", "team::report"];
    for name in expected {
        assert!(naming.contains(name), "{name} names somebody: {naming:?}");
    }
    let drawn: BTreeSet<String> = pages.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut there = functions();
    assert!(there.remove("wall::content_security_policy"), "which is no page");
    assert_eq!(there, drawn, "every page there is");
}

/// Every function that draws a page: those that are open to others and give text, a document or a sheet.
fn functions() -> BTreeSet<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![root.clone()], BTreeSet::new());
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let within = path.strip_prefix(&root).unwrap().with_extension("");
            let module = within.iter().next().unwrap().to_str().unwrap().to_owned();
            for line in std::fs::read_to_string(&path).unwrap_or_default().lines() {
                let Some((name, rest)) = line.strip_prefix("pub fn ").and_then(|rest| rest.split_once('(')) else {
                    continue;
                };
                let gives = rest.rsplit("-> ").next().unwrap().trim_end_matches(" {");
                if ["String", "Document", "Sheet", "Canvas", "Markup"].contains(&gives) {
                    found.insert(format!("{module}::{name}"));
                }
            }
        }
    }
    found
}

#[test]
fn what_the_rule_forbids_on_a_page_is_found() {
    assert_eq!(numbers("- **From us**: Ada Okafor, 8 notes until **Friday 4 December 2026**, 08:40"), ["8"]);
    let page = "<body class=\"a\"><ul><li>Ada Okafor <b>8</b></li><li>Jonas</li></ul></body>";
    assert_eq!(numbers(&lines(page)[0]), ["8"]);
}
