//! Joining a team, exchanging with its server, and where everything stands.

use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use serde_json::json;
use soundings_core::model::Moment;
use soundings_core::present::{self, NeedsYouReason, NeedsYouRow, OwnKey, Sharing};
use soundings_core::{Error, Notebook, Refusal};
use soundings_runner::{Cancel, Outcome, Runner};

use super::refused::Refused;
use crate::answer::Answer;
use crate::failure::{Failure, exit};
use crate::notebook::{Open, words_or_stdin};
use crate::words::{self, say};
use crate::{files, progress, terminal, times};

#[derive(Args, Debug)]
pub struct Join {
    /// The invitation, or - for stdin
    invite: String,
}

#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Sync {
    #[command(subcommand)]
    what: Option<Refused>,
    /// How long to wait for your team's server if it does not answer
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    wait: u32,
    /// This network is paid for by what it carries: pictures wait for Wi-Fi, if that is how they travel here
    #[arg(long)]
    metered: bool,
}

#[derive(Args, Debug, Default)]
pub struct Status {}

/// One contact with the server; gives the notebook back.
pub fn exchange(notebook: Arc<Notebook>, wait: Duration) -> (Arc<Notebook>, Result<Outcome, Error>) {
    let waits = |_| {
        let Ok(screen) = notebook.sync_screen() else { return say!("terminal-exchanging", count = 0) };
        let files = screen.files;
        match (screen.waiting_operations, files.to_send_bytes, files.to_fetch_bytes) {
            (0, 0, 0) | (1.., ..) => say!("terminal-exchanging", count = screen.waiting_operations),
            (_, there, back) => {
                let (there, back) = (files::size(there), files::size(back));
                say!("terminal-files-moving", there = there, back = back)
            }
        }
    };
    let sync = || Runner::new(Arc::clone(&notebook)).sync(Instant::now() + wait, &Cancel::new());
    let outcome = progress::during(waits, sync);
    // No runner stays here to do it.
    let outcome = outcome.and_then(|outcome| {
        while notebook.catch_up_search()? {}
        Ok(outcome)
    });
    (notebook, outcome)
}

/// What was asked out of turn of the server, after one contact with it; `away` words a server that did not answer.
pub fn asked_out_of_turn<T>(
    notebook: Arc<Notebook>,
    take: impl Fn(&Notebook) -> Option<T>,
    away: impl Fn() -> String,
) -> Result<T, Failure> {
    let (notebook, outcome) = exchange(notebook, Duration::ZERO);
    let outcome = outcome?;
    match take(&notebook) {
        Some(answer) => Ok(answer),
        None => Err(match outcome {
            Outcome::InClear => Failure::refused("in-clear", say!("terminal-in-clear")),
            Outcome::Stopped => stopped(&notebook)?,
            _ => Failure::refused("server-away", away()),
        }),
    }
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotJoined => "not-joined",
        Outcome::Together => "together",
        Outcome::Away => "away",
        Outcome::Stopped => "stopped",
        Outcome::InClear => "in-clear",
        Outcome::Cancelled => "cancelled",
    }
}

impl Join {
    pub fn run(&self, open: Open) -> Result<Answer, Failure> {
        open.notebook.join(&words_or_stdin(&self.invite)?)?;
        let (notebook, outcome) = exchange(open.notebook, Duration::ZERO);
        match outcome? {
            Outcome::Together => {}
            Outcome::InClear => return Err(Failure::refused("in-clear", say!("terminal-in-clear"))),
            Outcome::Stopped => return Err(stopped(&notebook)?),
            _ => return Err(Failure::refused("server-away", say!("terminal-server-away"))),
        }
        let screen = notebook.sync_screen()?;
        let engineers = notebook.engineers()?;
        let mates: Vec<&str> = engineers.iter().filter(|row| !row.me).map(|row| row.name.as_str()).collect();
        let mut text = match mates.as_slice() {
            [] => format!("{}\n", say!("terminal-joined-first")),
            mates => format!("{}\n", words::wrapped(&say!("terminal-joined", names = mates.join(", ")), "  ")),
        };
        text += &format!("{}\n", say!("terminal-earlier-stays-yours"));
        Ok(Answer::new(json!({"server": screen.server, "engineers": engineers, "sharing": screen.sharing}), text))
    }
}

