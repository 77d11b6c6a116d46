//! Debriefs: each engineer's own answers to five questions after an encounter, read by the others when all are done (rule 6).
//!
//! Each question can be left out. One finishes, or passes; that is the team's to know, also where every answer stays only me,
//! for others wait for it (`log/debriefed.rs`). Two devices apart merge so: two answers of one engineer to one question are
//! both kept; who finished here and passed there is done.

use std::path::Path;

use soundings_wire::{Change, Id};

use super::sharing;
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::deletion::open_gates_by_time;
use crate::log::share::share;
use crate::log::{debriefed, gate};
use crate::model::fields::{attachment, debrief_answer, debrief_done, visit_state};
use crate::model::{Audience, DebriefEnd, DebriefQuestion, Kind, Opening, Revision, Seen, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::attachments::open_to_attach;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::store::pictures::taken_in;

/// An answer to a question of a debrief.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewDebriefAnswer {
    /// Of which encounter.
    pub visit: Id,
    /// To which question.
    pub question: DebriefQuestion,
    /// What one answers.
    pub text: String,
    /// Stays only me when the others' open.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub only_me: bool,
}

impl Notebook {
    /// Answers a question of a debrief.
    ///
    /// # Errors
    /// [`Refusal::NotStarted`], [`Refusal::NotEnded`], [`Refusal::DebriefOver`]; text that is none; an unknown encounter.
    pub fn answer_debrief(&self, new: &NewDebriefAnswer) -> Result<Id> {
        let text = check_text(&new.text)?;
        self.write_words(|action| {
            let (changes, audience) = answer(action, new, text)?;
            Ok(action.create(audience, Kind::DebriefAnswer, changes))
        })
    }

    /// Answers a question of a debrief by voice, for a minute at most; the words may be typed up later.
    ///
    /// # Errors
    /// [`Refusal::NotSpoken`]; a file that can't be attached; else as [`Notebook::answer_debrief`], but for an empty text.
    pub fn speak_debrief(&self, new: &NewDebriefAnswer, spoken: &Path) -> Result<Id> {
        let text = if new.text.trim().is_empty() { "" } else { check_text(&new.text)? };
        let place = (self.directory.as_path(), &self.environment);
        let kept = taken_in::take_in(place, Some(spoken), open_to_attach(spoken)?, false)?;
        if !kept.is_spoken() {
            return Err(Refusal::NotSpoken.into());
        }
        self.write_words(|action| {
            let (changes, audience) = answer(action, new, text)?;
            let id = action.create(Audience::OnlyMe, Kind::DebriefAnswer, changes);
            let attached = action.environment.new_id();
            kept.record(action.connection(), attached)?;
            let (mut changes, blobs) = kept.changes();
            changes.push(attachment::ANSWER.set(&id));
            action.create_attachment(Audience::OnlyMe, attached, changes, &blobs);
            action.flush()?;
            if audience == Audience::Team {
                share(action, id)?;
            }
            Ok(id)
        })
    }

    /// Writes an answer of one's own anew, as long as one is not done; types a spoken one up at any time.
    ///
    /// # Errors
    /// [`Refusal::NotYours`], [`Refusal::DebriefOver`]; text that is none; an unknown answer.
    pub fn change_debrief_answer(&self, id: Id, text: &str, seen: Option<&Seen>) -> Result<()> {
        let text = check_text(text)?;
        self.write_words(|action| {
            let answer = action.live(id, Kind::DebriefAnswer)?;
            if answer.fields.get(debrief_answer::AUTHOR) != Some(action.me.engineer) {
                return Err(Refusal::NotYours.into());
            }
            let words = answer.fields.get(debrief_answer::TEXT);
            let only_spoken = words.is_some_and(|words| words.text.is_empty());
            if let Some(visit) = answer.fields.get(debrief_answer::ENCOUNTER).filter(|_| !only_spoken) {
                debriefed_visit(action, visit)?;
            }
            action.edit(&answer, vec![debrief_answer::TEXT.set(&written(action, text))], seen)
        })
    }

