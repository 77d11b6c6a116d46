//! One seed: events in the order of simulated time.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use soundings_core::{Error, NetworkFault, Reply, Step};

use crate::chance::Chance;
use crate::clock::Time;
use crate::device::Device;
use crate::ledger::Ledger;
use crate::liar::Liar;
use crate::lies::Lies;
use crate::made::AllMade;
use crate::network::{Asker, Waiting};
use crate::outcome::{Failure, Options, Outcome, Report};
use crate::team_hub::TeamHub;
use crate::weather::{Weather, skew_ms};

/// No device waits longer than this before it tries again, in milliseconds.
const LONGEST_WAIT_MS: u64 = 5 * 60_000;
/// A day and an hour, for erasures to become final.
pub(crate) const DAY_MS: u64 = 25 * 60 * 60 * 1000;

/// What happens next.
pub(crate) enum Event {
    /// An engineer does something.
    Act(usize),
    /// A device's engine is asked what to do.
    Drive {
        device: usize,
        life: u32,
    },
    AtHub {
        asker: Asker,
        body: Vec<u8>,
    },
    AtDevice {
        asker: Asker,
        reply: Reply,
    },
    WaitEnds {
        asker: Asker,
    },
    HubBack,
    /// A notebook is opened again.
    Reopen(usize),
    /// A clock that jumped is as it was before.
    ClockBack {
        device: usize,
        skew_ms: i64,
    },
    /// An accident may happen.
    Trouble,
}

/// A run under way.
pub(crate) struct Run {
    pub chance: Chance,
    pub time: Time,
    pub weather: Weather,
    pub devices: Vec<Device>,
    pub hub: TeamHub,
    pub waiting: Vec<Waiting>,
    pub ledger: Ledger,
    /// Beside it, what a team made of its visits.
    pub made: AllMade,
    /// The choices of what is done besides.
    pub besides: Chance,
    pub report: Report,
    /// No accidents, no new work: the team settles.
    pub calm: bool,
    /// How soon people join the team, in a thousand: at once, or after much work alone.
    pub eagerness: u64,
    pub options: Options,
    pub lies: Lies,
    pub liar: Liar,
    /// Something new stands in the log, of which nobody was told yet.
    pub news: bool,
    /// Something was refused, lied about or said by a liar: what needs a person for that is as it should be.
    pub deceived: bool,
    /// How often something was sent that the hub had.
    pub sent_again: usize,
    pub home: PathBuf,
    pub queue: BTreeMap<(u64, u64), Event>,
    scheduled: u64,
}

/// Runs one seed. The report where every promise was held.
///
/// # Errors
/// The first promise that was broken.
pub fn run(options: Options) -> Result<Report, Failure> {
    let shared_memory = Path::new("/dev/shm");
    let home = if shared_memory.is_dir() { tempfile::tempdir_in(shared_memory) } else { tempfile::tempdir() }?;
    let mut run = Run::new(options, home.path())?;
    run.troubled()?;
    run.settle()?;
    run.check()?;
    run.a_day_later()?;
    run.report_of_newcomer(home.path())?;
    Ok(run.report)
}

impl Run {
    fn new(options: Options, home: &Path) -> Outcome<Self> {
        let mut chance = Chance::new(options.seed, 0);
        let time = Time::new();
        let weather = Weather::of(&mut chance).with_rarer(&mut Chance::new(options.seed, 1));
        let mut devices = Vec::new();
        for number in 0..chance.between(2, 4) as usize {
            let drift = chance.below(20_000) as i64 - 10_000;
            devices.push(Device::new(home, number, options.seed, &time, skew_ms(&mut chance), drift)?);
        }
        let eagerness = *chance.one(&[1000, 1000, 400, 30]).unwrap_or(&1000);
        let hub = TeamHub::new(home, options.seed, time.now_ms())?;
        let mut run = Self {
            chance,
            time,
            weather,
            devices,
            hub,
            waiting: Vec::new(),
            ledger: Ledger::default(),
            made: AllMade::new(options.seed),
            besides: Chance::new(options.seed, 41),
            report: Report::default(),
            calm: false,
            eagerness,
            options,
            lies: Lies::default(),
            liar: Liar::new(),
            news: false,
            deceived: weather.hub_lies + weather.device_lies > 0,
            sent_again: 0,
            home: home.to_owned(),
            queue: BTreeMap::new(),
            scheduled: 0,
        };
        for device in 0..run.devices.len() {
            run.schedule(10 * device as u64, Event::Act(device));
        }
        run.schedule(1_000, Event::Trouble);
        run.say(|| format!("{} devices, {weather:?}", run.devices.len()));
        Ok(run)
    }

    /// Says what happens, if asked to.
    pub fn say(&self, what: impl FnOnce() -> String) {
        if self.options.trace {
            println!("{:>9} ms  {}", self.time.now_ms() - crate::clock::BEGINNING_MS, what());
        }
    }

    /// Counts what went wrong.
    pub fn count(&mut self, fault: &'static str) {
        self.report.events += 1;
        self.say(|| fault.to_owned());
        *self.report.faults.entry(fault).or_default() += 1;
    }

    /// Counts what the checks met.
    pub fn met(&mut self, situation: &'static str) {
        *self.report.situations.entry(situation).or_default() += 1;
    }

    pub fn schedule(&mut self, after_ms: u64, event: Event) {
        self.scheduled += 1;
        self.queue.insert((self.time.now_ms() + after_ms, self.scheduled), event);
    }

