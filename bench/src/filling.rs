//! Notebooks that hold what a year leaves in them, and one visit with as many notes as are asked for.

use std::path::Path;
use std::sync::Arc;

use soundings_core::model::{EncounterKind, Id, MapPart, ObservationKind, Person, PhotoRule, Plan, PromiseState};
use soundings_core::{
    DatabaseKey, Environment, EvidenceRange, Keys, NewEntry, NewMap, NewObservation, NewPerson, NewPromise, NewVisit,
    Notebook, Reply, StartVisit, Step,
};
use soundings_hub::Hub;
use soundings_wire::enrolment::Role;
use soundings_wire::invite;
use soundings_wire::messages::HubRequest;
use tempfile::TempDir;

use crate::Outcome;
use crate::words::Words;

/// Beside the one large visit: how many customers, each with a site and two people;
const CUSTOMERS: usize = 50;
/// how many visits that ended, each with
const VISITS: usize = 50;
/// so many notes, shared;
const NOTES_EACH: usize = 8;
/// how many visits that are planned;
const PLANS: usize = 50;
/// how many promises, one in four kept;
const PROMISES: usize = 100;
/// and how many maps, each with an entry in every part.
const MAPS: usize = 20;

/// What the screens of a filled notebook are asked for.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The visit under way, which gets the notes.
    pub visit: Id,
    /// A customer.
    pub customer: Id,
    /// A map.
    pub map: Id,
}

/// A notebook being filled.
pub struct Contents {
    /// What can be looked at.
    pub shown: Shown,
    people: Vec<Id>,
    words: Words,
    captured: usize,
}

/// A folder that needs no disk, where there is one: filling is not what is timed.
pub fn without_a_disk() -> Outcome<TempDir> {
    let memory = Path::new("/dev/shm");
    Ok(if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }?)
}

/// The key of every notebook here, so that another process can open one by its folder alone.
pub fn key() -> DatabaseKey {
    DatabaseKey::new([0x5e; 32])
}

/// The keys of a notebook here. Its keyring lies in its folder, and is copied with it.
pub fn keys(folder: &Path) -> Keys {
    Keys::with_file(&key(), &folder.join(KEYRING))
}

const KEYRING: &str = "device";

/// Copies a closed notebook without attachments.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for file in ["notebook.db", "key-check", KEYRING] {
        std::fs::copy(from.join(file), to.join(file))?;
    }
    Ok(())
}

/// Joins a team at a hub in this very process, and gives it what waits.
pub fn join(notebook: &Notebook, folder: &Path) -> Outcome {
    let environment = Environment::system();
    let hub = Hub::open(folder, Arc::clone(&environment.randomness), environment.now_ms())?;
    let invitation = hub.invite("http://127.0.0.1:7878", None, Role::Engineer, environment.now_ms())?;
    notebook.join(&invite::text(&invitation))?;
    contact(notebook, &hub, |_, _| {})
}

/// Gives a hub in this very process what waits; `each` sees every body on its way and what it asks.
pub fn contact(notebook: &Notebook, hub: &Hub, mut each: impl FnMut(&[u8], &HubRequest)) -> Outcome {
    let environment = Environment::system();
    loop {
        match notebook.sync_next()? {
            Step::Send(request) if request.long_poll => return Ok(()),
            Step::Send(request) => {
                let asked = HubRequest::from_frame(&request.body)?;
                each(&request.body, &asked);
                let body = hub.handle(&asked, environment.now_ms()).reply.to_frame();
                notebook.sync_reply(request.id, &Reply::Answer { status: 200, body, retry_after_s: None })?;
            }
            _ => return Err("the hub in this process does not answer".into()),
        }
    }
}

