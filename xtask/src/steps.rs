//! What the checks and commands do: cargo, the bindings, the demo, and the other languages' runners.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::peers;
use crate::process::{Journal, Problem};
use crate::project::Project;

/// The one selection of crates and features that the checks are built with. Another selection can mean other features
/// of shared dependencies, and so much of the Rust compiled once more (not the C).
pub const ALL_CRATES: &str = "--workspace --features soundings-ffi/bindgen";

/// No more than the demo needs: the first thing a person does on a fresh machine.
pub const BUILD_FOR_DEMO: &str = "build --package soundings --package soundings-hub";

/// No more than the bindings and the shells' tests need, so that work on a shell waits for no other crate.
pub const BUILD_FOR_BINDINGS: &str =
    "build --package soundings-ffi --package soundings-hub --features soundings-ffi/bindgen";

/// The seeds that every check runs.
pub const SEEDS: &str = "tests/simulation/seeds.txt";

/// Runs cargo with these arguments, split at spaces.
pub fn cargo(project: &Project, journal: &mut Journal, arguments: &str) -> Result<(), Problem> {
    journal.run(&mut project.cargo(arguments))
}

/// Out of the built library: the Kotlin, the Swift, and the library they call, in target/bindings/{kotlin,swift,lib};
/// and in target/bindings/hub the program that the shells' tests join.
pub fn bindings(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let library = if cfg!(target_os = "macos") { "libsoundings_ffi.dylib" } else { "libsoundings_ffi.so" };
    let built = project.built(library);
    for language in ["kotlin", "swift"] {
        let out = emptied(project.path("target/bindings").join(language))?;
        journal.run(
            project
                .command(project.built("uniffi-bindgen"))
                .args(["generate", "--no-format", "--language", language])
                .arg("--out-dir")
                .arg(out)
                .arg(&built),
        )?;
    }
    let lib = emptied(project.path("target/bindings/lib"))?;
    fs::copy(&built, lib.join(library))?;
    let hub = emptied(project.path("target/bindings/hub"))?;
    fs::copy(project.built("soundings-hub"), hub.join("soundings-hub"))?;
    journal.line("Kotlin, Swift, the library and the hub are in target/bindings.");
    Ok(())
}

/// Plays the working day into target/demo, from nothing.
pub fn demo(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let folder = emptied(project.path("target/demo"))?;
    journal.run(project.command(project.built("soundings")).args(["demo", "--dir"]).arg(folder))
}

/// The seeds kept in the repository: a commit that changes no logic meets no new one.
pub fn simulation(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    journal.run(project.command(project.built("soundings-simulation")).args(["--list", SEEDS]))
}

/// New seeds for so many minutes, going on where the last soak stopped. More arguments are the simulation's own.
pub fn soak_simulation(project: &Project, journal: &mut Journal, minutes: u64, more: &[&str]) -> Result<(), Problem> {
    fs::create_dir_all(project.path("target/soak"))?;
    let state = format!("target/soak/simulation{}", more.concat());
    let soak = "run --release --quiet --package soundings-simulation --";
    journal.run(
        project
            .cargo(soak)
            .args(["--soak", &minutes.to_string(), "--list", SEEDS, "--state", &state, "--page", "docs/soak.md"])
            .args(more),
    )
}

/// One part of the benchmarks, in release, its arguments the bench's own. A peer that cannot be installed is left out, and the
/// table says so.
pub fn bench(project: &Project, journal: &mut Journal, words: &[&str]) -> Result<(), Problem> {
    let mut bench = project.cargo("run --release --package soundings-bench --");
    if words.first() == Some(&"sync") {
        match peers::anki(project, journal) {
            Ok(python) => bench.env("SOUNDINGS_BENCH_ANKI", python),
            Err(problem) => bench.env("SOUNDINGS_BENCH_NO_ANKI", problem.to_string()),
        };
    }
    journal.run(bench.args(words))
}

/// The tests that run whole processes, chosen by name out of all that is built: chosen by package, their dependencies
/// would have other features and be compiled once more.
pub fn end_to_end(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let mut test = project.cargo(&format!("test {ALL_CRATES} --no-fail-fast"));
    for entry in fs::read_dir(project.path("tests/end_to_end/tests"))? {
        let path = entry?.path();
        if let (Some("rs"), Some(name)) = (path.extension().and_then(OsStr::to_str), path.file_stem()) {
            test.arg("--test").arg(name);
        }
    }
    journal.run(&mut test)
}

/// The documentation, a warning being a failure.
pub fn docs(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let doc = format!("doc {ALL_CRATES} --no-deps");
    journal.run(project.cargo(&doc).env("RUSTDOCFLAGS", "--deny warnings"))
}

/// What browsers see, in one of them, by a script of the package; its pictures are in target/screenshots.
pub fn browser(project: &Project, journal: &mut Journal, script: &str) -> Result<(), Problem> {
    let tests = project.path("tests/browser");
    journal.run(project.command("npm").arg("ci").current_dir(&tests))?;
    let programs = project.built("soundings-hub");
    let programs = programs.parent().unwrap_or(&project.root);
    journal.run(
        project
            .command("npm")
            .args(["run", script, "--silent"])
            .env("SOUNDINGS_PROGRAMS", programs)
            .current_dir(&tests),
    )
}

