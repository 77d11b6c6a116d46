//! The one list of what `cargo xtask test` runs. A new check is one more entry in [`ALL`].
//!
//! Everything but the benchmark is built in the development profile, where cryptography and SQLite are optimised, and so
//! SQLCipher and OpenSSL are compiled once for tests, programs, bindings and demo alike.

use std::time::Duration;

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::steps::{self, ALL_CRATES};
use crate::tools::{self, Tool};
use crate::{arrows, licences, mutants, shells};

/// One check.
pub struct Check {
    /// A word, for the table and the command line.
    pub name: &'static str,
    /// What it shows when it passes.
    pub about: &'static str,
    /// The part of the project it is about: not there is a failure, not a check passed over.
    pub part: &'static str,
    /// What it needs beyond Rust.
    pub needs: &'static [Tool],
    /// Checks that have to have passed before.
    pub after: &'static [&'static str],
    /// Which of the two lanes it runs in.
    pub lane: Lane,
    /// What it adds to the closing line.
    pub counts: Counting,
    /// Whether `--fast` runs it too.
    pub fast: bool,
    /// Longer than this it has hung, and is killed: several times what it takes on two busy cores from nothing.
    pub limit: Duration,
    /// Does it, telling the journal.
    pub run: fn(&Project, &mut Journal) -> Result<(), Problem>,
}

/// Two checks run side by side, one of each lane: cargo keeps others of its kind waiting anyway.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// What cargo does; shown as it happens.
    Cargo,
    /// Everything else; shown when it has ended.
    Beside,
}

/// What a check adds to the closing line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// As many tests as its runner says; none at all is a failure.
    Tests,
    /// One.
    One,
    /// Nothing, unless it fails: it only makes ready what others check.
    Preparation,
}

/// What the demo needs: it is built, and makes pictures.
pub const DEMO_NEEDS: &[Tool] = &[Tool::CCompiler, Tool::Perl, Tool::Make, Tool::Browser, Tool::Fonts];

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(60 * minutes)
}

/// What a check about Rust has in common with others of its kind.
const RUST: Check = Check {
    name: "",
    about: "",
    part: "Cargo.toml",
    needs: tools::RUST,
    after: &[],
    lane: Lane::Cargo,
    counts: Counting::One,
    fast: true,
    limit: minutes(15),
    run: |_, _| Ok(()),
};

/// What a check in another language has in common with others of its kind.
const SHELL: Check = Check {
    after: &["bindings"],
    lane: Lane::Beside,
    counts: Counting::Tests,
    fast: false,
    limit: minutes(20),
    ..RUST
};

