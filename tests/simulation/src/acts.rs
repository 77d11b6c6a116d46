//! The acts themselves, each through the notebook's door, each taken down in the ledger once it was acknowledged.

use std::collections::BTreeSet;

use soundings_core::model::{Audience, ConsentChoice, EncounterKind, Id, MapPart, ObservationKind, Plan, PromiseState};
use soundings_core::{
    EvidenceRange, FiledUnder, NewEntry, NewMap, NewObservation, NewPerson, NewPromise, NewVisit, NoteChange, Notebook,
    Person, Resolution, StartVisit,
};

use crate::actions::{Looked, versions};
use crate::device::Typing;
use crate::ledger::{Erased, Linked, Shown, Thing, What};
use crate::run::{Outcome, Run};

impl Run {
    /// Somebody scans an invitation.
    pub fn join(&mut self, number: usize) -> Outcome {
        let Some(invite) = self.hub.invite(self.time.now_ms())? else { return Ok(()) };
        self.devices[number].here()?.join(&invite)?;
        self.devices[number].invited = true;
        self.done(number, "accepts an invitation", Ok(()))?;
        Ok(())
    }

    /// [`Run::join`] for one who has not.
    pub fn join_if_need_be(&mut self, number: usize) -> Outcome {
        if self.devices[number].invited { Ok(()) } else { self.join(number) }
    }

    fn one_of(&mut self, list: fn(&crate::ledger::Ledger) -> &Vec<Id>) -> Option<Id> {
        self.chance.recent(list(&self.ledger)).copied()
    }

    fn one_thing(&mut self, what: What) -> Option<Id> {
        let ids = self.ledger.ids(what);
        self.chance.recent(&ids).copied()
    }

    pub fn add_customer(&mut self, number: usize) -> Outcome {
        let name = self.ledger.new_words(number);
        let added = self.devices[number].here()?.add_customer(&name);
        let added = self.done(number, "adds a customer", added)?;
        self.ledger.customers.extend(added);
        Ok(())
    }

    pub fn add_person(&mut self, number: usize) -> Outcome {
        let new = NewPerson {
            customer: self.one_of(|ledger| &ledger.customers),
            name: Some(self.ledger.new_words(number)),
            visit: if self.chance.happens(300) { self.one_of(|ledger| &ledger.visits) } else { None },
            ..NewPerson::default()
        };
        let added = self.devices[number].here()?.add_person(&new);
        let added = self.done(number, "adds a person", added)?;
        self.ledger.people.extend(added);
        Ok(())
    }

    pub fn set_consent(&mut self, number: usize) -> Outcome {
        let Some(person) = self.one_of(|ledger| &ledger.people) else { return Ok(()) };
        let Some(choice) = self.chance.one(ConsentChoice::ALL).copied() else { return Ok(()) };
        let set = self.devices[number].here()?.set_consent(person, choice);
        self.done(number, "writes down a consent", set)?;
        Ok(())
    }

    pub fn plan_visit(&mut self, number: usize) -> Outcome {
        let new = NewVisit {
            customer: self.one_of(|ledger| &ledger.customers),
            site: None,
            kind: EncounterKind::Visit,
            objective: Some(self.ledger.new_words(number)),
            at: Plan { local: "2026-11-25T08:40".to_owned(), zone: "America/Toronto".to_owned() },
        };
        let planned = self.devices[number].here()?.plan_visit(&new);
        let planned = self.done(number, "plans a visit", planned)?;
        self.ledger.visits.extend(planned);
        Ok(())
    }

    pub fn start_visit(&mut self, number: usize) -> Outcome {
        let planned = if self.chance.happens(600) { self.one_of(|ledger| &ledger.visits) } else { None };
        let start =
            StartVisit { visit: planned, customer: self.one_of(|ledger| &ledger.customers), ..StartVisit::default() };
        let started = self.devices[number].here()?.start_visit(&start);
        if let Some(visit) = self.done(number, "starts a visit", started)?
            && planned.is_none()
        {
            self.ledger.visits.push(visit);
        }
        Ok(())
    }

