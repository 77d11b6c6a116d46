//! Soaks of processes that end without warning: the power goes away at each of their writes and syncs, or they are killed.
//! What each came to is added up in docs/soak.md as it goes, so that a soak that is stopped goes on where it was.

use std::time::{Duration, Instant};

use crate::process::{Journal, Problem};
use crate::project::Project;
use crate::steps;
use crate::tables::{PAGE, Table, number};

/// The programs: what plays, and what it plays with. Built as every check builds them.
const BUILD: &str = "build --quiet --package soundings-end-to-end --package soundings-hub --bins";
/// What plays.
const PROGRAM: &str = "soundings-soak";
/// What it says before the numbers it came to.
const CAME_TO: &str = "came to: ";

const CRASHES: Table = Table("| scenario | it makes or does | every check | runs | steps | crashes | failed |");
const KILLS: Table = Table("| first seed | last | kills | notes | failed | minutes |");

/// The first seed of both: those before it are every check's and for people.
const FIRST: u64 = 20_300_001;
/// How many kills one seed chooses, in one notebook, as in every check.
const KILLS_A_SEED: u64 = 500;

/// How long a soak may take.
struct Until(Instant);

impl Until {
    fn minutes(minutes: u64) -> Self {
        Self(Instant::now() + Duration::from_secs(60 * minutes))
    }

    fn is_over(&self) -> bool {
        Instant::now() >= self.0
    }
}

/// Plays every scenario once more, or those whose names hold `word`, those that were played less first, until the minutes are
/// over.
pub fn crash(project: &Project, journal: &mut Journal, minutes: u64, word: &str) -> Result<(), Problem> {
    steps::cargo(project, journal, BUILD)?;
    let (until, page) = (Until::minutes(minutes), project.path(PAGE));
    let told = journal.output_of(project.command(project.built(PROGRAM)).arg("crash"))?;
    let mut scenarios = told
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(|scenario| scenario[0].contains(word))
        .map(|scenario| Ok((number(&CRASHES.row(&page, scenario[0])?, 2), scenario)))
        .collect::<Result<Vec<_>, Problem>>()?;
    scenarios.sort_by_key(|(runs, _)| *runs);
    let round = scenarios.first().map_or(0, |(runs, _)| *runs);
    let mut failed = Vec::new();
    for (runs, scenario) in scenarios.into_iter().filter(|(runs, _)| *runs == round) {
        if until.is_over() {
            journal.line("The minutes are over; it goes on here the next time.");
            break;
        }
        let [name, about, checked] = scenario[..] else { return Err("a scenario is told otherwise".into()) };
        let row = CRASHES.row(&page, name)?;
        let seed = (FIRST + 1_000 * runs).to_string();
        let (broke, came_to) = play(project, journal, &["crash", name, &seed]);
        let [steps, crashes] = came_to[..] else { return Err(format!("{name} came to nothing").into()) };
        journal.line(&format!("{name}: {crashes} crashes{}", if broke { ", FAILED" } else { "" }));
        let sums =
            [(2, 1), (3, steps), (4, crashes), (5, u64::from(broke))].map(|(place, more)| number(&row, place) + more);
        let checked = if checked == "true" { "yes" } else { "" };
        let cells: Vec<String> =
            [about, checked].into_iter().map(str::to_owned).chain(sums.map(|sum| sum.to_string())).collect();
        CRASHES.put(&page, name, &cells)?;
        failed.extend(broke.then(|| name.to_owned()));
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("lost something: {}", failed.join(", ")).into()) }
}

/// Kills a capturing process at moments that new seeds choose, until the minutes are over.
pub fn kill(project: &Project, journal: &mut Journal, minutes: u64) -> Result<(), Problem> {
    steps::cargo(project, journal, BUILD)?;
    let (begun, until, page) = (Instant::now(), Until::minutes(minutes), project.path(PAGE));
    let last = KILLS.rows(&page)?.iter().map(|(_, row)| number(row, 0)).max();
    let first = last.map_or(FIRST, |last| last + 1);
    let (mut seed, mut kills, mut notes, mut failed) = (first, 0, 0, 0);
    loop {
        let (broke, came_to) = play(project, journal, &["kill", &seed.to_string(), &KILLS_A_SEED.to_string()]);
        kills += KILLS_A_SEED;
        notes += came_to.first().copied().unwrap_or(0);
        failed += u64::from(broke);
        journal.line(&format!("seed {seed}: {kills} kills, {notes} notes, {failed} failed"));
        let row = [seed, kills, notes, failed, begun.elapsed().as_secs() / 60].map(|number| number.to_string());
        KILLS.put(&page, &first.to_string(), &row)?;
        if until.is_over() {
            break;
        }
        seed += 1;
    }
    if failed == 0 { Ok(()) } else { Err(format!("{failed} seeds lost something").into()) }
}

/// Plays one piece; whether it failed, and the numbers it came to. What a failure says is shown.
fn play(project: &Project, journal: &mut Journal, words: &[&str]) -> (bool, Vec<u64>) {
    let mut quiet = journal.quiet();
    let broke = quiet.run(project.command(project.built(PROGRAM)).args(words)).is_err();
    if broke {
        journal.line(quiet.text());
    }
    (broke, came_to(quiet.text()))
}

/// The numbers on the line that says what it came to; zeros without one.
fn came_to(text: &str) -> Vec<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(CAME_TO)).unwrap_or("0 0");
    line.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_piece_came_to_is_read_from_its_line_and_is_nothing_where_it_broke_off() {
        assert_eq!(came_to("more\ncame to: 7 252\n"), [7, 252]);
        assert_eq!(came_to("thread 'main' panicked"), [0, 0]);
    }
}