/// Every check, each after those it waits for.
pub const ALL: &[Check] = &[
    Check {
        name: "packages",
        about: "what the checks need from Debian is here",
        after: &[],
        counts: Counting::Preparation,
        run: |project, journal| tools::install(project, PACKAGES, journal),
        ..SHELL
    },
    Check {
        name: "swift-toolchain",
        about: "Swift is here",
        part: "ios/scripts/swift-toolchain.sh",
        needs: &[Tool::Git, Tool::Debootstrap, Tool::Swift],
        after: &["packages"],
        counts: Counting::Preparation,
        limit: minutes(30),
        run: |project, journal| tools::install(project, &[Tool::Swift], journal),
        ..SHELL
    },
    Check {
        name: "format",
        about: "the Rust is formatted",
        limit: minutes(5),
        run: |project, journal| steps::cargo(project, journal, "fmt --all --check -- --color never"),
        ..RUST
    },
    Check {
        name: "licences",
        about: "licences, bans and sources of every dependency (deny.toml)",
        run: licences::check,
        ..RUST
    },
    Check {
        name: "arrows",
        about: "the dependencies between and inside the crates point one way",
        run: arrows::check,
        ..RUST
    },
    Check {
        name: "shells",
        about: "the phones decide nothing, and the same screens have the same names on both",
        part: "docs/shells.md",
        run: shells::check,
        ..RUST
    },
    Check {
        name: "mutants",
        about: "each fault that the simulation is to catch still fits the code (cargo xtask mutants tries them)",
        part: "tests/simulation/mutants",
        limit: minutes(5),
        run: mutants::check,
        ..RUST
    },
    Check {
        name: "programs",
        about: "every crate, program and test builds",
        counts: Counting::Preparation,
        limit: minutes(40),
        // With the tests, whose dependencies would otherwise have everything built again with other features.
        run: |project, journal| steps::cargo(project, journal, &format!("build {ALL_CRATES} --all-targets")),
        ..RUST
    },
    Check {
        name: "bindings",
        about: "the Kotlin and the Swift are generated",
        part: "bindings/src/bin/uniffi-bindgen.rs",
        after: &["programs"],
        counts: Counting::Preparation,
        fast: false,
        run: steps::bindings,
        ..RUST
    },
    Check {
        name: "clippy",
        about: "no lint speaks up",
        limit: minutes(25),
        run: |project, journal| {
            let clippy = format!("clippy {ALL_CRATES} --all-targets -- --deny warnings");
            steps::cargo(project, journal, &clippy)
        },
        ..RUST
    },
    Check {
        name: "rust",
        about: "the Rust tests",
        needs: tools::RUST_TESTS,
        counts: Counting::Tests,
        limit: minutes(30),
        run: |project, journal| {
            let test = format!("test {ALL_CRATES} --exclude soundings-end-to-end --no-fail-fast");
            steps::cargo(project, journal, &test)
        },
        ..RUST
    },
    Check {
        name: "end-to-end",
        about: "the real hub and real notebooks over loopback; a capturing process killed again and again; the power gone at each sync",
        part: "tests/end_to_end/tests",
        needs: tools::RUST_TESTS,
        after: &["programs"],
        counts: Counting::Tests,
        fast: false,
        run: steps::end_to_end,
        ..RUST
    },
    Check {
        name: "simulation",
        after: &["programs"],
        about: "seeded teams, faults and crashes: nothing lost, replicas equal",
        part: "tests/simulation/src/main.rs",
        fast: false,
        run: steps::simulation,
        ..RUST
    },
    Check {
        name: "docs",
        about: "every public item is documented, every link holds",
        fast: false,
        run: steps::docs,
        ..RUST
    },
    Check {
        name: "demo",
        about: "the main job, end to end",
        part: "cli/src/main.rs",
        needs: DEMO_NEEDS,
        after: &["programs", "packages"],
        fast: false,
        run: steps::demo,
        ..RUST
    },
    Check {
        name: "browser",
        about: "the wall and the team's pages in a real browser: read from four metres, a week, the hub away",
        part: "tests/browser/wall.test.mjs",
        needs: &[Tool::Browser, Tool::Fonts, Tool::Node],
        after: &["programs", "packages"],
        run: |project, journal| steps::browser(project, journal, "test"),
        ..SHELL
    },
    Check {
        name: "printed",
        about: "every page that is printed or sent, at a phone's width and on paper, in three languages",
        part: "tests/browser/printed.test.mjs",
        needs: &[Tool::Browser, Tool::Fonts, Tool::Node, Tool::PdfReaders],
        after: &["programs", "packages", "browser"],
        run: |project, journal| steps::browser(project, journal, "printed"),
        ..SHELL
    },
    Check {
        name: "kotlin",
        about: "the notebook through its Kotlin, on the JVM",
        part: "bindings/kotlin/pom.xml",
        needs: &[Tool::Jdk, Tool::Maven],
        after: &["bindings", "packages"],
        run: |project, journal| steps::maven_test(project, journal, "bindings/kotlin/pom.xml"),
        ..SHELL
    },
    Check {
        name: "swift",
        about: "the notebook through its Swift",
        part: "bindings/swift/Package.swift",
        after: &["bindings", "swift-toolchain"],
        run: |project, journal| steps::swift_test(project, journal, "bindings/swift", &[]),
        ..SHELL
    },
    Check {
        name: "android",
        about: "the Android screens, with the real library under Robolectric",
        part: "android/jvm/pom.xml",
        needs: &[Tool::Jdk, Tool::Maven, Tool::AndroidResources],
        after: &["bindings", "packages"],
        limit: minutes(35),
        run: steps::android,
        ..SHELL
    },
    Check {
        name: "ios",
        about: "the iOS view models against the real library; its screens type-checked",
        part: "ios/Package.swift",
        after: &["bindings", "swift-toolchain"],
        run: steps::ios,
        ..SHELL
    },
];

/// The Debian packages of all checks but the compiler's, which come first.
const PACKAGES: &[Tool] = &[
    Tool::Browser,
    Tool::Fonts,
    Tool::Node,
    Tool::Jdk,
    Tool::Maven,
    Tool::AndroidResources,
    Tool::Git,
    Tool::Debootstrap,
];

/// The checks that `words` ask for, with those that have to come before them.
pub fn choose(words: &[&str]) -> Result<Vec<&'static Check>, Problem> {
    let fast = words.contains(&"--fast");
    let mut names: Vec<&str> = words.iter().copied().filter(|word| *word != "--fast").collect();
    if names.is_empty() {
        return Ok(ALL.iter().filter(|check| check.fast || !fast).collect());
    }
    let mut next = 0;
    while let Some(name) = names.get(next) {
        let check = ALL.iter().find(|check| check.name == *name);
        let check = check.ok_or_else(|| format!("there is no check {name}; cargo xtask test --list names them"))?;
        names.extend(check.after);
        next += 1;
    }
    Ok(ALL.iter().filter(|check| names.contains(&check.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fast_leaves_out_the_long_ones_and_every_other_language() {
        let names: Vec<_> = choose(&["--fast"]).unwrap().iter().map(|check| check.name).collect();
        assert_eq!(names, ["format", "licences", "arrows", "shells", "mutants", "programs", "clippy", "rust"]);
    }

    #[test]
    fn a_named_check_brings_what_comes_before_it() {
        let names: Vec<_> = choose(&["swift"]).unwrap().iter().map(|check| check.name).collect();
        assert_eq!(names, ["packages", "swift-toolchain", "programs", "bindings", "swift"]);
        assert!(choose(&["no-such-check"]).is_err());
    }

    #[test]
    fn every_check_waits_only_for_checks_before_it_so_none_waits_for_ever() {
        for (place, check) in ALL.iter().enumerate() {
            for name in check.after {
                let before = ALL.iter().position(|other| other.name == *name).unwrap();
                assert!(before < place, "{} waits for {name}", check.name);
            }
        }
    }

    #[test]
    fn what_is_installed_beside_covers_the_needs_of_every_check() {
        for tool in ALL.iter().flat_map(|check| check.needs) {
            let covered = tools::RUST_TESTS.contains(tool) || PACKAGES.contains(tool) || *tool == Tool::Swift;
            assert!(covered, "{tool:?}");
        }
    }
}
