//! Every value is worded, in every language, for every shell; both languages say the same things; and the words keep
//! to their own rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use soundings_words::Language;

use crate::catalogue::{self, Message, Piece, Text};
use crate::{android, apple, root, values};

fn messages(language: Language) -> BTreeMap<String, Message> {
    catalogue::read(language).into_iter().map(|message| (message.id.clone(), message)).collect()
}

#[test]
fn every_case_of_every_enum_and_every_refusal_and_error_is_worded_in_every_language() {
    let mut cases: Vec<_> = values::all().into_iter().flat_map(|values| values.cases).collect();
    cases.extend(values::errors());
    for language in Language::ALL {
        let there = messages(language);
        let wordless: Vec<_> = cases.iter().map(|case| &case.id).filter(|id| !there.contains_key(*id)).collect();
        assert!(wordless.is_empty(), "{}.ftl has no words for {wordless:?}", language.tag());
        for case in values::sentences() {
            assert!(
                there.keys().any(|id| id.starts_with(&case.id)),
                "{}.ftl: nothing says {}",
                language.tag(),
                case.id
            );
        }
    }
}

#[test]
fn nothing_is_worded_twice() {
    for language in Language::ALL {
        let (mut known, all) = (BTreeSet::new(), catalogue::read(language));
        let twice: Vec<_> = all.iter().map(|message| &message.id).filter(|id| !known.insert(*id)).collect();
        assert!(twice.is_empty(), "{}.ftl words {twice:?} twice", language.tag());
    }
}

/// A refusal that nobody can meet any more, or a case that was renamed, leaves no words behind.
#[test]
fn no_words_are_left_of_a_value_that_is_gone() {
    let ids = values::ids();
    let mut prefixes: Vec<String> =
        values::all().iter().map(|values| format!("{}-", values::kebab(values.name))).collect();
    prefixes.push("error-".to_owned());
    for id in messages(Language::English).keys() {
        assert!(!prefixes.iter().any(|prefix| id.starts_with(prefix)) || ids.contains(id), "{id} words no value");
    }
}

#[test]
fn a_terminal_says_every_error_and_refusal_in_the_middle_of_a_line() {
    for language in Language::ALL {
        let there = messages(language);
        for case in values::refusals().iter().chain(&values::errors()) {
            let own = there[&case.id].attributes.iter().find(|(name, _)| name == "terminal");
            assert!(own.is_some(), "{} in {}.ftl has no words for a terminal", case.id, language.tag());
        }
    }
}

#[test]
fn both_languages_say_the_same_things_of_the_same_values() {
    let (english, french) = (messages(Language::English), messages(Language::French));
    let ids = |all: &BTreeMap<String, Message>| all.keys().cloned().collect::<BTreeSet<_>>();
    let differing: Vec<_> = ids(&english).symmetric_difference(&ids(&french)).cloned().collect();
    assert!(differing.is_empty(), "in one language only: {differing:?}");
    for (id, message) in &english {
        let sorted = |message: &Message| {
            let mut all = message.attribute_arguments.clone();
            all.push((String::new(), message.arguments.clone()));
            all.iter_mut().for_each(|(_, names)| names.sort());
            all.sort();
            all
        };
        assert_eq!(sorted(message), sorted(&french[id]), "{id}");
        // What stands where there are none stands there in both.
        let none = |message: &Message| matches!(&message.text, Text::Counted(forms) if forms.iter().any(|(key, _)| key == "0"));
        assert_eq!(none(message), none(&french[id]), "{id}: [0] in one language only");
    }
}

#[test]
fn a_count_has_the_forms_of_its_language() {
    for language in Language::ALL {
        for message in messages(language).values() {
            for text in std::iter::once(&message.text).chain(message.attributes.iter().map(|(_, text)| text)) {
                if let Text::Counted(forms) = text {
                    let keys: BTreeSet<_> =
                        forms.iter().map(|(key, _)| key.as_str()).filter(|key| *key != "0").collect();
                    assert_eq!(keys, BTreeSet::from(["one", "other"]), "{} in {}.ftl", message.id, language.tag());
                }
            }
        }
    }
}

/// What a message says on phones, without its arguments.
fn said(message: &Message) -> String {
    let words = |pieces: &[Piece]| {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Argument(_) => "…",
        });
        words.collect::<String>()
    };
    let text = |text: &Text| match text {
        Text::Plain(pieces) => words(pieces),
        Text::Counted(forms) => forms.iter().map(|(_, pieces)| words(pieces)).collect::<Vec<_>>().join("\n"),
        Text::Other => String::new(),
    };
    message.for_phones().iter().map(|(_, it)| text(it)).collect::<Vec<_>>().join("\n")
}

