use clap::Args;
use serde_json::json;
use soundings_core::{Findable, NewPromise};

use super::visit::or_under_way;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, words_or_stdin};
use crate::times;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Promise {
    /// What we said we would do, or - for stdin
    text: String,
    /// To whom: name or id; may be given several times
    #[arg(long, value_name = "PERSON", required = true)]
    to: Vec<String>,
    /// Which engineer promised it: name or id [default: you]
    #[arg(long, value_name = "ENGINEER")]
    promised_by: Option<String>,
    /// YYYY-MM-DD
    #[arg(long, value_name = "DATE")]
    until: String,
    /// Where it was promised [default: the visit under way]
    #[arg(long, value_name = "ID")]
    visit: Option<String>,
}

impl Promise {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let id = open.notebook.promise(&NewPromise {
            text: words_or_stdin(&self.text)?,
            to: self.to.iter().map(|to| open.person(to)).collect::<Result<_, _>>()?,
            promised_by: self.promised_by.as_deref().map(|text| open.find(Findable::Engineer, text)).transpose()?,
            until: self.until.clone(),
            visit: or_under_way(open, self.visit.as_deref())?,
        })?;
        let day = times::date(&self.until, &open.now);
        Ok(Answer::new(json!({"id": id}), say!("terminal-promise-made", day = day, id = id.to_string())))
    }
}
