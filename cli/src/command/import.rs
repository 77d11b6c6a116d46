//! Taking in what lies elsewhere: shown first, written with `--yes` alone.

use std::path::{Path, PathBuf};

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::exchange::{
    ColumnUse, ImportAnswers, ImportKind, ImportNeed, ImportPreview, ImportVisit, SameAnswer, WhyNot,
};
use soundings_core::model::Id;

use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::Open;
use crate::words::{self, say};
use crate::{dates, times};

#[derive(Args, Debug)]
pub struct Import {
    /// A full export's folder; trip reports (.md), a table of customers (.csv) or business cards (.vcf)
    #[arg(value_name = "SOURCE", required_unless_present = "undo")]
    source: Option<PathBuf>,
    /// Write it; without, it is only shown
    #[arg(long)]
    yes: bool,
    /// Of like things, which are the same: all, none, N (the first like it), N=ID, or N=new
    #[arg(long, value_name = "WHICH")]
    same: Vec<String>,
    /// The customer that it is about
    #[arg(long, value_name = "NAME")]
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// The day of a report that says none
    #[arg(long, value_name = "DAY")]
    day: Option<String>,
    /// What a column of a table is, counted from 1: 2=person; customer, site, person, first-name, last-name, role, ignored
    #[arg(long, value_name = "N=USE")]
    column: Vec<String>,
    /// The encoding of its letters, where it was not told right: windows-1252, utf-16le, ...
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// Undo an import, or the last one
    #[arg(long, value_name = "IMPORT", num_args = 0..=1, default_missing_value = "", conflicts_with = "source")]
    undo: Option<String>,
}

fn misuse(argument: &str) -> Failure {
    let message = say!("terminal-not-as-it-should", argument = argument);
    Failure { exit: exit::MISUSE, ..Failure::refused("misuse", message) }
}

impl Import {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        match (&self.source, &self.undo) {
            (Some(folder), _) if folder.is_dir() => restore(open, folder, self.yes),
            (Some(file), _) => self.file(open, file),
            (None, undo) => undo_import(open, undo.as_deref().unwrap_or_default()),
        }
    }

    fn file(&self, open: &Open, file: &Path) -> Result<Answer, Failure> {
        let mut answers = ImportAnswers {
            encoding: self.encoding.clone(),
            day: self.day.as_deref().map(|day| dates::since(day, &open.now)).transpose()?,
            customer: self.customer.as_deref().map(|name| open.find(Findable::Customer, name)).transpose()?,
            ..ImportAnswers::default()
        };
        self.columns(open, file, &mut answers)?;
        let preview = self.answered(open, file, &mut answers)?;
        let mut text = told(&preview, open);
        let is_new = preview.things.iter().any(|count| count.new + count.back > 0);
        if !is_new && preview.needs.is_empty() {
            text.push(say!("terminal-nothing-new"));
        } else if !self.yes {
            text.push(say!("terminal-nothing-written-yet"));
        } else {
            let imported = open.notebook.import(file, &answers, &preview.shown)?;
            text.push(say!("terminal-imported", count = imported.made + imported.back));
            text.push(say!("terminal-import-undo"));
            text.extend(imported.visits.iter().map(|visit| words::small(&visit.to_string())));
            return Ok(Answer::new(json!({"found": preview, "taken_in": imported}), text.join("\n")));
        }
        Ok(Answer::new(json!({"found": preview, "taken_in": null}), text.join("\n")))
    }

    /// What was said of columns, over what each was taken for.
    fn columns(&self, open: &Open, file: &Path, answers: &mut ImportAnswers) -> Result<(), Failure> {
        if self.column.is_empty() {
            return Ok(());
        }
        let preview = open.notebook.import_preview(file, answers)?;
        answers.columns = preview.columns.iter().map(|column| column.taken_for).collect();
        for said in &self.column {
            let (number, used) = said.split_once('=').ok_or_else(|| misuse("--column"))?;
            let used =
                ColumnUse::ALL.iter().copied().find(|one| one.word() == used).ok_or_else(|| misuse("--column"))?;
            let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let column = place.and_then(|place| answers.columns.get_mut(place)).ok_or_else(|| misuse("--column"))?;
            *column = used;
        }
        Ok(())
    }

    /// What was said of like things. Who somebody is can be asked only once it is known whose they are: so until nothing more is
    /// decided by it.
    fn answered(&self, open: &Open, file: &Path, answers: &mut ImportAnswers) -> Result<ImportPreview, Failure> {
        for said in &self.same {
            match said.as_str() {
                "all" => answers.others_same = Some(true),
                "none" => answers.others_same = Some(false),
                _ => {}
            }
        }
        let mut preview = open.notebook.import_preview(file, answers)?;
        loop {
            let before = answers.same.len();
            for said in &self.same {
                let (number, with) = said.split_once('=').unwrap_or((said, ""));
                if matches!(said.as_str(), "all" | "none") {
                    continue;
                }
                let item: u32 = number.parse().map_err(|_| misuse("--same"))?;
                let Some(proposal) = preview.proposals.iter().find(|proposal| proposal.item == item) else { continue };
                let with = match with {
                    "" => proposal.like.first().map(|like| like.id),
                    "new" => None,
                    id => Some(open.find(Findable::Any, id)?),
                };
                answers.same.push(SameAnswer { item, with });
            }
            if answers.same.len() == before {
                return Ok(preview);
            }
            preview = open.notebook.import_preview(file, answers)?;
        }
    }
}

