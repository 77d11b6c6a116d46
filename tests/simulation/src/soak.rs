//! New seeds, for as many minutes as are given: it goes on where it stopped, a seed that fails joins the list, and what
//! it came to is added to the soak's page.

use std::fs;
use std::io::{Error, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::crew::run_all;
use crate::totals::Totals;
use crate::{Options, list};

/// Seeds between two times of writing down where it got to.
const BLOCK: u64 = 100;
/// The first seed that a soak ever tried: those before it are for people and for the list.
const FIRST: u64 = 1_000_000;
/// The head of the page that soaks are added to.
const PAGE: &str = "# Soak\n\nNew seeds that `cargo xtask soak PART` tried, a line for each run. A seed that failed is in \
                    [the list](../tests/simulation/seeds.txt)\nthat every check runs.\n\n\
                    | part | first | last | settings | events | failed | minutes |\n| --- | --- | --- | --- | --- | --- | --- |\n";

/// Where things lie.
pub struct Places<'a> {
    /// The list that a failing seed joins.
    pub list: &'a Path,
    /// Where it got to.
    pub state: &'a Path,
    /// The page with every soak's line.
    pub page: &'a Path,
}

/// How far a soak is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Progress {
    first: u64,
    next: u64,
    events: u64,
    failed: u64,
    seconds: u64,
}

impl Progress {
    fn read(text: &str) -> Option<Self> {
        let numbers: Option<Vec<u64>> = text.split_whitespace().map(|number| number.parse().ok()).collect();
        let [first, next, events, failed, seconds] = numbers?[..] else { return None };
        Some(Self { first, next, events, failed, seconds })
    }

    fn text(self) -> String {
        let Self { first, next, events, failed, seconds } = self;
        format!("{first} {next} {events} {failed} {seconds}\n")
    }

    fn line(self, settings: &str) -> String {
        let Self { first, next, events, failed, seconds } = self;
        format!("| simulation | {first} | {} | {settings} | {events} | {failed} | {} |\n", next - 1, seconds / 60)
    }
}

/// The seed after the last that a page names.
fn after_page(page: &str) -> u64 {
    let last = |line: &str| line.strip_prefix("| simulation |")?.split('|').nth(1)?.trim().parse::<u64>().ok();
    page.lines().filter_map(last).max().map_or(FIRST, |last| last + 1)
}

/// Tries new seeds for so many minutes, and longer until a block of them is done.
///
/// # Errors
/// A file that can't be read or written.
pub fn soak(settings: Options, minutes: u64, places: &Places<'_>) -> Result<Totals, Error> {
    let begun = Instant::now();
    println!("for {minutes} min, a line for every {BLOCK} seeds");
    let block = |seeds: Vec<Options>, totals: &mut Totals| {
        run_all(seeds, |options, result| {
            totals.add(options, result);
            ControlFlow::Continue(())
        });
        begun.elapsed() >= Duration::from_secs(60 * minutes)
    };
    until_enough(settings, places, block)
}

/// `block` runs seeds, and says whether it is enough.
fn until_enough(
    settings: Options,
    places: &Places<'_>,
    mut block: impl FnMut(Vec<Options>, &mut Totals) -> bool,
) -> Result<Totals, Error> {
    let page = match fs::read_to_string(places.page) {
        Ok(page) => page,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => PAGE.to_owned(),
        Err(error) => return Err(error),
    };
    let first = after_page(&page);
    let stopped = fs::read_to_string(places.state).ok().and_then(|text| Progress::read(&text));
    let mut progress = stopped.unwrap_or(Progress { first, next: first, events: 0, failed: 0, seconds: 0 });
    let (begun, before) = (Instant::now(), progress);
    let mut totals = Totals::default();
    loop {
        let told = totals.failed.len();
        let seeds = progress.next..progress.next + BLOCK;
        let enough = block(seeds.map(|seed| Options { seed, ..settings }).collect(), &mut totals);
        let mut kept = fs::OpenOptions::new().append(true).open(places.list)?;
        for failed in &totals.failed[told..] {
            writeln!(kept, "{failed}")?;
        }
        progress = Progress {
            next: progress.next + BLOCK,
            events: before.events + totals.events,
            failed: before.failed + totals.failed.len() as u64,
            seconds: before.seconds + begun.elapsed().as_secs(),
            ..progress
        };
        fs::write(places.state, progress.text())?;
        println!("up to seed {}: {} events, {} failed", progress.next - 1, progress.events, progress.failed);
        if enough {
            break;
        }
    }
    let told = list::line(Options { seed: 0, ..settings });
    fs::write(places.page, page + &progress.line(told.trim_start_matches("0 ")))?;
    fs::remove_file(places.state)?;
    Ok(totals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_soak_goes_on_after_what_the_page_names_and_after_where_it_stopped() {
        let progress = Progress { first: 7, next: 107, events: 5, failed: 0, seconds: 130 };
        assert_eq!(after_page(PAGE), FIRST);
        assert_eq!(after_page(&(PAGE.to_owned() + &progress.line("400"))), 107);
        assert_eq!(Progress::read(&progress.text()), Some(progress));
    }

    #[test]
    fn a_seed_that_fails_joins_the_list_and_a_soak_that_was_killed_goes_on_after_its_last_block() {
        let home = tempfile::tempdir().unwrap();
        let [list, state, page] = ["list", "state", "page"].map(|name| home.path().join(name));
        let places = Places { list: &list, state: &state, page: &page };
        let settings = Options { seed: 0, events: 300, trace: false };
        fs::write(&list, "1-3 400\n").unwrap();
        let mut blocks = 0;
        let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            until_enough(settings, &places, |seeds, totals| {
                blocks += 1;
                assert!(blocks < 2, "killed here");
                totals.add(seeds[7], Err(crate::Failure::new("a note is missing")));
                false
            })
        }));
        assert!(killed.is_err());
        assert_eq!(fs::read_to_string(&list).unwrap(), format!("1-3 400\n{} 300\n", FIRST + 7));

        let mut next = 0;
        let goes_on = |seeds: Vec<Options>, _: &mut Totals| {
            next = seeds[0].seed;
            true
        };
        until_enough(settings, &places, goes_on).unwrap();
        assert_eq!(next, FIRST + BLOCK);
        let written = fs::read_to_string(&page).unwrap();
        let last = FIRST + 2 * BLOCK - 1;
        assert!(written.ends_with(&format!("| simulation | {FIRST} | {last} | 300 | 0 | 1 | 0 |\n")), "{written}");
        assert!(!state.exists() && after_page(&written) == last + 1);
    }
}
