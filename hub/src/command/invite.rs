use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Local, SecondsFormat, Utc};
use clap::{Args, ValueEnum};
use soundings_hub::clock::Clock;
use soundings_hub::{Hub, Replica};
use soundings_wire::enrolment::Role;
use soundings_wire::{Id, invite};

use super::devices::time;
use super::pages::address_of;
use super::qr::{drawn, write_png};
use super::{ADDRESS_FILE, Failure, LISTEN, Place, not_printed};

#[derive(Args)]
pub struct Invite {
    #[command(flatten)]
    place: Place,
    /// Add a device to this engineer, who has joined [default: a new engineer]
    #[arg(long, value_name = "ID|NAME")]
    engineer: Option<String>,
    /// What the device may do
    #[arg(long, value_enum, default_value_t = InvitedRole::Engineer)]
    role: InvitedRole,
    /// Write it to this file too, as a QR code (PNG) that only you can read
    #[arg(long, value_name = "FILE")]
    png: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum InvitedRole {
    Engineer,
    Coordinator,
    Display,
}

impl From<InvitedRole> for Role {
    fn from(role: InvitedRole) -> Self {
        match role {
            InvitedRole::Engineer => Self::Engineer,
            InvitedRole::Coordinator => Self::Coordinator,
            InvitedRole::Display => Self::Display,
        }
    }
}

impl Invite {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, clock) = self.place.open()?;
        if matches!(self.role, InvitedRole::Display) && self.engineer.is_none() {
            return display(&hub, clock.now_ms(), self.png.as_deref(), self.json);
        }
        let clock = Arc::new(clock);
        let now_ms = clock.now_ms();
        let engineer = self.engineer.as_deref().map(|named| find_engineer(&hub, &clock, named)).transpose()?;
        // A hub that is not serving now will most likely serve where it does unless told otherwise.
        let address =
            std::fs::read_to_string(hub.folder().join(ADDRESS_FILE)).unwrap_or_else(|_| format!("https://{LISTEN}"));
        let invitation = hub.invite(address.trim(), engineer, self.role.into(), now_ms)?;
        let expires_ms = invitation.claimed()?.expires_ms;
        let expires = DateTime::<Utc>::from_timestamp_millis(expires_ms as i64).unwrap_or_default();
        let text = invite::text(&invitation);
        if let Some(file) = &self.png {
            write_png(&text, file)?;
        }
        let printed = if self.json {
            let expires_at = expires.to_rfc3339_opts(SecondsFormat::Secs, true);
            format!("{}\n", serde_json::json!({"format": 1, "invite": text, "expires_at": expires_at}))
        } else if std::io::stdout().is_terminal() {
            let until = expires.with_timezone(&Local).format("%H:%M");
            format!(
                "{}\n{text}\n\nGood for one device, once, until {until} (ten minutes).\nIn a terminal: soundings join INVITE\n",
                drawn(&text)
            )
        } else {
            format!("{text}\n")
        };
        std::io::stdout().write_all(printed.as_bytes()).map_err(|error| not_printed(&error))
    }
}

/// A display is a browser: it gets a link, which opens once.
fn display(hub: &Hub, now_ms: u64, png: Option<&Path>, json: bool) -> Result<(), Failure> {
    let made = hub.make_display_link("", now_ms)?;
    let link = address_of(hub.folder(), &made.secret);
    if let Some(file) = png {
        write_png(&link, file)?;
    }
    let printed = if json {
        let expires_at = time(made.opens_until_ms);
        format!(
            "{}\n",
            serde_json::json!({"format": 1, "id": made.id.to_string(), "link": link, "expires_at": expires_at})
        )
    } else if std::io::stdout().is_terminal() {
        format!(
            "{link}\n\nOpen it on the display's own browser, once, within ten minutes. Take it back with: soundings-hub pages take-back {}\n",
            made.id
        )
    } else {
        format!("{link}\n")
    };
    std::io::stdout().write_all(printed.as_bytes()).map_err(|error| not_printed(&error))
}

/// Who is meant: an id that the hub knows, or a name, which only the wall's replica knows.
pub fn find_engineer(hub: &Hub, clock: &Arc<Clock>, named: &str) -> Result<Id, Failure> {
    match named.parse() {
        Ok(id) => Ok(id),
        Err(_) => Ok(Replica::open(hub, clock)?.pull(hub, clock)?.find_engineer(named)?),
    }
}
