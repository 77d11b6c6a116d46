//! Making maps and entries, linking evidence, and deciding between versions.

use soundings_wire::{Change, Id, encode};

use super::evidence::{EvidenceRange, check, check_range};
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{empathy_map, evidence, map_entry, observation, person};
use crate::model::{Audience, Kind, MapPart, Seen, check_text, fields};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::sync_queue::action::Action;
use crate::sync_queue::action::{live, member};
use crate::sync_queue::apply::register;
use crate::sync_queue::identity::{Identity, PERSONAL};
use crate::sync_queue::project::{Allowed, Words, sameness, words_in};

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

/// What a person decided about several versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Resolution {
    /// The version with this id.
    Keep(String),
    /// Words only: the texts a line each, lower rank first.
    Both,
    /// Another value.
    Value(String),
}

impl Notebook {
    /// Makes an empathy map.
    ///
    /// # Errors
    /// An unknown person; a situation that is no text.
    pub fn new_map(&self, new: &NewMap) -> Result<Id> {
        let situation = check_text(&new.situation)?;
        self.write(|action| {
            let person = live(action, new.who, Kind::Person, "person")?;
            let changes = vec![
                Change::new(empathy_map::PERSON, &person.id),
                Change::new(empathy_map::SITUATION, &situation),
                Change::new(empathy_map::AUTHOR, &action.me.engineer),
                Change::new(empathy_map::CREATED, &action.now),
            ];
            Ok(action.create(Identity::audience(person.log), Kind::EmpathyMap, changes))
        })
    }

    /// Adds an entry with what shows it. One that rests on an only-me note is only me itself.
    ///
    /// # Errors
    /// [`Refusal::EntryNeedsWords`]; notes that can't be evidence; ranges outside the words; unknown ids.
    pub fn add_entry(&self, new: &NewEntry) -> Result<Id> {
        let text = new.text.as_deref().map(check_text).transpose()?;
        if text.is_none() && new.from.is_empty() {
            return Err(Refusal::EntryNeedsWords.into());
        }
        self.write_words(|action| {
            let map = live(action, new.map, Kind::EmpathyMap, "map")?;
            let mut links = Vec::new();
            for range in &new.from {
                links.push((evidence_note(action, range.note)?, *range, false));
            }
            for note in &new.against {
                links.push((
                    evidence_note(action, *note)?,
                    EvidenceRange { note: *note, start: None, end: None },
                    true,
                ));
            }
            let only_me =
                map.log == PERSONAL || links.iter().any(|(note, _, against)| note.log == PERSONAL && !against);
            let audience = if only_me { Audience::OnlyMe } else { Audience::Team };
            let entry = action.environment.new_id();
            let mut changes = vec![
                Change::new(map_entry::MAP, &map.id),
                Change::new(map_entry::PART, &new.part.number()),
                Change::new(map_entry::AUTHOR, &action.me.engineer),
                Change::new(map_entry::CREATED, &action.now),
            ];
            changes.extend(text.map(|text| Change::new(map_entry::TEXT, &text)));
            let mut link_changes = Vec::new();
            for (index, (note, range, against)) in links.iter().enumerate() {
                let id = action.environment.new_id();
                if index == 0 && text.is_none() {
                    changes.push(Change::new(map_entry::MADE_FROM, &id));
                }
                let audience = if note.log == PERSONAL { Audience::OnlyMe } else { audience };
                link_changes.push((audience, id, link_fields(action, entry, note, range, *against)?));
            }
            action.create_as(audience, Kind::MapEntry, entry, changes);
            for (audience, id, changes) in link_changes {
                action.create_as(audience, Kind::Evidence, id, changes);
            }
            Ok(entry)
        })
    }

