//! The day after: a workshop about one of the customer's people, and a summary for the customer.

use soundings_core::Findable;
use soundings_core::GuessesSeen;
use soundings_core::NewWorkshop;
use soundings_core::model::{GuideLanguage, MapPart, Participant};
use soundings_core::present::SendSummary;
use soundings_pages::{Language, deck, map, pack, summary};
use soundings_press::{Paper, on_one_page, pdf};

use super::chapters::Play;
use super::{Made, check, unmet};
use crate::command::write_whole;
use crate::failure::Failure;

/// What each of the two guesses: a part of the map, and words.
const ADA: [(MapPart, &str); 2] =
    [(MapPart::Gain, "An inspection that passes the first time"), (MapPart::Hear, "Your weld came back")];
const JONAS: [(MapPart, &str); 2] = [
    (MapPart::Gain, "A first pass that passes inspection the first time"),
    (MapPart::Other, "I was right about the dial"),
];

/// What Ada says to the customer; the first is full of our own words.
const DRAFT: &str = "We will utilize the root cause analysis to expedite the deliverable.";
const PLAIN: &str = "Thank you for the morning. We came to see why a weld is done twice. You showed us how you set the wire \
                     speed and why. We think that the second pass keeps a name safe, and that our card does not help where it \
                     hangs. We will bring a better one.";

impl Play {
    /// Five minutes each on one phone; both open at once; one guess was seen.
    pub fn workshop(&mut self) -> Result<Vec<Made>, Failure> {
        let (notebook, path) = (&self.team.ada.notebook, |name: &str| self.folder.join(name));
        let planned = self.day.maps.first().ok_or_else(|| unmet("there is a map"))?;
        let row = notebook.maps(None, 10)?.items.into_iter().find(|row| row.situation == planned.situation);
        let shown = notebook.map(row.ok_or_else(|| unmet("there is a map"))?.id)?;
        let who = shown.who.ok_or_else(|| unmet("the map is somebody's"))?;
        let engineer = |name: &str| notebook.find(Findable::Engineer, name).map(Participant::Engineer);
        let (ada, jonas) = (engineer(&self.day.engineers.ada)?, engineer(&self.day.engineers.jonas)?);
        let taking_part = vec![ada.clone(), jonas.clone()];
        let situation = planned.situation.clone();
        let workshop = notebook.start_workshop(&NewWorkshop { who: who.id, situation, taking_part })?;
        for (who, guesses) in [(&ada, ADA), (&jonas, JONAS)] {
            let turn = notebook.take_turn(workshop, who)?;
            for (part, words) in guesses {
                notebook.add_guess(turn, part, words)?;
            }
            let page = notebook.workshop(workshop)?;
            check(page.guessed.is_empty(), "nobody reads what was guessed before it is open")?;
            notebook.finish_turn(turn)?;
        }
        let page = notebook.workshop(workshop)?;
        check(page.open && page.map == shown.id, "it opens once both are done, on the map that is there")?;
        let groups = || page.guessed.iter().flat_map(|part| &part.groups);
        let alike =
            groups().find(|group| group.guesses.len() == 2).ok_or_else(|| unmet("alike guesses stand together"))?;
        for group in groups() {
            let guesses = group.guesses.iter().map(|guess| guess.id).collect();
            let note = group.likely.first().filter(|_| group == alike);
            let range = note.map(|note| soundings_core::EvidenceRange { note: *note, start: None, end: None });
            notebook.put_on_map(&GuessesSeen { guesses, text: None, shown_by: range.into_iter().collect() })?;
        }
        let drawn = notebook.map_page(page.map)?;
        write_whole(&path("workshop-map.html"), map::html(&drawn, Language::English).as_bytes())?;
        let record = notebook.deck(page.map, GuideLanguage::English)?;
        write_whole(&path("role-play.html"), deck::html(&record, Language::English).as_bytes())?;
        self.say(&format!(
            "A workshop about {}: five minutes each on one phone, nothing shown until both are done. {} guesses; two that say the same become one.",
            who.name,
            ADA.len() + JONAS.len()
        ));
        let mut made = vec![
            Made { path: path("workshop-map.html"), what: "the map after the workshop" },
            Made { path: path("role-play.html"), what: "cards to play them by, to print and cut out" },
        ];
        made.extend(self.for_the_customer()?);
        Ok(made)
    }

    /// A summary in plain words, with the check before it goes; the pack for the meeting.
    fn for_the_customer(&self) -> Result<Vec<Made>, Failure> {
        let (notebook, path) = (&self.team.ada.notebook, |name: &str| self.folder.join(name));
        notebook.add_own_word("settings card")?;
        let draft = notebook.check_words(DRAFT, GuideLanguage::English)?;
        check(draft.jargon.len() >= 3, "the check finds our jargon")?;
        let words: Vec<&str> = draft.jargon.iter().map(|word| word.found.word.as_str()).collect();
        self.say(&format!("A summary for the customer. Words they may not know: {}.", words.join(", ")));
        let visit = self.team.cast.visit;
        let preview = notebook.summary_preview(visit, Some(PLAIN), GuideLanguage::English)?;
        let reading = preview.plain.reading.ok_or_else(|| unmet("it says how hard our words are to read"))?;
        let sending = SendSummary {
            visit,
            to: "Will Tran, by mail".to_owned(),
            ours: Some(PLAIN.to_owned()),
            looked_at: preview.looked_at,
            read: Vec::new(),
        };
        let sent = notebook.send_summary(&sending)?;
        let document = summary::document(&sent.summary, Language::English);
        let page = document.html();
        check(self.hidden_outside().all(|name| !page.contains(name)), "a summary names nobody who did not agree")?;
        write_whole(&path("summary.html"), page.as_bytes())?;
        let paper = pdf(&document, Paper::A4).map_err(|_| unmet("the summary is on paper"))?;
        write_whole(&path("summary.pdf"), &paper.bytes)?;
        self.say(&format!(
            "Said plainly it reads like year {} of school, and goes to Will.",
            (reading.tenths + 5) / 10
        ));
        let record = notebook.meeting_pack()?;
        let made = on_one_page(|rows| pack::document(&record, Language::English, rows), pack::MOST_ROWS, Paper::A4);
        let made = made.map_err(|_| unmet("the meeting pack is on paper"))?;
        check(made.pages == 1, "the meeting pack is one page")?;
        write_whole(&path("meeting-pack.pdf"), &made.bytes)?;
        Ok(vec![
            Made { path: path("summary.pdf"), what: "a summary for the customer; as a page: summary.html" },
            Made { path: path("meeting-pack.pdf"), what: "the pack for Monday's meeting, on one page" },
        ])
    }
}
