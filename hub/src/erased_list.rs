//! The list of erased ids, a text file beside the database and never in a backup: whoever restores an older backup
//! applies it before the hub serves again, so that nothing erased comes back (sync.md 7). Ids only, one a line.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::{Dot, Id, Incarnation};

use crate::ordered_log::Erasure;
use crate::{HubError, private_file, store};

/// Its name in the hub's folder.
pub(crate) const FILE: &str = "erased-ids";

/// Makes the list from the database where there is none.
pub(crate) fn keep(folder: &Path, connection: &Connection) -> Result<(), HubError> {
    if folder.join(FILE).exists() {
        return Ok(());
    }
    private_file::write(folder, FILE, &erased(connection)?.iter().map(lines).collect::<String>())
        .map_err(|source| fault(folder, source))
}

/// Adds what a push erased, durably, before the push is committed. Where the commit then fails, the ids are listed
/// already, and their erasure, which its author signed, comes again.
pub(crate) fn append(folder: &Path, connection: &Connection, erasure: &Erasure) -> Result<(), HubError> {
    if !folder.join(FILE).exists() {
        return keep(folder, connection);
    }
    private_file::append_lines(&folder.join(FILE), &lines(erasure)).map_err(|source| fault(folder, source))
}

/// Reads a list: what the team erased, and behind it what engineers erased in their own logs.
pub(crate) fn read(file: &Path) -> Result<Vec<Erasure>, HubError> {
    let mut all = BTreeMap::from([(None, Erasure::default())]);
    private_file::read_lines(file, |line| {
        let (own, line) = match line.strip_prefix("in ").map(|line| line.split_once(' ')) {
            None => (None, line),
            Some(named) => named.and_then(|(log, line)| Some((Some(log.parse().ok()?), line)))?,
        };
        take(line, of_log(&mut all, own))
    })?;
    Ok(all.into_values().collect())
}

fn fault(folder: &Path, source: io::Error) -> HubError {
    HubError::File { path: folder.join(FILE), source }
}

fn lines(erasure: &Erasure) -> String {
    let own = erasure.own.map(|log| format!("in {log} ")).unwrap_or_default();
    let entities = erasure.entities.iter().map(|entity| format!("{own}entity {entity}\n"));
    let operations = erasure
        .operations
        .iter()
        .map(|dot| format!("{own}operation {} {} {}\n", dot.incarnation.device, dot.incarnation.number, dot.seq));
    let blobs = erasure.blobs.iter().map(|blob| format!("{own}blob {blob}\n"));
    entities.chain(operations).chain(blobs).collect()
}

fn take(line: &str, erasure: &mut Erasure) -> Option<()> {
    match *line.split(' ').collect::<Vec<_>>() {
        ["entity", entity] => erasure.entities.push(entity.parse().ok()?),
        ["operation", device, number, seq] => {
            let incarnation = Incarnation { device: device.parse::<Id>().ok()?, number: number.parse().ok()? };
            erasure.operations.push(Dot { incarnation, seq: seq.parse().ok()? });
        }
        ["blob", blob] => erasure.blobs.push(blob.parse().ok()?),
        _ => return None,
    }
    Some(())
}

/// What is erased in one log; `None`: the team's.
fn of_log(all: &mut BTreeMap<Option<Id>, Erasure>, own: Option<Id>) -> &mut Erasure {
    all.entry(own).or_insert_with(|| Erasure { own, ..Erasure::default() })
}

/// All that the database knows to be erased.
fn erased(connection: &Connection) -> rusqlite::Result<Vec<Erasure>> {
    let entities = connection
        .prepare("SELECT entity FROM erased_entities")?
        .query_map([], |row| store::id(row, 0))?
        .collect::<rusqlite::Result<_>>()?;
    let team: Option<Id> =
        connection.query_row("SELECT id FROM logs WHERE number = 1", [], |row| store::id(row, 0)).optional()?;
    let mut all = BTreeMap::from([(None, Erasure { entities, ..Erasure::default() })]);
    let own = |log: Id| Some(log).filter(|log| team != Some(*log));
    let mut statement = connection.prepare("SELECT log, entity FROM erased_in")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        of_log(&mut all, own(store::id(row, 0)?)).entities.push(store::id(row, 1)?);
    }
    let mut statement = connection
        .prepare("SELECT logs.id, device, incarnation, seq FROM erased_operations JOIN logs ON logs.number = log")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let incarnation = Incarnation { device: store::id(row, 1)?, number: row.get(2)? };
        let dot = Dot { incarnation, seq: row.get::<_, i64>(3)? as u64 };
        of_log(&mut all, own(store::id(row, 0)?)).operations.push(dot);
    }
    let blobs: Vec<Id> = connection
        .prepare("SELECT name FROM erased_blobs")?
        .query_map([], |row| store::id(row, 0))?
        .collect::<rusqlite::Result<_>>()?;
    of_log(&mut all, None).blobs = blobs;
    Ok(all.into_values().collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn example() -> Erasure {
        let incarnation = Incarnation { device: Id([3; 16]), number: 2 };
        Erasure {
            own: None,
            entities: vec![Id([1; 16])],
            operations: vec![Dot { incarnation, seq: 77 }],
            blobs: vec![Id([9; 16])],
        }
    }

    #[test]
    fn what_is_listed_is_read_again_and_a_broken_off_line_goes() {
        let folder = tempfile::tempdir().unwrap();
        let connection = store::open(&folder.path().join(store::FILE)).unwrap();
        keep(folder.path(), &connection).unwrap();
        let file = folder.path().join(FILE);
        assert_eq!(read(&file).unwrap(), [Erasure::default()]);
        append(folder.path(), &connection, &example()).unwrap();
        let listed = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{listed}entity 0101")).unwrap();
        assert_eq!(read(&file).unwrap(), [example()]);
        append(folder.path(), &connection, &example()).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), listed.repeat(2));
    }

    #[test]
    fn a_damaged_line_is_named_and_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list");
        for damaged in ["entity 12", "operation x 1 2", "blob 00", "something else", ""] {
            fs::write(&file, format!("{}{damaged}\n", lines(&example()))).unwrap();
            assert!(matches!(read(&file), Err(HubError::List { line: 4, .. })), "{damaged}");
        }
    }
}
