//! *Same as*: two customers, sites, people or visits that are one.

use std::sync::atomic::Ordering;

use proptest::prelude::*;
use soundings_core::model::{Audience, ConsentChoice, GuideLanguage, Id, MapPart, PhotoRule};
use soundings_core::present::{ForWhom, SameKind, Search};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, Person, StartVisit, VisitChange};
use soundings_core::{NewMap, Notebook, Refusal, Resolution};

use crate::common::*;

fn started(book: &Notebook, customer: Id) -> Id {
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    book.end_visit(Some(visit), false).unwrap();
    visit
}

/// Two customers of one firm: each with a visit, a person and a note of theirs.
struct Twice {
    book: Book,
    long: Id,
    short: Id,
    will: Id,
    william: Id,
    notes: [Id; 2],
}

impl Twice {
    fn new() -> Self {
        let book = Book::new();
        let (long, short) = (book.add_customer("Veldmann GmbH").unwrap(), book.add_customer("Veldmann").unwrap());
        let will = book.person(long, "Will Tran", "supervisor", ConsentChoice::Wall);
        let william = book.person(short, "William Tran", "supervisor", ConsentChoice::TeamOnly);
        let notes = [(long, will), (short, william)].map(|(customer, who)| {
            let visit = started(&book, customer);
            book.note(NewObservation { visit: FiledUnder::Visit(visit), ..exactly("we weld it twice", who) })
        });
        Self { book, long, short, will, william, notes }
    }
}

fn customers(book: &Notebook) -> Vec<(Id, String, u32)> {
    book.customers(None, 100).unwrap().items.into_iter().map(|row| (row.id, row.name, row.people)).collect()
}

#[test]
fn two_customers_read_as_one_everywhere_and_it_can_be_taken_back() {
    let Twice { book, long, short, .. } = Twice::new();
    let page = || {
        let mut page = serde_json::to_value(book.briefing(short, GuideLanguage::English).unwrap()).unwrap();
        page["made"] = "now".into();
        page
    };
    let before = (customers(&book), page());
    book.declare_same(long, short).unwrap();
    let [row] = &book.customers(None, 100).unwrap().items[..] else { panic!("one customer") };
    assert_eq!((row.id, row.name.as_str(), row.people), (short, "Veldmann", 2));
    assert_eq!(
        row.also.iter().map(|row| (row.id, row.name.as_deref())).collect::<Vec<_>>(),
        [(long, Some("Veldmann GmbH"))]
    );
    assert_eq!(book.customer(long).unwrap(), book.customer(short).unwrap(), "under either id");
    assert_eq!(book.people_of(long, None, 100).unwrap().items.len(), 2);
    let found = Search { customer: Some(long), ..Search::default() };
    let hits = |search: &Search| book.search_for(search, None, 100).unwrap().items.len();
    assert_eq!(hits(&found), 7, "the customer, two people, two visits, two notes");
    assert_eq!(hits(&Search { words: "GmbH".into(), ..Search::default() }), 1, "by its other name too");
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());

    book.undo_same(short).unwrap();
    assert_eq!((customers(&book), page()), before);
    assert_eq!(refused(book.undo_same(short)), Refusal::NotDeclaredSame);
}