    /// Finishes one's debrief of an encounter, or passes: nobody waits for one any more.
    ///
    /// # Errors
    /// [`Refusal::NotStarted`], [`Refusal::NotEnded`], [`Refusal::DebriefOver`]; an unknown encounter.
    pub fn end_debrief(&self, visit: Id, how: DebriefEnd) -> Result<()> {
        self.write(|action| {
            let visit = debriefed_visit(action, visit)?;
            let changes = vec![
                debrief_done::ENCOUNTER.set(&visit.id),
                debrief_done::AUTHOR.set(&action.me.engineer),
                debrief_done::HOW.set(&how),
                debrief_done::CREATED.set(&action.now),
            ];
            action.create(visit.log.audience(), Kind::DebriefDone, changes);
            Ok(())
        })
    }

    /// Opens what waits for a time that has passed, by what this device's clock should say. Cheap where nothing waits.
    pub(crate) fn open_gates_by_time(&self) -> Result<()> {
        if !self.read(|reading| gate::waits_for(reading.connection, Opening::Debriefed))? {
            return Ok(());
        }
        let here_ms = self.environment.clock.now().utc_ms;
        let any = self.read(|reading| Ok(!gate::due(reading.connection, Opening::Debriefed, here_ms)?.is_empty()))?;
        if !any {
            return Ok(());
        }
        let changed = self.write(|action| {
            let mut changed = Vec::new();
            open_gates_by_time(action.connection(), here_ms, &mut changed)?;
            Ok(changed)
        })?;
        self.tell(changed);
        Ok(())
    }
}

/// What an answer's operation says, and who is to read it.
fn answer(action: &Action<'_>, new: &NewDebriefAnswer, text: &str) -> Result<(Vec<Change>, Audience)> {
    let visit = debriefed_visit(action, new.visit)?;
    let mut changes = vec![
        debrief_answer::ENCOUNTER.set(&visit.id),
        debrief_answer::AUTHOR.set(&action.me.engineer),
        debrief_answer::QUESTION.set(&new.question),
        debrief_answer::TEXT.set(&written(action, text)),
        debrief_answer::CREATED.set(&action.now),
    ];
    changes.extend(new.only_me.then(|| debrief_answer::STAYS_ONLY_ME.set(&true)));
    let audience = match new.only_me {
        true => Audience::OnlyMe,
        false => sharing::audience(action, Some(visit.id), &[visit])?,
    };
    Ok((changes, audience))
}

/// An encounter that can be debriefed by whoever acts: it ended, and they are not done.
fn debriefed_visit(action: &Action<'_>, visit: Id) -> Result<Entity> {
    let visit = action.live(visit, Kind::Encounter)?;
    match visit_state(&visit.fields) {
        VisitState::Planned => return Err(Refusal::NotStarted.into()),
        VisitState::UnderWay => return Err(Refusal::NotEnded.into()),
        VisitState::Ended => {}
    }
    match own_end(action.connection(), &visit, action.me.engineer)? {
        Some(_) => Err(Refusal::DebriefOver.into()),
        None => Ok(visit),
    }
}

/// How an engineer was done with the debrief of an encounter.
pub(crate) fn own_end(
    connection: &rusqlite::Connection,
    visit: &Entity,
    engineer: Id,
) -> Result<Option<Option<DebriefEnd>>> {
    for done in Entity::children(connection, visit.id, Kind::DebriefDone)? {
        let said = done.fields.get(debrief_done::AUTHOR) == Some(engineer);
        if said && (done.log == Log::Personal || debriefed::author_of(connection, &done)? == Some(engineer)) {
            return Ok(Some(done.fields.get(debrief_done::HOW)));
        }
    }
    Ok(None)
}

fn written(action: &Action<'_>, text: &str) -> Revision {
    let writing = action.writing();
    Revision { number: writing.number, text: text.to_owned(), written: writing.now, author: writing.author }
}
