//! What was said of a thing, by whom and when, from its operations. Of what was shared the team has it as it stood then.

use soundings_wire::Id;

use super::identity::engineer_of;
use super::operations;
use super::reading::Reading;
use crate::error::Result;
use crate::model::Moment;
use crate::store::entities::Entity;

/// One write of a field.
pub(crate) struct Said {
    pub field: u16,
    /// CBOR.
    pub value: Vec<u8>,
    /// Whose device wrote it; `None` where that is not known here.
    pub by: Option<Id>,
    /// By the clock that it ranks by.
    pub at: Moment,
    /// It is of the operation that the thing began with.
    pub first: bool,
}

/// Every write of a field of one value, the earliest first.
pub(crate) fn of_thing(reading: &Reading<'_>, thing: &Entity) -> Result<Vec<Said>> {
    let (mut said, connection) = (Vec::new(), reading.connection);
    let mut operations = operations::in_log_order(connection, thing.log, thing.id)?;
    operations.sort_by_key(|one| one.rank);
    let created = operations::creating(connection, thing.log, thing.id)?.map(|created| created.dot);
    for operation in operations {
        let by = engineer_of(connection, operation.dot.incarnation)?;
        let at = reading.shown_here(i64::try_from(operation.rank.utc_ms()).unwrap_or(i64::MAX));
        for change in operation.payload.changes.into_iter().filter(|change| change.member.is_none()) {
            let first = Some(operation.dot) == created;
            said.push(Said { field: change.field, value: change.value, by, at: at.clone(), first });
        }
    }
    Ok(said)
}
