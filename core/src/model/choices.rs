//! The closed lists of the field. Each has a stable number for the log and a stable name for people's files.

use serde::{Deserialize, Serialize};

use super::value::{Member, Value};

/// Declares an enum whose cases have a number that is written to logs and a name that is written to `--json`.
macro_rules! choices {
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

        impl Value for $name {
            fn to_cbor(&self) -> Vec<u8> {
                soundings_wire::encode(&self.number())
            }

            fn from_cbor(bytes: &[u8]) -> Option<Self> {
                Self::from_number(minicbor::decode(bytes).ok()?)
            }

            fn shown(&self) -> Option<String> {
                Some(self.word().to_owned())
            }

            fn from_words(text: &str, _: &super::value::Writing) -> Option<Self> {
                Self::from_word(text)
            }
        }

        impl Member for $name {
            fn to_bytes(&self) -> Vec<u8> {
                vec![self.number()]
            }

            fn from_bytes(bytes: &[u8]) -> Option<Self> {
                Self::from_number(*bytes.first()?)
            }
        }
    };
}

pub(super) use choices;

choices! {
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

choices! {
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

choices! {
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

choices! {
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

choices! {
    /// Who may read a thing.
    Audience {
        /// Only me: sealed to the engineer's own key.
        OnlyMe = 1, "only-me";
        Team = 2, "team";
    }
}

choices! {
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

choices! {
    /// One use a person can allow: a register each, and *not allowed* wins a merge.
    Use {
        Quote = 1, "quote";
        Name = 2, "name";
        Picture = 3, "picture";
        Wall = 4, "wall";
    }
}

impl ConsentChoice {
    /// The uses it allows.
    #[must_use]
    pub fn uses(self) -> &'static [Use] {
        match self {
            Self::TeamOnly => &[],
            Self::QuoteUnnamed => &[Use::Quote],
            Self::QuoteNamed => &[Use::Quote, Use::Name],
            Self::Wall => &[Use::Quote, Use::Name, Use::Picture, Use::Wall],
        }
    }
}

choices! {
    /// Whether pictures may be taken at a site.
    PhotoRule {
        NotAsked = 1, "not-asked";
        Yes = 2, "yes";
        AskEachTime = 3, "ask-each-time";
        No = 4, "no";
    }
}

choices! {
    /// What became of a promise; *due* is worked out from its day.
    PromiseState {
        Open = 1, "open";
        Kept = 2, "kept";
        Late = 3, "late";
        Changed = 4, "changed";
        LetGo = 5, "let-go";
    }
}

choices! {
    /// A mark on a note or an entry, gathered on the customer's page.
    Mark {
        Question = 1, "question";
        Concern = 2, "concern";
        Priority = 3, "priority";
    }
}

impl Mark {
    /// Its bit where several stand in a number.
    pub(crate) fn bit(self) -> i64 {
        1 << self.number()
    }
}

choices! {
    /// What an attachment is.
    AttachmentKind {
        Picture = 1, "picture";
        SpokenNote = 2, "spoken-note";
        File = 3, "file";
    }
}

choices! {
    /// What an engineer does at an encounter.
    EngineerTask {
        /// Asks the questions.
        Asks = 1, "asks";
        /// Writes down what is said and done.
        Writes = 2, "writes";
        /// Watches hands, faces and things.
        Watches = 3, "watches";
    }
}

choices! {
    /// How sure an engineer is of what they expect.
    Sureness {
        Sure = 1, "sure";
        FairlySure = 2, "fairly-sure";
        Hunch = 3, "hunch";
    }
}

choices! {
    /// What became of what an engineer expected.
    ExpectationOutcome {
        AsExpected = 1, "as-expected";
        Partly = 2, "partly";
        Otherwise = 3, "otherwise";
        /// Nobody spoke of it, and nothing showed it.
        DidNotComeUp = 4, "did-not-come-up";
    }
}

choices! {
    /// A document made for readers outside our company.
    DocumentKind {
        /// A visit's report, without what people did not let out.
        Report = 1, "report";
        /// What we saw and promised, in plain words.
        Summary = 2, "summary";
        Poster = 3, "poster";
    }
}

choices! {
    /// A language that guides are there in.
    GuideLanguage {
        English = 1, "en";
        French = 2, "fr";
    }
}

choices! {
    /// Where a question on an encounter's list comes from.
    QuestionSource {
        /// The guide that was chosen.
        Guide = 1, "guide";
        /// A part of somebody's map that is empty.
        Gap = 2, "gap";
        /// A question that was noted and is not answered.
        Unanswered = 3, "unanswered";
        /// The part of somebody's map that is known least.
        AskNext = 4, "ask-next";
        /// Somebody wrote it for this encounter.
        Own = 5, "own";
    }
}

choices! {
    /// What is drawn on a picture.
    DrawnShape {
        /// From its first point to its second, where its head is.
        Arrow = 1, "arrow";
        /// An ellipse between two corners.
        Circle = 2, "circle";
        /// Words at a point.
        Text = 3, "text";
        /// What lies between two corners is not to be seen in any copy that goes out.
        Cover = 4, "cover";
    }
}

impl DrawnShape {
    /// How many points it is drawn by.
    #[must_use]
    pub fn points(self) -> usize {
        if self == Self::Text { 1 } else { 2 }
    }
}

choices! {
    /// How far an encounter is, worked out from its start and its end.
    VisitState {
        /// Not begun.
        Planned = 0, "planned";
        /// Begun, and not ended.
        UnderWay = 1, "under-way";
        Ended = 2, "ended";
    }
}

choices! {
    /// Why a note was left off a map.
    LeftOffBecause {
        /// It says nothing about the person whose map it is.
        NotAboutThem = 1, "not-about-them";
        NotForTheMap = 2, "not-for-the-map";
    }
}

choices! {
    /// What somebody thinks of a thing said beside a thing seen.
    PairVerdict {
        DoesNotMatch = 1, "does-not-match";
        /// Not to be proposed again.
        Matches = 2, "matches";
    }
}

choices! {
    /// One decision of sorting. The numbers stand on the device alone.
    SortedAs {
        /// An entry was made of the note.
        Entry = 1, "entry";
        /// It shows an entry that was there.
        SameAs = 2, "same-as";
        NotAboutThem = 3, "not-about-them";
        NotForTheMap = 4, "not-for-the-map";
        Later = 5, "later";
        /// The question of an empty part was answered,
        Answered = 6, "answered";
        /// or left,
        Skipped = 7, "skipped";
        /// or is to be asked next time.
        AskNextTime = 8, "ask-next-time";
    }
}

choices! {
    /// What became of an entry of a map.
    EntryEvent {
        Made = 1, "made";
        /// To another part.
        Moved = 2, "moved";
        /// Its own words.
        Written = 3, "written";
        /// A note shows it, or speaks against it,
        Linked = 4, "linked";
        /// and does no more.
        Unlinked = 5, "unlinked";
    }
}
