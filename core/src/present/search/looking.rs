//! A search under way: what its words and filters leave, the newest first.

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{FoundKind, Search};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Moment, Plan};
use crate::store::aliases;
use crate::store::query::Query;
use crate::store::scope::{self, Filter, Outline, Span};

/// A search under way.
pub(super) struct Looking<'c> {
    connection: &'c Connection,
    pub query: Option<Query>,
    filter: Filter,
    /// All that the filters leave, the newest first, where that is little.
    listed: Option<Vec<i64>>,
}

impl<'c> Looking<'c> {
    pub fn begin(reading: &Reading<'c>, search: &Search) -> Result<Option<Self>> {
        let query = Query::read(&search.words);
        let dated = search.since.is_some() || search.until.is_some();
        let filtered = search.customer.is_some()
            || search.person.is_some()
            || search.thing.is_some()
            || search.note_kind.is_some()
            || dated;
        if query.is_none() && (!filtered || !search.words.trim().is_empty()) {
            return Ok(None);
        }
        let read_as = |of: Option<Id>| of.map(|id| aliases::target(reading.connection, id)).transpose();
        let filter = Filter {
            customer: read_as(search.customer)?,
            person: read_as(search.person)?,
            kind: search.thing.map(FoundKind::kind),
            note_kind: search.note_kind,
            span: dated.then(|| span(reading.now(), search)),
            ..Filter::default()
        };
        let listed = if filtered { filter.listed(reading.connection)? } else { None };
        Ok(Some(Self { connection: reading.connection, query, filter, listed }))
    }

    /// The numbers of the newest hits below `below`, at least `wanted` of them unless there are no more.
    pub fn below(&self, below: i64, wanted: usize) -> Result<Vec<i64>> {
        /// So many are looked up one by one before the index of words is asked.
        const ONE_BY_ONE: usize = 1_000;
        match &self.listed {
            Some(listed) => {
                let rest = &listed[listed.partition_point(|number| *number >= below)..];
                if rest.len() <= ONE_BY_ONE || self.query.is_none() {
                    self.one_by_one(rest, wanted)
                } else {
                    self.through(below, wanted, Some(rest))
                }
            }
            None => self.through(below, wanted, None),
        }
    }

    fn one_by_one(&self, listed: &[i64], wanted: usize) -> Result<Vec<i64>> {
        let mut hits = Vec::new();
        for number in listed {
            let Some((hit, words)) = Outline::numbered(self.connection, *number)? else { continue };
            let holds = self.query.as_ref().is_none_or(|query| query.finds(&words));
            if holds && self.filter.allows(self.connection, &hit)? {
                hits.push(*number);
                if hits.len() == wanted {
                    break;
                }
            }
        }
        Ok(hits)
    }

    /// Goes through what holds the words, the newest first; where few things are left, past those between them.
    fn through(&self, mut below: i64, wanted: usize, listed: Option<&[i64]>) -> Result<Vec<i64>> {
        let words = self.query.as_ref().map(Query::fts);
        let among: Option<HashSet<i64>> = listed.map(|listed| listed.iter().copied().collect());
        let mut hits = Vec::new();
        loop {
            if let Some(listed) = listed {
                let Some(next) = listed.get(listed.partition_point(|number| *number >= below)) else { break };
                below = next + 1;
            }
            // A page's worth first; a filter that leaves one in many asks for more.
            let chunk = if listed.is_none() && hits.is_empty() { wanted } else { 500 };
            let found = Outline::below(self.connection, words.as_deref(), below, chunk)?;
            for hit in &found {
                let left = among.as_ref().is_none_or(|among| among.contains(&hit.number));
                if left && self.filter.allows(self.connection, hit)? {
                    hits.push(hit.number);
                    if hits.len() == wanted {
                        return Ok(hits);
                    }
                }
            }
            match found.last() {
                Some(last) if found.len() == chunk => below = last.number,
                _ => break,
            }
        }
        Ok(hits)
    }
}

/// The days asked for, on the clock here.
fn span(now: &Moment, search: &Search) -> Span {
    let midnight = |day: NaiveDate| {
        let plan = Plan { local: format!("{}T00:00", day.format("%Y-%m-%d")), zone: now.zone.clone() };
        let by_offset = || {
            day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() - i64::from(now.offset_minutes) * 60_000
        };
        plan.utc_ms().unwrap_or_else(by_offset)
    };
    let behind = search.until.map(|day| day.succ_opt().map_or(i64::MAX, midnight));
    Span {
        ms: (search.since.map_or(i64::MIN, midnight), behind.unwrap_or(i64::MAX)),
        days: scope::days(search.since, search.until),
    }
}
