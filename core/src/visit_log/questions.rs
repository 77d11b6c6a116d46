//! Lists of questions as they stand: a guide's, and an encounter's. What comes with Soundings, with what people wrote over it.

use rusqlite::Connection;
use soundings_wire::Id;

use crate::error::Result;
use crate::model::fields::{encounter, guide_question};
use crate::model::guides::{BuiltIn, built_in, derived};
use crate::model::{GuideLanguage, Kind, MapPart, QuestionSource};
use crate::store::entities::Entity;

/// Between two questions of a list, so that others can be put in between.
pub(super) const STEP: i64 = 1 << 20;

/// So many questions of one list are shown, and so many guides.
const MOST: usize = 200;

/// A question of a list, as it stands.
pub(crate) struct Question {
    pub id: Id,
    /// What is written of it; `None` of one that nobody changed.
    pub entity: Option<Entity>,
    pub text: String,
    pub source: QuestionSource,
    pub asked: bool,
    pub(super) place: i64,
    /// The question of a guide that it is.
    pub(super) from: Option<Id>,
}

/// The name of a guide that can be chosen.
pub(crate) struct Named {
    pub id: Id,
    pub name: String,
    /// What is written of it.
    pub entity: Option<Entity>,
    /// Its key, of one that comes with Soundings.
    pub key: Option<&'static str>,
}

/// Every guide: those that come with Soundings, then those that people made.
pub(crate) fn all(connection: &Connection, language: GuideLanguage) -> Result<Vec<Named>> {
    let mut written = Entity::of_kind_after(connection, Kind::Guide, 0, MOST)?;
    let mut guides = Vec::new();
    for guide in built_in(language) {
        let at = written.iter().position(|entity| entity.id == guide.id());
        let entity = at.map(|at| written.swap_remove(at));
        let name = entity.as_ref().and_then(|entity| entity.kind.name(&entity.fields));
        let name = name.unwrap_or_else(|| guide.name.to_owned());
        guides.push(Named { id: guide.id(), name, entity, key: Some(guide.key) });
    }
    written.sort_by_key(|entity| entity.number);
    guides.extend(written.into_iter().map(|entity| Named {
        id: entity.id,
        name: entity.kind.name(&entity.fields).unwrap_or_default(),
        key: None,
        entity: Some(entity),
    }));
    Ok(guides)
}

/// A guide that is there.
pub(crate) fn named(connection: &Connection, id: Id, language: GuideLanguage) -> Result<Option<Named>> {
    Ok(all(connection, language)?.into_iter().find(|guide| guide.id == id))
}

/// A guide's questions, in their order.
pub(crate) fn of_guide(connection: &Connection, guide: Id, language: GuideLanguage) -> Result<Vec<Question>> {
    let mut written = written_of(connection, guide)?;
    let mut questions = Vec::new();
    if let Some(built_in) = built_in(language).into_iter().find(|one| one.id() == guide) {
        for (place, text) in built_in.questions.iter().enumerate() {
            let plain = Question {
                id: built_in.question_id(place),
                entity: None,
                text: (*text).to_owned(),
                source: QuestionSource::Guide,
                asked: false,
                place: place as i64 * STEP,
                from: None,
            };
            questions.extend(over(plain, &mut written));
        }
    }
    questions.extend(written.into_iter().filter_map(|entity| alone(entity, String::new())));
    Ok(in_order(questions))
}

/// An encounter's questions, in their order.
pub(crate) fn of_visit(connection: &Connection, visit: &Entity, language: GuideLanguage) -> Result<Vec<Question>> {
    let mut written = written_of(connection, visit.id)?;
    let mut questions = Vec::new();
    if let Some(guide) = visit.fields.get(encounter::GUIDE) {
        for question in of_guide(connection, guide, language)? {
            let id = derived(&[b"visit question", visit.id.as_bytes(), question.id.as_bytes()]);
            let plain = Question { id, entity: None, asked: false, from: Some(question.id), ..question };
            questions.extend(over(plain, &mut written));
        }
    }
    for entity in written {
        // Of a guide that is not chosen any more; what was asked stays on the list.
        let text = match entity.fields.get(guide_question::FROM) {
            Some(from) if entity.fields.flag(guide_question::ASKED) => words_of(connection, from, language)?,
            Some(_) => continue,
            None => String::new(),
        };
        questions.extend(alone(entity, text));
    }
    Ok(in_order(questions))
}

fn written_of(connection: &Connection, above: Id) -> Result<Vec<Entity>> {
    Entity::children_after(connection, above, Kind::GuideQuestion, (i64::MIN, i64::MIN), MOST)
}

fn in_order(mut questions: Vec<Question>) -> Vec<Question> {
    questions.sort_by_key(|question| (question.place, question.entity.as_ref().map(|entity| entity.id), question.id));
    questions
}

/// A question with what is written of it; `None` where it was left out.
fn over(plain: Question, written: &mut Vec<Entity>) -> Option<Question> {
    let Some(at) = written.iter().position(|entity| entity.id == plain.id) else { return Some(plain) };
    let entity = written.swap_remove(at);
    let fields = &entity.fields;
    if fields.flag(guide_question::LEFT_OUT) {
        return None;
    }
    Some(Question {
        text: fields.get(guide_question::TEXT).unwrap_or(plain.text),
        place: fields.get(guide_question::PLACE).unwrap_or(plain.place),
        asked: fields.flag(guide_question::ASKED),
        entity: Some(entity),
        ..plain
    })
}

/// A question that only what is written makes; `text` where it has no words of its own.
fn alone(entity: Entity, text: String) -> Option<Question> {
    let source = entity.fields.get(guide_question::SOURCE).unwrap_or(QuestionSource::Own);
    let from = entity.fields.get(guide_question::FROM);
    let plain = Question { id: entity.id, entity: None, text, source, asked: false, place: 0, from };
    over(plain, &mut vec![entity])
}

/// The words of a guide's question, also of one that is deleted.
fn words_of(connection: &Connection, question: Id, language: GuideLanguage) -> Result<String> {
    let written = Entity::find(connection, question)?.and_then(|entity| entity.fields.get(guide_question::TEXT));
    let comes = |guide: BuiltIn| {
        let at = (0..guide.questions.len()).find(|place| guide.question_id(*place) == question)?;
        Some(guide.questions[at].to_owned())
    };
    Ok(written.or_else(|| built_in(language).into_iter().find_map(comes)).unwrap_or_default())
}

/// The id of a question taken over from a thing.
pub(crate) fn taken_id(visit: Id, source: QuestionSource, about: Id, part: Option<MapPart>) -> Id {
    let part = part.map_or(0, MapPart::number);
    derived(&[b"taken question", visit.as_bytes(), &[source.number(), part], about.as_bytes()])
}
