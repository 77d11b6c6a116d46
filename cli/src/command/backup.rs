//! All of a notebook in one sealed file, and a notebook made of it.

use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use clap::Args;
use serde_json::json;
use soundings_core::exchange::{Backup as Sealed, BackupLock, OpensWith, recovery_code};
use soundings_core::{Environment, Notebook, Refusal};
use soundings_pages::recovery::{self, Recovery};

use super::init::about_key;
use super::meeting::written;
use super::report::form_of;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, Place, whole};
use crate::words::{self, say};
use crate::{keys, picker, progress};

/// More than any passphrase that is taken.
const MOST_READ: u64 = 64 * 1024;

#[derive(Args, Debug)]
pub struct Backup {
    /// The new file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Make a recovery code to print, instead of asking for a passphrase
    #[arg(long, conflicts_with = "passphrase_file")]
    code: bool,
    /// The code as a page to print as well: a file that ends in .html, .md, .txt or .pdf
    #[arg(long, value_name = "FILE", requires = "code")]
    code_out: Option<PathBuf>,
    /// A PDF on Letter paper instead of A4
    #[arg(long, requires = "code_out")]
    letter: bool,
    /// A file with the passphrase in its first line [default: asked for, or the first line of stdin]
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A file with the passphrase or the recovery code in its first line [default: asked for, or the first line of stdin]
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Backup {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let file = whole(&self.file);
        let lock = if self.code {
            BackupLock::Code { code: recovery_code(&Environment::system()) }
        } else {
            let ask = || picker::new_secret(&say!("terminal-new-passphrase"), &say!("terminal-passphrase-again"));
            BackupLock::Passphrase { passphrase: secret(self.passphrase_file.as_deref(), ask)? }
        };
        let on_paper = match &lock {
            BackupLock::Code { code } => self.on_paper(open, code)?,
            BackupLock::Passphrase { .. } => None,
        };
        let back_up = |goes_on: &Going| open.notebook.back_up(&file, &lock, &|done, of| goes_on.tell(done, of));
        let backed_up = long("terminal-backing-up", back_up).inspect_err(|_| {
            // A code that opens nothing.
            on_paper.as_ref().map(std::fs::remove_file);
        })?;
        let mut text = vec![say!("terminal-backed-up", file = file.display().to_string())];
        if backed_up.not_here > 0 {
            text.push(say!("terminal-exported-without-files", count = backed_up.not_here));
        }
        let code = match lock {
            BackupLock::Code { code } => {
                text.extend([say!("terminal-recovery-code"), format!("\n  {}\n", words::strong(&code))]);
                text.extend(on_paper.iter().map(|file| say!("terminal-code-in", file = file.display().to_string())));
                Some(code)
            }
            BackupLock::Passphrase { .. } => {
                text.push(say!("terminal-passphrase-is-kept-nowhere"));
                None
            }
        };
        let text: String = text.iter().map(|line| format!("{}\n", words::wrapped(line, ""))).collect();
        Ok(Answer::new(json!({"file": file, "backed_up": backed_up, "code": code, "code_out": on_paper}), text))
    }

    /// The code's page, before there is a backup that only it opens.
    fn on_paper(&self, open: &Open, code: &str) -> Result<Option<PathBuf>, Failure> {
        let Some(out) = &self.code_out else { return Ok(None) };
        let form = form_of(Some(out), self.letter)?;
        if whole(out) == whole(&self.file) || out.exists() {
            return Err(Refusal::FileExists.into());
        }
        let engineer = open.notebook.engineer()?.name;
        let file = self.file.file_name().unwrap_or_default().to_string_lossy();
        let made = open.now.local_in(&open.now.zone);
        let page = Recovery { code, engineer: &engineer, file: &file, made };
        Ok(Some(written(out, form, &recovery::document(&page, words::language()), None)?))
    }
}

