//! *Erase*: what would go, said before it is asked for; and what stays and holds the name of who goes, to be looked at by hand.
//!
//! What somebody wrote about a person or a customer elsewhere is theirs and stays: no rule can say whether *Rosa* in a
//! teammate's note is this Rosa. So it is listed, and a person corrects or erases it.

use std::ops::Range;

use serde::Serialize;

use super::deleted::beginning_of_words;
use super::rows::{self, Page};
use super::{FoundKind, Marked};
use crate::consent::Giveaways;
use crate::error::{Error, Refusal, Result};
use crate::model::fields::attachment;
use crate::model::{Audience, Id, Kind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::{TAKE_BACK_MS, would_go};

/// *Erase*: what would go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct EraseAsked {
    /// The thing.
    pub id: Id,
    /// What it is; `None` for what stands in no list of its own.
    pub what: Option<FoundKind>,
    /// Its name or the beginning of its words.
    pub words: String,
    /// How many things go, itself included.
    pub things: u32,
    /// Notes among them.
    pub notes: u32,
    /// Pictures, spoken notes and files among them.
    pub files: u32,
    /// How many of each kind, in the order of [`Notebook::what_goes`].
    pub kinds: Vec<GoesOfKind>,
    /// It has a name that may stand elsewhere: see [`Notebook::named_elsewhere`].
    pub named: bool,
    /// It is here still, so that deleting it, which can be undone, may be enough.
    pub may_delete: bool,
    /// Who may read it until then.
    pub audience: Audience,
    /// Until when it could be taken back.
    pub until: Moment,
}

/// How many things of a kind go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GoesOfKind {
    /// What they are.
    pub kind: GoesKind,
    /// How many.
    pub count: u32,
}

/// What goes, as a person tells things apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum GoesKind {
    /// A customer.
    Customer,
    /// A site.
    Site,
    /// A person.
    Person,
    /// A visit or a call.
    Visit,
    /// A note.
    Note,
    /// A picture, a spoken note or another file.
    File,
    /// A promise.
    Promise,
    /// An empathy map.
    Map,
    /// A statement on a map.
    Entry,
    /// A question, or an answer to one.
    Question,
    /// An answer of a debrief, what somebody expected, or what came of it.
    Debrief,
    /// An insight.
    Insight,
    /// A week's story.
    Story,
    /// A poster.
    Poster,
    /// What is known of a document that went out.
    Document,
    /// Links and other things that stand in no list.
    Rest,
}

/// Something that goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GoesRow {
    /// The id.
    pub id: Id,
    /// What it is.
    pub kind: GoesKind,
    /// Its name or the beginning of its words; empty for what has none.
    pub words: String,
    /// Who may read it until then.
    pub audience: Audience,
}

/// Something that stays and holds the name of somebody who goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NamedElsewhereRow {
    /// The id.
    pub id: Id,
    /// What it is.
    pub kind: GoesKind,
    /// The words around the name.
    pub words: String,
    /// Where the name stands in them.
    pub name: Marked,
    /// Who may read it.
    pub audience: Audience,
}

impl GoesKind {
    /// The stable word of scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Site => "site",
            Self::Person => "person",
            Self::Visit => "visit",
            Self::Note => "note",
            Self::File => "file",
            Self::Promise => "promise",
            Self::Map => "map",
            Self::Entry => "entry",
            Self::Question => "question",
            Self::Debrief => "debrief",
            Self::Insight => "insight",
            Self::Story => "story",
            Self::Poster => "poster",
            Self::Document => "document",
            Self::Rest => "rest",
        }
    }

    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Organization => Self::Customer,
            Kind::Site => Self::Site,
            Kind::Person => Self::Person,
            Kind::Encounter => Self::Visit,
            Kind::Observation => Self::Note,
            Kind::Attachment => Self::File,
            Kind::Promise => Self::Promise,
            Kind::EmpathyMap => Self::Map,
            Kind::MapEntry => Self::Entry,
            Kind::GuideQuestion | Kind::Answer => Self::Question,
            Kind::DebriefAnswer | Kind::Expectation | Kind::Outcome => Self::Debrief,
            Kind::Insight => Self::Insight,
            Kind::TrustStory => Self::Story,
            Kind::Poster => Self::Poster,
            Kind::SentDocument => Self::Document,
            _ => Self::Rest,
        }
    }
}

impl Notebook {
    /// What erasing a thing would take along. Nothing is written.
    ///
    /// # Errors
    /// An unknown thing, or one erased already.
    pub fn would_erase(&self, id: Id) -> Result<EraseAsked> {
        self.read(|reading| {
            let (entity, covered) = would_go(reading.connection, id)?;
            let mut kinds: Vec<GoesOfKind> = Vec::new();
            for id in &covered {
                let Some(covered) = Entity::find_any(reading.connection, *id)? else { continue };
                let kind = GoesKind::of(covered.kind);
                match kinds.iter_mut().find(|one| one.kind == kind) {
                    Some(one) => one.count += 1,
                    None => kinds.push(GoesOfKind { kind, count: 1 }),
                }
            }
            kinds.sort_unstable_by_key(|one| one.kind);
            let count = |kind| kinds.iter().find(|one| one.kind == kind).map_or(0, |one| one.count);
            let now = reading.now();
            Ok(EraseAsked {
                id: entity.id,
                what: FoundKind::of(entity.kind),
                named: matches!(entity.kind, Kind::Organization | Kind::Site | Kind::Person),
                words: beginning_of_words(&entity),
                things: covered.len() as u32,
                notes: count(GoesKind::Note),
                files: count(GoesKind::File),
                may_delete: entity.is_here(),
                audience: entity.log.audience(),
                until: Moment { utc_ms: now.utc_ms + TAKE_BACK_MS, ..now.clone() },
                kinds,
            })
        })
    }

