//! The closed lists of what a team makes of its visits.

use serde::{Deserialize, Serialize};

use super::choices::choices;
use super::value::{Member, Value};

choices! {
    /// A question of a debrief.
    DebriefQuestion {
        /// What nobody would have guessed this morning.
        Surprise = 1, "surprise";
        /// Who has the most to lose if this stays as it is, and what.
        AtStake = 2, "at-stake";
        /// Where what they told us and what we saw part ways.
        ToldAndSeen = 3, "told-and-seen";
        /// What we do that made their day easier or harder.
        OurPart = 4, "our-part";
        /// What we said we would do, and what to ask next time.
        Next = 5, "next";
    }
}

choices! {
    /// How an engineer was done with a debrief.
    DebriefEnd {
        Finished = 1, "finished";
        /// Without a word, or without more than there is.
        Passed = 2, "passed";
    }
}

choices! {
    /// What came of encounters with a customer.
    OutcomeKind {
        NewWork = 1, "new-work";
        /// They sent somebody else to us.
        Referral = 2, "referral";
        ComplaintSolved = 3, "complaint-solved";
    }
}
