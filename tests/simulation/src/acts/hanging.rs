//! What is done with posters and the week's story.

use soundings_core::{NewPoster, PosterChange, StoryChange};

use crate::ledger::What;
use crate::made::MadeKind;
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// Puts a poster up, changes one, takes one down; takes a week's story up, tells it, passes it on.
    pub fn hang(&mut self, number: usize) -> Outcome {
        match self.chance.below(6) {
            0 => self.new_poster(number),
            1 => self.change_poster(number),
            2 => {
                let took = self.devices[number].here()?.take_story();
                self.done(number, "takes the week's story up", took).map(drop)
            }
            3 => {
                let passed = self.devices[number].here()?.pass_story();
                self.done(number, "passes the week's story on", passed).map(drop)
            }
            4 => {
                let away = self.devices[number].here()?.away_from_stories("2026-11-23", "2026-12-31");
                let id = self.done(number, "is away from stories", away)?;
                self.made_of_it(number, id, MadeKind::Absence, None, "");
                Ok(())
            }
            _ => self.tell_story(number),
        }
    }

    fn new_poster(&mut self, number: usize) -> Outcome {
        let Some(person) = self.one_of(|ledger| &ledger.people) else { return Ok(()) };
        let words = self.one_thing(What::Note).into_iter().filter(|_| self.chance.happens(500)).collect();
        let matters = self.one_thing(What::Entry).into_iter().filter(|_| self.chance.happens(500)).collect();
        let made = self.devices[number].here()?.new_poster(&NewPoster { person, words, picture: None, matters });
        self.done(number, "puts a poster up", made).map(drop)
    }

    fn change_poster(&mut self, number: usize) -> Outcome {
        let posters = self.devices[number].here()?.posters(None, 100)?.items;
        let Some(poster) = self.chance.one(&posters).map(|poster| poster.id) else { return Ok(()) };
        let (down, clear) = (self.chance.happens(500), self.chance.happens(500));
        let notebook = self.devices[number].here()?;
        let changed = if clear {
            let change = PosterChange { words: Some(Vec::new()), ..PosterChange::default() };
            notebook.change_poster(poster, &change, None)
        } else {
            notebook.take_poster_down(poster, down)
        };
        self.done(number, "changes a poster", changed).map(drop)
    }

    fn tell_story(&mut self, number: usize) -> Outcome {
        let people = self.one_of(|ledger| &ledger.people).into_iter().filter(|_| self.chance.happens(300)).collect();
        let story = StoryChange {
            text: Some(self.ledger.new_words(number)),
            people: Some(people),
            on_the_wall: Some(self.chance.happens(500)),
            ..StoryChange::default()
        };
        let told = self.devices[number].here()?.tell_story(&story);
        self.done(number, "tells the week's story", told).map(drop)
    }
}
