//! Phone to phone: what one lacks comes in a file, whole or not at all, with no hub to be reached.

use std::path::{Path, PathBuf};

use soundings_core::model::{ConsentChoice, Id};
use soundings_core::visit_log::{NoteChange, StartVisit};
use soundings_core::{BundleTaken, Refusal};

use crate::common::*;

/// Two engineers of one team who know of each other, and no hub from here on.
pub struct Two {
    pub office: Office,
    pub ada: Book,
    pub ben: Book,
}

impl Two {
    pub fn new() -> Self {
        let mut office = Office::new();
        let (ada, ben) = (Book::new(), Book::of("Ben Achterberg", 1 << 40));
        office.join(&ada);
        office.join(&ben);
        office.sync(&ada);
        Self { office, ada, ben }
    }
}

pub fn me(book: &Book) -> Id {
    book.engineer().unwrap().id
}

pub fn file(book: &Book, name: &str) -> PathBuf {
    let folder = book.path().with_extension("outside");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// Makes a bundle and takes it in.
pub fn carry(from: &Book, to: &Book, name: &str) -> BundleTaken {
    let file = file(from, name);
    from.make_bundle(me(to), &file, false).unwrap();
    to.take_bundle(&file).unwrap()
}

/// A visit that was ended with *End and share*: its one note.
fn visit(book: &Book, words: &str) -> Id {
    let customer = book.add_customer(&format!("Customer of {words}")).unwrap();
    let rosa = book.person(customer, "Rosa", "welder", ConsentChoice::QuoteUnnamed);
    book.start_visit(&StartVisit { customer: Some(customer), ..StartVisit::default() }).unwrap();
    let note = book.note(exactly(words, rosa));
    book.end_visit(None, true).unwrap();
    note
}

/// Every row of every table of a notebook.
pub fn rows(folder: &Path) -> Vec<String> {
    let connection = database(folder);
    let tables: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut all = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let row: Vec<_> = (0..columns).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            all.push(format!("{table}: {}", row.join(" ")));
        }
    }
    all
}

#[test]
fn two_devices_that_see_no_hub_exchange_a_visits_notes_and_a_later_sync_sends_nothing_twice() {
    let Two { mut office, ada, ben } = Two::new();
    let of_ada = visit(&ada, "Ada heard this");
    let of_ben = visit(&ben, "Ben heard that");
    let taken = carry(&ada, &ben, "first");
    assert_eq!((taken.from, taken.name.as_deref()), (Some(me(&ada)), Some("Ada Okafor")));
    assert!(taken.new > 3, "{taken:?}");
    carry(&ben, &ada, "second");
    for book in [&ada, &ben] {
        assert_eq!(book.notebook.note(of_ada).unwrap().words, "Ada heard this");
        assert_eq!(book.notebook.note(of_ben).unwrap().words, "Ben heard that");
    }
    // Ben edits what came from Ada, and is the first who sees the hub again.
    let change = NoteChange { place: Some("cell 2".into()), ..NoteChange::default() };
    ben.change_note(of_ada, &change, None).unwrap();
    office.sync(&ben);
    assert!(office.knows("Ada heard this") && office.knows("Ben heard that") && office.knows("cell 2"));
    office.sync(&ada);
    office.sync(&ben);
    let mut dots = office.pushed_dots.clone();
    dots.sort_unstable();
    dots.dedup();
    assert_eq!(dots.len(), office.pushed_dots.len(), "nothing was sent twice");
    assert_eq!(ada.dump_team().unwrap(), ben.dump_team().unwrap());
    assert_eq!(ada.notebook.note(of_ada).unwrap().place.as_deref(), Some("cell 2"));
    for book in [&ada, &ben] {
        assert_eq!(database(book.path()).query_row("SELECT count(*) FROM brought", [], |row| row.get(0)), Ok(0));
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
        assert_eq!(book.sync_screen().unwrap().needs_you.len(), 0);
    }
    let before = ben.dump_team().unwrap();
    ben.rebuild().unwrap();
    assert_eq!(ben.dump_team().unwrap(), before);
}

