//! What engineers were told is kept, and what each of them had seen when they wrote it.
//!
//! Kept apart from the notebooks and by other means: a value may be gone from a screen only where somebody who had
//! seen it wrote another, deleted it, or erased it.

use std::collections::{BTreeMap, BTreeSet};

use soundings_core::model::Id;

/// Texts that a screen shows of one field: one, or several versions side by side.
pub type Shown = BTreeSet<String>;

/// What kind of thing has words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A note; its first words are no version.
    Note,
    /// An entry of a map.
    Entry,
}

/// One value that was acknowledged.
#[derive(Clone, Debug)]
pub struct Write {
    /// Its words.
    pub text: String,
    /// Writes that its editor had seen for sure, and what their editors had.
    pub surely_seen: BTreeSet<usize>,
    /// Writes that its editor may have seen: several have the same words.
    pub maybe_seen: BTreeSet<usize>,
}

/// What became of a thing's erasure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Erased {
    /// Nobody asked.
    #[default]
    Never,
    /// Somebody asked, and nobody took it back.
    Asked,
    /// Somebody may have taken it back in time.
    Perhaps,
}

/// A thing with words.
#[derive(Clone, Debug)]
pub struct Thing {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub what: What,
    /// The device it was made on.
    pub author: usize,
    /// A note's visit or an entry's map.
    pub parent: Option<Id>,
    /// Visits that a note was moved to; which counts, the merge decides.
    pub moved_to: Vec<Id>,
    /// A note's first words, for ever.
    pub first: Option<String>,
    /// Meant to stay only me.
    pub stays_only_me: bool,
    /// Shared on its own, by its id.
    pub shared_by_hand: bool,
    /// Erased?
    pub erased: Erased,
    /// Its values.
    pub writes: Vec<Write>,
}

/// A deletion that was acknowledged.
#[derive(Clone, Debug)]
pub struct Deletion {
    /// What it covers, and which writes of each the engineer had seen.
    pub covers: BTreeMap<Id, BTreeSet<usize>>,
    /// What was deleted by hand, all else with it.
    pub root: Id,
    /// The device it was deleted on.
    pub author: usize,
    /// Undone for sure.
    pub undone: bool,
}

/// A link from an entry to a note.
#[derive(Clone, Debug)]
pub struct Linked {
    /// Its id.
    pub id: Id,
    /// The entry.
    pub entry: Id,
    /// The note.
    pub note: Id,
    /// Against it.
    pub against: bool,
    /// The device it was made on.
    pub author: usize,
    /// Somebody took it away.
    pub unlinked: bool,
}

/// All of it.
#[derive(Default)]
pub struct Ledger {
    /// Notes and entries, in the order they were made.
    pub things: Vec<Thing>,
    /// Where each is.
    places: BTreeMap<Id, usize>,
    /// Deletions.
    pub deletions: Vec<Deletion>,
    /// What each erasure covers.
    erasures: Vec<(Id, BTreeSet<Id>)>,
    /// Links.
    pub links: Vec<Linked>,
    /// Customers.
    pub customers: Vec<Id>,
    /// People.
    pub people: Vec<Id>,
    /// Visits.
    pub visits: Vec<Id>,
    /// Maps.
    pub maps: Vec<Id>,
    /// Promises.
    pub promises: Vec<Id>,
    words: u64,
}

impl Thing {
    /// The writes that a screen showing these texts stands for: surely, and perhaps.
    fn seen(&self, shown: &Shown) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut surely, mut maybe) = (BTreeSet::new(), BTreeSet::new());
        for text in shown {
            let mut in_all: Option<BTreeSet<usize>> = None;
            for (index, write) in self.writes.iter().enumerate().filter(|(_, write)| write.text == *text) {
                let with = |set: &BTreeSet<usize>| set.iter().copied().chain([index]).collect::<BTreeSet<_>>();
                maybe.extend(with(&write.maybe_seen));
                let sure = with(&write.surely_seen);
                in_all = Some(in_all.map_or(sure.clone(), |all| all.intersection(&sure).copied().collect()));
            }
            surely.extend(in_all.unwrap_or_default());
        }
        (surely, maybe)
    }

    /// A value was acknowledged, written by somebody who saw `shown`.
    pub fn write(&mut self, text: &str, shown: &Shown) {
        let (surely_seen, maybe_seen) = self.seen(shown);
        self.writes.push(Write { text: text.to_owned(), surely_seen, maybe_seen });
    }

    /// The texts that must stand, and those that may.
    #[must_use]
    pub fn standing(&self) -> (Shown, Shown) {
        let not_in = |seen: fn(&Write) -> &BTreeSet<usize>| {
            let covered: BTreeSet<usize> = self.writes.iter().flat_map(seen).copied().collect();
            let heads = self.writes.iter().enumerate().filter(|(index, _)| !covered.contains(index));
            heads.map(|(_, write)| write.text.clone()).collect()
        };
        (not_in(|write| &write.maybe_seen), not_in(|write| &write.surely_seen))
    }

    /// Whether it belongs to this, or once did.
    #[must_use]
    pub fn belongs_to(&self, parent: Id) -> bool {
        self.parent == Some(parent) || self.moved_to.contains(&parent)
    }

    /// All words it ever had.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.first.iter().map(String::as_str).chain(self.writes.iter().map(|write| write.text.as_str()))
    }
}

