//! The day, chapter by chapter. What is said to have happened is looked up before it is said.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use soundings_core::example::{Author, Day};
use soundings_core::model::{Id, ObservationKind};
use soundings_core::present::{ForWhom, NoteRow, SendReport, Sharing, SyncState};
use soundings_core::{FiledUnder, Findable, Resolution};
use soundings_pages::{self as pages, Language};
use soundings_press::{Paper, pdf};
use soundings_runner::Outcome;

use super::browser::Browser;
use super::clock::DayClock;
use super::server::Server;
use super::team::{Team, ticks_are};
use super::{Made, Teller, check, unmet};
use crate::command::write_whole;
use crate::failure::Failure;
use crate::{times, words};

/// Everything that the chapters share.
pub struct Play {
    pub folder: PathBuf,
    pub day: Day,
    pub clock: Arc<DayClock>,
    pub team: Team,
    pub server: Server,
    pub browser: Browser,
    pub tell: Teller,
}

impl Play {
    pub fn say(&self, text: &str) {
        self.tell.line(&self.clock.shows(), text);
    }

    fn ids(&self, author: Author) -> Result<BTreeSet<Id>, Failure> {
        Ok(self.team.player(author).notes(self.team.cast.visit)?.iter().map(|note| note.id).collect())
    }

    /// Both join, and have the customer and the planned visit.
    pub fn office(&mut self) -> Result<(), Failure> {
        self.say(&format!("The team's server runs on this machine, {}.", self.server.address));
        for author in [Author::Ada, Author::Jonas] {
            let invite = self.server.invite(None)?;
            let player = self.team.player(author);
            player.notebook.join(&invite)?;
            player.sync()?;
        }
        self.team.cast.prepare(&self.team.ada.notebook, &self.day)?;
        self.team.exchange()?;
        let jonas = &self.team.jonas.notebook;
        let customer = jonas.find(Findable::Customer, &self.day.customer.name)?;
        let people = jonas.people_of(customer, None, 100)?.items.len();
        let planned = jonas
            .visits(None, 10)?
            .items
            .iter()
            .any(|visit| visit.id == self.team.cast.visit && visit.planned.is_some());
        check(planned && people == self.day.people.len(), "the planned visit is on both phones")?;
        self.say(&format!(
            "{} and {} join by invitation. Ada plans the visit to {}; a sync brings it to Jonas.",
            self.day.engineers.ada, self.day.engineers.jonas, self.day.customer.name
        ));
        Ok(())
    }

    /// Three hours on site, without network.
    pub fn on_site(&mut self) -> Result<(), Failure> {
        self.clock.set(&self.day.planned)?;
        self.team.start()?;
        self.say(&format!(
            "{}, {}. No network from here on. What for: {}",
            self.day.customer.name, self.day.customer.site, self.day.objective
        ));
        for index in 0..self.day.notes.len() {
            let note = &self.day.notes[index];
            self.clock.set(&note.at)?;
            self.team.capture(note, FiledUnder::UnderWay)?;
            if note.starred && note.kind != ObservationKind::Thought {
                let who = note.by.as_ref().and_then(|key| self.day.people.iter().find(|person| person.key == *key));
                let who = who.map(|person| format!("{}: ", person.name)).unwrap_or_default();
                self.say(&format!("{}  {who}{}", words::key(Some(note.kind)), words::quoted(&note.text, note.exact)));
            }
        }
        let (ada, jonas) = (self.team.ada.notes(self.team.cast.visit)?, self.team.jonas.notes(self.team.cast.visit)?);
        let all: Vec<&NoteRow> = ada.iter().chain(&jonas).collect();
        let of = |kind| all.iter().filter(|note| note.kind == Some(kind)).count();
        check(all.len() == self.day.notes.len() && all.len() >= 60, "every note is in a notebook")?;
        check(ObservationKind::ALL.iter().all(|kind| of(*kind) > 0), "all four keys were used")?;
        check(all.iter().all(|note| note.state == SyncState::OnThisPhone), "nothing leaves a phone without network")?;
        let pictures = all.iter().flat_map(|note| &note.attachments).filter(|picture| picture.here).count();
        let covered = all.iter().flat_map(|note| &note.attachments).filter(|picture| picture.covered).count();
        check(covered > 0, "a picture is covered")?;
        self.say(&format!(
            "{} notes: {} said, {} did, {} around, {} thought, {pictures} pictures, a badge covered in {covered}. On their phones alone.",
            all.len(),
            of(ObservationKind::Said),
            of(ObservationKind::Did),
            of(ObservationKind::Around),
            of(ObservationKind::Thought)
        ));
        Ok(())
    }

