use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present::{self, ForWhom};
use soundings_pages::report;
use soundings_press::{Paper, pdf};

use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Report {
    visit: String,
    /// A file that ends in .html, .md, .txt or .pdf
    #[arg(long, value_name = "FILE", required_unless_present_any = ["pdf", "text"], conflicts_with_all = ["pdf", "text"])]
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
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Readers {
    Us,
    Others,
}

/// What a report is written as.
#[derive(Clone, Copy)]
enum Form {
    Html,
    Markdown,
    Text,
    Pdf(Paper),
}

impl Report {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let form = self.form()?;
        let visit = open.find(Findable::Visit, &self.visit)?;
        let for_whom = match self.readers {
            Readers::Us => ForWhom::Us,
            Readers::Others => ForWhom::Others,
        };
        let report = open.notebook.report(visit, for_whom)?;
        let written = form.write(&report)?;
        let left_out = left_out(&report);
        let counts = json!({"only_you": report.only_you, "withheld": report.withheld, "to_read_first": report.to_read_first.len()});
        let Some(file) = self.out.as_ref().or(self.pdf.as_ref()) else {
            // What is pasted is the report alone; what is not in it is said beside.
            for line in left_out {
                let _ = writeln!(std::io::stderr(), "{line}");
            }
            let text = String::from_utf8_lossy(&written).into_owned();
            return Ok(Answer::new(json!({"visit": visit, "for": for_whom, "left_out": counts, "text": text}), text));
        };
        write_whole(file, &written)?;
        let out = whole(file);
        let mut text = vec![say!("terminal-report-in", file = out.display().to_string())];
        text.extend(left_out);
        Ok(Answer::new(json!({"visit": visit, "out": out, "for": for_whom, "left_out": counts}), text.join("\n")))
    }

    fn form(&self) -> Result<Form, Failure> {
        let paper = if self.letter { Paper::Letter } else { Paper::A4 };
        if self.text {
            return Ok(Form::Text);
        }
        let Some(out) = &self.out else { return Ok(Form::Pdf(paper)) };
        match out.extension().and_then(|extension| extension.to_str()) {
            Some("html") => Ok(Form::Html),
            Some("md") => Ok(Form::Markdown),
            Some("txt") => Ok(Form::Text),
            Some("pdf") => Ok(Form::Pdf(paper)),
            _ => Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", say!("terminal-out-ending")) }),
        }
    }
}

impl Form {
    fn write(self, report: &present::Report) -> Result<Vec<u8>, Failure> {
        let language = words::language();
        let document = || report::document(report, language);
        Ok(match self {
            Self::Html => report::html(report, language).into_bytes(),
            Self::Markdown => document().markdown().into_bytes(),
            Self::Text => document().text().into_bytes(),
            Self::Pdf(paper) => pdf(&document(), paper).map_err(|_| Failure::inside())?.bytes,
        })
    }
}

/// What is not in a report, and why.
fn left_out(report: &present::Report) -> Vec<String> {
    let mut text = Vec::new();
    if report.only_you > 0 {
        text.push(say!("terminal-left-out-only-you", count = report.only_you));
    }
    if report.withheld > 0 {
        text.push(say!("terminal-left-out-withheld", count = report.withheld));
    }
    if !report.to_read_first.is_empty() {
        text.push(say!("terminal-left-out-to-read", count = report.to_read_first.len()));
    }
    text
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
