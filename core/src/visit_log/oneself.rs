//! Who one is to others: the engineer of this notebook.

use super::sharing;
use crate::error::Result;
use crate::log::action::Action;
use crate::log::share::share;
use crate::model::fields::engineer;
use crate::model::{Audience, Kind};
use crate::store::columns::Log;

/// A new notebook's engineer, with the device it lies on.
pub(crate) fn add_oneself(action: &mut Action<'_>, name: &str) {
    let changes = vec![engineer::NAME.set(&name.to_owned()), engineer::DEVICES.with(&action.me.incarnation.device)];
    action.create_as(Audience::OnlyMe, Kind::Engineer, action.me.engineer, changes);
}

/// A team was joined: it learns the engineer's name and device, and gets what was ended with *End and share* before. A name that
/// it knows somebody by stays as it is.
pub(crate) fn introduce(action: &mut Action<'_>, is_known: bool) -> Result<()> {
    let me = action.me.engineer;
    if is_known || share(action, me)? == 0 {
        let device = engineer::DEVICES.with(&action.me.incarnation.device);
        action.write_to(Log::Team, Kind::Engineer, me, vec![device]);
        action.flush()?;
    }
    sharing::share_ended(action)
}
