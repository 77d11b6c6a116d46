//! The week's trust story: whose turn it is, telling it, and those told before.

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::Id;
use soundings_core::present::{StoryPage, StoryRow};
use soundings_core::{Findable, StoryChange};

use super::{Page, more};
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin};
use crate::words::{self, say};
use crate::{dates, times};

#[derive(Args, Debug)]
pub struct Story {
    /// This week's, if nothing is given
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Subcommand, Debug)]
enum Act {
    /// Take this week's story up
    Take,
    /// Pass it on to the next in turn
    Pass,
    /// Tell this week's story
    Tell {
        /// The story, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Change one of yours
    Change {
        story: String,
        /// Other words, or - for stdin
        #[arg(long)]
        text: Option<String>,
        #[command(flatten)]
        of: Of,
    },
    /// Let one of yours hang on the wall; everybody may take one off
    Wall {
        story: String,
        /// Take it off
        #[arg(long)]
        off: bool,
    },
    /// One story
    Show { story: String },
    /// Stories told before
    List(Page),
    /// Days on which you tell none
    Away {
        /// fri, tomorrow, +10d, 4 dec, 2026-12-04
        #[arg(long, value_name = "DAY")]
        from: String,
        #[arg(long, value_name = "DAY")]
        until: String,
    },
    /// You are not away after all
    Back { absence: String },
    /// The zone in which the team's weeks begin
    Zone { zone: String },
}

/// What a story is of.
#[derive(Args, Debug)]
struct Of {
    /// The customer
    #[arg(long, value_name = "CUSTOMER")]
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// Somebody of theirs it speaks of; may be given several times
    #[arg(long, value_name = "PERSON")]
    #[arg(add = ArgValueCompleter::new(completions::people))]
    person: Vec<String>,
    /// A note or a promise it rests on; may be given several times
    #[arg(long, value_name = "ID")]
    about: Vec<String>,
    /// It may hang on the wall: you have read it for names
    #[arg(long)]
    wall: bool,
}

impl Of {
    fn change(&self, text: Option<String>, open: &Open) -> Result<StoryChange, Failure> {
        let all = |what, named: &[String]| -> Result<Option<Vec<Id>>, Failure> {
            let found = named.iter().map(|one| open.find(what, one)).collect::<Result<Vec<_>, _>>()?;
            Ok((!found.is_empty()).then_some(found))
        };
        Ok(StoryChange {
            text,
            customer: self.customer.as_deref().map(|one| open.find(Findable::Customer, one)).transpose()?,
            people: all(Findable::Person, &self.person)?,
            about: all(Findable::Any, &self.about)?,
            on_the_wall: self.wall.then_some(true),
        })
    }
}

impl Story {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let find = |text: &str| open.find(Findable::Any, text);
        match &self.act {
            None => {
                let page = notebook.story_page()?;
                Ok(Answer::new(&page, week(&page, open)))
            }
            Some(Act::Take) => Ok(done(notebook.take_story()?, "terminal-story-took")),
            Some(Act::Pass) => {
                notebook.pass_story()?;
                Ok(Answer::new(json!({"passed": true}), say!("terminal-story-passed")))
            }
            Some(Act::Tell { text, of }) => {
                let change = of.change(Some(joined_or_stdin(text)?), open)?;
                Ok(told(notebook.tell_story(&change)?, "terminal-story-told", open)?)
            }
            Some(Act::Change { story, text, of }) => {
                let id = find(story)?;
                let text = text.as_deref().map(crate::notebook::words_or_stdin).transpose()?;
                notebook.change_story(id, &of.change(text, open)?, None)?;
                told(id, "terminal-story-changed", open)
            }
            Some(Act::Wall { story, off }) => {
                let id = find(story)?;
                let change = StoryChange { on_the_wall: Some(!off), ..StoryChange::default() };
                notebook.change_story(id, &change, None)?;
                told(id, "terminal-story-changed", open)
            }
            Some(Act::Show { story }) => {
                let row = notebook.story(find(story)?)?;
                Ok(Answer::new(&row, one(&row, open)))
            }
            Some(Act::List(page)) => {
                let rows = notebook.stories(page.after.as_deref(), page.limit)?;
                let mut text: String = rows.items.iter().map(|row| one(row, open)).collect();
                if rows.items.is_empty() {
                    text = say!("no-stories");
                }
                text += &more(rows.next.as_ref());
                Ok(Answer::new(&rows, text))
            }
            Some(Act::Away { from, until }) => {
                let day = |text: &str| dates::day(text, &open.now).map(|day| day.to_string());
                let id = notebook.away_from_stories(&day(from)?, &day(until)?)?;
                Ok(done(id, "terminal-story-away-set"))
            }
            Some(Act::Back { absence }) => {
                notebook.back_for_stories(find(absence)?)?;
                Ok(Answer::new(json!({"back": true}), say!("terminal-story-back")))
            }
            Some(Act::Zone { zone }) => {
                notebook.set_story_zone(zone)?;
                Ok(Answer::new(json!({"zone": zone}), say!("terminal-story-zone", zone = zone.as_str())))
            }
        }
    }
}

