//! Gathering a visit's report from what the notebook holds.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Attached, ForWhom, Named, Noted, PersonMet, PromiseMade, Report, When};
use crate::consent::{Candidate, Giveaways, Passage, Standing, passage, standing_of};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::Person;
use crate::model::fields::{attachment, encounter, observation, person, promise};
use crate::model::value::Value;
use crate::model::{ConsentChoice, Id, Kind, ObservationKind};
use crate::notebook::Notebook;
use crate::present::{NoteRow, PersonRow, VisitRow, rows};
use crate::store::attachments;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// What browsers show of pictures, from a list: nothing that could hold a script.
const PICTURES: [&str; 5] = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"];
/// All pictures of one report together: a page that still opens on a phone and goes by mail.
const PICTURE_BYTES: u64 = 24 * 1000 * 1000;

impl Notebook {
    /// The report of a visit as it stands now: people's consent, promises and notes.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn report(&self, visit: Id, for_whom: ForWhom) -> Result<Report> {
        self.read(|reading| {
            let entity = reading.live(visit, Kind::Encounter)?;
            let gathered = Gathered::read(reading, &entity)?;
            let mut report = match for_whom {
                ForWhom::Us => gathered.for_us(reading)?,
                ForWhom::Others => gathered.for_others(),
            };
            if for_whom == ForWhom::Us {
                let mut room = PICTURE_BYTES;
                for note in report.starred.iter_mut().chain(&mut report.notes) {
                    note.attached = self.attached(reading, note.id, &mut room)?;
                }
            }
            Ok(report)
        })
    }

    fn attached(&self, reading: &Reading<'_>, note: Id, room: &mut u64) -> Result<Vec<Attached>> {
        let mut attached = Vec::new();
        for row in Entity::children(reading.connection, note, Kind::Attachment)? {
            let Some(blob) = row.fields.get(attachment::BLOB) else { continue };
            let mut picture = None;
            if PICTURES.contains(&blob.media_type.as_str()) && blob.length <= *room {
                picture = attachments::read(&self.directory, reading.connection, &blob)?;
                *room -= picture.as_ref().map_or(0, |bytes| bytes.len() as u64).min(*room);
            }
            attached.push(Attached {
                file_name: blob.file_name,
                media_type: blob.media_type,
                bytes: blob.length,
                picture,
            });
        }
        Ok(attached)
    }
}

/// What a report is made of, read in one transaction.
struct Gathered {
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
    promises: Vec<(PromiseMade, Vec<Person>)>,
    only_you: u32,
    /// Other names of the customer's that words could give away.
    others: Vec<String>,
}

