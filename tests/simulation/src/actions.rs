//! What engineers do: which of their acts comes next, and the screens they look at first.

use std::collections::BTreeMap;

use soundings_core::model::{Audience, Id, Seen};
use soundings_core::present::VersionsRow;
use soundings_core::{Error, Notebook};

use crate::ledger::{Shown, What};
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

/// What a screen shows of a thing with words.
pub(crate) struct Looked {
    pub shown: Shown,
    pub first: Option<String>,
    pub seen: Seen,
    pub audience: Audience,
    pub evidence: Vec<Id>,
    /// Where a note is filed.
    pub visit: Option<Id>,
    /// It names somebody whom this device does not know.
    pub names_nobody: bool,
}

/// The fields of which several versions stand side by side on a device.
pub(crate) fn versions(notebook: &Notebook) -> Outcome<Vec<VersionsRow>> {
    Ok(notebook.sync_screen()?.needs_you.into_iter().filter_map(|row| row.versions).collect())
}

/// Looks at a note; `None` where it is not in sight.
pub(crate) fn look_at_note(notebook: &Notebook, id: Id) -> Outcome<Option<Looked>> {
    let row = match notebook.note(id) {
        Ok(row) => row,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut shown = Shown::from([row.words.clone()]);
    if row.versions > 1 {
        let rows = versions(notebook)?;
        let field = rows.into_iter().find(|versions| versions.entity == id && versions.field == "words");
        let field = field.ok_or_else(|| Failure::new(format!("note {id} has versions that Sync does not list")))?;
        shown = field.versions.into_iter().map(|version| version.value).collect();
    }
    let first = Some(row.first_words.unwrap_or(row.words));
    let names_nobody = row.by.is_some_and(|who| who.name.is_empty());
    let (seen, audience, visit) = (row.seen, row.audience, row.visit);
    Ok(Some(Looked { shown, first, seen, audience, evidence: Vec::new(), visit, names_nobody }))
}

/// Looks at an entry on its map; `None` where it is not in sight.
pub(crate) fn look_at_entry(notebook: &Notebook, map: Option<Id>, id: Id) -> Outcome<Option<Looked>> {
    let Some(map) = map else { return Ok(None) };
    let map = match notebook.map(map) {
        Ok(map) => map,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let Some(row) = map.parts.into_iter().flat_map(|part| part.entries).find(|entry| entry.id == id) else {
        return Ok(None);
    };
    let shown = match row.versions.filter(|versions| versions.field == "text") {
        Some(versions) => versions.versions.into_iter().map(|version| version.value).collect(),
        None => Shown::from([row.text]),
    };
    let evidence = row.evidence.iter().map(|evidence| evidence.id).collect();
    let (seen, audience) = (row.seen, row.audience);
    Ok(Some(Looked { shown, first: None, seen, audience, evidence, visit: None, names_nobody: false }))
}

impl Run {
    /// Looks at a thing with words on a device.
    pub fn look(&mut self, number: usize, id: Id) -> Outcome<Option<Looked>> {
        let Some(thing) = self.ledger.thing(id) else { return Ok(None) };
        let (what, parent) = (thing.what, thing.parent);
        let notebook = self.devices[number].here()?;
        let looked = match what {
            What::Note => look_at_note(notebook, id)?,
            What::Entry => look_at_entry(notebook, parent, id)?,
        };
        // A note from the inbox is filed under the visit of its moment when it is taken in.
        if let (Some(visit), Some(thing)) = (looked.as_ref().and_then(|looked| looked.visit), self.ledger.thing(id))
            && !thing.belongs_to(visit)
        {
            thing.moved_to.push(visit);
        }
        Ok(looked)
    }

    /// What a device shows of a thing and of all that goes with it: of the team's, and of what is only me. The team does
    /// not hear of a deletion of that, and nobody else can undo it.
    pub fn shown_with_children(&mut self, number: usize, id: Id) -> Outcome<[BTreeMap<Id, Shown>; 2]> {
        let mut shown = [BTreeMap::new(), BTreeMap::new()];
        for id in self.ledger.with_children(id) {
            if let Some(looked) = self.look(number, id)? {
                shown[usize::from(looked.audience == Audience::OnlyMe)].insert(id, looked.shown);
            }
        }
        // An entry left over from a map that somebody deleted is in sight nowhere, and can be deleted by its id.
        if let Some(thing) =
            self.ledger.thing(id).filter(|thing| !shown.iter().any(|shown| shown.contains_key(&thing.id)))
        {
            let all = thing.writes.iter().map(|write| write.text.clone()).collect();
            shown[1].insert(id, all);
        }
        Ok(shown)
    }

    /// Takes down whether a thing was done: what it gave, or `None` where a rule said no.
    pub fn done<T>(&mut self, number: usize, what: &'static str, result: Result<T, Error>) -> Outcome<Option<T>> {
        match result {
            Ok(value) => {
                self.say(|| format!("device {number}: {what}"));
                self.report.acknowledged += 1;
                self.wake(number)?;
                Ok(Some(value))
            }
            Err(Error::Refused(_) | Error::NotFound { .. } | Error::Ambiguous { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// An engineer does something.
    pub fn act(&mut self, number: usize) -> Outcome {
        if self.devices[number].notebook.is_none() {
            return if self.chance.happens(300) { self.capture_to_inbox(number) } else { Ok(()) };
        }
        if !self.devices[number].invited && self.chance.happens(self.eagerness) {
            return self.join(number);
        }
        if self.ledger.people.len() < 2 || self.ledger.maps.is_empty() {
            // Most of the rest needs somebody to note something about.
            return match self.chance.below(4) {
                0 => self.add_customer(number),
                1 => self.new_map(number),
                _ => self.add_person(number),
            };
        }
        self.make_of_it(number)?;
        self.do_besides(number)?;
        match self.chance.below(100) {
            0..=1 => self.add_customer(number),
            2..=3 => self.add_person(number),
            4..=5 => self.set_consent(number),
            6 => self.hang(number),
            7..=8 => self.plan_visit(number),
            9..=13 => self.start_visit(number),
            14..=15 => self.act_for_team(number),
            16..=31 => self.capture(number),
            32..=39 => self.end_visit(number),
            40..=45 => self.share(number),
            46..=53 => self.correct_note(number),
            54..=57 => self.begin_typing(number),
            58..=60 => self.finish_typing(number),
            61..=62 => self.new_map(number),
            63..=67 => self.add_entry(number),
            68..=76 => self.edit_entry(number),
            77..=79 => self.link(number),
            80..=81 => self.unlink(number),
            82..=84 => self.delete(number),
            85..=87 => self.undo(number),
            88 => self.erase(number),
            89..=92 => self.resolve(number),
            93..=94 => self.promise(number),
            95..=96 => self.settle_promise(number),
            97 => self.change_note(number),
            98 if self.chance.happens(500) => self.sort(number),
            98 => self.change_note(number),
            _ if self.chance.happens(600) => self.workshop(number),
            _ => self.draft(number),
        }
    }
}
