//! Notes (observations): the four keys, corrections, drafts, and the inbox.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use soundings_wire::{Change, Id};

use super::visits;
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::{attachment, encounter, observation};
use crate::model::text::check_characters;
use crate::model::{Audience, Kind, Moment, ObservationKind, Person, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::attachments::{self, Kept};
use crate::store::entities::Entity;
use crate::store::inbox::{self, InboxAttachment, InboxNote};
use crate::sync_queue::action::{Action, live, member};
use crate::sync_queue::identity::TEAM;
use crate::sync_queue::project::{Words, newest_words};
use crate::sync_queue::reading::kind_of;
use crate::sync_queue::share;

/// Where a note is filed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum FiledUnder {
    /// The visit under way, or nowhere if none is.
    #[default]
    UnderWay,
    /// This visit, also one that has ended.
    Visit(Id),
    /// No visit; filed later.
    Nowhere,
}

/// A note to capture.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewObservation {
    /// Where it is filed.
    pub visit: FiledUnder,
    /// The key pressed; `None`: a note without a key yet.
    pub kind: Option<ObservationKind>,
    /// The words; may be empty where something is attached.
    pub text: String,
    /// Their very words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub exact: bool,
    /// Who said or did it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub by: Option<Person>,
    /// Whom it concerns, if somebody else.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub about: Option<Person>,
    /// When it happened, if not now.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub happened: Option<Moment>,
    /// With a star.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub starred: bool,
    /// Tags.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub tags: Vec<String>,
    /// Files to attach: copied, hashed and synced before the note is written.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub attachments: Vec<PathBuf>,
    /// Stays only me when its visit is shared.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub only_me: bool,
}

/// A note that is durable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Captured {
    /// The note.
    pub id: Id,
    /// Where it was filed.
    pub visit: Option<Id>,
}

/// Corrections of a note's facts; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoteChange {
    /// The key.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub kind: Option<ObservationKind>,
    /// Exact words, or roughly.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub exact: Option<bool>,
    /// Who said or did it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub by: Option<Person>,
    /// Whom it concerns.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub about: Option<Person>,
    /// When it happened.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub happened: Option<Moment>,
    /// With a star or without.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub starred: Option<bool>,
    /// Files it under another visit.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
    /// Whether it stays only me.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub only_me: Option<bool>,
}

impl NewObservation {
    fn check(&self) -> Result<()> {
        if self.attachments.is_empty() || !self.text.trim().is_empty() {
            check_text(&self.text)?;
        }
        if self.exact && !self.kind.is_some_and(ObservationKind::may_be_exact) {
            return Err(Refusal::ExactNeedsSaid.into());
        }
        for tag in &self.tags {
            check_text(tag)?;
        }
        for person in [&self.by, &self.about] {
            if let Some(Person::Someone(description)) = person {
                check_text(description)?;
            }
        }
        Ok(())
    }
}

impl Notebook {
    /// Captures a note. When this returns it is durable, searchable, and in the outbox.
    ///
    /// # Errors
    /// [`Refusal::EmptyText`], [`Refusal::TextTooLong`], [`Refusal::ControlCharacters`], [`Refusal::ExactNeedsSaid`], a file
    /// that can't be attached, unknown ids, [`Error::DiskFull`]. Nothing was written then.
    pub fn capture(&self, note: &NewObservation) -> Result<Captured> {
        note.check()?;
        let mut kept = Vec::new();
        for path in &note.attachments {
            let file = attachments::open_to_attach(path)?;
            kept.push(attachments::keep(&self.directory, &self.environment, Some(path), file)?);
        }
        self.write_words(|action| {
            let visit = match note.visit {
                FiledUnder::Nowhere => None,
                FiledUnder::Visit(id) => Some(live(action, id, Kind::Encounter, "visit")?.id),
                FiledUnder::UnderWay => {
                    visits::under_way(action.connection(), action.me.engineer)?.map(|visit| visit.id)
                }
            };
            let id = action.environment.new_id();
            let noted = action.now.clone();
            write(action, id, visit, &noted, note, &kept)?;
            clear_draft(action.connection(), visit)?;
            Ok(Captured { id, visit })
        })
    }

