use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use clap::Args;
#[derive(Args, Debug)]
pub struct Report {
    visit: String,
}
impl Report {
    pub fn run(&self, _open: &Open) -> Result<Answer, Failure> {
        let _ = &self.visit;
        Err(Failure::inside())
    }
}