#[test]
fn what_came_in_a_bundle_goes_on_to_a_third_who_never_met_its_author() {
    let Two { mut office, ada, ben } = Two::new();
    let cleo = Book::of("Cleo Marsh", 1 << 41);
    office.join(&cleo);
    office.sync(&ada);
    office.sync(&ben);
    let note = visit(&ada, "said to Ada");
    carry(&ada, &ben, "one");
    carry(&ben, &cleo, "two");
    assert_eq!(cleo.notebook.note(note).unwrap().words, "said to Ada");
    // The third is the first who sees the hub; nobody sends anything that it has.
    office.sync(&cleo);
    assert!(office.knows("said to Ada"));
    let pushed = office.pushed;
    office.sync(&ben);
    office.sync(&ada);
    assert_eq!(office.pushed, pushed);
    assert_eq!(ada.dump_team().unwrap(), cleo.dump_team().unwrap());
}

#[test]
fn a_bundle_holds_what_is_new_since_the_last_and_all_of_it_where_that_is_asked() {
    let Two { mut office, ada, ben } = Two::new();
    for number in 0..40 {
        ada.add_customer(&format!("Customer {number}")).unwrap();
    }
    office.sync(&ada);
    let first = ada.make_bundle(me(&ben), &file(&ada, "first"), false).unwrap();
    let second = ada.make_bundle(me(&ben), &file(&ada, "second"), false).unwrap();
    let all = ada.make_bundle(me(&ben), &file(&ada, "all"), true).unwrap();
    assert!(first.entries > 40 && second.entries < 10 && all.entries >= first.entries, "{first:?} {second:?} {all:?}");
    assert_eq!((first.all, second.all, all.all, first.not_with_server), (true, false, true, 0));
    // The second alone rests on what is not here.
    let note = visit(&ada, "later");
    ada.make_bundle(me(&ben), &file(&ada, "third"), false).unwrap();
    let before = rows(ben.path());
    assert_eq!(refused(ben.take_bundle(&file(&ada, "third"))), Refusal::BundleGap);
    assert_eq!(rows(ben.path()), before);
    ben.take_bundle(&file(&ada, "first")).unwrap();
    ben.take_bundle(&file(&ada, "third")).unwrap();
    assert_eq!(ben.notebook.note(note).unwrap().words, "later");
}

#[test]
fn a_bundle_is_taken_in_once_and_by_whom_it_is_for_alone() {
    let Two { mut office, ada, ben } = Two::new();
    let cleo = Book::of("Cleo Marsh", 1 << 41);
    office.join(&cleo);
    office.sync(&ada);
    visit(&ada, "said to Ada");
    let for_ben = file(&ada, "bundle");
    ada.make_bundle(me(&ben), &for_ben, false).unwrap();
    let before = rows(cleo.path());
    assert_eq!(refused(cleo.take_bundle(&for_ben)), Refusal::BundleNotForYou);
    assert_eq!(rows(cleo.path()), before);
    assert_eq!(refused(ada.take_bundle(&for_ben)), Refusal::BundleNotForYou);
    ben.take_bundle(&for_ben).unwrap();
    let before = rows(ben.path());
    assert_eq!(refused(ben.take_bundle(&for_ben)), Refusal::BundleTaken);
    assert_eq!(rows(ben.path()), before);
    let alone = Book::of("Nobody's", 1 << 42);
    assert_eq!(refused(alone.take_bundle(&for_ben)), Refusal::NotJoined);
    assert_eq!(refused(alone.make_bundle(me(&ben), &file(&alone, "bundle"), false)), Refusal::NotJoined);
    assert_eq!(refused(ada.make_bundle(me(&ada), &file(&ada, "to me"), false)), Refusal::BundleToNobody);
    assert_eq!(refused(ada.make_bundle(Id([77; 16]), &file(&ada, "to"), false)), Refusal::EngineerUnknown);
    assert!(!file(&ada, "to").exists() && !file(&ada, "to me").exists());
    assert_eq!(refused(ada.make_bundle(me(&ben), &for_ben, false)), Refusal::FileExists);
}

