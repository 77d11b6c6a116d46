//! Plays a day in the terminal and compares what its notebook holds with what the other shells' notebooks hold of it.
//!
//! usage: soundings-same-day [--whole] TERMINAL DAY EXPORT...
//!
//! The whole day has more: a plan, what we expect, a picture, a debrief, what doesn't match, an entry of one's own.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use serde_json::Value;
use soundings_end_to_end::same_day::told;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from).peekable();
    let usage = "usage: soundings-same-day [--whole] TERMINAL DAY EXPORT...";
    let is_whole = arguments.next_if(|argument| argument.as_os_str() == "--whole").is_some();
    let (terminal, day) = arguments.next().zip(arguments.next()).ok_or(usage)?;
    let folder = tempfile::tempdir()?;
    let told_of_it: Value = serde_json::from_str(&std::fs::read_to_string(day)?)?;
    let terminal = Terminal { program: &terminal, folder: folder.path() };
    if is_whole {
        terminal.live_whole(&told_of_it)?;
    } else {
        terminal.live(&told_of_it)?;
    }
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
    /// Has the terminal do something; what it answers with.
    fn run(&self, arguments: &[&str]) -> Result<Value, Box<dyn Error>> {
        let mut command = Command::new(self.program);
        command.arg("--dir").arg(self.folder.join("notebook")).arg("--key-file").arg(self.folder.join("key"));
        let output = command.arg("--json").args(arguments).env("TZ", "UTC").output()?;
        if output.status.success() {
            return Ok(serde_json::from_slice(&output.stdout).unwrap_or_default());
        }
        Err(format!("soundings {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr)).into())
    }

    /// From the first word to the last, in the order in which the shells' tests do it.
    fn live(&self, day: &Value) -> Result<(), Box<dyn Error>> {
        let customer = text(&day["customer"]);
        self.run(&["init", "--engineer", &text(&day["engineer"])])?;
        self.run(&["visit", "start"])?;
        self.run(&["customer", "add", &customer, "--site", &text(&day["site"])])?;
        for person in list(&day["people"]) {
            self.run(&["person", "add", &customer, &text(&person)])?;
        }
        self.name(
            day,
            &[("--customer", &day["customer"]), ("--site", &day["site"]), ("--objective", &day["objective"])],
        )?;
        for note in list(&day["notes"]) {
            self.note(&note, None)?;
        }
        self.promise_and_end(day)?;
        self.sort(day)?;
        self.export()
    }

    /// The day with what is done before a visit and after it.
    fn live_whole(&self, day: &Value) -> Result<(), Box<dyn Error>> {
        let (customer, whole) = (text(&day["customer"]), &day["whole"]);
        self.run(&["init", "--engineer", &text(&day["engineer"])])?;
        let of_customer = self.run(&["customer", "add", &customer, "--site", &text(&day["site"])])?;
        let at = format!("tomorrow {}", text(&whole["time"]));
        let planned = self.run(&["visit", "plan", &customer, "--at", &at, "--objective", &text(&day["objective"])])?;
        let visit = text(&planned["id"]);
        for (person, role) in list(&day["people"]).iter().zip(list(&whole["roles"])) {
            self.run(&["person", "add", &customer, &text(person), "--role", &text(&role)])?;
        }
        self.run(&["visit", "name", &visit, "--writes", &text(&day["engineer"])])?;
        let expected = &whole["expected"];
        let expectation =
            self.run(&["expect", "add", &visit, &text(&expected["text"]), "--sure", &text(&expected["sure"])])?;
        self.run(&["visit", "start", "--visit", &visit])?;
        self.name(day, &[("--site", &day["site"])])?;
        self.run(&["picture", "rule", &text(&of_customer["site"]), "ask-each-time"])?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut notes = list(&day["notes"]);
        notes.push(whole["note"].clone());
        let notes = notes.iter().map(|note| self.note(note, Some(&root))).collect::<Result<Vec<_>, _>>()?;
        self.promise_and_end(day)?;
        let answer = format!("{}={}", text(&whole["debrief"]["question"]), text(&whole["debrief"]["text"]));
        self.run(&["debrief", "--answer", &answer])?;
        self.run(&["expect", "settle", &text(&expectation["id"]), &text(&expected["was"])])?;
        self.run(&["debrief", "--finish"])?;
        self.sort(day)?;
        let map = text(&self.run(&["map", "list"])?["items"][0]["id"]);
        let pair = &whole["unmatched"];
        let of = |which: &str| {
            text(&notes[usize::try_from(pair[which].as_u64().unwrap_or_default()).unwrap_or_default()]["id"])
        };
        let (said, seen) = (of("said"), of("seen"));
        let about = ["map", "unmatched", &map, "--said", &said, "--was-seen", &seen];
        self.run(&[&about[..], &["--differs"]].concat())?;
        self.run(&[&about[..], &["--answer", &text(&pair["text"])]].concat())?;
        self.run(&["map", "add", &map, &text(&whole["entry"]["part"]), &text(&whole["entry"]["text"])])?;
        self.export()
    }

    /// Names the visit under way, with everybody who was met.
    fn name(&self, day: &Value, options: &[(&str, &Value)]) -> Result<(), Box<dyn Error>> {
        let mut name = ["visit", "name", "@"].map(str::to_owned).to_vec();
        for (option, value) in options {
            name.extend([(*option).to_owned(), text(value)]);
        }
        for person in list(&day["people"]) {
            name.extend(["--met".to_owned(), text(&person)]);
        }
        self.run(&name.iter().map(String::as_str).collect::<Vec<_>>()).map(drop)
    }

    /// `files`: below what its picture lies, where it is to have one.
    fn note(&self, note: &Value, files: Option<&Path>) -> Result<Value, Box<dyn Error>> {
        let (kind, words, by) = (text(&note["kind"]), text(&note["text"]), text(&note["by"]));
        let mut command = vec!["note", &kind];
        if !by.is_empty() {
            command.extend(["--by", &by]);
        }
        command.extend(note["starred"].as_bool().unwrap_or_default().then_some("--star"));
        command.extend(note["exact"].as_bool().unwrap_or_default().then_some("--exact"));
        let (about, picture) = (text(&note["about"]), text(&note["picture"]));
        let picture =
            files.filter(|_| !picture.is_empty()).map(|files| files.join(picture).to_string_lossy().into_owned());
        if files.is_some() && !about.is_empty() {
            command.extend(["--about", &about]);
        }
        if let Some(picture) = &picture {
            command.extend(["--attach", picture]);
        }
        command.extend(["--", &words]);
        self.run(&command)
    }

    fn promise_and_end(&self, day: &Value) -> Result<(), Box<dyn Error>> {
        let to = list(&day["promise"]["to"]).iter().map(text).collect::<Vec<_>>();
        let promised = text(&day["promise"]["text"]);
        let mut promise = vec!["promise", "--until", "fri"];
        promise.extend(to.iter().flat_map(|person| ["--to", person]));
        promise.extend(["--", &promised]);
        self.run(&promise)?;
        for choice in list(&day["consent"]) {
            self.run(&["consent", &text(&choice[0]), &text(&choice[1])])?;
        }
        self.run(&["visit", "end"]).map(drop)
    }

    fn sort(&self, day: &Value) -> Result<(), Box<dyn Error>> {
        for part in list(&day["sort"]["into"]) {
            self.run(&["sort", "@", &text(&day["sort"]["who"]), "--into", &text(&part)])?;
        }
        Ok(())
    }

    fn export(&self) -> Result<(), Box<dyn Error>> {
        let export = self.folder.join("export");
        self.run(&["export", &export.to_string_lossy()]).map(drop)
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
