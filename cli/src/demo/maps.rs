//! What comes of the maps: what does not match, and the canvas on paper.

use soundings_pages::{self as pages, Language};
use soundings_press::Paper;

use super::chapters::Play;
use super::{Made, check, unmet};
use crate::command::write_whole;
use crate::failure::Failure;
use crate::words;

impl Play {
    /// Said beside seen, decided by Ada, and on Jonas's phone too.
    pub fn unmatched(&mut self) -> Result<(), Failure> {
        let (ada, jonas) = (&self.team.ada.notebook, &self.team.jonas.notebook);
        let (map, _) = self.team.cast.map_entry(&self.day.versions.map, &self.day.versions.entry)?;
        let proposed = ada.pairs_of_map(map)?.proposed;
        check((1..=5).contains(&proposed.len()), "what may not match is proposed, five at most")?;
        self.team.cast.unmatched(ada, &self.day)?;
        self.team.exchange()?;
        let told = &self.day.unmatched;
        let there = jonas.pairs_of_map(map)?.unmatched;
        let answered = there.iter().filter(|pair| pair.answer.as_ref() == Some(&told.both_true)).count();
        check(answered == told.seen.len(), "what does not match is on both phones, with what would make both true")?;
        let said = &there.first().ok_or_else(|| unmet("a pair does not match"))?.said;
        self.say(&format!(
            "Doesn't match. Will said {}; Rosa turned it down. What would make both true? {}",
            words::quoted(&said.words, said.exact),
            told.both_true
        ));
        Ok(())
    }

    /// Rosa's map as its canvas: a page, and A3 on its side.
    pub fn canvas(&self) -> Result<Vec<Made>, Failure> {
        let (map, _) = self.team.cast.map_entry(&self.day.versions.map, &self.day.versions.entry)?;
        let page = self.team.ada.notebook.map_page(map)?;
        let path = |name: &str| self.folder.join(name);
        write_whole(&path("canvas.html"), pages::map::canvas_html(&page, Language::English).as_bytes())?;
        let sheet = soundings_press::canvas(&pages::map::canvas(&page, Language::English), Paper::A3);
        let sheet = sheet.map_err(|_| unmet("the canvas is on paper"))?;
        check(sheet.pages == 1, "the canvas is one sheet")?;
        write_whole(&path("canvas.pdf"), &sheet.bytes)?;
        let address = format!("file://{}", path("canvas.html").display());
        self.browser.picture(&address, (1600, 1180), &path("canvas.png"))?;
        Ok([("canvas.pdf", "Rosa's map on A3, to hang up"), ("canvas.png", "the same as a page: canvas.html")]
            .map(|(file, what)| Made { path: path(file), what })
            .into())
    }
}
