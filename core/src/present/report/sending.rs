//! *Preview before it goes out*: a report for others as its reader will see it, what a person has to read first, and
//! sending it. Nothing for readers outside is made in another way.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::attached::Attaching;
use super::gather::Gathered;
use super::{ForWhom, Noted, Report};
use crate::consent::{self, Outgoing, People, Reader};
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::encounter;
use crate::model::{DocumentKind, Id, Kind, check_text};
use crate::notebook::Notebook;

/// A report for others, before it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// As its reader will see it. What waits to be read stands in [`Report::to_read_first`].
    pub report: Report,
    /// Hand back with [`SendReport`]: names what was looked at.
    pub looked_at: String,
}

/// Sending a report to readers outside.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SendReport {
    /// Of which visit.
    pub visit: Id,
    /// To whom, in a few words: *Colette, by mail*.
    pub to: String,
    /// Of the preview that a person looked at.
    pub looked_at: String,
    /// Those of its notes that were to be read first and may go.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub read: Vec<Id>,
}

/// A report that may go now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sent {
    /// What is handed out.
    pub report: Report,
    /// What was written down of it.
    pub document: Id,
}

impl Notebook {
    /// A report for others before it goes.
    ///
    /// # Errors
    /// An unknown or deleted visit.
    pub fn preview(&self, visit: Id) -> Result<Preview> {
        let report = self.report(visit, ForWhom::Others)?;
        Ok(Preview { looked_at: fingerprint(&report)?, report })
    }

    /// Lets a report go, and writes down to whom: by consent as it stands in that transaction.
    ///
    /// # Errors
    /// [`Refusal::ChangedSince`] where it is not what the preview showed any more; [`Refusal::NothingGoesOut`]; *to* that is
    /// no text; an unknown visit.
    pub fn send_report(&self, sending: &SendReport) -> Result<Sent> {
        let to = check_text(&sending.to)?.to_owned();
        // Pictures take their time: nothing waits for them.
        let mut report = self.report(sending.visit, ForWhom::Others)?;
        if fingerprint(&report)? != sending.looked_at {
            return Err(Refusal::ChangedSince.into());
        }
        let said = fingerprint(&in_words(report.clone()))?;
        self.write(|action| {
            let visit = action.live(sending.visit, Kind::Encounter)?;
            let reading = Reading::begin(action.connection(), action.environment)?;
            let gathered = Gathered::read(&reading, &visit)?;
            let people = People::read(&reading, Reader::Others)?;
            let now = gathered.for_others(&reading, &people, &mut Attaching::nothing(&self.directory, &reading))?;
            if fingerprint(&in_words(now))? != said {
                return Err(Refusal::ChangedSince.into());
            }
            report = report.let_go(&sending.read);
            let notes: Vec<&Noted> = report.starred.iter().chain(&report.notes).collect();
            if notes.is_empty() && report.promises.is_empty() {
                return Err(Refusal::NothingGoesOut.into());
            }
            let outgoing = Outgoing {
                what: DocumentKind::Report,
                to,
                notes: notes.len() as u32,
                speaks_of: gathered.speaks_of(&people, &notes),
            };
            let document =
                consent::went_out(action, Some(&visit), visit.fields.get(encounter::ORGANIZATION), &outgoing)?;
            Ok(Sent { report, document })
        })
    }
}

/// A report without its pictures: what it says.
pub(super) fn in_words(report: Report) -> Report {
    let mut words = Report { pictures_withheld: 0, withheld: 0, ..report };
    let waiting = std::mem::take(&mut words.to_read_first);
    for note in waiting.into_iter().chain(std::mem::take(&mut words.starred)) {
        words.notes.push(note);
    }
    words.notes.retain(|note| !note.words.is_empty());
    words.notes.iter_mut().for_each(|note| note.attached.clear());
    words.notes.sort_by_key(|note| note.place);
    words
}

/// Names what a report holds, whenever it was made.
pub(super) fn fingerprint(report: &Report) -> Result<String> {
    let mut timeless = serde_json::to_value(report).map_err(Error::unknown)?;
    timeless["made"].take();
    let mut digest = Sha256::new_with_prefix(timeless.to_string());
    let notes = report.to_read_first.iter().chain(&report.starred).chain(&report.notes);
    notes.flat_map(|note| &note.attached).filter_map(|attached| attached.picture.as_ref()).for_each(|shown| {
        digest.update(&shown.jpeg);
    });
    Ok(token(digest))
}

/// A token that a person can type: it tells a look from the next one, and guards against nobody.
pub(in crate::present) fn token(digest: Sha256) -> String {
    data_encoding::HEXLOWER.encode(&digest.finalize()[..5])
}
