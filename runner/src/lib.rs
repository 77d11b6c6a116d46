//! soundings-runner