#[test]
fn phones_say_plain_words_and_one_for_each_thing() {
    let unwanted: [(&str, &[&str]); 2] = [
        (
            "en",
            &[
                "encounter",
                "hub",
                "evidence",
                "parked",
                "observation",
                "conflict",
                "sync",
                "'",
                "\"",
                "password",
                "error",
            ],
        ),
        ("fr", &["rencontre ", "hub", "preuve", "conflit", "synchro", "'", "\"", "erreur"]),
    ];
    for (language, (tag, unwanted)) in Language::ALL.into_iter().zip(unwanted) {
        assert_eq!(language.tag(), tag);
        for message in messages(language).values().filter(|message| message.on_phones()) {
            let said = said(message).to_lowercase();
            for word in unwanted {
                assert!(!said.contains(word), "{} in {tag}.ftl says {word}: {said}", message.id);
            }
        }
    }
}

#[test]
fn french_is_set_with_its_own_apostrophes_and_spaces() {
    for line in Language::French.source().lines().filter(|line| !line.starts_with('#')) {
        assert!(!line.contains('\''), "a straight apostrophe: {line}");
        for mark in [" :", " ;", " ?", " !", "« ", " »", "\u{a0};", "\u{a0}?", "\u{a0}!", "\u{202f}:"] {
            assert!(!line.contains(mark), "another space stands at a mark: {line}");
        }
    }
}

#[test]
fn a_refusal_is_said_in_two_sentences_at_most() {
    for language in Language::ALL {
        let there = messages(language);
        for case in values::refusals() {
            let said = said(&there[&case.id]);
            assert!(said.ends_with('.'), "{}: {said}", case.id);
            assert!(said.matches(". ").count() <= 1, "{} in {}.ftl: {said}", case.id, language.tag());
        }
    }
}

/// The text of every source file below a folder, but those made from the catalogue.
fn sources(folder: &str, endings: &[&str]) -> String {
    let mut text = String::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|_| panic!("no folder {}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let made = ["Words.kt", "Words.swift", "strings.xml"].contains(&name.as_str());
            if path.is_dir() {
                folders.push(path);
            } else if !made && endings.iter().any(|ending| Path::new(&name).extension().is_some_and(|it| it == *ending))
            {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    text
}

#[test]
fn no_words_lie_about_that_no_phone_shows() {
    let kotlin = sources("android/app/src/main", &["kt", "xml"]);
    let swift = sources("ios/Sources/Screens", &["swift"]);
    // The system, and what stands outside the screens, ask by the key.
    let keyed = ["ios/App", "ios/Sources/Features"].map(|folder| sources(folder, &["swift"])).concat();
    let of_values = values::ids();
    let named = |text: &str, name: &str| {
        let next =
            |rest: &str| rest.chars().next().is_none_or(|letter| !letter.is_ascii_alphanumeric() && letter != '_');
        text.match_indices(name).any(|(at, _)| next(&text[at + name.len()..]))
    };
    let unused: Vec<String> = catalogue::read(Language::English)
        .into_iter()
        .filter(|message| message.on_phones() && !of_values.contains(&message.id) && !message.id.starts_with("depth-"))
        .map(|message| message.id)
        .filter(|id| {
            let there = android::name(id);
            !["R.string.", "R.plurals.", "@string/"].iter().any(|kind| named(&kotlin, &format!("{kind}{there}")))
                && !named(&swift, &format!("Words.{}", apple::camel(id)))
                && !keyed.contains(&format!("\"{id}\""))
        })
        .collect();
    assert!(unused.is_empty(), "no shell shows {unused:?}");
}

#[test]
fn terminal_and_pages_ask_for_words_that_are_there_and_none_of_theirs_lie_about() {
    let there = messages(Language::English);
    let terminal = sources("cli/src", &["rs"]);
    let pages = sources("pages/src", &["rs"]) + &sources("press/src", &["rs"]);
    let asked: BTreeSet<&str> = terminal
        .split('"')
        .chain(pages.split('"'))
        .filter(|text| text.contains('-') && text.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'-'))
        .collect();
    let theirs = |id: &str| id.starts_with("terminal-") || id.starts_with("page-");
    let missing: Vec<_> = asked.iter().filter(|id| theirs(id) && !there.contains_key(**id)).collect();
    assert!(missing.is_empty(), "asked for, and not there: {missing:?}");
    let unused: Vec<_> = there.keys().filter(|id| theirs(id) && !asked.contains(id.as_str())).collect();
    assert!(unused.is_empty(), "there, and never said: {unused:?}");
}
