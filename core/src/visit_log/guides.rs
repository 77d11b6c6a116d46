//! Guides: sets of open questions, and the list of questions of an encounter.
//!
//! A guide that comes with Soundings is in no log; what a person changes of it is written under the id that it has on every
//! device, so that two offline edits merge, each question by itself. An encounter's list shows the questions of the guide
//! chosen for it, and what was written down for it alone. A question that was taken over from somewhere has an id that
//! follows from there: taken over on two devices it is one.
//!
//! Two devices apart merge so: two wordings of one question stand side by side; two guides chosen, the later stands; a
//! question moved twice stands where it was moved last; asked on one side is asked.

use soundings_wire::{Change, Id};

use super::questions::{Named, Question, STEP, all, of_guide, of_visit, taken_id};
use super::sharing;
use crate::error::{Error, Result};
use crate::log::action::Action;
use crate::log::share::{share, share_named};
use crate::model::fields::{encounter, guide, guide_question};
use crate::model::guides::built_in;
use crate::model::{Audience, GuideLanguage, Kind, MapPart, QuestionSource, Seen, check_text, fold};
use crate::notebook::Notebook;
use crate::store::columns::Log;
use crate::store::entities::Entity;

/// Whose questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum QuestionsOf {
    /// A guide's: the team's, for every encounter.
    Guide(Id),
    /// One encounter's.
    Visit(Id),
}

/// A question to put on a list.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewQuestion {
    /// Its words.
    pub text: String,
    /// Where it comes from.
    pub source: QuestionSource,
    /// The note, entry or map it was taken over from.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub about: Option<Id>,
    /// The part of the map.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub part: Option<MapPart>,
}

impl NewQuestion {
    /// One's own.
    #[must_use]
    pub fn own(text: String) -> Self {
        Self { text, source: QuestionSource::Own, about: None, part: None }
    }
}

/// A change of a question; what is `None` stays.
#[derive(Clone, Debug, Default)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionChange {
    /// Other words.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub text: Option<String>,
    /// It was asked, or was not after all.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub asked: Option<bool>,
    /// Off the list, or on it again.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub left_out: Option<bool>,
}

impl Notebook {
    /// Makes a guide of one's own. It is the team's where there is one.
    ///
    /// # Errors
    /// Texts that are none.
    pub fn new_guide(&self, name: &str, questions: &[String]) -> Result<Id> {
        let name = check_text(name)?;
        let questions = questions.iter().map(|text| check_text(text)).collect::<Result<Vec<_>>>()?;
        self.write_words(|action| {
            let mut changes = vec![guide::NAME.set(&name.to_owned())];
            changes.extend([guide::AUTHOR.set(&action.me.engineer), guide::CREATED.set(&action.now)]);
            let id = action.create(Audience::Team, Kind::Guide, changes);
            for (place, text) in questions.iter().enumerate() {
                let mut changes = vec![guide_question::GUIDE.set(&id)];
                changes.extend(new_question(text, place as i64 * STEP, QuestionSource::Guide));
                changes.extend(authored(action));
                action.create(Audience::Team, Kind::GuideQuestion, changes);
            }
            Ok(id)
        })
    }

    /// Calls a guide something else, also one that comes with Soundings.
    ///
    /// # Errors
    /// A name that is no text; an unknown guide.
    pub fn name_guide(&self, id: Id, name: &str, seen: Option<&Seen>) -> Result<()> {
        let name = guide::NAME.set(&check_text(name)?.to_owned());
        self.write_words(|action| match the_guide(action, id)? {
            Some(entity) => action.edit(&entity, vec![name.clone()], seen),
            None => {
                action.create_as(Audience::Team, Kind::Guide, id, vec![name.clone()]);
                Ok(())
            }
        })
    }

