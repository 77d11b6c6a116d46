//! soundings-bench
