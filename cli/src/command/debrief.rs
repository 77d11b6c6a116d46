//! Five questions after a visit: one at a time at a terminal, or from a command line.

use std::io::{BufRead, Write};
use std::path::Path;

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use soundings_core::model::{DebriefEnd, DebriefQuestion, Seen};
use soundings_core::present::{Debrief as Record, DebriefAnswerRow, Freshness};
use soundings_core::{Findable, NewDebriefAnswer};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::words::{self, say};
use crate::{completions, handles, teamwork, terminal, times};

#[derive(Args, Debug)]
pub struct Debrief {
    /// Which visit [default: the last]
    #[arg(add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// Answer a question: surprise, at-stake, told-and-seen, our-part or next, then = and words; may be given several times
    #[arg(long, value_name = "QUESTION=WORDS", value_parser = answer)]
    answer: Vec<(DebriefQuestion, String)>,
    /// Answer by voice: a question, then = and a file of a minute at most; may be given several times
    #[arg(long, value_name = "QUESTION=FILE", value_parser = answer)]
    spoken: Vec<(DebriefQuestion, String)>,
    /// What is answered here stays only yours
    #[arg(long)]
    only_me: bool,
    /// Write an answer of yours anew
    #[arg(long, value_name = "ANSWER", requires = "to")]
    change: Option<String>,
    /// Its words, or - for stdin
    #[arg(long, value_name = "WORDS", requires = "change")]
    to: Option<String>,
    /// The token of what you saw of it [default: what is there now]
    #[arg(long, value_name = "TOKEN", requires = "change")]
    seen: Option<String>,
    /// You are done: the others' answers open when everybody is
    #[arg(long, conflicts_with = "pass")]
    finish: bool,
    /// Without more than there is
    #[arg(long)]
    pass: bool,
}

fn answer(text: &str) -> Result<(DebriefQuestion, String), String> {
    let (question, words) = text.split_once('=').unwrap_or((text, ""));
    let known = DebriefQuestion::from_word(question.trim());
    let all = || DebriefQuestion::ALL.iter().map(|question| question.word()).collect::<Vec<_>>().join(", ");
    known.map(|question| (question, words.to_owned())).ok_or_else(all)
}

impl Debrief {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let visit = open.find(Findable::Visit, self.visit.as_deref().unwrap_or("@"))?;
        for (question, words) in &self.answer {
            let (question, text) = (*question, words_or_stdin(words)?);
            notebook.answer_debrief(&NewDebriefAnswer { visit, question, text, only_me: self.only_me })?;
        }
        for (question, file) in &self.spoken {
            let (question, text) = (*question, String::new());
            let new = NewDebriefAnswer { visit, question, text, only_me: self.only_me };
            notebook.speak_debrief(&new, Path::new(file))?;
        }
        if let Some((answer, words)) = self.change.as_ref().zip(self.to.as_ref()) {
            let answer = open.find(Findable::Any, answer)?;
            notebook.change_debrief_answer(answer, &words_or_stdin(words)?, self.seen.clone().map(Seen).as_ref())?;
        }
        let how = if self.finish { Some(DebriefEnd::Finished) } else { self.pass.then_some(DebriefEnd::Passed) };
        if let Some(how) = how {
            notebook.end_debrief(visit, how)?;
        }
        let is_told = how.is_some() || self.change.is_some() || !self.answer.is_empty() || !self.spoken.is_empty();
        let record = notebook.debrief(visit)?;
        if !is_told && record.may_answer && terminal::may_ask() {
            ask(open, &record)?;
            let record = notebook.debrief(visit)?;
            let text = shown(open, &record)?;
            return Ok(Answer::new(record, text));
        }
        let text = shown(open, &record)?;
        Ok(Answer::new(record, text))
    }
}