    /// What `text` means: the key, the id, the beginning of the name of exactly one guide.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn find_guide(&self, text: &str, language: GuideLanguage) -> Result<Id> {
        self.read(|reading| {
            let (guides, text) = (all(reading.connection, language)?, text.trim());
            let folded = fold(text);
            let is = |guide: &&Named| guide.key == Some(text) || guide.id.to_string() == text;
            let is_called = |guide: &&Named| fold(&guide.name) == folded;
            let begins = |guide: &&Named| !folded.is_empty() && fold(&guide.name).starts_with(&folded);
            for fits in [&is as &dyn Fn(&&Named) -> bool, &is_called, &begins] {
                let candidates: Vec<Id> = guides.iter().filter(fits).map(|guide| guide.id).collect();
                match candidates.as_slice() {
                    [] => {}
                    [one] => return Ok(*one),
                    _ => return Err(Error::Ambiguous { what: Kind::Guide.word(), candidates }),
                }
            }
            Err(Error::NotFound { what: Kind::Guide.word() })
        })
    }

    /// Puts a question on a list, behind the others. One that was taken over before is there once.
    ///
    /// # Errors
    /// Text that is none; unknown ids.
    pub fn add_question(&self, of: QuestionsOf, new: &NewQuestion) -> Result<Id> {
        self.write_words(|action| put_question(action, of, new))
    }

    /// Changes a question of a list: other words, asked, off the list.
    ///
    /// # Errors
    /// Text that is none; unknown ids.
    pub fn change_question(&self, of: QuestionsOf, id: Id, change: &QuestionChange, seen: Option<&Seen>) -> Result<()> {
        let text = change.text.as_deref().map(check_text).transpose()?;
        self.write_words(|action| {
            let mut changes = Vec::new();
            changes.extend(text.map(|text| guide_question::TEXT.set(&text.to_owned())));
            changes.extend(change.asked.map(|asked| guide_question::ASKED.set(&asked)));
            changes.extend(change.left_out.map(|left_out| guide_question::LEFT_OUT.set(&left_out)));
            let list = List::open(action, of)?;
            if changes.is_empty() {
                return list.question(id).map(drop);
            }
            if let Some(question) = list.questions.iter().find(|question| question.id == id) {
                return list.write(action, question, changes, seen);
            }
            // Off the list already, and perhaps on it again.
            let entity = action.live(id, Kind::GuideQuestion)?;
            if entity.kind.parent(&entity.fields) != Some(list.above) {
                return Err(Error::NotFound { what: Kind::GuideQuestion.word() });
            }
            action.edit(&entity, changes, seen)
        })
    }

    /// Moves a question before another of its list, or behind all.
    ///
    /// # Errors
    /// Unknown ids.
    pub fn move_question(&self, of: QuestionsOf, id: Id, before: Option<Id>) -> Result<()> {
        self.write(|action| {
            let list = List::open(action, of)?;
            let moved = list.question(id)?;
            let rest: Vec<&Question> = list.questions.iter().filter(|question| question.id != id).collect();
            let at = match before {
                Some(before) if before == id => return Ok(()),
                Some(before) => rest.iter().position(|question| question.id == before),
                None => Some(rest.len()),
            };
            let at = at.ok_or(Error::NotFound { what: Kind::GuideQuestion.word() })?;
            let after = at.checked_sub(1).map(|last| rest[last].place);
            let place = match (after, rest.get(at).map(|next| next.place)) {
                (None, None) => return Ok(()),
                (None, Some(next)) => next.checked_sub(STEP),
                (Some(last), None) => last.checked_add(STEP),
                (Some(last), Some(next)) => last.checked_add(next.saturating_sub(last) / 2).filter(|it| *it > last),
            };
            if let Some(place) = place {
                return list.write(action, moved, vec![guide_question::PLACE.set(&place)], None);
            }
            // No room between the two: everything is placed anew.
            let order = rest[..at].iter().copied().chain([moved]).chain(rest[at..].iter().copied());
            for (place, question) in order.enumerate() {
                let place = place as i64 * STEP;
                list.write(action, question, vec![guide_question::PLACE.set(&place)], None)?;
            }
            Ok(())
        })
    }
}

/// Puts a question on a list, behind the others.
pub(crate) fn put_question(action: &mut Action<'_>, of: QuestionsOf, new: &NewQuestion) -> Result<Id> {
    let text = check_text(&new.text)?;
    let list = List::open(action, of)?;
    let place = list.questions.last().map_or(0, |last| last.place + STEP);
    let mut changes = vec![list.belongs()];
    changes.extend(new_question(text, place, new.source));
    let (QuestionsOf::Visit(visit), Some(about)) = (of, new.about) else {
        changes.extend(authored(action));
        return Ok(action.create(list.audience, Kind::GuideQuestion, changes));
    };
    let (id, about) = (taken_id(visit, new.source, about, new.part), action.here(about, "thing")?);
    if let Some(taken) = Entity::find(action.connection(), id)? {
        action.edit(&taken, vec![guide_question::LEFT_OUT.set(&false)], None)?;
        return Ok(id);
    }
    // It says what that says: where that is only me, so is it.
    let only_me = about.log == Log::Personal;
    changes.extend(only_me.then(|| guide_question::STAYS_ONLY_ME.set(&true)));
    let audience = if only_me { Audience::OnlyMe } else { list.audience };
    action.create_as(audience, Kind::GuideQuestion, id, changes);
    Ok(id)
}

