//! The meters that lists show: worked out where a map changed, at the end of the transaction that changed it; a list of maps reads
//! a row a map. Whoever reads a map between a change that came from elsewhere and that work counts for themselves.

use rusqlite::{Connection, TransactionBehavior};

use super::{Iceberg, Link, depths, links};
use crate::error::{Error, Result};
use crate::model::fields::map_entry;
use crate::model::{Id, Kind, MapPart};
use crate::store::columns::Log;
use crate::store::counts;
use crate::store::entities::Entity;
use crate::store::meters::{self, Depths};

/// So many maps are worked out in one transaction.
const AT_ONCE: usize = 500;

/// An entry, where it stands, and its standing links.
pub(crate) type Entry = (Entity, MapPart, Vec<Link>);

/// How many entries a map has, and its ticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meter {
    pub entries: u32,
    pub iceberg: Iceberg,
}

impl Meter {
    /// Of a map, as it is kept.
    pub fn of(connection: &Connection, map: &Entity) -> Result<Self> {
        match meters::kept(connection, map.id)? {
            Some((entries, depths)) => Ok(Self { entries, iceberg: Iceberg::at(&depths) }),
            None => Self::worked_out(connection, map),
        }
    }

    fn worked_out(connection: &Connection, map: &Entity) -> Result<Self> {
        let entries = entries(connection, map.id)?;
        Ok(Self { entries: entries.len() as u32, iceberg: iceberg(map, &entries) })
    }

    fn row(&self) -> (u32, Depths) {
        let mut depths = Depths::default();
        depths.iter_mut().zip(MapPart::ALL).for_each(|(depth, part)| *depth = self.iceberg.depth(*part));
        (self.entries, depths)
    }
}

/// The entries of a map.
pub(crate) fn entries(connection: &Connection, map: Id) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for entry in Entity::children(connection, map, Kind::MapEntry)? {
        // A part that a later version knows is shown there; here it waits.
        let Some(part) = entry.fields.get(map_entry::PART) else { continue };
        let links = links(connection, entry.id)?;
        entries.push((entry, part, links));
    }
    Ok(entries)
}

/// The meter of a map: of a team's from team notes alone.
pub(crate) fn iceberg(map: &Entity, entries: &[Entry]) -> Iceberg {
    let links = entries.iter().flat_map(|(_, part, links)| links.iter().map(|link| (*part, link)));
    depths(links, map.log == Log::Team)
}

/// Works out what changed of maps, in the transaction that changed it.
pub(crate) fn settle(connection: &Connection) -> Result<()> {
    while settle_some(connection)? {}
    Ok(())
}

/// [`settle`] after what came from elsewhere, in transactions of its own. What fails of that stays named, and is worked out by
/// whoever reads it.
pub(crate) fn settle_apart(connection: &mut Connection) {
    let some = |connection: &mut Connection| {
        if meters::changed(connection, 1)?.is_empty() {
            return Ok(false);
        }
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let more = settle_some(&transaction)?;
        transaction.commit()?;
        Ok::<_, Error>(more)
    };
    while matches!(some(connection), Ok(true)) {}
}

/// Some of them; whether more may be left.
fn settle_some(connection: &Connection) -> Result<bool> {
    let changed = meters::changed(connection, AT_ONCE)?;
    for map in &changed {
        let here = Entity::live(connection, *map, Kind::EmpathyMap)?;
        let meter = here.map(|map| Meter::worked_out(connection, &map)).transpose()?;
        meters::keep(connection, *map, meter.map(|meter| meter.row()))?;
    }
    Ok(changed.len() == AT_ONCE)
}

/// What screens count, kept and counted anew, where the two differ, maps too where no change of them waits: for tests and the
/// simulation.
pub(crate) fn differences(connection: &Connection) -> Result<Vec<String>> {
    let mut differences = counts::differences(connection)?;
    let mut differing = 0;
    for map in meters::all(connection)? {
        let kept = meters::kept(connection, map)?;
        let here = Entity::live(connection, map, Kind::EmpathyMap)?;
        let waits = meters::is_changed(connection, map)?;
        let worked_out = here.map(|map| Meter::worked_out(connection, &map)).transpose()?.map(|meter| meter.row());
        differing += u32::from(!waits && kept != worked_out);
    }
    differences.extend((differing > 0).then(|| format!("meters: {differing}")));
    Ok(differences)
}
