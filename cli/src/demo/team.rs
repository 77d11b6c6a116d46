//! The two engineers with their notebooks, and what the day's words mean there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use soundings_core::model::{Id, MapPart, PhotoRule, PicturePoint, Plan};
use soundings_core::present::{EntryRow, Map, NoteRow};
use soundings_core::{
    Drawing, Environment, EvidenceRange, FiledUnder, NewEntry, NewMap, NewObservation, NewPerson, NewPromise, NewVisit,
    Notebook, Person, SortingOf, StartVisit,
};
use soundings_runner::{Cancel, Outcome, Runner};

use super::check;
use super::clock::DayClock;
use super::day::{Author, Day, Map as PlannedMap, Note, PICTURES};
use super::maps::sorted;
use crate::failure::Failure;
use crate::keys;

/// How long a contact may wait for the server.
const PATIENCE: Duration = Duration::from_secs(90);

/// An engineer with a notebook in this process.
pub struct Player {
    pub notebook: Arc<Notebook>,
}

impl Player {
    /// Makes a notebook in `folder`/`name`, its key in a file beside it.
    pub fn new(folder: &Path, name: &str, engineer: &str, clock: &Arc<DayClock>) -> Result<Self, Failure> {
        let environment = Environment { clock: clock.clone(), ..Environment::system() };
        let key_file = folder.join(format!("{name}.key"));
        let (keys, _) = keys::for_new_notebook(Some(&key_file), &folder.join(name), &environment)?;
        let notebook = Notebook::create(&folder.join(name), &keys, engineer, environment)?;
        Ok(Self { notebook: Arc::new(notebook) })
    }

    /// One contact with the server, waiting for it if it is away.
    pub fn contact(&self, wait: Duration) -> Result<Outcome, Failure> {
        Ok(Runner::new(Arc::clone(&self.notebook)).sync(Instant::now() + wait, &Cancel::new())?)
    }

    /// A contact that must end with everything at the team's.
    pub fn sync(&self) -> Result<(), Failure> {
        let outcome = self.contact(PATIENCE)?;
        check(outcome == Outcome::Together, "an engineer's notes reach the team's server")
    }

    /// What waits to go to the team.
    fn waiting(&self) -> Result<u32, Failure> {
        Ok(self.notebook.sync_screen()?.waiting_operations)
    }

    /// All notes of a visit that this notebook shows.
    pub fn notes(&self, visit: Id) -> Result<Vec<NoteRow>, Failure> {
        let (mut notes, mut after) = (Vec::new(), None);
        loop {
            let page = self.notebook.encounter(visit, after.as_deref(), 100)?;
            notes.extend(page.notes);
            after = page.next;
            if after.is_none() {
                return Ok(notes);
            }
        }
    }

    /// One entry of a map.
    pub fn entry(&self, map: Id, entry: Id) -> Result<EntryRow, Failure> {
        let found = self.notebook.map(map)?.parts.into_iter().flat_map(|part| part.entries).find(|row| row.id == entry);
        found.ok_or_else(|| super::unmet("both engineers see the map's entry"))
    }
}

/// Both, and the ids of what the day names.
pub struct Team {
    pub ada: Player,
    pub jonas: Player,
    pub visit: Id,
    people: BTreeMap<String, Id>,
    notes: BTreeMap<String, Id>,
    /// By key: the map, and its entries that have one.
    maps: BTreeMap<String, (Id, BTreeMap<String, Id>)>,
    pictures: PathBuf,
}

impl Team {
    /// Two empty notebooks, and the pictures as files to attach.
    pub fn new(folder: &Path, day: &Day, clock: &Arc<DayClock>) -> Result<Self, Failure> {
        let pictures = folder.join("pictures");
        let written = std::fs::create_dir(&pictures).and_then(|()| {
            PICTURES.iter().try_for_each(|(name, bytes)| std::fs::write(pictures.join(format!("{name}.png")), bytes))
        });
        written.map_err(|_| Failure::refused("demo", "the demo's folder cannot be written to"))?;
        Ok(Self {
            ada: Player::new(folder, "ada", &day.engineers.ada, clock)?,
            jonas: Player::new(folder, "jonas", &day.engineers.jonas, clock)?,
            visit: Id::default(),
            people: BTreeMap::new(),
            notes: BTreeMap::new(),
            maps: BTreeMap::new(),
            pictures,
        })
    }

    pub fn player(&self, author: Author) -> &Player {
        match author {
            Author::Ada => &self.ada,
            Author::Jonas => &self.jonas,
        }
    }

