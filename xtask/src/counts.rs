//! How many tests a runner says it ran: read from its closing lines, so that the whole adds up to what ran.

use std::ops::AddAssign;

/// Tests by how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ran and held.
    pub passed: u64,
    /// Ran and did not hold.
    pub failed: u64,
    /// Left out by their own mark.
    pub skipped: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Counts {
    /// Everything that a text's closing lines report: libtest, Surefire, Swift Testing, XCTest, Node and our own
    /// `N passed, N failed`.
    pub fn read(text: &str) -> Counts {
        let mut counts = Counts::default();
        let mut swift_failed = 0;
        let mut xctest = Counts::default();
        for line in text.lines() {
            if let Some(found) = libtest(line).or_else(|| surefire(line)).or_else(|| plain(line)).or_else(|| node(line))
            {
                counts += found;
            } else if let Some((ran, all_passed)) = swift_testing(line) {
                // The closing line counts what ran; what failed has a line each before it.
                let failed = if all_passed { 0 } else { swift_failed.clamp(1, ran.max(1)) };
                counts += Counts { passed: ran.saturating_sub(failed), failed, skipped: 0 };
                swift_failed = 0;
            } else if line.starts_with("✘ Test ") && line.contains(" failed after ") {
                swift_failed += 1;
            } else if let Some(found) = executed(line) {
                // XCTest closes every suite and then the whole, which comes last.
                xctest = found;
            }
        }
        counts += xctest;
        counts
    }
}

/// The tests that a text reports as failed, in its own words: what somebody who has only the last lines needs.
pub fn names_of_failures(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text.lines().filter_map(failure).collect();
    names.dedup();
    names
}

/// `test NAME ... FAILED`, `[ERROR]   Class.test:12 why` (Surefire's summary alone is set in by more than one space),
/// `✘ Test "name" failed after`, `not ok 3 - name`, or XCTest's `Test Case 'Class.test' failed (…)`.
fn failure(line: &str) -> Option<&str> {
    let line = line.trim_end();
    if let Some(name) = line.strip_prefix("test ").and_then(|rest| rest.strip_suffix(" ... FAILED")) {
        return Some(name);
    }
    if let Some(rest) = line.strip_prefix("[ERROR]   ").or_else(|| line.strip_prefix("✘ ")) {
        return Some(rest.trim()).filter(|rest| !rest.starts_with("Test run with"));
    }
    let unindented = line.trim_start();
    if unindented.starts_with("not ok ") || (unindented.starts_with("Test Case ") && unindented.contains("' failed ("))
    {
        return Some(unindented);
    }
    None
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    text[..text.find(word)?].split_whitespace().next_back()?.parse().ok()
}

