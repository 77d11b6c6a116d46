//! What may hang on the wall, and on a poster: each note, entry, picture and text by itself, by consent as it stands now.
//!
//! Visitors walk past, so only who chose *on the wall* is there, and nobody unnamed. The names of others are taken out of
//! our own words; what people said is never changed, only left out.

use super::{Cleared, Giveaways, Naming, People, Reader};
use crate::empathy_map::{Link, basis, gives_evidence, links, our_words};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{attachment, empathy_map, map_entry, observation};
use crate::model::text::room;
use crate::model::{AttachmentKind, Basis, Id, Kind, MapPart, Mark, ObservationKind, Person};
use crate::store::aliases;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Longer words cannot be read from four metres.
const READABLE: usize = 320;

/// Who is on the wall, and what may not be read there.
pub(crate) struct Hanging<'a> {
    pub reading: &'a Reading<'a>,
    pub people: People,
    giveaways: Giveaways,
}

/// What somebody on the wall said.
pub(crate) struct HangingWords {
    pub by: Id,
    pub words: String,
    /// Their very words.
    pub exact: bool,
}

/// Something that matters to somebody on the wall.
pub(crate) struct HangingMatter {
    /// Where it stands on their map.
    pub part: Option<MapPart>,
    /// How a note is marked that is on no map.
    pub mark: Option<Mark>,
    pub text: Cleared,
    /// Their very words.
    pub exact: bool,
    /// Notes that show it.
    pub notes: u32,
}

impl<'a> Hanging<'a> {
    pub fn read(reading: &'a Reading<'a>) -> Result<Self> {
        let people = People::read(reading, Reader::Wall)?;
        let giveaways = people.giveaways(|customer| people.all_named().any(|one| one.customer == Some(customer)));
        Ok(Self { reading, people, giveaways })
    }

    /// Whether a thing is what passers-by may see something of: the team's, or that of who has no team.
    pub fn is_ours(&self, entity: &Entity) -> bool {
        entity.is_here() && (entity.log == Log::Team || !self.reading.me.has_team())
    }

    /// Whether somebody's words can be read from four metres and tell nobody's name.
    pub fn may_hang(&self, words: &str) -> bool {
        is_readable(words) && !self.giveaways.are_in(words)
    }

    /// Whether our own words name somebody, or a customer, who may not be read there.
    pub fn names_somebody(&self, words: &str) -> bool {
        self.giveaways.are_in(words)
    }

    /// Our own words without the names that may not be read.
    pub fn taken_out(&self, words: &str) -> Cleared {
        self.giveaways.taken_out(words)
    }

    /// The words of a note, if they may hang: of somebody on the wall, and of or about nobody else.
    pub fn words(&self, note: &Entity) -> Result<Option<HangingWords>> {
        if !self.is_ours(note) {
            return Ok(None);
        }
        let Some(passage) = self.people.passage(self.reading, note)? else { return Ok(None) };
        let Some(Naming::Named(by)) = passage.by else { return Ok(None) };
        let newest = note.fields.words().map(|(newest, _)| newest.text).filter(|words| self.may_hang(words));
        Ok(newest.map(|words| HangingWords { by, words, exact: passage.exact }))
    }

    /// An entry of a map, if it rests on evidence and its words may hang. `any_part`: above the water too.
    pub fn entry(&self, entry: &Entity, any_part: bool) -> Result<Option<HangingMatter>> {
        let part = entry.fields.get(map_entry::PART).filter(|part| any_part || !part.above_water());
        let Some(part) = part.filter(|_| self.is_ours(entry) && entry.versions == 0) else { return Ok(None) };
        let mut links = links(self.reading.connection, entry.id)?;
        links.retain(|link| self.is_ours(&link.row));
        // A guess is no evidence, and goes on no wall.
        if basis(part, &links) == Basis::Guess {
            return Ok(None);
        }
        let shown = match our_words(self.reading.connection, entry)? {
            // Our words speak of the map's own person; the names of others are taken out.
            Some(own) => Some(own).filter(|own| is_readable(own)).map(|own| (self.taken_out(&own), false)),
            None => {
                let origin = entry.fields.get(map_entry::MADE_FROM);
                match links.iter().find(|link| Some(link.row.id) == origin) {
                    Some(link) => self.their_words(link)?.map(|(words, exact)| (Cleared::whole(words), exact)),
                    None => None,
                }
            }
        };
        let notes = links.iter().filter(|link| !link.against).count() as u32;
        Ok(shown.map(|(text, exact)| HangingMatter { part: Some(part), mark: None, text, exact, notes }))
    }

