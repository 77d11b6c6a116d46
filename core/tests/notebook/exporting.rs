//! The full export and its import.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use soundings_core::exchange::Exported;
use soundings_core::model::{ConsentChoice, Id, MapPart, ObservationKind, PhotoRule};
use soundings_core::visit_log::{FiledUnder, NewObservation, NewPerson, NewPromise, Person, StartVisit};
use soundings_core::{EvidenceRange, NewEntry, NewMap, Refusal};

use crate::common::*;

fn exported(book: &Book) -> (tempfile::TempDir, PathBuf, Exported) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("copy");
    let exported = book.export(&folder, &|exported| format!("{}\n", exported.engineer)).unwrap();
    (home, folder, exported)
}

/// Every file of a folder, but for what says whose it is.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [folder.to_owned(), folder.join("files")] {
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            files.insert(name, std::fs::read(&file).unwrap());
        }
    }
    files.remove("README.md").unwrap();
    files
}

fn taken_in(book: &Book, folder: &Path) -> u64 {
    let shown = book.restorable(folder).unwrap().shown;
    let restored = book.restore(folder, &shown).unwrap();
    restored.made + restored.added_to
}

/// One thing that somebody does; the numbers choose among what is there.
#[derive(Clone, Debug)]
enum Act {
    Customer(String),
    Site(usize),
    Person(usize, String),
    Consent(usize, usize),
    Visit(usize),
    Note(usize, usize, String),
    Correct(usize, String),
    CorrectApart(usize, String, String),
    Attach(Vec<u8>),
    Promise(usize),
    Map(usize),
    Entry(usize, usize),
    Delete(usize),
    UndoDelete(usize),
    Star(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let text = "\\PC{1,30}[a-zé🛠ش字]";
    let number = 0..1_000_usize;
    prop_oneof![
        text.prop_map(Act::Customer),
        number.clone().prop_map(Act::Site),
        (number.clone(), text).prop_map(|(of, name)| Act::Person(of, name)),
        (number.clone(), number.clone()).prop_map(|(who, what)| Act::Consent(who, what)),
        number.clone().prop_map(Act::Visit),
        (number.clone(), number.clone(), text).prop_map(|(kind, by, text)| Act::Note(kind, by, text)),
        (number.clone(), text).prop_map(|(note, text)| Act::Correct(note, text)),
        (number.clone(), text, text).prop_map(|(note, one, other)| Act::CorrectApart(note, one, other)),
        prop::collection::vec(any::<u8>(), 1..200).prop_map(Act::Attach),
        number.clone().prop_map(Act::Promise),
        number.clone().prop_map(Act::Map),
        (number.clone(), number.clone()).prop_map(|(map, note)| Act::Entry(map, note)),
        number.clone().prop_map(Act::Delete),
        number.clone().prop_map(Act::UndoDelete),
        number.prop_map(Act::Star),
    ]
}

/// What there is to choose from.
#[derive(Default)]
struct There {
    customers: Vec<Id>,
    people: Vec<Id>,
    notes: Vec<Id>,
    maps: Vec<Id>,
    all: Vec<Id>,
}

fn some(ids: &[Id], number: usize) -> Option<Id> {
    (!ids.is_empty()).then(|| ids[number % ids.len()])
}

/// Does it; what a rule refuses is left.
fn play(book: &Book, there: &mut There, act: &Act) {
    let made = match act {
        Act::Customer(name) => book.add_customer(name).ok().inspect(|id| there.customers.push(*id)),
        Act::Site(of) => some(&there.customers, *of).and_then(|of| book.add_site(of, "Plant", PhotoRule::No).ok()),
        Act::Person(of, name) => {
            let new =
                NewPerson { customer: some(&there.customers, *of), name: Some(name.clone()), ..NewPerson::default() };
            book.add_person(&new).ok().inspect(|id| there.people.push(*id))
        }
        Act::Consent(who, what) => {
            let choice = ConsentChoice::ALL[what % ConsentChoice::ALL.len()];
            some(&there.people, *who).map(|person| book.set_consent(person, choice));
            None
        }
        Act::Visit(of) => {
            let _ = book.end_visit(None, false);
            let start = StartVisit { customer: some(&there.customers, *of), ..StartVisit::default() };
            book.start_visit(&start).ok()
        }
        Act::Note(kind, by, text) => {
            let by = some(&there.people, *by).map(Person::Known);
            let kind = ObservationKind::ALL.get(kind % 5).copied();
            let note = NewObservation {
                kind,
                by,
                text: text.clone(),
                tags: vec!["blame".into()],
                ..NewObservation::default()
            };
            book.capture(&note).ok().map(|note| note.id).inspect(|id| there.notes.push(*id))
        }
        Act::Correct(note, text) => {
            some(&there.notes, *note).map(|note| book.correct_note(note, text, None));
            None
        }
        Act::CorrectApart(note, one, other) => {
            if let Some(row) = some(&there.notes, *note).and_then(|note| book.notebook.note(note).ok()) {
                let _ = book.correct_note(row.id, one, Some(&row.seen));
                let _ = book.correct_note(row.id, other, Some(&row.seen));
            }
            None
        }
        Act::Attach(bytes) => {
            let file = book.path().join("../picture.png");
            let file = tempfile::Builder::new().suffix(".png").tempfile().map(|made| (made, file)).unwrap().0;
            std::fs::write(file.path(), bytes).unwrap();
            let note =
                NewObservation { attachments: vec![file.path().to_owned()], visit: FiledUnder::Nowhere, ..around("") };
            book.capture(&note).ok().map(|note| note.id)
        }
        Act::Promise(to) => some(&there.people, *to).and_then(|to| {
            let to = vec![Person::Known(to)];
            let until = "2026-12-04".into();
            book.promise(&NewPromise { text: "a card".into(), to, promised_by: None, until, visit: None }).ok()
        }),
        Act::Map(of) => some(&there.people, *of).and_then(|who| {
            let map = book.new_map(&NewMap { who, situation: "at night".into() }).ok();
            map.inspect(|id| there.maps.push(*id))
        }),
        Act::Entry(map, note) => some(&there.maps, *map).and_then(|map| {
            let from = some(&there.notes, *note).map(|note| EvidenceRange { note, start: None, end: None });
            let text = Some("their words".into());
            let new = NewEntry { map, part: MapPart::Say, text, from: from.into_iter().collect(), against: vec![] };
            book.add_entry(&new).ok()
        }),
        Act::Delete(what) => {
            some(&there.all, *what).map(|id| book.delete(id));
            None
        }
        Act::UndoDelete(what) => {
            some(&there.all, *what).map(|id| book.undo_delete(id));
            None
        }
        Act::Star(note) => {
            let change = soundings_core::NoteChange { starred: Some(note % 2 == 0), ..Default::default() };
            some(&there.notes, *note).map(|note| book.change_note(note, &change, None));
            None
        }
    };
    there.all.extend(made);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn an_export_taken_into_a_new_notebook_and_exported_again_is_the_same(acts in prop::collection::vec(act(), 1..60)) {
        let (book, mut there) = (Book::new(), There::default());
        acts.iter().for_each(|act| play(&book, &mut there, act));
        let (_home, folder, _) = exported(&book);
        let other = Book::of("Jonas Weber", 99);
        taken_in(&other, &folder);
        let (_again, folder_again, _) = exported(&other);
        let (one, two) = (files(&folder), files(&folder_again));
        for (name, bytes) in &one {
            let (one, two) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&two[name]));
            prop_assert_eq!(one, two, "{}", name);
        }
        prop_assert_eq!(one.len(), two.len());
        prop_assert_eq!(taken_in(&other, &folder), 0, "twice changes nothing");
        prop_assert_eq!(taken_in(&book, &folder), 0, "nor does one's own");
        other.rebuild().unwrap();
        let (_rebuilt, folder_rebuilt, _) = exported(&other);
        prop_assert_eq!(files(&folder_rebuilt), two);
        prop_assert!(other.counted_differently().unwrap().is_empty());
    }
}

