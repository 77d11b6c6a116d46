//! Sorting: one note a card, one tap a part. The card is the entry: nothing is typed again.
//!
//! What is decided is written as entries, links and notes left off, under ids that follow from what they are made of: two
//! people who sort one map apart merge so. The same note into the same part is one entry with one link; into two parts, two
//! entries, of which the meter counts the earlier link in each half. The same entry shown by the same note twice is one
//! link. Left off by one and put on the map by the other: it is on the map. Taken back here and decided alike there: it
//! stays, marked as brought back. What lies under such an id says when it was first sorted and not by whom: two may have
//! made it. *Later* and *Skip* are one's own, and stay on the device.
//!
//! A thought, or a note of a role-play, can become an entry too: a guess that shows its words. Its link never stands
//! (rule 3), so it raises nothing.

use soundings_wire::{Change, Id};

use super::cards::deck;
use super::evidence::{EvidenceRange, check, check_range};
use super::maps::link_changes;
use super::session::{Decision, Session};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::erasure::is_erased;
use crate::model::fields::{empathy_map, encounter, evidence, left_off, map_entry};
use crate::model::guides::derived;
use crate::model::{Audience, Kind, LeftOffBecause, MapPart, SortedAs, check_text};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::bring_back;

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SortInto {
    /// A new entry of this part, or the one that this note was made into before.
    Part(MapPart),
    /// It says the same as this entry, and shows it too.
    SameAs(Id),
    /// It says nothing about the person of the map.
    NotAboutThem,
    /// Nothing that a map is for.
    NotForTheMap,
    /// Not now; on this device alone.
    Later,
}

/// Whose notes are sorted onto which map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SortingOf {
    /// The map.
    pub map: Id,
    /// The visit whose notes they are.
    pub visit: Id,
}

/// What is at hand while something is decided.
pub(super) struct Table<'a, 'c> {
    pub action: &'a mut Action<'c>,
    pub session: Session,
    pub map: Entity,
    pub decided: Vec<Decision>,
}

impl Notebook {
    /// The map that a visit's notes about a person go to: their newest, or a new one of the situation that is named, or else
    /// of what the visit was for.
    ///
    /// # Errors
    /// [`Refusal::SituationNeeded`] where neither says what a new map is of; unknown ids.
    pub fn map_to_sort(&self, visit: Id, who: Id, situation: Option<&str>) -> Result<Id> {
        let situation = situation.map(check_text).transpose()?;
        self.write(|action| {
            let (visit, person) = (action.live(visit, Kind::Encounter)?, action.live(who, Kind::Person)?);
            let mut maps = Entity::children(action.connection(), person.id, Kind::EmpathyMap)?;
            maps.retain(|map| situation.is_none() || map.fields.get(empathy_map::SITUATION).as_deref() == situation);
            if let Some(newest) = maps.pop() {
                return Ok(newest.id);
            }
            let objective = visit.fields.get(encounter::OBJECTIVE);
            let situation = situation.map(str::to_owned).or(objective).ok_or(Error::from(Refusal::SituationNeeded))?;
            let changes = super::maps::of_person(action, person.id, &situation);
            Ok(action.create(person.log.audience(), Kind::EmpathyMap, changes))
        })
    }

    /// Sorts a note: all of its words, those that are left of it, or only those of a range. The next card is up then.
    /// Returns the entry that it made or shows.
    ///
    /// # Errors
    /// [`Refusal::NoKeyYet`], [`Refusal::EvidenceGone`]; a range outside the words; [`Refusal::AlreadyLinked`];
    /// [`Refusal::NotEvidence`] of a thought that is to show an entry that is there; unknown ids.
    pub fn sort(&self, of: SortingOf, card: EvidenceRange, into: SortInto) -> Result<Option<Id>> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            table.sort(card, into)?;
            let entry = table.decided.last().and_then(|last| last.entry);
            table.clear().map(|()| entry)
        })
    }

    /// Sorts several notes into one part, or off the map, at once; it is taken back at once too.
    ///
    /// # Errors
    /// As [`Notebook::sort`], of any of them; then none is sorted.
    pub fn sort_many(&self, of: SortingOf, notes: &[Id], into: SortInto) -> Result<()> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            for note in notes {
                table.sort(EvidenceRange { note: *note, start: None, end: None }, into)?;
            }
            table.clear()
        })
    }

    /// What was decided last was rather the same as an entry that is there.
    ///
    /// # Errors
    /// [`Refusal::NothingToTakeBack`] where the last decision made no entry of one note; as [`Notebook::sort`].
    pub fn sort_rather_as(&self, of: SortingOf, entry: Id) -> Result<()> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            let last = table.session.last(table.action.connection())?;
            let [Decision { decided: SortedAs::Entry, note: Some(note), range, .. }] = last.as_slice() else {
                return Err(Refusal::NothingToTakeBack.into());
            };
            table.take_back(&last)?;
            let (start, end) = (range.map(|range| range.0), range.map(|range| range.1));
            table.sort(EvidenceRange { note: *note, start, end }, SortInto::SameAs(entry))?;
            table.clear()
        })
    }

    /// Takes the last decision of sorting back, and the one before it the next time; the card is up again.
    ///
    /// # Errors
    /// [`Refusal::NothingToTakeBack`]; unknown ids.
    pub fn undo_sort(&self, of: SortingOf) -> Result<()> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            let last = table.session.last(table.action.connection())?;
            if last.is_empty() {
                return Err(Refusal::NothingToTakeBack.into());
            }
            table.take_back(&last)?;
            let up = last.iter().find_map(|one| one.note);
            if up.is_some() {
                table.session.put_up(table.action.connection(), up)?;
            }
            Ok(())
        })
    }

    /// Cards and questions that were put off are up again.
    ///
    /// # Errors
    /// Unknown ids.
    pub fn sort_put_off(&self, of: SortingOf) -> Result<()> {
        self.write(|action| {
            let table = Table::lay(action, of)?;
            table.session.forget_put_off(table.action.connection())
        })
    }
}

