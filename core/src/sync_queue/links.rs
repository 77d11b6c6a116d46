//! Links by which a browser looks in: a coordinator's device has the hub make them, list them and take them back.

use soundings_wire::Id;
use soundings_wire::messages::{self, HubRefusal, LinkWish, LinksRequest, LooksAt, MakeLink, link_text};

use super::engine::Engine;
use super::hub::Hub;
use super::out_of_turn::OutOfTurn;
use crate::error::Refusal;
use crate::model::Moment;

/// What a browser may look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkTo {
    /// The team's pages, to read: the visit log, customers, maps and reports.
    #[default]
    Pages,
    /// The wall, on a screen.
    Wall,
}

/// What is asked about links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkAct {
    /// Make one.
    Make {
        /// What it lets a browser look at.
        to: LinkTo,
        /// For whom, or which screen.
        label: String,
        /// How many days a link to the pages holds.
        days: u16,
    },
    /// List those that let somebody in, behind that one or from the beginning.
    List {
        /// The last that was seen.
        after: Option<Id>,
    },
    /// Take one back, at once.
    TakeBack {
        /// Which.
        link: Id,
    },
}

/// A link that lets a browser in.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LinkRow {
    /// Names it.
    pub id: Id,
    /// What it lets a browser look at; `None`: what a later version has.
    pub to: Option<LinkTo>,
    /// For whom, or which screen.
    pub label: String,
    /// When it was made.
    pub made: Moment,
    /// Until when it lets somebody look in.
    pub until: Moment,
    /// A display opened it; a link to the pages is opened as often as one likes.
    pub opened: bool,
}

/// A link that was made just now: its text is told once.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MadeLink {
    /// Names it.
    pub id: Id,
    /// What a browser opens.
    pub link: String,
    /// Until when it opens.
    pub opens_until: Moment,
}

/// *Links*: what the hub answered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Links {
    /// What was made, if that was asked.
    pub made: Option<MadeLink>,
    /// Those that let somebody in, the latest first.
    pub items: Vec<LinkRow>,
    /// There are more behind the last.
    pub more: bool,
}

/// A request about links that a person waits for.
pub(crate) type AskingLinks = OutOfTurn<LinkAct, Links>;

impl AskingLinks {
    /// What to ask the hub, if anything.
    pub(super) fn request(&self, token: [u8; 32]) -> Option<LinksRequest> {
        let wish = match self.asked()?.clone() {
            LinkAct::Make { to, label, days } => {
                let looks_at = match to {
                    LinkTo::Pages => LooksAt::Pages,
                    LinkTo::Wall => LooksAt::Wall,
                };
                LinkWish::Make(MakeLink { looks_at, label, days })
            }
            LinkAct::List { after } => LinkWish::List(after),
            LinkAct::TakeBack { link } => LinkWish::TakeBack(link),
        };
        Some(LinksRequest { token, wish })
    }
}

impl Engine {
    /// A person asks something about links.
    pub fn ask_of_links(&mut self, act: LinkAct) {
        self.links = AskingLinks::Asked(act);
    }

    /// Gives what the hub answered, once.
    pub fn take_links(&mut self) -> Option<Links> {
        self.links.take()
    }

    /// Keeps what the hub answered until it is taken.
    pub(super) fn listed(&mut self, hub: &Hub, links: messages::Links) {
        let moment = |ms: u64| Moment::utc(i64::try_from(ms).unwrap_or(i64::MAX));
        let made = links.made.map(|made| MadeLink {
            id: made.id,
            link: link_text(&hub.address, &made.secret),
            opens_until: moment(made.opens_until_ms),
        });
        let row = |link: messages::StandingLink| LinkRow {
            id: link.id,
            to: match link.looks_at {
                LooksAt::Pages => Some(LinkTo::Pages),
                LooksAt::Wall => Some(LinkTo::Wall),
                LooksAt::Unknown(_) => None,
            },
            label: link.label,
            made: moment(link.made_ms),
            until: moment(link.until_ms),
            opened: link.opened,
        };
        let items = links.standing.into_iter().take(soundings_wire::limits::LINKS_LISTED).map(row).collect();
        self.links = AskingLinks::Here(Links { made, items, more: links.more });
    }

    /// What a person is told of links that the hub refuses; `None`: they are asked for again.
    pub(super) fn not_listed(&mut self, refusal: HubRefusal) -> Option<Refusal> {
        if matches!(refusal, HubRefusal::TokenExpired | HubRefusal::Busy) {
            return None;
        }
        self.links.give_up();
        match refusal {
            HubRefusal::NotAllowed => Some(Refusal::NotAllowed),
            HubRefusal::LinkUnknown => Some(Refusal::LinkUnknown),
            // A hub of an earlier version knows no such request.
            HubRefusal::NotUnderstood => Some(Refusal::ServerTooOld),
            _ => None,
        }
    }
}
