//! *Sort*: a visit's notes beside a map, one card at a time; then one question for each part below the water that is empty.

use serde::Serialize;

use super::PAGE;
use super::map::text_of;
use super::rows::{self, NoteRow, PersonRow};
use crate::empathy_map::{Decision, Entry, Session, SortingOf, alike, deck, entries, is_evidence, likely};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, encounter, observation};
use crate::model::guides::of_part;
use crate::model::{GuideLanguage, Id, Kind, MapPart, Person, SortedAs, scalar_slice};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// *Sort*. The eight targets are the parts in canvas order, whatever the card is: they never move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Sort {
    /// The map.
    pub map: Id,
    /// The visit whose notes are sorted.
    pub visit: Id,
    /// Whose map it is; `None` once the person was deleted or erased.
    pub who: Option<PersonRow>,
    /// The situation the map is of.
    pub situation: String,
    /// Where the targets stand.
    pub targets: Vec<MapPart>,
    /// The card that is up; `None` after the last.
    pub card: Option<SortCard>,
    /// Cards to be sorted, this one included.
    pub left: u32,
    /// Cards that were put off.
    pub later: u32,
    /// What was decided last, and can be taken back.
    pub last: Option<LastSorted>,
    /// After the cards: the question of an empty part below the water.
    pub question: Option<PartQuestion>,
    /// Such questions, this one included.
    pub questions: u32,
}

/// A note that is up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SortCard {
    /// The note.
    pub note: NoteRow,
    /// The words that one tap sorts: all of them, or what is left after others were used.
    pub words: String,
    /// Where they begin, in Unicode scalar values, where they are not all,
    pub start: Option<u32>,
    /// and where they end, excluded.
    pub end: Option<u32>,
    /// Where it belongs, most likely; `None`: it is not about the person of the map.
    pub likely: Option<MapPart>,
    /// Whatever part it goes to it is a guess there: a thought, or from a role-play.
    pub guess: bool,
    /// Entries that may say the same, at most three.
    pub alike: Vec<AlikeEntry>,
}

/// An entry that may say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AlikeEntry {
    /// The entry; hand to `sort` as the one it is the same as.
    pub id: Id,
    /// Its part.
    pub part: MapPart,
    /// What it says.
    pub text: String,
    /// A person's very words: quotation marks.
    pub exact: bool,
}

/// What was decided last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LastSorted {
    /// What.
    pub decided: SortedAs,
    /// How many notes at once; none where it was the question of a part.
    pub notes: u32,
    /// The words of the first.
    pub words: Option<String>,
    /// The part.
    pub part: Option<MapPart>,
    /// The entry it made or shows.
    pub entry: Option<Id>,
    /// Entries of that part that may say the same: hand one to `sort_rather_as`.
    pub alike: Vec<AlikeEntry>,
}

/// The question of an empty part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartQuestion {
    /// The part.
    pub part: MapPart,
    /// Its words.
    pub text: String,
    /// The visit's notes that may show it, to tick.
    pub notes: Vec<Ticked>,
}

/// A note to tick.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Ticked {
    /// The note.
    pub id: Id,
    /// Its words.
    pub words: String,
    /// Their very words: quotation marks.
    pub exact: bool,
    /// Who said or did it.
    pub by: Option<String>,
}

impl Notebook {
    /// *Sort*.
    ///
    /// # Errors
    /// An unknown or deleted map or visit.
    pub fn sort_screen(&self, of: SortingOf, language: GuideLanguage) -> Result<Sort> {
        self.read(|reading| {
            let map = reading.live(of.map, Kind::EmpathyMap)?;
            let visit = reading.live(of.visit, Kind::Encounter)?;
            let session = Session::of(reading.connection, map.id, visit.id)?;
            let entries = entries(reading.connection, map.id)?;
            let who = map.fields.get(empathy_map::PERSON);
            let who = Entity::find_named(reading.connection, who)?.filter(Entity::is_here).as_ref().map(rows::person);
            let deck = deck(reading.connection, session)?;
            let card = deck.cards.first().map(|card| {
                let (words, note) = (card.words(), &card.note);
                let guess = !is_evidence(reading.connection, note);
                Ok::<_, crate::Error>(SortCard {
                    likely: likely(reading.connection, &map, note)?,
                    // A guess shows nothing, whatever it is the same as.
                    alike: if guess { Vec::new() } else { alike_rows(reading, &entries, &words, None, None)? },
                    note: rows::note(reading, note)?,
                    start: card.range.map(|range| range.0),
                    end: card.range.map(|range| range.1),
                    words,
                    guess,
                })
            });
            let name = who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
            let empty = if deck.cards.is_empty() { empty_parts(reading, session, &map, &entries)? } else { Vec::new() };
            let question = empty.first().map(|part| question(reading, session, *part, language, &name)).transpose()?;
            Ok(Sort {
                map: map.id,
                visit: visit.id,
                who,
                situation: map.fields.get(empathy_map::SITUATION).unwrap_or_default(),
                targets: MapPart::ALL.to_vec(),
                card: card.transpose()?,
                left: deck.cards.len() as u32,
                later: deck.later,
                last: last(reading, session, &entries)?,
                question,
                questions: empty.len() as u32,
            })
        })
    }
}

