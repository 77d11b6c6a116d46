//! The notebook that a command works on, and what the words on its command line mean there.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use directories::ProjectDirs;
use soundings_core::model::{Id, Moment, fold};
use soundings_core::{Environment, Error, Findable, Notebook, Person};

use crate::failure::Failure;
use crate::keys;
use crate::words::say;

/// More than any text that is taken in; the rest of a longer one need not be read.
const MOST_READ: u64 = 1024 * 1024;

/// Which notebook, and its key.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The notebook's folder [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "SOUNDINGS_DIR")]
    pub dir: Option<PathBuf>,
    /// The file with the notebook's key [default: the system's keyring, or a file in the config folder]
    #[arg(long, global = true, value_name = "FILE", env = "SOUNDINGS_KEY_FILE")]
    pub key_file: Option<PathBuf>,
}

impl Place {
    /// The notebook's folder.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.dir {
            return Ok(folder.clone());
        }
        let folders = ProjectDirs::from("", "", "soundings");
        folders
            .map(|folders| folders.data_dir().to_owned())
            .ok_or_else(|| Failure::refused("no-folder", say!("terminal-no-data-folder")))
    }

    /// Opens the notebook.
    pub fn open(&self) -> Result<Open, Failure> {
        let folder = self.folder()?;
        if !Notebook::exists(&folder) {
            return Err(Error::NoNotebook.into());
        }
        let environment = Environment::system();
        let mut outcome = Err(Error::WrongKey);
        for keys in keys::for_opening(self.key_file.as_deref(), &folder)? {
            outcome = Notebook::open(&folder, &keys, environment.clone());
            if !matches!(outcome, Err(Error::WrongKey)) {
                break;
            }
        }
        Ok(Open { notebook: outcome?, now: environment.clock.now() })
    }
}

/// An open notebook, and the time that the command began.
pub struct Open {
    pub notebook: Notebook,
    pub now: Moment,
}

impl Open {
    /// The id that a name, an id or the beginning of one means.
    pub fn find(&self, what: Findable, text: &str) -> Result<Id, Failure> {
        self.notebook.find(what, text).map_err(|error| self.named(error))
    }

    /// A person of the customer's, as `by`, `about` or the one a promise is made to.
    pub fn person(&self, text: &str) -> Result<Person, Failure> {
        Ok(Person::Known(self.find(Findable::Person, text)?))
    }

    /// A site: among the customer's by name, else by its id.
    pub fn site(&self, customer: Option<Id>, text: &str) -> Result<Id, Failure> {
        if let Some(customer) = customer {
            let sites = self.notebook.customer(customer)?.sites;
            let same: Vec<Id> =
                sites.iter().filter(|site| fold(&site.name) == fold(text.trim())).map(|site| site.id).collect();
            match same.as_slice() {
                [] => {}
                [one] => return Ok(*one),
                _ => return Err(self.named(Error::Ambiguous { what: "site", candidates: same })),
            }
        }
        self.find(Findable::Site, text)
    }

    /// An error with the names of what it offers to choose from.
    fn named(&self, error: Error) -> Failure {
        let mut failure = Failure::from(error);
        for (id, name) in &mut failure.candidates {
            *name = self.notebook.name(*id).ok().flatten();
        }
        failure
    }
}

/// Words from the command line, or from stdin for `-`.
pub fn words_or_stdin(text: &str) -> Result<String, Failure> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MOST_READ).read_to_end(&mut bytes);
    read.map_err(|_| Failure::refused("stdin-unreadable", say!("terminal-stdin-unreadable")))?;
    String::from_utf8(bytes).map_err(|_| Failure::refused("no-text", say!("terminal-stdin-no-text")))
}

/// A path made whole, so that what is printed can be opened from anywhere.
pub fn whole(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
