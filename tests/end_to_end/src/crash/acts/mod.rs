//! The scenarios: each a few acts on a notebook that mean one thing to the person who does them.
//!
//! | module | acts |
//! | --- | --- |
//! | `every_check` | those that every check runs |
//! | `before` | before a visit: whom one visits, what is planned, expected, asked |
//! | `on_site` | during one: drafts, promises, pictures, sound |
//! | `afterwards` | what is made of it: debriefs, maps, pairs, workshops, stories, posters |
//! | `gone` | what is deleted, erased, taken back |
//! | `papers` | what comes in and goes out as files |
//! | `meeting` | with the team: joining, pushing, pulling, bundles |
//! | `phones` | phones beside one another: joined, copied, emptied, new |
//! | `upkeep` | what a notebook does with itself: schemas, rebuilding, search, room |
//! | `at_the_hub` | what the hub does with its own |
//! | `begun` | what is there before |

mod afterwards;
mod at_the_hub;
mod before;
mod begun;
mod every_check;
mod gone;
mod meeting;
mod on_site;
mod papers;
mod phones;
mod upkeep;

use super::scenario::Scenario;

/// All of them, those that every check runs first.
pub fn all() -> impl Iterator<Item = &'static Scenario> {
    let alone = [before::ALL, on_site::ALL, afterwards::ALL, gone::ALL, papers::ALL, upkeep::ALL];
    let together = [meeting::ALL, phones::ALL, at_the_hub::ALL];
    every_check::ALL.iter().chain(alone.into_iter().chain(together).flatten())
}

/// The one of this name.
///
/// # Panics
/// Without one.
pub fn named(name: &str) -> &'static Scenario {
    all().find(|scenario| scenario.name == name).unwrap_or_else(|| panic!("{name} is no scenario"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::all;

    #[test]
    fn there_are_fifty_scenarios_and_more_each_with_its_own_name_and_no_two_do_the_same() {
        let names: BTreeSet<&str> = all().map(|scenario| scenario.name).collect();
        let abouts: BTreeSet<&str> = all().map(|scenario| scenario.about).collect();
        assert!(names.len() >= 50, "{}", names.len());
        assert_eq!((names.len(), abouts.len()), (all().count(), all().count()));
        assert_eq!(all().filter(|scenario| scenario.every_check).count(), 13);
    }
}