    /// Writes an entry's own words. `seen`: the token of the record that was edited.
    ///
    /// # Errors
    /// Text that is none; an unknown entry.
    pub fn edit_entry(&self, entry: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let entry = live(action, entry, Kind::MapEntry, "map entry")?;
            action.edit(&entry, vec![Change::new(map_entry::TEXT, &text)], seen)
        })
    }

    /// Links a note to an entry, for or against.
    ///
    /// # Errors
    /// [`Refusal::AlreadyLinked`]; a note that can't be evidence; a range outside the words; unknown ids.
    pub fn link(&self, entry: Id, range: EvidenceRange, against: bool) -> Result<Id> {
        self.write(|action| {
            let entry = live(action, entry, Kind::MapEntry, "map entry")?;
            let note = evidence_note(action, range.note)?;
            if !standing(action, entry.id, note.id, against)?.is_empty() {
                return Err(Refusal::AlreadyLinked.into());
            }
            let changes = link_fields(action, entry.id, &note, &range, against)?;
            let only_me = entry.log == PERSONAL || note.log == PERSONAL;
            Ok(action.create(if only_me { Audience::OnlyMe } else { Audience::Team }, Kind::Evidence, changes))
        })
    }

    /// Takes a note's links to an entry away.
    ///
    /// # Errors
    /// [`Refusal::NotLinked`]; unknown ids.
    pub fn unlink(&self, entry: Id, note: Id, against: bool) -> Result<()> {
        self.write(|action| {
            let entry = live(action, entry, Kind::MapEntry, "map entry")?;
            let links = standing(action, entry.id, note, against)?;
            if links.is_empty() {
                return Err(Refusal::NotLinked.into());
            }
            for link in links {
                let gone = Change { member: Some(Vec::new()), ..Change::new(evidence::STANDS, &false) };
                action.edit(&link, vec![gone], None)?;
            }
            Ok(())
        })
    }

    /// Decides between versions of a field that stand side by side. `field` is its name as records give it.
    ///
    /// # Errors
    /// [`Refusal::NothingToResolve`], [`Refusal::UnknownVersion`], [`Refusal::UnknownField`],
    /// [`Refusal::BothIsForWords`]; text that is none; an unknown thing.
    pub fn resolve(&self, entity: Id, field_name: &str, resolution: &Resolution) -> Result<()> {
        self.write_words(|action| {
            let entity = Entity::find(action.connection(), entity)?.ok_or(Error::NotFound { what: "thing" })?;
            let (name, member) =
                field_name.split_once(':').map_or((field_name, None), |(name, member)| (name, Some(member)));
            let number = fields::fields_of(entity.kind)
                .iter()
                .find(|field| field.name == name)
                .map(|field| field.number)
                .ok_or(Error::from(Refusal::UnknownField))?;
            let member = member
                .map(|member| member.parse::<u8>().map(|member| vec![member]))
                .transpose()
                .map_err(|_| Refusal::UnknownField)?;
            let register =
                register(action.connection(), entity.log, entity.id, entity.kind, number, member.as_deref())?;
            let versions = register.siblings(|value| sameness(entity.kind, number, value));
            if versions.len() < 2 {
                return Err(Refusal::NothingToResolve.into());
            }
            let value = match resolution {
                Resolution::Keep(id) => {
                    let kept = versions.iter().find(|version| version_id(version.dot) == *id);
                    kept.ok_or(Error::from(Refusal::UnknownVersion))?.value.clone()
                }
                Resolution::Both => {
                    let mut texts = Vec::new();
                    for version in versions.iter().rev() {
                        texts.push(
                            words_in(entity.kind, number, &version.value)
                                .ok_or(Error::from(Refusal::BothIsForWords))?,
                        );
                    }
                    words_value(action, entity.kind, number, check_text(&texts.join("\n"))?)?
                }
                Resolution::Value(text) => words_value(action, entity.kind, number, check_text(text)?)?,
            };
            action.edit(&entity, vec![Change { member, value, ..Change::new(number, &()) }], None)
        })
    }
}

/// How a record names a version: `DEVICE·INCARNATION·SEQ`, opaque to shells.
pub(crate) fn version_id(dot: soundings_wire::Dot) -> String {
    format!("{}.{}.{}", dot.incarnation.device, dot.incarnation.number, dot.seq)
}

/// Words as a field holds them.
fn words_value(action: &Action<'_>, kind: Kind, number: u16, text: &str) -> Result<Vec<u8>> {
    if kind == Kind::Observation && number == observation::WORDS {
        return Ok(encode(&Words {
            revision: action.environment.new_id(),
            text: text.to_owned(),
            written: action.now.clone(),
            author: action.me.engineer,
        }));
    }
    if kind == Kind::Person && number == person::CONSENT {
        return Ok(encode(&Allowed { allowed: text == "yes", asked: action.now.clone() }));
    }
    if is_text_field(kind, number) { Ok(encode(&text)) } else { Err(Refusal::BothIsForWords.into()) }
}

fn is_text_field(kind: Kind, number: u16) -> bool {
    use crate::model::fields::{encounter, engineer, organization, promise, site};
    matches!(
        (kind, number),
        (Kind::Engineer, engineer::NAME)
            | (Kind::Organization, organization::NAME)
            | (Kind::Site, site::NAME)
            | (Kind::Person, person::NAME | person::DESCRIPTION | person::ROLE)
            | (Kind::Encounter, encounter::OBJECTIVE)
            | (Kind::Promise, promise::TEXT | promise::UNTIL)
            | (Kind::EmpathyMap, empathy_map::SITUATION)
            | (Kind::MapEntry, map_entry::TEXT)
    )
}

fn evidence_note(action: &Action<'_>, note: Id) -> Result<Entity> {
    let entity = Entity::find(action.connection(), note)?.ok_or(Error::NotFound { what: "note" })?;
    if entity.kind != Kind::Observation {
        return Err(Refusal::WrongKind.into());
    }
    check(action.connection(), &entity)?;
    Ok(entity)
}

fn link_fields(
    action: &Action<'_>,
    entry: Id,
    note: &Entity,
    range: &EvidenceRange,
    against: bool,
) -> Result<Vec<Change>> {
    let revision = check_range(note, range)?;
    let mut changes = vec![
        Change::new(evidence::ENTRY, &entry),
        Change::new(evidence::OBSERVATION, &note.id),
        Change::new(evidence::REVISION, &revision),
        Change::new(evidence::AGAINST, &against),
        Change::new(evidence::AUTHOR, &action.me.engineer),
        Change::new(evidence::LINKED, &action.now),
        member(evidence::STANDS, &[]),
    ];
    if let (Some(start), Some(end)) = (range.start, range.end) {
        changes.push(Change::new(evidence::RANGE, &(start, end)));
    }
    Ok(changes)
}

fn standing(action: &Action<'_>, entry: Id, note: Id, against: bool) -> Result<Vec<Entity>> {
    let links = Entity::children(action.connection(), entry, Kind::Evidence)?;
    Ok(links
        .into_iter()
        .filter(|link| {
            link.state == 1
                && link.fields.id(evidence::OBSERVATION) == Some(note)
                && link.fields.flag(evidence::AGAINST) == against
        })
        .collect())
}
