//! The visit log: customers, encounters, notes, promises, consent; sharing, deleting and erasing them.
//!
//! A rule is enforced here, when a person acts. What two devices did apart is merged by `log`, which never refuses.

mod answers;
mod customers;
mod debriefs;
mod delete;
mod drafts;
mod engineer_key;
mod erase;
mod expectations;
mod files;
mod freeing;
mod guides;
mod inbox;
mod leaving;
mod marks;
mod naming;
mod notes;
mod older_words;
mod oneself;
mod outcomes;
mod own_words;
mod paper;
mod pictures;
mod planned;
mod promises;
pub(crate) mod questions;
mod references;
mod refused;
mod resolve;
mod retention;
mod same;
mod seats;
pub(crate) mod sharing;
pub(crate) mod stories;
pub(crate) mod teammate;
mod visits;

pub use customers::{NewPerson, PersonChange};
pub use debriefs::NewDebriefAnswer;
pub use erase::Erasing;
pub(crate) use erase::{TAKE_BACK_MS, would_go};
pub use expectations::{ExpectationChange, NewExpectation};
pub use files::FileSettings;
pub use freeing::Freed;
pub use guides::{NewQuestion, QuestionChange, QuestionsOf};
pub use naming::{TaskOf, VisitChange};
pub use notes::{Captured, FiledUnder, NewObservation, NoteChange};
pub(crate) use older_words::older_words_go;
pub use outcomes::NewOutcome;
pub use paper::PinnedPage;
pub use pictures::Drawing;
pub use promises::{NewPromise, PromiseChange};
pub use references::{Called, Findable};
pub use refused::OtherWords;
pub use resolve::Resolution;
pub use sharing::Shared;
pub use stories::StoryChange;
pub use visits::{Ended, NewVisit, StartVisit};

pub(crate) use debriefs::own_end;
pub(crate) use delete::{bring_back, delete_all};
pub(crate) use drafts::draft;
pub(crate) use expectations::{MOST_EXPECTATIONS, is_after_start};
pub(crate) use files::file_settings;
pub(crate) use guides::put_question;
pub(crate) use oneself::{add_oneself, introduce};
pub(crate) use own_words::own_words;
pub(crate) use pictures::{attached, is_picture, photo_rule, picture, rule_of};
pub(crate) use refused::may_say_otherwise;
pub(crate) use resolve::version_ids;
pub(crate) use retention::years as retention_years;
pub(crate) use seats::may_withdraw;
pub(crate) use visits::{may_continue, start_unplanned, under_way};

pub use crate::model::Person;
