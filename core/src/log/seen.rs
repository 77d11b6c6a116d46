//! Tokens of what a screen showed: which values an edit had seen.

use rusqlite::Connection;
use soundings_wire::{Context, Dot, Id, Incarnation, encode};

use super::identity::same_engineer;
use super::operations::{self, Stored};
use super::{registers, relocated};
use crate::error::{Refusal, Result};
use crate::model::Seen;
use crate::store::aliases;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// What a record showed of a thing's registers.
#[derive(minicbor::Encode, minicbor::Decode)]
#[cbor(map)]
pub(super) struct SeenToken {
    #[n(0)]
    log: i64,
    /// Of a register without an entry below: the operation it began with.
    #[n(1)]
    created: Option<Dot>,
    /// Fields that the creating operation wrote.
    #[n(2)]
    written: Vec<u16>,
    #[n(3)]
    registers: Vec<SeenRegister>,
    /// What it showed of things that read as this one.
    #[n(4)]
    aliases: Option<Vec<SeenAlias>>,
}

#[derive(minicbor::Encode, minicbor::Decode)]
struct SeenAlias {
    #[n(0)]
    thing: Id,
    #[n(1)]
    token: SeenToken,
}

#[derive(minicbor::Encode, minicbor::Decode)]
struct SeenRegister {
    #[n(0)]
    field: u16,
    #[n(1)]
    member: minicbor::bytes::ByteVec,
    #[n(2)]
    seen: Context,
}

impl SeenToken {
    /// Reads one that a record carried.
    pub fn read(seen: &Seen) -> Result<Self> {
        let bytes = data_encoding::BASE64URL_NOPAD.decode(seen.0.as_bytes()).map_err(|_| Refusal::SeenUnreadable)?;
        Ok(minicbor::decode(&bytes).map_err(|_| Refusal::SeenUnreadable)?)
    }

    /// The same as it is to be read now: by the names that what was seen has by now, in the log that the thing is projected
    /// from now.
    pub fn now(mut self, connection: &Connection, entity: &Entity, me: Incarnation) -> Result<Self> {
        if let Some(log) = Log::ALL.into_iter().find(|log| *log as i64 == self.log) {
            self.created = self.created.map(|created| relocated::dot_now(connection, log, created)).transpose()?;
            for register in &mut self.registers {
                register.seen = relocated::now(connection, log, entity.id, &register.seen)?;
            }
        }
        self.in_log(connection, entity, me)
    }

    /// The same in the log that the thing is projected from now. It may have been shared since, as it stood then: who had seen
    /// all that a field had by then has seen what this engineer wrote to the team's log of it.
    fn in_log(self, connection: &Connection, entity: &Entity, me: Incarnation) -> Result<Self> {
        if self.log == entity.log as i64 || entity.log == Log::Personal {
            return Ok(self);
        }
        let created = operations::creating(connection, Log::Team, entity.id)?;
        let mine = |created: &Stored| same_engineer(connection, created.dot.incarnation, me);
        let is_mine = created.as_ref().map(mine).transpose()?.unwrap_or(false);
        let Some(created) = created.filter(|_| is_mine) else {
            return Ok(Self {
                log: entity.log as i64,
                created: None,
                written: Vec::new(),
                registers: Vec::new(),
                aliases: None,
            });
        };
        let mut registers = Vec::new();
        for change in &created.payload.changes {
            let member = change.member.as_deref();
            let personal =
                registers::read(connection, Log::Personal, entity.id, entity.kind, change.field, member)?.seen();
            let had_seen = self.context(change.field, member);
            let all = personal
                .0
                .iter()
                .all(|(incarnation, seq)| had_seen.covers(Dot { incarnation: *incarnation, seq: *seq }));
            let seen = if all { Context::of(created.dot) } else { Context::default() };
            registers.push(SeenRegister {
                field: change.field,
                member: member.unwrap_or_default().to_vec().into(),
                seen,
            });
        }
        Ok(Self { log: entity.log as i64, created: None, written: Vec::new(), registers, aliases: None })
    }

    /// What had been seen of one that reads as this thing; `None` where it was not known to.
    pub fn of_alias(&mut self, thing: Id) -> Option<Self> {
        let aliases = self.aliases.as_mut()?;
        let at = aliases.iter().position(|alias| alias.thing == thing)?;
        Some(aliases.swap_remove(at).token)
    }

    /// What had been seen of a register.
    pub fn context(&self, field: u16, member: Option<&[u8]>) -> Context {
        let member = member.unwrap_or_default();
        if let Some(register) =
            self.registers.iter().find(|register| register.field == field && register.member.as_slice() == member)
        {
            return register.seen.clone();
        }
        self.created.filter(|_| self.written.contains(&field)).map(Context::of).unwrap_or_default()
    }
}

/// The token that an edit of this thing hands back.
pub(crate) fn seen_token(connection: &Connection, entity: &Entity) -> Result<Seen> {
    let mut token = token_of(connection, entity)?;
    if entity.kind.can_be_same() {
        let mut seen = Vec::new();
        for thing in aliases::of(connection, entity.id)? {
            if let Some(alias) = Entity::find_any(connection, thing)? {
                seen.push(SeenAlias { thing, token: token_of(connection, &alias)? });
            }
        }
        token.aliases = Some(seen).filter(|seen| !seen.is_empty());
    }
    Ok(Seen(data_encoding::BASE64URL_NOPAD.encode(&encode(&token))))
}

/// Of one thing by itself.
fn token_of(connection: &Connection, entity: &Entity) -> Result<SeenToken> {
    let created = operations::creating(connection, entity.log, entity.id)?;
    Ok(SeenToken {
        aliases: None,
        log: entity.log as i64,
        created: created.as_ref().map(|created| created.dot),
        written: created
            .map(|created| created.payload.changes.iter().map(|change| change.field).collect())
            .unwrap_or_default(),
        registers: registers::of_entity(connection, entity.log, entity.id)?
            .into_iter()
            .map(|row| SeenRegister { field: row.field, member: row.member.into(), seen: row.register.seen() })
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use soundings_wire::Incarnation;

    use super::*;

    #[test]
    fn a_token_of_what_was_seen_has_the_bytes_it_always_had() {
        let dot = |seq| Dot { incarnation: Incarnation { device: Id([1; 16]), number: 1 }, seq };
        let token = SeenToken {
            log: Log::Team as i64,
            created: Some(dot(1)),
            written: vec![1, 3],
            aliases: None,
            registers: vec![SeenRegister { field: 4, member: Vec::new().into(), seen: Context::of(dot(7)) }],
        };
        let text = data_encoding::BASE64URL_NOPAD.encode(&encode(&token));
        insta::assert_snapshot!(text);
        let read = SeenToken::read(&Seen(text)).unwrap();
        assert_eq!(read.context(4, None), Context::of(dot(7)));
        assert_eq!(read.context(3, None), Context::of(dot(1)));
        assert!(read.context(9, None).is_empty(), "a field that nobody had written");
        assert!(SeenToken::read(&Seen("rubbish!".into())).is_err());
    }
}
