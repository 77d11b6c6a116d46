//! The commands, a module for each family.

mod backup;
mod brief;
mod bundle;
#[cfg(test)]
mod commands_told;
mod customer;
mod debrief;
mod deleted;
mod device;
mod erase;
mod expect;
mod export;
mod guide;
mod hours;
mod import;
mod init;
mod insight;
mod invite;
mod link;
mod map;
mod map_views;
mod mark;
mod meeting;
mod naming;
mod note;
mod paper;
mod picture;
mod poster;
mod promise;
mod promises;
mod question;
mod refused;
mod report;
mod resolve;
mod retention;
mod same;
mod search;
mod seat;
mod sent;
mod share;
mod shell;
mod story;
mod summary;
mod team;
mod teammate;
mod together;
mod visit;
mod workshop;

pub use crate::whole_files::write_whole;
pub use guide::language as guide_language;
pub use map::{parts, range as note_range};

use clap::{Args, Parser, Subcommand};
use soundings_core::Refusal;
use soundings_core::present::{self, PAGE};

use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::{EVERYWHERE, Place};
use crate::words::say;
use crate::{capture, demo, sort};

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
    /// Five questions after a visit; the others' answers open when everybody is done
    Debrief(debrief::Debrief),
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
    /// Promises that are due, a promise's history, and what became of it
    #[command(subcommand)]
    Promises(promises::Promises),
    /// Questions that were marked: open and answered
    #[command(subcommand)]
    Question(question::Question),
    /// Statements with the notes from several visits that led to them
    #[command(subcommand)]
    Insight(insight::Insight),
    /// Places offered on planned visits
    #[command(subcommand)]
    Seat(seat::Seat),
    /// What came of visits: new work, a referral, a complaint solved
    #[command(subcommand)]
    Outcome(together::Outcome),
    /// Your team: seats, promises due, open questions, insights, customers nobody has met lately
    Team(together::Team),
    /// Show a better question under words of yours that judge, or do not
    Nudges(together::Nudges),
    /// Empathy maps
    #[command(subcommand)]
    Map(map::Map),
    /// Sort a visit's notes onto a person's map: one card at a time, one key a part
    Sort(Box<sort::Sort>),
    /// Posters: a customer's person on the wall, in their very words
    #[command(subcommand)]
    Poster(poster::Poster),
    /// The week's trust story: whose turn it is, telling it
    Story(story::Story),
    /// Guess at somebody's map together: each alone, all opens at once
    #[command(subcommand)]
    Workshop(workshop::Workshop),
    /// Find everything that holds these words
    Search(search::Search),
    /// Give things to your team; without an id, list what could be given
    Share(share::Share),
    /// Join a team with an invitation
    Join(team::Join),
    /// Invite a device to your team: a coordinator's may
    Invite(invite::Invite),
    /// Links to your team's pages, and to the wall: a coordinator makes them
    #[command(subcommand)]
    Link(link::Link),
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
    /// A summary of a visit for the customer, in plain words: what we saw, what we promised, what became of it
    Summary(summary::Summary),
    /// Words that a customer may not know: your team's own, and a check of a text
    #[command(subcommand)]
    Jargon(summary::Jargon),
    /// One page for your weekly meeting: promises due, open questions, whom nobody has met lately
    Pack(meeting::Pack),
    /// Play a customer's person by their map
    #[command(subcommand)]
    RolePlay(meeting::RolePlay),
    /// Call yourselves as a customer does
    #[command(subcommand)]
    CallOurselves(meeting::CallOurselves),
    /// Your own hours with customers: for you alone, kept nowhere
    Hours(hours::Hours),
    /// What went out to readers outside
    Sent(sent::Sent),
    /// A copy that went out was fetched back
    Fetched(sent::Fetched),
    /// What was deleted in the last 30 days
    Deleted(deleted::Deleted),
    /// Delete something, with what belongs to it; it can be brought back for 30 days
    Delete(deleted::Delete),
    /// Erase something everywhere, with what belongs to it, final after 24 hours; what goes is shown first
    Erase(erase::Erase),
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
            Command::Debrief(debrief) => debrief.run(&place.open()?),
            Command::Guide(guide) => guide.run(&place.open()?),
            Command::Mark(mark) => mark.run(&place.open()?),
            Command::Note(note) => note.run(place),
            Command::Capture(capture) => capture.run(&place.open()?),
            Command::Picture(picture) => picture.run(&place.open()?),
            Command::Attachment(attachment) => attachment.run(&place.open()?),
            Command::Paper(paper) => paper.run(&place.open()?),
            Command::Promise(promise) => promise.run(&place.open()?),
            Command::Promises(promises) => promises.run(&place.open()?),
            Command::Question(question) => question.run(&place.open()?),
            Command::Insight(insight) => insight.run(&place.open()?),
            Command::Seat(seat) => seat.run(&place.open()?),
            Command::Outcome(outcome) => outcome.run(&place.open()?),
            Command::Team(team) => team.run(&place.open()?),
            Command::Nudges(nudges) => nudges.run(&place.open()?),
            Command::Map(map) => map.run(&place.open()?),
            Command::Sort(sort) => sort.run(&place.open()?),
            Command::Poster(poster) => poster.run(&place.open()?),
            Command::Story(story) => story.run(&place.open()?),
            Command::Workshop(workshop) => workshop.run(&place.open()?),
            Command::Search(search) => search.run(&place.open()?),
            Command::Share(share) => share.run(&place.open()?),
            Command::Join(join) => join.run(place.open()?),
            Command::Invite(invite) => invite.run(place.open()?),
            Command::Link(link) => link.run(place.open()?),
            Command::Sync(sync) => sync.run(place.open()?),
            Command::Status(status) => status.run(&place.open()?),
            Command::Resolve(resolve) => resolve.run(&place.open()?),
            Command::Same(same) => same.run(&place.open()?),
            Command::Report(report) => report.run(&place.open()?),
            Command::Summary(summary) => summary.run(&place.open()?),
            Command::Jargon(jargon) => jargon.run(&place.open()?),
            Command::Pack(pack) => pack.run(&place.open()?),
            Command::RolePlay(role_play) => role_play.run(&place.open()?),
            Command::CallOurselves(call) => call.run(&place.open()?),
            Command::Hours(hours) => hours.run(&place.open()?),
            Command::Sent(sent) => sent.run(&place.open()?),
            Command::Fetched(fetched) => fetched.run(&place.open()?),
            Command::Deleted(deleted) => deleted.run(&place.open()?),
            Command::Delete(delete) => delete.run(&place.open()?),
            Command::Erase(erase) => erase.run(&place.open()?),
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
