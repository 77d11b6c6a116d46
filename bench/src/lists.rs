//! A notebook that grows, all of its notes in one visit: opening it, the first page of every screen, *End and share*,
//! a rebuild, and the memory they take.

use std::path::Path;

use soundings_core::model::Id;
use soundings_core::{Environment, Notebook};

use crate::Outcome;
use crate::filling::{self, Contents, Shown};
use crate::measured::{Measured, milliseconds, word};
use crate::step::{Step, Took, in_a_process};

/// Notes in the visit.
const SIZES: [u64; 4] = [2_000, 10_000, 100_000, 200_000];
/// The largest, if nobody says.
pub const MOST: u64 = SIZES[3];
/// No screen takes longer than this, median, and
const SCREEN_MS: f64 = 5.0;
/// no more than so many times what it takes in the smallest notebook.
const SCREEN_RATIO: f64 = 1.2;
/// No search takes longer than this in ninety-nine of a hundred cases; in a small notebook a rare word has no full page
/// to show, so no ratio is asked for.
const SEARCH_MS: f64 = 20.0;
/// What is linear takes ten times as long for ten times the notes, give or take a fifth.
const LINEAR: f64 = 1.2;
/// How long sharing and rebuilding may take for each 10,000 notes.
const SHARE_MS: f64 = 1_000.0;
const REBUILD_MS: f64 = 1_000.0;
/// The memory of a process.
const PEAK_MIB: f64 = 77.0;
/// A page, as the shells ask for it.
const PAGE: usize = 100;

type Screen<'a> = (&'static str, Box<dyn Fn() -> Outcome + 'a>);
/// A row's name and what it took, in milliseconds.
type Taken = (&'static str, f64);

/// What is measured of one size.
struct Size {
    notes: u64,
    screens: Vec<Taken>,
    heavy: Option<Heavy>,
}

/// What takes long, each in a process of its own.
struct Heavy {
    screens: Took,
    share: Took,
    rebuild: Took,
    /// Screens where everything waits for the hub.
    after: Vec<Taken>,
}

/// Measures, and tells it as tables.
pub fn run(most: u64) -> Outcome<String> {
    let home = filling::without_a_disk()?;
    let folder = home.path().join("notebook");
    let (keys, environment) = (filling::keys(&folder), Environment::system());
    let notebook = Notebook::create(&folder, &keys, "Ada Okafor", environment.clone())?;
    filling::join(&notebook, &home.path().join("hub"))?;
    let mut contents = Contents::begin(&notebook)?;
    notebook.close();
    let mut sizes = Vec::new();
    let mut held = 0;
    for notes in SIZES.into_iter().filter(|notes| *notes <= most) {
        let notebook = Notebook::open(&folder, &keys, environment.clone())?;
        for _ in held..notes {
            contents.capture(&notebook)?;
        }
        held = notes;
        notebook.close();
        eprintln!("{notes} notes are there");
        let screens = screens_of(&folder, contents.shown)?;
        // Sharing 200,000 at once is no visit of anybody's.
        let heavy = (notes < SIZES[3]).then(|| heavy(&folder, contents.shown.visit)).transpose()?;
        sizes.push(Size { notes, screens, heavy });
    }
    Ok(tell(&sizes))
}

/// Opening to the first screen's record, and every screen's first page, on a disk.
fn screens_of(folder: &Path, shown: Shown) -> Outcome<Vec<Taken>> {
    let home = tempfile::tempdir()?;
    filling::copy(folder, home.path())?;
    let keys = filling::keys(home.path());
    let opening = Measured::of(|| {
        let notebook = Notebook::open(home.path(), &keys, Environment::system())?;
        notebook.today()?;
        Ok(())
    })?;
    let notebook = Notebook::open(home.path(), &keys, Environment::system())?;
    let mut rows = vec![("Opening, to *Today*", opening.median_ms())];
    for (name, show) in screens(&notebook, shown) {
        let measured = Measured::of(show)?;
        rows.push((name, if is_search(name) { measured.at(990) / 1000.0 } else { measured.median_ms() }));
    }
    notebook.close();
    Ok(rows)
}

fn screens(notebook: &Notebook, shown: Shown) -> Vec<Screen<'_>> {
    let Shown { visit, customer, map } = shown;
    let mut screens = daily(notebook, visit);
    screens.extend([
        ("Customers", Box::new(move || look(notebook.customers(None, PAGE))) as Box<dyn Fn() -> Outcome>),
        ("People of a customer", Box::new(move || look(notebook.people_of(customer, None, PAGE)))),
        ("Maps", Box::new(move || look(notebook.maps(None, PAGE)))),
        ("Map", Box::new(move || look(notebook.map(map)))),
    ]);
    for (name, words) in [
        ("Search, a rare word, p99", "part77"),
        ("Search, a common word, p99", "weld"),
        ("Search, two letters, p99", "to"),
    ] {
        screens.push((name, Box::new(move || look(notebook.search(words, None, PAGE)))));
    }
    screens
}

