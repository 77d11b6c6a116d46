//! What is hard to set: two directions, letters no font has, words without end, pictures that are none.

use soundings_pages::Language;
use soundings_pages::document::{Block, Fact, Label, Line, Voice, Words};
use soundings_press::Paper;

use crate::read::{Read, packed};
use crate::{document, drawn, picture, said, statement};

fn read(blocks: Vec<Block>) -> Read {
    Read::new(&document(blocks), Paper::A4)
}

#[test]
fn the_file_is_sound_and_every_font_lies_in_it_as_far_as_it_is_used() {
    let read =
        read(vec![said("Zoë", "Größe, œuvre, Łódź, Ελλάδα, Москва, 8.0 ≥ 9.5 → ✓", true), said("محمد", "שלום", false)]);
    assert!(read.ask("qpdf", &["--check"], &[]).contains("No syntax or stream encoding errors"));
    let fonts = read.ask("pdffonts", &[], &[]);
    let fonts: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(fonts.len() >= 5, "{fonts:?}");
    for font in fonts {
        assert!(font.contains("Noto") && font.contains("yes yes yes"), "embedded, a part, with its characters: {font}");
    }
}

#[test]
fn the_file_says_what_it_is_in_which_language_and_on_what_paper() {
    let mut document = document(vec![Block::Heading("Le reste".into()), said("Zoë", "c’est bon", true)]);
    document.language = Language::French;
    for (paper, size) in [(Paper::A4, "595.276 x 841.89 pts"), (Paper::Letter, "612 x 792 pts")] {
        let read = Read::new(&document, paper);
        let info = read.ask("pdfinfo", &[], &[]);
        for fact in ["Tagged:          yes", "Visit · Brightline Metals", size] {
            assert!(info.contains(fact), "{fact}: {info}");
        }
        assert_eq!(read.all_of("/Lang"), ["fr"]);
        assert!(read.packed().contains("1sur1"));
    }
}

#[test]
fn every_part_says_what_it_is_to_those_who_have_it_read_out() {
    let mut with_picture = statement("Rosa", "look", false);
    with_picture.pictures = vec![picture("corner.png", 40, 30)];
    let read = read(vec![
        Block::Facts(vec![Fact { label: "We met".into(), values: vec![Line::name("Rosa")] }]),
        Block::Heading("What stood out".into()),
        said("Rosa", "exactly this", true),
        Block::Note(with_picture),
    ]);
    let tree = read.ask("pdfinfo", &["-struct-text"], &[]);
    let order = [
        "H1",
        "\"Brightline Metals\"",
        "Lbl",
        "\"We met\"",
        "LBody",
        "\"Rosa\"",
        "H2",
        "\"What stood out\"",
        "LI",
        "BlockQuote",
        "“exactly this”",
        "Figure",
        "Caption",
        "corner.png",
        "\"As it stood.\"",
    ];
    let mut from = 0;
    for what in order {
        let at = tree[from..].find(what).unwrap_or_else(|| panic!("{what} in its place:\n{tree}"));
        from += at + what.len();
    }
    assert!(read.all_of("/Alt").iter().any(|alt| alt == "corner.png"), "a picture says what it shows");
    assert!(!tree.contains("not for outside") && !tree.contains("1 of 1"), "heads and feet are not read out");
}

/// Glyphs stand as they are seen; the tree says how words that run from right to left are read.
#[test]
fn words_from_right_to_left_are_read_as_they_were_written() {
    let words = "نحن لا نثق في المرور الأول، لذلك نلحم مرتين. (MIG 8.0 m/min)";
    let hebrew = "שָׁלוֹם, אנחנו מרתכים פעמיים";
    let read = read(vec![
        said("محمد بن عبد الله الأنصاري", words, true),
        said("Rosa", &format!("she said {hebrew} twice"), false),
    ]);
    let texts = read.all_of("/ActualText");
    for text in
        [format!("“{words}”"), "محمد بن عبد الله الأنصاري · They said".into(), format!("she said {hebrew} twice")]
    {
        assert!(texts.contains(&text), "{text}: {texts:?}");
    }
}

