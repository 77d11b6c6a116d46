//! Android's `strings.xml`, one a language, and the Kotlin that names the words of values.

use std::fmt::Write;

use soundings_words::Language;

use crate::NOTE;
use crate::catalogue::{self, Message, Piece, Text};
use crate::values::{self, Case, Values};

/// The name of a message in Android's resources.
pub fn name(id: &str) -> String {
    id.replace('-', "_")
}

fn escaped(words: &str) -> String {
    let mut out = String::new();
    for (at, letter) in words.char_indices() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '\'' | '"' | '\\' => out.extend(['\\', letter]),
            '@' | '?' if at == 0 => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}

/// A form with its arguments by number; a message without any is no format, and its percent signs stand as they are.
fn form(pieces: &[Piece], arguments: &[String]) -> String {
    pieces.iter().fold(String::new(), |mut out, piece| {
        match piece {
            Piece::Words(words) if arguments.is_empty() => out.push_str(&escaped(words)),
            Piece::Words(words) => out.push_str(&escaped(words).replace('%', "%%")),
            Piece::Argument(name) => {
                let number = arguments.iter().position(|argument| argument == name).unwrap() + 1;
                // Numbers follow the locale. Words may run another way than ours: between these marks they turn nothing round.
                let placed =
                    if name == "count" { format!("%{number}$d") } else { format!("\\u2068%{number}$s\\u2069") };
                out.push_str(&placed);
            }
        }
        out
    })
}

/// Android asks French for a form of millions, which sounds like that of every other number.
fn with_many(language: Language, forms: &[(String, Vec<Piece>)]) -> Vec<(String, Vec<Piece>)> {
    let mut forms = forms.to_vec();
    if language == Language::French && !forms.iter().any(|(key, _)| key == "many") {
        let other = forms.iter().position(|(key, _)| key == "other").unwrap();
        let many = ("many".to_owned(), forms[other].1.clone());
        forms.insert(other, many);
    }
    forms
}

fn resource(out: &mut String, language: Language, name: &str, text: &Text, arguments: &[String]) {
    match text {
        Text::Plain(pieces) => {
            writeln!(out, "    <string name=\"{name}\">{}</string>", form(pieces, arguments)).unwrap();
        }
        Text::Counted(forms) => {
            // Android has no plural form for zero in these languages, so it is a string of its own.
            let (none, forms): (Vec<_>, Vec<_>) =
                with_many(language, forms).into_iter().partition(|(key, _)| key == "0");
            for (_, pieces) in none {
                writeln!(out, "    <string name=\"{name}_none\">{}</string>", form(&pieces, arguments)).unwrap();
            }
            writeln!(out, "    <plurals name=\"{name}\">").unwrap();
            for (key, pieces) in forms {
                writeln!(out, "        <item quantity=\"{key}\">{}</item>", form(&pieces, arguments)).unwrap();
            }
            writeln!(out, "    </plurals>").unwrap();
        }
        Text::Other => panic!("{name} can't be said on a phone: it chooses by something else than $count"),
    }
}

/// `strings.xml` of one language.
pub fn strings(language: Language, english: &[Message]) -> String {
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- {NOTE} -->\n<resources>\n");
    let mut group = String::new();
    for message in catalogue::read(language).iter().filter(|message| message.on_phones()) {
        if message.group != group {
            group.clone_from(&message.group);
            writeln!(out, "    <!-- {group} -->").unwrap();
        }
        // The order of arguments is English's, so that both languages take them alike.
        let arguments = &english.iter().find(|it| it.id == message.id).unwrap().arguments;
        for (id, text) in message.for_phones() {
            resource(&mut out, language, &name(&id), text, arguments);
        }
    }
    out.push_str("</resources>\n");
    out
}

/// `CallListened` as `CALL_LISTENED`.
fn constant(case: &str) -> String {
    values::kebab(case).replace('-', "_").to_uppercase()
}

fn function(out: &mut String, values: &Values, function: &str, attribute: &str) {
    writeln!(out, "\n@StringRes\nfun {}.{function}(): Int = when (this) {{", values.name).unwrap();
    for Case { name: case, id } in &values.cases {
        writeln!(out, "    {}.{} -> R.string.{}{attribute}", values.name, constant(case), name(id)).unwrap();
    }
    out.push_str("}\n");
}

/// The words of every value that Kotlin knows.
pub fn kotlin(messages: &[Message]) -> String {
    let in_shells: Vec<Values> = values::all().into_iter().filter(|values| values.in_shells).collect();
    let mut imports: Vec<&str> = in_shells.iter().map(|values| values.name).collect();
    imports.sort_unstable();
    let mut out = format!("// {NOTE}\npackage app.soundings\n\nimport androidx.annotation.StringRes\n");
    imports.iter().for_each(|name| writeln!(out, "import app.soundings.core.{name}").unwrap());
    out.push_str("import app.soundings.notebook.SoundingsException\n");
    for values in &in_shells {
        function(&mut out, values, "word", "");
        let first = messages.iter().find(|message| message.id == values.cases[0].id).unwrap();
        for (id, _) in first.for_phones().into_iter().skip(1) {
            let attribute = id.rsplit('-').next().unwrap().to_owned();
            function(&mut out, values, &attribute, &format!("_{attribute}"));
        }
    }
    out.push_str("\n/** What happened, that nothing is lost where that is so, and what to do. */\n@StringRes\nfun SoundingsException.word(): Int = when (this) {\n    is SoundingsException.Refused -> why.word()\n");
    for Case { name: case, id } in values::errors() {
        writeln!(out, "    is SoundingsException.{case} -> R.string.{}", name(&id)).unwrap();
    }
    out.push_str("}\n");
    out
}
