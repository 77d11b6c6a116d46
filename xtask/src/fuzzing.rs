//! Fuzzing: each of core's decoders (core/src/hostile.rs) with what libFuzzer makes up. What leads somewhere new is kept in
//! tests/fuzz/corpus, and so is what breaks one: a test of core hands all of it to its decoder in every check.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::tables::{PAGE, Table, number};

/// The workspace of the fuzzer's programs, one for each decoder.
const FOLDER: &str = "tests/fuzz";
/// What builds them. It is run, never linked.
const CARGO_FUZZ: (&str, &str) = ("cargo-fuzz", "0.13.2");
/// What came of it.
const TABLE: Table = Table("| decoder | inputs | kept | broke it | minutes |");

/// Tries every decoder, or those whose names hold `word`, for so many minutes in all. Where one breaks, the others go on.
pub fn run(project: &Project, journal: &mut Journal, minutes: u64, word: &str) -> Result<(), Problem> {
    let built = build(project, journal)?;
    let mut programs: Vec<PathBuf> = corpora(project)?.iter().map(|name| built.join(name)).collect();
    programs.retain(|program| name_of(program).contains(word));
    let seconds = 60 * minutes / (programs.len() as u64).max(1);
    let mut broken = Vec::new();
    for program in &programs {
        let name = name_of(program);
        let kept = project.path(FOLDER).join("corpus").join(&name);
        let tried = project.target().join("fuzz/corpus").join(&name);
        fs::create_dir_all(&tried)?;
        let before = fs::read_dir(&kept)?.count();
        let mut quiet = journal.quiet();
        let ended = quiet.run(
            project
                .command(program)
                .args(["-print_final_stats=1", "-timeout=10", "-rss_limit_mb=1024", "-max_len=8192"])
                .arg(format!("-max_total_time={seconds}"))
                // What breaks it is kept beside the rest.
                .arg(format!("-artifact_prefix={}/", kept.display()))
                .args([&tried, &kept]),
        );
        let inputs = quiet.text().lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let inputs: u64 = inputs.and_then(|inputs| inputs.trim().parse().ok()).unwrap_or(0);
        let broke = ended.is_err();
        if broke {
            journal.line(quiet.text());
            broken.push(name.clone());
        } else {
            // Once for each place in the code: how often an input goes there is the fuzzer's own matter.
            let merge = ["-set_cover_merge=1", "-use_counters=0"];
            journal.quiet().run(project.command(program).args(merge).args([&kept, &tried]))?;
        }
        let count = fs::read_dir(&kept)?.count();
        journal.line(&format!("{name}: {inputs} inputs, {} more kept", count.saturating_sub(before)));
        write_down(&project.path(PAGE), &name, (inputs, count as u64, u64::from(broke), seconds.div_ceil(60)))?;
    }
    if broken.is_empty() { Ok(()) } else { Err(format!("broke: {}; see {FOLDER}/corpus", broken.join(", ")).into()) }
}

/// The decoders' names: each has a folder of what is kept.
fn corpora(project: &Project) -> Result<Vec<String>, Problem> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project.path(FOLDER).join("corpus"))? {
        names.push(name_of(&entry?.path()));
    }
    names.sort();
    Ok(names)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Builds the programs; the folder they are in. What finds inputs that lead somewhere new is not in the stable compiler.
fn build(project: &Project, journal: &mut Journal) -> Result<PathBuf, Problem> {
    let tools = project.target().join("tools");
    let program = tools.join("bin").join(CARGO_FUZZ.0);
    if !program.exists() {
        let (name, version) = CARGO_FUZZ;
        journal.line(&format!("Missing here, and installed now:\n  {name} {version} (crates.io)"));
        let install = format!("install --quiet --version {version} {name} --root");
        journal.run(project.cargo(&install).arg(&tools))?;
    }
    let target = project.target().join("fuzz");
    // Nothing here is unsafe: what a sanitizer looks for in memory cannot be, and each input takes a fraction of the time.
    journal.run(
        project
            .command(program)
            .args(["fuzz", "build", "--fuzz-dir", FOLDER, "--sanitizer", "none", "--target-dir"])
            .arg(&target)
            .env("RUSTC_BOOTSTRAP", "1"),
    )?;
    let mut folders = fs::read_dir(&target)?.filter_map(|entry| Some(entry.ok()?.path().join("release")));
    folders.find(|folder| folder.join("request").exists()).ok_or_else(|| "nothing was built to fuzz with".into())
}

/// Adds to the row of a decoder what was tried; how many are kept is as of now.
fn write_down(page: &Path, name: &str, (inputs, kept, broke, minutes): (u64, u64, u64, u64)) -> Result<(), Problem> {
    let row = TABLE.row(page, name)?;
    let sum = |place: usize, more: u64| number(&row, place) + more;
    TABLE.put(page, name, &[sum(0, inputs), kept, sum(2, broke), sum(3, minutes)].map(|number| number.to_string()))
}