    /// Captures into the inbox: from any process, without the key, also while the notebook can't be opened. The notebook
    /// takes it in when it is opened next. When this returns it is durable.
    ///
    /// # Errors
    /// As [`Notebook::capture`]; [`Error::NoNotebook`] if there never was one.
    pub fn capture_to_inbox(directory: &Path, environment: &Environment, note: &NewObservation) -> Result<Id> {
        note.check()?;
        if !inbox::is_there(directory) {
            return Err(Error::NoNotebook);
        }
        let mut attached = Vec::new();
        for path in &note.attachments {
            use std::io::Read;
            let mut content = Vec::new();
            attachments::open_to_attach(path)?.read_to_end(&mut content).map_err(|_| Refusal::FileUnreadable)?;
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            attached.push(InboxAttachment { file_name, content });
        }
        let waiting = InboxNote {
            id: environment.new_id(),
            kind: note.kind.map(ObservationKind::number),
            words: note.text.trim().to_owned(),
            exact: note.exact,
            noted: environment.clock.now(),
            happened: note.happened.clone(),
            by: description(note.by.as_ref()),
            starred: note.starred,
            tags: note.tags.clone(),
            attachments: attached,
            about: description(note.about.as_ref()),
            visit: match note.visit {
                FiledUnder::Visit(id) => Some(id),
                FiledUnder::UnderWay | FiledUnder::Nowhere => None,
            },
            only_me: note.only_me.then_some(true),
        };
        inbox::capture(directory, environment, &waiting)?;
        Ok(waiting.id)
    }

    /// Takes in what waits in the inbox, each note once.
    pub(crate) fn take_in_inbox(&self) -> Result<()> {
        for (path, waiting) in inbox::waiting(&self.directory, self.key())? {
            let mut kept = Vec::new();
            for attached in &waiting.attachments {
                let name = attached.file_name.as_deref().map(Path::new);
                kept.push(attachments::keep(&self.directory, &self.environment, name, attached.content.as_slice())?);
            }
            self.write_words(|action| {
                let new = action
                    .connection()
                    .execute("INSERT OR IGNORE INTO taken_in (note) VALUES (?1)", [waiting.id.as_bytes()])?;
                if new == 0 {
                    return Ok(());
                }
                let named = waiting
                    .visit
                    .map(|id| Entity::live(action.connection(), id, Kind::Encounter))
                    .transpose()?
                    .flatten();
                let visit = match named {
                    Some(visit) => Some(visit.id),
                    None => visit_at(action, &waiting.noted)?,
                };
                let note = NewObservation {
                    kind: waiting.kind.and_then(ObservationKind::from_number),
                    text: waiting.words.clone(),
                    exact: waiting.exact,
                    by: waiting.by.clone().map(Person::Someone),
                    about: waiting.about.clone().map(Person::Someone),
                    only_me: waiting.only_me.unwrap_or(false),
                    happened: waiting.happened.clone(),
                    starred: waiting.starred,
                    tags: waiting.tags.clone(),
                    ..NewObservation::default()
                };
                write(action, waiting.id, visit, &waiting.noted, &note, &kept)
            })?;
            // Only now: a crash in between leaves the file, and its id says that it is in.
            std::fs::remove_file(path)?;
        }
        Ok(())
    }

