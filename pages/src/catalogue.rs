//! What pages say: the catalogue's words for a page, days, lengths, quotation marks.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use soundings_core::model::{Basis, ConsentChoice, DocumentKind, EncounterKind, MapPart, ObservationKind, PhotoRule};
use soundings_core::present::{Cleared, Piece, PromiseStanding};
use soundings_words::{Argument, Language, Place};

use crate::frame::CLOCK;
use crate::text::shown;

/// A language as pages speak it.
pub(crate) trait Said: Copy {
    /// Words with what goes into them.
    fn with(self, id: &str, arguments: &[Argument<'_>]) -> String;

    /// Words.
    fn say(self, id: &str) -> String {
        self.with(id, &[])
    }

    /// Words of a number of things.
    fn counted(self, id: &str, count: u64) -> String {
        self.with(id, &[("count", count.into())])
    }

    /// Somebody's very words, in quotation marks.
    fn quoted(self, words: &str) -> String {
        self.with("exact-quote", &[("words", words.into())])
    }

    /// Words that may be read, with what stands for the names that were taken out.
    fn cleared(self, words: &Cleared) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => shown(words),
            Piece::Someone => self.say("page-someone"),
            Piece::ACustomer => self.say("page-some-customer"),
        };
        words.pieces().iter().map(piece).collect()
    }

    /// A day written out.
    fn day(self, day: NaiveDate) -> String {
        let weekday = self.say(&format!("date-weekday-{}", day.weekday().number_from_monday()));
        let month = self.say(&format!("date-month-{}", day.month()));
        let year = day.year().into();
        let parts = [("weekday", weekday.into()), ("day", day.day().into()), ("month", month.into()), ("year", year)];
        self.with("date-day-of-year", &parts)
    }

    /// A day that is near, without its year.
    fn day_of_the_year(self, day: NaiveDate) -> String {
        let weekday = self.say(&format!("date-weekday-{}", day.weekday().number_from_monday()));
        let month = self.say(&format!("date-month-{}", day.month()));
        self.with("date-day", &[("weekday", weekday.into()), ("day", day.day().into()), ("month", month.into())])
    }

    /// Words with the day and the hour of what they say.
    fn dated(self, id: &str, made: NaiveDateTime) -> String {
        format!("{} {}, {}", self.say(id), self.day(made.date()), made.format(CLOCK))
    }

    /// How often and from how many sources: ticks as words.
    fn depth(self, depth: u8) -> String {
        self.say(&format!("depth-{}", depth.min(3)))
    }

    /// What an entry of a map rests on.
    fn basis(self, basis: Basis, notes: usize) -> String {
        let count = notes.into();
        let words = self.with(&format!("basis-{}", basis.word()), &[("count", count)]);
        match basis {
            Basis::Told | Basis::Seen | Basis::ToldAndSeen if notes > 1 => {
                self.with("page-times", &[("basis", words.into()), ("count", notes.into())])
            }
            _ => words,
        }
    }

    /// "2 notes only you can see are not in here."
    fn only_you(self, notes: u32) -> String {
        self.counted("page-only-you", notes.into())
    }

    /// "but: 1 note"
    fn against(self, notes: usize) -> String {
        self.counted("page-against", notes as u64)
    }

    /// A length in a unit that people read.
    fn bytes(self, bytes: u64) -> String {
        match bytes {
            0..1_000 => self.counted("page-bytes", bytes),
            1_000..1_000_000 => self.counted("page-kilobytes", bytes / 1_000),
            _ => self.counted("page-megabytes", bytes / 1_000_000),
        }
    }

    fn part(self, part: MapPart) -> String {
        self.say(&format!("map-part-{}", part.word()))
    }

    /// A part below the water, of one statement on the wall.
    fn matter(self, part: MapPart) -> String {
        self.say(match part {
            MapPart::NeedToDo => "page-matter-need-to-do",
            MapPart::Pain => "page-matter-pain",
            MapPart::Gain => "page-matter-gain",
            _ => "page-matter-other",
        })
    }

    fn encounter(self, kind: EncounterKind) -> String {
        self.say(&format!("encounter-kind-{}", kind.word()))
    }

    fn document(self, kind: DocumentKind) -> String {
        self.say(&format!("document-kind-{}", kind.word()))
    }

    fn note(self, kind: ObservationKind) -> String {
        self.say(&format!("observation-kind-{}", kind.word()))
    }

    fn choice(self, choice: ConsentChoice) -> String {
        self.say(&format!("consent-choice-{}", choice.word()))
    }

    fn photo_rule(self, rule: PhotoRule) -> String {
        self.say(&format!("photo-rule-{}", rule.word()))
    }

    /// Where a promise stands; `None` while it is open and its day is not near.
    fn standing(self, standing: PromiseStanding) -> Option<String> {
        (standing != PromiseStanding::Open).then(|| self.say(&format!("promise-standing-{}", standing.word())))
    }
}

impl Said for Language {
    fn with(self, id: &str, arguments: &[Argument<'_>]) -> String {
        self.words(Place::Page, id, arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out_in_each_language() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(Language::English.day(day("2026-11-24")), "Tuesday 24 November 2026");
        assert_eq!(Language::French.day(day("2026-12-01")), "mardi 1er décembre 2026");
        assert_eq!(Language::French.day_of_the_year(day("2026-12-01")), "mardi 1er décembre");
    }
}
