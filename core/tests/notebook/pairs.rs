//! *Doesn't match*: what is proposed, what people decide, and what would make both true.

use soundings_core::model::{Basis, Id, MapPart, ObservationKind, PairVerdict};
use soundings_core::present::Pairs;
use soundings_core::visit_log::{NewObservation, NewPerson, StartVisit};
use soundings_core::{AnswerAs, FiledUnder, NewMap, Refusal};

use crate::common::*;

fn tagged(note: NewObservation, tag: &str) -> NewObservation {
    NewObservation { tags: vec![tag.into()], ..note }
}

fn ids(pairs: &[soundings_core::present::PairRow]) -> Vec<(Id, Id)> {
    pairs.iter().map(|pair| (pair.said.id, pair.was_seen.id)).collect()
}

#[test]
fn a_shared_tag_or_two_telling_words_make_a_pair_and_less_does_not() {
    let example = Example::new();
    let (book, visit) = (&example.book, example.visit);
    let pairs = || book.pairs_of_visit(visit).unwrap();
    let beside = book.note(roughly("the card is right beside the torch", example.will));
    let behind = book.note(around("card behind the gas bottle, far from any torch"));
    let before = ids(&pairs().proposed);
    assert!(before.contains(&(beside, behind)), "card and torch");
    assert!(!before.contains(&(beside, example.notes[2])), "the card alone is one word");
    assert!(!before.iter().any(|(said, _)| *said == example.notes[1]));
    let second = book.note(tagged(roughly("Everybody runs your recommended ones.", example.will), "Settings"));
    let dial = book.note(tagged(did("turned it down, and didn't look", example.rosa), "settings"));
    let tape = book.note(tagged(around("tape over it"), "SETTINGS"));
    let proposed = ids(&pairs().proposed);
    assert!(proposed.contains(&(second, dial)) && proposed.contains(&(second, tape)), "{proposed:?}");
    assert!(proposed.len() <= 5);
    let map = example.map();
    let of_map = ids(&book.pairs_of_map(map).unwrap().proposed);
    assert!(of_map.contains(&(second, dial)), "Rosa did it, whoever said otherwise");
    assert!(!of_map.contains(&(beside, behind)), "neither is hers, nor on her map");
}

#[test]
fn five_at_most_the_newest_first_and_what_was_decided_comes_no_more() {
    let book = Book::new();
    let visit = book.start_visit(&StartVisit::default()).unwrap();
    let saying = book.note(tagged(said("We always lock it"), "lock"));
    let seen: Vec<Id> =
        (0..7).map(|number| book.note(tagged(around(&format!("unlocked, door {number}")), "lock"))).collect();
    let pairs = |book: &Book| -> Pairs { book.pairs_of_visit(visit).unwrap() };
    let newest: Vec<(Id, Id)> = seen.iter().rev().take(5).map(|note| (saying, *note)).collect();
    assert_eq!(ids(&pairs(&book).proposed), newest);
    book.judge_pair(saying, seen[6], PairVerdict::Matches).unwrap();
    book.judge_pair(saying, seen[5], PairVerdict::DoesNotMatch).unwrap();
    let now = pairs(&book);
    assert_eq!(ids(&now.proposed), seen.iter().rev().skip(2).take(5).map(|note| (saying, *note)).collect::<Vec<_>>());
    assert_eq!(ids(&now.unmatched), [(saying, seen[5])]);
    // Thought better of.
    book.judge_pair(saying, seen[5], PairVerdict::Matches).unwrap();
    assert!(pairs(&book).unmatched.is_empty());
    book.rebuild().unwrap();
    assert!(pairs(&book).unmatched.is_empty());
    assert_eq!(refused(book.judge_pair(seen[0], saying, PairVerdict::Matches)), Refusal::NoPair);
    let thought = book.note(thought("who locks it?"));
    assert_eq!(refused(book.judge_pair(saying, thought, PairVerdict::Matches)), Refusal::NotEvidence);
}

