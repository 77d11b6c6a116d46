//! The team's own words: names of parts, tools and projects that everybody here knows and no customer does. A summary for the
//! customer is checked for them.

use rusqlite::Connection;

use super::retention::{SETTINGS, set_for_team};
use crate::error::{Refusal, Result};
use crate::model::fields::team_settings;
use crate::model::{Kind, check_text, fold};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// So many a team has at most.
const MOST_OWN_WORDS: usize = 500;

impl Notebook {
    /// Writes down a word, or a few, that is only ours; in a team it is the team's.
    ///
    /// # Errors
    /// [`Refusal::TooManyOwnWords`]; a word that is no text.
    pub fn add_own_word(&self, word: &str) -> Result<()> {
        let word = check_text(word)?.split_whitespace().collect::<Vec<_>>().join(" ");
        self.write(|action| {
            let there = own_words(action.connection())?;
            if there.iter().any(|one| fold(one) == fold(&word)) {
                return Ok(());
            }
            if there.len() >= MOST_OWN_WORDS {
                return Err(Refusal::TooManyOwnWords.into());
            }
            set_for_team(action, vec![team_settings::OWN_WORDS.with(&word)])
        })
    }

    /// Takes a word off the list, however it is written.
    ///
    /// # Errors
    /// What the disk says.
    pub fn remove_own_word(&self, word: &str) -> Result<()> {
        self.write(|action| {
            let there = own_words(action.connection())?;
            let gone = there.iter().filter(|one| fold(one) == fold(word.trim()));
            let changes: Vec<_> = gone.map(|one| team_settings::OWN_WORDS.without(one)).collect();
            if changes.is_empty() { Ok(()) } else { set_for_team(action, changes) }
        })
    }

    /// The team's own words, in order.
    ///
    /// # Errors
    /// What the disk says.
    pub fn own_words(&self) -> Result<Vec<String>> {
        self.read(|reading| own_words(reading.connection))
    }
}

/// The team's own words, in order.
pub(crate) fn own_words(connection: &Connection) -> Result<Vec<String>> {
    let settings = Entity::live(connection, SETTINGS, Kind::TeamSettings)?;
    let mut words = settings.map(|settings| settings.fields.members(team_settings::OWN_WORDS)).unwrap_or_default();
    words.sort_by_key(|word| fold(word));
    Ok(words)
}
