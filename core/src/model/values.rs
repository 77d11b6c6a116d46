//! The words of the field as closed lists. Each has a stable number for the log and a stable name for people's files.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use soundings_wire::Id;

/// Declares an enum whose cases have a number that is written to logs and a name that is written to `--json`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $number:tt, $word:literal;)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
        pub enum $name { $($(#[$case_doc])* #[doc = "In commands and files:"] #[doc = $word] #[serde(rename = $word)] $case = $number,)+ }

        impl $name {
            /// Every case, in order.
            pub const ALL: &'static [$name] = &[$($name::$case),+];

            /// The number in logs; it never changes.
            #[must_use]
            pub fn number(self) -> u8 { self as u8 }

            /// The case of a number, `None` where a later version wrote it.
            #[must_use]
            pub fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$case),)+ _ => None }
            }

            /// The name in commands and files.
            #[must_use]
            pub fn word(self) -> &'static str { match self { $(Self::$case => $word),+ } }

            /// The case of a name.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$case),)+ _ => None }
            }
        }
    };
}

words! {
    /// The kind of an encounter.
    EncounterKind {
        /// We went to them.
        Visit = 1, "visit";
        /// Video, a fair, or they came to us.
        Meeting = 2, "meeting";
        /// A call we listened to.
        CallListened = 3, "call-listened";
        /// A call we made.
        CallMade = 4, "call-made";
        /// A role-play: never evidence about a customer.
        RolePlay = 5, "role-play";
        /// A call to ourselves (a secret-shopper call): never evidence about a customer.
        CallToOurselves = 6, "call-to-ourselves";
    }
}

impl EncounterKind {
    /// Whether notes from it can be evidence about a customer (rule 3).
    #[must_use]
    pub fn gives_evidence(self) -> bool {
        !matches!(self, Self::RolePlay | Self::CallToOurselves)
    }
}

words! {
    /// The kind of an observation: the four keys.
    ObservationKind {
        /// What someone told us.
        Said = 1, "said";
        /// What someone did.
        Did = 2, "did";
        /// Place, things, papers.
        Around = 3, "around";
        /// Ours; never evidence about a customer.
        Thought = 4, "thought";
    }
}

impl ObservationKind {
    /// Whether a note of this kind can hold somebody's very words: only what was said can.
    #[must_use]
    pub fn may_be_exact(self) -> bool {
        self == Self::Said
    }
}

words! {
    /// One of the eight parts of an empathy map, after Dave Gray's canvas (XPLANE, 2017).
    MapPart {
        See = 1, "see";
        Say = 2, "say";
        Do = 3, "do";
        Hear = 4, "hear";
        NeedToDo = 5, "need-to-do";
        Pain = 6, "pain";
        Gain = 7, "gain";
        /// Other thoughts and feelings.
        Other = 8, "other";
    }
}

impl MapPart {
    /// Whether the part lies above the water.
    #[must_use]
    pub fn above_water(self) -> bool {
        matches!(self, Self::See | Self::Say | Self::Do | Self::Hear)
    }
}

words! {
    /// What an entry rests on: worked out, never chosen.
    Basis {
        Told = 1, "told";
        Seen = 2, "seen";
        ToldAndSeen = 3, "told-and-seen";
        /// Below the water, with evidence.
        OurReading = 4, "our-reading";
        Guess = 5, "guess";
    }
}

words! {
    /// Who may read a thing.
    Audience {
        /// Only me: sealed to the engineer's own key.
        OnlyMe = 1, "only-me";
        Team = 2, "team";
    }
}

words! {
    /// What a person of the customer's agreed to, in the three choices (and nobody asked).
    ConsentChoice {
        /// Nobody asked, or team only: nothing leaves the company.
        TeamOnly = 1, "team-only";
        QuoteUnnamed = 2, "quote-unnamed";
        QuoteNamed = 3, "quote-named";
        /// On the wall: quoted with name, and on the team's wall.
        Wall = 4, "wall";
    }
}

words! {
    /// One use a person can allow: a register each, and *not allowed* wins a merge.
    Use {
        Quote = 1, "quote";
        Name = 2, "name";
        Picture = 3, "picture";
        Wall = 4, "wall";
    }
}

words! {
    /// Whether pictures may be taken at a site.
    PhotoRule {
        NotAsked = 1, "not-asked";
        Yes = 2, "yes";
        AskEachTime = 3, "ask-each-time";
        No = 4, "no";
    }
}

words! {
    /// What became of a promise; *due* is worked out from its day.
    PromiseState {
        Open = 1, "open";
        Kept = 2, "kept";
        Late = 3, "late";
        Changed = 4, "changed";
        LetGo = 5, "let-go";
    }
}

words! {
    /// A mark on a note or an entry, gathered on the customer's page.
    Mark {
        Question = 1, "question";
        Concern = 2, "concern";
        Priority = 3, "priority";
    }
}

words! {
    /// What an attachment is.
    AttachmentKind {
        Picture = 1, "picture";
        SpokenNote = 2, "spoken-note";
        File = 3, "file";
    }
}

/// An attachment's bytes as an operation names them (sync.md 18).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct BlobReference {
    /// SHA-256 of the bytes as the hub stores them: the content for the team, the sealed bytes for a personal log.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub hash: [u8; 32],
    /// The length of the content in bytes.
    #[n(1)]
    pub length: u64,
    /// IANA media type.
    #[n(2)]
    pub media_type: String,
    /// The name the file had, without its folder.
    #[n(3)]
    pub file_name: Option<String>,
    /// In a personal log: the key (256 bits) that opens the sealed bytes.
    #[cbor(n(4), with = "minicbor::bytes")]
    pub key: Option<[u8; 32]>,
}

/// An opaque token of what a screen showed: which values an edit has seen. Handed back with the edit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(pub String);

/// Who said or did something, or whom it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Person {
    /// A person of the customer's that we know.
    Known(Id),
    /// Somebody, described.
    Someone(String),
}
