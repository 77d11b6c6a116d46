//! What may hang on the wall, and on a poster: each note, entry, picture and text by itself, by consent as it stands now.
//!
//! Visitors walk past, so only who chose *on the wall* is there, and nobody unnamed. The names of others are taken out of
//! our own words; what people said is never changed, only left out.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::{Cleared, Giveaways, Naming, People, Reader};
use crate::empathy_map::{Link, basis, gives_evidence, links, our_words};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::called::{Called, Sought, has_case, name_words};
use crate::model::fields::{attachment, empathy_map, map_entry, observation, site};
use crate::model::text::room;
use crate::model::{AttachmentKind, Basis, Id, Kind, MapPart, Mark, ObservationKind, Person};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::{aliases, called};

/// Longer words cannot be read from four metres.
const READABLE: usize = 320;

/// Who is on the wall, and what may not be read there.
pub(crate) struct Hanging<'a> {
    pub reading: &'a Reading<'a>,
    pub people: People,
    /// Customers who may be named there: somebody of theirs is.
    customers: BTreeSet<Id>,
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
        let people = People::on_the_wall(reading)?;
        let customers = people.all_named().filter_map(|one| one.customer).collect();
        Ok(Self { reading, people, customers })
    }

    /// The names in a text that may not be read there: of everybody who is not on the wall, and of every customer of whom nobody is,
    /// with its sites. Looked up by the text's own words: one who is called so is enough, and everybody else is left alone.
    fn giveaways(&self, text: &str) -> Result<Giveaways> {
        let mut giveaways = Giveaways::new(Reader::Wall);
        for sought in looked_up(self.reading.connection, text)? {
            if called::any(self.reading.connection, &sought, |of| Ok(!self.may_be_read(of)?))? {
                giveaways.add_sought(&sought);
            }
        }
        Ok(giveaways)
    }

    /// Whether the name of a person, a customer or a site may be read there.
    fn may_be_read(&self, of: &Entity) -> Result<bool> {
        let customer = match of.kind {
            Kind::Person => return Ok(self.people.named(of.id).is_some()),
            Kind::Organization => Some(aliases::target(self.reading.connection, of.id)?),
            _ => of.fields.get(site::ORGANIZATION),
        };
        Ok(customer.is_some_and(|customer| self.customers.contains(&customer)))
    }

    /// Whether a thing is what passers-by may see something of: the team's, or that of who has no team.
    pub fn is_ours(&self, entity: &Entity) -> bool {
        entity.is_here() && (entity.log == Log::Team || !self.reading.me.has_team())
    }

    /// Whether somebody's words can be read from four metres and tell nobody's name.
    fn may_hang(&self, words: &str) -> Result<bool> {
        Ok(is_readable(words) && !self.names_somebody(words)?)
    }

    /// Whether our own words name somebody, or a customer, who may not be read there.
    pub fn names_somebody(&self, words: &str) -> Result<bool> {
        Ok(self.giveaways(words)?.are_in(words))
    }

    /// Our own words without the names that may not be read.
    pub fn taken_out(&self, words: &str) -> Result<Cleared> {
        Ok(self.giveaways(words)?.taken_out(words))
    }

    /// Words, if they may hang.
    fn hung(&self, words: Option<String>) -> Result<Option<String>> {
        let may = words.as_deref().map_or(Ok(false), |words| self.may_hang(words))?;
        Ok(words.filter(|_| may))
    }

    /// The words of a note, if they may hang: of somebody on the wall, and of or about nobody else.
    pub fn words(&self, note: &Entity) -> Result<Option<HangingWords>> {
        if !self.is_ours(note) {
            return Ok(None);
        }
        let Some(passage) = self.people.passage(self.reading, note)? else { return Ok(None) };
        let Some(Naming::Named(by)) = passage.by else { return Ok(None) };
        let newest = self.hung(note.fields.words().map(|(newest, _)| newest.text))?;
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
            Some(own) if is_readable(&own) => Some((self.taken_out(&own)?, false)),
            Some(_) => None,
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
        let words = self.hung(link.words(self.reading.connection)?)?;
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

/// What could stand in a text, by its own words: each as a name, those that a description begins with and what follows them, and
/// what stands inside of words whose script knows no capitals.
fn looked_up(connection: &Connection, text: &str) -> Result<BTreeSet<Sought>> {
    let words: Vec<String> = name_words(text).map(|(_, word)| word).collect();
    let longest_inside = called::longest_inside(connection)?;
    let mut all = BTreeSet::new();
    let alone = |word: &str, called| Sought { word: word.to_owned(), called, rest: String::new() };
    for (place, word) in words.iter().enumerate() {
        all.extend([alone(word, Called::Name), alone(word, Called::Place)]);
        if called::begins_description(connection, word)? {
            for behind in place + 1..=words.len() {
                all.insert(Sought { rest: words[place + 1..behind].join(" "), ..alone(word, Called::Description) });
            }
        }
        if longest_inside > 0 && !has_case(word) {
            let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
            for (place, start) in ends.iter().enumerate() {
                let inside = ends.iter().skip(place + 1).take(longest_inside).filter_map(|end| word.get(*start..*end));
                for inside in inside.filter(|inside| !has_case(inside)) {
                    all.extend(Called::ALL.map(|called| alone(inside, called)));
                }
            }
        }
    }
    Ok(all)
}
