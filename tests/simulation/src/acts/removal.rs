//! What is deleted, brought back and erased.

use std::collections::BTreeSet;

use soundings_core::model::Id;

use crate::ledger::What;
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// A note, an entry, and now and then a whole visit or map.
    fn one_to_remove(&mut self) -> Option<Id> {
        match self.chance.below(10) {
            0 => self.one_of(|ledger| &ledger.visits),
            1 => self.one_of(|ledger| &ledger.maps),
            2..=4 => self.one_thing(What::Entry),
            _ => self.one_thing(What::Note),
        }
    }

    pub fn delete(&mut self, number: usize) -> Outcome {
        let Some(id) = self.one_to_remove() else { return Ok(()) };
        let shown = self.shown_with_children(number, id)?;
        self.say(|| format!("device {number} would delete {id}, showing {shown:?}"));
        let deleted = self.devices[number].here()?.delete(id);
        if self.done(number, "deletes", deleted)?.is_some() {
            shown.iter().for_each(|shown| self.ledger.delete(number, id, shown));
        }
        Ok(())
    }

    pub fn undo(&mut self, number: usize) -> Outcome {
        let deleted: Vec<Id> =
            self.ledger.deletions.iter().flat_map(|deletion| deletion.covers.keys().copied()).collect();
        let Some(id) = self.chance.recent(&deleted).copied() else { return Ok(()) };
        self.say(|| format!("device {number} would undo the deletion of {id}"));
        let in_sight = self.deleted_and_in_sight(number)?;
        let undone = self.devices[number].here()?.undo_delete(id);
        if self.done(number, "undoes a deletion", undone)?.is_some() {
            self.ledger.undo(number, id, &in_sight);
        }
        Ok(())
    }

    /// What was deleted and something brought back, as a device has it.
    fn deleted_and_in_sight(&self, number: usize) -> Outcome<BTreeSet<Id>> {
        let notebook = self.devices[number].here()?;
        let dump = notebook.dump_team()? + &notebook.dump_own()?;
        let here: BTreeSet<&str> =
            dump.lines().filter(|line| line.contains(" hidden=0 ")).filter_map(|line| line.split(' ').next()).collect();
        let roots = self.ledger.deletions.iter().map(|deletion| deletion.root);
        Ok(roots.filter(|root| here.contains(root.to_string().as_str())).collect())
    }

    pub fn erase(&mut self, number: usize) -> Outcome {
        let Some(id) = self.one_to_remove() else { return Ok(()) };
        let shown = self.shown_with_children(number, id)?;
        self.say(|| format!("device {number} would erase {id}, showing {shown:?}"));
        let erasing = self.devices[number].here()?.erase(id);
        if self.done(number, "erases", erasing)?.is_some() {
            shown.iter().for_each(|shown| self.ledger.delete(number, id, shown));
            // An erasure covers what lies in the thing's own log.
            let [team, only_me] = shown.map(|shown| shown.into_keys().collect::<BTreeSet<Id>>());
            let of_team = team.contains(&id) || !only_me.contains(&id);
            self.ledger.erase(number, id, if of_team { team } else { only_me });
        }
        Ok(())
    }
}