pub fn stopped(notebook: &Notebook) -> Result<Failure, Failure> {
    Ok(notebook.sync_stopped()?.map_or_else(Failure::inside, Failure::from))
}

impl Sync {
    pub fn run(&self, open: Open) -> Result<Answer, Failure> {
        if let Some(refused) = &self.what {
            return refused.run(&open);
        }
        let now = open.now;
        open.notebook.set_metered(self.metered)?;
        let (notebook, outcome) = exchange(open.notebook, Duration::from_secs(self.wait.into()));
        let outcome = match outcome {
            Ok(Outcome::NotJoined) => return Err(Refusal::NotJoined.into()),
            Ok(outcome) => outcome,
            // What the server answered stops the exchange, not the notebook: all of it is kept here.
            Err(error) if notebook.sync_stopped()?.is_some() => {
                drop(error);
                Outcome::Stopped
            }
            Err(error) => return Err(error.into()),
        };
        let screen = notebook.sync_screen()?;
        let mut text = format!("{}\n", words::wrapped(&words::sharing(&screen.sharing, &now), ""));
        text += &only_here(&screen);
        text += &files::on_the_way(&screen.files);
        let mut because = None;
        match outcome {
            Outcome::Stopped => {
                let why = stopped(&notebook)?;
                text += &format!("{}\n", words::wrapped(&sentence(&why.message), ""));
                because = Some(json!({"code": why.code, "message": why.message}));
            }
            Outcome::InClear => {
                let why = say!("terminal-in-clear");
                text += &format!("{}\n", words::wrapped(&sentence(&why), ""));
                because = Some(json!({"code": "in-clear", "message": why}));
            }
            _ => {}
        }
        screen.needs_you.iter().for_each(|row| text += &needs_you(row, &now));
        if screen.server_full {
            text += &format!("{}\n", words::wrapped(&say!("terminal-server-full"), ""));
        }
        let together = outcome == Outcome::Together && matches!(screen.sharing, Sharing::Together { .. });
        let document = json!({"outcome": word(outcome), "because": because, "sync": screen});
        Ok(Answer::new(document, text).with_exit(if together { 0 } else { exit::KEPT_HERE }))
    }
}

impl Status {
    pub fn run(&self, open: &Open) -> Result<Answer, Failure> {
        let (today, screen) = (open.notebook.today()?, open.notebook.sync_screen()?);
        let now = &open.now;
        let mut text = format!("{}, {}\n\n", words::strong(&today.engineer), times::day(now.day(), now));
        if let Some(visit) = &today.under_way {
            text += &format!("{}\n{}", say!("under-way"), words::visit(visit, now));
        }
        if let Some(visit) = &today.next {
            text += &format!("{}\n{}", say!("next"), words::visit(visit, now));
        }
        if today.visits == 0 {
            text += &format!("{}\n", say!("terminal-no-visits"));
        }
        text += &super::debrief::reminders(open)?;
        if let Some(thing) = &today.one_thing {
            text += &format!("{}\n", words::wrapped(&words::one_thing(thing), "  "));
        }
        if !today.promises.is_empty() {
            text += &format!("\n{}\n", say!("promises-due"));
        }
        today.promises.iter().for_each(|promise| text += &words::promise(promise, now));
        if today.more_promises > 0 {
            text += &format!("{}\n", say!("more-promises", count = today.more_promises));
        }
        text += &format!("\n{}\n", words::wrapped(&words::sharing(&screen.sharing, now), ""));
        text += &only_here(&screen);
        text += &files::on_the_way(&screen.files);
        if let Some(only_here) = &today.only_on_this_device {
            let last = only_here.last_backup.as_ref().map(|last| times::when(last, now));
            let said = match last {
                Some(time) => say!("terminal-only-on-this-device-since", time = time),
                None => say!("terminal-only-on-this-device"),
            };
            text += &format!("{}\n", words::wrapped(&said, ""));
            if !terminal::wants_document() {
                open.notebook.only_here_was_seen()?;
            }
        }
        if let Some(why) = open.notebook.sync_stopped()? {
            text += &format!("{}\n", words::wrapped(&sentence(&words::error(&why)), ""));
        }
        screen.needs_you.iter().for_each(|row| text += &needs_you(row, now));
        if screen.server_full {
            text += &format!("{}\n", words::wrapped(&say!("terminal-server-full"), ""));
        }
        for apart in &screen.told_apart {
            text += &match apart.engineer.as_deref() {
                Some(name) => format!("{}\n", words::wrapped(&say!("sync-told-apart", name = name), "")),
                None => format!("{}\n", words::wrapped(&say!("sync-told-apart-itself"), "")),
            };
        }
        if screen.server_never_backed_up {
            text += &format!("{}\n", say!("terminal-never-backed-up"));
        }
        let at_ease = matches!(screen.sharing, Sharing::NoTeam { .. } | Sharing::Together { .. });
        let answer = Answer::new(json!({"today": today, "sync": screen}), text);
        Ok(if at_ease { answer } else { answer.with_exit(exit::KEPT_HERE) })
    }
}