    /// Consent, promises, *End and share*.
    pub fn end(&mut self) -> Result<(), Failure> {
        self.clock.set(&self.day.ended)?;
        self.team.cast.ask(&self.team.ada.notebook, &self.day)?;
        self.team.promise(&self.day)?;
        for author in [Author::Ada, Author::Jonas] {
            let ended = self.team.player(author).notebook.end_visit(Some(self.team.cast.visit), true);
            match ended {
                Ok(ended) => check(ended.shared > 0, "End and share gives the notes to the team")?,
                Err(error) => return Err(error.into()),
            }
        }
        let met: Vec<String> = self
            .day
            .people
            .iter()
            .map(|person| format!("{} ({})", person.name, words::consent(person.consent)))
            .collect();
        self.say(&format!("What may be told of them: {}.", met.join(", ")));
        for promise in &self.day.promises {
            let people = self.day.people.iter().filter(|person| promise.to.contains(&person.key));
            let to: Vec<&str> = people.map(|person| person.name.as_str()).collect();
            self.say(&format!(
                "Promised to {}, by {}: {}",
                to.join(" and "),
                times::date(&promise.until, &soundings_core::Clock::now(&*self.clock)),
                promise.text
            ));
        }
        self.say("Both press End and share. It waits.");
        Ok(())
    }

    /// In the car: maps.
    pub fn car_park(&mut self) -> Result<(), Failure> {
        self.clock.set("12:05")?;
        for index in 0..self.day.maps.len() {
            let planned = &self.day.maps[index];
            let map = self.team.fill(planned)?;
            check(ticks_are(&map, planned), "the iceberg shows what was heard and seen, and no guess")?;
            let who = map.who.as_ref().map(|who| who.name.clone()).unwrap_or_default();
            let entries: usize = map.parts.iter().map(|part| part.entries.len()).sum();
            let ticked = map.parts.iter().filter(|row| row.depth > 0);
            let ticks: Vec<String> = ticked
                .map(|row| format!("{} {}", words::part(row.part).to_lowercase(), words::ticks(row.depth)))
                .collect();
            self.say(&format!(
                "In the car a map, a tap a card. {who}: {}. {entries} entries; {}, the rest not yet.",
                planned.situation,
                ticks.join(", ")
            ));
        }
        Ok(())
    }

    /// Signal again.
    pub fn signal(&mut self) -> Result<(), Failure> {
        let own = self.day.notes.iter().filter(|note| note.only_me).count();
        let (ada, jonas) = (self.ids(Author::Ada)?, self.ids(Author::Jonas)?);
        let both = ada.intersection(&jonas).count();
        check(both == self.day.notes.len() - own, "every shared note is on both phones")?;
        check(ada.len() + jonas.len() == 2 * both + own, "what is only one's own stays so")?;
        for (planned, player) in self.day.maps.iter().zip([&self.team.jonas, &self.team.ada]) {
            let id = player
                .notebook
                .maps(None, 10)?
                .items
                .iter()
                .find(|row| row.situation == planned.situation)
                .map(|row| row.id);
            let map = player.notebook.map(id.ok_or_else(|| unmet("the maps are on both phones"))?)?;
            check(ticks_are(&map, planned), "the team's iceberg is the same on both phones")?;
        }
        self.say(&format!(
            "By itself: {both} notes and both maps are with both and the team; {own} notes stay their author's alone."
        ));
        Ok(())
    }

