//! All that a notebook holds: told by the process that wrote it, and found by whoever opens it after a crash.

use std::collections::BTreeMap;
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use soundings_core::model::Id;
use soundings_core::{DatabaseKey, Notebook};

/// Every row of every table, and every file that the notebook gives out, each as a number made of all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State(BTreeMap<String, Vec<u64>>);

/// What is not a table's name: the files.
const FILES: &str = "(files)";

impl State {
    /// What the notebook in a folder holds.
    ///
    /// # Panics
    /// If it cannot be read.
    pub fn of(folder: &Path, key: &DatabaseKey, notebook: &Notebook) -> Self {
        let database = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
        database.execute_batch(&key.opening()).unwrap();
        let mut state = Self::default();
        // What the index of words is made of is the library's own matter; what it answers is read as the table it shows.
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
                      AND name NOT LIKE 'search\\_%' ESCAPE '\\' OR name = 'search_due'";
        let mut statement = database.prepare(tables).unwrap();
        let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for table in tables {
            let mut statement = database.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let row: Vec<String> =
                    (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
                state.add(&table, &row);
            }
        }
        let mut statement = database.prepare("SELECT DISTINCT attachment FROM blob").unwrap();
        let attachments: Vec<Vec<u8>> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for id in attachments.iter().filter_map(|bytes| Id::from_slice(bytes)) {
            for (part, content) in [notebook.attachment(id), notebook.thumbnail(id)].into_iter().enumerate() {
                if let Some(content) = content.ok().flatten() {
                    state.add(FILES, &(id.to_string(), part, content));
                }
            }
        }
        state.0.values_mut().for_each(|rows| rows.sort_unstable());
        state
    }

    fn add(&mut self, table: &str, row: &impl Hash) {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        self.0.entry(table.to_owned()).or_default().push(hasher.finish());
    }

    /// What a process told.
    ///
    /// # Panics
    /// If it is none.
    pub fn read(text: &str) -> Self {
        let rows = |numbers: &str| numbers.split(',').map(|number| u64::from_str_radix(number, 16).unwrap()).collect();
        let table = |table: &str| table.split_once(':').map(|(name, numbers)| (name.to_owned(), rows(numbers)));
        Self(text.split(' ').filter_map(table).collect())
    }

    /// In what they differ: each table with how many rows this one has and the other has not, and the other way round.
    pub fn beside(&self, other: &Self) -> String {
        let none = Vec::new();
        let mut told = String::new();
        for name in self.0.keys().chain(other.0.keys().filter(|name| !self.0.contains_key(*name))) {
            let [here, there] = [self, other].map(|state| state.0.get(name).unwrap_or(&none));
            let without = |rows: &[u64], others: &[u64]| rows.iter().filter(|row| !others.contains(row)).count();
            let (more, fewer) = (without(here, there), without(there, here));
            if more + fewer > 0 {
                told.push_str(&format!(" {name} +{more} -{fewer}"));
            }
        }
        told
    }

    /// Whether every row is here that stands in both of the others. What is to be looked at for the next contact comes and goes
    /// in between.
    pub fn has_what_stays(&self, before: &Self, after: &Self) -> bool {
        let none = Vec::new();
        before.0.iter().filter(|(name, _)| *name != "attachment_to_look_at").all(|(name, rows)| {
            let [here, after] = [self, after].map(|state| state.0.get(name).unwrap_or(&none));
            rows.iter().filter(|row| after.contains(row)).all(|row| here.contains(row))
        })
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, rows)) in self.0.iter().enumerate() {
            let rows: Vec<String> = rows.iter().map(|row| format!("{row:x}")).collect();
            write!(f, "{}{name}:{}", if place == 0 { "" } else { " " }, rows.join(","))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_read_as_it_was_told_and_what_differs_is_named() {
        let (before, after) = (State::read("note:1,2 entity:a"), State::read("note:2,3 entity:a"));
        assert_eq!(State::read(&before.to_string()), before);
        assert_eq!(after.beside(&before), " note +1 -1");
        assert_eq!(before.beside(&before), "");
        assert!(State::read("note:2 entity:a").has_what_stays(&before, &after));
        assert!(!State::read("note:1,3 entity:a").has_what_stays(&before, &after));
    }
}
