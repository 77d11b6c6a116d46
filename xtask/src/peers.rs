//! What a benchmark is held against and has to be installed for it: kept under the target folder, where nothing else sees it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Journal, Problem};
use crate::project::Project;

/// Anki as it was when the benchmark was written, so that a later run measures the same. It is run, never linked.
const ANKI: (&str, &str) = ("anki", "26.9.3");

/// A Python that has Anki with its sync server, installed where it is not there yet.
pub fn anki(project: &Project, journal: &mut Journal) -> Result<PathBuf, Problem> {
    let folder = project.target().join("peers").join(ANKI.0);
    let python = folder.join("bin/python");
    if has_anki(project, journal, &python) {
        return Ok(python);
    }
    let package = format!("{}=={}", ANKI.0, ANKI.1);
    journal.line(&format!("Missing here, and installed now:\n  Anki with its sync server (PyPI: {package})"));
    // What an interrupted run left behind, or another version.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut quiet = journal.quiet();
    let installed = quiet
        .run(project.command("python3").args(["-m", "venv"]).arg(&folder))
        .and_then(|()| quiet.run(project.command(&python).args(["-m", "pip", "install", "--quiet", &package])));
    if let Err(problem) = installed {
        // A failure is worth reading.
        journal.line(quiet.text());
        return Err(format!("{package} cannot be installed here: {problem}").into());
    }
    if has_anki(project, journal, &python) {
        Ok(python)
    } else {
        Err(format!("{package} was installed, and does not start here").into())
    }
}

/// Whether that very version is there and starts.
fn has_anki(project: &Project, journal: &Journal, python: &Path) -> bool {
    let (name, version) = ANKI;
    let check = format!(
        "import importlib.metadata, anki.syncserver; assert importlib.metadata.version('{name}') == '{version}'"
    );
    python.exists() && journal.quiet().run(project.command(python).args(["-c", &check])).is_ok()
}
