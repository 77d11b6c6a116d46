//! Deciding between versions that stand side by side, of any field of any thing.

use soundings_wire::{Change, Id};

use super::expectations;
use crate::error::{Error, Refusal, Result};
use crate::log::action::Action;
use crate::log::joined;
use crate::log::register::Version;
use crate::model::fields::expectation;
use crate::model::value::Behaviour;
use crate::model::{Kind, check_text};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

/// What a person decided about several versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Resolution {
    /// The version with this id.
    Keep(String),
    /// Words only: the texts a line each, lower rank first.
    Both,
    /// Another value.
    Value(String),
}

impl Notebook {
    /// Decides between versions of a field that stand side by side. `field` is its name as records give it.
    ///
    /// # Errors
    /// [`Refusal::NothingToResolve`], [`Refusal::UnknownVersion`], [`Refusal::UnknownField`],
    /// [`Refusal::BothIsForWords`]; text that is none; an unknown thing.
    pub fn resolve(&self, entity: Id, field: &str, resolution: &Resolution) -> Result<()> {
        self.write_words(|action| {
            let entity = Entity::find(action.connection(), entity)?.ok_or(Error::NotFound { what: "thing" })?;
            let (name, member) = field.split_once(':').map_or((field, None), |(name, member)| (name, Some(member)));
            let fields = entity.kind.block().fields;
            let field = fields.iter().find(|field| field.name == name).ok_or(Error::from(Refusal::UnknownField))?;
            let member: Option<Vec<u8>> = member
                .map(|member| member.parse::<u8>().map(|member| vec![member]))
                .transpose()
                .map_err(|_| Refusal::UnknownField)?;
            let register = joined::read(action.connection(), &entity, field.number, member.as_deref())?;
            if entity.kind == Kind::Expectation && field.number != expectation::OUTCOME.number {
                expectations::may_decide(action, &entity, matches!(resolution, Resolution::Keep(_)))?;
            }
            let versions = register.siblings(field.behaviour.sameness);
            if versions.len() < 2 {
                return Err(Refusal::NothingToResolve.into());
            }
            let value = decided(action, field.behaviour, &versions, resolution)?;
            action.edit(&entity, vec![Change { member, value, ..Change::new(field.number, &()) }], None)
        })
    }
}

fn decided(
    action: &Action<'_>,
    behaviour: Behaviour,
    versions: &[&Version],
    resolution: &Resolution,
) -> Result<Vec<u8>> {
    let written = |text: &str| {
        let value = (behaviour.from_words)(check_text(text)?, &action.writing());
        value.ok_or(Error::from(Refusal::BothIsForWords))
    };
    match resolution {
        Resolution::Keep(id) => {
            let kept = version_ids(versions).iter().position(|version| version == id).map(|at| versions[at]);
            Ok(kept.ok_or(Error::from(Refusal::UnknownVersion))?.value.clone())
        }
        Resolution::Both => {
            let texts: Option<Vec<String>> =
                versions.iter().rev().map(|version| (behaviour.words)(&version.value)).collect();
            written(&texts.ok_or(Error::from(Refusal::BothIsForWords))?.join("\n"))
        }
        Resolution::Value(text) => written(text),
    }
}

/// How a record names versions: `DEVICE.INCARNATION.SEQ`, opaque to shells. Two of two things that read as one can have one name,
/// in two logs: then its place among them is added.
pub(crate) fn version_ids(versions: &[&Version]) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for (place, version) in versions.iter().enumerate() {
        let dot = version.dot;
        let id = format!("{}.{}.{}", dot.incarnation.device, dot.incarnation.number, dot.seq);
        ids.push(if ids.contains(&id) { format!("{id}.{place}") } else { id });
    }
    ids
}
