//! Writes what a file says: customers before their sites and people, these before visits, visits before notes.

use std::collections::HashMap;

use soundings_wire::Change;

use super::draft::{DraftNote, DraftVisit};
use super::import::Imported;
use super::plan::{Item, Plan, PlannedVisit, Standing};
use super::preview::{ImportSource, Read, SHOWN, by_kind};
use crate::error::Result;
use crate::log::action::Action;
use crate::model::fields::{encounter, observation, organization, person, site};
use crate::model::{Audience, EncounterKind, Id, Kind, Moment, Person};
use crate::store::columns::Log;
use crate::store::entities::Entity;
use crate::visit_log::bring_back;

/// So many operations are written at a time.
const AT_ONCE: u32 = 1_000;

/// An import under way.
struct Making<'a, 'c> {
    action: &'a mut Action<'c>,
    import: Id,
    place: u32,
    made: u32,
    /// Who reads what was made a moment ago.
    audiences: HashMap<Id, Audience>,
}

/// Writes it.
pub(super) fn make(action: &mut Action<'_>, read: &Read, plan: &Plan) -> Result<Imported> {
    let import = action.environment.new_id();
    let all = by_kind(plan);
    let deleted: Vec<Id> = all
        .iter()
        .flat_map(|(_, items)| items)
        .filter(|item| item.standing == Standing::Deleted)
        .map(|item| item.id)
        .collect();
    bring_back(action, &deleted)?;
    action
        .connection()
        .execute("INSERT INTO import (id, done) VALUES (?1, ?2)", (import.as_bytes(), action.now.utc_ms))?;
    let mut making = Making { action, import, place: 0, made: 0, audiences: HashMap::new() };
    making.customers(read, plan)?;
    for (draft, planned) in read.draft.visits.iter().zip(&plan.visits) {
        making.visit(read, plan, draft, planned)?;
    }
    let made = making.made;
    action.flush()?;
    let visits = plan.visits.iter().map(|visit| visit.item.id).take(SHOWN).collect();
    Ok(Imported { import, visits, made, back: deleted.len() as u32 })
}

/// What a thing may be pointed at by: it is here, or about to be.
fn there(item: &Item) -> Option<Id> {
    (item.standing != Standing::Erased).then_some(item.id)
}

impl Making<'_, '_> {
    /// Remembers what became of a name, and makes the thing if it is new.
    fn make(&mut self, item: &Item, audience: Audience, kind: Kind, changes: Vec<Change>) -> Result<()> {
        // What is here was made by another import, and is undone with that one.
        if matches!(item.standing, Standing::Erased | Standing::Here) {
            return Ok(());
        }
        self.place += 1;
        self.action
            .connection()
            .prepare_cached("INSERT OR REPLACE INTO imported (name, entity, import, place) VALUES (?1, ?2, ?3, ?4)")?
            .execute((item.name.as_bytes(), item.id.as_bytes(), self.import.as_bytes(), self.place))?;
        if item.standing == Standing::New {
            self.action.create_as(audience, kind, item.id, changes);
            self.audiences.insert(item.id, audience);
            self.made += 1;
            if self.made.is_multiple_of(AT_ONCE) {
                self.action.flush()?;
            }
        }
        Ok(())
    }

    /// Who may read what belongs to a customer: nothing the team has points at what is only me.
    fn audience(&self, source: ImportSource, of: Option<Id>) -> Result<Audience> {
        // What was met on a visit that is not shared is only me too.
        if source == ImportSource::Reports {
            return Ok(Audience::OnlyMe);
        }
        let Some(of) = of else { return Ok(Audience::Team) };
        if let Some(audience) = self.audiences.get(&of) {
            return Ok(*audience);
        }
        let found = Entity::find(self.action.connection(), of)?;
        Ok(if found.is_some_and(|found| found.log == Log::Personal) { Audience::OnlyMe } else { Audience::Team })
    }

