#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]
use soundings_pages::{Language, document::*};
use soundings_press::{Paper, pdf};

fn note(at: &str, who: &str, role: &str, text: &str, exact: bool) -> Block {
    Block::Note(Statement {
        at: Some(at.into()),
        facts: vec![
            Line::default().then(who, Voice::Speaker).then(", ", Voice::Plain).and(Line::name(role)),
            Line::plain("They said"),
            Line::plain("about ").and(Line::name("דנה לוי")),
        ],
        words: Words { text: text.into(), exact },
        first: None,
        pictures: vec![],
        files: vec![],
    })
}

#[test]
fn look() {
    let mut blocks = vec![
        Block::Facts(vec![
            Fact { label: "Why we went".into(), values: vec![Line::name("لماذا يعيدون اللحام؟")] },
            Fact {
                label: "We met".into(),
                values: vec![
                    Line::name("محمد بن عبد الله الأنصاري")
                        .then(", ", Voice::Plain)
                        .and(Line::name("مشرف اللحام"))
                        .then(" (quote with name)", Voice::Plain),
                    Line::name("דנה לוי")
                        .then(", ", Voice::Plain)
                        .and(Line::name("welder 2"))
                        .then(" (team only)", Voice::Plain),
                    Line::name(&"Wolfeschlegelsteinhausenbergerdorff".repeat(6))
                        .then(", x (on the wall)", Voice::Plain),
                ],
            },
        ]),
        Block::Heading("The rest, in order".into()),
        note(
            "07:40",
            "محمد بن عبد الله الأنصاري",
            "مشرف اللحام",
            "“نحن لا نثق في المرور الأول، لذلك نلحم مرتين. (MIG 8.0 m/min)”",
            true,
        ),
        note("07:41", "דנה לוי", "welder", "“אנחנו מרתכים פעמיים, כי 8.0 זה לא 9.5. שָׁלוֹם”", true),
        note(
            "07:42",
            "Zoë Ångström",
            "x",
            "Mixed: she said שלום to محمد, then 8.0 (really) and left. e\u{301}a\u{308}\u{323} Z̷̢̛a̵l̶g̸o Ǩ ﬁ fi ffl AVATAR To",
            false,
        ),
        note(
            "Tuesday 24 November 2026 07:43",
            "日本 太郎",
            "溶接工",
            "“日本語のテキスト。中文。한국어 भारत ไทย” 👍 😅 👩‍🔧 🇫🇷 ✓ → ≥ ☐ ★ \u{f8ff} \u{e000} x\u{0}y",
            true,
        ),
        note(
            "07:44",
            &"Wolfeschlegelsteinhausenbergerdorff".repeat(6),
            "x",
            &"verylongwordwithoutanyspace".repeat(30),
            false,
        ),
        note("07:45", "A", "b", "“first line\n\n# no heading\n- no list\nשורה בעברית\n1. no number”", true),
    ];
    for i in 0..30 {
        blocks.push(note(
            "08:00",
            "Rosa Medeiros",
            "welder",
            &"“If it opens at their site, it's my initials on the tag.” ".repeat(1 + i % 9),
            i % 2 == 0,
        ));
    }
    blocks.push(Block::Rule);
    blocks.push(Block::BlankLines(10));
    let png = std::fs::read("/tmp/en-1.png").unwrap();
    if let Some(Block::Note(n)) = blocks.get_mut(12) {
        n.pictures = vec![
            Picture {
                media_type: "image/png".into(),
                bytes: png.clone(),
                caption: "page one of a report as it was made.png".into(),
                size: "50 kB".into(),
            },
            Picture {
                media_type: "image/png".into(),
                bytes: png.clone(),
                caption: "صورة.png".into(),
                size: "50 kB".into(),
            },
            Picture {
                media_type: "image/png".into(),
                bytes: png.clone(),
                caption: "3.png".into(),
                size: "50 kB".into(),
            },
            Picture {
                media_type: "image/png".into(),
                bytes: png[..5000].to_vec(),
                caption: "broken.png".into(),
                size: "50 kB".into(),
            },
            Picture { media_type: "image/avif".into(), bytes: png, caption: "no.avif".into(), size: "50 kB".into() },
        ];
        n.first = Some(("First noted as".into(), Words { text: "“If it opens”".into(), exact: true }));
    }
    let document = Document {
        language: Language::French,
        kind: "Visite".into(),
        title: "شركة اللحام الدقيق <b>& Söhne</b> Aktiengesellschaft für außergewöhnlich lange Firmennamen".into(),
        not_for_outside: Some("pas pour l’extérieur".into()),
        lead: vec![Line::name("מפעל 2")],
        blocks,
        foot: vec![Line::plain("État au mardi 24 novembre 2026, 12:10.")],
        made: "2026-11-24T12:10:00".parse().unwrap(),
    };
    for (name, paper) in [("a4", Paper::A4), ("letter", Paper::Letter)] {
        let start = std::time::Instant::now();
        let pdf = pdf(&document, paper).unwrap_or_else(|e| panic!("{e:?}"));
        println!("{name} {} pages {:?} {} bytes", pdf.pages, start.elapsed(), pdf.bytes.len());
        std::fs::write(format!("/tmp/{name}.pdf"), pdf.bytes).unwrap();
    }
}
