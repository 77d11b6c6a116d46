//! The faults stop, and everybody comes to rest.

use std::collections::BTreeSet;
use std::path::Path;

use crate::device::Device;
use crate::outcome::{Failure, Outcome};
use crate::run::{DAY_MS, Run};
use crate::weather::Weather;

/// Within this time after the faults stop everything must be well, in milliseconds.
const SETTLED_MS: u64 = 60_000;
/// What a device asks at most in a contact in which nothing is new.
const QUIET_REQUESTS: u64 = 10;
/// Longer than any token lives, in milliseconds.
const HOUR_MS: u64 = 61 * 60_000;

impl Run {
    /// The faults stop. What the hub refuses it goes on refusing until everybody is quiet; then it takes everything.
    pub fn settle(&mut self) -> Outcome {
        let refuses = self.weather.hub_refuses + self.weather.hub_lies > 0;
        if self.weather.hub_lies > 0 {
            // What a hub withheld is asked for with the next token, an hour later at most.
            self.time.set(self.time.now_ms() + HOUR_MS);
        }
        self.become_quiet()?;
        if refuses {
            self.check_neighbours()?;
            self.hub.refuse(BTreeSet::new());
            self.retry_refused()?;
            self.become_quiet()?;
        }
        for device in &mut self.devices {
            (device.requests, device.went_back) = (0, false);
        }
        self.become_quiet()?;
        match self.devices.iter().find(|device| device.requests > QUIET_REQUESTS) {
            Some(device) => {
                let asked = device.requests;
                Err(Failure::new(format!("device {} asked {asked} times, and nothing was new", device.number)))
            }
            None => Ok(()),
        }
    }

    /// The network is back, and everybody looks up from their work.
    fn become_quiet(&mut self) -> Outcome {
        self.say(|| "calm".to_owned());
        self.calm = true;
        self.weather = Weather::default();
        self.hub.open(self.time.now_ms())?;
        self.liar_offers_again()?;
        for device in 0..self.devices.len() {
            self.reopen(device)?;
            self.join_if_need_be(device)?;
            self.devices[device].here()?.sync_now()?;
            self.devices[device].awaited = None;
            self.drive(device, 1);
        }
        let end = self.time.now_ms() + SETTLED_MS;
        while !self.is_settled() {
            if self.time.now_ms() > end {
                let not = self.devices.iter().filter(|device| !device.awaited.is_some_and(|awaited| awaited.long_poll));
                let not: Vec<usize> = not.map(|device| device.number).collect();
                return Err(Failure::new(format!("60 s after the faults stopped devices {not:?} are still busy")));
            }
            if !self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// Everybody waits at the hub for news.
    fn is_settled(&self) -> bool {
        self.waiting.len() >= self.devices.len()
            && self.devices.iter().all(|device| {
                let at_hub = |request| {
                    self.waiting.iter().any(|waiting| {
                        waiting.asker.device == device.number
                            && waiting.asker.request == request
                            && waiting.asker.life == device.life
                    })
                };
                device.awaited.is_some_and(|awaited| awaited.long_poll && at_hub(awaited.request))
            })
    }

    /// A day later every erasure that was not taken back is final, here and everywhere.
    pub fn a_day_later(&mut self) -> Outcome {
        self.time.set(self.time.now_ms() + DAY_MS);
        self.sent_again = 0;
        // One device's erasure may end another's wait: settling takes that in too.
        self.settle()?;
        if self.sent_again > 0 {
            let problem = format!("{} operations were sent to a hub that had them, and had said so", self.sent_again);
            return Err(Failure::new(problem));
        }
        self.check_queues()?;
        let dumps = self.check_replicas(false)?;
        self.check_own(false)?;
        self.check_covered(&dumps)?;
        self.check_erased()
    }

    /// A new engineer joins and gets what all the others have.
    pub fn report_of_newcomer(&mut self, home: &Path) -> Outcome {
        let number = self.devices.len();
        self.devices.push(Device::new(home, number, self.options.seed, &self.time, 0, 0)?);
        self.settle()?;
        self.check()?;
        self.check_rebuilding()?;
        self.check_erased()
    }
}