/// The record is thrown away: only the time counts.
fn look<T>(record: soundings_core::Result<T>) -> Outcome {
    record?;
    Ok(())
}

/// The screens on which the notes of a visit appear or are counted.
fn daily(notebook: &Notebook, visit: Id) -> Vec<Screen<'_>> {
    vec![
        ("Today", Box::new(move || look(notebook.today()))),
        ("Capture", Box::new(move || look(notebook.capture_screen(None, None)))),
        ("Sync", Box::new(move || look(notebook.sync_screen()))),
        ("Visits", Box::new(move || look(notebook.visits(None, PAGE)))),
        ("Encounter", Box::new(move || look(notebook.encounter(visit, None, PAGE)))),
    ]
}

/// Every screen once, in the process whose memory is looked at.
pub fn every_screen(notebook: &Notebook) -> Outcome {
    let visit = notebook.under_way()?.ok_or("no visit is under way")?;
    let customer = notebook.customers(None, 1)?.items.first().ok_or("there is no customer")?.id;
    let map = notebook.maps(None, 1)?.items.first().ok_or("there is no map")?.id;
    for (_, show) in screens(notebook, Shown { visit, customer, map }) {
        show()?;
    }
    Ok(())
}

fn heavy(folder: &Path, visit: Id) -> Outcome<Heavy> {
    let home = tempfile::tempdir()?;
    let on_copy = |step: Step, name: &str| {
        filling::copy(folder, &home.path().join(name))?;
        in_a_process(step, &home.path().join(name))
    };
    let screens = on_copy(Step::Screens, "screens")?;
    let share = on_copy(Step::EndAndShare, "shared")?;
    eprintln!("ended and shared in {}", milliseconds(share.ms));
    let shared = home.path().join("shared");
    let notebook = Notebook::open(&shared, &filling::keys(&shared), Environment::system())?;
    let mut after = Vec::new();
    for (name, show) in daily(&notebook, visit) {
        after.push((name, Measured::of(show)?.median_ms()));
    }
    notebook.close();
    let rebuild = on_copy(Step::Rebuild, "rebuilt")?;
    eprintln!("rebuilt in {}", milliseconds(rebuild.ms));
    Ok(Heavy { screens, share, rebuild, after })
}

