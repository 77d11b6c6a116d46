//! One field's register: the versions that stand, and the join of all that any editor had seen.
//!
//! A version that any context covers is not a sibling, whichever came first (dotted version vectors, Preguiça et al., 2012).

use std::collections::BTreeMap;

use minicbor::{Decode, Encode};
use soundings_wire::{Change, Context, Dot, HybridTime, Incarnation, limits};

use crate::error::Result;
use crate::model::Merge;

/// The most versions of one device's that stand side by side, the latest it wrote: of one that writes on without looking at what
/// stands, a register keeps no more, for each write costs as much as all that it keeps. What it wrote before stays in the log.
const MOST_OF_ONE: usize = 32;

/// The most bytes of them: two of the longest texts. The latest stands however long it is.
const MOST_BYTES_OF_ONE: usize = 2 * (limits::TEXT_BYTES + 16);

/// The most writes of what is verbatim: the first counts, and those behind it where the hub ranks one lower.
const MOST_VERBATIM: usize = 4;

/// One value as somebody wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Version {
    /// The operation that wrote it.
    #[n(0)]
    pub dot: Dot,
    /// The clock it ranks by.
    #[n(1)]
    pub clock: HybridTime,
    /// CBOR.
    #[cbor(n(2), with = "minicbor::bytes")]
    pub value: Vec<u8>,
}

impl Version {
    fn rank(&self) -> (HybridTime, Dot) {
        (self.clock, self.dot)
    }
}

/// A register's state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Register {
    #[n(0)]
    covered: Context,
    #[n(1)]
    versions: Vec<Version>,
}

impl Register {
    /// Takes in one write. In any order and any number of times the result is the same, as long as one author's writes
    /// to an entity come in their order.
    pub fn apply(&mut self, merge: Merge, dot: Dot, clock: HybridTime, change: &Change) {
        if merge != Merge::Verbatim {
            self.covered.join(&change.base);
        }
        if self.versions.iter().all(|version| version.dot != dot) {
            self.versions.push(Version { dot, clock, value: change.value.clone() });
        }
        if merge != Merge::Verbatim {
            self.bound(dot.incarnation);
        }
        let covered = &self.covered;
        self.versions.retain(|version| !covered.covers(version.dot));
        self.versions.sort_by_key(Version::rank);
        if merge == Merge::Verbatim {
            self.versions.truncate(MOST_VERBATIM);
        }
    }

    /// A device has seen its own writes but for the latest. That hangs on its own writes alone, which come in their order, so that
    /// it is the same in whichever order all others come.
    fn bound(&mut self, author: Incarnation) {
        let (mut kept, mut bytes) = (0, 0);
        for version in self.latest_of(author) {
            bytes += version.value.len();
            if kept == MOST_OF_ONE || (kept > 0 && bytes > MOST_BYTES_OF_ONE) {
                let dot = version.dot;
                return self.covered.add(dot);
            }
            kept += 1;
        }
    }

    fn latest_of(&self, author: Incarnation) -> Vec<&Version> {
        let mut own: Vec<&Version> = self.versions.iter().filter(|version| version.dot.incarnation == author).collect();
        own.sort_by_key(|version| std::cmp::Reverse(version.dot.seq));
        own
    }

    /// Whether as many versions of one device's stand side by side as may: more of them may be in the log alone.
    pub fn is_full(&self) -> bool {
        self.versions.iter().any(|version| {
            let own = self.latest_of(version.dot.incarnation);
            let bytes: usize = own.iter().map(|version| version.value.len()).sum();
            own.len() == MOST_OF_ONE || bytes > MOST_BYTES_OF_ONE - limits::TEXT_BYTES
        })
    }

    /// The hub ranked one of the writes lower than its author did.
    pub fn rank(&mut self, dot: Dot, clock: HybridTime) -> bool {
        let Some(version) = self.versions.iter_mut().find(|version| version.dot == dot && version.clock > clock) else {
            return false;
        };
        version.clock = clock;
        self.versions.sort_by_key(Version::rank);
        true
    }

    /// Gives versions other values, for reading alone.
    pub fn rename(&mut self, value: impl Fn(&[u8]) -> Result<Option<Vec<u8>>>) -> Result<()> {
        for version in &mut self.versions {
            if let Some(value) = value(&version.value)? {
                version.value = value;
            }
        }
        Ok(())
    }

