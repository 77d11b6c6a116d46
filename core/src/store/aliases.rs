//! Aliases: things declared one with another, and what each of them reads as (sync.md 6).
//!
//! Which thing reads as which is worked out in the log's `same`, when it changes; here it is looked up. The projection's rows
//! name what they refer to by what that reads as, so that no list, count or search asks.

use rusqlite::{Connection, OptionalExtension};

use super::columns::{id, ids};
use crate::error::Result;
use crate::model::{Fields, Id, Kind};

/// What a thing reads as: itself, where it is nobody's alias.
pub(crate) fn target(connection: &Connection, thing: Id) -> Result<Id> {
    let mut statement = connection.prepare_cached("SELECT target FROM alias WHERE thing = ?1")?;
    Ok(statement.query_row([thing.as_bytes()], |row| id(row, 0)).optional()?.unwrap_or(thing))
}

/// The aliases of a thing, the oldest first.
pub(crate) fn of(connection: &Connection, target: Id) -> Result<Vec<Id>> {
    ids(connection, "SELECT thing FROM alias WHERE target = ?1 ORDER BY thing", [target.as_bytes()])
}

/// Whether there is any. Most notebooks have few or none.
pub(crate) fn any(connection: &Connection) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT EXISTS (SELECT 1 FROM alias)")?.query_row([], |row| row.get(0))?)
}

/// Makes a thing an alias of another, or of none.
pub(crate) fn set(connection: &Connection, thing: Id, target: Id) -> Result<()> {
    if thing == target {
        connection.prepare_cached("DELETE FROM alias WHERE thing = ?1")?.execute([thing.as_bytes()])?;
    } else {
        let sql = "INSERT OR REPLACE INTO alias (thing, target) VALUES (?1, ?2)";
        connection.prepare_cached(sql)?.execute((thing.as_bytes(), target.as_bytes()))?;
        carry_draft(connection, thing, target)?;
    }
    Ok(())
}

/// Unsent words of a visit are found under what that reads as, behind those that are there.
fn carry_draft(connection: &Connection, visit: Id, target: Id) -> Result<()> {
    let sql = "INSERT INTO draft (visit, words) SELECT ?2, words FROM draft WHERE visit = ?1
               ON CONFLICT (visit) DO UPDATE SET words = draft.words || char(10) || excluded.words";
    if connection.prepare_cached(sql)?.execute((visit.as_bytes(), target.as_bytes()))? > 0 {
        connection.prepare_cached("DELETE FROM draft WHERE visit = ?1")?.execute([visit.as_bytes()])?;
    }
    Ok(())
}

/// Lets a thing's fields name what their references read as.
pub(crate) fn resolve(connection: &Connection, kind: Kind, fields: &mut Fields) -> Result<()> {
    if !kind.may_name_alias() || !any(connection)? {
        return Ok(());
    }
    for named in kind.named(fields, Kind::can_be_same) {
        let target = target(connection, named)?;
        if target != named {
            kind.retarget(fields, named, target);
        }
    }
    Ok(())
}

/// One declaration as one of its two ends has it.
pub(crate) struct Declared {
    pub other: Id,
    pub declaration: Id,
    pub is_alias: bool,
    pub stands: bool,
}

/// Every declaration about a thing, taken back ones too.
pub(crate) fn declared(connection: &Connection, thing: Id) -> Result<Vec<Declared>> {
    let sql = "SELECT other, declaration, is_alias, stands FROM declared WHERE thing = ?1 ORDER BY declaration";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([thing.as_bytes()], |row| {
        Ok(Declared { other: id(row, 0)?, declaration: id(row, 1)?, is_alias: row.get(2)?, stands: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes a declaration down as it is now; the things it is about.
pub(crate) fn declare(
    connection: &Connection,
    declaration: Id,
    about: Option<(Id, Id)>,
    stands: bool,
) -> Result<Vec<Id>> {
    let sql = "SELECT thing FROM declared WHERE declaration = ?1";
    let mut things = ids(connection, sql, [declaration.as_bytes()])?;
    connection.prepare_cached("DELETE FROM declared WHERE declaration = ?1")?.execute([declaration.as_bytes()])?;
    if let Some((alias, target)) = about.filter(|(alias, target)| alias != target) {
        for (thing, other, is_alias) in [(alias, target, true), (target, alias, false)] {
            connection
                .prepare_cached(
                    "INSERT INTO declared (thing, other, declaration, is_alias, stands) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute((thing.as_bytes(), other.as_bytes(), declaration.as_bytes(), is_alias, stands))?;
            things.push(thing);
        }
    }
    Ok(things)
}

/// Everything that a declaration was ever made about.
pub(crate) fn all_declared(connection: &Connection) -> Result<Vec<Id>> {
    ids(connection, "SELECT DISTINCT thing FROM declared ORDER BY thing", [])
}

/// Those of what a deletion covers that a declaration was made about.
pub(crate) fn covered(connection: &Connection, deletion: Id) -> Result<Vec<Id>> {
    let sql =
        "SELECT DISTINCT thing FROM cover JOIN declared ON declared.thing = cover.entity WHERE cover.deletion = ?1";
    ids(connection, sql, [deletion.as_bytes()])
}

/// The things whose rows name one of them by this id.
pub(crate) fn referring(connection: &Connection, target: Id) -> Result<Vec<Id>> {
    let sql = "SELECT id FROM entity WHERE parent = ?1 UNION SELECT id FROM entity WHERE target = ?1
               UNION SELECT entity.id FROM mention JOIN entity ON entity.number = mention.number WHERE mention.person = ?1";
    ids(connection, sql, [target.as_bytes()])
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_look_up_of_an_alias_or_of_what_names_one_walks_the_rows() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(&crate::store::open::MIGRATIONS.concat()).unwrap();
        for sql in [
            "SELECT target FROM alias WHERE thing = x'01'",
            "SELECT thing FROM alias WHERE target = x'01' ORDER BY thing",
            "SELECT other FROM declared WHERE thing = x'01' ORDER BY declaration",
            "SELECT thing FROM declared WHERE declaration = x'01'",
            "SELECT id FROM entity WHERE parent = x'01'",
            "SELECT id FROM entity WHERE target = x'01'",
            "SELECT entity.id FROM mention JOIN entity ON entity.number = mention.number WHERE mention.person = x'01'",
        ] {
            let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let plan: Vec<String> =
                statement.query_map([], |row| row.get(3)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
            assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{sql}: {plan:?}");
        }
    }
}
