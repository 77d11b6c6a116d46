//! What a push and a pull cost, in turns of the databases' loops: with a small log and with one a hundred times as large.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use soundings_core::model::{Id, ObservationKind};
use soundings_core::{DatabaseKey, Environment, Keys, NewObservation, Notebook, Reply, StartVisit, Step};
use soundings_hub::Hub;
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::HubRequest;
use tempfile::TempDir;

use crate::bench::{ADDRESS, Bench};
use crate::device::Device;

/// Operations in the log.
const SMALL: usize = 200;
const LARGE: usize = 20_000;
/// How many of them Ada wrote, at the most: each is an act of hers. A device of no notebook writes the rest.
const ADAS: usize = 2_000;

/// A hub, and two notebooks of its team.
struct Team {
    bench: Bench,
    ada: Notebook,
    jonas: Notebook,
    /// It fills the log.
    other: Device,
    written: usize,
    _folders: [TempDir; 2],
}

/// Turns that one contact took: at the hub, in Ada's notebook, in Jonas'.
type Turns = [u64; 3];

impl Team {
    fn new() -> Self {
        let mut bench = Bench::new();
        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let [ada, jonas] = ["Ada Okafor", "Jonas Lindqvist"].map(|name| {
            let at = usize::from(name.starts_with('J'));
            let keys = Keys::with_file(&DatabaseKey::new([0x42; 32]), &folders[at].path().join("device"));
            Notebook::create(folders[at].path(), &keys, name, Environment::system()).unwrap()
        });
        bench.now_ms = Environment::system().now_ms();
        for notebook in [&ada, &jonas] {
            let invitation = bench.hub.invite(ADDRESS, None, Role::Engineer, bench.now_ms).unwrap();
            notebook.join(&invite::text(&invitation)).unwrap();
            contact(notebook, &bench.hub, bench.now_ms);
        }
        let other = bench.joined();
        Self { bench, ada, jonas, other, written: 0, _folders: folders }
    }

    fn contact(&self, notebook: &Notebook) {
        contact(notebook, &self.bench.hub, self.bench.now_ms);
    }

    /// A visit of so many notes, ended and shared and not yet sent.
    fn visit(&self, notes: usize) -> Vec<Id> {
        self.ada.start_visit(&StartVisit::default()).unwrap();
        let note = |number| {
            let text = format!("The wire comes loose behind the gas bottle, {number}");
            let new = NewObservation { kind: Some(ObservationKind::Said), text, ..NewObservation::default() };
            self.ada.capture(&new).unwrap().id
        };
        let notes = (0..notes).map(note).collect();
        self.ada.end_visit(None, true).unwrap();
        notes
    }

    /// Fills the log: half of it Ada's, as long as that is not too many.
    fn fill(&mut self, operations: usize) {
        let adas = (operations / 2).min(ADAS);
        self.visit(adas);
        self.contact(&self.ada);
        self.written += adas;
        while self.written < operations {
            let batch: Vec<_> = (0..1_000.min(operations - self.written))
                .map(|number| self.other.write((number % 200) as u8, b"something of a later version"))
                .collect();
            self.bench.push(&self.other, &batch);
            self.written += batch.len();
        }
        self.contact(&self.jonas);
        self.contact(&self.ada);
    }

    /// What it takes to send what waits here, and to read it there.
    fn exchanged(&self, counted: &[Arc<AtomicU64>; 3]) -> Turns {
        let before = counted.each_ref().map(|turns| turns.load(Ordering::Relaxed));
        self.contact(&self.ada);
        self.contact(&self.jonas);
        let after = counted.each_ref().map(|turns| turns.load(Ordering::Relaxed));
        [0, 1, 2].map(|at| after[at] - before[at])
    }

    /// What an edit takes, and 100 new notes.
    fn costs(&self) -> [Turns; 2] {
        let notes = self.visit(2);
        self.contact(&self.ada);
        self.contact(&self.jonas);
        let counted =
            [self.bench.hub.count_turns().unwrap(), self.ada.count_turns().unwrap(), self.jonas.count_turns().unwrap()];
        self.ada.correct_note(notes[0], "The wire comes loose at the guide", None).unwrap();
        let edit = self.exchanged(&counted);
        self.visit(100);
        [edit, self.exchanged(&counted)]
    }
}

/// Lets a notebook say and hear everything.
fn contact(notebook: &Notebook, hub: &Hub, now_ms: u64) {
    notebook.sync_now().unwrap();
    loop {
        match notebook.sync_next().unwrap() {
            Step::Send(request) if request.long_poll => return,
            Step::Send(request) => {
                let asked = HubRequest::from_frame(&request.body).unwrap();
                let body = hub.handle(&asked, now_ms).reply.to_frame();
                notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None }).unwrap();
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_push_and_a_pull_take_the_same_work_in_a_log_a_hundred_times_as_large() {
    let mut team = Team::new();
    team.fill(SMALL);
    let small = team.costs();
    team.fill(LARGE);
    let large = team.costs();
    for (what, (small, large)) in ["an edit", "100 notes"].iter().zip(small.iter().zip(&large)) {
        for (whose, (small, large)) in ["the hub", "Ada", "Jonas"].iter().zip(small.iter().zip(large)) {
            eprintln!("{what}, {whose}: {small}, {large}");
            assert!(
                *small > 0 && large * 2 <= small * 3,
                "{what}: {whose} takes {small} turns, and {large} in the large log"
            );
        }
    }
}
