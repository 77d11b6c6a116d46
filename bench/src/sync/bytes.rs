//! What a push weighs: the bodies of its requests, beside the same words compressed alone.

use std::sync::Arc;

use soundings_core::{Environment, Notebook};
use soundings_hub::Hub;
use soundings_wire::enrolment::Role;
use soundings_wire::frame;
use soundings_wire::invite;
use soundings_wire::messages::HubRequest;
use tempfile::TempDir;

use super::team;
use crate::measured::word;
use crate::words::Words;
use crate::{Outcome, filling};

/// Operations that wait when a push begins.
const BATCHES: [u64; 3] = [100, 1_000, 10_000];
/// What an operation may weigh beside its words, in bytes.
const REACH: f64 = 60.0;

const ABOUT: &str = "\
What a push weighs, in bytes for each operation: the bodies of its requests, as they go to the hub, and the same words alone, \
one after\nanother, compressed as a body is. New notes are a visit shared as it ends, whose start and end are in the bodies \
and not counted;\nan edit is a note's words corrected. What a note was before it was shared is its engineer's own, and goes \
to their own log as well,\nafter all else: what is sealed is never compressed.\n\n\
| | bodies | words alone | beside them | to be reached | reached |\n| --- | --- | --- | --- | --- | --- |\n";

/// An engineer and a hub in this very process.
struct Scales {
    notebook: Notebook,
    hub: Hub,
    _folders: [TempDir; 2],
}

/// Weighs pushes of up to so many operations, and tells it as a table.
pub fn run(most: u64) -> Outcome<String> {
    let (scales, mut words) = (Scales::new()?, Words::new(9));
    let mut page = ABOUT.to_owned();
    for batch in BATCHES.into_iter().filter(|batch| *batch <= most) {
        let (notes, texts) = team::visit(&scales.notebook, &mut words, batch)?;
        let Weighed { team, own } = scales.push()?;
        page += &line(&format!("{batch} new notes"), batch, team, &texts.concat(), Some(REACH));
        page += &line(&format!("{batch} new notes, in one's own log"), batch, own, &texts.concat(), None);
        let texts = team::correct(&scales.notebook, &mut words, &notes)?;
        page += &line(&format!("{batch} edits"), batch, scales.push()?.team, &texts.concat(), Some(REACH));
    }
    Ok(page)
}

/// The bytes of pushes' bodies, by the log that they go to.
#[derive(Default)]
struct Weighed {
    team: usize,
    own: usize,
}

impl Scales {
    fn new() -> Outcome<Self> {
        let environment = Environment::system();
        let folders = [filling::without_a_disk()?, filling::without_a_disk()?];
        let hub = Hub::open(folders[0].path(), Arc::clone(&environment.randomness), environment.now_ms())?;
        let notebook = folders[1].path().join("notebook");
        let notebook = Notebook::create(&notebook, &filling::keys(&notebook), "Ada Okafor", environment.clone())?;
        let invitation = hub.invite("http://127.0.0.1:7878", None, Role::Engineer, environment.now_ms())?;
        notebook.join(&invite::text(&invitation))?;
        let scales = Self { notebook, hub, _folders: folders };
        scales.push()?;
        Ok(scales)
    }

    /// Pushes what waits, and says how many bytes the bodies had.
    fn push(&self) -> Outcome<Weighed> {
        let (mut weighed, team) = (Weighed::default(), self.hub.team());
        filling::contact(&self.notebook, &self.hub, |body, asked| {
            if let HubRequest::Push(push) = asked {
                let is_team = push.head.claimed().is_ok_and(|head| head.log == team);
                *(if is_team { &mut weighed.team } else { &mut weighed.own }) += body.len();
            }
        })?;
        Ok(weighed)
    }
}

fn line(what: &str, operations: u64, bodies: usize, texts: &str, reach: Option<f64>) -> String {
    let each = |bytes: usize| bytes as f64 / operations as f64;
    let (bodies, alone) = (each(bodies), each(frame::pack(texts.as_bytes()).len()));
    let beside = bodies - alone;
    let reach =
        reach.map(|reach| format!("≤ {reach:.0} | {}", word(beside <= reach))).unwrap_or_else(|| " | ".to_owned());
    let line = format!("| {what} | {bodies:.1} | {alone:.1} | {beside:.1} | {reach} |\n");
    eprint!("{line}");
    line
}
