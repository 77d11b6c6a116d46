//! Role-plays from a real map, and calls to ourselves. Neither is evidence about a customer (rule 3): what comes out is
//! guesses, and questions for the next visit.

use soundings_wire::Id;

use crate::error::Result;
use crate::model::fields::{empathy_map, person};
use crate::model::guides::built_in;
use crate::model::{EncounterKind, GuideLanguage, Kind};
use crate::notebook::Notebook;
use crate::store::entities::Entity;
use crate::visit_log::{StartVisit, start_unplanned};

/// The guide that a call to ourselves begins with.
const CALL_GUIDE: &str = "call-to-ourselves";

impl Notebook {
    /// Starts a role-play of the person of a map: an encounter of its own kind, with their customer, so that a question that
    /// is marked in it is proposed for the next visit there.
    ///
    /// # Errors
    /// [`crate::Refusal::AnotherUnderWay`]; an unknown map.
    pub fn start_role_play(&self, map: Id) -> Result<Id> {
        let (customer, objective) = self.read(|reading| {
            let map = reading.live(map, Kind::EmpathyMap)?;
            let who = Entity::find_named(reading.connection, map.fields.get(empathy_map::PERSON))?;
            let who = who.filter(Entity::is_here);
            let customer = who.as_ref().and_then(|who| who.fields.get(person::ORGANIZATION));
            let name = who.and_then(|who| who.kind.name(&who.fields)).unwrap_or_default();
            let situation = map.fields.get(empathy_map::SITUATION).unwrap_or_default();
            Ok((customer, format!("{name}: {situation}")))
        })?;
        let objective = Some(objective.trim_start_matches(": ").to_owned()).filter(|text| !text.trim().is_empty());
        self.start_visit(&StartVisit {
            customer,
            objective,
            kind: Some(EncounterKind::RolePlay),
            ..StartVisit::default()
        })
    }

    /// Starts a call to ourselves, with the script that comes with Soundings as its questions.
    ///
    /// # Errors
    /// [`crate::Refusal::AnotherUnderWay`].
    pub fn start_call_to_ourselves(&self, language: GuideLanguage) -> Result<Id> {
        let kind = Some(EncounterKind::CallToOurselves);
        let guide = built_in(language).into_iter().find(|guide| guide.key == CALL_GUIDE).map(|guide| guide.id());
        // In one act: a call without its script could not be started again.
        self.write(|action| start_unplanned(action, &StartVisit { kind, ..StartVisit::default() }, guide))
    }
}
