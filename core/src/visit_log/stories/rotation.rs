//! Whose turn it is to tell the week's trust story.
//!
//! The rule, the same on every device that has the same log: of the engineers who are in the team, have not said that they
//! are away that week, and did not pass the week on, it is the one who told longest ago; whoever never told comes first;
//! ties go by a hash of the week and the engineer. Whoever takes a week up has it, in turn or not. Taken up twice, apart, the
//! lower rank has it, and both are shown. A teller who has left, or is away and has told nothing yet, loses the week to the
//! next. A week begins on Monday, in the team's zone.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use rusqlite::Connection;
use soundings_wire::{Dot, HybridTime, Id, sha256};

use crate::error::Result;
use crate::log::identity::has_left;
use crate::log::registers;
use crate::model::fields::{day_number, story_absence, team_settings, trust_story};
use crate::model::{Kind, Moment};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::retention::team_settings as settings;

/// So many stories are looked at, the latest first: one a week, for twenty years.
const MOST_STORIES: usize = 1_040;
/// So many of one week.
const MOST_OF_A_WEEK: usize = 100;

/// A week and who tells its story.
pub(crate) struct Week {
    /// Its Monday.
    pub monday: NaiveDate,
    /// What was taken up, passed on or told in it, the lowest rank first.
    pub stories: Vec<Entity>,
    /// Who tells it; `None` where nobody can.
    pub teller: Option<Id>,
    /// The story that the teller took up; `None` while the rotation only proposes them.
    pub taken: Option<Entity>,
}

/// The Monday of the week that a moment is in, in the team's zone.
pub(crate) fn monday(connection: &Connection, now: &Moment) -> Result<NaiveDate> {
    let day = now.local_in(&zone(connection)?.unwrap_or_else(|| now.zone.clone())).date();
    Ok(day - Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// The zone in which a team's weeks begin: as it was set, or else that of whoever took up the first story.
pub(crate) fn zone(connection: &Connection) -> Result<Option<String>> {
    let set = settings(connection)?.and_then(|settings| settings.fields.get(team_settings::STORY_ZONE));
    if set.is_some() {
        return Ok(set);
    }
    let mut all = Entity::of_kind(connection, Kind::TrustStory)?;
    all.sort_by_key(|story| (story.fields.ms(trust_story::CREATED), story.id));
    Ok(all.first().and_then(|first| first.fields.get(trust_story::CREATED)).map(|created| created.zone))
}

impl Week {
    /// Reads a week.
    pub fn read(connection: &Connection, monday: NaiveDate) -> Result<Self> {
        let stories = stories_of(connection, monday)?;
        let away = away(connection, monday)?;
        let mut taken = None;
        for story in &stories {
            let Some(teller) = story.fields.get(trust_story::TELLER) else { continue };
            let told = story.fields.get(trust_story::TEXT).is_some();
            let has_it = !story.fields.flag(trust_story::PASSED)
                && (told || (!away.contains(&teller) && !has_left(connection, teller)?));
            if has_it {
                taken = Some(story.clone());
                break;
            }
        }
        let teller = match &taken {
            Some(story) => story.fields.get(trust_story::TELLER),
            None => proposed(connection, monday, &stories, &away)?,
        };
        Ok(Self { monday, stories, teller, taken })
    }

    /// What an engineer took up or passed on this week.
    pub fn of(&self, engineer: Id) -> Option<&Entity> {
        self.stories.iter().find(|story| story.fields.get(trust_story::TELLER) == Some(engineer))
    }

    /// The week's story: the teller's, or else what somebody else told, the lowest rank first.
    pub fn told(&self) -> Option<&Entity> {
        let told =
            |story: &&Entity| story.fields.get(trust_story::TEXT).is_some() && !story.fields.flag(trust_story::PASSED);
        self.taken.as_ref().filter(told).or_else(|| self.stories.iter().find(told))
    }
}

/// A week's stories, the lowest rank first.
fn stories_of(connection: &Connection, monday: NaiveDate) -> Result<Vec<Entity>> {
    let day = day_number(monday);
    let mut found = Vec::new();
    for state in [0, 1] {
        let of_state = Entity::in_state_within(connection, Kind::TrustStory, state, day..=day, MOST_OF_A_WEEK)?;
        for story in of_state {
            found.push((rank(connection, &story)?, story));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    Ok(found.into_iter().map(|(_, story)| story).collect())
}

/// What a story ranks by: when it was taken up, by the clock that every device ranks by.
fn rank(connection: &Connection, story: &Entity) -> Result<Option<(HybridTime, Dot)>> {
    let week = trust_story::WEEK.number;
    let register = registers::read(connection, story.log, story.id, story.kind, week, None)?;
    Ok(register.first().map(|first| (first.clock, first.dot)))
}

/// Who said that they are away on a day of that week.
fn away(connection: &Connection, monday: NaiveDate) -> Result<Vec<Id>> {
    let friday = monday + Days::new(4);
    let mut away = Vec::new();
    for absence in Entity::of_kind(connection, Kind::StoryAbsence)? {
        let fields = &absence.fields;
        let days = fields.get(story_absence::FROM).zip(fields.get(story_absence::UNTIL));
        if days.is_some_and(|(from, until)| from <= friday && until >= monday)
            && !fields.flag(story_absence::TAKEN_BACK)
        {
            away.extend(fields.get(story_absence::ENGINEER));
        }
    }
    Ok(away)
}

/// Whom the rotation proposes.
fn proposed(connection: &Connection, monday: NaiveDate, week: &[Entity], away: &[Id]) -> Result<Option<Id>> {
    let mut last_told: HashMap<Id, i64> = HashMap::new();
    for story in Entity::latest_in_state(connection, Kind::TrustStory, 1, MOST_STORIES)? {
        let Some(teller) = story.fields.get(trust_story::TELLER) else { continue };
        if story.order < day_number(monday) && !story.fields.flag(trust_story::PASSED) {
            last_told.entry(teller).or_insert(story.order);
        }
    }
    let passed = |engineer: Id| {
        week.iter().any(|story| {
            story.fields.get(trust_story::TELLER) == Some(engineer) && story.fields.flag(trust_story::PASSED)
        })
    };
    let engineers = Entity::of_kind(connection, Kind::Engineer)?;
    let has_team = engineers.iter().any(|engineer| engineer.log == Log::Team);
    let mut turns = Vec::new();
    for engineer in engineers.iter().filter(|engineer| !has_team || engineer.log == Log::Team) {
        let id = engineer.id;
        if !away.contains(&id) && !passed(id) && !has_left(connection, id)? {
            let tie = sha256(&[b"soundings story", &day_number(monday).to_be_bytes(), id.as_bytes()]).0;
            turns.push((last_told.get(&id).copied(), tie, id));
        }
    }
    turns.sort_unstable();
    Ok(turns.first().map(|(_, _, id)| *id))
}