    fn customers(&mut self, read: &Read, plan: &Plan) -> Result<()> {
        for (name, item) in read.draft.customers.iter().zip(&plan.customers) {
            let audience = self.audience(read.source, None)?;
            self.make(item, audience, Kind::Organization, vec![organization::NAME.set(name)])?;
        }
        for (draft, item) in read.draft.sites.iter().zip(&plan.sites) {
            let Some(of) = there(&plan.customers[draft.customer]) else { continue };
            let changes = vec![site::ORGANIZATION.set(&of), site::NAME.set(&draft.name)];
            let audience = self.audience(read.source, Some(of))?;
            self.make(item, audience, Kind::Site, changes)?;
        }
        for (draft, item) in read.draft.people.iter().zip(&plan.people) {
            let of = draft.customer.map_or(plan.customer, |customer| there(&plan.customers[customer]));
            let at = draft.site.and_then(|site| there(&plan.sites[site]));
            let called = if draft.described { person::DESCRIPTION } else { person::NAME };
            let mut changes = vec![called.set(&draft.name)];
            changes.extend(of.map(|of| person::ORGANIZATION.set(&of)));
            changes.extend(at.map(|at| person::SITE.set(&at)));
            changes.extend(draft.role.as_ref().map(|role| person::ROLE.set(role)));
            let audience = self.audience(read.source, of)?;
            self.make(item, audience, Kind::Person, changes)?;
        }
        Ok(())
    }

    fn visit(&mut self, read: &Read, plan: &Plan, draft: &DraftVisit, planned: &PlannedVisit) -> Result<()> {
        let (Some(visit), Some((began, ended))) = (there(&planned.item), &planned.began) else { return Ok(()) };
        let only = read.draft.customers.len() < 2;
        let of = draft.customer.and_then(|customer| there(&plan.customers[customer]));
        let of = plan.customer.filter(|_| only).or(of);
        let at = draft.site.and_then(|site| there(&plan.sites[site]));
        let (me, now) = (self.action.me.engineer, self.action.now.clone());
        let mut changes = vec![
            encounter::KIND.set(&draft.kind.unwrap_or(EncounterKind::Visit)),
            encounter::START.set(began),
            encounter::END.set(ended),
            encounter::ENGINEERS.with(&me),
            encounter::AUTHOR.set(&me),
            encounter::CREATED.set(&now),
        ];
        changes.extend(of.map(|of| encounter::ORGANIZATION.set(&of)));
        changes.extend(at.map(|at| encounter::SITE.set(&at)));
        changes.extend(draft.objective.as_ref().map(|objective| encounter::OBJECTIVE.set(objective)));
        let people = draft.people.iter().filter_map(|place| there(&plan.people[*place]));
        changes.extend(people.map(|person| encounter::PEOPLE.with(&person)));
        self.make(&planned.item, Audience::OnlyMe, Kind::Encounter, changes)?;
        for (note, item) in draft.notes.iter().zip(&planned.notes) {
            let by = note.by.and_then(|by| there(&plan.people[by]));
            let changes = self.note(note, visit, began, by);
            self.make(item, Audience::OnlyMe, Kind::Observation, changes)?;
        }
        Ok(())
    }

    /// A note: written down now, of what happened then.
    fn note(&self, note: &DraftNote, visit: Id, happened: &Moment, by: Option<Id>) -> Vec<Change> {
        let mut changes = vec![
            observation::ENCOUNTER.set(&visit),
            observation::FIRST_WORDS.set(&note.text),
            observation::HAPPENED.set(happened),
            observation::NOTED.set(&self.action.now),
            observation::AUTHOR.set(&self.action.me.engineer),
        ];
        changes.extend(note.kind.map(|kind| observation::KIND.set(&kind)));
        // Without the one who said them, nobody's very words.
        changes.extend((note.exact && by.is_some()).then(|| observation::EXACT.set(&true)));
        changes.extend(by.map(|by| observation::BY.set(&Person::Known(by))));
        changes
    }
}
