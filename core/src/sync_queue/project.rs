//! What a thing's registers show: its projected fields, and the columns that lists and search use.

use crate::model::fields::{
    attachment, deletion, empathy_map, encounter, erasure, evidence, map_entry, observation, organization, person,
    promise, same_as, site,
};
use crate::model::{Id, Kind, Merge, Moment, Plan};
use crate::store::entities::{Columns, Fields};

/// Orders the values of fields that do not merge by rank alone: moments by time; presence and refusal first.
pub(crate) fn weight(merge: Merge, value: &[u8]) -> i64 {
    match merge {
        Merge::First | Merge::Last => minicbor::decode::<Moment>(value).map_or(0, |moment| moment.utc_ms),
        Merge::Set => i64::from(minicbor::decode(value).unwrap_or(false)),
        Merge::Consent => i64::from(!minicbor::decode::<Allowed>(value).is_ok_and(|allowed| allowed.allowed)),
        _ => 0,
    }
}

/// What makes two versions of a field the same: of corrected words the text, of consent the choice, else all of it.
pub(crate) fn sameness(kind: Kind, field: u16, value: &[u8]) -> Vec<u8> {
    match (kind, field) {
        (Kind::Observation, observation::WORDS) => {
            minicbor::decode::<Words>(value).map_or_else(|_| value.to_vec(), |words| words.text.into_bytes())
        }
        (Kind::Person, person::CONSENT) => minicbor::decode::<Allowed>(value)
            .map_or_else(|_| value.to_vec(), |allowed| vec![u8::from(allowed.allowed)]),
        _ => value.to_vec(),
    }
}

/// Corrected words: a revision with its own id, so that evidence can name it.
#[derive(Clone, Debug, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
pub(crate) struct Words {
    /// The revision. The first words' is the observation's own id.
    #[n(0)]
    pub revision: Id,
    #[n(1)]
    pub text: String,
    /// When it was corrected.
    #[n(2)]
    pub written: Moment,
    /// The engineer who corrected it.
    #[n(3)]
    pub author: Id,
}

/// One use a person allowed or not, and when they were asked.
#[derive(Clone, Debug, PartialEq, Eq, minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
pub(crate) struct Allowed {
    #[n(0)]
    pub allowed: bool,
    #[n(1)]
    pub asked: Moment,
}

/// The columns of a thing.
pub(crate) fn columns(kind: Kind, fields: &Fields) -> Columns {
    let (parent, target, state, sort) = match kind {
        Kind::Engineer | Kind::Organization => (None, None, 0, 0),
        Kind::Site => (fields.id(site::ORGANIZATION), None, 0, 0),
        Kind::Person => (fields.id(person::ORGANIZATION), None, 0, 0),
        Kind::Encounter => {
            let (start, end) = (fields.ms(encounter::START), fields.ms(encounter::END));
            let planned = fields.get::<Plan>(encounter::PLAN).and_then(|plan| plan.utc_ms());
            let sort = start.or(planned).or_else(|| fields.ms(encounter::CREATED)).unwrap_or(0);
            (fields.id(encounter::ORGANIZATION), None, if end.is_some() { 2 } else { i64::from(start.is_some()) }, sort)
        }
        Kind::Observation => {
            let kind = fields.get::<u8>(observation::KIND).map_or(0, i64::from);
            let happened = fields.ms(observation::HAPPENED).or_else(|| fields.ms(observation::NOTED)).unwrap_or(0);
            (fields.id(observation::ENCOUNTER), None, kind, happened)
        }
        Kind::Attachment => (fields.id(attachment::OBSERVATION), None, 0, 0),
        Kind::Promise => {
            let state = fields.get::<u8>(promise::STATE).map_or(1, i64::from);
            (fields.id(promise::ENCOUNTER), None, state, day_number(fields.text(promise::UNTIL)))
        }
        Kind::EmpathyMap => (fields.id(empathy_map::PERSON), None, 0, fields.ms(empathy_map::CREATED).unwrap_or(0)),
        Kind::MapEntry => {
            let part = fields.get::<u8>(map_entry::PART).map_or(0, i64::from);
            (fields.id(map_entry::MAP), None, part, fields.ms(map_entry::CREATED).unwrap_or(0))
        }
        Kind::Evidence => {
            let stands = !fields.members(evidence::STANDS).is_empty();
            let linked = fields.ms(evidence::LINKED).unwrap_or(0);
            (fields.id(evidence::ENTRY), fields.id(evidence::OBSERVATION), i64::from(stands), linked)
        }
        Kind::Deletion => {
            (None, None, i64::from(fields.flag(deletion::UNDONE)), fields.ms(deletion::DELETED).unwrap_or(0))
        }
        Kind::Erasure => {
            let done = fields.ms(erasure::DONE).is_some();
            let state = if done { 2 } else { i64::from(fields.flag(erasure::TAKEN_BACK)) };
            (None, None, state, fields.ms(erasure::ASKED).unwrap_or(0))
        }
        Kind::SameAs => (None, fields.id(same_as::TARGET), i64::from(fields.flag(same_as::UNDONE)), 0),
    };
    Columns { parent, target, state, sort }
}

fn day_number(day: Option<String>) -> i64 {
    use chrono::Datelike;
    day.and_then(|day| day.parse::<chrono::NaiveDate>().ok()).map_or(i64::MAX, |day| i64::from(day.num_days_from_ce()))
}

/// The words of a thing that search finds.
pub(crate) fn search_words(kind: Kind, fields: &Fields) -> String {
    let mut words = Vec::new();
    match kind {
        Kind::Engineer | Kind::Attachment | Kind::Evidence | Kind::Deletion | Kind::Erasure | Kind::SameAs => {}
        Kind::Organization => words.extend(fields.text(organization::NAME)),
        Kind::Site => words.extend(fields.text(site::NAME)),
        Kind::Person => {
            words.extend(
                [person::NAME, person::DESCRIPTION, person::ROLE].into_iter().filter_map(|field| fields.text(field)),
            );
        }
        Kind::Encounter => words.extend(fields.text(encounter::OBJECTIVE)),
        Kind::Observation => {
            words.extend(newest_words(fields).map(|words| words.text));
            words.extend([observation::BY, observation::ABOUT].into_iter().filter_map(|field| fields.text(field)));
            words.extend(fields.words(observation::TAGS));
        }
        Kind::Promise => words.extend(fields.text(promise::TEXT)),
        Kind::EmpathyMap => words.extend(fields.text(empathy_map::SITUATION)),
        Kind::MapEntry => words.extend(fields.text(map_entry::TEXT)),
    }
    words.join("\n")
}

/// The words that a field's value holds; `None` where it holds none.
pub(crate) fn words_in(kind: Kind, field: u16, value: &[u8]) -> Option<String> {
    if (kind, field) == (Kind::Observation, observation::WORDS) {
        return minicbor::decode::<Words>(value).ok().map(|words| words.text);
    }
    minicbor::decode(value).ok()
}

/// A note's newest words as a revision; the first words are the revision of the note's own id, filled in by the caller
/// who knows it.
pub(crate) fn newest_words(fields: &Fields) -> Option<Words> {
    fields.get::<Words>(observation::WORDS).or_else(|| first_words(fields))
}

/// A note's first words.
pub(crate) fn first_words(fields: &Fields) -> Option<Words> {
    Some(Words {
        revision: Id::default(),
        text: fields.text(observation::FIRST_WORDS)?,
        written: fields.get(observation::NOTED)?,
        author: fields.id(observation::AUTHOR)?,
    })
}
