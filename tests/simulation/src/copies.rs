//! Phones that are copied: one is lost and another begins with the copy of it, or the copy is opened beside it and both
//! work on under one name.

use std::path::Path;

use soundings_core::model::{Audience, Id};
use soundings_core::present::Sharing;

use crate::device::Device;
use crate::ledger::Held;
use crate::outcome::Outcome;
use crate::run::{Event, Run};

/// A team has so many devices at most.
const MOST_DEVICES: usize = 6;

impl Run {
    /// A device may be copied, go back to its copy, or be opened twice.
    pub fn copies(&mut self, number: usize) -> Outcome {
        let weather = self.weather;
        if weather.phone_restored + weather.phone_cloned == 0 {
            return Ok(());
        }
        if self.devices[number].copy.is_none() {
            if self.chance.happens(150) {
                self.copy(number)?;
            }
        } else if self.chance.happens(weather.phone_restored) {
            self.go_back(number)?;
        } else if self.devices.len() < MOST_DEVICES && self.chance.happens(weather.phone_cloned) {
            self.double(number)?;
        }
        Ok(())
    }

    /// One that has joined is copied as it lies there.
    fn copy(&mut self, number: usize) -> Outcome {
        let Some(notebook) = &self.devices[number].notebook else { return Ok(()) };
        if matches!(notebook.sync_screen()?.sharing, Sharing::NoTeam { .. }) {
            return Ok(());
        }
        let mut private = std::collections::BTreeSet::new();
        for id in self.ledger.things.iter().map(|thing| thing.id).collect::<Vec<Id>>() {
            if self.look(number, id)?.is_none_or(|looked| looked.audience == Audience::OnlyMe) {
                private.insert(id);
            }
        }
        self.say(|| format!("device {number} is copied"));
        let taken_down = self.ledger.taken_down;
        self.devices[number].lay_copy_aside(taken_down, private)
    }

    fn go_back(&mut self, number: usize) -> Outcome {
        let weather = self.weather;
        let Some(copy) = self.devices[number].go_back()? else { return Ok(()) };
        self.count("phones lost, their backups put into others");
        self.forget_requests_of(number);
        // A hub that goes back to a backup has nobody to bring back what lay in this engineer's own log alone.
        let may_be_lost = weather.hub_restored > 0 && !self.devices[number].has_twin;
        let (hub, key) = (&self.hub, self.devices[number].engineer_key()?);
        let mut failed = None;
        let mut has = |thing, words: &str| {
            hub.has(thing, words, &key, may_be_lost).unwrap_or_else(|failure| {
                failed = Some(failure);
                Held::No
            })
        };
        // What was shared since is only me on the phone once more, and what is changed there now stays with its author.
        let shared = copy.private.iter().copied().filter(|thing| has(*thing, "") != Held::No).collect();
        self.ledger.double(&shared);
        self.ledger.lose(number, copy.taken_down, has);
        self.made.doubt(number, copy.taken_down);
        let away = self.chance.between(1, 30_000);
        self.schedule(away, Event::Reopen(number));
        failed.map_or(Ok(()), Err)
    }

    /// The copy is opened as a device of its own.
    fn double(&mut self, number: usize) -> Outcome {
        self.count("phones copied and used twice");
        let twin = self.devices.len();
        let home = self.home.clone();
        let device = Device::of_copy(Path::new(&home), twin, self.options.seed, &self.time, &self.devices[number])?;
        self.devices.push(device);
        self.devices[number].has_twin = true;
        self.made.doubt(number, 0);
        if let Some(copy) = self.devices[number].copy.take() {
            self.ledger.double(&copy.private);
            self.ledger.double(&copy.unsent);
            // What was noted since is only me on both once it came by the engineer's own log.
            let since =
                self.ledger.things.iter().filter(|thing| thing.author == number && thing.order > copy.taken_down);
            let since = since.map(|thing| thing.id).collect();
            self.ledger.double(&since);
        }
        self.schedule(1, Event::Act(twin));
        self.drive(twin, 1);
        Ok(())
    }
}
