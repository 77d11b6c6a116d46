//! *Same as*: what a customer, site, person or visit is called besides, and which two look alike. Alike is only proposed; a
//! person decides.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use serde::Serialize;

use super::PAGE;
use crate::error::Result;
use crate::log::projection;
use crate::log::reading::Reading;
use crate::model::alike::{self, Likeness};
use crate::model::fields::{encounter, person};
use crate::model::{Audience, Id, Kind, VisitState};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::Presence;
use crate::store::entities::Entity;

/// The visits that are looked at: the latest.
const MOST_VISITS: usize = 2_000;

/// What a thing is called besides: one that was declared the same as it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct AlsoRow {
    /// Its own id, which stays; `undo_same` takes it.
    pub id: Id,
    /// Its own name; `None` for what has none.
    pub name: Option<String>,
    /// Who may read it.
    pub audience: Audience,
}

/// Of what two things are proposed to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum SameKind {
    /// Two customers of like names.
    Customer,
    /// Two sites of one customer, of like names.
    Site,
    /// Two people of one customer, of like names.
    Person,
    /// Two visits to one site at one time.
    Visit,
}

/// Two things that look like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SameProposal {
    /// What they are.
    pub what: SameKind,
    /// The one that would read as the other: the later.
    pub alias: AlsoRow,
    /// The other.
    pub target: AlsoRow,
}

impl Notebook {
    /// What a thing is called besides, the oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn also(&self, thing: Id) -> Result<Vec<AlsoRow>> {
        self.read(|reading| also(reading.connection, aliases::target(reading.connection, thing)?))
    }

    /// Which things look like one, at most a page of them: names that differ in accents, case, legal forms or a letter, and visits
    /// that overlap on one site. What a person said is not the same is not among them.
    ///
    /// # Errors
    /// What the disk says.
    pub fn same_proposals(&self) -> Result<Vec<SameProposal>> {
        self.read(|reading| {
            let mut proposals = Vec::new();
            for (kind, what) in [
                (Kind::Organization, SameKind::Customer),
                (Kind::Site, SameKind::Site),
                (Kind::Person, SameKind::Person),
            ] {
                alike_names(reading.connection, kind, what, &mut proposals)?;
            }
            overlapping_visits(reading, &mut proposals)?;
            Ok(proposals)
        })
    }
}

/// [`Notebook::also`] of a thing as it reads.
pub(super) fn also(connection: &Connection, target: Id) -> Result<Vec<AlsoRow>> {
    let mut rows = Vec::new();
    for id in aliases::of(connection, target)? {
        let alias = Entity::find_any(connection, id)?.filter(|alias| alias.presence == Presence::Alias);
        let Some(alias) = alias else { continue };
        let (fields, _) = projection::by_itself(connection, &alias)?;
        rows.push(AlsoRow { id, name: alias.kind.name(&fields), audience: alias.log.audience() });
    }
    Ok(rows)
}

/// Things of one kind whose names are alike; people and sites where they are of one customer.
fn alike_names(connection: &Connection, kind: Kind, what: SameKind, proposals: &mut Vec<SameProposal>) -> Result<()> {
    // What each name could be with a letter less: two that differ in one letter share one of these.
    let mut known: HashMap<(Option<Id>, u64), Vec<i64>> = HashMap::new();
    let mut pairs: Vec<(i64, i64)> = Vec::new();
    let mut met: HashSet<(i64, i64)> = HashSet::new();
    Entity::each_of_kind(connection, kind, |entity| {
        // A description ("night operator") is no name.
        let is_described = kind == Kind::Person && entity.fields.get(person::NAME).is_none();
        let Some(name) = kind.name(&entity.fields).filter(|_| !is_described) else { return Ok(()) };
        let of = kind.parent(&entity.fields);
        for key in alike::keys(&name) {
            let like = known.entry((of, key)).or_default();
            for other in like.iter().filter(|other| **other != entity.number) {
                let pair = (entity.number.min(*other), entity.number.max(*other));
                if met.insert(pair) {
                    pairs.push(pair);
                }
            }
            // A name that hundreds share says nothing about who they are.
            if like.len() < PAGE && like.last() != Some(&entity.number) {
                like.push(entity.number);
            }
        }
        Ok(())
    })?;
    pairs.sort_unstable();
    for (one, other) in pairs {
        if proposals.len() >= PAGE {
            break;
        }
        let (Some(one), Some(other)) = (Entity::numbered(connection, one)?, Entity::numbered(connection, other)?)
        else {
            continue;
        };
        let names = (kind.name(&one.fields).unwrap_or_default(), kind.name(&other.fields).unwrap_or_default());
        if alike::likeness(&names.0, &names.1) != Likeness::Unlike {
            propose(connection, what, (&one, &other), proposals)?;
        }
    }
    Ok(())
}

/// Visits that began and overlap on one site, or with one customer where no site was named.
fn overlapping_visits(reading: &Reading<'_>, proposals: &mut Vec<SameProposal>) -> Result<()> {
    let mut visits = Entity::visits_begun_by(reading.connection, i64::MAX, MOST_VISITS)?;
    visits.reverse();
    let mut last: HashMap<Id, Entity> = HashMap::new();
    for visit in visits.into_iter().filter(|visit| visit.state != i64::from(VisitState::Planned.number())) {
        let Some(site) = visit.fields.get(encounter::SITE) else { continue };
        if let Some(before) = last.get(&site) {
            let ended = before.fields.ms(encounter::END).unwrap_or(reading.now().utc_ms);
            let began = visit.fields.ms(encounter::START).unwrap_or(i64::MAX);
            if began < ended && proposals.len() < PAGE {
                propose(reading.connection, SameKind::Visit, (before, &visit), proposals)?;
            }
        }
        last.insert(site, visit);
    }
    Ok(())
}

/// Proposes two, unless somebody has said what they are.
fn propose(
    connection: &Connection,
    what: SameKind,
    (target, alias): (&Entity, &Entity),
    proposals: &mut Vec<SameProposal>,
) -> Result<()> {
    for one in std::iter::once(target.id).chain(aliases::of(connection, target.id)?) {
        for declared in aliases::declared(connection, one)? {
            if aliases::target(connection, declared.other)? == alias.id {
                return Ok(());
            }
        }
    }
    let row = |entity: &Entity| AlsoRow {
        id: entity.id,
        name: entity.kind.name(&entity.fields),
        audience: entity.log.audience(),
    };
    proposals.push(SameProposal { what, alias: row(alias), target: row(target) });
    Ok(())
}
