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
    /// Whose, and when.
    pub by: By,
    /// Whether it went with a phone.
    pub lost: Lost,
}

/// Who did something, and as the how-manieth thing that was taken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// The device.
    pub device: usize,
    /// Counts what was taken down.
    pub order: u64,
}

impl Lost {
    fn is_there(self) -> bool {
        self == Self::No
    }

    fn may_be_there(self) -> bool {
        self != Self::Yes
    }
}

impl By {
    pub(crate) fn is_since(self, device: usize, taken_down: u64) -> bool {
        self.device == device && self.order > taken_down
    }
}

/// Whether the hub has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It has not.
    No,
    /// In its engineer's own log: if the hub is lost too, nobody has it.
    Sealed,
    /// It has, and so have others.
    Yes,
}

/// Whether something went with a phone that was lost before it had sent it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lost {
    /// It is there.
    #[default]
    No,
    /// It is nowhere.
    Yes,
    /// The same words were written twice, and one of them is there.
    Perhaps,
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
    /// When it was taken down.
    pub order: u64,
    /// It went with a phone that was lost before it had sent it.
    pub lost: bool,
    /// It went with a phone, and is there again where the hub still had it when its engineer's next phone asked.
    pub perhaps_lost: bool,
    /// It was only me when its device was copied, or noted since: each copy may change and share its own.
    pub twofold: bool,
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
    /// Undone for sure, and by whom.
    pub undone: Option<By>,
}

/// An erasure that was acknowledged.
#[derive(Clone, Debug)]
pub(crate) struct Erasure {
    pub asked: Id,
    pub covers: BTreeSet<Id>,
    pub by: By,
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
    /// When it was taken down.
    pub order: u64,
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
    pub(crate) erasures: Vec<Erasure>,
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
    /// Counts what was taken down.
    pub taken_down: u64,
    /// What a device that lies said of things in its own name.
    pub lied: BTreeMap<Id, Shown>,
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
    pub fn write(&mut self, by: By, text: &str, shown: &Shown) {
        let (surely_seen, maybe_seen) = self.seen(shown);
        self.writes.push(Write { text: text.to_owned(), surely_seen, maybe_seen, by, lost: Lost::No });
    }

    /// The texts that must stand, and those that may.
    #[must_use]
    pub fn standing(&self) -> (Shown, Shown) {
        // What may be there hides, where it is about what must stand; what must be there, where it is about what may.
        let not_in = |seen: fn(&Write) -> &BTreeSet<usize>, hides: fn(Lost) -> bool, stands: fn(Lost) -> bool| {
            let hiding = self.writes.iter().filter(|write| hides(write.lost));
            let covered: BTreeSet<usize> = hiding.flat_map(seen).copied().collect();
            let heads = self.writes.iter().enumerate().filter(|(index, _)| !covered.contains(index));
            heads.filter(|(_, write)| stands(write.lost)).map(|(_, write)| write.text.clone()).collect()
        };
        (
            not_in(|write| &write.maybe_seen, Lost::may_be_there, Lost::is_there),
            not_in(|write| &write.surely_seen, Lost::is_there, Lost::may_be_there),
        )
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

    /// The next thing that is taken down, done on this device.
    pub fn by(&mut self, device: usize) -> By {
        self.taken_down += 1;
        By { device, order: self.taken_down }
    }

    /// Writes a thing down.
    pub fn add(&mut self, mut thing: Thing) {
        thing.order = self.by(thing.author).order;
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
        self.deletions.push(Deletion { covers, root, author, undone: None });
    }

    /// An erasure of `asked` was acknowledged, by somebody to whom these things of its were shown. What was out of
    /// sight already may go with it.
    pub fn erase(&mut self, author: usize, asked: Id, covers: BTreeSet<Id>) {
        let by = self.by(author);
        for id in self.with_children(asked) {
            if let Some(thing) = self.thing(id).filter(|thing| thing.erased == Erased::Never && !covers.contains(&id)) {
                thing.erased = Erased::Perhaps;
            }
        }
        for id in &covers {
            if let Some(thing) = self.thing(*id).filter(|thing| thing.erased == Erased::Never) {
                // Of what two devices have for themselves each erases its own.
                thing.erased = if thing.twofold { Erased::Perhaps } else { Erased::Asked };
            }
        }
        self.erasures.push(Erasure { asked, covers, by });
    }

    /// How often somebody asked for something to be erased.
    #[must_use]
    pub fn erasures_asked(&self) -> u32 {
        self.erasures.len() as u32
    }

    /// The deletion of a thing was undone on a device, with that of what it belongs to, and an erasure that was asked for
    /// with it. What it belongs to was `in_sight` where something else had brought it back: its deletion stands then.
    pub fn undo(&mut self, author: usize, id: Id, in_sight: &BTreeSet<Id>) {
        let by = self.by(author);
        let thing = self.thing(id).cloned();
        let of_it = |deletion: &&mut Deletion| {
            let of_parent = thing.as_ref().is_some_and(|thing| thing.belongs_to(deletion.root));
            let of_parent = of_parent && !in_sight.contains(&deletion.root);
            deletion.covers.contains_key(&id) || deletion.root == id || of_parent
        };
        let mut of_it: Vec<&mut Deletion> = self.deletions.iter_mut().filter(of_it).collect();
        // Of others' the device may not have heard; where there is one only, it has.
        let one = of_it.len() == 1;
        of_it
            .iter_mut()
            .filter(|deletion| one || deletion.author == author)
            .for_each(|deletion| deletion.undone = Some(by));
        let of_it = |Erasure { asked, covers, .. }: &&Erasure| {
            covers.contains(&id) || *asked == id || thing.as_ref().is_some_and(|thing| thing.belongs_to(*asked))
        };
        let taken_back = self.erasures.iter().filter(of_it).flat_map(|erasure| &erasure.covers);
        self.perhaps_erased(taken_back.copied().collect());
    }

    /// Somebody who lies asked for it a day ago, and does it.
    pub(crate) fn erased_by_other(&mut self, id: Id) {
        if let Some(thing) = self.thing(id).filter(|thing| thing.erased == Erased::Never) {
            thing.erased = Erased::Perhaps;
        }
    }

    pub(crate) fn perhaps_erased(&mut self, things: Vec<Id>) {
        for id in things {
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
        let standing = self.deletions.iter().filter(|deletion| deletion.undone.is_none());
        let covers: Vec<&BTreeSet<usize>> = standing.filter_map(|deletion| deletion.covers.get(&thing.id)).collect();
        let mut there = (0..thing.writes.len()).filter(|write| thing.writes[*write].lost == Lost::No);
        !covers.is_empty() && there.all(|write| covers.iter().any(|seen| seen.contains(&write)))
    }
}
