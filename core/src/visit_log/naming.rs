//! Naming an encounter and planning it further: whom it is with, where, what for, who was met, who asks, writes and watches.
//! At any time, also after its end.

use soundings_wire::{Change, Id};

use super::{guides, met};
use crate::error::{Refusal, Result};
use crate::log::share::{is_known, share_named};
use crate::model::fields::{encounter, visit_state};
use crate::model::{EncounterKind, EngineerTask, Kind, Plan, Seen, VisitState, check_text};
use crate::notebook::Notebook;
use crate::store::columns::Log;

/// What an engineer does at an encounter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct TaskOf {
    /// Which engineer.
    pub engineer: Id,
    /// What they do; `None`: nothing is agreed on any more.
    pub task: Option<EngineerTask>,
}

/// A change of what is known of an encounter; what is `None` or not listed stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct VisitChange {
    /// What kind it is.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub kind: Option<EncounterKind>,
    /// With whom.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub customer: Option<Id>,
    /// Where.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub site: Option<Id>,
    /// What for.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub objective: Option<String>,
    /// When, of one that has not started.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub at: Option<Plan>,
    /// People of the customer's who were met, or are to be.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub people: Vec<Id>,
    /// People who were not met after all.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub not_people: Vec<Id>,
    /// Who asks, who writes, who watches. Two devices that said different things of one engineer: the later stands.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub tasks: Vec<TaskOf>,
    /// Which guide's questions stand on its list.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub guide: Option<Id>,
    /// No guide's any more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub no_guide: bool,
}

impl Notebook {
    /// Changes what is known of an encounter. What the team did not have goes to it first, where the encounter is the team's. Its
    /// people who have no customer get the encounter's, and its site if they have none; who has a customer keeps it, also where the
    /// encounter's is corrected.
    ///
    /// # Errors
    /// [`Refusal::BadTime`], [`Refusal::UnknownZone`], [`Refusal::AlreadyStarted`] of a new time; an objective that is no text; unknown ids.
    pub fn change_visit(&self, visit: Id, change: &VisitChange, seen: Option<&Seen>) -> Result<()> {
        let objective = change.objective.as_deref().map(check_text).transpose()?;
        self.write_words(|action| {
            let visit = action.live(visit, Kind::Encounter)?;
            if let Some(at) = &change.at {
                at.checked()?;
                if visit_state(&visit.fields) != VisitState::Planned {
                    return Err(Refusal::AlreadyStarted.into());
                }
            }
            let named = [(change.customer, Kind::Organization), (change.site, Kind::Site)].into_iter();
            let named = named.filter_map(|(id, kind)| id.map(|id| (id, kind)));
            for (id, kind) in named.chain(change.people.iter().map(|id| (*id, Kind::Person))) {
                action.live(id, kind)?;
                if visit.log == Log::Team {
                    share_named(action, id)?;
                }
            }
            for of in &change.tasks {
                action.live(of.engineer, Kind::Engineer)?;
            }
            let mut change = change.clone();
            if visit.log == Log::Team {
                // The team never read of somebody whom it does not have: there is nobody to take off.
                let mut known = Vec::new();
                for id in change.not_people {
                    known.extend(is_known(action.connection(), id)?.then_some(id));
                }
                change.not_people = known;
            }
            let mut changes = change.changes(objective);
            changes.extend(change.guide.map(|id| guides::choose(action, &visit, id)).transpose()?);
            if changes.is_empty() {
                return Ok(());
            }
            action.edit(&visit, changes, seen)?;
            let names = change.customer.is_some() || change.site.is_some() || !change.people.is_empty();
            if names { met::give_place(action, visit.id) } else { Ok(()) }
        })
    }
}

impl VisitChange {
    fn changes(&self, objective: Option<&str>) -> Vec<Change> {
        let mut changes = Vec::new();
        changes.extend(self.kind.map(|kind| encounter::KIND.set(&kind)));
        changes.extend(self.customer.map(|customer| encounter::ORGANIZATION.set(&customer)));
        changes.extend(self.site.map(|site| encounter::SITE.set(&site)));
        changes.extend(objective.map(|objective| encounter::OBJECTIVE.set(&objective.to_owned())));
        changes.extend(self.at.as_ref().map(|at| encounter::PLAN.set(at)));
        changes.extend(self.people.iter().map(|person| encounter::PEOPLE.with(person)));
        changes.extend(self.not_people.iter().map(|person| encounter::PEOPLE.without(person)));
        changes.extend(self.tasks.iter().map(|of| match &of.task {
            Some(task) => encounter::TASKS.put(&of.engineer, task),
            None => encounter::TASKS.put_none(&of.engineer),
        }));
        changes.extend(self.no_guide.then(|| encounter::GUIDE.clear()));
        changes
    }
}
