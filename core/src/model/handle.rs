//! Handles: the short names of ids that a person reads off a list and types again.
//!
//! After Jujutsu's change ids: the digits of an id's random end, written with the letters z to k instead of 0 to f. So a
//! handle is never taken for a number, seldom for a word, and the first two letters mostly tell a notebook's things
//! apart, where the beginning of an id is the time it was made at and needs seventeen digits for that.

use super::Id;

/// How many bytes at the end of an id are nothing but random: what stands before is time, version and variant.
pub(crate) const RANDOM_END: usize = 7;
/// As many letters as the random end has digits.
const LETTERS: usize = 2 * RANDOM_END;
/// One letter alone is never a handle: names of one letter are.
pub(crate) const FEWEST_LETTERS: usize = 2;

/// The short name of an id in one notebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handle {
    /// All of its letters.
    pub letters: String,
    /// How many of them tell it from everything else that is in this notebook now.
    pub unique: usize,
}

/// The random end of an id.
pub(crate) fn random_end(id: &Id) -> &[u8] {
    &id.as_bytes()[16 - RANDOM_END..]
}

impl Handle {
    /// The handle of an id beside those that stand next to it in order of their ends.
    pub(crate) fn beside(id: &Id, neighbors: &[Vec<u8>]) -> Self {
        let letters = spelled(random_end(id));
        let alike = |other: &Vec<u8>| {
            letters.bytes().zip(spelled(other).bytes()).take_while(|(mine, theirs)| mine == theirs).count()
        };
        let most = neighbors.iter().map(alike).max().unwrap_or(0);
        Self { unique: (most + 1).clamp(FEWEST_LETTERS, LETTERS), letters }
    }
}

fn spelled(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(b'z' - digit)).collect()
}

/// The first and the last end that a handle's beginning fits; `None` where `text` is none.
pub(crate) fn range(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    if !(FEWEST_LETTERS..=LETTERS).contains(&text.len()) {
        return None;
    }
    let digits = text.bytes().map(|letter| match letter.to_ascii_lowercase() {
        letter @ b'k'..=b'z' => Some(b'z' - letter),
        _ => None,
    });
    let digits: Vec<u8> = digits.collect::<Option<_>>()?;
    let filled = |fill: u8| {
        let digit = |at: usize| digits.get(at).copied().unwrap_or(fill);
        (0..RANDOM_END).map(|byte| digit(2 * byte) << 4 | digit(2 * byte + 1)).collect()
    };
    Some((filled(0), filled(15)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(end: [u8; RANDOM_END]) -> Id {
        let mut bytes = [0x11; 16];
        bytes[16 - RANDOM_END..].copy_from_slice(&end);
        Id(bytes)
    }

    #[test]
    fn a_handle_is_the_random_end_from_z_to_k_and_is_found_by_its_beginning() {
        let id = id([0x01, 0x9a, 0xf0, 0x55, 0x66, 0x77, 0x8e]);
        let handle = Handle::beside(&id, &[]);
        assert_eq!(handle, Handle { letters: "zyqpkzuuttssrl".to_owned(), unique: 2 });
        for length in FEWEST_LETTERS..=LETTERS {
            let (first, last) = range(&handle.letters[..length]).unwrap();
            assert!((first.as_slice()..=last.as_slice()).contains(&random_end(&id)), "{length}");
        }
        assert_eq!(range("ZyQp"), range("zyqp"));
        let (first, last) = range("zy").unwrap();
        assert!(first.as_slice() > [0, 255, 255].as_slice() && last.as_slice() < [2].as_slice());
    }

    #[test]
    fn its_unique_part_is_one_letter_longer_than_what_it_shares_with_a_neighbor() {
        let mine = id([0x12, 0x34, 0x56, 0, 0, 0, 0]);
        let beside =
            |ends: &[[u8; 7]]| Handle::beside(&mine, &ends.iter().map(|end| end.to_vec()).collect::<Vec<_>>()).unique;
        assert_eq!(beside(&[[0x12, 0x34, 0x5f, 0, 0, 0, 0]]), 6);
        assert_eq!(beside(&[[0x12, 0x34, 0xff, 0, 0, 0, 0], [0x92, 0, 0, 0, 0, 0, 0]]), 5);
        assert_eq!(beside(&[[0x92, 0, 0, 0, 0, 0, 0]]), FEWEST_LETTERS);
        assert_eq!(
            beside(&[[0x12, 0x34, 0x56, 0, 0, 0, 0]]),
            LETTERS,
            "one's twin: only the whole id tells them apart"
        );
    }

    #[test]
    fn words_numbers_and_single_letters_are_no_handles() {
        for text in ["", "k", "rosa", "12", "kl m", "zyqpkzuuttssrlz", "été"] {
            assert_eq!(range(text), None, "{text}");
        }
    }
}
