//! Rows that several screens share, made from projected things.

use rusqlite::Connection;
use serde::Serialize;

use super::{
    AttachmentRow, CustomerRow, NoteRow, PAGE, PersonRow, PromiseRow, PromiseStanding, SiteRow, SyncState, VersionRow,
    VersionsRow, VisitRow, Who,
};
use crate::empathy_map::version_id;
use crate::error::{Error, Refusal, Result};
use crate::model::Person;
use crate::model::fields::{attachment, encounter, engineer, observation, organization, person, promise, site};
use crate::model::{
    AttachmentKind, BlobReference, EncounterKind, Id, Kind, Mark, Merge, Moment, PhotoRule, PromiseState,
};
use crate::store::attachments;
use crate::store::entities::Entity;
use crate::sync_queue::action::seen_token;
use crate::sync_queue::apply::{merge_of, register_rows, state};
use crate::sync_queue::identity::{Identity, PERSONAL};
use crate::sync_queue::project::{sameness, words_in};
use crate::sync_queue::reading::{is_exact, kind_of, name, who, words_of};
use crate::visit_log::{choice, promised_to};

/// Within this time of its noting, a correction is not shown as one (rule 1).
const NOT_YET_CORRECTED_MS: i64 = 10 * 60 * 1000;
/// Noted longer than this after it happened: from memory (rule 1).
const FROM_MEMORY_MS: i64 = 24 * 60 * 60 * 1000;

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// At most [`PAGE`] rows.
    pub items: Vec<T>,
    /// Hand back as `after`; `None` at the end.
    pub next: Option<String>,
}

/// Cuts one row more than a page into a page and the place where the next begins.
pub(crate) fn page<E, T>(
    mut found: Vec<E>,
    limit: usize,
    place: impl Fn(&E) -> String,
    row: impl Fn(&E) -> Result<T>,
) -> Result<Page<T>> {
    let more = found.len() > limit;
    found.truncate(limit);
    let next = if more { found.last().map(&place) } else { None };
    Ok(Page { items: found.iter().map(row).collect::<Result<_>>()?, next })
}

/// A place in a list in order of numbers; before the first without one.
pub(crate) fn number_after(after: Option<&str>) -> Result<i64> {
    after.map_or(Ok(0), |after| after.parse().map_err(|_| Refusal::CursorUnreadable.into()))
}

/// A place in a list in order of (time, number), and the first such place.
pub(crate) fn place_after(after: Option<&str>, first: (i64, i64)) -> Result<(i64, i64)> {
    let Some(after) = after else { return Ok(first) };
    let read = after.split_once('.').and_then(|(time, number)| Some((time.parse().ok()?, number.parse().ok()?)));
    read.ok_or(Error::from(Refusal::CursorUnreadable))
}

/// [`place_after`]'s place of a row.
pub(crate) fn place(entity: &Entity) -> String {
    format!("{}.{}", entity.sort, entity.number)
}

/// A page's size as asked for, within bounds.
pub(crate) fn limit(asked: usize) -> usize {
    asked.clamp(1, PAGE)
}

/// How many things fulfil a condition over the projection's columns.
pub(crate) fn count(connection: &Connection, condition: &str, parameters: impl rusqlite::Params) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM entity WHERE {condition}");
    Ok(connection.prepare_cached(&sql)?.query_row(parameters, |row| row.get(0))?)
}

/// An engineer's name; `None` for oneself.
pub(crate) fn engineer_name(connection: &Connection, id: Option<Id>) -> Result<Option<String>> {
    let me = Identity::read(connection)?.engineer;
    name(connection, id.filter(|id| *id != me))
}

/// The state of a thing: the most pressing of its operations'.
pub(crate) fn sync_state(connection: &Connection, entity: &Entity) -> Result<SyncState> {
    if entity.versions > 0 {
        return Ok(SyncState::NeedsYou);
    }
    if entity.log == PERSONAL {
        return Ok(SyncState::OnThisPhone);
    }
    let most: Option<i64> = connection
        .prepare_cached("SELECT max(state) FROM operation WHERE entity = ?1 AND log = ?2")?
        .query_row((entity.id.as_bytes(), entity.log), |row| row.get(0))?;
    Ok(match most {
        Some(state::PARKED | state::UNREADABLE) => SyncState::NeedsYou,
        Some(state::WAITING) => SyncState::OnThisPhone,
        _ => SyncState::WithTheTeam,
    })
}

/// A customer in a list.
pub(crate) fn customer(connection: &Connection, entity: &Entity) -> Result<CustomerRow> {
    let sites = Entity::children(connection, entity.id, Kind::Site)?;
    Ok(CustomerRow {
        id: entity.id,
        name: entity.fields.text(organization::NAME).unwrap_or_default(),
        sites: sites
            .iter()
            .map(|site| SiteRow {
                id: site.id,
                name: site.fields.text(site::NAME).unwrap_or_default(),
                photo_rule: site
                    .fields
                    .get(site::PHOTO_RULE)
                    .and_then(PhotoRule::from_number)
                    .unwrap_or(PhotoRule::NotAsked),
            })
            .collect(),
        people: Entity::children(connection, entity.id, Kind::Person)?.len() as u32,
        audience: Identity::audience(entity.log),
    })
}

