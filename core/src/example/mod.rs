//! The example: a visit of two engineers to a customer, from its plan to what they made of it, to look at before there is a visit
//! of one's own. What they say and do is content, in `core/example/day.json`; the demo plays the same day with two notebooks and a
//! server.
//!
//! It lies in a folder of its own, so that no search, count or sync of one's own notebook meets it. Its clock stands in the evening
//! of that day, and once it is told nothing is written into it. It holds nobody's secret: its key stands here.

mod cast;
mod clock;
#[allow(missing_docs, reason = "its fields are the words of day.json")]
mod day;

use std::path::Path;
use std::sync::Arc;

pub use cast::Cast;
pub use clock::DayTime;
use clock::ExampleClock;
pub use day::{
    Afterwards, Author, Customer, Day, DebriefAnswer, Engineers, Entry, Expectation, Insight, Map, Next, Note,
    PICTURES, Poster, Promise, Story, Unmatched, Versions,
};

use crate::empathy_map::NewInsight;
use crate::environment::Environment;
use crate::error::Result;
use crate::log::action::Action;
use crate::log::identity;
use crate::model::fields::engineer;
use crate::model::{Audience, DebriefEnd, EncounterKind, Id, Kind, Plan, PromiseState};
use crate::notebook::Notebook;
use crate::store::{DatabaseKey, KeyringFile, Keys};
use crate::visit_log::{FiledUnder, Findable, NewDebriefAnswer, NewExpectation, NewVisit, StartVisit};

/// What it is encrypted with: like any notebook, though everybody may read it.
const KEY: [u8; 32] = *b"Soundings: an example to look at";

/// Opens the example that lies in `directory`, which holds nothing else, and tells it there first where it does not lie there yet.
/// From then on it is read alone. Randomness is the environment's; the clock is the example's own.
///
/// # Errors
/// What the disk says.
pub fn open(directory: &Path, environment: &Environment) -> Result<Notebook> {
    let day = Day::read()?;
    let clock = Arc::new(ExampleClock::at(DayTime::of(&day)?, &day.afterwards.at)?);
    let environment = Environment { clock: clock.clone(), randomness: Arc::clone(&environment.randomness) };
    let whole = directory.join("example");
    let keys =
        Keys { database: DatabaseKey::new(KEY), device: Arc::new(KeyringFile::at(&directory.join("example.keyring"))) };
    let opened = Notebook::open(&whole, &keys, environment.clone());
    let notebook = match opened {
        Ok(notebook) => notebook,
        // Not there, half told, or in a way that this version cannot read: nothing is lost by telling it once more.
        Err(_) => {
            tell_in(directory, &whole, &keys, &environment, (&day, &clock))?;
            Notebook::open(&whole, &keys, environment)?
        }
    };
    notebook.looked_at_alone();
    Ok(notebook)
}

/// Under another name until it is whole: what was killed half told is told anew.
fn tell_in(
    directory: &Path,
    whole: &Path,
    keys: &Keys,
    environment: &Environment,
    (day, clock): (&Day, &ExampleClock),
) -> Result<()> {
    let (unfinished, pictures) = (directory.join("unfinished"), directory.join("pictures"));
    for folder in [whole, &unfinished, &pictures] {
        match std::fs::remove_dir_all(folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    std::fs::create_dir_all(directory)?;
    clock.set(&day.office)?;
    let notebook = Notebook::create(&unfinished, keys, &day.engineers.ada, environment.clone())?;
    let told = fill(&notebook, &pictures, day, clock);
    notebook.close();
    told?;
    std::fs::remove_dir_all(&pictures)?;
    std::fs::rename(&unfinished, whole)?;
    clock.set(&day.afterwards.at)
}

/// The two engineers, of whom one writes at a time: in the example both write into one notebook.
struct Both<'a> {
    notebook: &'a Notebook,
    ada: Id,
    jonas: Id,
}

impl<'a> Both<'a> {
    /// The notebook's own engineer, and the other.
    fn new(notebook: &'a Notebook, day: &Day) -> Result<Self> {
        let (ada, jonas) = notebook.write(|action: &mut Action<'_>| {
            let name = vec![engineer::NAME.set(&day.engineers.jonas)];
            let jonas = action.create(Audience::OnlyMe, Kind::Engineer, name);
            Ok((action.me.engineer, jonas))
        })?;
        Ok(Self { notebook, ada, jonas })
    }

    /// The notebook as this one writes into it from here on.
    fn as_author(&self, author: Author) -> Result<&'a Notebook> {
        let engineer = match author {
            Author::Ada => self.ada,
            Author::Jonas => self.jonas,
        };
        self.notebook.write(|action| identity::write_as(action.connection(), engineer))?;
        Ok(self.notebook)
    }
}