impl Notebook {
    /// The people whom a visit's notes may be sorted for: those who were met, and those who said or did what was noted, the
    /// one of whom most was noted first.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn people_to_sort(&self, visit: Id) -> Result<Vec<PersonRow>> {
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            let mut noted: Vec<(Id, usize)> =
                visit.fields.members(encounter::PEOPLE).into_iter().map(|id| (id, 0)).collect();
            for note in Entity::children(reading.connection, visit.id, Kind::Observation)? {
                let Some(Person::Known(by)) = note.fields.get(observation::BY) else { continue };
                match noted.iter_mut().find(|(id, _)| *id == by) {
                    Some((_, notes)) => *notes += 1,
                    None => noted.push((by, 1)),
                }
            }
            noted.sort_by_key(|(_, notes)| std::cmp::Reverse(*notes));
            let mut rows: Vec<PersonRow> = Vec::new();
            for (id, _) in noted {
                let Some(who) = Entity::live(reading.connection, id, Kind::Person)? else { continue };
                if rows.iter().all(|row| row.id != who.id) {
                    rows.push(rows::person(&who));
                }
            }
            Ok(rows)
        })
    }
}

/// The parts below the water that have no entry, and whose question was neither left nor kept for next time.
fn empty_parts(reading: &Reading<'_>, session: Session, map: &Entity, entries: &[Entry]) -> Result<Vec<MapPart>> {
    let (_, skipped) = session.put_off(reading.connection)?;
    let next_time = map.fields.members(empathy_map::ASK_NEXT);
    let is_open = |part: &&MapPart| {
        !part.above_water()
            && !skipped.contains(part)
            && !next_time.contains(part)
            && entries.iter().all(|(_, of, _)| of != *part)
    };
    Ok(MapPart::ALL.iter().filter(is_open).copied().collect())
}

fn question(
    reading: &Reading<'_>,
    session: Session,
    part: MapPart,
    language: GuideLanguage,
    who: &str,
) -> Result<PartQuestion> {
    let mut notes = Vec::new();
    for note in Entity::children(reading.connection, session.visit, Kind::Observation)? {
        if notes.len() == PAGE {
            break;
        }
        let words = note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
        if !words.trim().is_empty() && is_evidence(reading.connection, &note) {
            let by = rows::who_row(reading, note.fields.get(observation::BY))?.map(|who| who.name);
            notes.push(Ticked { id: note.id, words, exact: note.fields.is_exact(), by });
        }
    }
    Ok(PartQuestion { part, text: of_part(language, part, who), notes })
}

fn last(reading: &Reading<'_>, session: Session, entries: &[Entry]) -> Result<Option<LastSorted>> {
    let decided = session.last(reading.connection)?;
    let Some(first) = decided.first() else { return Ok(None) };
    let words = words_of(reading, first)?;
    let may_be_another = decided.len() == 1 && first.decided == SortedAs::Entry;
    let alike = match (&words, may_be_another) {
        (Some(words), true) => alike_rows(reading, entries, words, first.part, first.entry)?,
        _ => Vec::new(),
    };
    Ok(Some(LastSorted {
        decided: first.decided,
        notes: decided.iter().filter(|one| one.note.is_some()).count() as u32,
        words,
        part: first.part,
        entry: first.entry.filter(|_| matches!(first.decided, SortedAs::Entry | SortedAs::SameAs | SortedAs::Answered)),
        alike,
    }))
}

fn words_of(reading: &Reading<'_>, decision: &Decision) -> Result<Option<String>> {
    let note = Entity::find_named(reading.connection, decision.note)?.filter(Entity::is_here);
    let text = note.and_then(|note| note.fields.words()).map(|(newest, _)| newest.text);
    Ok(text.map(|text| match decision.range.and_then(|(start, end)| scalar_slice(&text, start, end)) {
        Some(part) => part.to_owned(),
        None => text,
    }))
}

fn alike_rows(
    reading: &Reading<'_>,
    entries: &[Entry],
    words: &str,
    part: Option<MapPart>,
    but: Option<Id>,
) -> Result<Vec<AlikeEntry>> {
    let mut texts = Vec::new();
    for (entry, of, links) in entries.iter().filter(|(entry, _, _)| Some(entry.id) != but) {
        texts.push((entry, *of, text_of(reading, entry, links)?));
    }
    let found = alike(words, texts.iter().map(|(entry, _, (text, _))| (*entry, text.clone())), part);
    let row = |entry: &Entity, text: String| {
        let (_, part, (_, exact)) = texts.iter().find(|(one, _, _)| one.id == entry.id)?;
        Some(AlikeEntry { id: entry.id, part: *part, text, exact: *exact })
    };
    Ok(found.into_iter().filter_map(|(entry, text)| row(entry, text)).collect())
}
