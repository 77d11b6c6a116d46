use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::Id;
use soundings_core::present::{self, ForWhom, Noted, SendReport};
use soundings_core::{Findable, Refusal};
use soundings_pages::document::Document;
use soundings_pages::{preview, report};
use soundings_press::{Paper, pdf};

use super::meeting::written;
use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::whole_files::{refused, write_all_then};
use crate::words::{self, say};
use crate::{picker, reading, terminal};

#[derive(Args, Debug)]
pub struct Report {
    /// Which visit [default: the one under way or last]
    #[arg(add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// A file that ends in .html, .md, .txt or .pdf [default: shown here]
    #[arg(long, value_name = "FILE", conflicts_with_all = ["pdf", "text"])]
    out: Option<PathBuf>,
    /// A file for a PDF
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pdf: Option<PathBuf>,
    /// Show it here as plain text, to paste into a service system
    #[arg(long)]
    text: bool,
    /// A PDF on Letter paper instead of A4
    #[arg(long)]
    letter: bool,
    /// Our company, or readers outside: then only what people agreed to goes in
    #[arg(long = "for", value_enum, value_name = "WHOM", default_value_t = Readers::Us)]
    readers: Readers,
    /// With --for others: to whom it goes, which is written down. Without this it is looked at, and does not go
    #[arg(long, value_name = "WHOM")]
    to: Option<String>,
    /// With --for others: the preview itself on paper, to be read through; it is ours, and says so on every page
    #[arg(long, conflicts_with_all = ["to", "text"])]
    preview: bool,
    /// What you looked at, by what the look ended with
    #[arg(long, value_name = "TOKEN", requires = "to")]
    looked_at: Option<String>,
    /// A note that waits to be read, was read, and may go
    #[arg(long, value_name = "NOTE", requires = "to")]
    read: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Readers {
    Us,
    Others,
}

/// What a document is written as.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Html,
    Markdown,
    Text,
    Pdf(Paper),
}

impl Form {
    /// A report, whose page has a look of its own.
    fn write_report(self, report: &present::Report) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Html => Ok(report::html(report, words::language()).into_bytes()),
            _ => self.write(&report::document(report, words::language())),
        }
    }

    pub(super) fn write(self, document: &Document) -> Result<Vec<u8>, Failure> {
        Ok(match self {
            Self::Html => document.html().into_bytes(),
            Self::Markdown => document.markdown().into_bytes(),
            Self::Text => document.text().into_bytes(),
            Self::Pdf(paper) => pdf(document, paper).map_err(|_| Failure::inside())?.bytes,
        })
    }
}

/// What a file is written as, by its ending; without one Markdown.
pub(super) fn form_of(out: Option<&Path>, letter: bool) -> Result<Form, Failure> {
    let Some(out) = out else { return Ok(Form::Markdown) };
    match out.extension().and_then(|extension| extension.to_str()) {
        Some("html") => Ok(Form::Html),
        Some("md") => Ok(Form::Markdown),
        Some("txt") => Ok(Form::Text),
        Some("pdf") => Ok(Form::Pdf(if letter { Paper::Letter } else { Paper::A4 })),
        _ => Err(misuse(say!("terminal-out-ending"))),
    }
}

