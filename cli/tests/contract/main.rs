//! The command line's contract, on the real binary: documents, exit codes, and every bad input.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod backups;
mod bad_input;
mod before;
mod capture;
mod changing;
mod covered;
mod demo;
mod documents;
mod full_disk;
mod importing;
mod meeting;
mod older_words;
mod opening;
mod people_type;
mod phones;
mod pictures;
mod printed;
mod pty;
mod refused;
mod rules;
mod said;
mod same;
#[path = "../../../core/tests/common/small_disk.rs"]
mod small_disk;
mod sorting;
mod support;
mod team;
mod teamwork;
mod terminal;
mod views;
mod wall;
mod workshop;
