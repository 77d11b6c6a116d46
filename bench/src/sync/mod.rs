//! Real processes: the hub's program, and notebooks that runners drive over loopback HTTP. Pushing and pulling 10,000
//! notes, a new device on a team's log, and an edit on its way to a teammate.

mod copying;
mod edits;

use std::time::Instant;

use soundings_core::model::Id;
use soundings_core::{Environment, Notebook, StartVisit};
use soundings_end_to_end::{Engineer, PATIENCE, Serving, invite, key, said};
use soundings_runner::{Cancel, Outcome as Contact};

use crate::measured::{milliseconds, word};
use crate::words::Words;
use crate::{Outcome, filling};
use copying::{CopyHub, Copyist};
use tempfile::TempDir;

/// Notes in the team's log.
const SIZES: [u64; 3] = [1_000, 10_000, 100_000];
/// The largest, if nobody says.
pub const MOST: u64 = SIZES[2];
/// Notes pushed and pulled.
const EXCHANGED: u64 = SIZES[1];
/// Notes of a visit, where the log is only filled.
const VISIT: u64 = 1_000;
/// How long a new device may take for each 10,000 operations, in milliseconds.
const BOOTSTRAP_MS: f64 = 500.0;
/// How long an edit may take to a teammate, median, in milliseconds, and how much longer in the largest log.
const EDIT_MS: f64 = 9.0;

/// The rows measured so far.
#[derive(Default)]
struct Rows(Vec<Row>);

/// Ours, the peer, and what is to be reached.
struct Row {
    what: String,
    ours_ms: f64,
    peer_ms: f64,
    reach_ms: Option<f64>,
}

impl Rows {
    /// One more, told at once: the whole takes long.
    fn add(&mut self, what: String, ours_ms: f64, peer_ms: f64, reach_ms: Option<f64>) {
        eprintln!("{what}: {}, the peer {}", milliseconds(ours_ms), milliseconds(peer_ms));
        self.0.push(Row { what, ours_ms, peer_ms, reach_ms });
    }
}

/// A team's two engineers at their hub, and beside them the peer's.
struct Both {
    hub: TempDir,
    _serving: Serving,
    ada: Engineer,
    jonas: Engineer,
    copy_hub: CopyHub,
    copying_ada: Copyist,
    copying_jonas: Copyist,
    /// Every note that the team has.
    notes: Vec<Id>,
    words: Words,
}

/// Measures, and tells it as a table.
pub fn run(most: u64) -> Outcome<String> {
    let mut rows = Rows::default();
    let mut small = Both::new()?.filled(SIZES[0].min(most))?;
    edits::measure(&mut small, SIZES[0].min(most), &mut rows)?;
    drop(small);
    if most >= EXCHANGED {
        let mut team = Both::new()?;
        team.exchange(EXCHANGED, &mut rows)?;
        team.newcomer(EXCHANGED, &mut rows)?;
        edits::measure(&mut team, EXCHANGED, &mut rows)?;
        if most > EXCHANGED {
            team = team.filled(most)?;
            team.newcomer(most, &mut rows)?;
            edits::measure(&mut team, most, &mut rows)?;
        }
    }
    Ok(tell(&rows.0))
}

impl Both {
    fn new() -> Outcome<Self> {
        let hub = tempfile::tempdir()?;
        let serving = Serving::start_in_clear(hub.path());
        let ada = Engineer::joined("Ada Okafor", hub.path());
        let jonas = Engineer::joined("Jonas Lindqvist", hub.path());
        let copy_hub = CopyHub::start()?;
        let (copying_ada, copying_jonas) = (Copyist::new(&copy_hub)?, Copyist::new(&copy_hub)?);
        let (notes, words) = (Vec::new(), Words::new(9));
        Ok(Self { hub, _serving: serving, ada, jonas, copy_hub, copying_ada, copying_jonas, notes, words })
    }

    /// One visit of Ada's, ended and shared and not yet sent.
    fn visit(&mut self, notes: u64) -> Outcome {
        self.ada.notebook.start_visit(&StartVisit::default())?;
        let mut texts = Vec::new();
        for _ in 0..notes {
            let text = self.words.note();
            self.notes.push(self.ada.notebook.capture(&said(&text))?.id);
            texts.push(text);
        }
        self.ada.notebook.end_visit(None, true)?;
        self.copying_ada.write_all(&texts)
    }

