//! Real processes: the hub's program, and notebooks that runners drive over loopback HTTP. Pushing and pulling 10,000
//! notes, a new device on a team's log, and an edit on its way to a teammate; pushing, pulling and edits beside Anki's sync
//! server; and what a push weighs.

mod anki;
mod bytes;
mod copying;
mod edits;
mod team;

use std::time::{Duration, Instant};

use soundings_end_to_end::Engineer;

use crate::measured::{milliseconds, word};
use crate::{Outcome, filling};
use copying::{CopyHub, Copyist};
use team::{Team, together};

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

/// How long search may take to find all that was pulled, in milliseconds.
const SEARCH_MS: f64 = 2_000.0;

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

/// A team at its hub, and beside it the peer's.
struct Both {
    team: Team,
    copy_hub: CopyHub,
    copying_ada: Copyist,
    copying_jonas: Copyist,
}

/// Measures, and tells it as a table.
pub fn run(most: u64) -> Outcome<String> {
    let anki = anki::run(EXCHANGED.min(most))?;
    let bytes = bytes::run(most)?;
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
    Ok(format!("{}\n{anki}\n{bytes}", tell(&rows.0)))
}

impl Both {
    fn new() -> Outcome<Self> {
        let team = Team::new()?;
        let copy_hub = CopyHub::start()?;
        let (copying_ada, copying_jonas) = (Copyist::new(&copy_hub)?, Copyist::new(&copy_hub)?);
        Ok(Self { team, copy_hub, copying_ada, copying_jonas })
    }

    /// The same new notes on both sides, not yet sent.
    fn visit(&mut self, notes: u64) -> Outcome {
        let texts = self.team.visit(notes)?;
        self.copying_ada.write_all(&texts)
    }

    /// Until the team's log holds so many notes, and both have them. Meanwhile Ada's notebook needs no disk: capturing is
    /// not what is timed.
    fn filled(mut self, notes: u64) -> Outcome<Self> {
        self.team = self.team.move_ada(filling::without_a_disk()?)?;
        while (self.team.notes.len() as u64) < notes {
            self.visit(VISIT.min(notes - self.team.notes.len() as u64))?;
            together(&self.team.ada)?;
            self.copying_ada.push()?;
        }
        self.team = self.team.move_ada(tempfile::tempdir()?)?;
        eprintln!("{notes} notes are in the team's log");
        together(&self.team.jonas)?;
        self.copying_jonas.pull()?;
        Ok(self)
    }

    /// Pushes and pulls so many notes at once.
    fn exchange(&mut self, notes: u64, rows: &mut Rows) -> Outcome {
        self.visit(notes)?;
        let (ours_ms, peer_ms) = (timed(|| together(&self.team.ada))?, timed(|| self.copying_ada.push())?);
        rows.add(format!("push {notes} new notes"), ours_ms, peer_ms, None);
        let (ours_ms, peer_ms) = (timed(|| together(&self.team.jonas))?, timed(|| self.copying_jonas.pull())?);
        rows.add("pull them on another device".to_owned(), ours_ms, peer_ms, None);
        let search_ms = timed(|| caught_up(&self.team.jonas))?;
        rows.add("and until search finds them".to_owned(), ours_ms + search_ms, peer_ms, Some(SEARCH_MS));
        self.team.same(&self.team.jonas)
    }

    /// A new device, from its invitation until it has everything.
    fn newcomer(&self, notes: u64, rows: &mut Rows) -> Outcome {
        let (newcomer, invitation) = self.team.newcomer();
        let ours_ms = timed(|| {
            newcomer.notebook.join(&invitation)?;
            together(&newcomer)
        })?;
        let mut copyist = Copyist::new(&self.copy_hub)?;
        let peer_ms = timed(|| copyist.pull())?;
        let reach_ms = Some(BOOTSTRAP_MS * notes as f64 / 10_000.0);
        rows.add(format!("a new device, {notes} notes in the log"), ours_ms, peer_ms, reach_ms);
        self.team.same(&newcomer)
    }
}

/// Lets search find all that was pulled.
fn caught_up(engineer: &Engineer) -> Outcome {
    while engineer.notebook.catch_up_search()? {}
    Ok(())
}

fn timed(act: impl FnOnce() -> Outcome) -> Outcome<f64> {
    Ok(took(act)?.as_secs_f64() * 1000.0)
}

fn took(act: impl FnOnce() -> Outcome) -> Outcome<Duration> {
    let begun = Instant::now();
    act()?;
    Ok(begun.elapsed())
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
