//! `soundings demo`: a working day of two engineers, played with everything real: two notebooks in this process, on the
//! day's clock, and the team's server as a process of its own on loopback. Whatever it says happened was looked up; the
//! day itself is content, in `core/example/`.

mod afterwards;
mod apart;
mod before;
mod browser;
mod chapters;
mod clock;
mod maps;
mod processes;
mod server;
mod team;
mod wall;
mod workshop;

use std::cell::Cell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use serde::Serialize;
use serde_json::json;
use soundings_core::example::Day;

use self::browser::Browser;
use self::chapters::Play;
use self::clock::DayClock;
use self::processes::Processes;
use self::server::Server;
use self::team::Team;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::whole;
use crate::words;

/// Where everything goes if nobody says.
const FOLDER: &str = "soundings-demo";

#[derive(Args, Debug)]
pub struct Demo {}

/// Something to look at.
#[derive(Serialize)]
pub struct Made {
    pub path: PathBuf,
    pub what: &'static str,
}

/// Says what happens, as it happens; silent where one JSON document is wanted.
pub struct Teller {
    quiet: bool,
    /// What is content: names, quotes, promises, as the day has them.
    contents: Vec<String>,
    /// How many words it said beside that.
    words: Cell<usize>,
}

/// So many words of its own are read in two minutes.
const TWO_MINUTES: usize = 500;

impl Teller {
    pub fn line(&self, time: &str, text: &str) {
        let count = |text: &str| text.split_whitespace().count();
        let content: usize = self.contents.iter().map(|content| count(content) * text.matches(content).count()).sum();
        self.words.set(self.words.get() + count(text).saturating_sub(content));
        if !self.quiet {
            // A reader who left early does not stop the day.
            let mut out = std::io::stdout();
            let _ =
                writeln!(out, "{}", words::wrapped(&format!("{time}  {text}"), "       ")).and_then(|()| out.flush());
        }
    }
}

/// What the demo says must have happened.
fn check(happened: bool, claim: &str) -> Result<(), Failure> {
    if happened { Ok(()) } else { Err(unmet(claim)) }
}

fn unmet(claim: &str) -> Failure {
    Failure::refused("demo-claim", format!("this did not happen, though the demo says so: {claim}"))
}

/// Stops every process, however the day ends.
struct Stopping<'a>(&'a Processes);

impl Drop for Stopping<'_> {
    fn drop(&mut self) {
        self.0.stop_all();
    }
}

impl Demo {
    /// Plays the day into `folder`, which must be empty or not there.
    pub fn run(&self, folder: Option<&Path>, json: bool) -> Result<Answer, Failure> {
        // Its story is told in English.
        words::speak(soundings_words::Language::English);
        let folder = prepared(&whole(folder.unwrap_or(Path::new(FOLDER))))?;
        let processes = Processes::new()?;
        let stopping = Stopping(&processes);
        let (made, command) = play(&folder, &processes, json)?;
        drop(stopping);
        check(!processes.any(), "nothing of it runs any more")?;

        let mut text = "\nWhere to look\n".to_owned();
        for made in &made {
            text += &format!("  {}\n      {}\n", made.path.display(), made.what);
        }
        let names = [("ada", "Ada's"), ("jonas", "Jonas's")];
        for (name, whose) in names {
            let notebook = folder.join(name);
            text += &format!(
                "  soundings --dir {0} --key-file {0}.key status\n      {whose} notebook\n",
                notebook.display()
            );
        }
        text += "Nothing of it runs any more. This serves the wall again, and says where:\n";
        text += &format!("{command}\n");
        Ok(Answer::new(json!({"dir": folder, "made": made, "serve": command}), text))
    }
}

fn prepared(folder: &Path) -> Result<PathBuf, Failure> {
    let refused = |message: &str| Failure::refused("demo-folder", message);
    std::fs::create_dir_all(folder).map_err(|_| refused("the demo's folder cannot be made"))?;
    let mut inside = std::fs::read_dir(folder).map_err(|_| refused("the demo's folder cannot be read"))?;
    if inside.next().is_some() {
        return Err(refused("the demo needs an empty folder, and this one holds something; give another with --dir"));
    }
    Ok(folder.to_owned())
}

fn play(folder: &Path, processes: &Processes, quiet: bool) -> Result<(Vec<Made>, String), Failure> {
    let day = Day::read()?;
    let browser = Browser::find(processes)?;
    let clock_file = folder.join("clock");
    let clock = Arc::new(DayClock::at(&day, &day.office, clock_file.clone())?);
    let server = Server::start(folder.join("server"), clock_file, processes)?;
    let team = Team::new(folder, &day, &clock)?;
    let mut play = Play {
        folder: folder.to_owned(),
        day,
        clock,
        team,
        server,
        browser,
        tell: Teller { quiet, contents: Day::texts()?, words: Cell::default() },
    };
    play.office()?;
    play.expect()?;
    play.on_site()?;
    play.end()?;
    play.car_park()?;
    play.phone_to_phone()?;
    play.pictures_later()?;
    play.signal()?;
    play.unmatched()?;
    play.settle()?;
    play.two_versions()?;
    play.server_down()?;
    play.second_device()?;
    let hung = play.hang()?;
    let mut made = play.results()?;
    made.extend(hung);
    made.extend(play.canvas()?);
    made.push(play.brief()?);
    play.call()?;
    play.debrief()?;
    play.afterwards()?;
    made.extend(play.workshop()?);
    check(play.tell.words.get() <= TWO_MINUTES, "it is read in two minutes")?;
    play.server.kill();
    play.team.ada.notebook.close();
    play.team.jonas.notebook.close();
    Ok((made, play.server.command()))
}
