//! The Says/Thinks/Does/Feels view: the entries of a map as many know them, in four parts.

use serde::Serialize;

use super::map::{EntryRow, Map};
use crate::error::Result;
use crate::model::{Id, MapPart};
use crate::notebook::Notebook;

/// A map in four parts, after the canvas as it was drawn first. The same entries, none left out: what they see and hear
/// stands around them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct InFour {
    /// They say.
    pub says: Vec<EntryRow>,
    /// What they need to do, and other thoughts.
    pub thinks: Vec<EntryRow>,
    /// They do.
    pub does: Vec<EntryRow>,
    /// Pains and gains.
    pub feels: Vec<EntryRow>,
    /// What they see and hear.
    pub around: Vec<EntryRow>,
}

impl From<Map> for InFour {
    fn from(map: Map) -> Self {
        let mut four = Self { says: vec![], thinks: vec![], does: vec![], feels: vec![], around: vec![] };
        for row in map.parts {
            match row.part {
                MapPart::Say => &mut four.says,
                MapPart::Do => &mut four.does,
                MapPart::NeedToDo | MapPart::Other => &mut four.thinks,
                MapPart::Pain | MapPart::Gain => &mut four.feels,
                MapPart::See | MapPart::Hear => &mut four.around,
            }
            .extend(row.entries);
        }
        four
    }
}

impl Notebook {
    /// A map in four parts; of each of its eight the first page.
    ///
    /// # Errors
    /// An unknown or deleted map.
    pub fn map_in_four(&self, map: Id) -> Result<InFour> {
        self.map(map).map(InFour::from)
    }
}
