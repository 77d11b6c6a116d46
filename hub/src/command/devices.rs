use std::io::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use clap::Args;
use serde_json::json;
use soundings_hub::EnrolledDevice;
use soundings_wire::enrolment::Role;

use super::{Failure, Place, not_printed};

#[derive(Args)]
pub struct Devices {
    #[command(flatten)]
    place: Place,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

impl Devices {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, _) = self.place.open_existing()?;
        print(&hub.devices()?, self.json)
    }
}

/// Prints devices, one a line or as one JSON document.
pub fn print(devices: &[EnrolledDevice], json: bool) -> Result<(), Failure> {
    let printed = if json {
        let devices: Vec<_> = devices.iter().map(document).collect();
        format!("{}\n", json!({"format": 1, "devices": devices}))
    } else {
        devices.iter().map(line).collect()
    };
    std::io::stdout().write_all(printed.as_bytes()).map_err(|error| not_printed(&error))
}

fn document(device: &EnrolledDevice) -> serde_json::Value {
    json!({
        "device": device.incarnation.device.to_string(),
        "incarnation": device.incarnation.number,
        "engineer": device.engineer.to_string(),
        "role": role(device.role),
        "since": time(device.joined_ms),
        "last_contact": device.contact_ms.map(time),
        "revoked": device.revoked_ms.map(time),
        "quarantine_full": device.quarantine_full_ms.map(time),
    })
}

fn line(device: &EnrolledDevice) -> String {
    let contact = device.contact_ms.map_or_else(|| "never".to_owned(), time);
    let revoked = device.revoked_ms.map_or_else(String::new, |ms| format!("  revoked {}", time(ms)));
    let full = device.quarantine_full_ms.map_or_else(String::new, |ms| format!("  quarantine full since {}", time(ms)));
    format!(
        "{}.{}  engineer {}  {:<11}  since {}  last contact {contact}{revoked}{full}\n",
        device.incarnation.device,
        device.incarnation.number,
        device.engineer,
        role(device.role),
        time(device.joined_ms),
    )
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Engineer => "engineer",
        Role::Coordinator => "coordinator",
        Role::Display => "display",
        Role::Unknown(_) => "unknown",
    }
}

pub fn time(ms: u64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms as i64).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Secs, true)
}
