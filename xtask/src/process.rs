//! Running a command: its lines are shown, or kept for later, and always remembered.

use std::fmt;
use std::io::{BufRead, BufReader, PipeReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A command that closed its outputs and has not ended is asked this often.
const ASK_AGAIN: Duration = Duration::from_millis(20);

/// Why something did not work, in a sentence.
#[derive(Debug)]
pub struct Problem(String);

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<String> for Problem {
    fn from(sentence: String) -> Problem {
        Problem(sentence)
    }
}

impl From<&str> for Problem {
    fn from(sentence: &str) -> Problem {
        Problem(sentence.to_owned())
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Problem {
        Problem(error.to_string())
    }
}

/// What a check said so far, and how long what it runs may take.
pub struct Journal {
    live: bool,
    text: String,
    limit: Option<Limit>,
}

/// A moment by which everything has to have ended.
#[derive(Clone, Copy)]
struct Limit {
    until: Instant,
    allowed: Duration,
}

impl Journal {
    /// Every line goes to the terminal as it comes.
    pub fn live() -> Journal {
        Journal { live: true, text: String::new(), limit: None }
    }

    /// Lines are kept, for a check that runs beside another.
    pub fn kept() -> Journal {
        Journal { live: false, ..Journal::live() }
    }

    /// From now on, what runs longer than this in all has hung: it is killed with everything it started.
    pub fn within(mut self, allowed: Duration) -> Journal {
        self.limit = Some(Limit { until: Instant::now() + allowed, allowed });
        self
    }

    /// One whose lines are kept, within the same limit.
    pub fn quiet(&self) -> Journal {
        Journal { limit: self.limit, ..Journal::kept() }
    }

    /// All lines so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One more line.
    pub fn line(&mut self, line: &str) {
        if self.live {
            println!("{line}");
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// Runs a command without standard input, both of its outputs going here line by line.
    pub fn run(&mut self, command: &mut Command) -> Result<(), Problem> {
        let (reader, writer) = std::io::pipe()?;
        command.stdout(writer.try_clone()?).stderr(writer);
        self.watched(command, reader, Journal::line)
    }

    /// What a command prints on standard output; its errors go to the terminal.
    pub fn output_of(&mut self, command: &mut Command) -> Result<String, Problem> {
        let (reader, writer) = std::io::pipe()?;
        command.stdout(writer).stderr(Stdio::inherit());
        let mut output = String::new();
        self.watched(command, reader, |_, line| {
            output.push_str(line);
            output.push('\n');
        })?;
        Ok(output)
    }

    fn watched(
        &mut self,
        command: &mut Command,
        reader: PipeReader,
        mut each: impl FnMut(&mut Journal, &str),
    ) -> Result<(), Problem> {
        let name = name_of(command);
        if self.limit.is_some() {
            // A group of its own, so that what it started can be killed with it. Without a limit it stays in the
            // terminal's, where Ctrl-C reaches it.
            command.process_group(0);
        }
        let started = command.stdin(Stdio::null()).spawn();
        // The command holds the writing ends; without letting go of them the reading below would never end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = started.map_err(|error| format!("{name} did not start: {error}"))?;
        let (sender, lines) = channel();
        // Read beside, so that a command that says nothing more can be given up.
        std::thread::spawn(move || {
            for line in BufReader::new(reader).split(b'\n') {
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        loop {
            let line = match self.limit {
                None => lines.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(limit) => lines.recv_timeout(limit.until.saturating_duration_since(Instant::now())),
            };
            match line {
                Ok(line) => each(self, String::from_utf8_lossy(&line?).trim_end_matches('\r')),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => return Err(self.hung(&name, &mut child)),
            }
        }
        let status = loop {
            match (child.try_wait()?, self.limit) {
                (Some(status), _) => break status,
                (None, None) => break child.wait()?,
                (None, Some(limit)) if Instant::now() < limit.until => std::thread::sleep(ASK_AGAIN),
                (None, Some(_)) => return Err(self.hung(&name, &mut child)),
            }
        };
        if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
    }

    /// Kills a command with its whole group.
    fn hung(&self, name: &str, child: &mut Child) -> Problem {
        // The shell's own word: the standard library can kill a process, but no group.
        let group = format!("kill -s KILL -- -{}", child.id());
        let killed = Command::new("sh").args(["-c", &group]).stdin(Stdio::null()).status();
        // Also where there is no shell.
        let _ = child.kill();
        let _ = child.wait();
        let left = if killed.is_ok_and(|status| status.success()) { "" } else { "; what it started may still run" };
        let allowed = self.limit.map_or(Duration::ZERO, |limit| limit.allowed);
        format!("hung: more than {} ({name} was killed{left})", told(allowed)).into()
    }
}

/// Minutes where they are whole, else seconds.
fn told(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds > 0 && seconds.is_multiple_of(60) { format!("{} min", seconds / 60) } else { format!("{time:?}") }
}

/// The program's own name, without its folder.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_outputs_are_remembered_and_a_failure_is_told() {
        let mut journal = Journal::kept();
        let ended = journal.run(Command::new("sh").args(["-c", "echo out; echo err >&2; exit 3"]));
        assert_eq!(journal.text(), "out\nerr\n");
        assert!(ended.unwrap_err().to_string().contains('3'));
    }

    #[test]
    fn a_command_that_is_not_there_is_a_problem_with_its_name() {
        let ended = Journal::kept().run(&mut Command::new("no-such-program"));
        assert!(ended.unwrap_err().to_string().starts_with("no-such-program did not start"));
    }

    #[test]
    fn a_command_that_sleeps_past_its_limit_is_killed_with_what_it_started_and_said_to_have_hung() {
        let begun = Instant::now();
        let mut journal = Journal::kept().within(Duration::from_millis(300));
        // The inner shell holds the outputs open, as a server does that a test left behind.
        let script = "echo working; sh -c 'echo inner $$; sleep 600; true' & wait";
        let ended = journal.run(Command::new("sh").args(["-c", script])).unwrap_err().to_string();
        assert!(begun.elapsed() < Duration::from_secs(60));
        assert_eq!(ended, "hung: more than 300ms (sh was killed)");
        let inner = journal.text().lines().find_map(|line| line.strip_prefix("inner ")).unwrap();
        // Killed, it is gone, or a zombie until the first process has reaped it; on a busy machine it dies a little later.
        let state = || std::fs::read_to_string(format!("/proc/{inner}/stat")).unwrap_or_default();
        let is_gone = |state: &str| state.is_empty() || state.contains(") Z ");
        while !is_gone(&state()) && begun.elapsed() < Duration::from_secs(60) {
            std::thread::yield_now();
        }
        assert!(is_gone(&state()), "{}", state());
    }

    #[test]
    fn a_limit_is_for_all_that_a_check_runs_and_leaves_alone_what_keeps_it() {
        let mut journal = Journal::kept().within(Duration::from_millis(400));
        assert_eq!(journal.output_of(Command::new("echo").arg("here")).unwrap(), "here\n");
        journal.run(Command::new("sleep").arg("0.1")).unwrap();
        assert!(journal.run(Command::new("sleep").arg("30")).unwrap_err().to_string().starts_with("hung"));
        assert!(journal.output_of(Command::new("sleep").arg("30")).unwrap_err().to_string().starts_with("hung"));
    }

    #[test]
    fn minutes_are_told_as_minutes() {
        assert_eq!(told(Duration::from_secs(20 * 60)), "20 min");
    }
}
