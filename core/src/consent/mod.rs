//! What may leave the company (rule 5): decided here, once, for whatever is made for readers outside.

use crate::model::Person;
use crate::model::{ConsentChoice, EncounterKind, Id, ObservationKind, fold};

/// What decides about one note.
pub(crate) struct Candidate<'a> {
    /// The kind of the encounter it is from.
    pub encounter: EncounterKind,
    /// Its key.
    pub kind: Option<ObservationKind>,
    /// Who said or did it.
    pub by: Option<&'a Person>,
    /// Whom it concerns.
    pub about: Option<&'a Person>,
    /// Versions of it stand side by side: nobody has said yet which of them is so.
    pub undecided: bool,
}

/// How somebody stands in what goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The note names nobody here.
    Nobody,
    /// "A customer".
    Unnamed,
    /// By name.
    Named(Id),
}

/// A note that may go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub by: Standing,
    pub about: Standing,
    /// A person must read it before it goes.
    pub read_first: bool,
}

/// Whether a note may go out, and how it names people, by what they agree to now. `None`: it stays inside.
///
/// It goes only if its `by` and its `about` may be quoted. Somebody only described was not asked; of what was said or done
/// by nobody knows whom, nobody was asked either. *Around* goes after somebody has read it. What was played or staged is
/// nobody's word, and thoughts are ours.
pub(crate) fn passage(note: &Candidate<'_>, agreed: impl Fn(Id) -> ConsentChoice) -> Option<Passage> {
    if note.undecided || !note.encounter.gives_evidence() {
        return None;
    }
    let standing = |person: Option<&Person>| match person {
        None => Some(Standing::Nobody),
        Some(Person::Someone(_)) => None,
        Some(Person::Known(id)) => standing_of(*id, agreed(*id)),
    };
    let (by, about) = (standing(note.by)?, standing(note.about)?);
    match note.kind? {
        ObservationKind::Thought => None,
        ObservationKind::Said | ObservationKind::Did if by == Standing::Nobody => None,
        ObservationKind::Said | ObservationKind::Did => Some(Passage { by, about, read_first: false }),
        ObservationKind::Around => Some(Passage { by, about, read_first: true }),
    }
}

/// How a person may be named outside; `None`: not even quoted.
pub(crate) fn standing_of(person: Id, agreed: ConsentChoice) -> Option<Standing> {
    match agreed {
        ConsentChoice::TeamOnly => None,
        ConsentChoice::QuoteUnnamed => Some(Standing::Unnamed),
        ConsentChoice::QuoteNamed | ConsentChoice::Wall => Some(Standing::Named(person)),
    }
}

/// The names that may not go out, to look for in people's words.
#[derive(Default)]
pub(crate) struct Giveaways(Vec<String>);

impl Giveaways {
    /// The fewest letters of a part of a name that is looked for.
    const SHORTEST: usize = 3;

    /// Adds a name: the whole of it, and each of its parts.
    pub fn add(&mut self, name: &str) {
        self.0.extend(words(name).filter(|part| part.chars().count() >= Self::SHORTEST));
    }

    /// Whether the words hold one of the names.
    pub fn are_in(&self, text: &str) -> bool {
        words(text).any(|word| self.0.contains(&word))
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WILL: Id = Id([1; 16]);
    const ROSA: Id = Id([2; 16]);
    const IMRAN: Id = Id([3; 16]);
    const COLETTE: Id = Id([4; 16]);

    fn agreed(person: Id) -> ConsentChoice {
        match person {
            WILL => ConsentChoice::QuoteNamed,
            ROSA => ConsentChoice::QuoteUnnamed,
            COLETTE => ConsentChoice::Wall,
            _ => ConsentChoice::TeamOnly,
        }
    }

    fn judge(kind: ObservationKind, by: Option<Person>, about: Option<Person>) -> Option<Passage> {
        let note = Candidate {
            encounter: EncounterKind::Visit,
            kind: Some(kind),
            by: by.as_ref(),
            about: about.as_ref(),
            undecided: false,
        };
        passage(&note, agreed)
    }

    fn known(id: Id) -> Option<Person> {
        Some(Person::Known(id))
    }

    #[test]
    fn a_note_goes_only_if_who_said_it_may_be_quoted() {
        let by = |person| judge(ObservationKind::Said, known(person), None).map(|passage| passage.by);
        assert_eq!(by(WILL), Some(Standing::Named(WILL)));
        assert_eq!(by(COLETTE), Some(Standing::Named(COLETTE)));
        assert_eq!(by(ROSA), Some(Standing::Unnamed));
        assert_eq!(by(IMRAN), None);
        assert_eq!(by(Id([9; 16])), None, "nobody asked is team only");
    }

    #[test]
    fn a_note_goes_only_if_whom_it_is_about_may_be_quoted_too() {
        assert_eq!(judge(ObservationKind::Said, known(WILL), known(IMRAN)), None);
        let passage = judge(ObservationKind::Said, known(WILL), known(ROSA)).unwrap();
        assert_eq!((passage.by, passage.about), (Standing::Named(WILL), Standing::Unnamed));
    }

    #[test]
    fn somebody_only_described_was_not_asked() {
        let someone = || Some(Person::Someone("night operator, line 3".into()));
        assert_eq!(judge(ObservationKind::Said, someone(), None), None);
        assert_eq!(judge(ObservationKind::Did, known(WILL), someone()), None);
        assert_eq!(judge(ObservationKind::Around, None, someone()), None);
    }

    #[test]
    fn words_of_nobody_knows_whom_stay_inside() {
        assert_eq!(judge(ObservationKind::Said, None, None), None);
        assert_eq!(judge(ObservationKind::Did, None, None), None);
    }

    #[test]
    fn what_is_around_them_goes_after_somebody_has_read_it() {
        assert!(judge(ObservationKind::Around, None, None).unwrap().read_first);
        assert!(judge(ObservationKind::Around, known(ROSA), None).unwrap().read_first);
        assert!(!judge(ObservationKind::Said, known(ROSA), None).unwrap().read_first);
    }

    #[test]
    fn thoughts_notes_without_a_key_role_plays_and_undecided_versions_stay_inside() {
        assert_eq!(judge(ObservationKind::Thought, known(WILL), None), None);
        let will = known(WILL);
        let note =
            |encounter, kind, undecided| Candidate { encounter, kind, by: will.as_ref(), about: None, undecided };
        let said = Some(ObservationKind::Said);
        assert!(passage(&note(EncounterKind::CallMade, said, false), agreed).is_some());
        for stays in [
            note(EncounterKind::Visit, None, false),
            note(EncounterKind::RolePlay, said, false),
            note(EncounterKind::CallToOurselves, said, false),
            note(EncounterKind::Visit, said, true),
        ] {
            assert_eq!(passage(&stays, agreed), None);
        }
    }

    #[test]
    fn a_withheld_name_is_found_in_words_however_it_is_written() {
        let mut giveaways = Giveaways::default();
        giveaways.add("Zoë Medeiros");
        assert!(giveaways.are_in("8.0 NOT 9.5 — ask ZOE"));
        assert!(giveaways.are_in("medeiros's bench"));
        assert!(!giveaways.are_in("a dozen zones"));
    }
}
