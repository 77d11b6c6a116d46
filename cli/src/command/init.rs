use clap::Args;
use serde_json::json;
use soundings_core::{Environment, Notebook, Refusal};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::keys::{self, Kept};
use crate::notebook::{Place, whole};
use crate::words;

#[derive(Args, Debug)]
pub struct Init {
    /// The name that goes on your notes
    #[arg(long, value_name = "NAME")]
    engineer: String,
}

impl Init {
    pub fn run(&self, place: &Place) -> Result<Answer, Failure> {
        let folder = place.folder()?;
        if Notebook::exists(&folder) {
            return Err(Refusal::AlreadyExists.into());
        }
        soundings_core::model::check_text(&self.engineer)?;
        let environment = Environment::system();
        let (key, kept) = keys::for_new_notebook(place.key_file.as_deref(), &environment)?;
        let notebook = Notebook::create(&folder, &key, &self.engineer, environment)?;
        let engineer = notebook.engineer()?;
        let folder = whole(&folder);
        let (key, about_key) = match kept {
            Kept::Keyring => (json!({"in": "keyring"}), "Its key is in this system's keyring.".to_owned()),
            Kept::File(path) => {
                let path = whole(&path);
                let about = format!(
                    "Its key is in {}, which only you can read. Keep a copy of that file somewhere safe: without it nobody can \
                     open the notebook, you included.",
                    path.display()
                );
                (json!({"in": "file", "file": path}), about)
            }
        };
        let text = format!(
            "{}\n{}\n{}\n{}\n",
            words::wrapped(&format!("Your notebook is ready, {}.", engineer.name), ""),
            words::wrapped(
                &format!("It is in {}. Everything stays there until you join a team.", folder.display()),
                ""
            ),
            words::wrapped(&about_key, ""),
            "Next: soundings visit start",
        );
        Ok(Answer::new(json!({"engineer": engineer, "dir": folder, "key": key}), text))
    }
}
