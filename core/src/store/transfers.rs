//! What of attachments' files is to be sent or fetched, and how far each is: rows, so that a process killed at any moment
//! goes on where it was (sync.md 18).
//!
//! Life of one to send: named by an operation -> asked for at the server -> sent in pieces -> its hash confirmed. Of one to
//! fetch: asked for -> whole at the server -> fetched in pieces -> its hash checked here; only then is it here.

use rusqlite::{Connection, OptionalExtension, Row};

use super::attachments::{self, Part};
use super::columns::{Log, Presence, column, id};
use super::entities::Entity;
use crate::error::{Error, Result};
use crate::model::fields::attachment;
use crate::model::{BlobReference, Id};

column! {
    /// Which way a file goes.
    Way {
        /// It is where it should be.
        Settled = 0,
        Send = 1,
        Fetch = 2,
        /// It was confirmed once: whether that still holds is asked.
        Check = 3,
        /// The server keeps it, and it went from here to make room: it comes when somebody asks for it.
        Away = 4,
    }
}

column! {
    /// What the server said it holds of a file.
    Held {
        NotAsked = 0,
        NotWhole = 1,
        Whole = 2,
    }
}

column! {
    /// What keeps a file from going on.
    Trouble {
        None = 0,
        /// The server holds, or gave, other bytes than its author's.
        OtherBytes = 1,
        /// The disk here is full.
        NoRoom = 2,
        /// The server does not take it: too large.
        TooLarge = 3,
        /// It was erased.
        Erased = 4,
        /// The server could not store or give it.
        ServerFault = 5,
        /// Nothing came of a piece.
        NoProgress = 6,
        /// No operation names it at the server.
        Unnamed = 7,
        /// The server takes nothing of it any more from a device whose access was taken: it goes with this device.
        NotTaken = 8,
        /// The server has no room for it now.
        ServerFull = 9,
    }
}

/// A file between here and the server.
#[derive(Clone, Debug)]
pub(crate) struct Transfer {
    pub name: Id,
    pub log: Log,
    pub attachment: Id,
    pub part: Part,
    pub bytes: u64,
    pub way: Way,
    pub held: Held,
    pub moved: u64,
    pub trouble: Trouble,
    pub failures: u32,
    pub due_ms: u64,
    pub wanted: bool,
    pub backed_up: bool,
}

const COLUMNS: &str =
    "name, log, attachment, part, bytes, way, held, moved, trouble, failures, due, wanted, backed_up FROM transfer";

fn read(row: &Row<'_>) -> rusqlite::Result<Transfer> {
    let number = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
    Ok(Transfer {
        name: id(row, 0)?,
        log: row.get(1)?,
        attachment: id(row, 2)?,
        part: row.get(3)?,
        bytes: number(4)?,
        way: row.get(5)?,
        held: row.get(6)?,
        moved: number(7)?,
        trouble: row.get(8)?,
        failures: row.get(9)?,
        due_ms: number(10)?,
        wanted: row.get(11)?,
        backed_up: row.get(12)?,
    })
}

/// How files travel, as this device is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Setting {
    pub wifi_only: bool,
    pub largest: u64,
    pub metered: bool,
}

impl Setting {
    pub fn read(connection: &Connection) -> Result<Self> {
        let sql = "SELECT wifi_only, largest, metered FROM file_setting";
        Ok(connection.prepare_cached(sql)?.query_row([], |row| {
            let largest = row.get::<_, i64>(1)?.unsigned_abs();
            Ok(Self { wifi_only: row.get(0)?, largest, metered: row.get(2)? })
        })?)
    }

    pub fn write(self, connection: &Connection) -> Result<()> {
        let largest = i64::try_from(self.largest).unwrap_or(i64::MAX);
        connection.prepare_cached("UPDATE file_setting SET wifi_only = ?1, largest = ?2, metered = ?3")?.execute((
            self.wifi_only,
            largest,
            self.metered,
        ))?;
        Ok(())
    }

    /// Whether it asks for another network than this one.
    pub fn asks_for_wifi(self, file: &Transfer) -> bool {
        self.wifi_only && self.metered && !file.wanted && file.part == Part::Content
    }

    /// Whether it is larger than what comes by itself.
    pub fn is_too_large(self, file: &Transfer) -> bool {
        file.way == Way::Fetch && file.bytes > self.largest && !file.wanted && file.part == Part::Content
    }
}

