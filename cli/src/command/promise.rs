use clap::Args;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::{Findable, NewPromise, Person};

use super::visit::or_under_way;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined_or_stdin};
use crate::words::say;
use crate::{completions, dates, picker, times};

#[derive(Args, Debug)]
pub struct Promise {
    /// What we said we would do, or - for stdin
    text: Vec<String>,
    /// To whom: name or id; may be given several times
    #[arg(long, value_name = "PERSON", add = ArgValueCompleter::new(completions::people))]
    to: Vec<String>,
    /// Which engineer promised it: name or id [default: you]
    #[arg(long, value_name = "ENGINEER", add = ArgValueCompleter::new(completions::engineers))]
    promised_by: Option<String>,
    /// fri, tomorrow, +10d, 4 dec, 2026-12-04
    #[arg(long, value_name = "DAY")]
    until: String,
    /// Where it was promised [default: the visit under way]
    #[arg(long, value_name = "ID", add = ArgValueCompleter::new(completions::visits))]
    visit: Option<String>,
}

impl Promise {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let until = dates::day(&self.until, &open.now)?.to_string();
        let to = match self.to.as_slice() {
            [] => vec![Person::Known(picker::named_or_chosen(open, Findable::Person, None)?)],
            named => named.iter().map(|to| open.person(to)).collect::<Result<_, _>>()?,
        };
        let id = open.notebook.promise(&NewPromise {
            text: joined_or_stdin(&self.text)?,
            to,
            promised_by: self.promised_by.as_deref().map(|text| open.find(Findable::Engineer, text)).transpose()?,
            until: until.clone(),
            visit: or_under_way(open, self.visit.as_deref())?,
        })?;
        let day = times::date(&until, &open.now);
        Ok(Answer::new(json!({"id": id}), say!("terminal-promise-made", day = day, id = id.to_string())))
    }
}
