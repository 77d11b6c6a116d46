//! *Briefing*: what we know of a customer before the next visit, on one page.
//!
//! It is ours: whoever draws it heads it *not for outside*. Each list holds the few rows that a page has room for, and says
//! whether there are more.

use serde::Serialize;

use super::PAGE;
use super::acquaintance::{OutcomeRow, outcomes_of};
use super::customers::{CustomerRow, customer};
use super::guides::{GuideRow, QuestionRow, question_rows, row};
use super::map::{MapListRow, list_row};
use super::marked::{MarkedRow, marked};
use super::plan::{ExpectationRow, TaskRow, expectations, tasks};
use super::proposals::{ProposedQuestion, proposals};
use super::rows::{self, NoteRow, PersonRow, PromiseRow, VisitRow};
use super::today::still_ahead;
use crate::empathy_map::{Meter, entries, iceberg};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, observation};
use crate::model::{
    Audience, GuideLanguage, Id, Kind, MapPart, Mark, Moment, ObservationKind, PromiseState, QuestionSource,
};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::questions::{named, of_visit};

pub(super) const PEOPLE: usize = 6;
const VISITS: usize = 3;
const MARKED: usize = 3;
const PROMISES: usize = 4;
const MAPS: usize = 2;
const STARRED: usize = 3;
const EXPECTED: usize = 4;
const OUTCOMES: usize = 3;
const QUESTIONS: usize = 8;
const PROPOSED: usize = 3;
/// Open promises that are looked through for a customer's.
const MOST_OPEN: usize = 500;

/// The first rows of a list.
macro_rules! few {
    ($($(#[$doc:meta])* $name:ident of $row:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
        pub struct $name {
            /// As many as a page has room for.
            pub items: Vec<$row>,
            /// There are more.
            pub more: bool,
        }

        impl $name {
            pub(super) fn of(mut items: Vec<$row>, most: usize) -> Self {
                let more = items.len() > most;
                items.truncate(most);
                Self { items, more }
            }
        }
    )+};
}

few! {
    /// People of the customer's.
    FewPeople of PersonRow;
    /// Visits, the latest first.
    FewVisits of VisitRow;
    /// Questions, concerns or priorities, the latest first.
    FewMarked of MarkedRow;
    /// Open promises, soonest first.
    FewPromises of PromiseRow;
    /// Maps, the newest first.
    FewMaps of MapMeter;
    /// Questions of a list.
    FewQuestions of QuestionRow;
    /// Questions that are proposed.
    FewProposed of ProposedQuestion;
    /// What came of encounters, the latest first.
    FewOutcomes of OutcomeRow;
    /// Notes, the latest first.
    FewNotes of NoteRow;
}

/// A part of a map with its ticks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PartTicks {
    /// Which part.
    pub part: MapPart,
    /// Ticks, 0–3.
    pub depth: u8,
}

/// A map with its iceberg meter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct MapMeter {
    /// The map.
    pub map: MapListRow,
    /// Its eight parts, in canvas order.
    pub parts: Vec<PartTicks>,
    /// The part that is known least.
    pub ask_next: Option<MapPart>,
}

/// What came of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct LastVisit {
    /// The visit.
    pub visit: VisitRow,
    /// Notes with a star, no thoughts, in the order they happened.
    pub starred: Vec<NoteRow>,
    /// What was expected, with what became of it; the first few.
    pub expectations: Vec<ExpectationRow>,
    /// What became of what we promised there; what is open stands among the open ones.
    pub promises: Vec<PromiseRow>,
    /// What came of it; the first few.
    pub outcomes: Vec<OutcomeRow>,
}

/// *Briefing*: a customer on one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Briefing {
    /// Who they are, and their sites with what may be photographed there.
    pub customer: CustomerRow,
    /// The next visit that is planned.
    pub next: Option<VisitRow>,
    /// Who asks, who writes, who watches there.
    pub tasks: Vec<TaskRow>,
    /// The guide that was chosen for it.
    pub guide: Option<GuideRow>,
    /// Its questions that were not asked yet.
    pub questions: FewQuestions,
    /// Questions that could stand there too, but those that are open and stand among them.
    pub proposed: FewProposed,
    /// Their people, with what each agreed to.
    pub people: FewPeople,
    /// The last visits and calls.
    pub visits: FewVisits,
    /// What came of the last one that ended.
    pub last: Option<LastVisit>,
    /// Questions that are not answered.
    pub open_questions: FewMarked,
    /// Concerns.
    pub concerns: FewMarked,
    /// Priorities.
    pub priorities: FewMarked,
    /// What we promised them and have not kept yet.
    pub promises: FewPromises,
    /// Maps of their people.
    pub maps: FewMaps,
    /// What is only me was left out of it.
    pub only_you: bool,
    /// As of when it stands.
    pub made: Moment,
}

