//! How hard a text is to read, by a published formula a language.
//!
//! - English: the Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers, Chissom, *Derivation of New Readability Formulas for
//!   Navy Enlisted Personnel*, 1975): 0.39 × words a sentence + 11.8 × syllables a word − 15.59, in years of school.
//! - French: the reading ease of Kandel and Moles (*Application de l'indice de Flesch à la langue française*, Cahiers d'études
//!   de radio-télévision, 1958): 207 − 1.015 × words a sentence − 73.6 × syllables a word, higher is easier.
//!
//! Both were made on passages of a hundred words; of a text much shorter neither says anything.

use serde::Serialize;

use super::syllables;
use crate::model::GuideLanguage;

/// Of fewer words no formula says anything.
const FEWEST_WORDS: u32 = 30;

/// Which formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum Formula {
    /// Years of school (1975).
    FleschKincaid,
    /// Reading ease, 0 to 100 (1958).
    KandelMoles,
}

/// What a formula's number amounts to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum Difficulty {
    /// As a newspaper for everybody: up to eight years of school, or an ease of 60 and more.
    Easy,
    /// Up to twelve years, or an ease of 40 and more.
    Fair,
    /// Beyond that.
    Hard,
}

/// How hard a text is to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reading {
    /// By which formula.
    pub formula: Formula,
    /// Its number, in tenths.
    pub tenths: i32,
    /// What that amounts to.
    pub difficulty: Difficulty,
}

/// What formulas count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
}

impl Counted {
    /// What a text adds. It ends a sentence.
    pub fn add(&mut self, text: &str, language: GuideLanguage) {
        let mut in_sentence = false;
        for piece in pieces(text) {
            match piece {
                Piece::Word(word) => {
                    self.words += 1;
                    self.syllables += match language {
                        GuideLanguage::English => syllables::english(word),
                        GuideLanguage::French => syllables::french(word),
                    };
                    in_sentence = true;
                }
                Piece::End if in_sentence => {
                    self.sentences += 1;
                    in_sentence = false;
                }
                Piece::End => {}
            }
        }
        self.sentences += u32::from(in_sentence);
    }

    /// The formula's answer; `None` for a text too short for one.
    pub fn reading(&self, language: GuideLanguage) -> Option<Reading> {
        if self.words < FEWEST_WORDS || self.sentences == 0 {
            return None;
        }
        let a_sentence = f64::from(self.words) / f64::from(self.sentences);
        let a_word = f64::from(self.syllables) / f64::from(self.words);
        let (formula, number) = match language {
            GuideLanguage::English => (Formula::FleschKincaid, 0.39 * a_sentence + 11.8 * a_word - 15.59),
            GuideLanguage::French => (Formula::KandelMoles, 207.0 - 1.015 * a_sentence - 73.6 * a_word),
        };
        let tenths = (number * 10.0).round() as i32;
        let difficulty = match (formula, tenths) {
            (Formula::FleschKincaid, ..=80) | (Formula::KandelMoles, 600..) => Difficulty::Easy,
            (Formula::FleschKincaid, ..=120) | (Formula::KandelMoles, 400..) => Difficulty::Fair,
            _ => Difficulty::Hard,
        };
        Some(Reading { formula, tenths, difficulty })
    }
}

enum Piece<'a> {
    Word(&'a str),
    /// A sentence ends here.
    End,
}

