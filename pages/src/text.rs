//! People's words on a page.

/// Words as they can be shown: without the invisible characters that turn the text around them about.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}'))
        .map(|character| if matches!(character, '\u{2028}' | '\u{2029}') { '\n' } else { character })
        .filter(|character| *character != '\r')
        .collect()
}
