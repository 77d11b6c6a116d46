//! The list of seeds that must always pass, as it is kept in the repository.
//!
//! A line each: `SEED EVENTS` or `FIRST-LAST EVENTS`. What follows a `#` is for people.

use crate::Options;

/// Every seed of a list, in order.
///
/// # Errors
/// The first line that is none.
pub fn read(text: &str) -> Result<Vec<Options>, String> {
    let mut listed = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let words: Vec<&str> = line.split('#').next().unwrap_or_default().split_whitespace().collect();
        if !words.is_empty() {
            let read = read_line(&words).ok_or_else(|| format!("line {} is no seed: {line}", number + 1))?;
            listed.extend(read);
        }
    }
    Ok(listed)
}

fn read_line(words: &[&str]) -> Option<Vec<Options>> {
    let [seeds, events] = *words else { return None };
    let (first, last) = seeds.split_once('-').unwrap_or((seeds, seeds));
    let (first, last, events) = (first.parse::<u64>().ok()?, last.parse::<u64>().ok()?, events.parse().ok()?);
    let options = |seed| Options { seed, events, trace: false };
    (first <= last).then(|| (first..=last).map(options).collect())
}

/// The line of a seed.
#[must_use]
pub fn line(options: Options) -> String {
    format!("{} {}", options.seed, options.events)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        read(text).unwrap().into_iter().map(line).collect()
    }

    #[test]
    fn a_list_reads_back_what_a_failing_seed_was_written_as() {
        let options = Options { seed: 77, events: 300, trace: true };
        assert_eq!(lines(&line(options)), ["77 300"]);
        assert_eq!(lines("# why\n1-3 400\n\n 9 50 # seen twice\n"), ["1 400", "2 400", "3 400", "9 50"]);
    }

    #[test]
    fn a_line_that_is_no_seed_is_named_and_never_passed_over() {
        for line in ["7", "7 many", "3-1 400", "7 400 restored-hubs"] {
            assert_eq!(read(&format!("1 400\n{line}\n")).unwrap_err(), format!("line 2 is no seed: {line}"));
        }
    }

    #[test]
    fn the_list_in_the_repository_can_be_read() {
        assert!(read(include_str!("../seeds.txt")).unwrap().len() >= 400);
    }
}
