//! *For the customer*: what we saw and what we promised at a visit, and what became of what we promised before, in plain
//! language. Consent, preview and *what went out* are those of a report for others; beside them stands a check of our words:
//! jargon, and how hard they are to read. Theirs are never checked: they are theirs.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::attached::Attaching;
use super::gather::Gathered;
use super::sending::{fingerprint, in_words, token};
use super::{Noted, PromiseMade, Report};
use crate::consent::{self, Cleared, Outgoing, People, Piece, Reader};
use crate::error::{Error, Refusal, Result};
use crate::log::reading::Reading;
use crate::model::fields::encounter;
use crate::model::plain::{Counted, Jargon, JargonWord, Reading as HowHard};
use crate::model::{DocumentKind, GuideLanguage, Id, Kind, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::own_words;

/// Visits before this one whose promises are told of.
const MOST_VISITS: usize = 12;

/// A summary for the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// What may go of the visit, as a report for others has it.
    pub report: Report,
    /// What we say ourselves, above all else; without the names that may not be read.
    pub ours: Option<Cleared>,
    /// What was promised at other visits, and where it stands, soonest first.
    pub progress: Vec<PromiseMade>,
    /// Notes that could go too and have no star: where some have one, a summary holds those alone.
    pub unstarred: u32,
}

/// How plain our words in a summary are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Plain {
    /// How many words of ours there are.
    pub words: u32,
    /// How hard they are to read; `None` where they are too few to say.
    pub reading: Option<HowHard>,
    /// Jargon among them, in order.
    pub jargon: Vec<PlainWord>,
}

/// Which of our words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", content = "number", rename_all = "kebab-case")]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PlainPlace {
    /// What we say ourselves.
    Ours,
    /// What we came for.
    Objective,
    /// A promise of this visit, from 0.
    Promise(u32),
    /// A promise of another, from 0.
    Progress(u32),
    /// A note that holds nobody's very words.
    Note(Id),
}

/// A word of jargon, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PlainWord {
    /// In which of our words.
    pub place: PlainPlace,
    /// The word, with its range there.
    pub found: JargonWord,
}

/// A summary before it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryPreview {
    /// As its reader will see it. What waits to be read stands in [`Report::to_read_first`].
    pub summary: Summary,
    /// How plain it is, what waits included.
    pub plain: Plain,
    /// Hand back with [`SendSummary`]: names what was looked at.
    pub looked_at: String,
}

/// Sending a summary to the customer.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SendSummary {
    /// Of which visit.
    pub visit: Id,
    /// To whom, in a few words: *Colette, by mail*.
    pub to: String,
    /// What we say ourselves, as it was looked at.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub ours: Option<String>,
    /// Of the preview that a person looked at.
    pub looked_at: String,
    /// Those of its notes that were to be read first and may go.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub read: Vec<Id>,
}

/// A summary that may go now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentSummary {
    /// What is handed out.
    pub summary: Summary,
    /// What was written down of it.
    pub document: Id,
}

impl Notebook {
    /// A summary of a visit for the customer, before it goes. `ours`: what we say ourselves. `language`: the one it is
    /// written in, by which it is checked.
    ///
    /// # Errors
    /// Words that are no text; an unknown or deleted visit.
    pub fn summary_preview(&self, visit: Id, ours: Option<&str>, language: GuideLanguage) -> Result<SummaryPreview> {
        let ours = ours.map(check_text).transpose()?;
        self.read(|reading| {
            let entity = reading.live(visit, Kind::Encounter)?;
            let mut attaching = Attaching::new(&self.directory, reading);
            let (summary, _, _) = gather(reading, &entity, ours, &mut attaching)?;
            let jargon = Jargon::of(language, &own_words(reading.connection)?);
            Ok(SummaryPreview { plain: plain(&summary, &jargon, language), looked_at: looked_at(&summary)?, summary })
        })
    }

    /// Lets a summary go, and writes down to whom: by consent as it stands in that transaction.
    ///
    /// # Errors
    /// [`Refusal::ChangedSince`] where it is not what the preview showed any more; [`Refusal::NothingGoesOut`]; *to* that is
    /// no text; an unknown visit.
    pub fn send_summary(&self, sending: &SendSummary) -> Result<SentSummary> {
        let to = check_text(&sending.to)?.to_owned();
        let ours = sending.ours.as_deref().map(check_text).transpose()?;
        // Pictures take their time: nothing waits for them.
        let mut summary = self.read(|reading| {
            let visit = reading.live(sending.visit, Kind::Encounter)?;
            Ok(gather(reading, &visit, ours, &mut Attaching::new(&self.directory, reading))?.0)
        })?;
        if looked_at(&summary)? != sending.looked_at {
            return Err(Refusal::ChangedSince.into());
        }
        let said = looked_at(&words_of(summary.clone()))?;
        self.write(|action| {
            let visit = action.live(sending.visit, Kind::Encounter)?;
            let reading = Reading::begin(action.connection(), action.environment)?;
            let mut nothing = Attaching::nothing(&self.directory, &reading);
            let (now, gathered, people) = gather(&reading, &visit, ours, &mut nothing)?;
            if looked_at(&words_of(now))? != said {
                return Err(Refusal::ChangedSince.into());
            }
            summary.report = summary.report.let_go(&sending.read);
            let report = &summary.report;
            let notes: Vec<&Noted> = report.starred.iter().chain(&report.notes).collect();
            let promises = report.promises.len() + summary.progress.len();
            if notes.is_empty() && promises == 0 && summary.ours.is_none() {
                return Err(Refusal::NothingGoesOut.into());
            }
            let outgoing = Outgoing {
                what: DocumentKind::Summary,
                to,
                notes: notes.len() as u32,
                speaks_of: gathered.speaks_of(&people, &notes),
            };
            let customer = visit.fields.get(encounter::ORGANIZATION);
            let document = consent::went_out(action, Some(&visit), customer, &outgoing)?;
            Ok(SentSummary { summary, document })
        })
    }
}

