//! What a scenario is: what is there before, what a process does, and what must be true of what a crash leaves.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use soundings_core::model::Id;
use soundings_core::{DatabaseKey, Environment, Keys, Notebook};
use soundings_runner::{Cancel, Outcome, Runner};

use super::State;
use crate::{Engineer, PATIENCE, Serving, key};

/// Whatever can go wrong ends it.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Acts on a notebook, after each of which the power may have gone away.
pub struct Scenario {
    /// What `soundings-acting` is told.
    pub name: &'static str,
    /// What it makes or does, as the table has it.
    pub about: &'static str,
    /// One of those that every check runs.
    pub every_check: bool,
    /// An act of it is more than one transaction: after a crash part of it may be there.
    pub in_parts: bool,
    /// Opens the notebook.
    pub key: fn() -> DatabaseKey,
    /// Where its device's keys lie.
    pub device: &'static str,
    /// Makes what is there before, in a folder.
    pub prepare: fn(&Path) -> Around,
    /// What the process does.
    pub act: fn(&Acting) -> Done,
    /// What must be true besides.
    pub then: fn(&After<'_>),
    /// Where it is not `soundings-acting` that acts, nor a notebook that is left.
    pub other: Option<Other>,
}

/// Another program that acts in a folder.
#[derive(Clone, Copy)]
pub struct Other {
    /// What is run.
    pub program: fn(&Path) -> Command,
    /// What must be true of what a crash left; whether the program had come to its end.
    pub look: fn(&Path, bool),
}

/// One with nothing of its own.
pub const SCENARIO: Scenario = Scenario {
    name: "",
    about: "",
    every_check: false,
    in_parts: false,
    key,
    device: "notebook/device",
    prepare: |_| Around::default(),
    act: |_| Ok(()),
    then: |_| {},
    other: None,
};

/// What is around a notebook.
#[derive(Default)]
pub struct Around {
    /// A hub's folder.
    pub hub: Option<tempfile::TempDir>,
    /// The hub, where it serves.
    pub serving: Option<Serving>,
    /// A teammate.
    pub mate: Option<Engineer>,
}

/// What a crash left, opened.
pub struct After<'a> {
    /// The folder in which the notebook's lies.
    pub home: &'a Path,
    /// The notebook.
    pub notebook: &'a Arc<Notebook>,
    /// Whether all of its acts were acknowledged.
    pub all: bool,
    /// What is around it.
    pub around: &'a Around,
}

impl After<'_> {
    /// The teammate.
    pub fn mate(&self) -> &Engineer {
        self.around.mate.as_ref().expect("a teammate")
    }
}

/// The process that acts.
pub struct Acting {
    /// The folder in which the notebook's lies.
    pub home: PathBuf,
    /// The notebook's.
    pub folder: PathBuf,
    /// Opens it.
    pub key: DatabaseKey,
    /// Where its device's keys lie.
    pub device: PathBuf,
}

impl Acting {
    /// One in a folder.
    pub fn new(home: &Path, scenario: &Scenario) -> Self {
        let (folder, device) = (home.join("notebook"), home.join(scenario.device));
        Self { home: home.to_owned(), folder, key: (scenario.key)(), device }
    }

    /// The keys of the notebook.
    pub fn keys(&self) -> Keys {
        Keys::with_file(&self.key, &self.device)
    }

    /// Opens the notebook.
    ///
    /// # Errors
    /// As the notebook's.
    pub fn open(&self) -> Done<Notebook> {
        Ok(Notebook::open(&self.folder, &self.keys(), Environment::system())?)
    }

    /// Opens the notebook, every act on which is acknowledged with all that it holds then.
    ///
    /// # Errors
    /// As the notebook's.
    pub fn begin(&self) -> Done<Acts<'_>> {
        self.begin_in(Environment::system())
    }

    /// [`Acting::begin`] with a clock of its own.
    ///
    /// # Errors
    /// As the notebook's.
    pub fn begin_in(&self, environment: Environment) -> Done<Acts<'_>> {
        let notebook = Notebook::open(&self.folder, &self.keys(), environment)?;
        let acts = Acts { acting: self, notebook: Arc::new(notebook) };
        acts.told()?;
        Ok(acts)
    }

    /// A file that was made before.
    pub fn file(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    /// A thing that was made before.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn id(&self, name: &str) -> Done<Id> {
        Ok(id_of(&self.home, name))
    }
}

/// An open notebook, each act on which is acknowledged.
pub struct Acts<'a> {
    /// Where it is done.
    pub acting: &'a Acting,
    /// The notebook.
    pub notebook: Arc<Notebook>,
}

impl Acts<'_> {
    /// Does one thing, and says what the notebook holds then.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn does<T>(&self, act: impl FnOnce(&Notebook) -> soundings_core::Result<T>) -> Done<T> {
        let outcome = act(&self.notebook)?;
        self.told()?;
        Ok(outcome)
    }

    /// A contact with the hub.
    ///
    /// # Errors
    /// It does not come to its end.
    pub fn syncs(&self) -> Done {
        sync(&self.notebook)?;
        self.told()
    }

    /// A thing that was made before.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn id(&self, name: &str) -> Done<Id> {
        self.acting.id(name)
    }

    /// Says what the notebook holds.
    ///
    /// # Errors
    /// Nobody listens.
    pub fn told(&self) -> Done {
        let state = State::of(&self.acting.folder, &self.acting.key, &self.notebook);
        tell("holds", Id::default(), &state.to_string())
    }
}

/// Says that a step is acknowledged, of which thing, and what must be true from then on.
///
/// # Errors
/// Nobody listens.
pub fn tell(step: &str, id: Id, words: &str) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{step}\t{id}\t{words}")?;
    Ok(out.flush()?)
}

/// One contact with the hub.
///
/// # Errors
/// It ended otherwise than together.
pub fn sync(notebook: &Arc<Notebook>) -> Done {
    match Runner::new(Arc::clone(notebook)).sync(Instant::now() + PATIENCE, &Cancel::new())? {
        Outcome::Together => Ok(()),
        other => Err(format!("the contact ended with {other:?}").into()),
    }
}

/// Names a thing that was made before, for the process that acts.
pub fn name(home: &Path, name: &str, id: Id) {
    std::fs::write(home.join("ids").join(name), id.to_string()).unwrap();
}

/// The thing that was named so.
pub fn id_of(home: &Path, name: &str) -> Id {
    let text = std::fs::read_to_string(home.join("ids").join(name)).unwrap_or_else(|_| panic!("{name} was not made"));
    text.parse().unwrap()
}
