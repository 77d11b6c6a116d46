//! The real binary in a real terminal: what stands on its screen, and what a hand types.

use std::io::{Read, Write};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::support::Desk;

/// Whatever takes longer than this hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal with a command in it; killed when dropped.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    hand: Box<dyn Write + Send>,
    /// The screen, and whether nothing more comes.
    seen: Arc<(Mutex<(vt100::Parser, bool)>, Condvar)>,
    // While it lives the terminal is there.
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    pub fn run(desk: &Desk, columns: u16, variables: &[(&str, &str)], arguments: &[&str]) -> Self {
        let size = PtySize { rows: 30, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_soundings"));
        command.env_clear();
        command.cwd(desk.folder.path());
        command.env("HOME", desk.path("home"));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("TZ", "America/Toronto");
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
        command.env("SOUNDINGS_DIR", desk.notebook());
        command.env("SOUNDINGS_KEY_FILE", desk.path("key"));
        variables.iter().for_each(|(name, value)| command.env(name, value));
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let screen = vt100::Parser::new(30.try_into().unwrap(), columns.try_into().unwrap(), 500);
        let seen = Arc::new((Mutex::new((screen, false)), Condvar::new()));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let hand = pair.master.take_writer().unwrap();
        let shown = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                shown.0.lock().unwrap().0.process(&bytes[..read]);
                shown.1.notify_all();
            }
            shown.0.lock().unwrap().1 = true;
            shown.1.notify_all();
        });
        Self { child, hand, seen, _master: pair.master }
    }

    /// What stands on the screen now.
    pub fn screen(&self) -> String {
        self.seen.0.lock().unwrap().0.screen().contents()
    }

    /// Waits until the screen shows something.
    pub fn shows(&self, words: &str) -> String {
        self.until(words, |screen| screen.contains(words))
    }

    pub fn until(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        self.wait(what, |screen, _| holds(screen))
    }

    fn wait(&self, what: &str, holds: impl Fn(&str, bool) -> bool) -> String {
        let begun = Instant::now();
        let mut seen = self.seen.0.lock().unwrap();
        loop {
            let screen = seen.0.screen().contents();
            if holds(&screen, seen.1) {
                return screen;
            }
            assert!(begun.elapsed() < PATIENCE, "the terminal never shows {what:?}:\n{screen}");
            seen = self.seen.1.wait_timeout(seen, Duration::from_millis(100)).unwrap().0;
        }
    }

    /// Whether a word on the screen is bold.
    pub fn is_coloured(&self) -> bool {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.0.screen();
        let (rows, columns) = screen.size();
        (0..rows.get()).any(|row| {
            (0..columns.get()).any(|column| {
                screen
                    .cell(row, column)
                    .is_some_and(|cell| cell.bold() || cell.dim() || cell.fgcolor() != vt100::Color::Default)
            })
        })
    }

    /// Lines that the terminal itself had to break, as they go on: whoever printed them did not know how wide it is.
    pub fn broken_lines(&self) -> Vec<String> {
        let seen = self.seen.0.lock().unwrap();
        let screen = seen.0.screen();
        let (_, columns) = screen.size();
        let rows: Vec<String> = screen.rows(0, columns.into()).collect();
        let is_broken = |row: &usize| screen.row_wrapped(u16::try_from(*row).unwrap());
        (0..rows.len()).filter(is_broken).map(|row| rows[row..].iter().take(2).cloned().collect()).collect()
    }

    pub fn types(&mut self, keys: &str) {
        self.hand.write_all(keys.as_bytes()).unwrap();
        self.hand.flush().unwrap();
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn ends(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "it never ends:\n{}", self.screen());
            std::thread::yield_now();
        }
    }

    /// Waits for its end and gives all that it printed, history included.
    pub fn all(&mut self) -> String {
        self.ends();
        self.wait("its end", |_, ended| ended)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
