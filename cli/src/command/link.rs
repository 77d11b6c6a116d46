//! Links by which a browser looks in at your team's pages, or at the wall: a coordinator's, as invitations are.

use clap::{Subcommand, ValueEnum};
use soundings_core::model::{Id, Moment};
use soundings_core::{LinkAct, LinkRow, LinkTo, Links, Notebook};

use super::team::asked_out_of_turn;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{qr, times};

#[derive(Subcommand, Debug)]
pub enum Link {
    /// Make a link for who has no phone in your team
    Make {
        /// What it opens: your team's pages, to read only, or the wall on a screen
        #[arg(long, value_enum, default_value_t = To::Pages)]
        to: To,
        /// How many days a link to the pages holds; a display's opens once, within ten minutes
        #[arg(long, value_name = "N", default_value_t = 30)]
        days: u16,
        /// For whom, or which screen
        label: Vec<String>,
    },
    /// Links that let somebody look in
    List {
        /// Behind this one
        #[arg(long, value_name = "ID")]
        after: Option<Id>,
    },
    /// Take a link back: whoever uses it sees nothing more, at once
    TakeBack {
        /// Its id, as the list shows it
        id: Id,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum To {
    Pages,
    Wall,
}

impl From<To> for LinkTo {
    fn from(to: To) -> Self {
        match to {
            To::Pages => Self::Pages,
            To::Wall => Self::Wall,
        }
    }
}

impl Link {
    pub fn run(&self, open: Open) -> Result<Answer, Failure> {
        let act = match self {
            Self::Make { to, days, label } => {
                LinkAct::Make { to: (*to).into(), label: joined(label).unwrap_or_default(), days: *days }
            }
            Self::List { after } => LinkAct::List { after: *after },
            Self::TakeBack { id } => LinkAct::TakeBack { link: *id },
        };
        open.notebook.ask_of_links(act)?;
        let now = open.now;
        let links = asked_out_of_turn(open.notebook, Notebook::take_links, || say!("terminal-no-answer-of-links"))?;
        let text = match (&links.made, self) {
            (Some(made), _) => {
                let (time, id) = (times::when(&made.opens_until, &now), made.id.to_string());
                let said = match self {
                    Self::Make { to: To::Wall, .. } => say!("terminal-link-made-wall", time = time, id = id),
                    _ => say!("terminal-link-made", time = time, id = id),
                };
                format!("{}{}\n\n{said}\n", qr::drawn(&made.link), made.link)
            }
            (None, Self::TakeBack { .. }) => format!("{}\n", say!("terminal-link-taken-back")),
            (None, _) => listed(&links, &now),
        };
        Ok(Answer::new(links, text))
    }
}

fn listed(links: &Links, now: &Moment) -> String {
    if links.items.is_empty() {
        return format!("{}\n", say!("terminal-no-links"));
    }
    let mut text: String = links.items.iter().map(|row| line(row, now)).collect();
    if let Some(last) = links.items.last().filter(|_| links.more) {
        text += &format!("{}\n", say!("terminal-more-links", id = last.id.to_string()));
    }
    text
}

fn line(row: &LinkRow, now: &Moment) -> String {
    let to = match row.to {
        Some(LinkTo::Pages) => say!("terminal-link-to-pages"),
        Some(LinkTo::Wall) => say!("terminal-link-to-wall"),
        None => say!("terminal-link-of-later-version"),
    };
    let mut beside = vec![say!("terminal-link-until", time = times::when(&row.until, now))];
    if row.to == Some(LinkTo::Wall) && !row.opened {
        beside.push(say!("terminal-link-not-opened"));
    }
    let beside = words::beside(&beside);
    let label = if row.label.is_empty() { String::new() } else { format!("{}  ", row.label) };
    format!("{}  {label}{to}{beside}\n", row.id)
}
