//! Guides, and the list of questions of a visit.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{GuideLanguage, Id};
use soundings_core::present::{GuideRow, PlanFace, QuestionRow};
use soundings_core::{Error, Findable, NewQuestion, QuestionChange, QuestionsOf, VisitChange};

use super::meeting::written;
use super::report::form_of;
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin};
use crate::words::{self, say};

#[derive(Subcommand, Debug)]
pub enum Guide {
    /// All guides: those that come with Soundings, then your own
    List,
    /// One guide with its questions
    Show {
        /// Its key, name or id
        guide: String,
        /// A file that ends in .html, .md, .txt or .pdf, with lines for a pen [default: shown here]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// A PDF on Letter paper instead of A4
        #[arg(long)]
        letter: bool,
    },
    /// Make a guide of your own
    New {
        name: String,
        /// A question; once for each
        #[arg(long = "question", value_name = "TEXT")]
        questions: Vec<String>,
    },
    /// Call a guide something else
    Name {
        /// Its key, name or id
        guide: String,
        name: String,
    },
    /// Choose a guide for a visit
    Use {
        visit: String,
        /// Its key, name or id [default: none any more]
        guide: Option<String>,
    },
    /// The questions of a visit, and those that could stand there too
    Questions {
        /// Which visit [default: the one under way, next or last]
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        visit: Option<String>,
    },
    /// Take over a question that is proposed, by its number
    Take {
        visit: String,
        #[arg(required = true)]
        numbers: Vec<usize>,
    },
    /// Tick a question of a visit as asked, by its number
    Asked {
        visit: String,
        number: usize,
        /// It was not asked after all
        #[arg(long)]
        not: bool,
    },
    /// Add a question of your own
    Add {
        #[command(flatten)]
        list: List,
        /// The question, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Ask a question in other words, by its number
    Change {
        #[command(flatten)]
        list: List,
        number: usize,
        /// The question, or - for stdin
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Take a question off the list, by its number
    LeaveOut {
        #[command(flatten)]
        list: List,
        number: usize,
    },
    /// Move a question, by its number
    Move {
        #[command(flatten)]
        list: List,
        number: usize,
        /// Before which [default: behind all]
        #[arg(long, value_name = "NUMBER")]
        before: Option<usize>,
    },
}

/// Whose questions.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub struct List {
    /// Of a guide, for every visit
    #[arg(long)]
    guide: Option<String>,
    /// Of this visit alone
    #[arg(long)]
    visit: Option<String>,
}

/// The language that questions are shown in where nobody wrote them.
pub fn language() -> GuideLanguage {
    GuideLanguage::from_word(words::language().tag()).unwrap_or(GuideLanguage::English)
}

/// The guide that a key, a name or an id means.
pub fn find(open: &Open, text: &str) -> Result<Id, Failure> {
    Ok(open.notebook.find_guide(text, language())?)
}

impl List {
    fn of(&self, open: &Open) -> Result<QuestionsOf, Failure> {
        match (&self.guide, &self.visit) {
            (Some(guide), _) => Ok(QuestionsOf::Guide(find(open, guide)?)),
            (None, visit) => Ok(QuestionsOf::Visit(open.find(Findable::Visit, visit.as_deref().unwrap_or_default())?)),
        }
    }
}

/// The question of a number as lists print them.
fn numbered(of: QuestionsOf, number: usize, open: &Open) -> Result<Id, Failure> {
    let questions = match of {
        QuestionsOf::Guide(guide) => open.notebook.guide(guide, language())?.questions,
        QuestionsOf::Visit(visit) => open.notebook.plan_face(visit, language())?.questions,
    };
    let found = number.checked_sub(1).and_then(|at| questions.get(at));
    Ok(found.ok_or(Error::NotFound { what: "question" })?.id)
}

impl Guide {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        match self {
            Self::List => {
                let guides = notebook.guides(language())?;
                let text: String = guides.iter().map(guide).collect();
                Ok(Answer::new(json!({"items": guides}), text))
            }
            Self::Show { guide: text, out, letter } => {
                let form = form_of(out.as_deref(), *letter)?;
                let page = notebook.guide(find(open, text)?, language())?;
                if let Some(file) = out {
                    let made = open.now.local_in(&open.now.zone);
                    let out =
                        written(file, form, &soundings_pages::guide::document(&page, made, words::language()), None)?;
                    let text = say!("terminal-guide-in", file = out.display().to_string());
                    return Ok(Answer::new(json!({"id": page.guide.id, "out": out}), text));
                }
                let text = guide(&page.guide) + &questions(&page.questions, open);
                Ok(Answer::new(&page, text))
            }
            Self::New { name, questions } => {
                let id = notebook.new_guide(name, questions)?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-guide-made", id = id.to_string())))
            }
            Self::Name { guide, name } => {
                let id = find(open, guide)?;
                notebook.name_guide(id, name, None)?;
                Ok(done(id))
            }
            Self::Use { visit, guide } => {
                let visit = open.find(Findable::Visit, visit)?;
                let guide = guide.as_deref().map(|text| find(open, text)).transpose()?;
                let change = VisitChange { guide, no_guide: guide.is_none(), ..VisitChange::default() };
                notebook.change_visit(visit, &change, None)?;
                listed(visit, open)
            }
            Self::Questions { visit } => listed(open.visit_ahead(visit.as_deref())?, open),
            Self::Take { visit, numbers } => take(open.find(Findable::Visit, visit)?, numbers, open),
            Self::Asked { visit, number, not } => {
                let of = QuestionsOf::Visit(open.find(Findable::Visit, visit)?);
                change(of, *number, &QuestionChange { asked: Some(!not), ..QuestionChange::default() }, open)
            }
            Self::Add { list, text } => {
                let id = notebook.add_question(list.of(open)?, &NewQuestion::own(joined_or_stdin(text)?))?;
                Ok(done(id))
            }
            Self::Change { list, number, text } => {
                let text = Some(joined_or_stdin(text)?);
                change(list.of(open)?, *number, &QuestionChange { text, ..QuestionChange::default() }, open)
            }
            Self::LeaveOut { list, number } => {
                let change_of = QuestionChange { left_out: Some(true), ..QuestionChange::default() };
                change(list.of(open)?, *number, &change_of, open)
            }
            Self::Move { list, number, before } => {
                let of = list.of(open)?;
                let id = numbered(of, *number, open)?;
                let before = before.map(|number| numbered(of, number, open)).transpose()?;
                notebook.move_question(of, id, before)?;
                Ok(done(id))
            }
        }
    }
}

