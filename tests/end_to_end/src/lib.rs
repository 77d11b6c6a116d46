//! What the tests and benchmarks with real processes share: the hub's program, notebooks of engineers, and moments chosen by a seed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test's report is its panic")]

pub mod crash;
pub mod kill;
pub mod proxy;
pub mod same_day;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};
use soundings_core::model::{Id, ObservationKind};
use soundings_core::{DatabaseKey, Environment, Error, Keys, NewObservation, Notebook};
use soundings_runner::{Cancel, Outcome, Runner};

/// How long a contact may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The hub's program, built as this program was.
pub fn hub_program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        // target/PROFILE/PROGRAM, or target/PROFILE/deps/TEST
        let program = std::env::current_exe().unwrap();
        let folder = program.ancestors().skip(1).find(|folder| !folder.ends_with("deps")).unwrap();
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--quiet", "--package", "soundings-hub", "--bin", "soundings-hub"]);
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success(), "the hub can be built");
        folder.join("soundings-hub")
    })
}

/// A hub that serves.
pub struct Serving {
    child: Child,
    /// Where it answers.
    pub url: String,
}

impl Serving {
    /// Starts one in a folder, on any port that is free.
    pub fn start(folder: &Path) -> Self {
        Self::start_with(folder, "127.0.0.1:0", &[])
    }

    /// Starts one that speaks in clear.
    pub fn start_in_clear(folder: &Path) -> Self {
        Self::start_with(folder, "127.0.0.1:0", &["--plain"])
    }

    /// Starts one where another was.
    pub fn start_again(folder: &Path, url: &str) -> Self {
        match url.split_once("://").unwrap() {
            ("http", listen) => Self::start_with(folder, listen, &["--plain"]),
            (_, listen) => Self::start_with(folder, listen, &[]),
        }
    }

    /// Starts one with more arguments.
    pub fn start_with(folder: &Path, listen: &str, arguments: &[&str]) -> Self {
        let mut command = Command::new(hub_program());
        command.args(["serve", "--listen", listen, "--data"]).arg(folder).args(arguments);
        let mut child = command.env_remove("SOUNDINGS_HUB_DATA").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("Listening on ").expect("the hub says where it listens").to_owned();
        Self { child, url }
    }

    /// Kills its process, without a chance to tidy up.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Killed already or not: after this nothing of it runs.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An invitation to the hub in a folder.
pub fn invite(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(hub_program());
    let output = command.args(["invite", "--json", "--data"]).arg(folder).args(arguments).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).expect("an invitation as JSON");
    document["invite"].as_str().unwrap().to_owned()
}

/// An engineer with a notebook and what carries it to the hub.
pub struct Engineer {
    /// The notebook.
    pub notebook: Arc<Notebook>,
    /// Its runner.
    pub runner: Arc<Runner>,
    folder: tempfile::TempDir,
}

impl Engineer {
    /// A new engineer.
    pub fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let notebook = Notebook::create(folder.path(), &keys(folder.path()), name, Environment::system()).unwrap();
        Self::around(notebook, folder)
    }

    /// One with a notebook that lies in a folder.
    pub fn around(notebook: Notebook, folder: tempfile::TempDir) -> Self {
        let notebook = Arc::new(notebook);
        Self { runner: Arc::new(Runner::new(Arc::clone(&notebook))), notebook, folder }
    }

    /// One who joined the team.
    pub fn joined(name: &str, hub: &Path) -> Self {
        let engineer = Self::new(name);
        engineer.notebook.join(&invite(hub, &[])).unwrap();
        assert_eq!(engineer.sync().unwrap(), Outcome::Together);
        engineer
    }

    /// Where the notebook lies.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// One contact.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn sync(&self) -> Result<Outcome, Error> {
        self.runner.sync(Instant::now() + PATIENCE, &Cancel::new())
    }

    /// One contact with a hub that will not answer sensibly.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn sync_briefly(&self) -> Result<Outcome, Error> {
        self.runner.sync(Instant::now() + Duration::from_millis(700), &Cancel::new())
    }

    /// Notes something and gives it to the team.
    pub fn share_note(&self, words: &str) -> soundings_core::model::Id {
        let captured = self.notebook.capture(&said(words)).unwrap();
        self.notebook.share(&[captured.id]).unwrap();
        captured.id
    }

    /// Notes something with a file and gives both to the team: the note, and what is attached to it.
    pub fn share_file(&self, name: &str, content: &[u8]) -> (Id, Id) {
        let (note, _) = self.note_file(name, content);
        self.notebook.share(&[note]).unwrap();
        (note, self.notebook.note(note).unwrap().attachments[0].id)
    }

    /// Notes something with a file: the note, and what is attached to it.
    pub fn note_file(&self, name: &str, content: &[u8]) -> (Id, Id) {
        let path = self.folder().join(name);
        std::fs::write(&path, content).unwrap();
        let note = NewObservation { attachments: vec![path.clone()], ..said(name) };
        let note = self.notebook.capture(&note).unwrap().id;
        std::fs::remove_file(path).unwrap();
        (note, self.notebook.note(note).unwrap().attachments[0].id)
    }
}

/// A picture of so many pixels a side that does not compress well, as PNG; each number gives another.
pub fn picture(side: u32, number: u64) -> Vec<u8> {
    let mut chance = ChaCha8Rng::seed_from_u64(number);
    let mut pixels = vec![0; (side * side * 3) as usize];
    chance.fill_bytes(&mut pixels);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::NoCompression);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// The key of every notebook here.
pub fn key() -> DatabaseKey {
    DatabaseKey::new([0x42; 32])
}

/// Opens a backup made here.
pub const CODE: &str = "9NS9-FF71-0RNN-0XCT-QZJ0-JBJK-F3HP";

/// What SQLite itself says of the database, and of its index of words.
pub fn is_whole(folder: &Path, key: &DatabaseKey) {
    let database = rusqlite::Connection::open(folder.join("notebook.db")).unwrap();
    database.execute_batch(&key.opening()).unwrap();
    let answer: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(answer, "ok");
    database.execute("INSERT INTO search (search) VALUES ('integrity-check')", []).unwrap();
}

/// The keys of a notebook here. Its keyring lies in its folder, and goes with it where that is moved.
pub fn keys(folder: &Path) -> Keys {
    Keys::with_file(&key(), &folder.join("device"))
}

/// Something somebody said.
pub fn said(words: &str) -> NewObservation {
    NewObservation { kind: Some(ObservationKind::Said), text: words.to_owned(), ..NewObservation::default() }
}
