//! Files in a backup: the whole ones, in pieces in a table of the copied database, so that a backup stays one file. Those of the
//! team lie there under their names, those in quarantine under the device's number and their name.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use rusqlite::Connection;
use soundings_wire::{Digest, Id};

use super::{apart, folder};
use crate::quarantine::files as unsent;
use crate::{HubError, private_file, store};

/// One piece's bytes.
const PIECE: u64 = 256 * 1024;

/// Puts every whole file of the hub's folder into the copy. Which those are; one that is not what it was is none, and the
/// copy says so.
pub(crate) fn copy_into(copy: &Connection, hub: &Path) -> Result<Vec<(Id, Digest)>, HubError> {
    copy.execute_batch(
        "CREATE TABLE blob_pieces (name BLOB NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (name, number)) STRICT",
    )?;
    let mut kept = Vec::new();
    for (name, hash) in whole(copy)? {
        let transaction = copy.unchecked_transaction()?;
        if put_in(&transaction, &name.0, &folder::place(hub, name)).is_ok_and(|found| found == hash) {
            transaction.execute("UPDATE blobs SET backed_up = 1 WHERE name = ?", [name.0])?;
            transaction.commit()?;
            kept.push((name, hash));
        } else {
            // Erased since the copy was made, or spoilt.
            transaction.rollback()?;
            copy.execute("UPDATE blobs SET hash = NULL, backed_up = 0 WHERE name = ?", [name.0])?;
        }
    }
    for file in unsent::whole(copy)? {
        let transaction = copy.unchecked_transaction()?;
        let put = put_in(&transaction, &key_apart(file), &apart::place(hub, file.device, file.name));
        if put.is_ok_and(|found| found == file.hash) {
            transaction.commit()?;
        } else {
            transaction.rollback()?;
            unsent::is_lost(copy, file)?;
        }
    }
    Ok(kept)
}

/// What a file in quarantine lies under.
fn key_apart(file: unsent::Whole) -> Vec<u8> {
    [file.device.to_be_bytes().as_slice(), &file.name.0].concat()
}

fn whole(copy: &Connection) -> rusqlite::Result<Vec<(Id, Digest)>> {
    copy.prepare("SELECT name, hash FROM blobs WHERE hash IS NOT NULL ORDER BY name")?
        .query_map([], |row| Ok((store::id(row, 0)?, store::digest(row, 1)?)))?
        .collect()
}

fn put_in(copy: &Connection, key: &[u8], path: &Path) -> Result<Digest, HubError> {
    let fault = |source| HubError::File { path: path.to_owned(), source };
    let mut file = File::open(path).map_err(fault)?;
    let (found, _) = folder::hash(path).map_err(fault)?;
    let mut insert = copy.prepare_cached("INSERT INTO blob_pieces (name, number, bytes) VALUES (?, ?, ?)")?;
    for number in 0_i64.. {
        let mut piece = Vec::new();
        (&mut file).take(PIECE).read_to_end(&mut piece).map_err(fault)?;
        if piece.is_empty() {
            break;
        }
        insert.execute((key, number, piece))?;
    }
    Ok(found)
}

/// Writes the files of a backup into the folder of the hub that is made of it, and takes them out of the copy. What was
/// erased since has no row any more, and gets no file.
pub(crate) fn put_back(copy: &Connection, hub: &Path) -> Result<(), HubError> {
    folder::make(hub)?;
    apart::make(hub)?;
    let has_files: bool = copy.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'blob_pieces')",
        [],
        |row| row.get(0),
    )?;
    if !has_files {
        // Of a hub that kept none yet.
        copy.execute("UPDATE blobs SET hash = NULL, backed_up = 0", [])?;
        unsent::whole(copy)?.into_iter().try_for_each(|file| unsent::is_lost(copy, file))?;
        return Ok(());
    }
    for (name, hash) in whole(copy)? {
        let path = folder::place(hub, name);
        if write_out(copy, &name.0, &path)? != hash {
            copy.execute("UPDATE blobs SET hash = NULL, backed_up = 0 WHERE name = ?", [name.0])?;
            std::fs::remove_file(&path).map_err(|source| HubError::File { path, source })?;
        }
    }
    for file in unsent::whole(copy)? {
        let path = apart::place(hub, file.device, file.name);
        if write_out(copy, &key_apart(file), &path)? != file.hash {
            unsent::is_lost(copy, file)?;
            std::fs::remove_file(&path).map_err(|source| HubError::File { path, source })?;
        }
    }
    copy.execute_batch("DROP TABLE blob_pieces; VACUUM")?;
    Ok(())
}

fn write_out(copy: &Connection, key: &[u8], path: &Path) -> Result<Digest, HubError> {
    let fault = |source| HubError::File { path: path.to_owned(), source };
    let mut file = private_file::create(path).map_err(fault)?;
    let mut statement = copy.prepare_cached("SELECT bytes FROM blob_pieces WHERE name = ? ORDER BY number")?;
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        file.write_all(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?).map_err(fault)?;
    }
    file.sync_all().map_err(fault)?;
    Ok(folder::hash(path).map_err(fault)?.0)
}
