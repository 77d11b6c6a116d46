//! Marks on notes and entries: a question, a concern, a priority.

use clap::Args;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Mark as Marked;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Mark {
    /// A note or an entry of a map
    id: String,
    #[arg(value_parser = marks())]
    mark: String,
    /// Take the mark away
    #[arg(long)]
    off: bool,
}

fn marks() -> clap::builder::PossibleValuesParser {
    Marked::ALL.iter().map(|mark| mark.word()).collect::<Vec<_>>().into()
}

impl Mark {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = open.find(Findable::Any, &self.id)?;
        let mark = Marked::from_word(&self.mark).unwrap_or(Marked::Question);
        open.notebook.mark(id, mark, !self.off, None)?;
        let said = if self.off { say!("terminal-unmarked") } else { say!("terminal-marked") };
        Ok(Answer::new(json!({"id": id, "mark": mark, "marked": !self.off}), said))
    }
}
