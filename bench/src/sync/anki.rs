//! A peer that many people use: Anki with its own sync server, driven by `bench/drive_anki.py`.

use std::io::{BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use super::edits;
use super::team::{Team, together};
use crate::Outcome;
use crate::measured::{Measured, milliseconds, word};

/// Names the Python that has Anki; `cargo xtask bench` sets it, or
const PYTHON: &str = "SOUNDINGS_BENCH_ANKI";
/// says here why there is none.
const MISSING: &str = "SOUNDINGS_BENCH_NO_ANKI";
/// How often new notes and edits are pushed and pulled on each side.
const ROUNDS: u64 = 5;
/// What part of Anki's rate is to be reached first, and then.
const REACH: [f64; 2] = [0.7, 1.0];

/// The running script, its server and its two collections.
struct Anki {
    script: Child,
    /// Nothing once it was told to end.
    tasks: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
    version: String,
}

/// What one exchange of notes took on one side, round after round.
#[derive(Default)]
struct Exchange {
    push: Measured,
    pull: Measured,
    /// Until search finds all of it by its newest words. Only ours has an index of words.
    search: Measured,
}

/// What the rounds hand over.
#[derive(Clone, Copy)]
enum Handed {
    NewNotes,
    Edits,
}

/// Measures ours and Anki in turns, and tells it as a table; where Anki is missing, the table says why.
pub fn run(notes: u64) -> Outcome<String> {
    let anki = match std::env::var(PYTHON) {
        Ok(python) => Anki::start(Path::new(&python)).map_err(|error| error.to_string()),
        Err(_) => Err(std::env::var(MISSING).unwrap_or_else(|_| "only `cargo xtask bench` installs it".to_owned())),
    };
    match anki {
        Ok(mut anki) => Ok(beginning(notes, &format!("Anki {}", anki.version)) + &in_turns(&mut anki, notes)?),
        Err(why) => {
            eprintln!("Anki was left out: {why}");
            Ok(beginning(notes, "Anki") + &left_out(&why))
        }
    }
}

/// The table's only line where there is no Anki.
fn left_out(why: &str) -> String {
    format!("| left out: {} | | | | | |\n", why.replace(['\n', '|'], " "))
}

fn in_turns(anki: &mut Anki, notes: u64) -> Outcome<String> {
    let mut team = Team::new()?;
    let mut lines = String::new();
    for handed in [Handed::NewNotes, Handed::Edits] {
        let (mut ours, mut theirs) = (Exchange::default(), Exchange::default());
        for _ in 0..ROUNDS {
            handed.round(&mut team, anki, notes, &mut ours, &mut theirs)?;
        }
        team.same(&team.jonas)?;
        let what = handed.word();
        for (way, ours, theirs) in [("push", &ours.push, &theirs.push), ("pull", &ours.pull, &theirs.pull)] {
            lines += &line(&format!("{way} {notes} {what}"), notes, ours, theirs);
        }
        lines += &search_line(&format!("search caught up after {notes} {what}"), &ours.search);
    }
    let (ours, theirs) = edits::beside(&team, notes, |text| anki.ask("edit", &[text.to_owned()]))?;
    lines += &line("edit to teammate", 1, &ours, &theirs);
    Ok(lines)
}

impl Handed {
    fn word(self) -> &'static str {
        match self {
            Self::NewNotes => "new notes",
            Self::Edits => "edits",
        }
    }

    /// The same words on both sides, pushed and pulled by one and then by the other.
    fn round(
        self,
        team: &mut Team,
        anki: &mut Anki,
        notes: u64,
        ours: &mut Exchange,
        theirs: &mut Exchange,
    ) -> Outcome {
        let (texts, task) = match self {
            Self::NewNotes => (team.visit(notes)?, "write"),
            Self::Edits => (team.correct(notes)?, "correct"),
        };
        anki.ask(task, &texts)?;
        let push = [super::took(|| together(&team.ada))?, anki.ask("push", &[])?];
        let pull = [super::took(|| together(&team.jonas))?, anki.ask("pull", &[])?];
        let search = super::took(|| super::caught_up(&team.jonas))?;
        let [push_ms, pull_ms] = [push, pull].map(|both| both.map(|took| took.as_millis()));
        eprintln!(
            "{notes} {}, ours and Anki's, in ms: push {push_ms:?}, pull {pull_ms:?}; search caught up in {}",
            self.word(),
            search.as_millis()
        );
        ours.search.add(search);
        ours.push.add(push[0]);
        theirs.push.add(push[1]);
        ours.pull.add(pull[0]);
        theirs.pull.add(pull[1]);
        Ok(())
    }
}

