//! Plays a day in the terminal and compares what its notebook holds with what the other shells' notebooks hold of it.
//!
//! usage: soundings-same-day TERMINAL DAY EXPORT...

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;
use soundings_end_to_end::same_day::told;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let usage = "usage: soundings-same-day TERMINAL DAY EXPORT...";
    let (terminal, day) = arguments.next().zip(arguments.next()).ok_or(usage)?;
    let folder = tempfile::tempdir()?;
    Terminal { program: &terminal, folder: folder.path() }
        .live(&serde_json::from_str(&std::fs::read_to_string(day)?)?)?;
    let ours = told(&folder.path().join("export"))?;
    let mut same = true;
    for export in arguments {
        let theirs = told(&export)?;
        let apart = ours.iter().zip(&theirs).find(|(our, their)| our != their);
        if let Some((our, their)) = apart {
            eprintln!("{}:\n  {their}\nin the terminal:\n  {our}", export.display());
        } else if ours.len() != theirs.len() {
            eprintln!("{} holds {} things, the terminal's {}", export.display(), theirs.len(), ours.len());
        } else {
            println!("{}: the same {} things", export.display(), ours.len());
            continue;
        }
        same = false;
    }
    Ok(if same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

struct Terminal<'a> {
    program: &'a Path,
    folder: &'a Path,
}

impl Terminal<'_> {
    fn run(&self, arguments: &[&str]) -> Result<(), Box<dyn Error>> {
        let mut command = Command::new(self.program);
        command.arg("--dir").arg(self.folder.join("notebook")).arg("--key-file").arg(self.folder.join("key"));
        let output = command.args(arguments).env("TZ", "UTC").output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("soundings {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)).into())
    }

    /// From the first word to the last, in the order in which the shells' tests do it.
    fn live(&self, day: &Value) -> Result<(), Box<dyn Error>> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let customer = text(&day["customer"]);
        self.run(&["init", "--engineer", &text(&day["engineer"])])?;
        self.run(&["visit", "start"])?;
        self.run(&["customer", "add", &customer, "--site", &text(&day["site"])])?;
        for person in list(&day["people"]) {
            self.run(&["person", "add", &customer, &text(&person)])?;
        }
        let mut name = vec!["visit".to_owned(), "name".to_owned(), "@".to_owned()];
        for (option, value) in
            [("--customer", &day["customer"]), ("--site", &day["site"]), ("--objective", &day["objective"])]
        {
            name.extend([option.to_owned(), text(value)]);
        }
        for person in list(&day["people"]) {
            name.extend(["--met".to_owned(), text(&person)]);
        }
        self.run(&name.iter().map(String::as_str).collect::<Vec<_>>())?;
        for note in list(&day["notes"]) {
            let (kind, words, by) = (text(&note["kind"]), text(&note["text"]), text(&note["by"]));
            let mut command = vec!["note", &kind];
            if !by.is_empty() {
                command.extend(["--by", &by]);
            }
            command.extend(note["starred"].as_bool().unwrap_or_default().then_some("--star"));
            command.extend(note["exact"].as_bool().unwrap_or_default().then_some("--exact"));
            command.extend(["--", &words]);
            self.run(&command)?;
        }
        let to = list(&day["promise"]["to"]).iter().map(text).collect::<Vec<_>>();
        let promised = text(&day["promise"]["text"]);
        let mut promise = vec!["promise", "--until", "fri"];
        promise.extend(to.iter().flat_map(|person| ["--to", person]));
        promise.extend(["--", &promised]);
        self.run(&promise)?;
        for choice in list(&day["consent"]) {
            self.run(&["consent", &text(&choice[0]), &text(&choice[1])])?;
        }
        self.run(&["visit", "end"])?;
        for part in list(&day["sort"]["into"]) {
            self.run(&["sort", "@", &text(&day["sort"]["who"]), "--into", &text(&part)])?;
        }
        let export = self.folder.join("export");
        self.run(&["export", &export.to_string_lossy()])
    }
}