#[test]
fn two_people_read_as_one_on_notes_maps_promises_and_in_what_leaves_and_what_one_did_not_allow_holds() {
    let Twice { book, will, william, notes, .. } = Twice::new();
    let to_both = NewPromise {
        text: "a settings card".into(),
        to: vec![Person::Known(will), Person::Known(william)],
        promised_by: None,
        until: "2026-11-24".into(),
        visit: None,
    };
    book.promise(&to_both).unwrap();
    let map = book.new_map(&NewMap { who: will, situation: "a batch comes back".into() }).unwrap();
    let names = |note: Id| book.notebook.note(note).unwrap().by.map(|who| (who.id.unwrap(), who.name));
    let promised_to = || book.today().unwrap().promises[0].to.iter().map(|who| who.id).collect::<Vec<_>>();
    let before = (notes.map(names), promised_to(), book.map(map).unwrap().who.map(|who| (who.id, who.name)));
    assert_eq!(before.1.len(), 2);

    book.declare_same(will, william).unwrap();
    for note in notes {
        assert_eq!(names(note), Some((william, "William Tran".into())));
    }
    assert_eq!(promised_to(), [Some(william)], "one person, once");
    assert_eq!(book.map(map).unwrap().who.unwrap().id, william);
    let about = |person: Id| {
        let search = Search { person: Some(person), ..Search::default() };
        book.search_for(&search, None, 100).unwrap().items.len()
    };
    assert_eq!((about(will), about(william)), (5, 5), "the person, two notes, a promise, a map");
    let consent = book.consent(will).unwrap();
    assert_eq!((consent.person.id, consent.person.consent), (william, ConsentChoice::TeamOnly), "not allowed wins");
    assert_eq!(consent.also[0].name.as_deref(), Some("Will Tran"));

    book.set_consent(will, ConsentChoice::QuoteNamed).unwrap();
    assert_eq!(
        book.consent(william).unwrap().person.consent,
        ConsentChoice::QuoteNamed,
        "until a person says what holds"
    );
    book.undo_same(will).unwrap();
    assert_eq!(book.consent(will).unwrap().person.consent, ConsentChoice::QuoteNamed, "it was said of both");
    assert_eq!((notes.map(names), promised_to(), book.map(map).unwrap().who.map(|who| (who.id, who.name))), before);
    book.rebuild().unwrap();
    assert_eq!((notes.map(names), promised_to(), book.map(map).unwrap().who.map(|who| (who.id, who.name))), before);
}

#[test]
fn what_the_two_say_of_one_field_stands_side_by_side_until_somebody_decides() {
    let Twice { book, will, william, .. } = Twice::new();
    book.declare_same(will, william).unwrap();
    let versions =
        || book.sync_screen().unwrap().needs_you.into_iter().filter_map(|row| row.versions).collect::<Vec<_>>();
    let rows = versions();
    let fields: Vec<&str> = rows.iter().map(|row| row.field.as_str()).collect();
    assert!(fields.contains(&"name") && !fields.contains(&"role"), "equal values are no conflict: {fields:?}");
    let name = rows.iter().find(|row| row.field == "name").unwrap();
    assert_eq!(
        name.versions.iter().map(|version| version.value.as_str()).collect::<Vec<_>>(),
        ["William Tran", "Will Tran"]
    );
    book.resolve(william, "name", &Resolution::Keep(name.versions[1].id.clone())).unwrap();
    assert!(versions().iter().all(|row| row.field != "name"));
    assert_eq!(book.consent(will).unwrap().person.name, "Will Tran");
}

#[test]
fn two_sites_and_two_visits_read_as_one() {
    let book = Book::new();
    let customer = book.add_customer("Brightline").unwrap();
    let sites = ["Plant 2", "Plant two"].map(|name| book.add_site(customer, name, PhotoRule::NotAsked).unwrap());
    book.set_photo_rule(sites[0], PhotoRule::No, None).unwrap();
    let at = |site: Id| StartVisit { customer: Some(customer), site: Some(site), ..StartVisit::default() };
    let visits = sites.map(|site| {
        let visit = book.start_visit(&at(site)).unwrap();
        book.note(said("they weld it twice"));
        book.end_visit(Some(visit), false).unwrap();
        visit
    });
    book.declare_same(sites[0], sites[1]).unwrap();
    let row = book.customer(customer).unwrap();
    assert_eq!((row.sites.len(), row.sites[0].photo_rule), (1, PhotoRule::No), "the stricter holds");
    assert_eq!(book.encounter(visits[0], None, 10).unwrap().visit.site.as_deref(), Some("Plant two"));

    let ends = visits.map(|visit| {
        let row = book.encounter(visit, None, 10).unwrap().visit;
        (row.started.unwrap().utc_ms, row.ended.unwrap().utc_ms)
    });
    book.declare_same(visits[1], visits[0]).unwrap();
    let one = book.encounter(visits[1], None, 10).unwrap();
    assert_eq!((one.visit.id, one.visit.notes, one.notes.len()), (visits[0], 2, 2));
    assert_eq!(one.visit.started.unwrap().utc_ms, ends[0].0, "started twice: the earliest");
    assert_eq!(one.visit.ended.unwrap().utc_ms, ends[1].1, "ended twice: the latest");
    assert_eq!(book.visits(None, 10).unwrap().items.len(), 1);
    let noted = |visit: Id| book.report(visit, ForWhom::Us).unwrap().notes;
    assert_eq!((noted(visits[0]), noted(visits[1]).len()), (noted(visits[1]), 2));
    assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
}

