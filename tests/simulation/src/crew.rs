//! Many seeds on all cores.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};

use crate::{Failure, Options, Report, run};

/// Runs seeds on every core, and hands each result over as it comes, until there are no more or `each` breaks off.
/// A panic is a failure of its seed.
pub fn run_all(
    seeds: impl IntoIterator<Item = Options, IntoIter: Send>,
    mut each: impl FnMut(Options, Result<Report, Failure>) -> ControlFlow<()>,
) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let seeds = Mutex::new(seeds.into_iter());
    std::thread::scope(|scope| {
        let (sender, results) = channel();
        for _ in 0..cores {
            let (sender, seeds) = (sender.clone(), &seeds);
            scope.spawn(move || {
                loop {
                    let next = seeds.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some(options) = next else { return };
                    let result = catch_unwind(AssertUnwindSafe(|| run(options)));
                    let result = result.unwrap_or_else(|_| Err(Failure::new("it panicked; its words are above")));
                    if sender.send((options, result)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (options, result) in &results {
            if each(options, result).is_break() {
                return;
            }
        }
    });
}
