//! A summary for the customer in plain words, and the check of our jargon.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Id;
use soundings_core::model::plain::{Difficulty, Formula};
use soundings_core::present::{Plain, PlainWord, SendSummary, Summary as Record};
use soundings_pages::summary;

use super::guide;
use super::report::{Form, as_looked_at, form_of, line, picked, withheld};
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, whole, words_or_stdin};
use crate::reading;
use crate::whole_files::write_all_then;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Summary {
    /// Of which visit [default: the one under way or last]
    #[arg(add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// What you say yourself, above all else, or - for stdin
    #[arg(long, value_name = "TEXT")]
    say: Option<String>,
    /// To whom it goes, which is written down. Without this it is looked at, and does not go
    #[arg(long, value_name = "WHOM")]
    to: Option<String>,
    /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
    #[arg(long, value_name = "FILE", requires = "to")]
    out: Option<PathBuf>,
    /// A PDF on Letter paper instead of A4
    #[arg(long)]
    letter: bool,
    /// What you looked at, by what the look ended with
    #[arg(long, value_name = "TOKEN", requires = "to")]
    looked_at: Option<String>,
    /// A note that waits to be read, was read, and may go
    #[arg(long, value_name = "NOTE", requires = "to")]
    read: Vec<String>,
}

#[derive(Subcommand, Debug)]
pub enum Jargon {
    /// Your team's own words, that no customer knows
    List,
    /// Add a word, or a few that belong together
    Add {
        #[arg(required = true)]
        word: Vec<String>,
    },
    /// Take a word off the list
    Remove {
        #[arg(required = true)]
        word: Vec<String>,
    },
    /// Check a text, or - for stdin: jargon, and how hard it is to read
    Check { text: String },
}

impl Summary {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let form = form_of(self.out.as_deref(), self.letter)?;
        let visit = open.find(Findable::Visit, self.visit.as_deref().unwrap_or("@"))?;
        let ours = self.say.as_deref().map(words_or_stdin).transpose()?;
        match &self.to {
            Some(to) => self.send(open, visit, ours, (to, form)),
            None => preview(open, visit, ours.as_deref()),
        }
    }

    fn send(&self, open: &Open, visit: Id, ours: Option<String>, (to, form): (&str, Form)) -> Result<Answer, Failure> {
        let preview = open.notebook.summary_preview(visit, ours.as_deref(), guide::language())?;
        let looked_at = as_looked_at(self.looked_at.as_ref(), &preview.looked_at)?;
        let read = picked(open, &self.read, &preview.summary.report.to_read_first)?;
        let stays = preview.summary.report.to_read_first.iter().filter(|note| !read.contains(&note.id)).count();
        let summary = Record { report: preview.summary.report.let_go(&read), ..preview.summary };
        let document = summary::document(&summary, words::language());
        let file =
            self.out.as_ref().map(|file| Ok::<_, Failure>((file.clone(), form.write(&document)?))).transpose()?;
        let sending = SendSummary { visit, to: to.to_owned(), ours, looked_at, read };
        let sent = write_all_then(file.as_slice(), || Ok(open.notebook.send_summary(&sending)?))?;
        let out = self.out.as_deref().map(whole);
        let mut text = vec![match &out {
            Some(out) => say!("terminal-summary-in", file = out.display().to_string()),
            None => reading::here(&document),
        }];
        text.extend(withheld(&summary.report));
        text.extend(unstarred(&summary));
        if stays > 0 {
            text.push(say!("terminal-left-out-to-read", count = stays));
        }
        text.extend(check(&preview.plain).iter().map(|line| words::wrapped(line, "  ")));
        text.push(say!("terminal-written-down-sent", to = to));
        let answer = json!({"visit": visit, "out": out, "sent": sent.document, "to": to, "plain": preview.plain});
        Ok(Answer::new(answer, text.join("\n")))
    }
}

/// A summary as its reader will see it, with what has to be read first, and the check, below.
fn preview(open: &Open, visit: Id, ours: Option<&str>) -> Result<Answer, Failure> {
    let preview = open.notebook.summary_preview(visit, ours, guide::language())?;
    let Record { report, .. } = &preview.summary;
    let page = summary::document(&preview.summary, words::language());
    let (mut text, document) = (vec![reading::here(&page)], page.markdown());
    text.extend(withheld(report));
    text.extend(unstarred(&preview.summary));
    if !report.to_read_first.is_empty() {
        text.push(words::wrapped(&say!("terminal-to-read-first", count = report.to_read_first.len()), ""));
        text.extend(report.to_read_first.iter().map(|note| line(note).trim_end().to_owned()));
    }
    text.extend(check(&preview.plain).iter().map(|line| words::wrapped(line, "  ")));
    text.push(words::wrapped(&say!("terminal-summary-not-sent-yet", token = preview.looked_at.as_str()), ""));
    let left_out = json!({"withheld": report.withheld, "unstarred": preview.summary.unstarred, "to_read_first": report.to_read_first});
    let answer = json!({
        "visit": visit, "out": null, "left_out": left_out, "summary": document, "plain": preview.plain,
        "looked_at": preview.looked_at,
    });
    Ok(Answer::new(answer, text.join("\n")))
}

fn unstarred(summary: &Record) -> Option<String> {
    (summary.unstarred > 0).then(|| say!("summary-unstarred", count = summary.unstarred))
}

/// The check, in lines.
fn check(plain: &Plain) -> Vec<String> {
    let mut lines = Vec::new();
    lines.push(match plain.reading {
        None => say!("plain-too-short"),
        Some(reading) => {
            let difficulty = say!(match reading.difficulty {
                Difficulty::Easy => "difficulty-easy",
                Difficulty::Fair => "difficulty-fair",
                Difficulty::Hard => "difficulty-hard",
            });
            // A tenth of a year says nothing.
            let number = ((f64::from(reading.tenths) / 10.0).round() as i64).max(0).to_string();
            match reading.formula {
                Formula::FleschKincaid => say!("terminal-plain-grade", number = number, difficulty = difficulty),
                Formula::KandelMoles => say!("terminal-plain-ease", number = number, difficulty = difficulty),
            }
        }
    });
    lines.push(say!("jargon-found", count = plain.jargon.len()));
    let mut told: Vec<&str> = Vec::new();
    for PlainWord { found, .. } in &plain.jargon {
        if told.contains(&found.word.as_str()) {
            continue;
        }
        told.push(&found.word);
        lines.push(match &found.plainer {
            Some(plainer) => {
                format!("  {}", say!("jargon-plainer", word = found.word.as_str(), plainer = plainer.as_str()))
            }
            None => format!("  {}", say!("jargon-own", word = found.word.as_str())),
        });
    }
    lines
}

impl Jargon {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::List => {}
            Self::Add { word } => notebook.add_own_word(&word.join(" "))?,
            Self::Remove { word } => notebook.remove_own_word(&word.join(" "))?,
            Self::Check { text } => {
                let plain = notebook.check_words(&words_or_stdin(text)?, guide::language())?;
                let text = check(&plain).join("\n");
                return Ok(Answer::new(&plain, text));
            }
        }
        let own = notebook.own_words()?;
        let mut text = vec![say!("terminal-own-words", count = own.len())];
        text.extend(own.iter().map(|word| format!("  {word}")));
        Ok(Answer::new(json!({"items": own}), text.join("\n")))
    }
}
