//! Posters: a customer's person on the wall, as somebody put it together of very words, a picture and what matters to them.
//!
//! Putting one together asks for consent, and so does every drawing of it: whoever withdraws takes it down at the next
//! sync, whatever the poster itself says. Two devices apart merge so: what one chose and the other chose both hangs;
//! changed here and taken down there is down; two posters of one person both hang.

use soundings_wire::{Change, Id};

use super::hanging::Hanging;
use super::went_out::{Outgoing, SpeaksOf, went_out};
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::log::reading::Reading;
use crate::model::fields::{attachment, observation, person, poster};
use crate::model::value::Value;
use crate::model::{Audience, DocumentKind, Kind, Seen};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::sharing;
use crate::visit_log::stories::members;

/// The most words, and the most that matters, on one poster.
pub(crate) const MOST_ON_POSTER: usize = 4;

/// A poster to put up.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewPoster {
    /// Who is on it.
    pub person: Id,
    /// Notes of their very words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub words: Vec<Id>,
    /// A picture.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub picture: Option<Id>,
    /// Entries of their maps, and marked notes of theirs: what matters to them.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub matters: Vec<Id>,
}

/// A change of a poster; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PosterChange {
    /// Other notes of their very words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub words: Option<Vec<Id>>,
    /// Another picture.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub picture: Option<Id>,
    /// No picture any more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub no_picture: bool,
    /// Something else that matters.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub matters: Option<Vec<Id>>,
}

impl Notebook {
    /// Puts a poster up.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheWall`], [`Refusal::PosterHangs`], [`Refusal::PosterNeedsExact`], [`Refusal::NotOfThisPerson`],
    /// [`Refusal::MayNotHang`], [`Refusal::TooMany`], [`Refusal::ShareItFirst`]; unknown ids.
    pub fn new_poster(&self, new: &NewPoster) -> Result<Id> {
        self.write(|action| {
            let of = action.live(new.person, Kind::Person)?;
            let hanging = Entity::children(action.connection(), of.id, Kind::Poster)?;
            if hanging.iter().any(|poster| !poster.fields.flag(poster::DOWN)) {
                return Err(Refusal::PosterHangs.into());
            }
            let rests_on = checked(action, of.id, &new.words, new.picture, &new.matters)?;
            let audience = sharing::audience(action, None, &rests_on)?;
            if action.me.has_team() && audience == Audience::OnlyMe {
                return Err(Refusal::ShareItFirst.into());
            }
            let mut changes = vec![
                poster::PERSON.set(&of.id),
                poster::AUTHOR.set(&action.me.engineer),
                poster::CREATED.set(&action.now),
            ];
            changes.extend(new.words.iter().map(|note| poster::NOTES.with(note)));
            changes.extend(new.picture.map(|picture| poster::PICTURE.set(&picture)));
            changes.extend(new.matters.iter().map(|thing| poster::MATTERS.with(thing)));
            Ok(action.create(audience, Kind::Poster, changes))
        })
    }

    /// Chooses other words, another picture, something else that matters.
    ///
    /// # Errors
    /// As [`Notebook::new_poster`]; an unknown poster.
    pub fn change_poster(&self, id: Id, change: &PosterChange, seen: Option<&Seen>) -> Result<()> {
        self.write(|action| {
            let entity = action.live(id, Kind::Poster)?;
            let Some(of) = entity.fields.get(poster::PERSON) else { return Err(Refusal::Gone.into()) };
            let (words, matters) = (change.words.as_deref(), change.matters.as_deref());
            let picture = change.picture.filter(|_| !change.no_picture);
            let rests_on = checked(action, of, words.unwrap_or_default(), picture, matters.unwrap_or_default())?;
            if action.me.has_team() && sharing::audience(action, None, &rests_on)? == Audience::OnlyMe {
                return Err(Refusal::ShareItFirst.into());
            }
            let mut changes: Vec<Change> = Vec::new();
            let fields = &entity.fields;
            changes
                .extend(words.into_iter().flat_map(|one| members(poster::NOTES, &fields.members(poster::NOTES), one)));
            changes.extend(
                matters.into_iter().flat_map(|one| members(poster::MATTERS, &fields.members(poster::MATTERS), one)),
            );
            changes.extend(picture.map(|picture| poster::PICTURE.set(&picture)));
            changes.extend(change.no_picture.then(|| poster::PICTURE.clear()));
            if changes.is_empty() { Ok(()) } else { action.edit(&entity, changes, seen) }
        })
    }