/// From the plan to the evening.
fn fill(notebook: &Notebook, pictures: &Path, day: &Day, clock: &ExampleClock) -> Result<()> {
    let both = Both::new(notebook, day)?;
    let mut cast = Cast::new(pictures)?;
    cast.prepare(notebook, day)?;
    let mut expected = Vec::new();
    for planned in &day.expectations {
        let new = NewExpectation { visit: cast.visit, text: planned.text.clone(), sureness: planned.sureness };
        expected.push((planned, both.as_author(planned.author)?.expect(&new)?));
    }
    clock.set(&day.planned)?;
    for author in [Author::Ada, Author::Jonas] {
        let start = StartVisit { visit: Some(cast.visit), ..StartVisit::default() };
        both.as_author(author)?.start_visit(&start)?;
    }
    let is_read = |note: &&Note| note.author == Author::Ada || !note.only_me;
    for note in day.notes.iter().filter(is_read) {
        clock.set(&note.at)?;
        cast.capture(both.as_author(note.author)?, note, FiledUnder::UnderWay)?;
    }
    clock.set(&day.ended)?;
    both.as_author(Author::Ada)?.end_visit(Some(cast.visit), true)?;
    cast.ask(notebook, day)?;
    let mut kept = None;
    for promise in &day.promises {
        let id = cast.promise(both.as_author(promise.author)?, promise)?;
        kept = kept.or((promise.text == day.afterwards.kept).then_some(id));
    }
    for (planned, id) in expected {
        both.as_author(planned.author)?.settle_expectation(id, planned.outcome, None)?;
    }
    for map in &day.maps {
        cast.fill(both.as_author(map.author)?, map)?;
    }
    both.as_author(Author::Ada)?;
    cast.unmatched(notebook, day)?;
    let (_, entry) = cast.map_entry(&day.versions.map, &day.versions.entry)?;
    notebook.edit_entry(entry, &day.versions.third, None)?;
    afterwards(&both, &mut cast, day, clock)?;
    if let Some(kept) = kept {
        both.as_author(Author::Ada)?.settle_promise(kept, PromiseState::Kept, None)?;
    }
    Ok(())
}

/// The evening: a note more, a call, an insight from both, the debrief, and the next visit.
fn afterwards(both: &Both<'_>, cast: &mut Cast, day: &Day, clock: &ExampleClock) -> Result<()> {
    let planned = &day.afterwards;
    clock.set(&day.late_note.at)?;
    cast.capture(both.as_author(day.late_note.author)?, &day.late_note, FiledUnder::Visit(cast.visit))?;
    clock.set(&planned.call.at)?;
    let notebook = both.as_author(planned.call.author)?;
    let customer = Some(notebook.find(Findable::Customer, &day.customer.name)?);
    let kind = Some(EncounterKind::CallMade);
    let call = notebook.start_visit(&StartVisit { customer, kind, ..StartVisit::default() })?;
    let said = cast.capture(notebook, &planned.call, FiledUnder::Visit(call))?;
    notebook.end_visit(Some(call), true)?;
    clock.set(&planned.at)?;
    for answer in &planned.answers {
        let (question, text) = (answer.question, answer.text.clone());
        let new = NewDebriefAnswer { visit: cast.visit, question, text, only_me: false };
        both.as_author(answer.author)?.answer_debrief(&new)?;
    }
    for author in [Author::Jonas, Author::Ada] {
        both.as_author(author)?.end_debrief(cast.visit, DebriefEnd::Finished)?;
    }
    let notes = vec![cast.note(&planned.insight.from)?, said.id];
    both.notebook.add_insight(&NewInsight { text: planned.insight.text.clone(), notes })?;
    both.notebook.plan_visit(&NewVisit {
        customer,
        site: None,
        kind: EncounterKind::Visit,
        objective: Some(day.next.objective.clone()),
        at: Plan { local: day.next.at.clone(), zone: day.zone.clone() },
    })?;
    Ok(())
}
