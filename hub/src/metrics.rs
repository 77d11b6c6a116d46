//! What the hub tells in numbers, as Prometheus reads it: how much it is asked and what came of it, how long that took, how much it
//! holds, and when it was backed up last. Labels are words of this program alone: no id, no name, no address.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension};
use soundings_wire::messages::{HubReply, Verdict};

use crate::audit::Event;
use crate::error::HubError;
use crate::{Hub, quotas};

/// Up to how many seconds a request took.
const BUCKETS: [f64; 8] = [0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0, f64::INFINITY];

/// What was counted since the hub began to serve.
#[derive(Default)]
pub(crate) struct Metrics {
    counted: Mutex<Counted>,
}

#[derive(Default)]
struct Counted {
    /// By what was asked, and what came of it.
    requests: BTreeMap<(&'static str, String), u64>,
    verdicts: BTreeMap<&'static str, u64>,
    took: [u64; BUCKETS.len()],
    took_s: f64,
    waiting: u64,
}

impl Metrics {
    fn counted(&self) -> MutexGuard<'_, Counted> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request was answered.
    pub fn count(&self, asked: &'static str, reply: &HubReply, took: Duration) {
        let came = match reply {
            HubReply::Refused(refused) => format!("refused-{}", refused.refusal.number()),
            _ => "served".to_owned(),
        };
        let mut counted = self.counted();
        *counted.requests.entry((asked, came)).or_default() += 1;
        if let HubReply::Pushed(pushed) = reply {
            for verdict in &pushed.verdicts {
                *counted.verdicts.entry(word(verdict)).or_default() += 1;
            }
        }
        let seconds = took.as_secs_f64();
        counted.took_s += seconds;
        if let Some(place) = BUCKETS.iter().position(|most| seconds <= *most) {
            counted.took[place] += 1;
        }
    }

    /// One more device waits for news, until what is given goes.
    pub fn waits(&self) -> Waiting<'_> {
        self.counted().waiting += 1;
        Waiting(self)
    }

    /// All of it, and what the hub holds.
    pub fn text(&self, held: &Held) -> String {
        let mut text = String::new();
        self.write(held, &mut text).unwrap_or(());
        text
    }

    fn write(&self, held: &Held, text: &mut String) -> std::fmt::Result {
        let counted = self.counted();
        head(text, "requests_total", "counter", "Requests of devices, by what came of them.")?;
        for ((asked, came), count) in &counted.requests {
            writeln!(text, "soundings_hub_requests_total{{asked=\"{asked}\",came=\"{came}\"}} {count}")?;
        }
        head(text, "verdicts_total", "counter", "Operations that were pushed, by verdict.")?;
        for (verdict, count) in &counted.verdicts {
            writeln!(text, "soundings_hub_verdicts_total{{verdict=\"{verdict}\"}} {count}")?;
        }
        head(text, "request_seconds", "histogram", "How long an answer took, without waiting for news.")?;
        let mut up_to = 0;
        for (most, count) in BUCKETS.iter().zip(counted.took) {
            up_to += count;
            let most = if most.is_finite() { most.to_string() } else { "+Inf".to_owned() };
            writeln!(text, "soundings_hub_request_seconds_bucket{{le=\"{most}\"}} {up_to}")?;
        }
        writeln!(text, "soundings_hub_request_seconds_sum {}", counted.took_s)?;
        writeln!(text, "soundings_hub_request_seconds_count {up_to}")?;
        let gauges = [
            ("waiting_devices", "Devices that wait for news now.", Some(counted.waiting)),
            ("team_log_places", "Places of the team's log.", Some(held.team_places)),
            ("own_log_places", "Places of all engineers' own logs.", Some(held.own_places)),
            ("parked_operations", "Operations that were refused and lie so.", Some(held.parked)),
            ("database_bytes", "Bytes of the database.", Some(held.log_bytes)),
            ("file_bytes", "Bytes of attachments' files that are whole.", Some(held.file_bytes)),
            ("backup_age_seconds", "Since the last backup; not here before the first.", held.backup_age_s),
        ];
        for (name, about, value) in gauges {
            let Some(value) = value else { continue };
            head(text, name, "gauge", about)?;
            writeln!(text, "soundings_hub_{name} {value}")?;
        }
        Ok(())
    }
}

fn head(text: &mut String, name: &str, kind: &str, about: &str) -> std::fmt::Result {
    writeln!(text, "# HELP soundings_hub_{name} {about}\n# TYPE soundings_hub_{name} {kind}")
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted(_) => "accepted",
        Verdict::Duplicate(_) => "duplicate",
        Verdict::Erased(_) => "erased",
        Verdict::Parked { .. } => "parked",
        Verdict::Clone => "clone",
        Verdict::Unknown(_) => "unknown",
    }
}

/// A device that waits.
pub(crate) struct Waiting<'a>(&'a Metrics);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.counted().waiting -= 1;
    }
}

/// What a hub holds.
pub(crate) struct Held {
    team_places: u64,
    own_places: u64,
    parked: u64,
    log_bytes: u64,
    file_bytes: u64,
    /// `None` before the first backup.
    backup_age_s: Option<u64>,
}

impl Hub {
    /// What it holds, in numbers.
    pub(crate) fn held(&self, now_ms: u64) -> Result<Held, HubError> {
        let state = self.state();
        let connection = &state.connection;
        let places = |team: bool| {
            let sql = "SELECT coalesce(sum(last), 0) FROM logs WHERE (id = ?1) = ?2";
            connection.query_row(sql, (self.team().0, team), |row| row.get::<_, i64>(0)).map(i64::unsigned_abs)
        };
        let parked: i64 = connection.query_row("SELECT coalesce(sum(parked), 0) FROM chains", [], |row| row.get(0))?;
        Ok(Held {
            team_places: places(true)?,
            own_places: places(false)?,
            parked: parked.unsigned_abs(),
            log_bytes: quotas::log_bytes(connection)?,
            file_bytes: quotas::file_bytes(connection)?,
            backup_age_s: backed_up_ms(connection)?.map(|at_ms| now_ms.saturating_sub(at_ms) / 1_000),
        })
    }
}

fn backed_up_ms(connection: &Connection) -> rusqlite::Result<Option<u64>> {
    let sql = "SELECT at_ms FROM audit WHERE event = ? ORDER BY number DESC LIMIT 1";
    let at_ms: Option<i64> = connection.query_row(sql, [Event::BackedUp as i64], |row| row.get(0)).optional()?;
    Ok(at_ms.map(i64::unsigned_abs))
}
