use clap::Args;
use soundings_core::{Findable, ShareableKind};

use super::{Page, more};
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words;

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
        let text = format!("{} for the team; they go with the next sync.\n", words::counted(shared.things, "thing"));
        Ok(Answer::new(&shared, text))
    }

    fn list(&self, open: &Open) -> Result<Answer, Failure> {
        let rows = self.page.of(open.notebook.shareable()?)?;
        let mut text = String::new();
        for row in &rows.items {
            let what = match row.what {
                ShareableKind::Visit => "visit",
                ShareableKind::Note => "note",
                ShareableKind::Map => "map",
                ShareableKind::MapEntry => "map entry",
                ShareableKind::Promise => "promise",
                ShareableKind::Customer => "customer",
                ShareableKind::Person => "person",
            };
            let notes = match row.what {
                ShareableKind::Visit => format!(", {}", words::counted(row.notes, "note")),
                _ => String::new(),
            };
            text += &format!("{}  {what}{notes}\n", row.id);
        }
        if rows.items.is_empty() {
            text = "Nothing is left that only you have, but what you chose to keep so.\n".to_owned();
        }
        text += &more(rows.next.as_ref());
        Ok(Answer::new(&rows, text))
    }
}