    /// Everything that erasing a thing would take along, kind by kind, a page at a time. Nothing is written.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`]; as [`Notebook::would_erase`].
    pub fn what_goes(&self, id: Id, after: Option<&str>, limit: usize) -> Result<Page<GoesRow>> {
        self.read(|reading| {
            let (limit, after) = (rows::limit(limit), after.map(place).transpose()?);
            let mut places = Vec::new();
            for id in would_go(reading.connection, id)?.1 {
                let covered = Entity::find_any(reading.connection, id)?;
                places.extend(covered.map(|covered| (GoesKind::of(covered.kind) as u8, covered.number)));
            }
            places.retain(|place| after.is_none_or(|after| *place > after));
            places.sort_unstable();
            places.truncate(limit + 1);
            let mut found = Vec::new();
            for (_, number) in places {
                found.extend(Entity::ever_numbered(reading.connection, number)?);
            }
            let cursor = |entity: &Entity| format!("{}.{}", GoesKind::of(entity.kind) as u8, entity.number);
            rows::page(found, limit, cursor, |entity| {
                Ok(GoesRow {
                    id: entity.id,
                    kind: GoesKind::of(entity.kind),
                    words: beginning_of_words(entity),
                    audience: entity.log.audience(),
                })
            })
        })
    }

    /// What would stay and holds the name of a person, a customer or a site that goes: in words of ours and of theirs, first
    /// and corrected ones, in a file's name and on a picture. In the order in which this notebook came to know it, a page at a
    /// time; what only teammates have is in their own.
    ///
    /// # Errors
    /// [`Refusal::CursorUnreadable`]; as [`Notebook::would_erase`].
    pub fn named_elsewhere(&self, id: Id, after: Option<&str>, limit: usize) -> Result<Page<NamedElsewhereRow>> {
        self.read(|reading| {
            let (limit, mut number) = (rows::limit(limit), rows::number_after(after)?);
            let covered = would_go(reading.connection, id)?.1;
            let mut going = Vec::new();
            for id in &covered {
                going.extend(Entity::find_any(reading.connection, *id)?);
            }
            let names = Giveaways::of(&going);
            let mut items: Vec<(i64, NamedElsewhereRow)> = Vec::new();
            while !names.is_empty() && items.len() <= limit {
                let some = Entity::here_after(reading.connection, number, LOOKED_THROUGH)?;
                let Some(last) = some.last() else { break };
                number = last.number;
                for entity in some.iter().filter(|entity| !covered.contains(&entity.id)) {
                    items.extend(named(entity, &names).map(|row| (entity.number, row)));
                }
            }
            let more = items.len() > limit;
            items.truncate(limit);
            let next = items.last().filter(|_| more).map(|(number, _)| number.to_string());
            Ok(Page { items: items.into_iter().map(|(_, row)| row).collect(), next })
        })
    }
}

/// So many things are held at once while names are looked for.
const LOOKED_THROUGH: usize = 500;

fn place(after: &str) -> Result<(u8, i64)> {
    let read = after.split_once('.').and_then(|(kind, number)| Some((kind.parse().ok()?, number.parse().ok()?)));
    read.ok_or(Error::from(Refusal::CursorUnreadable))
}

/// The first name in what somebody wrote here.
fn named(entity: &Entity, names: &Giveaways) -> Option<NamedElsewhereRow> {
    // What is called so itself is another of that name.
    if matches!(entity.kind, Kind::Organization | Kind::Site | Kind::Engineer) {
        return None;
    }
    let file_name = entity.fields.get(attachment::BLOB).filter(|_| entity.kind == Kind::Attachment);
    let texts = entity.kind.free_texts(&entity.fields).chain(file_name.and_then(|blob| blob.file_name));
    let (text, found) = texts.filter_map(|text| names.first(&text).map(|found| (text, found))).next()?;
    let (words, name) = around(&text, found);
    let kind = GoesKind::of(entity.kind);
    Some(NamedElsewhereRow { id: entity.id, kind, words, name, audience: entity.log.audience() })
}

/// The words around a place in a text, and where the place is in them.
fn around(text: &str, found: Range<usize>) -> (String, Marked) {
    const BEFORE: usize = 60;
    const SHOWN: usize = 200;
    let before = text[..found.start].chars().rev().take_while(|character| *character != '\n').take(BEFORE).count();
    let first: String = text[..found.start].chars().rev().take(before).collect::<Vec<_>>().into_iter().rev().collect();
    let rest = text[found.start..].lines().next().unwrap_or_default().chars().take(SHOWN - before);
    let start = before as u32;
    let end = start + text[found].chars().count() as u32;
    let words: String = first.chars().chain(rest).collect();
    let length = words.chars().count() as u32;
    (words, Marked { start, end: end.min(length) })
}
