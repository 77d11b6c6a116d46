//! Every screen's first page, searches, and what goes out and in whole, in a notebook of a believable company.

use std::cell::Cell;
use std::path::Path;

use soundings_core::exchange::ImportAnswers;
use soundings_core::model::{GuideLanguage, ObservationKind, PromiseState};
use soundings_core::present::{FoundKind, Promises, Search};
use soundings_core::{Environment, Notebook};

use crate::company::{self, Shown, Sizes, USUAL};
use crate::company_acts::acts;
use crate::company_team;
use crate::measured::{Measured, milliseconds, word};
use crate::step::{Step, in_a_process};
use crate::{Outcome, filling};

/// No screen takes longer than this, median, and
const SCREEN_MS: f64 = 5.0;
/// no search than this in ninety-nine of a hundred cases.
const SEARCH_MS: f64 = 20.0;
/// No act takes longer than this, median, durable on the disk: a thumb feels no wait.
const ACT_MS: f64 = 20.0;
/// A page, as the shells ask for it.
const PAGE: usize = 100;
/// Beside a notebook that is kept: what of it can be looked at.
const SHOWN: &str = "shown";
/// Every run's company is the same.
const SEED: u64 = 2026;

type Look<'a> = (&'static str, Box<dyn Fn() -> Outcome + 'a>);

/// Fills a notebook, looks at it, and tells it as tables; one kept in a folder is filled once and looked at again. Beside them whether
/// it was of the usual sizes.
pub fn run(arguments: &[&str]) -> Outcome<(String, bool)> {
    let (kept, numbers) = match arguments {
        ["in", folder, numbers @ ..] => (Some(Path::new(folder)), numbers),
        numbers => (None, numbers),
    };
    let is_usual = numbers.is_empty();
    let mut numbers = numbers.iter().map(|argument| argument.parse::<usize>());
    let mut next = |usual| numbers.next().unwrap_or(Ok(usual));
    let sizes = Sizes { notes: next(USUAL.notes)?, people: next(USUAL.people)?, maps: next(USUAL.maps)? };
    let home = filling::without_a_disk()?;
    let disk = tempfile::tempdir()?;
    let kept = kept.unwrap_or(disk.path());
    let folder = kept.join("notebook");
    let shown = if folder.is_dir() {
        std::fs::read_to_string(kept.join(SHOWN))?.parse()?
    } else {
        let filled = home.path().join("notebook");
        let (environment, weeks_ago) = company_team::environment();
        let notebook = Notebook::create(&filled, &filling::keys(&filled), "Ada Okafor", environment)?;
        let shown = company::fill(&notebook, sizes, SEED)?;
        company_team::fill(&notebook, SEED, weeks_ago)?;
        notebook.close();
        filling::copy(&filled, &folder)?;
        std::fs::write(kept.join(SHOWN), shown.to_string())?;
        shown
    };
    let mut told = format!(
        "An encrypted notebook of a company that is believable: {} notes in visits of twenty, {} people, {} maps, and what a team makes\n\
         of them. Medians of up to 300 times, after two that are not counted; of searches what 99 in a hundred do not pass, on a disk.\n\n\
         | | took | to be reached | reached |\n| --- | --- | --- | --- |\n",
        sizes.notes, sizes.people, sizes.maps
    );
    told += &look(&folder, shown)?;
    told += &act(&folder, shown, disk.path())?;
    if kept == disk.path() {
        told += &in_and_out(kept, sizes)?;
    }
    Ok((told, is_usual))
}

fn look(folder: &Path, shown: Shown) -> Outcome<String> {
    let opening = Measured::of(|| {
        Notebook::open(folder, &filling::keys(folder), Environment::system())?.today()?;
        Ok(())
    })?;
    let mut lines = line("Opening, to *Today*", opening.median_ms(), SCREEN_MS);
    let notebook = Notebook::open(folder, &filling::keys(folder), Environment::system())?;
    for (name, show) in screens(&notebook, shown) {
        lines += &line(name, Measured::of(show)?.median_ms(), SCREEN_MS);
    }
    for (name, search) in searches(shown) {
        let took = Measured::of(|| {
            notebook.search_for(&search, None, PAGE)?;
            Ok(())
        })?;
        let name = format!("{name} ({} in the middle)", milliseconds(took.median_ms()));
        lines += &line(&name, took.at(990) / 1000.0, SEARCH_MS);
    }
    notebook.close();
    Ok(lines)
}

/// Acts, on a copy.
fn act(folder: &Path, shown: Shown, disk: &Path) -> Outcome<String> {
    let copy = disk.join("acted");
    filling::copy(folder, &copy)?;
    let notebook = Notebook::open(&copy, &filling::keys(&copy), Environment::system())?;
    let (mut lines, note) = (String::new(), Cell::default());
    for (name, act) in acts(&notebook, shown, &note) {
        lines += &line(name, Measured::of(act)?.median_ms(), ACT_MS);
    }
    notebook.close();
    Ok(lines)
}

fn line(name: &str, ms: f64, most: f64) -> String {
    format!("| {name} | {} | ≤ {most:.0} ms | {} |\n", milliseconds(ms), word(ms <= most))
}

