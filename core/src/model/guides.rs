//! The guides that come with Soundings, as data: sets of open questions in each language, and one question for each part of
//! a map. The files beside this one are all that the core knows of a language.
//!
//! A guide and each of its questions has an id that is worked out from its key, the same on every device: what people
//! change of it is an operation on that id, and merges as any other. What nobody changed is in no log.

use soundings_wire::{Id, sha256};

use super::choices::{GuideLanguage, MapPart};

/// A guide as it comes.
pub(crate) struct BuiltIn {
    /// Its name in commands; it never changes.
    pub key: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Its questions, in order.
    pub questions: Vec<&'static str>,
}

impl BuiltIn {
    /// Its id.
    pub fn id(&self) -> Id {
        derived(&[b"guide", self.key.as_bytes()])
    }

    /// The id of its question in a place.
    pub fn question_id(&self, place: usize) -> Id {
        derived(&[b"guide question", self.key.as_bytes(), &(place as u64).to_be_bytes()])
    }
}

/// An id that follows from what it is made of, the same on every device.
pub(crate) fn derived(parts: &[&[u8]]) -> Id {
    let mut framed: Vec<u8> = Vec::new();
    for part in parts {
        framed.extend((part.len() as u64).to_be_bytes());
        framed.extend(*part);
    }
    let digest = sha256(&[b"soundings derived id", &framed]).0;
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Id(bytes)
}

fn file(language: GuideLanguage) -> &'static str {
    match language {
        GuideLanguage::English => include_str!("guides/en.txt"),
        GuideLanguage::French => include_str!("guides/fr.txt"),
    }
}

/// What stands behind `head` and a colon.
fn named<'a>(line: &'a str, head: &str) -> Option<(&'a str, &'a str)> {
    line.strip_prefix(head)?.split_once(':').map(|(key, text)| (key.trim(), text.trim()))
}

/// The guides that come with Soundings.
pub(crate) fn built_in(language: GuideLanguage) -> Vec<BuiltIn> {
    let mut guides: Vec<BuiltIn> = Vec::new();
    for line in file(language).lines() {
        if let Some((key, name)) = named(line, "guide ") {
            guides.push(BuiltIn { key, name, questions: Vec::new() });
        } else if let (Some(question), Some(guide)) = (line.strip_prefix("- "), guides.last_mut()) {
            guide.questions.push(question.trim());
        }
    }
    guides
}

/// Whether an id is that of a guide that comes with Soundings, or of a question of one: everybody has these, in no log.
pub(crate) fn comes_with_soundings(id: Id) -> bool {
    // Ids are the same in every language.
    built_in(GuideLanguage::English)
        .iter()
        .any(|guide| guide.id() == id || (0..guide.questions.len()).any(|place| guide.question_id(place) == id))
}

/// The question for a part of somebody's map.
pub(crate) fn of_part(language: GuideLanguage, part: MapPart, who: &str) -> String {
    let about = file(language).lines().find_map(|line| named(line, "about")).map_or("", |(_, form)| form);
    about.replace("{question}", question_of_part(language, part)).replace("{who}", who)
}

/// [`of_part`] where it is plain about whom.
pub(crate) fn question_of_part(language: GuideLanguage, part: MapPart) -> &'static str {
    let of_part = |line| named(line, "part ").filter(|(key, _)| *key == part.word());
    file(language).lines().find_map(of_part).map_or("", |(_, question)| question)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_language_has_the_same_guides_with_as_many_questions_under_the_ids_they_always_had() {
        let shape = |language| -> Vec<(&str, usize)> {
            built_in(language).iter().map(|guide| (guide.key, guide.questions.len())).collect()
        };
        let english = shape(GuideLanguage::English);
        assert_eq!(english, shape(GuideLanguage::French));
        let known = [
            ("first-visit", 6),
            ("went-wrong", 6),
            ("call-listened", 6),
            ("hand-over", 6),
            ("renewal", 6),
            ("call-to-ourselves", 6),
        ];
        assert_eq!(english, known);
        let first = &built_in(GuideLanguage::English)[0];
        assert_eq!(first.id().to_string(), "0019aa58-cecc-c286-20d9-35e22cdfafef");
        assert_eq!(first.question_id(5).to_string(), "fc699360-90a5-eaaf-2484-dd41307fcbf6");
        let ids: BTreeSet<Id> = built_in(GuideLanguage::French)
            .iter()
            .flat_map(|guide| (0..6).map(|place| guide.question_id(place)).chain([guide.id()]))
            .collect();
        assert_eq!(ids.len(), 6 * 7);
    }

    #[test]
    fn every_part_of_a_map_has_a_question_in_every_language_that_is_open() {
        for language in GuideLanguage::ALL {
            for part in MapPart::ALL {
                let question = of_part(*language, *part, "Rosa");
                assert!(question.starts_with("Rosa") && question.ends_with('?'), "{question}");
            }
        }
        let hear = of_part(GuideLanguage::English, MapPart::Hear, "Rosa {question}");
        assert_eq!(hear, "Rosa {question}: What do they hear when something goes wrong, and from whom?");
        let pain = of_part(GuideLanguage::French, MapPart::Pain, "Rosa");
        assert_eq!(pain, "Rosa\u{a0}: Qu’est-ce qui pourrait leur valoir un reproche\u{202f}?");
    }

    #[test]
    fn french_is_set_with_its_own_apostrophes_and_spaces() {
        let lines = file(GuideLanguage::French).lines().filter(|line| !line.starts_with('#'));
        for text in lines.filter_map(|line| line.strip_prefix("- ").or(line.split_once(": ").map(|(_, text)| text))) {
            assert!(!text.contains('\''), "{text}");
            assert!(!text.contains(" ?") && !text.contains(" !") && !text.contains(" ;"), "{text}");
        }
    }
}
