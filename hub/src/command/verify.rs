use std::io::Write;

use clap::Args;

use super::{Failure, Place, not_printed};

#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    place: Place,
}

impl Verify {
    pub fn run(self) -> Result<(), Failure> {
        let (hub, _) = self.place.open_existing()?;
        let checked = hub.check_audit_log()?;
        match checked.first_misfit {
            None => writeln!(std::io::stdout(), "The audit log fits: {} entries.", checked.entries)
                .map_err(|error| not_printed(&error)),
            Some(number) => {
                Err(Failure::new("audit", format!("entry {number} of the audit log does not fit what comes before it")))
            }
        }
    }
}