fn done(id: Id, words: &str) -> Answer {
    Answer::new(json!({"id": id}), say!(words, id = id.to_string()))
}

/// What was done, and whether it hangs now.
fn told(id: Id, words: &str, open: &Open) -> Result<Answer, Failure> {
    let row = open.notebook.story(id)?;
    let text = format!("{}\n{}", say!(words, id = id.to_string()), wall(&row));
    Ok(Answer::new(json!({"id": id, "held_back": row.held_back}), text))
}

fn wall(row: &StoryRow) -> String {
    if row.held_back.is_empty() {
        return say!("story-hangs");
    }
    let reasons: Vec<String> =
        row.held_back.iter().map(|reason| say!(format!("story-held-back-{}", reason.word()))).collect();
    say!("terminal-story-held-back", reasons = reasons.join(", "))
}

fn week(page: &StoryPage, open: &Open) -> String {
    let day = times::date(&page.week.to_string(), &open.now);
    let mut text = match &page.teller {
        None => say!("terminal-story-nobody", day = day),
        Some(teller) if page.taken => say!("terminal-story-taken", day = day, name = teller.name.as_str()),
        Some(teller) if teller.me => say!("terminal-story-your-turn", day = day),
        Some(teller) => say!("terminal-story-turn", day = day, name = teller.name.as_str()),
    };
    text += "\n";
    text.extend(page.story.iter().filter(|story| story.told).map(|story| one(story, open)));
    for also in &page.also {
        let (name, id) = (also.teller.name.as_str(), also.story.to_string());
        text += &format!("{}\n", say!("terminal-story-also", name = name, id = id));
    }
    for away in &page.away {
        let day = |day: chrono::NaiveDate| times::date(&day.to_string(), &open.now);
        let (from, until, id) = (day(away.from), day(away.until), away.id.to_string());
        text += &format!("{}\n", say!("terminal-story-away", from = from, until = until, id = id));
    }
    text
}

fn one(row: &StoryRow, open: &Open) -> String {
    let teller = row.teller.as_ref();
    let name = teller.map_or_else(|| say!("terminal-story-somebody"), |teller| teller.name.clone());
    let day = times::date(&row.week.to_string(), &open.now);
    let mut beside: Vec<String> = row.customer.iter().cloned().collect();
    if row.teller_left {
        beside.push(say!("has-left"));
    }
    beside.extend(words::unusual(row.audience, row.state));
    let head = format!("{}{}", say!("terminal-story-of", day = day, name = name), words::beside(&beside));
    let mut text = words::line(row.id, &words::strong(&head));
    text += &format!("{}\n", words::wrapped_words(&row.text, "  "));
    for link in &row.about {
        let quoted = words::quoted(&link.words, link.exact);
        text += &format!("  {}\n", say!("terminal-story-rests-on", words = quoted));
    }
    if row.told {
        text += &format!("  {}\n", wall(row));
    }
    text
}
