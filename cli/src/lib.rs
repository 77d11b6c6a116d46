//! soundings
