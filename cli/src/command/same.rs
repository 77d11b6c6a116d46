//! Two customers, sites, people or visits that are one: what looks so, saying so, taking it back.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Id;
use soundings_core::present::{AlsoRow, SameKind, SameProposal};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};
use crate::{completions, handles, picker};

#[derive(Args, Debug)]
pub struct Same {
    /// Two customers, sites, people or visits: the first reads as the second [without: lists what looks like one]
    #[arg(value_name = "ONE OTHER", num_args = 0..=2, add = ArgValueCompleter::new(completions::customers))]
    things: Vec<String>,
    /// Take back what was declared the same as this one
    #[arg(long, value_name = "THING", conflicts_with_all = ["things", "not"])]
    undo: Option<String>,
    /// They are not the same: propose it no more
    #[arg(long, requires = "things")]
    not: bool,
    #[command(flatten)]
    page: Page,
}

impl Same {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        if let Some(thing) = &self.undo {
            let id = open.find(Findable::Any, thing)?;
            open.notebook.undo_same(id)?;
            return Ok(Answer::new(json!({"id": id}), format!("{}\n", say!("terminal-same-undone"))));
        }
        match self.things.as_slice() {
            [] => self.list(open),
            [one] => {
                let id = open.find(Findable::Any, one)?;
                let rows = open.notebook.also(id)?;
                let text = also(&rows).unwrap_or_else(|| format!("{}\n", say!("terminal-nothing-else-is-it")));
                Ok(Answer::new(json!({"id": id, "also": rows}), text))
            }
            [one, other, ..] => self.declare(open, one, other),
        }
    }

    fn declare(&self, open: &Open, one: &str, other: &str) -> Result<Answer, Failure> {
        let (one, other) = (open.find(Findable::Any, one)?, open.find(Findable::Any, other)?);
        let answer = json!({"alias": one, "target": other, "same": !self.not});
        if self.not {
            open.notebook.declare_not_same(one, other)?;
            return Ok(Answer::new(answer, format!("{}\n", say!("terminal-not-the-same"))));
        }
        open.notebook.declare_same(one, other)?;
        let name = picker::worded(open, other).unwrap_or_else(|| handles::plain(other));
        let declared = say!("terminal-one-from-now-on", name = words::strong(&name));
        let undo = say!("terminal-undo-same", thing = handles::plain(other));
        Ok(Answer::new(answer, format!("{declared}\n{undo}\n")))
    }

    fn list(&self, open: &Open) -> Result<Answer, Failure> {
        let rows = self.page.of(open.notebook.same_proposals()?)?;
        let mut text = String::new();
        for row in &rows.items {
            text += &proposal(open, row);
        }
        text += &match rows.items.is_empty() {
            true => format!("{}\n", say!("nothing-looks-the-same")),
            false => format!("{}\n", say!("terminal-say-whether-same")),
        };
        text += &more(rows.next.as_ref());
        Ok(Answer::new(&rows, text))
    }
}

fn proposal(open: &Open, row: &SameProposal) -> String {
    let what = match row.what {
        SameKind::Customer => say!("shareable-kind-customer"),
        SameKind::Site => say!("terminal-a-site"),
        SameKind::Person => say!("shareable-kind-person"),
        SameKind::Visit => say!("shareable-kind-visit"),
    };
    let side = |one: &AlsoRow| {
        let name = picker::worded(open, one.id).or_else(|| visit(open, one.id)).unwrap_or_default();
        words::line(one.id, &name)
    };
    format!("{what}\n  {}  {}", side(&row.alias), side(&row.target))
}

fn visit(open: &Open, id: Id) -> Option<String> {
    let row = open.notebook.encounter(id, None, 1).ok()?.visit;
    Some(format!("{}, {}", words::place(&row), words::times_of(&row, &open.now)))
}

/// What a thing is called besides, on a line; `None` where that is nothing.
pub fn also(rows: &[AlsoRow]) -> Option<String> {
    let name = |row: &AlsoRow| row.name.clone().unwrap_or_else(|| handles::plain(row.id));
    let names: Vec<String> = rows.iter().map(name).collect();
    (!names.is_empty()).then(|| format!("  {}\n", say!("also-called", names = names.join(", "))))
}
