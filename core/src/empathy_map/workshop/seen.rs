//! *Which of these have we seen?*: guesses become entries of the map, with the notes that show them.

use soundings_wire::Id;

use crate::empathy_map::EvidenceRange;
use crate::empathy_map::maps::{evidence_note, link_fields, standing};
use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::{guess, map_entry, workshop};
use crate::model::guides::derived;
use crate::model::{Audience, Kind, check_text};
use crate::notebook::Notebook;
use crate::store::columns::{Log, Presence};
use crate::store::entities::Entity;

/// Guesses to put on the map as one entry.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GuessesSeen {
    /// The guesses that say the same, of one part.
    pub guesses: Vec<Id>,
    /// The words that stand for them; without any, those of the first.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// Notes that show it; without any it stays a guess.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub shown_by: Vec<EvidenceRange>,
}

impl Notebook {
    /// Puts guesses that say the same on the map: with the notes that show it, or as the guess that it is.
    ///
    /// # Errors
    /// [`Refusal::WorkshopWaits`]; [`Refusal::NotOnePart`] for guesses of several parts, of several workshops, or of none;
    /// notes that can't be evidence; text that is none; unknown ids.
    pub fn put_on_map(&self, seen: &GuessesSeen) -> Result<Id> {
        let text = seen.text.as_deref().map(check_text).transpose()?;
        self.write_words(|action| {
            let guesses = seen.guesses.iter().map(|id| readable(action, *id)).collect::<Result<Vec<_>>>()?;
            let one = one_part(&guesses)?;
            let workshop = one.fields.get(guess::WORKSHOP).unwrap_or_default();
            let held = action.live(workshop, Kind::Workshop)?;
            let map = action.live(held.fields.get(workshop::MAP).unwrap_or_default(), Kind::EmpathyMap)?;
            let entry = entry_for(action, &map, &guesses, text)?;
            for range in &seen.shown_by {
                let note = evidence_note(action, range.note)?;
                if !standing(action, entry, note.id, false)?.is_empty() {
                    continue;
                }
                let changes = link_fields(action, entry, &note, range, false)?;
                let only_me = held.log == Log::Personal || note.log == Log::Personal;
                let audience = if only_me { Audience::OnlyMe } else { Audience::Team };
                action.create(audience, Kind::Evidence, changes);
            }
            for guess in guesses.iter().filter(|guess| guess.fields.get(guess::ENTRY) != Some(entry)) {
                action.edit(guess, vec![guess::ENTRY.set(&entry)], None)?;
            }
            Ok(entry)
        })
    }
}

/// A guess that may be read.
fn readable(action: &Action<'_>, guess: Id) -> Result<Entity> {
    match Entity::find_any(action.connection(), guess)? {
        Some(held) if held.kind == Kind::Guess && held.presence == Presence::Later => {
            Err(Refusal::WorkshopWaits.into())
        }
        _ => action.live(guess, Kind::Guess),
    }
}

/// The first of guesses that are of one part of one workshop.
fn one_part(guesses: &[Entity]) -> Result<&Entity> {
    let of = |guess: &Entity| (guess.fields.get(guess::WORKSHOP), guess.fields.number(guess::PART));
    match guesses.first() {
        Some(first) if guesses.iter().all(|guess| of(guess) == of(first)) => Ok(first),
        _ => Err(Refusal::NotOnePart.into()),
    }
}

/// The entry that guesses become. Without words of its own it shows those of the guess, as one made of a note does the note's:
/// once the guess is erased, so are they. Its id follows from theirs, so that what two people put on the map offline is one.
fn entry_for(action: &mut Action<'_>, map: &Entity, guesses: &[Entity], text: Option<&str>) -> Result<Id> {
    let there = guesses.iter().find_map(|guess| guess.fields.get(guess::ENTRY));
    if let Some(entry) =
        there.map(|entry| Entity::live(action.connection(), entry, Kind::MapEntry)).transpose()?.flatten()
    {
        if let Some(text) = text {
            action.edit(&entry, vec![map_entry::TEXT.set(&text.to_owned())], None)?;
        }
        return Ok(entry.id);
    }
    let Some(first) = guesses.iter().min_by_key(|guess| guess.id) else { return Err(Refusal::NotOnePart.into()) };
    let entry = derived(&[b"guess on a map", first.id.as_bytes()]);
    let mut changes = vec![map_entry::MAP.set(&map.id)];
    match (text, guesses.first()) {
        (Some(text), _) => changes.push(map_entry::TEXT.set(&text.to_owned())),
        (None, says) => changes.extend(says.map(|guess| map_entry::GUESSED.set(&guess.id))),
    }
    changes.extend(first.fields.get(guess::PART).map(|part| map_entry::PART.set(&part)));
    // Who guessed it, and when: the same whoever puts it there.
    changes.extend(first.fields.get(guess::AUTHOR).map(|author| map_entry::AUTHOR.set(&author)));
    changes.extend(first.fields.get(guess::CREATED).map(|created| map_entry::CREATED.set(&created)));
    action.create_as(map.log.audience(), Kind::MapEntry, entry, changes);
    Ok(entry)
}
