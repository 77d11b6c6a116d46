//! The report as CommonMark: people's words can't break its form.

use std::fmt::Write;

use chrono::NaiveDateTime;
use soundings_core::model::ObservationKind;
use soundings_core::present::{Attached, ForWhom, Named, Noted, PromiseMade, Report, Shown};

use super::{alt, called, file_name, not_typed_up, seconds, title, when};
use crate::Language;
use crate::catalogue::Said;
use crate::frame::CLOCK;
use crate::text::shown;

/// The whole document.
pub(super) fn document(report: &Report, locale: Language, folder: Option<&str>) -> String {
    let mut head = line(&title(report, locale));
    if head.ends_with('#') {
        // Signs at the end would close the heading.
        head.insert(head.len() - 1, '\\');
    }
    let mut out = format!("# {}{} {head}\n\n", locale.encounter(report.kind), locale.say("page-colon"));
    if report.for_whom == ForWhom::Us {
        let _ = writeln!(out, "**{}**\n", locale.say("page-not-for-outside"));
    }
    if let Some(site) = &report.site {
        let _ = writeln!(out, "{}  ", start(&line(site)));
    }
    let _ = writeln!(out, "{}\n", line(&when(locale, report.when.as_ref())));
    facts(report, locale, &mut out);
    let mut section = |heading: String, items: Vec<String>| {
        if !items.is_empty() {
            let _ = write!(out, "## {heading}\n\n");
            items.iter().for_each(|item| out.push_str(item));
            out.push('\n');
        }
    };
    section(locale.say("page-promised"), report.promises.iter().map(|promise| promised(locale, promise)).collect());
    let mut pictures = Pictures { folder, next: 0 };
    let mut notes = |notes: &[Noted]| notes.iter().map(|note| noted(locale, note, &mut pictures)).collect::<Vec<_>>();
    section(locale.say("page-starred"), notes(&report.starred));
    section(
        if report.starred.is_empty() { locale.say("page-notes") } else { locale.say("page-in-order") },
        notes(&report.notes),
    );
    if report.starred.is_empty() && report.notes.is_empty() {
        let nothing = if report.for_whom == ForWhom::Us {
            locale.say("page-nothing-noted")
        } else {
            locale.say("page-nothing-may-go")
        };
        let _ = writeln!(out, "{nothing}\n");
    }
    if report.only_you > 0 {
        let _ = writeln!(out, "{}\n", locale.only_you(report.only_you));
    }
    let head = if report.for_whom == ForWhom::Us { locale.say("page-as-of") } else { locale.say("page-agreed") };
    let _ = writeln!(out, "{head} {}, {}.", locale.day(report.made.date()), report.made.format(CLOCK));
    out
}

fn facts(report: &Report, locale: Language, out: &mut String) {
    let mut fact = |heading: String, value: String| {
        let _ = writeln!(out, "- **{heading}**{} {value}", locale.say("page-colon"));
    };
    if let Some(objective) = &report.objective {
        fact(locale.say("page-objective"), line(&locale.cleared(objective)));
    }
    if !report.people.is_empty() {
        let people: Vec<String> = report
            .people
            .iter()
            .map(|person| {
                let role = person.role.as_ref().map_or(String::new(), |role| format!(", {}", line(role)));
                let consent = person.consent.map_or(String::new(), |consent| format!(" ({})", locale.choice(consent)));
                format!("{}{role}{consent}", line(&person.name))
            })
            .collect();
        fact(locale.say("page-we-met"), people.join("; "));
    }
    if !report.engineers.is_empty() {
        let engineers: Vec<String> = report.engineers.iter().map(|engineer| line(engineer)).collect();
        fact(locale.say("page-we-were"), engineers.join(", "));
    }
    if report.objective.is_some() || !report.people.is_empty() || !report.engineers.is_empty() {
        out.push('\n');
    }
}

fn promised(locale: Language, promise: &PromiseMade) -> String {
    let mut facts = Vec::new();
    facts.extend(promise.until.map(|until| format!("{} **{}**", locale.say("page-until"), locale.day(until))));
    if !promise.to.is_empty() {
        let to: Vec<String> = promise.to.iter().map(|who| named(locale, who, false)).collect();
        facts.push(format!("{} {}", locale.say("page-to"), to.join(", ")));
    }
    facts.extend(promise.promised_by.as_ref().map(|engineer| format!("{} {}", locale.say("page-by"), line(engineer))));
    facts.extend(locale.standing(promise.standing));
    format!("- {}\n\n  {}\n", block(&locale.cleared(&promise.text), "  "), facts.join(" · "))
}

/// Where pictures lie, and how many came before.
struct Pictures<'a> {
    folder: Option<&'a str>,
    next: usize,
}

