//! One's own hours with customers, for oneself alone.

use clap::Args;
use serde_json::json;

use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::Open;
use crate::terminal;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Hours {}

impl Hours {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        if terminal::wants_document() {
            let failure = Failure::refused("for-you-alone", say!("terminal-hours-alone"));
            return Err(Failure { exit: exit::MISUSE, ..failure });
        }
        let hours = open.notebook.own_hours()?;
        let time = format!("{}:{:02}", hours.minutes / 60, hours.minutes % 60);
        Ok(Answer::new(json!({}), say!("terminal-hours", hours = time)))
    }
}
