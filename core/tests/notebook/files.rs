//! Attachments' files on their way, with a hub that does as told: cuts, lies, holds nothing back, gives nothing.

use std::collections::BTreeMap;
use std::io::Read;

use soundings_core::model::Id;
use soundings_core::present::{AttachmentRow, FileStanding};
use soundings_core::visit_log::{FileSettings, NewObservation};
use soundings_core::{FileStep, NetworkFault, Notebook, Reply, TransferWay};
use soundings_wire::messages::*;
use soundings_wire::{Envelope, sha256};

use crate::common::*;
use crate::storage::Disk;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// What a hub holds of files, and how it behaves.
#[derive(Default)]
pub struct Shelf {
    pub held: BTreeMap<Id, Vec<u8>>,
    /// Each transfer carries so many bytes and is cut then.
    pub cut_after: Option<usize>,
    /// It says that it has a backup of all it holds.
    pub backed_up: bool,
    /// It is there for so many steps.
    pub most_steps: Option<usize>,
    /// What it makes of bytes that it gives.
    pub gives: Option<fn(Vec<u8>) -> Vec<u8>>,
    /// It says this hash of every whole file.
    pub says: Option<[u8; 32]>,
    pub asked: usize,
    pub carried: usize,
}

impl Shelf {
    fn standing(&self, office: &Office, name: Id) -> BlobStanding {
        let named = office.log.iter().find_map(|place| {
            let Place::Operation(operation, _) = place else { return None };
            let blobs = Envelope::from_bytes(&operation.envelope).unwrap().blobs.unwrap_or_default();
            blobs.into_iter().find(|blob| blob.name == name)
        });
        let nothing = |state| BlobStanding { state, stored_bytes: 0, hash: None, backed_up: false };
        let Some(named) = named else { return nothing(BlobState::Unnamed) };
        let held = self.held.get(&name).cloned().unwrap_or_default();
        let stored_bytes = held.len() as u64;
        if stored_bytes < named.stored_bytes {
            return BlobStanding { stored_bytes, ..nothing(BlobState::Partly) };
        }
        let hash = self.says.map_or_else(|| sha256(&[&held]), soundings_wire::Digest);
        BlobStanding { stored_bytes, hash: Some(hash), backed_up: self.backed_up, ..nothing(BlobState::Whole) }
    }

    /// Says and carries everything about files that a notebook wants. How many steps that took.
    pub fn serve(&mut self, office: &mut Office, notebook: &Notebook) -> usize {
        office.sync(notebook);
        self.serve_files(office, notebook)
    }

    /// [`Shelf::serve`], where nobody asks for a contact.
    fn serve_files(&mut self, office: &mut Office, notebook: &Notebook) -> usize {
        for steps in 0..2000 {
            if self.most_steps == Some(steps) {
                return steps;
            }
            match notebook.file_next().unwrap() {
                FileStep::Nothing => return steps,
                FileStep::Ask(request) => {
                    self.asked += 1;
                    let HubRequest::AskBlobs(asked) = HubRequest::from_frame(&request.body).unwrap() else { panic!() };
                    let standings = asked.names.iter().map(|name| self.standing(office, *name)).collect();
                    answer(notebook, request.id, &HubReply::Blobs(BlobStandings { standings }));
                }
                FileStep::Carry(transfer) => {
                    self.carried += 1;
                    let head = HubRequest::from_frame(&transfer.head[4..]).unwrap();
                    let was_cut = match head {
                        HubRequest::SendBlob(asked) => {
                            assert_eq!(transfer.way, TransferWay::Send);
                            let bytes = notebook.outgoing_bytes(&transfer).unwrap().unwrap();
                            assert_eq!(bytes.len() as u64, asked.length);
                            let held = self.held.entry(asked.name).or_default();
                            if asked.anew {
                                held.clear();
                            }
                            assert_eq!(held.len() as u64, asked.offset);
                            let comes = self.cut_after.unwrap_or(bytes.len()).min(bytes.len());
                            held.extend_from_slice(&bytes[..comes]);
                            if comes == bytes.len() {
                                answer(notebook, transfer.id, &HubReply::Blob(self.standing(office, asked.name)));
                            }
                            comes < bytes.len()
                        }
                        HubRequest::FetchBlob(asked) => self.give(notebook, &transfer, &asked),
                        other => panic!("{other:?}"),
                    };
                    if was_cut {
                        notebook.file_reply(transfer.id, &Reply::Failed(NetworkFault::Interrupted)).unwrap();
                        office.sync(notebook);
                    }
                }
            }
        }
        panic!("it never ends");
    }