/// A person as a chip.
pub(crate) fn person(entity: &Entity) -> PersonRow {
    let fields = &entity.fields;
    PersonRow {
        id: entity.id,
        name: fields.text(person::NAME).or_else(|| fields.text(person::DESCRIPTION)).unwrap_or_default(),
        role: fields.text(person::ROLE),
        consent: choice(fields),
    }
}

/// A person or a description in a row. A person erased has no name any more.
pub(crate) fn who_row(connection: &Connection, person: Option<Person>) -> Result<Option<Who>> {
    Ok(match person {
        None => None,
        Some(Person::Someone(name)) => Some(Who { id: None, name }),
        Some(Person::Known(id)) => Some(Who { id: Some(id), name: name(connection, Some(id))?.unwrap_or_default() }),
    })
}

/// A visit.
pub(crate) fn visit(connection: &Connection, entity: &Entity) -> Result<VisitRow> {
    let fields = &entity.fields;
    let customer_id = fields.id(encounter::ORGANIZATION);
    Ok(VisitRow {
        id: entity.id,
        kind: fields.get(encounter::KIND).and_then(EncounterKind::from_number).unwrap_or(EncounterKind::Visit),
        customer: name(connection, customer_id)?,
        customer_id,
        site: name(connection, fields.id(encounter::SITE))?,
        objective: fields.text(encounter::OBJECTIVE),
        planned: fields.get(encounter::PLAN),
        started: fields.get(encounter::START),
        ended: fields.get(encounter::END),
        notes: count(
            connection,
            "parent = ?1 AND kind = ?2 AND hidden = 0",
            (entity.id.as_bytes(), Kind::Observation.number()),
        )?,
        audience: Identity::audience(entity.log),
        state: sync_state(connection, entity)?,
        seen: seen_token(connection, entity)?,
    })
}

/// A note.
pub(crate) fn note(connection: &Connection, entity: &Entity) -> Result<NoteRow> {
    let fields = &entity.fields;
    let (newest, first) = words_of(entity).map_or((None, None), |(newest, first)| (Some(newest), Some(first)));
    let noted: Moment = fields.get(observation::NOTED).unwrap_or(Moment::utc(0));
    let happened: Moment = fields.get(observation::HAPPENED).unwrap_or(noted.clone());
    let words = newest.as_ref().map(|words| words.text.clone()).unwrap_or_default();
    let corrected = newest.as_ref().zip(first.as_ref()).is_some_and(|(newest, first)| {
        newest.text != first.text && newest.written.utc_ms - noted.utc_ms > NOT_YET_CORRECTED_MS
    });
    let versions = versions(connection, entity)?.into_iter().find(|versions| versions.field == "words");
    let mut attachments = Vec::new();
    for child in Entity::children(connection, entity.id, Kind::Attachment)? {
        attachments.push(attachment(connection, &child)?);
    }
    Ok(NoteRow {
        id: entity.id,
        visit: fields.id(observation::ENCOUNTER),
        kind: kind_of(fields),
        first_words: first.map(|first| first.text).filter(|first| *first != words),
        words,
        exact: is_exact(fields),
        by: who_row(connection, who(fields, observation::BY))?,
        about: who_row(connection, who(fields, observation::ABOUT))?,
        from_memory: noted.utc_ms - happened.utc_ms > FROM_MEMORY_MS,
        happened,
        corrected,
        starred: fields.flag(observation::STARRED),
        tags: fields.words(observation::TAGS),
        marks: marks(fields.members(observation::MARKS)),
        attachments,
        engineer: engineer_name(connection, fields.id(observation::AUTHOR))?,
        audience: Identity::audience(entity.log),
        state: sync_state(connection, entity)?,
        versions: versions.map_or(1, |versions| versions.versions.len() as u32),
        brought_back: entity.brought_back,
        seen: seen_token(connection, entity)?,
    })
}

/// Marks from a set's members.
pub(crate) fn marks(members: Vec<&[u8]>) -> Vec<Mark> {
    members.into_iter().filter_map(|member| member.first().copied().and_then(Mark::from_number)).collect()
}

fn attachment(connection: &Connection, entity: &Entity) -> Result<AttachmentRow> {
    let blob: Option<BlobReference> = entity.fields.get(attachment::BLOB);
    Ok(AttachmentRow {
        id: entity.id,
        kind: entity.fields.get(attachment::KIND).and_then(AttachmentKind::from_number).unwrap_or(AttachmentKind::File),
        media_type: blob.as_ref().map(|blob| blob.media_type.clone()).unwrap_or_default(),
        bytes: blob.as_ref().map_or(0, |blob| blob.length),
        here: match &blob {
            Some(blob) => attachments::is_here(connection, blob)?,
            None => false,
        },
    })
}

