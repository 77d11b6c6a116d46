//! Which things name which of the customer's people, so that a search for one looks at those alone.

use rusqlite::Connection;

use crate::error::Result;
use crate::model::Id;

/// Writes down whom a thing names now, given whom it named before. Most things name nobody, and most edits change nobody.
pub(crate) fn write(connection: &Connection, number: i64, now: &[Id], before: &[Id]) -> Result<()> {
    for person in before.iter().filter(|person| !now.contains(person)) {
        connection
            .prepare_cached("DELETE FROM mention WHERE person = ?1 AND number = ?2")?
            .execute((person.as_bytes(), number))?;
    }
    for person in now.iter().filter(|person| !before.contains(person)) {
        connection
            .prepare_cached("INSERT OR IGNORE INTO mention (person, number) VALUES (?1, ?2)")?
            .execute((person.as_bytes(), number))?;
    }
    Ok(())
}
