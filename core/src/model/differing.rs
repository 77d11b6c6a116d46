//! Where texts that stand side by side differ, word by word: for a person's eye, nothing is decided by it.

/// More comparisons than two texts that people compare take; of longer ones all that lies between is said to differ.
const MOST: usize = 1_000_000;

/// Each text in pieces, with the spaces after their words: whether one differs from what the others have there.
pub(crate) fn differing<'a>(texts: &[&'a str]) -> Vec<Vec<(&'a str, bool)>> {
    let words: Vec<Vec<&str>> = texts.iter().map(|text| text.split_inclusive(char::is_whitespace).collect()).collect();
    let mut pieces = Vec::new();
    for (place, own) in words.iter().enumerate() {
        let mut shared = vec![true; own.len()];
        for (_, other) in words.iter().enumerate().filter(|(other, _)| *other != place) {
            for (shared, here) in shared.iter_mut().zip(in_both(own, other)) {
                *shared &= here;
            }
        }
        pieces.push(joined(texts[place], own, &shared));
    }
    pieces
}

/// Which words of a text another one has in the same order.
fn in_both(own: &[&str], other: &[&str]) -> Vec<bool> {
    let same = |one: &&str, two: &&str| one.trim_end() == two.trim_end();
    let begins = own.iter().zip(other).take_while(|(one, two)| same(one, two)).count();
    let (own_rest, other_rest) = (&own[begins..], &other[begins..]);
    let ends = own_rest.iter().rev().zip(other_rest.iter().rev()).take_while(|(one, two)| same(one, two)).count();
    let (own_rest, other_rest) = (&own_rest[..own_rest.len() - ends], &other_rest[..other_rest.len() - ends]);
    let mut shared = vec![true; own.len()];
    shared[begins..begins + own_rest.len()].fill(false);
    if own_rest.len().saturating_mul(other_rest.len()) > MOST {
        return shared;
    }
    // The longest run of words in the same order, by its length from each place on.
    let wide = other_rest.len() + 1;
    let mut longest = vec![0_u32; (own_rest.len() + 1) * wide];
    for (one, word) in own_rest.iter().enumerate().rev() {
        for (two, theirs) in other_rest.iter().enumerate().rev() {
            longest[one * wide + two] = match same(word, theirs) {
                true => longest[(one + 1) * wide + two + 1] + 1,
                false => longest[(one + 1) * wide + two].max(longest[one * wide + two + 1]),
            };
        }
    }
    let (mut one, mut two) = (0, 0);
    while one < own_rest.len() && two < other_rest.len() {
        if same(&own_rest[one], &other_rest[two]) {
            shared[begins + one] = true;
            (one, two) = (one + 1, two + 1);
        } else if longest[(one + 1) * wide + two] >= longest[one * wide + two + 1] {
            one += 1;
        } else {
            two += 1;
        }
    }
    shared
}

/// Neighbors that are alike in this are one piece.
fn joined<'a>(text: &'a str, words: &[&str], shared: &[bool]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (place, word) in words.iter().enumerate() {
        end += word.len();
        if shared.get(place + 1) != Some(&shared[place]) {
            pieces.push((&text[start..end], !shared[place]));
            start = end;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_texts_do_not_share_is_marked_in_both_and_nothing_is_lost() {
        let (one, other) = ("Afraid of her initials on a failed weld", "Afraid of being blamed for our settings");
        let pieces = differing(&[one, other]);
        assert_eq!(pieces[0], [("Afraid of ", false), ("her initials on a failed weld", true)]);
        assert_eq!(pieces[1], [("Afraid of ", false), ("being blamed for our settings", true)]);
        let pieces = differing(&["the first pass is good", "the second pass is often good"]);
        let marked =
            |at: usize| pieces[at].iter().filter(|(_, differs)| *differs).map(|(text, _)| *text).collect::<Vec<_>>();
        assert_eq!((marked(0), marked(1)), (vec!["first "], vec!["second ", "often "]));
        for (text, pieces) in ["", "x", " a  b\nc "].iter().map(|text| (text, differing(&[text, "b"]))) {
            assert_eq!(pieces[0].iter().map(|(piece, _)| *piece).collect::<String>(), **text);
        }
    }

    #[test]
    fn of_three_texts_only_what_all_have_is_shared_and_long_ones_are_compared_at_their_ends() {
        let pieces = differing(&["a b c", "a b d", "a e c"]);
        assert_eq!(pieces[0], [("a ", false), ("b c", true)]);
        let (one, other) = (format!("begin {} end", "x ".repeat(3_000)), format!("begin {} end", "y ".repeat(3_000)));
        let pieces = differing(&[&one, &other]);
        assert_eq!(pieces[0].iter().map(|(_, differs)| *differs).collect::<Vec<_>>(), [false, true, false]);
    }
}