/// A summary, with what it was made of.
fn gather(
    reading: &Reading<'_>,
    visit: &Entity,
    ours: Option<&str>,
    attaching: &mut Attaching<'_, '_>,
) -> Result<(Summary, Gathered, People)> {
    let customer = visit.fields.get(encounter::ORGANIZATION);
    let mut others = match customer {
        Some(customer) => Entity::begun_with(reading.connection, customer, MOST_VISITS)?,
        None => Vec::new(),
    };
    others.retain(|other| other.id != visit.id);
    let gathered = Gathered::read(reading, visit)?.and_promised_at(reading, visit, &others)?;
    let people = People::read(reading, Reader::Others)?;
    let mut report = gathered.for_others(reading, &people, attaching)?;
    let unstarred = starred_only(&mut report);
    let mut progress = report.promises.split_off(gathered.own_promises.min(report.promises.len()));
    progress.sort_by_key(|promise| promise.until);
    let names_house = report.customer.is_some();
    let giveaways = people.giveaways(|house| names_house && Some(house) == customer);
    let ours = ours.map(|ours| giveaways.taken_out(ours));
    Ok((Summary { report, ours, progress, unstarred }, gathered, people))
}

/// Leaves out notes without a star, where some have one; how many.
fn starred_only(report: &mut Report) -> u32 {
    if report.starred.is_empty() && !report.to_read_first.iter().any(|note| note.starred) {
        return 0;
    }
    let before = report.notes.len() + report.to_read_first.len();
    report.notes.clear();
    report.to_read_first.retain(|note| note.starred);
    (before - report.to_read_first.len()) as u32
}

/// A summary without its pictures: what it says.
fn words_of(summary: Summary) -> Summary {
    Summary { report: in_words(summary.report), ..summary }
}

/// Names what a summary holds, whenever it was made.
fn looked_at(summary: &Summary) -> Result<String> {
    let report = fingerprint(&summary.report)?;
    let beside = serde_json::to_string(&(&summary.ours, &summary.progress)).map_err(Error::unknown)?;
    let mut digest = Sha256::new_with_prefix(report);
    digest.update(beside);
    Ok(token(digest))
}

/// A text of ours as it is read; where a name was taken out, one word stands.
fn read_aloud(words: &Cleared) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Someone | Piece::ACustomer => "…".to_owned(),
    };
    words.pieces().iter().map(piece).collect()
}

/// Checks what is ours in a summary.
fn plain(summary: &Summary, jargon: &Jargon, language: GuideLanguage) -> Plain {
    let report = &summary.report;
    let mut texts: Vec<(PlainPlace, String)> = Vec::new();
    texts.extend(summary.ours.as_ref().map(|ours| (PlainPlace::Ours, read_aloud(ours))));
    texts.extend(report.objective.as_ref().map(|objective| (PlainPlace::Objective, read_aloud(objective))));
    let promised = |place: fn(u32) -> PlainPlace, promises: &[PromiseMade]| -> Vec<(PlainPlace, String)> {
        promises.iter().enumerate().map(|(at, one)| (place(at as u32), read_aloud(&one.text))).collect()
    };
    texts.extend(promised(PlainPlace::Promise, &report.promises));
    texts.extend(promised(PlainPlace::Progress, &summary.progress));
    let notes = report.starred.iter().chain(&report.notes).chain(&report.to_read_first);
    texts.extend(notes.filter(|note| !note.exact).map(|note| (PlainPlace::Note(note.id), note.words.clone())));
    let mut counted = Counted::default();
    let mut found = Vec::new();
    for (place, text) in &texts {
        counted.add(text, language);
        found.extend(jargon.in_text(text).into_iter().map(|word| PlainWord { place: *place, found: word }));
    }
    Plain { words: counted.words, reading: counted.reading(language), jargon: found }
}

impl Notebook {
    /// How plain a text is, as one types it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn check_words(&self, text: &str, language: GuideLanguage) -> Result<Plain> {
        self.read(|reading| {
            let jargon = Jargon::of(language, &own_words(reading.connection)?);
            let mut counted = Counted::default();
            counted.add(text, language);
            let found = jargon.in_text(text).into_iter().map(|found| PlainWord { place: PlainPlace::Ours, found });
            Ok(Plain { words: counted.words, reading: counted.reading(language), jargon: found.collect() })
        })
    }
}
