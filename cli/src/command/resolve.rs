use clap::Args;
use serde_json::json;
use soundings_core::model::Moment;
use soundings_core::present::VersionsRow;
use soundings_core::{Findable, Resolution};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::times;
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Resolve {
    /// What has several versions
    entity: String,
    /// Which of its fields, as status names it
    field: String,
    /// Keep this version, or both (of words only)
    #[arg(long, value_name = "VERSION|both", required_unless_present = "value")]
    keep: Option<String>,
    /// Write another value, or - for stdin
    #[arg(long, value_name = "TEXT", conflicts_with = "keep")]
    value: Option<String>,
}

impl Resolve {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let entity = open.find(Findable::Any, &self.entity)?;
        let resolution = match (self.keep.as_deref(), &self.value) {
            (Some("both"), _) => Resolution::Both,
            (Some(version), _) => Resolution::Keep(version.to_owned()),
            (None, value) => Resolution::Value(words_or_stdin(value.as_deref().unwrap_or_default())?),
        };
        open.notebook.resolve(entity, &self.field, &resolution)?;
        Ok(Answer::new(json!({"id": entity, "field": self.field}), say!("terminal-decided")))
    }
}

/// Versions side by side, with how to decide.
pub fn versions(row: &VersionsRow, now: &Moment) -> String {
    const INDENT: &str = "        ";
    let of = say!("terminal-versions-of", count = row.versions.len(), field = row.field.as_str());
    let mut text = format!("    {of}\n");
    if let Some(was) = &row.was {
        let was = say!("terminal-was", words = was.as_str());
        text += &format!("{}\n", words::wrapped(&format!("      {was}"), INDENT));
    }
    for version in &row.versions {
        let teammate = || version.engineer.clone().unwrap_or_else(|| say!("terminal-a-teammates"));
        let whose = if version.mine { say!("terminal-yours") } else { teammate() };
        let line = format!("      {whose}, {}: {}", times::when(&version.written, now), version.value);
        text += &format!("{}\n{INDENT}{}\n", words::wrapped(&line, INDENT), words::small(&version.id));
    }
    if row.older_left_out {
        let older = say!("compare-older");
        text += &format!("{}\n", words::wrapped(&format!("      {older}"), INDENT));
    }
    text + &format!(
        "      soundings resolve {} {} \\\n        {}\n",
        row.entity,
        row.field,
        say!("terminal-keep-or-value")
    )
}