impl Gathered {
    fn read(reading: &Reading<'_>, entity: &Entity) -> Result<Self> {
        let now = reading.now();
        let visit = rows::visit(reading, entity)?;
        let zone = match (&visit.started, &visit.planned) {
            (Some(start), _) => start.zone.clone(),
            (None, Some(plan)) => plan.zone.clone(),
            (None, None) => now.zone.clone(),
        };
        let joined = reading.me.has_team();
        // Before a team is joined everything is on this device alone: only what is meant to stay so is left out.
        let only_me =
            |row: &Entity| row.fields.flag(observation::STAYS_ONLY_ME) || (joined && row.log == Log::Personal);
        let (mut notes, mut only_you) = (Vec::new(), 0);
        for row in Entity::children(reading.connection, entity.id, Kind::Observation)? {
            if only_me(&row) {
                only_you += 1;
            } else {
                let note = rows::note(reading, &row)?;
                notes.push((row, note));
            }
        }
        let mut engineers = Vec::new();
        for id in entity.fields.members(encounter::ENGINEERS) {
            engineers.extend(reading.name(Some(id))?);
        }
        let mut promises = Vec::new();
        for row in Entity::children(reading.connection, entity.id, Kind::Promise)? {
            if joined && row.log == Log::Personal {
                continue;
            }
            let made = rows::promise(reading, &row)?;
            let promised_by = reading.name(row.fields.get(promise::PROMISED_BY))?;
            let made = PromiseMade {
                text: made.text,
                to: Vec::new(),
                promised_by,
                until: made.until,
                standing: made.standing,
            };
            promises.push((made, row.fields.members(promise::TO)));
        }
        let named = |row: &Entity| {
            let fields = [observation::BY, observation::ABOUT];
            fields.into_iter().filter_map(|field| row.fields.get(field)?.refers_to()).collect::<Vec<_>>()
        };
        let mut ids = entity.fields.members(encounter::PEOPLE);
        ids.extend(notes.iter().flat_map(|(row, _)| named(row)));
        let mut met = Vec::new();
        let mut people: Vec<PersonRow> = Vec::new();
        let promised = promises.iter().flat_map(|(_, to)| to).filter_map(|to| match to {
            Person::Known(id) => Some(*id),
            Person::Someone(_) => None,
        });
        let met_count = ids.len();
        for (place, id) in ids.iter().copied().chain(promised).enumerate() {
            let Some(row) = Entity::live(reading.connection, id, Kind::Person)? else { continue };
            if joined && row.log == Log::Personal {
                continue;
            }
            if place < met_count && !met.contains(&id) {
                met.push(id);
            }
            if people.iter().all(|person| person.id != id) {
                people.push(rows::person(&row));
            }
        }
        let mut others = Vec::new();
        if let Some(customer) = entity.fields.get(encounter::ORGANIZATION) {
            for row in Entity::children(reading.connection, customer, Kind::Person)? {
                if people.iter().all(|person| person.id != row.id) {
                    others.extend(row.fields.get(person::NAME));
                }
            }
        }
        let first_day = visit.started.as_ref().map(|start| start.local_in(&zone).date());
        Ok(Self {
            made: now.local_in(&zone),
            visit,
            zone,
            first_day,
            engineers,
            people,
            met,
            notes,
            promises,
            only_you,
            others,
        })
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

    fn noted(&self, row: &NoteRow, kind: ObservationKind) -> Noted {
        let at = row.happened.local_in(&self.zone);
        Noted {
            id: row.id,
            kind,
            another_day: Some(at.date()) != self.first_day,
            at,
            words: row.words.clone(),
            first_words: None,
            exact: row.exact && kind == ObservationKind::Said,
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
            starred: Vec::new(),
            notes: Vec::new(),
            to_read_first: Vec::new(),
            only_you: 0,
            withheld: 0,
            made: self.made,
        }
    }

    /// All but thoughts, notes without a key, and what is only me.
    fn for_us(&self, reading: &Reading<'_>) -> Result<Report> {
        let mut report = Report {
            customer: self.visit.customer.clone(),
            site: self.visit.site.clone(),
            objective: self.visit.objective.clone(),
            only_you: self.only_you,
            ..self.empty(ForWhom::Us)
        };
        for id in &self.met {
            report.people.extend(self.person(*id).map(|person| PersonMet {
                name: person.name.clone(),
                role: person.role.clone(),
                consent: Some(person.consent),
            }));
        }
        for (made, to) in &self.promises {
            let to = to.iter().cloned().filter_map(|person| self.named(Some(person))).collect();
            report.promises.push(PromiseMade { to, ..made.clone() });
        }
        for (entity, row) in &self.notes {
            let Some(kind) = row.kind.filter(|kind| *kind != ObservationKind::Thought) else { continue };
            let author = reading.name(entity.fields.get(observation::AUTHOR))?;
            let note = Noted {
                by: self.named(entity.fields.get(observation::BY)),
                about: self.named(entity.fields.get(observation::ABOUT)),
                first_words: row.first_words.clone().filter(|_| row.corrected),
                engineer: author.filter(|author| self.engineers.len() > 1 || !self.engineers.contains(author)),
                ..self.noted(row, kind)
            };
            if note.starred { report.starred.push(note) } else { report.notes.push(note) }
        }
        Ok(report)
    }

    /// What consent lets out now.
    fn for_others(&self) -> Report {
        let agreed: BTreeMap<Id, ConsentChoice> =
            self.people.iter().map(|person| (person.id, person.consent)).collect();
        let agreed = |id: Id| agreed.get(&id).copied().unwrap_or(ConsentChoice::TeamOnly);
        let mut report = self.empty(ForWhom::Others);
        let mut going: Vec<(&NoteRow, ObservationKind, Passage)> = Vec::new();
        for (entity, row) in &self.notes {
            let (by, about) = (entity.fields.get(observation::BY), entity.fields.get(observation::ABOUT));
            let candidate = Candidate {
                encounter: self.visit.kind,
                kind: row.kind,
                by: by.as_ref(),
                about: about.as_ref(),
                undecided: entity.versions > 0,
            };
            match (row.kind, passage(&candidate, agreed)) {
                (Some(kind), Some(passage)) => going.push((row, kind, passage)),
                (Some(ObservationKind::Thought) | None, _) => {}
                (_, None) => report.withheld += 1,
            }
        }
        let to = |person: &Person| match person {
            Person::Known(id) => standing_of(*id, agreed(*id)).unwrap_or(Standing::Unnamed),
            Person::Someone(_) => Standing::Unnamed,
        };
        // Beside "a customer" the name of the house would say too much; and somebody of it must have let their name out.
        let mut standings: Vec<Standing> =
            going.iter().flat_map(|(_, _, passage)| [passage.by, passage.about]).collect();
        standings.extend(self.promises.iter().flat_map(|(_, people)| people.iter().map(to)));
        let names_house =
            !standings.contains(&Standing::Unnamed) && standings.iter().any(|one| matches!(one, Standing::Named(_)));
        let mut giveaways = Giveaways::default();
        for person in self
            .people
            .iter()
            .filter(|person| !matches!(standing_of(person.id, agreed(person.id)), Some(Standing::Named(_))))
        {
            giveaways.add(&person.name);
        }
        for name in &self.others {
            giveaways.add(name);
        }
        if names_house {
            report.customer.clone_from(&self.visit.customer);
            report.site.clone_from(&self.visit.site);
        } else {
            for name in self.visit.customer.iter().chain(&self.visit.site) {
                giveaways.add(name);
            }
            // A zone is named after a city.
            if let (Some(when), Some(start)) = (&mut report.when, &self.visit.started) {
                when.zone = start.local().format("UTC%:z").to_string();
            } else if let Some(when) = &mut report.when {
                when.zone.clear();
            }
        }
        let named = |standing: Standing| match standing {
            Standing::Nobody => None,
            Standing::Unnamed => Some(Named::Customer),
            Standing::Named(id) => self.by_name(id),
        };
        report.objective = self.visit.objective.clone().filter(|objective| !giveaways.are_in(objective));
        for id in &self.met {
            if let (Some(Standing::Named(_)), Some(person)) = (standing_of(*id, agreed(*id)), self.person(*id)) {
                report.people.push(PersonMet { name: person.name.clone(), role: person.role.clone(), consent: None });
            }
        }
        for (made, people) in self.promises.iter().filter(|(made, _)| !giveaways.are_in(&made.text)) {
            let mut to: Vec<Named> = people.iter().filter_map(|person| named(to(person))).collect();
            to.dedup();
            report.promises.push(PromiseMade { to, ..made.clone() });
        }
        for (row, kind, passage) in going {
            let note = Noted { by: named(passage.by), about: named(passage.about), ..self.noted(row, kind) };
            if passage.read_first || giveaways.are_in(&note.words) {
                report.to_read_first.push(note);
            } else if note.starred {
                report.starred.push(note);
            } else {
                report.notes.push(note);
            }
        }
        report
    }
}
