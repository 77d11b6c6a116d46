//! The queries of what a team makes of its visits, each under its name.

use rusqlite::Connection;
use rusqlite::types::ToSql;

use super::aliases;
use super::entities::{Entity, Place};
use crate::error::Result;
use crate::model::{Id, Kind, Mark, PromiseState};

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
        let above = match kind {
            Kind::MapEntry => {
                "SELECT map.id FROM here person JOIN here map ON map.parent = person.id AND map.kind = 9
                 WHERE person.parent = ?1 AND person.kind = 4"
            }
            _ => "SELECT id FROM here WHERE parent = ?1 AND kind = 5",
        };
        let rest = format!(
            "here WHERE marks > 0 AND marks & ?2 AND kind = ?3 AND parent IN ({above}) AND (sort, number) < (?4, ?5)
             ORDER BY sort DESC, number DESC LIMIT ?6"
        );
        Self::all(connection, &rest, (customer.as_bytes(), marks, kind, before.0, before.1, limit as i64))
    }

    /// Open promises that were made on one of a customer's encounters, or to one of its people, the first due first, so many of them.
    pub fn open_promises_to(connection: &Connection, customer: Id, limit: usize) -> Result<Vec<Self>> {
        let customer = aliases::target(connection, customer)?;
        // The order of the joins and the pluses keep SQLite from walking all that is open.
        let rest = "entity WHERE number IN (
                SELECT made.number FROM here visit CROSS JOIN here made ON made.parent = visit.id AND made.kind = 8
                    WHERE visit.parent = ?1 AND visit.kind = 5
                UNION SELECT promised_to.number FROM here person CROSS JOIN promised_to ON promised_to.person = person.id
                    WHERE person.parent = ?1 AND person.kind = 4
            ) AND hidden = 0 AND +kind = 8 AND +state = ?2 ORDER BY +sort, number LIMIT ?3";
        Self::all(connection, rest, (customer.as_bytes(), PromiseState::Open.number(), limit as i64))
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
        let of = match (customer, kind) {
            // In order of time, by the index of what is marked.
            (None, _) => "?1 IS NULL",
            (_, Kind::MapEntry) => {
                "parent IN (SELECT map.id FROM here person JOIN here map ON map.parent = person.id AND map.kind = 9
                 WHERE person.parent = ?1 AND person.kind = 4)"
            }
            _ => "parent IN (SELECT id FROM here WHERE parent = ?1 AND kind = 5)",
        };
        let rest = format!(
            "here WHERE marks > 0 AND marks & ?2 AND kind = ?3 AND {of}
             AND (sort, number) < (?4, ?5)
             AND ?6 = EXISTS (SELECT 1 FROM here said WHERE said.parent = here.id AND said.kind = {})
             ORDER BY sort DESC, number DESC LIMIT ?7",
            Kind::Answer.number()
        );
        let customer = customer.as_ref().map(Id::as_bytes);
        let parameters = (customer, Mark::Question.bit(), kind, before.0, before.1, answered, limit as i64);
        Self::all(connection, &rest, parameters)
    }
}
