//! Pictures from the command line: attached, covered, handed out; and a process that is killed in the middle.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Duration;

use crate::support::{Desk, masked};

pub const DISPLAY: &[u8] = include_bytes!("../../../core/example/pictures/display.png");

/// A desk with a visit under way and a picture of a display.
fn on_site() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("display.png"), DISPLAY).unwrap();
    desk.done(&["visit", "start"]);
    desk
}

fn noted(desk: &Desk) -> String {
    desk.done(&["note", "around", "tape", "--attach", "display.png"]).id()
}

#[test]
fn a_picture_is_covered_in_all_that_goes_out_and_its_note_says_so() {
    let desk = on_site();
    let note = noted(&desk);
    desk.done(&["picture", "cover", &note, "690,765", "900,950"]);
    desk.done(&["picture", "annotate", &note, "--circle", "236,206", "430,420"]);
    let words = desk.done(&["picture", "annotate", &note, "--text", "ask Rosa", "--at", "40,720"]).id();
    desk.done(&["picture", "remove", &words]);
    desk.done(&["picture", "undo", &words]);
    desk.done(&["picture", "move", &words, "30,30"]);
    let record = desk.done(&["picture", "show", &note]).document();
    let shown = serde_json::to_string_pretty(&masked(&record, &mut BTreeMap::new())).unwrap();
    insta::assert_snapshot!("picture-show", shown);

    let visit = desk.done(&["visit", "list"]).document()["items"][0]["id"].as_str().unwrap().to_owned();
    assert!(desk.run(&["visit", "show", &visit]).out.contains("picture 640×480 · covered"));
    let ran = desk.run(&["attachment", "save", &note, "sent.jpg"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    desk.done(&["attachment", "save", &note, "mine.png", "--original"]);
    desk.done(&["report", &visit, "--out", "report.md"]);
    desk.done(&["report", &visit, "--out", "report.html"]);
    let sent = fs::read(desk.path("sent.jpg")).unwrap();
    assert!(sent.starts_with(&[0xff, 0xd8, 0xff]));
    assert_eq!(fs::read(desk.path("report-pictures/picture-1.jpg")).unwrap(), sent, "one way out");
    assert!(fs::read(desk.path("mine.png")).unwrap().starts_with(b"\x89PNG"));
    let markdown = fs::read_to_string(desk.path("report.md")).unwrap();
    assert!(markdown.contains("](<report-pictures/picture-1.jpg>)"), "{markdown}");
    assert!(fs::read_to_string(desk.path("report.html")).unwrap().contains("covered in part"));
}

#[test]
fn what_is_no_place_on_a_picture_or_no_picture_is_refused() {
    let desk = on_site();
    let note = noted(&desk);
    let words = desk.done(&["note", "said", "no picture"]).id();
    assert_eq!(desk.refused(&["picture", "cover", &note, "0,0", "1001,5"], 1), "points-outside");
    assert_eq!(desk.refused(&["picture", "cover", &note, "0,0", "0,5"], 1), "points-outside");
    assert_eq!(desk.refused(&["picture", "cover", &note, "0,0", "five"], 2), "misuse");
    assert_eq!(desk.refused(&["picture", "annotate", &note], 2), "misuse");
    assert_eq!(desk.refused(&["picture", "annotate", &note, "--text", "8.0"], 2), "misuse");
    assert_eq!(desk.refused(&["picture", "cover", &words, "0,0", "5,5"], 1), "no-picture");
    assert_eq!(desk.refused(&["picture", "show", &words], 1), "no-picture");
    assert_eq!(desk.refused(&["attachment", "save", &words, "out.jpg"], 1), "not-found");
    fs::write(desk.path("empty.jpg"), b"").unwrap();
    assert_eq!(desk.refused(&["note", "around", "x", "--attach", "empty.jpg"], 1), "file-empty");
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    fs::write(desk.path("IMG.HEIC"), heic).unwrap();
    let ran = desk.run(&["note", "around", "x", "--attach", "IMG.HEIC"]);
    assert!(ran.code == 0 && ran.out.contains("kept as a file"), "{}{}", ran.out, ran.err);
}

#[test]
fn where_no_pictures_may_be_taken_anyway_is_said_on_purpose() {
    let desk = Desk::new();
    fs::write(desk.path("display.png"), DISPLAY).unwrap();
    desk.done(&["customer", "add", "Brightline Metals", "--site", "Plant 2"]);
    assert_eq!(desk.refused(&["picture", "rule", "Plant 2", "never"], 2), "misuse");
    desk.done(&["picture", "rule", "Plant 2", "no"]);
    desk.done(&["visit", "start", "Brightline Metals", "--site", "Plant 2"]);
    let attach = ["note", "around", "tape", "--attach", "display.png"];
    assert_eq!(desk.refused(&attach, 1), "no-pictures");
    desk.done(&[attach.as_slice(), &["--anyway"]].concat());
}

#[test]
fn pages_of_paper_are_pinned_and_what_is_typed_beside_them_is_in_the_visit() {
    let desk = on_site();
    let visit = desk.done(&["visit", "end"]).document()["visit"].as_str().unwrap().to_owned();
    let pages = desk.done(&["paper", &visit, "display.png", "display.png"]).document();
    let page = pages["pages"][1]["note"].as_str().unwrap().to_owned();
    let note = desk.done(&["note", "said", "we weld it twice", "--page", &page]).document();
    assert_eq!(note["visit"], visit.as_str());
    assert_eq!(desk.refused(&["note", "said", "x", "--page", &page, "--visit", &visit], 2), "misuse");
    assert_eq!(desk.refused(&["paper", &visit, "missing.jpg"], 1), "file-missing");
    assert_eq!(desk.refused(&["paper", &visit], 2), "misuse");
}

#[test]
fn a_process_killed_while_it_attaches_leaves_a_note_with_its_picture_or_none() {
    let desk = on_site();
    // Some megabytes to copy, so that there is a middle.
    let large = [DISPLAY, &vec![7; 12_000_000]].concat();
    fs::write(desk.path("large.bin"), [b"film".as_slice(), &large].concat()).unwrap();
    for attempt in 0..16_u64 {
        let mut attaching =
            desk.command(&["note", "around", "before the kill", "--attach", "large.bin", "--attach", "display.png"]);
        let mut child = attaching.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(attempt * 40));
        let _ = child.kill();
        child.wait().unwrap();
    }
    let found = desk.done(&["search", "kill", "--limit", "100"]).document();
    let found = found["items"].as_array().unwrap();
    for item in found {
        let attachments = item["note"]["attachments"].as_array().unwrap();
        assert_eq!(attachments.len(), 2);
        for attachment in attachments {
            let id = attachment["id"].as_str().unwrap();
            desk.done(&["attachment", "save", id, "out.bin", "--original"]);
            assert_eq!(fs::metadata(desk.path("out.bin")).unwrap().len(), attachment["bytes"].as_u64().unwrap());
        }
    }
    assert!(found.len() < 16, "some were killed in time");
    desk.done(&["note", "around", "after the kill", "--attach", "display.png"]);
}
