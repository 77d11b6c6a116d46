//! soundings-ffi
