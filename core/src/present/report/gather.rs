//! Gathering a visit's report from what the notebook holds.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::attached::Attaching;
use super::{CameOfIt, ForWhom, Named, Noted, PersonMet, PromiseMade, Report, When};
use crate::consent::{Cleared, Giveaways, Naming, Passage, People, Reader, SpeaksOf};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::{encounter, observation, promise};
use crate::model::value::Value;
use crate::model::{AttachmentKind, Audience, Id, Kind, ObservationKind, Person};
use crate::notebook::Notebook;
use crate::present::acquaintance::outcomes_of;
use crate::present::{NoteRow, PersonRow, VisitRow, rows};
use crate::store::columns::Log;
use crate::store::entities::Entity;

impl Notebook {
    /// The report of a visit as it stands now: people's consent, promises and notes.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn report(&self, visit: Id, for_whom: ForWhom) -> Result<Report> {
        self.read(|reading| {
            let entity = reading.live(visit, Kind::Encounter)?;
            let gathered = Gathered::read(reading, &entity)?;
            let mut attaching = Attaching::new(&self.directory, reading);
            match for_whom {
                ForWhom::Us => gathered.for_us(reading, &mut attaching),
                ForWhom::Others => {
                    gathered.for_others(reading, &People::read(reading, Reader::Others)?, &mut attaching)
                }
            }
        })
    }
}

/// What a report is made of, read in one transaction.
pub(super) struct Gathered {
    visit: VisitRow,
    zone: String,
    first_day: Option<NaiveDate>,
    made: NaiveDateTime,
    engineers: Vec<String>,
    /// Everybody of the customer's whom the visit, its notes or its promises name, in that order.
    people: Vec<PersonRow>,
    /// Those of them who were met: the visit or a note names them.
    met: Vec<Id>,
    notes: Vec<(Entity, NoteRow)>,
    promises: Vec<Made>,
    /// So many of them were made at this visit.
    pub(super) own_promises: usize,
    came_of_it: Vec<CameOfIt>,
    only_you: u32,
}

/// A promise, with to whom it was made.
struct Made {
    promise: PromiseMade,
    text: String,
    to: Vec<Person>,
    undecided: bool,
}

impl Gathered {
    pub(super) fn read(reading: &Reading<'_>, entity: &Entity) -> Result<Self> {
        let now = reading.now();
        let visit = rows::visit(reading, entity)?;
        let zone = match (&visit.started, &visit.planned) {
            (Some(start), _) => start.zone.clone(),
            (None, Some(plan)) => plan.zone.clone(),
            (None, None) => now.zone.clone(),
        };
        let mut engineers = Vec::new();
        for id in entity.fields.members(encounter::ENGINEERS) {
            engineers.extend(reading.name(Some(id))?);
        }
        let first_day = visit.started.as_ref().map(|start| start.local_in(&zone).date());
        let mut gathered = Self {
            made: now.local_in(&zone),
            visit,
            zone,
            first_day,
            engineers,
            people: Vec::new(),
            met: Vec::new(),
            notes: Vec::new(),
            promises: Vec::new(),
            own_promises: 0,
            came_of_it: Vec::new(),
            only_you: 0,
        };
        // Before a team is joined everything is on this device alone: only what is meant to stay so is left out.
        let joined = reading.me.has_team();
        let only_mine = |row: &Entity| joined && row.log == Log::Personal;
        gathered.read_notes(reading, entity.id, &only_mine)?;
        gathered.read_promises(reading, entity.id, &only_mine)?;
        gathered.read_people(reading, entity, &only_mine)?;
        let outcomes = outcomes_of(reading, entity.id, usize::MAX)?.into_iter();
        let outcomes = outcomes.filter(|row| !(joined && row.audience == Audience::OnlyMe));
        gathered.came_of_it = outcomes.map(|row| CameOfIt { kind: row.kind, text: row.text }).collect();
        Ok(gathered)
    }

