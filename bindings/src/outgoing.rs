//! What goes out: the end of a visit, consent use by use, the preview of a report for others, what went out.

use soundings_core::model::{Id, Use};
use soundings_core::present::{Consent, End, ForWhom, Noted, PAGE, SendReport};
use soundings_pages::document::Document;
use soundings_pages::{Language, report};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::pages::SentPage;

/// A report for others before it goes, as its reader will see it.
#[derive(uniffi::Record)]
pub struct Preview {
    /// The page, whole in itself.
    pub html: String,
    /// Notes that go only if a person has read them and says so: hand their ids back as `read`.
    pub to_read_first: Vec<ToRead>,
    /// Notes left out because somebody in them was not asked or did not agree.
    pub withheld: u32,
    /// Hand back with [`SendReport`].
    pub looked_at: String,
}

/// A note that a person reads before it goes.
#[derive(uniffi::Record)]
pub struct ToRead {
    /// The note.
    pub id: Id,
    /// Its words.
    pub words: String,
    /// Their very words.
    pub exact: bool,
}

/// A report in the forms that a phone hands out.
#[derive(uniffi::Record)]
pub struct ReportPages {
    /// A page, whole in itself.
    pub html: String,
    /// As text.
    pub text: String,
    /// As Markdown.
    pub markdown: String,
}

impl From<Document> for ReportPages {
    fn from(document: Document) -> Self {
        Self { html: document.html(), text: document.text(), markdown: document.markdown() }
    }
}

fn pages(record: &soundings_core::present::Report, language: &str) -> ReportPages {
    report::document(record, Language::from_tag(language)).into()
}

#[uniffi::export]
impl Notebook {
    /// *End* of a visit.
    pub fn end_screen(&self, visit: Id) -> Result<End> {
        caught(|| self.inner.end_screen(visit))
    }

    /// What a person agreed to, use by use.
    pub fn consent(&self, person: Id) -> Result<Consent> {
        caught(|| self.inner.consent(person))
    }

    /// One use that a person allows or does not.
    pub fn set_use(&self, person: Id, needed: Use, allowed: bool) -> Result<()> {
        caught(|| self.inner.set_use(person, needed, allowed))
    }

    /// A visit's report for us; `language` is a tag as phones have them.
    pub fn report_for_us(&self, visit: Id, language: String) -> Result<ReportPages> {
        Ok(pages(&caught(|| self.inner.report(visit, ForWhom::Us))?, &language))
    }

    /// A visit's report for others, before it goes: with those of its notes that a person has read and lets out.
    #[uniffi::method(default(read = []))]
    pub fn preview(&self, visit: Id, language: String, read: Vec<Id>) -> Result<Preview> {
        let mut preview = caught(|| self.inner.preview(visit))?;
        let to_read = |note: &Noted| ToRead { id: note.id, words: note.words.clone(), exact: note.exact };
        let to_read_first = preview.report.to_read_first.iter().map(to_read).collect();
        preview.report.read_through(&read);
        Ok(Preview {
            html: pages(&preview.report, &language).html,
            to_read_first,
            withheld: preview.report.withheld,
            looked_at: preview.looked_at,
        })
    }

    /// Lets a report go and writes down to whom.
    pub fn send_report(&self, sending: SendReport, language: String) -> Result<ReportPages> {
        Ok(pages(&caught(|| self.inner.send_report(&sending))?.report, &language))
    }

    /// *What went out* of a customer's visits: one page.
    pub fn went_out(&self, customer: Id, after: Option<String>) -> Result<SentPage> {
        Ok(caught(|| self.inner.went_out(customer, after.as_deref(), PAGE))?.into())
    }

    /// A copy was fetched back.
    pub fn fetched_back(&self, document: Id, fetched_back: bool) -> Result<()> {
        caught(|| self.inner.fetched_back(document, fetched_back))
    }
}