#[test]
fn any_byte_changed_and_any_cut_is_refused_and_changes_nothing() {
    let Two { office: _office, ada, ben } = Two::new();
    visit(&ada, "said to Ada");
    let made = file(&ada, "bundle");
    ada.make_bundle(me(&ben), &made, false).unwrap();
    let bytes = std::fs::read(&made).unwrap();
    let before = rows(ben.path());
    let broken = file(&ada, "broken");
    let try_with = |bytes: &[u8], what: &str| {
        std::fs::write(&broken, bytes).unwrap();
        let why = refused(ben.take_bundle(&broken));
        let known = [Refusal::NoBundle, Refusal::BundleNewer, Refusal::BundleNotWhole, Refusal::BundleNotForYou];
        assert!(known.contains(&why), "{what}: {why:?}");
    };
    for place in (0..200).chain((200..bytes.len()).step_by(37)).chain(bytes.len() - 20..bytes.len()) {
        let mut changed = bytes.clone();
        changed[place] ^= 1 << (place % 8);
        try_with(&changed, &format!("byte {place}"));
    }
    for length in (0..120).chain((120..bytes.len()).step_by(101)).chain([bytes.len() - 1]) {
        try_with(&bytes[..length], &format!("cut at {length}"));
    }
    try_with(&[bytes.as_slice(), b"x"].concat(), "one more");
    try_with(&[bytes.as_slice(), bytes.as_slice()].concat(), "twice");
    assert_eq!(rows(ben.path()), before);
    ben.take_bundle(&made).unwrap();
}

#[test]
fn a_bundle_of_another_team_is_refused() {
    let Two { office: _office, ada, ben } = Two::new();
    visit(&ada, "said to Ada");
    ada.make_bundle(me(&ben), &file(&ada, "bundle"), false).unwrap();
    // The same devices, in another team.
    let connection = database(ben.path());
    connection.execute("UPDATE notebook SET team_log = ?1", [[0x33_u8; 16]]).unwrap();
    drop(connection);
    let before = rows(ben.path());
    assert_eq!(refused(ben.take_bundle(&file(&ada, "bundle"))), Refusal::BundleOtherTeam);
    assert_eq!(rows(ben.path()), before);
}

#[test]
fn who_was_let_in_later_is_known_by_their_own_bundle_and_by_none_before() {
    let mut office = Office::new();
    let (ada, ben) = (Book::new(), Book::of("Ben Achterberg", 1 << 40));
    office.join(&ada);
    office.join(&ben);
    // Ada has not heard of Ben; he has of her.
    assert_eq!(refused(ada.make_bundle(me(&ben), &file(&ada, "early"), false)), Refusal::EngineerUnknown);
    let note = visit(&ben, "Ben heard that");
    carry(&ben, &ada, "first");
    assert_eq!(ada.notebook.note(note).unwrap().words, "Ben heard that");
    assert_eq!(ada.phones().unwrap().engineers[0].phones, 1);
    let back = visit(&ada, "Ada heard this");
    carry(&ada, &ben, "second");
    assert!(ben.notebook.note(back).is_ok());
}

