//! The processes that the demo starts. None outlives it: not on success, not on an error, not on Ctrl-C.

use std::process::{Child, Command, ExitStatus};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::failure::Failure;

/// Looked at this often while one is waited for.
const LOOK: Duration = Duration::from_millis(20);

/// All that run.
#[derive(Clone, Default)]
pub struct Processes(Arc<Mutex<Vec<Child>>>);

impl Processes {
    /// None yet; from now on Ctrl-C stops all and ends the demo.
    pub fn new() -> Result<Self, Failure> {
        let processes = Self::default();
        let all = processes.clone();
        let handler = ctrlc::set_handler(move || {
            all.stop_all();
            std::process::exit(130);
        });
        handler.map_err(|_| Failure::refused("demo", "this system gives no way to stop what the demo starts"))?;
        Ok(processes)
    }

    /// Starts one. Gives its id, and its standard output where that was piped.
    pub fn start(&self, command: &mut Command) -> std::io::Result<(u32, Option<std::process::ChildStdout>)> {
        let mut all = self.lock();
        let mut child = command.spawn()?;
        let (id, out) = (child.id(), child.stdout.take());
        all.push(child);
        Ok((id, out))
    }

    /// Waits for one to end; stops it after `longest`.
    pub fn wait(&self, id: u32, longest: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + longest;
        loop {
            let mut all = self.lock();
            let place = all.iter().position(|child| child.id() == id)?;
            if let Ok(Some(status)) = all[place].try_wait() {
                let _ = all.remove(place).wait();
                return Some(status);
            }
            drop(all);
            if Instant::now() >= until {
                self.stop(id);
                return None;
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Kills one, and waits until it is gone.
    pub fn stop(&self, id: u32) {
        let mut all = self.lock();
        if let Some(place) = all.iter().position(|child| child.id() == id) {
            end(&mut all.remove(place));
        }
    }

    /// Kills whatever runs.
    pub fn stop_all(&self) {
        self.lock().drain(..).for_each(|mut child| end(&mut child));
    }

    /// Whether one still runs.
    pub fn any(&self) -> bool {
        !self.lock().is_empty()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Child>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn end(child: &mut Child) {
    // One that has ended already can't be killed, and that is as good.
    let _ = child.kill();
    let _ = child.wait();
}