#[test]
fn deleting_and_erasing_take_all_that_reads_as_the_thing_and_undoing_brings_it_back() {
    let Twice { book, long, short, will, william, notes } = Twice::new();
    book.declare_same(long, short).unwrap();
    book.declare_same(will, william).unwrap();
    let before = customers(&book);
    book.delete(long).unwrap();
    assert_eq!(customers(&book), []);
    book.undo_delete(long).unwrap();
    assert_eq!(customers(&book), before);

    book.erase(will).unwrap();
    book.clock.forward(25 * HOUR);
    let book = book.again();
    let bytes = everything_in(book.path());
    assert!(!holds(&bytes, "Will Tran") && !holds(&bytes, "William Tran"));
    assert_eq!(book.notebook.note(notes[0]).unwrap().by.unwrap().name, "");
    let shown = |book: &Book| (customers(book), notes.map(|note| book.notebook.note(note).unwrap()));
    let before = shown(&book);
    book.rebuild().unwrap();
    assert_eq!(shown(&book), before);
}

#[test]
fn who_is_taken_off_a_visit_is_off_it_under_either_id_and_two_who_are_one_are_one_source() {
    let Twice { book, long, will, william, notes, .. } = Twice::new();
    let visit = book.notebook.note(notes[0]).unwrap().visit.unwrap();
    let met = |people: Vec<Id>, not_people: Vec<Id>| {
        book.change_visit(visit, &VisitChange { people, not_people, ..VisitChange::default() }, None).unwrap();
        book.encounter(visit, None, 1).unwrap().people.len()
    };
    assert_eq!(met(vec![will, william], vec![]), 2);
    let also = book.note(NewObservation { visit: FiledUnder::Visit(visit), ..exactly("and once more", william) });
    let map = book.new_map(&NewMap { who: will, situation: "any".into() }).unwrap();
    book.add_entry(&entry(map, MapPart::Say, &[notes[0], also])).unwrap();
    assert_eq!(depths(&book, map), [(MapPart::Say, 2)]);
    book.declare_same(will, william).unwrap();
    assert_eq!(depths(&book, map), [(MapPart::Say, 1)], "one person on one visit");
    assert_eq!(met(vec![], vec![]), 1);
    assert_eq!(met(vec![], vec![william]), 0);
    assert_eq!(book.people_of(long, None, 100).unwrap().items.len(), 0, "reads as one of the other customer's");
}

#[test]
fn unsent_words_and_a_visit_that_waits_for_the_team_are_found_under_what_it_reads_as() {
    let book = Book::new();
    let (first, second) = (book.start_visit(&StartVisit::default()).unwrap(), Id([9; 16]));
    book.note(said("for the team"));
    book.end_visit(Some(first), true).unwrap();
    let later = book.start_visit(&StartVisit::default()).unwrap();
    book.save_draft(Some(first), "left over").unwrap();
    book.save_draft(Some(later), "half a sen").unwrap();
    assert_eq!(book.draft(Some(second)).unwrap(), "");
    book.declare_same(first, later).unwrap();
    assert_eq!(book.draft(Some(later)).unwrap(), "half a sen\nleft over");
    assert_eq!(book.draft(Some(first)).unwrap(), book.draft(Some(later)).unwrap());
    book.save_draft(Some(first), "half a sentence").unwrap();
    assert_eq!(book.draft(Some(later)).unwrap(), "half a sentence");
    let mut office = Office::new();
    office.join(&book);
    assert!(office.knows("for the team"), "what was ended with share goes when a team is joined");
}

#[test]
fn one_deleted_by_itself_says_no_more_and_comes_back_by_its_own_id() {
    let mut team = Team::of(&["Ada", "Jonas"]);
    let (one, other) =
        (team.books[0].add_customer("Veldmann").unwrap(), team.books[0].add_customer("Veldman").unwrap());
    team.settle();
    team.books[0].delete(one).unwrap();
    team.books[1].declare_same(one, other).unwrap();
    team.settle();
    for book in &team.books {
        let row = book.customer(one).unwrap();
        assert_eq!((row.id, row.also.len()), (other, 0));
        assert!(book.sync_screen().unwrap().needs_you.is_empty(), "a deleted name is no version");
    }
    team.books[1].undo_delete(one).unwrap();
    team.settle();
    for book in &team.books {
        assert_eq!(book.customer(one).unwrap().also.len(), 1);
    }
}