fn done(id: Id) -> Answer {
    Answer::new(json!({"id": id}), say!("terminal-question-done"))
}

fn change(of: QuestionsOf, number: usize, change: &QuestionChange, open: &Open) -> Result<Answer, Failure> {
    let id = numbered(of, number, open)?;
    open.notebook.change_question(of, id, change, None)?;
    Ok(done(id))
}

fn take(visit: Id, numbers: &[usize], open: &Open) -> Result<Answer, Failure> {
    let proposed = open.notebook.plan_face(visit, language())?.proposed;
    let one = |number: &usize| number.checked_sub(1).and_then(|at| proposed.get(at));
    let taken: Option<Vec<_>> = numbers.iter().map(one).collect();
    for question in taken.ok_or(Error::NotFound { what: "question" })? {
        open.notebook.add_question(QuestionsOf::Visit(visit), &NewQuestion::from(question))?;
    }
    listed(visit, open)
}

fn listed(visit: Id, open: &Open) -> Result<Answer, Failure> {
    let face = open.notebook.plan_face(visit, language())?;
    let text = list(&face, open);
    let document = json!({"id": visit, "guide": face.guide, "items": face.questions, "proposed": face.proposed});
    Ok(Answer::new(document, text))
}

/// The questions of a visit, and what is proposed.
fn list(face: &PlanFace, open: &Open) -> String {
    let mut text = face.guide.as_ref().map(guide).unwrap_or_default();
    text += &questions(&face.questions, open);
    if face.questions.is_empty() {
        text += &format!("{}\n", say!("terminal-no-question-yet"));
    }
    if !face.proposed.is_empty() {
        text += &format!("\n{}\n", say!("terminal-could-ask"));
    }
    for (place, question) in face.proposed.iter().enumerate() {
        let source = say!(format!("question-source-{}", question.source.word()));
        let line = format!("{:>3}. {} [{source}]", place + 1, question.text);
        text += &format!("{}\n", words::wrapped(&line, "     "));
    }
    text
}

fn guide(row: &GuideRow) -> String {
    let key = row.key.clone().unwrap_or_else(|| row.id.to_string());
    format!("{}\n  {}\n", words::strong(&row.name), words::small(&key))
}

fn questions(rows: &[QuestionRow], open: &Open) -> String {
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        let asked = if row.asked { format!(" [{}]", say!("terminal-asked")) } else { String::new() };
        text += &format!("{}\n", words::wrapped(&format!("{:>3}. {}{asked}", place + 1, row.text), "     "));
        for versions in row.written.iter().flat_map(|written| &written.versions) {
            text += &super::resolve::versions(versions, &open.now);
        }
    }
    text
}
