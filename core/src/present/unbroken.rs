//! Where no line of a name ends.

/// Letters of a last word that is too short to stand alone,
const SHORT: usize = 3;
/// and of a number, wherever it stands.
const SHORT_NUMBER: usize = 4;

/// A name as it is drawn: its short last word and its short numbers stay on the line of the word before them (*Plant 2*, *Line 4B
/// north*). For drawing alone: what is kept, looked for and handed on is the name as somebody wrote it.
#[must_use]
pub fn unbroken(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let mut drawn = String::with_capacity(name.len() + words.len());
    for (place, word) in words.iter().enumerate() {
        let letters = word.chars().count();
        let is_short_last = place + 1 == words.len() && (1..=SHORT).contains(&letters);
        let is_number = letters <= SHORT_NUMBER && word.contains(char::is_numeric);
        if place > 0 {
            drawn.push(if is_short_last || is_number { '\u{a0}' } else { ' ' });
        }
        drawn.push_str(word);
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_name_ends_before_its_short_last_word_or_its_number() {
        for (name, drawn) in [
            ("Plant 2", "Plant\u{a0}2"),
            ("Line 4B north", "Line\u{a0}4B north"),
            ("Halle 12 15", "Halle\u{a0}12\u{a0}15"),
            ("Veldmann Stahlbau AG", "Veldmann Stahlbau\u{a0}AG"),
            ("Plant  2", "Plant \u{a0}2"),
            ("工場 二", "工場\u{a0}二"),
        ] {
            assert_eq!(unbroken(name), drawn);
        }
        for name in ["Brightline Metals", "AG Weser", "order 2031-11-04", "Plant ", "2", ""] {
            assert_eq!(unbroken(name), name);
        }
    }
}
