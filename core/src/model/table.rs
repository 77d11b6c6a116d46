//! What stands in a line of the table of kinds and fields, and the macro that reads one.

use super::fields::Kind;
use super::shown::Fields;
use super::value::Behaviour;

/// How concurrent values of a field merge. What the editor had seen decides what is concurrent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merge {
    /// Versions side by side until a person decides.
    Words,
    /// The highest rank wins, no mark.
    Placement,
    /// The highest rank wins, no mark.
    Flag,
    /// One register per member, present or absent; present wins. Where a member's value is a choice, the highest rank
    /// wins, no mark.
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

impl Merge {
    /// Whether it has a register per member.
    pub fn has_members(self) -> bool {
        matches!(self, Self::Set | Self::Consent)
    }

    /// Whether a person decides between versions.
    pub fn asks(self) -> bool {
        matches!(self, Self::Words | Self::Consent)
    }
}

/// One field of a kind.
pub(crate) struct Definition {
    /// The number in payloads; it never changes.
    pub number: u16,
    /// The name in exports and in `resolve`.
    pub name: &'static str,
    /// How it merges.
    pub merge: Merge,
    /// What kind of thing it names, if it names one that must be there first.
    pub refers: Option<Kind>,
    /// Whether search finds its words.
    pub searched: bool,
    /// The field whose words these replace once they are there.
    pub corrects: Option<u16>,
    /// What its type does.
    pub behaviour: Behaviour,
    /// The type that it holds, as the table has it.
    #[cfg(test)]
    pub holds: &'static str,
}

/// Things of a kind that are to be read later (sync.md 10): they travel to everybody, and are shown to nobody but their
/// author until their gate opens.
pub(crate) struct Gate {
    /// The field that names their author; `None`: they wait for their author too, and where they are only me.
    pub author: Option<u16>,
    /// What opens it.
    pub opens: Opening,
}

/// What opens a gate. The rule for each stands in `log/gate.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// A start of the encounter that the thing belongs to.
    Start,
    /// Each engineer who was at the encounter has finished the debrief or passed, or two days went by.
    Debriefed,
    /// The workshop that the thing belongs to: all who take part are done, its starter opens it, or a day has passed.
    Workshop,
}

/// A kind's part of the table.
pub(crate) struct Block {
    /// What it belongs to, the first of these that is named: deleted with it, listed under it.
    pub parent: &'static [u16],
    /// The other thing that a link leads to.
    pub target: Option<u16>,
    /// The flag that keeps it only me when what it belongs to is shared.
    pub stays: Option<u16>,
    /// Who waits until it may be read; `None`: nobody.
    pub gate: Option<Gate>,
    /// What it is called by: the first of these that has words.
    pub names: &'static [u16],
    /// A number that lists and counts tell it by.
    pub state: fn(&Fields) -> i64,
    /// The set of questions, concerns and priorities on it.
    pub marks: Option<u16>,
    /// What lists are in order of: milliseconds, or days.
    pub order: fn(&Fields) -> i64,
    /// Its fields, by number.
    pub fields: &'static [Definition],
}

macro_rules! number {
    ($module:ident) => {
        None
    };
    ($module:ident $constant:ident) => {
        Some($module::$constant.number)
    };
}

macro_rules! table {
    ([] $($blocks:tt)+) => { table! { $($blocks)+ } };
    ($(
        $(#[$doc:meta])*
        $kind:ident = $number:literal $word:literal, $module:ident {
            $(belongs to $($parent:ident),+;)?
            $(leads to $target:ident;)?
            $(stays with $stays:ident;)?
            $(marked by $marks:ident;)?
            $(waits for $opening:ident $(but for $author:ident)?;)?
            $(is called by $($name:ident),+;)?
            state $state:expr;
            order $order:expr;
            $(
                $constant:ident = $field:literal $field_name:literal:
                $shape:ident<$($type:ty),+>, $merge:ident $(of $refers:ident)? $(, $searched:ident)? $(, corrects $corrected:ident)?;
            )+
        }
    )+) => {
        /// A kind of entity. The number is in every envelope; it never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Kind { $($(#[$doc])* $kind = $number,)+ }

        impl Kind {
            /// Every kind this version projects.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// What an error calls it.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Self::$kind => $word),+ }
            }

            pub(crate) fn block(self) -> &'static Block {
                match self {
                    $(Self::$kind => {
                        const BLOCK: Block = Block {
                            parent: &[$($($module::$parent.number),+)?],
                            target: number!($module $($target)?),
                            stays: number!($module $($stays)?),
                            marks: number!($module $($marks)?),
                            gate: table!(@gate $($module $opening $($author)?)?),
                            names: &[$($($module::$name.number),+)?],
                            state: $state,
                            order: $order,
                            fields: &[$(Definition {
                                number: $field,
                                name: $field_name,
                                merge: Merge::$merge,
                                refers: table!(@refers $($refers)?),
                                searched: table!(@searched $($searched)?),
                                corrects: number!($module $($corrected)?),
                                behaviour: $module::$constant.behaviour(),
                                #[cfg(test)]
                                holds: stringify!($($type),+),
                            }),+],
                        };
                        &BLOCK
                    })+
                }
            }
        }

        $(
            #[doc = concat!("The fields of [`Kind::", stringify!($kind), "`].")]
            pub(crate) mod $module {
                use super::*;
                $(
                    #[doc = concat!("`", $field_name, "`, merged as ", stringify!($merge), ".")]
                    pub const $constant: $shape<$($type),+> = $shape::at($field);
                )+
            }
        )+
    };
    (@gate) => { None };
    (@gate $module:ident $opening:ident $($author:ident)?) => {
        Some(Gate { author: number!($module $($author)?), opens: Opening::$opening })
    };
    (@refers) => { None };
    (@refers $refers:ident) => { Some(Kind::$refers) };
    (@searched) => { false };
    (@searched searched) => { true };
}

pub(super) use {number, table};
