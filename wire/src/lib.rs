//! soundings-wire
