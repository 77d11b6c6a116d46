//! The team's server as the demo runs it: the real `soundings-hub`, found beside this program.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::processes::Processes;
use crate::failure::Failure;

const ANSWERS_WITHIN: Duration = Duration::from_secs(30);

/// The hub's process, or where it was.
pub struct Server {
    program: PathBuf,
    data: PathBuf,
    clock: PathBuf,
    processes: Processes,
    running: Option<u32>,
    /// `http://127.0.0.1:PORT`, the same each time it serves.
    pub address: String,
}

fn failed(message: impl Into<String>) -> Failure {
    Failure::refused("demo-server", message)
}

impl Server {
    /// Serves for the first time, on a port that is free.
    pub fn start(data: PathBuf, clock: PathBuf, processes: &Processes) -> Result<Self, Failure> {
        let name = format!("soundings-hub{}", std::env::consts::EXE_SUFFIX);
        let here =
            std::env::current_exe().ok().and_then(|program| program.parent().map(Path::to_owned)).unwrap_or_default();
        let program = here.join(name);
        if !program.is_file() {
            let message = format!(
                "the demo needs soundings-hub beside this program, in {}; build it with cargo build -p soundings-hub",
                here.display()
            );
            return Err(failed(message));
        }
        let mut server = Self {
            program,
            data,
            clock,
            processes: processes.clone(),
            running: None,
            address: "http://127.0.0.1:0".to_owned(),
        };
        server.serve()?;
        Ok(server)
    }

    /// Serves; again at the same address if it did before.
    pub fn serve(&mut self) -> Result<(), Failure> {
        let listen = self.address.trim_start_matches("http://").to_owned();
        let log = std::fs::File::create(self.data.with_extension("log"))
            .map_err(|_| failed("the server's log could not be made"))?;
        let mut command = Command::new(&self.program);
        command
            .args(["serve", "--plain", "--listen", &listen, "--data"])
            .arg(&self.data)
            .arg("--clock")
            .arg(&self.clock);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        let (id, out) = self.processes.start(&mut command).map_err(|_| failed("soundings-hub could not be started"))?;
        self.running = Some(id);
        let mut line = String::new();
        // It says where it listens, or closes its output by ending.
        let read = out.map(|out| BufReader::new(out).read_line(&mut line));
        match (read, line.trim().rsplit_once(' ')) {
            (Some(Ok(_)), Some((_, address))) if address.starts_with("http://") => {
                self.address = address.to_owned();
                Ok(())
            }
            _ => Err(failed(format!(
                "soundings-hub did not begin to serve; see {}",
                self.data.with_extension("log").display()
            ))),
        }
    }

    /// Kills it, as a power cut would.
    pub fn kill(&mut self) {
        if let Some(id) = self.running.take() {
            self.processes.stop(id);
        }
    }

    /// An invitation while it serves, for a new engineer or for another device of one who is there.
    pub fn invite(&self, engineer: Option<&str>) -> Result<String, Failure> {
        let mut command = Command::new(&self.program);
        command.arg("invite").arg("--data").arg(&self.data).arg("--clock").arg(&self.clock).arg("--json");
        command.args(engineer.iter().flat_map(|name| ["--engineer", name]));
        command.stdin(Stdio::null()).stderr(Stdio::null()).stdout(Stdio::piped());
        let (id, out) = self.processes.start(&mut command).map_err(|_| failed("soundings-hub could not be started"))?;
        let mut json = String::new();
        let read = out.map(|mut out| out.read_to_string(&mut json));
        let done = self.processes.wait(id, ANSWERS_WITHIN).is_some_and(|status| status.success());
        let document: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        match (read, document["invite"].as_str()) {
            (Some(Ok(_)), Some(invite)) if done => Ok(invite.to_owned()),
            _ => Err(failed("soundings-hub wrote no invitation")),
        }
    }

    /// The wall's page.
    pub fn wall(&self) -> Result<String, Failure> {
        let no_page = |_| failed("the wall did not open");
        let host = self.address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).map_err(no_page)?;
        stream.set_read_timeout(Some(ANSWERS_WITHIN)).map_err(no_page)?;
        write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").map_err(no_page)?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).map_err(no_page)?;
        match answer.split_once("\r\n\r\n") {
            Some((head, page)) if head.starts_with("HTTP/1.1 200") => Ok(page.to_owned()),
            _ => Err(failed("the wall did not open")),
        }
    }

    /// The command that serves it again.
    pub fn command(&self) -> String {
        let quoted = |path: &Path| {
            let text = path.display().to_string();
            let plain = text.chars().all(|character| character.is_alphanumeric() || "/._-\\:".contains(character));
            if plain { text } else { format!("'{}'", text.replace('\'', "'\\''")) }
        };
        format!("{} serve --plain --data {} --clock {}", quoted(&self.program), quoted(&self.data), quoted(&self.clock))
    }
}
