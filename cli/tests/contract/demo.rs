//! Where the demo will not begin; that it plays to its end is a check of its own.

use std::fs;
use std::process::Command;

use crate::support::{Desk, Ran};

#[test]
fn the_demo_never_plays_into_a_folder_that_holds_something() {
    let desk = Desk::new();
    let before = fs::read_dir(desk.notebook()).unwrap().count();
    assert_eq!(desk.refused(&["demo"], 1), "demo-folder");
    assert_eq!(fs::read_dir(desk.notebook()).unwrap().count(), before);
}

#[test]
fn without_the_hub_beside_it_the_demo_says_so_and_nothing_runs() {
    let desk = Desk::empty();
    let alone = desk.path("alone");
    fs::create_dir(&alone).unwrap();
    let program = alone.join("soundings");
    // By a process of its own: what this one has open to write, a child that another test starts just then has open too,
    // and a program that is open to write does not run.
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_soundings")).arg(&program).status().unwrap();
    assert!(copied.success());
    let browser = desk.path("bin");
    fs::create_dir(&browser).unwrap();
    fs::write(browser.join("chromium"), "").unwrap();
    let mut command = Command::new(&program);
    command.env_clear().env("PATH", &browser).args(["--json", "demo", "--dir"]).arg(desk.path("demo"));
    let ran = Ran::of(command.output().unwrap());
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("demo-server"), "{}", ran.err);
}
