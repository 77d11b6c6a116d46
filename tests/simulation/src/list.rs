//! The list of seeds that must always pass, as it is kept in the repository.
//!
//! A line each: `SEED EVENTS` or `FIRST-LAST EVENTS`, then `restored-hubs` where the hub may come back from an older
//! copy. What follows a `#` is for people.

use crate::Options;

/// The word that lets the hub come back from an older backup.
const RESTORED_HUBS: &str = "restored-hubs";

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
    let (seeds, events, restored_hubs) = match words {
        [seeds, events] => (*seeds, *events, false),
        [seeds, events, RESTORED_HUBS] => (*seeds, *events, true),
        _ => return None,
    };
    let (first, last) = seeds.split_once('-').unwrap_or((seeds, seeds));
    let (first, last, events) = (first.parse::<u64>().ok()?, last.parse::<u64>().ok()?, events.parse().ok()?);
    let options = |seed| Options { seed, events, trace: false, restored_hubs };
    (first <= last).then(|| (first..=last).map(options).collect())
}

/// The line of a seed.
#[must_use]
pub fn line(options: Options) -> String {
    let restored = if options.restored_hubs { format!(" {RESTORED_HUBS}") } else { String::new() };
    format!("{} {}{restored}", options.seed, options.events)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        read(text).unwrap().into_iter().map(line).collect()
    }

    #[test]
    fn a_list_reads_back_what_a_failing_seed_was_written_as() {
        let options = Options { seed: 77, events: 300, trace: true, restored_hubs: true };
        assert_eq!(lines(&line(options)), ["77 300 restored-hubs"]);
        assert_eq!(
            lines("# why\n1-3 400\n\n 9 50 restored-hubs # seen twice\n"),
            ["1 400", "2 400", "3 400", "9 50 restored-hubs"]
        );
    }

    #[test]
    fn a_line_that_is_no_seed_is_named_and_never_passed_over() {
        for line in ["7", "7 many", "3-1 400", "7 400 restored-hub", "7 400 restored-hubs twice"] {
            assert_eq!(read(&format!("1 400\n{line}\n")).unwrap_err(), format!("line 2 is no seed: {line}"));
        }
    }

    #[test]
    fn the_list_in_the_repository_can_be_read() {
        assert!(read(include_str!("../seeds.txt")).unwrap().len() >= 400);
    }
}
