//! Two engineers who did everything that there is to do, so that every record and page has something of both to say.

use soundings_core::model::{
    ConsentChoice, DebriefEnd, DebriefQuestion, EncounterKind, GuideLanguage, Id, MapPart, Mark, OutcomeKind,
    Participant, PhotoRule, Plan, PromiseState, Sureness,
};
use soundings_core::present::SendReport;
use soundings_core::visit_log::{NewObservation, NewPromise, NewVisit, Person, PersonChange, StartVisit};
use soundings_core::{
    NewDebriefAnswer, NewExpectation, NewInsight, NewMap, NewOutcome, NewPoster, NewWorkshop, StoryChange,
};

use super::{Book, Office, SQUARE, did, entry, exactly, said, thought, two_engineers};

/// What there is of them.
pub struct Busy {
    pub office: Office,
    pub ada: Book,
    pub jonas: Book,
    pub customer: Id,
    pub site: Id,
    pub rosa: Id,
    /// Shared, debriefed, and its report sent.
    pub visit: Id,
    /// Planned, with a seat that is taken.
    pub next: Id,
    /// What Rosa said, with a picture.
    pub note: Id,
    pub thought: Id,
    pub promise: Id,
    pub map: Id,
    /// With two versions of its words side by side.
    pub entry: Id,
    pub insight: Id,
    /// Open, with a guess.
    pub workshop: Id,
    /// Under way, in another workshop.
    pub turn: Id,
    pub poster: Id,
    pub story: Id,
}

impl Busy {
    pub fn new() -> Self {
        let (office, ada, jonas) = two_engineers();
        let customer = ada.add_customer("Brightline Metals").unwrap();
        ada.add_customer("Brightline Metal").unwrap();
        ada.declare_same(ada.add_customer("Brightline, Toronto").unwrap(), customer).unwrap();
        let site = ada.add_site(customer, "Weld hall", PhotoRule::Yes).unwrap();
        let rosa = ada.person(customer, "Rosa Medeiros", "welder", ConsentChoice::Wall);
        ada.change_person(rosa, &PersonChange { site: Some(site), ..PersonChange::default() }, None).unwrap();
        let plan = |local: &str| NewVisit {
            customer: Some(customer),
            site: Some(site),
            kind: EncounterKind::Visit,
            objective: Some("why do they re-weld".into()),
            at: Plan { local: local.into(), zone: "America/Toronto".into() },
        };
        let visit = ada.plan_visit(&plan("2026-11-24T08:30")).unwrap();
        let next = ada.plan_visit(&plan("2026-12-08T09:00")).unwrap();
        ada.offer_seat(next, Some("watch the inspector")).unwrap();
        let none = Id::default();
        let mut busy = Self {
            office,
            ada,
            jonas,
            customer,
            site,
            rosa,
            visit,
            next,
            note: none,
            thought: none,
            promise: none,
            map: none,
            entry: none,
            insight: none,
            workshop: none,
            turn: none,
            poster: none,
            story: none,
        };
        busy.meet();
        busy.meet_the_customer();
        busy.map_and_think();
        busy.debrief();
        busy.tell();
        busy
    }

    fn meet(&mut self) {
        for book in [&self.ada, &self.jonas, &self.ada] {
            self.office.sync(book);
        }
    }

