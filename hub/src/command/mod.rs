//! The commands of `soundings-hub`. Exit code 0: done; 1: refused, one clear line on stderr; 2: misuse.

mod backup;
mod devices;
mod invite;
mod pages;
mod qr;
mod quarantine;
mod revoke;
mod serve;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand};
use soundings_core::Randomness;
use soundings_hub::clock::Clock;
use soundings_hub::server::ServerError;
use soundings_hub::tls::TlsError;
use soundings_hub::{Hub, HubError};

/// Where a hub listens if nothing else is said.
const LISTEN: &str = "127.0.0.1:7878";
/// Holds the address of a hub that is serving.
const ADDRESS_FILE: &str = "address";

/// Your team's server: it orders, keeps and hands on what the team's notebooks write.
#[derive(Parser)]
#[command(version, about)]
struct CommandLine {
    /// How much to tell on stderr: error, warn, info, debug or trace. Never anybody's words, at any level
    #[arg(long, global = true, value_name = "LEVEL", env = "SOUNDINGS_HUB_LOG", default_value = "warn")]
    log: tracing::Level,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the team and its wall until stopped.
    Serve(serve::Serve),
    /// Write an invitation: for one device, once, for ten minutes.
    Invite(invite::Invite),
    /// Links to the team's pages, to read only, and displays.
    Pages(pages::Pages),
    /// List the devices that joined.
    Devices(devices::Devices),
    /// Take the access of a device, or of all of an engineer's, for ever.
    Revoke(revoke::Revoke),
    /// List what revoked devices had not sent before, which is kept apart from the log.
    Quarantine(quarantine::Quarantine),
    /// Write a backup to a file, while the hub serves.
    Backup(backup::Backup),
    /// Restore a backup into an empty folder.
    Restore(backup::Restore),
    /// Check the audit log from its first entry.
    Verify(verify::Verify),
}

#[derive(Args)]
struct Place {
    /// The hub's folder [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", env = "SOUNDINGS_HUB_DATA")]
    data: Option<PathBuf>,
    /// Read the time from this file (Unix milliseconds or RFC 3339): for demos and tests
    #[arg(long, global = true, value_name = "FILE")]
    clock: Option<PathBuf>,
}

impl Place {
    fn open(&self) -> Result<(Hub, Clock), Failure> {
        let clock = Clock::open(self.clock.clone())?;
        let folder = folder(self.data.clone())?;
        let hub = Hub::open(&folder, Arc::new(SystemRandomness), clock.now_ms())?;
        Ok((hub, clock))
    }

    /// For what only looks: it makes no new hub where there is none.
    fn open_existing(self) -> Result<(Hub, Clock), Failure> {
        let data = folder(self.data)?;
        if !Hub::exists(&data) {
            return Err(Failure::new("no-hub", format!("there is no hub in {}", data.display())));
        }
        Self { data: Some(data), ..self }.open()
    }
}

fn folder(data: Option<PathBuf>) -> Result<PathBuf, Failure> {
    match data {
        Some(folder) => Ok(folder),
        None => Ok(directories::ProjectDirs::from("", "", "soundings-hub")
            .ok_or_else(|| Failure::new("no-folder", "this machine has no data folder for you: say --data DIR"))?
            .data_dir()
            .to_owned()),
    }
}

/// The operating system's randomness.
struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            // A key from anything less would be no key; nothing sensible can go on.
            tracing::error!(%error, "the operating system gives no random bytes");
            std::process::abort();
        }
    }
}

/// Why a command was refused.
struct Failure {
    code: &'static str,
    line: String,
}

impl Failure {
    fn new(code: &'static str, line: impl Into<String>) -> Self {
        Self { code, line: line.into() }
    }
}

impl From<HubError> for Failure {
    fn from(error: HubError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<soundings_wire::WireError> for Failure {
    fn from(error: soundings_wire::WireError) -> Self {
        HubError::from(error).into()
    }
}

impl From<ServerError> for Failure {
    fn from(error: ServerError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

impl From<TlsError> for Failure {
    fn from(error: TlsError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

fn file_failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new("file", format!("{} could not be used: {error}", path.display()))
}

fn not_printed(error: &std::io::Error) -> Failure {
    Failure::new("output", format!("it could not be printed: {error}"))
}

/// Runs the command line.
pub fn run() -> ExitCode {
    // What a panic says can hold somebody's words: only where it happened is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|location| format!(" ({}:{})", location.file(), location.line()));
        let _ = writeln!(std::io::stderr(), "soundings-hub: stopped inside{}", place.unwrap_or_default());
    }));
    let line = CommandLine::parse();
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).with_max_level(line.log).init();
    let (done, json) = match line.command {
        Command::Serve(serve) => (serve.run(), false),
        Command::Invite(invite) => {
            let json = invite.json;
            (invite.run(), json)
        }
        Command::Pages(pages) => {
            let json = pages.json;
            (pages.run(), json)
        }
        Command::Devices(devices) => {
            let json = devices.json;
            (devices.run(), json)
        }
        Command::Revoke(revoke) => {
            let json = revoke.json;
            (revoke.run(), json)
        }
        Command::Quarantine(quarantine) => {
            let json = quarantine.json;
            (quarantine.run(), json)
        }
        Command::Verify(verify) => (verify.run(), false),
        Command::Backup(backup) => (backup.run(), false),
        Command::Restore(restore) => (restore.run(), false),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if json => {
            let document = serde_json::json!({"format": 1, "error": {"code": failure.code, "message": failure.line}});
            eprintln!("{document}");
            ExitCode::FAILURE
        }
        Err(failure) => {
            eprintln!("soundings-hub: {}", failure.line);
            ExitCode::FAILURE
        }
    }
}
