//! People's words: what is taken in, and how ranges of them are counted.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::{Error, Refusal};

/// Checks words that a person gives: not empty, at most 128 KiB of UTF-8, no control characters but line breaks and tabs.
/// Returns them without the white space around them.
///
/// # Errors
/// [`Error::Refused`] with the reason; the words are never in it.
pub fn check_text(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    check_characters(text)?;
    Ok(text)
}

/// [`check_text`] for words that may be left out.
///
/// # Errors
/// As [`check_text`], but for emptiness.
pub fn check_characters(text: &str) -> Result<(), Error> {
    if text.len() > soundings_wire::limits::TEXT_BYTES {
        return Err(Refusal::TextTooLong.into());
    }
    if text.chars().any(|character| character.is_control() && !matches!(character, '\n' | '\t' | '\r')) {
        return Err(Refusal::ControlCharacters.into());
    }
    Ok(())
}

/// The words between two positions, counted in Unicode scalar values from 0, the end excluded.
/// `None` where the range lies outside the words or is empty.
#[must_use]
pub fn scalar_slice(text: &str, start: u32, end: u32) -> Option<&str> {
    if start >= end {
        return None;
    }
    let mut boundaries = text.char_indices().map(|(index, _)| index).chain(std::iter::once(text.len()));
    let first = boundaries.nth(start as usize)?;
    let last = boundaries.nth((end - start - 1) as usize)?;
    text.get(first..last)
}

/// How much room a text takes when it is set, in letters of ours: a sign of Chinese, Japanese or Korean writing takes that of two.
#[must_use]
pub fn room(text: &str) -> usize {
    text.chars().map(room_of).sum()
}

/// Where so much room is used up: the text up to there, in bytes, takes no more.
#[must_use]
pub fn fits(text: &str, room: usize) -> usize {
    let mut taken = 0;
    let too_much = text.char_indices().find(|(_, character)| {
        taken += room_of(*character);
        taken > room
    });
    too_much.map_or(text.len(), |(at, _)| at)
}

/// By the blocks that Unicode's East Asian Width has as wide.
fn room_of(character: char) -> usize {
    match character {
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

/// Folds case and accents, so that a name is found however it was typed.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// One word of a text, as search tells words apart: letters and digits, with the accents on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it begins, in Unicode scalar values,
    pub start: u32,
    /// and where the next character stands.
    pub end: u32,
    /// As it stands.
    pub raw: String,
    /// Without case and accents; what is written as one sign stays one.
    pub folded: String,
}

/// The words of a text, in order.
pub(crate) fn words_in(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut characters = text.char_indices().enumerate().peekable();
    std::iter::from_fn(move || {
        while characters.next_if(|(_, (_, character))| !character.is_alphanumeric()).is_some() {}
        let (start, (from, _)) = *characters.peek()?;
        let (mut end, mut to) = (start, from);
        let in_word = |character: char| character.is_alphanumeric() || is_combining_mark(character);
        while let Some((place, (byte, character))) = characters.next_if(|(_, (_, character))| in_word(*character)) {
            (end, to) = (place + 1, byte + character.len_utf8());
        }
        let raw = text.get(from..to).unwrap_or_default().to_owned();
        // Most words are plain letters, and a search compares many.
        let folded = if raw.is_ascii() { raw.to_ascii_lowercase() } else { fold(&raw).nfc().collect() };
        Some(Word { start: start as u32, end: end as u32, raw, folded })
    })
}

/// The words of [`words_in`] as they stand: where many texts are gone through, none is copied.
pub(crate) fn raw_words(text: &str) -> impl Iterator<Item = &str> {
    let in_word = |character: char| character.is_alphanumeric() || is_combining_mark(character);
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.get(rest.find(char::is_alphanumeric)?..)?;
        let (word, behind) = rest.split_at(rest.find(|character| !in_word(character)).unwrap_or(rest.len()));
        rest = behind;
        Some(word)
    })
}

/// Whether a word as it stands is a folded one, or begins with it.
pub(crate) fn is_word(word: &str, folded: &str, begun: bool) -> bool {
    if word.is_ascii() {
        let head = if begun { word.get(..folded.len()) } else { Some(word) };
        return head.is_some_and(|head| head.eq_ignore_ascii_case(folded));
    }
    let word: String = fold(word).nfc().collect();
    if begun { word.starts_with(folded) } else { word == folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_counts_scalar_values_and_excludes_its_end() {
        assert_eq!(scalar_slice("naïve 🛠 fix", 0, 5), Some("naïve"));
        assert_eq!(scalar_slice("naïve 🛠 fix", 6, 7), Some("🛠"));
        assert_eq!(scalar_slice("abc", 0, 3), Some("abc"));
        assert_eq!(scalar_slice("abc", 0, 4), None);
        assert_eq!(scalar_slice("abc", 2, 2), None);
        assert_eq!(scalar_slice("abc", 3, 4), None);
    }

    #[test]
    fn words_as_they_stand_are_those_that_are_folded() {
        for text in
            ["🛠 Déjà vu, de\u{301}ja\u{300}…", "WELD twice—8.0", "", " ,", "焊接, сварка", "e\u{301}", "\u{301}a b"]
        {
            let folded: Vec<Word> = words_in(text).collect();
            let raw: Vec<&str> = raw_words(text).collect();
            assert_eq!(folded.iter().map(|word| word.raw.as_str()).collect::<Vec<_>>(), raw, "{text}");
            for (raw, word) in raw.iter().zip(&folded) {
                assert!(is_word(raw, &word.folded, false) && is_word(raw, &word.folded, true), "{raw}");
                let first: String = word.folded.chars().take(1).collect();
                assert!(is_word(raw, &first, true), "{raw} begins");
                assert!(!is_word(raw, &format!("{}x", word.folded), true), "{raw} does not go on");
            }
        }
    }

    #[test]
    fn names_fold_case_and_accents() {
        assert_eq!(fold("Zoë ÅNGSTRÖM"), "zoe angstrom");
    }

    #[test]
    fn a_wide_sign_takes_the_room_of_two_letters() {
        assert_eq!((room("weld"), room("焊接"), room("용접"), room("वेल्ड")), (4, 4, 4, 5));
        assert_eq!((fits("焊接焊接", 5), fits("weld", 9), fits("", 0)), ("焊接".len(), 4, 0));
    }

    #[test]
    fn empty_too_long_and_control_characters_are_refused() {
        assert!(matches!(check_text(" \n "), Err(Error::Refused(Refusal::EmptyText))));
        assert!(matches!(check_text(&"a".repeat(128 * 1024 + 1)), Err(Error::Refused(Refusal::TextTooLong))));
        assert!(matches!(check_text("a\u{7}b"), Err(Error::Refused(Refusal::ControlCharacters))));
        assert!(check_text("two\nlines").is_ok());
    }
}
