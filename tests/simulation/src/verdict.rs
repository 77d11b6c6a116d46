//! The checks, once the team has settled.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::HEXLOWER;
use soundings_core::model::{Audience, Id};
use soundings_core::present::{Found, NeedsYouReason, OwnKey};
use soundings_core::{Error, Notebook};

use crate::actions::Looked;
use crate::dumps::{contains, difference, in_sight, without};
use crate::ledger::{Erased, Lost, Thing, What};
use crate::outcome::{Failure, Outcome};
use crate::run::Run;

fn broken<T>(what: impl Into<String>) -> Outcome<T> {
    Err(Failure::new(what))
}

impl Run {
    /// Everything that must hold whenever the team has settled.
    pub fn check(&mut self) -> Outcome {
        self.check_queues()?;
        self.check_counts()?;
        let waits = self.ledger.erasures_asked() > 0;
        let dumps = self.check_replicas(waits)?;
        self.check_own(waits)?;
        self.check_covered(&dumps)?;
        self.check_things(&dumps)?;
        self.check_links()?;
        self.check_made()
    }

    /// Right after a notebook was opened again: what it acknowledged last is there, but for what went with a lost phone. Where
    /// notes from the inbox were filed is learned by this too.
    pub fn check_after_opening(&mut self, number: usize) -> Outcome {
        let own = self.ledger.things.iter().rev().filter(|thing| thing.author == number);
        let own: Vec<Thing> = own.take(20).cloned().collect();
        for thing in own {
            if self.look(number, thing.id)?.is_none()
                && !self.devices[number].went_back
                && !thing.lost
                && !thing.perhaps_lost
                && thing.erased != Erased::Perhaps
                && !self.ledger.was_deleted(thing.id)
                && !self.ledger.parent_was_deleted(&thing)
                && !self.waits_for_its_map(number, &thing)?
            {
                self.tell_operations(&format!("- {}", thing.id), [number, 0])?;
                return broken(format!("device {number} lost {:?} {} when its process ended", thing.what, thing.id));
            }
        }
        Ok(())
    }

    /// Whether an entry is here and its map is not: one copy of a phone made the map, a restored hub lacked it and got what the
    /// other copy had written under its name, and who made it has not written it again yet. Once all have settled it is there.
    fn waits_for_its_map(&self, number: usize, entry: &Thing) -> Outcome<bool> {
        let happened = |fault: &str| self.report.faults.contains_key(fault);
        let may_be = happened("hub restored from an older backup") && happened("phones copied and used twice");
        let Some(map) = entry.parent.filter(|_| may_be && entry.what == What::Entry) else { return Ok(false) };
        let notebook = self.devices[number].here()?;
        Ok(matches!(notebook.map(map), Err(Error::NotFound { .. })) && notebook.knows(entry.id)?)
    }

    pub fn check_queues(&self) -> Outcome {
        for device in &self.devices {
            let sync = device.here()?.sync_screen()?;
            // What erases may wait for its day at a hub that was restored since it was asked for.
            if sync.waiting_operations > self.ledger.erasures_asked() {
                return broken(format!("device {}: {} operations still wait", device.number, sync.waiting_operations));
            }
            let is_as_it_should_be = |reason: NeedsYouReason| match reason {
                reason if reason.is_a_choice() => true,
                NeedsYouReason::CannotApply | NeedsYouReason::NotVouchedFor | NeedsYouReason::WaitsForOthers => {
                    self.deceived
                }
                _ => false,
            };
            if let Some(row) = sync.needs_you.iter().find(|row| !is_as_it_should_be(row.reason)) {
                self.tell_operations(&format!("- {}", row.entity), [0, device.number])?;
                return broken(format!("device {}: {} needs somebody: {:?}", device.number, row.entity, row.reason));
            }
        }
        Ok(())
    }

    /// What screens count was kept as it changed.
    pub fn check_counts(&self) -> Outcome {
        for device in &self.devices {
            let differences = device.here()?.counted_differently()?;
            if !differences.is_empty() {
                return broken(format!("device {} counted {} otherwise", device.number, differences.join(", ")));
            }
        }
        Ok(())
    }

    /// All replicas hold the same team rows. Where an erasure may wait for its day at the hub (`waits`), whether it is done is
    /// on its own device alone until then. Their dumps.
    pub fn check_replicas(&self, waits: bool) -> Outcome<Vec<String>> {
        let wait = if waits { self.erasures_that_wait()? } else { BTreeSet::new() };
        let mut dumps: Vec<String> = Vec::new();
        for device in &self.devices {
            let dump = device.here()?.dump_team()?;
            let of_all = dumps.first().map(|first| (without(first, &wait), without(&dump, &wait)));
            if let Some((first, here)) = of_all.filter(|(first, here)| first != here) {
                let difference = difference(&first, &here);
                self.tell_operations(&difference, [0, device.number])?;
                return broken(format!("device {} and device 0 differ:\n{difference}", device.number));
            }
            dumps.push(dump);
        }
        Ok(dumps)
    }

