//! What a believable company's team makes of its visits: debriefs, promises with a history, questions that were answered,
//! insights, what came of it, seats, sorted maps, workshops, a story a week.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use soundings_core::model::{
    DebriefEnd, DebriefQuestion, EncounterKind, Id, MapPart, Mark, Moment, OutcomeKind, Participant, Plan,
};
use soundings_core::{
    Clock, Environment, EvidenceRange, GuessesSeen, NewDebriefAnswer, NewInsight, NewOutcome, NewVisit, NewWorkshop,
    Notebook, PromiseChange, SortInto, SortingOf, StoryChange,
};

use crate::Outcome;
use crate::words::{Chance, Words};

/// Weeks with a story.
const WEEKS: i64 = 100;
/// A week.
const WEEK_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Workshops that were held.
const WORKSHOPS: usize = 100;
/// Seats on visits to come.
const SEATS: usize = 200;
/// A page.
const PAGE: usize = 100;

/// A clock that is put where somebody told a story.
#[derive(Clone)]
struct Hands(Arc<AtomicI64>);

impl Clock for Hands {
    fn now(&self) -> Moment {
        // It goes on by itself: no two things happen at once.
        Moment::utc(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

/// A clock that is put back by as many weeks as there are stories, and what makes it go on.
pub fn environment() -> (Environment, impl Fn(i64)) {
    let usual = Environment::system();
    let now = usual.clock.now().utc_ms;
    let hands = Hands(Arc::new(AtomicI64::new(now)));
    let put = hands.clone();
    let weeks_ago = move |weeks: i64| put.0.store(now - weeks * WEEK_MS, Ordering::Relaxed);
    (Environment { clock: Arc::new(hands), ..usual }, weeks_ago)
}

/// Fills what is made of visits into a notebook that has them.
pub fn fill(notebook: &Notebook, seed: u64, weeks_ago: impl Fn(i64)) -> Outcome {
    let mut team = Team { notebook, chance: Chance::new(seed), words: Words::new(seed), before: None };
    let mut after: Option<String> = None;
    let mut met = Vec::new();
    loop {
        let page = notebook.visits(after.as_deref(), PAGE)?;
        for visit in page.items {
            if let Some(customer) = visit.customer_id {
                team.made_of(visit.id, customer)?;
                met.push((visit.id, customer));
            }
        }
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    for number in 0..WORKSHOPS {
        team.workshop(number)?;
    }
    for (_, customer) in met.iter().take(SEATS) {
        team.seat(*customer)?;
    }
    for week in (0..WEEKS).rev() {
        weeks_ago(week);
        let customer = met.get(team.chance.below(met.len().max(1))).map(|(_, customer)| *customer);
        let text = Some([team.words.note(), team.words.note(), team.words.note()].join(" "));
        notebook.tell_story(&StoryChange { text, customer, ..StoryChange::default() })?;
    }
    Ok(())
}

struct Team<'n> {
    notebook: &'n Notebook,
    chance: Chance,
    words: Words,
    /// A note of the visit before.
    before: Option<Id>,
}

impl Team<'_> {
    fn made_of(&mut self, visit: Id, customer: Id) -> Outcome {
        let screen = self.notebook.encounter(visit, None, 20)?;
        let evidence: Vec<Id> = screen
            .notes
            .iter()
            .filter(|note| note.kind.is_some_and(|kind| kind.word() != "thought"))
            .map(|note| note.id)
            .collect();
        if self.chance.below(3) == 0 {
            for question in DebriefQuestion::ALL {
                let text = self.words.note();
                self.notebook.answer_debrief(&NewDebriefAnswer { visit, question: *question, text, only_me: false })?;
            }
            self.notebook.end_debrief(visit, DebriefEnd::Finished)?;
        }
        for promise in &screen.promises {
            let change = PromiseChange { text: None, until: Some("2031-03-15".to_owned()) };
            // One that was kept changes no more.
            drop(self.notebook.change_promise(promise.id, &change, None));
        }
        if let Some(note) = evidence.first().copied().filter(|_| self.chance.below(4) == 0) {
            self.notebook.mark(note, Mark::Question, true, None)?;
            if self.chance.below(2) == 0 {
                self.notebook.answer_question(note, &self.words.note())?;
            }
        }
        if self.chance.below(8) == 0 {
            let kind = OutcomeKind::ALL[self.chance.below(OutcomeKind::ALL.len())];
            let text = Some(self.words.note());
            self.notebook.add_outcome(&NewOutcome { customer, visits: vec![visit], kind, text })?;
        }
        if let (Some(note), Some(before)) = (evidence.get(1).copied(), self.before)
            && self.chance.below(10) == 0
        {
            let text = self.words.note();
            self.notebook.add_insight(&NewInsight { text, notes: vec![before, note] })?;
        }
        if self.chance.below(6) == 0 {
            self.sort(visit, &evidence, screen.people.first().map(|person| person.id))?;
        }
        self.before = evidence.get(2).copied().or(self.before);
        Ok(())
    }

    fn sort(&mut self, visit: Id, notes: &[Id], who: Option<Id>) -> Outcome {
        let Some(who) = who else { return Ok(()) };
        let map = self.notebook.map_to_sort(visit, who, None)?;
        for note in notes.iter().take(8) {
            let part = MapPart::ALL[self.chance.below(MapPart::ALL.len())];
            let whole = EvidenceRange { note: *note, start: None, end: None };
            self.notebook.sort(SortingOf { map, visit }, whole, SortInto::Part(part))?;
        }
        Ok(())
    }

    fn workshop(&mut self, number: usize) -> Outcome {
        let maps = self.notebook.maps(None, PAGE)?.items;
        let Some(map) = maps.get(number % maps.len().max(1)) else { return Ok(()) };
        let Some(who) = self.notebook.map(map.id)?.who.map(|who| who.id) else { return Ok(()) };
        let taking_part = vec![Participant::Guest("Noor".to_owned())];
        let workshop = self.notebook.start_workshop(&NewWorkshop { who, situation: self.words.note(), taking_part })?;
        let turn = self.notebook.take_turn(workshop, &Participant::Guest("Noor".to_owned()))?;
        let mut guesses = Vec::new();
        for part in MapPart::ALL {
            guesses.push(self.notebook.add_guess(turn, *part, &self.words.note())?);
        }
        self.notebook.finish_turn(turn)?;
        for guess in guesses {
            self.notebook.put_on_map(&GuessesSeen { guesses: vec![guess], text: None, shown_by: Vec::new() })?;
        }
        Ok(())
    }

    fn seat(&mut self, customer: Id) -> Outcome {
        let at = Plan { local: "2031-05-05T09:00".to_owned(), zone: "UTC".to_owned() };
        let kind = EncounterKind::Visit;
        let visit =
            self.notebook.plan_visit(&NewVisit { customer: Some(customer), site: None, kind, objective: None, at })?;
        self.notebook.offer_seat(visit, Some(&self.words.note()))?;
        Ok(())
    }
}