impl<'a, 'c> Table<'a, 'c> {
    pub fn lay(action: &'a mut Action<'c>, of: SortingOf) -> Result<Self> {
        let map = action.live(of.map, Kind::EmpathyMap)?;
        let visit = action.live(of.visit, Kind::Encounter)?;
        let session = Session::of(action.connection(), map.id, visit.id)?;
        Ok(Self { action, session, map, decided: Vec::new() })
    }

    /// Writes down what was decided, and puts the next card up.
    pub fn clear(self) -> Result<()> {
        self.action.flush()?;
        let connection = self.action.connection();
        self.session.keep(connection, &self.decided)?;
        let split = self.decided.iter().any(|one| one.range.is_some());
        if !split {
            self.session.put_up(connection, None)?;
        }
        let next = deck(connection, self.session)?.cards.into_iter().next().map(|card| card.note.id);
        self.session.put_up(connection, next)
    }

    fn sort(&mut self, card: EvidenceRange, into: SortInto) -> Result<()> {
        let note = self.note(card.note)?;
        let card = match (card.start, card.end) {
            // A tap takes what is left of a note of which other words were used.
            (None, None) => self.left_of(&note)?,
            _ => card,
        };
        let decision = match into {
            SortInto::Part(part) => self.make(&note, card, part)?,
            SortInto::SameAs(entry) => self.same_as(&note, card, entry)?,
            SortInto::NotAboutThem => self.leave_off(&note, LeftOffBecause::NotAboutThem)?,
            SortInto::NotForTheMap => self.leave_off(&note, LeftOffBecause::NotForTheMap)?,
            SortInto::Later => Decision::of(SortedAs::Later, Some(note.id), None),
        };
        self.decided.push(decision);
        Ok(())
    }

    /// A note of this visit that can be sorted.
    fn note(&self, id: Id) -> Result<Entity> {
        let note = Entity::find(self.action.connection(), id)?.ok_or(Error::NotFound { what: "note" })?;
        if note.kind != Kind::Observation {
            return Err(Refusal::WrongKind.into());
        }
        if note.kind.parent(&note.fields) != Some(self.session.visit) {
            return Err(Error::NotFound { what: "note" });
        }
        match check(self.action.connection(), &note) {
            Err(Error::Refused(Refusal::NotEvidence)) | Ok(()) => Ok(note),
            Err(error) => Err(error),
        }
    }

    fn left_of(&self, note: &Entity) -> Result<EvidenceRange> {
        let cards = deck(self.action.connection(), self.session)?.cards;
        let range = cards.into_iter().find(|card| card.note.id == note.id).and_then(|card| card.range);
        Ok(EvidenceRange { note: note.id, start: range.map(|range| range.0), end: range.map(|range| range.1) })
    }

    fn is_only_me(&self, note: &Entity) -> bool {
        self.map.log == Log::Personal || note.log == Log::Personal
    }

    /// An entry made of a note. It holds no text of its own.
    fn make(&mut self, note: &Entity, card: EvidenceRange, part: MapPart) -> Result<Decision> {
        let revision = check_range(note, &card)?;
        let range = card.start.zip(card.end);
        let words = place(revision, range);
        let id = derived(&[b"sorted", self.map.id.as_bytes(), note.id.as_bytes(), &[part.number()], &words]);
        let (entry, link) = self.free(id, part)?;
        let decision = Decision {
            range,
            entry: Some(entry),
            link: Some(link),
            ..Decision::of(SortedAs::Entry, Some(note.id), Some(part))
        };
        if let Some(there) = Entity::find(self.action.connection(), entry)? {
            // Made before: by somebody else meanwhile, or taken back and decided again.
            if !there.is_here() {
                bring_back(self.action, &[entry, link])?;
            }
            self.stand(link, entry, note, &card)?;
            return Ok(decision);
        }
        let audience = if self.is_only_me(note) { Audience::OnlyMe } else { Audience::Team };
        let fields = self.link_fields(entry, note, &card)?;
        let changes = vec![
            map_entry::MAP.set(&self.map.id),
            map_entry::PART.set(&part),
            map_entry::MADE_FROM.set(&link),
            map_entry::SORTED.set(&self.action.now),
        ];
        self.action.create_as(audience, Kind::MapEntry, entry, changes);
        self.action.create_as(audience, Kind::Evidence, link, fields);
        self.action.flush()?;
        Ok(decision)
    }