    fn give(&mut self, notebook: &Notebook, transfer: &soundings_core::Transfer, asked: &FetchBlob) -> bool {
        let held = &self.held[&asked.name];
        let bytes: Vec<u8> = held.iter().skip(asked.offset as usize).take(asked.most as usize).copied().collect();
        let bytes = self.gives.map_or(bytes.clone(), |gives| gives(bytes));
        let comes = self.cut_after.unwrap_or(bytes.len()).min(bytes.len());
        let mut content = bytes[..comes].chain(Ends);
        let took = notebook.take_incoming(transfer, &mut content).unwrap();
        let (offset, length, stored_bytes) = (asked.offset, bytes.len() as u64, held.len() as u64);
        if comes == bytes.len() {
            answer(notebook, transfer.id, &HubReply::BlobBytes(BlobBytes { offset, length, stored_bytes }));
            return false;
        }
        assert_eq!(took, Err(NetworkFault::Interrupted));
        true
    }
}

/// A line that was cut.
struct Ends;

impl Read for Ends {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::ConnectionReset.into())
    }
}

fn answer(notebook: &Notebook, id: u64, reply: &HubReply) {
    let reply = Reply::Answer { status: 200, body: reply.to_frame(), retry_after_s: None };
    notebook.file_reply(id, &reply).unwrap();
}

pub fn noise(length: usize) -> Vec<u8> {
    (0..length as u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect()
}

/// Two of one team; the one has given the other a note with a file.
pub fn two(length: usize) -> (Office, Book, Book, Id) {
    let mut office = Office::new();
    let (ada, jonas) = (Book::of("Ada Okafor", 1), Book::of("Jonas Lindqvist", 2));
    for book in [&ada, &jonas] {
        office.join(book);
    }
    let note = with_file(&ada, length);
    (office, ada, jonas, note)
}

fn with_file(book: &Book, length: usize) -> Id {
    let path = book.path().join("log.bin");
    std::fs::write(&path, noise(length)).unwrap();
    let note = book.note(NewObservation { attachments: vec![path], ..around("tape") });
    book.share(&[note]).unwrap();
    note
}

pub fn row(book: &Notebook, note: Id) -> AttachmentRow {
    book.note(note).unwrap().attachments.remove(0)
}

fn later(book: &Book, ms: i64) {
    book.clock.forward(ms);
}

#[test]
fn a_file_cut_at_any_byte_both_ways_and_killed_in_between_arrives_whole_once() {
    // Around the ends of chunks, and in their middle.
    for (length, cut_after) in [(1, 1), (65_536, 30_000), (65_537, 65_535), (131_072, 65_536), (200_001, 40_003)] {
        let (mut office, ada, mut jonas, note) = two(length);
        let mut shelf = Shelf { cut_after: Some(cut_after), ..Shelf::default() };
        let both = |book: &Book, office: &mut Office, shelf: &mut Shelf| {
            later(book, 10 * MINUTE);
            shelf.serve(office, book);
        };
        for _ in 0..20 {
            both(&ada, &mut office, &mut shelf);
        }
        assert_eq!(row(&ada, note).file, FileStanding::WithTheTeam, "{length}");
        assert_eq!(shelf.held.values().next().unwrap(), &noise(length));
        for _ in 0..20 {
            both(&jonas, &mut office, &mut shelf);
            jonas = jonas.again();
        }
        let row = row(&jonas, note);
        assert!(row.here && row.file == FileStanding::WithTheTeam, "{length}: {row:?}");
        assert_eq!(jonas.attachment(row.id).unwrap().unwrap(), noise(length));
        assert!(shelf.carried <= 2 * length.div_ceil(cut_after) + 4, "no byte goes twice: {}", shelf.carried);
        assert_eq!(jonas.counted_differently().unwrap(), [""; 0]);
    }
}

#[test]
fn other_bytes_than_the_authors_never_count_and_are_asked_for_again_with_a_growing_pause() {
    let (mut office, ada, jonas, note) = two(100_000);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ada);
    let gives: [fn(Vec<u8>) -> Vec<u8>; 3] = [
        |mut bytes| {
            bytes[70_000] ^= 1;
            bytes
        },
        |bytes| [bytes, vec![7; 500_000]].concat()[3..].to_vec(),
        |_| Vec::new(),
    ];
    for gives in gives {
        shelf.gives = Some(gives);
        shelf.carried = 0;
        for minute in 0..24 * 60 {
            later(&jonas, MINUTE);
            if minute % 50 == 0 {
                office.sync(&jonas);
            }
            shelf.serve_files(&mut office, &jonas);
        }
        let row = row(&jonas, note);
        assert!(!row.here && jonas.attachment(row.id).unwrap().is_none());
        assert!((1..60).contains(&shelf.carried), "it is tried again, and not always: {}", shelf.carried);
    }
    shelf.gives = None;
    later(&jonas, 2 * DAY);
    shelf.serve(&mut office, &jonas);
    assert_eq!(jonas.attachment(row(&jonas, note).id).unwrap().unwrap(), noise(100_000));
}