    fn new_note(&mut self, number: usize) -> NewObservation {
        let kind = self.chance.one(&[ObservationKind::Said, ObservationKind::Did, ObservationKind::Around]).copied();
        let kind = if self.chance.happens(50) { None } else { kind };
        NewObservation {
            kind,
            text: self.ledger.new_words(number),
            exact: kind == Some(ObservationKind::Said) && self.chance.happens(500),
            by: self.one_of(|ledger| &ledger.people).map(Person::Known).filter(|_| kind.is_some()),
            starred: self.chance.happens(100),
            tags: if self.chance.happens(100) { vec!["tag".to_owned()] } else { Vec::new() },
            only_me: self.chance.happens(120),
            ..NewObservation::default()
        }
    }

    fn take_down_note(&mut self, number: usize, id: Id, visit: Option<Id>, note: &NewObservation) {
        self.ledger.add(Thing {
            id,
            what: What::Note,
            author: number,
            parent: visit,
            moved_to: Vec::new(),
            first: Some(note.text.clone()),
            stays_only_me: note.only_me,
            shared_by_hand: false,
            erased: Erased::Never,
            writes: Vec::new(),
        });
    }

    pub fn capture(&mut self, number: usize) -> Outcome {
        let mut note = self.new_note(number);
        if self.chance.happens(150) {
            note.visit = self.one_of(|ledger| &ledger.visits).map_or(FiledUnder::Nowhere, FiledUnder::Visit);
        }
        let mut captured = self.devices[number].here()?.capture(&note);
        if captured.is_err() {
            // The person or the visit is not here: the words are.
            note = NewObservation { by: None, visit: FiledUnder::UnderWay, ..note };
            captured = self.devices[number].here()?.capture(&note);
        }
        if let Some(captured) = self.done(number, "captures a note", captured)? {
            self.take_down_note(number, captured.id, captured.visit, &note);
        }
        Ok(())
    }

    pub fn capture_to_inbox(&mut self, number: usize) -> Outcome {
        let note = NewObservation { by: None, only_me: false, ..self.new_note(number) };
        let device = &self.devices[number];
        let id = Notebook::capture_to_inbox(device.folder(), &device.environment, &note)?;
        self.report.acknowledged += 1;
        self.say(|| format!("device {number}: captures into the inbox"));
        self.take_down_note(number, id, None, &note);
        Ok(())
    }

    pub fn end_visit(&mut self, number: usize) -> Outcome {
        let share = self.chance.happens(750);
        let notebook = self.devices[number].here()?;
        let Some(visit) = notebook.under_way()? else { return Ok(()) };
        let draft = notebook.draft(Some(visit))?;
        let ended = notebook.end_visit(None, share);
        if let Some(ended) = self.done(number, if share { "ends and shares a visit" } else { "ends a visit" }, ended)?
            && let Some(kept) = ended.draft_kept
        {
            let note = NewObservation { text: draft, ..NewObservation::default() };
            self.take_down_note(number, kept, Some(visit), &note);
        }
        Ok(())
    }

    pub fn share(&mut self, number: usize) -> Outcome {
        let rows = self.devices[number].here()?.shareable()?;
        let Some(row) = self.chance.one(&rows).cloned() else { return Ok(()) };
        let shared = self.devices[number].here()?.share(&[row.id]);
        if self.done(number, "shares by hand", shared)?.is_some()
            && let Some(thing) = self.ledger.thing(row.id)
        {
            thing.shared_by_hand = true;
        }
        Ok(())
    }

    /// New words, or now and then the very words that somebody else wrote already.
    fn words_for(&mut self, number: usize, id: Id) -> String {
        if self.chance.happens(150)
            && let Some(thing) = self.ledger.thing(id)
            && let Some(last) = thing.writes.last()
        {
            return last.text.clone();
        }
        self.ledger.new_words(number)
    }

    fn take_down_words(&mut self, id: Id, text: &str, shown: &Shown) {
        if let Some(thing) = self.ledger.thing(id) {
            thing.write(text, shown);
        }
    }

    /// A thing in sight, the team's rather than one's own: what two may change at once.
    fn one_in_sight(&mut self, number: usize, what: What) -> Outcome<Option<(Id, Looked)>> {
        for _ in 0..4 {
            let Some(id) = self.one_thing(what) else { return Ok(None) };
            if let Some(looked) = self.look(number, id)?
                && (looked.audience == Audience::Team || self.chance.happens(250))
            {
                return Ok(Some((id, looked)));
            }
        }
        Ok(None)
    }