/// A text in words and ends of sentences. A figure with its point or comma is one word ("9.5"); a dot behind one letter, or
/// before a small one, ends nothing ("Mr. Tran" is left: no list of such is whole).
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut begun: Option<usize> = None;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (at, letter)) in letters.iter().enumerate() {
        let next = letters.get(place + 1).map(|(_, next)| *next);
        let inside = begun.is_some()
            && (is_apostrophe(*letter) && next.is_some_and(char::is_alphabetic)
                || matches!(letter, '.' | ',')
                    && next.is_some_and(|next| next.is_ascii_digit())
                    && place > 0
                    && letters[place - 1].1.is_ascii_digit());
        if letter.is_alphanumeric() || inside {
            begun.get_or_insert(*at);
            continue;
        }
        let word = begun.take().map(|begun| &text[begun..*at]);
        pieces.extend(word.map(Piece::Word));
        let one_letter = word.is_some_and(|word| word.chars().count() == 1 && *letter == '.');
        let goes_on = *letter == '.' && {
            let behind = letters[place + 1..].iter().map(|(_, behind)| *behind).find(|behind| !behind.is_whitespace());
            behind.is_some_and(char::is_lowercase)
        };
        if matches!(letter, '.' | '!' | '?' | '…' | ';' | ':') && !one_letter && !goes_on {
            pieces.push(Piece::End);
        }
        if *letter == '\n' && next == Some('\n') {
            pieces.push(Piece::End);
        }
    }
    pieces.extend(begun.map(|begun| Piece::Word(&text[begun..])));
    pieces
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(text: &str, language: GuideLanguage) -> Counted {
        let mut counted = Counted::default();
        counted.add(text, language);
        counted
    }

    /// Lincoln, 1863. Counted by hand: 30 words, 1 sentence, 49 syllables.
    const GETTYSBURG: &str = "Four score and seven years ago our fathers brought forth, upon this continent, a new nation, \
        conceived in Liberty, and dedicated to the proposition that all men are created equal.";

    /// Hugo, 1856: alexandrines in which no mute e sounds, twelve syllables a line. 43 words with what is elided.
    const HUGO: &str = "Demain, dès l’aube, à l’heure où blanchit la campagne,\nJe partirai. Vois-tu, je sais que tu m’attends.\n\
        J’irai par la forêt, j’irai par la montagne.\nJe ne puis demeurer loin de toi plus longtemps.\n\
        Je marcherai les yeux fixés sur mes pensées.";

    #[test]
    fn a_known_english_text_has_the_grade_that_is_worked_out_by_hand() {
        let counts = counted(GETTYSBURG, GuideLanguage::English);
        assert_eq!(counts, Counted { words: 30, sentences: 1, syllables: 49 });
        // 0.39 × 30 + 11.8 × 49/30 − 15.59 = 15.38
        let reading = counts.reading(GuideLanguage::English).unwrap();
        assert_eq!((reading.formula, reading.tenths), (Formula::FleschKincaid, 154));
        assert_eq!(reading.difficulty, Difficulty::Hard);
    }

    #[test]
    fn a_known_french_text_has_the_ease_that_is_worked_out_by_hand() {
        let counts = counted(HUGO, GuideLanguage::French);
        assert_eq!((counts.sentences, counts.syllables), (5, 60));
        let reading = counts.reading(GuideLanguage::French).unwrap();
        // 43 words: 207 − 1.015 × 43/5 − 73.6 × 60/43 = 95.6
        assert_eq!((counts.words, reading.formula, reading.tenths), (43, Formula::KandelMoles, 956));
        assert_eq!(reading.difficulty, Difficulty::Easy);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let sentences = |text: &str| counted(text, GuideLanguage::English).sentences;
        assert_eq!(sentences("It runs at 9.5 m/min. We set 8.0! Why?"), 3);
        assert_eq!(sentences("no end"), 1);
        assert_eq!(sentences("J. Lindqvist came"), 1);
        assert_eq!(sentences("A list:\n\none\n\ntwo"), 3);
        assert_eq!(sentences("... !"), 0);
        assert_eq!(counted("9.5 and 1,200", GuideLanguage::English).words, 3);
    }

    #[test]
    fn of_a_text_too_short_for_a_formula_nothing_is_said() {
        assert_eq!(counted("We weld it twice.", GuideLanguage::English).reading(GuideLanguage::English), None);
        assert_eq!(Counted::default().reading(GuideLanguage::French), None);
    }
}
