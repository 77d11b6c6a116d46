//! How what a team makes of its visits is said.

use soundings_core::model::{DebriefQuestion, Id, OutcomeKind, PromiseState};
use soundings_core::present::{Freshness, InsightBasis, SeatStanding, TeamWordsOf};

use crate::command::guide_language;
use crate::failure::Failure;
use crate::handles;
use crate::notebook::Open;
use crate::words::{self, say};

pub fn debrief_question(question: DebriefQuestion) -> String {
    say!(format!("debrief-question-{}", question.word()))
}

pub fn freshness(freshness: Freshness) -> String {
    say!(match freshness {
        Freshness::StillFresh => "freshness-still-fresh",
        Freshness::FromMemory => "freshness-from-memory",
    })
}

pub fn promise_state(state: PromiseState) -> String {
    say!(format!("promise-state-{}", state.word()))
}

pub fn outcome_kind(kind: OutcomeKind) -> String {
    say!(format!("outcome-kind-{}", kind.word()))
}

pub fn insight_basis(basis: InsightBasis) -> String {
    say!(match basis {
        InsightBasis::Several => "insight-basis-several",
        InsightBasis::One => "insight-basis-one",
        InsightBasis::Guess => "insight-basis-guess",
    })
}

pub fn seat_standing(standing: SeatStanding) -> String {
    say!(match standing {
        SeatStanding::Free => "seat-standing-free",
        SeatStanding::Taken => "seat-standing-taken",
        SeatStanding::TakenByTwo => "seat-standing-taken-by-two",
        SeatStanding::Withdrawn => "seat-standing-withdrawn",
        SeatStanding::Started => "seat-standing-started",
    })
}

pub fn found(of: TeamWordsOf) -> String {
    say!(match of {
        TeamWordsOf::DebriefAnswer => "team-words-of-debrief-answer",
        TeamWordsOf::Insight => "team-words-of-insight",
        TeamWordsOf::OpenSeat => "team-words-of-open-seat",
        TeamWordsOf::Outcome => "team-words-of-outcome",
        TeamWordsOf::Answer => "team-words-of-answer",
    })
}

/// The better question under an answer or a thought of one's own that judges, with how to ask it next time.
pub fn nudge(id: Id, open: &Open) -> Result<String, Failure> {
    let Some(nudge) = open.notebook.nudge(id, guide_language())? else { return Ok(String::new()) };
    let mut text = format!("    {}\n", words::small(&nudge.question));
    if let Some(visit) = nudge.visit {
        let ask = say!("terminal-nudge-ask", visit = handles::shown(visit), question = nudge.question.as_str());
        text += &format!("    {}\n", words::small(&ask));
    }
    Ok(text)
}
