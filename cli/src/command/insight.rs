//! Insights: a statement with the notes from several visits that led to it.

use clap::Subcommand;
use serde_json::json;
use soundings_core::model::Seen;
use soundings_core::present::InsightRow;
use soundings_core::{Findable, NewInsight};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin};
use crate::teamwork;
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Insight {
    /// Write an insight down
    Add {
        /// What you see now, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
        /// A note that led to it; several, of at least two visits or calls
        #[arg(long, value_name = "NOTE", required = true)]
        from: Vec<String>,
    },
    /// Insights, the latest first
    List {
        #[command(flatten)]
        page: Page,
    },
    /// An insight with its notes
    Show { insight: String },
    /// Change its words
    Change {
        insight: String,
        #[arg(required = true)]
        text: Vec<String>,
        /// The token of what you saw [default: what is there now]
        #[arg(long, value_name = "TOKEN")]
        seen: Option<String>,
    },
    /// Add a note that shows it
    Link { insight: String, note: String },
    /// Take a note away
    Unlink { insight: String, note: String },
}

impl Insight {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let id = match self {
            Self::Add { text, from } => {
                let notes = from.iter().map(|note| open.find(Findable::Note, note)).collect::<Result<_, _>>()?;
                let id = notebook.add_insight(&NewInsight { text: joined_or_stdin(text)?, notes })?;
                return Ok(Answer::new(json!({"id": id}), say!("terminal-insight-made", id = id.to_string())));
            }
            Self::List { page } => return list(page, open),
            Self::Show { insight }
            | Self::Change { insight, .. }
            | Self::Link { insight, .. }
            | Self::Unlink { insight, .. } => open.find(Findable::Any, insight)?,
        };
        match self {
            Self::Change { text, seen, .. } => {
                notebook.change_insight(id, &joined_or_stdin(text)?, seen.clone().map(Seen).as_ref())?;
            }
            Self::Link { note, .. } => notebook.link_insight(id, open.find(Findable::Note, note)?)?,
            Self::Unlink { note, .. } => notebook.unlink_insight(id, open.find(Findable::Note, note)?)?,
            _ => {}
        }
        let row = notebook.insight(id)?;
        let text = shown(&row, open);
        Ok(Answer::new(row, text))
    }
}

fn list(page: &Page, open: &Open) -> Result<Answer, Failure> {
    let found = open.notebook.insights(page.after.as_deref(), page.limit)?;
    let mut text: String = found.items.iter().map(head).collect();
    if text.is_empty() {
        text = format!("{}\n", words::wrapped(&say!("terminal-no-insights"), ""));
    }
    text += &more(found.next.as_ref());
    Ok(Answer::new(json!({"items": found.items, "next": found.next}), text))
}

/// An insight on a line: what it says, what it rests on.
pub fn head(row: &InsightRow) -> String {
    let mut beside = vec![teamwork::insight_basis(row.basis)];
    beside.extend(row.less.then(|| say!("insight-less")));
    beside.extend(row.engineer.clone());
    beside.extend(words::unusual(row.audience, row.state));
    words::line(row.id, &format!("{}{}", row.text, words::beside(&beside)))
}

fn shown(row: &InsightRow, open: &Open) -> String {
    let mut text = head(row);
    row.notes.iter().for_each(|note| text += &format!("  {}", words::note(note, &open.now)));
    for versions in &row.versions {
        text += &super::resolve::versions(versions, &open.now);
    }
    text
}