impl Contents {
    /// Fills a notebook that has just joined a team with all but the large visit's notes, and starts that visit.
    pub fn begin(notebook: &Notebook) -> Outcome<Self> {
        let (mut customers, mut people) = (Vec::new(), Vec::new());
        for number in 0..CUSTOMERS {
            let customer = notebook.add_customer(&format!("Customer {number}"))?;
            let site = notebook.add_site(customer, &format!("Hall {number}"), PhotoRule::NotAsked)?;
            for role in ["welder", "shift lead"] {
                let name = Some(format!("Person {number} {role}"));
                let role = Some(role.to_owned());
                let new = NewPerson { customer: Some(customer), site: Some(site), name, role, ..NewPerson::default() };
                people.push(notebook.add_person(&new)?);
            }
            customers.push((customer, site));
        }
        let shown = Shown { visit: Id::default(), customer: customers[0].0, map: Id::default() };
        let mut contents = Self { shown, people, words: Words::new(3), captured: 0 };
        let mut notes = Vec::new();
        for (customer, site) in customers.iter().cycle().take(VISITS) {
            let visit = StartVisit { customer: Some(*customer), site: Some(*site), ..StartVisit::default() };
            notebook.start_visit(&visit)?;
            for _ in 0..NOTES_EACH {
                notes.push(contents.capture(notebook)?);
            }
            notebook.end_visit(None, true)?;
        }
        let mut words = Words::new(4);
        contents.plan(notebook, &customers, &mut words)?;
        contents.promise(notebook, &mut words)?;
        contents.draw_maps(notebook, &notes, &mut words)?;
        contents.shown.visit =
            notebook.start_visit(&StartVisit { customer: Some(customers[0].0), ..StartVisit::default() })?;
        Ok(contents)
    }

    fn plan(&self, notebook: &Notebook, customers: &[(Id, Id)], words: &mut Words) -> Outcome {
        for (number, (customer, site)) in customers.iter().cycle().take(PLANS).enumerate() {
            let at = Plan {
                local: format!("2031-{:02}-{:02}T09:30", number % 12 + 1, number % 28 + 1),
                zone: "America/Toronto".into(),
            };
            let objective = Some(words.note());
            let (customer, site) = (Some(*customer), Some(*site));
            notebook.plan_visit(&NewVisit { customer, site, kind: EncounterKind::Visit, objective, at })?;
        }
        Ok(())
    }

    fn promise(&self, notebook: &Notebook, words: &mut Words) -> Outcome {
        for (number, person) in self.people.iter().cycle().take(PROMISES).enumerate() {
            let until = format!("20{}-{:02}-15", if number % 2 == 0 { 25 } else { 31 }, number % 12 + 1);
            let to = vec![Person::Known(*person)];
            let id = notebook.promise(&NewPromise { text: words.note(), to, promised_by: None, until, visit: None })?;
            if number % 4 == 0 {
                notebook.settle_promise(id, PromiseState::Kept, None)?;
            }
        }
        Ok(())
    }

    fn draw_maps(&mut self, notebook: &Notebook, notes: &[Id], words: &mut Words) -> Outcome {
        // What somebody did, by the order of the keys in `capture`.
        let mut evidence = notes.iter().skip(1).step_by(4).cycle();
        for person in self.people.iter().cycle().take(MAPS) {
            let map = notebook.new_map(&NewMap { who: *person, situation: words.note() })?;
            for part in [MapPart::Say, MapPart::Do, MapPart::Pain, MapPart::Gain] {
                let from = evidence.next().map(|note| EvidenceRange { note: *note, start: None, end: None });
                let from = from.into_iter().collect();
                let text = Some(words.note());
                notebook.add_entry(&NewEntry { map, part, text, from, against: Vec::new() })?;
            }
            self.shown.map = map;
        }
        Ok(())
    }

    /// Captures one more note in the visit under way, as engineers write them: most with a key, some with a person, a few
    /// with a star or a tag.
    pub fn capture(&mut self, notebook: &Notebook) -> Outcome<Id> {
        const KINDS: [ObservationKind; 4] =
            [ObservationKind::Said, ObservationKind::Did, ObservationKind::Around, ObservationKind::Thought];
        let number = self.captured;
        self.captured += 1;
        let by = (number.is_multiple_of(4)).then(|| Person::Known(self.people[number / 4 % self.people.len()]));
        Ok(notebook
            .capture(&NewObservation {
                // More without a key than a page holds, in every size: a full page is compared with a full page.
                kind: (number >= 2_000 || !number.is_multiple_of(12)).then(|| KINDS[number % KINDS.len()]),
                text: self.words.note(),
                by,
                starred: number.is_multiple_of(50),
                tags: if number.is_multiple_of(40) { vec!["settings".to_owned()] } else { Vec::new() },
                ..NewObservation::default()
            })?
            .id)
    }
}
