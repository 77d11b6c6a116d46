//! Guides, and the list of questions of a visit.

use soundings_core::model::{GuideLanguage, Id, Seen};
use soundings_core::present::{GuidePage, GuideRow};
use soundings_core::{NewQuestion, QuestionChange, QuestionsOf};

use crate::error::{Result, caught};
use crate::notebook::Notebook;

#[uniffi::export]
impl Notebook {
    /// The guides: those that come with Soundings, then those that people made.
    pub fn guides(&self, language: GuideLanguage) -> Result<Vec<GuideRow>> {
        caught(|| self.inner.guides(language))
    }

    /// One guide with its questions.
    pub fn guide(&self, id: Id, language: GuideLanguage) -> Result<GuidePage> {
        caught(|| self.inner.guide(id, language))
    }

    /// Makes a guide of one's own.
    pub fn new_guide(&self, name: String, questions: Vec<String>) -> Result<Id> {
        caught(|| self.inner.new_guide(&name, &questions))
    }

    /// Calls a guide something else.
    pub fn name_guide(&self, id: Id, name: String, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.name_guide(id, &name, seen.as_ref()))
    }

    /// Puts a question on a list: one's own, or one that was proposed.
    pub fn add_question(&self, of: QuestionsOf, question: NewQuestion) -> Result<Id> {
        caught(|| self.inner.add_question(of, &question))
    }

    /// Changes a question of a list: other words, asked, off the list.
    pub fn change_question(&self, of: QuestionsOf, id: Id, change: QuestionChange, seen: Option<Seen>) -> Result<()> {
        caught(|| self.inner.change_question(of, id, &change, seen.as_ref()))
    }

    /// Moves a question before another of its list, or behind all.
    pub fn move_question(&self, of: QuestionsOf, id: Id, before: Option<Id>) -> Result<()> {
        caught(|| self.inner.move_question(of, id, before))
    }
}
