//! Customers and their people from a table (CSV): which column is what is told by its name, shown, and can be said otherwise.

use serde::Serialize;

use super::draft::{Draft, DraftPerson, MOST, WhyNot};
use super::vocabulary::is_called;
use crate::error::{Refusal, Result};

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnUse {
    /// The customer's name.
    Customer,
    /// The name of one of its sites.
    Site,
    /// A person's name,
    Person,
    /// or the first,
    FirstName,
    /// and the last part of it.
    LastName,
    /// What they do there.
    Role,
    /// Nothing: a phone number, an address.
    Ignored,
}

impl ColumnUse {
    /// Every use, in order.
    pub const ALL: &'static [Self] =
        &[Self::Customer, Self::Site, Self::Person, Self::FirstName, Self::LastName, Self::Role, Self::Ignored];

    /// Its word in commands.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Site => "site",
            Self::Person => "person",
            Self::FirstName => "first-name",
            Self::LastName => "last-name",
            Self::Role => "role",
            Self::Ignored => "ignored",
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportColumn {
    /// Its name, or what stands on top of it.
    pub header: String,
    /// What it is taken for.
    pub taken_for: ColumnUse,
}

/// The most columns.
const COLUMNS: usize = 200;

/// Reads a table. `said`: what a person says columns are, in their order; nothing where they leave it to us.
///
/// # Errors
/// [`Refusal::NotText`] for what is no table.
pub(super) fn read(text: &str, said: &[ColumnUse]) -> Result<(Draft, Vec<ImportColumn>)> {
    let mut rows = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut draft = Draft::default();
    let mut columns: Vec<ImportColumn> = Vec::new();
    while rows.read_record(&mut record).map_err(|_| Refusal::NotText)? {
        let line = record.position().map_or(0, csv::Position::line) as u32;
        if record.len() > COLUMNS {
            return Err(Refusal::NotText.into());
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if columns.is_empty() {
            let named = named(&record);
            let is_header = named.iter().any(|one| *one != ColumnUse::Ignored);
            columns = record
                .iter()
                .zip(&named)
                .enumerate()
                .map(|(place, (header, named))| ImportColumn {
                    header: header.trim().chars().filter(|sign| !sign.is_control()).take(80).collect(),
                    taken_for: said.get(place).copied().unwrap_or(*named),
                })
                .collect();
            if is_header {
                continue;
            }
        }
        row(&mut draft, &columns, &record, line);
    }
    Ok((draft, columns))
}

/// Whether it is said which column holds customers or people.
pub(super) fn is_mapped(columns: &[ImportColumn]) -> bool {
    let telling = [ColumnUse::Customer, ColumnUse::Person, ColumnUse::FirstName, ColumnUse::LastName];
    columns.iter().any(|column| telling.contains(&column.taken_for))
}

fn named(header: &csv::StringRecord) -> Vec<ColumnUse> {
    const USES: [(&str, ColumnUse); 6] = [
        ("customer", ColumnUse::Customer),
        ("site", ColumnUse::Site),
        ("person", ColumnUse::Person),
        ("first-name", ColumnUse::FirstName),
        ("last-name", ColumnUse::LastName),
        ("role", ColumnUse::Role),
    ];
    let mut taken: Vec<ColumnUse> = Vec::new();
    for cell in header {
        let found = USES.into_iter().find(|(meaning, used)| is_called(cell, meaning) && !taken.contains(used));
        taken.push(found.map_or(ColumnUse::Ignored, |(_, used)| used));
    }
    // A bare `name` is a person's where the customer has a column of its own, and the customer's where not. Beside a first
    // name it is the last.
    let place =
        header.iter().zip(&taken).position(|(cell, used)| *used == ColumnUse::Ignored && is_called(cell, "name"));
    if let Some(place) = place {
        let has = |used| taken.contains(&used);
        taken[place] = match () {
            () if has(ColumnUse::FirstName) && !has(ColumnUse::LastName) => ColumnUse::LastName,
            () if has(ColumnUse::Customer) && !has(ColumnUse::Person) => ColumnUse::Person,
            () if !has(ColumnUse::Customer) => ColumnUse::Customer,
            () => ColumnUse::Ignored,
        };
    }
    taken
}

fn row(draft: &mut Draft, columns: &[ImportColumn], record: &csv::StringRecord, line: u32) {
    let cells = |wanted: ColumnUse| {
        let of = columns.iter().zip(record).filter(move |(column, _)| column.taken_for == wanted);
        let texts = of.map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty());
        Some(texts.collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
    };
    let shown = || record.iter().collect::<Vec<_>>().join(" · ");
    let full = [cells(ColumnUse::FirstName), cells(ColumnUse::LastName)];
    let full = full.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let person = cells(ColumnUse::Person).or((!full.is_empty()).then_some(full));
    let customer = cells(ColumnUse::Customer);
    if customer.is_none() && person.is_none() {
        return draft.leave(line, &shown(), WhyNot::NoName);
    }
    if draft.people.len() + draft.customers.len() >= MOST {
        return draft.leave(line, &shown(), WhyNot::TooMany);
    }
    let mut understood = true;
    let of = customer.and_then(|name| {
        let place = draft.customer(&name);
        understood &= place.is_some();
        place
    });
    let site = of.zip(cells(ColumnUse::Site)).and_then(|(customer, name)| draft.site(customer, &name));
    if let Some(name) = person {
        let said = DraftPerson { customer: of, site, name, described: false, role: cells(ColumnUse::Role) };
        understood &= draft.person(said).is_some();
    }
    if !understood {
        draft.leave(line, &shown(), WhyNot::NoText);
    }
}

/// What stands between the cells of the first line: the sign of which it holds most, outside quotation marks.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: char| {
        let (mut count, mut quoted) = (0, false);
        for character in first.chars() {
            quoted ^= character == '"';
            count += u32::from(character == sign && !quoted);
        }
        count
    };
    let signs = [(',', b','), (';', b';'), ('\t', b'\t'), ('|', b'|')];
    let most = signs.iter().rev().max_by_key(|(sign, _)| count(*sign));
    most.map_or(b',', |(_, byte)| *byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(header: &str) -> Vec<ColumnUse> {
        read(header, &[]).unwrap().1.into_iter().map(|column| column.taken_for).collect()
    }

    #[test]
    fn columns_are_told_by_their_names_in_the_languages_of_those_who_made_them() {
        use ColumnUse::*;
        assert_eq!(uses("Name;Firma;Standort;Funktion;Telefon"), [Person, Customer, Site, Role, Ignored]);
        assert_eq!(uses("name,phone"), [Customer, Ignored]);
        assert_eq!(uses("Prénom\tNom\tSociété"), [FirstName, LastName, Customer]);
        assert_eq!(uses("Contact Name,Account Name,Title,Email"), [Person, Customer, Role, Ignored]);
        assert_eq!(uses("a,b"), [Ignored, Ignored]);
    }

    #[test]
    fn rows_become_customers_with_their_sites_and_people_each_once() {
        let text = "company,plant,name,role,phone\n\"Brightline, Inc\",Plant 2,Rosa Medeiros,welder,1\n\
                    \"Brightline, Inc\",Plant 2,Will Tran,,2\n,,,,3\n\"Brightline, Inc\",,Rosa Medeiros,,\n";
        let (draft, _) = read(text, &[]).unwrap();
        assert_eq!(draft.customers, ["Brightline, Inc"]);
        assert_eq!(draft.sites.len(), 1);
        let people: Vec<_> = draft.people.iter().map(|one| (one.name.as_str(), one.role.as_deref())).collect();
        assert_eq!(people, [("Rosa Medeiros", Some("welder")), ("Will Tran", None)]);
        assert_eq!(
            draft.not_understood.iter().map(|line| (line.line, line.why)).collect::<Vec<_>>(),
            [(4, WhyNot::NoName)]
        );
    }
}
