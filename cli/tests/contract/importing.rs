//! What teams have already, taken in from the command line: shown first, written with `--yes` alone, undone as one act.

use std::fs;

use serde_json::Value;

use crate::support::{Desk, SECRET};

const REPORT: &str = "\
# Trip report: Brightline Metals, Plant 2

**Date:** 3 November 2025, 09:00–11:30
**People:** Rosa Medeiros (welder), Will Tran (welding supervisor); night operator
**Objective:** Why do they re-weld?

## What they said

> We don't trust the first pass, so we weld it twice.
>
> — Will Tran

- Rosa: “It's my initials on the tag.”
- Everybody runs the recommended settings

## What we saw them do

- turned wire speed from 9.5 to 8.0

## Our thoughts

- they weld twice so nobody can be blamed
";

fn names(desk: &Desk, customer: &str) -> Vec<String> {
    let people = desk.done(&["person", "list", customer]).document();
    people["items"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

fn count(desk: &Desk, list: &[&str]) -> usize {
    desk.done(list).document()["items"].as_array().unwrap().len()
}

fn made(ran: &Value) -> u64 {
    ran["taken_in"]["made"].as_u64().unwrap_or_else(|| panic!("{ran}"))
}

#[test]
fn a_trip_report_is_shown_first_written_with_yes_found_again_and_undone_as_one_act() {
    let desk = Desk::new();
    fs::write(desk.path("trip.md"), REPORT).unwrap();
    let shown = desk.run(&["import", "trip.md"]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    insta::assert_snapshot!("import-report-shown", shown.out);
    assert_eq!(count(&desk, &["visit", "list"]), 0, "a look writes nothing");

    let taken = desk.run(&["import", "trip.md", "--yes"]);
    assert!(taken.out.contains("soundings import --undo"), "{}", taken.out);
    assert_eq!((count(&desk, &["visit", "list"]), names(&desk, "Brightline").len()), (1, 3));
    let note = desk.done(&["search", "initials"]).document()["items"][0]["note"].clone();
    assert_eq!((&note["exact"], &note["by"]["name"]), (&Value::Bool(true), &"Rosa Medeiros".into()));
    let visit = desk.done(&["visit", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned();
    let page = desk.run(&["visit", "show", &visit]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("“We don't trust the first pass, so we weld it twice.”"), "{page}");
    assert!(
        page.contains("Everybody runs") && !page.contains("“Everybody runs"),
        "no quotation marks are made up: {page}"
    );

    let again = desk.done(&["import", "trip.md", "--yes"]).document();
    assert_eq!(again["taken_in"], Value::Null, "twice changes nothing: {again}");
    assert_eq!(count(&desk, &["visit", "list"]), 1);

    desk.done(&["note", "said", "of our own"]);
    let undone = desk.run(&["import", "--undo"]).out;
    assert!(undone.contains("11 things"), "{undone}");
    assert_eq!((count(&desk, &["visit", "list"]), count(&desk, &["customer", "list"])), (0, 0));
    assert_eq!(count(&desk, &["search", "own"]), 1, "what was noted besides stays");
    assert!(desk.run(&["import", "trip.md"]).out.contains("back"), "what was undone comes back and is not made twice");
    desk.done(&["import", "trip.md", "--yes"]);
    assert_eq!(count(&desk, &["visit", "list"]), 1);
}

/// A text in an encoding that offices have.
fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with a mark" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "utf-16le" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        "windows-1252" => text.chars().map(|letter| u8::try_from(letter as u32).unwrap()).collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_table_is_read_in_the_encoding_and_with_the_commas_it_has() {
    const ROWS: [&str; 3] =
        ["company,name,role", "Kestrel Foods,Zoë Müller,Qualität", "Kestrel Foods,\"Núñez, Íñigo\",chef d'équipe"];
    for encoding in ["utf-8", "utf-8 with a mark", "utf-16le", "utf-16be", "windows-1252"] {
        for (sign, line) in [(",", "\n"), (";", "\r\n"), ("\t", "\r\n")] {
            let desk = Desk::new();
            let quoted = "\"Núñez, Íñigo\"";
            let rows = ROWS.map(|row| row.replace(quoted, "@").replace(',', sign).replace('@', quoted));
            fs::write(desk.path("people.csv"), encoded(&(rows.join(line) + line), encoding)).unwrap();
            let taken = desk.done(&["import", "people.csv", "--yes"]).document();
            assert_eq!(made(&taken), 3, "{encoding} {sign:?}");
            let mut there = names(&desk, "kestrel");
            there.sort();
            assert_eq!(there, ["Núñez, Íñigo", "Zoë Müller"], "{encoding} {sign:?}");
        }
    }
}

#[test]
fn letters_that_were_not_told_right_and_columns_without_a_name_are_said_by_hand() {
    let desk = Desk::new();
    // Москва in windows-1251 reads as something in every other encoding of one byte.
    fs::write(desk.path("one.csv"), b"A;B\n\xcc\xee\xf1\xea\xe2\xe0;\xc0\xed\xed\xe0\n").unwrap();
    let shown = desk.done(&["import", "one.csv"]).document();
    assert_eq!(shown["found"]["needs"][0], "columns", "{shown}");
    let refused = ["import", "one.csv", "--yes", "--encoding", "windows-1251"];
    assert_eq!(desk.refused(&refused, 1), "nothing-to-import");
    for odd in ["3=person", "0=person", "1=boss", "person", "x=person"] {
        assert_eq!(desk.refused(&["import", "one.csv", "--column", odd], 2), "misuse", "{odd}");
    }
    assert_eq!(desk.refused(&["import", "one.csv", "--encoding", "martian"], 1), "not-text");
    assert_eq!(count(&desk, &["customer", "list"]), 0);
    desk.done(&[&refused[..], &["--column", "1=customer", "--column", "2=person"]].concat());
    assert_eq!(names(&desk, "Москва"), ["Анна"]);
}

#[test]
fn business_cards_of_three_ages_become_people_of_their_customers() {
    let desk = Desk::new();
    let cards = b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Medeiros;Rosa;;;\r\nFN:Rosa Mede\r\n iros\r\nORG:Brightline\\, Inc;Welding\r\n\
        TITLE:welder\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n\
        BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=\n=FCrgen\nORG:Kestrel Foods\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nFN:Zo\xc3\xab\nORG:Kestrel Foods\nEND:VCARD\nBEGIN:VCARD\nFN:Cut Off\n";
    fs::write(desk.path("cards.vcf"), cards).unwrap();
    insta::assert_snapshot!("import-cards-shown", desk.run(&["import", "cards.vcf"]).out);
    assert_eq!(count(&desk, &["customer", "list"]), 0);
    let taken = desk.done(&["import", "cards.vcf", "--yes"]).document();
    assert_eq!(made(&taken), 5, "two customers, three people: {taken}");
    assert_eq!(names(&desk, "Brightline, Inc"), ["Rosa Medeiros"]);
    let mut kestrel = names(&desk, "kestrel");
    kestrel.sort();
    assert_eq!(kestrel, ["Jürgen Müller", "Zoë"]);
    assert_eq!(desk.done(&["import", "cards.vcf", "--yes"]).document()["taken_in"], Value::Null);
    desk.done(&["import", "--undo"]);
    assert_eq!(count(&desk, &["customer", "list"]), 0);
    let second = desk.refused(&["import", "--undo"], 1);
    assert_eq!(second, "no-import");
}

#[test]
fn what_is_like_something_here_waits_for_a_word_and_is_joined_to_it_or_made_anew() {
    for (said, customers, people) in [
        (&["--same", "0", "--same", "1"][..], 1, 1),
        (&["--same", "all"], 1, 1),
        (&["--same", "none"], 2, 1),
        (&["--same", "0=new"], 2, 1),
    ] {
        let desk = Desk::new();
        desk.done(&["customer", "add", "Veldmann GmbH"]);
        desk.done(&["person", "add", "Veldmann GmbH", "Will Tran"]);
        fs::write(desk.path("people.csv"), "company,name\nVeldmann,Will Tran\n").unwrap();
        let shown = desk.run(&["import", "people.csv"]).out;
        assert!(shown.contains("Veldmann GmbH ("), "{shown}");
        assert_eq!(desk.refused(&["import", "people.csv", "--yes"], 1), "import-undecided");
        desk.done(&[&["import", "people.csv", "--yes"], said].concat());
        assert_eq!(count(&desk, &["customer", "list"]), customers, "{said:?}");
        assert_eq!(names(&desk, "Veldmann GmbH").len(), people, "{said:?}");
    }
}

#[test]
fn what_can_not_be_taken_in_is_refused_and_nothing_is_changed() {
    let desk = Desk::new();
    fs::write(desk.path("picture.csv"), crate::pictures::DISPLAY).unwrap();
    fs::write(desk.path("empty.md"), "").unwrap();
    fs::write(desk.path("odd.docx"), SECRET).unwrap();
    fs::write(desk.path("undated.md"), format!("# Trip report: {SECRET}\n\n## What they said\n\n- we weld twice\n"))
        .unwrap();
    fs::create_dir(desk.path("no-export")).unwrap();
    for (arguments, code) in [
        (&["import", "missing.csv", "--yes"][..], "file-missing"),
        (&["import", "picture.csv", "--yes"], "not-text"),
        (&["import", "odd.docx", "--yes"], "nothing-to-import"),
        (&["import", "no-export", "--yes"], "no-export"),
        (&["import", "undated.md", "--yes"], "import-undecided"),
        (&["import", "--undo"], "no-import"),
    ] {
        assert_eq!(desk.refused(arguments, 1), code, "{arguments:?}");
    }
    assert_eq!(desk.refused(&["import", "--undo", "rubbish"], 2), "misuse");
    assert_eq!(desk.refused(&["import"], 2), "misuse");
    assert_eq!((count(&desk, &["customer", "list"]), count(&desk, &["visit", "list"])), (0, 0));
    desk.done(&["import", "undated.md", "--yes", "--day", "2025-11-03"]);
    assert_eq!(count(&desk, &["visit", "list"]), 1);
}
