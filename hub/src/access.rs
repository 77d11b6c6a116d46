//! Browsers that may look in, by a link that a person at the hub, or a coordinator from their device, makes and takes back.
//!
//! Two kinds: a *display* sees the wall and taps *Visitors today*; its link opens once, within ten minutes, and what the
//! browser keeps then is another secret. A link to the *team's pages* opens for whoever has it, until its day or until it is
//! taken back. Neither says anything to `/v1`: a browser is no device. Secrets are 160 bits, kept as hashes.

use rusqlite::{Connection, OptionalExtension, Params};
use soundings_core::Randomness;
use soundings_wire::enrolment::Role;
use soundings_wire::messages::{HubRefusal, LinkWish, Links, LinksRequest, LooksAt, NewLink, StandingLink};
use soundings_wire::{Digest, Id, limits, sha256};

use crate::audit::{self, Event};
use crate::enrolment::tokens;
use crate::error::Unserved;
use crate::{Hub, HubError, State, begin};

/// How long a display is let in.
const DISPLAY_MS: u64 = 365 * 24 * 60 * 60 * 1000;
/// A day, of which a link to the pages holds some.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// What a browser may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// The wall alone.
    Wall = 1,
    /// The team's pages alone.
    Pages = 2,
}

/// A link that was made: it is told once.
pub struct MadeLink {
    /// Names it in lists.
    pub id: Id,
    /// What the link carries.
    pub secret: String,
    /// Until when it opens, Unix milliseconds.
    pub opens_until_ms: u64,
}

/// A browser's access, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserAccess {
    /// The id.
    pub id: Id,
    /// What it looks at.
    pub looks: Looks,
    /// What whoever made it calls it.
    pub label: String,
    /// Unix milliseconds.
    pub made_ms: u64,
    /// Until when it is let in.
    pub until_ms: u64,
    /// A display opened its link.
    pub opened: bool,
    /// When it was taken back.
    pub ended_ms: Option<u64>,
}

/// What a browser keeps once it opened its link.
pub struct Opened {
    /// What it may look at.
    pub looks: Looks,
    /// What it keeps.
    pub secret: String,
    /// For how long, in seconds.
    pub seconds: u64,
}

impl Hub {
    /// Makes a link for a display: it opens once, within ten minutes.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn make_display_link(&self, label: &str, now_ms: u64) -> Result<MadeLink, HubError> {
        self.make_link(&mut self.state(), Looks::Wall, label, 0, now_ms)
    }

    /// Makes a link to the team's pages that holds so many days, at most [`limits::LINK_DAYS`].
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn make_pages_link(&self, label: &str, days: u16, now_ms: u64) -> Result<MadeLink, HubError> {
        self.make_link(&mut self.state(), Looks::Pages, label, days, now_ms)
    }

    fn make_link(
        &self,
        state: &mut State,
        looks: Looks,
        label: &str,
        days: u16,
        now_ms: u64,
    ) -> Result<MadeLink, HubError> {
        let (opens_until_ms, until_ms) = match looks {
            Looks::Wall => (now_ms + limits::DISPLAY_LINK_MS, now_ms + DISPLAY_MS),
            Looks::Pages => {
                let until_ms = now_ms + u64::from(days.clamp(1, limits::LINK_DAYS)) * DAY_MS;
                (until_ms, until_ms)
            }
        };
        let (id, secret) = (Id(self.random()), new_secret(&*self.randomness()));
        let label: String = label.chars().filter(|letter| !letter.is_control()).collect();
        let label = &label[..label.floor_char_boundary(limits::LINK_LABEL)];
        let transaction = begin(&mut state.connection)?;
        transaction.execute(
            "INSERT INTO browser_access (id, kind, label, link, made, opens_until, until) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (id.0, looks as i64, label, hash(&secret).0, now_ms as i64, opens_until_ms as i64, until_ms as i64),
        )?;
        audit::record(&transaction, now_ms, Event::LinkMade, &[id])?;
        transaction.commit()?;
        Ok(MadeLink { id, secret, opens_until_ms })
    }

    /// Opens a link: what the browser is to keep. `None`: it was never made, is over, was taken back, or a display opened
    /// it already; which of these, nobody is told.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn open_link(&self, secret: &str, now_ms: u64) -> Result<Option<Opened>, HubError> {
        let session = new_secret(&*self.randomness());
        let mut state = self.state();
        let transaction = begin(&mut state.connection)?;
        let found: Option<([u8; 16], i64, i64, bool)> = transaction
            .prepare_cached(
                "SELECT id, kind, until, session IS NOT NULL FROM browser_access
                 WHERE link = ?1 AND ended IS NULL AND opens_until > ?2 AND until > ?2",
            )?
            .query_row((hash(secret).0, now_ms as i64), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let Some((id, kind, until_ms, opened)) = found else { return Ok(None) };
        let seconds = (until_ms as u64).saturating_sub(now_ms) / 1000;
        let opened = match looks(kind) {
            Some(Looks::Pages) => Some(Opened { looks: Looks::Pages, secret: secret.to_owned(), seconds }),
            Some(Looks::Wall) if !opened => {
                transaction.execute("UPDATE browser_access SET session = ? WHERE id = ?", (hash(&session).0, id))?;
                audit::record(&transaction, now_ms, Event::DisplayLetIn, &[Id(id)])?;
                Some(Opened { looks: Looks::Wall, secret: session, seconds })
            }
            _ => None,
        };
        transaction.commit()?;
        Ok(opened)
    }

    /// Whether what a browser keeps lets it look there now.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn lets_in(&self, looks: Looks, secret: &str, now_ms: u64) -> Result<bool, HubError> {
        let column = match looks {
            Looks::Wall => "session",
            Looks::Pages => "link",
        };
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM browser_access
             WHERE {column} = ?1 AND kind = ?2 AND ended IS NULL AND until > ?3)"
        );
        let state = self.state();
        let mut statement = state.connection.prepare_cached(&sql)?;
        Ok(statement.query_row((hash(secret).0, looks as i64, now_ms as i64), |row| row.get(0))?)
    }

    /// Takes access back, at once. Whether there was such.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn take_link_back(&self, id: Id, now_ms: u64) -> Result<bool, HubError> {
        self.end_link(&mut self.state(), id, now_ms)
    }

    fn end_link(&self, state: &mut State, id: Id, now_ms: u64) -> Result<bool, HubError> {
        let transaction = begin(&mut state.connection)?;
        let ended = transaction
            .execute("UPDATE browser_access SET ended = ? WHERE id = ? AND ended IS NULL", (now_ms as i64, id.0))?;
        if ended > 0 {
            audit::record(&transaction, now_ms, Event::LinkTakenBack, &[id])?;
        }
        transaction.commit()?;
        Ok(ended > 0)
    }

    /// Every browser's access, the latest first.
    ///
    /// # Errors
    /// [`HubError`] if the database fails.
    pub fn browser_access(&self) -> Result<Vec<BrowserAccess>, HubError> {
        let state = self.state();
        read(&state.connection, "ORDER BY made DESC, id DESC", ())
    }

    /// What a coordinator's device asks of links; any other's is refused.
    pub(crate) fn links(&self, state: &mut State, asked: &LinksRequest, now_ms: u64) -> Result<Links, Unserved> {
        let device = tokens::bearer(&state.connection, &asked.token, now_ms)?;
        state.take_turn(&device, now_ms)?;
        if device.role != Role::Coordinator {
            return Err(HubRefusal::NotAllowed.into());
        }
        let (mut after, mut made) = (None, None);
        match &asked.wish {
            LinkWish::Make(link) => {
                let looks = match link.looks_at {
                    LooksAt::Wall => Looks::Wall,
                    LooksAt::Pages => Looks::Pages,
                    LooksAt::Unknown(_) => return Err(HubRefusal::NotUnderstood.into()),
                };
                let MadeLink { id, secret, opens_until_ms } =
                    self.make_link(state, looks, &link.label, link.days, now_ms)?;
                made = Some(NewLink { id, secret, opens_until_ms });
            }
            LinkWish::TakeBack(id) if !self.end_link(state, *id, now_ms)? => {
                return Err(HubRefusal::LinkUnknown.into());
            }
            LinkWish::TakeBack(_) => {}
            LinkWish::List(link) => after = *link,
            LinkWish::Unknown(_) => return Err(HubRefusal::NotUnderstood.into()),
        }
        let mut standing = standing(&state.connection, after, now_ms)?;
        let more = standing.len() > limits::LINKS_LISTED;
        standing.truncate(limits::LINKS_LISTED);
        Ok(Links { made, standing, more })
    }
}