    pub fn correct_note(&mut self, number: usize) -> Outcome {
        let Some((id, looked)) = self.one_in_sight(number, What::Note)? else { return Ok(()) };
        let text = self.words_for(number, id);
        if looked.shown.len() == 1 && looked.shown.contains(&text) {
            return Ok(());
        }
        let corrected = self.devices[number].here()?.correct_note(id, &text, None);
        if self.done(number, "corrects a note", corrected)?.is_some() {
            self.take_down_words(id, &text, &looked.shown);
        }
        Ok(())
    }

    pub fn edit_entry(&mut self, number: usize) -> Outcome {
        let Some((id, looked)) = self.one_in_sight(number, What::Entry)? else { return Ok(()) };
        let text = self.words_for(number, id);
        let edited = self.devices[number].here()?.edit_entry(id, &text, None);
        if self.done(number, "edits an entry", edited)?.is_some() {
            self.take_down_words(id, &text, &looked.shown);
        }
        Ok(())
    }

    /// Begins to type over what is shown; a pull may come in before the words are finished.
    pub fn begin_typing(&mut self, number: usize) -> Outcome {
        let what = if self.chance.happens(500) { What::Note } else { What::Entry };
        if let Some((id, looked)) = self.one_in_sight(number, what)? {
            self.devices[number].typing.push(Typing {
                thing: id,
                seen: looked.seen,
                shown: looked.shown,
                audience: looked.audience,
            });
        }
        Ok(())
    }

    pub fn finish_typing(&mut self, number: usize) -> Outcome {
        let Some(typing) = self.devices[number].typing.pop() else { return Ok(()) };
        let Some(now) = self.look(number, typing.thing)? else { return Ok(()) };
        // Shared in between, the thing's words are the team's now, and what the token says is of the personal log.
        let shown = if now.audience == typing.audience { typing.shown } else { now.shown };
        let text = self.words_for(number, typing.thing);
        let Some(what) = self.ledger.thing(typing.thing).map(|thing| thing.what) else { return Ok(()) };
        let notebook = self.devices[number].here()?;
        let written = match what {
            What::Note => notebook.correct_note(typing.thing, &text, Some(&typing.seen)),
            What::Entry => notebook.edit_entry(typing.thing, &text, Some(&typing.seen)),
        };
        if self.done(number, "finishes typing", written)?.is_some() {
            self.take_down_words(typing.thing, &text, &shown);
        }
        Ok(())
    }

    pub fn new_map(&mut self, number: usize) -> Outcome {
        let Some(who) = self.one_of(|ledger| &ledger.people) else { return Ok(()) };
        let situation = self.ledger.new_words(number);
        let made = self.devices[number].here()?.new_map(&NewMap { who, situation });
        let made = self.done(number, "makes a map", made)?;
        self.ledger.maps.extend(made);
        Ok(())
    }

    pub fn add_entry(&mut self, number: usize) -> Outcome {
        let Some(map) = self.one_of(|ledger| &ledger.maps) else { return Ok(()) };
        let note = if self.chance.happens(600) { self.one_thing(What::Note) } else { None };
        let from: Vec<EvidenceRange> =
            note.map(|note| EvidenceRange { note, start: None, end: None }).into_iter().collect();
        let text = (from.is_empty() || self.chance.happens(500)).then(|| self.ledger.new_words(number));
        let part = *self.chance.one(MapPart::ALL).unwrap_or(&MapPart::Pain);
        let new = NewEntry { map, part, text: text.clone(), from, against: Vec::new() };
        let added = self.devices[number].here()?.add_entry(&new);
        if let Some(id) = self.done(number, "adds an entry", added)? {
            self.say(|| format!("device {number} added entry {id} to map {map}"));
            let mut thing = Thing {
                id,
                what: What::Entry,
                author: number,
                parent: Some(map),
                moved_to: Vec::new(),
                first: None,
                stays_only_me: false,
                shared_by_hand: false,
                erased: Erased::Never,
                writes: Vec::new(),
            };
            if let Some(text) = text {
                thing.write(&text, &Shown::new());
            }
            self.ledger.add(thing);
        }
        Ok(())
    }

    pub fn link(&mut self, number: usize) -> Outcome {
        let (Some(entry), Some(note)) = (self.one_thing(What::Entry), self.one_thing(What::Note)) else {
            return Ok(());
        };
        let against = self.chance.happens(200);
        let linked = self.devices[number].here()?.link(entry, EvidenceRange { note, start: None, end: None }, against);
        if let Some(id) = self.done(number, "links a note", linked)? {
            self.ledger.links.push(Linked { id, entry, note, against, author: number, unlinked: false });
        }
        Ok(())
    }

