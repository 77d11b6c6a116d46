//! Trust stories: one a week, of how trust with a customer was strengthened. Its teller rotates (`rotation` has the rule).
//!
//! A story is the team's. It hangs on the wall only if its teller says so, and then by everybody's consent as it stands
//! (`consent`). Two devices apart merge so: a week taken up twice goes to the lower rank; two wordings stand side by side.

pub(crate) mod rotation;

use chrono::NaiveDate;
use soundings_wire::{Change, Id};

use self::rotation::{Week, monday};
use super::retention::set_for_team;
use super::sharing;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{story_absence, team_settings, trust_story};
use crate::model::{Audience, Fields, Kind, Seen, Zone, check_text};
use crate::notebook::Notebook;
use crate::store::columns::Log;

/// The most people, and the most notes and promises, that a story names.
const MOST_LINKS: usize = 20;

/// What a story tells; what is `None` stays as it is.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct StoryChange {
    /// The story itself.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// The customer it is of.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// Everybody of the customer's it speaks of.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub people: Option<Vec<Id>>,
    /// Notes and promises it rests on.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub about: Option<Vec<Id>>,
    /// It may hang on the wall, or stays inside.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub on_the_wall: Option<bool>,
}

impl Notebook {
    /// Takes this week's story up: it is one's own to tell.
    ///
    /// # Errors
    /// [`Refusal::StoryTaken`] where somebody else has.
    pub fn take_story(&self) -> Result<Id> {
        self.write(take)
    }

    /// Passes this week's story on to the next in turn.
    ///
    /// # Errors
    /// What the disk says.
    pub fn pass_story(&self) -> Result<()> {
        self.write(|action| {
            let week = this_week(action)?;
            match week.of(action.me.engineer) {
                Some(story) => action.edit(story, vec![trust_story::PASSED.set(&true)], None),
                None => {
                    create(action, &week, vec![trust_story::PASSED.set(&true)]);
                    Ok(())
                }
            }
        })
    }

    /// Tells this week's story, and takes it up with that.
    ///
    /// # Errors
    /// [`Refusal::StoryTaken`], [`Refusal::EmptyText`]; as [`Notebook::change_story`].
    pub fn tell_story(&self, story: &StoryChange) -> Result<Id> {
        check_text(story.text.as_deref().unwrap_or_default())?;
        self.write_words(|action| {
            let week = this_week(action)?;
            let me = action.me.engineer;
            if week.taken.is_some() && week.teller != Some(me) {
                return Err(Refusal::StoryTaken.into());
            }
            let Some(mine) = week.of(me) else {
                let log = action.me.log(Audience::Team);
                let changes = changes(action, log, &Fields::default(), story)?;
                return Ok(create(action, &week, changes));
            };
            let mut changes = changes(action, mine.log, &mine.fields, story)?;
            changes.extend(mine.fields.flag(trust_story::PASSED).then(|| trust_story::PASSED.set(&false)));
            action.edit(mine, changes, None)?;
            Ok(mine.id)
        })
    }

    /// Changes a story: its teller may; taking it off the wall may everybody.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::ShareItFirst`] of what is only me; text that is none; unknown ids.
    pub fn change_story(&self, id: Id, story: &StoryChange, seen: Option<&Seen>) -> Result<()> {
        self.write_words(|action| change(action, id, story, seen))
    }

    /// Says that one tells no story on these days, `YYYY-MM-DD` each, both included.
    ///
    /// # Errors
    /// [`Refusal::BadDate`].
    pub fn away_from_stories(&self, from: &str, until: &str) -> Result<Id> {
        let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| Error::from(Refusal::BadDate));
        let (from, until) = (day(from)?, day(until)?);
        if until < from {
            return Err(Refusal::BadDate.into());
        }
        self.write(|action| {
            let changes = vec![
                story_absence::ENGINEER.set(&action.me.engineer),
                story_absence::FROM.set(&from),
                story_absence::UNTIL.set(&until),
                story_absence::AUTHOR.set(&action.me.engineer),
                story_absence::CREATED.set(&action.now),
            ];
            Ok(action.create(Audience::Team, Kind::StoryAbsence, changes))
        })
    }

    /// One is not away after all.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; an unknown absence.
    pub fn back_for_stories(&self, absence: Id) -> Result<()> {
        self.write(|action| {
            let absence = action.live(absence, Kind::StoryAbsence)?;
            if absence.fields.get(story_absence::ENGINEER) != Some(action.me.engineer) {
                return Err(Refusal::NotYours.into());
            }
            action.edit(&absence, vec![story_absence::TAKEN_BACK.set(&true)], None)
        })
    }

    /// Sets the zone in which the team's weeks begin.
    ///
    /// # Errors
    /// [`Refusal::UnknownZone`].
    pub fn set_story_zone(&self, zone: &str) -> Result<()> {
        Zone::named(zone).ok_or(Refusal::UnknownZone)?;
        self.write(|action| set_for_team(action, vec![team_settings::STORY_ZONE.set(&zone.to_owned())]))
    }
}

