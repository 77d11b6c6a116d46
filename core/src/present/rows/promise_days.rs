//! The days a promise is offered for, in the order they are offered.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Serialize;

/// A day offered for a promise; weeks begin on Monday. By the calendar where the phone is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum PromiseDay {
    /// Friday of this week; not offered on the weekend after it.
    ThisFriday {
        /// Which day that is; on a Friday, today.
        day: NaiveDate,
    },
    /// Friday of next week.
    NextFriday {
        /// Which day that is.
        day: NaiveDate,
    },
    /// A day that a person picks.
    Picked {
        /// The first that may be picked: today. Nobody promises for a day that has passed.
        first: NaiveDate,
    },
}

/// What is offered on the local day `today`.
pub(crate) fn promise_days(today: NaiveDate) -> Vec<PromiseDay> {
    let week = today.week(Weekday::Mon).first_day();
    let friday = |weeks: u64| week + Days::new(4 + 7 * weeks);
    let mut offered = Vec::new();
    if today.weekday().num_days_from_monday() <= Weekday::Fri.num_days_from_monday() {
        offered.push(PromiseDay::ThisFriday { day: friday(0) });
    }
    offered.push(PromiseDay::NextFriday { day: friday(1) });
    offered.push(PromiseDay::Picked { first: today });
    offered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days_on(today: &str) -> Vec<PromiseDay> {
        promise_days(today.parse().unwrap())
    }

    fn offered(this: Option<&str>, next: &str, first: &str) -> Vec<PromiseDay> {
        let day = |day: &str| day.parse().unwrap();
        let this = this.map(|this| PromiseDay::ThisFriday { day: day(this) });
        let rest = [PromiseDay::NextFriday { day: day(next) }, PromiseDay::Picked { first: day(first) }];
        this.into_iter().chain(rest).collect()
    }

    #[test]
    fn on_a_tuesday_this_friday_is_three_days_ahead_and_next_friday_ten() {
        assert_eq!(days_on("2026-11-24"), offered(Some("2026-11-27"), "2026-12-04", "2026-11-24"));
    }

    #[test]
    fn on_a_friday_this_friday_is_today() {
        assert_eq!(days_on("2026-11-27"), offered(Some("2026-11-27"), "2026-12-04", "2026-11-27"));
    }

    #[test]
    fn on_the_weekend_only_the_friday_ahead_is_offered_and_it_is_next_weeks() {
        assert_eq!(days_on("2026-11-28"), offered(None, "2026-12-04", "2026-11-28"));
        assert_eq!(days_on("2026-11-29"), offered(None, "2026-12-04", "2026-11-29"));
        assert_eq!(days_on("2026-11-30"), offered(Some("2026-12-04"), "2026-12-11", "2026-11-30"));
    }

    #[test]
    fn the_days_go_on_over_the_end_of_a_year() {
        assert_eq!(days_on("2026-12-31"), offered(Some("2027-01-01"), "2027-01-08", "2026-12-31"));
    }
}
