//! A disk that fills in the middle of a whole act: the terminal says so in one sentence, and nothing half lies there.

use std::fs;
use std::path::Path;

use crate::covered::photo;
use crate::small_disk::SmallDisk;
use crate::support::*;

/// One on a folder that is not there yet.
fn small_disk(place: &Path, megabytes: u32) -> Option<SmallDisk> {
    fs::create_dir(place).unwrap();
    SmallDisk::at(place, megabytes)
}

const NO_ROOM: &str =
    "soundings: there is no room on this device; free some space and try again, what was noted before is safe";

/// What was said, however its lines are broken.
fn told(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_export_and_a_backup_onto_a_full_disk_say_so_and_leave_nothing_there() {
    let desk = Desk::new();
    let small = desk.path("small");
    let Some(_mount) = small_disk(&small, 1) else { return };
    let film = desk.path("film");
    fs::write(&film, (0..3_000_000_u32).map(|at| (at.wrapping_mul(at) >> 5) as u8).collect::<Vec<_>>()).unwrap();
    desk.done(&["note", "around", "a film of the gauge", "--attach", film.to_str().unwrap()]);
    fs::write(desk.path("passphrase"), "twelve words of mine\n").unwrap();
    let (copy, backup) = (small.join("copy"), small.join("ada.backup"));
    let passphrase = desk.path("passphrase");
    let tries: [&[&str]; 2] = [
        &["export", copy.to_str().unwrap()],
        &["backup", backup.to_str().unwrap(), "--passphrase-file", passphrase.to_str().unwrap()],
    ];
    for arguments in tries {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 1, "{arguments:?}: {}", ran.err);
        assert_eq!(told(&ran.err), NO_ROOM, "{arguments:?}");
        assert_eq!(fs::read_dir(&small).unwrap().count(), 0, "{arguments:?}");
    }
    assert_eq!(desk.json(&["search", "gauge"]).document()["items"].as_array().unwrap().len(), 1);
}

#[test]
fn an_import_a_bundle_and_an_attachment_on_a_full_disk_say_so_and_nothing_half_is_there() {
    let server = Server::start();
    let (ada, jonas) = (Desk::empty(), Desk::empty());
    let Some(_mount) = small_disk(&ada.notebook(), 24) else { return };
    for (desk, name) in [(&ada, "Ada Okafor"), (&jonas, "Jonas Lindqvist")] {
        desk.done(&["init", "--engineer", name]);
    }
    for desk in [&ada, &jonas] {
        desk.done(&["join", &server.invite(&[])]);
        desk.done(&["sync", "--wait", "20"]);
    }
    ada.done(&["sync", "--wait", "20"]);
    jonas.done(&["sync", "--wait", "20"]);
    jonas.done(&["visit", "start"]);
    let long: String = (0..20_000_u32).map(|at| format!("{:x} ", at.wrapping_mul(2_654_435_761))).collect();
    for part in long.as_bytes().chunks(60_000) {
        jonas.done(&["note", "said", std::str::from_utf8(part).unwrap()]);
    }
    jonas.done(&["visit", "end", "--share"]);
    let (bundle, table, film) = (jonas.path("for-ada"), jonas.path("people.csv"), jonas.path("film"));
    jonas.done(&["bundle", "export", "--to", "ada", "--out", bundle.to_str().unwrap()]);
    let people: Vec<String> = (0..1500).map(|number| format!("Plant {},Person {number},welder", number / 10)).collect();
    fs::write(&table, format!("company,name,role\n{}\n", people.join("\n"))).unwrap();
    fs::write(&film, (0..3_000_000_u32).map(|at| (at.wrapping_mul(at) >> 5) as u8).collect::<Vec<_>>()).unwrap();
    let (filler, more) = (ada.notebook().join("filler"), ada.notebook().join("more"));
    fill(&filler, 0);
    // Words fit still: room was kept for them. What comes in as a whole is to find none of it.
    ada.done(&["note", "said", "We weld it twice."]);
    fill(&more, 256 << 10);
    let attachments = || fs::read_dir(ada.notebook().join("attachments")).map_or(0, Iterator::count);
    let tries: [&[&str]; 3] = [
        &["import", table.to_str().unwrap(), "--yes"],
        &["bundle", "import", bundle.to_str().unwrap()],
        &["note", "around", "a film of the gauge", "--attach", film.to_str().unwrap()],
    ];
    for arguments in tries {
        let ran = ada.run(arguments);
        assert_eq!((ran.code, told(&ran.err).as_str()), (1, NO_ROOM), "{arguments:?}");
        assert_eq!(attachments(), 0, "{arguments:?}");
    }
    let listed = |list: &str, key: &str| ada.done(&[list, "list"]).document()[key].as_array().unwrap().len();
    assert_eq!((listed("customer", "items"), listed("visit", "items"), listed("visit", "not_filed")), (0, 0, 1));
    // With room again all three go in.
    fs::remove_file(filler).unwrap();
    fs::remove_file(more).unwrap();
    for arguments in tries {
        ada.done(arguments);
    }
    assert_eq!((attachments(), listed("visit", "items"), listed("visit", "not_filed")), (1, 1, 2));
}

