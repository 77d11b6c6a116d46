//! Running a command: its lines are shown, or kept for later, and always remembered.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

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

/// What a check said so far.
pub struct Journal {
    live: bool,
    text: String,
}

impl Journal {
    /// Every line goes to the terminal as it comes.
    pub fn live() -> Journal {
        Journal { live: true, text: String::new() }
    }

    /// Lines are kept, for a check that runs beside another.
    pub fn kept() -> Journal {
        Journal { live: false, text: String::new() }
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
        let name = name_of(command);
        let (reader, writer) = std::io::pipe()?;
        command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().map_err(|error| format!("{name} did not start: {error}"))?;
        // The command holds the writing ends; without letting go of them the reading below would never end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        for line in BufReader::new(reader).split(b'\n') {
            self.line(String::from_utf8_lossy(&line?).trim_end_matches('\r'));
        }
        let status = child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
    }
}

/// The program's own name, without its folder.
fn name_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned()
}

/// What a command prints on standard output; its errors go to the terminal.
pub fn output_of(command: &mut Command) -> Result<String, Problem> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{name} did not start: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name} failed ({})", output.status).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
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
}
