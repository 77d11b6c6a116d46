use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A word of a customer's in everything that tests type; no error may hold it.
pub const SECRET: &str = "Zephyrine";

/// A folder with a notebook, a key file, and nothing of the machine's own.
pub struct Desk {
    pub folder: TempDir,
}

/// What a command did.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().expect("it exits"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub fn document(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.err))
    }

    pub fn id(&self) -> String {
        self.document()["id"].as_str().unwrap_or_else(|| panic!("no id: {}", self.out)).to_owned()
    }
}

impl Desk {
    /// Without a notebook.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn new() -> Self {
        let desk = Self::empty();
        desk.done(&["init", "--engineer", "Ada Okafor"]);
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn notebook(&self) -> PathBuf {
        self.path("notebook")
    }

    /// The binary with a clean environment; without a notebook or key named.
    pub fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_soundings"));
        command.env_clear().current_dir(self.folder.path());
        command.env("HOME", self.path("home")).env("TZ", "America/Toronto");
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").stdin(Stdio::null());
        command
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = self.bare();
        command.env("SOUNDINGS_DIR", self.notebook()).env("SOUNDINGS_KEY_FILE", self.path("key")).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// With `--json`.
    pub fn json(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["--json"], arguments].concat())
    }

    /// With `--json`, and it must succeed.
    pub fn done(&self, arguments: &[&str]) -> Ran {
        let ran = self.json(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        assert_eq!(ran.document()["format"], 1);
        ran
    }

    /// Looks at the last visit's report for others, and gives what lets just that go.
    pub fn looked_at(&self) -> String {
        self.done(&["report", "--for", "others"]).document()["looked_at"].as_str().unwrap().to_owned()
    }

    /// It must be refused, with one clear line, a code, and nobody's words.
    pub fn refused(&self, arguments: &[&str], code: i32) -> String {
        let ran = self.json(arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.out, ran.err);
        assert_eq!(ran.out, "");
        let document: Value = serde_json::from_str(&ran.err).unwrap();
        assert_eq!(document["format"], 1);
        assert!(!document["error"]["message"].as_str().unwrap().is_empty());
        let plain = self.run(arguments);
        assert_eq!(plain.code, code);
        for told in [&ran.err, &plain.err] {
            assert!(!told.contains(SECRET), "a customer's word is told: {told}");
            assert!(!told.contains("panicked"), "{told}");
        }
        document["error"]["code"].as_str().unwrap().to_owned()
    }

    pub fn typed(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(stdin).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }

    /// How many notes it holds.
    pub fn notes(&self) -> u64 {
        self.done(&["status"]).document()["sync"]["only_here"].as_u64().unwrap()
    }
}

/// A document with what differs from run to run named instead: ids in the order they appear, times, tokens.
pub fn masked(document: &Value, names: &mut BTreeMap<String, String>) -> Value {
    match document {
        Value::String(text) => Value::String(masked_text(text, names)),
        Value::Array(items) => Value::Array(items.iter().map(|item| masked(item, names)).collect()),
        Value::Object(fields) => {
            let mut sorted: Vec<_> = fields.iter().collect();
            sorted.sort_by_key(|(name, _)| name.as_str());
            let masked = sorted.into_iter().map(|(name, value)| {
                let value = match name.as_str() {
                    "utc_ms" | "offset_minutes" | "waiting_bytes" if value.is_number() => {
                        Value::String("NUMBER".into())
                    }
                    "at" | "day" | "expires_at" | "zone" if value.is_string() => Value::String("TIME".into()),
                    "local" => Value::String("TIME".into()),
                    "seen" => Value::String("SEEN".into()),
                    "server" if value.is_string() => Value::String("SERVER".into()),
                    _ => masked(value, names),
                };
                (name.clone(), value)
            });
            Value::Object(masked.collect())
        }
        other => other.clone(),
    }
}

fn masked_text(text: &str, names: &mut BTreeMap<String, String>) -> String {
    let mut out = text.to_owned();
    for start in 0..text.len().saturating_sub(35) {
        let Some(found) = text.get(start..start + 36) else { continue };
        let is_id = found.chars().enumerate().all(|(place, character)| match place {
            8 | 13 | 18 | 23 => character == '-',
            _ => character.is_ascii_hexdigit(),
        });
        if is_id {
            let next = format!("ID-{}", names.len() + 1);
            let name = names.entry(found.to_owned()).or_insert(next);
            out = out.replace(found, name);
        }
    }
    out
}

/// The hub's process beside the binary, on a folder of its own; stopped when dropped.
pub struct Server {
    folder: TempDir,
    child: Option<Child>,
}

fn hub() -> PathBuf {
    let beside = Path::new(env!("CARGO_BIN_EXE_soundings"))
        .with_file_name(format!("soundings-hub{}", std::env::consts::EXE_SUFFIX));
    if !beside.is_file() {
        let built = Command::new(env!("CARGO")).args(["build", "--package", "soundings-hub"]).status().unwrap();
        assert!(built.success());
    }
    beside
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Self { folder, child: None };
        server.serve("127.0.0.1:0");
        server
    }

    pub fn serve(&mut self, listen: &str) {
        use std::io::BufRead;
        let mut command = Command::new(hub());
        command.arg("serve").arg("--data").arg(self.folder.path()).args(["--listen", listen]).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("Listening on "), "{line}");
        self.child = Some(child);
    }

    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    pub fn invite(&self, more: &[&str]) -> String {
        let output = Command::new(hub())
            .args(["invite", "--json", "--data"])
            .arg(self.folder.path())
            .args(more)
            .output()
            .unwrap();
        let ran = Ran::of(output);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.document()["invite"].as_str().unwrap().to_owned()
    }

    /// Takes the access of an engineer.
    pub fn revoke(&self, engineer: &str) {
        let mut command = Command::new(hub());
        command.args(["revoke", engineer, "--yes", "--data"]).arg(self.folder.path());
        let ran = Ran::of(command.output().unwrap());
        assert_eq!(ran.code, 0, "{}", ran.err);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
