//! Jargon: words that we use among ourselves and a customer may not. A list a language comes with Soundings; a team adds its
//! own.

use std::collections::HashMap;

use serde::Serialize;

use crate::model::GuideLanguage;
use crate::model::text::words_in;

/// A word of jargon in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct JargonWord {
    /// Where it begins in the text, in Unicode scalar values,
    pub start: u32,
    /// and where the next character stands.
    pub end: u32,
    /// As it stands there.
    pub word: String,
    /// What could stand there instead; `None` of the team's own words.
    pub plainer: Option<String>,
}

/// What is looked for.
struct Sought {
    /// The words behind the first, folded.
    rest: Vec<String>,
    plainer: Option<String>,
}

/// The words that are looked for, by their first, folded.
pub(crate) struct Jargon(HashMap<String, Vec<Sought>>);

fn file(language: GuideLanguage) -> &'static str {
    match language {
        GuideLanguage::English => include_str!("en.txt"),
        GuideLanguage::French => include_str!("fr.txt"),
    }
}

/// Each line of a list: a term, and what could stand there instead.
fn listed(language: GuideLanguage) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = file(language).lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(" = ")).map(|(term, plainer)| (term.trim(), plainer.trim()))
}

impl Jargon {
    /// A language's list, with a team's own words.
    pub fn of(language: GuideLanguage, own: &[String]) -> Self {
        let mut jargon = Self(HashMap::new());
        listed(language).for_each(|(term, plainer)| jargon.add(term, Some(plainer.to_owned())));
        own.iter().for_each(|term| jargon.add(term, None));
        // The longest first: "root cause analysis" before "root cause".
        jargon.0.values_mut().for_each(|sought| sought.sort_by_key(|one| std::cmp::Reverse(one.rest.len())));
        jargon
    }

    fn add(&mut self, term: &str, plainer: Option<String>) {
        let mut words = words_in(term).map(|word| word.folded);
        let Some(first) = words.next() else { return };
        self.0.entry(first).or_default().push(Sought { rest: words.collect(), plainer });
    }

    /// The jargon in a text, in order; none lies within another.
    pub fn in_text(&self, text: &str) -> Vec<JargonWord> {
        let words: Vec<_> = words_in(text).collect();
        let letters: Vec<char> = text.chars().collect();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < words.len() {
            let fits = |sought: &&Sought| {
                let rest = words.get(at + 1..=at + sought.rest.len());
                rest.is_some_and(|rest| {
                    let last = rest.len();
                    rest.iter().zip(&sought.rest).enumerate().all(|(place, (word, of))| {
                        word.folded == *of || (place + 1 == last && is_plural(&word.folded, of))
                    })
                })
            };
            let sought = self.first(&words[at].folded, &fits);
            let Some(sought) = sought else {
                at += 1;
                continue;
            };
            let (start, end) = (words[at].start, words[at + sought.rest.len()].end);
            let word = letters[start as usize..end as usize].iter().collect();
            found.push(JargonWord { start, end, word, plainer: sought.plainer.clone() });
            at += 1 + sought.rest.len();
        }
        found
    }

    /// The longest that begins with a word; where it is one word, its plural too.
    fn first<'a>(&'a self, word: &str, fits: &impl Fn(&&'a Sought) -> bool) -> Option<&'a Sought> {
        let exactly = self.0.get(word).and_then(|all| all.iter().find(fits));
        let singular = || ["s", "x"].iter().find_map(|ending| self.0.get(word.strip_suffix(ending)?));
        exactly.or_else(|| singular().and_then(|all| all.iter().find(|sought| sought.rest.is_empty())))
    }
}

fn is_plural(word: &str, of: &str) -> bool {
    word.strip_suffix('s').or_else(|| word.strip_suffix('x')) == Some(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_whole_with_its_place_and_its_plural_and_the_longest_counts() {
        let jargon = Jargon::of(GuideLanguage::English, &["Torch Card".to_owned(), "NWX".to_owned()]);
        let found = jargon.in_text("Ünser root cause analysis: we utilize two PLCs, the torch cards and an nwx.");
        let words: Vec<_> = found.iter().map(|one| (one.word.as_str(), one.start, one.plainer.is_some())).collect();
        let expected = [
            ("root cause analysis", 6, true),
            ("utilize", 30, true),
            ("PLCs", 42, true),
            ("torch cards", 52, false),
            ("nwx", 71, false),
        ];
        assert_eq!(words, expected);
        for one in &found {
            let text = "Ünser root cause analysis: we utilize two PLCs, the torch cards and an nwx.";
            assert_eq!(crate::model::scalar_slice(text, one.start, one.end), Some(one.word.as_str()));
        }
        assert_eq!(jargon.in_text("A plain sentence about a card."), []);
        assert_eq!(jargon.in_text(""), []);
    }

    #[test]
    fn every_line_of_each_list_is_found_by_itself_and_says_something_plainer() {
        for language in GuideLanguage::ALL {
            let jargon = Jargon::of(*language, &[]);
            let mut count = 0;
            for (term, plainer) in listed(*language) {
                let found = jargon.in_text(term);
                assert_eq!(found.len(), 1, "{term}");
                assert_eq!((found[0].word.as_str(), found[0].plainer.as_deref()), (term, Some(plainer)));
                assert!(jargon.in_text(plainer).is_empty(), "{term}: {plainer} is jargon itself");
                count += 1;
            }
            assert!(count >= 100, "{count}");
        }
    }
}
