//! soundings-simulation
