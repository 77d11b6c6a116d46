//! How long a team keeps what it noted. By it the core proposes what to erase, and does nothing (rule 9: a person asks).

use soundings_wire::Change;

use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::team_settings as settings_fields;
use crate::model::{Audience, Id, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// The one thing that holds what a team agreed on, in each team's log and before there is one.
pub(super) const SETTINGS: Id = Id(*b"team settings \0\0");

/// More years than anybody keeps visits.
pub(crate) const MOST_YEARS: u32 = 100;

impl Notebook {
    /// Sets after how many years visits, and people with nothing newer, are proposed to be erased; `None`: nothing is, as in the
    /// beginning. In a team it is the team's.
    ///
    /// # Errors
    /// [`Refusal::YearsOutside`] for none, or more than a hundred.
    pub fn set_retention(&self, years: Option<u32>) -> Result<()> {
        if years.is_some_and(|years| !(1..=MOST_YEARS).contains(&years)) {
            return Err(Refusal::YearsOutside.into());
        }
        self.write(|action| {
            let change = match years {
                Some(years) => settings_fields::RETENTION_YEARS.set(&years),
                None => settings_fields::RETENTION_YEARS.clear(),
            };
            set_for_team(action, vec![change])
        })
    }
}

/// Sets one thing that the team agrees on; before a team is joined, this engineer does.
pub(super) fn set_for_team(action: &mut Action<'_>, changes: Vec<Change>) -> Result<()> {
    let settings = team_settings(action.connection())?;
    match settings.filter(|settings| settings.log == action.me.log(Audience::Team)) {
        Some(settings) => action.edit(&settings, changes, None),
        None => {
            action.create_as(Audience::Team, Kind::TeamSettings, SETTINGS, changes);
            Ok(())
        }
    }
}

/// What the team agreed on.
pub(super) fn team_settings(connection: &rusqlite::Connection) -> Result<Option<Entity>> {
    Entity::live(connection, SETTINGS, Kind::TeamSettings)
}

/// The years; `None` where nobody set any.
pub(crate) fn years(connection: &rusqlite::Connection) -> Result<Option<u32>> {
    let settings = team_settings(connection)?;
    let years = settings.and_then(|settings| settings.fields.get(settings_fields::RETENTION_YEARS));
    Ok(years.filter(|years| (1..=MOST_YEARS).contains(years)))
}
