//! `soundings-acting FOLDER WHAT`: does one thing to the notebook in `FOLDER/notebook` and says of each step, once it is
//! acknowledged, what must be true from then on. Made to be recorded.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use soundings_core::exchange::BackupLock;
use soundings_core::model::{Id, Moment};
use soundings_core::{Clock, Environment, Keys, NewObservation, Notebook, StartVisit};
use soundings_end_to_end::{CODE, PATIENCE, key_for, keys, said};
use soundings_runner::{Cancel, Outcome, Runner};

/// Whatever can go wrong ends it.
type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// How much of each thing is done.
const TIMES: usize = 8;

fn main() -> Done {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(what)) = (arguments.next(), arguments.next()) else {
        return Err("soundings-acting FOLDER WHAT".into());
    };
    let act = Act { folder: PathBuf::from(&folder).join("notebook"), beside: folder.into() };
    match what.as_str() {
        "create" => act.create(),
        "capture" => act.capture(),
        "picture" => act.picture(),
        "correct" => act.correct(),
        "delete" => act.delete(),
        "share" => act.share(),
        "inbox" => act.inbox(),
        "erase" => act.erase(),
        "back-up" => act.back_up(),
        "upgrade" => act.upgrade(),
        "pull" => act.pull(),
        other => Err(format!("{other} is nothing to do").into()),
    }
}

/// A step that is acknowledged, and its thing.
fn tell(step: &str, id: Id, words: &str) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{step}\t{id}\t{words}")?;
    Ok(out.flush()?)
}

struct Act {
    folder: PathBuf,
    beside: PathBuf,
}

impl Act {
    fn open(&self) -> Done<Notebook> {
        Ok(Notebook::open(&self.folder, &keys(&self.folder), Environment::system())?)
    }

    fn create(&self) -> Done {
        let notebook = Notebook::create(&self.folder, &keys(&self.folder), "Ada Okafor", Environment::system())?;
        tell("opens", Id::default(), "")?;
        noted(&notebook, &said("the first of all"))?;
        Ok(())
    }

    fn capture(&self) -> Done {
        let notebook = self.open()?;
        (0..TIMES).try_for_each(|number| noted(&notebook, &said(&format!("note {number}"))).map(drop))
    }

    fn picture(&self) -> Done {
        let notebook = self.open()?;
        for number in 0..TIMES / 2 {
            let attachments = vec![self.beside.join("picture.png")];
            let id = noted(&notebook, &NewObservation { attachments, ..said(&format!("with a picture {number}")) })?;
            tell("picture", id, "")?;
        }
        Ok(())
    }

    fn correct(&self) -> Done {
        let notebook = self.open()?;
        let id = noted(&notebook, &said("first words"))?;
        for number in 0..TIMES {
            let words = format!("corrected {number} times");
            notebook.correct_note(id, &words, None)?;
            tell("note", id, &words)?;
        }
        Ok(())
    }

    fn delete(&self) -> Done {
        let notebook = self.open()?;
        for number in 0..TIMES / 2 {
            let id = noted(&notebook, &said(&format!("deleted {number}")))?;
            notebook.delete(id)?;
            tell("deleted", id, "")?;
            if number % 2 == 0 {
                notebook.undo_delete(id)?;
                tell("back", id, "")?;
            }
        }
        Ok(())
    }

    fn share(&self) -> Done {
        let notebook = self.open()?;
        notebook.start_visit(&StartVisit::default())?;
        let notes = (0..TIMES).map(|number| noted(&notebook, &said(&format!("on site {number}"))));
        let notes = notes.collect::<Done<Vec<Id>>>()?;
        notebook.end_visit(None, true)?;
        notes.into_iter().try_for_each(|note| tell("shared", note, ""))
    }

    fn inbox(&self) -> Done {
        for number in 0..TIMES / 2 {
            let words = format!("while locked {number}");
            let id = Notebook::capture_to_inbox(&self.folder, &Environment::system(), &said(&words))?;
            tell("note", id, &words)?;
        }
        self.open()?;
        self.capture()
    }

    fn erase(&self) -> Done {
        let notebook = self.open()?;
        let id = noted(&notebook, &said("a secret that slipped in"))?;
        notebook.erase(id)?;
        tell("deleted", id, "")?;
        drop(notebook);
        let later = Environment { clock: Arc::new(TwoDaysLater(Environment::system())), ..Environment::system() };
        Notebook::open(&self.folder, &keys(&self.folder), later)?;
        tell("erased", id, "a secret that slipped in")
    }

    fn back_up(&self) -> Done {
        let notebook = self.open()?;
        let id = noted(&notebook, &said("before the backup"))?;
        notebook.back_up(&self.beside.join("ada.backup"), &BackupLock::Code { code: CODE.into() }, &|_, _| true)?;
        tell("backed up", id, "before the backup")
    }

    fn upgrade(&self) -> Done {
        let notebook = Notebook::open(
            &self.folder,
            &Keys::with_file(&key_for("upgrade"), &self.folder.join("device")),
            Environment::system(),
        )?;
        noted(&notebook, &said("after the upgrade"))?;
        Ok(())
    }

    fn pull(&self) -> Done {
        let runner = Runner::new(Arc::new(self.open()?));
        match runner.sync(Instant::now() + PATIENCE, &Cancel::new())? {
            Outcome::Together => tell("together", Id::default(), ""),
            other => Err(format!("the contact ended with {other:?}").into()),
        }
    }
}

fn noted(notebook: &Notebook, note: &NewObservation) -> Done<Id> {
    let id = notebook.capture(note)?.id;
    tell("note", id, &note.text)?;
    Ok(id)
}

/// A clock two days on.
struct TwoDaysLater(Environment);

impl Clock for TwoDaysLater {
    fn now(&self) -> Moment {
        let now = self.0.clock.now();
        Moment { utc_ms: now.utc_ms + 2 * 24 * 60 * 60 * 1000, ..now }
    }
}
