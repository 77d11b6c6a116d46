//! *Same as*: what a customer, site, person or visit is called besides, and which two look alike. Alike is only proposed; a
//! person decides.

use rusqlite::Connection;
use serde::Serialize;

use super::PAGE;
use crate::error::Result;
use crate::log::projection;
use crate::model::{Audience, Id, Kind};
use crate::notebook::Notebook;
use crate::store::columns::Presence;
use crate::store::entities::Entity;
use crate::store::{aliases, look_alike};

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
            let connection = reading.connection;
            let mut proposals = Vec::new();
            for (kind, what) in [
                (Kind::Organization, SameKind::Customer),
                (Kind::Site, SameKind::Site),
                (Kind::Person, SameKind::Person),
            ] {
                look_alike::each_pair(connection, kind, |one, other| {
                    propose(connection, what, (one, other), &mut proposals)?;
                    Ok(proposals.len() < PAGE)
                })?;
            }
            for (earlier, later) in look_alike::overlapping(connection, reading.now().utc_ms)? {
                if proposals.len() < PAGE
                    && let Some(earlier) = Entity::numbered(connection, earlier)?
                    && let Some(later) = Entity::numbered(connection, later)?
                {
                    propose(connection, SameKind::Visit, (&earlier, &later), &mut proposals)?;
                }
            }
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

/// Proposes two, unless somebody has said what they are, or a page is full.
fn propose(
    connection: &Connection,
    what: SameKind,
    (target, alias): (&Entity, &Entity),
    proposals: &mut Vec<SameProposal>,
) -> Result<()> {
    if proposals.len() >= PAGE {
        return Ok(());
    }
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
