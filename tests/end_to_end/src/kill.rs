//! A capturing process, killed at random moments: what it had acknowledged is there, once, and the database is whole.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use soundings_core::model::Id;
use soundings_core::{Environment, Notebook};

use crate::{is_whole, key, keys};

/// Chooses the moments in every check; a soak goes on with the numbers after it.
pub const SEED: u64 = 20_261_124;

/// Kills `program`, which captures into one notebook, so many times, at moments that `seed` chooses, and looks at what is left
/// after each. How many notes it acknowledged.
///
/// # Panics
/// If anything is lost, twice or half.
pub fn kill(program: &Path, kills: u64, seed: u64) -> u64 {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("notebook");
    std::fs::write(folder.with_extension("png"), b"\x89PNG\r\n\x1a\n not much of a picture").unwrap();
    Notebook::create(&folder, &keys(&folder), "Ada Okafor", Environment::system()).unwrap().close();
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut all = BTreeMap::new();
    for round in 1..=kills {
        let after = chance.next_u64() % 9;
        let then = Duration::from_micros(chance.next_u64() % 4_000);
        let mut kept = BTreeMap::new();
        run_and_kill(spawn(program, &folder, round), after, then, &mut kept);
        let notebook = Notebook::open(&folder, &keys(&folder), Environment::system()).unwrap();
        for (id, words) in &kept {
            let note = notebook.note(*id).unwrap_or_else(|error| panic!("round {round}: {id} is lost: {error}"));
            let corrected = format!("{words}, corrected");
            assert!(note.words == *words || note.words == corrected, "round {round}: {id} has other words");
            for attachment in note.attachments {
                assert!(notebook.attachment(attachment.id).unwrap().is_some(), "round {round}: a picture is lost");
            }
        }
        // Not closed: the next process finds what this one leaves behind.
        drop(notebook);
        nothing_is_half(&folder, round % 10 == 0 || round == kills);
        all.extend(kept);
    }
    let notebook = Notebook::open(&folder, &keys(&folder), Environment::system()).unwrap();
    for (id, words) in &all {
        assert!(notebook.note(*id).unwrap().words.starts_with(words.as_str()));
    }
    notebook.rebuild().unwrap();
    assert!(all.keys().all(|id| notebook.note(*id).is_ok()), "the log alone gives them all back");
    all.len() as u64
}

fn spawn(program: &Path, folder: &Path, round: u64) -> Child {
    Command::new(program).arg(folder).arg(round.to_string()).stdout(Stdio::piped()).spawn().unwrap()
}

/// Lets the process run until it acknowledged `after` notes and `then` has passed, kills it, and takes down what it said.
fn run_and_kill(mut child: Child, after: u64, then: Duration, kept: &mut BTreeMap<Id, String>) {
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    let mut heard = 0;
    let take_down = |line: &str, kept: &mut BTreeMap<Id, String>| {
        // A line cut short by the kill acknowledged nothing.
        let Some(line) = line.strip_suffix('\n') else { return };
        let mut parts = line.split('\t').skip(1);
        let (id, words) = (parts.next().unwrap(), parts.next().unwrap());
        kept.insert(id.parse().unwrap(), words.to_owned());
    };
    while heard < after {
        line.clear();
        assert!(said.read_line(&mut line).unwrap() > 0, "the process ended by itself");
        take_down(&line, kept);
        heard += 1;
    }
    let moment = Instant::now() + then;
    while Instant::now() < moment {
        std::hint::spin_loop();
    }
    // SIGKILL: nothing of it runs on, not even a destructor.
    child.kill().unwrap();
    child.wait().unwrap();
    loop {
        line.clear();
        if said.read_line(&mut line).unwrap() == 0 {
            break;
        }
        take_down(&line, kept);
    }
}

/// What SQLite itself says of the file, and whether every operation has its row and its search row, and the other way.
fn nothing_is_half(folder: &Path, whole: bool) {
    let database = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    database.execute_batch(&key().opening()).unwrap();
    let number = |sql: &str| database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(number("SELECT count(*) FROM operation WHERE entity NOT IN (SELECT id FROM entity)"), 0);
    assert_eq!(number("SELECT count(*) FROM entity WHERE id NOT IN (SELECT entity FROM operation)"), 0);
    assert_eq!(number("SELECT max(seq) - count(*) FROM operation"), 0, "the log has no hole");
    // Notes: five is what an engineer and an attachment, which have no words, are not.
    let without_words = "SELECT count(*) FROM entity WHERE number NOT IN (SELECT rowid FROM search) AND kind = \
                         (SELECT kind FROM entity JOIN search ON search.rowid = number LIMIT 1)";
    assert_eq!(number(without_words), 0, "every note is found by its words");
    if whole {
        is_whole(folder, &key());
    }
}
