//! Notes (observations): the four keys, and corrections.

use std::path::PathBuf;

use rusqlite::Connection;
use serde::Serialize;
use soundings_wire::{Change, Id};

use super::drafts::clear_draft;
use super::{paper, pictures};
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::share::share_named;
use crate::model::fields::{attachment, observation};
use crate::model::text::check_characters;
use crate::model::value::{Value, Writing};
use crate::model::{Audience, Kind, Moment, ObservationKind, Person, Revision, Seen, check_text};
use crate::notebook::Notebook;
use crate::store::attachments::open_to_attach;
use crate::store::columns::Log;
use crate::store::pictures::taken_in::{self, TakenIn};

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
    /// Where exactly, in a few words ("line 3, behind the gas bottle").
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub place: Option<String>,
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
    /// Pictures keep where they were taken.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub keep_position: bool,
    /// Its pictures are taken in although the site wants none: of our own things, or allowed this once.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub pictures_anyway: bool,
    /// Typed beside this photographed page ([`Notebook::add_pages`]): filed and timed as it is.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub beside_page: Option<Id>,
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
    /// Where exactly.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub place: Option<String>,
    /// When it happened.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub happened: Option<Moment>,
    /// With a star or without.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub starred: Option<bool>,
    /// Tags more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub tags: Vec<String>,
    /// Tags it has no more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub not_tags: Vec<String>,
    /// Files it under another visit.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub visit: Option<Id>,
    /// Whether it stays only me.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub only_me: Option<bool>,
}

impl NewObservation {
    /// Checks what can be checked without the notebook.
    pub(super) fn check(&self) -> Result<()> {
        if self.attachments.is_empty() || !self.text.trim().is_empty() {
            check_text(&self.text)?;
        }
        if self.exact && !self.kind.is_some_and(ObservationKind::may_be_exact) {
            return Err(Refusal::ExactNeedsSaid.into());
        }
        for text in self.tags.iter().chain(&self.place) {
            check_text(text)?;
        }
        [&self.by, &self.about].into_iter().flatten().try_for_each(check_description)
    }

    /// What the note's operation says, but for its author and where it is filed.
    pub(super) fn changes(&self, noted: &Moment) -> Vec<Change> {
        let mut changes =
            vec![observation::FIRST_WORDS.set(&self.text.trim().to_owned()), observation::NOTED.set(noted)];
        changes.extend(self.kind.map(|kind| observation::KIND.set(&kind)));
        changes.extend(self.happened.as_ref().map(|happened| observation::HAPPENED.set(happened)));
        changes.extend(self.by.as_ref().map(|by| observation::BY.set(by)));
        changes.extend(self.about.as_ref().map(|about| observation::ABOUT.set(about)));
        changes.extend(self.place.as_ref().map(|place| observation::PLACE.set(&place.trim().to_owned())));
        changes.extend(self.tags.iter().map(|tag| observation::TAGS.with(&tag.trim().to_owned())));
        for (field, raised) in [
            (observation::EXACT, self.exact),
            (observation::STARRED, self.starred),
            (observation::STAYS_ONLY_ME, self.only_me),
        ] {
            changes.extend(raised.then(|| field.set(&true)));
        }
        changes
    }
}

impl NoteChange {
    fn people(&self) -> impl Iterator<Item = &Person> {
        [&self.by, &self.about].into_iter().flatten()
    }

    fn changes(&self, was_exact: bool) -> Vec<Change> {
        let mut changes = Vec::new();
        if let Some(kind) = self.kind {
            changes.push(observation::KIND.set(&kind));
            // What is not said is nobody's very words.
            if self.exact.unwrap_or(was_exact) && !kind.may_be_exact() {
                changes.push(observation::EXACT.set(&false));
            }
        }
        changes.extend(self.exact.map(|exact| observation::EXACT.set(&exact)));
        changes.extend(self.by.as_ref().map(|by| observation::BY.set(by)));
        changes.extend(self.about.as_ref().map(|about| observation::ABOUT.set(about)));
        changes.extend(self.happened.as_ref().map(|happened| observation::HAPPENED.set(happened)));
        changes.extend(self.place.as_ref().map(|place| observation::PLACE.set(&place.trim().to_owned())));
        changes.extend(self.starred.map(|starred| observation::STARRED.set(&starred)));
        changes.extend(self.tags.iter().map(|tag| observation::TAGS.with(&tag.trim().to_owned())));
        changes.extend(self.not_tags.iter().map(|tag| observation::TAGS.without(&tag.trim().to_owned())));
        changes.extend(self.only_me.map(|stays| observation::STAYS_ONLY_ME.set(&stays)));
        changes.extend(self.visit.map(|visit| observation::ENCOUNTER.set(&visit)));
        changes
    }
}

