//! The one table of what there is to write about each kind of thing, and how each field merges (sync.md 3).

/// A kind of entity. The number is in every envelope; it never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u16)]
pub enum Kind {
    /// A member of the team.
    Engineer = 1,
    /// A customer (in commands: customer), or an internal one.
    Organization = 2,
    /// A place of an organization's.
    Site = 3,
    /// Somebody of the customer's.
    Person = 4,
    /// One meeting with a customer: a visit, a call…
    Encounter = 5,
    /// One thing noted.
    Observation = 6,
    /// Picture, spoken note or file of an observation.
    Attachment = 7,
    /// Something we said we would do.
    Promise = 8,
    /// An empathy map: one person in a situation.
    EmpathyMap = 9,
    /// One statement in one part of a map.
    MapEntry = 10,
    /// A link from an entry to an observation.
    Evidence = 11,
    /// A deletion, listing what it covers.
    Deletion = 12,
    /// An erasure: asked first, final after 24 hours.
    Erasure = 13,
    /// Two things declared one.
    SameAs = 14,
}

impl Kind {
    /// Every kind this version projects.
    pub const ALL: [Self; 14] = [
        Self::Engineer,
        Self::Organization,
        Self::Site,
        Self::Person,
        Self::Encounter,
        Self::Observation,
        Self::Attachment,
        Self::Promise,
        Self::EmpathyMap,
        Self::MapEntry,
        Self::Evidence,
        Self::Deletion,
        Self::Erasure,
        Self::SameAs,
    ];

    /// The number in envelopes.
    #[must_use]
    pub fn number(self) -> u16 {
        self as u16
    }

    /// The kind of a number; `None`: a later version's, kept as it is.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// How concurrent values of a field merge. What the editor had seen decides what is concurrent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Merge {
    /// Versions side by side until a person decides.
    Words,
    /// The highest rank wins, no mark.
    Placement,
    /// The highest rank wins, no mark.
    Flag,
    /// One register per member, present or absent; present wins.
    Set,
    /// One register per use; *not allowed* wins until a person decides.
    Consent,
    /// The earliest.
    First,
    /// The latest.
    Last,
    /// The lowest rank, for ever.
    Verbatim,
}

/// One field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The number in payloads; it never changes.
    pub number: u16,
    /// The name in exports and in `resolve`.
    pub name: &'static str,
    /// How it merges.
    pub merge: Merge,
}

macro_rules! fields {
    ($($module:ident: $kind:ident { $($constant:ident = $number:literal $name:literal $merge:ident;)+ })+) => {
        $(
            #[doc = concat!("Field numbers of [`Kind::", stringify!($kind), "`].")]
            pub mod $module {
                $(#[doc = concat!("`", $name, "`, merged as ", stringify!($merge), ".")] pub const $constant: u16 = $number;)+
            }
        )+

        /// The fields of a kind.
        #[must_use]
        pub fn fields_of(kind: Kind) -> &'static [Field] {
            match kind {
                $(Kind::$kind => &[$(Field { number: $number, name: $name, merge: Merge::$merge }),+],)+
            }
        }
    };
}

fields! {
    engineer: Engineer {
        NAME = 1 "name" Words;
        DEVICES = 2 "devices" Set;
    }
    organization: Organization {
        NAME = 1 "name" Words;
        INTERNAL = 2 "internal" Flag;
    }
    site: Site {
        ORGANIZATION = 1 "organization" Placement;
        NAME = 2 "name" Words;
        PHOTO_RULE = 3 "photo-rule" Words;
    }
    person: Person {
        ORGANIZATION = 1 "organization" Placement;
        SITE = 2 "site" Placement;
        NAME = 3 "name" Words;
        DESCRIPTION = 4 "description" Words;
        ROLE = 5 "role" Words;
        CONSENT = 6 "consent" Consent;
    }
    encounter: Encounter {
        KIND = 1 "kind" Words;
        ORGANIZATION = 2 "organization" Placement;
        SITE = 3 "site" Placement;
        OBJECTIVE = 4 "objective" Words;
        PLAN = 5 "plan" Words;
        START = 6 "start" First;
        END = 7 "end" Last;
        ENGINEERS = 8 "engineers" Set;
        PEOPLE = 9 "people" Set;
        AUTHOR = 10 "author" Verbatim;
        CREATED = 11 "created" Verbatim;
    }
    observation: Observation {
        ENCOUNTER = 1 "encounter" Placement;
        KIND = 2 "kind" Words;
        FIRST_WORDS = 3 "first-words" Verbatim;
        WORDS = 4 "words" Words;
        EXACT = 5 "exact" Words;
        BY = 6 "by" Words;
        ABOUT = 7 "about" Words;
        HAPPENED = 8 "happened" Words;
        NOTED = 9 "noted" Verbatim;
        AUTHOR = 10 "author" Verbatim;
        STARRED = 11 "starred" Flag;
        TAGS = 12 "tags" Set;
        MARKS = 13 "marks" Set;
        STAYS_ONLY_ME = 14 "stays-only-me" Flag;
    }
    attachment: Attachment {
        OBSERVATION = 1 "observation" Placement;
        KIND = 2 "kind" Words;
        BLOB = 3 "blob" Verbatim;
    }
    promise: Promise {
        ENCOUNTER = 1 "encounter" Placement;
        TEXT = 2 "text" Words;
        TO = 3 "to" Set;
        PROMISED_BY = 4 "promised-by" Words;
        UNTIL = 5 "until" Words;
        STATE = 6 "state" Words;
        AUTHOR = 7 "author" Verbatim;
        CREATED = 8 "created" Verbatim;
    }
    empathy_map: EmpathyMap {
        PERSON = 1 "person" Placement;
        SITUATION = 2 "situation" Words;
        AUTHOR = 3 "author" Verbatim;
        CREATED = 4 "created" Verbatim;
    }
    map_entry: MapEntry {
        MAP = 1 "map" Placement;
        PART = 2 "part" Placement;
        TEXT = 3 "text" Words;
        MADE_FROM = 4 "made-from" Verbatim;
        MARKS = 5 "marks" Set;
        AUTHOR = 6 "author" Verbatim;
        CREATED = 7 "created" Verbatim;
    }
    evidence: Evidence {
        ENTRY = 1 "entry" Placement;
        OBSERVATION = 2 "observation" Placement;
        REVISION = 3 "revision" Verbatim;
        RANGE = 4 "range" Verbatim;
        AGAINST = 5 "against" Verbatim;
        STANDS = 6 "stands" Set;
        AUTHOR = 7 "author" Verbatim;
        LINKED = 8 "linked" Verbatim;
    }
    deletion: Deletion {
        COVERS = 1 "covers" Verbatim;
        UNDONE = 2 "undone" Flag;
        AUTHOR = 3 "author" Verbatim;
        DELETED = 4 "deleted" Verbatim;
    }
    erasure: Erasure {
        COVERS = 1 "covers" Verbatim;
        TAKEN_BACK = 2 "taken-back" Flag;
        AUTHOR = 3 "author" Verbatim;
        ASKED = 4 "asked" Verbatim;
        DONE = 5 "done" First;
    }
    same_as: SameAs {
        ALIAS = 1 "alias" Verbatim;
        TARGET = 2 "target" Verbatim;
        UNDONE = 3 "undone" Flag;
        AUTHOR = 4 "author" Verbatim;
        DECLARED = 5 "declared" Verbatim;
    }
}

/// A field by number; `None`: a later version's, kept as it is.
#[must_use]
pub fn field(kind: Kind, number: u16) -> Option<Field> {
    fields_of(kind).iter().copied().find(|field| field.number == number)
}