    /// The same entry, changed on both phones apart.
    pub fn two_versions(&mut self) -> Result<(), Failure> {
        let versions = &self.day.versions;
        let (map, entry) = self.team.cast.map_entry(&versions.map, &versions.entry)?;
        let (ada, jonas) = (&self.team.ada, &self.team.jonas);
        let was = ada.entry(map, entry)?.text;
        self.clock.set("13:05")?;
        ada.notebook.edit_entry(entry, &versions.ada, Some(&ada.entry(map, entry)?.seen))?;
        jonas.notebook.edit_entry(entry, &versions.jonas, Some(&jonas.entry(map, entry)?.seen))?;
        self.say(&format!("Offline again, both rewrite one entry: {was}"));
        self.clock.set("13:30")?;
        self.team.exchange()?;
        for player in [ada, jonas] {
            let row = player.entry(map, entry)?;
            let shown = row.versions.ok_or_else(|| unmet("both versions are shown side by side"))?;
            let texts: BTreeSet<&str> = shown.versions.iter().map(|version| version.value.as_str()).collect();
            check(
                texts == BTreeSet::from([versions.ada.as_str(), versions.jonas.as_str()]),
                "both versions are shown side by side",
            )?;
            check(shown.was.as_deref() == Some(was.as_str()), "what both had seen stands beside the versions")?;
        }
        self.say(&format!("After a sync both see both. Ada: {}. Jonas: {}.", versions.ada, versions.jonas));
        ada.notebook.resolve(entry, "text", &Resolution::Value(versions.third.clone()))?;
        self.team.exchange()?;
        for player in [ada, jonas] {
            let row = player.entry(map, entry)?;
            check(row.versions.is_none() && row.text == versions.third, "the third version stands on both phones")?;
        }
        self.say(&format!("Ada writes a third: {}.", versions.third));
        Ok(())
    }

    /// A note while the server is down.
    pub fn server_down(&mut self) -> Result<(), Failure> {
        self.clock.set(&self.day.late_note.at)?;
        self.server.kill();
        let note = &self.day.late_note;
        let author = note.author;
        let id = self.team.capture(note, FiledUnder::Visit(self.team.cast.visit))?;
        let ada = self.team.player(author);
        ada.notebook.share(&[id])?;
        check(ada.contact(Duration::ZERO)? == Outcome::Away, "the server is down")?;
        check(ada.notebook.note(id)?.state == SyncState::OnThisPhone, "the note waits on the phone")?;
        let waiting = matches!(ada.notebook.sync_screen()?.sharing, Sharing::Waiting { away_since: Some(_), .. });
        check(waiting, "the phone says that it waits")?;
        self.say("The server's process is killed. A call comes; Ada's note waits on her phone.");
        // Her phone keeps trying by itself while the server comes back.
        let arrived = std::thread::scope(|scope| {
            let trying = scope.spawn(|| ada.sync());
            let served = self.server.serve();
            let arrived = trying.join().unwrap_or_else(|_| Err(unmet("the note arrives by itself")));
            served.and(arrived)
        });
        arrived?;
        self.team.jonas.sync()?;
        check(
            self.team.player(author).notebook.note(id)?.state == SyncState::WithTheTeam,
            "the note is with the team",
        )?;
        check(
            self.team.jonas.notebook.note(id).is_ok_and(|row| row.words == note.text),
            "the note is on the other phone",
        )?;
        self.say("The server is back; by itself the note is on Jonas's phone.");
        Ok(())
    }

