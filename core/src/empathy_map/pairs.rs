//! *Doesn't match*: what somebody said beside what was seen, where both may be of one person or task: they share a tag, or two
//! telling words. The core proposes, at most five at a time, the newest first; a person decides; then comes what would make
//! both true.
//!
//! A pair has an id that follows from its two notes, so that two people decide about one thing. Decided differently apart, it
//! does not match, and says that somebody thought it does; two answers stand side by side.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use soundings_wire::Id;

use super::cards::person;
use super::evidence::check;
use super::maps::NewEntry;
use super::{EvidenceRange, is_evidence};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{encounter, evidence, mismatch, observation, person as person_fields};
use crate::model::guides::derived;
use crate::model::telling::telling_words;
use crate::model::{Audience, Kind, MapPart, ObservationKind, PairVerdict, Person, Revision, Seen, check_text, fold};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::{FiledUnder, NewObservation, NewQuestion, QuestionsOf};

/// So many pairs are proposed at a time.
const MOST_PROPOSED: usize = 5;
/// Visits and notes that are looked at, the newest.
const MOST_VISITS: usize = 10;
const MOST_NOTES: usize = 400;
/// Words that two notes must share, where they share no tag.
const SHARED_WORDS: usize = 2;

/// A said note beside a seen one.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub id: Id,
    pub said: Entity,
    pub was_seen: Entity,
    /// What is written of it.
    pub written: Option<Entity>,
}

/// What an answer becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum AnswerAs {
    /// A thought of ours, filed under the visit of what was said.
    Thought,
    /// An entry of this part, which both notes show.
    Entry {
        /// The map.
        map: Id,
        /// The part.
        part: MapPart,
    },
    /// A question of this visit's list.
    Question {
        /// The visit.
        visit: Id,
    },
}

/// The id of a pair.
fn pair_id(said: Id, was_seen: Id) -> Id {
    derived(&[b"pair", said.as_bytes(), was_seen.as_bytes()])
}

impl Notebook {
    /// Decides about a pair: it does not match, or it does and is not proposed again. Returns the pair's id.
    ///
    /// # Errors
    /// [`Refusal::NoPair`] where the one was not said or the other not seen; notes that can't be evidence; unknown ids.
    pub fn judge_pair(&self, said: Id, was_seen: Id, verdict: PairVerdict) -> Result<Id> {
        self.write(|action| {
            let other = PairVerdict::ALL.iter().filter(|other| **other != verdict);
            let mut changes = vec![mismatch::VERDICTS.with(&verdict)];
            changes.extend(other.map(|other| mismatch::VERDICTS.without(other)));
            changes.push(mismatch::DECIDED.set(&action.now));
            write(action, said, was_seen, changes, None)
        })
    }

    /// Writes down what would make both true; so it does not match. `seen`: the token of the record that was edited.
    ///
    /// # Errors
    /// Text that is none; as [`Notebook::judge_pair`].
    pub fn answer_pair(&self, said: Id, was_seen: Id, answer: &str, seen: Option<&Seen>) -> Result<Id> {
        let text = check_text(answer)?;
        self.write_words(|action| {
            let writing = action.writing();
            let answer = Revision {
                number: writing.number,
                text: text.to_owned(),
                written: writing.now,
                author: writing.author,
            };
            let mut changes = vec![mismatch::ANSWER.set(&answer)];
            let there = Entity::find(action.connection(), pair_id(said, was_seen))?;
            if there.is_none_or(|there| there.state != 1) {
                changes.push(mismatch::VERDICTS.with(&PairVerdict::DoesNotMatch));
                changes.push(mismatch::VERDICTS.without(&PairVerdict::Matches));
                changes.push(mismatch::DECIDED.set(&action.now));
            }
            write(action, said, was_seen, changes, seen)
        })
    }