fn kind(kind: ImportKind) -> String {
    say!(match kind {
        ImportKind::Customer => "terminal-import-customers",
        ImportKind::Site => "terminal-import-sites",
        ImportKind::Person => "terminal-import-people",
        ImportKind::Visit => "terminal-import-visits",
        ImportKind::Note => "terminal-import-notes",
    })
}

fn why(why: WhyNot) -> String {
    say!(match why {
        WhyNot::NoWords => "terminal-import-no-words",
        WhyNot::NoName => "terminal-import-no-name",
        WhyNot::NoText => "terminal-import-no-text",
        WhyNot::UnclearDay => "terminal-import-unclear-day",
        WhyNot::CutOff => "terminal-import-cut-off",
        WhyNot::TooMany => "terminal-import-too-many",
    })
}

/// The preview, for people.
fn told(preview: &ImportPreview, open: &Open) -> Vec<String> {
    let mut text = Vec::new();
    // What reads as UTF-8 is nothing else.
    if preview.encoding != "UTF-8" && !preview.sample.is_empty() {
        text.push(say!("terminal-import-read-as", encoding = preview.encoding.as_str()));
        text.extend(preview.sample.iter().map(|line| format!("  {line}")));
    }
    for (number, column) in preview.columns.iter().enumerate() {
        let used = column.taken_for.word();
        text.push(say!("terminal-import-column", number = number + 1, name = column.header.as_str(), used = used));
    }
    for visit in &preview.visits {
        text.extend(visit_told(visit, open));
    }
    for line in &preview.not_understood {
        let why = why(line.why);
        text.push(say!("terminal-import-left", line = line.line, text = line.text.as_str(), why = why));
    }
    for count in &preview.things {
        let mut line =
            vec![say!("terminal-restorable-kind", kind = kind(count.what), new = count.new, here = count.here)];
        line.extend((count.back > 0).then(|| say!("terminal-import-back", count = count.back)));
        line.extend((count.erased > 0).then(|| say!("terminal-import-erased", count = count.erased)));
        text.push(line.join(", "));
    }
    for proposal in &preview.proposals {
        let like =
            proposal.like.iter().map(|like| format!("{} ({})", like.name, like.id)).collect::<Vec<_>>().join(", ");
        text.push(say!("terminal-import-like", item = proposal.item, name = proposal.name.as_str(), like = like));
    }
    for need in &preview.needs {
        text.push(say!(match need {
            ImportNeed::Day => "terminal-import-needs-day",
            ImportNeed::Columns => "terminal-import-needs-columns",
            ImportNeed::Decision => "terminal-import-needs-decision",
        }));
    }
    text
}

fn visit_told(visit: &ImportVisit, open: &Open) -> Vec<String> {
    let when = visit.began.as_ref().map_or_else(|| "?".to_owned(), |began| times::when(began, &open.now));
    let place: Vec<&str> = [&visit.customer, &visit.site].into_iter().flatten().map(String::as_str).collect();
    let mut text = vec![format!("{}: {}, {when}", words::strong(&visit.title), place.join(", "))];
    text.extend(visit.objective.as_ref().map(|objective| format!("  {objective}")));
    if !visit.people.is_empty() {
        text.push(format!("  {}", visit.people.join(", ")));
    }
    for note in &visit.notes {
        let by = note.by.as_ref().map(|by| format!("{by}: ")).unwrap_or_default();
        let line = format!("  {:<9}{by}{}", words::key(note.kind), words::quoted(&note.words, note.exact));
        text.push(words::wrapped(&line, "             "));
    }
    text
}

fn undo_import(open: &Open, import: &str) -> Result<Answer, Failure> {
    let import: Option<Id> = match import {
        "" => None,
        id => Some(id.parse().map_err(|_| misuse("--undo"))?),
    };
    let undone = open.notebook.undo_import(import)?;
    let mut text = vec![say!("terminal-import-undone", count = undone.things, id = undone.first.to_string())];
    text.extend((undone.stay > 0).then(|| say!("terminal-import-stay", count = undone.stay)));
    Ok(Answer::new(json!({"undone": undone}), text.join("\n")))
}

/// A full export.
fn restore(open: &Open, folder: &Path, yes: bool) -> Result<Answer, Failure> {
    let found = open.notebook.restorable(folder)?;
    let mut text = Vec::new();
    for kind in found.kinds.iter().filter(|kind| kind.new + kind.lacking + kind.here + kind.gone > 0) {
        let here = kind.here + kind.lacking;
        let mut line = vec![say!("terminal-restorable-kind", kind = kind.kind.as_str(), new = kind.new, here = here)];
        for (words, count) in [("terminal-restorable-lacking", kind.lacking), ("terminal-restorable-gone", kind.gone)] {
            line.extend((count > 0).then(|| say!(words, count = count)));
        }
        text.push(line.join(", "));
    }
    for unknown in &found.not_understood {
        let name = [Some(&unknown.kind), unknown.field.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>();
        text.push(say!("terminal-restorable-unknown", name = name.join(" "), count = unknown.things));
    }
    if found.kinds.iter().all(|kind| kind.new + kind.lacking == 0) {
        text.push(say!("terminal-nothing-new"));
        return Ok(Answer::new(json!({"found": found, "taken_in": null}), text.join("\n")));
    }
    if !yes {
        text.push(say!("terminal-nothing-written-yet"));
        return Ok(Answer::new(json!({"found": found, "taken_in": null}), text.join("\n")));
    }
    let restored = open.notebook.restore(folder, &found.shown)?;
    text.push(say!("terminal-taken-in", count = restored.made + restored.added_to));
    Ok(Answer::new(json!({"found": found, "taken_in": restored}), text.join("\n")))
}
