//! The words: `design/words` is the one source, and the files that the phones read are made from it here.
//! `UPDATE_WORDS=1` writes them; otherwise the test compares.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod android;
mod apple;
mod catalogue;
mod complete;
mod values;

use std::fs;
use std::path::{Path, PathBuf};

use soundings_words::Language;

const NOTE: &str = "Made from design/words by the tests of soundings-words; change it there.";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn what_the_phones_read_is_what_the_catalogue_says() {
    let english = catalogue::read(Language::English);
    let resources = "android/app/src/main/res";
    let files = [
        (format!("{resources}/values/strings.xml"), android::strings(Language::English, &english)),
        (format!("{resources}/values-fr/strings.xml"), android::strings(Language::French, &english)),
        ("android/app/src/main/kotlin/app/soundings/Words.kt".to_owned(), android::kotlin(&english)),
        ("ios/App/Soundings/Localizable.xcstrings".to_owned(), apple::strings(&english)),
        ("ios/App/Soundings/InfoPlist.xcstrings".to_owned(), apple::asked()),
        ("ios/App/Soundings/AppShortcuts.xcstrings".to_owned(), apple::shortcuts()),
        ("ios/Sources/Screens/Words.swift".to_owned(), apple::swift(&english)),
    ];
    for (path, made) in files {
        let path = root().join(path);
        if std::env::var_os("UPDATE_WORDS").is_some() {
            fs::write(&path, &made).unwrap();
        }
        let there = fs::read_to_string(&path).unwrap_or_default();
        assert!(there == made, "{} differs from design/words; UPDATE_WORDS=1 writes it", path.display());
    }
}

#[test]
fn what_ios_asks_for_is_asked_in_the_words_of_the_catalogue() {
    let project = fs::read_to_string(root().join("ios/App/Soundings.xcodeproj/project.pbxproj")).unwrap();
    for setting in apple::asked_in_settings() {
        assert_eq!(project.matches(&setting).count(), 2, "{setting} stands in both configurations");
    }
    let intent = fs::read_to_string(root().join("ios/App/Soundings/NoteIntent.swift")).unwrap();
    assert!(intent.contains(&format!("\"{}\"", apple::shortcut_in_source())));
}