    /// Behind what was promised there what was promised at other visits, all of it decided.
    pub(super) fn and_promised_at(mut self, reading: &Reading<'_>, visit: &Entity, others: &[Entity]) -> Result<Self> {
        let joined = reading.me.has_team();
        let only_mine = |row: &Entity| joined && row.log == Log::Personal;
        self.promises.retain(|made| !made.undecided);
        self.own_promises = self.promises.len();
        for other in others {
            self.read_promises(reading, other.id, &only_mine)?;
        }
        self.promises.retain(|made| !made.undecided);
        self.read_people(reading, visit, &only_mine)?;
        Ok(self)
    }

    fn read_notes(&mut self, reading: &Reading<'_>, visit: Id, only_mine: &impl Fn(&Entity) -> bool) -> Result<()> {
        for row in Entity::children(reading.connection, visit, Kind::Observation)? {
            if row.fields.flag(observation::STAYS_ONLY_ME) || only_mine(&row) {
                self.only_you += 1;
            } else {
                let note = rows::note(reading, &row)?;
                self.notes.push((row, note));
            }
        }
        Ok(())
    }

    fn read_promises(&mut self, reading: &Reading<'_>, visit: Id, only_mine: &impl Fn(&Entity) -> bool) -> Result<()> {
        for row in Entity::children(reading.connection, visit, Kind::Promise)? {
            if only_mine(&row) {
                continue;
            }
            let made = rows::promise(reading, &row)?;
            let promise = PromiseMade {
                text: Cleared::whole(made.text.clone()),
                to: Vec::new(),
                promised_by: reading.name(row.fields.get(promise::PROMISED_BY))?,
                until: made.until,
                standing: made.standing,
            };
            self.promises.push(Made {
                promise,
                text: made.text,
                to: row.fields.members(promise::TO),
                undecided: row.versions > 0,
            });
        }
        Ok(())
    }

    fn read_people(
        &mut self,
        reading: &Reading<'_>,
        visit: &Entity,
        only_mine: &impl Fn(&Entity) -> bool,
    ) -> Result<()> {
        let mut met = visit.fields.members(encounter::PEOPLE);
        for (row, _) in &self.notes {
            met.extend(
                [observation::BY, observation::ABOUT]
                    .into_iter()
                    .filter_map(|field| row.fields.get(field)?.refers_to()),
            );
        }
        let promised: Vec<Id> = self.promises.iter().flat_map(|made| &made.to).filter_map(Value::refers_to).collect();
        for (id, was_met) in met.into_iter().map(|id| (id, true)).chain(promised.into_iter().map(|id| (id, false))) {
            let Some(row) = Entity::live(reading.connection, id, Kind::Person)?.filter(|row| !only_mine(row)) else {
                continue;
            };
            if was_met && !self.met.contains(&id) {
                self.met.push(id);
            }
            if self.people.iter().all(|person| person.id != id) {
                self.people.push(rows::person(&row));
            }
        }
        Ok(())
    }

    fn when(&self) -> Option<When> {
        let zone = self.zone.clone();
        if let Some(start) = &self.visit.started {
            let until = self.visit.ended.as_ref().map(|end| end.local_in(&zone));
            return Some(When { from: start.local_in(&zone), until, planned: false, zone });
        }
        let from = self.visit.planned.as_ref()?.wall_clock()?;
        Some(When { from, until: None, planned: true, zone })
    }

    fn person(&self, id: Id) -> Option<&PersonRow> {
        self.people.iter().find(|person| person.id == id)
    }

    fn by_name(&self, id: Id) -> Option<Named> {
        self.person(id).map(|person| Named::Person { name: person.name.clone(), role: person.role.clone() })
    }

    fn named(&self, person: Option<Person>) -> Option<Named> {
        match person? {
            Person::Someone(name) => Some(Named::Person { name, role: None }),
            Person::Known(id) => self.by_name(id),
        }
    }

    fn noted(&self, place: usize, row: &NoteRow, kind: ObservationKind) -> Noted {
        let at = row.happened.local_in(&self.zone);
        Noted {
            id: row.id,
            kind,
            place: place as u32,
            another_day: Some(at.date()) != self.first_day,
            at: Some(at),
            words: row.words.clone(),
            first_words: None,
            exact: row.exact,
            by: None,
            about: None,
            from_memory: row.from_memory,
            starred: row.starred,
            engineer: None,
            attached: Vec::new(),
        }
    }