/// The row of a name.
pub(crate) fn find(connection: &Connection, name: Id) -> Result<Option<Transfer>> {
    let sql = format!("SELECT {COLUMNS} WHERE name = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([name.as_bytes()], read).optional()?)
}

/// The row of an attachment's content or thumbnail.
pub(crate) fn of(connection: &Connection, attachment: Id, part: Part) -> Result<Option<Transfer>> {
    let sql = format!("SELECT {COLUMNS} WHERE attachment = ?1 AND part = ?2");
    Ok(connection.prepare_cached(&sql)?.query_row((attachment.as_bytes(), part), read).optional()?)
}

/// What the log names of an attachment's content or thumbnail.
pub(crate) fn reference(connection: &Connection, file: &Transfer) -> Result<Option<BlobReference>> {
    let entity = Entity::find(connection, file.attachment)?;
    let named = entity.and_then(|entity| of_part(&entity, file.part));
    Ok(named.filter(|named| named.name == file.name))
}

fn of_part(entity: &Entity, part: Part) -> Option<BlobReference> {
    entity.fields.get(match part {
        Part::Content => attachment::BLOB,
        Part::Thumbnail => attachment::THUMBNAIL,
    })
}

/// Attachments to look at, which are few: those of the team's, and of the engineer's own (?1) once it can travel.
const TO_LOOK_AT: &str = "attachment_to_look_at CROSS JOIN entity ON entity.id = attachment WHERE (log = 2 OR ?1)";

/// [`look`], outside of any act.
pub(crate) fn look_now(connection: &Connection, with_personal: bool) -> Result<()> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {TO_LOOK_AT})");
    if connection.prepare_cached(&sql)?.query_row([with_personal], |row| row.get(0))? {
        let transaction = connection.unchecked_transaction()?;
        look(&transaction, with_personal)?;
        transaction.commit()?;
    }
    Ok(())
}

/// Looks at some attachments that came or changed. `with_personal`: the engineer's own log travels, sealed with a key that is
/// here. Whether there may be more.
pub(crate) fn look(connection: &Connection, with_personal: bool) -> Result<bool> {
    const AT_ONCE: usize = 500;
    let sql = format!("SELECT attachment FROM {TO_LOOK_AT} LIMIT ?2");
    let ids = super::columns::ids(connection, &sql, (with_personal, AT_ONCE as i64))?;
    for id in &ids {
        look_at(connection, *id)?;
        connection
            .prepare_cached("DELETE FROM attachment_to_look_at WHERE attachment = ?1")?
            .execute([id.as_bytes()])?;
    }
    Ok(ids.len() == AT_ONCE)
}

fn look_at(connection: &Connection, attachment: Id) -> Result<()> {
    let entity = Entity::find(connection, attachment)?;
    for part in [Part::Content, Part::Thumbnail] {
        let before = of(connection, attachment, part)?;
        let named = entity.as_ref().and_then(|entity| Some((entity, of_part(entity, part)?)));
        let here = attachments::is_here(connection, attachment, part)?;
        // What is deleted is not fetched any more; what was not sent yet may be wanted back.
        let named = named.filter(|(entity, named)| {
            named.length > 0
                && match entity.presence {
                    Presence::Here | Presence::Later | Presence::Alias => true,
                    Presence::Deleted => here,
                    Presence::Erased => false,
                }
        });
        if let Some(before) = &before
            && named.as_ref().is_none_or(|(_, named)| named.name != before.name)
        {
            forget(connection, before.name)?;
        }
        let Some((entity, named)) = named else { continue };
        let way = if here { Way::Send } else { Way::Fetch };
        match before.filter(|before| before.name == named.name) {
            None => begin(connection, entity, part, &named, way)?,
            Some(file) => match (here, file.way) {
                (true, Way::Fetch | Way::Away) | (false, Way::Send | Way::Settled | Way::Check) => {
                    restart(connection, file.name, way)?;
                }
                _ => {}
            },
        }
    }
    Ok(())
}

fn begin(connection: &Connection, entity: &Entity, part: Part, named: &BlobReference, way: Way) -> Result<()> {
    let Ok(bytes) = i64::try_from(named.stored_bytes) else { return Ok(()) };
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO transfer (name, log, attachment, part, bytes, way) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((named.name.as_bytes(), entity.log, entity.id.as_bytes(), part, bytes, way))?;
    Ok(())
}

