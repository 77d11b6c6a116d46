//! Whether a note may go out, and how it names people there.

use super::{People, Reader};
use crate::empathy_map::gives_evidence;
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::fields::observation;
use crate::model::{Id, ObservationKind, Person};
use crate::store::entities::Entity;

/// How somebody who may be quoted stands in what goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Naming {
    /// "A customer".
    Unnamed,
    /// By name.
    Named(Id),
}

/// A note that may go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    /// Who said or did it.
    pub by: Option<Naming>,
    /// Whom it concerns.
    pub about: Option<Naming>,
    /// It is the very words of whoever said it: quotation marks.
    pub exact: bool,
    /// A person must read it before it goes.
    pub read_first: bool,
    /// Whoever it is of or about lets pictures be shown.
    pub picture: bool,
}

impl Passage {
    /// Somebody in it stays unnamed.
    pub fn leaves_unnamed(&self) -> bool {
        [self.by, self.about].contains(&Some(Naming::Unnamed))
    }
}

impl People {
    /// Whether a note may go out to these people's reader. `None`: it stays inside.
    ///
    /// It goes only if its *by* and its *about* may be quoted. Somebody only described was not asked; of what was said or
    /// done by nobody knows whom, nobody was asked either. *Did* and *around* go after somebody has read them, since what
    /// somebody did can harm them. What was played or staged is nobody's word, thoughts are ours, and of what stands in
    /// several versions nobody has said yet which is so.
    pub fn passage(&self, reading: &Reading<'_>, note: &Entity) -> Result<Option<Passage>> {
        let Some(passage) = self.by_consent(note) else { return Ok(None) };
        let visit = note.fields.get(observation::ENCOUNTER).map(|visit| Entity::find(reading.connection, visit));
        let staged = visit.transpose()?.flatten().is_some_and(|visit| !gives_evidence(&visit));
        Ok(Some(passage).filter(|_| !staged))
    }

    fn by_consent(&self, note: &Entity) -> Option<Passage> {
        let standing = |field| match note.fields.get(field) {
            None => Some(None),
            Some(Person::Someone(_)) => None,
            Some(Person::Known(id)) => self.naming(id).map(Some),
        };
        let (by, about) = (standing(observation::BY)?, standing(observation::ABOUT)?);
        let read_first = match note.fields.get(observation::KIND)? {
            ObservationKind::Thought => return None,
            ObservationKind::Said | ObservationKind::Did if by.is_none() => return None,
            ObservationKind::Said => false,
            ObservationKind::Did | ObservationKind::Around => true,
        };
        let stays = note.versions > 0 || (read_first && self.reader == Reader::Wall);
        let picture = [observation::BY, observation::ABOUT].into_iter().all(|field| match note.fields.get(field) {
            None => true,
            Some(Person::Someone(_)) => false,
            Some(Person::Known(id)) => self.may_be_pictured(id),
        });
        (!stays).then(|| Passage { by, about, exact: note.fields.is_exact(), read_first, picture })
    }
}
