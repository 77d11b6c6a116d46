//! The commands, a module for each family.

mod backup;
mod brief;
mod bundle;
mod customer;
mod deleted;
mod device;
mod expect;
mod export;
mod guide;
mod import;
mod init;
mod invite;
mod map;
mod mark;
mod naming;
mod note;
mod paper;
mod picture;
mod promise;
mod report;
mod resolve;
mod retention;
mod same;
mod search;
mod sent;
mod share;
mod shell;
mod team;
mod teammate;
mod visit;

pub use guide::language as guide_language;
pub use report::write_whole;

use clap::{Args, Parser, Subcommand};
use soundings_core::Refusal;
use soundings_core::present::{self, PAGE};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{EVERYWHERE, Place};
use crate::words::say;
use crate::{capture, demo};

/// See the customer below the surface: log what you see and hear on a visit, without signal; map it; share it.
#[derive(Parser, Debug)]
#[command(version, about, max_term_width = 100)]
pub struct CommandLine {
    #[command(flatten)]
    place: Place,
    /// Print one JSON document; errors too, on stderr
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    json: bool,
    /// Where everything stands, if none is given
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Make your notebook
    Init(init::Init),
    /// Customers
    #[command(subcommand)]
    Customer(customer::Customer),
    /// The customers' people
    #[command(subcommand)]
    Person(customer::PersonCommand),
    /// Write down what a person agreed to
    Consent(customer::Consent),
    /// Plan, start, end and read visits and calls
    #[command(subcommand)]
    Visit(visit::Visit),
    /// A customer on one page, before a visit
    Brief(brief::Brief),
    /// What you expect of a visit, and what became of it
    #[command(subcommand)]
    Expect(expect::Expect),
    /// Sets of open questions, and the questions of a visit
    #[command(subcommand)]
    Guide(guide::Guide),
    /// Mark a note or an entry as a question, a concern, a priority
    Mark(mark::Mark),
    /// Note something down: said, did, around, thought
    Note(Box<note::Note>),
    /// Capture notes during a call: a prompt that stays open, a line a note
    Capture(capture::Capture),
    /// Pictures: what is drawn on one, what is covered in every copy that goes out
    #[command(subcommand)]
    Picture(picture::Picture),
    /// Pictures, spoken notes and other files of notes
    #[command(subcommand)]
    Attachment(picture::Attachment),
    /// Pin photographed pages to a visit, to type notes beside
    Paper(paper::Paper),
    /// Write down what we said we would do
    Promise(promise::Promise),
    /// Empathy maps
    #[command(subcommand)]
    Map(map::Map),
    /// Find everything that holds these words
    Search(search::Search),
    /// Give things to your team; without an id, list what could be given
    Share(share::Share),
    /// Join a team with an invitation
    Join(team::Join),
    /// Invite a device to your team: a coordinator's may
    Invite(invite::Invite),
    /// Exchange with your team's server
    Sync(team::Sync),
    /// Where everything stands
    Status(team::Status),
    /// Decide between versions that stand side by side
    Resolve(resolve::Resolve),
    /// Say that two customers, sites, people or visits are one; without any, list what looks so
    Same(same::Same),
    /// A visit's report, for us or for readers outside: shown, or written to a file
    Report(report::Report),
    /// What went out to readers outside
    Sent(sent::Sent),
    /// A copy that went out was fetched back
    Fetched(sent::Fetched),
    /// What was deleted in the last 30 days
    Deleted(deleted::Deleted),
    /// Bring back what was deleted
    Undelete(deleted::Undelete),
    /// What is older than your team keeps things: proposed to be erased, never done
    Retention(retention::Retention),
    /// Write everything into a folder: your own copy, whole
    Export(export::Export),
    /// Take in trip reports, customers or a full export; shown first, written with --yes
    Import(import::Import),
    /// Write all of your notebook into one sealed file
    Backup(backup::Backup),
    /// Make a notebook of a backup, where there is none
    Restore(backup::Restore),
    /// Phone to phone: what a teammate lacks in a file, with no server in reach
    #[command(subcommand)]
    Bundle(bundle::Bundle),
    /// A new device of yours: give it your key from the old one
    #[command(subcommand)]
    Device(device::Device),
    /// Print what makes your shell complete commands and names: source <(soundings completions bash)
    Completions(shell::Completions),
    /// Write the manual's pages into a folder
    Man(shell::Man),
    /// Play a working day with two engineers, their team's server and the wall
    Demo(demo::Demo),
}

