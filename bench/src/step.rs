//! One step in a process of its own, so that the memory it takes is its own.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use soundings_core::exchange::ImportAnswers;
use soundings_core::{Environment, Notebook};

use crate::filling;
use crate::{Outcome, lists};

/// How the program is called for a step: `soundings-bench step WHICH FOLDER`.
pub const WORD: &str = "step";

/// What a process can be started for.
#[derive(Clone, Copy)]
pub enum Step {
    /// Every screen, once.
    Screens,
    /// *End and share* of the visit under way.
    EndAndShare,
    /// Every row anew from the log.
    Rebuild,
    /// A full export into `export` beside the notebook.
    Export,
    /// That export into the notebook.
    Restore,
    /// The file `import.csv` beside the notebook.
    Import,
}

impl Step {
    fn word(self) -> &'static str {
        match self {
            Self::Screens => "screens",
            Self::EndAndShare => "end-and-share",
            Self::Rebuild => "rebuild",
            Self::Export => "export",
            Self::Restore => "restore",
            Self::Import => "import",
        }
    }
}

/// What a step took.
pub struct Took {
    /// How long, without opening and closing.
    pub ms: f64,
    /// The most memory that its process ever held, in MiB; nothing where the system does not say.
    pub peak_mib: Option<f64>,
}

/// Runs a step on the notebook in a folder in a new process.
pub fn in_a_process(step: Step, folder: &Path) -> Outcome<Took> {
    let output = Command::new(std::env::current_exe()?).args([WORD, step.word()]).arg(folder).output()?;
    let said = String::from_utf8(output.stdout)?;
    let mut words = said.split_whitespace();
    match words.next().and_then(|ms| ms.parse().ok()) {
        Some(ms) if output.status.success() => {
            Ok(Took { ms, peak_mib: words.next().and_then(|peak| peak.parse().ok()) })
        }
        _ => Err(format!("{}: {}", step.word(), String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// In that process: does it, and says the time and the memory.
pub fn run(which: &str, folder: &Path) -> Outcome<ExitCode> {
    let notebook = Notebook::open(folder, &filling::keys(folder), Environment::system())?;
    let begun = Instant::now();
    match which {
        "screens" => lists::every_screen(&notebook)?,
        "end-and-share" => {
            if notebook.end_visit(None, true)?.shared == 0 {
                return Err("nothing was shared".into());
            }
        }
        "rebuild" => notebook.rebuild()?,
        "export" => {
            notebook.export(&beside(folder, "export"), &|_| String::new())?;
        }
        "restore" => {
            let export = beside(folder, "export");
            let shown = notebook.restorable(&export)?.shown;
            notebook.restore(&export, &shown)?;
        }
        "import" => {
            let file = beside(folder, "import.csv");
            let answers = ImportAnswers { others_same: Some(false), ..ImportAnswers::default() };
            let shown = notebook.import_preview(&file, &answers)?.shown;
            notebook.import(&file, &answers, &shown)?;
        }
        _ => return Err(format!("there is no step {which}").into()),
    }
    let took = begun.elapsed();
    let peak = peak_mib().map(|peak| peak.to_string()).unwrap_or_default();
    notebook.close();
    println!("{} {peak}", took.as_secs_f64() * 1000.0);
    Ok(ExitCode::SUCCESS)
}

/// A file or folder in the folder that the notebook's lies in.
pub fn beside(folder: &Path, name: &str) -> PathBuf {
    folder.parent().unwrap_or(folder).join(name)
}

fn peak_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kib = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?;
    Some(kib.parse::<f64>().ok()? / 1024.0)
}
