//! What loops over the table: of any kind its names, its words, its references.

use super::fields::{Kind, guide_question, map_entry, person};
use super::shown::Fields;
use super::table::{Definition, Merge};
use super::value::{Behaviour, Field, Set};
use super::{Id, Mark};

impl Kind {
    /// The number in envelopes.
    #[must_use]
    pub fn number(self) -> u16 {
        self as u16
    }

    /// The kind of a number; `None`: a later version's, kept as it is.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.number() == number)
    }

    /// A field by number; `None`: a later version's, kept as it is.
    pub(crate) fn field(self, number: u16) -> Option<&'static Definition> {
        self.block().fields.iter().find(|field| field.number == number)
    }

    /// How a field merges; a later version's is kept as words, which lose nothing.
    pub(crate) fn merge(self, number: u16) -> Merge {
        self.field(number).map_or(Merge::Words, |field| field.merge)
    }

    /// What a field's type does.
    pub(crate) fn behaviour(self, number: u16) -> Behaviour {
        self.field(number).map_or(Behaviour::UNKNOWN, |field| field.behaviour)
    }

    /// What a thing of this kind is called.
    pub(crate) fn name(self, fields: &Fields) -> Option<String> {
        self.names(fields).next()
    }

    /// Everything that a thing of this kind goes by.
    pub(crate) fn names(self, fields: &Fields) -> impl Iterator<Item = String> {
        self.block().names.iter().filter_map(|name| fields.get(Field::at(*name)))
    }

    /// The words that search finds.
    pub(crate) fn search_words(self, fields: &Fields) -> String {
        let mut words = Vec::new();
        let corrected = |field: &Definition| {
            let by = self.block().fields.iter().find(|other| other.corrects == Some(field.number));
            by.is_some_and(|by| fields.value(by.number).is_some_and(by.behaviour.is_readable))
        };
        for field in self.block().fields.iter().filter(|field| field.searched && !corrected(field)) {
            words.extend(fields.value(field.number).and_then(field.behaviour.words));
            words.extend(fields.present(field.number).filter_map(field.behaviour.member_words));
        }
        words.join("\n")
    }

    /// Everything that somebody wrote in it, text by text, whether search finds it or not: first words and corrected ones.
    /// Of a person without the name.
    pub(crate) fn free_texts(self, fields: &Fields) -> impl Iterator<Item = String> {
        let is_name = move |field: &&Definition| self == Self::Person && field.number == person::NAME.number;
        self.block().fields.iter().filter(move |field| !is_name(field)).flat_map(|field| {
            let value = fields.value(field.number).and_then(field.behaviour.words);
            value.into_iter().chain(fields.present(field.number).filter_map(field.behaviour.member_words))
        })
    }

    /// The things that a thing of this kind points at, which the team must have first. Engineers introduce themselves.
    pub(crate) fn references(self, fields: &Fields) -> Vec<Id> {
        self.named(fields, |kind| kind != Self::Engineer)
    }

    /// Whether a thing of this kind is nothing without what a field of it names: a link without its end, a map of nobody, an
    /// entry without words whose note, or whose guess, is gone.
    pub(crate) fn needs(self, fields: &Fields, field: u16) -> bool {
        let stands_alone =
            matches!(self, Self::Observation | Self::Promise | Self::Encounter | Self::Person | Self::SentDocument);
        let has_no_words = match self {
            Self::MapEntry => {
                let words_lie_there = [map_entry::MADE_FROM.number, map_entry::GUESSED.number].contains(&field);
                words_lie_there && fields.value(map_entry::TEXT.number).is_none()
            }
            Self::GuideQuestion => {
                field == guide_question::FROM.number && fields.value(guide_question::TEXT.number).is_none()
            }
            _ => false,
        };
        self.block().target == Some(field) || (!stands_alone && self.block().parent.contains(&field)) || has_no_words
    }

    /// The customer's people that a thing of this kind names.
    pub(crate) fn people(self, fields: &Fields) -> Vec<Id> {
        self.named(fields, |kind| kind == Self::Person)
    }

    /// What is written down of a thing so that it is found by what it names: people, and what it names beside what it
    /// belongs to, of the kinds that can be one with another.
    pub(crate) fn mentions(self, fields: &Fields) -> Vec<Id> {
        let parent = self.parent(fields);
        let mut named = self.people(fields);
        let others = self.named(fields, |kind| kind.can_be_same() && kind != Self::Person);
        named.extend(others.into_iter().filter(|other| Some(*other) != parent));
        named
    }

    /// Whether two of this kind can be declared one.
    pub(crate) fn can_be_same(self) -> bool {
        matches!(self, Self::Organization | Self::Site | Self::Person | Self::Encounter)
    }

    /// Whether a thing of this kind can name one that is another's alias.
    pub(crate) fn may_name_alias(self) -> bool {
        self.block().fields.iter().any(|field| field.refers.is_some_and(Self::can_be_same))
    }

    /// Whether a field names things that can be another's alias.
    pub(crate) fn names_aliases(self, field: u16) -> bool {
        self.field(field).and_then(|field| field.refers).is_some_and(Self::can_be_same)
    }

    /// Lets a thing of this kind name another in the place of one.
    pub(crate) fn retarget(self, fields: &mut Fields, named: Id, target: Id) {
        for field in self.block().fields.iter().filter(|field| field.refers.is_some_and(Self::can_be_same)) {
            let value = fields.value(field.number).filter(|value| (field.behaviour.refers_to)(value) == Some(named));
            if let Some(value) = value.and_then(|value| (field.behaviour.retarget)(value, target)) {
                fields.put(field.number, None, &value);
            }
            let behaviour = field.behaviour;
            fields.rename_members(field.number, |member| {
                let names_it = (behaviour.member_refers_to)(member) == Some(named);
                names_it.then(|| (behaviour.retarget_member)(member, target)).flatten()
            });
        }
    }

    /// The things of some kinds that a thing of this kind names.
    pub(crate) fn named(self, fields: &Fields, of: impl Fn(Self) -> bool) -> Vec<Id> {
        let mut references = Vec::new();
        for field in self.block().fields {
            if field.refers.is_some_and(&of) {
                references.extend(fields.value(field.number).and_then(field.behaviour.refers_to));
                references.extend(fields.present(field.number).filter_map(field.behaviour.member_refers_to));
            }
        }
        references
    }

    /// Whether a thing of this kind stays only me, also when what it belongs to is shared.
    pub(crate) fn stays_only_me(self, fields: &Fields) -> bool {
        self.block().stays.is_some_and(|flag| fields.flag(Field::at(flag)))
    }

    /// The marks on a thing of this kind, a bit each.
    pub(crate) fn marks(self, fields: &Fields) -> i64 {
        let marks = self.block().marks.map(|field| fields.members(Set::<Mark>::at(field))).unwrap_or_default();
        marks.into_iter().fold(0, |all, mark| all | mark.bit())
    }

    /// What a thing of this kind belongs to.
    pub(crate) fn parent(self, fields: &Fields) -> Option<Id> {
        self.block().parent.iter().find_map(|field| fields.get(Field::at(*field)))
    }

    /// What a link of this kind leads to.
    pub(crate) fn target(self, fields: &Fields) -> Option<Id> {
        self.block().target.and_then(|field| fields.get(Field::at(field)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fields::observation;
    use crate::model::{Moment, Person, Revision};

    #[test]
    fn an_erasure_is_of_the_kind_that_a_hub_knows_it_by() {
        assert_eq!(Kind::Erasure.number(), soundings_wire::envelope::ERASURE);
    }

    #[test]
    fn numbers_and_names_of_fields_are_given_once_and_in_order() {
        for kind in Kind::ALL {
            let fields = kind.block().fields;
            assert!(fields.windows(2).all(|pair| pair[0].number < pair[1].number), "{kind:?}");
            let names: std::collections::BTreeSet<_> = fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), fields.len(), "{kind:?}");
        }
    }

    /// Numbers that are written to logs, each with why it may: none is of an engineer (rule 11). A new one is listed with its reason.
    const NUMBERS: [(&str, &str); 13] = [
        ("attachment.duration-ms", "of a spoken note"),
        ("attachment.size", "of a picture"),
        ("link.range", "of words"),
        ("link.revision", "a random name"),
        ("annotation.points", "on a picture"),
        ("question.place", "in a list"),
        ("sent document.notes", "in a document"),
        ("team settings.retention-years", "what a team agreed on"),
        ("deletion.covers", "names of operations, with their order"),
        ("note.words", "a revision: its random name stands before its words"),
        ("expectation.text", "a revision"),
        ("debrief answer.text", "a revision"),
        ("pair of notes.answer", "a revision"),
    ];

    #[test]
    fn rule_11_every_number_in_the_log_is_a_fact_of_something_else_than_an_engineer() {
        let plain = ["String", "bool", "Id", "Moment", "NaiveDate", "NaiveDateTime", "Plan", "Person", "BlobReference"];
        let of_somebody = ["score", "rank", "speed", "latitude", "longitude", "location", "count", "rating"];
        let mut listed = Vec::new();
        for kind in Kind::ALL {
            for field in kind.block().fields {
                let name = format!("{}.{}", kind.word(), field.name);
                assert!(field.name.split('-').all(|part| !of_somebody.contains(&part)), "{name}");
                for held in field.holds.split(',').map(str::trim) {
                    // What is chosen is one of a closed list of words; nothing is worked out of it.
                    let is_choice = held.chars().all(char::is_alphanumeric)
                        && !matches!(held, "Revision" | "PictureSize" | "u32" | "i64" | "u8" | "u64" | "i32" | "f64");
                    if held == "()" || held == "Vec<Id>" || plain.contains(&held) || is_choice {
                        continue;
                    }
                    listed.push(name.clone());
                }
            }
        }
        listed.sort_unstable();
        listed.dedup();
        let mut known: Vec<_> = NUMBERS.iter().map(|(name, _)| (*name).to_owned()).collect();
        known.sort_unstable();
        assert_eq!(listed, known, "say why such a number may stand in the log, or leave it out");
    }

    #[test]
    fn what_a_thing_belongs_to_or_leads_to_is_one_of_its_references() {
        for kind in Kind::ALL {
            let block = kind.block();
            for column in block.parent.iter().copied().chain(block.target) {
                assert!(kind.field(column).is_some_and(|field| field.refers.is_some()), "{kind:?}");
            }
        }
    }

    #[test]
    fn corrected_words_are_found_and_the_first_are_not() {
        let mut fields = Fields::default();
        let mut put = |change: soundings_wire::Change| {
            fields.put(change.field, change.member.as_deref(), &change.value);
        };
        put(observation::FIRST_WORDS.set(&"nine point five".to_owned()));
        put(observation::BY.set(&Person::Someone("night operator".to_owned())));
        put(observation::TAGS.with(&"settings".to_owned()));
        let revision = Revision { number: 1, text: "8.0".to_owned(), written: Moment::utc(0), author: Id([2; 16]) };
        put(observation::WORDS.set(&revision));
        assert_eq!(Kind::Observation.search_words(&fields), "8.0\nnight operator\nsettings");
    }
}