/// It begins again, this way.
fn restart(connection: &Connection, name: Id, way: Way) -> Result<()> {
    connection
        .prepare_cached("UPDATE transfer SET way = ?2, held = 0, moved = 0, trouble = 0, due = 0 WHERE name = ?1")?
        .execute((name.as_bytes(), way))?;
    Ok(())
}

fn forget(connection: &Connection, name: Id) -> Result<()> {
    connection.prepare_cached("DELETE FROM transfer WHERE name = ?1")?.execute([name.as_bytes()])?;
    connection.prepare_cached("DELETE FROM arriving WHERE name = ?1")?.execute([name.as_bytes()])?;
    Ok(())
}

/// No server is known any more, and what its team has goes from here: their bytes by the next sweep of the folder.
pub(crate) fn forget_team(connection: &Connection, things: &[Id]) -> Result<()> {
    things.iter().try_for_each(|thing| attachments::forget(connection, *thing))?;
    connection.execute_batch(
        "DELETE FROM arriving WHERE name IN (SELECT name FROM transfer WHERE log = 2); DELETE FROM transfer WHERE log = 2;",
    )?;
    Ok(())
}

/// Those whose standing at the server is to be asked for now, thumbnails first. `nudged`: files became whole there.
pub(crate) fn to_ask(connection: &Connection, now_ms: u64, nudged: bool, most: usize) -> Result<Vec<Transfer>> {
    let sql = format!(
        "SELECT {COLUMNS} INDEXED BY transfer_next WHERE way <> 0 AND way <> 4
         AND ((held = 0 AND due <= ?1) OR (way = 2 AND held = 1 AND (due <= ?1 OR (?2 AND trouble IN (0, 7)))))
         ORDER BY part DESC, bytes LIMIT ?3"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((now_ms as i64, nudged, most as i64), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The one that moves next: thumbnails before originals, the small before the large.
pub(crate) fn to_move(connection: &Connection, now_ms: u64) -> Result<Option<Transfer>> {
    let setting = Setting::read(connection)?;
    let sql = format!(
        "SELECT {COLUMNS} INDEXED BY transfer_next WHERE way <> 0 AND due <= ?1 AND trouble NOT IN (3, 4)
         AND ((way = 1 AND held = 1) OR (way = 2 AND held = 2))
         AND (part = 1 OR wanted = 1 OR (NOT ?2 AND (way = 1 OR bytes <= ?3)))
         ORDER BY part DESC, bytes LIMIT 1"
    );
    let (asks_for_wifi, largest) = (setting.wifi_only && setting.metered, setting.largest);
    let largest = i64::try_from(largest).unwrap_or(i64::MAX);
    Ok(connection.prepare_cached(&sql)?.query_row((now_ms as i64, asks_for_wifi, largest), read).optional()?)
}

/// Files of the team's that are with nobody else as far as is known, and that a server may yet take.
const UNSENT: &str = "INDEXED BY transfer_next WHERE way <> 0 AND way IN (1, 3) AND log = 2 AND trouble NOT IN (4, 8)";

/// Of them those that may go now, so many, thumbnails first: whatever the network, whatever their size.
pub(crate) fn unsent(connection: &Connection, now_ms: u64, most: usize) -> Result<Vec<Transfer>> {
    let sql = format!("SELECT {COLUMNS} {UNSENT} AND due <= ?1 ORDER BY part DESC, bytes LIMIT ?2");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map((now_ms as i64, most as i64), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// From when on one of them may go; `None`: there is none.
pub(crate) fn unsent_due(connection: &Connection) -> Result<Option<u64>> {
    let sql = format!("SELECT min(due) FROM transfer {UNSENT}");
    let due: Option<i64> = connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
    Ok(due.map(i64::unsigned_abs))
}

/// Whether the server had no room for one.
pub(crate) fn server_is_full(connection: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM transfer WHERE trouble = ?1 AND way IN (1, 3))";
    Ok(connection.prepare_cached(sql)?.query_row([Trouble::ServerFull], |row| row.get(0))?)
}

/// No server takes them.
pub(crate) fn unsent_are_not_taken(connection: &Connection) -> Result<()> {
    let sql = "UPDATE transfer SET trouble = ?1 WHERE way IN (1, 3) AND log = 2";
    connection.prepare_cached(sql)?.execute([Trouble::NotTaken])?;
    Ok(())
}

/// A file of the engineer's own whose hash at a server was not worked out yet: what is stored there is sealed, and the log
/// knows the hash of what was sealed.
pub(crate) fn unhashed(connection: &Connection) -> Result<Option<Transfer>> {
    let sql = format!(
        "SELECT {COLUMNS} INDEXED BY transfer_next WHERE way <> 0 AND way IN (1, 3) AND log = 1 AND stored_hash IS NULL LIMIT 1"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([], read).optional()?)
}

/// Keeps that hash.
pub(crate) fn keep_stored_hash(connection: &Connection, name: Id, hash: [u8; 32]) -> Result<()> {
    connection
        .prepare_cached("UPDATE transfer SET stored_hash = ?2 WHERE name = ?1")?
        .execute((name.as_bytes(), hash))?;
    Ok(())
}

/// The hash of what a server stores of a file that is here. `None`: it was not worked out yet.
pub(crate) fn stored_hash(connection: &Connection, file: &Transfer, named: &BlobReference) -> Result<Option<[u8; 32]>> {
    if named.key.is_none() {
        return Ok(Some(named.hash));
    }
    let sql = "SELECT stored_hash FROM transfer WHERE name = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([file.name.as_bytes()], |row| row.get(0)).optional()?.flatten())
}

/// Writes down how far it is and what came of it.
pub(crate) fn write(connection: &Connection, file: &Transfer) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE transfer SET way = ?2, held = ?3, moved = ?4, trouble = ?5, failures = ?6, due = ?7, backed_up = ?8
             WHERE name = ?1",
        )?
        .execute((
            file.name.as_bytes(),
            file.way,
            file.held,
            file.moved.min(file.bytes) as i64,
            file.trouble,
            file.failures,
            i64::try_from(file.due_ms).map_err(Error::unknown)?,
            file.backed_up,
        ))?;
    Ok(())
}

/// A person asks for an attachment now: on any network, whatever its size.
pub(crate) fn want(connection: &Connection, attachment: Id) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE transfer SET wanted = 1, due = 0, held = CASE WHEN way IN (2, 4) THEN 0 ELSE held END,
                way = CASE WHEN way = 4 THEN 2 ELSE way END
             WHERE attachment = ?1 AND way <> 0",
        )?
        .execute([attachment.as_bytes()])?;
    Ok(())
}

