//! Links by which a browser looks in: a coordinator's device makes them, lists them and takes them back.

use minicbor::{Decode, Encode};

use crate::numbered::{numbered, tagged};
use crate::{Id, bounded_list, limits};

numbered! {
    /// What a browser may look at.
    LooksAt {
        /// The wall alone: a display.
        Wall = 1,
        /// The team's pages alone.
        Pages = 2,
    }
}

tagged! {
    /// What a coordinator's device wants of links.
    LinkWish {
        /// That one is made.
        Make(MakeLink) = 0,
        /// To read the list: behind that link, or from its beginning.
        List(Option<Id>) = 1,
        /// That this one is taken back.
        TakeBack(Id) = 2,
    }
}

/// A link that is to be made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MakeLink {
    /// What it lets a browser look at.
    #[n(0)]
    pub looks_at: LooksAt,
    /// For whom, or which screen.
    #[n(1)]
    pub label: String,
    /// How many days a link to the pages holds; a display's counts none.
    #[n(2)]
    pub days: u16,
}

/// Asks something of links: a coordinator's device does.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct LinksRequest {
    /// The token.
    #[cbor(n(0), with = "minicbor::bytes")]
    pub token: [u8; 32],
    /// What is wanted.
    #[n(1)]
    pub wish: LinkWish,
}

/// A link as it stands, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StandingLink {
    /// Names it.
    #[n(0)]
    pub id: Id,
    /// What it lets a browser look at.
    #[n(1)]
    pub looks_at: LooksAt,
    /// For whom, or which screen.
    #[n(2)]
    pub label: String,
    /// The hub's clock, Unix milliseconds.
    #[n(3)]
    pub made_ms: u64,
    /// Until when it lets somebody look in.
    #[n(4)]
    pub until_ms: u64,
    /// A display opened it.
    #[n(5)]
    pub opened: bool,
}

/// A link that was made just now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct NewLink {
    /// Names it.
    #[n(0)]
    pub id: Id,
    /// What opens it; it is told once.
    #[n(1)]
    pub secret: String,
    /// Until when it opens.
    #[n(2)]
    pub opens_until_ms: u64,
}

/// Answers each of them: what was made, and links that let somebody in, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Links {
    /// What was made.
    #[n(0)]
    pub made: Option<NewLink>,
    /// At most [`crate::limits::LINKS_LISTED`].
    #[cbor(n(1), decode_with = "bounded_list::<{ limits::LINKS_LISTED }, _, _>")]
    pub standing: Vec<StandingLink>,
    /// There are more behind the last.
    #[n(2)]
    pub more: bool,
}

/// What a browser opens: the link with that secret, at a hub that answers there.
#[must_use]
pub fn link_text(address: &str, secret: &str) -> String {
    format!("{}/enter/{secret}", address.trim().trim_end_matches('/'))
}
