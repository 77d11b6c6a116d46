use clap::Args;
use serde_json::json;
use soundings_core::{Environment, Notebook, Refusal};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::keys::{self, Kept};
use crate::notebook::{Place, whole};
use crate::words::{self, say};

#[derive(Args, Debug)]
pub struct Init {
    /// The name that goes on your notes
    #[arg(long, value_name = "NAME", required = true, num_args = 1..)]
    engineer: Vec<String>,
}

impl Init {
    pub fn run(&self, place: &Place) -> Result<Answer, Failure> {
        let folder = place.folder()?;
        if Notebook::exists(&folder) {
            return Err(Refusal::AlreadyExists.into());
        }
        let name = self.engineer.join(" ");
        soundings_core::model::check_text(&name)?;
        let environment = Environment::system();
        let (keys, kept) = keys::for_new_notebook(place.key_file.as_deref(), &folder, &environment)?;
        let notebook = Notebook::create(&folder, &keys, &name, environment)?;
        let engineer = notebook.engineer()?;
        let folder = whole(&folder);
        let (key, about_key) = about_key(kept);
        let text = [
            say!("terminal-ready", engineer = engineer.name.as_str()),
            say!("terminal-ready-where", folder = folder.display().to_string()),
            about_key,
            say!("terminal-ready-next"),
        ];
        let text: String = text.iter().map(|line| format!("{}\n", words::wrapped(line, ""))).collect();
        Ok(Answer::new(json!({"engineer": engineer, "dir": folder, "key": key}), text))
    }
}

/// Where the key was put, as data and in words.
pub fn about_key(kept: Kept) -> (serde_json::Value, String) {
    match kept {
        Kept::Keyring => (json!({"in": "keyring"}), say!("terminal-key-in-keyring")),
        Kept::File(path) => {
            let path = whole(&path);
            let about = say!("terminal-key-in-file", file = path.display().to_string());
            (json!({"in": "file", "file": path}), about)
        }
    }
}