/// A person asks, or the network is back: what only waited for its time goes now. What the server gave as other bytes waits.
pub(crate) fn begin_anew(connection: &Connection) -> Result<()> {
    connection.prepare_cached("UPDATE transfer SET due = 0 WHERE way <> 0 AND due > 0 AND trouble <> 1")?.execute([])?;
    Ok(())
}

/// What was confirmed is asked for again: by a server that was restored, or that has a newer backup.
pub(crate) fn follow(connection: &Connection, epoch: u32, watermark: Option<i64>) -> Result<()> {
    let known: (u32, Option<i64>) = connection
        .prepare_cached("SELECT epoch, watermark FROM file_setting")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if known == (epoch, watermark) {
        return Ok(());
    }
    if known.0 != epoch {
        connection.execute("UPDATE transfer SET way = 3, held = 0, backed_up = 0 WHERE way = 0", [])?;
        connection.execute("UPDATE transfer SET held = 0, due = 0 WHERE way NOT IN (0, 4)", [])?;
    } else {
        connection.execute("UPDATE transfer SET way = 3, held = 0 WHERE way = 0 AND backed_up = 0", [])?;
    }
    connection.execute("UPDATE file_setting SET epoch = ?1, watermark = ?2", (epoch, watermark))?;
    Ok(())
}

/// How many files are on their way, and how many of their bytes.
pub(crate) fn count(connection: &Connection, way: Way, held: &[Held]) -> Result<(u32, u64)> {
    let mut counted = (0, 0);
    for held in held {
        let sql = "SELECT files, bytes FROM transfer_count WHERE way = ?1 AND held = ?2";
        let row = connection
            .prepare_cached(sql)?
            .query_row((way, held), |row| Ok((row.get::<_, u32>(0)?, row.get::<_, i64>(1)?.unsigned_abs())))
            .optional()?
            .unwrap_or_default();
        counted = (counted.0 + row.0, counted.1 + row.1);
    }
    Ok(counted)
}
