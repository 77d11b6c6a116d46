//! What takes longer than a second says so, on a terminal alone, and leaves nothing behind.

use std::io::{IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::{terminal, words};

/// Nothing is said before.
const QUIET: Duration = Duration::from_secs(1);
/// How often what is said is said anew.
const BEAT: Duration = Duration::from_millis(250);

/// Does something, and says from the first second on what is being done; `what` is asked with the time it takes so far.
pub fn during<T>(what: impl Fn(Duration) -> String + Sync, act: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() || terminal::wants_document() {
        return act();
    }
    // Threads have no language of their own: it is chosen here.
    words::language();
    let (done, is_done) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let begun = Instant::now();
            let is_done = is_done;
            let mut said = false;
            while is_done.recv_timeout(if said { BEAT } else { QUIET }) == Err(RecvTimeoutError::Timeout) {
                said = true;
                let line = format!("{} {} s", what(begun.elapsed()), begun.elapsed().as_secs());
                let fits: String = line.chars().take(terminal::columns() - 1).collect();
                let _ = write!(std::io::stderr(), "\r\x1b[K{fits}").and_then(|()| std::io::stderr().flush());
            }
            if said {
                let _ = write!(std::io::stderr(), "\r\x1b[K").and_then(|()| std::io::stderr().flush());
            }
        });
        let outcome = act();
        drop(done);
        outcome
    })
}