/// The tests of a Maven project.
pub fn maven_test(project: &Project, journal: &mut Journal, pom: &str) -> Result<(), Problem> {
    let mut maven = project.command("mvn");
    // Compiled in Maven itself: the compiler's daemon would outlive the check.
    maven.args(["--batch-mode", "--no-transfer-progress", "-Dkotlin.compiler.daemon=false", "--file", pom, "test"]);
    journal.run(&mut maven)
}

/// The tests of a Swift package, or those that are chosen, with the library to link and load.
pub fn swift_test(project: &Project, journal: &mut Journal, package: &str, chosen: &[&str]) -> Result<(), Problem> {
    // On Linux, @Observable leaves symbols to be found at load time.
    let late = ["-Xlinker", "--unresolved-symbols=ignore-in-shared-libs"];
    let lib = format!("-L{}", project.path(LIBRARY).display());
    journal.run(swift(project, package).arg("test").args(chosen).arg("-Xlinker").arg(lib).args(late))
}

/// Where the library that the shells' tests call lies.
const LIBRARY: &str = "target/bindings/lib";

fn swift(project: &Project, package: &str) -> Command {
    let mut swift = project.command(project.path("ios/scripts/swift-run.sh"));
    swift
        .current_dir(project.path(package))
        .env("SWIFT_RUN_PROJECT", &project.root)
        .env("LD_LIBRARY_PATH", project.path(LIBRARY))
        .arg("swift");
    swift
}

/// The iOS tests, and the formatting; and that type-checking sees each of the mistakes that are made on purpose, so that it can be relied on.
pub fn ios(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let sources = ["Sources", "Tests", "Mistakes", "App", "Package.swift", "../bindings/swift/Tests"];
    journal.run(swift(project, "ios").args(["format", "lint", "--strict", "--recursive"]).args(sources))?;
    // What rolls through long lists keeps the main actor busy, for which all other tests of the process would wait.
    for chosen in ["--skip", "--filter"] {
        swift_test(project, journal, "ios", &[chosen, "RollingTests"])?;
    }
    let wrong = "Mistakes/Mistakes.swift";
    let source = fs::read_to_string(project.path("ios").join(wrong))?;
    let mut build = swift(project, "ios");
    build
        .args(["build", "--target", "Mistakes"])
        .env("SWIFT_RUN_ENV", "SOUNDINGS_MISTAKES")
        .env("SOUNDINGS_MISTAKES", "1");
    let mut said = journal.quiet();
    if said.run(&mut build).is_ok() {
        return Err(format!("ios/{wrong} builds").into());
    }
    let seen: BTreeSet<usize> = said.text().lines().filter_map(|line| error_in(line, wrong)).collect();
    let made: BTreeSet<usize> =
        source.lines().zip(1..).filter(|(line, _)| line.contains("// mistake:")).map(|(_, number)| number).collect();
    if made.len() < MISTAKES || seen != made {
        return Err(
            format!("ios/{wrong} has mistakes in the lines {made:?}; errors are in {seen:?}\n{}", said.text()).into()
        );
    }
    journal.line(&format!("{} deliberate mistakes were seen.", made.len()));
    whole_day(project, journal, &["ios"])
}

/// The days that a phone's tests lived, as these left them in target/days, are the terminal's.
fn whole_day(project: &Project, journal: &mut Journal, days: &[&str]) -> Result<(), Problem> {
    let mut compare = project.command(project.built("soundings-same-day"));
    compare.arg("--whole").arg(project.built("soundings")).arg(project.path("tests/end_to_end/day/day.json"));
    journal.run(compare.args(days.iter().map(|day| project.path("target/days").join(day))))
}

/// How many mistakes there are at least.
const MISTAKES: usize = 20;

/// The line that an error of the compiler names, where it is one in this file.
fn error_in(said: &str, file: &str) -> Option<usize> {
    let (number, rest) = said.split_once(&format!("{file}:"))?.1.split_once(':')?;
    rest.contains(": error:").then_some(number.parse().ok()?)
}

/// The folder, there and empty: nothing of an earlier run is taken for this one's.
fn emptied<P: AsRef<Path>>(folder: P) -> Result<P, Problem> {
    if folder.as_ref().exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The Android tests, and a page of all the pictures they keep, to be looked at.
pub fn android(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let tested = maven_test(project, journal, "android/jvm/pom.xml");
    // Also of a run that failed: its pictures tell why.
    index_pictures(project, journal)?;
    tested?;
    whole_day(project, journal, &["android", "android-died"])
}

fn index_pictures(project: &Project, journal: &mut Journal) -> Result<(), Problem> {
    let folder = project.path("target/screenshots");
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".png") {
            names.push(name);
        }
    }
    names.sort();
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><title>Soundings, as it is seen</title>\n<style>body{display:flex;flex-wrap:wrap;gap:16px;\
         font:14px/20px sans-serif;background:#dfecf2}figure{margin:0;width:280px}img{width:100%;height:auto}</style>\n",
    );
    for name in &names {
        page.push_str(&format!(
            "<figure><img loading=lazy src=\"{name}\" alt=\"\"><figcaption>{name}</figcaption></figure>\n"
        ));
    }
    fs::write(folder.join("index.html"), page)?;
    journal.line(&format!("{} pictures: target/screenshots/index.html shows them all.", names.len()));
    Ok(())
}
