use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Id;
use soundings_core::present::{self, ForWhom, Noted, SendReport};
use soundings_pages::document::Document;
use soundings_pages::{preview, report};
use soundings_press::{Paper, pdf};

use super::meeting::written;
use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::words::{self, say};
use crate::{picker, terminal};

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
        let mut drawn = self.hand_out(&report, form)?;
        if report.only_you > 0 {
            drawn.text.push(say!("terminal-left-out-only-you", count = report.only_you));
        }
        let left_out = json!({"only_you": report.only_you, "withheld": 0, "to_read_first": 0});
        let document = json!({"visit": visit, "out": drawn.out, "for": ForWhom::Us, "left_out": left_out, "report": drawn.document});
        Ok(Answer::new(document, drawn.text(self.text)))
    }

    /// A report for others as its reader will see it, with what has to be read first below.
    fn look_first(&self, open: &Open, visit: Id, form: Form) -> Result<Answer, Failure> {
        let report = &open.notebook.preview(visit)?.report;
        if let Some(file) = self.file() {
            let out = written(file, form, &preview::document(report, words::language()), None)?;
            let text = say!("terminal-preview-in", file = out.display().to_string());
            let waits = report.to_read_first.len();
            return Ok(Answer::new(json!({"visit": visit, "preview": out, "to_read_first": waits}), text));
        }
        let document = report::document(report, words::language()).markdown();
        let mut text = vec![words::wrapped_words(&document, "")];
        text.extend(withheld(report));
        if !report.to_read_first.is_empty() {
            text.push(words::wrapped(&say!("terminal-to-read-first", count = report.to_read_first.len()), ""));
            text.extend(report.to_read_first.iter().map(|note| line(note).trim_end().to_owned()));
        }
        text.push(words::wrapped(&say!("terminal-not-sent-yet"), ""));
        let left_out = json!({"only_you": 0, "withheld": report.withheld, "to_read_first": report.to_read_first});
        Ok(Answer::new(
            json!({"visit": visit, "out": null, "for": ForWhom::Others, "left_out": left_out, "report": document}),
            text.join("\n"),
        ))
    }

    fn send(&self, open: &Open, visit: Id, form: Form, to: &str) -> Result<Answer, Failure> {
        let preview = open.notebook.preview(visit)?;
        let waits = preview.report.to_read_first;
        let mut read = Vec::new();
        for note in &self.read {
            read.push(open.find(Findable::Note, note)?);
        }
        if self.read.is_empty() && terminal::may_ask() {
            read = picker::several(&say!("terminal-which-may-go"), waits.iter().map(|note| (note.id, line(note))))?;
        }
        let sending = SendReport { visit, to: to.to_owned(), looked_at: preview.looked_at, read };
        let sent = open.notebook.send_report(&sending)?;
        let mut drawn = self.hand_out(&sent.report, form)?;
        let stays = waits.iter().filter(|note| !sending.read.contains(&note.id)).count();
        drawn.text.extend(withheld(&sent.report));
        if stays > 0 {
            drawn.text.push(say!("terminal-left-out-to-read", count = stays));
        }
        drawn.text.push(say!("terminal-written-down-sent", to = to));
        let left_out = json!({"only_you": 0, "withheld": sent.report.withheld, "to_read_first": stays});
        let document = json!({
            "visit": visit, "out": drawn.out, "for": ForWhom::Others, "left_out": left_out, "report": drawn.document,
            "sent": sent.document, "to": to,
        });
        Ok(Answer::new(document, drawn.text(self.text)))
    }

    /// Writes a report into its file, or to be shown here: there what is pasted is the report alone, and what is said of it
    /// goes to stderr.
    fn hand_out(&self, report: &present::Report, form: Form) -> Result<Drawn, Failure> {
        if let Some(file) = self.file() {
            let out = whole(file);
            let mut text = vec![say!("terminal-report-in", file = out.display().to_string())];
            let written = match (form, beside(&out)) {
                (Form::Markdown, Some((folder, name))) => {
                    let document = report::document(report, words::language());
                    if document.pictures().next().is_some() {
                        write_pictures(&folder, &document)?;
                        text.push(say!("terminal-pictures-beside", folder = folder.display().to_string()));
                        document.markdown_with_pictures(&name).into_bytes()
                    } else {
                        document.markdown().into_bytes()
                    }
                }
                _ => form.write_report(report)?,
            };
            write_whole(file, &written)?;
            text.extend(
                (report.pictures_withheld > 0)
                    .then(|| say!("terminal-pictures-withheld", count = report.pictures_withheld)),
            );
            return Ok(Drawn { out: Some(out), text, document: None });
        }
        let written = form.write_report(report)?;
        let document = String::from_utf8_lossy(&written).into_owned();
        let shown = if self.text { document.clone() } else { words::wrapped_words(&document, "") };
        Ok(Drawn { out: None, text: vec![shown], document: Some(document) })
    }
}

/// A report that was handed out. What went into a file is not in the answer as well.
struct Drawn {
    out: Option<PathBuf>,
    text: Vec<String>,
    document: Option<String>,
}

impl Drawn {
    /// The text of an answer: with `alone` the report and nothing else, the rest on stderr.
    fn text(&self, alone: bool) -> String {
        let Some((first, rest)) = self.text.split_first().filter(|_| alone) else { return self.text.join("\n") };
        for line in rest {
            let _ = writeln!(std::io::stderr(), "{line}");
        }
        first.clone()
    }
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

/// Writes a document's pictures into a folder, made if it is not there.
fn write_pictures(folder: &Path, document: &Document) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|_| Failure::refused("cannot-write", say!("terminal-cannot-write")))?;
    document.pictures().try_for_each(|(name, picture)| write_whole(&folder.join(name), &picture.bytes))
}

/// Writes a file so that it is whole or as it was before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path).map(|_| ()).map_err(|error| error.error)
    });
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => soundings_core::Error::DiskFull.into(),
        std::io::ErrorKind::NotFound => Failure::refused("folder-missing", say!("terminal-folder-missing")),
        _ => Failure::refused("cannot-write", say!("terminal-cannot-write")),
    })
}
