//! What a thing's registers show, in its row.

use rusqlite::Connection;
use soundings_wire::{Change, Id, Payload, encode};

use super::operations::{self, Stored};
use super::register::Register;
use super::{gate, joined, registers};
use crate::error::Result;
use crate::model::{Fields, Kind};
use crate::store::columns::{Log, Presence};
use crate::store::entities::{Columns, Entity};
use crate::store::mentions::Named;
use crate::store::{aliases, attachments, called, look_alike, meetings, mentions, search};

fn shown_by(payload: &Payload) -> Fields {
    let mut fields = Fields::default();
    for change in &payload.changes {
        fields.put(change.field, change.member.as_deref(), &change.value);
    }
    fields
}

/// The hot path of capture: a new thing has no registers, its row comes straight from the operation.
/// `number`: the row's, where it had one before; else the next.
pub(crate) fn create(
    connection: &Connection,
    log: Log,
    kind: Kind,
    id: Id,
    payload: &Payload,
    number: Option<i64>,
) -> Result<()> {
    let mut fields = shown_by(payload);
    aliases::resolve(connection, kind, &mut fields)?;
    let columns = Columns::of(kind, &fields);
    meetings::keep(connection, kind, id, &fields)?;
    let presence = gate::presence(connection, log, kind, &fields)?;
    // Links to it may have come first.
    let links = if kind == Kind::Observation {
        "(SELECT count(*) FROM here WHERE target = ?1 AND kind IN (11, 29))"
    } else {
        "0"
    };
    let sql = format!(
        "INSERT INTO entity (id, kind, log, parent, target, state, sort, stays, fields, number, hidden, marks, links)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, {links})"
    );
    connection.prepare_cached(&sql)?.execute((
        id.as_bytes(),
        kind,
        log,
        columns.parent.as_ref().map(Id::as_bytes),
        columns.target.as_ref().map(Id::as_bytes),
        columns.state,
        columns.order,
        columns.stays,
        encode(&fields),
        number,
        presence,
        columns.marks,
    ))?;
    let number = connection.last_insert_rowid();
    mentions::write(connection, number, &Named::by(kind, &fields), &Named::default())?;
    called::write(connection, number, kind, &fields, &Fields::default())?;
    look_alike::write(connection, number, kind, &fields, &Fields::default())?;
    search::insert(connection, number, kind, kind.search_words(&fields))
}

/// Works a thing's row out anew from its creating operation and its registers in `log`; where the team has it too, from those
/// in the team's.
pub(crate) fn renew(connection: &Connection, log: Log, id: Id) -> Result<()> {
    if log == Log::Personal
        && let Some(created) = operations::creating(connection, Log::Team, id)?
    {
        return renew_from(connection, Log::Team, id, &created);
    }
    match operations::creating(connection, log, id)? {
        Some(created) => renew_from(connection, log, id, &created),
        None => Ok(()),
    }
}

/// Projects a thing from another log than before: also what was erased there as only me is here again.
pub(crate) fn begin_anew(connection: &Connection, log: Log, id: Id) -> Result<()> {
    if Entity::find_any(connection, id)?.is_some_and(|entity| entity.presence == Presence::Erased) {
        set_presence(connection, id, Presence::Here, false)?;
    }
    renew(connection, log, id)
}

/// [`renew`] from its creating operation already read.
pub(crate) fn renew_from(connection: &Connection, log: Log, id: Id, created: &Stored) -> Result<()> {
    let Some(entity) = Entity::find_any(connection, id)? else { return Ok(()) };
    let mut fields = shown_by(&created.payload);
    let mut versions = 0;
    let mut beside = Vec::new();
    for row in joined::of_thing(connection, log, &entity)? {
        let (merge, behaviour) = (entity.kind.merge(row.field), entity.kind.behaviour(row.field));
        if let Some(shown) = row.register.shown(merge, behaviour) {
            fields.put(row.field, merge.has_members().then_some(row.member.as_slice()), &shown.value);
        }
        let (undecided, words) = words_beside(entity.kind, &row);
        versions += u32::from(undecided);
        beside.extend(words);
    }
    aliases::resolve(connection, entity.kind, &mut fields)?;
    write(connection, &entity, (log, versions, &fields))?;
    beside.insert(0, entity.kind.search_words(&fields));
    search::replace(connection, entity.number, entity.kind, beside.join("\n").trim())
}

