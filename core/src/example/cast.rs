//! What the day's words mean in notebooks: the acts that write them there, and the ids that came of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::day::{Day, Map, Note, PICTURES, Promise};
use crate::empathy_map::{EvidenceRange, NewEntry, NewMap, SortInto, SortingOf};
use crate::error::{Error, Result};
use crate::model::{EncounterKind, Id, PairVerdict, PhotoRule, PicturePoint, Plan};
use crate::notebook::Notebook;
use crate::visit_log::{Captured, Drawing, FiledUnder, NewObservation, NewPerson, NewPromise, NewVisit, Person};

/// Who and what the day names, by the names it gives them.
pub struct Cast {
    /// The visit, once it is planned.
    pub visit: Id,
    people: BTreeMap<String, Id>,
    notes: BTreeMap<String, Id>,
    /// By key: the map, and its entries that have one.
    maps: BTreeMap<String, (Id, BTreeMap<String, Id>)>,
    pictures: PathBuf,
}

impl Cast {
    /// Nobody yet, and the pictures as files to attach, in a new folder.
    ///
    /// # Errors
    /// What the disk says.
    pub fn new(pictures: &Path) -> Result<Self> {
        std::fs::create_dir(pictures)?;
        for (name, bytes) in PICTURES {
            std::fs::write(pictures.join(format!("{name}.png")), bytes)?;
        }
        Ok(Self {
            visit: Id::default(),
            people: BTreeMap::new(),
            notes: BTreeMap::new(),
            maps: BTreeMap::new(),
            pictures: pictures.to_owned(),
        })
    }

    /// At the office: the customer with site and people, and the planned visit.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn prepare(&mut self, notebook: &Notebook, day: &Day) -> Result<()> {
        let customer = notebook.add_customer(&day.customer.name)?;
        let site = notebook.add_site(customer, &day.customer.site, PhotoRule::AskEachTime)?;
        for person in &day.people {
            let id = notebook.add_person(&NewPerson {
                customer: Some(customer),
                name: Some(person.name.clone()),
                role: Some(person.role.clone()),
                site: Some(site),
                ..NewPerson::default()
            })?;
            self.people.insert(person.key.clone(), id);
        }
        self.visit = notebook.plan_visit(&NewVisit {
            customer: Some(customer),
            site: Some(site),
            kind: EncounterKind::Visit,
            objective: Some(day.objective.clone()),
            at: Plan { local: format!("{}T{}", day.day, day.planned), zone: day.zone.clone() },
        })?;
        Ok(())
    }

    /// Somebody by their key.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the day names nobody so.
    pub fn person(&self, key: &str) -> Result<Id> {
        self.people.get(key).copied().ok_or(Error::NotFound { what: "person" })
    }

    /// A note by the time it was taken at.
    ///
    /// # Errors
    /// [`Error::NotFound`] where none was.
    pub fn note(&self, at: &str) -> Result<Id> {
        self.notes.get(at).copied().ok_or(Error::NotFound { what: "note" })
    }

    /// A map by its key.
    ///
    /// # Errors
    /// [`Error::NotFound`] where none was made.
    pub fn map(&self, key: &str) -> Result<Id> {
        self.maps.get(key).map(|(map, _)| *map).ok_or(Error::NotFound { what: "map" })
    }

    /// A map, and one of its entries.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none.
    pub fn map_entry(&self, map: &str, entry: &str) -> Result<(Id, Id)> {
        let found = self.maps.get(map).and_then(|(map, entries)| Some((*map, *entries.get(entry)?)));
        found.ok_or(Error::NotFound { what: "map entry" })
    }

    /// Takes one note, now, with its picture and what is drawn on it.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn capture(&mut self, notebook: &Notebook, note: &Note, filed: FiledUnder) -> Result<Captured> {
        let known = |key: &Option<String>| key.as_deref().map(|key| self.person(key).map(Person::Known)).transpose();
        let captured = notebook.capture(&NewObservation {
            visit: filed,
            kind: Some(note.kind),
            text: note.text.clone(),
            exact: note.exact,
            by: known(&note.by)?.or_else(|| note.by_someone.clone().map(Person::Someone)),
            about: known(&note.about)?,
            starred: note.starred,
            tags: note.tags.clone(),
            attachments: note.picture.iter().map(|name| self.pictures.join(format!("{name}.png"))).collect(),
            only_me: note.only_me,
            ..NewObservation::default()
        })?;
        let corner = |x, y| PicturePoint { x, y };
        let circle = note.circle.map(|[a, b, c, d]| Drawing::Circle { corner: corner(a, b), opposite: corner(c, d) });
        let cover = note.cover.map(|[a, b, c, d]| Drawing::Cover { corner: corner(a, b), opposite: corner(c, d) });
        for drawing in circle.iter().chain(&cover) {
            notebook.annotate(captured.id, drawing)?;
        }
        self.notes.insert(note.at.clone(), captured.id);
        Ok(captured)
    }

    /// What each person agreed to, asked at the end.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn ask(&self, notebook: &Notebook, day: &Day) -> Result<()> {
        day.people.iter().try_for_each(|person| notebook.set_consent(self.person(&person.key)?, person.consent))
    }

    /// What its author promised.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn promise(&self, notebook: &Notebook, promise: &Promise) -> Result<Id> {
        notebook.promise(&NewPromise {
            text: promise.text.clone(),
            to: promise.to.iter().map(|key| self.person(key).map(Person::Known)).collect::<Result<_>>()?,
            promised_by: None,
            until: promise.until.clone(),
            visit: Some(self.visit),
        })
    }

    /// Makes one map with its entries and what shows them.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn fill(&mut self, notebook: &Notebook, planned: &Map) -> Result<Id> {
        let map =
            notebook.new_map(&NewMap { who: self.person(&planned.who)?, situation: planned.situation.clone() })?;
        let mut entries = BTreeMap::new();
        for entry in &planned.entries {
            let whole = |at: &String| self.note(at).map(|note| EvidenceRange { note, start: None, end: None });
            let mut from = entry.from.iter().map(whole).collect::<Result<Vec<_>>>()?;
            let id = match (&entry.text, from.len()) {
                // What shows itself is sorted from its card, one tap a part.
                (None, 1) => {
                    let of = SortingOf { map, visit: self.visit };
                    notebook.sort(of, from.remove(0), SortInto::Part(entry.part))?
                }
                (text, _) => {
                    let new = NewEntry { map, part: entry.part, text: text.clone(), from, against: Vec::new() };
                    Some(notebook.add_entry(&new)?)
                }
            };
            entries.extend(entry.key.clone().zip(id));
        }
        self.maps.insert(planned.key.clone(), (map, entries));
        Ok(map)
    }

    /// What was said beside what was seen, with what would make both true.
    ///
    /// # Errors
    /// What the notebook refuses.
    pub fn unmatched(&self, notebook: &Notebook, day: &Day) -> Result<()> {
        let said = self.note(&day.unmatched.said)?;
        for seen in &day.unmatched.seen {
            let seen = self.note(seen)?;
            notebook.judge_pair(said, seen, PairVerdict::DoesNotMatch)?;
            notebook.answer_pair(said, seen, &day.unmatched.both_true, None)?;
        }
        Ok(())
    }
}