impl Restore {
    pub fn run(&self, place: &Place) -> Result<Answer, Failure> {
        let folder = place.folder()?;
        if Notebook::exists(&folder) {
            return Err(Refusal::AlreadyExists.into());
        }
        let backup = Sealed::look(&self.file)?;
        let question = match backup.opens_with() {
            OpensWith::Passphrase => say!("terminal-its-passphrase"),
            OpensWith::Code => say!("terminal-its-code"),
        };
        let typed = secret(self.passphrase_file.as_deref(), || picker::secret(&question))?;
        let unlocked = backup.unlock(&typed)?;
        let environment = Environment::system();
        let (keys, kept) = keys::for_new_notebook(place.key_file.as_deref(), &folder, &environment)?;
        let restore = |goes_on: &Going| unlocked.restore(&folder, &keys, &|done, of| goes_on.tell(done, of));
        if let Err(error) = long("terminal-restoring", restore) {
            // Made for the keys a moment ago, unless something lies in it.
            let _ = std::fs::remove_dir(&folder);
            return Err(error.into());
        }
        let open = || Notebook::open(&folder, &keys, environment);
        let notebook = progress::during(|_| say!("terminal-opening"), open)?;
        let (engineer, has_server) = (notebook.engineer()?, notebook.settings()?.server.is_some());
        let folder = whole(&folder);
        let (key, about_key) = about_key(kept);
        let mut text = vec![
            say!("terminal-restored", engineer = engineer.name.as_str()),
            say!("terminal-ready-where", folder = folder.display().to_string()),
            about_key,
        ];
        text.extend(has_server.then(|| say!("terminal-restored-goes-on")));
        let text: String = text.iter().map(|line| format!("{}\n", words::wrapped(line, ""))).collect();
        Ok(Answer::new(json!({"engineer": engineer, "dir": folder, "key": key}), text))
    }
}

/// How far something is, and whether somebody pressed Ctrl-C.
#[derive(Default)]
struct Going {
    done: AtomicU64,
    whole: AtomicU64,
    ends: Arc<AtomicBool>,
}

impl Going {
    fn tell(&self, done: u64, whole: u64) -> bool {
        self.done.store(done, Ordering::Relaxed);
        self.whole.store(whole, Ordering::Relaxed);
        !self.ends.load(Ordering::Relaxed)
    }

    fn percent(&self, _: Duration) -> u64 {
        let (done, whole) = (self.done.load(Ordering::Relaxed), self.whole.load(Ordering::Relaxed));
        (u128::from(done) * 100 / u128::from(whole.max(1))) as u64
    }
}

/// Does what may take long, says how far it is, and ends it cleanly where it is interrupted.
fn long<T>(words: &'static str, act: impl FnOnce(&Going) -> T) -> T {
    let going = Going::default();
    let ends = Arc::clone(&going.ends);
    let _ = ctrlc::set_handler(move || ends.store(true, Ordering::Relaxed));
    progress::during(|taken| say!(words, percent = going.percent(taken)), || act(&going))
}

/// What was typed where nobody sees it, or stands in the first line of a file or of stdin.
fn secret(file: Option<&Path>, ask: impl FnOnce() -> Result<String, Failure>) -> Result<String, Failure> {
    let unreadable = || Failure::refused("stdin-unreadable", say!("terminal-stdin-unreadable"));
    match file {
        Some(file) => {
            first_line(std::fs::File::open(file).map_err(|_| Refusal::FileUnreadable)?, Refusal::FileUnreadable.into())
        }
        None if std::io::stdin().is_terminal() => ask(),
        None => first_line(std::io::stdin(), unreadable()),
    }
}

fn first_line(from: impl Read, unreadable: Failure) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let Ok(_) = BufReader::new(from.take(MOST_READ)).read_until(b'\n', &mut bytes) else { return Err(unreadable) };
    let Ok(line) = String::from_utf8(bytes) else {
        return Err(Failure::refused("no-text", say!("terminal-no-text-argument")));
    };
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
