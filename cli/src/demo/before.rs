//! What comes before the visit and what came of it: expectations behind their gate, and the briefing for the next visit.

use std::path::Path;

use soundings_core::example::Author;
use soundings_core::model::{ExpectationOutcome, Id};
use soundings_core::{Findable, NewExpectation, NewVisit};
use soundings_pages::{Language, brief};

use super::chapters::Play;
use super::{Made, check};
use crate::command::{guide_language, write_whole};
use crate::failure::Failure;
use crate::words;

/// Papers that a briefing must fit on, as CSS names them.
const PAPERS: [&str; 2] = ["A4", "Letter"];

impl Play {
    /// Each writes down what they expect; the other reads nothing of it.
    pub fn expect(&mut self) -> Result<(), Failure> {
        for index in 0..self.day.expectations.len() {
            let planned = &self.day.expectations[index];
            let new =
                NewExpectation { visit: self.team.cast.visit, text: planned.text.clone(), sureness: planned.sureness };
            self.team.player(planned.author).notebook.expect(&new)?;
            self.say(&format!(
                "{} expects {} ({}).",
                self.day.engineers.of(planned.author),
                planned.text,
                words::sureness(planned.sureness)
            ));
        }
        self.team.exchange()?;
        for author in [Author::Ada, Author::Jonas] {
            let rows = self.expected(author)?;
            let finds = |text: &str| -> Result<bool, Failure> {
                Ok(!self.team.player(author).notebook.search(text, None, 10)?.items.is_empty())
            };
            check(
                rows.iter().all(|(_, mine, _)| *mine),
                "nobody reads what the other expects before the visit starts",
            )?;
            for planned in &self.day.expectations {
                check(finds(&planned.text)? == (planned.author == author), "nor does a search find it")?;
            }
        }
        self.say("Synced, neither shows the other's until the visit starts.");
        Ok(())
    }

    /// What became of it, as each says.
    pub fn settle(&mut self) -> Result<(), Failure> {
        for author in [Author::Ada, Author::Jonas] {
            check(
                self.expected(author)?.len() == self.day.expectations.len(),
                "both read all of it once it has started",
            )?;
        }
        for planned in &self.day.expectations {
            let rows = self.expected(planned.author)?;
            let (id, ..) = rows
                .iter()
                .find(|(_, mine, text)| *mine && *text == planned.text)
                .ok_or_else(|| super::unmet("it is there"))?;
            self.team.player(planned.author).notebook.settle_expectation(*id, planned.outcome, None)?;
            self.say(&format!("{}: {}.", planned.text, words::outcome(planned.outcome)));
        }
        self.team.exchange()
    }

    /// Id, whether it is one's own, words.
    fn expected(&self, author: Author) -> Result<Vec<(Id, bool, String)>, Failure> {
        let face = self.team.player(author).notebook.plan_face(self.team.cast.visit, guide_language())?;
        Ok(face.expectations.into_iter().map(|row| (row.id, row.engineer.is_none(), row.text)).collect())
    }

    /// The next visit is planned, and the customer stands on one page.
    pub fn brief(&self) -> Result<Made, Failure> {
        let (notebook, next) = (&self.team.ada.notebook, &self.day.next);
        let customer = notebook.find(Findable::Customer, &self.day.customer.name)?;
        notebook.plan_visit(&NewVisit {
            customer: Some(customer),
            site: None,
            kind: soundings_core::model::EncounterKind::Visit,
            objective: Some(next.objective.clone()),
            at: soundings_core::model::Plan { local: next.at.clone(), zone: self.day.zone.clone() },
        })?;
        let briefing = notebook.briefing_page(customer, guide_language())?;
        let page = brief::html(&briefing, Language::English);
        let outcomes = briefing.last.iter().flat_map(|last| &last.expectations).filter_map(|row| row.outcome);
        let came: Vec<ExpectationOutcome> = outcomes.collect();
        check(came.len() == self.day.expectations.len(), "the briefing says what came of what we expected")?;
        let path = self.folder.join("briefing.html");
        write_whole(&path, page.as_bytes())?;
        for paper in PAPERS {
            check(self.pages_on(&page, paper)? == 1, "the briefing prints on one page, A4 and Letter")?;
        }
        self.browser.picture(&format!("file://{}", path.display()), (960, 1240), &self.folder.join("briefing.png"))?;
        self.say("The next visit is planned; its briefing prints on one page.");
        Ok(Made { path, what: "the briefing for the next visit, to print" })
    }

    fn pages_on(&self, page: &str, paper: &str) -> Result<usize, Failure> {
        let path = self.folder.join("printed.html");
        let sized = page.replace("@page { margin", &format!("@page {{ size: {paper}; margin"));
        write_whole(&path, sized.as_bytes())?;
        let pages = self.browser.pages(&format!("file://{}", path.display()), &self.folder.join("printed.pdf"));
        for file in [path.as_path(), Path::new(&self.folder.join("printed.pdf"))] {
            let _ = std::fs::remove_file(file);
        }
        pages
    }
}
