//! What is printed beside reports and maps: a preview, what went out, a guide, the recovery code of a backup.

use std::fs;

use crate::support::Desk;

/// A visit on which two agreed to be quoted and one did not, with what has to be read first.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.done(&["customer", "add", "Brightline Metals"]);
    for (name, choice) in
        [("Rosa Medeiros", "quote-unnamed"), ("Will Tran", "quote-named"), ("Marta Nováková", "team-only")]
    {
        desk.done(&["person", "add", "brightline", name]);
        desk.done(&["consent", name, choice]);
    }
    desk.done(&["visit", "start", "brightline"]);
    for (name, words) in
        [("rosa", "It's my initials on the tag."), ("will", "We weld it twice."), ("marta", "I count the tags.")]
    {
        desk.done(&["note", "said", words, "--exact", "--by", name]);
    }
    desk.done(&["note", "around", "tape over our display"]);
    desk.done(&["visit", "end"]);
    desk
}

/// What a command writes, as Markdown.
fn text(desk: &Desk, arguments: &[&str], into: &str) -> String {
    let file = desk.path("page.md");
    desk.done(&[arguments, &[into, file.to_str().unwrap()]].concat());
    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(file).unwrap();
    text
}

/// How many pages a PDF has, and how wide they are, in points.
fn pages(desk: &Desk, arguments: &[&str], into: &str) -> (usize, usize) {
    let file = desk.path("page.pdf");
    desk.done(&[arguments, &[into, file.to_str().unwrap()]].concat());
    let pdf = fs::read(&file).unwrap();
    fs::remove_file(file).unwrap();
    let pdf = String::from_utf8_lossy(&pdf);
    let width = pdf.split("/MediaBox[0 0 ").nth(1).or_else(|| pdf.split("/MediaBox [0 0 ").nth(1));
    let width = width.and_then(|rest| rest.split(['.', ' ']).next()).and_then(|width| width.parse().ok());
    (pdf.matches("/MediaBox").count(), width.unwrap_or_default())
}

#[test]
fn a_preview_on_paper_is_ours_has_what_is_to_be_read_first_and_lets_nothing_go() {
    let desk = desk();
    let preview = ["report", "--for", "others", "--preview"];
    let text = text(&desk, &preview, "--out");
    assert!(text.lines().take(4).any(|line| line.contains("not for outside")), "{text}");
    let read_first = text.find("Read these first").unwrap();
    assert!(
        text.find("We weld it twice.").unwrap() < read_first && text.find("tape over").unwrap() > read_first,
        "{text}"
    );
    assert!(text.contains("1 note is not in it") && !text.contains("I count") && !text.contains("Rosa"), "{text}");
    assert_eq!(
        (pages(&desk, &preview, "--pdf"), pages(&desk, &[&preview[..], &["--letter"]].concat(), "--pdf")),
        ((1, 595), (1, 612))
    );
    assert_eq!(desk.done(&["sent", "brightline"]).document()["items"].as_array().unwrap().len(), 0, "nothing went");
    for arguments in
        [["report", "--preview", "--out", "a.txt"].as_slice(), &["report", "--for", "others", "--out", "a.txt"]]
    {
        assert_eq!(desk.refused(arguments, 2), "misuse", "{arguments:?}");
        assert!(!desk.path("a.txt").exists());
    }
}

#[test]
fn what_went_out_is_printed_with_what_is_to_be_fetched_back_first() {
    let desk = desk();
    for to in ["Will Tran", "Colette, by mail"] {
        let looked_at = desk.looked_at();
        desk.done(&["report", "--for", "others", "--to", to, "--looked-at", &looked_at, "--out", "report.html"]);
    }
    let sent = ["sent", "brightline"];
    let before = text(&desk, &sent, "--out");
    assert!(before.contains("Report to Colette, by mail") && !before.contains("To fetch back"), "{before}");
    let newest = [&sent[..], &["--limit", "1"]].concat();
    assert!(text(&desk, &newest, "--out").contains("Only the latest is on here."));
    desk.done(&["consent", "will", "team-only"]);
    let of_will = desk.done(&["sent", "--about", "will"]).document();
    desk.done(&["fetched", of_will["items"][0]["id"].as_str().unwrap()]);
    let after = text(&desk, &sent, "--out");
    let (back, rest) = (after.find("To fetch back").unwrap(), after.find("Who has what").unwrap());
    let (open, done) = (after.find("Report to Will Tran").unwrap(), after.find("Report to Colette").unwrap());
    assert!(back < open && open < rest && rest < done && after.contains("fetched back"), "{after}");
    assert!(
        after.contains("Will Tran (does not agree any more)") && after.contains("Rosa Medeiros (without name)"),
        "{after}"
    );
    assert!(text(&desk, &["sent", "--about", "rosa"], "--out").contains("Rosa Medeiros"));
    assert_eq!(
        (pages(&desk, &sent, "--out"), pages(&desk, &["sent", "brightline", "--letter"], "--out")),
        ((1, 595), (1, 612))
    );
}

#[test]
fn a_guide_is_printed_with_room_for_a_pen() {
    let desk = Desk::new();
    let own = desk
        .done(&["guide", "new", "After an audit", "--question", "Who signs?", "--question", "Whose pen is it?"])
        .id();
    let guide = text(&desk, &["guide", "show", &own], "--out");
    assert!(guide.find("Who signs?").unwrap() < guide.find("Whose pen is it?").unwrap(), "{guide}");
    assert_eq!(pages(&desk, &["guide", "show", "first-visit"], "--out"), (1, 595));
    assert_eq!(pages(&desk, &["guide", "show", "first-visit", "--letter"], "--out"), (1, 612));
}

#[test]
fn a_recovery_code_is_printed_before_there_is_a_backup_and_opens_it() {
    let desk = Desk::new();
    desk.done(&["note", "said", "the pump hums"]);
    let page = desk.path("code.txt");
    let made = desk.done(&["backup", "one.backup", "--code", "--code-out", page.to_str().unwrap()]).document();
    let printed = fs::read_to_string(&page).unwrap();
    assert!(printed.contains(made["code"].as_str().unwrap()) && printed.contains("one.backup"), "{printed}");
    assert!(printed.contains("Ada Okafor") && !printed.contains("hums"), "{printed}");
    let typed = printed.lines().find(|line| line.matches('-').count() == 6).unwrap().trim();
    let other = desk.path("other").to_str().unwrap().to_owned();
    let right = desk.typed(&["restore", "one.backup", "--dir", &other], typed.as_bytes());
    assert_eq!(right.code, 0, "{}", right.err);
    // A page that is there is no other backup's, and a code that opens nothing lies nowhere.
    let page = page.to_str().unwrap();
    assert_eq!(desk.refused(&["backup", "two.backup", "--code", "--code-out", page], 1), "file-exists");
    assert!(!desk.path("two.backup").exists());
    assert_eq!(fs::read_to_string(page).unwrap(), printed);
    assert_eq!(desk.refused(&["backup", "one.backup", "--code", "--code-out", "new.txt"], 1), "file-exists");
    assert!(!desk.path("new.txt").exists());
    assert_eq!(desk.refused(&["backup", "two.backup", "--code", "--code-out", "two.backup"], 2), "misuse");
}