fn screens(notebook: &Notebook, shown: Shown) -> Vec<Look<'_>> {
    fn look<T>(record: soundings_core::Result<T>) -> Outcome {
        record?;
        Ok(())
    }
    vec![
        ("Today", Box::new(move || look(notebook.today()))),
        ("Visits", Box::new(move || look(notebook.visits(None, PAGE)))),
        ("Encounter", Box::new(move || look(notebook.encounter(shown.visit, None, PAGE)))),
        ("Customers", Box::new(move || look(notebook.customers(None, PAGE)))),
        ("People of a customer", Box::new(move || look(notebook.people_of(shown.customer, None, PAGE)))),
        ("Maps", Box::new(move || look(notebook.maps(None, PAGE)))),
        ("Map", Box::new(move || look(notebook.map(shown.map)))),
        ("Team", Box::new(move || look(notebook.team()))),
        ("Promises, open", Box::new(move || look(notebook.promises(Promises::Open, None, PAGE)))),
        ("Promises, kept", Box::new(move || look(notebook.promises(Promises::Became(PromiseState::Kept), None, PAGE)))),
        ("Questions, open", Box::new(move || look(notebook.questions(None, false, None, PAGE)))),
        ("Questions, answered", Box::new(move || look(notebook.questions(None, true, None, PAGE)))),
        (
            "Questions of a customer, answered",
            Box::new(move || look(notebook.questions(Some(shown.customer), true, None, PAGE))),
        ),
        ("Insights", Box::new(move || look(notebook.insights(None, PAGE)))),
        ("Debrief", Box::new(move || look(notebook.debrief(shown.visit)))),
        ("What came of a customer's visits", Box::new(move || look(notebook.outcomes(shown.customer, None, PAGE)))),
        ("Who knows a customer", Box::new(move || look(notebook.who_knows(shown.customer)))),
        ("Customers nobody met lately", Box::new(move || look(notebook.not_met_lately(None, PAGE)))),
        ("Seats", Box::new(move || look(notebook.seats()))),
        ("Story", Box::new(move || look(notebook.story_page()))),
        ("Stories", Box::new(move || look(notebook.stories(None, PAGE)))),
        ("Workshops", Box::new(move || look(notebook.workshops(None, PAGE)))),
        ("Meeting pack", Box::new(move || look(notebook.meeting_pack()))),
        ("Briefing", Box::new(move || look(notebook.briefing(shown.customer, GuideLanguage::English)))),
        ("Which look like one", Box::new(move || look(notebook.same_proposals()))),
        ("Recently deleted", Box::new(move || look(notebook.deleted(None, PAGE)))),
    ]
}

fn searches(shown: Shown) -> Vec<(&'static str, Search)> {
    let words = |text: &str| Search { words: text.to_owned(), ..Search::default() };
    let day = |text: &str| text.parse().ok();
    let (customer, person) = (Some(shown.customer), Some(shown.person));
    let thought = Some(ObservationKind::Thought);
    vec![
        ("Search, a rare word, p99", words("part777")),
        ("Search, a common word, p99", words("weld")),
        ("Search, two letters, p99", words("to")),
        ("Search, a phrase, p99", words("\"the weld\"")),
        ("Search, a common word of the largest customer, p99", Search { customer, ..words("weld") }),
        ("Search, a rare word of it, p99", Search { customer, ..words("part777") }),
        ("Search, a common word of a person, p99", Search { person, ..words("weld") }),
        ("Search, a common word in thoughts, p99", Search { note_kind: thought, ..words("weld") }),
        ("Search, a common word in promises, p99", Search { thing: Some(FoundKind::Promise), ..words("to") }),
        ("Search, a common word long ago, p99", Search { until: day("2020-01-01"), ..words("weld") }),
        ("Search, a common word lately, p99", Search { since: day("2020-01-01"), ..words("weld") }),
        ("Search, a customer's promises, p99", Search { customer, thing: Some(FoundKind::Promise), ..words("") }),
        ("Search, the best of a common word, p99", Search { best_first: true, ..words("weld") }),
    ]
}

/// What goes through all of it, each in a process whose memory is its own.
fn in_and_out(home: &Path, sizes: Sizes) -> Outcome<String> {
    let mut lines = String::from("\n| | took | most memory |\n| --- | --- | --- |\n");
    let mut told = |name: &str, took: crate::step::Took| {
        let peak = took.peak_mib.map_or_else(|| "unknown".to_owned(), |peak| format!("{peak:.0} MiB"));
        lines += &format!("| {name} | {} | {peak} |\n", milliseconds(took.ms));
    };
    told("Every row anew from the log", in_a_process(Step::Rebuild, &home.join("notebook"))?);
    told("Full export", in_a_process(Step::Export, &home.join("notebook"))?);
    Notebook::create(&home.join("fresh"), &filling::keys(&home.join("fresh")), "Jonas Weber", Environment::system())?
        .close();
    told("The same into a new notebook", in_a_process(Step::Restore, &home.join("fresh"))?);
    told("And once more", in_a_process(Step::Restore, &home.join("fresh"))?);
    let mut table = String::from("company,name,role\n");
    for number in 0..sizes.people.min(40_000) {
        table += &format!("Imported {},Person {number},welder\n", number / 10);
    }
    std::fs::write(home.join("import.csv"), table)?;
    told("A table of as many people as there are", in_a_process(Step::Import, &home.join("notebook"))?);
    let notebook =
        Notebook::open(&home.join("notebook"), &filling::keys(&home.join("notebook")), Environment::system())?;
    let preview = Measured::of(|| {
        notebook.import_preview(&home.join("import.csv"), &ImportAnswers::default())?;
        Ok(())
    })?;
    notebook.close();
    lines += &format!("\nThe preview of that table: {}\n", milliseconds(preview.median_ms()));
    Ok(lines)
}
