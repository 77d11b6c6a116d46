//! Making maps and entries, and linking evidence.

use soundings_wire::{Change, Id};

use super::evidence::{EvidenceRange, check, check_range};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{empathy_map, evidence, map_entry};
use crate::model::{Audience, Kind, MapPart, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::delete_all;

/// A map to make: of one person in a situation.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewMap {
    /// The person.
    pub who: Id,
    /// The situation they are in.
    pub situation: String,
}

/// An entry to make.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewEntry {
    /// On which map.
    pub map: Id,
    /// In which part.
    pub part: MapPart,
    /// Its own words; without them it shows the first note it is made from.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// Notes that show it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub from: Vec<EvidenceRange>,
    /// Notes against it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub against: Vec<Id>,
}

impl Notebook {
    /// Makes an empathy map.
    ///
    /// # Errors
    /// An unknown person; a situation that is no text.
    pub fn new_map(&self, new: &NewMap) -> Result<Id> {
        let situation = check_text(&new.situation)?;
        self.write(|action| {
            let person = action.live(new.who, Kind::Person)?;
            let changes = of_person(action, person.id, situation);
            Ok(action.create(person.log.audience(), Kind::EmpathyMap, changes))
        })
    }

    /// Adds an entry with what shows it. One that rests on an only-me note is only me itself.
    ///
    /// # Errors
    /// [`Refusal::EntryNeedsWords`]; notes that can't be evidence; ranges outside the words; unknown ids.
    pub fn add_entry(&self, new: &NewEntry) -> Result<Id> {
        self.write_words(|action| add(action, new))
    }

    /// Writes an entry's own words. `seen`: the token of the record that was edited.
    ///
    /// # Errors
    /// Text that is none; an unknown entry.
    pub fn edit_entry(&self, entry: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let entry = action.live(entry, Kind::MapEntry)?;
            action.edit(&entry, vec![map_entry::TEXT.set(&text.to_owned())], seen)
        })
    }

    /// Moves an entry to another part of its map.
    ///
    /// # Errors
    /// An unknown entry.
    pub fn move_entry(&self, entry: Id, part: MapPart) -> Result<()> {
        self.write(|action| {
            let entry = action.live(entry, Kind::MapEntry)?;
            action.edit(&entry, vec![map_entry::PART.set(&part)], None)
        })
    }

    /// Makes two entries of a map one: what shows the other, or speaks against it, does so of this one, each link with the
    /// time it was made; the other is deleted.
    ///
    /// # Errors
    /// [`Refusal::WrongKind`] of entries of two maps, or of one twice; [`Refusal::MergeTheOtherWay`] where the other is the
    /// team's and this one only mine; unknown ids.
    pub fn merge_entry(&self, other: Id, into: Id) -> Result<()> {
        self.write(|action| {
            let (other, into) = (action.live(other, Kind::MapEntry)?, action.live(into, Kind::MapEntry)?);
            if other.id == into.id || other.kind.parent(&other.fields) != into.kind.parent(&into.fields) {
                return Err(Refusal::WrongKind.into());
            }
            if other.log == Log::Team && into.log == Log::Personal {
                return Err(Refusal::MergeTheOtherWay.into());
            }
            let links = Entity::children(action.connection(), other.id, Kind::Evidence)?;
            for link in links.into_iter().filter(|link| link.state == 1) {
                let Some(note) = link.fields.get(evidence::OBSERVATION) else { continue };
                let there = standing(action, into.id, note, link.fields.flag(evidence::AGAINST))?;
                // The earlier of two links of one note is the one that says since when.
                if there.iter().any(|there| (there.order, there.id) < (link.order, link.id)) {
                    continue;
                }
                for later in there {
                    action.edit(&later, vec![evidence::STANDS.without(&())], None)?;
                }
                action.edit(&link, vec![evidence::ENTRY.set(&into.id)], None)?;
            }
            let marks = other.fields.members(map_entry::MARKS);
            let marks: Vec<Change> = marks.iter().map(|mark| map_entry::MARKS.with(mark)).collect();
            if !marks.is_empty() {
                action.edit(&into, marks, None)?;
            }
            action.flush()?;
            // With the links that it kept: a thing of which a link is there is not gone.
            let kept = Entity::children(action.connection(), other.id, Kind::Evidence)?;
            let gone: Vec<Id> = std::iter::once(other.id).chain(kept.iter().map(|link| link.id)).collect();
            delete_all(action, &gone)
        })
    }

    /// Links a note to an entry, for or against.
    ///
    /// # Errors
    /// [`Refusal::AlreadyLinked`]; a note that can't be evidence; a range outside the words; unknown ids.
    pub fn link(&self, entry: Id, range: EvidenceRange, against: bool) -> Result<Id> {
        self.write(|action| {
            let entry = action.live(entry, Kind::MapEntry)?;
            let note = evidence_note(action, range.note)?;
            if !standing(action, entry.id, note.id, against)?.is_empty() {
                return Err(Refusal::AlreadyLinked.into());
            }
            let changes = link_fields(action, entry.id, &note, &range, against)?;
            let only_me = entry.log == Log::Personal || note.log == Log::Personal;
            Ok(action.create(if only_me { Audience::OnlyMe } else { Audience::Team }, Kind::Evidence, changes))
        })
    }

    /// Takes a note's links to an entry away.
    ///
    /// # Errors
    /// [`Refusal::NotLinked`]; unknown ids.
    pub fn unlink(&self, entry: Id, note: Id, against: bool) -> Result<()> {
        self.write(|action| {
            let entry = action.live(entry, Kind::MapEntry)?;
            let links = standing(action, entry.id, note, against)?;
            if links.is_empty() {
                return Err(Refusal::NotLinked.into());
            }
            for link in links {
                action.edit(&link, vec![evidence::STANDS.without(&())], None)?;
            }
            Ok(())
        })
    }
}