#[test]
fn a_hub_that_holds_something_else_is_sent_it_anew_and_not_for_ever() {
    let (mut office, ada, _, note) = two(5_000);
    let mut shelf = Shelf { says: Some([1; 32]), ..Shelf::default() };
    for _ in 0..24 * 60 {
        later(&ada, MINUTE);
        shelf.serve(&mut office, &ada);
    }
    assert_eq!(row(&ada, note).file, FileStanding::OtherBytes);
    assert!((2..40).contains(&shelf.carried), "{}", shelf.carried);
    shelf.says = None;
    later(&ada, 2 * DAY);
    shelf.serve(&mut office, &ada);
    assert_eq!(row(&ada, note).file, FileStanding::WithTheTeam);
}

#[test]
fn without_wifi_and_beyond_the_largest_a_file_waits_at_the_server_until_it_is_asked_for() {
    let (mut office, ada, jonas, note) = two(3_200_000);
    let mut shelf = Shelf::default();
    office.sync(&ada);
    office.sync(&jonas);
    assert_eq!(row(&jonas, note).file, FileStanding::Follows);
    shelf.serve(&mut office, &jonas);
    assert_eq!(row(&jonas, note).file, FileStanding::Follows, "its author has not sent it");
    ada.set_metered(true).unwrap();
    shelf.serve(&mut office, &ada);
    assert_eq!(row(&ada, note).file, FileStanding::SendsOverWifi);
    assert_eq!(ada.sync_screen().unwrap().files.to_send, 1);
    ada.set_file_settings(FileSettings { wifi_only: false, largest: 1 }).unwrap();
    shelf.serve(&mut office, &ada);
    assert_eq!(row(&ada, note).file, FileStanding::WithTheTeam, "one's own go, whatever their size");
    assert_eq!(ada.sync_screen().unwrap().files.to_send, 0);

    jonas.set_metered(true).unwrap();
    later(&jonas, DAY);
    shelf.serve(&mut office, &jonas);
    assert_eq!(row(&jonas, note).file, FileStanding::AsksForWifi);
    let files = jonas.sync_screen().unwrap().files;
    assert_eq!((files.to_fetch, files.to_fetch_bytes, files.follow), (1, 3_200_000, 0));
    jonas.set_metered(false).unwrap();
    jonas.set_file_settings(FileSettings { wifi_only: true, largest: 3_000_000 }).unwrap();
    shelf.serve(&mut office, &jonas);
    assert_eq!(row(&jonas, note).file, FileStanding::AsksForYou);
    jonas.set_metered(true).unwrap();
    jonas.fetch_attachment(note).unwrap();
    shelf.serve(&mut office, &jonas);
    assert!(row(&jonas, note).here);
}

#[test]
fn what_is_erased_while_it_comes_is_not_here_and_nothing_of_it_stays() {
    let (mut office, ada, jonas, note) = two(200_000);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ada);
    office.sync(&jonas);
    shelf.cut_after = Some(90_000);
    let FileStep::Ask(request) = jonas.file_next().unwrap() else { panic!("it is asked for") };
    let HubRequest::AskBlobs(asked) = HubRequest::from_frame(&request.body).unwrap() else { panic!() };
    let standings = asked.names.iter().map(|name| shelf.standing(&office, *name)).collect();
    answer(&jonas, request.id, &HubReply::Blobs(BlobStandings { standings }));
    let FileStep::Carry(transfer) = jonas.file_next().unwrap() else { panic!("it is fetched") };
    // Taken away in the middle of it, as an erasure that is pulled does.
    let mut content = Erases { left: noise(200_000), book: &jonas, note };
    jonas.take_incoming(&transfer, &mut content).unwrap().unwrap();
    assert!(matches!(jonas.file_next().unwrap(), FileStep::Nothing));
    let folder = jonas.path().join("attachments");
    let whole: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(whole.iter().all(|name| name.to_string_lossy().ends_with(".part")), "{whole:?}");
}