fn this_week(action: &Action<'_>) -> Result<Week> {
    Week::read(action.connection(), monday(action.connection(), &action.now)?)
}

fn create(action: &mut Action<'_>, week: &Week, more: Vec<Change>) -> Id {
    let mut changes = vec![
        trust_story::WEEK.set(&week.monday),
        trust_story::TELLER.set(&action.me.engineer),
        trust_story::AUTHOR.set(&action.me.engineer),
        trust_story::CREATED.set(&action.now),
    ];
    changes.extend(more);
    action.create(Audience::Team, Kind::TrustStory, changes)
}

fn take(action: &mut Action<'_>) -> Result<Id> {
    let week = this_week(action)?;
    let me = action.me.engineer;
    if week.taken.is_some() && week.teller != Some(me) {
        return Err(Refusal::StoryTaken.into());
    }
    match week.of(me) {
        Some(mine) if mine.fields.flag(trust_story::PASSED) => {
            action.edit(mine, vec![trust_story::PASSED.set(&false)], None)?;
            Ok(mine.id)
        }
        Some(mine) => Ok(mine.id),
        None => Ok(create(action, &week, Vec::new())),
    }
}

fn change(action: &mut Action<'_>, id: Id, story: &StoryChange, seen: Option<&Seen>) -> Result<()> {
    let entity = action.live(id, Kind::TrustStory)?;
    let only_down = story.on_the_wall == Some(false)
        && story.text.is_none()
        && story.customer.is_none()
        && story.people.is_none()
        && story.about.is_none();
    if entity.fields.get(trust_story::TELLER) != Some(action.me.engineer) && !only_down {
        return Err(Refusal::NotYours.into());
    }
    let changes = changes(action, entity.log, &entity.fields, story)?;
    if changes.is_empty() { Ok(()) } else { action.edit(&entity, changes, seen) }
}

/// What makes a story with these fields what was asked for.
fn changes(action: &Action<'_>, log: Log, fields: &Fields, story: &StoryChange) -> Result<Vec<Change>> {
    let mut rests_on = Vec::new();
    let mut changes = Vec::new();
    if let Some(text) = &story.text {
        changes.push(trust_story::TEXT.set(&check_text(text)?.to_owned()));
    }
    if let Some(customer) = story.customer {
        rests_on.push(action.live(customer, Kind::Organization)?);
        changes.push(trust_story::CUSTOMER.set(&customer));
    }
    if let Some(people) = &story.people {
        for person in limited(people)? {
            rests_on.push(action.live(*person, Kind::Person)?);
        }
        changes.extend(members(trust_story::PEOPLE, &fields.members(trust_story::PEOPLE), people));
    }
    if let Some(about) = &story.about {
        for thing in limited(about)? {
            let thing = action.here(*thing, "note")?;
            if !matches!(thing.kind, Kind::Observation | Kind::Promise) {
                return Err(Refusal::WrongKind.into());
            }
            rests_on.push(thing);
        }
        changes.extend(members(trust_story::ABOUT, &fields.members(trust_story::ABOUT), about));
    }
    if log == Log::Team && sharing::audience(action, None, &rests_on)? == Audience::OnlyMe {
        return Err(Refusal::ShareItFirst.into());
    }
    changes.extend(story.on_the_wall.map(|hangs| trust_story::WALL.set(&hangs)));
    Ok(changes)
}

fn limited(ids: &[Id]) -> Result<&[Id]> {
    if ids.len() > MOST_LINKS { Err(Refusal::TooMany.into()) } else { Ok(ids) }
}

/// What makes a set hold these members and no others.
pub(crate) fn members(set: crate::model::value::Set<Id>, are: &[Id], wanted: &[Id]) -> Vec<Change> {
    let gone = are.iter().filter(|id| !wanted.contains(id)).map(|id| set.without(id));
    gone.chain(wanted.iter().filter(|id| !are.contains(id)).map(|id| set.with(id))).collect()
}