    /// The operations that wrote what stands.
    pub fn dots(&self) -> impl Iterator<Item = Dot> {
        self.versions.iter().map(|version| version.dot)
    }

    /// Whether nobody wrote it.
    pub fn is_unwritten(&self) -> bool {
        self.versions.is_empty()
    }

    /// What an editor who looks at this register now has seen.
    pub fn seen(&self) -> Context {
        let mut seen = self.covered.clone();
        for version in &self.versions {
            seen.add(version.dot);
        }
        seen
    }

    /// The version that ranks lowest.
    pub fn first(&self) -> Option<&Version> {
        self.versions.first()
    }

    /// Whether a version was replaced by one that had seen it.
    pub fn covers(&self, dot: Dot) -> bool {
        self.covered.covers(dot)
    }

    /// The version that is shown. `weight` orders values of [`Merge::First`], [`Merge::Last`], [`Merge::Set`] and
    /// [`Merge::Consent`]: moments by time, presence and refusal above their opposites.
    pub fn shown(&self, merge: Merge, weight: impl Fn(&[u8]) -> i64) -> Option<&Version> {
        match merge {
            Merge::Verbatim => self.first(),
            Merge::Words | Merge::Placement | Merge::Flag => self.versions.last(),
            Merge::First => self.versions.iter().min_by_key(|version| (weight(&version.value), version.rank())),
            Merge::Last | Merge::Set | Merge::Consent => {
                self.versions.iter().max_by_key(|version| (weight(&version.value), version.rank()))
            }
        }
    }

