//! *Debrief*: five questions after an encounter, one's own answers, and the others' once all are done; with it what we
//! expected against what was. And when to remind of it: at the end, the next morning, then never again.

use chrono::{Days, NaiveDateTime, Timelike};
use serde::Serialize;

use super::plan::{ExpectationRow, expectations};
use super::rows::{self, AttachmentRow, SyncState, VersionsRow, VisitRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::log::{debriefed, gate};
use crate::model::fields::{debrief_answer, encounter, visit_state};
use crate::model::{Audience, DebriefEnd, DebriefQuestion, Id, Kind, Moment, Opening, Plan, Seen, VisitState};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::own_end;

/// What is written so long after the end is from memory.
const FROM_MEMORY_MS: i64 = 24 * 60 * 60 * 1000;
/// The hour of the next morning's reminder.
const MORNING: u32 = 8;
/// Until this hour a night belongs to the evening before.
const NIGHT: u32 = 4;
/// So long a reminder stands.
const HOUR_MS: i64 = 60 * 60 * 1000;
/// Ended encounters that are looked at for one to remind of, the latest first.
const LATEST_ENDED: usize = 5;

/// How fresh an encounter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "kebab-case")]
pub enum Freshness {
    /// Within a day of its end.
    StillFresh,
    /// Later. Never overdue.
    FromMemory,
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DebriefAnswerRow {
    /// The id.
    pub id: Id,
    /// Whose; `None` for oneself.
    pub engineer: Option<String>,
    /// What they answer.
    pub text: String,
    /// What they said, by voice; the words may not be typed up yet.
    pub spoken: Vec<AttachmentRow>,
    /// Written more than a day after the end.
    pub from_memory: bool,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Who may read it, or will.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// A question with what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DebriefQuestionRow {
    /// Which.
    pub question: DebriefQuestion,
    /// One's own answers: one, unless two devices wrote one each.
    pub mine: Vec<DebriefAnswerRow>,
    /// The others', once they are open.
    pub others: Vec<DebriefAnswerRow>,
}

/// *Debrief*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Debrief {
    /// Of which encounter.
    pub visit: VisitRow,
    /// The five questions, in their order.
    pub questions: Vec<DebriefQuestionRow>,
    /// What was expected, with what became of it.
    pub expected: Vec<ExpectationRow>,
    /// One can still answer, finish or pass.
    pub may_answer: bool,
    /// How one was done with it; `None` while one is not.
    pub ended: Option<DebriefEnd>,
    /// The answers of all are open here.
    pub open: bool,
    /// When they open at the latest, while they wait.
    pub opens_at: Option<Moment>,
    /// How fresh it is.
    pub freshness: Freshness,
}

/// A reminder of a debrief that one has not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DebriefReminder {
    /// Of which encounter.
    pub visit: Id,
    /// When, by the clock on the wall where it was.
    pub at: Plan,
    /// What it says.
    pub freshness: Freshness,
}

impl Notebook {
    /// *Debrief* of an encounter.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn debrief(&self, visit: Id) -> Result<Debrief> {
        self.open_gates_by_time()?;
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            let (ended, open) = (own_end(reading.connection, &visit, reading.me.engineer)?, is_open(reading, &visit)?);
            let opens_at = gate::opens_at(reading.connection, Opening::Debriefed, &visit)?.filter(|_| !open);
            Ok(Debrief {
                questions: questions(reading, &visit)?,
                expected: expectations(reading, &visit)?,
                may_answer: ended.is_none() && visit_state(&visit.fields) == VisitState::Ended,
                ended: ended.flatten(),
                open,
                opens_at: opens_at.map(|utc_ms| Moment { utc_ms, ..reading.now().clone() }),
                freshness: freshness(&visit, reading.now().utc_ms),
                visit: rows::visit(reading, &visit)?,
            })
        })
    }

    /// What to remind of from now on, the soonest first: one's own encounters that ended and are not debriefed, each once at
    /// its end and once the next morning.
    ///
    /// # Errors
    /// What the disk says.
    pub fn debrief_reminders(&self) -> Result<Vec<DebriefReminder>> {
        self.read(debriefs_to_remind_of)
    }
}