/// The debriefs that are reminded of now.
pub fn reminders(open: &Open) -> Result<String, Failure> {
    let now = open.now.utc_ms;
    let standing = open.notebook.debrief_reminders()?.into_iter();
    let standing = standing.filter(|one| one.at.utc_ms().is_some_and(|at| at <= now)).map(|one| {
        let id = handles::shown(one.visit);
        let reminder = say!("terminal-debrief-reminds", fresh = teamwork::freshness(one.freshness), id = id);
        format!("{}\n", words::wrapped(&reminder, "  "))
    });
    Ok(standing.collect())
}

/// Asks what is not answered yet, a question at a time, then whether that is all.
fn ask(open: &Open, record: &Record) -> Result<(), Failure> {
    let visit = record.visit.id;
    say_line(&head(open, record));
    say_line(&say!("terminal-debrief-how"));
    for row in record.questions.iter().filter(|row| row.mine.is_empty()) {
        say_line(&words::wrapped(&format!("\n{}", teamwork::debrief_question(row.question)), ""));
        let Some(line) = typed() else { return Ok(()) };
        let (text, only_me) = line.strip_prefix('!').map_or((line.as_str(), false), |words| (words, true));
        if !text.trim().is_empty() {
            let new = NewDebriefAnswer { visit, question: row.question, text: text.to_owned(), only_me };
            open.notebook.answer_debrief(&new)?;
        }
    }
    say_line(&format!("\n{}", say!("terminal-debrief-end")));
    match typed().as_deref().map(str::trim) {
        Some("f") => open.notebook.end_debrief(visit, DebriefEnd::Finished)?,
        Some("p") => open.notebook.end_debrief(visit, DebriefEnd::Passed)?,
        _ => {}
    }
    Ok(())
}

/// To whoever sits there, not to what reads the answer. A terminal that went away is told nothing.
fn say_line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// A line; `None` at the end of what is typed.
fn typed() -> Option<String> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

fn head(open: &Open, record: &Record) -> String {
    let visit = words::visit(&record.visit, &open.now);
    say!("terminal-debrief-head", visit = visit.trim_end(), fresh = teamwork::freshness(record.freshness))
}

fn shown(open: &Open, record: &Record) -> Result<String, Failure> {
    let mut text = format!("{}\n", head(open, record));
    for row in &record.questions {
        text += &format!("\n{}\n", words::wrapped(&words::strong(&teamwork::debrief_question(row.question)), ""));
        for mine in &row.mine {
            text += &answered(open, mine);
            text += &teamwork::nudge(mine.id, open)?;
        }
        row.others.iter().for_each(|row| text += &answered(open, row));
    }
    if !record.expected.is_empty() {
        text += "\n";
        record.expected.iter().for_each(|row| text += &super::expect::shown(row, open));
    }
    text += &format!("\n{}\n", words::wrapped(&waits(open, record), ""));
    if record.may_answer {
        text += &format!("{}\n", say!("terminal-debrief-later", id = handles::shown(record.visit.id)));
    }
    Ok(text)
}

fn waits(open: &Open, record: &Record) -> String {
    match (&record.opens_at, record.ended) {
        _ if record.open => say!("terminal-debrief-open"),
        (Some(at), _) => say!("terminal-debrief-waits", time = times::when(at, &open.now)),
        (None, _) => say!("terminal-debrief-waits-for-end"),
    }
}

fn answered(open: &Open, row: &DebriefAnswerRow) -> String {
    let who = row.engineer.clone().unwrap_or_else(|| say!("terminal-you"));
    let mut beside: Vec<_> = row.from_memory.then(|| teamwork::freshness(Freshness::FromMemory)).into_iter().collect();
    beside.push(words::standing(row.audience, row.state));
    let line = words::wrapped(&format!("  {who}: {} [{}]", row.text, beside.join("; ")), "    ");
    let mut text = format!("{line}\n    {}\n", words::small(&handles::shown(row.id)));
    for sound in row.spoken.iter().flat_map(words::attachment) {
        text += &format!("    {}\n", words::small(&sound));
    }
    for versions in &row.versions {
        text += &super::resolve::versions(versions, &open.now);
    }
    text
}
