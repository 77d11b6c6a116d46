use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use soundings_pages::export::readme;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Export {
    /// A folder that is new or empty
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

impl Export {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let folder = whole(&self.folder);
        let exported = open.notebook.export(&folder, &|exported| readme(exported, words::language()))?;
        let things: u64 = exported.files.iter().map(|file| file.things).sum();
        let mut text = vec![say!("terminal-exported", folder = folder.display().to_string(), count = things)];
        if exported.left_out.not_here > 0 {
            text.push(say!("terminal-exported-without-files", count = exported.left_out.not_here));
        }
        Ok(Answer::new(json!({"folder": folder, "exported": exported}), text.join("\n")))
    }
}