    /// Takes a poster down, or puts it up again.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheWall`] to put it up again; an unknown poster.
    pub fn take_poster_down(&self, id: Id, down: bool) -> Result<()> {
        self.write(|action| {
            let entity = action.live(id, Kind::Poster)?;
            if let Some(of) = entity.fields.get(poster::PERSON).filter(|_| !down) {
                checked(action, of, &[], None, &[])?;
            }
            action.edit(&entity, vec![poster::DOWN.set(&down)], None)
        })
    }
}

/// Writes down that a printed poster goes out: to whom, and whom it speaks of.
pub(crate) fn poster_went_out(action: &mut Action<'_>, entity: &Entity, to: &str) -> Result<Id> {
    let Some(of) = entity.fields.get(poster::PERSON) else { return Err(Refusal::Gone.into()) };
    checked(action, of, &[], None, &[])?;
    let of = action.live(of, Kind::Person)?;
    let notes = entity.fields.members(poster::NOTES).len() as u32;
    let speaks_of = speaks_of(action, of.id, entity.fields.get(poster::PICTURE))?;
    let outgoing = Outgoing { what: DocumentKind::Poster, to: to.to_owned(), notes, speaks_of };
    went_out(action, None, of.fields.get(person::ORGANIZATION), &outgoing)
}

/// Of whom a sheet speaks: of its person, and of everybody whom the picture is of, if that hangs.
fn speaks_of(action: &Action<'_>, of: Id, picture: Option<Id>) -> Result<Vec<SpeaksOf>> {
    let reading = Reading::begin(action.connection(), action.environment)?;
    let hanging = Hanging::read(&reading)?;
    let mut speaks_of = vec![SpeaksOf { person: of, named: true, quoted: true, pictured: false }];
    let picture = picture.map(|picture| hanging.picture(picture)).transpose()?.flatten();
    let note = picture.and_then(|picture| picture.fields.get(attachment::OBSERVATION));
    let Some(note) = Entity::find_named(action.connection(), note)? else { return Ok(speaks_of) };
    for person in [observation::BY, observation::ABOUT].into_iter().filter_map(|field| note.fields.get(field)) {
        let Some(person) = person.refers_to() else { continue };
        match speaks_of.iter_mut().find(|one| one.person == person) {
            Some(one) => one.pictured = true,
            None => speaks_of.push(SpeaksOf { person, named: false, quoted: false, pictured: true }),
        }
    }
    Ok(speaks_of)
}

/// What a poster of somebody would rest on, if all of it may hang now.
fn checked(action: &Action<'_>, of: Id, words: &[Id], picture: Option<Id>, matters: &[Id]) -> Result<Vec<Entity>> {
    let reading = Reading::begin(action.connection(), action.environment)?;
    let hanging = Hanging::read(&reading)?;
    let person = action.live(of, Kind::Person)?;
    if hanging.people.named(person.id).is_none() {
        return Err(Refusal::NotOnTheWall.into());
    }
    if words.len() > MOST_ON_POSTER || matters.len() > MOST_ON_POSTER {
        return Err(Refusal::TooMany.into());
    }
    let mut rests_on = vec![person];
    for note in words {
        let note = action.live(*note, Kind::Observation)?;
        if !note.fields.is_exact() {
            return Err(Refusal::PosterNeedsExact.into());
        }
        refuse_only_me(&hanging, &note)?;
        let said = hanging.words(&note)?.ok_or(Refusal::MayNotHang)?;
        if !hanging.is_one(said.by, of)? {
            return Err(Refusal::NotOfThisPerson.into());
        }
        rests_on.push(note);
    }
    if let Some(picture) = picture {
        let picture = action.live(picture, Kind::Attachment)?;
        refuse_only_me(&hanging, &picture)?;
        rests_on.push(hanging.picture(picture.id)?.ok_or(Refusal::MayNotHang)?);
    }
    for thing in matters {
        let thing = action.here(*thing, "entry")?;
        refuse_only_me(&hanging, &thing)?;
        match thing.kind {
            Kind::MapEntry if !hanging.is_entry_of(of, &thing)? => return Err(Refusal::NotOfThisPerson.into()),
            Kind::MapEntry | Kind::Observation => {}
            _ => return Err(Refusal::WrongKind.into()),
        }
        hanging.matter(of, &thing)?.ok_or(Refusal::MayNotHang)?;
        rests_on.push(thing);
    }
    Ok(rests_on)
}

fn refuse_only_me(hanging: &Hanging<'_>, thing: &Entity) -> Result<()> {
    if hanging.is_ours(thing) { Ok(()) } else { Err(Refusal::ShareItFirst.into()) }
}
