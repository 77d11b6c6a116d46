//! What a read has at hand, as an act has it: the notebook at one moment, now, and who reads.

use std::cell::OnceCell;

use rusqlite::Connection;

use super::identity::Identity;
use crate::environment::Environment;
use crate::error::{Error, Result};
use crate::model::{Id, Kind, Moment};
use crate::store::entities::Entity;

/// One look at the notebook.
pub(crate) struct Reading<'c> {
    pub connection: &'c Connection,
    pub me: Identity,
    /// The notebook is the example: nothing that would write into it is offered.
    pub is_example: bool,
    environment: &'c Environment,
    now: OnceCell<Moment>,
}

impl<'c> Reading<'c> {
    /// Begins, inside a transaction.
    pub fn begin(connection: &'c Connection, environment: &'c Environment) -> Result<Self> {
        let me = Identity::read(connection)?;
        Ok(Self { connection, me, is_example: false, environment, now: OnceCell::new() })
    }

    /// The same, where it is the example that is looked at.
    pub fn of_example(self, is_example: bool) -> Self {
        Self { is_example, ..self }
    }

    /// Now: the same moment throughout.
    pub fn now(&self) -> &Moment {
        self.now.get_or_init(|| self.environment.clock.now())
    }

    /// What the clock here showed at a moment of which only the time itself is known; bounded as [`Moment::in_zone`] does.
    pub fn shown_here(&self, utc_ms: i64) -> Moment {
        Moment::in_zone(utc_ms, &self.now().zone)
    }

    /// The local calendar day.
    pub fn today(&self) -> chrono::NaiveDate {
        self.now().day()
    }

    /// The thing, if it is here and one of `kind`.
    ///
    /// # Errors
    /// [`Error::NotFound`] otherwise.
    pub fn live(&self, id: Id, kind: Kind) -> Result<Entity> {
        Entity::live(self.connection, id, kind)?.ok_or(Error::NotFound { what: kind.word() })
    }

    /// What a thing that is here is called; `None` for what has no name.
    pub fn name(&self, id: Option<Id>) -> Result<Option<String>> {
        name(self.connection, id)
    }
}

/// What a thing that is here is called; `None` for what has no name.
pub(crate) fn name(connection: &Connection, id: Option<Id>) -> Result<Option<String>> {
    let entity = Entity::find_named(connection, id)?.filter(Entity::is_here);
    Ok(entity.and_then(|entity| entity.kind.name(&entity.fields)))
}