/// Leaves no more than so many bytes.
fn fill(filler: &Path, room: u64) {
    use std::io::Write;

    let mut file = fs::File::create(filler).unwrap();
    let mut piece = 1 << 20;
    while piece > 0 {
        if file.write_all(&vec![7; piece]).is_err() {
            piece /= 2;
        }
    }
    let full = file.metadata().unwrap().len();
    file.set_len(full.saturating_sub(room)).unwrap();
}

#[test]
fn a_picture_and_a_long_trip_report_on_a_full_disk_say_so_and_nothing_of_them_is_there() {
    let desk = Desk::empty();
    let Some(_mount) = small_disk(&desk.notebook(), 24) else { return };
    desk.done(&["init", "--engineer", "Ada Okafor"]);
    desk.done(&["visit", "start"]);
    let (picture, report) = (desk.path("tape.jpg"), desk.path("trips.md"));
    fs::write(&picture, photo::jpeg(&photo::scene(1800, 2400), 1)).unwrap();
    let mut trips = String::new();
    for trip in 1..=40_u32 {
        trips += &format!(
            "# Visit {trip} to Brightline Metals\n\nDate: 2024-03-{:02}\n\n## What they said\n\n",
            trip % 28 + 1
        );
        for note in 0..40_u32 {
            trips += &format!("- they weld it twice, {:x}\n", (trip * 100 + note).wrapping_mul(2_654_435_761));
        }
    }
    fs::write(&report, trips).unwrap();
    let (filler, more) = (desk.notebook().join("filler"), desk.notebook().join("more"));
    fill(&filler, 0);
    desk.done(&["note", "said", "We weld it twice."]);
    fill(&more, 128 << 10);
    let attachments = || fs::read_dir(desk.notebook().join("attachments")).map_or(0, Iterator::count);
    let tries: [&[&str]; 2] = [
        &["note", "around", "tape over our display", "--attach", picture.to_str().unwrap()],
        &["import", report.to_str().unwrap(), "--yes"],
    ];
    for arguments in tries {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, told(&ran.err).as_str()), (1, NO_ROOM), "{arguments:?}");
        assert_eq!(attachments(), 0, "{arguments:?}");
    }
    let counted = || {
        let visits = desk.done(&["visit", "list"]).document();
        (
            visits["items"].as_array().unwrap().len(),
            desk.done(&["customer", "list"]).document()["items"].as_array().unwrap().len(),
        )
    };
    assert_eq!(counted(), (1, 0));
    assert_eq!(desk.done(&["visit", "show"]).document()["items"].as_array().unwrap().len(), 1, "the words that fitted");
    fs::remove_file(filler).unwrap();
    fs::remove_file(more).unwrap();
    for arguments in tries {
        desk.done(arguments);
    }
    assert_eq!(counted().0, 41);
}

#[test]
fn a_backup_that_finds_no_room_where_it_is_restored_leaves_nothing_there() {
    let desk = Desk::new();
    let small = desk.path("small");
    let Some(_mount) = small_disk(&small, 2) else { return };
    let film = desk.path("film");
    fs::write(&film, (0..3_000_000_u32).map(|at| (at.wrapping_mul(at) >> 5) as u8).collect::<Vec<_>>()).unwrap();
    desk.done(&["note", "around", "a film of the gauge", "--attach", film.to_str().unwrap()]);
    fs::write(desk.path("passphrase"), "twelve words of mine\n").unwrap();
    desk.done(&["backup", "ada.backup", "--passphrase-file", "passphrase"]);
    let (there, enough) = (small.join("notebook"), desk.path("enough"));
    let restore = |folder: &Path| {
        let folder = folder.to_str().unwrap();
        desk.run(&["restore", "ada.backup", "--passphrase-file", "passphrase", "--dir", folder])
    };
    let ran = restore(&there);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(told(&ran.err).starts_with("soundings: there is no room on this device"), "{}", ran.err);
    assert_eq!(fs::read_dir(&small).unwrap().count(), 0, "nothing half is there");
    let ran = restore(&enough);
    assert_eq!(ran.code, 0, "the file is as it was: {}", ran.err);
    let found = desk.done(&["search", "gauge", "--dir", enough.to_str().unwrap()]).document();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_report_that_finds_no_room_is_not_written_down_as_gone() {
    let desk = Desk::new();
    let small = desk.path("small");
    let Some(_mount) = small_disk(&small, 1) else { return };
    desk.done(&["customer", "add", "Brightline Metals"]);
    desk.done(&["person", "add", "Brightline", "Will Tran"]);
    desk.done(&["consent", "will", "quote-named"]);
    desk.done(&["visit", "start", "Brightline"]);
    desk.done(&["note", "said", "--by", "will", "we weld it twice"]);
    desk.done(&["visit", "end"]);
    let looked_at = desk.looked_at();
    fs::write(small.join("filled"), vec![1; 1_040_000]).unwrap();
    let out = small.join("report.pdf");
    let out = out.to_str().unwrap();
    let send = ["report", "--for", "others", "--to", "Will", "--looked-at", &looked_at, "--pdf", out];
    assert_eq!(desk.refused(&send, 1), "disk-full");
    assert!(desk.done(&["sent", "Brightline"]).document()["items"].as_array().unwrap().is_empty());
    assert_eq!(fs::read_dir(&small).unwrap().count(), 1);
    fs::remove_file(small.join("filled")).unwrap();
    desk.done(&send);
}
