//! Which things look like one: customers, and a customer's sites and people, whose names are alike, and encounters that overlap on
//! one site. Kept as they change, so that whoever is shown them reads those alone, and not everybody's names.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use super::columns::id;
use super::entities::Entity;
use crate::error::Result;
use crate::model::alike::{self, Likeness};
use crate::model::fields::{encounter, person, visit_state};
use crate::model::{Fields, Id, Kind, VisitState};

/// A name that so many share says nothing about who they are.
const SHARED: usize = 100;
/// The encounters that are looked at: the latest.
const MOST_ENCOUNTERS: usize = 2_000;

/// A name, and whose site or person it is of.
#[derive(PartialEq)]
struct Name {
    owner: Vec<u8>,
    text: String,
}

impl Name {
    fn of(kind: Kind, fields: &Fields) -> Option<Self> {
        // A description ("night operator") is no name.
        let is_described = kind == Kind::Person && fields.get(person::NAME).is_none();
        let text = kind.name(fields).filter(|_| !is_described)?;
        Some(Self { owner: kind.parent(fields).map(|owner| owner.as_bytes().to_vec()).unwrap_or_default(), text })
    }
}

/// When somebody was on a site.
#[derive(PartialEq)]
struct OnSite {
    began: i64,
    site: Id,
    ended: Option<i64>,
}

impl OnSite {
    fn of(fields: &Fields) -> Option<Self> {
        let begun = visit_state(fields) != VisitState::Planned;
        let (began, site) = (fields.ms(encounter::START).filter(|_| begun)?, fields.get(encounter::SITE)?);
        Some(Self { began, site, ended: fields.ms(encounter::END) })
    }
}

/// Writes down what a thing looks like now, given its fields before. Of most things nothing is, and most edits change none of it.
pub(crate) fn write(connection: &Connection, number: i64, kind: Kind, now: &Fields, before: &Fields) -> Result<()> {
    match kind {
        Kind::Organization | Kind::Site | Kind::Person => {
            let (now, before) = (Name::of(kind, now), Name::of(kind, before));
            if now != before {
                before.map_or(Ok(()), |name| forget(connection, number, kind, &name))?;
                now.map_or(Ok(()), |name| keep(connection, number, kind, &name))?;
            }
        }
        Kind::Encounter => {
            let (now, before) = (OnSite::of(now), OnSite::of(before));
            if now != before {
                if let Some(gone) = before {
                    let sql = "DELETE FROM on_site WHERE began = ?1 AND number = ?2";
                    connection.prepare_cached(sql)?.execute((gone.began, number))?;
                }
                if let Some(OnSite { began, site, ended }) = now {
                    let sql = "INSERT INTO on_site (began, number, site, ended) VALUES (?1, ?2, ?3, ?4)";
                    connection.prepare_cached(sql)?.execute((began, number, site.as_bytes(), ended))?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// A key as a column holds it.
fn column(key: u64) -> i64 {
    key.cast_signed()
}

fn forget(connection: &Connection, number: i64, kind: Kind, name: &Name) -> Result<()> {
    let sql = "DELETE FROM name_key WHERE kind = ?1 AND owner = ?2 AND key = ?3 AND number = ?4";
    for key in alike::keys(&name.text) {
        connection.prepare_cached(sql)?.execute((kind, &name.owner, column(key), number))?;
    }
    connection.prepare_cached("DELETE FROM look_alike WHERE kind = ?1 AND one = ?2")?.execute((kind, number))?;
    connection.prepare_cached("DELETE FROM look_alike WHERE other = ?1")?.execute([number])?;
    Ok(())
}

fn keep(connection: &Connection, number: i64, kind: Kind, name: &Name) -> Result<()> {
    let mut others = BTreeSet::new();
    for key in alike::keys(&name.text) {
        let sql = "SELECT number FROM name_key WHERE kind = ?1 AND owner = ?2 AND key = ?3 ORDER BY number LIMIT ?4";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map((kind, &name.owner, column(key), SHARED as i64), |row| row.get::<_, i64>(0))?;
        others.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        connection
            .prepare_cached("INSERT OR IGNORE INTO name_key (kind, owner, key, number) VALUES (?1, ?2, ?3, ?4)")?
            .execute((kind, &name.owner, column(key), number))?;
    }
    others.remove(&number);
    for other in others {
        let like = Entity::ever_numbered(connection, other)?.and_then(|entity| Name::of(kind, &entity.fields));
        if like.is_some_and(|like| alike::likeness(&like.text, &name.text) != Likeness::Unlike) {
            connection
                .prepare_cached("INSERT OR IGNORE INTO look_alike (kind, one, other) VALUES (?1, ?2, ?3)")?
                .execute((kind, number.min(other), number.max(other)))?;
        }
    }
    Ok(())
}

/// Goes through the pairs of a kind whose names are alike and which both are here, the first known first, until `take` has enough.
pub(crate) fn each_pair(
    connection: &Connection,
    kind: Kind,
    mut take: impl FnMut(&Entity, &Entity) -> Result<bool>,
) -> Result<()> {
    let sql = "SELECT one, other FROM look_alike WHERE kind = ?1 ORDER BY one, other";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([kind])?;
    while let Some(row) = rows.next()? {
        let Some(one) = Entity::numbered(connection, row.get(0)?)? else { continue };
        let Some(other) = Entity::numbered(connection, row.get(1)?)? else { continue };
        if !take(&one, &other)? {
            break;
        }
    }
    Ok(())
}

/// Encounters that followed one another on a site and overlap, the first first, of the latest: the earlier of two, and the later.
pub(crate) fn overlapping(connection: &Connection, now: i64) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT number, site, began, ended FROM on_site
               WHERE NOT EXISTS (SELECT 1 FROM entity INDEXED BY entity_away WHERE number = on_site.number AND hidden > 0)
               ORDER BY began DESC, number DESC LIMIT ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([MOST_ENCOUNTERS as i64], |row| {
        Ok((row.get::<_, i64>(0)?, OnSite { site: id(row, 1)?, began: row.get(2)?, ended: row.get(3)? }))
    })?;
    let mut latest = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    latest.reverse();
    let mut last: HashMap<Id, (i64, i64)> = HashMap::new();
    let mut pairs = Vec::new();
    for (number, stay) in latest {
        if let Some((before, _)) = last.get(&stay.site).filter(|(_, ended)| stay.began < *ended) {
            pairs.push((*before, number));
        }
        last.insert(stay.site, (number, stay.ended.unwrap_or(now)));
    }
    Ok(pairs)
}
