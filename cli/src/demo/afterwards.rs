//! What comes after the visit: a debrief that opens for both at once, a promise kept, an insight from two encounters, a seat.

use soundings_core::example::Author;
use soundings_core::model::{DebriefEnd, EncounterKind, PromiseState};
use soundings_core::present::{InsightBasis, PromiseSaid, Promises, SeatStanding};
use soundings_core::{Findable, NewDebriefAnswer, NewInsight, NewObservation, Person, StartVisit};

use super::chapters::Play;
use super::{check, unmet};
use crate::failure::Failure;
use crate::words;

impl Play {
    /// A call in the evening.
    pub fn call(&mut self) -> Result<(), Failure> {
        let note = &self.day.afterwards.call;
        self.clock.set(&note.at)?;
        let player = self.team.player(note.author);
        let customer = player.notebook.find(Findable::Customer, &self.day.customer.name)?;
        let who = note.by.as_deref().ok_or_else(|| unmet("somebody said it"))?;
        let (kind, by) = (Some(EncounterKind::CallMade), Some(Person::Known(self.team.cast.person(who)?)));
        player.notebook.start_visit(&StartVisit { customer: Some(customer), kind, ..StartVisit::default() })?;
        let new = NewObservation { kind: Some(note.kind), text: note.text.clone(), by, ..NewObservation::default() };
        player.notebook.capture(&new)?;
        player.notebook.end_visit(None, true)?;
        self.team.exchange()?;
        let name = self.day.engineers.of(note.author);
        self.say(&format!("{name} makes a call. {}  {}", words::key(Some(note.kind)), note.text));
        Ok(())
    }

    /// Each answers alone; both read all of it at once, when both are done.
    pub fn debrief(&mut self) -> Result<(), Failure> {
        self.clock.set(&self.day.afterwards.at)?;
        let visit = self.team.cast.visit;
        for planned in &self.day.afterwards.answers {
            let (question, text) = (planned.question, planned.text.clone());
            let notebook = &self.team.player(planned.author).notebook;
            notebook.answer_debrief(&NewDebriefAnswer { visit, question, text, only_me: false })?;
            let name = self.day.engineers.of(planned.author);
            self.say(&format!("{name} debriefs: {}", planned.text));
        }
        self.team.ada.notebook.end_debrief(visit, DebriefEnd::Finished)?;
        self.team.exchange()?;
        check(self.read_by(Author::Jonas)?.is_empty(), "nobody reads the other's answers before both are done")?;
        self.team.jonas.notebook.end_debrief(visit, DebriefEnd::Finished)?;
        self.team.exchange()?;
        for author in [Author::Ada, Author::Jonas] {
            let theirs = self.day.afterwards.answers.iter().filter(|planned| planned.author != author);
            let theirs: Vec<&str> = theirs.map(|planned| planned.text.as_str()).collect();
            check(self.read_by(author)? == theirs, "once both are done, each reads the other's")?;
        }
        self.say("Both are done: only now does each read the other's.");
        Ok(())
    }

    /// What one reads of the other's answers.
    fn read_by(&self, author: Author) -> Result<Vec<String>, Failure> {
        let record = self.team.player(author).notebook.debrief(self.team.cast.visit)?;
        Ok(record.questions.into_iter().flat_map(|row| row.others).map(|row| row.text).collect())
    }

    /// A promise kept, an insight, a seat on the next visit.
    pub fn afterwards(&mut self) -> Result<(), Failure> {
        let (ada, jonas, planned) = (&self.team.ada.notebook, &self.team.jonas.notebook, &self.day.afterwards);
        let open = ada.promises(Promises::Open, None, 100)?.items;
        let kept = open.iter().find(|row| row.text == planned.kept).map(|row| row.id);
        let kept = kept.ok_or_else(|| unmet("the promise is there"))?;
        ada.settle_promise(kept, PromiseState::Kept, None)?;
        ada.tell_promise(kept)?;
        let call = &planned.call.text;
        let found = ada.search(call, None, 10)?.items;
        let [soundings_core::present::Found::Note { note, .. }] = found.as_slice() else {
            return Err(unmet("the call's note is found"));
        };
        let notes = vec![self.team.cast.note(&planned.insight.from)?, note.id];
        let insight = ada.add_insight(&NewInsight { text: planned.insight.text.clone(), notes })?;
        let next = ada
            .visits(None, 100)?
            .items
            .into_iter()
            .find(|row| row.objective.as_ref() == Some(&self.day.next.objective));
        let next = next.ok_or_else(|| unmet("the next visit is planned"))?.id;
        let seat = ada.offer_seat(next, Some(&planned.seat))?;
        self.team.exchange()?;

        let history = jonas.promise_page(kept)?.history;
        let became = |state| history.iter().any(|event| event.said == PromiseSaid::Became { state });
        check(became(PromiseState::Kept), "both see who kept a promise, and when")?;
        check(jonas.insight(insight)?.basis == InsightBasis::Several, "the insight rests on two encounters")?;
        jonas.take_seat(seat)?;
        self.team.exchange()?;
        let seats = ada.seats()?;
        let taken = seats.iter().any(|row| row.id == seat && row.standing == SeatStanding::Taken);
        check(taken, "the seat on the next visit is taken")?;
        self.say(&format!("A promise kept, and the customer told: {}.", planned.kept));
        self.say(&format!("An insight: {}.", planned.insight.text));
        self.say(&format!("A seat on the next visit: {}. {} takes it.", planned.seat, self.day.engineers.jonas));
        Ok(())
    }
}
