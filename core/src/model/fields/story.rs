//! The part of the table that hangs on the wall: trust stories, and posters.
//!
//! Each part of the table is a macro that hands its blocks on to the next, so that one list of kinds comes of all of them.

/// Adds these blocks and goes on with the next macro of the list.
macro_rules! story_kinds {
    ([$next:ident $($rest:ident)*] $($blocks:tt)*) => { $next! { [$($rest)*] $($blocks)*
    /// A week's trust story: who tells it, and the story once it is told.
    TrustStory = 22 "story", trust_story {
        state |fields| i64::from(fields.get(trust_story::TEXT).is_some());
        order |fields| fields.get(trust_story::WEEK).map_or(0, day_number);
        WEEK = 1 "week": Field<NaiveDate>, Verbatim;
        TELLER = 2 "teller": Field<Id>, Verbatim of Engineer;
        AUTHOR = 3 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 4 "created": Field<Moment>, Verbatim;
        TEXT = 5 "text": Field<String>, Words, searched;
        CUSTOMER = 6 "customer": Field<Id>, Placement of Organization;
        PEOPLE = 7 "people": Set<Id>, Set of Person;
        ABOUT = 8 "about": Set<Id>, Set;
        WALL = 9 "wall": Field<bool>, Flag;
        PASSED = 10 "passed": Field<bool>, Flag;
    }
    /// A customer's person on the wall, as somebody put it together.
    Poster = 23 "poster", poster {
        belongs to PERSON;
        state |fields| i64::from(fields.flag(poster::DOWN));
        order |fields| fields.ms(poster::CREATED).unwrap_or(0);
        PERSON = 1 "person": Field<Id>, Placement of Person;
        NOTES = 2 "notes": Set<Id>, Set of Observation;
        PICTURE = 3 "picture": Field<Id>, Placement of Attachment;
        MATTERS = 4 "matters": Set<Id>, Set;
        DOWN = 5 "down": Field<bool>, Flag;
        AUTHOR = 6 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 7 "created": Field<Moment>, Verbatim;
    }
    /// Days on which an engineer tells no story: they said so themselves.
    StoryAbsence = 36 "absence", story_absence {
        state |fields| i64::from(fields.flag(story_absence::TAKEN_BACK));
        order |fields| fields.get(story_absence::FROM).map_or(0, day_number);
        ENGINEER = 1 "engineer": Field<Id>, Verbatim of Engineer;
        FROM = 2 "from": Field<NaiveDate>, Verbatim;
        UNTIL = 3 "until": Field<NaiveDate>, Verbatim;
        TAKEN_BACK = 4 "taken-back": Field<bool>, Flag;
        AUTHOR = 5 "author": Field<Id>, Verbatim of Engineer;
        CREATED = 6 "created": Field<Moment>, Verbatim;
    }
    } };
}

pub(super) use story_kinds;
