//! An edit here, visible there: both devices stay in contact, and the teammate's waits at the hub for news.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use soundings_core::model::Id;
use soundings_end_to_end::{Engineer, PATIENCE};
use soundings_runner::Cancel;

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

/// Measures both sides in turns.
pub fn measure(team: &mut Both, notes: u64, rows: &mut Rows) -> Outcome {
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
    let mut words = Words::new(notes);
    let outcome = in_turns(team, &mut words, &changes);
    cancel.cancel();
    for thread in running {
        thread.join().map_err(|_| "a runner broke off")??;
    }
    let (ours, peer) = outcome?;
    for (name, per_mille, reach_ms) in [("median", 500, Some(EDIT_MS)), ("p99", 990, None)] {
        let what = format!("edit to teammate, {notes} notes in the log, {name}");
        rows.add(what, ours.at(per_mille) / 1000.0, peer.at(per_mille) / 1000.0, reach_ms);
    }
    Ok(())
}

fn in_turns(team: &mut Both, words: &mut Words, changes: &Receiver<()>) -> Outcome<(Measured, Measured)> {
    let (mut ours, mut peer) = (Measured::default(), Measured::default());
    for sample in 0..SAMPLES + WARM_UP {
        let place = u32::from_le_bytes([0, 1, 2, 3].map(|byte| words.bytes()[byte])) as usize % team.notes.len();
        let text = words.note();
        let took = one(&team.ada, &team.jonas, team.notes[place], &text, changes)?;
        std::thread::sleep(PACE / 2);
        let peer_took = team.copying_ada.hand_over(&mut team.copying_jonas, &text)?;
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