#[test]
fn everything_of_the_example_is_in_an_export_under_the_names_of_the_table_and_no_key_is() {
    let example = Example::new();
    let book = &example.book;
    let (_home, folder, exported) = exported(book);
    assert_eq!(exported.left_out, soundings_core::exchange::LeftOut::default());
    let notes = std::fs::read_to_string(folder.join("note.jsonl")).unwrap();
    let first: serde_json::Value = serde_json::from_str(notes.lines().next().unwrap()).unwrap();
    for name in ["first-words", "noted", "kind", "author", "encounter"] {
        assert!(first["fields"].get(name).is_some(), "{name}: {first}");
    }
    let people = std::fs::read_to_string(folder.join("person.jsonl")).unwrap();
    assert!(people.contains("\"name\":\"Rosa Medeiros\"") && people.contains("\"of\":\"quote\""));
    assert!(std::fs::read_to_string(folder.join("engineer.jsonl")).unwrap().contains("Ada Okafor"));
    // Keys, as bytes and in hexadecimal.
    let database = database(book.path());
    let mut secrets: Vec<Vec<u8>> = vec![KEY.to_vec()];
    // What the device signs by lies in the keyring, and in no database.
    for sql in ["SELECT engineer_key FROM notebook", "SELECT key FROM blob"] {
        let mut statement = database.prepare(sql).unwrap();
        secrets.extend(statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap));
    }
    assert!(secrets.len() >= 4, "the example has an attachment");
    for (name, bytes) in files(&folder) {
        for secret in &secrets {
            let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
            let list: String = secret.iter().map(|byte| byte.to_string()).collect::<Vec<_>>().join(",");
            let text = String::from_utf8_lossy(&bytes).to_lowercase();
            assert!(!text.contains(&hex) && !text.contains(&list), "{name}");
            assert!(!bytes.windows(32).any(|window| window == secret.as_slice()), "{name}");
        }
    }
}