/// A guide that may be chosen for an encounter; the team gets it first where the encounter is the team's.
pub(super) fn choose(action: &mut Action<'_>, visit: &Entity, id: Id) -> Result<Change> {
    if visit.log == Log::Team {
        the_guide(action, id)?;
    } else if !is_built_in(id) {
        action.live(id, Kind::Guide)?;
    }
    Ok(encounter::GUIDE.set(&id))
}

fn is_built_in(id: Id) -> bool {
    built_in(GuideLanguage::English).iter().any(|guide| guide.id() == id)
}

/// What is written of a guide that is there, the team's where there is a team: a guide is for everybody.
fn the_guide(action: &mut Action<'_>, id: Id) -> Result<Option<Entity>> {
    if is_built_in(id) && Entity::find(action.connection(), id)?.is_none() {
        return Ok(None);
    }
    let guide = action.live(id, Kind::Guide)?;
    if !action.me.has_team() || guide.log == Log::Team {
        return Ok(Some(guide));
    }
    share_named(action, id)?;
    action.live(id, Kind::Guide).map(Some)
}

/// What is written of a question but whose list it is on.
fn new_question(text: &str, place: i64, source: QuestionSource) -> [Change; 3] {
    [guide_question::TEXT.set(&text.to_owned()), guide_question::PLACE.set(&place), guide_question::SOURCE.set(&source)]
}

/// Who made it and when. A question under an id that follows from elsewhere says neither: two may have made it.
fn authored(action: &Action<'_>) -> [Change; 2] {
    [guide_question::AUTHOR.set(&action.me.engineer), guide_question::CREATED.set(&action.now)]
}

/// A list of questions that somebody changes.
struct List {
    of: QuestionsOf,
    above: Id,
    audience: Audience,
    questions: Vec<Question>,
}

impl List {
    fn open(action: &mut Action<'_>, of: QuestionsOf) -> Result<Self> {
        // Which words stand for a question that nobody wrote matters to no change.
        let language = GuideLanguage::English;
        match of {
            QuestionsOf::Guide(id) => {
                the_guide(action, id)?;
                let questions = of_guide(action.connection(), id, language)?;
                Ok(Self { of, above: id, audience: Audience::Team, questions })
            }
            QuestionsOf::Visit(id) => {
                let visit = action.live(id, Kind::Encounter)?;
                let questions = of_visit(action.connection(), &visit, language)?;
                let audience = sharing::audience(action, None, &[visit])?;
                Ok(Self { of, above: id, audience, questions })
            }
        }
    }

    fn belongs(&self) -> Change {
        match self.of {
            QuestionsOf::Guide(id) => guide_question::GUIDE.set(&id),
            QuestionsOf::Visit(id) => guide_question::ENCOUNTER.set(&id),
        }
    }

    fn question(&self, id: Id) -> Result<&Question> {
        let found = self.questions.iter().find(|question| question.id == id);
        found.ok_or(Error::NotFound { what: Kind::GuideQuestion.word() })
    }

    /// Writes changes of a question, the first of one that nobody changed under the id that it has.
    fn write(
        &self,
        action: &mut Action<'_>,
        question: &Question,
        mut changes: Vec<Change>,
        seen: Option<&Seen>,
    ) -> Result<()> {
        let Some(entity) = &question.entity else {
            changes.push(self.belongs());
            changes.push(guide_question::SOURCE.set(&question.source));
            changes.extend(question.from.map(|from| guide_question::FROM.set(&from)));
            if changes.iter().all(|change| change.field != guide_question::PLACE.number) {
                changes.push(guide_question::PLACE.set(&question.place));
            }
            action.create_as(self.audience, Kind::GuideQuestion, question.id, changes);
            return Ok(());
        };
        let is_of_guide = matches!(self.of, QuestionsOf::Guide(_));
        if !is_of_guide || !action.me.has_team() || entity.log == Log::Team {
            return action.edit(entity, changes, seen);
        }
        // Changed before a team was joined.
        share(action, entity.id)?;
        let entity = action.live(entity.id, Kind::GuideQuestion)?;
        action.edit(&entity, changes, seen)
    }
}