    /// Report, map and wall, as pages and pictures.
    pub fn results(&mut self) -> Result<Vec<Made>, Failure> {
        self.clock.set("17:00")?;
        let notebook = &self.team.ada.notebook;
        let path = |name: &str| self.folder.join(name);
        let (map, _) = self.team.cast.map_entry(&self.day.versions.map, &self.day.versions.entry)?;

        let report = notebook.report(self.team.cast.visit, ForWhom::Us)?;
        let page = pages::report::html(&report, Language::English);
        let exact = self.day.notes.iter().filter(|note| note.exact).map(|note| note.text.as_str());
        let thoughts =
            self.day.notes.iter().filter(|note| note.kind == ObservationKind::Thought).map(|note| note.text.as_str());
        check(exact.clone().all(|words| holds(&page, &format!("“{words}”"))), "the report quotes their exact words")?;
        check(thoughts.clone().all(|words| !holds(&page, words)), "no thought is in the report")?;
        check(page.matches("<img").count() >= 4, "the report holds the pictures")?;
        check(page.contains("covered in part"), "a badge is covered in the report's picture")?;
        write_whole(&path("report.html"), page.as_bytes())?;
        let document = pages::report::document(&report, Language::English);
        write_whole(&path("report.md"), document.markdown().as_bytes())?;
        write_whole(&path("report.txt"), document.text().as_bytes())?;
        let pdf = pdf(&document, Paper::A4).map_err(|_| unmet("the report is on paper"))?;
        check(pdf.pages > 1, "the report on paper has all its pages")?;
        write_whole(&path("report.pdf"), &pdf.bytes)?;
        let preview = notebook.preview(self.team.cast.visit)?;
        let asked = preview.report.to_read_first.len();
        check(asked > 0, "the preview asks for what may give somebody away")?;
        let looked_at = preview.looked_at;
        let to = "Will Tran, by mail".to_owned();
        let sent =
            notebook.send_report(&SendReport { visit: self.team.cast.visit, to, looked_at, read: Vec::new() })?;
        let outside = pages::report::html(&sent.report, Language::English);
        check(
            self.hidden_outside().all(|name| !outside.contains(name)),
            "a report for others names nobody who did not agree",
        )?;
        write_whole(&path("report-for-others.html"), outside.as_bytes())?;

        let page = pages::map::html(&notebook.map_page(map)?, Language::English);
        write_whole(&path("map.html"), page.as_bytes())?;
        self.browser.picture(&format!("file://{}", path("map.html").display()), (1000, 2360), &path("map.png"))?;

        self.clock.tell_server()?;
        let wall = self.server.wall()?;
        let on_it =
            self.day.people.iter().filter(|person| person.consent == soundings_core::model::ConsentChoice::Wall);
        check(on_it.clone().all(|person| holds(&wall, &person.name)), "who agreed is on the wall")?;
        let off_it =
            self.day.people.iter().filter(|person| person.consent != soundings_core::model::ConsentChoice::Wall);
        check(off_it.clone().all(|person| !wall.contains(person.name.as_str())), "nobody else is on the wall")?;
        write_whole(&path("wall.html"), wall.as_bytes())?;
        self.browser.picture(&self.server.address, (1920, 1080), &path("wall.png"))?;
        self.say(&format!(
            "Will gets the report for others. Its preview keeps {asked} notes back that may give somebody away."
        ));
        self.say("Report, map and wall are drawn. Whoever did not agree is named on none for outside.");
        Ok([
            ("report.html", "the visit report, for us"),
            ("report-for-others.html", "the same for readers outside, by consent"),
            ("report.pdf", "on paper"),
            ("report.txt", "as text, for a service system; with headings: report.md"),
            ("map.png", "the map with its iceberg; as a page: map.html"),
            ("wall.png", "the wall; as a page: wall.html"),
        ]
        .map(|(file, what)| Made { path: path(file), what })
        .into())
    }

    /// Names that no page for outside may hold.
    pub fn hidden_outside(&self) -> impl Iterator<Item = &str> {
        use soundings_core::model::ConsentChoice::{QuoteUnnamed, TeamOnly};
        let hidden = self.day.people.iter().filter(|person| matches!(person.consent, QuoteUnnamed | TeamOnly));
        hidden.map(|person| person.name.as_str())
    }
}

/// Whether a page holds words, as HTML writes them.
fn holds(page: &str, words: &str) -> bool {
    let written = |quote: &str| {
        words
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', quote)
    };
    [written("'"), written("&#39;"), written("&#x27;")].iter().any(|written| page.contains(written))
}
