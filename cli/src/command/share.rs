use clap::Args;
use soundings_core::{Findable, ShareableKind};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Share {
    /// Visits, notes, maps, promises … [default: lists what could be shared]
    ids: Vec<String>,
    #[command(flatten)]
    page: Page,
}

impl Share {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        if self.ids.is_empty() {
            return self.list(open);
        }
        let ids = self.ids.iter().map(|text| open.find(Findable::Any, text)).collect::<Result<Vec<_>, _>>()?;
        let shared = open.notebook.share(&ids)?;
        let text = say!("terminal-for-the-team", count = shared.things);
        Ok(Answer::new(&shared, text))
    }

    fn list(&self, open: &Open) -> Result<Answer, Failure> {
        let rows = open.notebook.shareable(self.page.after.as_deref(), self.page.limit)?;
        let mut text = String::new();
        for row in &rows.items {
            let notes = (row.what == ShareableKind::Visit).then(|| words::notes(row.notes));
            let beside: Vec<String> = std::iter::once(words::shareable(row.what)).chain(notes).collect();
            let line = if row.words.is_empty() {
                beside.join(" · ")
            } else {
                format!("{}{}", row.words, words::beside(&beside))
            };
            text += &words::line(row.id, &line);
        }
        if rows.items.is_empty() {
            text = format!("{}\n", say!("terminal-nothing-to-share"));
        }
        text += &more(rows.next.as_ref());
        Ok(Answer::new(&rows, text))
    }
}
