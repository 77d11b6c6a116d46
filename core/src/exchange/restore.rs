//! Taking a full export in, with its ids: what is not here yet is made, what is here stays as it is, and what it lacks is added.
//! Twice changes nothing.
//!
//! All of it is read and held against its list first. Everything comes in as only me: the team has its own log. What was erased
//! here stays so, what was deleted here too.

use std::collections::{HashMap, HashSet};
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use sha2::{Digest as _, Sha256};
use soundings_wire::Change;

use super::contents::{Contents, FILES, NotUnderstood, Tally, is_name, kinds, plain_file};
use super::line::{self, Line};
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::deletion::operations_seen;
use crate::log::erasure::is_erased;
use crate::model::fields::{attachment, deletion};
use crate::model::value::Value;
use crate::model::{Audience, BlobReference, Covered, Id, Kind, Merge};
use crate::notebook::Notebook;
use crate::store::attachments;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::pictures::taken_in::{self, TakenIn};

/// What an export holds, beside what is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Restorable {
    /// Hand back to take it in.
    pub shown: String,
    /// By kind.
    pub kinds: Vec<RestorableKind>,
    /// What this version does not know.
    pub not_understood: Vec<NotUnderstood>,
}

/// Things of one kind in an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct RestorableKind {
    /// The kind's word.
    pub kind: String,
    /// Not here yet.
    pub new: u64,
    /// Here, and lacking something that the export has.
    pub lacking: u64,
    /// Here.
    pub here: u64,
    /// Deleted or erased here: left so.
    pub gone: u64,
}

/// What taking an export in did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Restored {
    /// Things made.
    pub made: u64,
    /// Things that got what they lacked.
    pub added_to: u64,
}

/// What a line means here.
enum Meaning {
    New,
    /// What the thing here lacks.
    Lacks(Entity, Vec<Change>),
    Here,
    Gone,
}

/// So many operations are written at a time.
const AT_ONCE: usize = 1_000;
/// The most bytes of values in one of them, well below what a group may have.
const OPERATION_BYTES: usize = 140 * 1024;

impl Notebook {
    /// Reads an export in a folder, whole, and says what is new of it. Nothing is written.
    ///
    /// # Errors
    /// [`Refusal::NoExport`], [`Refusal::ExportNewer`], [`Refusal::ExportNotWhole`].
    pub fn restorable(&self, folder: &Path) -> Result<Restorable> {
        let (contents, shown) = Contents::read(folder)?;
        self.read(|reading| {
            let (mut found, mut tally) = (Vec::new(), Tally::default());
            for kind in kinds().filter(|kind| contents.file(*kind).is_some()) {
                let mut row = RestorableKind { kind: kind.word().to_owned(), ..RestorableKind::default() };
                contents.each(folder, kind, |line| {
                    check_file(folder, kind, &line)?;
                    let (changes, unknown) = understood(kind, &line)?;
                    tally.add(kind, unknown)?;
                    *match meaning(reading.connection, kind, &line, changes)? {
                        Meaning::New => &mut row.new,
                        Meaning::Lacks(..) => &mut row.lacking,
                        Meaning::Here => &mut row.here,
                        Meaning::Gone => &mut row.gone,
                    } += 1;
                    Ok(())
                })?;
                found.push(row);
            }
            let not_understood = contents.unknown().chain(tally.named()).collect();
            Ok(Restorable { shown, kinds: found, not_understood })
        })
    }

    /// Takes an export in, in one act. `shown`: what [`Notebook::restorable`] said of it.
    ///
    /// # Errors
    /// [`Refusal::ImportChanged`] where something else lies there now; as [`Notebook::restorable`]; [`Error::DiskFull`]. Nothing
    /// was changed then.
    pub fn restore(&self, folder: &Path, shown: &str) -> Result<Restored> {
        let (contents, found) = Contents::read(folder)?;
        if found != shown {
            return Err(Refusal::ImportChanged.into());
        }
        // Files first: their bytes are durable before something names them.
        let (mut kept, mut used) = (HashMap::new(), HashSet::new());
        let outcome = self.keep_files(folder, &contents, &mut kept);
        let outcome = outcome.and_then(|()| {
            self.write(|action| {
                let mut restoring = Restoring {
                    kept: &kept,
                    used: &mut used,
                    made: HashSet::new(),
                    waiting: 0,
                    restored: Restored::default(),
                };
                for kind in kinds() {
                    contents.each(folder, kind, |line| restoring.take_in(action, kind, &line))?;
                }
                action.flush()?;
                Ok(restoring.restored)
            })
        });
        let is_named = |id: &Id| outcome.is_ok() && used.contains(id);
        let unnamed = kept.iter().filter(|(id, _)| !is_named(id)).flat_map(|(_, kept)| kept.copies());
        attachments::discard(&self.directory, unnamed);
        outcome
    }

