//! The terminal's catalogue: how records are worded, and how words are laid out in 80 columns.
//!
//! Quotation marks stand only around exact words. *Your team's server*, *visit or call*, *what shows it*.

use std::io::IsTerminal;

use soundings_core::model::{Audience, Basis, ConsentChoice, EncounterKind, MapPart, Moment, ObservationKind};
use soundings_core::present::{
    EntryRow, NoteRow, OneThing, PersonRow, PromiseRow, PromiseStanding, Sharing, SyncState, VisitRow,
};

use crate::times;

/// The width of everything that is printed.
pub const COLUMNS: usize = 80;

/// Breaks words into lines of at most [`COLUMNS`]; every line but the first begins with `indent`. Line breaks stay.
pub fn wrapped(text: &str, indent: &str) -> String {
    let mut out = String::new();
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
            out.push_str(indent);
        }
        let mut column = if number > 0 { indent.chars().count() } else { 0 };
        let lead = line.len() - line.trim_start_matches(' ').len();
        let mut first = true;
        out.push_str(&line[..lead]);
        column += lead;
        for word in line[lead..].split(' ') {
            let length = visible(word);
            if !first && column + 1 + length > COLUMNS {
                out.push('\n');
                out.push_str(indent);
                column = indent.chars().count();
            } else if !first {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
            first = false;
        }
    }
    out
}

/// How many columns a word takes: colours take none.
fn visible(word: &str) -> usize {
    let mut inside = false;
    word.chars()
        .filter(|character| match character {
            '\x1b' => {
                inside = true;
                false
            }
            'm' if inside => {
                inside = false;
                false
            }
            _ => !inside,
        })
        .count()
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
    if exact && !words.is_empty() { format!("“{words}”") } else { words.to_owned() }
}

/// `1 note`, `2 notes`.
pub fn counted(count: u32, one: &str) -> String {
    match count {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        _ => format!("{count} {one}s"),
    }
}

pub fn state(state: SyncState) -> &'static str {
    match state {
        SyncState::OnThisPhone => "on this computer",
        SyncState::OnItsWay => "on its way",
        SyncState::KeptForYou => "your team's server keeps it for you",
        SyncState::WithTheTeam => "with the team",
        SyncState::NeedsYou => "needs you",
    }
}

/// Where a thing is and who reads it.
pub fn standing(audience: Audience, at: SyncState) -> String {
    match (audience, at) {
        (Audience::OnlyMe, SyncState::OnThisPhone) => "on this computer, only you".to_owned(),
        _ => state(at).to_owned(),
    }
}

pub fn encounter(kind: EncounterKind) -> &'static str {
    match kind {
        EncounterKind::Visit => "visit",
        EncounterKind::Meeting => "meeting",
        EncounterKind::CallListened => "call we listened to",
        EncounterKind::CallMade => "call we made",
        EncounterKind::RolePlay => "role-play",
        EncounterKind::CallToOurselves => "call to ourselves",
    }
}

pub fn key(kind: Option<ObservationKind>) -> &'static str {
    match kind {
        Some(ObservationKind::Said) => "said",
        Some(ObservationKind::Did) => "did",
        Some(ObservationKind::Around) => "around",
        Some(ObservationKind::Thought) => "thought",
        None => "no key",
    }
}

pub fn consent(choice: ConsentChoice) -> &'static str {
    match choice {
        ConsentChoice::TeamOnly => "team only",
        ConsentChoice::QuoteUnnamed => "quote me, without name",
        ConsentChoice::QuoteNamed => "quote me, with name",
        ConsentChoice::Wall => "on the wall",
    }
}

pub fn part(part: MapPart) -> &'static str {
    match part {
        MapPart::See => "They see",
        MapPart::Say => "They say",
        MapPart::Do => "They do",
        MapPart::Hear => "They hear",
        MapPart::NeedToDo => "Need to do",
        MapPart::Pain => "Pains",
        MapPart::Gain => "Gains",
        MapPart::Other => "Other thoughts and feelings",
    }
}

/// The ticks of a part in words.
pub fn ticks(depth: u8) -> &'static str {
    match depth {
        0 => "not yet",
        1 => "once",
        2 => "twice",
        _ => "three times",
    }
}

/// What an entry rests on, with what speaks against it.
pub fn basis(entry: &EntryRow) -> String {
    let shown = entry.evidence.iter().filter(|link| !link.against).count() as u32;
    let mut words = match entry.basis {
        Basis::Told => "told".to_owned(),
        Basis::Seen => "seen".to_owned(),
        Basis::ToldAndSeen => "told and seen".to_owned(),
        Basis::OurReading => format!("our reading, from {}", counted(shown, "note")),
        Basis::Guess => "guess".to_owned(),
    };
    if entry.against > 0 {
        words += &format!("; but: {}", counted(entry.against, "note"));
    }
    if entry.only_you > 0 {
        words += &format!("; {} more, only you", entry.only_you);
    }
    if entry.evidence.iter().any(|link| link.words_corrected_since) {
        words += "; words corrected since";
    }
    words
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
        (Some(customer), Some(site)) => format!("{customer}, {site}"),
        (Some(customer), None) => customer.clone(),
        (None, Some(site)) => site.clone(),
        (None, None) => "Nobody has said yet where".to_owned(),
    }
}