/// [`Notebook::debrief_reminders`].
pub(super) fn debriefs_to_remind_of(reading: &Reading<'_>) -> Result<Vec<DebriefReminder>> {
    let (connection, me, now) = (reading.connection, reading.me.engineer, reading.now().utc_ms);
    let mut reminders = Vec::new();
    for visit in Entity::latest_in_state(connection, Kind::Encounter, VisitState::Ended, LATEST_ENDED)? {
        let mine = visit.fields.members(encounter::ENGINEERS).contains(&me);
        if mine && own_end(connection, &visit, me)?.is_none() {
            reminders.extend(of_visit(&visit));
        }
    }
    reminders.retain(|one| one.at.utc_ms().is_some_and(|at| at.saturating_add(HOUR_MS) > now));
    reminders.sort_by_key(|one| one.at.utc_ms());
    Ok(reminders)
}

/// The two reminders of an encounter, whether they are past or not.
fn of_visit(visit: &Entity) -> Vec<DebriefReminder> {
    let Some(end) = visit.fields.get(encounter::END) else { return Vec::new() };
    let local = end.local_in(&end.zone);
    [local, next_morning(local)]
        .map(|at| {
            let at = Plan { local: at.format("%Y-%m-%dT%H:%M").to_string(), zone: end.zone.clone() };
            let freshness = freshness(visit, at.utc_ms().unwrap_or(end.utc_ms));
            DebriefReminder { visit: visit.id, at, freshness }
        })
        .into()
}

/// Eight o'clock of the next day; after midnight, of the day that has just begun.
fn next_morning(end: NaiveDateTime) -> NaiveDateTime {
    let days = u64::from(end.hour() >= NIGHT);
    let day = end.date().checked_add_days(Days::new(days)).unwrap_or(end.date());
    day.and_hms_opt(MORNING, 0, 0).unwrap_or(end)
}

fn freshness(visit: &Entity, now_ms: i64) -> Freshness {
    match visit.fields.ms(encounter::END) {
        Some(end) if now_ms.saturating_sub(end) > FROM_MEMORY_MS => Freshness::FromMemory,
        _ => Freshness::StillFresh,
    }
}

/// Whether everybody's answers may be read here: also what is said next.
fn is_open(reading: &Reading<'_>, visit: &Entity) -> Result<bool> {
    let connection = reading.connection;
    let known = gate::is_known_open(connection, Kind::DebriefAnswer, visit.id)?;
    if visit.log == Log::Personal || known || debriefed::is_done(connection, visit)? {
        return Ok(true);
    }
    gate::is_due(connection, Opening::Debriefed, visit, reading.now().utc_ms)
}

fn questions(reading: &Reading<'_>, visit: &Entity) -> Result<Vec<DebriefQuestionRow>> {
    let answers = Entity::children(reading.connection, visit.id, Kind::DebriefAnswer)?;
    let mut rows = Vec::new();
    for question in DebriefQuestion::ALL {
        let (mut mine, mut others) = (Vec::new(), Vec::new());
        for answer in answers.iter().filter(|one| one.fields.get(debrief_answer::QUESTION) == Some(*question)) {
            let row = answer_row(reading, visit, answer)?;
            let is_mine = answer.fields.get(debrief_answer::AUTHOR) == Some(reading.me.engineer);
            if is_mine { mine.push(row) } else { others.push(row) }
        }
        rows.push(DebriefQuestionRow { question: *question, mine, others });
    }
    Ok(rows)
}

fn answer_row(reading: &Reading<'_>, visit: &Entity, answer: &Entity) -> Result<DebriefAnswerRow> {
    let fields = &answer.fields;
    let words = fields.get(debrief_answer::TEXT);
    let written = words.as_ref().map(|words| words.written.utc_ms).or_else(|| fields.ms(debrief_answer::CREATED));
    let spoken = Entity::attached(reading.connection, answer.id)?;
    Ok(DebriefAnswerRow {
        id: answer.id,
        engineer: rows::engineer_name(reading, fields.get(debrief_answer::AUTHOR))?,
        from_memory: written.is_some_and(|written| freshness(visit, written) == Freshness::FromMemory),
        spoken: spoken.iter().map(|sound| rows::attachment(reading, sound)).collect::<Result<_>>()?,
        text: words.map(|words| words.text).unwrap_or_default(),
        versions: rows::versions(reading, answer)?,
        audience: answer.log.audience(),
        state: rows::sync_state(reading, answer)?,
        seen: seen_token(reading.connection, answer)?,
    })
}