    fn keep_files(&self, folder: &Path, contents: &Contents, kept: &mut HashMap<Id, TakenIn>) -> Result<()> {
        let mut wanted = Vec::new();
        self.read(|reading| {
            contents.each(folder, Kind::Attachment, |line| {
                check_file(folder, Kind::Attachment, &line)?;
                if matches!(meaning(reading.connection, Kind::Attachment, &line, Vec::new())?, Meaning::New) {
                    wanted.extend(line.file.map(|file| (line.id, file)));
                }
                Ok(())
            })
        })?;
        for (id, file) in wanted {
            let content = plain_file(&folder.join(FILES).join(file)).ok_or(Refusal::ExportNotWhole)?;
            // The owner's own copy goes in as it came out.
            let taken_in = taken_in::take_in((&self.directory, &self.environment), None, content, true)?;
            kept.insert(id, taken_in);
        }
        Ok(())
    }
}

/// The changes of a line, and the names of what is not understood in it.
fn understood(kind: Kind, line: &Line) -> Result<(Vec<Change>, Vec<String>)> {
    let (changes, mut unknown) = line::changes(kind, &line.fields);
    let versions = line.beside.iter().filter(|version| line::version_change(kind, version).is_none());
    unknown.extend(versions.map(|version| version.field.clone()));
    unknown.sort_unstable();
    unknown.dedup();
    if line.id == Id::default() { Err(Refusal::ExportNotWhole.into()) } else { Ok((changes, unknown)) }
}

/// Whether an attachment's file is there, and is what its line says.
fn check_file(folder: &Path, kind: Kind, line: &Line) -> Result<()> {
    let not_whole = || Error::from(Refusal::ExportNotWhole);
    if kind != Kind::Attachment {
        return if line.file.is_none() { Ok(()) } else { Err(not_whole()) };
    }
    let name = line.file.as_deref().filter(|name| is_name(name)).ok_or_else(not_whole)?;
    let blob = blob(line).ok_or_else(not_whole)?;
    if blob.length > attachments::LARGEST {
        return Err(not_whole());
    }
    let mut content = plain_file(&folder.join(FILES).join(name)).ok_or_else(not_whole)?.take(blob.length + 1);
    let (mut hash, mut length, mut chunk) = (Sha256::new(), 0, vec![0; 64 * 1024]);
    loop {
        let read = content.read(&mut chunk).map_err(|_| not_whole())?;
        let Some(read) = chunk.get(..read).filter(|read| !read.is_empty()) else { break };
        hash.update(read);
        length += read.len() as u64;
    }
    if length == blob.length && <[u8; 32]>::from(hash.finalize()) == blob.hash { Ok(()) } else { Err(not_whole()) }
}

fn blob(line: &Line) -> Option<BlobReference> {
    let (changes, _) = line::changes(Kind::Attachment, &line.fields);
    let change = changes.into_iter().find(|change| change.field == attachment::BLOB.number)?;
    BlobReference::from_cbor(&change.value)
}

/// What a line means for what is here.
fn meaning(connection: &rusqlite::Connection, kind: Kind, line: &Line, changes: Vec<Change>) -> Result<Meaning> {
    if is_erased(connection, Log::Personal, line.id)? {
        return Ok(Meaning::Gone);
    }
    let Some(entity) = Entity::find(connection, line.id)? else { return Ok(Meaning::New) };
    if !entity.is_here() {
        return Ok(Meaning::Gone);
    }
    // The team's is the team's; and nothing of what it could be mistaken for is changed.
    if entity.log == Log::Team || entity.kind != kind || kind == Kind::Deletion {
        return Ok(Meaning::Here);
    }
    let mut lacks = changes;
    lacks.retain(|change| {
        let has = |(field, member, _): (u16, Option<&[u8]>, &[u8])| {
            field == change.field && member == change.member.as_deref()
        };
        let given_once = matches!(kind.merge(change.field), Merge::Verbatim | Merge::Consent);
        !given_once && !entity.fields.all().any(has)
    });
    Ok(if lacks.is_empty() { Meaning::Here } else { Meaning::Lacks(entity, lacks) })
}

