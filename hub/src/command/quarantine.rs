use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use soundings_hub::{Quarantined, files_of_export};

use super::devices::time;
use super::{Failure, Place, not_printed};

#[derive(Args)]
pub struct Quarantine {
    /// Write all of it to this file, as it came, for you alone to read; attachments' files into a folder beside it
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// Then take it out of the hub, which makes room for more; the file is all there is of it from then on
    #[arg(long, requires = "export")]
    empty: bool,
    #[command(flatten)]
    place: Place,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

impl Quarantine {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, _) = self.place.open_existing()?;
        let held = hub.quarantine()?;
        if let Some(file) = &self.export {
            if held.iter().any(|held| held.files.files > 0) {
                eprintln!("Attachments' files are in {}.", files_of_export(file).display());
            }
            hub.export_quarantine(file, self.empty)?;
        }
        let printed = if self.json {
            let held: Vec<_> = held.iter().map(document).collect();
            format!("{}\n", json!({"format": 1, "quarantine": held}))
        } else {
            held.iter().map(line).collect()
        };
        std::io::stdout().write_all(printed.as_bytes()).map_err(|error| not_printed(&error))
    }
}

fn document(held: &Quarantined) -> serde_json::Value {
    json!({
        "device": held.incarnation.device.to_string(),
        "incarnation": held.incarnation.number,
        "engineer": held.engineer.to_string(),
        "operations": held.operations,
        "bytes": held.bytes,
        "files": held.files.files,
        "file_bytes": held.files.bytes,
        "received": time(held.received_ms),
        "full": held.full.map(|full| json!({
            "since": time(full.since_ms),
            "until": time(full.until_ms()),
            "given_up": full.given_up_ms.map(time),
        })),
    })
}

fn line(held: &Quarantined) -> String {
    let Quarantined { incarnation, engineer, operations, bytes, files, received_ms, full } = held;
    let (device, number, received) = (incarnation.device, incarnation.number, time(*received_ms));
    let full = full.map_or_else(String::new, |full| match full.given_up_ms {
        None => format!("  full: more waits on it, and is lost if there is no room by {}", time(full.until_ms())),
        Some(told) => format!("  full: it went without the rest, {}", time(told)),
    });
    let files = match files.files {
        0 => String::new(),
        many => format!("  {many} files of {} bytes", files.bytes),
    };
    format!(
        "{device}.{number}  engineer {engineer}  {operations} operations  {bytes} bytes{files}  received {received}{full}\n"
    )
}
