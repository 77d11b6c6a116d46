//! Names that may not be read: found in people's words, taken out of our own. One tokenizer, one way of comparing.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use super::Reader;
use crate::model::Kind;
use crate::model::called::{self, Called, has_case, name_words as words};
use crate::model::fields::{organization, person, site};
use crate::store::entities::Entity;

/// Names that are words of every day too, folded: they are names only where they begin with a capital.
const EVERYDAY: &str = include_str!("everyday.txt");
/// The fewest letters of a part of a name that is looked for: *Bo*, but no initial.
const SHORTEST: usize = 2;

/// Words that may be read by whoever they are for: whole, or with names taken out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Cleared(Vec<Piece>);

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Piece {
    /// As it was written.
    Words(String),
    /// Somebody's name stood here.
    Someone,
    /// A customer's or a site's name stood here.
    ACustomer,
}

impl Cleared {
    /// A text as it was written.
    #[must_use]
    pub fn whole(text: impl Into<String>) -> Self {
        Self(vec![Piece::Words(text.into())])
    }

    /// Its parts, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// As a person of ours reads it in a list: dots stand for the names.
    #[must_use]
    pub fn plain(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Someone | Piece::ACustomer => "…".to_owned(),
        };
        self.0.iter().map(piece).collect()
    }

    /// Whether it is this very text.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        matches!(self.0.as_slice(), [Piece::Words(words)] if words == text)
    }
}

/// What a found name belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Person,
    Place,
}

/// Something to look for.
struct Sought {
    /// The words that follow the first.
    rest: Vec<String>,
    of: Of,
    /// It is meant only where it begins with a capital, unless nothing in the text does: *will* is no Will.
    capital: bool,
}

/// The names that may not be read.
pub(crate) struct Giveaways {
    reader: Reader,
    /// By their first word, folded.
    sought: HashMap<String, Vec<Sought>>,
    /// Of scripts that know no capitals, and seldom put spaces between words: looked for inside of words.
    inside: Vec<(String, Of)>,
}

/// Whose words are looked through: it decides whether a place's name counts in small letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    Theirs,
    Ours,
}

impl Giveaways {
    pub(super) fn new(reader: Reader) -> Self {
        Self { reader, sought: HashMap::new(), inside: Vec::new() }
    }

    /// What these people, customers and sites are called, to be looked for in what somebody wrote: a site's name counts as a
    /// whole, since *Plant 2* is many a customer's.
    pub fn of(things: &[Entity]) -> Self {
        let mut names = Self::new(Reader::Wall);
        for thing in things {
            let of = |field| thing.fields.get(field);
            match thing.kind {
                Kind::Person => {
                    of(person::NAME).iter().for_each(|name| names.add_called(Called::Name, name));
                    of(person::DESCRIPTION).iter().for_each(|text| names.add_called(Called::Description, text));
                }
                Kind::Organization => {
                    of(organization::NAME).iter().for_each(|name| names.add_called(Called::Place, name));
                }
                Kind::Site => of(site::NAME).iter().for_each(|name| names.add_called(Called::Description, name)),
                _ => {}
            }
        }
        names
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.sought.is_empty() && self.inside.is_empty()
    }

    /// Where the first of them stands in a text, however it is written.
    pub fn first(&self, text: &str) -> Option<Range<usize>> {
        self.found(text, Whose::Theirs).into_iter().next().map(|(range, _)| range)
    }

    /// What somebody or some place is called.
    pub fn add_called(&mut self, called: Called, text: &str) {
        called::sought(called, text).iter().for_each(|sought| self.add_sought(sought));
    }

    /// Words to look for.
    pub fn add_sought(&mut self, sought: &called::Sought) {
        let called::Sought { word, called, rest } = sought;
        let words = std::iter::once(word.as_str()).chain(rest.split_whitespace()).map(str::to_owned).collect();
        match called {
            // Names that are words of every day, and places, which are made of such (*Plant 2*), begin with a capital.
            Called::Name => self.add(words, Of::Person, EVERYDAY.split_whitespace().any(|everyday| everyday == word)),
            Called::Description => self.add(words, Of::Person, false),
            Called::Place => self.add(words, Of::Place, true),
        }
    }

    fn add(&mut self, mut words: Vec<String>, of: Of, capital: bool) {
        if words.first().is_none_or(|first| words.len() == 1 && first.chars().count() < SHORTEST && has_case(first)) {
            return;
        }
        let first = words.remove(0);
        if words.is_empty() && !has_case(&first) {
            self.inside.push((first, of));
        } else {
            self.sought.entry(first).or_default().push(Sought { rest: words, of, capital });
        }
    }

    /// Whether somebody's words hold a name that may not be read.
    pub fn are_in(&self, text: &str) -> bool {
        !self.found(text, Whose::Theirs).is_empty()
    }

