//! Links to the team's pages, and displays: made, listed, taken back.

use std::io::Write;

use clap::{Args, Subcommand};
use serde_json::json;
use soundings_hub::{BrowserAccess, Looks};
use soundings_wire::Id;
use soundings_wire::limits::LINK_DAYS;
use soundings_wire::messages::link_text;

use super::devices::time;
use super::{ADDRESS_FILE, Failure, LISTEN, Place, not_printed};

#[derive(Args)]
pub struct Pages {
    #[command(flatten)]
    place: Place,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Make a link to the team's pages, to read only, for who has no phone in the team.
    Link {
        /// For whom, in a few words
        #[arg(long, value_name = "TEXT", default_value = "")]
        label: String,
        /// How many days it holds
        #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=i64::from(LINK_DAYS)))]
        days: u16,
    },
    /// List links and displays.
    List,
    /// Take a link or a display's access back, at once.
    TakeBack {
        /// Its id, as the list shows it
        id: Id,
    },
}

impl Pages {
    pub fn run(self) -> Result<(), Failure> {
        let json = self.json;
        let (hub, clock) = self.place.open_existing()?;
        let now_ms = clock.now_ms();
        let printed = match self.act {
            Act::Link { label, days } => {
                let made = hub.make_pages_link(&label, days, now_ms)?;
                let link = address_of(hub.folder(), &made.secret);
                if json {
                    let expires_at = time(made.opens_until_ms);
                    format!(
                        "{}\n",
                        json!({"format": 1, "id": made.id.to_string(), "link": link, "expires_at": expires_at})
                    )
                } else {
                    format!(
                        "{link}\nGood until {}. Take it back with: soundings-hub pages take-back {}\n",
                        time(made.opens_until_ms),
                        made.id
                    )
                }
            }
            Act::List if json => {
                let items: Vec<_> = hub.browser_access()?.iter().map(document).collect();
                format!("{}\n", json!({"format": 1, "items": items}))
            }
            Act::List => hub.browser_access()?.iter().map(line).collect(),
            Act::TakeBack { id } => {
                if !hub.take_link_back(id, now_ms)? {
                    return Err(Failure::new("no-link", "there is no such link, or it was taken back before"));
                }
                if json {
                    format!("{}\n", json!({"format": 1, "id": id.to_string()}))
                } else {
                    "Taken back.\n".to_owned()
                }
            }
        };
        std::io::stdout().write_all(printed.as_bytes()).map_err(|error| not_printed(&error))
    }
}

/// Where a browser opens a link.
pub fn address_of(folder: &std::path::Path, secret: &str) -> String {
    // A hub that is not serving now will most likely serve where it does unless told otherwise.
    let address = std::fs::read_to_string(folder.join(ADDRESS_FILE)).unwrap_or_else(|_| format!("https://{LISTEN}"));
    link_text(&address, secret)
}

fn word(looks: Looks) -> &'static str {
    match looks {
        Looks::Wall => "display",
        Looks::Pages => "pages",
    }
}

fn document(access: &BrowserAccess) -> serde_json::Value {
    json!({
        "id": access.id.to_string(),
        "looks_at": word(access.looks),
        "label": access.label,
        "made": time(access.made_ms),
        "until": time(access.until_ms),
        "opened": access.opened,
        "taken_back": access.ended_ms.map(time),
    })
}

fn line(access: &BrowserAccess) -> String {
    let ended = access.ended_ms.map_or_else(String::new, |ms| format!("  taken back {}", time(ms)));
    let not_yet = if access.looks == Looks::Wall && !access.opened { "  not opened yet" } else { "" };
    let (id, looks, label) = (access.id, word(access.looks), &access.label);
    format!("{id}  {looks:<7}  until {}{not_yet}{ended}  {label}\n", time(access.until_ms))
}