    /// An entry made of a note shows its words: theirs, so by their consent; and not those that were corrected since.
    fn their_words(&self, link: &Link) -> Result<Option<(String, bool)>> {
        let Some(passage) = self.people.passage(self.reading, &link.note)? else { return Ok(None) };
        if link.corrected_since() {
            return Ok(None);
        }
        let words = link.words(self.reading.connection)?.filter(|words| self.may_hang(words));
        Ok(words.map(|words| (words, passage.exact)))
    }

    /// What matters to somebody: an entry of a map of theirs, or a note of theirs with a mark on it.
    pub fn matter(&self, person: Id, thing: &Entity) -> Result<Option<HangingMatter>> {
        match thing.kind {
            Kind::MapEntry if self.is_entry_of(person, thing)? => self.entry(thing, true),
            Kind::Observation => {
                let Some(words) = self.words(thing)? else { return Ok(None) };
                let mark = thing.fields.members(observation::MARKS).into_iter().next();
                let (is_theirs, text) = (self.is_one(words.by, person)?, Cleared::whole(words.words));
                let matter = HangingMatter { part: None, mark, text, exact: words.exact, notes: 1 };
                Ok(Some(matter).filter(|matter| is_theirs && matter.mark.is_some()))
            }
            _ => Ok(None),
        }
    }

    /// Whether an entry stands on a map of somebody's.
    pub fn is_entry_of(&self, person: Id, entry: &Entity) -> Result<bool> {
        let map = Entity::find_named(self.reading.connection, entry.fields.get(map_entry::MAP))?;
        let of = map.filter(|map| self.is_ours(map)).and_then(|map| map.fields.get(empathy_map::PERSON));
        of.map_or(Ok(false), |of| self.is_one(of, person))
    }

    /// Whether two ids name one person.
    pub fn is_one(&self, one: Id, other: Id) -> Result<bool> {
        let target = |id| aliases::target(self.reading.connection, id);
        Ok(target(one)? == target(other)?)
    }

    /// The picture that a poster shows, if everybody whom its note is of or about is on the wall and lets pictures of
    /// themselves be shown. Who chose it has looked at it, so that a note of something done or around them is no hindrance.
    pub fn picture(&self, picture: Id) -> Result<Option<Entity>> {
        let connection = self.reading.connection;
        let Some(picture) = Entity::live(connection, picture, Kind::Attachment)? else { return Ok(None) };
        let is_picture = picture.fields.get(attachment::KIND) == Some(AttachmentKind::Picture);
        let note = Entity::find_named(connection, picture.fields.get(attachment::OBSERVATION))?;
        let Some(note) = note.filter(|note| is_picture && self.is_ours(note) && self.is_ours(&picture)) else {
            return Ok(None);
        };
        let visit = Entity::find_named(connection, note.fields.get(observation::ENCOUNTER))?;
        let staged = visit.is_some_and(|visit| !gives_evidence(&visit));
        let kind = note.fields.get(observation::KIND);
        let ours = matches!(kind, None | Some(ObservationKind::Thought));
        let may = [observation::BY, observation::ABOUT].into_iter().all(|field| match note.fields.get(field) {
            None => true,
            Some(Person::Someone(_)) => false,
            Some(Person::Known(id)) => self.people.named(id).is_some() && self.people.may_be_pictured(id),
        });
        Ok(Some(picture).filter(|_| may && !staged && !ours && note.versions == 0))
    }
}

/// Longer words cannot be read from four metres.
fn is_readable(words: &str) -> bool {
    !words.trim().is_empty() && room(words) <= READABLE
}
