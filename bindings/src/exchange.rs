//! The exchange with the team's server.

/// Ends a long call early.
#[derive(uniffi::Object)]
pub struct Cancel;
