//! Attachments' files in words: where one stands, and what of all of them is on its way.

use soundings_core::present::{AttachmentRow, FileStanding, FilesOnTheWay};
use soundings_words::Language;

use crate::words::{self, say};

/// One whose bytes are not here.
pub fn away(row: &AttachmentRow) -> String {
    match row.file {
        FileStanding::Follows => say!("terminal-follows", kind = row.kind.word()),
        _ => format!("{} {}", say!(format!("attachment-kind-{}", row.kind.word())), standing(row)),
    }
}

/// Where one stands.
pub fn standing(row: &AttachmentRow) -> String {
    say!(format!("file-standing-{}", row.file.word()), size = size(row.bytes), done = size(row.moved))
}

/// Whether where it stands is worth a word: what is with the team, or only me, is as it should be.
pub fn is_on_its_way(row: &AttachmentRow) -> bool {
    !matches!(row.file, FileStanding::OnlyHere | FileStanding::WithTheTeam | FileStanding::KeptForYou)
}

/// A length as people read it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => say!("page-bytes", count = bytes.to_string()),
        1_000..1_000_000 => say!("page-kilobytes", count = (bytes / 1_000).to_string()),
        _ => {
            let point = if words::language() == Language::French { ',' } else { '.' };
            let count = format!("{}{point}{}", bytes / 1_000_000, bytes % 1_000_000 / 100_000);
            say!("page-megabytes", count = count)
        }
    }
}

/// What is on its way, a line each; nothing where nothing is.
pub fn on_the_way(files: &FilesOnTheWay) -> String {
    let mut lines = Vec::new();
    if files.to_send > 0 {
        lines.push(say!("files-to-send", count = files.to_send, size = size(files.to_send_bytes)));
    }
    if files.to_fetch > 0 {
        lines.push(say!("files-to-fetch", count = files.to_fetch, size = size(files.to_fetch_bytes)));
    }
    if files.follow > 0 {
        lines.push(say!("files-follow", count = files.follow));
    }
    lines.iter().map(|line| format!("{}\n", words::wrapped(line, ""))).collect()
}
