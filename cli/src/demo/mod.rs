//! The demo.
use std::path::Path;

use clap::Args;

use crate::answer::Answer;
use crate::failure::Failure;

#[derive(Args, Debug)]
pub struct Demo {}

impl Demo {
    pub fn run(&self, _dir: Option<&Path>, _json: bool) -> Result<Answer, Failure> {
        Err(Failure::inside())
    }
}