    fn empty(&self, for_whom: ForWhom) -> Report {
        Report {
            for_whom,
            kind: self.visit.kind,
            customer: None,
            site: None,
            objective: None,
            when: self.when(),
            engineers: self.engineers.clone(),
            people: Vec::new(),
            promises: Vec::new(),
            came_of_it: Vec::new(),
            starred: Vec::new(),
            notes: Vec::new(),
            to_read_first: Vec::new(),
            only_you: 0,
            withheld: 0,
            pictures_withheld: 0,
            made: self.made,
        }
    }

    /// All but thoughts, notes without a key, and what is only me.
    fn for_us(&self, reading: &Reading<'_>, attaching: &mut Attaching<'_, '_>) -> Result<Report> {
        let mut report = Report {
            customer: self.visit.customer.clone(),
            site: self.visit.site.clone(),
            objective: self.visit.objective.clone().map(Cleared::whole),
            only_you: self.only_you,
            came_of_it: self.came_of_it.clone(),
            ..self.empty(ForWhom::Us)
        };
        for id in &self.met {
            report.people.extend(self.person(*id).map(|person| PersonMet {
                name: person.name.clone(),
                role: person.role.clone(),
                consent: Some(person.consent),
            }));
        }
        for made in &self.promises {
            let to = made.to.iter().cloned().filter_map(|person| self.named(Some(person))).collect();
            report.promises.push(PromiseMade { to, ..made.promise.clone() });
        }
        for (place, (entity, row)) in self.notes.iter().enumerate() {
            let Some(kind) = row.kind.filter(|kind| *kind != ObservationKind::Thought) else { continue };
            let author = reading.name(entity.fields.get(observation::AUTHOR))?;
            let note = Noted {
                by: self.named(entity.fields.get(observation::BY)),
                about: self.named(entity.fields.get(observation::ABOUT)),
                first_words: row.first_words.clone().filter(|_| row.corrected),
                engineer: author.filter(|author| self.engineers.len() > 1 || !self.engineers.contains(author)),
                attached: attaching.for_us(row.id)?,
                ..self.noted(place, row, kind)
            };
            if note.starred { report.starred.push(note) } else { report.notes.push(note) }
        }
        Ok(report)
    }

    /// What consent lets out now.
    pub(super) fn for_others(
        &self,
        reading: &Reading<'_>,
        people: &People,
        attaching: &mut Attaching<'_, '_>,
    ) -> Result<Report> {
        let mut report = self.empty(ForWhom::Others);
        let mut going = Vec::new();
        for (place, (entity, row)) in self.notes.iter().enumerate() {
            match (row.kind, people.passage(reading, entity)?) {
                (Some(kind), Some(passage)) => going.push((self.noted(place, row, kind), passage, row)),
                (Some(ObservationKind::Thought) | None, None) => {}
                (_, _) => report.withheld += 1,
            }
        }
        let promises: Vec<(&Made, Vec<Naming>)> = self
            .promises
            .iter()
            .filter(|made| !made.undecided)
            .map(|made| (made, made.to.iter().map(|person| promised(people, person)).collect()))
            .collect();
        let standings = going.iter().flat_map(|(_, passage, _)| [passage.by, passage.about]).flatten();
        let standings: Vec<Naming> = standings.chain(promises.iter().flat_map(|(_, to)| to.iter().copied())).collect();
        // Beside "a customer" the name of the house would say too much; and somebody of it must have let their name out.
        let names_house =
            !standings.contains(&Naming::Unnamed) && standings.iter().any(|one| matches!(one, Naming::Named(_)));
        self.name_house(&mut report, names_house);
        let giveaways = people.giveaways(|customer| names_house && Some(customer) == self.visit.customer_id);
        report.objective = self.visit.objective.as_ref().map(|objective| giveaways.taken_out(objective));
        for person in self.met.iter().filter(|id| people.named(**id).is_some()).filter_map(|id| self.person(*id)) {
            report.people.push(PersonMet { name: person.name.clone(), role: person.role.clone(), consent: None });
        }
        for (made, to) in promises {
            let mut to: Vec<Named> = to.into_iter().filter_map(|standing| self.standing(standing)).collect();
            to.dedup();
            report.promises.push(PromiseMade { to, text: giveaways.taken_out(&made.text), ..made.promise.clone() });
        }
        for (mut note, passage, row) in going {
            let pictures = row.attachments.iter().filter(|one| one.kind == AttachmentKind::Picture).count();
            if passage.picture && pictures > 0 {
                note.attached = attaching.for_others(note.id, &giveaways)?;
            }
            report.pictures_withheld += (pictures - note.attached.len()) as u32;
            if note.words.is_empty() && note.attached.is_empty() {
                report.withheld += 1;
            } else {
                self.let_out(&mut report, note, &passage, &giveaways);
            }
        }
        Ok(report)
    }