    /// The id of an entry and that of its link; other ones where what lies under these was erased, or moved to another part.
    fn free(&self, entry: Id, part: MapPart) -> Result<(Id, Id)> {
        let connection = self.action.connection();
        let moved =
            Entity::find_any(connection, entry)?.is_some_and(|there| there.fields.get(map_entry::PART) != Some(part));
        let mut erased = false;
        for log in Log::ALL {
            erased |= is_erased(connection, log, entry)?;
        }
        let entry = if moved || erased { self.action.environment.new_id() } else { entry };
        Ok((entry, derived(&[b"sorted link", entry.as_bytes()])))
    }

    /// A note shows an entry that is there.
    fn same_as(&mut self, note: &Entity, card: EvidenceRange, entry: Id) -> Result<Decision> {
        check(self.action.connection(), note)?;
        let entry = self.action.live(entry, Kind::MapEntry)?;
        if entry.kind.parent(&entry.fields) != Some(self.map.id) {
            return Err(Error::NotFound { what: Kind::MapEntry.word() });
        }
        if !super::maps::standing(self.action, entry.id, note.id, false)?.is_empty() {
            return Err(Refusal::AlreadyLinked.into());
        }
        let range = card.start.zip(card.end);
        let words = place(check_range(note, &card)?, range);
        let link = derived(&[b"link", entry.id.as_bytes(), note.id.as_bytes(), &words]);
        self.stand(link, entry.id, note, &card)?;
        Ok(Decision {
            range,
            entry: Some(entry.id),
            link: Some(link),
            ..Decision::of(SortedAs::SameAs, Some(note.id), entry.fields.get(map_entry::PART))
        })
    }

    /// Lets a link stand: a new one, or one that was taken away.
    fn stand(&mut self, link: Id, entry: Id, note: &Entity, card: &EvidenceRange) -> Result<()> {
        let fields = self.link_fields(entry, note, card)?;
        match Entity::find_any(self.action.connection(), link)? {
            Some(there) if there.is_here() && there.state == 1 => Ok(()),
            Some(there) => {
                bring_back(self.action, &[link])?;
                self.action.edit(&there, vec![evidence::STANDS.with(&())], None)?;
                self.action.flush()
            }
            None => {
                let entry = self.action.live(entry, Kind::MapEntry)?;
                let only_me = entry.log == Log::Personal || note.log == Log::Personal;
                let audience = if only_me { Audience::OnlyMe } else { Audience::Team };
                self.action.create_as(audience, Kind::Evidence, link, fields);
                self.action.flush()
            }
        }
    }

    fn link_fields(&self, entry: Id, note: &Entity, card: &EvidenceRange) -> Result<Vec<Change>> {
        let mut fields = link_changes(entry, note, card, false)?;
        fields.push(evidence::SORTED.set(&self.action.now));
        Ok(fields)
    }

    fn leave_off(&mut self, note: &Entity, why: LeftOffBecause) -> Result<Decision> {
        let id = derived(&[b"left off", self.map.id.as_bytes(), note.id.as_bytes()]);
        let changes = vec![left_off::WHY.set(&why), left_off::STANDS.set(&true)];
        match Entity::find(self.action.connection(), id)? {
            Some(there) => self.action.edit(&there, changes, None)?,
            None => {
                let mut all = vec![left_off::MAP.set(&self.map.id), left_off::OBSERVATION.set(&note.id)];
                all.extend(changes);
                let audience = if self.is_only_me(note) { Audience::OnlyMe } else { Audience::Team };
                self.action.create_as(audience, Kind::LeftOff, id, all);
            }
        }
        self.action.flush()?;
        let decided = match why {
            LeftOffBecause::NotAboutThem => SortedAs::NotAboutThem,
            LeftOffBecause::NotForTheMap => SortedAs::NotForTheMap,
        };
        Ok(Decision { entry: Some(id), ..Decision::of(decided, Some(note.id), None) })
    }
}

/// Which words of a note, as it stands in ids that follow from them.
fn place(revision: u32, range: Option<(u32, u32)>) -> Vec<u8> {
    let range = range.map(|(start, end)| [start.to_be_bytes(), end.to_be_bytes()].concat());
    [revision.to_be_bytes().to_vec(), range.unwrap_or_default()].concat()
}
