//! *Role-play deck*: cards to play a customer's person by, made from their map. Told in the map's own words, each with what it
//! rests on, so that nobody plays a guess as if it were known (rule 3).

use serde::Serialize;

use super::map::{EntryRow, record};
use crate::error::Result;
use crate::model::guides::question_of_part;
use crate::model::{Basis, GuideLanguage, Id, MapPart, Moment};
use crate::notebook::Notebook;

/// So much stands on a card.
const MOST_LINES: usize = 5;

/// A line of a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct CardLine {
    /// The words.
    pub text: String,
    /// Their very words: in quotation marks.
    pub exact: bool,
    /// What they rest on.
    pub basis: Basis,
    /// How many notes show it.
    pub notes: u32,
}

/// A card: a part of the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Card {
    /// The part.
    pub part: MapPart,
    /// What stands on it, what is best known first.
    pub lines: Vec<CardLine>,
    /// So many more entries the part has.
    pub more: u32,
}

/// *Role-play deck*. It is ours: whoever draws it heads it *not for outside*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Deck {
    /// The map that it was made from.
    pub map: Id,
    /// Who is played; empty once they were deleted or erased.
    pub who: String,
    /// What they do there.
    pub role: Option<String>,
    /// Their customer.
    pub customer: Option<String>,
    /// The situation they are in.
    pub situation: String,
    /// In canvas order, without parts of which nothing is known.
    pub cards: Vec<Card>,
    /// What nobody knows yet, as questions: play nothing there, and ask next time.
    pub to_ask: Vec<String>,
    /// As of when it stands.
    pub made: Moment,
}

impl Notebook {
    /// *Role-play deck* of a map; of a team's map what the team has of it. `language`: of the questions.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn deck(&self, map: Id, language: GuideLanguage) -> Result<Deck> {
        self.read(|reading| {
            let map = record(reading, map, true)?;
            let who = map.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
            let (mut cards, mut to_ask) = (Vec::new(), Vec::new());
            for of in &map.parts {
                let mut lines: Vec<CardLine> = of.entries.iter().map(line).collect();
                lines.retain(|line| !line.text.is_empty());
                if lines.is_empty() {
                    to_ask.push(question_of_part(language, of.part).to_owned());
                    continue;
                }
                // What is known comes before what is guessed; among those what more notes show.
                lines.sort_by_key(|line| (line.basis == Basis::Guess, std::cmp::Reverse(line.notes)));
                let more = lines.len().saturating_sub(MOST_LINES) as u32;
                lines.truncate(MOST_LINES);
                cards.push(Card { part: of.part, lines, more });
            }
            Ok(Deck {
                map: map.id,
                who,
                role: map.who.and_then(|who| who.role),
                customer: map.customer,
                situation: map.situation,
                cards,
                to_ask,
                made: reading.now().clone(),
            })
        })
    }
}

fn line(entry: &EntryRow) -> CardLine {
    CardLine {
        text: entry.text.clone(),
        exact: entry.exact,
        basis: entry.basis,
        notes: entry.evidence.iter().filter(|link| !link.against).count() as u32,
    }
}