    /// Our own words without those names. First name and last name become one *someone*.
    pub fn taken_out(&self, text: &str) -> Cleared {
        let mut pieces = Vec::new();
        let mut done = 0;
        for (range, of) in self.found(text, Whose::Ours) {
            let piece = if of == Of::Person { Piece::Someone } else { Piece::ACustomer };
            let between = &text[done..range.start];
            let goes_on = pieces.last() == Some(&piece) && between.chars().all(char::is_whitespace);
            if !goes_on {
                if !between.is_empty() {
                    pieces.push(Piece::Words(between.to_owned()));
                }
                pieces.push(piece);
            }
            done = range.end;
        }
        if done < text.len() {
            pieces.push(Piece::Words(text[done..].to_owned()));
        }
        Cleared(pieces)
    }

    /// Where names stand in a text, and of what they are.
    fn found(&self, text: &str, whose: Whose) -> Vec<(Range<usize>, Of)> {
        let tokens: Vec<(Range<usize>, String)> = words(text).collect();
        let no_capital = !text.chars().any(char::is_uppercase);
        let mut found = Vec::new();
        let mut at = 0;
        while let Some((range, word)) = tokens.get(at) {
            let capital = no_capital || text[range.clone()].chars().next().is_some_and(|first| !first.is_lowercase());
            // A person reads a document for others before it goes, so a place's name counts there however it is written.
            let any_case = whose == Whose::Theirs && self.reader == Reader::Others;
            let is_here = |sought: &&Sought| {
                let meant = capital || !sought.capital || (any_case && sought.of == Of::Place);
                let follows = tokens.iter().skip(at + 1).map(|(_, word)| word);
                meant && sought.rest.len() < tokens.len() - at && sought.rest.iter().zip(follows).all(|(a, b)| a == b)
            };
            let longest = self.sought.get(word).into_iter().flatten().filter(is_here);
            let longest = longest.max_by_key(|sought| (sought.rest.len(), sought.of == Of::Person));
            let inside = || self.inside.iter().find(|(name, _)| word.contains(name)).map(|(_, of)| (0, *of));
            match longest.map(|sought| (sought.rest.len(), sought.of)).or_else(inside) {
                Some((more, of)) => {
                    found.push((range.start..tokens[at + more].0.end, of));
                    at += more + 1;
                }
                None => at += 1,
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn giveaways(reader: Reader) -> Giveaways {
        let mut giveaways = Giveaways::new(reader);
        ["Zoë Medeiros", "Will Tran", "Bo", "Anna Weiß", "محمد"]
            .iter()
            .for_each(|name| giveaways.add_called(Called::Name, name));
        ["Brightline Metals", "Plant 2"].iter().for_each(|name| giveaways.add_called(Called::Place, name));
        giveaways.add_called(Called::Description, "night operator, line 3");
        giveaways
    }

    fn plain(text: &str) -> String {
        let cleared = giveaways(Reader::Wall).taken_out(text);
        let word = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Someone => "someone".to_owned(),
            Piece::ACustomer => "a customer".to_owned(),
        };
        cleared.pieces().iter().map(word).collect()
    }

    #[test]
    fn names_are_taken_out_of_our_own_words_and_nothing_else_is() {
        assert_eq!(plain("Zoë's 8.0, tried first; it will hold."), "someone's 8.0, tried first; it will hold.");
        assert_eq!(plain("ZOE MEDEIROS and Will"), "someone and someone");
        assert_eq!(plain("a card for zoe"), "a card for someone");
        assert_eq!(plain("A weld at Brightline Metals, again"), "A weld at a customer, again");
        assert_eq!(plain("Ask Zoe, Will"), "Ask someone, someone");
        assert_eq!(plain("(…) Zo\u{e9}!"), "(…) someone!");
        assert_eq!(plain("The night operator, line 3, and line 4"), "The someone, and line 4");
        assert_eq!(plain("The plant is cold."), "The plant is cold.");
        assert_eq!(plain(""), "");
    }

    #[test]
    fn a_name_that_may_not_be_read_is_found_however_it_is_written() {
        let are_in = |text| giveaways(Reader::Wall).are_in(text);
        for text in [
            "8.0 NOT 9.5 — ask ZOE",
            "It is medeiros's bench",
            "Ask Zoe\u{308}.",
            "Ask Me\u{ad}deiros.",
            "ANNA WEISS has it",
            "Ask Bo.",
            "قال لمحمد (MIG 8.0)",
            "Will it hold?",
            "will knows",
        ] {
            assert!(are_in(text), "{text}");
        }
        for text in ["A dozen zones", "It will open.", "Translucent.", "Boats", "The operator at night"] {
            assert!(!are_in(text), "{text}");
        }
    }

    #[test]
    fn a_place_in_small_letters_counts_only_where_somebody_reads_first() {
        let are_in = |reader| giveaways(reader).are_in("We stop the plant.");
        assert_eq!((are_in(Reader::Others), are_in(Reader::Wall)), (true, false));
    }
}