#[test]
fn what_was_erased_or_deleted_here_does_not_come_back_with_an_export() {
    let book = Book::new();
    let (kept, deleted, erased) = (book.note(said("one")), book.note(said("two")), book.note(said("three")));
    let (_home, folder, _) = exported(&book);
    book.delete(deleted).unwrap();
    book.erase(erased).unwrap();
    let asked = exported_text(&book);
    assert!(!asked.contains("three"), "asked to be erased, it is handed out no more");
    assert!(asked.contains("two"), "what can be brought back is in the copy");
    book.clock.forward(25 * HOUR);
    let book = book.again();
    let notes = book.restorable(&folder).unwrap().kinds.into_iter().find(|kind| kind.kind == "note").unwrap();
    assert_eq!((notes.new, notes.here, notes.gone), (0, 1, 2));
    assert_eq!(taken_in(&book, &folder), 0);
    assert!(
        book.notebook.note(kept).is_ok() && book.notebook.note(deleted).is_err() && book.notebook.note(erased).is_err()
    );
}

fn exported_text(book: &Book) -> String {
    let (_home, folder, _) = exported(book);
    files(&folder).into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn an_export_fills_what_is_missing_and_overwrites_nothing() {
    let book = Book::new();
    let note = book.note(said("first"));
    let (_home, folder, _) = exported(&book);
    let other = Book::of("Jonas Weber", 99);
    other.note(said("mine"));
    assert_eq!(taken_in(&other, &folder), 2, "the note, and who wrote it");
    other.correct_note(note, "corrected there", None).unwrap();
    assert_eq!(taken_in(&other, &folder), 0);
    assert_eq!(other.notebook.note(note).unwrap().words, "corrected there");
}

#[test]
fn a_folder_that_is_taken_is_refused_and_a_failed_export_leaves_nothing() {
    let book = Book::new();
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("mine.txt"), "mine").unwrap();
    let readme = |_: &Exported| String::new();
    assert_eq!(refused(book.export(home.path(), &readme)), Refusal::FolderNotEmpty);
    assert_eq!(refused(book.export(&home.path().join("no/such"), &readme)), Refusal::FolderMissing);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1);
    std::fs::create_dir(home.path().join("empty")).unwrap();
    book.export(&home.path().join("empty"), &readme).unwrap();
}

