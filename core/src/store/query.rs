//! What a person typed into a search: words that must all occur, phrases between quotation marks, and a last word that may be
//! only begun. Also said of a text that is at hand: whether it holds them, where, and how well.

use crate::model::text::{Word, is_word, raw_words, words_in};

/// Words that follow one another.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Term {
    /// As they were typed.
    raw: Vec<String>,
    /// Folded.
    words: Vec<String>,
    /// The last may be only begun.
    begun: bool,
}

/// A search's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Query(Vec<Term>);

/// The most words of one search: a page of text pasted in is no search.
const MOST_WORDS: usize = 32;

impl Query {
    /// What was typed; `None` where no word is left.
    pub fn read(typed: &str) -> Option<Self> {
        let mut terms = Vec::new();
        // What stands between two quotation marks is a phrase; a mark that is still open begins one.
        for (place, piece) in typed.split(['"', '“', '”', '«', '»', '„']).enumerate() {
            let words: Vec<Word> = words_in(piece).take(MOST_WORDS).collect();
            let phrase = if place % 2 == 1 { words.len().max(1) } else { 1 };
            terms.extend(words.chunks(phrase).map(|words| Term {
                raw: words.iter().map(|word| word.raw.clone()).collect(),
                words: words.iter().map(|word| word.folded.clone()).collect(),
                begun: false,
            }));
        }
        terms.truncate(MOST_WORDS);
        let closed = typed.trim_end().ends_with(['"', '“', '”', '«', '»', '„']);
        if let Some(last) = terms.last_mut() {
            last.begun = !closed;
        }
        (!terms.is_empty()).then_some(Self(terms))
    }

    /// [`Query::read`] where every word may be only begun, and nothing is a phrase: names as people type them.
    pub fn of_beginnings(typed: &str) -> Option<Self> {
        let begun = |word: Word| Term { raw: vec![word.raw], words: vec![word.folded], begun: true };
        let terms: Vec<Term> = words_in(typed).take(MOST_WORDS).map(begun).collect();
        (!terms.is_empty()).then_some(Self(terms))
    }

    /// As FTS5 reads it. Nothing that was typed is query syntax.
    pub fn fts(&self) -> String {
        let terms = self.0.iter().map(|term| {
            let begun = if term.begun { "*" } else { "" };
            format!("\"{}\"{begun}", term.raw.join(" "))
        });
        terms.collect::<Vec<_>>().join(" ")
    }

    /// Whether a text holds all of it.
    pub fn finds(&self, text: &str) -> bool {
        let words: Vec<Word> = words_in(text).collect();
        self.0.iter().all(|term| term.places(&words).next().is_some())
    }

    /// Where in a text it stands, in Unicode scalar values from 0, the end excluded, in order.
    pub fn ranges(&self, text: &str) -> Vec<(u32, u32)> {
        let words: Vec<Word> = words_in(text).collect();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for term in &self.0 {
            for place in term.places(&words) {
                ranges.push((words[place].start, words[place + term.words.len() - 1].end));
            }
        }
        ranges.sort_unstable();
        // Two terms can mark the same words.
        ranges.dedup_by(|later, earlier| {
            let overlap = later.0 < earlier.1;
            if overlap {
                earlier.1 = earlier.1.max(later.1);
            }
            overlap
        });
        ranges
    }

    /// How well a text fits, as BM25 weighs how often words occur against how long the text is (Robertson and Zaragoza, 2009);
    /// that every text here holds every word leaves nothing for their rarity to decide. A whole word counts more than one
    /// begun, and a text that is nothing else most.
    pub fn fit(&self, text: &str) -> u64 {
        const SATURATES: f64 = 1.2;
        const USUAL_WORDS: f64 = 16.0;
        let words: Vec<&str> = raw_words(text).collect();
        let length = words.len() as f64;
        let mut fit = 0.0;
        for term in &self.0 {
            let occurs: f64 = term.occurs(&words);
            let weight = SATURATES * (0.25 + 0.75 * length / USUAL_WORDS);
            fit += occurs * (SATURATES + 1.0) / (occurs + weight);
        }
        let asked: usize = self.0.iter().map(|term| term.words.len()).sum();
        if asked == words.len() {
            fit *= 2.0;
        }
        (fit * 1e6) as u64
    }
}

impl Term {
    /// How often it stands among words as they were written; where it is only begun, half.
    fn occurs(&self, words: &[&str]) -> f64 {
        let most = self.words.len().saturating_sub(1);
        let mut occurs = 0.0;
        for window in words.windows(self.words.len()) {
            let mut each = window.iter().zip(&self.words).enumerate();
            if each.all(|(number, (word, asked))| is_word(word, asked, self.begun && number == most)) {
                let whole =
                    window.last().zip(self.words.last()).is_some_and(|(word, asked)| is_word(word, asked, false));
                occurs += if whole { 1.0 } else { 0.5 };
            }
        }
        occurs
    }

    /// Where it begins among words.
    fn places<'a>(&'a self, words: &'a [Word]) -> impl Iterator<Item = usize> + 'a {
        let most = self.words.len().saturating_sub(1);
        words.windows(self.words.len()).enumerate().filter_map(move |(place, window)| {
            let fits = window.iter().zip(&self.words).enumerate().all(|(number, (word, asked))| {
                if self.begun && number == most { word.folded.starts_with(asked) } else { word.folded == *asked }
            });
            fits.then_some(place)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fts(typed: &str) -> Option<String> {
        Query::read(typed).map(|query| query.fts())
    }

    #[test]
    fn what_is_typed_never_becomes_query_syntax() {
        assert_eq!(fts("wire OR NEAR( -8.0").as_deref(), Some(r#""wire" "OR" "NEAR" "8" "0"*"#));
        assert_eq!(fts(" … "), None);
        assert_eq!(fts("\"\" \""), None);
        assert_eq!(Query::of_beginnings("ro \"med").map(|query| query.fts()).as_deref(), Some(r#""ro"* "med"*"#));
    }

    #[test]
    fn what_stands_between_quotation_marks_is_a_phrase_and_an_open_one_may_go_on() {
        assert_eq!(fts("\"first pass\" weld").as_deref(), Some(r#""first pass" "weld"*"#));
        assert_eq!(fts("weld “first pa").as_deref(), Some(r#""weld" "first pa"*"#));
        assert_eq!(fts("weld \"first pass\"").as_deref(), Some(r#""weld" "first pass""#));
        let phrase = Query::read("\"first pass\"").unwrap();
        assert!(phrase.finds("they weld the FIRST pass twice") && !phrase.finds("pass the first one, firstly"));
    }

    #[test]
    fn words_are_marked_in_scalar_values_whatever_script_they_are_in() {
        let ranges = |typed: &str, text: &str| Query::read(typed).unwrap().ranges(text);
        assert_eq!(ranges("deja", "🛠 Déjà vu, de\u{301}ja\u{300}"), [(2, 6), (11, 17)]);
        assert_eq!(ranges("wel", "weld twice, welded"), [(0, 4), (12, 18)]);
        assert_eq!(ranges("\"weld twice\" weld", "weld twice"), [(0, 10)]);
        assert_eq!(ranges("свар", "Сварка дважды"), [(0, 6)]);
    }

    #[test]
    fn a_whole_word_in_a_short_text_fits_better_than_a_begun_one_in_a_long_one() {
        let weld = Query::read("weld").unwrap();
        let order = [
            "weld",
            "they weld twice",
            "they welded it twice",
            "welding is what they do on most days of the week here",
        ];
        assert!(order.windows(2).all(|pair| weld.fit(pair[0]) > weld.fit(pair[1])));
    }
}
