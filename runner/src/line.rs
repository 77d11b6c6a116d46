//! What other threads can do to a runner: cancel it, or wake it. Both take effect at once, for the socket under a
//! read or write is shut down rather than waited for.

use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

/// Stops a [`crate::Runner::sync`] or [`crate::Runner::run`] from another thread. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<Cancelling>);

#[derive(Debug, Default)]
struct Cancelling {
    cancelled: AtomicBool,
    lines: Mutex<Vec<Weak<Line>>>,
}

impl Cancel {
    /// Not cancelled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Cancels, for ever. What runs returns at once; nothing is lost, it is taken up next time.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::SeqCst);
        for line in lock(&self.0.lines).iter().filter_map(Weak::upgrade) {
            line.cut();
        }
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::SeqCst)
    }

    /// From now on a cancel reaches `line`.
    pub(crate) fn reach(&self, line: &Arc<Line>) {
        let mut lines = lock(&self.0.lines);
        lines.retain(|line| line.strong_count() > 0);
        lines.push(Arc::downgrade(line));
        lock(&line.state).cut = self.is_cancelled();
    }
}

/// One run's connection to the hub, and its sleep.
#[derive(Debug, Default)]
pub(crate) struct Line {
    state: Mutex<State>,
    stirred: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// The socket in use, to shut it down.
    socket: Option<TcpStream>,
    /// Something is to be done that was not known when the last step was asked for.
    woken: bool,
    /// The request under way only waits for news, and may be given up.
    waits: bool,
    /// No new connection is wanted.
    cut: bool,
}

impl Line {
    /// Before asking what to do next: all that is known will be in the answer.
    pub fn settle(&self) {
        let mut state = lock(&self.state);
        state.woken = false;
        state.waits = false;
    }

    /// Before a request that only waits. `false`: there is something to do first.
    pub fn begin_waiting(&self) -> bool {
        let mut state = lock(&self.state);
        state.waits = !state.woken;
        state.waits
    }

    /// Keeps a new connection within reach. `false`: it is not wanted any more, or was to wait on and there is something to
    /// do by now: while it was being made nobody could shut it down.
    pub fn hold(&self, socket: TcpStream) -> bool {
        let mut state = lock(&self.state);
        state.socket = Some(socket);
        !(state.cut || state.waits && state.woken)
    }

    /// There is something to do: ends a sleep or a request that only waits.
    pub fn wake(&self) {
        let mut state = lock(&self.state);
        state.woken = true;
        if state.waits {
            shut_down(&mut state);
        }
        self.stirred.notify_all();
    }

    /// Whether the request that only waited was given up for something to do.
    pub fn was_taken_from_waiting(&self) -> bool {
        let state = lock(&self.state);
        state.waits && state.woken
    }

    /// Ends everything.
    fn cut(&self) {
        let mut state = lock(&self.state);
        state.cut = true;
        state.woken = true;
        shut_down(&mut state);
        self.stirred.notify_all();
    }

    /// Sleeps until then, or until woken or cut.
    pub fn sleep_until(&self, end: Instant) {
        let mut state = lock(&self.state);
        while !state.woken {
            let left = end.saturating_duration_since(Instant::now());
            if left == Duration::ZERO {
                return;
            }
            state = self.stirred.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

fn shut_down(state: &mut State) {
    if let Some(socket) = state.socket.take() {
        // An error means that it is closed already.
        let _ = socket.shutdown(Shutdown::Both);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test")]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn a_wake_while_the_connection_to_wait_on_is_made_is_not_lost() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let connect = || TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let line = Line::default();
        line.settle();
        assert!(line.begin_waiting());
        line.wake();
        assert!(!line.hold(connect()), "nobody waits on it");
        assert!(line.was_taken_from_waiting());
        line.settle();
        line.wake();
        assert!(!line.begin_waiting());
        assert!(line.hold(connect()), "what is no waiting goes on");
    }
}
