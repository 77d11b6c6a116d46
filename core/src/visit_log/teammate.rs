//! Joining a teammate's visit under way from their screen: ids and names, no network. Both phones have one visit then, and the
//! same customer, site and people; their notes lie in it together once both are shared. What a card brings is only me, as all of a
//! visit that is not shared: made twice under one id, the registers join.

use soundings_wire::card::{self, Named, VisitCard};
use soundings_wire::{Change, limits};

use super::visits::{is_there, under_way};
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, organization, person, site, visit_state};
use crate::model::{Audience, EncounterKind, Id, Kind, Moment, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many people stand on a card: more would make a code that no camera reads. The others come with the next sync.
const MOST_PEOPLE: usize = 12;
/// What it is about is told in so many bytes, or not at all.
const LONGEST_OBJECTIVE: usize = 240;
/// A longer name stays away, as somebody of whom the next sync tells.
const LONGEST_NAME: usize = 240;
/// The widest offset to UTC there is, and more.
const WIDEST_OFFSET: i16 = 18 * 60;

/// The card of the visit under way.
pub(crate) fn shown(reading: &Reading<'_>) -> Result<VisitCard> {
    let team = reading.me.team_log.ok_or(Refusal::NotJoined)?;
    let visit = under_way(reading.connection, reading.me.engineer)?.ok_or(Refusal::NothingUnderWay)?;
    let start: Moment = visit.fields.get(encounter::START).ok_or(Refusal::NothingUnderWay)?;
    let named = |id: Option<Id>| -> Result<Option<Named>> { id.map_or(Ok(None), |id| named(reading, id)) };
    let mut people = Vec::new();
    for id in visit.fields.members(encounter::PEOPLE) {
        people.extend(named(Some(id))?.filter(|_| people.len() < MOST_PEOPLE));
    }
    Ok(VisitCard {
        team,
        visit: visit.id,
        kind: visit.fields.get(encounter::KIND).unwrap_or(EncounterKind::Visit).number().into(),
        started_ms: start.utc_ms,
        offset_minutes: i16::try_from(start.offset_minutes).unwrap_or(0),
        zone: start.zone.clone(),
        objective: visit.fields.get(encounter::OBJECTIVE).filter(|text| text.len() <= LONGEST_OBJECTIVE),
        customer: named(visit.fields.get(encounter::ORGANIZATION))?,
        site: named(visit.fields.get(encounter::SITE))?,
        people,
        engineer: reading.me.engineer,
    })
}

fn named(reading: &Reading<'_>, id: Id) -> Result<Option<Named>> {
    let Some(entity) = Entity::find(reading.connection, id)?.filter(Entity::is_here) else { return Ok(None) };
    let described = entity.kind == Kind::Person && entity.fields.get(person::NAME).is_none();
    let name = reading.name(Some(id))?.filter(|name| name.len() <= LONGEST_NAME);
    Ok(name.map(|name| Named { id, name, described }))
}

/// A card from its text, as far as it can be checked: a teammate's, and what its fields may hold.
///
/// # Errors
/// [`Refusal::CardUnreadable`], [`Refusal::CardOtherTeam`], [`Refusal::NotJoined`].
pub(crate) fn read(reading: &Reading<'_>, text: &str) -> Result<VisitCard> {
    let card: VisitCard = card::read(text).map_err(|_| Refusal::CardUnreadable)?;
    if reading.me.team_log.ok_or(Refusal::NotJoined)? != card.team {
        return Err(Refusal::CardOtherTeam.into());
    }
    let things = card.customer.iter().chain(&card.site).chain(&card.people);
    let texts = things.map(|thing| &thing.name).chain(&card.objective).chain([&card.zone]);
    let may_be = texts.map(|text| check_text(text)).all(|text| text.is_ok_and(|text| text.len() <= LONGEST_NAME));
    let time = (0..1 << 48).contains(&card.started_ms) && card.offset_minutes.abs() <= WIDEST_OFFSET;
    if may_be && time && card.people.len() <= MOST_PEOPLE && text.len() <= limits::CARD_TEXT {
        Ok(card)
    } else {
        Err(Refusal::CardUnreadable.into())
    }
}

impl Notebook {
    /// Joins a teammate's visit under way, from the text their screen shows. The visit.
    ///
    /// # Errors
    /// As [`Notebook::look_at_visit`]; [`Refusal::AnotherUnderWay`], [`Refusal::AlreadyStarted`], [`Refusal::AlreadyEnded`],
    /// [`Refusal::Gone`] where it was deleted here; [`Refusal::WrongKind`]: an id that names something else here.
    pub fn join_visit(&self, text: &str) -> Result<Id> {
        let card = self.read(|reading| read(reading, text))?;
        self.write(|action| {
            let me = action.me.engineer;
            let is_here = |action: &Action<'_>| Entity::find(action.connection(), card.visit);
            let visit = match is_here(action)? {
                Some(_) => Some(action.live(card.visit, Kind::Encounter)?),
                None => None,
            };
            match visit.as_ref().map(|visit| (visit_state(&visit.fields), is_there(visit, me))) {
                Some((VisitState::Ended, _)) => return Err(Refusal::AlreadyEnded.into()),
                Some((VisitState::UnderWay, true)) => return Err(Refusal::AlreadyStarted.into()),
                _ if under_way(action.connection(), me)?.is_some() => return Err(Refusal::AnotherUnderWay.into()),
                _ => {}
            }
            let begun = vec![
                encounter::START.set(&start(&card)),
                encounter::ENGINEERS.with(&me),
                encounter::ENGINEERS.with(&card.engineer),
            ];
            let known = things(action, &card)?;
            match visit {
                // A teammate started what this notebook knows as planned, or as under way: the earliest start stays.
                Some(visit) if visit_state(&visit.fields) == VisitState::UnderWay => {
                    action.edit(&visit, vec![encounter::ENGINEERS.with(&me)], None)?;
                }
                Some(visit) => action.edit(&visit, begun, None)?,
                None => {
                    let changes = [begun, about(&card, known)].concat();
                    action.create_as(Audience::OnlyMe, Kind::Encounter, card.visit, changes);
                }
            }
            Ok(card.visit)
        })
    }
}

/// When it started, as the phone that shows it said.
pub(crate) fn start(card: &VisitCard) -> Moment {
    Moment { utc_ms: card.started_ms, offset_minutes: card.offset_minutes.into(), zone: card.zone.clone() }
}

fn about(card: &VisitCard, [customer, site]: [Option<Id>; 2]) -> Vec<Change> {
    let mut changes = Vec::new();
    let kind = u8::try_from(card.kind).ok().and_then(EncounterKind::from_number).unwrap_or(EncounterKind::Visit);
    changes.push(encounter::KIND.set(&kind));
    changes.extend(customer.map(|id| encounter::ORGANIZATION.set(&id)));
    changes.extend(site.map(|id| encounter::SITE.set(&id)));
    changes.extend(card.objective.as_ref().map(|text| encounter::OBJECTIVE.set(text)));
    changes.extend(card.people.iter().map(|named| encounter::PEOPLE.with(&named.id)));
    changes
}

/// Makes what is not here yet, under the ids that it has there. The customer and the site, where the card names them.
fn things(action: &mut Action<'_>, card: &VisitCard) -> Result<[Option<Id>; 2]> {
    let customer = card.customer.as_ref().map(|named| named.id);
    if let Some(named) = &card.customer {
        make(action, Kind::Organization, named, vec![organization::NAME.set(&named.name)])?;
    }
    let of_customer = |field: crate::model::value::Field<Id>| customer.map(|id| field.set(&id));
    if let Some(named) = &card.site {
        let changes = [site::NAME.set(&named.name)].into_iter().chain(of_customer(site::ORGANIZATION)).collect();
        make(action, Kind::Site, named, changes)?;
    }
    for named in &card.people {
        let field = if named.described { person::DESCRIPTION } else { person::NAME };
        let changes = [field.set(&named.name)].into_iter().chain(of_customer(person::ORGANIZATION)).collect();
        make(action, Kind::Person, named, changes)?;
    }
    Ok([customer, card.site.as_ref().map(|named| named.id)])
}

/// Makes one thing, where it is not here; one that was deleted here stays so.
fn make(action: &mut Action<'_>, kind: Kind, named: &Named, changes: Vec<Change>) -> Result<()> {
    match Entity::find(action.connection(), named.id)? {
        Some(entity) if entity.kind != kind => Err(Refusal::WrongKind.into()),
        Some(_) => Ok(()),
        None => {
            action.create_as(Audience::OnlyMe, kind, named.id, changes);
            Ok(())
        }
    }
}
