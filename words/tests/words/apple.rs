//! Apple's string catalogue with both languages side by side, and the Swift that names the words.

use std::fmt::Write;
use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};
use serde_json::{Map, Value, json};
use soundings_words::{Language, Place};

use crate::NOTE;
use crate::catalogue::{self, Message, Piece, Text};
use crate::values::{self, Case};

/// The key as SwiftUI makes it of a literal: the id, then what each argument is.
fn key(id: &str, arguments: &[String]) -> String {
    arguments.iter().fold(id.to_owned(), |key, name| format!("{key} {}", kind(name)))
}

fn kind(argument: &str) -> &'static str {
    if argument == "count" { "%lld" } else { "%@" }
}

/// Where an argument stands. Numbers follow the locale; words may run another way than ours: between these marks they turn nothing
/// round.
fn placed(argument: &str, at: &str) -> String {
    if argument == "count" { at.to_owned() } else { format!("\u{2068}{at}\u{2069}") }
}

fn form(pieces: &[Piece], arguments: &[String]) -> String {
    pieces.iter().fold(String::new(), |mut out, piece| {
        match piece {
            Piece::Words(words) if arguments.is_empty() => out.push_str(words),
            Piece::Words(words) => out.push_str(&words.replace('%', "%%")),
            Piece::Argument(name) if arguments.len() == 1 => out.push_str(&placed(name, kind(name))),
            Piece::Argument(name) => {
                let number = arguments.iter().position(|argument| argument == name).unwrap() + 1;
                out.push_str(&placed(name, &format!("%{number}${}", &kind(name)[1..])));
            }
        }
        out
    })
}

fn unit(pieces: &[Piece], arguments: &[String]) -> Value {
    json!({"stringUnit": {"state": "translated", "value": form(pieces, arguments)}})
}

fn localization(text: &Text, arguments: &[String]) -> Value {
    match text {
        Text::Plain(pieces) => unit(pieces, arguments),
        Text::Counted(forms) => {
            let forms = forms.iter().map(|(key, pieces)| {
                let key = if key == "0" { "zero" } else { key };
                (key.to_owned(), unit(pieces, arguments))
            });
            json!({"variations": {"plural": forms.collect::<Map<_, _>>()}})
        }
        Text::Other => panic!("this can't be said on a phone: it chooses by something else than $count"),
    }
}

/// What iOS itself says when it asks for a person's leave: the key of the app's list, and the id of its words.
const ASKED: [(&str, &str); 3] = [
    ("NSCameraUsageDescription", "apple-camera"),
    ("NSFaceIDUsageDescription", "apple-face"),
    ("NSMicrophoneUsageDescription", "apple-microphone"),
];

/// `InfoPlist.xcstrings`, as Xcode lays it out.
pub fn asked() -> String {
    let all = Language::ALL.map(|language| (language, catalogue::read(language)));
    let strings = ASKED.map(|(key, id)| {
        let localizations = all.iter().map(|(language, messages)| {
            let there = messages.iter().find(|it| it.id == id).unwrap();
            (language.tag().to_owned(), localization(&there.text, &[]))
        });
        let localizations: Map<_, _> = localizations.collect();
        (key.to_owned(), json!({"comment": NOTE, "extractionState": "manual", "localizations": localizations}))
    });
    laid_out(strings.into_iter().collect())
}

/// `AppShortcuts.xcstrings`: what one says to Siri, with the app's name as the system fills it in.
pub fn shortcuts() -> String {
    let said = |language: Language| spoken(language, "${applicationName}");
    let unit = |language: Language| json!({"stringUnit": {"state": "translated", "value": said(language)}});
    let localizations: Map<_, _> =
        Language::ALL.iter().map(|language| (language.tag().to_owned(), unit(*language))).collect();
    let phrase = json!({"comment": NOTE, "extractionState": "manual", "localizations": localizations});
    laid_out([(said(Language::English), phrase)].into_iter().collect())
}

/// What one says to Siri, as the app's own source has it.
pub fn shortcut_in_source() -> String {
    spoken(Language::English, "\\(.applicationName)")
}

fn spoken(language: Language, app: &str) -> String {
    let words = language.words(Place::Phone, "apple-shortcut", &[("app", app.into())]);
    words.replace(['\u{2068}', '\u{2069}'], "")
}

/// The same words where iOS first looks: as the project's settings hold them, in English.
pub fn asked_in_settings() -> Vec<String> {
    let of = |id: &str| Language::English.words(Place::Phone, id, &[]);
    ASKED.iter().map(|(key, id)| format!("INFOPLIST_KEY_{key} = \"{}\";", of(id))).collect()
}

