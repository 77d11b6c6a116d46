//! Pictures of pages, through Chromium without a window.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use super::processes::Processes;
use crate::failure::Failure;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
/// It speaks to nobody: only to what is on this machine. And nothing moves: a picture in the middle of a fade is pale.
const QUIETLY: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
    "--virtual-time-budget=3000",
    "--force-prefers-reduced-motion",
];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// A picture of a page with something on it is larger than this.
const BLANK: usize = 8 * 1024;

/// A browser that is installed here.
pub struct Browser {
    program: PathBuf,
    processes: Processes,
}

impl Browser {
    /// Finds one.
    pub fn find(processes: &Processes) -> Result<Self, Failure> {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        let candidates = std::env::split_paths(&paths).flat_map(|folder| NAMES.map(|name| folder.join(name)));
        let program = candidates.chain([PathBuf::from(MAC)]).find(|program| program.is_file());
        let program = program.ok_or_else(|| {
            Failure::refused(
                "demo-browser",
                "the demo's pictures need Chromium, which is not on this machine; on Debian: apt-get install chromium",
            )
        })?;
        Ok(Self { program, processes: processes.clone() })
    }

    /// How many pages `address` prints on; `out` holds them.
    pub fn pages(&self, address: &str, out: &Path) -> Result<usize, Failure> {
        let printed = format!("--print-to-pdf={}", out.display());
        let made = self.run(&["--no-pdf-header-footer", &printed, address], || std::fs::read(out).ok())?;
        let made = made.ok_or_else(|| Failure::refused("demo-browser", "Chromium printed no page"))?;
        // Chromium writes each page's dictionary in clear; the tree of pages is of the type Pages.
        let page = b"/Type /Page";
        let ends =
            |at: usize| made.get(at + page.len()).is_some_and(|next| next.is_ascii_whitespace() || *next == b'/');
        Ok((0..made.len()).filter(|at| made[*at..].starts_with(page) && ends(*at)).count())
    }

    /// A picture of `address`, `width` by `height`.
    pub fn picture(&self, address: &str, size: (u32, u32), out: &Path) -> Result<(), Failure> {
        let shape = format!("--window-size={},{}", size.0, size.1);
        let made = || std::fs::read(out).ok().filter(|bytes| bytes.starts_with(PNG) && bytes.len() > BLANK);
        let made = self.run(&[&shape, &format!("--screenshot={}", out.display()), address], made)?;
        made.map(|_| ()).ok_or_else(|| Failure::refused("demo-browser", "Chromium made no picture of a page"))
    }

    /// What was made of a run that did what it should, the second where the first did not: on a machine that is busy with something
    /// else Chromium gives up now and then.
    fn run<T>(&self, arguments: &[&str], made: impl Fn() -> Option<T>) -> Result<Option<T>, Failure> {
        for _ in 0..2 {
            if self.run_once(arguments)?
                && let Some(made) = made()
            {
                return Ok(Some(made));
            }
        }
        Ok(None)
    }

    fn run_once(&self, arguments: &[&str]) -> Result<bool, Failure> {
        let failed = || Failure::refused("demo-browser", "Chromium did not start");
        let profile = tempfile::tempdir().map_err(|_| failed())?;
        let mut command = Command::new(&self.program);
        command.args(QUIETLY).arg(format!("--user-data-dir={}", profile.path().display())).args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let (id, _) = self.processes.start(&mut command).map_err(|_| failed())?;
        Ok(self.processes.wait(id, Duration::from_secs(120)).is_some_and(|status| status.success()))
    }
}