#[test]
fn what_was_decided_by_a_screen_that_showed_both_is_decided_and_by_one_that_showed_one_it_is_not() {
    let book = Book::new();
    let customer = book.add_customer("Brightline").unwrap();
    let [one, other] = ["Plant 2", "Plant two"].map(|name| book.add_site(customer, name, PhotoRule::Yes).unwrap());
    book.set_photo_rule(one, PhotoRule::No, None).unwrap();
    let row = |id: Id| book.customer(customer).unwrap().sites.into_iter().find(|row| row.id == id).unwrap();
    let before = row(other).seen;
    book.declare_same(one, other).unwrap();
    book.set_photo_rule(other, PhotoRule::AskEachTime, Some(&before)).unwrap();
    assert_eq!(row(other).photo_rule, PhotoRule::No, "nobody had seen that rule: the stricter holds");
    book.set_photo_rule(other, PhotoRule::AskEachTime, Some(&row(other).seen)).unwrap();
    assert_eq!(row(other).photo_rule, PhotoRule::AskEachTime);
}

#[test]
fn a_first_page_costs_the_same_whether_things_are_declared_one_or_not() {
    let book = Book::new();
    let customers: Vec<Id> = (0..120).map(|number| book.add_customer(&format!("{number}")).unwrap()).collect();
    // Turns are counted of connections that are there.
    book.customers(None, 1).unwrap();
    let turns = book.count_turns().unwrap();
    let page = || {
        let before = turns.load(Ordering::Relaxed);
        assert_eq!(book.customers(None, 50).unwrap().items.len(), 50);
        turns.load(Ordering::Relaxed) - before
    };
    page();
    let alone = page();
    assert!(alone > 0);
    for pair in customers[..20].chunks(2) {
        book.declare_same(pair[0], pair[1]).unwrap();
    }
    page();
    let joined = page();
    assert!(joined * 2 < alone * 3, "{alone} turns alone, {joined} joined");
}

#[test]
fn an_export_holds_the_two_and_what_declares_them_one() {
    let Twice { book, long, short, .. } = Twice::new();
    book.declare_same(long, short).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("all");
    book.export(&out, &|_| "read me".into()).unwrap();
    let names = std::fs::read_to_string(out.join("customer.jsonl")).unwrap();
    assert!(names.contains("Veldmann GmbH") && names.lines().count() == 2, "{names}");
    let other = Book::of("Ada Okafor", 99);
    let shown = other.restorable(&out).unwrap().shown;
    other.restore(&out, &shown).unwrap();
    assert_eq!(customers(&other), customers(&book));
    other.undo_same(short).unwrap();
    assert_eq!(customers(&other).len(), 2);
}

#[test]
fn what_is_declared_is_refused_where_it_makes_no_sense() {
    let Twice { book, long, short, will, notes, .. } = Twice::new();
    assert_eq!(refused(book.declare_same(long, will)), Refusal::WrongKind);
    assert_eq!(refused(book.declare_same(notes[0], notes[1])), Refusal::WrongKind);
    assert_eq!(refused(book.declare_same(long, long)), Refusal::AlreadySame);
    assert_eq!(refused(book.undo_same(long)), Refusal::NotDeclaredSame);
    book.declare_same(long, short).unwrap();
    assert_eq!(refused(book.declare_same(short, long)), Refusal::AlreadySame);
    book.declare_not_same(long, will).unwrap_err();
}