/// A page of a list.
#[derive(Args, Debug)]
struct Page {
    /// How many rows at most, up to 100
    #[arg(long, value_name = "N", default_value_t = PAGE, value_parser = limit)]
    limit: usize,
    /// Where the page before ended: its `next`
    #[arg(long, value_name = "NEXT")]
    after: Option<String>,
}

fn limit(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|rows| (1..=PAGE).contains(rows)).ok_or_else(|| say!("terminal-a-number", most = PAGE))
}

impl Page {
    /// This page of rows that come all at once.
    fn of<T>(&self, rows: Vec<T>) -> Result<present::Page<T>, Failure> {
        let skipped = match &self.after {
            Some(after) => after.parse().map_err(|_| Refusal::CursorUnreadable)?,
            None => 0_usize,
        };
        let end = skipped.saturating_add(self.limit);
        let next = (end < rows.len()).then(|| end.to_string());
        Ok(present::Page { items: rows.into_iter().skip(skipped).take(self.limit).collect(), next })
    }
}

/// How a list says that it goes on.
fn more(next: Option<&String>) -> String {
    next.map_or_else(String::new, |next| format!("{}\n", say!("terminal-more", next = next.as_str())))
}

impl CommandLine {
    pub fn run(self) -> Result<Answer, Failure> {
        let place = &self.place;
        match self.command.unwrap_or(Command::Status(team::Status::default())) {
            Command::Init(init) => init.run(place),
            Command::Customer(customer) => customer.run(&place.open()?),
            Command::Person(person) => person.run(&place.open()?),
            Command::Consent(consent) => consent.run(&place.open()?),
            Command::Visit(visit) => visit.run(&place.open()?),
            Command::Brief(brief) => brief.run(&place.open()?),
            Command::Expect(expect) => expect.run(&place.open()?),
            Command::Guide(guide) => guide.run(&place.open()?),
            Command::Mark(mark) => mark.run(&place.open()?),
            Command::Note(note) => note.run(place),
            Command::Capture(capture) => capture.run(&place.open()?),
            Command::Picture(picture) => picture.run(&place.open()?),
            Command::Attachment(attachment) => attachment.run(&place.open()?),
            Command::Paper(paper) => paper.run(&place.open()?),
            Command::Promise(promise) => promise.run(&place.open()?),
            Command::Map(map) => map.run(&place.open()?),
            Command::Search(search) => search.run(&place.open()?),
            Command::Share(share) => share.run(&place.open()?),
            Command::Join(join) => join.run(place.open()?),
            Command::Invite(invite) => invite.run(place.open()?),
            Command::Sync(sync) => sync.run(place.open()?),
            Command::Status(status) => status.run(&place.open()?),
            Command::Resolve(resolve) => resolve.run(&place.open()?),
            Command::Same(same) => same.run(&place.open()?),
            Command::Report(report) => report.run(&place.open()?),
            Command::Sent(sent) => sent.run(&place.open()?),
            Command::Fetched(fetched) => fetched.run(&place.open()?),
            Command::Deleted(deleted) => deleted.run(&place.open()?),
            Command::Undelete(undelete) => undelete.run(&place.open()?),
            Command::Retention(retention) => retention.run(&place.open()?),
            Command::Export(export) => export.run(&place.open()?),
            Command::Import(import) => import.run(&place.open()?),
            Command::Backup(backup) => backup.run(&place.open()?),
            Command::Restore(restore) => restore.run(place),
            Command::Bundle(bundle) => bundle.run(&place.open()?),
            Command::Device(device) => device.run(&place.open()?),
            Command::Completions(completions) => completions.run(),
            Command::Man(man) => man.run(),
            Command::Demo(demo) => demo.run(place.dir.as_deref(), self.json),
        }
    }
}