    /// Corrects a note's words. The first words stay, one tap away.
    ///
    /// # Errors
    /// Text that is none; an unknown or deleted note.
    pub fn correct_note(&self, note: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let note = live(action, note, Kind::Observation, "note")?;
            if seen.is_none()
                && note.versions == 0
                && newest_words(&note.fields).is_some_and(|words| words.text == text)
            {
                return Ok(());
            }
            let words = revision(action, text);
            action.edit(&note, vec![Change::new(observation::WORDS, &words)], seen)
        })
    }

    /// Corrects a note's facts: kind, exact or roughly, who, when, star, where it is filed.
    ///
    /// # Errors
    /// [`Refusal::ExactNeedsSaid`]; unknown ids.
    pub fn change_note(&self, note: Id, change: &NoteChange, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let note = live(action, note, Kind::Observation, "note")?;
            let kind = change.kind.or_else(|| kind_of(&note.fields));
            let exact = change.exact.unwrap_or_else(|| note.fields.flag(observation::EXACT));
            if change.exact == Some(true) && !kind.is_some_and(ObservationKind::may_be_exact) {
                return Err(Refusal::ExactNeedsSaid.into());
            }
            let mut changes = Vec::new();
            if let Some(kind) = change.kind {
                changes.push(Change::new(observation::KIND, &kind.number()));
                // What is not said is nobody's very words.
                if exact && !kind.may_be_exact() {
                    changes.push(Change::new(observation::EXACT, &false));
                }
            }
            if let Some(exact) = change.exact {
                changes.push(Change::new(observation::EXACT, &exact));
            }
            for (field, person) in [(observation::BY, &change.by), (observation::ABOUT, &change.about)] {
                changes.extend(person.as_ref().map(|person| who_change(action, field, person)).transpose()?);
            }
            changes.extend(change.happened.as_ref().map(|happened| Change::new(observation::HAPPENED, happened)));
            changes.extend(change.starred.map(|starred| Change::new(observation::STARRED, &starred)));
            changes.extend(change.only_me.map(|stays| Change::new(observation::STAYS_ONLY_ME, &stays)));
            let mut points_at: Vec<Id> = change.visit.into_iter().collect();
            if let Some(visit) = change.visit {
                live(action, visit, Kind::Encounter, "visit")?;
                changes.push(Change::new(observation::ENCOUNTER, &visit));
            }
            if note.log == TEAM {
                // The team must not read of what it does not have: that goes first, as when a note is shared.
                points_at.extend([&change.by, &change.about].into_iter().filter_map(|person| match person {
                    Some(Person::Known(id)) => Some(*id),
                    _ => None,
                }));
                for id in points_at {
                    share::share(action, id)?;
                }
            }
            if changes.is_empty() { Ok(()) } else { action.edit(&note, changes, seen) }
        })
    }

    /// Keeps unsent text, exactly as it is; empty text forgets it. It is no operation and goes nowhere.
    ///
    /// # Errors
    /// [`Error::DiskFull`] and the like.
    pub fn save_draft(&self, visit: Option<Id>, text: &str) -> Result<()> {
        self.write_words(|action| {
            if text.is_empty() {
                return clear_draft(action.connection(), visit);
            }
            action
                .connection()
                .prepare_cached("INSERT OR REPLACE INTO draft (visit, words) VALUES (?1, ?2)")?
                .execute((visit.unwrap_or_default().as_bytes(), text))?;
            Ok(())
        })
    }

    /// The unsent text; empty if there is none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft(&self, visit: Option<Id>) -> Result<String> {
        self.read(|connection| draft(connection, visit))
    }

    /// An attachment's bytes, checked; `None` where they are not on this device yet.
    ///
    /// # Errors
    /// An unknown attachment; [`Error::Damaged`] if the file was changed.
    pub fn attachment(&self, id: Id) -> Result<Option<Vec<u8>>> {
        self.read(|connection| {
            let row = Entity::live(connection, id, Kind::Attachment)?.ok_or(Error::NotFound { what: "attachment" })?;
            match row.fields.get(attachment::BLOB) {
                Some(blob) => attachments::read(&self.directory, connection, &blob),
                None => Ok(None),
            }
        })
    }
}

/// What the inbox keeps of a person: without the notebook nobody can be looked up.
fn description(person: Option<&Person>) -> Option<String> {
    match person {
        Some(Person::Someone(description)) => Some(description.clone()),
        _ => None,
    }
}

/// The unsent text of a visit, or of no visit.
pub(crate) fn draft(connection: &Connection, visit: Option<Id>) -> Result<String> {
    Ok(connection
        .prepare_cached("SELECT words FROM draft WHERE visit = ?1")?
        .query_row([visit.unwrap_or_default().as_bytes()], |row| row.get(0))
        .optional()?
        .unwrap_or_default())
}

