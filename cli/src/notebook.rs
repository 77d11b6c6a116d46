//! The notebook that a command works on, and what the words on its command line mean there.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use directories::ProjectDirs;
use soundings_core::model::{Id, Moment, fold};
use soundings_core::{Environment, Error, Findable, Notebook, Person};

use crate::failure::Failure;
use crate::words::say;
use crate::{handles, keys, picker, progress, terminal};

/// More than any text that is taken in; the rest of a longer one need not be read.
const MOST_READ: u64 = 1024 * 1024;

/// Where help lists what every command takes.
pub const EVERYWHERE: &str = "Everywhere";

/// Which notebook, and its key.
#[derive(Args, Clone, Debug)]
pub struct Place {
    /// The notebook's folder [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "SOUNDINGS_DIR", hide_env_values = true, help_heading = EVERYWHERE)]
    pub dir: Option<PathBuf>,
    /// The file with the notebook's key [default: the system's keyring, or a file in the config folder]
    #[arg(long, global = true, value_name = "FILE", env = "SOUNDINGS_KEY_FILE", hide_env_values = true, help_heading = EVERYWHERE)]
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
            // A notebook that an older version wrote is worked out anew first.
            let open = || Notebook::open(&folder, &keys, environment.clone());
            outcome = progress::during(|_| say!("terminal-opening"), open);
            if !matches!(outcome, Err(Error::WrongKey)) {
                break;
            }
        }
        let notebook = Arc::new(outcome?);
        handles::of(&notebook);
        Ok(Open { notebook, now: environment.clock.now() })
    }
}

/// An open notebook, and the time that the command began.
pub struct Open {
    pub notebook: Arc<Notebook>,
    pub now: Moment,
}

impl Open {
    /// The visit that is named; else the one under way, the next or the last: what is prepared, or was.
    pub fn visit_ahead(&self, named: Option<&str>) -> Result<Id, Failure> {
        if let Some(text) = named {
            return self.find(Findable::Visit, text);
        }
        let today = self.notebook.today()?;
        match today.under_way.or(today.next) {
            Some(visit) => Ok(visit.id),
            None => self.find(Findable::Visit, "@"),
        }
    }

    /// The id that a name, a handle, a sign or an id means. Where several fit, or none does but some are near, whoever
    /// sits at a terminal is asked or told.
    pub fn find(&self, what: Findable, text: &str) -> Result<Id, Failure> {
        match self.notebook.find(what, text) {
            Ok(id) => Ok(id),
            Err(Error::Ambiguous { what, candidates }) => self.one_of(what, candidates),
            Err(error @ Error::NotFound { .. }) if text == "@" => {
                // Nobody gave a name or an id: it is what a command goes by where none is given.
                Err(Failure { message: say!("terminal-none-under-way-or-last"), ..Failure::from(error) })
            }
            Err(error @ Error::NotFound { .. }) => {
                let near = picker::near(self, what, text);
                Err(Failure { near, ..Failure::from(error) })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The one of several that fit: asked for at a terminal, else a refusal that lists them.
    pub fn one_of(&self, what: &'static str, candidates: Vec<Id>) -> Result<Id, Failure> {
        if terminal::may_ask() {
            return picker::one_of(self, &candidates);
        }
        Err(self.named(Error::Ambiguous { what, candidates }))
    }

    /// A person of the customer's, as `by`, `about` or the one a promise is made to.
    pub fn person(&self, text: &str) -> Result<Person, Failure> {
        Ok(Person::Known(self.find(Findable::Person, text)?))
    }

    /// A site: among the customer's by name, else as any other.
    pub fn site(&self, customer: Option<Id>, text: &str) -> Result<Id, Failure> {
        let Some(customer) = customer else { return self.find(Findable::Site, text) };
        let sites = self.notebook.customer(customer)?.sites;
        let of_customer = |found: &Id| sites.iter().any(|site| site.id == *found);
        match self.notebook.find(Findable::Site, text) {
            Err(Error::Ambiguous { what, candidates }) => {
                let same: Vec<Id> = candidates.iter().copied().filter(of_customer).collect();
                match same.as_slice() {
                    [] => self.one_of(what, candidates),
                    [one] => Ok(*one),
                    _ => self.one_of(what, same),
                }
            }
            _ => self.find(Findable::Site, text),
        }
    }

    /// A customer, told from others of that name by the site that is named with it.
    pub fn customer(&self, text: &str, site: Option<&str>) -> Result<Id, Failure> {
        if let (Err(Error::Ambiguous { candidates, .. }), Some(site)) =
            (self.notebook.find(Findable::Customer, text), site)
        {
            let has_site = |customer: &&Id| {
                let sites = self.notebook.customer(**customer).map(|row| row.sites).unwrap_or_default();
                sites.iter().any(|row| fold(&row.name) == fold(site.trim()))
            };
            if let [one] = candidates.iter().filter(has_site).collect::<Vec<_>>().as_slice() {
                return Ok(**one);
            }
        }
        self.find(Findable::Customer, text)
    }

    /// An error with the names of what it offers to choose from.
    fn named(&self, error: Error) -> Failure {
        let mut failure = Failure::from(error);
        for (id, name) in &mut failure.candidates {
            *name = picker::worded(self, *id);
        }
        failure
    }
}

/// Words from the command line, joined as they were typed, or from stdin for `-`.
pub fn joined_or_stdin(words: &[String]) -> Result<String, Failure> {
    words_or_stdin(&words.join(" "))
}

/// A name or the like from the command line, joined as it was typed; `None` where nothing was.
pub fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
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
