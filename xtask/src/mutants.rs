//! Mutants: small faults put into the code on purpose, to see that the simulation catches each. What is a patch in
//! tests/simulation/mutants is applied to a copy of the tree in target/mutants; the table is written to docs/soak.md by hand.

use std::fs;
use std::path::Path;

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::steps;

/// Where the patches are. What stands above a patch's first `---` says what it changes.
const PATCHES: &str = "tests/simulation/mutants";
/// Tries every mutant, or those whose names hold `word`. A mutant that no seed catches is a failure.
pub fn run(project: &Project, journal: &mut Journal, word: &str) -> Result<(), Problem> {
    let mut patches: Vec<_> =
        fs::read_dir(project.path(PATCHES))?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    patches.sort();
    let tree = project.path("target/mutants");
    let (mut table, mut missed) = (Vec::new(), Vec::new());
    for patch in patches {
        let name = patch.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if !name.contains(word) {
            continue;
        }
        copy_tree(project, journal, &tree)?;
        journal.run(project.command("git").arg("-C").arg(&tree).args(["apply", "--unsafe-paths"]).arg(&patch))?;
        let manifest = tree.join("Cargo.toml");
        // Its own: in the project's a mutant would pass for what is built from the project's own files.
        let target = tree.join("target");
        journal.run(
            project
                .cargo("build --release --quiet --package soundings-simulation --manifest-path")
                .arg(&manifest)
                .arg("--target-dir")
                .arg(&target),
        )?;
        let program = target.join("release/soundings-simulation");
        let seeds = journal.output_of(project.command(program).args(["--list", steps::SEEDS, "--until-one-fails"]))?;
        let caught = seeds.lines().find_map(|line| line.strip_prefix("failed after ")?.strip_suffix(" seeds"));
        let what = fs::read_to_string(&patch)?;
        let what: Vec<&str> = what.lines().take_while(|line| !line.starts_with("---")).collect();
        let row = format!("| {name} | {} | {} |", what.join(" ").trim(), caught.unwrap_or("none of 500"));
        journal.line(&row);
        table.push(row);
        if caught.is_none() {
            missed.push(name);
        }
    }
    journal.line("| mutant | what it changes | seeds until caught |\n| --- | --- | --- |");
    table.iter().for_each(|row| journal.line(row));
    if missed.is_empty() { Ok(()) } else { Err(format!("no seed caught {}", missed.join(", ")).into()) }
}

/// Brings the copy up to date. A file that is the same is not touched, so that no more is built than changed.
fn copy_tree(project: &Project, journal: &mut Journal, tree: &Path) -> Result<(), Problem> {
    let listed =
        journal.output_of(project.command("git").args(["ls-files", "--cached", "--others", "--exclude-standard"]))?;
    for file in listed.lines() {
        let from = project.path(file);
        // A file that git knows and that was taken out by hand.
        let Ok(bytes) = fs::read(&from) else { continue };
        let to = tree.join(file);
        if fs::read(&to).ok().as_ref() != Some(&bytes) {
            to.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(&to, bytes)?;
        }
    }
    Ok(())
}
