//! A large file is attached piece by piece: the memory that takes does not grow with it. Alone in its process, which is measured.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use std::io::Write;

use common::*;
use soundings_core::model::AttachmentKind;
use soundings_core::present::NotShown;
use soundings_core::visit_log::NewObservation;

/// The most memory that this process ever took, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()? * 1024)
}

#[test]
fn a_picture_of_thirty_three_megabytes_is_attached_in_a_few_megabytes_of_memory() {
    let book = Book::new();
    book.note(said("before"));
    // Larger than what is decoded: left as a file, and without where it was taken.
    let picture = book.path().join("huge.jpg");
    let small = photo::jpeg(&photo::scene(64, 48), 6);
    let end = small.windows(2).rposition(|bytes| bytes == [0xff, 0xd9]).unwrap();
    let mut out = std::io::BufWriter::new(std::fs::File::create(&picture).unwrap());
    out.write_all(&small[..end]).unwrap();
    (0..33_000).for_each(|_| out.write_all(&[0x5a; 1000]).unwrap());
    out.write_all(&small[end..]).unwrap();
    out.into_inner().unwrap();

    let Some(before) = peak() else {
        eprintln!("NOT RUN: this system does not say how much memory a process took");
        return;
    };
    let note = book.note(NewObservation { attachments: vec![picture], ..around("large") });
    let took = peak().unwrap() - before;
    assert!(took < 8_000_000, "{took} bytes more than before");
    let row = book.notebook.note(note).unwrap().attachments.remove(0);
    assert_eq!((row.kind, row.not_shown), (AttachmentKind::File, Some(NotShown::TooLarge)));
}
