//! What the ledger says of a phone that was lost and of one that was copied.

use std::collections::BTreeSet;

use soundings_core::model::Id;

use crate::ledger::{Erased, Held, Ledger, Lost, Thing};

impl Ledger {
    /// A device went back to a copy that was made when so many things had been taken down. What it wrote since is there
    /// where the hub has it, which `hub_has` says of a thing, or of words in it.
    pub fn lose(&mut self, device: usize, taken_down: u64, mut hub_has: impl FnMut(Id, &str) -> Held) {
        for thing in &mut self.things {
            if thing.author == device && thing.order > taken_down {
                let held = hub_has(thing.id, "");
                thing.lost |= held == Held::No;
                thing.perhaps_lost |= held == Held::Sealed;
            }
            let texts: Vec<String> = thing.writes.iter().map(|write| write.text.clone()).collect();
            for write in thing.writes.iter_mut().filter(|write| write.by.is_since(device, taken_down)) {
                let alike = texts.iter().filter(|text| **text == write.text).count();
                write.lost = match (hub_has(thing.id, &write.text), alike) {
                    (Held::No, _) => Lost::Yes,
                    (Held::Yes, 1) => write.lost,
                    (Held::Yes | Held::Sealed, _) => Lost::Perhaps,
                };
            }
        }
        for link in self.links.iter_mut().filter(|link| link.author == device && link.order > taken_down) {
            link.unlinked |= hub_has(link.id, "") != Held::Yes;
        }
        for deletion in &mut self.deletions {
            deletion.undone = deletion.undone.filter(|by| !by.is_since(device, taken_down));
        }
        let asked = self.erasures.iter().filter(|erasure| erasure.by.is_since(device, taken_down));
        let asked = asked.flat_map(|erasure| &erasure.covers).copied().collect();
        self.perhaps_erased(asked);
    }

    /// A device is two from here on. What was only me on the copied one, each has for itself.
    pub fn double(&mut self, private: &BTreeSet<Id>) {
        let doubled: Vec<&mut Thing> = self.things.iter_mut().filter(|thing| private.contains(&thing.id)).collect();
        for thing in doubled {
            thing.twofold = true;
            if thing.erased == Erased::Asked {
                thing.erased = Erased::Perhaps;
            }
        }
    }
}