/// Where each word of a line begins, from the left.
fn from_the_left(read: &Read, words: &[&str]) -> Vec<f32> {
    let boxes = read.ask("pdftotext", &["-bbox"], &["-"]);
    let find = |word: &&str| {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<")));
        let line = line.unwrap_or_else(|| panic!("{word}:\n{boxes}"));
        line.split("xMin=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
    };
    words.iter().map(find).collect()
}

#[test]
fn a_name_from_right_to_left_turns_nothing_about_but_itself() {
    let mut note = statement("x", "words", false);
    // Without isolation the number and the second name would change places.
    note.facts = vec![
        Line::default().then("דנה", Voice::Speaker).then(", ", Voice::Plain).and(Line::name("12")),
        Line::name("לוי"),
        Line::plain("They said"),
    ];
    let places = from_the_left(&read(vec![Block::Note(note)]), &["10:06", "12", "They"]);
    assert!(places.is_sorted(), "{places:?}");
    let mut note = statement("x", "words", false);
    note.facts = vec![Line::name("דנה"), Line::plain("12"), Line::name("לוי")];
    let boxes = read(vec![Block::Note(note)]).ask("pdftotext", &["-raw"], &["-"]);
    let line = boxes.lines().find(|line| line.contains("12")).unwrap();
    assert!(line.find("דנה").unwrap() < line.find("לוי").unwrap(), "{line}");
}

#[test]
fn what_no_font_has_is_a_box_that_still_carries_its_characters() {
    let read =
        read(vec![said("日本 太郎", "日本語。한국어 \u{f8ff} \u{10ffff}", true), said("Rosa", "👍 😅 👩‍🔧 🇫🇷", false)]);
    let text = read.packed();
    for words in ["日本語。한국어", "太郎", "👍", "😅"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn accents_that_combine_stay_with_their_letters() {
    let read =
        read(vec![said("Zoe\u{308}", "e\u{301}te\u{301} a\u{323}\u{308}n Z\u{337}\u{322}a\u{335}l\u{336}go", true)]);
    let text = read.packed();
    for words in ["Zoe\u{308}", "e\u{301}te\u{301}"] {
        // A reader may hand out the letter and its accent as one.
        let composed = words.replace("e\u{308}", "ë").replace("e\u{301}", "é");
        assert!(text.contains(words) || text.contains(&composed), "{words}: {text}");
    }
}

#[test]
fn characters_that_stand_on_no_paper_are_left_out() {
    let read = read(vec![said("Rosa", "a\u{0}b\u{7}c\u{feff}d\te", false)]);
    assert!(read.texts().concat().contains("abcd e"));
}

#[test]
fn a_word_without_end_is_broken_where_the_line_ends_and_all_of_it_is_there() {
    let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(6);
    let words = "0123456789".repeat(3000);
    let read = read(vec![
        Block::Facts(vec![Fact { label: long.clone(), values: vec![Line::name(&long)] }]),
        Block::Heading(long.clone()),
        said(&long, &words, true),
    ]);
    let text = read.packed();
    assert_eq!(text.matches(&*long).count(), 2, "as heading and speaker; label and value stand line beside line");
    assert_eq!(text.matches('W').count(), 4 * 6);
    assert!(text.matches("0123456789").count() >= 2900 && read.pages > 4);
    for line in read.ask("pdftotext", &["-bbox"], &["-"]).lines().filter(|line| line.contains("xMax")) {
        let right: f32 = line.split("xMax=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        assert!(right < 545.0, "nothing runs into the margin: {line}");
    }
}

#[test]
fn the_longest_note_there_can_be_is_set() {
    let words = "ab cd ".repeat(128 * 1024 / 6);
    let read = read(vec![said("Rosa", &words, false)]);
    assert_eq!(read.texts().concat().matches("ab").count(), 128 * 1024 / 6);
}

#[test]
fn an_empty_document_is_a_page() {
    let mut document = document(Vec::new());
    document.title = String::new();
    document.kind = String::new();
    document.lead.clear();
    document.foot.clear();
    document.not_for_outside = None;
    let read = Read::new(&document, Paper::A4);
    assert_eq!(read.pages, 1);
    assert!(read.texts().concat().contains("1 of 1"));
}

#[test]
fn a_picture_that_is_none_is_a_line_and_the_others_are_there() {
    let whole = picture("whole.png", 300, 400);
    let cut = whole.bytes[..whole.bytes.len() / 2].to_vec();
    // A header that promises more pixels than any camera.
    let mut bomb = whole.bytes.clone();
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut note = statement("Rosa", "look", false);
    note.pictures = vec![
        drawn("image/png", cut, "cut.png"),
        whole.clone(),
        drawn("image/png", bomb, "bomb.png"),
        drawn("image/jpeg", b"not a picture".to_vec(), "no.jpg"),
        drawn("image/webp", Vec::new(), "empty.webp"),
        drawn("image/avif", whole.bytes, "other.avif"),
    ];
    let read = read(vec![Block::Note(note)]);
    let text = read.texts().concat();
    for name in ["cut.png", "bomb.png", "no.jpg", "empty.webp", "other.avif"] {
        assert!(text.contains(&format!("{name} · 2 kB")), "{name}: {text}");
    }
    assert!(text.contains("whole.png") && !text.contains("whole.png ·"));
    assert_eq!(read.ask("pdfimages", &["-list"], &[]).lines().count(), 3, "one picture");
}

#[test]
fn words_on_a_picture_are_seen_and_read_out() {
    let mut note = statement("Rosa", "look", false);
    let mut one = picture("", 400, 300);
    one.caption = Line::default();
    one.alt = "Picture".into();
    one.labels = vec![Label { words: "here it cracks".into(), at: (250, 990) }];
    note.pictures = vec![one];
    let read = read(vec![Block::Note(note)]);
    assert!(read.texts().concat().contains("here it cracks"));
    assert!(read.all_of("/Alt").contains(&"Picture · here it cracks".to_owned()));
}

#[test]
fn first_words_and_empty_words_are_set() {
    let mut note = statement("Rosa", "as corrected", true);
    note.first = Some(("First noted as".into(), Words { text: "“as it was”".into(), exact: true }));
    let mut empty = statement("Will", "", false);
    empty.files = vec![Line::name("sheet.pdf").then(" · 3 kB", Voice::Plain)];
    let text = read(vec![Block::Note(note), Block::Note(empty)]).packed();
    for words in ["“ascorrected”", "Firstnotedas", "“asitwas”", "sheet.pdf·3kB"] {
        assert!(text.contains(&packed(words)), "{words}: {text}");
    }
}