#[test]
fn what_both_phones_wrote_to_one_thing_merges_the_same_whichever_way_it_came() {
    let Two { mut office, ada, ben } = Two::new();
    let note = visit(&ada, "said to Ada");
    carry(&ada, &ben, "first");
    let place = |text: &str| NoteChange { place: Some(text.into()), ..NoteChange::default() };
    ada.change_note(note, &place("cell 1"), None).unwrap();
    ben.change_note(note, &place("cell 2"), None).unwrap();
    carry(&ben, &ada, "second");
    carry(&ada, &ben, "third");
    for book in [&ada, &ben] {
        assert_eq!(book.sync_screen().unwrap().needs_you.len(), 1, "two places stand side by side");
    }
    office.sync(&ben);
    office.sync(&ada);
    office.sync(&ben);
    assert_eq!(ada.dump_team().unwrap(), ben.dump_team().unwrap());
}

#[test]
fn a_hub_that_went_back_gets_what_bundles_brought_and_nothing_comes_twice() {
    let Two { mut office, ada, ben } = Two::new();
    let first = visit(&ada, "before the backup");
    office.sync(&ada);
    let length = office.log.len();
    let second = visit(&ada, "after the backup");
    office.sync(&ada);
    carry(&ada, &ben, "both");
    office.restore(length);
    office.epoch += 1;
    office.end_tokens();
    office.sync(&ben);
    office.sync(&ada);
    office.sync(&ben);
    for book in [&ada, &ben] {
        assert!(book.notebook.note(first).is_ok() && book.notebook.note(second).is_ok());
        assert_eq!(book.sync_screen().unwrap().needs_you.len(), 0);
    }
    assert!(office.knows("after the backup"));
    assert_eq!(ada.dump_team().unwrap(), ben.dump_team().unwrap());
}

fn cursor(book: &Book) -> i64 {
    database(book.path()).query_row("SELECT cursor FROM log WHERE number = 2", [], |row| row.get(0)).unwrap()
}

#[test]
fn what_the_hub_signed_in_its_order_is_read_from_a_bundle_as_from_the_hub() {
    let Two { mut office, ada, ben } = Two::new();
    let cleo = Book::of("Cleo Marsh", 1 << 41);
    office.join(&cleo);
    office.sync(&ada);
    office.sync(&ben);
    let refused_customer = ada.add_customer("Refused").unwrap();
    office.refuses = vec![refused_customer];
    let note = visit(&ada, "with the hub");
    office.sync(&ada);
    let of_ben = visit(&ben, "waits at Ben's");
    let waits = visit(&ada, "waits at Ada's");
    carry(&ada, &ben, "one");
    assert_eq!(cursor(&ben), cursor(&ada), "nothing of it is fetched again");
    let count = "SELECT count(*) FROM operation WHERE log = 2 AND hub_seq IS NULL AND author <> ?1";
    let mine: i64 = database(ben.path())
        .query_row("SELECT number FROM incarnation JOIN notebook USING (device, incarnation)", [], |row| row.get(0))
        .unwrap();
    let without_place: i64 = database(ben.path()).query_row(count, [mine], |row| row.get(0)).unwrap();
    let brought: i64 = database(ben.path()).query_row("SELECT count(*) FROM brought", [], |row| row.get(0)).unwrap();
    assert_eq!(without_place, brought, "what waits at Ada's alone");
    assert!(brought > 0);
    // And on to a third, by the same page.
    carry(&ben, &cleo, "two");
    assert_eq!(cursor(&cleo), cursor(&ada));
    for book in [&ben, &cleo] {
        assert!(book.notebook.note(note).is_ok() && book.notebook.note(waits).is_ok());
    }
    for book in [&cleo, &ben, &ada, &cleo, &ben] {
        office.sync(book);
    }
    let later = visit(&ada, "later");
    for book in [&ada, &ben, &cleo] {
        office.sync(book);
    }
    for book in [&ben, &cleo] {
        assert!([note, waits, of_ben, later].iter().all(|note| book.notebook.note(*note).is_ok()));
        assert_eq!(book.sync_screen().unwrap().needs_you.len(), 0);
        assert_eq!(book.counted_differently().unwrap(), Vec::<String>::new());
    }
    assert_eq!(ben.dump_team().unwrap(), cleo.dump_team().unwrap());
}