impl Ledger {
    /// Words that nobody wrote before, which a search finds by their first one.
    pub fn new_words(&mut self, device: usize) -> String {
        self.words += 1;
        format!("w{}x{device} as heard", self.words)
    }

    /// Writes a thing down.
    pub fn add(&mut self, thing: Thing) {
        self.places.insert(thing.id, self.things.len());
        self.things.push(thing);
    }

    /// A thing.
    pub fn thing(&mut self, id: Id) -> Option<&mut Thing> {
        self.places.get(&id).and_then(|place| self.things.get_mut(*place))
    }

    /// Ids of a kind of thing.
    #[must_use]
    pub fn ids(&self, what: What) -> Vec<Id> {
        self.things.iter().filter(|thing| thing.what == what).map(|thing| thing.id).collect()
    }

    /// What goes when this is deleted, as far as it has words.
    #[must_use]
    pub fn with_children(&self, id: Id) -> Vec<Id> {
        self.things.iter().filter(|thing| thing.id == id || thing.belongs_to(id)).map(|thing| thing.id).collect()
    }

    /// A deletion was acknowledged by somebody who saw these texts of what it covers.
    pub fn delete(&mut self, author: usize, root: Id, shown: &BTreeMap<Id, Shown>) {
        let mut covers = BTreeMap::new();
        for (id, shown) in shown {
            if let Some(thing) = self.thing(*id) {
                covers.insert(*id, thing.seen(shown).1);
            }
        }
        self.deletions.push(Deletion { covers, root, author, undone: false });
    }

    /// An erasure of `asked` was acknowledged, by somebody to whom these things of its were shown. What was out of
    /// sight already may go with it.
    pub fn erase(&mut self, asked: Id, covers: BTreeSet<Id>) {
        for id in self.with_children(asked) {
            if let Some(thing) = self.thing(id).filter(|thing| thing.erased == Erased::Never && !covers.contains(&id)) {
                thing.erased = Erased::Perhaps;
            }
        }
        for id in &covers {
            if let Some(thing) = self.thing(*id).filter(|thing| thing.erased == Erased::Never) {
                thing.erased = Erased::Asked;
            }
        }
        self.erasures.push((asked, covers));
    }

    /// The deletion of a thing was undone on a device, with that of what it belongs to, and an erasure that was asked for
    /// with it.
    pub fn undo(&mut self, author: usize, id: Id) {
        let thing = self.thing(id).cloned();
        let of_it = |deletion: &&mut Deletion| {
            let of_parent = thing.as_ref().is_some_and(|thing| thing.belongs_to(deletion.root));
            deletion.covers.contains_key(&id) || deletion.root == id || of_parent
        };
        let mut of_it: Vec<&mut Deletion> = self.deletions.iter_mut().filter(of_it).collect();
        // Of others' the device may not have heard; where there is one only, it has.
        let one = of_it.len() == 1;
        of_it
            .iter_mut()
            .filter(|deletion| one || deletion.author == author)
            .for_each(|deletion| deletion.undone = true);
        let of_it = |(asked, covers): &&(Id, BTreeSet<Id>)| {
            covers.contains(&id) || *asked == id || thing.as_ref().is_some_and(|thing| thing.belongs_to(*asked))
        };
        let taken_back: Vec<Id> = self.erasures.iter().filter(of_it).flat_map(|(_, covers)| covers).copied().collect();
        for id in taken_back {
            if let Some(thing) = self.thing(id).filter(|thing| thing.erased == Erased::Asked) {
                thing.erased = Erased::Perhaps;
            }
        }
    }

    /// Whether somebody deleted it.
    #[must_use]
    pub fn was_deleted(&self, id: Id) -> bool {
        self.deletions.iter().any(|deletion| deletion.covers.contains_key(&id))
    }

    /// Whether somebody deleted what it belongs to.
    #[must_use]
    pub fn parent_was_deleted(&self, thing: &Thing) -> bool {
        self.deletions.iter().any(|deletion| thing.belongs_to(deletion.root))
    }

    /// Whether a thing may be out of sight: every value was seen by somebody whose deletion stands.
    #[must_use]
    pub fn may_be_deleted(&self, thing: &Thing) -> bool {
        let standing = self.deletions.iter().filter(|deletion| !deletion.undone);
        let covers: Vec<&BTreeSet<usize>> = standing.filter_map(|deletion| deletion.covers.get(&thing.id)).collect();
        !covers.is_empty() && (0..thing.writes.len()).all(|write| covers.iter().any(|seen| seen.contains(&write)))
    }
}