impl Report {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let form = self.form()?;
        let visit = open.find(Findable::Visit, self.visit.as_deref().unwrap_or("@"))?;
        match (self.readers, &self.to) {
            (Readers::Us, None) if self.preview => Err(misuse(say!("terminal-preview-is-for-others"))),
            (Readers::Us, None) => self.for_us(open, visit, form),
            (Readers::Us, Some(_)) => Err(misuse(say!("terminal-to-is-for-others"))),
            // What is in a file has gone, unless it says that it has not.
            (Readers::Others, None) if self.file().is_some() && !self.preview => {
                Err(misuse(say!("terminal-say-to-whom")))
            }
            (Readers::Others, None) => self.look_first(open, visit, form),
            (Readers::Others, Some(to)) => self.send(open, visit, form, to),
        }
    }

    fn form(&self) -> Result<Form, Failure> {
        let paper = if self.letter { Paper::Letter } else { Paper::A4 };
        if self.text {
            return Ok(Form::Text);
        }
        if self.pdf.is_some() {
            return Ok(Form::Pdf(paper));
        }
        form_of(self.out.as_deref(), self.letter)
    }

    /// The file it goes into.
    fn file(&self) -> Option<&PathBuf> {
        self.out.as_ref().or(self.pdf.as_ref())
    }

    fn for_us(&self, open: &Open, visit: Id, form: Form) -> Result<Answer, Failure> {
        let report = open.notebook.report(visit, ForWhom::Us)?;
        let mut drawn = self.draw(&report, form)?;
        drawn.hand_out(|| Ok(()))?;
        if report.only_you > 0 {
            drawn.text.push(say!("terminal-left-out-only-you", count = report.only_you));
        }
        let left_out = json!({"only_you": report.only_you, "withheld": 0, "to_read_first": 0});
        let document = json!({"visit": visit, "out": drawn.out, "for": ForWhom::Us, "left_out": left_out, "report": drawn.document});
        Ok(self.answer(document, drawn))
    }

    /// A report for others as its reader will see it, with what has to be read first below.
    fn look_first(&self, open: &Open, visit: Id, form: Form) -> Result<Answer, Failure> {
        let looked = open.notebook.preview(visit)?;
        let report = &looked.report;
        if let Some(file) = self.file() {
            let out = written(file, form, &preview::document(report, words::language()), None)?;
            let text = say!("terminal-preview-in", file = out.display().to_string());
            let waits = report.to_read_first.len();
            return Ok(Answer::new(
                json!({"visit": visit, "preview": out, "to_read_first": waits, "looked_at": looked.looked_at}),
                text,
            ));
        }
        let page = report::document(report, words::language());
        let (mut text, document) = (vec![reading::here(&page)], page.markdown());
        text.extend(withheld(report));
        if !report.to_read_first.is_empty() {
            text.push(words::wrapped(&say!("terminal-to-read-first", count = report.to_read_first.len()), ""));
            text.extend(report.to_read_first.iter().map(|note| line(note).trim_end().to_owned()));
        }
        text.push(words::wrapped(
            &say!("terminal-not-sent-yet", visit = visit.to_string(), token = looked.looked_at.as_str()),
            "",
        ));
        let left_out = json!({"only_you": 0, "withheld": report.withheld, "to_read_first": report.to_read_first});
        Ok(Answer::new(
            json!({
                "visit": visit, "out": null, "for": ForWhom::Others, "left_out": left_out, "report": document,
                "looked_at": looked.looked_at,
            }),
            text.join("\n"),
        ))
    }

    fn send(&self, open: &Open, visit: Id, form: Form, to: &str) -> Result<Answer, Failure> {
        let preview = open.notebook.preview(visit)?;
        let looked_at = as_looked_at(self.looked_at.as_ref(), &preview.looked_at)?;
        let read = picked(open, &self.read, &preview.report.to_read_first)?;
        let stays = preview.report.to_read_first.iter().filter(|note| !read.contains(&note.id)).count();
        let report = preview.report.let_go(&read);
        let mut drawn = self.draw(&report, form)?;
        let sending = SendReport { visit, to: to.to_owned(), looked_at, read };
        let sent = drawn.hand_out(|| Ok(open.notebook.send_report(&sending)?))?;
        drawn.text.extend(withheld(&report));
        if stays > 0 {
            drawn.text.push(say!("terminal-left-out-to-read", count = stays));
        }
        drawn.text.push(say!("terminal-written-down-sent", to = to));
        let left_out = json!({"only_you": 0, "withheld": report.withheld, "to_read_first": stays});
        let document = json!({
            "visit": visit, "out": drawn.out, "for": ForWhom::Others, "left_out": left_out, "report": drawn.document,
            "sent": sent.document, "to": to,
        });
        Ok(self.answer(document, drawn))
    }

    /// What is to be pasted stands in lines as long as they are.
    fn answer(&self, document: serde_json::Value, drawn: Drawn) -> Answer {
        let answer = Answer::new(document, drawn.text(self.text));
        if self.text { answer.unbroken() } else { answer }
    }

    /// Draws a report for its file, or to be shown here: there what is pasted is the report alone, and what is said of it
    /// goes to stderr.
    fn draw(&self, report: &present::Report, form: Form) -> Result<Drawn, Failure> {
        let Some(file) = self.file() else {
            let written = form.write_report(report)?;
            let document = String::from_utf8_lossy(&written).into_owned();
            let page = || reading::here(&report::document(report, words::language()));
            let shown = if self.text { document.clone() } else { page() };
            return Ok(Drawn { text: vec![shown], document: Some(document), ..Drawn::default() });
        };
        let out = whole(file);
        let mut text = vec![say!("terminal-report-in", file = out.display().to_string())];
        let (mut folder, mut files) = (None, Vec::new());
        let written = match (form, beside(&out)) {
            (Form::Markdown, Some((pictures, name))) => {
                let document = report::document(report, words::language());
                if document.pictures().next().is_some() {
                    text.push(say!("terminal-pictures-beside", folder = pictures.display().to_string()));
                    files.extend(
                        document.pictures().map(|(name, picture)| (pictures.join(name), picture.bytes.clone())),
                    );
                    folder = Some(pictures);
                    document.markdown_with_pictures(&name).into_bytes()
                } else {
                    document.markdown().into_bytes()
                }
            }
            _ => form.write_report(report)?,
        };
        files.push((file.clone(), written));
        let withheld = report.pictures_withheld;
        text.extend((withheld > 0).then(|| say!("terminal-pictures-withheld", count = withheld)));
        Ok(Drawn { out: Some(out), text, document: None, folder, files })
    }
}