impl Pictures<'_> {
    /// The picture, with the words that stand on it; a line of text where no folder holds it.
    fn shown(&mut self, locale: Language, attached: &Attached, shown: &Shown) -> String {
        let named = attached.file_name.as_deref().filter(|_| self.folder.is_none());
        let called = match named {
            Some(name) => format!("{} · {}", line(name), locale.bytes(attached.bytes)),
            None => alt(locale, shown),
        };
        let labels = shown.labels.iter().map(|label| line(&locale.cleared(&label.words)));
        let words: Vec<String> = std::iter::once(called).chain(labels).collect();
        let words = words.join(" · ");
        let file = file_name(self.next);
        self.next += 1;
        match self.folder {
            Some(folder) => format!("![{words}](<{folder}/{file}>)"),
            None => start(&words),
        }
    }
}

fn noted(locale: Language, note: &Noted, pictures: &mut Pictures<'_>) -> String {
    let clock = |at: &NaiveDateTime| at.format(CLOCK).to_string();
    let time = note
        .at
        .as_ref()
        .map(|at| if note.another_day { format!("{} {}", locale.day(at.date()), clock(at)) } else { clock(at) });
    let mut facts = Vec::new();
    facts.extend(time.map(|time| format!("**{time}**")));
    facts.extend(note.by.as_ref().map(|by| named(locale, by, true)));
    let kind = locale.note(note.kind);
    let roughly = note.kind == ObservationKind::Said && !note.exact;
    facts.push(if roughly { format!("{kind}, {}", locale.say("page-roughly")) } else { kind });
    facts.extend(
        note.about.as_ref().map(|about| format!("{} {}", locale.say("page-about"), named(locale, about, false))),
    );
    facts.extend(note.from_memory.then(|| locale.say("from-memory")));
    facts.extend(note.engineer.as_ref().map(|engineer| format!("{} {}", locale.say("page-noted-by"), line(engineer))));
    let words = |words: &str| block(&if note.exact { locale.quoted(&shown(words)) } else { words.to_owned() }, "  ");
    let mut out = format!("- {}\n", facts.join(" · "));
    if not_typed_up(note) {
        let _ = write!(out, "\n  {}\n", locale.say("to-type-up"));
    } else if !note.words.is_empty() {
        let _ = write!(out, "\n  {}\n", words(&note.words));
    }
    if let Some(first) = &note.first_words {
        let _ = write!(out, "\n  {}{} {}\n", locale.say("page-first-words"), locale.say("page-colon"), words(first));
    }
    for attached in &note.attached {
        let line = match (&attached.picture, attached.duration_ms) {
            (Some(shown), _) => pictures.shown(locale, attached, shown),
            (None, Some(ms)) => format!("{} · {}", start(&line(&called(locale, attached))), seconds(locale, ms)),
            (None, None) => {
                format!("{} · {}", start(&line(&called(locale, attached))), locale.bytes(attached.bytes))
            }
        };
        let _ = write!(out, "\n  {line}\n");
    }
    out.push('\n');
    out
}

fn named(locale: Language, who: &Named, with_role: bool) -> String {
    match who {
        Named::Customer => locale.say("page-a-customer"),
        Named::Person { name, role } => {
            let role = role.as_ref().filter(|_| with_role).map_or(String::new(), |role| format!(", {}", line(role)));
            format!("{}{role}", line(name))
        }
    }
}

/// Text that stands in a line with other text.
fn line(text: &str) -> String {
    let one: Vec<&str> = text.split_whitespace().collect();
    escape(&shown(&one.join(" ")))
}

/// Text that has its own lines, each after the first behind `indent`; an empty line stays one paragraph's break.
fn block(text: &str, indent: &str) -> String {
    let text = shown(text);
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| start(&escape(line))).collect();
    lines.join(&format!("  \n{indent}"))
}

/// What means something anywhere in a line, made to mean itself.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~') {
            out.push('\\');
        }
        out.push(if character == '\t' { ' ' } else { character });
    }
    out
}

/// What means something at the beginning of a line, made to mean itself: headings, lists, rules, numbers.
fn start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let after = line.as_bytes();
    let ends = after.get(digits + 1).is_none_or(u8::is_ascii_whitespace);
    let numbered = digits > 0 && ends && matches!(after.get(digits), Some(b'.' | b')'));
    match line.chars().next() {
        Some('#' | '-' | '+' | '=' | ':') => format!("\\{line}"),
        _ if numbered => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_line_is_taken_for_form() {
        assert_eq!(
            line("**bold** [link](x) <b>&amp;</b> `code` | a_b ~~c~~"),
            r"\*\*bold\*\* \[link\](x) \<b\>\&amp;\</b\> \`code\` \| a\_b \~\~c\~\~"
        );
        assert_eq!(line("two\nlines\r\nhere"), "two lines here");
    }

    #[test]
    fn nothing_at_the_beginning_of_a_line_is_taken_for_form() {
        assert_eq!(
            block("# no\n- no\n1. no\n2) no\n---\n===\n    code\n> no\n8.0 is", "  "),
            "\\# no  \n  \\- no  \n  1\\. no  \n  2\\) no  \n  \\---  \n  \\===  \n  code  \n  \\> no  \n  8.0 is"
        );
    }

    #[test]
    fn what_turns_a_line_about_is_left_out() {
        assert_eq!(line("safe \u{202e}desrever"), "safe desrever");
    }
}
