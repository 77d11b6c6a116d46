//! What a shell and a manual need to know of the commands.

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::env::Shells;
use serde_json::json;

use super::CommandLine;
use crate::answer::Answer;
use crate::completions::VARIABLE;
use crate::failure::Failure;
use crate::notebook::whole;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Completions {
    /// Which shell
    #[arg(value_parser = ["bash", "zsh", "fish"])]
    shell: String,
}

impl Completions {
    pub fn run(&self) -> Result<Answer, Failure> {
        let mut script = Vec::new();
        let shells = Shells::builtins();
        let shell = shells.completer(&self.shell).ok_or_else(Failure::inside)?;
        let name = env!("CARGO_BIN_NAME");
        shell.write_registration(VARIABLE, name, name, name, &mut script).map_err(|_| Failure::inside())?;
        let script = String::from_utf8(script).map_err(|_| Failure::inside())?;
        Ok(Answer::new(json!({"shell": self.shell, "script": script}), script).unbroken())
    }
}

#[derive(Args, Debug)]
pub struct Man {
    /// The folder to write the pages into, such as ~/.local/share/man/man1
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Man {
    pub fn run(&self) -> Result<Answer, Failure> {
        let written = std::fs::create_dir_all(&self.folder)
            .and_then(|()| clap_mangen::generate_to(CommandLine::command(), &self.folder));
        written.map_err(|_| Failure::refused("cannot-write", say!("terminal-cannot-write")))?;
        let folder = whole(&self.folder);
        let text = say!("terminal-man-pages", folder = folder.display().to_string());
        Ok(Answer::new(json!({"dir": folder}), text))
    }
}