fn number_after(text: &str, word: &str) -> Option<u64> {
    let rest = text[text.find(word)? + word.len()..].trim_start();
    rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; …`
fn libtest(line: &str) -> Option<Counts> {
    let rest = line.strip_prefix("test result: ")?;
    Some(Counts {
        passed: number_before(rest, " passed;")?,
        failed: number_before(rest, " failed;")?,
        skipped: number_before(rest, " ignored;")?,
    })
}

/// `[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 0`; the line of each class has a time too and is left out.
fn surefire(line: &str) -> Option<Counts> {
    if line.contains("Time elapsed") || !line.contains("Tests run:") {
        return None;
    }
    let failed = number_after(line, "Failures:")? + number_after(line, "Errors:")?;
    let skipped = number_after(line, "Skipped:")?;
    let passed = number_after(line, "Tests run:")?.saturating_sub(failed + skipped);
    Some(Counts { passed, failed, skipped })
}

/// `12 passed, 0 failed`, alone on the line, with or without `, 1 skipped`.
fn plain(line: &str) -> Option<Counts> {
    let mut parts = line.split(", ");
    let passed = parts.next()?.strip_suffix(" passed")?.parse().ok()?;
    let failed = parts.next()?.strip_suffix(" failed")?.parse().ok()?;
    let skipped = parts.next().map_or(Some(0), |part| part.strip_suffix(" skipped")?.parse().ok())?;
    parts.next().is_none().then_some(Counts { passed, failed, skipped })
}

/// `# pass 12`, `# fail 0` or `# skipped 0`, a line each.
fn node(line: &str) -> Option<Counts> {
    let (word, count) = line.strip_prefix("# ")?.split_once(' ')?;
    let count = count.parse().ok()?;
    match word {
        "pass" => Some(Counts { passed: count, ..Counts::default() }),
        "fail" => Some(Counts { failed: count, ..Counts::default() }),
        "skipped" => Some(Counts { skipped: count, ..Counts::default() }),
        _ => None,
    }
}

/// `✔ Test run with 12 tests passed after 0.1 seconds.`: how many ran, and whether all held.
fn swift_testing(line: &str) -> Option<(u64, bool)> {
    let rest = &line[line.find("Test run with ")?..];
    Some((number_after(rest, "Test run with")?, rest.contains(" passed after ")))
}

/// `Executed 12 tests, with 1 test skipped and 2 failures (0 unexpected) in …`
fn executed(line: &str) -> Option<Counts> {
    let rest = line.trim_start().strip_prefix("Executed ")?;
    let ran: u64 = number_after(rest, "")?;
    let failed = number_before(rest, " failure")?;
    let skipped = number_before(rest, " test skipped").or_else(|| number_before(rest, " tests skipped")).unwrap_or(0);
    Some(Counts { passed: ran.saturating_sub(failed + skipped), failed, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn the_binaries_of_a_cargo_test_are_added_up() {
        let text = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
                    test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Counts::read(text), counts(5, 1, 1));
    }

    #[test]
    fn nodes_closing_lines_are_added_up_and_its_progress_is_not() {
        let text =
            "ok 1 - a week passes\n# tests 14\n# suites 0\n# pass 12\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0";
        assert_eq!(Counts::read(text), counts(12, 1, 1));
    }

    #[test]
    fn surefire_is_counted_once_not_again_by_class() {
        let text = "[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in TodayTest\n\
                    [ERROR] Tests run: 7, Failures: 1, Errors: 1, Skipped: 1";
        assert_eq!(Counts::read(text), counts(4, 2, 1));
    }

    #[test]
    fn swift_testing_and_xctest_are_read_from_one_run() {
        let text = "\t Executed 2 tests, with 0 failures (0 unexpected) in 0.1 (0.1) seconds\n\
                    \t Executed 3 tests, with 1 test skipped and 1 failure (0 unexpected) in 0.1 (0.1) seconds\n\
                    ✘ Test \"a draft comes back\" failed after 0.001 seconds with 1 issue.\n\
                    ✘ Test run with 5 tests failed after 0.1 seconds with 1 issue.";
        assert_eq!(Counts::read(text), counts(4 + 1, 1 + 1, 1));
    }

    #[test]
    fn a_swift_run_without_a_failure_counts_every_test_as_passed() {
        assert_eq!(Counts::read("✔ Test run with 12 tests passed after 0.1 seconds."), counts(12, 0, 0));
    }

    #[test]
    fn the_plain_line_counts_only_alone_on_its_line() {
        assert_eq!(Counts::read("12 passed, 1 failed\n3 passed, 0 failed, 2 skipped"), counts(15, 1, 2));
        assert_eq!(Counts::read("so far 12 passed, 1 failed\n12 passed, 1 failed, all well"), counts(0, 0, 0));
    }

    #[test]
    fn words_that_close_nothing_count_nothing() {
        assert_eq!(Counts::read("Tests run: many\nExecuted the plan\ntest result: none"), counts(0, 0, 0));
    }

    #[test]
    fn each_runner_names_its_failures() {
        let text = "test log::a_lost_reply_is_sent_again ... FAILED\n\
                    test log::an_edit_comes_back ... ok\n\
                    [ERROR] Failures: \n\
                    [ERROR]   TodayTest.theAvatarLeadsSomewhere:41 expected true\n\
                    [ERROR] -> [Help 1]\n\
                    ✘ Test \"a draft comes back\" failed after 0.001 seconds with 1 issue.\n\
                    ✘ Test run with 5 tests failed after 0.1 seconds with 1 issue.\n\
                    not ok 3 - a week passes";
        assert_eq!(
            names_of_failures(text),
            [
                "log::a_lost_reply_is_sent_again",
                "TodayTest.theAvatarLeadsSomewhere:41 expected true",
                "Test \"a draft comes back\" failed after 0.001 seconds with 1 issue.",
                "not ok 3 - a week passes",
            ]
        );
    }
}