/// The links that let somebody in, or will once they are opened: the latest first, one more than are listed at once.
fn standing(connection: &Connection, after: Option<Id>, now_ms: u64) -> Result<Vec<StandingLink>, HubError> {
    let which = format!(
        "WHERE ended IS NULL AND until > ?1 AND (opens_until > ?1 OR session IS NOT NULL)
             AND (?2 IS NULL OR (made, id) < (SELECT made, id FROM browser_access WHERE id = ?2))
         ORDER BY made DESC, id DESC LIMIT {}",
        limits::LINKS_LISTED + 1
    );
    let rows = read(connection, &which, (now_ms as i64, after.map(|id| id.0)))?;
    Ok(rows.into_iter().map(StandingLink::from).collect())
}

impl From<BrowserAccess> for StandingLink {
    fn from(access: BrowserAccess) -> Self {
        let BrowserAccess { id, looks, label, made_ms, until_ms, opened, ended_ms: _ } = access;
        let looks_at = match looks {
            Looks::Wall => LooksAt::Wall,
            Looks::Pages => LooksAt::Pages,
        };
        Self { id, looks_at, label, made_ms, until_ms, opened }
    }
}

fn read(connection: &Connection, which: &str, values: impl Params) -> Result<Vec<BrowserAccess>, HubError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT id, kind, label, made, until, session IS NOT NULL, ended FROM browser_access {which}"
    ))?;
    let rows = statement.query_map(values, |row| {
        Ok((
            row.get::<_, i64>(1)?,
            BrowserAccess {
                id: crate::store::id(row, 0)?,
                looks: Looks::Wall,
                label: row.get(2)?,
                made_ms: row.get::<_, i64>(3)? as u64,
                until_ms: row.get::<_, i64>(4)? as u64,
                opened: row.get(5)?,
                ended_ms: row.get::<_, Option<i64>>(6)?.map(|ms| ms as u64),
            },
        ))
    })?;
    let mut all = Vec::new();
    for row in rows {
        let (kind, access) = row?;
        all.extend(looks(kind).map(|looks| BrowserAccess { looks, ..access }));
    }
    Ok(all)
}

fn looks(kind: i64) -> Option<Looks> {
    [Looks::Wall, Looks::Pages].into_iter().find(|looks| *looks as i64 == kind)
}

fn new_secret(randomness: &dyn Randomness) -> String {
    let mut secret = [0; 20];
    randomness.fill(&mut secret);
    data_encoding::BASE32_NOPAD.encode(&secret).to_lowercase()
}

fn hash(secret: &str) -> Digest {
    sha256(&[b"soundings browser 1", secret.as_bytes()])
}
