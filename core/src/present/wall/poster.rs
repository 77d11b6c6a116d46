//! *Poster*: one that somebody put together, as it hangs now, and what of it does not.

use std::path::Path;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Made, Poster, WallMatter, WallPerson, WallPicture, WallWords};
use crate::consent::{self, Hanging, MOST_ON_POSTER, is_on_the_wall, outgoing};
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{person, poster};
use crate::model::{Audience, Id, Kind, Moment, Seen, check_text};
use crate::notebook::Notebook;
use crate::present::PAGE;
use crate::present::report::token;
use crate::present::rows::{self, LAST, Page, PersonRow, SyncState};
use crate::present::search::{Found, FoundKind, Search};
use crate::store::aliases;
use crate::store::entities::Entity;

/// So many maps are looked through for what matters to somebody, the newest.
const MOST_MAPS: usize = 10;
/// The longer side of a picture on the wall and on a sheet of A3.
const PICTURE: u32 = 1_200;
/// So many posters hang at once, the newest.
const MOST_POSTERS: usize = 200;
/// So many of them show their picture: a page of the wall stays a few megabytes.
const MOST_PICTURES: usize = 40;

/// A poster before it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PosterSheet {
    /// As its reader will see it.
    pub poster: Poster,
    /// Hand back with [`Notebook::poster_went_out`]: names what was looked at.
    pub looked_at: String,
}

/// One poster in a list, with all that was chosen for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PosterRow {
    /// The id.
    pub id: Id,
    /// Who is on it; `None` once they are deleted or erased.
    pub person: Option<PersonRow>,
    /// Their customer's name.
    pub customer: Option<String>,
    /// The notes of their words.
    pub words: Vec<PosterPiece>,
    /// The picture.
    pub picture: Option<PosterPiece>,
    /// What matters to them.
    pub matters: Vec<PosterPiece>,
    /// It hangs now: nobody took it down, and its person is on the wall.
    pub hangs: bool,
    /// Somebody took it down.
    pub down: bool,
    /// The engineer who put it together; `None` for oneself.
    pub engineer: Option<String>,
    /// When.
    pub created: Option<Moment>,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with a change.
    pub seen: Seen,
}

/// Something chosen for a poster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PosterPiece {
    /// The note, picture or entry.
    pub id: Id,
    /// Its words; empty of a picture, and of what was erased or may not hang any more.
    pub words: String,
    /// It may hang now.
    pub hangs: bool,
}

/// What a poster of somebody can be put together from, by consent as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PosterChoices {
    /// Who.
    pub person: PersonRow,
    /// Their very words, the latest first.
    pub words: Vec<PosterPiece>,
    /// Notes of theirs with pictures that may hang: the picture's id, and the note's words.
    pub pictures: Vec<PosterPiece>,
    /// What matters to them.
    pub matters: Vec<PosterPiece>,
    /// So many words, and so much that matters, at most.
    pub most: u32,
}

/// The posters that hang, and who has one of their own.
pub(super) struct Hung {
    pub posters: Vec<Poster>,
    pub of: Made,
}