/// Whether several versions of a field stand, and the words of those not shown. They are found too: a version that nobody decided
/// on yet is not hidden.
fn words_beside(kind: Kind, row: &joined::Row) -> (bool, Vec<String>) {
    let (merge, behaviour) = (kind.merge(row.field), kind.behaviour(row.field));
    if !merge.asks() {
        return (false, Vec::new());
    }
    let siblings = row.register.siblings(behaviour.sameness);
    let shown = row.register.shown(merge, behaviour).map(|shown| (behaviour.sameness)(&shown.value));
    let others = siblings.iter().filter(|version| Some((behaviour.sameness)(&version.value)) != shown);
    (siblings.len() > 1, others.filter_map(|version| (behaviour.words)(&version.value)).collect())
}

/// Writes the search row of a thing as it is now.
pub(crate) fn index(connection: &Connection, entity: &Entity) -> Result<()> {
    let mut words = vec![entity.kind.search_words(&entity.fields)];
    if entity.versions > 0 {
        let rows = joined::of_thing(connection, entity.log, entity)?;
        words.extend(rows.iter().flat_map(|row| words_beside(entity.kind, row).1));
    }
    search::replace(connection, entity.number, entity.kind, words.join("\n").trim())
}

/// [`renew`] of a thing of which some registers changed: nearly always nothing else has to be read.
pub(crate) fn renew_changed(
    connection: &Connection,
    row: &Entity,
    changes: &[Change],
    registers: &[Register],
) -> Result<()> {
    let mut fields = row.fields.clone();
    let names_aliases = changes.iter().any(|change| row.kind.names_aliases(change.field));
    let mut is_plain = row.versions == 0 && row.presence != Presence::Erased;
    is_plain &= !row.kind.can_be_same() || aliases::of(connection, row.id)?.is_empty();
    is_plain &= !names_aliases || !aliases::any(connection)?;
    for (change, register) in changes.iter().zip(registers) {
        let (merge, behaviour) = (row.kind.merge(change.field), row.kind.behaviour(change.field));
        is_plain &= merge.has_members() == change.member.is_some();
        is_plain &= !merge.asks() || register.siblings(behaviour.sameness).len() < 2;
        match register.shown(merge, behaviour.weight) {
            Some(shown) => fields.put(change.field, change.member.as_deref(), &shown.value),
            None => is_plain = false,
        }
    }
    if !is_plain {
        return renew(connection, row.log, row.id);
    }
    write(connection, row, (row.log, 0, &fields))?;
    let words = row.kind.search_words(&fields);
    if words == row.kind.search_words(&row.fields) {
        Ok(())
    } else {
        search::replace(connection, row.number, row.kind, words.trim())
    }
}

/// Writes what a row shows now in the place of what it showed.
fn write(connection: &Connection, entity: &Entity, (log, versions, fields): (Log, u32, &Fields)) -> Result<()> {
    let columns = Columns::of(entity.kind, fields);
    meetings::keep(connection, entity.kind, entity.id, fields)?;
    let was = (entity.log, entity.versions, Columns::of(entity.kind, &entity.fields));
    if entity.presence != Presence::Erased && was == (log, versions, columns.clone()) {
        // Most edits change words alone: lists and counts, and their indexes, stay as they are.
        let sql = "UPDATE entity SET fields = ?2 WHERE number = ?1";
        connection.prepare_cached(sql)?.execute((entity.number, encode(fields)))?;
    } else {
        connection
            .prepare_cached(
                "UPDATE entity SET log = ?2, parent = ?3, target = ?4, state = ?5, sort = ?6, stays = ?7, versions = ?8, fields = ?9,
                 marks = ?10 WHERE id = ?1",
            )?
            .execute((
                entity.id.as_bytes(),
                log,
                columns.parent.as_ref().map(Id::as_bytes),
                columns.target.as_ref().map(Id::as_bytes),
                columns.state,
                columns.order,
                columns.stays,
                versions,
                encode(fields),
                columns.marks,
            ))?;
    }
    called::write(connection, entity.number, entity.kind, fields, &entity.fields)?;
    look_alike::write(connection, entity.number, entity.kind, fields, &entity.fields)?;
    mentions::write(connection, entity.number, &Named::by(entity.kind, fields), &Named::by(entity.kind, &entity.fields))
}

