//! Sorting, and what does not match. What comes of it is in no ledger: it must not get in the way of what is, and every
//! replica must agree on it.

use soundings_core::model::{GuideLanguage, MapPart, PairVerdict};
use soundings_core::{EvidenceRange, SortInto, SortingOf};

use crate::ledger::What;
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// A card is sorted somewhere, or the last one is taken back; now and then a pair is decided about.
    pub fn sort(&mut self, number: usize) -> Outcome {
        let (Some(map), Some(visit)) = (self.one_of(|ledger| &ledger.maps), self.one_of(|ledger| &ledger.visits))
        else {
            return Ok(());
        };
        let of = SortingOf { map, visit };
        match self.chance.below(8) {
            0..=1 => {
                let undone = self.devices[number].here()?.undo_sort(of);
                self.done(number, "takes a card back", undone)?;
            }
            2 => self.judge(number)?,
            _ => {
                let screen = self.devices[number].here()?.sort_screen(of, GuideLanguage::English);
                let Some(card) = self.done(number, "looks at a card", screen)?.and_then(|screen| screen.card) else {
                    return Ok(());
                };
                let part = *self.chance.one(MapPart::ALL).unwrap_or(&MapPart::Other);
                let into = match self.chance.below(6) {
                    0 => SortInto::NotAboutThem,
                    1 => SortInto::NotForTheMap,
                    2 => SortInto::Later,
                    3 => card.alike.first().map_or(SortInto::Part(part), |entry| SortInto::SameAs(entry.id)),
                    _ => SortInto::Part(part),
                };
                let whole = EvidenceRange { note: card.note.id, start: None, end: None };
                let sorted = self.devices[number].here()?.sort(of, whole, into);
                self.done(number, "sorts a card", sorted)?;
            }
        }
        Ok(())
    }

    fn judge(&mut self, number: usize) -> Outcome {
        let (Some(said), Some(seen)) = (self.one_thing(What::Note), self.one_thing(What::Note)) else { return Ok(()) };
        let verdict = *self.chance.one(PairVerdict::ALL).unwrap_or(&PairVerdict::Matches);
        let judged = self.devices[number].here()?.judge_pair(said, seen, verdict);
        self.done(number, "decides about a pair", judged)?;
        Ok(())
    }
}
