//! A note in any list.

use serde::Serialize;

use super::{
    AttachmentRow, OnlyYouRow, SyncState, Who, attachment, engineer_name, only_you, sync_state, versions, who_row,
};
use crate::error::Result;
use crate::log::clock_error::corrected as corrected_time;
use crate::log::reading::Reading;
use crate::log::revisions;
use crate::log::seen::seen_token;
use crate::model::fields::observation;
use crate::model::{AttachmentKind, Audience, Id, Mark, Moment, ObservationKind, Seen};
use crate::store::entities::Entity;

/// Within this time of its noting, a correction is not shown as one (rule 1).
const NOT_YET_CORRECTED_MS: i64 = 10 * 60 * 1000;
/// Noted longer than this after it happened: from memory (rule 1).
const FROM_MEMORY_MS: i64 = 24 * 60 * 60 * 1000;

/// One note (an observation) as it is shown in any list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NoteRow {
    /// The id.
    pub id: Id,
    /// The visit it is filed under.
    pub visit: Option<Id>,
    /// `None`: a note without a key yet (searchable, but no evidence and in no report).
    pub kind: Option<ObservationKind>,
    /// The newest words. Quotation marks are drawn by the shell, and only where `exact` holds.
    pub words: String,
    /// The first words, where they differ from the newest.
    pub first_words: Option<String>,
    /// Their very words. Only then may quotation marks stand.
    pub exact: bool,
    /// Whether it can be marked as exact words; a shell offers that only here.
    pub may_be_exact: bool,
    /// Who said or did it.
    pub by: Option<Who>,
    /// Whom it concerns.
    pub about: Option<Who>,
    /// Where exactly, in a few words.
    pub place: Option<String>,
    /// When it happened; by what this device's clock should have said, where it was found to be wrong.
    pub happened: Moment,
    /// Noted more than 24 h after it happened.
    pub from_memory: bool,
    /// Corrected later than ten minutes after it was noted.
    pub corrected: bool,
    /// With a star.
    pub starred: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Questions, concerns and priorities on it.
    pub marks: Vec<Mark>,
    /// What is attached.
    pub attachments: Vec<AttachmentRow>,
    /// Spoken, and nobody has typed up yet what was said.
    pub to_type_up: bool,
    /// The engineer who noted it; `None` for oneself.
    pub engineer: Option<String>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// How many versions of its words stand side by side; 1 where there is nothing to decide.
    pub versions: u32,
    /// What this engineer changed of it since, only for themselves.
    #[cfg_attr(feature = "uniffi", uniffi(default = []))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub only_you: Vec<OnlyYouRow>,
    /// A deletion was undone by an edit made without having seen it.
    pub brought_back: bool,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A note.
pub(crate) fn note(reading: &Reading<'_>, entity: &Entity) -> Result<NoteRow> {
    let fields = &entity.fields;
    let (newest, first) = fields.words().map_or((None, None), |(newest, first)| (Some(newest), Some(first)));
    let noted: Moment = fields.get(observation::NOTED).unwrap_or(Moment::utc(0));
    let told: Moment = fields.get(observation::HAPPENED).unwrap_or(noted.clone());
    let from_memory = noted.utc_ms - told.utc_ms > FROM_MEMORY_MS;
    let time = if told == noted { observation::NOTED.number } else { observation::HAPPENED.number };
    let happened = corrected_time(reading.connection, &reading.me, (entity, time), told)?;
    let words = newest.as_ref().map(|words| words.text.clone()).unwrap_or_default();
    // What was spoken has no words at first; those it was typed up with are its first then.
    let spoken = first.as_ref().is_some_and(|first| first.text.is_empty());
    let first = if spoken { revisions::first_typed(reading.connection, entity)? } else { first };
    let corrected = newest.as_ref().zip(first.as_ref()).is_some_and(|(newest, first)| {
        newest.text != first.text && newest.written.utc_ms - first.written.utc_ms > NOT_YET_CORRECTED_MS
    });
    let versions = versions(reading, entity)?.into_iter().find(|versions| versions.field == "words");
    let mut attachments = Vec::new();
    for child in Entity::attached(reading.connection, entity.id)? {
        attachments.push(attachment(reading, &child)?);
    }
    let has_sound = attachments.iter().any(|attached| attached.kind == AttachmentKind::SpokenNote);
    Ok(NoteRow {
        id: entity.id,
        visit: fields.get(observation::ENCOUNTER),
        kind: fields.get(observation::KIND),
        to_type_up: words.is_empty() && has_sound,
        first_words: first.map(|first| first.text).filter(|first| *first != words),
        words,
        exact: fields.is_exact(),
        may_be_exact: fields.get(observation::KIND).is_some_and(ObservationKind::may_be_exact),
        by: who_row(reading, fields.get(observation::BY))?,
        about: who_row(reading, fields.get(observation::ABOUT))?,
        place: fields.get(observation::PLACE),
        from_memory,
        happened,
        corrected,
        starred: fields.flag(observation::STARRED),
        tags: fields.members(observation::TAGS),
        marks: fields.members(observation::MARKS),
        attachments,
        engineer: engineer_name(reading, fields.get(observation::AUTHOR))?,
        audience: entity.log.audience(),
        state: sync_state(reading, entity)?,
        versions: versions.map_or(1, |versions| versions.versions.len() as u32),
        only_you: only_you(reading, entity)?,
        brought_back: entity.brought_back,
        seen: seen_token(reading.connection, entity)?,
    })
}