    /// Asks a device's engine soon.
    pub fn drive(&mut self, device: usize, after_ms: u64) {
        let life = self.devices[device].life;
        self.schedule(after_ms, Event::Drive { device, life });
    }

    pub fn next(&mut self) -> Outcome<bool> {
        let Some(((at, _), event)) = self.queue.pop_first() else { return Ok(false) };
        self.time.set(at.max(self.time.now_ms()));
        match event {
            Event::Act(device) => {
                if !self.calm {
                    self.report.events += 1;
                    self.act(device)?;
                    let pause = if self.chance.happens(900) {
                        self.chance.between(1, 250)
                    } else {
                        self.chance.between(800, 20_000)
                    };
                    self.schedule(pause, Event::Act(device));
                }
            }
            Event::Drive { device, life } if life == self.devices[device].life => self.step(device)?,
            Event::Drive { .. } => {}
            Event::AtHub { asker, body } => self.at_hub(asker, &body)?,
            Event::AtDevice { asker, reply } => self.at_device(asker, &reply)?,
            Event::WaitEnds { asker } => self.wait_ends(asker)?,
            Event::HubBack => self.hub.open(self.time.now_ms())?,
            Event::Reopen(device) => self.reopen(device)?,
            Event::ClockBack { device, skew_ms } => self.devices[device].clock.put(skew_ms),
            Event::Trouble => {
                if !self.calm {
                    self.trouble()?;
                    let pause = self.chance.between(100, 1_500);
                    self.schedule(pause, Event::Trouble);
                }
            }
        }
        Ok(true)
    }

    /// Asks an engine what to do.
    fn step(&mut self, number: usize) -> Outcome {
        let device = &mut self.devices[number];
        if device.awaited.is_some() {
            return Ok(());
        }
        let Some(notebook) = &device.notebook else { return Ok(()) };
        match notebook.sync_next()? {
            Step::Send(request) => {
                let asker = Asker { device: number, request: request.id, life: device.life };
                self.send(asker, request.body, request.long_poll);
            }
            Step::Wait { until_ms } => {
                let wait = until_ms.saturating_sub(device.clock.now_ms().unsigned_abs());
                if wait > LONGEST_WAIT_MS {
                    return Err(Failure::new(format!("device {number} would wait {wait} ms")));
                }
                self.drive(number, wait.clamp(1, 30_000));
            }
            Step::NotJoined => device.invited = false,
            Step::Stopped => {
                let why = notebook.sync_stopped()?.map(|error| error.code());
                if why == Some("device-unknown") {
                    // A hub restored from before this device joined: it asks for another invitation.
                    self.count("devices unknown to a restored hub");
                    self.devices[number].invited = false;
                    return if self.calm { self.join(number) } else { Ok(()) };
                }
                if why == Some("update-needed") && self.deceived {
                    // A hub that lies may say what only a later version knows; a person asks again.
                    notebook.sync_now()?;
                    self.count("told what only a later version knows");
                    return Ok(());
                }
                return Err(Failure::new(format!("device {number} stopped speaking to its hub: {why:?}")));
            }
        }
        Ok(())
    }

    /// An answer is back, or the wait for it over.
    fn at_device(&mut self, asker: Asker, reply: &Reply) -> Outcome {
        let device = &mut self.devices[asker.device];
        if device.life != asker.life {
            return Ok(());
        }
        if device.notebook.is_none() {
            return Ok(());
        }
        let awaited = device.awaited.is_some_and(|awaited| awaited.request == asker.request);
        if !awaited && matches!(reply, Reply::Failed(_)) {
            return Ok(());
        }
        self.report.events += 1;
        let lied_to = self.lies.told_to.remove(&(asker.device, asker.request));
        let stays = if lied_to { self.stays(asker.device, reply)? } else { None };
        let device = &mut self.devices[asker.device];
        let Some(notebook) = &device.notebook else { return Ok(()) };
        // What is late or came twice is handed over too: the engine must know better.
        match notebook.sync_reply(asker.request, reply) {
            Ok(()) => {}
            // Without a team, or one the restored hub does not know: the invitation is over, and the engineer asks for another.
            Err(Error::Refused(_)) if matches!(notebook.sync_next()?, Step::NotJoined | Step::Stopped) => {
                device.invited = false;
                if self.calm {
                    self.devices[asker.device].awaited = None;
                    return self.join(asker.device);
                }
            }
            Err(error) => return Err(error.into()),
        }
        if lied_to {
            self.check_signed(asker.device)?;
        }
        if let Some(stays) = stays {
            self.check_stays(asker.device, &stays)?;
        }
        if awaited {
            self.devices[asker.device].awaited = None;
            let pause = self.chance.between(0, 5);
            self.drive(asker.device, pause);
        }
        Ok(())
    }

    /// Something new waits at a device: its engine is taken from waiting for news.
    pub fn wake(&mut self, number: usize) -> Outcome {
        let device = &mut self.devices[number];
        if let Some(awaited) = device.awaited {
            if !awaited.long_poll {
                return Ok(());
            }
            device.awaited = None;
            device.here()?.sync_reply(awaited.request, &Reply::Failed(NetworkFault::Cancelled))?;
        }
        self.drive(number, 1);
        Ok(())
    }

    pub fn reopen(&mut self, number: usize) -> Outcome {
        self.devices[number].open()?;
        self.check_signed(number)?;
        self.check_after_opening(number)?;
        self.drive(number, 1);
        Ok(())
    }

    fn troubled(&mut self) -> Outcome {
        while self.report.events < self.options.events && self.next()? {}
        Ok(())
    }
}
