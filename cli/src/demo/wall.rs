//! The wall's chapter: a poster of who agreed to hang there, and the week's story.

use soundings_core::model::{Basis, Id};
use soundings_core::{Clock, NewPoster, StoryChange};
use soundings_pages::{Language, poster};

use super::chapters::Play;
use super::{Made, check, unmet};
use crate::command::write_whole;
use crate::failure::Failure;

impl Play {
    /// A poster is put together and printed, and whoever's turn it is tells the week's story.
    pub fn hang(&mut self) -> Result<Vec<Made>, Failure> {
        self.clock.set("16:40")?;
        let planned = &self.day.poster;
        let (ada, jonas) = (&self.team.ada, &self.team.jonas);
        let who = self.team.cast.person(&planned.who)?;
        let words: Vec<Id> = planned.words.iter().map(|at| self.team.cast.note(at)).collect::<Result<_, _>>()?;
        let picture = ada.notebook.picture(self.team.cast.note(&planned.picture)?)?.picture.id;
        let map = ada.notebook.map(self.team.cast.map(&planned.map)?)?;
        let below = map.parts.iter().filter(|row| !row.part.above_water()).flat_map(|row| &row.entries);
        let matters = below.filter(|entry| entry.basis != Basis::Guess).map(|entry| entry.id).collect();
        let hung = ada.notebook.new_poster(&NewPoster { person: who, words, picture: Some(picture), matters })?;

        self.team.exchange()?;
        let turn = ada.notebook.story_page()?.teller.ok_or_else(|| unmet("somebody's turn it is to tell the story"))?;
        let proposed = jonas.notebook.story_page()?.teller;
        check(proposed.is_some_and(|teller| teller.id == turn.id), "both phones say whose turn the story is")?;
        let teller = if turn.me { ada } else { jonas };
        let customer = map.who.as_ref().and_then(|who| teller.notebook.called(who.id).ok().flatten());
        let told = teller.notebook.tell_story(&StoryChange {
            text: Some(self.day.story.text.clone()),
            people: Some(vec![self.team.cast.person(&self.day.story.who)?]),
            on_the_wall: Some(true),
            ..StoryChange::default()
        })?;
        check(
            teller.notebook.story(told)?.held_back.is_empty(),
            "the story may hang: it names nobody who did not agree",
        )?;
        self.team.exchange()?;

        let looked = ada.notebook.poster_sheet(hung)?;
        let sheet = looked.poster;
        check(
            sheet.words.len() == planned.words.len() && !sheet.matters.is_empty(),
            "the poster shows what was chosen",
        )?;
        let path = |name: &str| self.folder.join(name);
        write_whole(&path("poster.html"), poster::html(&sheet, Language::English).as_bytes())?;
        let made = self.clock.now().local().naive_local();
        let document = || poster::document(&sheet, made, Language::English);
        let on_paper = poster::sheet(&sheet, made, Language::English);
        let paper = soundings_press::poster(&on_paper, document).map_err(|_| unmet("the poster is on paper"))?;
        write_whole(&path("poster.pdf"), &paper.bytes)?;
        ada.notebook.poster_went_out(hung, "A3, in the hall", &looked.looked_at)?;
        self.team.exchange()?;
        self.browser.picture(
            &format!("file://{}", path("poster.html").display()),
            (1123, 1588),
            &path("poster.png"),
        )?;
        let name = customer.map(|called| called.name).unwrap_or_default();
        self.say(&format!("{name} agreed to the wall: a poster in her very words, A3 for the hall."));
        self.say(&format!("The week's story, told by {}, names nobody who did not agree and hangs too.", turn.name));
        Ok([("poster.png", "a poster, to be printed on A3; as a page: poster.html, on paper: poster.pdf")]
            .map(|(file, what)| Made { path: path(file), what })
            .into())
    }
}