    /// All of an engineer's devices that have their key hold the same of what is only me. Where an erasure may wait
    /// for its day at the hub (`waits`), each counts that day itself: what is in sight is the same, but for what one erased by
    /// its own clock, of which the hub has yet to say whether another took it back.
    pub fn check_own(&mut self, waits: bool) -> Outcome {
        let gone_alone = self.erased_by_own_clock()?;
        let mut firsts: BTreeMap<Id, (usize, String)> = BTreeMap::new();
        for number in 0..self.devices.len() {
            let notebook = self.devices[number].here()?;
            if !matches!(notebook.sync_screen()?.own_key, Some(OwnKey::Here | OwnKey::OnlyHere)) {
                continue;
            }
            let (engineer, mut dump) = (notebook.settings()?.engineer.id, notebook.dump_own()?);
            if waits {
                dump = in_sight(&dump, &gone_alone);
            }
            let Some((first, theirs)) = firsts.get(&engineer) else {
                firsts.insert(engineer, (number, dump));
                continue;
            };
            if *theirs != dump {
                let difference = difference(theirs, &dump);
                self.tell_operations(&difference, [*first, number])?;
                return broken(format!("devices {first} and {number} are one engineer's and differ:\n{difference}"));
            }
            self.met("pairs of one engineer's devices that have the same of what is only me");
        }
        Ok(())
    }

    fn check_things(&mut self, dumps: &[String]) -> Outcome {
        let hub = self.hub.bytes()?;
        for thing in self.ledger.things.clone() {
            let own = self.look(thing.author, thing.id)?;
            if thing.lost {
                self.met("things that went with a lost phone");
                match own {
                    None => continue,
                    Some(_) => return broken(format!("{:?} {} was never sent, and is there", thing.what, thing.id)),
                }
            }
            let Some(own) = own else {
                let deleted_by_one_of_two = thing.twofold && self.ledger.was_deleted(thing.id);
                if !deleted_by_one_of_two
                    && !thing.perhaps_lost
                    && thing.erased == Erased::Never
                    && !self.ledger.may_be_deleted(&thing)
                    && !self.is_left_over(&thing)?
                {
                    return broken(format!("{:?} {} is gone from device {}", thing.what, thing.id, thing.author));
                }
                self.met("things deleted or erased");
                continue;
            };
            self.check_values(&thing, thing.author, &own)?;
            self.met(if own.audience == Audience::Team { "things of the team" } else { "things that are only me" });
            if own.shown.len() > 1 {
                self.met("things with several versions");
            }
            if !thing.writes.is_empty() {
                self.met("things with edited words");
            }
            if self.ledger.was_deleted(thing.id) {
                self.met("things brought back, or whose deletion was undone");
            }
            if own.audience == Audience::Team {
                if thing.stays_only_me && !thing.shared_by_hand {
                    return broken(format!("{:?} {} was to stay only me and was shared", thing.what, thing.id));
                }
                for number in (0..self.devices.len()).filter(|number| *number != thing.author) {
                    let Some(theirs) = self.look(number, thing.id)? else {
                        return broken(format!(
                            "{:?} {} of device {} is not on device {number}",
                            thing.what, thing.id, thing.author
                        ));
                    };
                    self.check_values(&thing, number, &theirs)?;
                    if theirs.names_nobody != own.names_nobody {
                        return broken(format!("note {} names somebody whom device {number} does not know", thing.id));
                    }
                }
            } else {
                self.check_private(&thing, &hub, dumps)?;
            }
        }
        Ok(())
    }

