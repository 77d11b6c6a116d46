//! Nudges: a better question under one's own words that judge somebody rather than describe. Which words, and which question,
//! is data, a file a language beside this one. A pure function over a text: nothing is kept of what it finds.

use super::choices::GuideLanguage;
use super::text::fold;

fn file(language: GuideLanguage) -> &'static str {
    match language {
        GuideLanguage::English => include_str!("nudges/en.txt"),
        GuideLanguage::French => include_str!("nudges/fr.txt"),
    }
}

/// The better question for words that judge; `None` for words that do not.
#[must_use]
pub fn nudge(text: &str, language: GuideLanguage) -> Option<&'static str> {
    let words = words(text);
    let mut question = None;
    for line in file(language).lines() {
        if let Some(named) = line.strip_prefix("nudge ") {
            question = named.split_once(": ").map(|(_, question)| question);
        } else if let Some(pattern) = line.strip_prefix("says: ")
            && says(&words, pattern)
        {
            return question;
        }
    }
    None
}

/// The words of a text without case, accents and apostrophes.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(['\'', '’'], "");
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether somewhere these words follow one another: a word each, of those that a bar parts; `do-not` is two.
fn says(words: &[String], pattern: &str) -> bool {
    let pattern: Vec<Vec<Vec<String>>> =
        pattern.split(' ').map(|choices| choices.split('|').map(self::words).collect()).collect();
    (0..words.len()).any(|start| follows(&words[start..], &pattern))
}

fn follows(words: &[String], pattern: &[Vec<Vec<String>>]) -> bool {
    let Some((choices, rest)) = pattern.split_first() else { return true };
    choices.iter().any(|choice| words.starts_with(choice) && follows(&words[choice.len()..], rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questions(language: GuideLanguage) -> Vec<&'static str> {
        file(language)
            .lines()
            .filter_map(|line| line.strip_prefix("nudge ")?.split_once(": ").map(|(_, text)| text))
            .collect()
    }

    #[test]
    fn each_judging_sentence_gets_its_question() {
        let en = questions(GuideLanguage::English);
        let fr = questions(GuideLanguage::French);
        let said = [
            ("They don’t get it.", "Ils n’ont rien compris."),
            ("they never read the manual", "Ils n'ont jamais lu la notice."),
            ("A USER ERROR, clearly", "Une erreur de manipulation."),
            ("They're lazy", "Ils sont fainéants."),
            ("It’s obvious that it was off", "C’est évident !"),
            ("They should just turn it down.", "Ils n’ont qu’à le baisser."),
            ("they are difficult", "Ils sont vraiment difficiles."),
            ("They always complain", "Ils se plaignent toujours."),
            ("They don't care about the card", "Ils s’en fichent."),
            ("They did it wrong again", "Ils l'ont mal réglé."),
        ];
        assert_eq!((en.len(), fr.len()), (10, 10));
        for (place, (english, french)) in said.into_iter().enumerate() {
            assert_eq!(nudge(english, GuideLanguage::English), Some(en[place]), "{english}");
            assert_eq!(nudge(french, GuideLanguage::French), Some(fr[place]), "{french}");
        }
    }

    #[test]
    fn what_describes_is_left_alone() {
        for text in [
            "they weld twice so nobody can be blamed, not because the weld is bad",
            "The card hangs behind the gas bottle; nobody can read it from the torch.",
            "He turned the wire speed down before striking the arc",
            "Why does the manual lie in the office?",
            "It is difficult to read the display in the sun",
            "",
        ] {
            assert_eq!(nudge(text, GuideLanguage::English), None, "{text}");
        }
        for text in
            ["Elle règle la vitesse avant d’amorcer l’arc", "Le manuel est au bureau", "Il lit la carte de loin"]
        {
            assert_eq!(nudge(text, GuideLanguage::French), None, "{text}");
        }
    }
}