/// `Localizable.xcstrings`, as Xcode lays it out.
pub fn strings(english: &[Message]) -> String {
    let all = Language::ALL.map(|language| (language, catalogue::read(language)));
    let mut strings = Map::new();
    for message in english.iter().filter(|message| message.on_phones()) {
        for (at, (id, _)) in message.for_phones().into_iter().enumerate() {
            let localizations = all.iter().map(|(language, messages)| {
                let there = messages.iter().find(|it| it.id == message.id).unwrap();
                (language.tag().to_owned(), localization(there.for_phones()[at].1, &message.arguments))
            });
            // A catalogue of strings takes comments nowhere but here.
            let comment = message.comment.as_ref().map_or_else(|| NOTE.to_owned(), |words| format!("{words} ({NOTE})"));
            let localizations: Map<_, _> = localizations.collect();
            strings.insert(
                key(&id, &message.arguments),
                json!({"comment": comment, "extractionState": "manual", "localizations": localizations}),
            );
        }
    }
    laid_out(strings)
}

fn laid_out(mut strings: Map<String, Value>) -> String {
    strings.sort_keys();
    let catalogue = json!({"sourceLanguage": "en", "strings": strings, "version": "1.0"});
    let mut out = Vec::new();
    catalogue.serialize(&mut Serializer::with_formatter(&mut out, Xcode(PrettyFormatter::new()))).unwrap();
    String::from_utf8(out).unwrap() + "\n"
}

/// JSON with a space on both sides of a colon, as Xcode writes it.
struct Xcode<'a>(PrettyFormatter<'a>);

impl Formatter for Xcode<'_> {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }
    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }
    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }
    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }
    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b" : ")
    }
    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// `where-are-you` as `whereAreYou`.
pub fn camel(id: &str) -> String {
    let mut parts = id.split('-');
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |done, part| done + &part[..1].to_uppercase() + &part[1..])
}

/// `CallListened` as `callListened`.
fn case(name: &str) -> String {
    camel(&values::kebab(name))
}

/// Every word by a name of its own, and the words of every value that Swift knows.
pub fn swift(messages: &[Message]) -> String {
    let mut out = format!("// {NOTE}\n\nimport SoundingsCore\nimport SwiftUI\n\nenum Words {{\n");
    let of_values = values::ids();
    let mut group = "";
    for message in messages.iter().filter(|message| message.on_phones() && !of_values.contains(&message.id)) {
        if message.group != group {
            writeln!(out, "{}  // {}", if group.is_empty() { "" } else { "\n" }, message.group).unwrap();
            group = &message.group;
        }
        let (id, name) = (&message.id, camel(&message.id));
        if message.arguments.is_empty() {
            writeln!(out, "  static var {name}: LocalizedStringKey {{ \"{id}\" }}").unwrap();
            continue;
        }
        let kind = |name: &String| if name == "count" { "Int" } else { "String" };
        let given: Vec<String> = message.arguments.iter().map(|name| format!("_ {name}: {}", kind(name))).collect();
        let taken: String = message.arguments.iter().map(|name| format!(" \\({name})")).collect();
        let head = format!("  static func {name}({}) -> LocalizedStringKey {{", given.join(", "));
        let body = format!("\"{id}{taken}\"");
        if head.len() + body.len() + 3 > 120 {
            writeln!(out, "{head}\n    {body}\n  }}").unwrap();
        } else {
            writeln!(out, "{head} {body} }}").unwrap();
        }
    }
    out.push_str("}\n");
    extensions(&mut out, messages);
    out.push_str("\nextension SoundingsError {\n  /// What happened, that nothing is lost where that is so, and what to do.\n  var words: LocalizedStringKey {\n    switch self {\n    case .Refused(let why): why.words\n");
    for Case { name, id } in values::errors() {
        writeln!(out, "    case .{name}: \"{id}\"").unwrap();
    }
    out.push_str("    }\n  }\n}\n");
    out
}

fn extensions(out: &mut String, messages: &[Message]) {
    for values in values::all().into_iter().filter(|values| values.in_shells) {
        writeln!(out, "\nextension {} {{", values.name).unwrap();
        let first = messages.iter().find(|message| message.id == values.cases[0].id).unwrap();
        for (at, (id, _)) in first.for_phones().into_iter().enumerate() {
            let attribute = if at == 0 { "" } else { id.rsplit('-').next().unwrap() };
            let (property, ending) =
                if at == 0 { ("words", String::new()) } else { (attribute, format!("-{attribute}")) };
            writeln!(out, "  var {property}: LocalizedStringKey {{\n    switch self {{").unwrap();
            for Case { name, id } in &values.cases {
                writeln!(out, "    case .{}: \"{id}{ending}\"", case(name)).unwrap();
            }
            out.push_str("    }\n  }\n");
        }
        out.push_str("}\n");
    }
}
