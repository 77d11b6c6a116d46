//! Full-text search rows (FTS5), accents folded, one per thing that has words.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;

/// Adds the row of an entity that has none.
pub(crate) fn insert(connection: &Connection, number: i64, words: &str) -> Result<()> {
    if !words.is_empty() {
        connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?.execute((number, words))?;
    }
    Ok(())
}

/// Puts `words` in the place of the entity's row; empty words remove it.
pub(crate) fn replace(connection: &Connection, number: i64, words: &str) -> Result<()> {
    let there: Option<String> = connection
        .prepare_cached("SELECT words FROM search WHERE rowid = ?1")?
        .query_row([number], |row| row.get(0))
        .optional()?;
    // Most of what changes has nothing to do with words, and taking a row out costs as much as ten other writes.
    if there.as_deref().unwrap_or_default() == words {
        return Ok(());
    }
    if there.is_some() {
        connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([number])?;
    }
    insert(connection, number, words)
}

/// Removes deleted words from the index itself, where they stay until its segments are merged.
pub(crate) fn forget_deleted(connection: &Connection) -> Result<()> {
    connection.execute_batch("INSERT INTO search (search) VALUES ('optimize')")?;
    Ok(())
}

/// An empty index, as the schema makes it: quicker than taking every row out.
pub(crate) fn begin_anew(connection: &Connection) -> Result<()> {
    let made: String =
        connection.query_row("SELECT sql FROM sqlite_schema WHERE name = 'search'", [], |row| row.get(0))?;
    connection.execute_batch(&format!("DROP TABLE search; {made};"))?;
    Ok(())
}

/// What a person typed as an FTS5 query: every word must occur, the last may be only begun. `None` where no word is left.
pub(crate) fn query(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" ") + "*")
}

/// Numbers of the entities that match, newest first, below `before`.
pub(crate) fn matches(connection: &Connection, query: &str, before: i64, limit: usize) -> Result<Vec<i64>> {
    let mut statement = connection
        .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3")?;
    let rows = statement.query_map((query, before, limit as i64), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_typed_never_becomes_query_syntax() {
        assert_eq!(super::query("wire OR \"NEAR(\" -8.0").as_deref(), Some(r#""wire" "OR" "NEAR" "8" "0"*"#));
        assert_eq!(super::query(" … "), None);
    }
}
