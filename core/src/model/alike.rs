//! Which names look like one: accents and case folded, legal forms left out, a letter apart.

use super::text::words_in;

/// Legal forms of companies, folded: a customer is not told by them.
const LEGAL_FORMS: &str = "gmbh mbh ag kg ohg ug co ltd limited llc llp plc inc incorporated corp corporation company sa sas sarl \
    srl spa bv nv ab as oy aps kk pty pte sro doo ltee lte enr";

/// Names shorter than this are alike where they are the same: a letter more is another name.
const SHORT: usize = 5;

/// Longer than any name: a key is worked out for each of so many letters.
const LONGEST: usize = 64;

/// How alike two names are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// The same but for case, accents, legal forms, what stands between words, and the order of those.
    Same,
    /// A letter apart: one more, one other, or two that changed places.
    ALetterApart,
    Unlike,
}

/// The words that tell a name: folded, without legal forms; all of them where it is nothing else.
pub(crate) fn words(name: &str) -> Vec<String> {
    // "S.A." is two words of one letter each.
    let mut joined: Vec<String> = Vec::new();
    let mut letters = String::new();
    for word in words_in(name).map(|word| word.folded) {
        if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) {
            letters.push_str(&word);
            continue;
        }
        joined.extend(Some(std::mem::take(&mut letters)).filter(|letters| !letters.is_empty()));
        joined.push(word);
    }
    joined.extend(Some(letters).filter(|letters| !letters.is_empty()));
    let is_form = |word: &&String| LEGAL_FORMS.split(' ').any(|form| form == *word);
    let left: Vec<String> = joined.iter().filter(|word| !is_form(word)).cloned().collect();
    if left.is_empty() { joined } else { left }
}

/// A name as it is compared letter by letter.
fn compared(name: &str) -> Vec<char> {
    words(name).iter().flat_map(|word| word.chars()).take(LONGEST).collect()
}

/// A name's words in an order that does not depend on how it was said.
fn in_order(name: &str) -> Vec<String> {
    let mut words = words(name);
    words.sort_unstable();
    words
}

/// What a name has in common with every name that is alike: two that are share one of these.
pub(crate) fn keys(name: &str) -> Vec<u64> {
    // FNV-1a: keys are kept, so they are the same in every version.
    let hash = |letters: &[char]| {
        letters.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, letter| {
            (hash ^ u64::from(u32::from(*letter))).wrapping_mul(0x0100_0000_01b3)
        })
    };
    let turned: Vec<char> = in_order(name).iter().flat_map(|word| word.chars()).take(LONGEST).collect();
    let name = compared(name);
    let mut keys = vec![hash(&name), hash(&turned)];
    if name.len() >= SHORT {
        for left_out in 0..name.len() {
            let shorter: Vec<char> =
                name.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, letter)| *letter).collect();
            keys.push(hash(&shorter));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// How alike two names are.
pub(crate) fn likeness(one: &str, other: &str) -> Likeness {
    let are_turned = in_order(one) == in_order(other);
    let (one, other) = (compared(one), compared(other));
    if one.is_empty() || other.is_empty() {
        return Likeness::Unlike;
    }
    if one == other || are_turned {
        return Likeness::Same;
    }
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    // Figures tell plants apart.
    let figures = |name: &[char]| name.iter().copied().filter(char::is_ascii_digit).collect::<String>();
    if shorter.len() < SHORT || figures(&shorter) != figures(&longer) {
        return Likeness::Unlike;
    }
    let begin = shorter.iter().zip(&longer).take_while(|(one, other)| one == other).count();
    let (shorter, longer) = (&shorter[begin..], &longer[begin..]);
    let is_alike = match longer.len() - shorter.len() {
        0 => {
            shorter[1..] == longer[1..]
                || (shorter.len() > 1
                    && shorter[0] == longer[1]
                    && shorter[1] == longer[0]
                    && shorter[2..] == longer[2..])
        }
        1 => *shorter == longer[1..],
        _ => false,
    };
    if is_alike { Likeness::ALetterApart } else { Likeness::Unlike }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_legal_forms_tell_no_two_apart() {
        for (one, other) in [
            ("Veldmann GmbH", "VELDMANN"),
            ("Métallurgie Brossard Ltée", "metallurgie brossard"),
            ("Brightline Metals, Inc.", "Brightline Metals"),
            ("Acero S.A.", "Acero"),
            ("Muller & Co. KG", "Müller"),
            ("Tran, Will", "Will Tran"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Same, "{one}, {other}");
        }
    }

    #[test]
    fn a_letter_apart_is_alike_in_names_that_are_long_enough() {
        for (one, other) in [
            ("Veldman", "Veldmann"),
            ("Brightline", "Brihgtline"),
            ("Rosa Medeiros", "Rosa Medeiras"),
            ("Smith", "Smyth"),
        ] {
            assert_eq!(likeness(one, other), Likeness::ALetterApart, "{one}, {other}");
            let keys = (keys(one), keys(other));
            assert!(keys.0.iter().any(|key| keys.1.contains(key)), "{one}, {other}");
        }
        for (one, other) in [
            ("Ada", "Ida"),
            ("Plant 2 north", "Plant 3 north"),
            ("Brightline", "Brightlane Ltd Europe"),
            ("GmbH", "Veldmann"),
            ("…", "…"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Unlike, "{one}, {other}");
        }
    }
}
