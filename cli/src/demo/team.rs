//! The two engineers with their notebooks, and what the day's words mean there.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use soundings_core::example::{Author, Cast, Day, Map as PlannedMap, Note};
use soundings_core::model::{Id, MapPart};
use soundings_core::present::{EntryRow, Map, NoteRow};
use soundings_core::{Environment, FiledUnder, Notebook, StartVisit};
use soundings_runner::{Cancel, Outcome, Runner};

use super::check;
use super::clock::DayClock;
use crate::failure::Failure;
use crate::keys;

/// How long a contact may wait for the server.
const PATIENCE: Duration = Duration::from_secs(90);

/// An engineer with a notebook in this process.
pub struct Player {
    pub notebook: Arc<Notebook>,
}

impl Player {
    /// Makes a notebook in `folder`/`name`, its key in a file beside it.
    pub fn new(folder: &Path, name: &str, engineer: &str, clock: &Arc<DayClock>) -> Result<Self, Failure> {
        let environment = Environment { clock: clock.clone(), ..Environment::system() };
        let key_file = folder.join(format!("{name}.key"));
        let (keys, _) = keys::for_new_notebook(Some(&key_file), &folder.join(name), &environment)?;
        let notebook = Notebook::create(&folder.join(name), &keys, engineer, environment)?;
        Ok(Self { notebook: Arc::new(notebook) })
    }

    /// One contact with the server, waiting for it if it is away.
    pub fn contact(&self, wait: Duration) -> Result<Outcome, Failure> {
        Ok(Runner::new(Arc::clone(&self.notebook)).sync(Instant::now() + wait, &Cancel::new())?)
    }

    /// A contact that must end with everything at the team's.
    pub fn sync(&self) -> Result<(), Failure> {
        let outcome = self.contact(PATIENCE)?;
        check(outcome == Outcome::Together, "an engineer's notes reach the team's server")
    }

    /// What waits to go to the team.
    fn waiting(&self) -> Result<u32, Failure> {
        Ok(self.notebook.sync_screen()?.waiting_operations)
    }

    /// All notes of a visit that this notebook shows.
    pub fn notes(&self, visit: Id) -> Result<Vec<NoteRow>, Failure> {
        let (mut notes, mut after) = (Vec::new(), None);
        loop {
            let page = self.notebook.encounter(visit, after.as_deref(), 100)?;
            notes.extend(page.notes);
            after = page.next;
            if after.is_none() {
                return Ok(notes);
            }
        }
    }

    /// One entry of a map.
    pub fn entry(&self, map: Id, entry: Id) -> Result<EntryRow, Failure> {
        let found = self.notebook.map(map)?.parts.into_iter().flat_map(|part| part.entries).find(|row| row.id == entry);
        found.ok_or_else(|| super::unmet("both engineers see the map's entry"))
    }
}

/// Both, and the ids of what the day names.
pub struct Team {
    pub ada: Player,
    pub jonas: Player,
    pub cast: Cast,
}

impl Team {
    /// Two empty notebooks, and the pictures as files to attach.
    pub fn new(folder: &Path, day: &Day, clock: &Arc<DayClock>) -> Result<Self, Failure> {
        Ok(Self {
            cast: Cast::new(&folder.join("pictures"))?,
            ada: Player::new(folder, "ada", &day.engineers.ada, clock)?,
            jonas: Player::new(folder, "jonas", &day.engineers.jonas, clock)?,
        })
    }

    pub fn player(&self, author: Author) -> &Player {
        match author {
            Author::Ada => &self.ada,
            Author::Jonas => &self.jonas,
        }
    }

    pub fn start(&self) -> Result<(), Failure> {
        for player in [&self.ada, &self.jonas] {
            player.notebook.start_visit(&StartVisit { visit: Some(self.cast.visit), ..StartVisit::default() })?;
        }
        Ok(())
    }

    /// Takes one note, now.
    pub fn capture(&mut self, note: &Note, filed: FiledUnder) -> Result<Id, Failure> {
        let notebook = Arc::clone(&self.player(note.author).notebook);
        let captured = self.cast.capture(&notebook, note, filed)?;
        check(captured.visit == Some(self.cast.visit), "a note lands in the visit under way")?;
        Ok(captured.id)
    }

    pub fn promise(&self, day: &Day) -> Result<(), Failure> {
        for promise in &day.promises {
            self.cast.promise(&self.player(promise.author).notebook, promise)?;
        }
        Ok(())
    }

    /// Makes one map with its entries and what shows them.
    pub fn fill(&mut self, planned: &PlannedMap) -> Result<Map, Failure> {
        let notebook = Arc::clone(&self.player(planned.author).notebook);
        Ok(notebook.map(self.cast.fill(&notebook, planned)?)?)
    }

    /// Everything from one notebook to the other, both ways.
    pub fn exchange(&self) -> Result<(), Failure> {
        self.ada.sync()?;
        self.jonas.sync()?;
        self.ada.sync()?;
        let same = self.ada.notebook.dump_team()? == self.jonas.notebook.dump_team()?;
        check(same, "both notebooks hold the same of the team's")?;
        check(self.ada.waiting()? + self.jonas.waiting()? == 0, "nothing waits after a sync")
    }
}

/// A map's ticks, as the day says they must come out.
pub fn ticks_are(map: &Map, planned: &PlannedMap) -> bool {
    let depth = |part: &MapPart| map.parts.iter().find(|row| row.part == *part).map(|row| row.depth);
    map.above == planned.above
        && map.below == planned.below
        && planned.ticks.iter().all(|(part, ticks)| depth(part) == Some(*ticks))
}