    pub fn unlink(&mut self, number: usize) -> Outcome {
        let Some(link) = self.chance.recent(&self.ledger.links).cloned() else { return Ok(()) };
        let unlinked = self.devices[number].here()?.unlink(link.entry, link.note, link.against);
        if self.done(number, "unlinks a note", unlinked)?.is_some() {
            let same =
                |other: &&mut Linked| (other.entry, other.note, other.against) == (link.entry, link.note, link.against);
            self.ledger.links.iter_mut().filter(same).for_each(|other| other.unlinked = true);
        }
        Ok(())
    }

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
        let undone = self.devices[number].here()?.undo_delete(id);
        if self.done(number, "undoes a deletion", undone)?.is_some() {
            self.ledger.undo(number, id);
        }
        Ok(())
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
            self.ledger.erase(id, if of_team { team } else { only_me });
        }
        Ok(())
    }

    pub fn resolve(&mut self, number: usize) -> Outcome {
        let rows = versions(self.devices[number].here()?)?;
        let Some(row) = self.chance.one(&rows).cloned() else { return Ok(()) };
        let shown: Shown = row.versions.iter().map(|version| version.value.clone()).collect();
        let words = matches!(row.field.as_str(), "words" | "text");
        let (resolution, text) = match self.chance.below(3) {
            0 if words => {
                let lines: Vec<&str> = row.versions.iter().rev().map(|version| version.value.as_str()).collect();
                (Resolution::Both, lines.join("\n"))
            }
            1 if words => {
                let text = self.ledger.new_words(number);
                (Resolution::Value(text.clone()), text)
            }
            _ => {
                let Some(kept) = self.chance.one(&row.versions) else { return Ok(()) };
                (Resolution::Keep(kept.id.clone()), kept.value.clone())
            }
        };
        let resolved = self.devices[number].here()?.resolve(row.entity, &row.field, &resolution);
        if self.done(number, "decides between versions", resolved)?.is_some() && words {
            self.take_down_words(row.entity, &text, &shown);
        }
        Ok(())
    }

    pub fn promise(&mut self, number: usize) -> Outcome {
        let to = match self.one_of(|ledger| &ledger.people) {
            Some(person) if self.chance.happens(700) => Person::Known(person),
            _ => Person::Someone("night operator".to_owned()),
        };
        let visit = if self.chance.happens(500) { self.one_of(|ledger| &ledger.visits) } else { None };
        let text = self.ledger.new_words(number);
        let new = NewPromise { text, to: vec![to], promised_by: None, until: "2026-12-04".to_owned(), visit };
        let promised = self.devices[number].here()?.promise(&new);
        let promised = self.done(number, "promises", promised)?;
        self.ledger.promises.extend(promised);
        Ok(())
    }

    pub fn settle_promise(&mut self, number: usize) -> Outcome {
        let Some(promise) = self.one_of(|ledger| &ledger.promises) else { return Ok(()) };
        let Some(state) = self.chance.one(PromiseState::ALL).copied() else { return Ok(()) };
        let settled = self.devices[number].here()?.settle_promise(promise, state, None);
        self.done(number, "settles a promise", settled)?;
        Ok(())
    }

    pub fn change_note(&mut self, number: usize) -> Outcome {
        let Some(id) = self.one_thing(What::Note) else { return Ok(()) };
        let change = NoteChange {
            kind: self.chance.one(&[None, Some(ObservationKind::Said), Some(ObservationKind::Did)]).copied().flatten(),
            starred: Some(self.chance.happens(500)),
            by: self.one_of(|ledger| &ledger.people).map(Person::Known),
            visit: if self.chance.happens(200) { self.one_of(|ledger| &ledger.visits) } else { None },
            ..NoteChange::default()
        };
        let changed = self.devices[number].here()?.change_note(id, &change, None);
        if self.done(number, "changes a note's facts", changed)?.is_some()
            && let (Some(visit), Some(thing)) = (change.visit, self.ledger.thing(id))
        {
            thing.moved_to.push(visit);
        }
        Ok(())
    }

    pub fn draft(&mut self, number: usize) -> Outcome {
        let visit = self.devices[number].here()?.under_way()?;
        let words = self.ledger.new_words(number);
        let saved = self.devices[number].here()?.save_draft(visit, &words);
        self.done(number, "leaves words unsent", saved)?;
        Ok(())
    }
}
