//! Before a visit.

use soundings_core::model::{
    EncounterKind, EngineerTask, ExpectationOutcome, GuideLanguage, MapPart, PhotoRule, QuestionSource, Sureness, Use,
};
use soundings_core::{
    ExpectationChange, NewExpectation, NewPerson, NewQuestion, NewVisit, PersonChange, QuestionChange, QuestionsOf,
    StartVisit, TaskOf, VisitChange,
};

use super::begun::{at, begun, ended, on_site};
use crate::crash::scenario::{Acting, Done, SCENARIO, Scenario};

const BEFORE: Scenario = Scenario { prepare: ended, ..SCENARIO };

pub const ALL: &[Scenario] = &[
    Scenario {
        name: "customers",
        about: "adds a customer, a site and people, and renames them",
        prepare: begun,
        act: customers,
        ..SCENARIO
    },
    Scenario { name: "consent", about: "writes down consent, widens and withdraws it", act: consent, ..BEFORE },
    Scenario { name: "same", about: "declares two one, takes it back, says that they are two", act: same, ..BEFORE },
    Scenario { name: "plan", about: "plans a visit, moves it, says who does what", act: plan, ..BEFORE },
    Scenario { name: "expect", about: "says what it expects, changes it, says how it was", act: expect, ..BEFORE },
    Scenario { name: "guide", about: "makes a guide, puts, moves and changes its questions", act: guide, ..BEFORE },
    Scenario { name: "ask", about: "takes a guide into a visit, and ticks its questions", act: ask, ..BEFORE },
    Scenario { name: "seats", about: "offers a seat, takes and leaves it, withdraws it", act: seats, ..BEFORE },
    Scenario { name: "name-later", about: "starts from nothing, and names it all later", act: name_later, ..BEFORE },
    Scenario {
        name: "role-play",
        about: "starts a role-play of a map, and a call to ourselves",
        act: role_play,
        ..BEFORE
    },
    Scenario {
        name: "photo-rule",
        about: "says what may be photographed where",
        prepare: on_site,
        act: photo_rule,
        ..SCENARIO
    },
];

fn customers(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let customer = acts.does(|book| book.add_customer("Kestrel Foods"))?;
    let site = acts.does(|book| book.add_site(customer, "Bakery", PhotoRule::NotAsked))?;
    let described = NewPerson { site: Some(site), description: Some("night operator".into()), ..NewPerson::default() };
    let person = acts.does(|book| book.add_person(&described))?;
    let named =
        PersonChange { name: Some("Imran Sayed".into()), role: Some("baker".into()), ..PersonChange::default() };
    acts.does(|book| book.change_person(person, &named, None))?;
    acts.does(|book| book.change_customer(customer, "Kestrel Bakeries", None))?;
    acts.does(|book| book.change_site(site, "Bakery, hall 1", None))?;
    acts.does(|book| book.set_internal(customer, true))
}

fn consent(acting: &Acting) -> Done {
    use soundings_core::model::ConsentChoice::{QuoteNamed, QuoteUnnamed, TeamOnly, Wall};
    let acts = acting.begin()?;
    let will = acts.id("will")?;
    for choice in [QuoteUnnamed, QuoteNamed, Wall, TeamOnly] {
        acts.does(|book| book.set_consent(will, choice))?;
    }
    acts.does(|book| book.set_use(will, Use::Picture, true))?;
    acts.does(|book| book.set_use(will, Use::Picture, false))
}

fn same(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (customer, rosa, will) = (acts.id("customer")?, acts.id("rosa")?, acts.id("will")?);
    let twice = acts.does(|book| book.add_customer("Brightline Metals Inc"))?;
    acts.does(|book| book.declare_same(twice, customer))?;
    acts.does(|book| book.declare_same(will, rosa))?;
    acts.does(|book| book.undo_same(twice))?;
    acts.does(|book| book.declare_not_same(twice, customer))?;
    acts.does(|book| book.undo_same(will))
}

fn plan(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (customer, site, rosa) = (Some(acts.id("customer")?), Some(acts.id("site")?), acts.id("rosa")?);
    let kind = EncounterKind::Meeting;
    let visit = acts.does(|book| {
        book.plan_visit(&NewVisit { customer, site, kind, objective: Some("The card".into()), at: at() })
    })?;
    let moved = soundings_core::model::Plan { local: "2031-03-04T10:00".into(), zone: "Europe/Berlin".into() };
    acts.does(|book| book.change_visit(visit, &VisitChange { at: Some(moved), ..VisitChange::default() }, None))?;
    acts.does(|book| book.change_visit(visit, &VisitChange { people: vec![rosa], ..VisitChange::default() }, None))?;
    let engineer = acts.notebook.engineer()?.id;
    for task in [Some(EngineerTask::Writes), None] {
        let tasks = vec![TaskOf { engineer, task }];
        acts.does(|book| book.change_visit(visit, &VisitChange { tasks, ..VisitChange::default() }, None))?;
    }
    acts.does(|book| book.change_visit(visit, &VisitChange { not_people: vec![rosa], ..VisitChange::default() }, None))
}