/// When a visit was, or is meant to be.
pub fn times_of(visit: &VisitRow, now: &Moment) -> String {
    match (&visit.started, &visit.ended, &visit.planned) {
        (Some(start), Some(end), _) => format!("{}–{}", times::when(start, now), times::clock(&times::here(end, now))),
        (Some(start), None, _) => format!("under way since {}", times::when(start, now)),
        (None, _, Some(plan)) => format!("planned for {}", times::planned(plan, now)),
        (None, _, None) => "not started".to_owned(),
    }
}

/// A visit in two lines: what, and its id.
pub fn visit(row: &VisitRow, now: &Moment) -> String {
    let mut line = format!("{}: {}, {}", strong(&place(row)), encounter(row.kind), times_of(row, now));
    if row.notes > 0 {
        line += &format!(", {}", counted(row.notes, "note"));
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
    let about = row.about.as_ref().map(|about| format!(" (about {})", about.name)).unwrap_or_default();
    let head = format!("{time}  {:<9}{star}{by}{}{about}", key(row.kind), quoted(&row.words, row.exact));
    let mut beside = vec![standing(row.audience, row.state)];
    beside.extend(row.engineer.clone().map(|engineer| format!("noted by {engineer}")));
    if row.from_memory {
        beside.push("from memory".to_owned());
    }
    if row.corrected {
        beside.push("corrected".to_owned());
    }
    if row.versions > 1 {
        beside.push(format!("{} versions", row.versions));
    }
    if row.brought_back {
        beside.push("brought back by an edit".to_owned());
    }
    for attachment in &row.attachments {
        use soundings_core::model::AttachmentKind;
        let what = match attachment.kind {
            AttachmentKind::Picture => "picture",
            AttachmentKind::SpokenNote => "spoken note",
            AttachmentKind::File => "file",
        };
        beside.push(if attachment.here { what.to_owned() } else { format!("{what} follows") });
    }
    beside.extend(row.tags.iter().map(|tag| format!("#{tag}")));
    let below = small(&wrapped(&format!("       {} · {}", row.id, beside.join(" · ")), "       "));
    format!("{}\n{below}\n", wrapped(&head, INDENT))
}

pub fn promise_standing(standing: PromiseStanding) -> &'static str {
    match standing {
        PromiseStanding::Open => "open",
        PromiseStanding::DueToday => "due today",
        PromiseStanding::PastItsDay => "past its day",
        PromiseStanding::Kept => "kept",
        PromiseStanding::Late => "kept late",
        PromiseStanding::Changed => "changed",
        PromiseStanding::LetGo => "let go",
        PromiseStanding::Several => "two answers stand side by side",
    }
}

/// A promise.
pub fn promise(row: &PromiseRow, now: &Moment) -> String {
    let to: Vec<&str> = row.to.iter().map(|who| who.name.as_str()).collect();
    let by = row.promised_by.as_deref().unwrap_or("you");
    let head = format!(
        "by {}  {} ({} to {}; {})",
        row.until.map_or_else(|| "?".to_owned(), |until| times::day(until, now)),
        row.text,
        by,
        to.join(" and "),
        promise_standing(row.standing)
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
        Sharing::NoTeam { notes: 0 } => "Everything stays on this computer until you join a team.".to_owned(),
        Sharing::NoTeam { notes } => {
            format!(
                "{} on this computer. Everything stays here until you join a team.",
                upper(&counted(*notes, "note"))
            )
        }
        Sharing::Together { checked: Some(checked) } => {
            format!("Everything is with the team, checked {}.", times::when(checked, now))
        }
        Sharing::Together { checked: None } => "Everything is with the team.".to_owned(),
        Sharing::Waiting { notes, things, away_since } => {
            let what = match (notes, things) {
                (0, 0) => "Nothing waits on this computer.".to_owned(),
                (0, things) => {
                    format!("{} on this computer, not with the team yet.", upper(&counted(*things, "change")))
                }
                (notes, _) => format!("{} on this computer.", upper(&counted(*notes, "note"))),
            };
            match away_since {
                Some(since) => format!(
                    "{what} Your team's server has not answered since {}. Nothing to do.",
                    times::when(since, now)
                ),
                None => format!("{what} It goes with the next sync."),
            }
        }
        Sharing::NeedsYou { things, waiting } => {
            let waits = if *waiting > 0 {
                format!(" {} on this computer.", upper(&counted(*waiting, "change")))
            } else {
                String::new()
            };
            format!("{} {} you.{waits}", upper(&counted(*things, "thing")), if *things == 1 { "needs" } else { "need" })
        }
    }
}

/// The one thing to do that Today offers, with the command for it.
pub fn one_thing(thing: &OneThing) -> String {
    match thing {
        OneThing::StillThere { .. } => "Still there? It has been quiet for three hours: soundings visit end".to_owned(),
        OneThing::Share { visit, notes } => {
            format!(
                "{} of an ended visit {} still only yours: soundings share {visit}",
                upper(&counted(*notes, "note")),
                are(*notes)
            )
        }
        OneThing::Sort { visit, notes } => {
            format!("{} {} in no map yet: soundings visit show {visit}", upper(&counted(*notes, "note")), are(*notes))
        }
        OneThing::File { notes } => {
            let has = if *notes == 1 { "has" } else { "have" };
            format!("{} {has} no visit or no key yet: soundings visit list", upper(&counted(*notes, "note")))
        }
        OneThing::Compare { entity } => {
            format!("Two versions stand side by side: soundings status, then resolve {entity}")
        }
    }
}

fn are(count: u32) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn upper(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
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
        assert_eq!(quoted("we weld it twice", true), "“we weld it twice”");
        assert_eq!(quoted("we weld it twice", false), "we weld it twice");
    }
}
