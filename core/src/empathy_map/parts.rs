//! After the cards: one question for each part below the water that is empty. Answered with the notes that show it and one
//! sentence, left, or kept for the next visit. And what was decided taken back.

use super::evidence::EvidenceRange;
use super::maps::{NewEntry, add};
use super::session::Decision;
use super::sorting::{SortingOf, Table};
use crate::error::Result;
use crate::model::fields::{empathy_map, encounter, evidence, guide_question, left_off, map_entry};
use crate::model::guides::of_part;
use crate::model::{GuideLanguage, Id, Kind, MapPart, QuestionSource, SortedAs};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::{NewQuestion, QuestionsOf, delete_all, put_question};

impl Notebook {
    /// Answers the question of a part: an entry with one sentence, and the notes that show it. Without a note it is a guess.
    ///
    /// # Errors
    /// Text that is none; notes that can't be evidence; unknown ids.
    pub fn answer_part(&self, of: SortingOf, part: MapPart, notes: &[Id], sentence: &str) -> Result<Id> {
        let whole = |note: &Id| EvidenceRange { note: *note, start: None, end: None };
        let from = notes.iter().map(whole).collect();
        let new = NewEntry { map: of.map, part, text: Some(sentence.to_owned()), from, against: Vec::new() };
        self.write_words(|action| {
            let mut table = Table::lay(action, of)?;
            let entry = add(table.action, &new)?;
            table.decided.push(Decision { entry: Some(entry), ..Decision::of(SortedAs::Answered, None, Some(part)) });
            table.clear().map(|()| entry)
        })
    }

    /// Leaves the question of a part, on this device, until what was put off is asked for again.
    ///
    /// # Errors
    /// Unknown ids.
    pub fn skip_part(&self, of: SortingOf, part: MapPart) -> Result<()> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            table.decided.push(Decision::of(SortedAs::Skipped, None, Some(part)));
            table.clear()
        })
    }

    /// Keeps the question of a part for next time: on the list of the next visit to the customer, where one is planned, and
    /// else first among what is proposed for it, until something shows that part.
    ///
    /// # Errors
    /// Unknown ids.
    pub fn ask_part_next_time(&self, of: SortingOf, part: MapPart, language: GuideLanguage) -> Result<()> {
        self.write(|action| {
            let mut table = Table::lay(action, of)?;
            let mut decision = Decision::of(SortedAs::AskNextTime, None, Some(part));
            let map = table.map.clone();
            table.action.edit(&map, vec![empathy_map::ASK_NEXT.with(&part)], None)?;
            if let Some(next) = table.next_visit()? {
                let who = crate::log::reading::name(table.action.connection(), map.fields.get(empathy_map::PERSON))?;
                let text = of_part(language, part, &who.unwrap_or_default());
                let question = NewQuestion { text, source: QuestionSource::Gap, about: Some(map.id), part: Some(part) };
                decision.entry = Some(put_question(table.action, QuestionsOf::Visit(next.id), &question)?);
                decision.link = Some(next.id);
            }
            table.decided.push(decision);
            table.clear()
        })
    }
}

impl Table<'_, '_> {
    /// The next planned visit to the customer of the one whose notes are sorted.
    fn next_visit(&self) -> Result<Option<Entity>> {
        let connection = self.action.connection();
        let visit = Entity::find(connection, self.session.visit)?;
        let Some(customer) = visit.and_then(|visit| visit.fields.get(encounter::ORGANIZATION)) else { return Ok(None) };
        Entity::planned_with(connection, customer, self.action.now.utc_ms)
    }

    /// Takes back what was decided at once. What others added to meanwhile stays, without what is taken back.
    pub fn take_back(&mut self, last: &[Decision]) -> Result<()> {
        for one in last.iter().rev() {
            match one.decided {
                SortedAs::Entry | SortedAs::Answered => self.take_entry_back(one)?,
                SortedAs::SameAs => self.unlink(one.link)?,
                SortedAs::NotAboutThem | SortedAs::NotForTheMap => {
                    if let Some(row) = self.live(one.entry, Kind::LeftOff)? {
                        self.action.edit(&row, vec![left_off::STANDS.set(&false)], None)?;
                    }
                }
                SortedAs::AskNextTime => self.take_question_back(one)?,
                SortedAs::Later | SortedAs::Skipped => {}
            }
        }
        self.action.flush()?;
        self.session.forget_last(self.action.connection())
    }

    fn live(&self, id: Option<Id>, kind: Kind) -> Result<Option<Entity>> {
        id.map_or(Ok(None), |id| Entity::live(self.action.connection(), id, kind))
    }

    /// The entry goes, but where it has words of its own by now, or other notes show it too: then only the link goes.
    fn take_entry_back(&mut self, one: &Decision) -> Result<()> {
        let Some(entry) = self.live(one.entry, Kind::MapEntry)? else { return Ok(()) };
        let links = Entity::children(self.action.connection(), entry.id, Kind::Evidence)?;
        let is_more = one.decided == SortedAs::Entry
            && (entry.fields.get(map_entry::TEXT).is_some()
                || links.iter().any(|link| link.state == 1 && Some(link.id) != one.link));
        if is_more {
            return self.unlink(one.link);
        }
        let all: Vec<Id> = std::iter::once(entry.id).chain(links.iter().map(|link| link.id)).collect();
        delete_all(self.action, &all)
    }

    fn unlink(&mut self, link: Option<Id>) -> Result<()> {
        match self.live(link, Kind::Evidence)? {
            Some(link) => self.action.edit(&link, vec![evidence::STANDS.without(&())], None),
            None => Ok(()),
        }
    }

    fn take_question_back(&mut self, one: &Decision) -> Result<()> {
        if let Some(part) = one.part {
            let map = self.map.clone();
            self.action.edit(&map, vec![empathy_map::ASK_NEXT.without(&part)], None)?;
        }
        match self.live(one.entry, Kind::GuideQuestion)? {
            Some(question) => self.action.edit(&question, vec![guide_question::LEFT_OUT.set(&true)], None),
            None => Ok(()),
        }
    }
}
