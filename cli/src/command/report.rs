use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;
use soundings_core::Findable;
use soundings_core::present::ForWhom;
use soundings_pages::report;

use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Report {
    visit: String,
    /// A file that ends in .html or .md
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
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
        let markdown = match self.out.extension().and_then(|extension| extension.to_str()) {
            Some("html") => false,
            Some("md") => true,
            _ => {
                return Err(Failure { exit: exit::MISUSE, ..Failure::refused("misuse", say!("terminal-out-ending")) });
            }
        };
        let visit = open.find(Findable::Visit, &self.visit)?;
        let for_whom = match self.readers {
            Readers::Us => ForWhom::Us,
            Readers::Others => ForWhom::Others,
        };
        let report = open.notebook.report(visit, for_whom)?;
        let out = whole(&self.out);
        let mut text = vec![say!("terminal-report-in", file = out.display().to_string())];
        let document = match beside(&out).filter(|_| markdown && !report::pictures(&report).is_empty()) {
            Some((folder, name)) => {
                write_pictures(&folder, &report::pictures(&report))?;
                text.push(say!("terminal-pictures-beside", folder = folder.display().to_string()));
                report::markdown_with_pictures(&report, words::language(), &name)
            }
            None if markdown => report::markdown(&report, words::language()),
            None => report::html(&report, words::language()),
        };
        write_whole(&out, document.as_bytes())?;
        if report.only_you > 0 {
            text.push(say!("terminal-left-out-only-you", count = report.only_you));
        }
        if report.withheld > 0 {
            text.push(say!("terminal-left-out-withheld", count = report.withheld));
        }
        if report.pictures_withheld > 0 {
            text.push(say!("terminal-pictures-withheld", count = report.pictures_withheld));
        }
        if !report.to_read_first.is_empty() {
            text.push(say!("terminal-left-out-to-read", count = report.to_read_first.len()));
        }
        let left_out = json!({"only_you": report.only_you, "withheld": report.withheld, "to_read_first": report.to_read_first.len(), "pictures": report.pictures_withheld});
        Ok(Answer::new(json!({"visit": visit, "out": out, "for": for_whom, "left_out": left_out}), text.join("\n")))
    }
}

/// The folder of a document's pictures, beside it and named after it.
fn beside(document: &Path) -> Option<(PathBuf, String)> {
    let name = format!("{}-pictures", document.file_stem()?.to_str()?);
    Some((document.with_file_name(&name), name))
}

/// Writes pictures into a folder, made if it is not there.
fn write_pictures(folder: &Path, pictures: &[(String, &[u8])]) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|_| Failure::refused("cannot-write", say!("terminal-cannot-write")))?;
    pictures.iter().try_for_each(|(name, bytes)| write_whole(&folder.join(name), bytes))
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
