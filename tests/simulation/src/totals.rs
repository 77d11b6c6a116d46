//! What many seeds came to.

use std::collections::BTreeMap;

use crate::{Failure, Options, Report, list};

/// Added up over seeds.
#[derive(Default)]
pub struct Totals {
    /// Seeds that kept every promise.
    pub held: u64,
    /// What happened in them.
    pub events: u64,
    /// Those that did not, as the list names them.
    pub failed: Vec<String>,
    acknowledged: u64,
    faults: BTreeMap<&'static str, u64>,
    situations: BTreeMap<&'static str, u64>,
}

impl Totals {
    /// One more seed; a failure is told at once.
    pub fn add(&mut self, options: Options, result: Result<Report, Failure>) {
        match result {
            Ok(report) => {
                self.held += 1;
                self.events += report.events;
                self.acknowledged += report.acknowledged;
                report.faults.into_iter().for_each(|(fault, times)| *self.faults.entry(fault).or_default() += times);
                report
                    .situations
                    .into_iter()
                    .for_each(|(met, times)| *self.situations.entry(met).or_default() += times);
            }
            Err(failure) => {
                println!("seed {}: {failure}", options.seed);
                println!(
                    "again: cargo run -p soundings-simulation -- --seed {} --events {} --trace",
                    options.seed, options.events
                );
                self.failed.push(list::line(options));
            }
        }
    }

    /// How many seeds ran.
    #[must_use]
    pub fn seeds(&self) -> u64 {
        self.held + self.failed.len() as u64
    }

    /// What went wrong and what the checks met, and whether every promise held.
    pub fn tell(&self, seconds: f64) {
        println!(
            "{} seeds: {} events, {} things acknowledged, in {seconds:.1} s",
            self.seeds(),
            self.events,
            self.acknowledged
        );
        println!("what went wrong:");
        for (fault, times) in &self.faults {
            println!("{times:>9}  {fault}");
        }
        println!("what the checks met:");
        for (met, times) in &self.situations {
            println!("{times:>9}  {met}");
        }
        if self.failed.is_empty() {
            println!("nothing lost, nothing invented, nothing erased came back, all replicas equal");
        } else {
            println!("a promise was broken in: {}", self.failed.join("; "));
        }
    }
}