impl Anki {
    fn start(python: &Path) -> Outcome<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("drive_anki.py");
        let mut script = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let answers = script.stdout.take().ok_or("the script has no output")?;
        let mut anki = Self {
            tasks: script.stdin.take(),
            answers: BufReader::new(answers).lines(),
            script,
            version: String::new(),
        };
        anki.version = anki.answer()?;
        Ok(anki)
    }

    /// Has a task done, and says how long it took.
    fn ask(&mut self, task: &str, texts: &[String]) -> Outcome<Duration> {
        let mut message = format!("{task} {}\n", texts.len());
        for text in texts {
            message.push_str(text);
            message.push('\n');
        }
        self.tasks.as_mut().ok_or("the script was told to end")?.write_all(message.as_bytes())?;
        Ok(Duration::try_from_secs_f64(self.answer()?.parse::<f64>()? / 1000.0)?)
    }

    fn answer(&mut self) -> Outcome<String> {
        Ok(self.answers.next().ok_or("the script that drives it ended early")??)
    }
}

impl Drop for Anki {
    fn drop(&mut self) {
        // It ends with its input, and stops its server first.
        self.tasks = None;
        let _ = self.script.wait();
    }
}

fn beginning(notes: u64, anki: &str) -> String {
    format!(
        "Beside Anki's own sync server: a team at its hub and two collections of one account at theirs, over loopback HTTP, with \
         the same\nwords on both sides. One device pushes and the other pulls, ours and theirs in turns: {ROUNDS} rounds of \
         {notes} new notes, then {ROUNDS} of\n{notes} edits, medians; then edits as above. Anki's sync is its usual one, which \
         sends what changed; a new note of its has a card\nbeside it. Its collections are not encrypted and have no index of \
         words; it signs nothing and keeps no history. Its teammate hears of\nan edit as soon as can be: the second collection \
         asks at the very moment when the first has sent. The ratio is one of rates.\n\n\
         | | ours | {anki} | ratio, ours : theirs | to be reached | reached |\n| --- | --- | --- | --- | --- | --- |\n"
    )
}

/// One line, told at once: the whole takes long.
fn line(what: &str, notes: u64, ours: &Measured, theirs: &Measured) -> String {
    let tell = |measured: &Measured| match notes {
        1 => milliseconds(measured.median_ms()),
        _ => format!("{} ({:.0}/s)", milliseconds(measured.median_ms()), notes as f64 * 1000.0 / measured.median_ms()),
    };
    let ratio = theirs.median_ms() / ours.median_ms();
    let line = format!(
        "| {what} | {} | {} | {ratio:.2} | ≥ {}, then ≥ {} | {} |\n",
        tell(ours),
        tell(theirs),
        REACH[0],
        REACH[1],
        reached(ratio)
    );
    eprint!("{line}");
    line
}

/// What search needs after a pull.
fn search_line(what: &str, ours: &Measured) -> String {
    let (ours, reach) = (ours.median_ms(), super::SEARCH_MS);
    let line =
        format!("| {what} | {} | | | ≤ {} | {} |\n", milliseconds(ours), milliseconds(reach), word(ours <= reach));
    eprint!("{line}");
    line
}

/// How much of what is to be reached was.
fn reached(ratio: f64) -> &'static str {
    match REACH.map(|reach| ratio >= reach) {
        [_, true] => "both",
        [true, false] => "the first",
        [false, false] => "no",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(milliseconds: u64) -> Measured {
        let mut measured = Measured::default();
        measured.add(Duration::from_millis(milliseconds));
        measured
    }

    #[test]
    fn a_line_tells_rates_and_which_of_the_two_targets_is_reached() {
        let slower = line("push 10000 new notes", 10_000, &once(500), &once(400));
        assert_eq!(
            slower,
            "| push 10000 new notes | 500 ms (20000/s) | 400 ms (25000/s) | 0.80 | ≥ 0.7, then ≥ 1 | the first |\n"
        );
        assert!(
            line("edit to teammate", 1, &once(6), &once(9))
                .ends_with("6.00 ms | 9.00 ms | 1.50 | ≥ 0.7, then ≥ 1 | both |\n")
        );
        assert_eq!(reached(0.69), "no");
    }

    #[test]
    fn a_peer_that_is_missing_has_one_line_that_says_why_with_as_many_cells_as_the_table() {
        let page = beginning(10_000, "Anki") + &left_out("python3 failed\n| exit status: 1");
        let cells = |line: &str| line.matches('|').count();
        let lines: Vec<&str> = page.lines().rev().take(3).collect();
        assert!(lines[0].starts_with("| left out: python3 failed   exit status: 1 |"));
        assert!(lines.iter().all(|line| cells(line) == 7));
    }
}