/// A report as it is handed out. What goes into a file is not in the answer as well.
#[derive(Default)]
struct Drawn {
    out: Option<PathBuf>,
    text: Vec<String>,
    document: Option<String>,
    /// Where its pictures lie.
    folder: Option<PathBuf>,
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Drawn {
    /// Writes its files, with `record` once they are on the disk and before they have their names.
    fn hand_out<T>(&self, record: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        let made = self.folder.as_ref().filter(|folder| !folder.exists());
        made.map_or(Ok(()), std::fs::create_dir).map_err(|error| refused(&error))?;
        let handed_out = write_all_then(&self.files, record);
        if handed_out.is_err() {
            // Empty, since none of its pictures has its name.
            made.map_or(Ok(()), std::fs::remove_dir).ok();
        }
        handed_out
    }

    /// The text of an answer: with `alone` the report and nothing else, the rest on stderr.
    fn text(&self, alone: bool) -> String {
        let Some((first, rest)) = self.text.split_first().filter(|_| alone) else { return self.text.join("\n") };
        for line in rest {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
        first.clone()
    }
}

/// The notes that may go of those that wait: said with the command, or ticked at the terminal.
pub(super) fn picked(open: &Open, read: &[String], waits: &[Noted]) -> Result<Vec<Id>, Failure> {
    if read.is_empty() && terminal::may_ask() {
        return picker::several(&say!("terminal-which-may-go"), waits.iter().map(|note| (note.id, line(note))));
    }
    read.iter().map(|note| open.find(Findable::Note, note)).collect()
}

/// What somebody looked at, where it is what stands there now.
pub(super) fn as_looked_at(looked_at: Option<&String>, now: &str) -> Result<String, Failure> {
    let looked_at = looked_at.ok_or_else(|| misuse(say!("terminal-look-first")))?;
    if looked_at == now { Ok(looked_at.clone()) } else { Err(Refusal::ChangedSince.into()) }
}

pub(super) fn misuse(message: String) -> Failure {
    Failure { exit: exit::MISUSE, ..Failure::refused("misuse", message) }
}

pub(super) fn withheld(report: &present::Report) -> Option<String> {
    (report.withheld > 0).then(|| words::wrapped(&say!("terminal-left-out-withheld", count = report.withheld), ""))
}

/// A note that has to be read, on a line.
pub(super) fn line(note: &Noted) -> String {
    words::line_of_theirs(note.id, &words::quoted(&note.words, note.exact))
}

/// The folder of a document's pictures, beside it and named after it.
fn beside(document: &Path) -> Option<(PathBuf, String)> {
    let name = format!("{}-pictures", document.file_stem()?.to_str()?);
    Some((document.with_file_name(&name), name))
}
