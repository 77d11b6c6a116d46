//! How records are said with the catalogue's words.
//!
//! Quotation marks stand only around exact words. *Your team's server*, *visit or call*, *what shows it*.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use soundings_core::model::{
    Audience, ConsentChoice, DocumentKind, EncounterKind, ExpectationOutcome, MapPart, Moment, ObservationKind,
    Sureness,
};
use soundings_core::present::{
    AttachmentRow, EntryRow, NoteRow, OneThing, PersonRow, PromiseRow, Sharing, SyncState, VisitRow,
};
use soundings_core::{Error, ShareableKind};

use soundings_words::{Argument, Language, Place};

use crate::{files, handles, terminal, times};

pub use crate::handles::{line, line_below, line_of_theirs};
pub use crate::layout::{bright, display_width, padded, painted, small, strong, wrapped, wrapped_words};

/// Words of the catalogue by their id, with what goes into them: `say!("terminal-noted", id = id)`.
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::said(AsRef::<str>::as_ref(&$id), &[$((stringify!($name), $value.into())),*])
    };
}
pub(crate) use say;

/// What [`say!`] says.
pub fn said(id: &str, arguments: &[Argument<'_>]) -> String {
    handles::in_text(&language().words(Place::Terminal, id, arguments))
}

static SPOKEN: OnceLock<Language> = OnceLock::new();

/// The language that the system is set to, if none was chosen.
pub fn language() -> Language {
    *SPOKEN.get_or_init(|| {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        set.map_or(Language::English, |tag| Language::from_tag(&tag))
    })
}

/// Speaks one language from the first word on, whatever the system is set to.
pub fn speak(language: Language) {
    let _ = SPOKEN.set(language);
}

/// Their very words stand in quotation marks, nothing else does.
pub fn quoted(words: &str, exact: bool) -> String {
    if exact && !words.is_empty() { say!("exact-quote", words = words) } else { words.to_owned() }
}

/// `1 note`, `2 notes`.
pub fn notes(count: u32) -> String {
    say!("terminal-notes", count = count)
}

fn state(state: SyncState) -> String {
    say!(match state {
        SyncState::OnThisPhone => "sync-state-on-this-phone",
        SyncState::OnItsWay => "sync-state-on-its-way",
        SyncState::KeptForYou => "sync-state-kept-for-you",
        SyncState::WithTheTeam => "sync-state-with-the-team",
        SyncState::NeedsYou => "sync-state-needs-you",
    })
}

/// Where a thing is and who reads it.
pub fn standing(audience: Audience, at: SyncState) -> String {
    match (audience, at) {
        (Audience::OnlyMe, SyncState::OnThisPhone) => say!("terminal-only-you"),
        _ => state(at),
    }
}

/// Where a thing is and who reads it, if that is not what goes without saying: that the team has it, or that everything
/// is only theirs where there is no team.
pub fn unusual(audience: Audience, at: SyncState) -> Option<String> {
    let goes_without_saying = match (audience, at) {
        (Audience::Team, SyncState::WithTheTeam) => true,
        (_, SyncState::OnThisPhone) => handles::alone(),
        _ => false,
    };
    (!goes_without_saying).then(|| standing(audience, at))
}

fn encounter(kind: EncounterKind) -> String {
    say!(format!("encounter-kind-{}", kind.word()))
}

pub fn key(kind: Option<ObservationKind>) -> String {
    kind.map_or_else(|| say!("no-key-yet"), |kind| say!(format!("observation-kind-{}", kind.word())))
}

pub fn consent(choice: ConsentChoice) -> String {
    say!(format!("consent-choice-{}", choice.word()))
}

pub fn sureness(sureness: Sureness) -> String {
    say!(format!("sureness-{}", sureness.word()))
}

pub fn outcome(outcome: ExpectationOutcome) -> String {
    say!(format!("expectation-outcome-{}", outcome.word()))
}

pub fn document(kind: DocumentKind) -> String {
    said(&format!("document-kind-{}", kind.word()), &[])
}

pub fn part(part: MapPart) -> String {
    say!(format!("map-part-{}", part.word()))
}

/// What could be shared.
pub fn shareable(kind: ShareableKind) -> String {
    say!(match kind {
        ShareableKind::Visit => "shareable-kind-visit",
        ShareableKind::Note => "shareable-kind-note",
        ShareableKind::Map => "shareable-kind-map",
        ShareableKind::MapEntry => "shareable-kind-map-entry",
        ShareableKind::Promise => "shareable-kind-promise",
        ShareableKind::Customer => "shareable-kind-customer",
        ShareableKind::Person => "shareable-kind-person",
        ShareableKind::Guide => "shareable-kind-guide",
        ShareableKind::Insight => "shareable-kind-insight",
        ShareableKind::Outcome => "shareable-kind-outcome",
    })
}

/// The ticks of a part in words.
pub fn ticks(depth: u8) -> String {
    say!(format!("depth-{}", depth.min(3)))
}

/// What an entry rests on, with what speaks against it.
pub fn basis(entry: &EntryRow) -> String {
    let shown = entry.evidence.iter().filter(|link| !link.against).count();
    let mut words = vec![say!(format!("basis-{}", entry.basis.word()), count = shown)];
    if entry.against > 0 {
        words.push(say!("page-against", count = entry.against));
    }
    if entry.only_you > 0 {
        words.push(say!("terminal-more-only-you", count = entry.only_you));
    }
    if entry.evidence.iter().any(|link| link.words_corrected_since) {
        words.push(say!("page-corrected-since"));
    }
    words.join("; ")
}

/// A person with role.
pub fn person(row: &PersonRow) -> String {
    match &row.role {
        Some(role) => format!("{}, {role}", row.name),
        None => row.name.clone(),
    }
}

/// Where and with whom, or that nobody has said yet.
pub fn place(visit: &VisitRow) -> String {
    match (&visit.customer, &visit.site) {
        (Some(customer), Some(site)) => say!("visit-place", customer = customer.as_str(), site = site.as_str()),
        (Some(customer), None) => customer.clone(),
        (None, Some(site)) => site.clone(),
        (None, None) => say!("terminal-nobody-said-where"),
    }
}

/// When a visit was, or is meant to be.
pub fn times_of(visit: &VisitRow, now: &Moment) -> String {
    match (&visit.started, &visit.ended, &visit.planned) {
        (Some(start), Some(end), _) => format!("{}–{}", times::when(start, now), times::clock(&times::here(end, now))),
        (Some(start), None, _) => say!("terminal-under-way-since", time = times::when(start, now)),
        (None, _, Some(plan)) => say!("terminal-planned-for", time = times::planned(plan, now)),
        (None, _, None) => say!("terminal-not-started"),
    }
}

/// What stands beside a thing, dim, behind a dot.
pub fn beside(words: &[String]) -> String {
    if words.is_empty() { String::new() } else { small(&format!(" · {}", words.join(" · "))) }
}

/// A visit on a line: what, when, how many notes.
pub fn visit(row: &VisitRow, now: &Moment) -> String {
    let mut text = format!("{}: {}, {}", strong(&place(row)), encounter(row.kind), times_of(row, now));
    if row.notes > 0 {
        text += &format!(", {}", notes(row.notes));
    }
    text += &beside(unusual(row.audience, row.state).as_slice());
    line(row.id, &text)
}

/// A note on a line, behind its handle: time, key, who, words; where it is only if that is not the usual.
pub fn note(row: &NoteRow, now: &Moment) -> String {
    note_on_a_line(row, times::when(&row.happened, now), unusual(row.audience, row.state).is_none())
}

/// Notes of one list, a line each. Where most of them are is said of none, and where the others are of those alone; the
/// day of a visit is said of none of its notes but those of another day.
pub fn note_list(rows: &[NoteRow], visit: Option<&VisitRow>, now: &Moment) -> String {
    let usual = where_most_are(rows);
    let day = visit.and_then(|visit| visit.started.as_ref()).map(Moment::day);
    let line = |row: &NoteRow| {
        let is_day = Some(row.happened.day()) == day;
        let time = if is_day { times::clock(&row.happened) } else { times::when(&row.happened, now) };
        note_on_a_line(row, time, usual == Some((row.audience, row.state)))
    };
    rows.iter().map(line).collect()
}

/// Where most of these notes are, and who reads them.
pub fn where_most_are(rows: &[NoteRow]) -> Option<(Audience, SyncState)> {
    let mut places: BTreeMap<String, (usize, (Audience, SyncState))> = BTreeMap::new();
    for row in rows {
        let place = (row.audience, row.state);
        places.entry(format!("{place:?}")).or_insert((0, place)).0 += 1;
    }
    places.into_values().max_by_key(|(count, _)| *count).map(|(_, place)| place)
}

/// Fewer columns than this for words read worse than words that hang less deep.
const FEWEST_FOR_WORDS: usize = 28;

fn note_on_a_line(row: &NoteRow, time: String, is_usual: bool) -> String {
    let lead = format!("{}  {time}  {}", handles::shown(row.id), padded(&painted_key(row.kind), key_columns()));
    let star = if row.starred { "* " } else { "" };
    let by = row.by.as_ref().map(|by| format!("{}: ", by.name)).unwrap_or_default();
    let about = row
        .about
        .as_ref()
        .map(|about| format!(" {}", say!("terminal-about", name = about.name.as_str())))
        .unwrap_or_default();
    let text = format!("{star}{by}{}{about}{}", quoted(&row.words, row.exact), beside(&beside_note(row, is_usual)));
    let deep = display_width(&lead);
    let indent = if deep + FEWEST_FOR_WORDS <= terminal::columns() { deep } else { 6 };
    format!("{}\n", wrapped_words(&format!("{lead}{text}"), &" ".repeat(indent)))
}

/// The columns of the longest key's word, and of a space behind it.
fn key_columns() -> usize {
    let keys = ObservationKind::ALL.iter().copied().map(Some).chain([None]);
    keys.map(|kind| display_width(&key(kind)) + 1).max().unwrap_or(1)
}

fn painted_key(kind: Option<ObservationKind>) -> String {
    let paint = match kind {
        Some(ObservationKind::Said) => "36",
        Some(ObservationKind::Did) => "32",
        Some(ObservationKind::Around) => "33",
        Some(ObservationKind::Thought) => "3",
        None => "2",
    };
    painted(paint, &key(kind))
}

fn beside_note(row: &NoteRow, is_usual: bool) -> Vec<String> {
    let mut beside = row.place.clone().into_iter().collect::<Vec<_>>();
    for attachment in &row.attachments {
        let kind = attachment.kind.word();
        let here = || say!(format!("attachment-kind-{kind}"));
        beside.push(if attachment.here { here() } else { files::away(attachment) });
    }
    beside.extend(row.tags.iter().map(|tag| format!("#{tag}")));
    beside.extend(row.engineer.as_deref().map(|engineer| say!("terminal-noted-by", engineer = engineer)));
    if row.from_memory {
        beside.push(say!("from-memory"));
    }
    if row.corrected {
        beside.push(say!("corrected"));
    }
    if row.versions > 1 {
        beside.push(say!("terminal-versions", count = row.versions));
    }
    for changed in &row.only_you {
        beside.push(say!("terminal-changed-only-you", value = changed.value.as_str()));
    }
    if row.brought_back {
        beside.push(say!("terminal-brought-back"));
    }
    for row in &row.attachments {
        beside.extend(attachment(row));
    }
    if row.to_type_up {
        beside.push(say!("to-type-up"));
    }
    if !is_usual {
        beside.push(standing(row.audience, row.state));
    }
    beside
}

/// What is attached: which kind, how large or long, whether something in it is covered.
pub fn attachment(row: &AttachmentRow) -> Vec<String> {
    let kind = row.kind.word();
    if !row.here {
        return vec![files::away(row)];
    }
    let kind = say!(format!("attachment-kind-{kind}"));
    let mut words = vec![match (row.size, row.duration_ms) {
        (Some(size), _) => say!("terminal-attached-size", kind = kind, width = size.width, height = size.height),
        (None, Some(ms)) => say!("terminal-attached-seconds", kind = kind, count = ms.div_ceil(1000)),
        (None, None) => kind,
    }];
    words.extend(row.covered.then(|| say!("covered")));
    words
}

/// A promise on a line.
pub fn promise(row: &PromiseRow, now: &Moment) -> String {
    let to: Vec<&str> = row.to.iter().map(|who| who.name.as_str()).collect();
    let text = say!(
        "terminal-promise",
        day = row.until.map_or_else(|| "?".to_owned(), |until| times::day(until, now)),
        text = row.text.as_str(),
        by = row.promised_by.clone().unwrap_or_else(|| say!("terminal-you")),
        names = to.join(&format!(" {} ", say!("terminal-and"))),
        standing = say!(format!("promise-standing-{}", row.standing.word()))
    );
    line(row.id, &format!("{text}{}", beside(unusual(row.audience, row.state).as_slice())))
}

/// Where everything stands between this computer and the team.
pub fn sharing(sharing: &Sharing, now: &Moment) -> String {
    match sharing {
        Sharing::NoTeam { notes } => say!("sharing-no-team", count = *notes),
        Sharing::Joining { away_since: None } => say!("sharing-joining"),
        Sharing::Joining { away_since: Some(since) } => {
            say!("sharing-joining-away", time = times::when(since, now))
        }
        Sharing::Together { checked: Some(checked) } => {
            say!("sharing-together-checked", time = times::when(checked, now))
        }
        Sharing::Together { checked: None } => say!("sharing-together"),
        Sharing::FilesFollow { files } => say!("sharing-files-follow", count = *files),
        Sharing::Waiting { notes: 0, things, away_since: None } => say!("sharing-waiting-things", count = *things),
        Sharing::Waiting { notes, away_since: None, .. } => say!("sharing-waiting-notes", count = *notes),
        Sharing::Waiting { notes: 0, things, away_since: Some(since) } => {
            say!("sharing-away-things", count = *things, time = times::when(since, now))
        }
        Sharing::Waiting { notes, away_since: Some(since), .. } => {
            say!("sharing-away-notes", count = *notes, time = times::when(since, now))
        }
        Sharing::NeedsYou { things, waiting: 0 } => say!("sharing-needs-you", count = *things),
        Sharing::NeedsYou { things, waiting } => {
            let here = say!("terminal-changes-here", count = *waiting);
            format!("{} {here}", say!("sharing-needs-you", count = *things))
        }
    }
}

/// The one thing to do that Today offers, with the command for it.
pub fn one_thing(thing: &OneThing) -> String {
    match thing {
        OneThing::StillThere { .. } => say!("one-thing-still-there"),
        OneThing::Share { visit, notes } => say!("one-thing-share", count = *notes, visit = visit.to_string()),
        OneThing::Sort { visit, notes } => say!("one-thing-sort", count = *notes, visit = visit.to_string()),
        OneThing::File { notes } => say!("one-thing-file", count = *notes),
        OneThing::Compare { entity, .. } => say!("one-thing-compare", entity = entity.to_string()),
    }
}

/// An error or a refusal, in the middle of a line.
pub fn error(error: &Error) -> String {
    // Names of kinds hold no space where words are chosen by them.
    let kind = |what: &str| what.replace(' ', "-");
    let id = match error {
        Error::Refused(_) => format!("refusal-{}", error.code()),
        _ => format!("error-{}", error.code()),
    };
    match error {
        Error::NotFound { what } => say!(id, what = kind(what)),
        Error::Ambiguous { what, candidates } => say!(id, what = kind(what), count = candidates.len()),
        Error::Newer { found, known } => say!(id, found = *found, known = *known),
        _ => say!(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_exact_words_carry_quotation_marks() {
        speak(Language::English);
        assert_eq!(quoted("we weld it twice", true), "“we weld it twice”");
        assert_eq!(quoted("we weld it twice", false), "we weld it twice");
    }
}
