//! The queries of what a team makes of its visits, each under its name.

use rusqlite::Connection;
use rusqlite::types::ToSql;

use super::aliases;
use super::entities::{Entity, Place};
use super::scope::HOLDS;
use crate::error::Result;
use crate::model::{Id, Kind, Mark};

/// What holds things of a kind that are marked: a customer's encounters, or the maps of its people. Found in an index alone,
/// from the customer down: nothing of what else there is gets read.
fn marked_in(kind: Kind) -> String {
    match kind {
        Kind::MapEntry => format!(
            "SELECT map.id FROM (SELECT id FROM {HOLDS} AND parent = ?1 AND kind = 4) person
             CROSS JOIN (SELECT id, parent FROM {HOLDS} AND kind = 9) map ON map.parent = person.id"
        ),
        _ => format!("SELECT id FROM {HOLDS} AND parent = ?1 AND kind = 5"),
    }
}

impl Entity {
    /// Notes of a customer's encounters, or entries of its people's maps, with one of these marks, before a place, the latest
    /// first, so many.
    pub fn marked(
        connection: &Connection,
        customer: Id,
        kind: Kind,
        marks: i64,
        before: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let customer = aliases::target(connection, customer)?;
        let rest = format!(
            "entity INDEXED BY entity_marked WHERE hidden = 0 AND marks > 0 AND marks & ?2 AND kind = ?3 AND parent IN ({})
             AND (sort, number) < (?4, ?5) ORDER BY sort DESC, number DESC LIMIT ?6",
            marked_in(kind)
        );
        Self::all(connection, &rest, (customer.as_bytes(), marks, kind, before.0, before.1, limit as i64))
    }

    /// Open promises that were made on one of a customer's encounters, or to one of its people, the first due first, so many of them.
    pub fn open_promises_to(connection: &Connection, customer: Id, limit: usize) -> Result<Vec<Self>> {
        let customer = aliases::target(connection, customer)?;
        let is_open = "open.hidden = 0 AND open.kind = 8 AND open.state = 1";
        let sql = format!(
            "entity WHERE number IN (
                SELECT number FROM (
                    SELECT open.number, open.sort FROM (SELECT id FROM {HOLDS} AND parent = ?1 AND kind = 5) visit
                        CROSS JOIN entity open INDEXED BY entity_open_promises_at ON open.parent = visit.id AND {is_open}
                    UNION
                    SELECT open.number, open.sort FROM (SELECT id FROM {HOLDS} AND parent = ?1 AND kind = 4) person
                        CROSS JOIN promised_to ON promised_to.person = person.id
                        CROSS JOIN entity open INDEXED BY entity_open_promises ON open.number = promised_to.number AND {is_open}
                ) ORDER BY sort, number LIMIT ?2
            ) ORDER BY sort, number"
        );
        Self::all(connection, &sql, (customer.as_bytes(), limit as i64))
    }

    /// Whether something of a kind belonged to a thing and was deleted or erased.
    pub fn any_gone(connection: &Connection, parent: Id, kind: Kind) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entity WHERE parent = ?1 AND kind = ?2 AND hidden IN (1, 2))";
        Ok(connection.prepare_cached(sql)?.query_row((parent.as_bytes(), kind), |row| row.get(0))?)
    }

    /// Things of a kind in a state behind a place, the first first, so many of them.
    pub fn in_state_after(
        connection: &Connection,
        kind: Kind,
        state: impl ToSql,
        after: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let rest = "here WHERE kind = ?1 AND state = ?2 AND (sort, number) > (?3, ?4) ORDER BY sort, number LIMIT ?5";
        Self::all(connection, rest, (kind, state, after.0, after.1, limit as i64))
    }

    /// Notes or entries marked as questions, answered or not, before a place, the latest first, so many of them: a customer's, or
    /// everybody's.
    pub fn questions(
        connection: &Connection,
        (kind, answered): (Kind, bool),
        customer: Option<Id>,
        before: Place,
        limit: usize,
    ) -> Result<Vec<Self>> {
        let customer = customer.map(|customer| aliases::target(connection, customer)).transpose()?;
        // As the index of what was asked has it.
        let asked = format!("hidden = 0 AND marks & {}", Mark::Question.bit());
        let of = match customer {
            // In order of time, by that index.
            None => format!("entity INDEXED BY entity_asked WHERE ?1 IS NULL AND {asked}"),
            Some(_) => format!(
                "entity INDEXED BY entity_marked WHERE parent IN ({}) AND marks > 0 AND {asked}",
                marked_in(kind)
            ),
        };
        let rest = format!(
            "{of} AND kind = ?2 AND answered = ?3 AND (sort, number) < (?4, ?5) ORDER BY sort DESC, number DESC LIMIT ?6"
        );
        let customer = customer.as_ref().map(Id::as_bytes);
        let parameters = (customer, kind, answered, before.0, before.1, limit as i64);
        Self::all(connection, &rest, parameters)
    }
}