fn expect(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("planned")?;
    let mut expected = Vec::new();
    for (text, sureness) in [("They weld it twice", Sureness::Sure), ("Nobody reads the card", Sureness::Hunch)] {
        expected.push(acts.does(|book| book.expect(&NewExpectation { visit, text: text.into(), sureness }))?);
    }
    let change = ExpectationChange { text: Some("They weld each twice".into()), sureness: Some(Sureness::FairlySure) };
    acts.does(|book| book.change_expectation(expected[0], &change, None))?;
    acts.does(|book| book.start_visit(&StartVisit { visit: Some(visit), ..StartVisit::default() }))?;
    acts.does(|book| book.settle_expectation(expected[0], ExpectationOutcome::Partly, None))?;
    acts.does(|book| book.settle_expectation(expected[1], ExpectationOutcome::Otherwise, None))
}

fn guide(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let questions = ["Whose pen is it?", "What broke last?"].map(str::to_owned);
    let guide = acts.does(|book| book.new_guide("Rework", &questions))?;
    let of = QuestionsOf::Guide(guide);
    let third = acts.does(|book| book.add_question(of, &NewQuestion::own("Who signs it off?".into())))?;
    let first = acts.notebook.guide(guide, GuideLanguage::English)?.questions[0].id;
    acts.does(|book| book.move_question(of, third, Some(first)))?;
    let other = QuestionChange { text: Some("Who signs the tag?".into()), ..QuestionChange::default() };
    acts.does(|book| book.change_question(of, third, &other, None))?;
    acts.does(|book| book.name_guide(guide, "Rework and tags", None))?;
    acts.does(|book| book.delete(first))
}

fn ask(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let (visit, rosa) = (acts.id("planned")?, acts.id("rosa")?);
    let guide = acts.does(|book| book.new_guide("Rework", &["Whose pen is it?".to_owned()]))?;
    acts.does(|book| book.change_visit(visit, &VisitChange { guide: Some(guide), ..VisitChange::default() }, None))?;
    let of = QuestionsOf::Visit(visit);
    let gap = NewQuestion {
        source: QuestionSource::Gap,
        about: Some(rosa),
        part: Some(MapPart::Hear),
        ..NewQuestion::own("What does she hear?".into())
    };
    let question = acts.does(|book| book.add_question(of, &gap))?;
    for asked in [true, false] {
        let change = QuestionChange { asked: Some(asked), ..QuestionChange::default() };
        acts.does(|book| book.change_question(of, question, &change, None))?;
    }
    let left_out = QuestionChange { left_out: Some(true), ..QuestionChange::default() };
    acts.does(|book| book.change_question(of, question, &left_out, None))?;
    acts.does(|book| book.change_visit(visit, &VisitChange { no_guide: true, ..VisitChange::default() }, None))
}

fn seats(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.id("planned")?;
    let seat = acts.does(|book| book.offer_seat(visit, Some("to listen")))?;
    acts.does(|book| book.take_seat(seat))?;
    acts.does(|book| book.leave_seat(seat))?;
    let other = acts.does(|book| book.offer_seat(visit, None))?;
    acts.does(|book| book.take_seat(other))?;
    acts.does(|book| book.withdraw_seat(seat))
}

fn name_later(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let visit = acts.does(|book| book.start_visit(&StartVisit::default()))?;
    let customer = acts.does(|book| book.add_customer("Northfield Dairy"))?;
    let change = VisitChange { customer: Some(customer), ..VisitChange::default() };
    acts.does(|book| book.change_visit(visit, &change, None))?;
    let met = NewPerson { visit: Some(visit), description: Some("the one at the gate".into()), ..NewPerson::default() };
    acts.does(|book| book.add_person(&met))?;
    let site = acts.does(|book| book.add_site(customer, "Dairy 1", PhotoRule::AskEachTime))?;
    let change = VisitChange {
        site: Some(site),
        objective: Some("Which pump?".into()),
        kind: Some(EncounterKind::CallMade),
        ..VisitChange::default()
    };
    acts.does(|book| book.change_visit(visit, &change, None))
}

fn role_play(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let map = acts.id("map")?;
    let played = acts.does(|book| book.start_role_play(map))?;
    acts.does(|book| book.capture(&crate::said("as if I were Rosa")))?;
    acts.does(|book| book.end_visit(Some(played), false))?;
    let call = acts.does(|book| book.start_call_to_ourselves(GuideLanguage::French))?;
    acts.does(|book| book.end_visit(Some(call), false)).map(drop)
}

fn photo_rule(acting: &Acting) -> Done {
    let acts = acting.begin()?;
    let site = acts.id("site")?;
    for rule in [PhotoRule::AskEachTime, PhotoRule::No, PhotoRule::NotAsked, PhotoRule::Yes] {
        acts.does(|book| book.set_photo_rule(site, rule, None))?;
    }
    Ok(())
}
