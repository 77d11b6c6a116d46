//! What time, and others' acts, ask of workshops: no operation says that a day has passed.

use rusqlite::Connection;
use soundings_wire::Id;

use super::{drafts, keep_all_drafts, keep_drafts};
use crate::error::Result;
use crate::log::{deletion, gate};
use crate::model::fields::turn;
use crate::model::{Kind, Opening};
use crate::notebook::Notebook;
use crate::store::entities::Entity;

impl Notebook {
    /// Opens workshops whose day has passed, and lets what was typed here and not sent stand in those that opened. Before
    /// what shows them; cheap where there is nothing to do.
    pub(crate) fn settle_workshops(&self) -> Result<()> {
        let now = self.environment.clock.now().utc_ms;
        let due = self.read(|reading| Due::read(reading.connection, now))?;
        if due.overdue.is_empty() && due.typed.is_empty() {
            return Ok(());
        }
        let changed = self.write_words(|action| {
            let due = Due::read(action.connection(), now)?;
            for workshop in &due.overdue {
                if let Some(held) = Entity::live(action.connection(), *workshop, Kind::Workshop)? {
                    keep_all_drafts(action, &held)?;
                }
                action.flush()?;
                gate::open_workshop(action.connection(), *workshop)?;
            }
            for (turn, workshop) in &due.typed {
                match workshop {
                    Some((held, turn)) => keep_drafts(action, held, turn)?,
                    None => drafts::clear_all(action.connection(), *turn)?,
                }
            }
            action.flush()?;
            let mut changed = Vec::new();
            deletion::open_all_gates(action.connection(), &mut changed)?;
            Ok(changed)
        })?;
        self.tell(changed);
        Ok(())
    }
}

/// What time and others' acts ask for.
struct Due {
    /// Workshops whose day has passed.
    overdue: Vec<Id>,
    /// Turns with unsent words here whose workshop is open, with it; or gone.
    typed: Vec<(Id, Option<(Entity, Entity)>)>,
}

impl Due {
    fn read(connection: &Connection, now_ms: i64) -> Result<Self> {
        let mut typed = Vec::new();
        for id in drafts::turns(connection)? {
            let Some(turn) = Entity::find_any(connection, id)?.filter(|turn| turn.kind == Kind::Turn) else {
                typed.push((id, None));
                continue;
            };
            // What is deleted can come back, and its words with it.
            let workshop = turn.fields.get(turn::WORKSHOP).filter(|_| turn.is_here());
            let held = workshop.map_or(Ok(None), |held| Entity::live(connection, held, Kind::Workshop))?;
            if let Some(held) = held
                && gate::is_workshop_open(connection, &held)?
            {
                typed.push((id, Some((held, turn))));
            }
        }
        let due = gate::due(connection, Opening::Workshop, now_ms)?;
        Ok(Self { overdue: due.into_iter().map(|(workshop, _)| workshop).collect(), typed })
    }
}
