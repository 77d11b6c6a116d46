//! *My own hours* with customers, on this device, for its engineer alone (rule 11).
//!
//! Two hours in six weeks is the field's rule of thumb. It is worked out when somebody looks, from the encounters that they
//! were at, and nowhere kept: no operation, no row, no export, no page and no document has it, and it cannot be written as
//! JSON: its record has no way to be.

use crate::error::Result;
use crate::model::fields::encounter;
use crate::model::{EncounterKind, Moment};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// Six weeks.
const WINDOW_MS: i64 = 42 * 24 * 60 * 60 * 1000;
/// One that nobody ended is no week with a customer.
const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// Two hours.
const RULE_OF_THUMB_MINUTES: u32 = 120;
/// So many encounters are looked through at most.
const MOST: usize = 5_000;

/// *My own hours*. Neither compared nor written anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct OwnHours {
    /// Minutes with customers in the last six weeks.
    pub minutes: u32,
    /// The rule of thumb for as long.
    pub rule_of_thumb_minutes: u32,
    /// Since when.
    pub since: Moment,
}

impl Notebook {
    /// *My own hours*.
    ///
    /// # Errors
    /// What the disk says.
    pub fn own_hours(&self) -> Result<OwnHours> {
        self.read(|reading| {
            let (me, now) = (reading.me.engineer, reading.now().clone());
            let since = now.utc_ms - WINDOW_MS;
            let mut spans = Vec::new();
            for visit in Entity::visits_begun_by(reading.connection, now.utc_ms, MOST)? {
                let Some(start) = visit.fields.ms(encounter::START) else { continue };
                if start < since - LONGEST_MS {
                    break;
                }
                let with_them = visit.fields.get(encounter::KIND).is_none_or(EncounterKind::gives_evidence);
                if with_them && visit.fields.members(encounter::ENGINEERS).contains(&me) {
                    let end = visit.fields.ms(encounter::END).unwrap_or(now.utc_ms);
                    spans.push((start.max(since), end.min(start + LONGEST_MS).min(now.utc_ms)));
                }
            }
            Ok(OwnHours {
                minutes: u32::try_from(covered(spans) / 60_000).unwrap_or(u32::MAX),
                rule_of_thumb_minutes: RULE_OF_THUMB_MINUTES,
                since: Moment { utc_ms: since, ..now },
            })
        })
    }
}

/// How long spans are together; where two lie over each other, once.
fn covered(mut spans: Vec<(i64, i64)>) -> i64 {
    spans.sort_unstable();
    let (mut covered, mut until) = (0, i64::MIN);
    for (start, end) in spans {
        covered += (end - start.max(until)).max(0);
        until = until.max(end);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_over_each_other_counts_once() {
        assert_eq!(covered(vec![(10, 20), (0, 5), (15, 30), (16, 18), (40, 40)]), 25);
        assert_eq!(covered(vec![(20, 10)]), 0);
        assert_eq!(covered(vec![]), 0);
    }
}
