//! What is done with maps and versions.

use soundings_core::model::MapPart;
use soundings_core::{EvidenceRange, NewEntry, NewMap, Resolution};

use crate::actions::versions;
use crate::ledger::{Erased, Linked, Shown, Thing, What};
use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
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
                order: 0,
                lost: false,
                perhaps_lost: false,
                twofold: self.devices[number].has_twin,
            };
            if let Some(text) = text {
                thing.write(self.ledger.by(number), &text, &Shown::new());
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
            let order = self.ledger.by(number).order;
            self.ledger.links.push(Linked { id, entry, note, against, author: number, unlinked: false, order });
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

    pub fn edit_entry(&mut self, number: usize) -> Outcome {
        let Some((id, looked)) = self.one_in_sight(number, What::Entry)? else { return Ok(()) };
        let text = self.words_for(number, id);
        let edited = self.devices[number].here()?.edit_entry(id, &text, None);
        if self.done(number, "edits an entry", edited)?.is_some() {
            self.take_down_words(number, id, &text, &looked.shown);
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
            self.take_down_words(number, row.entity, &text, &shown);
            self.may_say(row.entity, &text);
        }
        Ok(())
    }
}
