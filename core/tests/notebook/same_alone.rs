//! *Same as* in one notebook, over everything that can be one: whatever is done, the screens are those of a rebuild, what they
//! count is there, and the team hears of nothing that is only me.

use proptest::prelude::*;
use soundings_core::model::{ConsentChoice, Id, MapPart, PhotoRule};
use soundings_core::present::Search;
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, NoteChange, Person, StartVisit};
use soundings_core::{NewMap, Resolution};

use crate::common::*;

#[derive(Clone, Debug)]
enum Act {
    Customer,
    Site(usize),
    Person(usize, Option<usize>),
    Visit(usize),
    Note(usize, usize),
    Promise(usize),
    Map(usize, usize),
    Consent(usize, usize),
    By(usize, usize),
    Same(usize, usize),
    Undo(usize),
    Delete(usize),
    Back(usize),
    Share(usize),
    Decide,
    Join,
}

fn act() -> impl Strategy<Value = Act> {
    let one = 0usize..12;
    prop_oneof![
        2 => Just(Act::Customer),
        2 => one.clone().prop_map(Act::Site),
        3 => (one.clone(), prop::option::of(one.clone())).prop_map(|(customer, visit)| Act::Person(customer, visit)),
        3 => one.clone().prop_map(Act::Visit),
        4 => (one.clone(), one.clone()).prop_map(|(visit, who)| Act::Note(visit, who)),
        1 => one.clone().prop_map(Act::Promise),
        1 => (one.clone(), one.clone()).prop_map(|(who, note)| Act::Map(who, note)),
        2 => (one.clone(), 0usize..4).prop_map(|(who, choice)| Act::Consent(who, choice)),
        1 => (one.clone(), one.clone()).prop_map(|(note, who)| Act::By(note, who)),
        8 => (one.clone(), one.clone()).prop_map(|(one, other)| Act::Same(one, other)),
        3 => one.clone().prop_map(Act::Undo),
        2 => one.clone().prop_map(Act::Delete),
        1 => one.clone().prop_map(Act::Back),
        2 => one.prop_map(Act::Share),
        1 => Just(Act::Decide),
        1 => Just(Act::Join),
    ]
}

/// What was made, by kind.
#[derive(Default)]
struct Made {
    customers: Vec<Id>,
    sites: Vec<Id>,
    people: Vec<Id>,
    visits: Vec<Id>,
    notes: Vec<Id>,
    maps: Vec<Id>,
}

fn nth(all: &[Id], number: usize) -> Id {
    if all.is_empty() { Id::default() } else { all[number % all.len()] }
}

impl Made {
    fn all(&self) -> Vec<Id> {
        [&self.customers, &self.sites, &self.people, &self.visits, &self.notes].into_iter().flatten().copied().collect()
    }

    /// Two of one kind, whichever the numbers meet.
    fn two(&self, one: usize, other: usize) -> (Id, Id) {
        let of = [&self.customers, &self.people, &self.visits, &self.sites][one % 4];
        (nth(of, one / 4), nth(of, other))
    }

    fn make(&mut self, book: &Book, office: &mut Option<Office>, act: Act) -> Result<(), soundings_core::Error> {
        match act {
            Act::Customer => self.customers.push(book.add_customer(&format!("Veldmann {}", self.customers.len() / 2))?),
            Act::Site(customer) => {
                let rule = if customer % 2 == 0 { PhotoRule::No } else { PhotoRule::Yes };
                self.sites.push(book.add_site(nth(&self.customers, customer), "Plant", rule)?);
            }
            Act::Person(customer, visit) => {
                let new = NewPerson {
                    customer: Some(nth(&self.customers, customer)),
                    site: self.sites.get(customer).copied(),
                    name: Some(format!("Will {}", self.people.len() / 2)),
                    visit: visit.map(|visit| nth(&self.visits, visit)),
                    ..NewPerson::default()
                };
                self.people.push(book.add_person(&new)?);
            }
            Act::Visit(customer) => {
                let site = self.sites.get(customer).copied();
                let visit =
                    StartVisit { customer: Some(nth(&self.customers, customer)), site, ..StartVisit::default() };
                let visit = book.start_visit(&visit)?;
                self.visits.push(visit);
                book.end_visit(Some(visit), customer % 3 == 0)?;
            }
            Act::Note(visit, who) => {
                let note = exactly("we weld it twice", nth(&self.people, who));
                let visit = FiledUnder::Visit(nth(&self.visits, visit));
                self.notes.push(book.capture(&NewObservation { visit, ..note })?.id);
            }
            Act::Promise(who) => {
                let to = [who, who + 1].map(|who| Person::Known(nth(&self.people, who))).to_vec();
                let until = "2026-11-24".into();
                book.promise(&NewPromise { text: "a card".into(), to, promised_by: None, until, visit: None })?;
            }
            Act::Map(who, note) => {
                let map = book.new_map(&NewMap { who: nth(&self.people, who), situation: "any".into() })?;
                self.maps.push(map);
                book.add_entry(&entry(map, MapPart::Say, &[nth(&self.notes, note)]))?;
            }
            Act::Consent(who, choice) => book.set_consent(nth(&self.people, who), ConsentChoice::ALL[choice])?,
            Act::By(note, who) => {
                let by = Some(Person::Known(nth(&self.people, who)));
                book.change_note(nth(&self.notes, note), &NoteChange { by, ..NoteChange::default() }, None)?;
            }
            Act::Same(one, other) => {
                let (one, other) = self.two(one, other);
                book.declare_same(one, other)?;
            }
            Act::Undo(one) => book.undo_same(self.two(one, 0).0)?,
            Act::Delete(one) => book.delete(nth(&self.all(), one))?,
            Act::Back(one) => book.undo_delete(nth(&self.all(), one))?,
            Act::Share(one) => {
                book.share(&[nth(&self.all(), one)])?;
            }
            Act::Decide => {
                let needs = book.sync_screen()?.needs_you;
                if let Some(row) = needs.into_iter().find_map(|row| row.versions) {
                    let kept = row.versions.last().unwrap().id.clone();
                    book.resolve(row.entity, &row.field, &Resolution::Keep(kept))?;
                    let still = book.sync_screen()?.needs_you.into_iter().filter_map(|row| row.versions);
                    assert!(still.into_iter().all(|after| (after.entity, &after.field) != (row.entity, &row.field)));
                }
            }
            Act::Join => {
                if office.is_none() {
                    office.insert(Office::new()).join(book);
                }
            }
        }
        Ok(())
    }