    /// Makes the answer of a pair something else too: a thought, an entry that both notes show, a question to ask. Returns
    /// that.
    ///
    /// # Errors
    /// [`Refusal::NoAnswerYet`]; unknown ids.
    pub fn use_answer(&self, pair: Id, become_what: AnswerAs) -> Result<Id> {
        let (said, was_seen, text, visit) = self.read(|reading| {
            let pair = reading.live(pair, Kind::Mismatch)?;
            let fields = &pair.fields;
            let text = fields.get(mismatch::ANSWER).ok_or(Error::from(Refusal::NoAnswerYet))?.text;
            let (said, was_seen) = (fields.get(mismatch::SAID), fields.get(mismatch::SEEN));
            let (said, was_seen) = said.zip(was_seen).ok_or(Error::NotFound { what: Kind::Mismatch.word() })?;
            let visit = reading.live(said, Kind::Observation)?.fields.get(observation::ENCOUNTER);
            Ok((said, was_seen, text, visit))
        })?;
        match become_what {
            AnswerAs::Thought => {
                let visit = visit.map_or(FiledUnder::Nowhere, FiledUnder::Visit);
                let kind = Some(ObservationKind::Thought);
                Ok(self.capture(&NewObservation { visit, kind, text, ..NewObservation::default() })?.id)
            }
            AnswerAs::Entry { map, part } => {
                let whole = |note| EvidenceRange { note, start: None, end: None };
                let from = vec![whole(said), whole(was_seen)];
                self.add_entry(&NewEntry { map, part, text: Some(text), from, against: Vec::new() })
            }
            AnswerAs::Question { visit } => self.add_question(QuestionsOf::Visit(visit), &NewQuestion::own(text)),
        }
    }
}

fn write(
    action: &mut Action<'_>,
    said: Id,
    was_seen: Id,
    changes: Vec<soundings_wire::Change>,
    seen: Option<&Seen>,
) -> Result<Id> {
    let (said, was_seen) = (action.live(said, Kind::Observation)?, action.live(was_seen, Kind::Observation)?);
    for note in [&said, &was_seen] {
        check(action.connection(), note)?;
    }
    if !is_said(&said) || is_said(&was_seen) {
        return Err(Refusal::NoPair.into());
    }
    let id = pair_id(said.id, was_seen.id);
    if let Some(there) = Entity::find(action.connection(), id)? {
        action.edit(&there, changes, seen)?;
        return Ok(id);
    }
    let only_me = said.log == Log::Personal || was_seen.log == Log::Personal || !action.me.has_team();
    let mut all = vec![mismatch::SAID.set(&said.id), mismatch::SEEN.set(&was_seen.id)];
    all.extend(changes);
    action.create_as(if only_me { Audience::OnlyMe } else { Audience::Team }, Kind::Mismatch, id, all);
    Ok(id)
}

fn is_said(note: &Entity) -> bool {
    note.fields.get(observation::KIND) == Some(ObservationKind::Said)
}

/// The notes among which pairs are looked for.
pub(crate) struct Looked {
    /// Notes that can be evidence, the newest first.
    notes: Vec<Entity>,
    /// What is written of their pairs, the newest first.
    written: Vec<Entity>,
    /// Notes of which one at least must be in a pair; `None`: any.
    one_of: Option<BTreeSet<Id>>,
}

impl Looked {
    /// At one visit's notes.
    pub fn at_visit(connection: &Connection, visit: &Entity) -> Result<Self> {
        Self::at(connection, std::slice::from_ref(visit))
    }

    /// At the notes of the customer's last visits (of whom nobody has placed, of all last visits), for pairs of which one concerns the person of a map, or is on it.
    pub fn for_map(connection: &Connection, map: &Entity) -> Result<Self> {
        let who = person(connection, map)?;
        let known = Entity::find_named(connection, who)?;
        let links = Entity::links_of_map(connection, map.id)?;
        let linked: BTreeSet<Id> = links.iter().filter_map(|link| link.fields.get(evidence::OBSERVATION)).collect();
        let customer = known.and_then(|known| known.fields.get(person_fields::ORGANIZATION));
        let mut visits = match customer {
            Some(customer) => Entity::begun_with(connection, customer, MOST_VISITS)?,
            None => Entity::visits_begun_by(connection, i64::MAX, MOST_VISITS)?,
        };
        for note in linked.iter().take(MOST_NOTES) {
            let note = Entity::find(connection, *note)?;
            let visit = note.and_then(|note| note.fields.get(observation::ENCOUNTER));
            if let Some(visit) = Entity::find_named(connection, visit)?.filter(Entity::is_here)
                && visits.len() < 2 * MOST_VISITS
                && visits.iter().all(|there| there.id != visit.id)
            {
                visits.push(visit);
            }
        }
        let mut looked = Self::at(connection, &visits)?;
        let mut one_of = linked;
        for note in &looked.notes {
            for named in [observation::BY, observation::ABOUT] {
                if let Some(Person::Known(id)) = note.fields.get(named)
                    && Some(aliases::target(connection, id)?) == who
                {
                    one_of.insert(note.id);
                }
            }
        }
        looked.one_of = Some(one_of);
        Ok(looked)
    }