/// An export on its way in.
struct Restoring<'a> {
    kept: &'a HashMap<Id, TakenIn>,
    /// Of these, those that something names.
    used: &'a mut HashSet<Id>,
    made: HashSet<Id>,
    /// Operations not flushed yet.
    waiting: usize,
    restored: Restored,
}

impl Restoring<'_> {
    fn take_in(&mut self, action: &mut Action<'_>, kind: Kind, line: &Line) -> Result<()> {
        let (changes, _) = understood(kind, line)?;
        // What was made a moment ago may not stand in its row yet.
        if self.made.contains(&line.id) {
            return Ok(());
        }
        match meaning(action.connection(), kind, line, changes.clone())? {
            Meaning::New => self.make(action, kind, line, changes)?,
            Meaning::Lacks(entity, lacks) => {
                action.edit(&entity, lacks, None)?;
                self.restored.added_to += 1;
                self.waiting += 1;
            }
            Meaning::Here | Meaning::Gone => {}
        }
        if self.waiting >= AT_ONCE {
            self.waiting = 0;
            action.flush()?;
        }
        Ok(())
    }

    fn make(&mut self, action: &mut Action<'_>, kind: Kind, line: &Line, mut changes: Vec<Change>) -> Result<()> {
        match kind {
            Kind::Attachment => {
                let (Some(said), Some(kept)) = (blob(line), self.kept.get(&line.id)) else { return Ok(()) };
                let (made, mut blobs) = kept.changes();
                let Some(content) = blobs.first_mut() else { return Ok(()) };
                if content.hash != said.hash {
                    return Err(Refusal::ExportNotWhole.into());
                }
                content.media_type = said.media_type;
                content.file_name = said.file_name.filter(|name| is_plain(name));
                kept.record(action.connection(), line.id)?;
                self.used.insert(line.id);
                // Bytes lie here under names and keys of their own.
                let lies_here = |change: &Change| {
                    [attachment::BLOB, attachment::THUMBNAIL].iter().any(|field| field.number == change.field)
                };
                changes.retain(|change| !lies_here(change));
                changes.push(attachment::BLOB.set(content));
                changes.extend(made.into_iter().filter(|change| change.field == attachment::THUMBNAIL.number));
                changes.sort_by_key(|change| change.field);
                action.create_attachment(Audience::OnlyMe, line.id, changes, &blobs);
            }
            Kind::Deletion => {
                action.flush()?;
                let covers = changes.iter().find(|change| change.field == deletion::COVERS.number);
                let said = covers.and_then(|change| Vec::<Covered>::from_cbor(&change.value)).unwrap_or_default();
                let mut covered = Vec::new();
                for one in said.iter().filter(|one| self.made.contains(&one.entity)) {
                    let seen = operations_seen(action.connection(), Log::Personal, one.entity)?;
                    covered.push(Covered { entity: one.entity, seen });
                }
                if covered.is_empty() {
                    return Ok(());
                }
                changes.retain(|change| change.field != deletion::COVERS.number);
                changes.push(deletion::COVERS.set(&covered));
                action.create_as(Audience::OnlyMe, kind, line.id, changes);
                action.flush()?;
            }
            _ => self.operations(action, kind, line, changes),
        }
        self.made.insert(line.id);
        self.restored.made += 1;
        self.waiting += 1;
        Ok(())
    }

    /// Makes a thing, in as many operations as its words need; then its versions, the one that is shown last.
    fn operations(&mut self, action: &mut Action<'_>, kind: Kind, line: &Line, changes: Vec<Change>) {
        let beside: Vec<Change> =
            line.beside.iter().filter_map(|version| line::version_change(kind, version)).collect();
        let stands_beside =
            |change: &Change| beside.iter().any(|other| other.field == change.field && other.member == change.member);
        let (last, mut first): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(stands_beside);
        let mut operations: Vec<Vec<Change>> = vec![Vec::new()];
        let mut bytes = 0;
        for change in first.drain(..) {
            bytes += change.value.len();
            if bytes > OPERATION_BYTES {
                operations.push(Vec::new());
                bytes = change.value.len();
            }
            operations.last_mut().into_iter().for_each(|operation| operation.push(change.clone()));
        }
        operations.extend(beside.into_iter().chain(last).map(|change| vec![change]));
        self.waiting += operations.len();
        for changes in operations {
            action.write_to(action.me.log(Audience::OnlyMe), kind, line.id, changes);
        }
    }
}

/// A file's name without a place.
fn is_plain(name: &str) -> bool {
    name.len() <= 255 && !name.contains(['/', '\\', '\0']) && !matches!(name, "." | "..")
}
