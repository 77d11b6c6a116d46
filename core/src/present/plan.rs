//! *Plan*: what is known of an encounter before it starts, and what was expected once it has.

use serde::Serialize;

use super::guides::{GuideRow, QuestionRow, question_rows, row};
use super::proposals::{ProposedQuestion, proposals};
use super::rows::{self, SyncState, VersionsRow, VisitRow};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::log::seen::seen_token;
use crate::model::fields::{encounter, expectation, visit_state};
use crate::model::{Audience, EngineerTask, ExpectationOutcome, GuideLanguage, Id, Kind, Seen, Sureness, VisitState};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::questions::{named, of_visit};
use crate::visit_log::{MOST_EXPECTATIONS, is_after_start};

/// What an engineer does at an encounter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskRow {
    /// The engineer.
    pub engineer: Id,
    /// Their name.
    pub name: String,
    /// Whether that is oneself.
    pub me: bool,
    /// What they do; `None` where a later version says something that this one does not know.
    pub task: Option<EngineerTask>,
}

/// One thing that an engineer expects of an encounter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ExpectationRow {
    /// The id.
    pub id: Id,
    /// Who expects it; `None` for oneself.
    pub engineer: Option<String>,
    /// What.
    pub text: String,
    /// How sure they are; `None` where a later version says something that this one does not know.
    pub sureness: Option<Sureness>,
    /// Written or changed by somebody who had not seen that the encounter had started.
    pub after_start: bool,
    /// What became of it.
    pub outcome: Option<ExpectationOutcome>,
    /// Versions that stand side by side.
    pub versions: Vec<VersionsRow>,
    /// Whether this engineer may still change it.
    pub may_change: bool,
    /// Whether this engineer may say what became of it.
    pub may_settle: bool,
    /// Who may read it.
    pub audience: Audience,
    /// Where it is on its way to the team.
    pub state: SyncState,
    /// Hand back with an edit.
    pub seen: Seen,
}

/// *Plan*: an encounter's page before it starts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlanFace {
    /// Its head.
    pub visit: VisitRow,
    /// Who asks, who writes, who watches.
    pub tasks: Vec<TaskRow>,
    /// What we expect; until the encounter starts one's own alone.
    pub expectations: Vec<ExpectationRow>,
    /// How many more this engineer may write down.
    pub may_expect: u32,
    /// The guide that was chosen for it.
    pub guide: Option<GuideRow>,
    /// Its questions, in order.
    pub questions: Vec<QuestionRow>,
    /// Questions that could stand there too.
    pub proposed: Vec<ProposedQuestion>,
}

impl Notebook {
    /// *Plan*: an encounter's page before it starts. `language`: of questions that nobody wrote.
    ///
    /// # Errors
    /// An unknown visit.
    pub fn plan_face(&self, visit: Id, language: GuideLanguage) -> Result<PlanFace> {
        self.read(|reading| {
            let visit = reading.live(visit, Kind::Encounter)?;
            let planned = visit_state(&visit.fields) == VisitState::Planned;
            let expectations = expectations(reading, &visit)?;
            let mine = expectations.iter().filter(|row| row.engineer.is_none()).count();
            let guide = visit.fields.get(encounter::GUIDE);
            let guide = guide.map(|guide| named(reading.connection, guide, language)).transpose()?.flatten();
            Ok(PlanFace {
                guide: guide.map(|guide| row(reading, &guide)).transpose()?,
                questions: question_rows(reading, &of_visit(reading.connection, &visit, language)?)?,
                proposed: proposals(reading, &visit, language)?,
                tasks: tasks(reading, &visit)?,
                may_expect: if planned { MOST_EXPECTATIONS.saturating_sub(mine) as u32 } else { 0 },
                expectations,
                visit: rows::visit(reading, &visit)?,
            })
        })
    }
}

pub(super) fn tasks(reading: &Reading<'_>, visit: &Entity) -> Result<Vec<TaskRow>> {
    let mut tasks = Vec::new();
    for (engineer, task) in visit.fields.choices(encounter::TASKS) {
        let Some(name) = reading.name(Some(engineer))? else { continue };
        tasks.push(TaskRow { engineer, name, me: engineer == reading.me.engineer, task });
    }
    Ok(tasks)
}

/// What was written down of an encounter, the earliest first.
pub(super) fn expectations(reading: &Reading<'_>, visit: &Entity) -> Result<Vec<ExpectationRow>> {
    let start = visit.fields.ms(encounter::START);
    let started = visit_state(&visit.fields) != VisitState::Planned;
    let mut rows = Vec::new();
    for entity in Entity::children(reading.connection, visit.id, Kind::Expectation)? {
        let fields = &entity.fields;
        let author = fields.get(expectation::AUTHOR);
        let mine = author == Some(reading.me.engineer);
        rows.push(ExpectationRow {
            id: entity.id,
            engineer: rows::engineer_name(reading, author)?,
            text: fields.get(expectation::TEXT).map(|words| words.text).unwrap_or_default(),
            sureness: fields.get(expectation::SURENESS),
            after_start: is_after_start(fields, start),
            outcome: fields.get(expectation::OUTCOME),
            versions: rows::versions(reading, &entity)?,
            may_change: mine && !started,
            may_settle: mine && started,
            audience: entity.log.audience(),
            state: rows::sync_state(reading, &entity)?,
            seen: seen_token(reading.connection, &entity)?,
        });
    }
    Ok(rows)
}
