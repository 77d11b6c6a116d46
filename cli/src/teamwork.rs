//! How what a team makes of its visits is said.

use soundings_core::model::DebriefQuestion;
use soundings_core::present::Freshness;

use crate::words::say;

pub fn debrief_question(question: DebriefQuestion) -> String {
    say!(format!("debrief-question-{}", question.word()))
}

pub fn freshness(freshness: Freshness) -> String {
    say!(match freshness {
        Freshness::StillFresh => "freshness-still-fresh",
        Freshness::FromMemory => "freshness-from-memory",
    })
}
