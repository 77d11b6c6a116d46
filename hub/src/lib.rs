//! soundings-hub
