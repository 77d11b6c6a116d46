//! Naming a visit, at any time: whom it is with, where, what for; who asks, who writes, who watches.

use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::model::{EncounterKind, EngineerTask, Id};
use soundings_core::{Findable, TaskOf, VisitChange};

use super::guide;
use crate::answer::Answer;
use crate::completions;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::times;
use crate::words::say;

/// Who does what at a visit, and which questions are asked.
#[derive(Args, Debug, Default)]
pub struct Planning {
    /// The engineer who asks: name or id
    #[arg(long, value_name = "ENGINEER")]
    asks: Vec<String>,
    /// The engineer who writes: name or id
    #[arg(long, value_name = "ENGINEER")]
    writes: Vec<String>,
    /// The engineer who watches: name or id
    #[arg(long, value_name = "ENGINEER")]
    watches: Vec<String>,
    /// Whose questions: a guide's key, name or id
    #[arg(long)]
    guide: Option<String>,
}

impl Planning {
    /// The same as a change of a visit.
    pub fn change(&self, open: &Open) -> Result<VisitChange, Failure> {
        let mut tasks = Vec::new();
        for (names, task) in [
            (&self.asks, EngineerTask::Asks),
            (&self.writes, EngineerTask::Writes),
            (&self.watches, EngineerTask::Watches),
        ] {
            for name in names {
                tasks.push(TaskOf { engineer: open.find(Findable::Engineer, name)?, task: Some(task) });
            }
        }
        let guide = self.guide.as_deref().map(|text| guide::find(open, text)).transpose()?;
        Ok(VisitChange { tasks, guide, ..VisitChange::default() })
    }
}

#[derive(Args, Debug)]
pub struct Name {
    visit: String,
    /// Name or id of the customer
    #[arg(long)]
    #[arg(add = ArgValueCompleter::new(completions::customers))]
    customer: Option<String>,
    /// Where
    #[arg(long)]
    site: Option<String>,
    #[arg(long, value_parser = super::visit::kinds())]
    kind: Option<String>,
    /// What for
    #[arg(long, value_name = "TEXT")]
    objective: Option<String>,
    /// When, of one that has not started: RFC 3339, or HH:MM today
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Whom you met, or are to meet: name or id
    #[arg(long, value_name = "PERSON")]
    met: Vec<String>,
    /// Whom you did not meet after all
    #[arg(long, value_name = "PERSON")]
    not_met: Vec<String>,
    #[command(flatten)]
    planning: Planning,
    /// An engineer who does none of these any more
    #[arg(long, value_name = "ENGINEER")]
    no_task: Vec<String>,
}

impl Name {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let visit = open.find(Findable::Visit, &self.visit)?;
        let customer = self.customer.as_deref().map(|text| open.find(Findable::Customer, text)).transpose()?;
        let all = |what, texts: &[String]| -> Result<Vec<Id>, Failure> {
            texts.iter().map(|text| open.find(what, text)).collect()
        };
        let planned = self.planning.change(open)?;
        let mut tasks = planned.tasks;
        tasks.extend(
            all(Findable::Engineer, &self.no_task)?.into_iter().map(|engineer| TaskOf { engineer, task: None }),
        );
        let of = customer.or(notebook.plan_face(visit, guide::language())?.visit.customer_id);
        let change = VisitChange {
            kind: self.kind.as_deref().and_then(EncounterKind::from_word),
            customer,
            site: self.site.as_deref().map(|site| open.site(of, site)).transpose()?,
            objective: self.objective.clone(),
            at: self.at.as_deref().map(|at| times::plan(at, &open.now)).transpose()?,
            people: all(Findable::Person, &self.met)?,
            not_people: all(Findable::Person, &self.not_met)?,
            tasks,
            ..planned
        };
        notebook.change_visit(visit, &change, None)?;
        Ok(Answer::new(json!({"id": visit}), say!("terminal-visit-named")))
    }
}
