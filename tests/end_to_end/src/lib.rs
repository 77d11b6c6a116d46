//! soundings-end-to-end
