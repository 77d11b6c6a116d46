//! A document as CommonMark: people's words can't break its form.

use std::fmt::Write;

use super::{Block, Document, Line, Picture, Run, Statement, Voice};
use crate::catalogue::Said;

/// The whole document; its pictures are shown where a folder holds them.
pub(super) fn document(document: &Document, folder: Option<&str>) -> String {
    let colon = document.language.say("page-colon");
    let mut head = escape(&document.title);
    if head.ends_with('#') {
        // Signs at the end would close the heading.
        head.insert(head.len() - 1, '\\');
    }
    let mut out = format!("# {}{colon} {head}\n\n", escape(&document.kind));
    if let Some(warning) = &document.not_for_outside {
        let _ = writeln!(out, "**{}**\n", escape(warning));
    }
    let lead: Vec<String> = document.lead.iter().map(|one| start(&line(one))).collect();
    if !lead.is_empty() {
        let _ = writeln!(out, "{}\n", lead.join("  \n"));
    }
    let mut files = document.pictures().map(|(name, _)| name);
    for (place, block) in document.blocks.iter().enumerate() {
        write_block(&mut out, block, &colon, &mut |picture| shown(picture, folder.zip(files.next())));
        // A list ends before what is no part of it.
        let in_list = |block: Option<&Block>| matches!(block, Some(Block::Note(_) | Block::Promise(_)));
        if in_list(Some(block)) && !in_list(document.blocks.get(place + 1)) {
            out.push('\n');
        }
    }
    for one in &document.foot {
        let _ = writeln!(out, "{}", start(&line(one)));
    }
    out
}

/// How a picture is written.
type Shows<'a> = &'a mut dyn FnMut(&Picture) -> String;

fn shown(picture: &Picture, file: Option<(&str, String)>) -> String {
    let words = line(&picture.in_words());
    match file {
        Some((folder, file)) => format!("![{words}](<{folder}/{file}>)"),
        None => format!("{} · {}", start(&words), picture.size),
    }
}

fn write_block(out: &mut String, block: &Block, colon: &str, shows: Shows<'_>) {
    let _ = match block {
        Block::Heading(text) => write!(out, "## {}\n\n", escape(text)),
        Block::Facts(facts) => {
            for fact in facts {
                let values: Vec<String> = fact.values.iter().map(line).collect();
                let _ = writeln!(out, "- **{}**{colon} {}", escape(&fact.label), values.join("; "));
            }
            writeln!(out)
        }
        Block::Note(note) => {
            let facts = facts(note);
            if facts.is_empty() {
                let _ = writeln!(out, "- {}", in_item(&note.words.text));
                write_beside(out, note, colon, shows);
                return;
            }
            let _ = writeln!(out, "- {facts}");
            if !note.words.text.is_empty() {
                let _ = write!(out, "\n  {}\n", in_item(&note.words.text));
            }
            write_beside(out, note, colon, shows);
            writeln!(out)
        }
        Block::Promise(promise) => {
            let _ = write!(out, "- {}\n\n  {}\n", in_item(&promise.words.text), facts(promise));
            write_beside(out, promise, colon, shows);
            Ok(())
        }
        Block::Paragraph(text) => write!(out, "{}\n\n", start(&line(text))),
        Block::Rule => out.write_str("---\n\n"),
        Block::BlankLines(count) => (0..*count).try_for_each(|_| out.write_str("&nbsp;\n\n")),
    };
}

fn write_beside(out: &mut String, statement: &Statement, colon: &str, shows: Shows<'_>) {
    if let Some((label, first)) = &statement.first {
        let _ = write!(out, "\n  {}{colon} {}\n", escape(label), in_item(&first.text));
    }
    for picture in &statement.pictures {
        let _ = write!(out, "\n  {}\n", shows(picture));
    }
    for file in &statement.files {
        let _ = write!(out, "\n  {}\n", start(&line(file)));
    }
}

fn facts(statement: &Statement) -> String {
    let time = statement.at.iter().map(|at| format!("**{at}**"));
    let facts: Vec<String> = time.chain(statement.facts.iter().map(line)).collect();
    facts.join(" · ")
}

fn line(line: &Line) -> String {
    let run = |run: &Run| match run.voice {
        Voice::Strong => format!("**{}**", escape(&run.text)),
        Voice::Plain | Voice::Name | Voice::Speaker => escape(&run.text),
    };
    line.0.iter().map(run).collect()
}

/// Words in an item of a list: each line after the first is set in, so that it stays in it.
pub(crate) fn in_item(words: &str) -> String {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| start(&escape(line))).collect::<Vec<_>>().join("  \n  ")
}

/// What means something anywhere in a line, made to mean itself.
pub(crate) fn escape(text: &str) -> String {
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
            line(&Line::name("**bold** [link](x) <b>&amp;</b> `code` | a_b ~~c~~")),
            r"\*\*bold\*\* \[link\](x) \<b\>\&amp;\</b\> \`code\` \| a\_b \~\~c\~\~"
        );
        assert_eq!(line(&Line::name("two\nlines\r\nhere")), "two lines here");
    }

    #[test]
    fn nothing_at_the_beginning_of_a_line_is_taken_for_form() {
        let text = "# no\n- no\n1. no\n2) no\n---\n===\n    code\n> no\n8.0 is";
        assert_eq!(
            in_item(text),
            "\\# no  \n  \\- no  \n  1\\. no  \n  2\\) no  \n  \\---  \n  \\===  \n  code  \n  \\> no  \n  8.0 is"
        );
    }

    #[test]
    fn what_turns_a_line_about_is_left_out() {
        assert_eq!(line(&Line::name("safe \u{202e}desrever")), "safe desrever");
    }
}
