//! A believable company: customers with sites and people whose names are written in several scripts, visits with notes in which
//! few words are common and most are rare, promises, and maps with evidence. The same from the same seed.

use std::fmt;
use std::str::FromStr;

use soundings_core::model::{EncounterKind, Id, MapPart, ObservationKind, Person, PhotoRule, PromiseState};
use soundings_core::{EvidenceRange, NewEntry, NewMap, NewObservation, NewPerson, NewPromise, Notebook, StartVisit};

use crate::Outcome;
use crate::words::Chance;

/// How much of it.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub notes: usize,
    pub people: usize,
    pub maps: usize,
}

/// What a year or five leave in a team of visiting engineers.
pub const USUAL: Sizes = Sizes { notes: 100_000, people: 5_000, maps: 2_000 };

/// Notes in a visit.
const NOTES_EACH: usize = 20;
/// People of a customer, in the middle.
const PEOPLE_EACH: usize = 10;

const FIRST: [&str; 40] = [
    "Rosa",
    "Will",
    "Colette",
    "Imran",
    "Zoë",
    "Søren",
    "Łukasz",
    "Nguyễn",
    "Aoife",
    "José",
    "Jürgen",
    "Chloé",
    "Ada",
    "Jonas",
    "Marta",
    "Olu",
    "Priya",
    "Kenji",
    "Fatima",
    "Dmitri",
    "Анна",
    "Иван",
    "Оксана",
    "Γιώργος",
    "Ελένη",
    "محمد",
    "فاطمة",
    "דוד",
    "שרה",
    "王伟",
    "李娜",
    "佐藤",
    "健",
    "민준",
    "서연",
    "आरव",
    "प्रिया",
    "สมชาย",
    "ნინო",
    "Արամ",
];
const LAST: [&str; 40] = [
    "Medeiros",
    "Tran",
    "Dubois",
    "Qureshi",
    "Ångström",
    "Møller",
    "Kowalski",
    "Văn An",
    "O’Brien",
    "García",
    "Müller",
    "Lefèvre",
    "Okafor",
    "Weber",
    "Novák",
    "Adeyemi",
    "Sharma",
    "Tanaka",
    "Haddad",
    "Volkov",
    "Петрова",
    "Смирнов",
    "Коваленко",
    "Παππάς",
    "Νικολάου",
    "الخطيب",
    "حداد",
    "כהן",
    "לוי",
    "明",
    "芳",
    "翔太",
    "一郎",
    "김",
    "박",
    "शर्मा",
    "पटेल",
    "ใจดี",
    "ბერიძე",
    "Պետրոսյան",
];
const TRADES: [&str; 16] = [
    "Metals",
    "Foods",
    "Plastics",
    "Glass",
    "Paper",
    "Rail",
    "Marine",
    "Aero",
    "Dairy",
    "Steel",
    "Tools",
    "Optics",
    "Textiles",
    "Batteries",
    "Ceramics",
    "Energy",
];
const ROLES: [&str; 12] = [
    "welder",
    "welding supervisor",
    "inspector",
    "purchasing",
    "night operator",
    "shift lead",
    "maintenance",
    "quality engineer",
    "plant manager",
    "line lead",
    "technicienne",
    "Schichtleiter",
];
/// What engineers write about, the commonest first: each stands half as often as the one at half its place.
const COMMON: [&str; 64] = [
    "the",
    "to",
    "and",
    "they",
    "it",
    "of",
    "a",
    "in",
    "we",
    "not",
    "twice",
    "weld",
    "pass",
    "first",
    "because",
    "after",
    "settings",
    "machine",
    "shift",
    "wire",
    "speed",
    "card",
    "nobody",
    "asks",
    "torch",
    "gas",
    "display",
    "again",
    "before",
    "batch",
    "corner",
    "bench",
    "report",
    "waits",
    "line",
    "night",
    "operator",
    "tape",
    "manual",
    "trusts",
    "checks",
    "part",
    "customer",
    "call",
    "wrong",
    "overtime",
    "seam",
    "gauge",
    "pressure",
    "temperature",
    "filter",
    "alarm",
    "screen",
    "door",
    "pallet",
    "label",
    "scrap",
    "spare",
    "délai",
    "réglage",
    "Schicht",
    "сварка",
    "焊接",
    "لحام",
];
/// Rare words: part numbers, machines, names of things nobody else has.
const RARE: usize = 60_000;

/// What can be looked at.
#[derive(Clone, Copy)]
pub struct Shown {
    pub customer: Id,
    pub person: Id,
    pub map: Id,
    pub visit: Id,
}

impl fmt::Display for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { customer, person, map, visit } = self;
        write!(formatter, "{customer} {person} {map} {visit}")
    }
}

impl FromStr for Shown {
    type Err = Box<dyn std::error::Error>;

    fn from_str(text: &str) -> Outcome<Self> {
        let ids = text.split(' ').map(str::parse::<Id>).collect::<Result<Vec<_>, _>>()?;
        let [customer, person, map, visit] = ids[..] else { return Err("four ids are needed".into()) };
        Ok(Self { customer, person, map, visit })
    }
}

