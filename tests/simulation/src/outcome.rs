//! What a run is asked, and what it answers.

use std::collections::BTreeMap;

use soundings_core::Error;

/// What to run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The seed.
    pub seed: u64,
    /// How many events the faults last.
    pub events: u64,
    /// Whether to say what happens.
    pub trace: bool,
}

/// What a run that held its promises went through.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Things that happened: somebody did something, a message arrived, something broke.
    pub events: u64,
    /// What engineers did and were told is kept.
    pub acknowledged: u64,
    /// What went wrong, by kind.
    pub faults: BTreeMap<&'static str, u64>,
    /// What the checks had to look at, by kind: a run without conflicts says nothing about conflicts.
    pub situations: BTreeMap<&'static str, u64>,
}

/// A promise that was broken.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(format!("a notebook failed: {error}: {error:?}"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self(format!("a file failed: {error}"))
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self(format!("a database failed: {error}"))
    }
}

pub(crate) type Outcome<T = ()> = Result<T, Failure>;
