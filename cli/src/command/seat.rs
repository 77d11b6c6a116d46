//! Open seats: places offered on planned visits and calls.

use clap::Subcommand;
use clap_complete::engine::ArgValueCompleter;
use serde_json::json;
use soundings_core::Findable;
use soundings_core::model::Id;
use soundings_core::present::SeatRow;

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{Open, joined};
use crate::words::{self, say};
use crate::{completions, handles, teamwork};

#[derive(Subcommand, Debug)]
pub enum Seat {
    /// Offer a seat on a planned visit
    Offer {
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        visit: String,
        /// What whoever takes it could do there
        what_for: Vec<String>,
    },
    /// Seats on visits that have not started
    List {
        /// Of this visit, whatever became of them
        #[arg(add = ArgValueCompleter::new(completions::visits))]
        visit: Option<String>,
    },
    /// Take a seat
    Take { seat: String },
    /// Give a seat back
    Leave { seat: String },
    /// Offer a seat no more
    Withdraw { seat: String },
}

impl Seat {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let notebook = &open.notebook;
        let seat = |text: &str| open.find(Findable::Any, text);
        match self {
            Self::Offer { visit, what_for } => {
                let visit = open.find(Findable::Visit, visit)?;
                let id = notebook.offer_seat(visit, joined(what_for).as_deref())?;
                Ok(Answer::new(json!({"id": id}), say!("terminal-seat-offered", id = id.to_string())))
            }
            Self::List { visit } => {
                let visit = visit.as_deref().map(|text| open.find(Findable::Visit, text)).transpose()?;
                answer(visit, open)
            }
            Self::Take { seat: text } => {
                notebook.take_seat(seat(text)?)?;
                answer(None, open)
            }
            Self::Leave { seat: text } => {
                notebook.leave_seat(seat(text)?)?;
                answer(None, open)
            }
            Self::Withdraw { seat: text } => {
                notebook.withdraw_seat(seat(text)?)?;
                answer(None, open)
            }
        }
    }
}

fn answer(visit: Option<Id>, open: &Open) -> Result<Answer, Failure> {
    let seats = visit.map_or_else(|| open.notebook.seats(), |visit| open.notebook.seats_of(visit))?;
    let mut text: String = seats.iter().map(|row| shown(row, open)).collect();
    if text.is_empty() {
        text = format!("{}\n", say!("no-seats"));
    }
    Ok(Answer::new(json!({"items": seats}), text))
}

/// A seat below its visit.
pub fn shown(row: &SeatRow, open: &Open) -> String {
    let (id, standing) = (handles::shown(row.id), teamwork::seat_standing(row.standing));
    let said = match &row.what_for {
        Some(text) => say!("terminal-seat-what-for", id = id, standing = standing, text = text.as_str()),
        None => say!("terminal-seat", id = id, standing = standing),
    };
    let names: Vec<String> = row.taken_by.iter().map(|engineer| engineer.name.clone()).collect();
    let line = format!("  {said}{}", words::beside(&names));
    format!("{}{}\n", words::visit(&row.visit, &open.now), words::wrapped(&line, "    "))
}
