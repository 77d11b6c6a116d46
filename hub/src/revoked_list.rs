//! The list of revoked devices, a text file beside the database as `erased-ids` is, and like it never in a backup. A hub
//! that was restored from an older backup finds it before it serves, and takes the access of whoever is listed. Ids and
//! times only, one device a line.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;
use soundings_wire::Id;

use crate::enrolment::revocations::{self, Revoked};
use crate::{HubError, private_file};

/// Its name in the hub's folder.
pub(crate) const FILE: &str = "revoked-devices";

/// Adds devices, durably, before their revocation is committed: where the commit fails, the next start does it.
pub(crate) fn append(folder: &Path, revoked: &[Revoked]) -> Result<(), HubError> {
    let fault = |source| HubError::File { path: folder.join(FILE), source };
    if folder.join(FILE).exists() {
        private_file::append_lines(&folder.join(FILE), &lines(revoked)).map_err(fault)
    } else {
        private_file::write(folder, FILE, &lines(revoked)).map_err(fault)
    }
}

/// Makes the list and the database agree: adds to the list what only the database knows. Gives what only the list knows,
/// to be revoked here.
pub(crate) fn agree(folder: &Path, connection: &Connection) -> Result<Vec<Revoked>, HubError> {
    let known = revocations::all(connection)?;
    let listed = if folder.join(FILE).exists() { read(&folder.join(FILE))? } else { Vec::new() };
    let ids = |of: &[Revoked]| of.iter().map(|one| one.device).collect::<BTreeSet<Id>>();
    let (known_ids, listed_ids) = (ids(&known), ids(&listed));
    let unlisted: Vec<_> = known.into_iter().filter(|one| !listed_ids.contains(&one.device)).collect();
    if !unlisted.is_empty() || !folder.join(FILE).exists() {
        append(folder, &unlisted)?;
    }
    Ok(listed.into_iter().filter(|one| !known_ids.contains(&one.device)).collect())
}

/// Reads a list.
pub(crate) fn read(file: &Path) -> Result<Vec<Revoked>, HubError> {
    let mut revoked = Vec::new();
    private_file::read_lines(file, |line| {
        let (device, since_ms) = line.strip_prefix("device ")?.split_once(' ')?;
        let since_ms = since_ms.parse().ok().filter(|since_ms| i64::try_from(*since_ms).is_ok())?;
        revoked.push(Revoked { device: device.parse().ok()?, since_ms });
        Some(())
    })?;
    Ok(revoked)
}

fn lines(revoked: &[Revoked]) -> String {
    revoked.iter().map(|one| format!("device {} {}\n", one.device, one.since_ms)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store;

    #[test]
    fn the_list_and_the_database_learn_from_each_other_and_a_damaged_line_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let connection = store::open(&folder.path().join(store::FILE)).unwrap();
        let file = folder.path().join(FILE);
        assert_eq!(agree(folder.path(), &connection).unwrap(), []);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "");

        let [ada, jonas] = [1, 2].map(|number| Revoked { device: Id([number; 16]), since_ms: 77 });
        revocations::revoke(&connection, ada, 78).unwrap();
        append(folder.path(), &[jonas]).unwrap();
        assert_eq!(agree(folder.path(), &connection).unwrap(), [jonas], "to be revoked here");
        assert_eq!(read(&file).unwrap(), [jonas, ada]);

        for damaged in ["device 12 7", "device", "engineer x 1", ""] {
            std::fs::write(&file, format!("{}{damaged}\n", lines(&[ada]))).unwrap();
            assert!(matches!(agree(folder.path(), &connection), Err(HubError::List { line: 2, .. })), "{damaged}");
        }
    }
}