    /// Screens, as documents.
    fn shown(&self, book: &Book) -> Vec<String> {
        let mut shown = vec![
            format!("{:?}", book.customers(None, 100).unwrap()),
            format!("{:?}", book.visits(None, 100).unwrap().items),
            format!("{:?}", book.sync_screen().unwrap().needs_you),
            format!("{:?}", book.today().unwrap().promises),
            format!("{:?}", book.shareable(None, 100).unwrap().items),
            format!("{:?}", book.same_proposals().unwrap()),
        ];
        shown.extend(self.customers.iter().map(|id| format!("{:?}", book.people_of(*id, None, 100).unwrap().items)));
        shown.extend(
            self.people.iter().map(|id| format!("{:?}", book.consent(*id).ok().map(|row| (row.person, row.also)))),
        );
        shown.extend(self.visits.iter().map(|id| format!("{:?}", book.encounter(*id, None, 100).ok())));
        shown.extend(self.notes.iter().map(|id| format!("{:?}", book.notebook.note(*id).ok())));
        shown.extend(self.maps.iter().map(|id| format!("{:?}", book.map(*id).ok())));
        for id in &self.people {
            let search = Search { person: Some(*id), ..Search::default() };
            shown.push(format!("{:?}", book.search_for(&search, None, 100).unwrap().items.len()));
        }
        shown
    }
}

/// What is here and lies in the personal log alone, as the database has it.
fn only_me(book: &Book) -> Vec<Id> {
    let connection = database(book.path());
    let mut statement = connection.prepare("SELECT id FROM entity WHERE log = 1 AND hidden IN (0, 4)").unwrap();
    let rows = statement.query_map([], |row| row.get::<_, [u8; 16]>(0)).unwrap();
    rows.map(|id| Id(id.unwrap())).collect()
}

/// That the team was told of nothing that is only me, and every screen is that of a rebuild.
fn holds(acts: Vec<Act>) -> Result<(), TestCaseError> {
    let book = Book::new();
    let (mut made, mut office) = (Made::default(), None);
    for act in acts {
        // What cannot be done any more is refused; that is its own test.
        let _ = made.make(&book, &mut office, act);
    }
    if let Some(office) = &mut office {
        office.sync(&book);
        let told: Vec<Id> = only_me(&book).into_iter().filter(|id| office.names_thing(*id)).collect();
        prop_assert_eq!(told, vec![]);
    }
    prop_assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    let before = made.shown(&book);
    book.rebuild().unwrap();
    for (after, before) in made.shown(&book).into_iter().zip(before) {
        prop_assert_eq!(after, before);
    }
    prop_assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    Ok(())
}

#[test]
fn somebody_who_was_deleted_before_their_visit_was_shared_and_came_back_stays_only_me() {
    let acts = vec![
        Act::Customer,
        Act::Customer,
        Act::Site(1),
        Act::Visit(5),
        Act::Person(1, Some(9)),
        Act::Delete(8),
        Act::Customer,
        Act::Join,
        Act::Share(5),
        Act::Back(4),
    ];
    holds(acts).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_declared_the_screens_are_those_of_a_rebuild_and_the_team_hears_of_nothing_that_is_only_me(
        acts in prop::collection::vec(act(), 8..70)
    ) {
        holds(acts)?;
    }
}