/// Fills an empty notebook.
pub fn fill(notebook: &Notebook, sizes: Sizes, seed: u64) -> Outcome<Shown> {
    let mut company = Company { notebook, chance: Chance::new(seed), people: Vec::new(), notes: Vec::new() };
    let customers = company.customers(sizes.people)?;
    let mut visit = Id::default();
    for begun in (0..sizes.notes).step_by(NOTES_EACH) {
        // Few customers are visited often, most seldom.
        let customer = company.chance.zipf(customers.len());
        visit = company.visit(&customers[customer], NOTES_EACH.min(sizes.notes - begun))?;
        if begun % 10_000 == 0 {
            eprintln!("{begun} notes are there");
        }
    }
    let mut map = Id::default();
    for _ in 0..sizes.maps {
        map = company.map()?;
    }
    let person = company.people.first().ok_or("there is nobody")?.1;
    Ok(Shown { customer: customers[0].0, person, map, visit })
}

/// One being made.
struct Company<'n> {
    notebook: &'n Notebook,
    chance: Chance,
    /// With their customer.
    people: Vec<(Id, Id)>,
    notes: Vec<Id>,
}

impl Company<'_> {
    fn name(&mut self) -> String {
        format!("{} {}", FIRST[self.chance.below(FIRST.len())], LAST[self.chance.below(LAST.len())])
    }

    /// Customers, each with a site and the range of its people.
    fn customers(&mut self, people: usize) -> Outcome<Vec<(Id, Id, std::ops::Range<usize>)>> {
        let mut customers = Vec::new();
        while self.people.len() < people {
            let number = customers.len();
            let name =
                format!("{} {} {number}", LAST[self.chance.below(LAST.len())], TRADES[self.chance.below(TRADES.len())]);
            let customer = self.notebook.add_customer(&name)?;
            let plant = format!("Plant {}", self.chance.below(9) + 1);
            let site = self.notebook.add_site(customer, &plant, PhotoRule::NotAsked)?;
            let begun = self.people.len();
            let many = (1 + self.chance.below(2 * PEOPLE_EACH)).min(people - begun);
            for _ in 0..many {
                let (name, role) = (Some(self.name()), Some(ROLES[self.chance.below(ROLES.len())].to_owned()));
                let new = NewPerson { customer: Some(customer), site: Some(site), name, role, ..NewPerson::default() };
                let person = self.notebook.add_person(&new)?;
                self.people.push((customer, person));
            }
            customers.push((customer, site, begun..self.people.len()));
        }
        Ok(customers)
    }

    fn visit(&mut self, (customer, site, people): &(Id, Id, std::ops::Range<usize>), notes: usize) -> Outcome<Id> {
        const KINDS: [ObservationKind; 4] =
            [ObservationKind::Said, ObservationKind::Did, ObservationKind::Around, ObservationKind::Thought];
        let objective = Some(self.words(6));
        let kind = Some(if self.chance.below(5) == 0 { EncounterKind::CallMade } else { EncounterKind::Visit });
        let start =
            StartVisit { customer: Some(*customer), site: Some(*site), objective, kind, ..StartVisit::default() };
        let visit = self.notebook.start_visit(&start)?;
        for _ in 0..notes {
            let by = people.start + self.chance.below(people.len().max(1));
            let by =
                self.people.get(by).filter(|_| self.chance.below(2) == 0).map(|(_, person)| Person::Known(*person));
            let long = 6 + self.chance.zipf(40);
            let note = NewObservation {
                kind: Some(KINDS[self.chance.zipf(KINDS.len())]),
                text: self.words(long),
                by,
                starred: self.chance.below(40) == 0,
                tags: if self.chance.below(30) == 0 { vec!["settings".to_owned()] } else { Vec::new() },
                ..NewObservation::default()
            };
            self.notes.push(self.notebook.capture(&note)?.id);
        }
        if self.chance.below(4) == 0 && !people.is_empty() {
            let to = vec![Person::Known(self.people[people.start].1)];
            let until = format!("20{}-{:02}-15", 25 + self.chance.below(6), 1 + self.chance.below(12));
            let new = NewPromise { text: self.words(8), to, promised_by: None, until, visit: Some(visit) };
            let promise = self.notebook.promise(&new)?;
            if self.chance.below(3) > 0 {
                self.notebook.settle_promise(promise, PromiseState::Kept, None)?;
            }
        }
        self.notebook.end_visit(None, false)?;
        Ok(visit)
    }

    fn map(&mut self) -> Outcome<Id> {
        let who = self.people[self.chance.below(self.people.len())].1;
        let map = self.notebook.new_map(&NewMap { who, situation: self.words(5) })?;
        for part in [MapPart::Say, MapPart::Do, MapPart::Pain, MapPart::Gain] {
            let text = Some(self.words(7));
            let entry = NewEntry { map, part, text, from: Vec::new(), against: Vec::new() };
            let note = self.notes.get(self.chance.below(self.notes.len().max(1))).copied();
            let from: Vec<_> = note.map(|note| EvidenceRange { note, start: None, end: None }).into_iter().collect();
            // A thought shows nothing about a customer: then it is a guess.
            if self.notebook.add_entry(&NewEntry { from, ..entry.clone() }).is_err() {
                self.notebook.add_entry(&entry)?;
            }
        }
        Ok(map)
    }

    /// Words as they occur.
    fn words(&mut self, many: usize) -> String {
        let mut words = Vec::with_capacity(many);
        for _ in 0..many {
            let place = self.chance.zipf(COMMON.len() + RARE);
            words.push(match COMMON.get(place) {
                Some(common) => (*common).to_owned(),
                None => format!("part{}", place - COMMON.len()),
            });
        }
        words.join(" ")
    }
}
