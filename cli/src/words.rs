//! How records are said with the catalogue's words, and how words are laid out in 80 columns.
//!
//! Quotation marks stand only around exact words. *Your team's server*, *visit or call*, *what shows it*.

use std::io::IsTerminal;
use std::sync::OnceLock;

use soundings_core::model::{Audience, ConsentChoice, EncounterKind, MapPart, Moment, ObservationKind};
use soundings_core::present::{
    AttachmentRow, EntryRow, NoteRow, OneThing, PersonRow, PromiseRow, Sharing, SyncState, VisitRow,
};
use soundings_core::{Error, ShareableKind};

use soundings_words::{Argument, Language, Place};

use crate::times;

/// Words of the catalogue by their id, with what goes into them: `say!("terminal-noted", id = id)`.
macro_rules! say {
    ($id:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::said(AsRef::<str>::as_ref(&$id), &[$((stringify!($name), $value.into())),*])
    };
}
pub(crate) use say;

/// What [`say!`] says.
pub fn said(id: &str, arguments: &[Argument<'_>]) -> String {
    language().words(Place::Terminal, id, arguments)
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

/// The width of everything that is printed.
pub const COLUMNS: usize = 80;

/// Breaks words into lines of at most [`COLUMNS`]; every line but the first begins with `indent`. Line breaks stay.
/// A wide character takes two columns, a colour none; a word longer than a line stays whole.
pub fn wrapped(text: &str, indent: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(number, line)| {
        let words = line.trim_start_matches(' ');
        let lead = &line[..line.len() - words.len()];
        let first = if number > 0 { format!("{indent}{lead}") } else { lead.to_owned() };
        let options = textwrap::Options::new(COLUMNS)
            .initial_indent(&first)
            .subsequent_indent(indent)
            .break_words(false)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        textwrap::fill(words, options)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn coloured() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

/// A heading.
pub fn strong(text: &str) -> String {
    if coloured() { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

/// Ids and small words beside a thing.
pub fn small(text: &str) -> String {
    if coloured() { format!("\x1b[2m{text}\x1b[0m") } else { text.to_owned() }
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

fn encounter(kind: EncounterKind) -> String {
    say!(format!("encounter-kind-{}", kind.word()))
}

pub fn key(kind: Option<ObservationKind>) -> String {
    kind.map_or_else(|| say!("no-key-yet"), |kind| say!(format!("observation-kind-{}", kind.word())))
}

pub fn consent(choice: ConsentChoice) -> String {
    say!(format!("consent-choice-{}", choice.word()))
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

/// A visit in two lines: what, and its id.
pub fn visit(row: &VisitRow, now: &Moment) -> String {
    let mut line = format!("{}: {}, {}", strong(&place(row)), encounter(row.kind), times_of(row, now));
    if row.notes > 0 {
        line += &format!(", {}", notes(row.notes));
    }
    let id = small(&format!("{} · {}", row.id, standing(row.audience, row.state)));
    format!("{}\n  {id}\n", wrapped(&line, "  "))
}

/// A note: time, key, words; below, its id and what stands beside it.
pub fn note(row: &NoteRow, now: &Moment) -> String {
    const INDENT: &str = "                ";
    let time = if row.happened.day() == now.day() || row.visit.is_some() {
        times::clock(&row.happened)
    } else {
        times::when(&row.happened, now)
    };
    let star = if row.starred { "* " } else { "" };
    let by = row.by.as_ref().map(|by| format!("{}: ", by.name)).unwrap_or_default();
    let about = row
        .about
        .as_ref()
        .map(|about| format!(" {}", say!("terminal-about", name = about.name.as_str())))
        .unwrap_or_default();
    let head = format!("{time}  {:<9}{star}{by}{}{about}", key(row.kind), quoted(&row.words, row.exact));
    let mut beside = vec![standing(row.audience, row.state)];
    beside.extend(row.engineer.as_deref().map(|engineer| say!("terminal-noted-by", engineer = engineer)));
    beside.extend(row.place.clone());
    if row.from_memory {
        beside.push(say!("from-memory"));
    }
    if row.corrected {
        beside.push(say!("corrected"));
    }
    if row.versions > 1 {
        beside.push(say!("terminal-versions", count = row.versions));
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
    beside.extend(row.tags.iter().map(|tag| format!("#{tag}")));
    let below = small(&wrapped(&format!("       {} · {}", row.id, beside.join(" · ")), "       "));
    format!("{}\n{below}\n", wrapped(&head, INDENT))
}

/// What is attached: which kind, how large or long, whether something in it is covered.
pub fn attachment(row: &AttachmentRow) -> Vec<String> {
    let kind = row.kind.word();
    if !row.here {
        return vec![say!("terminal-follows", kind = kind)];
    }
    let kind = say!(format!("attachment-kind-{kind}"));
    let mut words = vec![match (row.size, row.duration_ms) {
        (Some(size), _) => say!("terminal-attached-size", kind = kind, width = size.width, height = size.height),
        (None, Some(ms)) => say!("terminal-attached-seconds", kind = kind, seconds = ms.div_ceil(1000)),
        (None, None) => kind,
    }];
    words.extend(row.covered.then(|| say!("covered")));
    words
}

/// A promise.
pub fn promise(row: &PromiseRow, now: &Moment) -> String {
    let to: Vec<&str> = row.to.iter().map(|who| who.name.as_str()).collect();
    let head = say!(
        "terminal-promise",
        day = row.until.map_or_else(|| "?".to_owned(), |until| times::day(until, now)),
        text = row.text.as_str(),
        by = row.promised_by.clone().unwrap_or_else(|| say!("terminal-you")),
        names = to.join(&format!(" {} ", say!("terminal-and"))),
        standing = say!(format!("promise-standing-{}", row.standing.word()))
    );
    format!(
        "{}\n       {}\n",
        wrapped(&head, "       "),
        small(&format!("{} · {}", row.id, standing(row.audience, row.state)))
    )
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
        OneThing::Compare { entity } => say!("one-thing-compare", entity = entity.to_string()),
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
    fn lines_break_at_eighty_columns_and_keep_their_indent() {
        let text = wrapped(&"word ".repeat(40), "    ");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS));
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")));
    }

    #[test]
    fn only_exact_words_carry_quotation_marks() {
        speak(Language::English);
        assert_eq!(quoted("we weld it twice", true), "“we weld it twice”");
        assert_eq!(quoted("we weld it twice", false), "we weld it twice");
    }
}
