//! A search under way: what its words and filters leave, the newest first.

use std::cell::OnceCell;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{FoundKind, Search};
use crate::error::Result;
use crate::log::reading::Reading;
use crate::model::{Id, Moment, Plan};
use crate::store::aliases;
use crate::store::query::Query;
use crate::store::scope::{self, Filter, Listed, Outline, Span};

/// A search under way.
pub(super) struct Looking<'c> {
    connection: &'c Connection,
    pub query: Option<Query>,
    filter: Filter,
    /// There are any filters.
    filtered: bool,
    /// All that the filters leave, the newest first, where that is little: once it was asked for.
    listed: OnceCell<Option<Listed>>,
}

/// What a walk through what holds the words found.
struct Walked {
    hits: Vec<i64>,
    /// There is nothing left to go through, or enough was found.
    is_done: bool,
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
        Ok(Some(Self { connection: reading.connection, query, filter, filtered, listed: OnceCell::new() }))
    }

    /// The numbers of the newest hits below `below`, at least `wanted` of them unless there are no more.
    pub fn below(&self, below: i64, wanted: usize) -> Result<Vec<i64>> {
        /// So many are read one by one before the index of words is gone through.
        const ONE_BY_ONE: usize = 100;
        /// So many that hold the words are told by what lies above them before all that a customer has is listed: of one that
        /// much is of, a page is among them, and a rare word has no more.
        const TOLD_FIRST: usize = 1_000;
        /// And so many before all of a kind or a time is.
        const TOLD_OF_KIND: usize = 250;
        let by_what_holds = self.query.is_some() && self.filtered && self.filter.person.is_none();
        if by_what_holds && self.listed.get().is_none() {
            let first = if self.filter.customer.is_some() { TOLD_FIRST } else { TOLD_OF_KIND };
            let walked = self.through(below, wanted, first)?;
            if walked.is_done {
                return Ok(walked.hits);
            }
        }
        let Some(listed) = self.listed()? else { return Ok(self.through(below, wanted, usize::MAX)?.hits) };
        let rest = &listed.numbers[listed.numbers.partition_point(|number| *number >= below)..];
        match &self.query {
            Some(query) if rest.len() > ONE_BY_ONE => self.among(rest, &query.fts(), wanted),
            query => self.one_by_one(rest, query.as_ref(), wanted),
        }
    }

    fn listed(&self) -> Result<Option<&Listed>> {
        if self.listed.get().is_none() {
            let listed = if self.filtered { self.filter.listed(self.connection)? } else { None };
            let _ = self.listed.set(listed);
        }
        Ok(self.listed.get().and_then(Option::as_ref))
    }

    fn one_by_one(&self, rest: &[i64], query: Option<&Query>, wanted: usize) -> Result<Vec<i64>> {
        let mut hits = Vec::new();
        for number in rest {
            let holds = match query {
                Some(query) => query.finds(&scope::words(self.connection, *number)?),
                None => true,
            };
            if holds && self.leaves(*number)? {
                hits.push(*number);
                if hits.len() == wanted {
                    break;
                }
            }
        }
        Ok(hits)
    }

    /// What holds the words among some things: both go by numbers, the newest first, so that one walk finds where they meet.
    fn among(&self, mut rest: &[i64], words: &str, wanted: usize) -> Result<Vec<i64>> {
        let mut hits = Vec::new();
        let below = rest.first().map_or(i64::MIN, |first| first.saturating_add(1));
        scope::each_holding(self.connection, (words, below, false), |number| {
            rest = &rest[rest.iter().take_while(|listed| **listed > number).count()..];
            if rest.first() == Some(&number) && self.leaves(number)? {
                hits.push(number);
            }
            Ok(hits.len() < wanted && !rest.is_empty())
        })?;
        Ok(hits)
    }

    /// Whether the filters leave one that was listed.
    fn leaves(&self, number: i64) -> Result<bool> {
        if self.listed()?.is_some_and(|listed| listed.is_exact) {
            return Ok(true);
        }
        let hit = Outline::numbered(self.connection, number)?;
        hit.map_or(Ok(false), |hit| self.filter.allows(self.connection, &hit))
    }

    /// Goes through what holds the words, or through everything, the newest first, and looks at no more than so many.
    fn through(&self, below: i64, wanted: usize, most: usize) -> Result<Walked> {
        let words = self.query.as_ref().map(Query::fts);
        let mut walked = Walked { hits: Vec::new(), is_done: true };
        if let Some(words) = words.as_deref().filter(|_| !self.filtered) {
            scope::each_holding(self.connection, (words, below, true), |number| {
                walked.hits.push(number);
                Ok(walked.hits.len() < wanted)
            })?;
            return Ok(walked);
        }
        let mut told = 0;
        Outline::each_below(self.connection, words.as_deref(), below, |hit| {
            if told == most {
                walked.is_done = false;
                return Ok(false);
            }
            told += 1;
            if self.filter.allows(self.connection, &hit)? {
                walked.hits.push(hit.number);
            }
            Ok(walked.hits.len() < wanted)
        })?;
        Ok(walked)
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
