use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present::ForWhom;
use soundings_pages::report;

use crate::answer::Answer;
use crate::completions;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Report {
    /// Which visit [default: the one under way or last]
    #[arg(add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
    /// A file that ends in .html or .md [default: shown here]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Our company, or readers outside: then only what people agreed to goes in
    #[arg(long = "for", value_enum, value_name = "WHOM", default_value_t = Readers::Us)]
    readers: Readers,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Readers {
    Us,
    Others,
}

impl Report {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let ending = self.out.as_deref().map(|out| out.extension().and_then(|extension| extension.to_str()));
        let markdown = match ending {
            Some(Some("html")) => false,
            Some(Some("md")) | None => true,
            Some(_) => {
                return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", say!("terminal-out-ending")) });
            }
        };
        let visit = open.find(Findable::Visit, self.visit.as_deref().unwrap_or("@"))?;
        let for_whom = match self.readers {
            Readers::Us => ForWhom::Us,
            Readers::Others => ForWhom::Others,
        };
        let report = open.notebook.report(visit, for_whom)?;
        let draw = if markdown { report::markdown } else { report::html };
        let document = draw(&report, words::language());
        let out = self.out.as_deref().map(whole);
        let mut text = match (&self.out, &out) {
            (Some(file), Some(out)) => {
                write_whole(file, document.as_bytes())?;
                vec![say!("terminal-report-in", file = out.display().to_string())]
            }
            _ => vec![words::wrapped_words(&document, "")],
        };
        if report.only_you > 0 {
            text.push(say!("terminal-left-out-only-you", count = report.only_you));
        }
        if report.withheld > 0 {
            text.push(say!("terminal-left-out-withheld", count = report.withheld));
        }
        if !report.to_read_first.is_empty() {
            text.push(say!("terminal-left-out-to-read", count = report.to_read_first.len()));
        }
        // What goes into a file is not in the document as well.
        let report_text = out.is_none().then_some(document);
        let left_out = json!({"only_you": report.only_you, "withheld": report.withheld, "to_read_first": report.to_read_first.len()});
        Ok(Answer::new(
            json!({"visit": visit, "out": out, "for": for_whom, "left_out": left_out, "report": report_text}),
            text.join("\n"),
        ))
    }
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