#[test]
fn an_answer_says_that_it_does_not_match_and_becomes_a_thought_an_entry_or_a_question() {
    let example = Example::new();
    let (book, visit) = (&example.book, example.visit);
    let [_, second, dial, ..] = example.notes;
    let pair = book.judge_pair(second, dial, PairVerdict::DoesNotMatch).unwrap();
    assert_eq!(refused(book.use_answer(pair, AnswerAs::Thought)), Refusal::NoAnswerYet);
    let answer = "The card is issued; nobody can read it from the torch";
    book.answer_pair(second, dial, answer, None).unwrap();
    let row = book.pairs_of_visit(visit).unwrap().unmatched.remove(0);
    assert_eq!((row.answer.as_deref(), row.verdicts.as_slice()), (Some(answer), &[PairVerdict::DoesNotMatch][..]));
    let better = "Nobody can read the card from the torch";
    book.answer_pair(second, dial, better, Some(&row.written.unwrap().seen)).unwrap();
    let thought = book.use_answer(pair, AnswerAs::Thought).unwrap();
    let note = book.notebook.note(thought).unwrap();
    assert_eq!((note.kind, note.words.as_str(), note.visit), (Some(ObservationKind::Thought), better, Some(visit)));
    let map = example.map();
    let entry = book.use_answer(pair, AnswerAs::Entry { map, part: MapPart::NeedToDo }).unwrap();
    let page = book.map_page(map).unwrap();
    let row = page.map.parts.iter().flat_map(|part| &part.entries).find(|row| row.id == entry).unwrap();
    assert_eq!((row.basis, row.evidence.len(), row.text.as_str()), (Basis::OurReading, 2, better));
    assert_eq!(ids(&page.unmatched), [(second, dial)]);
    let found = book.search("torch", None, 10).unwrap().items;
    let is_said = |hit: &soundings_core::present::Found| matches!(hit, soundings_core::present::Found::Note { note, .. } if note.id == second);
    assert!(found.iter().any(is_said), "the answer is found where what was said is");
    let question = book.use_answer(pair, AnswerAs::Question { visit }).unwrap();
    assert!(!question.to_string().is_empty());
    assert_eq!(refused(book.answer_pair(second, dial, "  ", None)), Refusal::EmptyText);
}

#[test]
fn an_erased_note_takes_the_pair_and_its_answer_along() {
    let mut example = Example::new();
    let [_, second, dial, ..] = example.notes;
    example.book.answer_pair(second, dial, "The card hangs where nobody reads it", None).unwrap();
    example.book.erase(dial).unwrap();
    assert!(example.book.pairs_of_visit(example.visit).unwrap().unmatched.is_empty());
    example.book.clock.forward(25 * HOUR);
    example.book = example.book.again();
    assert!(!holds(&everything_in(example.book.path()), "hangs where nobody reads it"));
}

#[test]
fn decided_differently_apart_it_does_not_match_and_says_so_and_two_answers_stand_side_by_side() {
    let (mut office, ada, jonas) = two_engineers();
    let rosa = ada.add_person(&NewPerson { name: Some("Rosa".into()), ..NewPerson::default() }).unwrap();
    let visit = ada.start_visit(&StartVisit::default()).unwrap();
    let saying = ada.note(roughly("we always lock it", rosa));
    let seen = ada.note(NewObservation { visit: FiledUnder::Visit(visit), ..around("unlocked") });
    let map = ada.new_map(&NewMap { who: rosa, situation: "at night".into() }).unwrap();
    ada.end_visit(None, true).unwrap();
    let meet = |office: &mut Office| {
        for _ in 0..3 {
            office.sync(&ada);
            office.sync(&jonas);
        }
        assert_eq!(ada.dump_team().unwrap(), jonas.dump_team().unwrap());
    };
    meet(&mut office);
    ada.judge_pair(saying, seen, PairVerdict::Matches).unwrap();
    jonas.judge_pair(saying, seen, PairVerdict::DoesNotMatch).unwrap();
    meet(&mut office);
    let rows = |book: &Book| book.pairs_of_map(map).unwrap().unmatched;
    for book in [&ada, &jonas] {
        assert_eq!(rows(book)[0].verdicts, [PairVerdict::DoesNotMatch, PairVerdict::Matches]);
        assert!(book.pairs_of_map(map).unwrap().proposed.is_empty());
    }
    ada.answer_pair(saying, seen, "At night nobody does", None).unwrap();
    jonas.answer_pair(saying, seen, "The lock is broken", None).unwrap();
    meet(&mut office);
    let versions = rows(&ada)[0].written.clone().unwrap().versions.unwrap();
    assert_eq!((versions.versions.len(), versions.field.as_str()), (2, "answer"));
    let third = "At night the lock is broken";
    ada.resolve(versions.entity, "answer", &soundings_core::Resolution::Value(third.into())).unwrap();
    // Who decides now has seen both.
    jonas.judge_pair(saying, seen, PairVerdict::DoesNotMatch).unwrap();
    meet(&mut office);
    assert_eq!(rows(&jonas)[0].answer.as_deref(), Some(third));
    assert_eq!(rows(&ada)[0].verdicts, [PairVerdict::DoesNotMatch]);
}
