//! Accidents, and what is refused and lied about for a while.

use soundings_core::model::Id;

use crate::lies::{PAGE_LIES, WITHHELD};
use crate::outcome::Outcome;
use crate::run::{DAY_MS, Event, Run};
use crate::weather::skew_ms;

impl Run {
    /// An accident.
    pub fn trouble(&mut self) -> Outcome {
        let weather = self.weather;
        let number = self.chance.below(self.devices.len() as u64) as usize;
        if self.devices[number].notebook.is_some() {
            if self.chance.happens(weather.notebook_killed) {
                self.count("notebooks killed");
                self.devices[number].kill()?;
            } else if self.chance.happens(weather.notebook_closed) {
                self.count("notebooks closed");
                self.devices[number].close();
            }
            if self.devices[number].notebook.is_none() {
                let away = self.chance.between(1, 30_000);
                self.schedule(away, Event::Reopen(number));
            }
        }
        if self.chance.happens(weather.clock_put) {
            self.count("clocks put to another time");
            let skew = skew_ms(&mut self.chance);
            self.devices[number].clock.put(skew);
        }
        if weather.clock_jumps > 0 && self.chance.happens(weather.clock_jumps) {
            self.count("clocks that jump and jump back");
            let device = &self.devices[number];
            let before = device.clock.skew_ms();
            device.clock.put(skew_ms(&mut self.chance));
            let away = self.chance.between(100, 40_000);
            self.schedule(away, Event::ClockBack { device: number, skew_ms: before });
        }
        self.copies(number)?;
        self.refuse_and_lie()?;
        if self.chance.happens(weather.day_passes) {
            self.count("days gone by");
            self.time.set(self.time.now_ms() + DAY_MS);
        }
        if self.hub.hub.is_some() && weather.hub_restored > 0 {
            if self.chance.happens(100) {
                self.hub.back_up(self.time.now_ms())?;
            }
            if self.chance.happens(weather.hub_restored) && self.hub.restore(self.time.now_ms())? {
                self.count("hub restored from an older backup");
                self.waiting.clear();
                let away = self.chance.between(100, 20_000);
                self.schedule(away, Event::HubBack);
            }
        }
        Ok(())
    }

    /// The hub refuses something for a while, and lies for a while; a device lies.
    fn refuse_and_lie(&mut self) -> Outcome {
        let weather = self.weather;
        if weather.hub_refuses > 0 && self.chance.happens(weather.hub_refuses) {
            let things: Vec<Id> = self.ledger.things.iter().map(|thing| thing.id).collect();
            let mut refused = self.hub.refused.clone();
            match self.chance.recent(&things) {
                Some(thing) if self.chance.happens(800) => drop(refused.insert(*thing)),
                _ => {
                    refused.clear();
                    self.retry_refused()?;
                }
            }
            self.count("things refused, or allowed again");
            self.hub.refuse(refused);
        }
        if weather.hub_lies > 0 && self.chance.happens(150) {
            self.lies.lying = !self.lies.lying;
            // Who withholds everything is met oftener than one in nineteen: only again and again does that lead anywhere.
            self.lies.always = self.chance.happens(300).then(|| match self.chance.below(PAGE_LIES * 3 / 2) {
                which if which < PAGE_LIES => which,
                _ => WITHHELD,
            });
        }
        if weather.device_lies > 0 && self.chance.happens(weather.device_lies) {
            self.device_lies()?;
        }
        Ok(())
    }

    /// Everybody asks once more for what was refused.
    pub fn retry_refused(&mut self) -> Outcome {
        for number in 0..self.devices.len() {
            if let Some(notebook) = &self.devices[number].notebook {
                notebook.retry_refused()?;
                self.wake(number)?;
            }
        }
        Ok(())
    }

    /// What a lost phone had under way reaches nobody.
    pub fn forget_requests_of(&mut self, number: usize) {
        let is_its = |event: &Event| matches!(event, Event::AtHub { asker, .. } if asker.device == number);
        self.queue.retain(|_, event| !is_its(event));
        self.waiting.retain(|waiting| waiting.asker.device != number);
    }
}