    /// At the office: the customer with site and people, and the planned visit.
    pub fn prepare(&mut self, day: &Day) -> Result<(), Failure> {
        let notebook = &self.ada.notebook;
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
            kind: soundings_core::model::EncounterKind::Visit,
            objective: Some(day.objective.clone()),
            at: Plan { local: format!("{}T{}", day.day, day.planned), zone: day.zone.clone() },
        })?;
        Ok(())
    }

    pub fn start(&self) -> Result<(), Failure> {
        for player in [&self.ada, &self.jonas] {
            player.notebook.start_visit(&StartVisit { visit: Some(self.visit), ..StartVisit::default() })?;
        }
        Ok(())
    }

    pub fn person(&self, key: &str) -> Result<Id, Failure> {
        self.people.get(key).copied().ok_or_else(|| super::unmet("everybody the day names is known"))
    }

    pub fn note(&self, at: &str) -> Result<Id, Failure> {
        self.notes.get(at).copied().ok_or_else(|| super::unmet("every note that the maps name is taken"))
    }

    /// Takes one note, now.
    pub fn capture(&mut self, note: &Note, filed: FiledUnder) -> Result<Id, Failure> {
        let known = |key: &Option<String>| key.as_deref().map(|key| self.person(key).map(Person::Known)).transpose();
        let captured = self.player(note.author).notebook.capture(&NewObservation {
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
        check(captured.visit == Some(self.visit), "a note lands in the visit under way")?;
        let corner = |x, y| PicturePoint { x, y };
        let circle = note.circle.map(|[a, b, c, d]| Drawing::Circle { corner: corner(a, b), opposite: corner(c, d) });
        let cover = note.cover.map(|[a, b, c, d]| Drawing::Cover { corner: corner(a, b), opposite: corner(c, d) });
        for drawing in circle.iter().chain(&cover) {
            self.player(note.author).notebook.annotate(captured.id, drawing)?;
        }
        self.notes.insert(note.at.clone(), captured.id);
        Ok(captured.id)
    }

    /// What each person agreed to, asked at the end.
    pub fn ask(&self, day: &Day) -> Result<(), Failure> {
        for person in &day.people {
            self.ada.notebook.set_consent(self.person(&person.key)?, person.consent)?;
        }
        Ok(())
    }

    pub fn promise(&self, day: &Day) -> Result<(), Failure> {
        for promise in &day.promises {
            let to = promise.to.iter().map(|key| self.person(key).map(Person::Known)).collect::<Result<_, _>>()?;
            self.player(promise.author).notebook.promise(&NewPromise {
                text: promise.text.clone(),
                to,
                promised_by: None,
                until: promise.until.clone(),
                visit: Some(self.visit),
            })?;
        }
        Ok(())
    }

    /// Makes one map with its entries and what shows them.
    pub fn fill(&mut self, planned: &PlannedMap) -> Result<Map, Failure> {
        let notebook = Arc::clone(&self.player(planned.author).notebook);
        let map =
            notebook.new_map(&NewMap { who: self.person(&planned.who)?, situation: planned.situation.clone() })?;
        let mut entries = BTreeMap::new();
        for entry in &planned.entries {
            // What shows itself is sorted from its card, one tap a part.
            if let (None, [at]) = (&entry.text, entry.from.as_slice()) {
                let of = SortingOf { map, visit: self.visit };
                let id = sorted(&notebook, of, entry.part, self.note(at)?)?;
                entries.extend(entry.key.clone().zip(id));
                continue;
            }
            let whole = |at: &String| self.note(at).map(|note| EvidenceRange { note, start: None, end: None });
            let id = notebook.add_entry(&NewEntry {
                map,
                part: entry.part,
                text: entry.text.clone(),
                from: entry.from.iter().map(whole).collect::<Result<_, _>>()?,
                against: Vec::new(),
            })?;
            entries.extend(entry.key.clone().map(|key| (key, id)));
        }
        self.maps.insert(planned.key.clone(), (map, entries));
        Ok(notebook.map(map)?)
    }

    /// A map, and one of its entries.
    pub fn map_entry(&self, map: &str, entry: &str) -> Result<(Id, Id), Failure> {
        let found = self.maps.get(map).and_then(|(map, entries)| Some((*map, *entries.get(entry)?)));
        found.ok_or_else(|| super::unmet("the maps have the entries that the day names"))
    }

    /// A map by its key.
    pub fn map(&self, key: &str) -> Result<Id, Failure> {
        self.maps.get(key).map(|(map, _)| *map).ok_or_else(|| super::unmet("the day's maps are made"))
    }

    /// Everything from one notebook to the other, both ways.
    pub fn exchange(&self) -> Result<(), Failure> {
        self.ada.sync()?;
        self.jonas.sync()?;
        self.ada.sync()?;
        let same = self.ada.notebook.dump_team()? == self.jonas.notebook.dump_team()?;
        check(same, "both notebooks hold the same of the team's")?;
        check(self.ada.waiting()? + self.jonas.waiting()? == 0, "nothing waits after a sync")
    }
}

/// A map's ticks, as the day says they must come out.
pub fn ticks_are(map: &Map, planned: &PlannedMap) -> bool {
    let depth = |part: &MapPart| map.parts.iter().find(|row| row.part == *part).map(|row| row.depth);
    map.above == planned.above
        && map.below == planned.below
        && planned.ticks.iter().all(|(part, ticks)| depth(part) == Some(*ticks))
}