impl Notebook {
    /// *Briefing*. `language`: of questions that nobody wrote.
    ///
    /// # Errors
    /// An unknown or deleted customer.
    pub fn briefing(&self, customer: Id, language: GuideLanguage) -> Result<Briefing> {
        self.read(|reading| Gathering { reading, language, for_readers: false, left_out: false }.briefing(customer))
    }

    /// A customer's briefing as it is handed out: what is only me is left out of it, and one is named as others are. Before a team is joined only what is
    /// meant to stay so.
    ///
    /// # Errors
    /// An unknown or deleted customer.
    pub fn briefing_page(&self, customer: Id, language: GuideLanguage) -> Result<Briefing> {
        self.read(|reading| Gathering { reading, language, for_readers: true, left_out: false }.briefing(customer))
    }
}

/// A briefing on its way.
pub(super) struct Gathering<'a> {
    reading: &'a Reading<'a>,
    language: GuideLanguage,
    for_readers: bool,
    left_out: bool,
}

impl<'a> Gathering<'a> {
    /// For one's own eyes.
    pub(super) fn for_oneself(reading: &'a Reading<'a>) -> Self {
        Self { reading, language: GuideLanguage::English, for_readers: false, left_out: false }
    }

    fn briefing(mut self, id: Id) -> Result<Briefing> {
        let (reading, language) = (self.reading, self.language);
        let connection = reading.connection;
        let entity = reading.live(id, Kind::Organization)?;
        let ahead = still_ahead(reading);
        let next = Entity::planned_with(connection, id, ahead)?.filter(|visit| self.may_stand(visit));
        let mut briefing = Briefing {
            customer: customer(reading, &entity)?,
            next: next.as_ref().map(|visit| rows::visit(reading, visit)).transpose()?,
            tasks: next.as_ref().map(|visit| tasks(reading, visit)).transpose()?.unwrap_or_default(),
            guide: None,
            questions: FewQuestions::default(),
            proposed: FewProposed::default(),
            people: self.people(id)?,
            visits: self.visits(id)?,
            last: self.last(id)?,
            open_questions: self.marked(id, Mark::Question)?,
            concerns: self.marked(id, Mark::Concern)?,
            priorities: self.marked(id, Mark::Priority)?,
            promises: self.promises(id)?,
            maps: self.maps(id)?,
            only_you: false,
            made: reading.now().clone(),
        };
        if self.for_readers && reading.me.has_team() {
            briefing.customer.also.retain(|row| row.audience == Log::Team.audience());
        }
        if let Some(visit) = next {
            let guide = visit.fields.get(encounter::GUIDE);
            let guide = guide.map(|guide| named(connection, guide, language)).transpose()?.flatten();
            briefing.guide = guide.map(|guide| row(reading, &guide)).transpose()?;
            let mut list = of_visit(connection, &visit, language)?;
            list.retain(|question| !question.asked && question.entity.as_ref().is_none_or(|it| self.may_stand(it)));
            briefing.questions = FewQuestions::of(question_rows(reading, &list)?, QUESTIONS);
            let mut proposed = proposals(reading, &visit, language)?;
            proposed.retain(|one| one.source != QuestionSource::Unanswered && self.may_be_read(one.only_me));
            briefing.proposed = FewProposed::of(proposed, PROPOSED);
        }
        briefing.only_you = self.left_out;
        Ok(briefing)
    }

    /// Whether what is only me, or is not, may stand on it.
    fn may_be_read(&mut self, only_me: bool) -> bool {
        let left_out = self.for_readers && self.reading.me.has_team() && only_me;
        self.left_out |= left_out;
        !left_out
    }

    fn may_stand(&mut self, row: &Entity) -> bool {
        let stays = self.for_readers && row.kind.stays_only_me(&row.fields);
        self.left_out |= stays;
        !stays && self.may_be_read(row.log == Log::Personal)
    }

    /// An engineer by name; for readers oneself too.
    fn named(&self, engineer: Option<String>) -> Result<Option<String>> {
        match engineer {
            None if self.for_readers => self.reading.name(Some(self.reading.me.engineer)),
            engineer => Ok(engineer),
        }
    }

    fn promise(&self, entity: &Entity) -> Result<PromiseRow> {
        let mut row = rows::promise(self.reading, entity)?;
        row.promised_by = self.named(row.promised_by.take())?;
        Ok(row)
    }