impl Notebook {
    /// The posters that were put together, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn posters(&self, after: Option<&str>, limit: usize) -> Result<Page<PosterRow>> {
        self.read(|reading| {
            let (limit, after) = (rows::limit(limit), rows::number_after(after)?);
            let found = Entity::of_kind_after(reading.connection, Kind::Poster, after, limit + 1)?;
            // Who is on the wall is read for no empty list.
            if found.is_empty() {
                return Ok(Page { items: Vec::new(), next: None });
            }
            let hanging = Hanging::read(reading)?;
            rows::page(found, limit, |entity| entity.number.to_string(), |entity| row(&hanging, entity))
        })
    }

    /// One poster, with what of it does not hang.
    ///
    /// # Errors
    /// An unknown poster.
    pub fn poster(&self, id: Id) -> Result<PosterRow> {
        self.read(|reading| row(&Hanging::read(reading)?, &reading.live(id, Kind::Poster)?))
    }

    /// What a poster of somebody can be put together from: of their latest notes and maps what may hang now.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheWall`]; an unknown person.
    pub fn poster_choices(&self, person: Id) -> Result<PosterChoices> {
        let theirs = Search { person: Some(person), thing: Some(FoundKind::Note), ..Search::default() };
        let found = self.search_for(&theirs, None, PAGE)?;
        self.read(|reading| {
            let of = reading.live(person, Kind::Person)?;
            if !is_on_the_wall(reading, &of)? {
                return Err(Refusal::NotOnTheWall.into());
            }
            let hanging = Hanging::read(reading)?;
            let mut choices = PosterChoices {
                person: rows::person(&of),
                words: Vec::new(),
                pictures: Vec::new(),
                matters: Vec::new(),
                most: MOST_ON_POSTER as u32,
            };
            for found in found.items {
                let Found::Note { note, .. } = found else { continue };
                choices.add_note(&hanging, of.id, note.id)?;
            }
            for map in Entity::children_before(reading.connection, of.id, Kind::EmpathyMap, LAST, MOST_MAPS)? {
                for entry in Entity::children(reading.connection, map.id, Kind::MapEntry)? {
                    choices.add_matter(&hanging, of.id, &entry)?;
                }
            }
            Ok(choices)
        })
    }

    /// A poster as it is printed now, by consent as it stands.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheWall`] where its person is not; an unknown poster.
    pub fn poster_sheet(&self, id: Id) -> Result<PosterSheet> {
        self.read(|reading| {
            let poster = self.printed(reading, &reading.live(id, Kind::Poster)?, true)?;
            Ok(PosterSheet { looked_at: fingerprint(&poster)?, poster })
        })
    }

    /// Writes down that a printed poster goes out: to whom, and whom it speaks of. `looked_at`: of the sheet that a person
    /// looked at.
    ///
    /// # Errors
    /// [`Refusal::ChangedSince`] where it is not what the sheet showed any more; [`Refusal::NotOnTheWall`]; *to* that is no
    /// text; an unknown poster.
    pub fn poster_went_out(&self, id: Id, to: &str, looked_at: &str) -> Result<Id> {
        let to = check_text(to)?;
        // Pictures take their time: nothing waits for them.
        let sheet = self.poster_sheet(id)?;
        if sheet.looked_at != looked_at {
            return Err(Refusal::ChangedSince.into());
        }
        let said = Poster { picture: None, ..sheet.poster };
        self.write(|action| {
            let entity = action.live(id, Kind::Poster)?;
            let reading = Reading::begin(action.connection(), action.environment)?;
            if self.printed(&reading, &entity, false)? != said {
                return Err(Refusal::ChangedSince.into());
            }
            consent::poster_went_out(action, &entity, to)
        })
    }

    fn printed(&self, reading: &Reading<'_>, entity: &Entity, with_picture: bool) -> Result<Poster> {
        let drawn = drawn(&self.directory, &Hanging::read(reading)?, entity, with_picture)?;
        drawn.ok_or_else(|| Refusal::NotOnTheWall.into())
    }
}

fn fingerprint(poster: &Poster) -> Result<String> {
    let mut digest = Sha256::new_with_prefix(serde_json::to_string(poster).map_err(Error::unknown)?);
    poster.picture.iter().for_each(|picture| digest.update(&picture.jpeg));
    Ok(token(digest))
}

impl PosterChoices {
    fn add_note(&mut self, hanging: &Hanging<'_>, of: Id, note: Id) -> Result<()> {
        let connection = hanging.reading.connection;
        let Some(note) = Entity::live(connection, note, Kind::Observation)? else { return Ok(()) };
        if let Some(said) = hanging.words(&note)?.filter(|said| said.exact)
            && hanging.is_one(said.by, of)?
        {
            self.words.push(PosterPiece { id: note.id, words: said.words, hangs: true });
        }
        self.add_matter(hanging, of, &note)?;
        for attached in Entity::attached(connection, note.id)? {
            if hanging.is_ours(&attached) && hanging.picture(attached.id)?.is_some() {
                let words = note.fields.words().map(|(newest, _)| newest.text).unwrap_or_default();
                self.pictures.push(PosterPiece { id: attached.id, words, hangs: true });
            }
        }
        Ok(())
    }

    fn add_matter(&mut self, hanging: &Hanging<'_>, of: Id, thing: &Entity) -> Result<()> {
        if let Some(matter) = hanging.matter(of, thing)? {
            self.matters.push(PosterPiece { id: thing.id, words: matter.text.plain(), hangs: true });
        }
        Ok(())
    }
}

/// Everything that hangs.
pub(super) fn hung(directory: &Path, hanging: &Hanging<'_>) -> Result<Hung> {
    let connection = hanging.reading.connection;
    let mut hung = Hung { posters: Vec::new(), of: Made::new() };
    let mut pictures = 0;
    for state in [0, 1] {
        for entity in Entity::latest_in_state(connection, Kind::Poster, state, MOST_POSTERS)? {
            let Some(of) = entity.fields.get(poster::PERSON).filter(|_| hanging.is_ours(&entity)) else { continue };
            let target = aliases::target(connection, of)?;
            // Whoever reads as them has this poster too.
            hung.of.extend(aliases::of(connection, target)?);
            hung.of.extend([of, target]);
            if let Some(poster) = drawn(directory, hanging, &entity, pictures < MOST_PICTURES)? {
                pictures += usize::from(poster.picture.is_some());
                hung.posters.push(poster);
            }
        }
    }
    Ok(hung)
}

