//! Times of one side, and how they are told.

use std::time::Duration;

/// Times taken one after another.
#[derive(Default)]
pub struct Measured(Vec<Duration>);

impl Measured {
    /// One more.
    pub fn add(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// Not more than this in so many of a thousand cases, in microseconds.
    pub fn at(&self, per_mille: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * per_mille / 1000).min(sorted.len().saturating_sub(1));
        sorted.get(place).map_or(0.0, |took| took.as_secs_f64() * 1e6)
    }
}

/// One line of the table: ours, the peer, the ratio, what is to be reached.
pub fn line(what: &str, ours: f64, peer: f64, reach: f64) -> String {
    let ratio = ours / peer;
    let held = if ratio <= reach { "yes" } else { "no" };
    format!("| {what} | {:.3} ms | {:.3} ms | {ratio:.2} | ≤ {reach:.1} | {held} |\n", ours / 1000.0, peer / 1000.0)
}
