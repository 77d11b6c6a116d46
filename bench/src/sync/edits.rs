//! An edit here, visible there: both devices stay in contact, and the teammate's waits at the hub for news.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use soundings_core::model::Id;
use soundings_end_to_end::{Engineer, PATIENCE};
use soundings_runner::Cancel;

use super::team::Team;
use super::{Both, EDIT_MS, Rows};
use crate::Outcome;
use crate::measured::Measured;
use crate::words::Words;

/// Edits that are timed, and
pub const SAMPLES: usize = 200;
/// those before them that are not.
pub const WARM_UP: usize = 20;
/// From one edit to the next: nobody edits faster, and the hub counts requests.
pub const PACE: Duration = Duration::from_millis(80);

/// Measures ours and the copying peer in turns.
pub fn measure(both: &mut Both, notes: u64, rows: &mut Rows) -> Outcome {
    let (ada, jonas) = (&mut both.copying_ada, &mut both.copying_jonas);
    let (ours, peer) = beside(&both.team, notes, |text| ada.hand_over(jonas, text))?;
    for (name, per_mille, reach_ms) in [("median", 500, Some(EDIT_MS)), ("p99", 990, None)] {
        let what = format!("edit to teammate, {notes} notes in the log, {name}");
        rows.add(what, ours.at(per_mille) / 1000.0, peer.at(per_mille) / 1000.0, reach_ms);
    }
    Ok(())
}

/// A team's edits and a peer's in turns, the team's runners staying in contact meanwhile.
pub fn beside(team: &Team, start: u64, theirs: impl FnMut(&str) -> Outcome<Duration>) -> Outcome<(Measured, Measured)> {
    let cancel = Cancel::new();
    let (sender, changes) = channel();
    team.jonas.notebook.on_change(Box::new(move |_| {
        // After the last edit nobody listens.
        let _ = sender.send(());
    }));
    let running: Vec<_> = [&team.ada, &team.jonas]
        .map(|engineer| (Arc::clone(&engineer.runner), cancel.clone()))
        .into_iter()
        .map(|(runner, cancel)| std::thread::spawn(move || runner.run(&cancel)))
        .collect();
    let outcome = in_turns(team, &mut Words::new(start), &changes, theirs);
    cancel.cancel();
    for thread in running {
        thread.join().map_err(|_| "a runner broke off")??;
    }
    outcome
}

fn in_turns(
    team: &Team,
    words: &mut Words,
    changes: &Receiver<()>,
    mut theirs: impl FnMut(&str) -> Outcome<Duration>,
) -> Outcome<(Measured, Measured)> {
    let (mut ours, mut peer) = (Measured::default(), Measured::default());
    for sample in 0..SAMPLES + WARM_UP {
        let place = u32::from_le_bytes([0, 1, 2, 3].map(|byte| words.bytes()[byte])) as usize % team.notes.len();
        let text = words.note();
        let took = one(&team.ada, &team.jonas, team.notes[place], &text, changes)?;
        std::thread::sleep(PACE / 2);
        let peer_took = theirs(&text)?;
        std::thread::sleep(PACE / 2);
        if sample >= WARM_UP {
            ours.add(took);
            peer.add(peer_took);
        }
    }
    Ok((ours, peer))
}

fn one(ada: &Engineer, jonas: &Engineer, note: Id, text: &str, changes: &Receiver<()>) -> Outcome<Duration> {
    let begun = Instant::now();
    ada.notebook.correct_note(note, text, None)?;
    ada.runner.wake();
    while jonas.notebook.note(note)?.words != text {
        changes.recv_timeout(PATIENCE)?;
    }
    Ok(begun.elapsed())
}