    /// Until the team's log holds so many notes, and both have them. Meanwhile Ada's notebook needs no disk: capturing is
    /// not what is timed.
    fn filled(mut self, notes: u64) -> Outcome<Self> {
        self.ada = moved(self.ada, filling::without_a_disk()?)?;
        while (self.notes.len() as u64) < notes {
            self.visit(VISIT.min(notes - self.notes.len() as u64))?;
            together(&self.ada)?;
            self.copying_ada.push()?;
        }
        self.ada = moved(self.ada, tempfile::tempdir()?)?;
        eprintln!("{notes} notes are in the team's log");
        together(&self.jonas)?;
        self.copying_jonas.pull()?;
        Ok(self)
    }

    /// Pushes and pulls so many notes at once.
    fn exchange(&mut self, notes: u64, rows: &mut Rows) -> Outcome {
        self.visit(notes)?;
        let (ours_ms, peer_ms) = (timed(|| together(&self.ada))?, timed(|| self.copying_ada.push())?);
        rows.add(format!("push {notes} new notes"), ours_ms, peer_ms, None);
        let (ours_ms, peer_ms) = (timed(|| together(&self.jonas))?, timed(|| self.copying_jonas.pull())?);
        rows.add("pull them on another device".to_owned(), ours_ms, peer_ms, None);
        self.same(&self.jonas)
    }

    /// A new device, from its invitation until it has everything.
    fn newcomer(&self, notes: u64, rows: &mut Rows) -> Outcome {
        let newcomer = Engineer::new("Mei Tanaka");
        let invitation = invite(self.hub.path(), &[]);
        let ours_ms = timed(|| {
            newcomer.notebook.join(&invitation)?;
            together(&newcomer)
        })?;
        let mut copyist = Copyist::new(&self.copy_hub)?;
        let peer_ms = timed(|| copyist.pull())?;
        let reach_ms = Some(BOOTSTRAP_MS * notes as f64 / 10_000.0);
        rows.add(format!("a new device, {notes} notes in the log"), ours_ms, peer_ms, reach_ms);
        self.same(&newcomer)
    }

    /// Whether a teammate has what Ada has.
    fn same(&self, teammate: &Engineer) -> Outcome {
        // She may not yet know of the one who joined last.
        together(&self.ada)?;
        together(teammate)?;
        if self.ada.notebook.dump_team()? == teammate.notebook.dump_team()? {
            Ok(())
        } else {
            Err("two notebooks of the team differ".into())
        }
    }
}

/// The same engineer, the notebook in another folder.
fn moved(engineer: Engineer, to: TempDir) -> Outcome<Engineer> {
    engineer.notebook.close();
    filling::copy(engineer.folder(), to.path())?;
    Ok(Engineer::around(Notebook::open(to.path(), &key(), Environment::system())?, to))
}

/// One contact that ends with nothing left to send or to read.
fn together(engineer: &Engineer) -> Outcome {
    // Longer than any test's: a large log is sent and read in one.
    match engineer.runner.sync(Instant::now() + 60 * PATIENCE, &Cancel::new())? {
        Contact::Together => Ok(()),
        other => Err(format!("the contact ended with {other:?}").into()),
    }
}

fn timed(act: impl FnOnce() -> Outcome) -> Outcome<f64> {
    let begun = Instant::now();
    act()?;
    Ok(begun.elapsed().as_secs_f64() * 1000.0)
}

fn tell(rows: &[Row]) -> String {
    let mut page = format!(
        "The hub's own program, and encrypted notebooks driven by their runners over loopback HTTP, all on one disk. Every note is \
         about a\nhundred characters. An edit is a note's words corrected on one device, timed from before the correction until a \
         teammate's device,\nwhich waits for news, shows the new words: {} edits, {} ms apart, after {} that are not counted.\n\n{}\n\n\
         | | ours | the peer | ratio | to be reached | reached |\n| --- | --- | --- | --- | --- | --- |\n",
        edits::SAMPLES,
        edits::PACE.as_millis(),
        edits::WARM_UP,
        copying::ABOUT,
    );
    for Row { what, ours_ms, peer_ms, reach_ms } in rows {
        let (ours, peer, ratio) = (milliseconds(*ours_ms), milliseconds(*peer_ms), ours_ms / peer_ms);
        let reach = reach_ms.map_or(String::new(), |reach| format!("≤ {}", milliseconds(reach)));
        let reached = reach_ms.map_or("", |reach| word(*ours_ms <= reach));
        page += &format!("| {what} | {ours} | {peer} | {ratio:.2} | {reach} | {reached} |\n");
    }
    page
}