    fn at(connection: &Connection, visits: &[Entity]) -> Result<Self> {
        let (mut notes, mut written) = (Vec::new(), Vec::new());
        for visit in visits {
            if !visit.fields.get(encounter::KIND).is_none_or(crate::model::EncounterKind::gives_evidence) {
                continue;
            }
            let of_visit =
                Entity::children_before(connection, visit.id, Kind::Observation, (i64::MAX, i64::MAX), MOST_NOTES)?;
            notes.extend(of_visit.into_iter().filter(|note| is_evidence(connection, note)));
            written.extend(Entity::pairs_of_visit(connection, visit.id)?);
        }
        notes.sort_by_key(|note| std::cmp::Reverse((note.order, note.id)));
        notes.truncate(MOST_NOTES);
        written.sort_by_key(|pair| std::cmp::Reverse((pair.order, pair.id)));
        Ok(Self { notes, written, one_of: None })
    }

    fn concerns(&self, said: Id, was_seen: Id) -> bool {
        self.one_of.as_ref().is_none_or(|one_of| one_of.contains(&said) || one_of.contains(&was_seen))
    }

    /// The pairs that do not match, as somebody decided, the newest first.
    pub fn decided(&self, connection: &Connection) -> Result<Vec<Pair>> {
        let mut pairs = Vec::new();
        for written in self.written.iter().filter(|written| written.state == 1) {
            let note = |field| Entity::find_named(connection, written.fields.get(field));
            let (Some(said), Some(was_seen)) = (note(mismatch::SAID)?, note(mismatch::SEEN)?) else { continue };
            // Erased, deleted or made a thought since: there is nothing to set side by side.
            let stands = [&said, &was_seen].iter().all(|note| is_evidence(connection, note));
            if stands && is_said(&said) && !is_said(&was_seen) && self.concerns(said.id, was_seen.id) {
                pairs.push(Pair { id: written.id, said, was_seen, written: Some(written.clone()) });
            }
        }
        Ok(pairs)
    }

    /// The pairs to be decided about.
    pub fn proposed(&self, connection: &Connection) -> Result<Vec<Pair>> {
        let (said, was_seen): (Vec<&Entity>, Vec<&Entity>) = self.notes.iter().partition(|note| is_said(note));
        let mut by_word: BTreeMap<Sign, Vec<usize>> = BTreeMap::new();
        for (place, note) in was_seen.iter().enumerate() {
            for sign in signs(note) {
                by_word.entry(sign).or_default().push(place);
            }
        }
        let mut found = Vec::new();
        for said in said {
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for sign in signs(said) {
                for place in by_word.get(&sign).into_iter().flatten() {
                    // A tag is enough alone.
                    *shared.entry(*place).or_default() += if matches!(sign, Sign::Tag(_)) { SHARED_WORDS } else { 1 };
                }
            }
            let enough = shared.into_iter().filter(|(_, shared)| *shared >= SHARED_WORDS);
            found.extend(enough.map(|(place, _)| (said, was_seen[place])));
        }
        found.retain(|(said, was_seen)| self.concerns(said.id, was_seen.id));
        found.sort_by_key(|(said, was_seen)| {
            let (newer, older) = (said.order.max(was_seen.order), said.order.min(was_seen.order));
            std::cmp::Reverse((newer, older, said.id, was_seen.id))
        });
        let mut pairs = Vec::new();
        for (said, was_seen) in found {
            let id = pair_id(said.id, was_seen.id);
            let written = Entity::find(connection, id)?.filter(Entity::is_here);
            if written.as_ref().is_none_or(|written| written.state == 0) {
                pairs.push(Pair { id, said: said.clone(), was_seen: was_seen.clone(), written });
            }
            if pairs.len() == MOST_PROPOSED {
                break;
            }
        }
        Ok(pairs)
    }
}

/// What two notes may have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Tag(String),
    Word(String),
}

fn signs(note: &Entity) -> Vec<Sign> {
    let text = note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
    let tags: BTreeSet<String> = note.fields.members(observation::TAGS).iter().map(|tag| fold(tag)).collect();
    tags.into_iter().map(Sign::Tag).chain(telling_words(&text).into_iter().map(Sign::Word)).collect()
}