#[test]
fn the_team_never_hears_of_what_is_one_with_its_own_for_one_engineer_alone() {
    let mut office = Office::new();
    let book = Book::new();
    office.join(&book);
    let customer = book.add_customer("Brightline Metals").unwrap();
    let rosa = book.person(customer, "Rosa Medeiros", "welder", ConsentChoice::QuoteNamed);
    let visit = book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let met = NewPerson { name: Some("Rosa from line 3".into()), visit: Some(visit), ..NewPerson::default() };
    let met = book.add_person(&met).unwrap();
    let note = book.note(exactly("it's my initials on the tag", met));
    // Whichever was named first: what the team has is what it reads as.
    book.declare_same(rosa, met).unwrap();
    assert_eq!(book.notebook.note(note).unwrap().by.unwrap().id, Some(rosa));
    office.sync(&book);
    assert!(!office.names_thing(met) && !office.knows("line 3"));
    book.end_visit(Some(visit), true).unwrap();
    book.promise(&NewPromise {
        text: "a card".into(),
        to: vec![Person::Known(met)],
        promised_by: None,
        until: "2026-12-04".into(),
        visit: None,
    })
    .unwrap();
    office.sync(&book);
    assert!(office.knows("initials") && office.knows("a card"));
    assert!(!office.names_thing(met), "sharing follows");
    assert_eq!(book.notebook.note(note).unwrap().audience, Audience::Team);
    let consent = book.consent(met).unwrap();
    assert_eq!(consent.person.name, "Rosa Medeiros", "never what is only me in the place of what the team has");
    assert_eq!(
        (consent.also[0].audience, consent.also[0].name.as_deref()),
        (Audience::OnlyMe, Some("Rosa from line 3"))
    );
    assert_eq!(book.search("line 3", None, 10).unwrap().items.len(), 1, "found by it all the same");

    // A customer that only one knows and who is one of the team's is in no page for others.
    let mine = book.start_visit(&StartVisit::default()).unwrap();
    let described = NewPerson { description: Some("night welder".into()), visit: Some(mine), ..NewPerson::default() };
    let described = book.add_person(&described).unwrap();
    book.declare_same(described, rosa).unwrap();
    assert_eq!(book.search("night welder", None, 10).unwrap().items.len(), 1);
    office.sync(&book);
    assert!(!office.knows("night welder"));
}

#[test]
fn names_that_are_alike_and_visits_that_overlap_are_proposed_and_never_more_than_that() {
    let Twice { book, long, short, .. } = Twice::new();
    let third = book.add_customer("Veldman B.V.").unwrap();
    book.add_customer("Brightline Metals").unwrap();
    let customer = book.add_customer("Stahlbau").unwrap();
    for name in ["Søren Kjær", "Soren Kjaer", "Jana Novák", "JANA NOVAK"] {
        book.person(customer, name, "welder", ConsentChoice::TeamOnly);
    }
    let proposed = || {
        let all = book.same_proposals().unwrap();
        all.into_iter().map(|row| (row.what, row.alias.id, row.target.id)).collect::<Vec<_>>()
    };
    let of = |what: SameKind| {
        proposed().into_iter().filter(|row| row.0 == what).map(|row| (row.1, row.2)).collect::<Vec<_>>()
    };
    assert_eq!(of(SameKind::Customer), [(short, long), (third, long), (third, short)]);
    assert_eq!(of(SameKind::Person).len(), 1, "Jana");
    assert_eq!(customers(&book).len(), 5, "nothing was done");
    book.declare_not_same(third, long).unwrap();
    assert_eq!(of(SameKind::Customer), [(short, long), (third, short)]);
    book.declare_same(long, short).unwrap();
    assert_eq!(of(SameKind::Customer), [], "that one of them is another holds for what reads as it");
    book.undo_same(short).unwrap();
    assert_eq!(of(SameKind::Customer), [(third, short)], "what was taken back is proposed no more");
    assert_eq!(customers(&book).len(), 5);
}

/// A team of devices, each with its notebook.
struct Team {
    office: Office,
    books: Vec<Book>,
}

impl Team {
    fn of(names: &[&str]) -> Self {
        let mut office = Office::new();
        let books: Vec<Book> =
            names.iter().enumerate().map(|(place, name)| Book::of(name, 1000 * (place as u64 + 1))).collect();
        books.iter().for_each(|book| office.join(book));
        Self { office, books }
    }

    /// Until nobody has anything new.
    fn settle(&mut self) {
        for _ in 0..3 {
            for book in &self.books {
                self.office.sync(book);
            }
        }
    }

    /// What each shows: every customer with its names, and what each visit belongs to.
    fn shown(book: &Book, customers: &[Id], visits: &[Id]) -> String {
        let of = |visit: &Id| book.encounter(*visit, None, 10).ok().map(|one| (one.visit.id, one.visit.customer));
        let row = |id: &Id| {
            book.customer(*id)
                .ok()
                .map(|row| (row.id, row.name, row.people, row.also.into_iter().map(|row| row.id).collect::<Vec<_>>()))
        };
        format!(
            "{:?}\n{:?}\n{:?}\n{:?}",
            customers.iter().map(row).collect::<Vec<_>>(),
            book.customers(None, 100)
                .unwrap()
                .items
                .iter()
                .map(|row| row.id)
                .collect::<std::collections::BTreeSet<_>>(),
            visits.iter().map(of).collect::<Vec<_>>(),
            book.counted_differently().unwrap(),
        )
    }
}

