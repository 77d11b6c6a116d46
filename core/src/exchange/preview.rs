//! What a person sees of a file before anything is written.

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::draft::{Draft, DraftNote, LineNotUnderstood};
use super::plan::{ImportAnswers, Item, Plan, Standing};
use super::table::{ImportColumn, is_mapped};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Moment, ObservationKind};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ImportSource {
    /// Trip reports in Markdown.
    Reports,
    /// Customers and people in a table.
    Table,
    /// Business cards.
    Cards,
}

/// What would be made of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportPreview {
    /// Hand back to take it in.
    pub shown: String,
    /// What it is.
    pub source: ImportSource,
    /// The encoding that it was read in.
    pub encoding: String,
    /// Lines that show whether that is right; none where nothing but plain letters stands there.
    pub sample: Vec<String>,
    /// A table's columns, and what each is taken for.
    pub columns: Vec<ImportColumn>,
    /// Customers, sites, people, visits and notes.
    pub things: Vec<ImportCount>,
    /// Reports, the first [`SHOWN`].
    pub visits: Vec<ImportVisit>,
    /// Things that may be one with something that is here, and were not decided yet; the first [`SHOWN`].
    pub proposals: Vec<ImportProposal>,
    /// How many of them.
    pub undecided: u32,
    /// Lines that are left where they are, the first [`SHOWN`].
    pub not_understood: Vec<LineNotUnderstood>,
    /// How many of them.
    pub left: u32,
    /// What has to be said first.
    pub needs: Vec<ImportNeed>,
}

/// So many of a list are shown.
pub const SHOWN: usize = 100;

/// What has to be said before a file is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ImportNeed {
    /// The day of a report.
    Day,
    /// Which column holds customers or people.
    Columns,
    /// Of like things, which are one.
    Decision,
}

/// Things of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportCount {
    /// Which.
    pub what: ImportKind,
    /// To be made.
    pub new: u32,
    /// Here already, or said to be the same.
    pub here: u32,
    /// Deleted here: they come back.
    pub back: u32,
    /// Erased here: they stay so.
    pub erased: u32,
}

/// A kind of thing that a file can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// A customer.
    Customer,
    /// A site of one.
    Site,
    /// A person of one.
    Person,
    /// A visit.
    Visit,
    /// A note.
    Note,
}

/// A report, as a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportVisit {
    /// Its heading.
    pub title: String,
    /// When it was; `None`: it has to be said.
    pub began: Option<Moment>,
    /// With whom.
    pub customer: Option<String>,
    /// Where.
    pub site: Option<String>,
    /// What for.
    pub objective: Option<String>,
    /// Who was there of the customer's.
    pub people: Vec<String>,
    /// Its notes, the first [`SHOWN`].
    pub notes: Vec<ImportNote>,
    /// How many.
    pub all_notes: u32,
}

/// A note of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportNote {
    /// The line where it stands.
    pub line: u32,
    /// `None`: without a key yet.
    pub kind: Option<ObservationKind>,
    /// Its words.
    pub words: String,
    /// Their very words.
    pub exact: bool,
    /// Who said or did it.
    pub by: Option<String>,
    /// It is here already.
    pub here: bool,
}

/// Something that may be one with something that is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ImportProposal {
    /// Name it in an answer.
    pub item: u32,
    /// What it is.
    pub what: ImportKind,
    /// What the file calls it.
    pub name: String,
    /// What is like it.
    pub like: Vec<LikeThing>,
}

/// Something that is here and called alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LikeThing {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
}

/// A file that was read.
pub(super) struct Read {
    pub source: ImportSource,
    pub encoding: &'static str,
    pub sample: Vec<String>,
    pub columns: Vec<ImportColumn>,
    pub draft: Draft,
    /// Of its bytes.
    pub hash: [u8; 32],
}

/// What has to be said first.
pub(super) fn needs(read: &Read, plan: &Plan) -> Vec<ImportNeed> {
    let undecided = named(plan).any(|(_, item)| item.standing == Standing::Undecided);
    let needed = [
        (ImportNeed::Columns, read.source == ImportSource::Table && !is_mapped(&read.columns)),
        (ImportNeed::Day, plan.visits.iter().any(|visit| visit.began.is_none())),
        (ImportNeed::Decision, undecided),
    ];
    needed.into_iter().filter(|(_, needed)| *needed).map(|(need, _)| need).collect()
}

/// Everything that would be made, by kind.
pub(super) fn by_kind(plan: &Plan) -> [(ImportKind, Vec<&Item>); 5] {
    let visits = || plan.visits.iter();
    [
        (ImportKind::Customer, plan.customers.iter().collect()),
        (ImportKind::Site, plan.sites.iter().collect()),
        (ImportKind::Person, plan.people.iter().collect()),
        (ImportKind::Visit, visits().map(|visit| &visit.item).collect()),
        (ImportKind::Note, visits().flat_map(|visit| &visit.notes).collect()),
    ]
}

