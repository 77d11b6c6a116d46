//! *What went out*: the documents that were handed to readers outside, to whom, when, and whom they speak of.
//!
//! Somebody who withdraws finds the copies to fetch back here. What went out is a fact of the customer's; a document of a
//! visit that is only me is only me too, until the visit is shared.

use crate::error::Result;
use crate::log::action::Action;
use crate::model::fields::{person, sent_document, spoken_of};
use crate::model::{DocumentKind, Fields, Id, Kind, Use};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::sharing;

/// A document that goes out.
pub(crate) struct Outgoing {
    pub what: DocumentKind,
    /// To whom, in a person's words.
    pub to: String,
    /// How many notes are in it.
    pub notes: u32,
    /// Everybody it speaks of.
    pub speaks_of: Vec<SpeaksOf>,
}

/// How a document speaks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SpeaksOf {
    pub person: Id,
    /// By name; else as *a customer*.
    pub named: bool,
    /// It holds what they said or did, or what was said of them; else a promise to them alone.
    pub quoted: bool,
    /// A picture of them, or of what they did, is in it.
    pub pictured: bool,
}

impl SpeaksOf {
    /// What is known of a person by a row of [`Kind::SpokenOf`].
    pub fn of(row: &Fields) -> Option<Self> {
        let person = row.get(spoken_of::PERSON)?;
        let flag = |field| row.flag(field);
        Some(Self {
            person,
            named: flag(spoken_of::NAMED),
            quoted: flag(spoken_of::QUOTED),
            pictured: flag(spoken_of::PICTURED),
        })
    }

    /// Whether somebody with these registers would not let this out any more: the copy is to be fetched back. A poster
    /// hangs, wherever it hangs, by *on the wall*.
    pub fn was_withdrawn(&self, what: Option<DocumentKind>, person: &Fields) -> bool {
        let allows = |needed: Use| person.member(person::CONSENT, &needed).is_some_and(|allowed| allowed.allowed);
        [
            (self.named, Use::Name),
            (self.quoted, Use::Quote),
            (self.pictured, Use::Picture),
            (what == Some(DocumentKind::Poster), Use::Wall),
        ]
        .into_iter()
        .any(|(is_in_it, needed)| is_in_it && !allows(needed))
    }
}

/// Writes down that a document of a visit, or of a customer alone, goes out.
pub(crate) fn went_out(
    action: &mut Action<'_>,
    visit: Option<&Entity>,
    customer: Option<Id>,
    outgoing: &Outgoing,
) -> Result<Id> {
    let mut rests_on = Vec::new();
    for one in &outgoing.speaks_of {
        rests_on.push(action.live(one.person, Kind::Person)?);
    }
    rests_on.extend(Entity::find_named(action.connection(), customer)?);
    let audience = sharing::audience(action, visit.map(|visit| visit.id), &rests_on)?;
    let (author, now) = (action.me.engineer, action.now.clone());
    let mut changes = vec![
        sent_document::WHAT.set(&outgoing.what),
        sent_document::TO.set(&outgoing.to),
        sent_document::NOTES.set(&outgoing.notes),
        sent_document::AUTHOR.set(&author),
        sent_document::SENT.set(&now),
    ];
    changes.extend(visit.map(|visit| sent_document::ENCOUNTER.set(&visit.id)));
    changes.extend(customer.map(|customer| sent_document::ORGANIZATION.set(&customer)));
    let document = action.create(audience, Kind::SentDocument, changes);
    for one in &outgoing.speaks_of {
        let changes = vec![
            spoken_of::DOCUMENT.set(&document),
            spoken_of::PERSON.set(&one.person),
            spoken_of::NAMED.set(&one.named),
            spoken_of::QUOTED.set(&one.quoted),
            spoken_of::PICTURED.set(&one.pictured),
            spoken_of::AUTHOR.set(&author),
            spoken_of::SENT.set(&now),
        ];
        action.create(audience, Kind::SpokenOf, changes);
    }
    Ok(document)
}

impl Notebook {
    /// A copy of a document was fetched back, or is out again after all.
    ///
    /// # Errors
    /// An unknown document.
    pub fn fetched_back(&self, document: Id, fetched_back: bool) -> Result<()> {
        self.write(|action| {
            let document = action.live(document, Kind::SentDocument)?;
            action.edit(&document, vec![sent_document::FETCHED_BACK.set(&fetched_back)], None)
        })
    }
}
