//! *Sort* and *doesn't match*.

use soundings_core::model::{GuideLanguage, Id, MapPart, PairVerdict, Seen};
use soundings_core::present::{Pairs, PersonRow, Sort};
use soundings_core::{AnswerAs, EvidenceRange, SortInto, SortingOf};

use crate::{
    error::{Result, caught},
    notebook::Notebook,
};

#[uniffi::export]
impl Notebook {
    /// *Sort*.
    pub fn sort_screen(&self, of: SortingOf, language: GuideLanguage) -> Result<Sort> {
        caught(|| self.inner.sort_screen(of, language))
    }

    /// Whom a visit's notes may be sorted for.
    pub fn people_to_sort(&self, visit: Id) -> Result<Vec<PersonRow>> {
        caught(|| self.inner.people_to_sort(visit))
    }

    /// The map that a visit's notes about a person go to.
    pub fn map_to_sort(&self, visit: Id, who: Id, situation: Option<String>) -> Result<Id> {
        caught(|| self.inner.map_to_sort(visit, who, situation.as_deref()))
    }

    /// A card goes somewhere.
    pub fn sort(&self, of: SortingOf, card: EvidenceRange, into: SortInto) -> Result<Option<Id>> {
        caught(|| self.inner.sort(of, card, into))
    }

    /// The last card was rather the same as an entry.
    pub fn sort_rather_as(&self, of: SortingOf, entry: Id) -> Result<()> {
        caught(|| self.inner.sort_rather_as(of, entry))
    }

    /// The last decision taken back.
    pub fn undo_sort(&self, of: SortingOf) -> Result<()> {
        caught(|| self.inner.undo_sort(of))
    }

    /// What was put off is up again.
    pub fn sort_put_off(&self, of: SortingOf) -> Result<()> {
        caught(|| self.inner.sort_put_off(of))
    }

    /// An answer to the question of an empty part.
    pub fn answer_part(&self, of: SortingOf, part: MapPart, notes: Vec<Id>, sentence: String) -> Result<Id> {
        caught(|| self.inner.answer_part(of, part, &notes, &sentence))
    }

    /// The question of a part left.
    pub fn skip_part(&self, of: SortingOf, part: MapPart) -> Result<()> {
        caught(|| self.inner.skip_part(of, part))
    }

    /// The question of a part kept for the next visit.
    pub fn ask_part_next_time(&self, of: SortingOf, part: MapPart, language: GuideLanguage) -> Result<()> {
        caught(|| self.inner.ask_part_next_time(of, part, language))
    }

    /// *Doesn't match*, of a map.
    pub fn pairs_of_map(&self, map: Id) -> Result<Pairs> {
        caught(|| self.inner.pairs_of_map(map))
    }

    /// *Doesn't match*, of a visit.
    pub fn pairs_of_visit(&self, visit: Id) -> Result<Pairs> {
        caught(|| self.inner.pairs_of_visit(visit))
    }

    /// A pair decided about.
    pub fn judge_pair(&self, said: Id, was_seen: Id, verdict: PairVerdict) -> Result<Id> {
        caught(|| self.inner.judge_pair(said, was_seen, verdict))
    }

    /// What would make both true; `seen` is what its row carried.
    pub fn answer_pair(&self, said: Id, was_seen: Id, answer: String, seen: Option<Seen>) -> Result<Id> {
        caught(|| self.inner.answer_pair(said, was_seen, &answer, seen.as_ref()))
    }

    /// The answer made something else too.
    pub fn use_answer(&self, pair: Id, become_what: AnswerAs) -> Result<Id> {
        caught(|| self.inner.use_answer(pair, become_what))
    }
}
