//! Questions that are proposed for an encounter and stand on no list: what is empty on the maps of the people there, what was
//! asked and is not answered, and what is known least.

use serde::Serialize;

use super::marked::marked;
use super::rows;
use crate::empathy_map::Meter;
use crate::error::{Error, Result};
use crate::log::reading::Reading;
use crate::model::fields::{empathy_map, encounter};
use crate::model::guides::of_part;
use crate::model::{GuideLanguage, Id, Kind, MapPart, Mark, QuestionSource};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::NewQuestion;
use crate::visit_log::questions::taken_id;

/// People whose maps are looked at, maps of each, and unanswered questions of each kind.
const MOST_PEOPLE: usize = 20;
const MOST_MAPS: usize = 3;
const MOST_UNANSWERED: usize = 20;

/// A question that could stand on an encounter's list; hand it to `add_question`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ProposedQuestion {
    /// Its words.
    pub text: String,
    /// Where it comes from.
    pub source: QuestionSource,
    /// The note, entry or map it comes from.
    pub about: Id,
    /// The part of the map.
    pub part: Option<MapPart>,
    /// Whom it is about, or who said what it comes from.
    pub who: Option<String>,
    /// It comes from what is only me, so it would be only me too.
    pub only_me: bool,
}

impl From<&ProposedQuestion> for NewQuestion {
    fn from(proposed: &ProposedQuestion) -> Self {
        let ProposedQuestion { text, source, about, part, .. } = proposed.clone();
        Self { text, source, about: Some(about), part }
    }
}

/// What is proposed for an encounter: ask next first, then what is not answered, then the empty parts. What stands on its
/// list, or was taken off it, is proposed no more.
pub(super) fn proposals(
    reading: &Reading<'_>,
    visit: &Entity,
    language: GuideLanguage,
) -> Result<Vec<ProposedQuestion>> {
    let mut proposed = Vec::new();
    let mut gaps = Vec::new();
    for map in maps(reading, visit)? {
        let who = reading.name(map.fields.get(empathy_map::PERSON))?.unwrap_or_default();
        let iceberg = Meter::of(reading.connection, &map)?.iceberg;
        let written = Entity::parts_with_entries(reading.connection, map.id)?;
        // Kept for next time, until something shows it.
        let mut kept = map.fields.members(empathy_map::ASK_NEXT);
        kept.retain(|part| iceberg.depth(*part) == 0);
        let next = iceberg.ask_next().filter(|part| !kept.contains(part));
        let question = |part: MapPart, source| ProposedQuestion {
            text: of_part(language, part, &who),
            source,
            about: map.id,
            part: Some(part),
            who: Some(who.clone()),
            only_me: map.log == Log::Personal,
        };
        proposed.extend(kept.iter().map(|part| question(*part, QuestionSource::Gap)));
        proposed.extend(next.map(|part| question(part, QuestionSource::AskNext)));
        let is_new = |part: &&MapPart| Some(**part) != next && !kept.contains(part);
        let empty = |part: &&MapPart| !written.contains(&i64::from(part.number())) && is_new(part);
        gaps.extend(MapPart::ALL.iter().filter(empty).map(|part| question(*part, QuestionSource::Gap)));
    }
    if let Some(customer) = visit.fields.get(encounter::ORGANIZATION) {
        let open = marked(reading, customer, Mark::Question, MOST_UNANSWERED, |_| true)?;
        proposed.extend(open.into_iter().map(|row| ProposedQuestion {
            only_me: row.audience == Log::Personal.audience(),
            text: row.text,
            source: QuestionSource::Unanswered,
            about: row.id,
            part: None,
            who: row.who,
        }));
    }
    proposed.extend(gaps);
    let mut open = Vec::new();
    for one in proposed {
        // The part to ask about next may be one that was empty before: it is one question.
        let sources =
            if one.part.is_some() { &[QuestionSource::AskNext, QuestionSource::Gap][..] } else { &[one.source] };
        let mut ids = sources.iter().map(|source| taken_id(visit.id, *source, one.about, one.part));
        let found =
            ids.try_fold(false, |found, id| Ok::<_, Error>(found || Entity::find(reading.connection, id)?.is_some()));
        if !found? {
            open.push(one);
        }
    }
    Ok(open)
}

/// The maps of the people who are to be met, or were; of all of the customer's where nobody was named.
fn maps(reading: &Reading<'_>, visit: &Entity) -> Result<Vec<Entity>> {
    let connection = reading.connection;
    let mut people = visit.fields.members(encounter::PEOPLE);
    if let (true, Some(customer)) = (people.is_empty(), visit.fields.get(encounter::ORGANIZATION)) {
        let all = Entity::children_after(connection, customer, Kind::Person, rows::FIRST, MOST_PEOPLE)?;
        people = all.into_iter().map(|person| person.id).collect();
    }
    let mut maps = Vec::new();
    for person in people.into_iter().take(MOST_PEOPLE) {
        if Entity::live(connection, person, Kind::Person)?.is_some() {
            let of_person = Entity::children(connection, person, Kind::EmpathyMap)?;
            maps.extend(of_person.into_iter().rev().take(MOST_MAPS));
        }
    }
    Ok(maps)
}