    fn meet_the_customer(&mut self) {
        let (visit, rosa) = (self.visit, self.rosa);
        for book in [&self.ada, &self.jonas] {
            book.expect(&NewExpectation { visit, text: "damp wire".into(), sureness: Sureness::Hunch }).unwrap();
            book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }).unwrap();
        }
        let picture = self.ada.path().join("tape.png");
        std::fs::write(&picture, SQUARE).unwrap();
        let with_picture = NewObservation { attachments: vec![picture], ..exactly("we weld it twice", rosa) };
        self.note = self.ada.note(with_picture);
        self.ada.note(did("welds it once while nobody looks", rosa));
        self.thought = self.ada.note(thought("they never read the manual"));
        let slip = self.ada.note(said("a slip"));
        self.ada.delete(slip).unwrap();
        self.jonas.note(thought("they hide something"));
        for mark in [Mark::Question, Mark::Concern, Mark::Priority] {
            self.ada.mark(self.note, mark, true, None).unwrap();
        }
        let promise = NewPromise {
            text: "a card".into(),
            to: vec![Person::Known(rosa)],
            promised_by: None,
            until: "2026-12-04".into(),
            visit: Some(visit),
        };
        self.promise = self.ada.promise(&promise).unwrap();
        self.ada.end_visit(None, true).unwrap();
        self.meet();
    }

    fn map_and_think(&mut self) {
        let (rosa, customer) = (self.rosa, self.customer);
        self.map = self.ada.new_map(&NewMap { who: rosa, situation: "a batch comes back".into() }).unwrap();
        self.entry = self.ada.add_entry(&entry(self.map, MapPart::Say, &[self.note])).unwrap();
        self.jonas.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
        let other = self.jonas.note(exactly("my initials", rosa));
        self.jonas.end_visit(None, true).unwrap();
        self.meet();
        let insight = NewInsight { text: "a name".into(), notes: vec![self.note, other] };
        self.insight = self.ada.add_insight(&insight).unwrap();
        self.ada.answer_question(self.note, "Rosa does").unwrap();
        let outcome = NewOutcome { customer, visits: vec![self.visit], kind: OutcomeKind::NewWork, text: None };
        self.ada.add_outcome(&outcome).unwrap();
        let guests = ["Noor", "Mira"].map(|name| Participant::Guest(name.into()));
        let situation = "a batch comes back".into();
        let new = NewWorkshop { who: rosa, situation, taking_part: guests.to_vec() };
        self.workshop = self.ada.start_workshop(&new).unwrap();
        let turn = self.ada.take_turn(self.workshop, &guests[0]).unwrap();
        self.ada.add_guess(turn, MapPart::Pain, "afraid of blame").unwrap();
        self.ada.finish_turn(turn).unwrap();
        self.ada.open_workshop(self.workshop).unwrap();
        let under_way = self.ada.start_workshop(&new).unwrap();
        self.turn = self.ada.take_turn(under_way, &guests[1]).unwrap();
    }

    fn debrief(&mut self) {
        for book in [&self.ada, &self.jonas] {
            let answer = NewDebriefAnswer {
                visit: self.visit,
                question: DebriefQuestion::Surprise,
                text: "the corner".into(),
                only_me: false,
            };
            book.answer_debrief(&answer).unwrap();
            book.end_debrief(self.visit, DebriefEnd::Finished).unwrap();
        }
        self.meet();
        for seat in self.jonas.seats().unwrap() {
            self.jonas.take_seat(seat.id).unwrap();
        }
        self.jonas.settle_promise(self.promise, PromiseState::Kept, None).unwrap();
        self.meet();
    }

    /// What outsiders hear of it, and the day after.
    fn tell(&mut self) {
        let ada = &self.ada;
        let picture = Some(ada.attachments(self.note).unwrap()[0].id);
        let poster = NewPoster { person: self.rosa, words: vec![self.note], picture, matters: vec![self.entry] };
        self.poster = ada.new_poster(&poster).unwrap();
        ada.take_story().unwrap();
        let story = StoryChange { text: Some("We came back on the day.".into()), ..StoryChange::default() };
        self.story = ada.tell_story(&story).unwrap();
        let looked_at = ada.preview(self.visit).unwrap().looked_at;
        let sending = SendReport { visit: self.visit, to: "Rosa".into(), looked_at, read: Vec::new() };
        ada.send_report(&sending).unwrap();
        ada.start_call_to_ourselves(GuideLanguage::English).unwrap();
        ada.note(said("nobody takes the telephone"));
        ada.end_visit(None, true).unwrap();
        self.meet();
        for (book, words) in [(&self.ada, "welds twice to be sure"), (&self.jonas, "welds twice not to be blamed")] {
            book.edit_entry(self.entry, words, None).unwrap();
        }
        self.meet();
        // Somebody may join this one.
        let start = StartVisit { customer: Some(self.customer), ..StartVisit::default() };
        self.ada.start_visit(&start).unwrap();
        self.ada.note(said("good morning"));
    }
}