impl Notebook {
    /// Captures a note. When this returns it is durable, searchable, and in the outbox.
    ///
    /// # Errors
    /// [`Refusal::EmptyText`], [`Refusal::TextTooLong`], [`Refusal::ControlCharacters`], [`Refusal::ExactNeedsSaid`],
    /// [`Refusal::NotYet`], a file that can't be attached, unknown ids, [`crate::Error::DiskFull`]. Nothing was written then.
    pub fn capture(&self, note: &NewObservation) -> Result<Captured> {
        note.check()?;
        let kept = self.take_in(note)?;
        self.write_words(|action| {
            check_happened(note.happened.as_ref(), &action.now)?;
            let mut visit = pictures::filed(action.connection(), action.me.engineer, note.visit)?;
            let mut changes = note.changes(&action.now);
            if let Some(page) = note.beside_page {
                let (of_page, happened) = paper::beside(action, page)?;
                visit = of_page;
                let happened = happened.filter(|_| note.happened.is_none());
                changes.extend(happened.map(|happened| observation::HAPPENED.set(&happened)));
            }
            visit.map(|visit| action.live(visit, Kind::Encounter)).transpose()?;
            let id = action.environment.new_id();
            for person in [&note.by, &note.about].into_iter().flatten() {
                check_known(action, person)?;
            }
            write(action, id, visit, changes, &kept)?;
            // What was spoken, or typed beside a page of paper, is not what stands in the field.
            if note.beside_page.is_none() && !note.text.trim().is_empty() {
                clear_draft(action.connection(), visit)?;
            }
            Ok(Captured { id, visit })
        })
    }

    /// Copies what is attached, each file before anything names it.
    fn take_in(&self, note: &NewObservation) -> Result<Vec<TakenIn>> {
        let mut kept = Vec::new();
        let mut asked = note.pictures_anyway;
        for path in &note.attachments {
            let mut file = open_to_attach(path)?;
            if !asked && taken_in::told(&mut file, Some(path))?.is_picture() {
                self.read(|reading| {
                    let visit = pictures::filed(reading.connection, reading.me.engineer, note.visit)?;
                    pictures::check_allowed(reading.connection, visit)
                })?;
                asked = true;
            }
            let place = (self.directory.as_path(), &self.environment);
            kept.push(taken_in::take_in(place, Some(path), file, note.keep_position)?);
        }
        Ok(kept)
    }

