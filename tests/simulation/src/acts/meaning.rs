//! What is made of notes beside a card after another: pairs answered, parts asked for, entries moved and made one, pictures
//! drawn on.

use std::path::PathBuf;

use soundings_core::model::{GuideLanguage, Id, MapPart, PicturePoint};
use soundings_core::{AnswerAs, Drawing, NewObservation, SortInto, SortingOf};

use crate::ledger::What;
use crate::outcome::Outcome;
use crate::run::Run;

const SQUARE: &[u8] = include_bytes!("square.png");

impl Run {
    fn any_part(&mut self) -> MapPart {
        self.besides.one(MapPart::ALL).copied().unwrap_or(MapPart::Pain)
    }

    fn any_thing(&mut self, what: What) -> Option<Id> {
        let ids = self.ledger.ids(what);
        self.besides.recent(&ids).copied()
    }

    /// A pair is answered, and its answer becomes something; an entry is moved, or made one with another.
    pub fn make_sense(&mut self, number: usize) -> Outcome {
        match self.besides.below(4) {
            0 => self.answer_pair(number),
            2 => self.take_guess_back(number),
            1 => {
                let Some(entry) = self.any_thing(What::Entry) else { return Ok(()) };
                let part = self.any_part();
                let moved = self.devices[number].here()?.move_entry(entry, part);
                self.done(number, "moves an entry", moved).map(drop)
            }
            _ => self.merge(number),
        }
    }

    fn take_guess_back(&mut self, number: usize) -> Outcome {
        let held = self.devices[number].here()?.workshops(None, 20)?.items;
        let Some(workshop) = self.besides.one(&held).map(|row| row.id) else { return Ok(()) };
        let notebook = self.devices[number].here()?;
        let turns = notebook.workshop(workshop)?.taking_part.into_iter().filter_map(|one| one.turn);
        let pages = turns.filter_map(|turn| notebook.turn(turn).ok());
        let guesses: Vec<Id> =
            pages.flat_map(|page| page.parts).flat_map(|part| part.guesses).map(|guess| guess.id).collect();
        let Some(guess) = self.besides.one(&guesses).copied() else { return Ok(()) };
        let back = self.devices[number].here()?.take_guess_back(guess);
        self.done(number, "takes a guess back", back).map(drop)
    }

    fn answer_pair(&mut self, number: usize) -> Outcome {
        let (Some(said), Some(seen)) = (self.any_thing(What::Note), self.any_thing(What::Note)) else { return Ok(()) };
        let words = self.any_words(number);
        let answered = self.devices[number].here()?.answer_pair(said, seen, &words, None);
        let Some(pair) = self.done(number, "answers a pair", answered)? else { return Ok(()) };
        let (map, visit) = (self.any_of(|ledger| &ledger.maps), self.any_of(|ledger| &ledger.visits));
        let becomes = match (self.besides.below(3), map, visit) {
            (0, Some(map), _) => AnswerAs::Entry { map, part: self.any_part() },
            (1, _, Some(visit)) => AnswerAs::Question { visit },
            _ => AnswerAs::Thought,
        };
        let used = self.devices[number].here()?.use_answer(pair, becomes);
        self.done(number, "makes something of an answer", used).map(drop)
    }

    /// The first is gone, as if it were deleted; what shows it shows the second.
    fn merge(&mut self, number: usize) -> Outcome {
        let Some(into) = self.any_thing(What::Entry) else { return Ok(()) };
        let Some(map) = self.ledger.thing(into).and_then(|thing| thing.parent) else { return Ok(()) };
        let others: Vec<Id> = self
            .ledger
            .things
            .iter()
            .filter(|thing| thing.parent == Some(map) && thing.what == What::Entry && thing.id != into)
            .map(|thing| thing.id)
            .collect();
        let Some(other) = self.besides.recent(&others).copied() else { return Ok(()) };
        if self.look(number, other)?.is_none() {
            return Ok(());
        }
        let shown = self.shown_with_children(number, other)?;
        let merged = self.devices[number].here()?.merge_entry(other, into);
        if self.done(number, "makes two entries one", merged)?.is_some() {
            shown.iter().for_each(|shown| self.ledger.delete(number, other, shown));
            let either = |entry: Id| entry == other || entry == into;
            self.ledger.links.iter_mut().filter(|link| either(link.entry)).for_each(|link| link.unlinked = true);
        }
        Ok(())
    }

    /// Several cards at once, another part, put off; an empty part is answered, skipped, asked for next time.
    pub fn sort_besides(&mut self, number: usize) -> Outcome {
        let (Some(map), Some(visit)) = (self.any_of(|ledger| &ledger.maps), self.any_of(|ledger| &ledger.visits))
        else {
            return Ok(());
        };
        let (of, part, language) = (SortingOf { map, visit }, self.any_part(), GuideLanguage::English);
        let notes: Vec<Id> = [self.any_thing(What::Note), self.any_thing(What::Note)].into_iter().flatten().collect();
        let (sentence, pick) = (self.any_words(number), self.besides.below(8));
        let entry = self.any_thing(What::Entry);
        let notebook = self.devices[number].here()?;
        let done = match (pick, entry) {
            (0..=1, _) => notebook.answer_part(of, part, &notes, &sentence).map(drop),
            (2, _) => notebook.skip_part(of, part),
            (3, _) => notebook.ask_part_next_time(of, part, language),
            (4, _) => notebook.sort_put_off(of),
            (5, Some(entry)) => notebook.sort_rather_as(of, entry),
            (6, _) => match notebook.people_to_sort(visit).ok().and_then(|people| people.first().cloned()) {
                Some(person) => notebook.map_to_sort(visit, person.id, Some(&sentence)).map(drop),
                None => return Ok(()),
            },
            _ => notebook.sort_many(of, &notes, SortInto::Part(part)),
        };
        self.done(number, "sorts several, or asks for a part", done).map(drop)
    }

    /// A picture is attached and drawn on.
    pub fn draw(&mut self, number: usize) -> Outcome {
        let path: PathBuf = self.home.join("square.png");
        if !path.exists() {
            std::fs::write(&path, SQUARE)?;
        }
        let note = NewObservation {
            text: self.any_words(number),
            attachments: vec![path],
            pictures_anyway: true,
            ..NewObservation::default()
        };
        let captured = self.devices[number].here()?.capture(&note);
        let Some(captured) = self.done(number, "attaches a picture", captured)? else { return Ok(()) };
        self.take_down_note(number, captured.id, captured.visit, &note);
        let at = |x, y| PicturePoint { x, y };
        let cover = Drawing::Cover { corner: at(100, 100), opposite: at(500, 500) };
        let drawn = self.devices[number].here()?.annotate(captured.id, &cover);
        let Some(cover) = self.done(number, "covers a part of a picture", drawn)? else { return Ok(()) };
        if self.besides.happens(500) {
            let moved = self.devices[number].here()?.move_annotation(cover, &[at(200, 200), at(700, 700)], None);
            self.done(number, "moves a cover", moved)?;
        }
        Ok(())
    }
}
