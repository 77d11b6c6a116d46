//! Pictures, what is drawn on them, and photographed pages.

use std::path::{Path, PathBuf};

use soundings_core::model::{Id, PhotoRule, PicturePoint, Seen};
use soundings_core::present::Picture;
use soundings_core::{Drawing, PinnedPage};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// *Picture*: by its id or its note's.
    pub fn picture(&self, id: Id) -> Result<Picture> {
        caught(|| self.inner.picture(id))
    }

    /// A picture's thumbnail (JPEG), for one's own eyes; `None` where it is not on this device yet.
    pub fn thumbnail(&self, id: Id) -> Result<Option<Vec<u8>>> {
        caught(|| self.inner.thumbnail(id))
    }

    /// Writes an attachment to a file: a picture as it may go out, covers burnt in; `original`: as it was taken in, for
    /// one's own eyes. Whether its bytes are on this device.
    pub fn save_attachment(&self, id: Id, file: String, original: bool) -> Result<bool> {
        caught(|| self.inner.save_attachment(id, Path::new(&file), original))
    }

    /// Draws on a picture. [`Notebook::delete`] takes it off again.
    pub fn annotate(&self, picture: Id, drawing: Drawing) -> Result<Id> {
        caught(|| self.inner.annotate(picture, &drawing))
    }

    /// What a site says about pictures; `seen` is what its row carried.
    pub fn set_photo_rule(&self, site: Id, rule: PhotoRule, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.set_photo_rule(site, rule, seen.as_ref()))
    }

    /// Moves something drawn.
    pub fn move_annotation(&self, annotation: Id, points: Vec<PicturePoint>, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.move_annotation(annotation, &points, seen.as_ref()))
    }

    /// Pins photographed pages to a visit, to type notes beside.
    pub fn add_pages(&self, visit: Id, pages: Vec<String>, only_me: bool) -> Result<Vec<PinnedPage>> {
        let pages: Vec<PathBuf> = pages.into_iter().map(PathBuf::from).collect();
        caught(|| self.inner.add_pages(visit, &pages, only_me))
    }
}