    /// Corrects a note's words. The first words stay, one tap away.
    ///
    /// # Errors
    /// Text that is none; an unknown or deleted note.
    pub fn correct_note(&self, note: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let note = action.live(note, Kind::Observation)?;
            let stands = note.fields.words().is_some_and(|(newest, _)| newest.text == text);
            if seen.is_none() && note.versions == 0 && stands {
                return Ok(());
            }
            let Writing { number, now, author } = action.writing();
            let words = Revision { number, text: text.to_owned(), written: now, author };
            action.edit(&note, vec![observation::WORDS.set(&words)], seen)
        })
    }

    /// Corrects a note's facts: kind, exact or roughly, who, when, star, tags, where it is filed.
    ///
    /// # Errors
    /// [`Refusal::ExactNeedsSaid`], [`Refusal::NotYet`]; [`Refusal::AlreadyShared`] for a shared note that is to stay only me;
    /// unknown ids.
    pub fn change_note(&self, note: Id, change: &NoteChange, seen: Option<&Seen>) -> Result<()> {
        change.people().try_for_each(check_description)?;
        change.place.iter().chain(&change.tags).try_for_each(|text| check_text(text).map(|_| ()))?;
        self.write(|action| {
            check_happened(change.happened.as_ref(), &action.now)?;
            let note = action.live(note, Kind::Observation)?;
            let kind = change.kind.or_else(|| note.fields.get(observation::KIND));
            if change.exact == Some(true) && !kind.is_some_and(ObservationKind::may_be_exact) {
                return Err(Refusal::ExactNeedsSaid.into());
            }
            change.people().try_for_each(|person| check_known(action, person))?;
            if let Some(visit) = change.visit {
                action.live(visit, Kind::Encounter)?;
            }
            if note.log == Log::Team && change.only_me == Some(true) {
                // Who may read it only widens.
                return Err(Refusal::AlreadyShared.into());
            }
            if note.log == Log::Team {
                // The team must not read of what it does not have: that goes first, as when a note is shared.
                for id in change.visit.into_iter().chain(change.people().filter_map(Value::refers_to)) {
                    share_named(action, id)?;
                }
            }
            let changes = change.changes(note.fields.flag(observation::EXACT));
            if changes.is_empty() { Ok(()) } else { action.edit(&note, changes, seen) }
        })
    }
}

/// What is noted has happened; a clock may run ahead a little.
pub(super) fn check_happened(happened: Option<&Moment>, now: &Moment) -> Result<()> {
    const AHEAD_MS: i64 = 5 * 60 * 1000;
    match happened {
        Some(happened) if happened.utc_ms > now.utc_ms + AHEAD_MS => Err(Refusal::NotYet.into()),
        _ => Ok(()),
    }
}

fn check_description(person: &Person) -> Result<()> {
    match person {
        Person::Someone(description) => check_text(description).map(|_| ()),
        Person::Known(_) => Ok(()),
    }
}

fn check_known(action: &Action<'_>, person: &Person) -> Result<()> {
    match person {
        Person::Known(id) => action.live(*id, Kind::Person).map(|_| ()),
        Person::Someone(_) => Ok(()),
    }
}

/// Writes a note and its attachments. Notes are only me until they are shared.
pub(super) fn write(
    action: &mut Action<'_>,
    id: Id,
    visit: Option<Id>,
    mut changes: Vec<Change>,
    kept: &[TakenIn],
) -> Result<()> {
    changes.push(observation::AUTHOR.set(&action.me.engineer));
    changes.extend(visit.map(|visit| observation::ENCOUNTER.set(&visit)));
    action.create_as(Audience::OnlyMe, Kind::Observation, id, changes);
    for file in kept {
        attach(action, id, file, Vec::new())?;
    }
    Ok(())
}

/// Writes what a file that was taken in is, with what else is to be said of it.
pub(super) fn attach(action: &mut Action<'_>, note: Id, file: &TakenIn, more: Vec<Change>) -> Result<Id> {
    let attachment = action.environment.new_id();
    file.record(action.connection(), attachment)?;
    let (mut changes, blobs) = file.changes();
    changes.push(attachment::OBSERVATION.set(&note));
    changes.extend(more);
    action.create_attachment(Audience::OnlyMe, attachment, changes, &blobs);
    Ok(attachment)
}

/// A visit ends, or goes: its unsent text becomes a note without a key yet.
pub(super) fn keep_draft(action: &mut Action<'_>, visit: Id, filed: Option<Id>) -> Result<Option<Id>> {
    let text = super::draft(action.connection(), Some(visit))?;
    clear_draft(action.connection(), Some(visit))?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    check_characters(&text)?;
    let id = action.environment.new_id();
    let changes = NewObservation { text, ..NewObservation::default() }.changes(&action.now);
    write(action, id, filed, changes, &[])?;
    Ok(Some(id))
}

/// The visit that this engineer was at, at a moment.
pub(super) fn visit_at(connection: &Connection, me: Id, moment: &Moment) -> Result<Option<Id>> {
    super::visits::begun_by(connection, me, moment.utc_ms)
}
