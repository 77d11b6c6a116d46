//! Runs checks in two lanes side by side, and ends with a table and the closing line.
//!
//! What cargo does is shown as it happens. What runs beside it is shown when it has ended: a line if it passed, its
//! words if it failed. Every check's words are in target/checks/NAME.log either way.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::checks::{Check, Counting, Lane};
use crate::counts::{Counts, names_of_failures};
use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::tools;

/// As many of a failed check's last lines as help; the whole is in its log.
const LINES_OF_A_FAILURE: usize = 200;

struct Ended {
    check: &'static Check,
    problem: Option<String>,
    counts: Counts,
    failures: Vec<String>,
    took: Duration,
}

/// What both lanes know: how each check ended.
#[derive(Default)]
struct Board {
    passed: Mutex<HashMap<&'static str, bool>>,
    changed: Condvar,
}

impl Board {
    fn lock(&self) -> MutexGuard<'_, HashMap<&'static str, bool>> {
        self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn post(&self, name: &'static str, passed: bool) {
        self.lock().insert(name, passed);
        self.changed.notify_all();
    }

    /// Waits for a check of either lane to end.
    fn wait_for(&self, name: &str) -> bool {
        let mut passed = self.lock();
        loop {
            if let Some(passed) = passed.get(name) {
                return *passed;
            }
            passed = self.changed.wait(passed).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Runs the chosen checks; true if all passed.
pub fn run(project: &Project, chosen: &[&'static Check]) -> Result<bool, Problem> {
    let started = Instant::now();
    let mut journal = Journal::live();
    let needs: Vec<_> = chosen.iter().flat_map(|check| check.needs).copied().collect();
    tools::announce(&tools::missing(project, &needs), &mut journal);
    let first: Vec<_> = tools::RUST_TESTS.iter().filter(|tool| needs.contains(tool)).copied().collect();
    tools::install(project, &first, &mut journal)?;
    std::fs::create_dir_all(project.path("target/checks"))?;

    let board = Board::default();
    let lane = |lane: Lane| {
        let mine = chosen.iter().filter(move |check| check.lane == lane);
        mine.map(|check| run_one(project, check, chosen, &board)).collect::<Vec<_>>()
    };
    let mut ended = std::thread::scope(|scope| {
        let beside = scope.spawn(|| lane(Lane::Beside));
        let mut ended = lane(Lane::Cargo);
        beside.join().map(|others| ended.extend(others)).map_err(|_| "the checks beside cargo's broke off")?;
        Ok::<_, Problem>(ended)
    })?;
    ended.sort_by_key(|ended| chosen.iter().position(|check| check.name == ended.check.name));
    Ok(tell(&ended, started.elapsed()))
}

fn run_one(project: &Project, check: &'static Check, chosen: &[&Check], board: &Board) -> Ended {
    let waits = check.after.iter().filter(|name| chosen.iter().any(|other| other.name == **name));
    let not_there: Vec<&str> = waits.filter(|name| !board.wait_for(name)).copied().collect();
    let started = Instant::now();
    let mut journal = if check.lane == Lane::Cargo {
        println!("\n== {}: {}", check.name, check.about);
        Journal::live()
    } else {
        Journal::kept()
    }
    .within(check.limit);
    let mut problem = if !not_there.is_empty() {
        Some(format!("not run: it needs {}, which failed", not_there.join(" and ")))
    } else if !project.path(check.part).exists() {
        Some(format!("{} is not there", check.part))
    } else {
        (check.run)(project, &mut journal).err().map(|problem| problem.to_string())
    };
    let counts = count(check.counts, journal.text(), &mut problem);
    let failures = match &problem {
        Some(_) => names_of_failures(journal.text()).into_iter().map(str::to_owned).collect(),
        None => Vec::new(),
    };
    let ended = Ended { check, problem, counts, failures, took: started.elapsed() };
    show(&ended, &journal);
    let log = project.path("target/checks").join(check.name).with_extension("log");
    if let Err(error) = std::fs::write(&log, journal.text()) {
        println!("xtask: {} could not be written: {error}", log.display());
    }
    board.post(check.name, ended.problem.is_none());
    ended
}

/// What a check adds to the closing line. A failure that no runner counted counts as one, so that it is never lost;
/// a runner that counted a failure, or nothing at all, has failed whatever its exit code.
fn count(counting: Counting, text: &str, problem: &mut Option<String>) -> Counts {
    let mut counts = match counting {
        Counting::Tests => Counts::read(text),
        Counting::One => Counts { passed: u64::from(problem.is_none()), ..Counts::default() },
        Counting::Preparation => Counts::default(),
    };
    if problem.is_none() && counting == Counting::Tests {
        if counts.failed > 0 {
            *problem = Some("its runner counted a failure".to_owned());
        } else if counts.passed == 0 {
            *problem = Some("it ran no test".to_owned());
        }
    }
    if problem.is_some() && counts.failed == 0 {
        counts.failed = 1;
    }
    counts
}

fn show(ended: &Ended, journal: &Journal) {
    let Ended { check, problem, took, .. } = ended;
    let beside = check.lane == Lane::Beside;
    match problem {
        None if beside => println!("-- beside: {} passed in {} ({})", check.name, clock(*took), check.about),
        None => {}
        Some(problem) => {
            if beside {
                println!("\n== {} (ran beside): {}", check.name, check.about);
                let lines: Vec<&str> = journal.text().lines().collect();
                for line in &lines[lines.len().saturating_sub(LINES_OF_A_FAILURE)..] {
                    println!("{line}");
                }
            }
            println!("FAILED {}: {problem}", check.name);
        }
    }
}

fn tell(ended: &[Ended], took: Duration) -> bool {
    let mut all = Counts::default();
    println!("\n{:<18}{:>8}{:>8}{:>9}{:>8}", "check", "passed", "failed", "skipped", "time");
    for Ended { check, problem, counts, took, .. } in ended {
        all += *counts;
        let numbers = if *counts == Counts::default() {
            format!("{:>8}{:>8}{:>9}", "ready", "", "")
        } else {
            format!("{:>8}{:>8}{:>9}", counts.passed, counts.failed, counts.skipped)
        };
        let why = problem.as_ref().map(|problem| format!("  FAILED: {problem}")).unwrap_or_default();
        println!("{:<18}{numbers}{:>8}{why}", check.name, clock(*took));
    }
    println!("{:<43}{:>8}\n", "in all", clock(took));
    for Ended { check, failures, .. } in ended {
        failures.iter().for_each(|name| println!("FAILED {}: {name}", check.name));
    }
    let skipped = if all.skipped == 0 { String::new() } else { format!(", {} skipped", all.skipped) };
    println!("{} passed, {} failed{skipped}", all.passed, all.failed);
    all.failed == 0
}

fn clock(took: Duration) -> String {
    format!("{}:{:02}", took.as_secs() / 60, took.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(counting: Counting, text: &str, problem: Option<&str>) -> (Counts, Option<String>) {
        let mut problem = problem.map(str::to_owned);
        (count(counting, text, &mut problem), problem)
    }

    #[test]
    fn a_failure_that_no_runner_counted_counts_as_one() {
        for counting in [Counting::Tests, Counting::One, Counting::Preparation] {
            let (counts, problem) = counted(counting, "", Some("cargo failed"));
            assert_eq!((counts.passed, counts.failed), (0, 1));
            assert_eq!(problem.as_deref(), Some("cargo failed"));
        }
    }

    #[test]
    fn a_runner_that_ran_no_test_has_failed() {
        let (counts, problem) = counted(Counting::Tests, "all is well", None);
        assert_eq!(counts.failed, 1);
        assert_eq!(problem.as_deref(), Some("it ran no test"));
    }

    #[test]
    fn a_counted_failure_fails_the_check_whatever_the_exit_code() {
        let (counts, problem) = counted(Counting::Tests, "3 passed, 2 failed", None);
        assert_eq!((counts.passed, counts.failed), (3, 2));
        assert!(problem.is_some());
    }

    #[test]
    fn a_check_waits_until_the_one_it_needs_has_ended_in_the_other_lane() {
        let board = Board::default();
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| board.wait_for("bindings"));
            board.post("format", true);
            board.post("bindings", false);
            assert!(!waiting.join().unwrap());
        });
    }

    #[test]
    fn a_check_that_hangs_fails_by_name_and_the_next_one_runs() {
        const HANGS: Check = Check {
            name: "hangs",
            limit: Duration::from_millis(200),
            run: |project, journal| journal.run(project.command("sleep").arg("600")),
            ..PASSES
        };
        const PASSES: Check = Check {
            name: "passes",
            about: "",
            part: ".",
            needs: &[],
            after: &[],
            lane: Lane::Beside,
            counts: Counting::One,
            fast: true,
            limit: Duration::from_secs(600),
            run: |project, journal| journal.run(project.command("echo").arg("well")),
        };
        let root = std::env::temp_dir().join(format!("soundings-xtask-{}", std::process::id()));
        std::fs::create_dir_all(root.join("target/checks")).unwrap();
        let (project, board) = (Project { root: root.clone() }, Board::default());
        let hung = run_one(&project, &HANGS, &[], &board);
        let passed = run_one(&project, &PASSES, &[], &board);
        std::fs::remove_dir_all(root).unwrap();
        assert!(hung.problem.unwrap().starts_with("hung: more than 200ms"));
        assert_eq!((hung.counts.failed, passed.counts.passed), (1, 1));
        assert!(passed.problem.is_none() && !board.wait_for("hangs") && board.wait_for("passes"));
    }
}