/// A body during which a note goes.
struct Erases<'a> {
    left: Vec<u8>,
    book: &'a Book,
    note: Id,
}

impl Read for Erases<'_> {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let read = bytes.len().min(self.left.len());
        bytes[..read].copy_from_slice(&self.left[..read]);
        self.left.drain(..read);
        if self.left.is_empty() {
            let attached: Vec<_> =
                self.book.notebook.note(self.note).into_iter().flat_map(|note| note.attachments).collect();
            for row in attached {
                self.book.delete(row.id).unwrap();
            }
            // Deleted is not fetched any more; it is looked at with the next step.
            assert!(matches!(self.book.file_next().unwrap(), FileStep::Nothing | FileStep::Ask(_)));
        }
        Ok(read)
    }
}

#[test]
fn on_a_full_disk_nothing_of_a_file_counts_words_still_fit_and_it_comes_when_there_is_room() {
    let Some(disk) = Disk::of_megabytes(24) else { return };
    let (mut office, ada, _, _) = two(10);
    let book = Book::of("Rosa", 3);
    let keys = soundings_core::Keys::with_file(&soundings_core::DatabaseKey::new(KEY), &book.path().join("another"));
    let folder = disk.path().join("notebook");
    let rosa = Notebook::create(&folder, &keys, "Rosa", book.environment.clone()).unwrap();
    office.join(&rosa);
    let note = with_file(&ada, 9_000_000);
    let mut shelf = Shelf::default();
    shelf.serve(&mut office, &ada);
    let filler = disk.path().join("film");
    std::fs::write(&filler, noise(9_000_000)).unwrap();
    shelf.serve(&mut office, &rosa);
    let row_of = |notebook: &Notebook| row(notebook, note);
    assert!(!row_of(&rosa).here);
    assert_eq!(row_of(&rosa).file, FileStanding::NoRoom);
    let words = rosa.capture(&said("words fit")).unwrap();
    assert_eq!(rosa.note(words.id).unwrap().words, "words fit");
    std::fs::remove_file(filler).unwrap();
    book.clock.forward(DAY);
    shelf.serve(&mut office, &rosa);
    assert!(row_of(&rosa).here);
    assert_eq!(rosa.attachment(row_of(&rosa).id).unwrap().unwrap(), noise(9_000_000));
}

#[test]
fn a_phones_background_service_carries_a_transfer_as_files_also_over_a_restart_of_the_app() {
    let (mut office, ada, jonas, note) = two(100_000);
    let mut shelf = Shelf::default();
    office.sync(&ada);
    let FileStep::Ask(request) = ada.file_next().unwrap() else { panic!("it is asked for") };
    let HubRequest::AskBlobs(asked) = HubRequest::from_frame(&request.body).unwrap() else { panic!() };
    let standing = shelf.standing(&office, asked.names[0]);
    answer(&ada, request.id, &HubReply::Blobs(BlobStandings { standings: vec![standing] }));
    let FileStep::Carry(transfer) = ada.file_next().unwrap() else { panic!("it is sent") };
    let (posted, answered) = (ada.path().join("posted"), ada.path().join("answered"));
    assert!(ada.write_transfer(&transfer, &posted).unwrap());
    assert_eq!(std::fs::read(&posted).unwrap(), [transfer.head.clone(), noise(100_000)].concat());
    shelf.held.insert(asked.names[0], noise(100_000));
    std::fs::write(&answered, HubReply::Blob(shelf.standing(&office, asked.names[0])).to_frame()).unwrap();
    ada.take_transfer(&transfer, 200, &answered).unwrap();
    assert_eq!(row(&ada, note).file, FileStanding::WithTheTeam);

    office.sync(&jonas);
    let FileStep::Ask(request) = jonas.file_next().unwrap() else { panic!("it is asked for") };
    let standing = shelf.standing(&office, asked.names[0]);
    answer(&jonas, request.id, &HubReply::Blobs(BlobStandings { standings: vec![standing] }));
    let FileStep::Carry(transfer) = jonas.file_next().unwrap() else { panic!("it is fetched") };
    let jonas = jonas.again();
    let message = HubReply::BlobBytes(BlobBytes { offset: 0, length: 100_000, stored_bytes: 100_000 });
    std::fs::write(&answered, [before_bytes(&message.to_frame()), noise(100_000)].concat()).unwrap();
    jonas.take_transfer(&transfer, 200, &answered).unwrap();
    assert_eq!(jonas.attachment(row(&jonas, note).id).unwrap().unwrap(), noise(100_000));
}
