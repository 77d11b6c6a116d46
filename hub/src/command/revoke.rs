use std::sync::Arc;

use clap::Args;

use super::devices::print;
use super::invite::find_engineer;
use super::{Failure, Place};

#[derive(Args)]
pub struct Revoke {
    /// A device's id; or an engineer's id or name, for all of their devices
    #[arg(value_name = "DEVICE|ENGINEER")]
    whom: String,
    /// Do it: without this the devices are shown and nothing is done
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    place: Place,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

impl Revoke {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, clock) = self.place.open_existing()?;
        let clock = Arc::new(clock);
        let id = find_engineer(&hub, &clock, &self.whom)?;
        let meant = hub.devices_of(id)?;
        if self.yes {
            return print(&hub.revoke(id, clock.now_ms())?, self.json);
        }
        print(&meant, self.json)?;
        Err(Failure::new(
            "not-confirmed",
            "nothing was revoked: say --yes to take the access of these devices, for ever",
        ))
    }
}