fn tell(sizes: &[Size]) -> String {
    let mut page = String::from(
        "An encrypted notebook of a team, all notes in one visit under way; beside it 50 customers with 100 people, 50 ended \
         visits with 400\nnotes, 50 planned ones, 100 promises, 20 maps. Ours is the largest notebook and its peer the \
         smallest: a screen is to take the same\nin both. Medians of up to 300 times, after two that are not counted, on a \
         disk.\n\n",
    );
    page += &screens_table(sizes.iter().map(|size| (size.notes, &size.screens)).collect());
    let heavy: Vec<(u64, &Heavy)> = sizes.iter().filter_map(|size| Some((size.notes, size.heavy.as_ref()?))).collect();
    let notes: Vec<u64> = heavy.iter().map(|(notes, _)| *notes).collect();
    page += "\nThe same after *End and share*, when everything waits for the hub:\n\n";
    page += &screens_table(heavy.iter().map(|(notes, heavy)| (*notes, &heavy.after)).collect());
    page += "\nWhat goes through all notes, in a process of its own on a copy on a disk; the peer is the size before the \
             largest. Linear is: so many\ntimes the notes, so many times as long, give or take a fifth.\n\n";
    page += &head(&notes, notes.len().saturating_sub(2));
    page += &linear_line("*End and share*", SHARE_MS, &heavy, |heavy| heavy.share.ms);
    page += &linear_line("Rebuild", REBUILD_MS, &heavy, |heavy| heavy.rebuild.ms);
    page += "\nThe most memory that such a process ever held:\n\n";
    page += &head(&notes, 0);
    page += &memory_line("Opening, and every screen", heavy.iter().map(|(_, heavy)| heavy.screens.peak_mib).collect());
    page += &memory_line("*End and share*", heavy.iter().map(|(_, heavy)| heavy.share.peak_mib).collect());
    page += &memory_line("Rebuild", heavy.iter().map(|(_, heavy)| heavy.rebuild.peak_mib).collect());
    page
}

/// The sizes, and the ratio of the last to the `peer`-th.
fn head(sizes: &[u64], peer: usize) -> String {
    let columns: String = sizes.iter().map(|notes| format!("| {notes} notes ")).collect();
    let (ours, peer) = (sizes.last().unwrap_or(&0), sizes.get(peer).unwrap_or(&0));
    let rule = "| --- ".repeat(sizes.len() + 4);
    format!("| {columns}| ratio, {ours} : {peer} | to be reached | reached |\n{rule}|\n")
}

fn is_search(name: &str) -> bool {
    name.starts_with("Search")
}

fn screens_table(sizes: Vec<(u64, &Vec<Taken>)>) -> String {
    let notes: Vec<u64> = sizes.iter().map(|(notes, _)| *notes).collect();
    let mut table = head(&notes, 0);
    let Some((_, rows)) = sizes.first() else { return table };
    for (row, (name, peer)) in rows.iter().enumerate() {
        let times: Vec<f64> = sizes.iter().filter_map(|(_, rows)| Some(rows.get(row)?.1)).collect();
        let ours = times.last().copied().unwrap_or(*peer);
        let ratio = ours / peer;
        let (reached, reach) = if is_search(name) {
            (ours <= SEARCH_MS, format!("≤ {SEARCH_MS:.0} ms"))
        } else {
            (ours <= SCREEN_MS && ratio <= SCREEN_RATIO, format!("≤ {SCREEN_MS:.0} ms, ≤ {SCREEN_RATIO:.1}"))
        };
        let times: String = times.into_iter().map(|time| format!("| {} ", milliseconds(time))).collect();
        table += &format!("| {name} {times}| {ratio:.2} | {reach} | {} |\n", word(reached));
    }
    table
}

fn linear_line(name: &str, each_ms: f64, sizes: &[(u64, &Heavy)], ms: fn(&Heavy) -> f64) -> String {
    let times: String = sizes.iter().map(|(_, heavy)| format!("| {} ", milliseconds(ms(heavy)))).collect();
    let [.., peer, ours] = sizes else { return format!("| {name} {times}| | | |\n") };
    let (larger, longer) = (ours.0 as f64 / peer.0 as f64 * LINEAR, ms(ours.1) / ms(peer.1));
    let most = each_ms * ours.0 as f64 / 10_000.0;
    let reached = word(longer <= larger && ms(ours.1) <= most);
    format!("| {name} {times}| {longer:.1} | ≤ {}, ≤ {larger:.0} | {reached} |\n", milliseconds(most))
}

fn memory_line(name: &str, peaks: Vec<Option<f64>>) -> String {
    let mebibytes = |peak: &Option<f64>| peak.map_or("| unknown ".into(), |peak| format!("| {peak:.0} MiB "));
    let told: String = peaks.iter().map(mebibytes).collect();
    let (Some(Some(peer)), Some(Some(ours))) = (peaks.first(), peaks.last()) else { return String::new() };
    format!("| {name} {told}| {:.2} | ≤ {PEAK_MIB:.0} MiB | {} |\n", ours / peer, word(*ours <= PEAK_MIB))
}
