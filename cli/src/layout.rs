//! How words are laid out in the terminal's columns, and its few colours. Nothing is told by colour alone.

use crate::terminal::{self, coloured};

/// What stands for a space where a line must not break: nobody can type it.
const UNBROKEN: char = '\u{F8FE}';

/// Breaks words into lines as wide as the terminal; every line but the first begins with `indent`. Line breaks stay. A
/// wide character takes two columns, a colour none; a word longer than a line stays whole, and so does a command.
pub fn wrapped(text: &str, indent: &str) -> String {
    laid_out(text, indent, false)
}

/// [`wrapped`] for what somebody said: a word longer than a line goes on in the next.
pub fn wrapped_words(text: &str, indent: &str) -> String {
    laid_out(text, indent, true)
}

fn laid_out(text: &str, indent: &str, breaks_words: bool) -> String {
    let lines = text.split('\n').enumerate().map(|(number, line)| {
        let words = line.trim_start_matches(' ');
        let lead = &line[..line.len() - words.len()];
        let first = if number > 0 { format!("{indent}{lead}") } else { lead.to_owned() };
        let options = textwrap::Options::new(terminal::columns())
            .initial_indent(&first)
            .subsequent_indent(indent)
            .break_words(breaks_words)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
        textwrap::fill(&with_whole_command(words), options).replace(UNBROKEN, " ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Text where somebody reads it: lines that nobody broke before are broken where the terminal ends.
pub fn fitting(text: &str) -> String {
    let columns = terminal::columns();
    if terminal::lines().is_none() || text.lines().all(|line| display_width(line) <= columns) {
        return text.to_owned();
    }
    let line = |line: &str| {
        let lead = line.len() - line.trim_start_matches(' ').len();
        if display_width(line) <= columns { line.to_owned() } else { wrapped(line, &" ".repeat(lead)) }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// A command that ends a line of ours is copied as it stands there: it is never broken.
fn with_whole_command(line: &str) -> String {
    const COMMAND: &str = "soundings ";
    let begins = if line.starts_with(COMMAND) { Some(0) } else { line.find(": soundings ").map(|at| at + 2) };
    match begins {
        Some(at) => format!("{}{}", &line[..at], line[at..].replace(' ', &UNBROKEN.to_string())),
        None => line.to_owned(),
    }
}

/// Text in a colour or weight of the terminal's own, where it shows any.
pub fn painted(paint: &str, text: &str) -> String {
    if coloured() && !text.is_empty() { format!("\x1b[{paint}m{text}\x1b[0m") } else { text.to_owned() }
}

/// Text as it may go to a terminal: line breaks, tabs and our own colours stay, every other sign that would command the
/// terminal does not, whoever wrote it and wherever it came from.
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let colour = from
            .strip_prefix("\x1b[")
            .map(|from| from.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ';'));
        rest = match colour.and_then(|from| from.strip_prefix('m')) {
            Some(behind) if coloured() => {
                out.push_str(&from[..from.len() - behind.len()]);
                behind
            }
            _ => from.split_at(from.chars().next().map_or(0, char::len_utf8)).1,
        };
    }
    out + rest
}

/// A heading.
pub fn strong(text: &str) -> String {
    painted("1", text)
}

/// Text with some of its letters underlined, where the terminal shows that: what was looked for. `ranges` count Unicode scalar
/// values; what lies beside them is painted with `paint`.
pub fn underlined(text: &str, ranges: impl IntoIterator<Item = (u32, u32)>, paint: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let piece =
        |from: usize, to: usize| letters[from.min(letters.len())..to.min(letters.len())].iter().collect::<String>();
    let beside = |text: String| if paint.is_empty() { text } else { painted(paint, &text) };
    let (mut out, mut at) = (String::new(), 0);
    for (start, end) in ranges.into_iter().map(|(start, end)| (start as usize, end as usize)) {
        if start < at || end < start {
            continue;
        }
        out += &beside(piece(at, start));
        out += &painted("1;4", &piece(start, end));
        at = end;
    }
    out + &beside(piece(at, letters.len()))
}

/// Small words beside a thing.
pub fn small(text: &str) -> String {
    painted("2", text)
}

/// What is to be typed again.
pub fn bright(text: &str) -> String {
    painted("1;35", text)
}

/// How many columns a text takes; colours take none.
pub fn display_width(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// Text filled up to a width.
pub fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(display_width(text))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_the_width_and_keep_their_indent() {
        let text = wrapped(&"word ".repeat(40), "    ");
        assert!(text.lines().all(|line| line.chars().count() <= terminal::columns()));
        assert!(text.lines().skip(1).all(|line| line.starts_with("    word")));
    }

    #[test]
    fn a_command_is_never_broken_over_lines() {
        let command = "soundings report zkqm --out a-rather-long-name-for-the-report-of-a-visit.html";
        let text =
            wrapped(&format!("{}: {command}", "The report of that visit is ready to be read by everybody"), "  ");
        assert_eq!(text.lines().nth(1), Some(format!("  {command}").as_str()), "{text}");
        assert_eq!(wrapped(command, ""), command);
    }

    #[test]
    fn no_words_command_the_terminal() {
        assert_eq!(printable("a\x1b]0;title\x07b\n\tc\r\u{9b}2Jd"), "a]0;titleb\n\tc2Jd");
        assert_eq!(printable("רוזה e\u{301} 👩🏽‍🔧"), "רוזה e\u{301} 👩🏽‍🔧");
        assert_eq!(printable("\x1b"), "");
    }

    #[test]
    fn words_without_a_space_go_on_in_the_next_line_and_wide_ones_take_two_columns() {
        let text = wrapped_words(&"溶接".repeat(60), "  ");
        assert!(text.lines().all(|line| display_width(line) <= terminal::columns()), "{text}");
        assert!(text.lines().count() > 2);
    }
}
