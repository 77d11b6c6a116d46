//! The words that tell a sentence: which of two people's sentences may speak of one thing. Cheap, honest, the same on every
//! device: no model, no counts of the whole notebook, only words compared.
//!
//! A word tells something where it is no common one of a language whose common words are known here, and is longer than a
//! letter or figure. Endings are left out of the comparison: a word is known by its first five letters, and a plural's *s* is
//! no letter. What is written without spaces (Chinese, Japanese, Thai) is compared two signs at a time.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::text::words_in;

static COMMON: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("common_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).flat_map(|(_, words)| words.split_whitespace()).collect()
});

/// Letters by which a word is known.
const KNOWN_BY: usize = 5;

/// More words than a sentence has: a note may be long, and only its beginning is compared.
const MOST: usize = 400;

/// The words of a text that tell it.
pub(crate) fn telling_words(text: &str) -> BTreeSet<String> {
    let mut telling = BTreeSet::new();
    for word in words_in(text).take(MOST) {
        let signs: Vec<char> = word.folded.chars().collect();
        if signs.iter().any(|sign| is_written_without_spaces(*sign)) {
            telling.extend(signs.windows(2).map(|two| two.iter().collect::<String>()));
        } else if signs.len() > 1 && !COMMON.contains(word.folded.as_str()) {
            telling.insert(known_by(&signs));
        }
    }
    telling
}

fn known_by(signs: &[char]) -> String {
    let is_plural = signs.len() > 3 && signs.ends_with(&['s']) && !signs.ends_with(&['s', 's']);
    let singular = if is_plural { &signs[..signs.len() - 1] } else { signs };
    singular.iter().take(KNOWN_BY).collect()
}

fn is_written_without_spaces(sign: char) -> bool {
    matches!(sign, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(one: &str, other: &str) -> usize {
        telling_words(one).intersection(&telling_words(other)).count()
    }

    #[test]
    fn sentences_of_one_thing_share_telling_words_and_others_share_none() {
        assert_eq!(shared("Afraid a weld opens", "If it opens at their site, it's her weld"), 2);
        assert_eq!(shared("The settings card hangs behind it", "didn't look at our card: the settings are wrong"), 2);
        assert_eq!(shared("They are all the same to me", "All of them are the same"), 0, "common words tell nothing");
        assert_eq!(shared("L’étiquette porte mes initiales", "Ses initiales sur l’étiquette"), 2);
        assert_eq!(shared("焊接打开了", "焊接不好"), 1);
        assert_eq!(shared("", "…"), 0);
    }

    #[test]
    fn every_common_word_is_folded_as_words_are() {
        for word in COMMON.iter() {
            let folded: Vec<String> = words_in(word).map(|word| word.folded).collect();
            assert_eq!(folded, [*word], "{word}");
        }
    }
}
