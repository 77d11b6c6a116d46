//! Names and words as they come: emoji, accents put together or apart, right to left, of one letter and of two hundred.

use crate::support::Desk;

const NAMES: [&str; 9] =
    ["Rosa Medeiros", "Zoë Ångström", "Zoe\u{308} Apart", "O", "🦊", "👩🏽‍🔧 Ada", "רוזה לוי", "عبد الله", "溶接 太郎"];

#[test]
fn everybody_is_found_by_their_name_and_its_beginnings() {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    let long = "Anne-Marie ".repeat(18).trim().to_owned();
    assert!(long.chars().count() > 190);
    for name in NAMES.into_iter().chain([long.as_str()]) {
        let id = desk.done(&["person", "add", "brightline", name]).id();
        assert_eq!(desk.done(&["consent", name, "wall"]).id(), id, "{name}");
        assert_eq!(desk.done(&["consent", &id, "team-only"]).id(), id);
    }
    for (typed, name) in [
        ("zoe ang", "Zoë Ångström"),
        ("APART", "Zoe\u{308} Apart"),
        ("zoë ap", "Zoe\u{308} Apart"),
        ("لله", ""),
        ("الله", "عبد الله"),
        ("太", "溶接 太郎"),
        ("anne", long.as_str()),
        ("marie", long.as_str()),
    ] {
        let ran = desk.json(&["note", "said", "x", "--by", typed]);
        if name.is_empty() {
            assert_eq!(ran.code, 1, "{typed}: {}", ran.out);
            continue;
        }
        assert_eq!(ran.code, 0, "{typed}: {}", ran.err);
        let shown = desk.done(&["visit", "list"]).document();
        assert_eq!(shown["not_filed"][0]["by"]["name"], name, "{typed}");
    }
    let list = desk.run(&["person", "list", "brightline"]).out;
    assert_eq!(list.lines().filter(|line| !line.starts_with(' ')).count(), NAMES.len() + 1, "{list}");
}

#[test]
fn words_are_kept_and_shown_as_they_were_typed() {
    let desk = Desk::new();
    for words in
        ["👩🏽‍🔧 🇨🇦 fix", "e\u{301}te\u{301}", "רוזה: 8.0 NOT 9.5", "نعم، مرتين", "溶接", "a\u{200b}b", "tab\there"]
    {
        let id = desk.done(&["note", "said", words]).id();
        let note = desk.done(&["note", "correct", &id, words]).document()["note"].clone();
        assert_eq!(note["words"], words);
        assert_eq!(note["first_words"], serde_json::Value::Null, "the same words are no correction");
    }
    let most = "ü".repeat(64 * 1024);
    assert_eq!(desk.typed(&["note", "said", "-"], most.as_bytes()).code, 0);
    assert_eq!(desk.typed(&["note", "said", "-"], format!("{most}ü").as_bytes()).code, 1);
    let list = desk.run(&["visit", "list"]).out;
    assert!(list.contains("8.0 NOT 9.5") && list.lines().all(|line| line.chars().count() <= 80));
    assert_eq!(desk.notes(), 8);
}

#[test]
fn two_customers_of_one_name_are_told_apart_by_a_site_or_a_handle() {
    let desk = Desk::new();
    let lyon = desk.done(&["customer", "add", "Brightline", "--site", "Lyon"]).id();
    let gent = desk.done(&["customer", "add", "Brightline", "--site", "Gent"]).id();
    assert_eq!(desk.refused(&["person", "list", "brightline"], 1), "ambiguous");
    desk.done(&["person", "add", "brightline gent", "Rosa Medeiros"]);
    assert_eq!(desk.done(&["person", "list", &gent]).document()["items"][0]["name"], "Rosa Medeiros");
    assert_eq!(desk.done(&["person", "list", &lyon]).document()["items"].as_array().unwrap().len(), 0);
    let at_gent =
        || desk.done(&["person", "list", &gent, "--site", "Gent"]).document()["items"].as_array().unwrap().len();
    assert_eq!(at_gent(), 0);
    desk.done(&["person", "change", "rosa", "--site", "Gent"]);
    assert_eq!(at_gent(), 1);
    desk.done(&["visit", "start", "brightline", "--site", "Lyon"]);
    let visit = desk.done(&["visit", "show"]).document()["visit"].clone();
    assert_eq!((&visit["customer_id"], &visit["site"]), (&lyon.into(), &"Lyon".into()));
}

#[test]
fn a_family_named_alone_is_its_list_and_says_its_commands_where_it_has_none() {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    for family in ["customer", "visit", "guide", "promises", "question", "insight", "seat", "map", "poster", "bundle"] {
        assert_eq!(desk.done(&[family]).out, desk.done(&[family, "list"]).out, "{family}");
    }
    assert_eq!(desk.done(&["customer"]).document()["items"][0]["name"], "Brightline Metals");
    let ran = desk.run(&["picture"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("show") && ran.err.contains("cover"), "{}", ran.err);
    // A list of something says what of.
    let ran = desk.run(&["outcome"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.to_lowercase().contains("customer"), "{}", ran.err);
}
