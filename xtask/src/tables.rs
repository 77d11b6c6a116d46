//! Tables of docs/soak.md that runs add to: a row for each thing, found by its first cell.

use std::fs;
use std::path::Path;

use crate::process::Problem;

/// The page of what soaks came to.
pub const PAGE: &str = "docs/soak.md";

/// A table, by its first line.
#[derive(Clone, Copy)]
pub struct Table(pub &'static str);

impl Table {
    /// The cells of each row, without the first; by their first cells.
    pub fn rows(self, page: &Path) -> Result<Vec<(String, Vec<String>)>, Problem> {
        let text = fs::read_to_string(page)?;
        let (_, rows, _) = self.parts(&text)?;
        Ok(rows.iter().map(|row| cells(row)).collect())
    }

    /// The cells of the row with this first one, without it; none where there is no such row.
    pub fn row(self, page: &Path, first: &str) -> Result<Vec<String>, Problem> {
        Ok(self.rows(page)?.into_iter().find(|(known, _)| known == first).map(|(_, row)| row).unwrap_or_default())
    }

    /// Puts a row in the place of the one with the same first cell, or adds it; rows stand in order of their first cells.
    pub fn put(self, page: &Path, first: &str, rest: &[String]) -> Result<(), Problem> {
        let text = fs::read_to_string(page)?;
        let (before, mut rows, after) = self.parts(&text)?;
        let row = format!("| {first} | {} |", rest.join(" | "));
        rows.retain(|row| cells(row).0 != first);
        rows.push(&row);
        rows.sort_by_key(|row| cells(row).0);
        let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
        Ok(fs::write(page, format!("{before}{rows}{after}"))?)
    }

    /// What stands before its rows, its rows, and what stands behind them.
    fn parts(self, text: &str) -> Result<(&str, Vec<&str>, &str), Problem> {
        let place = text.find(self.0).ok_or_else(|| format!("{PAGE} has no table {}", self.0))?;
        let lines = |text: &str, most| -> usize { text.split_inclusive('\n').take(most).map(str::len).sum() };
        // Its first line, and the one of dashes below it.
        let (before, rest) = text.split_at(place + lines(&text[place..], 2));
        let count = rest.lines().take_while(|line| line.starts_with('|')).count();
        let (rows, after) = rest.split_at(lines(rest, count));
        Ok((before, rows.lines().collect(), after))
    }
}

/// A number in a row, 0 where there is none.
pub fn number(cells: &[String], place: usize) -> u64 {
    cells.get(place).and_then(|cell| cell.parse().ok()).unwrap_or(0)
}

fn cells(row: &str) -> (String, Vec<String>) {
    let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
    (cells.next().unwrap_or_default(), cells.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_the_place_of_its_own_and_all_else_of_the_page_stays() {
        let page = std::env::temp_dir().join(format!("soundings-table-{}.md", std::process::id()));
        let text = "# Soak\n\n| one | tries |\n| --- | --- |\n| b | 2 |\n\nmore\n\n| other |\n| --- |\n";
        fs::write(&page, text).unwrap();
        let table = Table("| one | tries |");
        table.put(&page, "a", &["1".to_owned()]).unwrap();
        table.put(&page, "b", &["5".to_owned()]).unwrap();
        Table("| other |").put(&page, "c", &["7".to_owned()]).unwrap();
        let written = fs::read_to_string(&page).unwrap();
        let rows = table.rows(&page).unwrap();
        let missing = Table("| third |").rows(&page).is_err();
        fs::remove_file(&page).unwrap();
        assert_eq!(written, text.replace("| b | 2 |\n", "| a | 1 |\n| b | 5 |\n") + "| c | 7 |\n");
        assert_eq!(number(&rows[1].1, 0), 5);
        assert!(missing);
    }
}
