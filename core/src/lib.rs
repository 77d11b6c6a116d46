//! soundings-core
