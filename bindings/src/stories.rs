//! The week's story, and posters.

use soundings_core::model::{GuideLanguage, Id, Seen};
use soundings_core::present::{PAGE, PosterChoices, PosterRow, StoryPage};
use soundings_core::{NewPoster, PosterChange, StoryChange};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::{PosterPage, StoriesPage};
use crate::summary::spoken;

/// A poster before it is printed.
#[derive(uniffi::Record)]
pub struct PosterPreview {
    /// The page, whole in itself.
    pub html: String,
    /// Hand back with `poster_went_out`.
    pub looked_at: String,
}

#[uniffi::export]
impl Notebook {
    /// *Story*: this week's, and whose turn it is.
    pub fn story_page(&self) -> Result<StoryPage> {
        caught(|| self.inner.story_page())
    }

    /// The stories that were told, the latest first, a page at a time.
    pub fn stories(&self, after: Option<String>) -> Result<StoriesPage> {
        Ok(caught(|| self.inner.stories(after.as_deref(), PAGE))?.into())
    }

    /// Takes this week's story up.
    pub fn take_story(&self) -> Result<Id> {
        caught(|| self.inner.take_story())
    }

    /// Passes this week's story on.
    pub fn pass_story(&self) -> Result<()> {
        caught(|| self.inner.pass_story())
    }

    /// Tells this week's story.
    pub fn tell_story(&self, story: StoryChange) -> Result<Id> {
        caught(|| self.inner.tell_story(&story))
    }

    /// Changes a story.
    pub fn change_story(&self, id: Id, story: StoryChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_story(id, &story, seen.as_ref()))
    }

    /// Says that one tells no story on these days, `YYYY-MM-DD` each.
    pub fn away_from_stories(&self, from: String, until: String) -> Result<Id> {
        caught(|| self.inner.away_from_stories(&from, &until))
    }

    /// One is not away after all.
    pub fn back_for_stories(&self, absence: Id) -> Result<()> {
        caught(|| self.inner.back_for_stories(absence))
    }

    /// Sets the zone in which the team's weeks begin.
    pub fn set_story_zone(&self, zone: String) -> Result<()> {
        caught(|| self.inner.set_story_zone(&zone))
    }

    /// The posters that were put together, a page at a time.
    pub fn posters(&self, after: Option<String>) -> Result<PosterPage> {
        Ok(caught(|| self.inner.posters(after.as_deref(), PAGE))?.into())
    }

    /// One poster, with what of it does not hang.
    pub fn poster(&self, id: Id) -> Result<PosterRow> {
        caught(|| self.inner.poster(id))
    }

    /// Puts a poster up.
    pub fn new_poster(&self, new: NewPoster) -> Result<Id> {
        caught(|| self.inner.new_poster(&new))
    }

    /// What a poster of somebody can be put together from.
    pub fn poster_choices(&self, person: Id) -> Result<PosterChoices> {
        caught(|| self.inner.poster_choices(person))
    }

    /// A poster before it is printed, by consent as it stands.
    pub fn poster_preview(&self, id: Id, language: GuideLanguage) -> Result<PosterPreview> {
        let sheet = caught(|| self.inner.poster_sheet(id))?;
        let html = soundings_pages::poster::html(&sheet.poster, spoken(language));
        Ok(PosterPreview { html, looked_at: sheet.looked_at })
    }

    /// A printed poster goes out: to whom, as it was looked at.
    pub fn poster_went_out(&self, id: Id, to: String, looked_at: String) -> Result<Id> {
        caught(|| self.inner.poster_went_out(id, &to, &looked_at))
    }

    /// Changes a poster.
    pub fn change_poster(&self, id: Id, change: PosterChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_poster(id, &change, seen.as_ref()))
    }

    /// Takes a poster down, or puts it up again.
    pub fn take_poster_down(&self, id: Id, down: bool) -> Result<()> {
        caught(|| self.inner.take_poster_down(id, down))
    }
}