/// What is written of a map of a person.
pub(super) fn of_person(action: &Action<'_>, person: Id, situation: &str) -> Vec<Change> {
    vec![
        empathy_map::PERSON.set(&person),
        empathy_map::SITUATION.set(&situation.to_owned()),
        empathy_map::AUTHOR.set(&action.me.engineer),
        empathy_map::CREATED.set(&action.now),
    ]
}

/// Adds an entry with what shows it.
pub(super) fn add(action: &mut Action<'_>, new: &NewEntry) -> Result<Id> {
    let text = new.text.as_deref().map(check_text).transpose()?;
    if text.is_none() && new.from.is_empty() {
        return Err(Refusal::EntryNeedsWords.into());
    }
    let map = action.live(new.map, Kind::EmpathyMap)?;
    let mut links = Vec::new();
    for range in &new.from {
        links.push((evidence_note(action, range.note)?, *range, false));
    }
    for note in &new.against {
        links.push((evidence_note(action, *note)?, EvidenceRange { note: *note, start: None, end: None }, true));
    }
    let only_me =
        map.log == Log::Personal || links.iter().any(|(note, _, against)| note.log == Log::Personal && !against);
    let audience = if only_me { Audience::OnlyMe } else { Audience::Team };
    let entry = action.environment.new_id();
    let mut changes = vec![
        map_entry::MAP.set(&map.id),
        map_entry::PART.set(&new.part),
        map_entry::AUTHOR.set(&action.me.engineer),
        map_entry::CREATED.set(&action.now),
    ];
    changes.extend(text.map(|text| map_entry::TEXT.set(&text.to_owned())));
    let mut link_changes = Vec::new();
    for (index, (note, range, against)) in links.iter().enumerate() {
        let id = action.environment.new_id();
        if index == 0 && text.is_none() {
            changes.push(map_entry::MADE_FROM.set(&id));
        }
        let audience = if note.log == Log::Personal { Audience::OnlyMe } else { audience };
        link_changes.push((audience, id, link_fields(action, entry, note, range, *against)?));
    }
    action.create_as(audience, Kind::MapEntry, entry, changes);
    for (audience, id, changes) in link_changes {
        action.create_as(audience, Kind::Evidence, id, changes);
    }
    Ok(entry)
}

pub(super) fn evidence_note(action: &Action<'_>, note: Id) -> Result<Entity> {
    let entity = Entity::find(action.connection(), note)?.ok_or(Error::NotFound { what: "note" })?;
    if entity.kind != Kind::Observation {
        return Err(Refusal::WrongKind.into());
    }
    check(action.connection(), &entity)?;
    Ok(entity)
}

pub(super) fn link_fields(
    action: &Action<'_>,
    entry: Id,
    note: &Entity,
    range: &EvidenceRange,
    against: bool,
) -> Result<Vec<Change>> {
    let mut changes = link_changes(entry, note, range, against)?;
    changes.extend([evidence::AUTHOR.set(&action.me.engineer), evidence::LINKED.set(&action.now)]);
    Ok(changes)
}

/// What is written of a link, but by whom and when.
pub(super) fn link_changes(entry: Id, note: &Entity, range: &EvidenceRange, against: bool) -> Result<Vec<Change>> {
    let revision = check_range(note, range)?;
    let mut changes = vec![
        evidence::ENTRY.set(&entry),
        evidence::OBSERVATION.set(&note.id),
        evidence::REVISION.set(&revision),
        evidence::AGAINST.set(&against),
        evidence::STANDS.with(&()),
    ];
    if let (Some(start), Some(end)) = (range.start, range.end) {
        changes.push(evidence::RANGE.set(&(start, end)));
    }
    Ok(changes)
}

/// The links between an entry and a note that stand.
pub(super) fn standing(action: &Action<'_>, entry: Id, note: Id, against: bool) -> Result<Vec<Entity>> {
    let links = Entity::children(action.connection(), entry, Kind::Evidence)?;
    Ok(links
        .into_iter()
        .filter(|link| {
            link.state == 1
                && link.fields.get(evidence::OBSERVATION) == Some(note)
                && link.fields.flag(evidence::AGAINST) == against
        })
        .collect())
}