    pub(super) fn people(&mut self, customer: Id) -> Result<FewPeople> {
        let connection = self.reading.connection;
        let mut people = Entity::children_after(connection, customer, Kind::Person, rows::FIRST, PEOPLE + 1)?;
        people.retain(|person| self.may_stand(person));
        Ok(FewPeople::of(people.iter().map(rows::person).collect(), PEOPLE))
    }

    pub(super) fn visits(&mut self, customer: Id) -> Result<FewVisits> {
        let mut visits = Entity::begun_with(self.reading.connection, customer, VISITS + 1)?;
        visits.retain(|visit| self.may_stand(visit));
        let rows = visits.iter().map(|visit| rows::visit(self.reading, visit));
        Ok(FewVisits::of(rows.collect::<Result<_>>()?, VISITS))
    }

    fn last(&mut self, customer: Id) -> Result<Option<LastVisit>> {
        let reading = self.reading;
        let visits = Entity::begun_with(reading.connection, customer, VISITS + 1)?;
        let ended = |visit: &Entity| visit.fields.get(encounter::END).is_some();
        let Some(visit) = visits.into_iter().find(|visit| ended(visit) && self.may_stand(visit)) else {
            return Ok(None);
        };
        let mut starred = Entity::children(reading.connection, visit.id, Kind::Observation)?;
        starred.retain(|note| {
            let kind = note.fields.get(observation::KIND);
            let tells = kind.is_some_and(|kind| kind != ObservationKind::Thought);
            note.fields.flag(observation::STARRED) && tells && self.may_stand(note)
        });
        starred.truncate(STARRED);
        let mut expected = expectations(reading, &visit)?;
        expected.retain(|row| self.may_be_read(row.audience == Audience::OnlyMe));
        expected.truncate(EXPECTED);
        for row in &mut expected {
            row.engineer = self.named(row.engineer.take())?;
        }
        let mut promises = Entity::children(reading.connection, visit.id, Kind::Promise)?;
        let open = i64::from(PromiseState::Open.number());
        promises.retain(|promise| promise.state != open && self.may_stand(promise));
        promises.truncate(PROMISES);
        let mut outcomes = outcomes_of(reading, visit.id, PAGE)?;
        outcomes.retain(|row| self.may_be_read(row.audience == Audience::OnlyMe));
        outcomes.truncate(OUTCOMES);
        Ok(Some(LastVisit {
            starred: starred.iter().map(|note| rows::note(reading, note)).collect::<Result<_>>()?,
            expectations: expected,
            promises: promises.iter().map(|row| self.promise(row)).collect::<Result<_>>()?,
            outcomes,
            visit: rows::visit(reading, &visit)?,
        }))
    }

    pub(super) fn marked(&mut self, customer: Id, mark: Mark) -> Result<FewMarked> {
        let found = marked(self.reading, customer, mark, MARKED + 1, |row| self.may_stand(row))?;
        Ok(FewMarked::of(found, MARKED))
    }

    /// Open promises that were made on one of the customer's visits, or to one of its people.
    pub(super) fn promises(&mut self, customer: Id) -> Result<FewPromises> {
        let most = if self.for_readers { MOST_OPEN } else { PROMISES + 1 };
        let mut open = Entity::open_promises_to(self.reading.connection, customer, most)?;
        open.retain(|promise| self.may_stand(promise));
        let rows = open.iter().take(PROMISES + 1).map(|promise| self.promise(promise));
        Ok(FewPromises::of(rows.collect::<Result<_>>()?, PROMISES))
    }

    pub(super) fn maps(&mut self, customer: Id) -> Result<FewMaps> {
        self.metered(Entity::maps_of(self.reading.connection, customer, MAPS + 1)?)
    }

    /// The first maps of these, each with its meter.
    pub(super) fn metered(&mut self, found: Vec<Entity>) -> Result<FewMaps> {
        let mut maps = Vec::new();
        for map in found {
            if maps.len() > MAPS || !self.may_stand(&map) {
                continue;
            }
            let meter = if self.for_readers {
                let mut entries = entries(self.reading.connection, map.id)?;
                entries.retain(|(entry, ..)| map.log == Log::Personal || self.may_stand(entry));
                Meter { entries: entries.len() as u32, iceberg: iceberg(&map, &entries) }
            } else {
                Meter::of(self.reading.connection, &map)?
            };
            let ticks = |part: &MapPart| PartTicks { part: *part, depth: meter.iceberg.depth(*part) };
            maps.push(MapMeter {
                parts: MapPart::ALL.iter().map(ticks).collect(),
                ask_next: meter.iceberg.ask_next(),
                map: list_row(self.reading, &map, &meter)?,
            });
        }
        Ok(FewMaps::of(maps, MAPS))
    }
}