fn clear_draft(connection: &Connection, visit: Option<Id>) -> Result<()> {
    connection.prepare_cached("DELETE FROM draft WHERE visit = ?1")?.execute([visit.unwrap_or_default().as_bytes()])?;
    Ok(())
}

/// A visit ends: its unsent text becomes a note without a key yet.
pub(crate) fn keep_draft(action: &mut Action<'_>, visit: Id) -> Result<Option<Id>> {
    let words = draft(action.connection(), Some(visit))?;
    clear_draft(action.connection(), Some(visit))?;
    if words.trim().is_empty() {
        return Ok(None);
    }
    let id = action.environment.new_id();
    let noted = action.now.clone();
    let note = NewObservation { text: words, ..NewObservation::default() };
    write(action, id, Some(visit), &noted, &note, &[])?;
    Ok(Some(id))
}

fn revision(action: &Action<'_>, text: &str) -> Words {
    Words {
        revision: action.environment.new_id(),
        text: text.to_owned(),
        written: action.now.clone(),
        author: action.me.engineer,
    }
}

/// The visit that this engineer was at, at a moment.
fn visit_at(action: &Action<'_>, moment: &Moment) -> Result<Option<Id>> {
    let condition = "kind = ?1 AND hidden = 0 AND state > 0 AND sort <= ?2 ORDER BY sort DESC LIMIT 20";
    let visits = Entity::select(action.connection(), condition, (Kind::Encounter.number(), moment.utc_ms))?;
    Ok(visits
        .into_iter()
        .find(|visit| {
            let there = visit.fields.ids(encounter::ENGINEERS).contains(&action.me.engineer);
            there && visit.fields.ms(encounter::END).is_none_or(|end| end >= moment.utc_ms)
        })
        .map(|visit| visit.id))
}

fn who_change(action: &Action<'_>, field: u16, person: &Person) -> Result<Change> {
    Ok(match person {
        Person::Known(id) => Change::new(field, &live(action, *id, Kind::Person, "person")?.id),
        Person::Someone(description) => Change::new(field, &check_text(description)?),
    })
}

/// Writes a note and its attachments. Notes are only me until they are shared.
fn write(
    action: &mut Action<'_>,
    id: Id,
    visit: Option<Id>,
    noted: &Moment,
    note: &NewObservation,
    kept: &[Kept],
) -> Result<()> {
    check_characters(&note.text)?;
    let words = note.text.trim();
    let mut changes = vec![
        Change::new(observation::FIRST_WORDS, &words),
        Change::new(observation::NOTED, noted),
        Change::new(observation::AUTHOR, &action.me.engineer),
    ];
    changes.extend(visit.map(|visit| Change::new(observation::ENCOUNTER, &visit)));
    changes.extend(note.kind.map(|kind| Change::new(observation::KIND, &kind.number())));
    changes.extend(note.happened.as_ref().map(|happened| Change::new(observation::HAPPENED, happened)));
    for (field, flag) in [
        (observation::EXACT, note.exact),
        (observation::STARRED, note.starred),
        (observation::STAYS_ONLY_ME, note.only_me),
    ] {
        if flag {
            changes.push(Change::new(field, &true));
        }
    }
    for (field, person) in [(observation::BY, &note.by), (observation::ABOUT, &note.about)] {
        changes.extend(person.as_ref().map(|person| who_change(action, field, person)).transpose()?);
    }
    changes.extend(note.tags.iter().map(|tag| member(observation::TAGS, tag.trim().as_bytes())));
    action.create_as(Audience::OnlyMe, Kind::Observation, id, changes);
    for file in kept {
        file.record(action.connection())?;
        let blob = file.sealed_reference();
        let changes = vec![
            Change::new(attachment::OBSERVATION, &id),
            Change::new(attachment::KIND, &file.kind().number()),
            Change::new(attachment::BLOB, &blob),
        ];
        let attachment = action.environment.new_id();
        action.create_attachment(Audience::OnlyMe, attachment, changes, &blob);
    }
    Ok(())
}
