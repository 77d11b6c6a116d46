//! Notes taken while the notebook was not open: from any process, and taken in once, at the next open.

use std::io::{Cursor, Read};
use std::path::Path;

use soundings_wire::{Change, Id, limits};

use super::notes::{FiledUnder, NewObservation, visit_at, write};
use crate::environment::Environment;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::observation;
use crate::model::value::Value;
use crate::model::{Kind, Moment};
use crate::notebook::Notebook;
use crate::store::attachments;
use crate::store::entities::Entity;
use crate::store::inbox::{self, InboxAttachment, InboxNote};
use crate::store::pictures::taken_in::{self, TakenIn};

impl Notebook {
    /// Captures into the inbox: from any process, without the key, also while the notebook can't be opened. The notebook
    /// takes it in when it is opened next. When this returns it is durable. What a site says about pictures is not known
    /// here, and its pictures always lose where they were taken.
    ///
    /// # Errors
    /// As [`Notebook::capture`]; [`Error::NoNotebook`] if there never was one.
    pub fn capture_to_inbox(directory: &Path, environment: &Environment, note: &NewObservation) -> Result<Id> {
        note.check()?;
        if !inbox::is_there(directory) {
            return Err(Error::NoNotebook);
        }
        let mut attachments = Vec::new();
        for path in &note.attachments {
            let mut content = Vec::new();
            // One byte more than is taken: a recording may still grow.
            let mut file = attachments::open_to_attach(path)?.take(attachments::LARGEST + 1);
            file.read_to_end(&mut content).map_err(|_| Refusal::FileUnreadable)?;
            if content.len() as u64 > attachments::LARGEST {
                return Err(Refusal::FileTooLarge.into());
            }
            let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            attachments.push(InboxAttachment { file_name, content });
        }
        let id = environment.new_id();
        let now = environment.clock.now();
        super::notes::check_happened(note.happened.as_ref(), &now)?;
        let mut changes = note.changes(&now);
        if let FiledUnder::Visit(visit) = note.visit {
            changes.push(observation::ENCOUNTER.set(&visit));
        }
        check_fits(&changes)?;
        inbox::capture(directory, environment, &InboxNote { id, changes, attachments })?;
        Ok(id)
    }

    /// Takes in what waits in the inbox, each note once.
    pub(crate) fn take_in_inbox(&self) -> Result<()> {
        for (path, waiting) in inbox::waiting(&self.directory, self.key())? {
            let taken = self
                .keep_attached(&waiting)
                .and_then(|kept| self.write_words(|action| take_in(action, &waiting, &kept)));
            // Only now: a crash in between leaves the file, and its id says that it is in. What could not be taken in, for
            // what it is or for a full disk, stays where it is, whole: one file stops neither the opening nor the next.
            if taken.is_ok() {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    fn keep_attached(&self, waiting: &InboxNote) -> Result<Vec<TakenIn>> {
        let keep = |attached: &InboxAttachment| {
            let name = attached.file_name.as_deref().map(Path::new);
            let content = Cursor::new(attached.content.as_slice());
            taken_in::take_in((&self.directory, &self.environment), name, content, false)
        };
        waiting.attachments.iter().map(keep).collect()
    }
}

/// Whether a note goes into one operation: what is acknowledged here can be taken in.
fn check_fits(changes: &[Change]) -> Result<()> {
    /// An envelope, the author, and what stands about each value.
    const ROOM: usize = 4096;
    let bytes: usize =
        changes.iter().map(|change| change.value.len() + change.member.as_ref().map_or(0, Vec::len) + 64).sum();
    if bytes + ROOM > limits::GROUP_BYTES { Err(Refusal::TextTooLong.into()) } else { Ok(()) }
}

fn take_in(action: &mut Action<'_>, waiting: &InboxNote, kept: &[TakenIn]) -> Result<()> {
    let sql = "INSERT OR IGNORE INTO taken_in (note) VALUES (?1)";
    if action.connection().execute(sql, [waiting.id.as_bytes()])? == 0 {
        return Ok(());
    }
    let (mut visit, mut noted) = (None, None);
    let mut changes = Vec::new();
    for change in waiting.changes.iter().filter(|change| is_acceptable(action, change)) {
        if change.field == observation::ENCOUNTER.number {
            visit = Id::from_cbor(&change.value);
            continue;
        }
        if change.field == observation::NOTED.number {
            noted = Moment::from_cbor(&change.value);
        }
        changes.push(change.clone());
    }
    let Some(noted) = noted else { return Err(Refusal::EmptyText.into()) };
    if visit.is_none() {
        visit = visit_at(action.connection(), action.me.engineer, &noted)?;
    }
    write(action, waiting.id, visit, changes, kept)
}

/// Whoever wrote the file knew neither who notes here nor what was deleted since.
fn is_acceptable(action: &Action<'_>, change: &Change) -> bool {
    let behaviour = Kind::Observation.behaviour(change.field);
    let names = (behaviour.refers_to)(&change.value);
    let kind = Kind::Observation.field(change.field).and_then(|field| field.refers);
    let there = match (names, kind) {
        (Some(id), Some(kind)) => Entity::live(action.connection(), id, kind).is_ok_and(|found| found.is_some()),
        _ => true,
    };
    change.field != observation::AUTHOR.number && (behaviour.is_readable)(&change.value) && there
}
