use clap::{Args, ValueEnum};
use serde_json::json;
use soundings_core::model::Moment;
use soundings_core::{Findable, InvitedRole, Notebook};

use super::team::asked_out_of_turn;
use crate::answer::Answer;
use crate::failure::Failure;
use crate::notebook::Open;
use crate::times;
use crate::words::say;

#[derive(Args, Debug)]
pub struct Invite {
    /// Add a device to this engineer, who is in the team [default: a new engineer]
    #[arg(long, value_name = "ID|NAME")]
    engineer: Option<String>,
    /// What the device may do
    #[arg(long, value_enum, default_value_t = Role::Engineer)]
    role: Role,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Role {
    Engineer,
    Coordinator,
    Display,
}

impl From<Role> for InvitedRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Engineer => Self::Engineer,
            Role::Coordinator => Self::Coordinator,
            Role::Display => Self::Display,
        }
    }
}

impl Invite {
    pub fn run(&self, open: Open) -> Result<Answer, Failure> {
        let engineer = self.engineer.as_deref().map(|named| open.find(Findable::Engineer, named)).transpose()?;
        open.notebook.ask_for_invite(self.role.into(), engineer)?;
        let now = open.now;
        let invitation = asked_out_of_turn(open.notebook, Notebook::take_invite, || say!("terminal-not-invited"))?;
        let expires = Moment::utc(invitation.expires_ms as i64);
        let until = times::when(&expires, &now);
        let text = format!("{}\n\n{}\n", invitation.text, say!("terminal-invited", time = until));
        Ok(Answer::new(json!({"invite": invitation.text, "expires": expires}), text))
    }
}
