//! Every act of the notebook is played in the runs, or named here with why it is not.
#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Acts that no run plays, each with why.
const NOT_PLAYED: &[(&str, &str)] = &[
    ("add_pages", "notes with pictures, as capture makes them"),
    ("share_picked", "what share gives, but for what is gone; core/tests/notebook/sharing.rs"),
    ("start_or_go_on", "start_visit from nothing, where none is under way; core/tests/notebook/offered.rs"),
    ("customer_named", "add_customer, where there is none of the name; core/tests/notebook/planned.rs"),
    ("start_call_to_ourselves", "a call with a guide, as start_visit and change_visit make it"),
    ("speak_debrief", "an answer with a file, as answer_debrief makes it; files have runs of their own"),
    ("set_file_settings", "this device's own; files have runs of their own"),
    ("set_metered", "the same"),
    ("set_names_in_reminders", "this device's own, and on no other"),
    ("set_nudges", "the same"),
    ("only_here_was_seen", "the same"),
    ("keeping_was_asked", "the same"),
    ("show_device", "a new phone beside the old one: core/tests/notebook/phones.rs"),
    ("take_key", "the same"),
    ("take_engineer_key", "the same"),
    ("erase_older_words", "the ledger holds a note's first words for ever; core/tests/notebook/ has it on two devices"),
    ("keep_older_words", "the same"),
    ("change_refused", "the ledger knows of a refusal, and not of what is said otherwise; core/tests/notebook/ has it"),
];

/// What an act's body has that a look's has not.
const WRITES: [&str; 4] = ["self.write(", "self.write_words(", "self.end_at(", "self.capture("];

fn sources(folder: &Path) -> Vec<String> {
    let (mut folders, mut found) = (vec![folder.to_owned()], Vec::<PathBuf>::new());
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    let is_rust = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "rs");
    found.into_iter().filter(is_rust).map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// The acts that a source of the core gives the notebook.
fn acts(source: &str) -> Vec<String> {
    let (mut found, mut of_notebook, mut act) = (Vec::new(), false, None);
    for line in source.lines() {
        of_notebook = (of_notebook || line == "impl Notebook {") && line != "}";
        if !of_notebook {
            continue;
        }
        if let Some(rest) = line.strip_prefix("    pub fn ") {
            act = rest.split(['(', '<']).next().map(str::to_owned);
        } else if line.starts_with("    fn ") || line.starts_with("    pub(crate) fn ") || line == "    }" {
            act = None;
        } else if WRITES.iter().any(|write| line.contains(write)) {
            found.extend(act.take());
        }
    }
    found
}

#[test]
fn every_act_of_the_notebook_is_played_or_named_with_why_it_is_not() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let acts: BTreeSet<String> = sources(&here.join("../../core/src")).iter().flat_map(|source| acts(source)).collect();
    assert!(acts.len() > 100, "they are found: {}", acts.len());
    let played = sources(&here.join("src")).concat();
    let is_played = |act: &str| played.contains(&format!(".{act}("));
    let named = |act: &str| NOT_PLAYED.iter().any(|(name, _)| *name == act);
    let missing: Vec<_> = acts.iter().filter(|act| !is_played(act) && !named(act)).collect();
    assert!(missing.is_empty(), "acts that no run plays: {missing:?}");
    for (act, why) in NOT_PLAYED {
        assert!(
            acts.contains(*act) && !is_played(act) && !why.is_empty(),
            "{act} is named and is played, or is no act"
        );
    }
}
