//! Taking in what lies elsewhere: shown first, written with `--yes` alone.

use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Import {
    /// A full export's folder
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// Write it; without, it is only shown
    #[arg(long)]
    yes: bool,
}

impl Import {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        restore(open, &self.source, self.yes)
    }
}

/// A full export.
fn restore(open: &Open, folder: &Path, yes: bool) -> Result<Answer, Failure> {
    let found = open.notebook.restorable(folder)?;
    let mut text = Vec::new();
    for kind in found.kinds.iter().filter(|kind| kind.new + kind.lacking + kind.here + kind.gone > 0) {
        let here = kind.here + kind.lacking;
        let mut line = vec![say!("terminal-restorable-kind", kind = kind.kind.as_str(), new = kind.new, here = here)];
        for (words, count) in [("terminal-restorable-lacking", kind.lacking), ("terminal-restorable-gone", kind.gone)] {
            line.extend((count > 0).then(|| say!(words, count = count)));
        }
        text.push(line.join(", "));
    }
    for unknown in &found.not_understood {
        let name = [Some(&unknown.kind), unknown.field.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>();
        text.push(say!("terminal-restorable-unknown", name = name.join(" "), count = unknown.things));
    }
    if found.kinds.iter().all(|kind| kind.new + kind.lacking == 0) {
        text.push(say!("terminal-nothing-new"));
        return Ok(Answer::new(json!({"found": found, "taken_in": null}), text.join("\n")));
    }
    if !yes {
        text.push(say!("terminal-nothing-written-yet"));
        return Ok(Answer::new(json!({"found": found, "taken_in": null}), text.join("\n")));
    }
    let restored = open.notebook.restore(folder, &found.shown)?;
    text.push(say!("terminal-taken-in", count = restored.made + restored.added_to));
    Ok(Answer::new(json!({"found": found, "taken_in": restored}), text.join("\n")))
}
