//! Capturing one observation, in a notebook of a thousand, ten thousand and a hundred thousand.

use std::path::Path;
use std::time::Instant;

use soundings_core::model::ObservationKind;
use soundings_core::{Environment, NewObservation, Notebook, StartVisit};

use crate::measured::{Measured, line};
use crate::peer::Peer;
use crate::words::Words;
use crate::{Outcome, filling};

/// How many notes the notebook holds before one is timed.
const SIZES: [u64; 3] = [1_000, 10_000, 100_000];
/// Captures of each side, if nobody says.
pub const SAMPLES: u64 = 3_000;
/// Captures of each side that are not timed.
const WARM_UP: usize = 300;
/// Median and the slowest of a hundred: how many times the peer's may be taken.
const REACH: (f64, f64) = (1.2, 1.5);

fn note(words: &mut Words) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Said), text: words.note(), ..NewObservation::default() }
}

/// Measures, and tells it as a table.
pub fn run(samples: u64) -> Outcome<String> {
    let samples = samples as usize;
    let environment = Environment::system();
    let filling = filling::without_a_disk()?;
    let folder = filling.path().join("notebook");
    let notebook = Notebook::create(&folder, &filling::keys(&folder), "Ada Okafor", environment.clone())?;
    notebook.start_visit(&StartVisit::default())?;
    notebook.close();
    let mut words = Words::new(1);
    let mut lines = String::new();
    let mut held = 0;
    for size in SIZES {
        let notebook = Notebook::open(&folder, &filling::keys(&folder), environment.clone())?;
        for _ in held..size {
            notebook.capture(&note(&mut words))?;
        }
        held = size;
        notebook.close();
        eprintln!("{size} notes are there");
        let (ours, peer) = side_by_side(&folder, samples, &mut words, false)?;
        lines += &line(&format!("{size} notes, median"), ours.at(500), peer.at(500), REACH.0);
        lines += &line(&format!("{size} notes, p99"), ours.at(990), peer.at(990), REACH.1);
        if size == SIZES[1] {
            let (ours, peer) = side_by_side(&folder, samples, &mut words, true)?;
            lines += &line(&format!("{size} notes, a team joined, median"), ours.at(500), peer.at(500), REACH.0);
            lines += &line(&format!("{size} notes, a team joined, p99"), ours.at(990), peer.at(990), REACH.1);
        }
    }
    let sealing = sealing(&mut words)?;
    Ok(format!(
        "{samples} of each, in turns, after {WARM_UP} that are not counted. Ours: `Notebook::capture` in a visit under way, with \
         everything it does:\nthe rules, who and where, the clock, encoding, sealing to the engineer's own key, the operation, its \
         projection and search rows.\nThe peer: one hand-written transaction on a copy of the same encrypted database (same \
         schema, indexes and key, WAL, `synchronous=FULL`)\nthat inserts an operation, a projected row and a search row and updates \
         the clock, with bytes ready-made beforehand: it checks, reads, encodes\nand seals nothing. Sealing alone takes a median of \
         {sealing:.1} µs of ours.\n\n\
         | | ours | the peer | ratio | to be reached | reached |\n| --- | --- | --- | --- | --- | --- |\n{lines}"
    ))
}

/// Both on copies of one notebook on one disk, in turns.
fn side_by_side(folder: &Path, samples: usize, words: &mut Words, joined: bool) -> Outcome<(Measured, Measured)> {
    let home = tempfile::tempdir()?;
    let (our_folder, peer_folder) = (home.path().join("ours"), home.path().join("peer"));
    for to in [&our_folder, &peer_folder] {
        filling::copy(folder, to)?;
    }
    let notebook = Notebook::open(&our_folder, &filling::keys(&our_folder), Environment::system())?;
    if joined {
        filling::join(&notebook, &home.path().join("hub"))?;
    }
    let mut peer = Peer::open(&peer_folder, &filling::key())?;
    let (mut ours, mut theirs) = (Measured::default(), Measured::default());
    for sample in 0..samples + WARM_UP {
        let note = note(words);
        let begun = Instant::now();
        notebook.capture(&note)?;
        let took = begun.elapsed();
        let text = words.note();
        let begun = Instant::now();
        peer.write(&text)?;
        let peer_took = begun.elapsed();
        if sample >= WARM_UP {
            ours.add(took);
            theirs.add(peer_took);
        }
    }
    notebook.close();
    Ok((ours, theirs))
}

/// What sealing a note's payload takes, in microseconds.
fn sealing(words: &mut Words) -> Outcome<f64> {
    use soundings_wire::{Dot, Envelope, HybridTime, Id, Incarnation, sealed};
    let environment = Environment::system();
    let id = environment.new_id();
    let key = sealed::EngineerKey { number: 1, key: environment.random() };
    let mut measured = Measured::default();
    for seq in 1..2_000 {
        let envelope = Envelope {
            log: id,
            dot: Dot { incarnation: Incarnation { device: Id::default(), number: 1 }, seq },
            clock: HybridTime::new(environment.now_ms(), 0),
            kind: 5,
            entity: environment.new_id(),
            schema: 1,
            payload_length: 0,
            group: None,
            blobs: None,
            erased_entities: None,
            erased_operations: None,
            erased_blobs: None,
        };
        let payload = [words.note().into_bytes(), vec![0; 90]].concat();
        let begun = Instant::now();
        sealed::seal(&key, environment.random(), envelope, payload)?;
        measured.add(begun.elapsed());
    }
    Ok(measured.at(500))
}
