//! What everybody of the customers' agreed to, and what they are called.

use std::collections::BTreeMap;

use super::{Giveaways, Naming, Reader};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::called::{Called, called};
use crate::model::fields::{consent_choice, organization, person, site};
use crate::model::{ConsentChoice, Fields, Id, Kind, Use};
use crate::store::aliases;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// Somebody of a customer's.
pub(crate) struct OfTheirs {
    pub customer: Option<Id>,
    /// The name, or the description of somebody who has none.
    pub name: String,
    pub role: Option<String>,
    choice: ConsentChoice,
    picture: bool,
    /// All that they are called.
    called: Vec<(Called, String)>,
}

/// Everybody of the customers', before one kind of reader.
pub(crate) struct People {
    pub(super) reader: Reader,
    by_id: BTreeMap<Id, OfTheirs>,
    /// The names of customers and of their sites, each with its customer.
    places: Vec<(Option<Id>, String)>,
}

impl People {
    /// Reads what people agreed to now. Deleted people are read too: their names may be read as little as before.
    pub fn read(reading: &Reading<'_>, reader: Reader) -> Result<Self> {
        let mut by_id = BTreeMap::new();
        for row in Entity::ever_of_kind(reading.connection, Kind::Person)? {
            by_id.insert(row.id, OfTheirs::read(reading, &row)?);
        }
        let mut places = Vec::new();
        for row in Entity::ever_of_kind(reading.connection, Kind::Organization)? {
            let customer = aliases::target(reading.connection, row.id)?;
            places.extend(row.fields.get(organization::NAME).map(|name| (Some(customer), name)));
        }
        for row in Entity::ever_of_kind(reading.connection, Kind::Site)? {
            places.extend(row.fields.get(site::NAME).map(|name| (row.fields.get(site::ORGANIZATION), name)));
        }
        Ok(Self { reader, by_id, places })
    }

    /// Those who are on the wall, and who reads as one of them: before whoever passes there, nobody else is anybody.
    pub fn on_the_wall(reading: &Reading<'_>) -> Result<Self> {
        let mut by_id = BTreeMap::new();
        for row in Entity::on_the_wall(reading.connection)? {
            for alias in aliases::of(reading.connection, row.id)? {
                if let Some(alias) = Entity::find_any(reading.connection, alias)? {
                    by_id.insert(alias.id, OfTheirs::read(reading, &alias)?);
                }
            }
            by_id.insert(row.id, OfTheirs::read(reading, &row)?);
        }
        Ok(Self { reader: Reader::Wall, by_id, places: Vec::new() })
    }

    /// How somebody stands; `None`: not even quoted.
    pub fn naming(&self, id: Id) -> Option<Naming> {
        let named = self.reader.names(self.by_id.get(&id)?.choice)?;
        Some(if named { Naming::Named(id) } else { Naming::Unnamed })
    }

    /// Whether pictures of somebody, or of what they did, may be shown.
    pub fn may_be_pictured(&self, id: Id) -> bool {
        self.by_id.get(&id).is_some_and(|person| person.picture)
    }

    /// Somebody who may be named.
    pub fn named(&self, id: Id) -> Option<&OfTheirs> {
        self.by_id.get(&id).filter(|person| self.reader.names(person.choice) == Some(true))
    }

    /// Everybody who may be named.
    pub fn all_named(&self) -> impl Iterator<Item = &OfTheirs> {
        self.by_id.values().filter(|person| self.reader.names(person.choice) == Some(true))
    }

    /// [`People::all_named`], each with their id.
    pub fn all_named_by_id(&self) -> impl Iterator<Item = (Id, &OfTheirs)> {
        let named = self.by_id.iter().filter(|(_, person)| self.reader.names(person.choice) == Some(true));
        named.map(|(id, person)| (*id, person))
    }

    /// The names that may not be read: of everybody who may not be named, and of every customer, with its sites, but
    /// those that `may_be_named`.
    pub fn giveaways(&self, may_be_named: impl Fn(Id) -> bool) -> Giveaways {
        let mut giveaways = Giveaways::new(self.reader);
        for person in self.by_id.values().filter(|person| self.reader.names(person.choice) != Some(true)) {
            person.called.iter().for_each(|(called, text)| giveaways.add_called(*called, text));
        }
        for (customer, name) in &self.places {
            if !customer.is_some_and(&may_be_named) {
                giveaways.add_called(Called::Place, name);
            }
        }
        giveaways
    }
}

/// Whether one person may be named by whoever passes the wall: of them alone, without everybody else.
pub(crate) fn is_on_the_wall(reading: &Reading<'_>, person: &Entity) -> Result<bool> {
    Ok(Reader::Wall.names(OfTheirs::read(reading, person)?.choice) == Some(true))
}

impl OfTheirs {
    /// What a person's row says, deleted ones too.
    fn read(reading: &Reading<'_>, row: &Entity) -> Result<Self> {
        // One who reads as another is called what they are called, and may be named where that one may.
        let one = match row.presence {
            Presence::Alias => Entity::find(reading.connection, row.id)?.unwrap_or_else(|| row.clone()),
            _ => row.clone(),
        };
        // What only this engineer's notebook has is told to nobody; without a team it has everything alone.
        let theirs = one.log == Log::Team || !reading.me.has_team();
        let choice = if one.is_here() && theirs { consent_choice(&one.fields) } else { ConsentChoice::TeamOnly };
        let allowed = one.fields.member(person::CONSENT, &Use::Picture).is_some_and(|allowed| allowed.allowed);
        let picture = one.is_here() && theirs && allowed;
        let of_theirs = Self { picture, ..Self::new(&row.fields, choice) };
        let customer = of_theirs.customer.filter(|_| one.id == row.id);
        Ok(Self { customer, ..of_theirs })
    }

    fn new(fields: &Fields, choice: ConsentChoice) -> Self {
        let (name, described) = (fields.get(person::NAME), fields.get(person::DESCRIPTION));
        let role = fields.get(person::ROLE);
        let called = called(Kind::Person, fields);
        let name = name.or(described).unwrap_or_default();
        Self { customer: fields.get(person::ORGANIZATION), name, role, choice, picture: false, called }
    }
}