/// A thing's fields as its own registers show them, whatever it or what it names reads as, and of how many of them several
/// versions stand side by side.
pub(crate) fn by_itself(connection: &Connection, entity: &Entity) -> Result<(Fields, u32)> {
    let touched = entity.kind.can_be_same() || entity.kind.may_name_alias();
    let created = match touched && aliases::any(connection)? {
        true => operations::creating(connection, entity.log, entity.id)?,
        false => None,
    };
    let Some(created) = created.filter(|_| entity.presence != Presence::Erased) else {
        return Ok((entity.fields.clone(), entity.versions));
    };
    let (mut fields, mut versions) = (shown_by(&created.payload), 0);
    for row in registers::of_entity(connection, entity.log, entity.id)? {
        let (merge, behaviour) = (entity.kind.merge(row.field), entity.kind.behaviour(row.field));
        if let Some(shown) = row.register.shown(merge, behaviour.weight) {
            fields.put(row.field, merge.has_members().then_some(row.member.as_slice()), &shown.value);
        }
        versions += u32::from(merge.asks() && row.register.siblings(behaviour.sameness).len() > 1);
    }
    Ok((fields, versions))
}

/// Says whether a thing is there, and whether a deletion was undone by an edit made without having seen it.
pub(crate) fn set_presence(connection: &Connection, entity: Id, presence: Presence, brought_back: bool) -> Result<()> {
    connection.prepare_cached("UPDATE entity SET hidden = ?2, brought_back = ?3 WHERE id = ?1")?.execute((
        entity.as_bytes(),
        presence,
        brought_back,
    ))?;
    Ok(())
}

/// Empties an erased thing's row. What stays: that something was here.
pub(crate) fn empty(connection: &Connection, entity: &Entity) -> Result<()> {
    search::replace(connection, entity.number, entity.kind, "")?;
    mentions::write(connection, entity.number, &Named::default(), &Named::by(entity.kind, &entity.fields))?;
    called::write(connection, entity.number, entity.kind, &Fields::default(), &entity.fields)?;
    look_alike::write(connection, entity.number, entity.kind, &Fields::default(), &entity.fields)?;
    connection
        .prepare_cached("UPDATE entity SET hidden = ?2, versions = 0, marks = 0, fields = ?3 WHERE id = ?1")?
        .execute((entity.id.as_bytes(), Presence::Erased, encode(&Fields::default())))?;
    Ok(())
}

/// One thing's registers and row in a log, from its operations.
pub(crate) fn rework(connection: &Connection, log: Log, entity: Id) -> Result<()> {
    registers::forget(connection, Some(log), entity)?;
    let written = operations::in_log_order(connection, log, entity)?;
    // Before any register is written: it begins with the one operation that is marked.
    for (place, operation) in written.iter().enumerate() {
        let author = super::identity::author_number(connection, operation.dot.incarnation)?;
        operations::mark_creating(connection, (log, author, operation.dot.seq as i64), place == 0)?;
    }
    let created = written.first();
    for operation in written.iter().skip(1) {
        let Some(kind) = Kind::from_number(operation.kind) else { continue };
        for change in &operation.payload.changes {
            let written = (operation.dot, operation.rank);
            registers::write(connection, log, (kind, entity), created, written, change)?;
        }
    }
    if created.is_none() { nothing_left(connection, log, entity) } else { renew(connection, log, entity) }
}

/// A log has nothing of a thing any more: it is shown as the other has it, or not at all.
fn nothing_left(connection: &Connection, log: Log, entity: Id) -> Result<()> {
    let Some(row) = Entity::find_any(connection, entity)?.filter(|row| row.log == log) else { return Ok(()) };
    for other in Log::ALL.into_iter().filter(|other| *other != log) {
        if operations::creating(connection, other, entity)?.is_some() {
            return renew(connection, other, entity);
        }
    }
    if row.kind == Kind::Attachment {
        attachments::forget(connection, entity)?;
    }
    empty(connection, &row)
}
