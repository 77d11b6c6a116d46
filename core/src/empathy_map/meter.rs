//! The iceberg meter: how often, and from how many sources, each part of a map was heard or seen.
//!
//! A note is countable when it is said, did or around, from an encounter whose notes are evidence, there, and linked (for
//! or against) to an entry of the part. In each half it counts in one part: where its earliest standing link is. Its source
//! is (encounter, the person who said or did it, or else the site, told or seen). Second-hand: *about* differs from *by*.

use std::collections::{BTreeMap, BTreeSet};

use soundings_wire::Id;

use super::Link;
use crate::model::Person;
use crate::model::fields::observation;
use crate::model::{MapPart, ObservationKind};
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// The ticks of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Iceberg {
    depths: BTreeMap<MapPart, u8>,
}

impl Iceberg {
    /// With these ticks, a part each, in canvas order.
    pub fn at(depths: &[u8]) -> Self {
        Self { depths: MapPart::ALL.iter().copied().zip(depths.iter().copied()).collect() }
    }

    /// From how many first-hand sources each part has, and whether it has a second-hand note: product.md's formula.
    pub fn of(sources: impl Fn(MapPart) -> usize, second_hand: impl Fn(MapPart) -> bool) -> Self {
        let depth = |part: MapPart| match sources(part) {
            0 => u8::from(second_hand(part)),
            some => u8::try_from(some.min(3)).unwrap_or(3),
        };
        Self { depths: MapPart::ALL.iter().map(|part| (*part, depth(*part))).collect() }
    }

    /// A part's ticks, 0–3.
    pub fn depth(&self, part: MapPart) -> u8 {
        self.depths.get(&part).copied().unwrap_or(0)
    }

    /// What to ask about next: the part that is known least, those above the water first, in canvas order. `None`: each
    /// was heard or seen as often as is counted.
    pub fn ask_next(&self) -> Option<MapPart> {
        let known = |part: &MapPart| (self.depth(*part), part.number());
        MapPart::ALL.iter().copied().min_by_key(known).filter(|part| self.depth(*part) < 3)
    }

    /// Above the water: 0–12.
    pub fn above(&self) -> u8 {
        MapPart::ALL.iter().filter(|part| part.above_water()).map(|part| self.depth(*part)).sum()
    }

    /// Below the water: 0–12.
    pub fn below(&self) -> u8 {
        MapPart::ALL.iter().filter(|part| !part.above_water()).map(|part| self.depth(*part)).sum()
    }
}

/// What makes two notes one source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    encounter: Option<Id>,
    who: String,
    told: bool,
}

/// A note's earliest link in a half of the map: when it was made and its id, where it leads, itself.
type Earliest<'a> = ((i64, Id), MapPart, &'a Link);

/// The meter of a map from the standing links of its entries. `team`: team notes alone.
pub(crate) fn depths<'a>(links: impl Iterator<Item = (MapPart, &'a Link)>, team: bool) -> Iceberg {
    // Per half and note, the part of its earliest link.
    let mut earliest: BTreeMap<(bool, Id), Earliest<'_>> = BTreeMap::new();
    for (part, link) in links {
        // What only this engineer has, a note or a link, says nothing to the team's meter.
        let only_me = link.note.log == Log::Personal || link.row.log == Log::Personal;
        let nowhere = link.note.fields.get(observation::ENCOUNTER).is_none();
        if (team && only_me) || nowhere {
            continue;
        }
        let linked = (link.row.order, link.row.id);
        let key = (part.above_water(), link.note.id);
        if earliest.get(&key).is_none_or(|(first, _, _)| linked < *first) {
            earliest.insert(key, (linked, part, link));
        }
    }
    let mut sources: BTreeMap<MapPart, BTreeSet<Source>> = BTreeMap::new();
    let mut second_hand = BTreeSet::new();
    for (_, part, link) in earliest.into_values() {
        if is_second_hand_note(&link.note) {
            second_hand.insert(part);
        } else {
            sources.entry(part).or_default().insert(source(link));
        }
    }
    Iceberg::of(|part| sources.get(&part).map_or(0, BTreeSet::len), |part| second_hand.contains(&part))
}

/// Whether a note is of somebody other than whom it concerns.
pub(super) fn is_second_hand_note(note: &Entity) -> bool {
    let fields = &note.fields;
    fields.get(observation::ABOUT).is_some_and(|about| Some(about) != fields.get(observation::BY))
}

fn source(link: &Link) -> Source {
    let fields = &link.note.fields;
    Source {
        encounter: fields.get(observation::ENCOUNTER),
        who: match fields.get(observation::BY) {
            Some(Person::Known(id)) => id.to_string(),
            Some(Person::Someone(description)) => crate::model::fold(&description),
            // Nobody said or did it: the place showed it, and an encounter has one place.
            None => String::new(),
        },
        told: fields.get(observation::KIND) == Some(ObservationKind::Said),
    }
}