/// The word for what was shown: another file, another answer or another notebook gives another.
pub(super) fn shown(read: &Read, plan: &Plan, answers: &ImportAnswers) -> String {
    let mut hash = Sha256::new();
    hash.update(read.hash);
    hash.update(format!("{answers:?}"));
    for (_, items) in by_kind(plan) {
        for item in items {
            hash.update(item.id.as_bytes());
            hash.update([item.standing as u8]);
        }
    }
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

/// Customers, sites and people in the order in which they are numbered.
fn named(plan: &Plan) -> impl Iterator<Item = (ImportKind, &Item)> {
    let all =
        [(ImportKind::Customer, &plan.customers), (ImportKind::Site, &plan.sites), (ImportKind::Person, &plan.people)];
    all.into_iter().flat_map(|(kind, items)| items.iter().map(move |item| (kind, item)))
}

/// The record.
pub(super) fn preview(
    reading: &Reading<'_>,
    read: Read,
    plan: &Plan,
    answers: &ImportAnswers,
) -> Result<ImportPreview> {
    let proposals = proposals(reading, &read.draft, plan)?;
    let undecided = named(plan).filter(|(_, item)| item.standing == Standing::Undecided).count();
    let visits = read.draft.visits.iter().zip(&plan.visits).take(SHOWN);
    let customer = answers.customer.map(|id| reading.name(Some(id))).transpose()?.flatten();
    let visits = visits.map(|(draft, planned)| {
        let notes = draft.notes.iter().zip(&planned.notes).take(SHOWN);
        let of = draft.customer.map(|place| read.draft.customers[place].clone());
        ImportVisit {
            title: draft.title.clone(),
            began: planned.began.as_ref().map(|(began, _)| began.clone()),
            customer: if read.draft.customers.len() < 2 { customer.clone().or(of) } else { of },
            site: draft.site.map(|place| read.draft.sites[place].name.clone()),
            objective: draft.objective.clone(),
            people: draft.people.iter().map(|place| read.draft.people[*place].name.clone()).collect(),
            notes: notes.map(|(note, item)| note_row(&read.draft, note, item)).collect(),
            all_notes: draft.notes.len() as u32,
        }
    });
    Ok(ImportPreview {
        shown: shown(&read, plan, answers),
        source: read.source,
        encoding: read.encoding.to_owned(),
        needs: needs(&read, plan),
        things: by_kind(plan)
            .into_iter()
            .map(count)
            .filter(|count| count.new + count.here + count.back + count.erased > 0)
            .collect(),
        visits: visits.collect(),
        proposals,
        undecided: undecided as u32,
        left: read.draft.not_understood.len() as u32,
        not_understood: read.draft.not_understood.iter().take(SHOWN).cloned().collect(),
        sample: read.sample,
        columns: read.columns,
    })
}

fn count((what, items): (ImportKind, Vec<&Item>)) -> ImportCount {
    let of = |standings: &[Standing]| items.iter().filter(|item| standings.contains(&item.standing)).count() as u32;
    ImportCount {
        what,
        new: of(&[Standing::New, Standing::Undecided]),
        here: of(&[Standing::Here, Standing::Same]),
        back: of(&[Standing::Deleted]),
        erased: of(&[Standing::Erased]),
    }
}

fn note_row(draft: &Draft, note: &DraftNote, item: &Item) -> ImportNote {
    ImportNote {
        line: note.line,
        kind: note.kind,
        words: note.text.clone(),
        exact: note.exact,
        by: note.by.map(|by| draft.people[by].name.clone()),
        here: item.standing == Standing::Here,
    }
}

fn proposals(reading: &Reading<'_>, draft: &Draft, plan: &Plan) -> Result<Vec<ImportProposal>> {
    let names = draft.customers.iter().chain(draft.sites.iter().map(|site| &site.name));
    let names = names.chain(draft.people.iter().map(|person| &person.name));
    let undecided =
        named(plan).zip(names).enumerate().filter(|(_, ((_, item), _))| item.standing == Standing::Undecided);
    let mut proposals = Vec::new();
    for (number, ((what, item), name)) in undecided.take(SHOWN) {
        let mut like = Vec::new();
        for id in &item.like {
            like.push(LikeThing { id: *id, name: reading.name(Some(*id))?.unwrap_or_default() });
        }
        proposals.push(ImportProposal { item: number as u32, what, name: name.clone(), like });
    }
    Ok(proposals)
}
