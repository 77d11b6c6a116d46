//! What is made for a customer and for a meeting: the summary with its check, the pack, a map, cards, findings; as pages that a phone
//! prints or sends.

use soundings_core::model::{GuideLanguage, Id};
use soundings_core::present::{Noted, Plain, SendSummary};
use soundings_pages::{Language, deck, findings, map, pack, summary};

use crate::error::{Result, caught};
use crate::notebook::Notebook;
use crate::outgoing::{Preview, ReportPages, ToRead};

/// A summary for the customer before it goes.
#[derive(uniffi::Record)]
pub struct SummaryPreview {
    /// As its reader will see it, with what has to be read first.
    pub page: Preview,
    /// Notes without a star that could go too.
    pub unstarred: u32,
    /// How plain our words in it are.
    pub plain: Plain,
}

pub(crate) fn spoken(language: GuideLanguage) -> Language {
    match language {
        GuideLanguage::English => Language::English,
        GuideLanguage::French => Language::French,
    }
}

#[uniffi::export]
impl Notebook {
    /// A summary of a visit for the customer, before it goes.
    pub fn summary_preview(&self, visit: Id, ours: Option<String>, language: GuideLanguage) -> Result<SummaryPreview> {
        let preview = caught(|| self.inner.summary_preview(visit, ours.as_deref(), language))?;
        let to_read = |note: &Noted| ToRead { id: note.id, words: note.words.clone(), exact: note.exact };
        let report = &preview.summary.report;
        Ok(SummaryPreview {
            page: Preview {
                html: summary::document(&preview.summary, spoken(language)).html(),
                to_read_first: report.to_read_first.iter().map(to_read).collect(),
                withheld: report.withheld,
                looked_at: preview.looked_at,
            },
            unstarred: preview.summary.unstarred,
            plain: preview.plain,
        })
    }

    /// Lets a summary go and writes down to whom.
    pub fn send_summary(&self, sending: SendSummary, language: GuideLanguage) -> Result<ReportPages> {
        let sent = caught(|| self.inner.send_summary(&sending))?;
        Ok(summary::document(&sent.summary, spoken(language)).into())
    }

    /// The meeting pack as a page to print, and as text to hand on.
    pub fn meeting_pack_page(&self, language: GuideLanguage) -> Result<ReportPages> {
        let (pack, language) = (caught(|| self.inner.meeting_pack())?, spoken(language));
        let html = pack::html(&pack, language);
        Ok(ReportPages { html, ..pack::document(&pack, language, pack::MOST_ROWS).into() })
    }

    /// A map as its canvas to print on one sheet, and as text to hand on; of a map that is the team's without what is only me.
    pub fn map_page(&self, map: Id, language: GuideLanguage) -> Result<ReportPages> {
        let (page, language) = (caught(|| self.inner.map_page(map))?, spoken(language));
        let html = map::canvas_html(&page, language);
        Ok(ReportPages { html, ..map::text_document(&page, language).into() })
    }

    /// A role-play deck as cards to print.
    pub fn deck_page(&self, map: Id, language: GuideLanguage) -> Result<String> {
        Ok(deck::html(&caught(|| self.inner.deck(map, language))?, spoken(language)))
    }

    /// What came of calls to ourselves, as a page.
    pub fn findings_page(&self, language: GuideLanguage) -> Result<ReportPages> {
        Ok(findings::document(&caught(|| self.inner.findings())?, spoken(language)).into())
    }
}