    /// Of whom a report for others with these notes speaks, and how.
    pub(super) fn speaks_of(&self, people: &People, notes: &[&Noted]) -> Vec<SpeaksOf> {
        let mut speaks_of: BTreeMap<Id, SpeaksOf> = BTreeMap::new();
        let mut add = |person: Id, quoted: bool, pictured: bool| {
            let named = people.named(person).is_some();
            let one = speaks_of.entry(person).or_insert(SpeaksOf { person, named, quoted, pictured });
            (one.quoted, one.pictured) = (one.quoted || quoted, one.pictured || pictured);
        };
        for (entity, _) in &self.notes {
            let Some(note) = notes.iter().find(|note| note.id == entity.id) else { continue };
            let pictured = note.attached.iter().any(|attached| attached.picture.is_some());
            let of_note = [observation::BY, observation::ABOUT].map(|field| entity.fields.get(field));
            of_note.iter().flatten().filter_map(Value::refers_to).for_each(|id| add(id, true, pictured));
        }
        for made in self.promises.iter().filter(|made| !made.undecided) {
            made.to.iter().filter_map(Value::refers_to).for_each(|id| add(id, false, false));
        }
        self.met.iter().filter(|id| people.named(**id).is_some()).for_each(|id| add(*id, false, false));
        speaks_of.into_values().filter(|one| self.person(one.person).is_some()).collect()
    }

    /// Names the customer and its site, or takes from the report what would tell them.
    fn name_house(&self, report: &mut Report, named: bool) {
        if named {
            report.customer.clone_from(&self.visit.customer);
            report.site.clone_from(&self.visit.site);
        } else if let Some(when) = &mut report.when {
            // A zone is named after a city.
            let offset = self.visit.started.as_ref().map(|start| start.local().format("UTC%:z").to_string());
            when.zone = offset.unwrap_or_default();
        }
    }

    fn let_out(&self, report: &mut Report, note: Noted, passage: &Passage, giveaways: &Giveaways) {
        let mention = |standing: Option<Naming>| standing.and_then(|standing| self.standing(standing));
        let note = Noted {
            by: mention(passage.by),
            about: mention(passage.about),
            exact: passage.exact,
            another_day: note.another_day && !passage.leaves_unnamed(),
            at: note.at.filter(|_| !passage.leaves_unnamed()),
            ..note
        };
        // A picture can show a face or a name that nobody thought of.
        if passage.read_first || !note.attached.is_empty() || giveaways.are_in(&note.words) {
            report.to_read_first.push(note);
        } else if note.starred {
            report.starred.push(note);
        } else {
            report.notes.push(note);
        }
    }

    fn standing(&self, standing: Naming) -> Option<Named> {
        match standing {
            Naming::Unnamed => Some(Named::Customer),
            Naming::Named(id) => self.by_name(id),
        }
    }
}

/// How somebody stands to whom something was promised: that much is said even of those who may not be quoted.
fn promised(people: &People, person: &Person) -> Naming {
    match person {
        Person::Known(id) => people.naming(*id).unwrap_or(Naming::Unnamed),
        Person::Someone(_) => Naming::Unnamed,
    }
}