    /// An entry that is only me, on a map that somebody else deleted: the map does not come back for what the team does
    /// not know of, but a search still finds the words.
    fn is_left_over(&mut self, thing: &Thing) -> Outcome<bool> {
        if !self.ledger.parent_was_deleted(thing) {
            return Ok(false);
        }
        self.met("entries of a map that somebody else deleted");
        let notebook = self.devices[thing.author].here()?;
        for words in &thing.standing().0 {
            if found(notebook, words)?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The versions that stand are those that nobody who saw them replaced, and no others.
    fn check_values(&self, thing: &Thing, number: usize, looked: &Looked) -> Outcome {
        if let (Some(first), Some(shown)) = (&thing.first, &looked.first)
            && first != shown
        {
            return broken(format!("the first words of note {} changed on device {number}", thing.id));
        }
        if thing.twofold && thing.first.is_none() {
            // An entry whose text only one of two copies wrote shows the words of its note on the other.
            return Ok(());
        }
        let (mut must, mut may) = thing.standing();
        if thing.twofold {
            must.clear();
            may.extend(thing.words().map(str::to_owned));
        }
        may.extend(self.ledger.lied.get(&thing.id).into_iter().flatten().cloned());
        if !thing.writes.iter().any(|write| write.lost != Lost::Yes) {
            return match &thing.first {
                Some(first) if !(looked.shown.len() == 1 && looked.shown.contains(first)) => {
                    broken(format!("note {} shows words on device {number} that nobody wrote", thing.id))
                }
                _ => Ok(()),
            };
        }
        if must.is_subset(&looked.shown) && looked.shown.is_subset(&may) {
            return Ok(());
        }
        self.tell_operations(&format!("- {}", thing.id), [thing.author, number])?;
        broken(format!(
            "{:?} {} shows {:?} on device {number}; {must:?} must stand, {may:?} may",
            thing.what, thing.id, looked.shown
        ))
    }

    /// What is only me is on no other device and not on the hub.
    fn check_private(&self, thing: &Thing, hub: &[u8], dumps: &[String]) -> Outcome {
        for words in thing.words() {
            if contains(hub, words.as_bytes()) {
                return broken(format!("the hub holds words of {:?} {}, which is only me", thing.what, thing.id));
            }
            let hex = HEXLOWER.encode(words.as_bytes());
            if dumps.iter().any(|dump| dump.contains(&hex)) {
                return broken(format!("the team has words of {:?} {}, which is only me", thing.what, thing.id));
            }
        }
        Ok(())
    }

    fn check_links(&mut self) -> Outcome {
        for link in self.ledger.links.clone() {
            let touched = [link.entry, link.note].into_iter().any(|id| {
                let Some(thing) = self.ledger.thing(id).cloned() else { return true };
                thing.lost
                    || thing.perhaps_lost
                    || thing.erased != Erased::Never
                    || self.ledger.was_deleted(id)
                    || self.ledger.parent_was_deleted(&thing)
            });
            if link.unlinked || touched {
                continue;
            }
            self.met("links that stand");
            let there = self.look(link.author, link.entry)?.is_some_and(|entry| entry.evidence.contains(&link.id));
            if !there {
                return broken(format!(
                    "the link {} of entry {} is gone from device {}",
                    link.id, link.entry, link.author
                ));
            }
        }
        Ok(())
    }

    /// A projection worked out anew from the log is the one that grew, and search finds the same.
    pub fn check_rebuilding(&mut self) -> Outcome {
        for number in 0..self.devices.len() {
            let before = self.everything_shown(number)?;
            self.devices[number].here()?.rebuild()?;
            let after = self.everything_shown(number)?;
            if before != after {
                let (before, after) = (before.join("\n"), after.join("\n"));
                return broken(format!("device {number} rebuilt differs:\n{}", difference(&before, &after)));
            }
        }
        Ok(())
    }

    fn everything_shown(&mut self, number: usize) -> Outcome<Vec<String>> {
        let mut lines = Vec::new();
        for thing in self.ledger.things.clone() {
            let looked = self.look(number, thing.id)?;
            if let Some(looked) = looked {
                lines.push(format!("{} {:?} {:?} {:?}", thing.id, looked.shown, looked.audience, looked.evidence));
            }
        }
        let notebook = self.devices[number].here()?;
        for thing in self.ledger.things.iter().rev().take(12) {
            for words in thing.words() {
                lines.push(format!("{words}: {:?}", found(notebook, words)?));
            }
        }
        lines.push(notebook.dump_team()?);
        Ok(lines)
    }

    /// What was erased is in no row, no search and not on the hub.
    pub fn check_erased(&mut self) -> Outcome {
        let hub = self.hub.bytes()?;
        for thing in self.ledger.things.clone().iter().filter(|thing| thing.erased == Erased::Asked) {
            self.met("things erased for good");
            for number in 0..self.devices.len() {
                if self.look(number, thing.id)?.is_some() {
                    return broken(format!("{:?} {} was erased and is on device {number}", thing.what, thing.id));
                }
                let notebook = self.devices[number].here()?;
                let dump = notebook.dump_team()?;
                for words in thing.words() {
                    if !found(notebook, words)?.is_empty() {
                        self.say(|| words.to_owned());
                        self.tell_operations(&format!("- {}", thing.id), [thing.author, number])?;
                        return broken(format!(
                            "device {number} finds words of {:?} {}, which was erased",
                            thing.what, thing.id
                        ));
                    }
                    if let Some(line) = dump.lines().find(|line| line.contains(&HEXLOWER.encode(words.as_bytes()))) {
                        self.say(|| line.chars().take(200).collect());
                        return broken(format!(
                            "device {number} holds words of {:?} {}, which was erased",
                            thing.what, thing.id
                        ));
                    }
                    if contains(&hub, words.as_bytes()) {
                        return broken(format!(
                            "the hub holds words of {:?} {}, which was erased",
                            thing.what, thing.id
                        ));
                    }
                }
            }
        }
        Ok(())
    }
}

/// What a search for the first of some words gives, in the order of ids.
fn found(notebook: &Notebook, words: &str) -> Outcome<Vec<String>> {
    let first = words.split_whitespace().next().unwrap_or_default();
    // The token of what was seen may be written in other ways that mean the same.
    let row = |found: &Found| format!("{found:?}").split(", seen: Seen(").next().unwrap_or_default().to_owned();
    while notebook.catch_up_search()? {}
    let mut found: Vec<String> = notebook.search(first, None, 100)?.items.iter().map(row).collect();
    found.sort_unstable();
    Ok(found)
}