    /// The versions a person must decide between, highest rank first; the same value written twice is one.
    /// Fewer than two: nothing to decide.
    pub fn siblings(&self, same: impl Fn(&[u8]) -> Vec<u8>) -> Vec<&Version> {
        let mut distinct = BTreeMap::new();
        for version in self.versions.iter().rev() {
            distinct.entry(same(&version.value)).or_insert(version);
        }
        let mut siblings: Vec<&Version> = distinct.into_values().collect();
        siblings.sort_by_key(|version| std::cmp::Reverse(version.rank()));
        siblings
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use soundings_wire::{Id, Incarnation};

    use super::*;

    fn dot(device: u8, seq: u64) -> Dot {
        Dot { incarnation: Incarnation { device: Id([device; 16]), number: 1 }, seq }
    }

    fn change(value: &str, base: &[Dot]) -> Change {
        let mut change = Change::new(1, &value);
        for dot in base {
            change.base.add(*dot);
        }
        change
    }

    fn same(value: &[u8]) -> Vec<u8> {
        value.to_vec()
    }

    #[test]
    fn a_version_that_a_context_covers_is_no_sibling_whichever_came_first() {
        let (a, b) = (change("old", &[]), change("new", &[dot(1, 1)]));
        for order in [[0, 1], [1, 0]] {
            let mut register = Register::default();
            for index in order {
                match index {
                    0 => register.apply(Merge::Words, dot(1, 1), HybridTime(5), &a),
                    _ => register.apply(Merge::Words, dot(2, 1), HybridTime(1), &b),
                }
            }
            assert_eq!(register.siblings(same).len(), 1);
            assert_eq!(register.shown(Merge::Words, |_| 0).map(|version| version.dot), Some(dot(2, 1)));
        }
    }

    #[test]
    fn the_same_value_written_twice_is_no_conflict() {
        let mut register = Register::default();
        register.apply(Merge::Words, dot(1, 1), HybridTime(1), &change("same", &[]));
        register.apply(Merge::Words, dot(2, 1), HybridTime(2), &change("same", &[]));
        assert_eq!(register.siblings(same).len(), 1);
        assert_eq!(register.seen().0.len(), 2);
    }

    #[test]
    fn concurrent_words_stand_side_by_side_highest_rank_first() {
        let mut register = Register::default();
        register.apply(Merge::Words, dot(1, 1), HybridTime(9), &change("mine", &[]));
        register.apply(Merge::Words, dot(2, 1), HybridTime(3), &change("theirs", &[]));
        let clocks: Vec<u64> = register.siblings(same).iter().map(|version| version.clock.0).collect();
        assert_eq!(clocks, [9, 3]);
    }

    #[test]
    fn verbatim_is_the_lower_rank_for_ever() {
        let mut register = Register::default();
        register.apply(Merge::Verbatim, dot(2, 1), HybridTime(3), &change("second", &[]));
        register.apply(Merge::Verbatim, dot(1, 1), HybridTime(1), &change("first", &[dot(2, 1)]));
        assert_eq!(register.shown(Merge::Verbatim, |_| 0).map(|version| version.clock.0), Some(1));
    }

    #[test]
    fn a_device_that_never_looks_leaves_no_more_versions_than_may_stand() {
        let mut register = Register::default();
        for seq in 1..=2_000 {
            register.apply(Merge::Words, dot(1, seq), HybridTime(seq), &change(&format!("{seq}"), &[]));
        }
        assert_eq!(register.siblings(same).len(), MOST_OF_ONE);
        assert!(register.is_full() && register.covers(dot(1, 2_000 - MOST_OF_ONE as u64)));
        let long = "x".repeat(limits::TEXT_BYTES);
        for seq in 2_001..=2_040 {
            register.apply(Merge::Words, dot(1, seq), HybridTime(seq), &change(&long, &[]));
        }
        assert_eq!(register.versions.len(), 2);
        register.apply(Merge::Words, dot(2, 1), HybridTime(1), &change("decided", &[dot(1, 2_040)]));
        assert_eq!(register.siblings(same).len(), 1);
        assert!(!register.is_full());
        for seq in 1..=100 {
            register.apply(Merge::Verbatim, dot(3, seq), HybridTime(seq), &change("first", &[]));
        }
        assert_eq!(register.versions.len(), MOST_VERBATIM);
    }

    proptest! {
        #[test]
        fn however_many_versions_there_are_what_stands_does_not_depend_on_the_order_in_which_they_came(
            writes in prop::collection::vec((1u8..4, 0u64..90, 0usize..3), 150),
            turns in prop::collection::vec(0usize..3, 150),
        ) {
            // Each author's in their order; some have seen what another wrote so far in the first order.
            let mut written = [0_u64; 4];
            let writes: Vec<(Dot, HybridTime, Change)> = writes.iter().map(|(device, clock, sees)| {
                let other = (device % 3) + 1;
                let seen: Vec<Dot> = (*sees == 0 && written[usize::from(other)] > 20)
                    .then(|| dot(other, written[usize::from(other)] - 20)).into_iter().collect();
                written[usize::from(*device)] += 1;
                let name = dot(*device, written[usize::from(*device)]);
                (name, HybridTime(*clock), change(&format!("{name:?}"), &seen))
            }).collect();
            let run = |order: &[&(Dot, HybridTime, Change)]| {
                let mut register = Register::default();
                for (dot, clock, change) in order {
                    register.apply(Merge::Words, *dot, *clock, change);
                }
                register
            };
            let forward: Vec<_> = writes.iter().collect();
            let mut of_each: Vec<std::collections::VecDeque<_>> =
                (1..4).map(|device| writes.iter().filter(|one| one.0 .incarnation.device.0[0] == device).collect()).collect();
            let mut mixed = Vec::new();
            for turn in turns.iter().chain([0, 1, 2].iter().cycle()) {
                mixed.extend(of_each[*turn].pop_front());
                if mixed.len() == writes.len() {
                    break;
                }
            }
            prop_assert_eq!(run(&forward), run(&mixed));
        }

        #[test]
        fn merging_does_not_depend_on_the_order_or_number_of_deliveries(
            bases in prop::collection::vec(prop::collection::vec(0usize..6, 0..4), 6),
            order in Just((0usize..6).collect::<Vec<_>>()).prop_shuffle(),
            again in prop::collection::vec(0usize..6, 0..4),
        ) {
            // One write per device: every order keeps each author's own.
            let writes: Vec<(Dot, HybridTime, Change)> = bases.iter().enumerate().map(|(index, base)| {
                let seen: Vec<Dot> = base.iter().filter(|seen| **seen < index).map(|seen| dot(*seen as u8, 1)).collect();
                (dot(index as u8, 1), HybridTime(index as u64 % 3), change(&format!("{index}"), &seen))
            }).collect();
            let run = |order: &mut dyn Iterator<Item = usize>| {
                let mut register = Register::default();
                for index in order {
                    let (dot, clock, change) = &writes[index];
                    register.apply(Merge::Words, *dot, *clock, change);
                }
                register
            };
            let forward = run(&mut (0..6));
            let shuffled = run(&mut order.iter().chain(&again).copied());
            prop_assert_eq!(forward.siblings(same), shuffled.siblings(same));
            prop_assert_eq!(forward, shuffled);
        }
    }
}
