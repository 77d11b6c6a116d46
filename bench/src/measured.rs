//! Times of one side, and how they are told.

use std::time::{Duration, Instant};

use crate::Outcome;

/// Times taken one after another.
#[derive(Default)]
pub struct Measured(Vec<Duration>);

/// What is looked at often is looked at for about this long, and
const LONG_ENOUGH: Duration = Duration::from_secs(2);
/// no more often than this, and
const OFTEN_ENOUGH: usize = 300;
/// no less.
const LEAST: usize = 5;

impl Measured {
    /// One more.
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// Something done again and again, after two times that are not counted.
    pub fn of(mut act: impl FnMut() -> Outcome) -> Outcome<Self> {
        act()?;
        act()?;
        let mut measured = Self::default();
        let all = Instant::now();
        while measured.0.len() < LEAST || (measured.0.len() < OFTEN_ENOUGH && all.elapsed() < LONG_ENOUGH) {
            let begun = Instant::now();
            act()?;
            measured.add(begun.elapsed());
        }
        Ok(measured)
    }

    /// Not more than this in so many of a thousand cases, in microseconds.
    pub fn at(&self, per_mille: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * per_mille / 1000).min(sorted.len().saturating_sub(1));
        sorted.get(place).map_or(0.0, |took| took.as_secs_f64() * 1e6)
    }

    /// The one in the middle, in milliseconds.
    pub fn median_ms(&self) -> f64 {
        self.at(500) / 1000.0
    }
}

/// One line of the table: ours, the peer, the ratio, what is to be reached.
pub fn line(what: &str, ours: f64, peer: f64, reach: f64) -> String {
    let ratio = ours / peer;
    let held = word(ratio <= reach);
    format!("| {what} | {:.3} ms | {:.3} ms | {ratio:.2} | ≤ {reach:.1} | {held} |\n", ours / 1000.0, peer / 1000.0)
}

/// Whether it was reached.
pub fn word(reached: bool) -> &'static str {
    if reached { "yes" } else { "no" }
}

/// A time in milliseconds, with as many digits as say something.
pub fn milliseconds(time: f64) -> String {
    match time {
        ..10.0 => format!("{time:.2} ms"),
        10.0..1000.0 => format!("{time:.0} ms"),
        _ => format!("{:.2} s", time / 1000.0),
    }
}