/// A poster as it hangs now; `None` where it does not.
fn drawn(directory: &Path, hanging: &Hanging<'_>, entity: &Entity, with_picture: bool) -> Result<Option<Poster>> {
    let Some((id, of)) = person_of(hanging.reading, entity)? else { return Ok(None) };
    let Some(named) = hanging.people.named(id).filter(|_| !entity.fields.flag(poster::DOWN)) else { return Ok(None) };
    let mut words = Vec::new();
    for note in in_order(hanging, entity.fields.members(poster::NOTES))? {
        if let Some(said) = hanging.words(&note)?.filter(|said| said.exact)
            && hanging.is_one(said.by, id)?
            && words.len() < MOST_ON_POSTER
        {
            let (name, role) = (named.name.clone(), named.role.clone());
            words.push(WallWords { words: said.words, exact: true, name, role });
        }
    }
    let mut matters = Vec::new();
    for thing in in_order(hanging, entity.fields.members(poster::MATTERS))? {
        if matters.len() < MOST_ON_POSTER {
            matters.extend(hanging.matter(id, &thing)?.map(WallMatter::from));
        }
    }
    let picture = match entity.fields.get(poster::PICTURE).filter(|_| with_picture) {
        Some(picture) => picture_of(directory, hanging, picture)?,
        None => None,
    };
    Ok(Some(Poster {
        customer: hanging.reading.name(of.fields.get(person::ORGANIZATION))?.unwrap_or_default(),
        person: Some(WallPerson { name: named.name.clone(), role: named.role.clone() }),
        words,
        picture,
        matters,
    }))
}

fn picture_of(directory: &Path, hanging: &Hanging<'_>, picture: Id) -> Result<Option<WallPicture>> {
    let Some(picture) = hanging.picture(picture)? else { return Ok(None) };
    let copy = outgoing(directory, hanging.reading, &picture, PICTURE)?;
    Ok(copy.map(|copy| WallPicture { width: copy.size.width, height: copy.size.height, jpeg: copy.jpeg }))
}

/// The person of a poster, as what they read as.
fn person_of(reading: &Reading<'_>, entity: &Entity) -> Result<Option<(Id, Entity)>> {
    let Some(of) = entity.fields.get(poster::PERSON) else { return Ok(None) };
    Ok(Entity::live(reading.connection, of, Kind::Person)?.map(|person| (person.id, person)))
}

/// What was chosen and is here, in the order in which it happened.
fn in_order(hanging: &Hanging<'_>, ids: Vec<Id>) -> Result<Vec<Entity>> {
    let mut found = Vec::new();
    for id in ids {
        found.extend(Entity::find(hanging.reading.connection, id)?.filter(|thing| hanging.is_ours(thing)));
    }
    found.sort_by_key(|thing| (thing.order, thing.id));
    Ok(found)
}

fn row(hanging: &Hanging<'_>, entity: &Entity) -> Result<PosterRow> {
    let (reading, fields) = (hanging.reading, &entity.fields);
    let of = person_of(reading, entity)?;
    let named = of.as_ref().is_some_and(|(id, _)| hanging.people.named(*id).is_some());
    let (mut words, mut matters) = (Vec::new(), Vec::new());
    for note in fields.members(poster::NOTES) {
        let here = Entity::live(reading.connection, note, Kind::Observation)?;
        let said = here.map(|note| hanging.words(&note)).transpose()?.flatten().filter(|said| said.exact);
        let hangs = said.is_some();
        words.push(PosterPiece { id: note, words: said.map(|said| said.words).unwrap_or_default(), hangs });
    }
    for id in fields.members(poster::MATTERS) {
        let here = Entity::find(reading.connection, id)?;
        let matter = match (&here, &of) {
            (Some(thing), Some((person, _))) => hanging.matter(*person, thing)?,
            _ => None,
        };
        let text = matter.as_ref().map(|matter| matter.text.plain()).unwrap_or_default();
        matters.push(PosterPiece { id, words: text, hangs: matter.is_some() });
    }
    let picture = match fields.get(poster::PICTURE) {
        Some(id) => Some(PosterPiece { id, words: String::new(), hangs: hanging.picture(id)?.is_some() }),
        None => None,
    };
    let down = fields.flag(poster::DOWN);
    let customer = of.as_ref().and_then(|(_, person)| person.fields.get(person::ORGANIZATION));
    Ok(PosterRow {
        id: entity.id,
        customer: reading.name(customer)?,
        person: of.as_ref().map(|(_, person)| rows::person(person)),
        words,
        picture,
        matters,
        hangs: named && !down,
        down,
        engineer: rows::engineer_name(reading, fields.get(poster::AUTHOR))?,
        created: fields.get(poster::CREATED),
        audience: entity.log.audience(),
        state: rows::sync_state(reading, entity)?,
        seen: seen_token(reading.connection, entity)?,
    })
}