/// What lies here alone: in the inbox; and what is only mine, kept sealed with the team's server, or nowhere but here.
fn only_here(screen: &present::Sync) -> String {
    let mut lines = Vec::new();
    if screen.in_inbox > 0 {
        lines.push(say!("sync-in-inbox", count = screen.in_inbox));
    }
    let has_team = !matches!(screen.sharing, Sharing::NoTeam { .. });
    if has_team && screen.kept_sealed > 0 {
        lines.push(say!("sync-kept-sealed", count = screen.kept_sealed));
        if screen.own_key == Some(OwnKey::OnlyHere) {
            lines.push(say!("terminal-only-here-opens"));
        }
    }
    if has_team && screen.only_here > 0 {
        lines.push(say!("terminal-only-here", count = screen.only_here));
    }
    lines.iter().map(|line| format!("{}\n", words::wrapped(line, ""))).collect()
}

/// An error's message as a sentence of its own.
fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}

/// Why something needs a person.
pub fn because(reason: NeedsYouReason, number: Option<u16>) -> String {
    let why = say!(match reason {
        NeedsYouReason::NotKnownHere => "needs-you-reason-not-known-here",
        NeedsYouReason::Versions => "needs-you-reason-versions",
        NeedsYouReason::TooLarge => "needs-you-reason-too-large",
        NeedsYouReason::NotUnderstood => "needs-you-reason-not-understood",
        NeedsYouReason::Dependent => "needs-you-reason-dependent",
        NeedsYouReason::Erased => "needs-you-reason-erased",
        NeedsYouReason::CannotApply => "needs-you-reason-cannot-apply",
        NeedsYouReason::NotVouchedFor => "needs-you-reason-not-vouched-for",
        NeedsYouReason::WaitsForOthers => "needs-you-reason-waits-for-others",
        NeedsYouReason::KeyNotHere => "needs-you-reason-key-not-here",
        NeedsYouReason::SharedMeanwhile => "needs-you-reason-shared-meanwhile",
    });
    let number = number.map(|number| say!("sync-reason-number", number = number));
    [Some(why), number].into_iter().flatten().collect::<Vec<_>>().join(". ")
}

fn needs_you(row: &NeedsYouRow, now: &Moment) -> String {
    let why = because(row.reason, row.number);
    let since = times::when(&row.since, now);
    let mut text = words::line(row.entity, &say!("terminal-needs-you", time = since, why = why));
    if let Some(versions) = &row.versions {
        text += &super::resolve::versions(versions, now);
    }
    text
}
