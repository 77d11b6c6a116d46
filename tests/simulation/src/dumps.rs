//! What two devices hold, laid side by side.

use std::collections::{BTreeMap, BTreeSet};

/// Whether these bytes are anywhere in those.
pub(crate) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let Some(first) = part.first() else { return true };
    let mut rest = bytes;
    while let Some(place) = rest.iter().position(|byte| byte == first) {
        rest = &rest[place..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// The lines of a dump but those of these things.
pub(crate) fn without(dump: &str, things: &BTreeSet<String>) -> String {
    let is_of_these = |line: &str| line.split(' ').next().is_some_and(|id| things.contains(id));
    dump.lines().filter(|line| !is_of_these(line)).map(|line| format!("{line}\n")).collect()
}

/// The lines of a dump but those of erasures, of what is hidden and of these things.
pub(crate) fn in_sight(dump: &str, things: &BTreeSet<String>) -> String {
    let dump = without(dump, things);
    let lines = dump.lines().filter(|line| line.contains(" hidden=0 ") && !line.contains(" Erasure "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The lines that only one of two has.
pub(crate) fn difference(one: &str, other: &str) -> String {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    one.lines().for_each(|line| *counts.entry(line).or_default() += 1);
    other.lines().for_each(|line| *counts.entry(line).or_default() -= 1);
    let lines = counts.into_iter().filter(|(_, count)| *count != 0);
    lines.map(|(line, count)| format!("{} {line}\n", if count > 0 { '-' } else { '+' })).take(12).collect()
}
