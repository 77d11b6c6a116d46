//! One request, out of turn, for a person who stands there and waits. Nothing of it is kept on disk: what comes of it may be
//! a secret, and what nobody waits for any more is not to be done.

/// What became of such a request.
#[derive(Default)]
pub(crate) enum OutOfTurn<Asked, Answer> {
    /// Nobody asks.
    #[default]
    Idle,
    /// A person waits for it.
    Asked(Asked),
    /// It is here, until it is taken.
    Here(Answer),
}

impl<Asked, Answer> OutOfTurn<Asked, Answer> {
    /// What is asked, if anything.
    pub(super) fn asked(&self) -> Option<&Asked> {
        match self {
            Self::Asked(asked) => Some(asked),
            _ => None,
        }
    }

    /// Gives the answer that came, once.
    pub(super) fn take(&mut self) -> Option<Answer> {
        match std::mem::replace(self, Self::Idle) {
            Self::Here(answer) => Some(answer),
            other => {
                *self = other;
                None
            }
        }
    }

    /// Nobody waits for it any more: the hub did not answer, or will not.
    pub(super) fn give_up(&mut self) {
        if matches!(self, Self::Asked(_)) {
            *self = Self::Idle;
        }
    }
}
