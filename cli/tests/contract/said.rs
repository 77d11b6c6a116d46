//! What the terminal says: every word of the catalogue is given what stands in it, in every language.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use soundings_words::Language;

/// What each message of a catalogue has a place for, as the terminal says it.
fn places(catalogue: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::<String, String>::new();
    let (mut id, mut is_of_terminal) = (String::new(), true);
    for line in catalogue.lines() {
        let head = line.split_once(" =").filter(|_| line.starts_with(|sign: char| sign.is_ascii_lowercase()));
        if let Some((name, _)) = head {
            (id, is_of_terminal) = (name.to_owned(), true);
        } else if line.trim_start().starts_with('.') {
            is_of_terminal = line.trim_start().starts_with(".terminal =");
            if is_of_terminal {
                messages.remove(&id);
            }
        }
        if is_of_terminal {
            *messages.entry(id.clone()).or_default() += line;
        }
    }
    let named = |text: &str| {
        let name = |rest: &str| rest.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
        text.split('$').skip(1).map(name).collect()
    };
    messages.into_iter().map(|(id, text)| (id, named(&text))).collect()
}

/// Each `say!` of a source whose id stands there: the id, and what it is given.
fn said(source: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    for (at, call) in source.match_indices("say!(") {
        let rest = &source[at + call.len()..];
        let Some((id, rest)) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split_once('"')) else {
            continue;
        };
        let (mut depth, mut given, mut word, mut before) = (0_i32, BTreeSet::new(), String::new(), ',');
        let mut signs = rest.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth == 0 => break,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => (word, before) = (String::new(), ','),
                '=' if depth == 0 && before == ',' && signs.peek() != Some(&'=') => {
                    given.insert(word.trim().to_owned());
                    before = '=';
                }
                _ => word.push(sign),
            }
        }
        found.push((id.to_owned(), given));
    }
    found
}

#[test]
fn every_word_that_the_terminal_says_is_given_what_stands_in_it() {
    let (mut folders, mut sources) = (vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")], Vec::new());
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let asked: Vec<_> = sources.iter().flat_map(|source| said(source)).collect();
    assert!(asked.len() > 300, "they are found: {}", asked.len());
    for language in [Language::English, Language::French] {
        let places = places(language.source());
        for (id, given) in &asked {
            let lacking: Vec<_> =
                places.get(id).into_iter().flatten().filter(|place| !given.contains(*place)).collect();
            assert!(lacking.is_empty(), "{id} in {}: {lacking:?}, given {given:?}", language.tag());
        }
    }
}

#[test]
fn what_a_word_is_not_given_is_found() {
    assert_eq!(said(r#"say!("one", count = list.len(), name = f(a, b)) + 1"#)[0].1.len(), 2);
    let places = places("one = { $id } and { $count }\n    .terminal = { $count ->\n  [one] x }\ntwo = { $name }\n");
    assert_eq!(places["one"].iter().collect::<Vec<_>>(), ["count"]);
    assert_eq!(places["two"].iter().collect::<Vec<_>>(), ["name"]);
}