#[test]
fn a_circle_that_devices_declared_apart_reads_as_its_oldest_everywhere() {
    let mut team = Team::of(&["Ada", "Jonas", "Mei"]);
    let ids: Vec<Id> = ["a", "b", "c"].iter().map(|name| team.books[0].add_customer(name).unwrap()).collect();
    team.settle();
    for (place, book) in team.books.iter().enumerate() {
        book.declare_same(ids[place], ids[(place + 1) % 3]).unwrap();
    }
    team.settle();
    for book in &team.books {
        assert_eq!(customers(book).len(), 1);
        assert_eq!(book.customer(ids[2]).unwrap().id, ids[0]);
    }
    // Taken back on one device while another declares it once more.
    team.books[0].undo_same(ids[0]).unwrap();
    assert_eq!(customers(&team.books[0]).len(), 2);
    team.settle();
    for book in &team.books {
        assert_eq!(customers(book).len(), 2);
    }
    team.books[1].undo_same(ids[1]).unwrap();
    team.books[2].declare_same(ids[0], ids[1]).unwrap();
    team.settle();
    for book in &team.books {
        assert_eq!(book.customer(ids[0]).unwrap().id, ids[2], "with what it read as for who declared it");
        assert_eq!(customers(book).len(), 2);
    }
}

#[derive(Clone, Debug)]
enum Act {
    Same(usize, usize),
    Undo(usize),
    Rename(usize),
    Visit(usize),
    Delete(usize),
    Erase(usize),
    Back(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let thing = 0usize..4;
    prop_oneof![
        6 => (thing.clone(), thing.clone()).prop_map(|(one, other)| Act::Same(one, other)),
        3 => thing.clone().prop_map(Act::Undo),
        2 => thing.clone().prop_map(Act::Rename),
        3 => thing.clone().prop_map(Act::Visit),
        1 => thing.clone().prop_map(Act::Delete),
        1 => thing.clone().prop_map(Act::Erase),
        1 => thing.prop_map(Act::Back),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn whatever_devices_declare_apart_reads_the_same_on_all_of_them_and_after_a_rebuild(
        rounds in prop::collection::vec(prop::collection::vec((0usize..3, act()), 0..7), 1..4)
    ) {
        let mut team = Team::of(&["Ada", "Jonas", "Mei"]);
        let ids: Vec<Id> = ["a", "b", "c", "d"].iter().map(|name| team.books[0].add_customer(name).unwrap()).collect();
        let mut visits = vec![started(&team.books[0], ids[0]), started(&team.books[0], ids[1])];
        for visit in &visits {
            team.books[0].share(&[*visit]).unwrap();
        }
        team.settle();
        // The smallest hub there can be empties at once what somebody asks it to erase, and not after a day.
        let erased = rounds.iter().flatten().any(|(_, act)| matches!(act, Act::Erase(_)));
        for round in rounds {
            for (device, act) in round {
                let book = &team.books[device];
                // What a device cannot do any more it refuses; that is its own test.
                let _ = match act {
                    Act::Same(one, other) => book.declare_same(ids[one], ids[other]),
                    Act::Undo(one) => book.undo_same(ids[one]),
                    Act::Rename(one) => {
                        let person = NewPerson { customer: Some(ids[one]), name: Some("x".into()), ..NewPerson::default() };
                        book.add_person(&person).map(drop)
                    }
                    Act::Visit(one) => {
                        if book.customer(ids[one]).is_ok() {
                            let visit = started(book, ids[one]);
                            visits.push(visit);
                            book.share(&[visit]).map(drop)
                        } else {
                            Ok(())
                        }
                    }
                    Act::Delete(one) => book.delete(ids[one]),
                    Act::Erase(one) => book.erase(ids[one]).map(drop),
                    Act::Back(one) => book.undo_delete(ids[one]),
                };
            }
            team.settle();
            let shown: Vec<String> = team.books.iter().map(|book| Team::shown(book, &ids, &visits)).collect();
            prop_assert_eq!(&shown[0], &shown[1]);
            prop_assert_eq!(&shown[0], &shown[2]);
            if !erased {
                prop_assert_eq!(team.books[0].dump_team().unwrap(), team.books[1].dump_team().unwrap());
            }
            for (book, before) in team.books.iter().zip(&shown) {
                book.rebuild().unwrap();
                prop_assert_eq!(&Team::shown(book, &ids, &visits), before);
            }
        }
    }
}
