//! The part of the table that a team fills after a visit: debriefs, insights, seats, what came of it, answers.
//!
//! Each part of the table is a macro that hands its blocks on to the next, so that one list of kinds comes of all of them.

/// Adds these blocks and goes on with the next macro of the list.
macro_rules! team_kinds {
    ([$next:ident $($rest:ident)*] $($blocks:tt)*) => { $next! { [$($rest)*] $($blocks)*
    /// What an engineer answers to one question of a debrief.
    DebriefAnswer = 20 "debrief answer", debrief_answer {
        belongs to ENCOUNTER;
        stays with STAYS_ONLY_ME;
        waits for Debriefed but for AUTHOR;
        state none;
        order |fields| fields.number(debrief_answer::QUESTION).map_or(0, i64::from);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        AUTHOR = 2 "author": Field<Id>, Verbatim of Engineer;
        QUESTION = 3 "question": Field<DebriefQuestion>, Verbatim;
        TEXT = 4 "text": Field<Revision>, Words, searched;
        STAYS_ONLY_ME = 5 "stays-only-me": Field<bool>, Flag;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    /// That an engineer finished a debrief, or passed.
    DebriefDone = 32 "debrief end", debrief_done {
        belongs to ENCOUNTER;
        state none;
        order |fields| fields.ms(debrief_done::CREATED).unwrap_or(0);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        AUTHOR = 2 "author": Field<Id>, Verbatim of Engineer;
        HOW = 3 "how": Field<DebriefEnd>, Verbatim;
        CREATED = 4 "created": Field<Moment>, Verbatim;
    }
    /// A statement with the notes from several encounters that led to it.
    Insight = 21 "insight", insight {
        state none;
        order |fields| fields.ms(insight::CREATED).unwrap_or(0);
        TEXT = 1 "text": Field<String>, Words, searched;
        AUTHOR = 2 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 3 "created": Field<Moment>, Verbatim;
    }
    /// A link from an insight to a note that it rests on.
    InsightLink = 33 "insight link", insight_link {
        belongs to INSIGHT;
        leads to OBSERVATION;
        state |fields| i64::from(!fields.members(insight_link::STANDS).is_empty());
        order |fields| fields.ms(insight_link::LINKED).unwrap_or(0);
        INSIGHT = 1 "insight": Field<Id>, Placement of Insight;
        OBSERVATION = 2 "observation": Field<Id>, Placement of Observation;
        STANDS = 3 "stands": Set<()>, Set;
        AUTHOR = 4 "author": Field<Id>, Verbatim of Engineer;
        LINKED = 5 "linked": Field<Moment>, Verbatim;
    }
    /// A place offered on a planned visit or call.
    OpenSeat = 24 "open seat", open_seat {
        belongs to ENCOUNTER;
        state seat_state;
        order |fields| fields.ms(open_seat::CREATED).unwrap_or(0);
        ENCOUNTER = 1 "encounter": Field<Id>, Placement of Encounter;
        WHAT_FOR = 2 "what-for": Field<String>, Words, searched;
        TAKEN = 3 "taken": Set<Id>, Set of Engineer;
        WITHDRAWN = 4 "withdrawn": Field<bool>, Flag;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    /// What came of encounters with a customer.
    Outcome = 27 "outcome", outcome {
        belongs to ORGANIZATION;
        state |fields| fields.number(outcome::KIND).map_or(0, i64::from);
        order |fields| fields.ms(outcome::CREATED).unwrap_or(0);
        ORGANIZATION = 1 "organization": Field<Id>, Placement of Organization;
        ENCOUNTERS = 2 "encounters": Set<Id>, Set of Encounter;
        KIND = 3 "kind": Field<OutcomeKind>, Words;
        TEXT = 4 "text": Field<String>, Words, searched;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    /// The answer to a question that was marked on a note or an entry.
    Answer = 34 "answer", answer {
        belongs to OBSERVATION, ENTRY;
        state |fields| i64::from(fields.flag(answer::TOLD));
        order |fields| fields.ms(answer::CREATED).unwrap_or(0);
        OBSERVATION = 1 "observation": Field<Id>, Placement of Observation;
        ENTRY = 2 "entry": Field<Id>, Placement of MapEntry;
        TEXT = 3 "text": Field<String>, Words, searched;
        TOLD = 4 "told": Field<bool>, Flag;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    } };
}

pub(super) use team_kinds;
