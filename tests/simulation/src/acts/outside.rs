//! What goes out and comes in: reports, summaries, posters, what was fetched back, promises that customers were told of, the
//! week's story, our own words, and what lies elsewhere.

use soundings_core::exchange::ImportAnswers;
use soundings_core::model::{DebriefQuestion, GuideLanguage, Id};
use soundings_core::present::{SendReport, SendSummary};
use soundings_core::{NewDebriefAnswer, StoryChange};

use crate::outcome::Outcome;
use crate::run::Run;

impl Run {
    /// One of these.
    pub fn tell_outsiders(&mut self, number: usize) -> Outcome {
        match self.besides.below(10) {
            0 => self.send_report(number),
            1 => self.send_summary(number),
            2 => self.fetch_back(number),
            3 => {
                let Some(promise) = self.any_of(|ledger| &ledger.promises) else { return Ok(()) };
                let told = self.devices[number].here()?.tell_promise(promise);
                self.done(number, "tells the customer of a promise", told).map(drop)
            }
            4 => self.change_story(number),
            5 => {
                let words = self.any_words(number);
                let word = words.split_whitespace().next().unwrap_or("pulse").to_owned();
                let (removes, notebook) = (self.besides.happens(300), self.devices[number].here()?);
                let kept = notebook.add_own_word(&word);
                let kept = if removes { kept.and_then(|()| notebook.remove_own_word(&word)) } else { kept };
                self.done(number, "keeps a word of our own", kept).map(drop)
            }
            6 => self.print_poster(number),
            7 => self.change_debrief_answer(number),
            8 => {
                let zone = if self.besides.happens(500) { "America/Toronto" } else { "Asia/Kathmandu" };
                let set = self.devices[number].here()?.set_story_zone(zone);
                self.done(number, "says where the team's weeks begin", set).map(drop)
            }
            _ => self.import(number),
        }
    }

    fn send_report(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.any_of(|ledger| &ledger.visits) else { return Ok(()) };
        let preview = self.devices[number].here()?.preview(visit);
        let Some(preview) = self.done(number, "looks at a report for others", preview)? else { return Ok(()) };
        let read: Vec<Id> = preview.report.to_read_first.iter().map(|note| note.id).collect();
        let sending = SendReport { visit, to: "them, by mail".to_owned(), looked_at: preview.looked_at, read };
        let sent = self.devices[number].here()?.send_report(&sending);
        self.done(number, "sends a report", sent).map(drop)
    }

    fn send_summary(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.any_of(|ledger| &ledger.visits) else { return Ok(()) };
        let (ours, language) = (self.any_words(number), GuideLanguage::English);
        let preview = self.devices[number].here()?.summary_preview(visit, Some(&ours), language);
        let Some(preview) = self.done(number, "looks at a summary", preview)? else { return Ok(()) };
        let looked_at = preview.looked_at;
        let sending = SendSummary { visit, to: "them".to_owned(), ours: Some(ours), looked_at, read: Vec::new() };
        let sent = self.devices[number].here()?.send_summary(&sending);
        self.done(number, "sends a summary", sent).map(drop)
    }

    fn fetch_back(&mut self, number: usize) -> Outcome {
        let Some(customer) = self.any_of(|ledger| &ledger.customers) else { return Ok(()) };
        let sent = self.devices[number].here()?.went_out(customer, None, 100);
        let Some(sent) = self.done(number, "looks at what went out", sent)? else { return Ok(()) };
        let Some(document) = self.besides.one(&sent.items).map(|row| row.id) else { return Ok(()) };
        let is_back = self.besides.happens(700);
        let fetched = self.devices[number].here()?.fetched_back(document, is_back);
        self.done(number, "fetches a copy back", fetched).map(drop)
    }

    fn change_story(&mut self, number: usize) -> Outcome {
        let stories = self.devices[number].here()?.stories(None, 100)?.items;
        let Some(story) = self.besides.one(&stories).map(|row| row.id) else { return Ok(()) };
        let change = StoryChange { text: Some(self.any_words(number)), ..StoryChange::default() };
        let changed = self.devices[number].here()?.change_story(story, &change, None);
        self.done(number, "changes a story", changed).map(drop)
    }

    fn print_poster(&mut self, number: usize) -> Outcome {
        let posters = self.devices[number].here()?.posters(None, 100)?.items;
        let Some(poster) = self.besides.one(&posters).map(|poster| poster.id) else { return Ok(()) };
        let notebook = self.devices[number].here()?;
        let sheet = notebook.poster_sheet(poster);
        let printed = sheet.and_then(|sheet| notebook.poster_went_out(poster, "A3, in the hall", &sheet.looked_at));
        self.done(number, "prints a poster", printed).map(drop)
    }

    fn change_debrief_answer(&mut self, number: usize) -> Outcome {
        let Some(visit) = self.any_of(|ledger| &ledger.visits) else { return Ok(()) };
        let (text, question) = (self.any_words(number), DebriefQuestion::Surprise);
        let new = NewDebriefAnswer { visit, question, text, only_me: self.besides.happens(300) };
        let answered = self.devices[number].here()?.answer_debrief(&new);
        let Some(id) = self.done(number, "answers in a debrief", answered)? else { return Ok(()) };
        let text = self.any_words(number);
        let changed = self.devices[number].here()?.change_debrief_answer(id, &text, None);
        self.done(number, "says it otherwise in a debrief", changed).map(drop)
    }

    /// A trip report of long ago is taken in, and now and then that is undone.
    fn import(&mut self, number: usize) -> Outcome {
        let words = self.any_words(number);
        let file = self.home.join("trip.md");
        std::fs::write(
            &file,
            format!("# Trip report: {words}\n\n**Date:** 3 November 2025\n\n## What they said\n\n- {words} again\n"),
        )?;
        let answers = ImportAnswers { others_same: Some(false), ..ImportAnswers::default() };
        let preview = self.devices[number].here()?.import_preview(&file, &answers);
        let Some(preview) = self.done(number, "looks at what lies elsewhere", preview)? else { return Ok(()) };
        let taken = self.devices[number].here()?.import(&file, &answers, &preview.shown);
        self.done(number, "takes in what lies elsewhere", taken)?;
        if self.besides.happens(300) {
            let undone = self.devices[number].here()?.undo_import(None);
            self.done(number, "undoes an import", undone)?;
        }
        Ok(())
    }
}