/// A promise, as it stands on the local day `today`.
pub(crate) fn promise(connection: &Connection, entity: &Entity, today: &str) -> Result<PromiseRow> {
    let fields = &entity.fields;
    let until = fields.text(promise::UNTIL).unwrap_or_default();
    let mut to = Vec::new();
    for person in promised_to(entity) {
        to.extend(who_row(connection, Some(person))?);
    }
    let visit = fields.id(promise::ENCOUNTER);
    let customer = match visit.map(|visit| Entity::find(connection, visit)).transpose()?.flatten() {
        Some(visit) => name(connection, visit.fields.id(encounter::ORGANIZATION))?,
        None => None,
    };
    let several = versions(connection, entity)?.iter().any(|versions| versions.field == "state");
    let standing = match fields.get(promise::STATE).and_then(PromiseState::from_number).unwrap_or(PromiseState::Open) {
        _ if several => PromiseStanding::Several,
        PromiseState::Open if until.as_str() < today => PromiseStanding::PastItsDay,
        PromiseState::Open if until == today => PromiseStanding::DueToday,
        PromiseState::Open => PromiseStanding::Open,
        PromiseState::Kept => PromiseStanding::Kept,
        PromiseState::Late => PromiseStanding::Late,
        PromiseState::Changed => PromiseStanding::Changed,
        PromiseState::LetGo => PromiseStanding::LetGo,
    };
    Ok(PromiseRow {
        id: entity.id,
        text: fields.text(promise::TEXT).unwrap_or_default(),
        to,
        customer,
        promised_by: engineer_name(connection, fields.id(promise::PROMISED_BY))?,
        until,
        standing,
        visit,
        audience: Identity::audience(entity.log),
        state: sync_state(connection, entity)?,
        seen: seen_token(connection, entity)?,
    })
}

/// Every field of a thing of which several versions stand side by side.
pub(crate) fn versions(connection: &Connection, entity: &Entity) -> Result<Vec<VersionsRow>> {
    let mut rows = Vec::new();
    if entity.versions == 0 {
        return Ok(rows);
    }
    let me = Identity::read(connection)?;
    let engineers = Entity::select(connection, "kind = ?1 AND hidden = 0", [Kind::Engineer.number()])?;
    for (number, member, register) in register_rows(connection, entity.log, entity.id)? {
        let merge = merge_of(entity.kind, number);
        let siblings = register.siblings(|value| sameness(entity.kind, number, value));
        if !matches!(merge, Merge::Words | Merge::Consent) || siblings.len() < 2 {
            continue;
        }
        let Some(field) = crate::model::field(entity.kind, number) else { continue };
        let versions = siblings
            .iter()
            .map(|version| {
                let device = version.dot.incarnation.device;
                let mine = device == me.incarnation.device;
                let author = engineers.iter().find(|row| row.fields.ids(engineer::DEVICES).contains(&device));
                VersionRow {
                    id: version_id(version.dot),
                    value: version_text(entity.kind, number, &version.value),
                    engineer: author
                        .filter(|row| row.id != me.engineer)
                        .and_then(|row| row.fields.text(engineer::NAME)),
                    written: Moment::utc(version.clock.utc_ms() as i64),
                    mine,
                }
            })
            .collect();
        let name = match (merge, member.first()) {
            (Merge::Consent, Some(needed)) => format!("{}:{needed}", field.name),
            _ => field.name.to_owned(),
        };
        let was = crate::sync_queue::revisions::before(connection, entity, number, &register)?
            .map(|value| version_text(entity.kind, number, &value));
        rows.push(VersionsRow { entity: entity.id, field: name, was, versions });
    }
    Ok(rows)
}

/// A version as words: people's own, or the word of a choice.
fn version_text(kind: Kind, number: u16, value: &[u8]) -> String {
    if let Some(text) = words_in(kind, number, value) {
        return text;
    }
    let choice: Option<u8> = minicbor::decode(value).ok();
    let word = match (kind, number, choice) {
        (Kind::Promise, promise::STATE, Some(choice)) => PromiseState::from_number(choice).map(PromiseState::word),
        (Kind::Observation, observation::KIND, Some(choice)) => {
            crate::model::ObservationKind::from_number(choice).map(crate::model::ObservationKind::word)
        }
        (Kind::Encounter, encounter::KIND, Some(choice)) => EncounterKind::from_number(choice).map(EncounterKind::word),
        (Kind::Site, site::PHOTO_RULE, Some(choice)) => PhotoRule::from_number(choice).map(PhotoRule::word),
        _ => None,
    };
    if let Some(word) = word {
        return word.to_owned();
    }
    if let Ok(allowed) = minicbor::decode::<crate::sync_queue::project::Allowed>(value) {
        return if allowed.allowed { "yes" } else { "no" }.to_owned();
    }
    match minicbor::decode::<bool>(value) {
        Ok(flag) => if flag { "yes" } else { "no" }.to_owned(),
        Err(_) => data_encoding::HEXLOWER.encode(value),
    }
}
