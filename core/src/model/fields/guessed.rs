//! The part of the table that a workshop fills: who takes part, their turns, what they guess.
//!
//! Each part of the table is a macro that hands its blocks on to the next, so that one list of kinds comes of all of them.

/// Adds these blocks and goes on with the next macro of the list.
macro_rules! workshop_kinds {
    ([$next:ident $($rest:ident)*] $($blocks:tt)*) => { $next! { [$($rest)*] $($blocks)*
    /// A workshop: several people guess at one person's map, each alone, and all that they guessed opens at once.
    Workshop = 25 "workshop", workshop {
        belongs to MAP;
        state |fields| i64::from(fields.ms(workshop::OPENED).is_some());
        order |fields| fields.ms(workshop::STARTED).unwrap_or(0);
        MAP = 1 "map": Field<Id>, Placement of EmpathyMap;
        TAKING_PART = 2 "taking-part": Set<Participant>, Set of Engineer;
        FINISHED = 3 "finished": Set<Participant, Moment>, Set;
        OPENED = 4 "opened": Field<Moment>, First;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        STARTED = 6 "started": Field<Moment>, Verbatim;
    }
    /// Somebody's time alone in a workshop.
    Turn = 26 "turn", turn {
        belongs to WORKSHOP;
        state none;
        order |fields| fields.ms(turn::BEGUN).unwrap_or(0);
        WORKSHOP = 1 "workshop": Field<Id>, Placement of Workshop;
        WHO = 2 "who": Field<Participant>, Verbatim of Engineer;
        AUTHOR = 3 "author": Field<Id>, Verbatim of Engineer;
        BEGUN = 4 "begun": Field<Moment>, Verbatim;
    }
    /// What somebody guessed in their turn.
    Guess = 39 "guess", guess {
        belongs to WORKSHOP;
        waits for Workshop;
        state |fields| i64::from(fields.flag(guess::TAKEN_BACK));
        order |fields| fields.ms(guess::CREATED).unwrap_or(0);
        WORKSHOP = 1 "workshop": Field<Id>, Placement of Workshop;
        TURN = 2 "turn": Field<Id>, Verbatim of Turn;
        PART = 3 "part": Field<MapPart>, Verbatim;
        TEXT = 4 "text": Field<String>, Verbatim, searched;
        TAKEN_BACK = 5 "taken-back": Field<bool>, Flag;
        ENTRY = 6 "entry": Field<Id>, Placement of MapEntry;
        AUTHOR = 7 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 8 "created": Field<Moment>, Verbatim;
    }
    } };
}

pub(super) use workshop_kinds;