#[test]
fn a_tampered_truncated_or_hostile_export_is_refused_whole() {
    let example = Example::new();
    let (_home, whole, _) = exported(&example.book);
    let other = Book::of("Jonas Weber", 99);
    let before = exported_text(&other);
    let shown = other.restorable(&whole).unwrap().shown;
    let spoiled = |spoil: &dyn Fn(&Path)| {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("copy");
        std::fs::create_dir_all(folder.join("files")).unwrap();
        for place in ["", "files"] {
            for file in std::fs::read_dir(whole.join(place)).unwrap().map(|file| file.unwrap().path()) {
                if file.is_file() {
                    std::fs::copy(&file, folder.join(place).join(file.file_name().unwrap())).unwrap();
                }
            }
        }
        spoil(&folder);
        let why = refused(other.restorable(&folder));
        let outcome = other.restore(&folder, &shown);
        assert!(outcome.is_err());
        assert_eq!(exported_text(&other), before, "nothing was changed");
        assert_eq!(std::fs::read_dir(other.path().join("attachments")).map_or(0, Iterator::count), 0);
        why
    };
    let notes = |folder: &Path| folder.join("note.jsonl");
    let text = |path: &Path| std::fs::read_to_string(path).unwrap();
    assert_eq!(spoiled(&|folder| std::fs::remove_file(folder.join("contents.json")).unwrap()), Refusal::NoExport);
    assert_eq!(spoiled(&|folder| std::fs::write(folder.join("contents.json"), "{").unwrap()), Refusal::NoExport);
    let newer = |folder: &Path| {
        let list = text(&folder.join("contents.json")).replace("\"soundings_export\": 1", "\"soundings_export\": 2");
        std::fs::write(folder.join("contents.json"), list).unwrap();
    };
    assert_eq!(spoiled(&newer), Refusal::ExportNewer);
    let not_whole: [&dyn Fn(&Path); 8] = [
        &|folder| std::fs::remove_file(notes(folder)).unwrap(),
        &|folder| {
            let cut = text(&notes(folder));
            std::fs::write(notes(folder), &cut[..cut.len() - 20]).unwrap();
        },
        &|folder| {
            let lines: Vec<String> = text(&notes(folder)).lines().skip(1).map(|line| format!("{line}\n")).collect();
            std::fs::write(notes(folder), lines.concat()).unwrap();
        },
        &|folder| std::fs::write(notes(folder), text(&notes(folder)).replace("first-words", "last-words-")).unwrap(),
        &|folder| {
            let file = std::fs::read_dir(folder.join("files")).unwrap().next().unwrap().unwrap().path();
            std::fs::write(file, "another picture").unwrap();
        },
        &|folder| {
            let list = text(&folder.join("contents.json")).replace("note.jsonl", "../../note.jsonl");
            std::fs::write(folder.join("contents.json"), list).unwrap();
        },
        &|folder| {
            // The list agrees; the name leads out of the folder.
            std::fs::write(folder.join("stolen"), "x").unwrap();
            rewrite(folder, "attachment.jsonl", |line| {
                let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
                line["file"] = "../stolen".into();
                line.to_string()
            });
        },
        &|folder| rewrite(folder, "note.jsonl", |line| line.repeat(2)),
    ];
    for spoil in not_whole {
        assert_eq!(spoiled(spoil), Refusal::ExportNotWhole);
    }
    #[cfg(unix)]
    {
        let linked = |folder: &Path| {
            let file = std::fs::read_dir(folder.join("files")).unwrap().next().unwrap().unwrap().path();
            std::fs::rename(&file, folder.join("elsewhere")).unwrap();
            std::os::unix::fs::symlink(folder.join("elsewhere"), file).unwrap();
        };
        assert_eq!(spoiled(&linked), Refusal::ExportNotWhole);
    }
}

/// Changes every line of a file, and the list with it.
fn rewrite(folder: &Path, name: &str, change: impl Fn(&str) -> String) {
    use sha2::Digest as _;
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let lines: String = text.lines().map(|line| change(line) + "\n").collect();
    std::fs::write(folder.join(name), &lines).unwrap();
    let contents = folder.join("contents.json");
    let mut list: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&contents).unwrap()).unwrap();
    for file in list["files"].as_array_mut().unwrap().iter_mut().filter(|file| file["name"] == name) {
        let hash = sha2::Sha256::digest(lines.as_bytes());
        file["sha-256"] = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    }
    std::fs::write(contents, list.to_string()).unwrap();
}

#[test]
fn what_a_later_version_has_is_carried_or_named() {
    let book = Book::new();
    let note = book.note(said("from the future"));
    let (_home, folder, _) = exported(&book);
    rewrite(&folder, "note.jsonl", |line| {
        let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["fields"]["field-99"] = serde_json::json!({"cbor": "6461686f79"});
        line["fields"]["mood"] = "sunny".into();
        line.to_string()
    });
    let contents = folder.join("contents.json");
    let mut list: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&contents).unwrap()).unwrap();
    let later = serde_json::json!({"name": "weather.jsonl", "kind": "weather", "things": 3, "sha-256": "00"});
    list["files"].as_array_mut().unwrap().push(later);
    std::fs::write(&contents, list.to_string()).unwrap();
    let other = Book::of("Jonas Weber", 99);
    let named: Vec<_> = other
        .restorable(&folder)
        .unwrap()
        .not_understood
        .into_iter()
        .map(|one| (one.kind, one.field, one.things))
        .collect();
    assert_eq!(named, [("weather".to_owned(), None, 3), ("note".to_owned(), Some("mood".to_owned()), 1)]);
    taken_in(&other, &folder);
    assert_eq!(other.notebook.note(note).unwrap().words, "from the future");
    assert!(exported_text(&other).contains("\"field-99\":{\"cbor\":\"6461686f79\"}"));
}
