//! Declaring two customers, sites, people or visits one, and taking it back (sync.md 6). Always a person's act: what looks alike
//! is only proposed.

use crate::error::{Refusal, Result};
use crate::log::action::Action;
use crate::model::fields::same_as;
use crate::model::{Audience, Id, Kind};
use crate::notebook::Notebook;
use crate::store::aliases;
use crate::store::columns::Log;
use crate::store::entities::Entity;

impl Notebook {
    /// Declares two customers, sites, people or visits one: what names the first reads as the second from now on. Ids stay, and
    /// what the two say of one field stands side by side until somebody decides. Taken back with [`Notebook::undo_same`].
    ///
    /// # Errors
    /// [`Refusal::AlreadySame`]; [`Refusal::WrongKind`] for things of two kinds, or of one that is never two; unknown ids.
    pub fn declare_same(&self, alias: Id, target: Id) -> Result<()> {
        self.write(|action| declare(action, alias, target, false))
    }

    /// Says that two of them are not the same, so that it is proposed no more.
    ///
    /// # Errors
    /// As [`Notebook::declare_same`].
    pub fn declare_not_same(&self, one: Id, other: Id) -> Result<()> {
        self.write(|action| declare(action, one, other, true))
    }

    /// Takes back whatever was declared the same as a thing, under its own id or that of what it reads as: each stands alone again,
    /// and is not proposed any more.
    ///
    /// # Errors
    /// [`Refusal::NotDeclaredSame`].
    pub fn undo_same(&self, thing: Id) -> Result<()> {
        self.write(|action| {
            let mut undone = 0;
            for declared in aliases::declared(action.connection(), thing)?.into_iter().filter(|one| one.stands) {
                if let Some(declaration) = Entity::find_any(action.connection(), declared.declaration)? {
                    action.edit(&declaration, vec![same_as::UNDONE.set(&true)], None)?;
                    undone += 1;
                }
            }
            if undone == 0 { Err(Refusal::NotDeclaredSame.into()) } else { Ok(()) }
        })
    }
}

/// Writes a declaration: where the team has both, for the team. One that is undone from the beginning says that they are two.
fn declare(action: &mut Action<'_>, alias: Id, target: Id, undone: bool) -> Result<()> {
    let (alias, target) = (action.here(alias, "thing")?, action.here(target, "thing")?);
    if alias.kind != target.kind || !alias.kind.can_be_same() {
        return Err(Refusal::WrongKind.into());
    }
    if alias.id == target.id {
        return Err(Refusal::AlreadySame.into());
    }
    let mut changes = vec![
        same_as::ALIAS.set(&alias.id),
        same_as::TARGET.set(&target.id),
        same_as::AUTHOR.set(&action.me.engineer),
        same_as::DECLARED.set(&action.now),
    ];
    if undone {
        changes.push(same_as::UNDONE.set(&true));
    }
    let is_teams = [&alias, &target].iter().all(|thing| thing.log == Log::Team);
    action.create(if is_teams { Audience::Team } else { Audience::OnlyMe }, Kind::SameAs, changes);
    Ok(())
}
